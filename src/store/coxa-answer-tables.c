/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-answer-tables.h"

#include <math.h>

enum {
  INSERT_ANSWER,
  INSERT_SCORE,
  INSERT_ITEM,
  INSERT_SPOT,
  REMOVE_ANSWERS,
  REMOVE_SCORES,
  REMOVE_ITEMS,
  REMOVE_SPOTS,
  READ_ANSWERS,
  READ_SCORES,
  READ_ITEMS,
  READ_SPOTS,
};

static const char *const statements[] = {
  [INSERT_ANSWER] = "INSERT INTO screen_answer (visit, question, answer) VALUES (?, ?, ?)",
  [INSERT_SCORE] = "INSERT INTO score (visit, place, questionnaire, total) VALUES (?, ?, ?, ?)",
  [INSERT_ITEM] = "INSERT INTO score_answer (visit, place, questionnaire, item, answer, words)"
                  " VALUES (?, ?, ?, ?, ?, ?)",
  [INSERT_SPOT] =
      "INSERT INTO pain_spot (visit, place, region, kind, intensity) VALUES (?, ?, ?, ?, ?)",
  [REMOVE_ANSWERS] = "DELETE FROM screen_answer WHERE visit = ?",
  [REMOVE_SCORES] = "DELETE FROM score WHERE visit = ?",
  [REMOVE_ITEMS] = "DELETE FROM score_answer WHERE visit = ?",
  [REMOVE_SPOTS] = "DELETE FROM pain_spot WHERE visit = ?",
  [READ_ANSWERS] = "SELECT a.visit, a.question, a.answer"
                   " FROM " COXA_VISIT_SCOPE " v CROSS JOIN screen_answer a ON a.visit = v.key",
  [READ_SCORES] = "SELECT s.visit, s.questionnaire, s.total"
                  " FROM " COXA_VISIT_SCOPE " v CROSS JOIN score s ON s.visit = v.key"
                  " ORDER BY s.visit, s.place",
  [READ_ITEMS] = "SELECT a.visit, a.questionnaire, a.item, a.answer, a.words"
                 " FROM " COXA_VISIT_SCOPE " v CROSS JOIN score_answer a ON a.visit = v.key"
                 " ORDER BY a.visit, a.place",
  [READ_SPOTS] = "SELECT s.visit, s.region, s.kind, s.intensity"
                 " FROM " COXA_VISIT_SCOPE " v CROSS JOIN pain_spot s ON s.visit = v.key"
                 " ORDER BY s.visit, s.place",
};

