/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Scores with the answers they were made of. */

#include "coxa-document-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WORDS_LETTERS_MAX 200

typedef struct {
  const CoxaQuestionnaire *questionnaire;
  CoxaScore *score; /* filled in item by item */
} AnswerReading;

/* A pain has one place in a document, or the same one could be there twice with two numbers. */
static const CoxaQuestionnaire *
read_questionnaire (const CoxaJsonPart *part, const CoxaDocumentReading *reading, GError **error)
{
  const char *id = NULL;
  const CoxaQuestionnaire *questionnaire;

  if (!coxa_json_part_need (part, "questionnaire", error) ||
      !coxa_json_part_get_id (part, "questionnaire", &id, error))
    return NULL;
  questionnaire = coxa_questionnaire_catalogue_find (reading->questionnaires, id);
  if (questionnaire == NULL)
    coxa_json_part_fail (part, "questionnaire", error, _ ("unknown questionnaire %s"), id);
  else if (questionnaire->pain != COXA_PAIN_NONE)
    coxa_json_part_fail (part, "questionnaire", error, _ ("%s stands under pain, not here"), id);
  else if (coxa_visit_find_score (reading->visit, id) != NULL)
    coxa_json_part_fail (part, "questionnaire", error, _ ("is there twice"));
  else
    return questionnaire;
  return NULL;
}

static gboolean
read_item (const CoxaJsonPart *part,
           const AnswerReading *reading,
           const char **item_out,
           GError **error)
{
  if (!coxa_json_part_need (part, "item", error) ||
      !coxa_json_part_get_id (part, "item", item_out, error))
    return FALSE;
  if (coxa_questionnaire_find_item (reading->questionnaire, *item_out) < 0)
    return coxa_json_part_fail (part, "item", error, _ ("%s has no such item"),
                                reading->questionnaire->id);
  if (coxa_score_find_answer (reading->score, *item_out) != NULL)
    return coxa_json_part_fail (part, "item", error, _ ("is there twice"));
  return TRUE;
}

static gboolean
check_words (const CoxaJsonPart *part,
             const CoxaQuestionnaire *questionnaire,
             const char *words,
             GError **error)
{
  if (words != NULL && !questionnaire->own_words)
    return coxa_json_part_fail (part, "words", error, _ ("must not be there"));
  if (words == NULL && questionnaire->own_words)
    return coxa_json_part_fail (part, "words", error, _ ("is missing"));
  return TRUE;
}

static gboolean
read_answer (const CoxaJsonPart *part, gpointer user_data, GError **error)
{
  static const char *const members[] = { "item", "words", "value", NULL };
  const AnswerReading *reading = user_data;
  g_autoptr (GError) refusal = NULL;
  const char *item = NULL, *words = NULL;
  double value = NAN;

  if (!coxa_json_part_only (part, members, error) || !read_item (part, reading, &item, error) ||
      !coxa_json_part_get_text (part, "words", COXA_TEXT_LINE, WORDS_LETTERS_MAX, &words, error) ||
      !check_words (part, reading->questionnaire, words, error) ||
      !coxa_json_part_get_number (part, "value", -G_MAXDOUBLE, G_MAXDOUBLE, &value, error))
    return FALSE;
  if (!isnan (value) && !coxa_questionnaire_check_answer (reading->questionnaire, value, &refusal))
    return coxa_json_part_fail (part, "value", error, "%s", refusal->message);
  coxa_score_set_answer (reading->score, item, words, value);
  return TRUE;
}

/* What the document calls the total must follow from its answers. */
static gboolean
check_total (const CoxaJsonPart *part, const AnswerReading *reading, GError **error)
{
  const CoxaQuestionnaire *questionnaire = reading->questionnaire;
  g_autoptr (GError) refusal = NULL;
  double total;

  if (reading->score->answers->len == 0) {
    if (!coxa_json_part_need (part, "total", error))
      return FALSE;
    if (!coxa_questionnaire_check_total (questionnaire, reading->score->total, &refusal))
      return coxa_json_part_fail (part, "total", error, "%s", refusal->message);
    return TRUE;
  }
  if (!coxa_questionnaire_score (questionnaire, reading->score, &total, NULL, &refusal)) {
    if (coxa_score_has_total (reading->score))
      return coxa_json_part_fail (part, "total", error, "%s", refusal->message);
    return TRUE;
  }
  if (coxa_score_has_total (reading->score) &&
      fabs (reading->score->total - total) > 0.51 * pow (10, -questionnaire->decimals))
    return coxa_json_part_fail (part, "total", error, _ ("is not the %g that the answers make"),
                                total);
  reading->score->total = total;
  return TRUE;
}

/* @user_data: a CoxaDocumentReading */
gboolean
coxa_document_read_score (const CoxaJsonPart *part, gpointer user_data, GError **error)
{
  static const char *const members[] = { "questionnaire", "total", "answers", NULL };
  const CoxaDocumentReading *reading = user_data;
  g_autoptr (CoxaScore) score = NULL;
  double total = NAN;

  if (!coxa_json_part_only (part, members, error))
    return FALSE;
  const CoxaQuestionnaire *questionnaire = read_questionnaire (part, reading, error);
  if (questionnaire == NULL ||
      !coxa_json_part_get_number (part, "total", -G_MAXDOUBLE, G_MAXDOUBLE, &total, error))
    return FALSE;
  score = coxa_score_new (questionnaire->id, total);
  AnswerReading answers = { questionnaire, score };
  if (!coxa_json_part_each (part, "answers", read_answer, &answers, error) ||
      !check_total (part, &answers, error))
    return FALSE;
  coxa_visit_put_score (reading->visit, score);
  return TRUE;
}

static void
write_answers (CoxaJsonWriter *writer, const CoxaScore *score)
{
  if (score->answers->len == 0)
    return;
  coxa_json_writer_open_list (writer, "answers");
  for (guint i = 0; i < score->answers->len; i++) {
    const CoxaItemAnswer *answer = g_ptr_array_index (score->answers, i);
    coxa_json_writer_open_object (writer, NULL);
    coxa_json_writer_add_text (writer, "item", answer->item);
    coxa_json_writer_add_optional_text (writer, "words", answer->words);
    if (!isnan (answer->value))
      coxa_json_writer_add_number (writer, "value", answer->value);
    coxa_json_writer_close_object (writer);
  }
  coxa_json_writer_close_list (writer);
}

void
coxa_document_write_score (CoxaJsonWriter *writer, const CoxaScore *score)
{
  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_text (writer, "questionnaire", score->questionnaire);
  if (coxa_score_has_total (score))
    coxa_json_writer_add_number (writer, "total", score->total);
  write_answers (writer, score);
  coxa_json_writer_close_object (writer);
}
