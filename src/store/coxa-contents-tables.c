/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-contents-tables.h"

enum {
  INSERT_REMARK,
  INSERT_TREATMENT,
  REMOVE_REMARKS,
  REMOVE_TREATMENTS,
  READ_REMARKS,
  READ_TREATMENTS,
};

static const char *const statements[] = {
  [INSERT_REMARK] =
      "INSERT INTO remark (visit, place, part, topic, kind, text) VALUES (?, ?, ?, ?, ?, ?)",
  [INSERT_TREATMENT] =
      "INSERT INTO treatment (visit, place, technique, own, region, side, grade, minutes, response,"
      " pain_after, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  [REMOVE_REMARKS] = "DELETE FROM remark WHERE visit = ?",
  [REMOVE_TREATMENTS] = "DELETE FROM treatment WHERE visit = ?",
  [READ_REMARKS] = "SELECT r.visit, r.part, r.topic, r.kind, r.text"
                   " FROM " COXA_VISIT_SCOPE " v CROSS JOIN remark r ON r.visit = v.key"
                   " ORDER BY r.visit, r.place",
  [READ_TREATMENTS] =
      "SELECT t.visit, t.technique, t.own, t.region, t.side, t.grade, t.minutes, t.response,"
      " t.pain_after, t.note"
      " FROM " COXA_VISIT_SCOPE " v CROSS JOIN treatment t ON t.visit = v.key"
      " ORDER BY t.visit, t.place",
};

static gboolean
insert_remark (CoxaConnection *connection,
               gint64 visit_key,
               guint place,
               const CoxaRemark *remark,
               GError **error)
{
  g_autoptr (CoxaStatement) insert =
      coxa_connection_use (connection, statements[INSERT_REMARK], error);

  if (insert == NULL)
    return FALSE;
  coxa_statement_bind_int (insert, visit_key);
  coxa_statement_bind_int (insert, place);
  coxa_statement_bind_text (insert, coxa_topic_part_ids[remark->part]);
  coxa_statement_bind_text (insert, remark->topic);
  coxa_statement_bind_text (insert, coxa_topic_kind_ids[remark->kind]);
  coxa_statement_bind_text (insert, remark->text);
  return coxa_statement_run (insert, error);
}

static gboolean
insert_treatment (CoxaConnection *connection,
                  gint64 visit_key,
                  guint place,
                  const CoxaTreatment *treatment,
                  GError **error)
{
  g_autoptr (CoxaStatement) insert =
      coxa_connection_use (connection, statements[INSERT_TREATMENT], error);

  if (insert == NULL)
    return FALSE;
  coxa_statement_bind_int (insert, visit_key);
  coxa_statement_bind_int (insert, place);
  coxa_statement_bind_text (insert, treatment->technique);
  coxa_statement_bind_text (insert, treatment->own);
  coxa_statement_bind_text (insert, treatment->region);
  coxa_statement_bind_text (insert, coxa_side_ids[treatment->side]);
  coxa_statement_bind_text (insert, treatment->grade);
  coxa_statement_bind_optional_int (insert, treatment->minutes, 0);
  coxa_statement_bind_text (insert, coxa_response_ids[treatment->response]);
  coxa_statement_bind_optional_int (insert, treatment->pain_after, COXA_PAIN_NOT_ASKED);
  coxa_statement_bind_text (insert, treatment->note);
  return coxa_statement_run (insert, error);
}

gboolean
coxa_contents_tables_insert (CoxaConnection *connection,
                             gint64 visit_key,
                             CoxaVisit *visit,
                             GError **error)
{
  const GPtrArray *remarks = coxa_visit_get_remarks (visit);
  const GPtrArray *treatments = coxa_visit_get_treatments (visit);

  for (guint i = 0; i < remarks->len; i++)
    if (!insert_remark (connection, visit_key, i, g_ptr_array_index (remarks, i), error))
      return FALSE;
  for (guint i = 0; i < treatments->len; i++)
    if (!insert_treatment (connection, visit_key, i, g_ptr_array_index (treatments, i), error))
      return FALSE;
  return TRUE;
}

gboolean
coxa_contents_tables_remove (CoxaConnection *connection, gint64 visit_key, GError **error)
{
  for (int i = REMOVE_REMARKS; i <= REMOVE_TREATMENTS; i++) {
    g_autoptr (CoxaStatement) remove = coxa_connection_use (connection, statements[i], error);

    if (remove == NULL)
      return FALSE;
    coxa_statement_bind_int (remove, visit_key);
    if (!coxa_statement_run (remove, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_remark (CoxaStatement *row, CoxaVisit *visit, GError **error)
{
  int part, kind;

  if (!coxa_statement_get_choice (row, 1, coxa_topic_part_ids, &part, error) ||
      !coxa_statement_get_choice (row, 3, coxa_topic_kind_ids, &kind, error))
    return FALSE;
  coxa_remarks_put (coxa_visit_get_remarks (visit), coxa_statement_get_text (row, 2),
                    (CoxaTopicPart) part, (CoxaTopicKind) kind, coxa_statement_get_text (row, 4));
  return TRUE;
}

static gboolean
read_treatment (CoxaStatement *row, CoxaVisit *visit, GError **error)
{
  g_autoptr (CoxaTreatment) treatment = coxa_treatment_new ();
  int side, response;

  if (!coxa_statement_get_choice (row, 4, coxa_side_ids, &side, error) ||
      !coxa_statement_get_choice (row, 7, coxa_response_ids, &response, error))
    return FALSE;
  treatment->technique = g_strdup (coxa_statement_get_text (row, 1));
  treatment->own = g_strdup (coxa_statement_get_text (row, 2));
  treatment->region = g_strdup (coxa_statement_get_text (row, 3));
  treatment->side = (CoxaSide) side;
  treatment->grade = g_strdup (coxa_statement_get_text (row, 5));
  treatment->minutes = (int) coxa_statement_get_optional_int (row, 6, 0);
  treatment->response = (CoxaResponse) response;
  treatment->pain_after = (int) coxa_statement_get_optional_int (row, 8, COXA_PAIN_NOT_ASKED);
  treatment->note = g_strdup (coxa_statement_get_text (row, 9));
  coxa_visit_add_treatment (visit, g_steal_pointer (&treatment));
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
coxa_contents_tables_read (CoxaConnection *connection, CoxaVisitReading *reading, GError **error)
{
  return read_rows (connection, READ_REMARKS, reading, read_remark, error) &&
         read_rows (connection, READ_TREATMENTS, reading, read_treatment, error);
}