static gboolean
insert_answers (CoxaConnection *connection, gint64 visit_key, CoxaVisit *visit, GError **error)
{
  g_auto (GStrv) questions = coxa_visit_dup_answered (visit);

  for (guint i = 0; questions[i] != NULL; i++) {
    CoxaAnswer answer = coxa_visit_get_answer (visit, questions[i]);
    g_autoptr (CoxaStatement) insert =
        coxa_connection_use (connection, statements[INSERT_ANSWER], error);

    if (insert == NULL)
      return FALSE;
    coxa_statement_bind_int (insert, visit_key);
    coxa_statement_bind_text (insert, questions[i]);
    coxa_statement_bind_text (insert, coxa_answer_ids[answer]);
    if (!coxa_statement_run (insert, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
insert_scores (CoxaConnection *connection, gint64 visit_key, CoxaVisit *visit, GError **error)
{
  const GPtrArray *scores = coxa_visit_get_scores (visit);

  for (guint i = 0; i < scores->len; i++) {
    const CoxaScore *score = g_ptr_array_index (scores, i);
    g_autoptr (CoxaStatement) insert = NULL;

    if (!coxa_score_has_total (score))
      continue;
    insert = coxa_connection_use (connection, statements[INSERT_SCORE], error);
    if (insert == NULL)
      return FALSE;
    coxa_statement_bind_int (insert, visit_key);
    coxa_statement_bind_int (insert, i);
    coxa_statement_bind_text (insert, score->questionnaire);
    coxa_statement_bind_real (insert, score->total);
    if (!coxa_statement_run (insert, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
insert_item (CoxaConnection *connection,
             gint64 visit_key,
             guint place,
             const CoxaScore *score,
             const CoxaItemAnswer *answer,
             GError **error)
{
  g_autoptr (CoxaStatement) insert =
      coxa_connection_use (connection, statements[INSERT_ITEM], error);

  if (insert == NULL)
    return FALSE;
  coxa_statement_bind_int (insert, visit_key);
  coxa_statement_bind_int (insert, place);
  coxa_statement_bind_text (insert, score->questionnaire);
  coxa_statement_bind_text (insert, answer->item);
  coxa_statement_bind_real (insert, answer->value);
  coxa_statement_bind_text (insert, answer->words);
  return coxa_statement_run (insert, error);
}

static gboolean
insert_items (CoxaConnection *connection, gint64 visit_key, CoxaVisit *visit, GError **error)
{
  const GPtrArray *scores = coxa_visit_get_scores (visit);
  guint place = 0;

  for (guint i = 0; i < scores->len; i++) {
    const CoxaScore *score = g_ptr_array_index (scores, i);

    for (guint j = 0; j < score->answers->len; j++)
      if (!insert_item (connection, visit_key, place++, score,
                        g_ptr_array_index (score->answers, j), error))
        return FALSE;
  }
  return TRUE;
}

static gboolean
insert_spots (CoxaConnection *connection, gint64 visit_key, CoxaVisit *visit, GError **error)
{
  const GPtrArray *spots = coxa_visit_get_pain_map (visit);

  for (guint i = 0; i < spots->len; i++) {
    const CoxaPainSpot *spot = g_ptr_array_index (spots, i);
    g_autoptr (CoxaStatement) insert =
        coxa_connection_use (connection, statements[INSERT_SPOT], error);

    if (insert == NULL)
      return FALSE;
    coxa_statement_bind_int (insert, visit_key);
    coxa_statement_bind_int (insert, i);
    coxa_statement_bind_text (insert, spot->region);
    coxa_statement_bind_text (insert, spot->kind);
    coxa_statement_bind_optional_int (insert, spot->intensity, COXA_PAIN_NOT_ASKED);
    if (!coxa_statement_run (insert, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
coxa_answer_tables_insert (CoxaConnection *connection,
                           gint64 visit_key,
                           CoxaVisit *visit,
                           GError **error)
{
  return insert_answers (connection, visit_key, visit, error) &&
         insert_scores (connection, visit_key, visit, error) &&
         insert_items (connection, visit_key, visit, error) &&
         insert_spots (connection, visit_key, visit, error);
}

gboolean
coxa_answer_tables_remove (CoxaConnection *connection, gint64 visit_key, GError **error)
{
  for (int i = REMOVE_ANSWERS; i <= REMOVE_SPOTS; i++) {
    g_autoptr (CoxaStatement) statement = coxa_connection_use (connection, statements[i], error);

    if (statement == NULL)
      return FALSE;
    coxa_statement_bind_int (statement, visit_key);
    if (!coxa_statement_run (statement, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_answer (CoxaStatement *row, CoxaVisit *visit, GError **error)
{
  int answer;

  if (!coxa_statement_get_choice (row, 2, coxa_answer_ids, &answer, error))
    return FALSE;
  coxa_visit_set_answer (visit, coxa_statement_get_text (row, 1), answer);
  return TRUE;
}

static gboolean
read_score (CoxaStatement *row, CoxaVisit *visit, GError **error)
{
  coxa_visit_add_score (visit, coxa_statement_get_text (row, 1), coxa_statement_get_real (row, 2));
  return TRUE;
}

static gboolean
read_item (CoxaStatement *row, CoxaVisit *visit, GError **error)
{
  const char *questionnaire = coxa_statement_get_text (row, 1);
  const CoxaScore *kept = coxa_visit_find_score (visit, questionnaire);
  g_autoptr (CoxaScore) score =
      kept != NULL ? coxa_score_copy (kept) : coxa_score_new (questionnaire, NAN);

  coxa_score_set_answer (score, coxa_statement_get_text (row, 2), coxa_statement_get_text (row, 4),
                         coxa_statement_get_real (row, 3));
  coxa_visit_put_score (visit, score);
  return TRUE;
}

static gboolean
read_spot (CoxaStatement *row, CoxaVisit *visit, GError **error)
{
  coxa_visit_add_pain_spot (visit, coxa_statement_get_text (row, 1),
                            coxa_statement_get_text (row, 2),
                            coxa_statement_get_optional_int (row, 3, COXA_PAIN_NOT_ASKED));
  return TRUE;
}

static gboolean
read_rows (CoxaConnection *connection,
           int which,
           CoxaVisitReading *reading,
           gboolean (*read_row) (CoxaStatement *, CoxaVisit *, GError **),
           GError **error)
{
  g_autoptr (CoxaStatement) rows = coxa_connection_use (connection, statements[which], error);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  coxa_visit_reading_bind (reading, rows);
  while (coxa_statement_next (rows, &failure)) {
    gint64 key = coxa_statement_get_int (rows, 0);
    CoxaVisit *visit = coxa_visit_reading_find (reading, key);
    GError *unreadable = NULL;

    if (visit != NULL && !read_row (rows, visit, &unreadable))
      coxa_visit_reading_note (reading, key, unreadable);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

gboolean
coxa_answer_tables_read (CoxaConnection *connection, CoxaVisitReading *reading, GError **error)
{
  return read_rows (connection, READ_ANSWERS, reading, read_answer, error) &&
         read_rows (connection, READ_SCORES, reading, read_score, error) &&
         read_rows (connection, READ_ITEMS, reading, read_item, error) &&
         read_rows (connection, READ_SPOTS, reading, read_spot, error);
}
