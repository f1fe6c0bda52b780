/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-document-parts.h"

#include <glib/gi18n-lib.h>

#define NOTES_LETTERS_MAX 100000
#define YEAR_MIN 1900
#define YEAR_MAX 2199

/* Only what names one moment with its offset: GLib alone would also take weeks and bare hours. */
static GDateTime *
parse_moment (const char *text)
{
  if (!g_regex_match_simple (
          "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.0+)?(Z|[+-]\\d{2}:\\d{2})$", text,
          G_REGEX_DOLLAR_ENDONLY, 0))
    return NULL;
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, NULL);
  if (moment == NULL || g_date_time_get_year (moment) < YEAR_MIN ||
      g_date_time_get_year (moment) > YEAR_MAX)
    return NULL;
  return g_steal_pointer (&moment);
}

static GDateTime *
read_moment (const CoxaJsonPart *part, GError **error)
{
  const char *text = NULL;
  if (!coxa_json_part_need (part, "at", error) ||
      !coxa_json_part_get_text (part, "at", COXA_TEXT_LINE, 40, &text, error))
    return NULL;
  GDateTime *moment = parse_moment (text);
  if (moment == NULL)
    coxa_json_part_fail (
        part, "at", error,
        _ ("is not a date and time with offset such as 2026-03-14T09:30:00+01:00"));
  return moment;
}

static gboolean
read_visit_texts (const CoxaJsonPart *part, CoxaVisit *visit, GError **error)
{
  const char *examiner = NULL, *episode = NULL;
  if (!coxa_json_part_get_text (part, "examiner", COXA_TEXT_LINE, COXA_NAME_LETTERS_MAX, &examiner,
                                error) ||
      !coxa_json_part_get_text (part, "episode", COXA_TEXT_LINE, COXA_NAME_LETTERS_MAX, &episode,
                                error))
    return FALSE;
  coxa_visit_set_examiner (visit, examiner);
  coxa_visit_set_episode (visit, episode);
  return TRUE;
}

/**
 * coxa_document_read_visit:
 * @fallback_id: id of a visit to which the document gives none
 *
 * Returns: (transfer full): the visit with its moment, examiner, episode and notes, nothing else
 */
CoxaVisit *
coxa_document_read_visit (const CoxaJsonPart *document, const char *fallback_id, GError **error)
{
  static const char *const members[] = { "id", "at", "examiner", "episode", NULL };
  g_autofree char *id = NULL;
  JsonObject *object = NULL;
  const char *notes = NULL;

  if (!coxa_json_part_need (document, "visit", error) ||
      !coxa_json_part_get_object (document, "visit", &object, error))
    return NULL;
  CoxaJsonPart part = { object, "visit" };
  if (!coxa_json_part_only (&part, members, error) ||
      !coxa_json_part_dup_uuid (&part, "id", &id, error))
    return NULL;
  g_autoptr (GDateTime) at = read_moment (&part, error);
  if (at == NULL)
    return NULL;

  g_autoptr (CoxaVisit) visit = coxa_visit_new (id != NULL ? id : fallback_id, at);
  if (!read_visit_texts (&part, visit, error) ||
      !coxa_json_part_get_text (document, "notes", COXA_TEXT_NOTES, NOTES_LETTERS_MAX, &notes,
                                error))
    return NULL;
  coxa_visit_set_notes (visit, notes);
  return g_steal_pointer (&visit);
}

static gboolean
read_pain (const CoxaJsonPart *document, CoxaVisit *visit, GError **error)
{
  JsonObject *object = NULL;
  if (!coxa_json_part_get_object (document, "pain", &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;
  CoxaJsonPart part = { object, "pain" };
  if (!coxa_json_part_only (&part, coxa_pain_ids, error))
    return FALSE;
  for (guint i = 0; i < COXA_N_PAINS; i++) {
    int pain = COXA_PAIN_NOT_ASKED;
    if (!coxa_json_part_get_whole (&part, coxa_pain_ids[i], 0, 10, &pain, error))
      return FALSE;
    coxa_visit_set_pain (visit, (CoxaPainKind) i, pain);
  }
  return TRUE;
}

static gboolean
read_answer (const CoxaJsonPart *part, const char *member, int *answer_out, GError **error)
{
  guint n_ids = g_strv_length ((char **) coxa_answer_ids);
  return coxa_json_part_get_choice (part, member, coxa_answer_ids, n_ids, answer_out, error);
}

static gboolean
read_named_answers (const CoxaJsonPart *part, const CoxaDocumentReading *reading, GError **error)
{
  JsonObjectIter iter;
  const char *question;

  json_object_iter_init_ordered (&iter, part->object);
  while (json_object_iter_next_ordered (&iter, &question, NULL)) {
    int answer = COXA_ANSWER_NOT_ASKED;
    if (coxa_ruleset_find_question (reading->ruleset, question) == NULL)
      return coxa_json_part_fail_name (part, question, error, _ ("unknown question"));
    if (!read_answer (part, question, &answer, error))
      return FALSE;
    coxa_visit_set_answer (reading->visit, question, (CoxaAnswer) answer);
  }
  return TRUE;
}

static gboolean
read_screen (const CoxaJsonPart *document, const CoxaDocumentReading *reading, GError **error)
{
  static const char *const members[] = { "others", "answers", NULL };
  JsonObject *object = NULL, *answers = NULL;
  int others = COXA_ANSWER_NOT_ASKED;

  if (!coxa_json_part_get_object (document, "screen", &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;
  CoxaJsonPart part = { object, "screen" };
  if (!coxa_json_part_only (&part, members, error) ||
      !read_answer (&part, "others", &others, error) ||
      !coxa_json_part_get_object (&part, "answers", &answers, error))
    return FALSE;
  coxa_visit_set_others (reading->visit, (CoxaAnswer) others);
  if (answers == NULL)
    return TRUE;
  CoxaJsonPart named = { answers, "screen.answers" };
  return read_named_answers (&named, reading, error);
}

/* Total and subscore come from one form: whether they fit is seen when both are there. */
static gboolean
check_parts (const CoxaJsonPart *document, const CoxaDocumentReading *reading, GError **error)
{
  const CoxaQuestionnaireCatalogue *catalogue = reading->questionnaires;

  for (guint i = 0; i < coxa_questionnaire_catalogue_count (catalogue); i++) {
    const CoxaQuestionnaire *whole = coxa_questionnaire_catalogue_get (catalogue, i);
    g_autoptr (GError) refusal = NULL;
    double total, part;

    if (whole->risk.part == NULL ||
        !coxa_questionnaire_find_total (whole, reading->visit, &total) ||
        !coxa_questionnaire_find_total (
            coxa_questionnaire_catalogue_find (catalogue, whole->risk.part), reading->visit, &part))
      continue;
    if (!coxa_questionnaire_check_part (whole, total, part, &refusal))
      return coxa_json_part_fail (document, "scores", error, "%s", refusal->message);
  }
  return TRUE;
}

static gboolean
read_scores (const CoxaJsonPart *document, const CoxaDocumentReading *reading, GError **error)
{
  return coxa_json_part_each (document, "scores", coxa_document_read_score, (gpointer) reading,
                              error) &&
         check_parts (document, reading, error);
}

/**
 * coxa_document_read_answers:
 *
 * Reads what the patient answered into the visit: pain, safety screen, questionnaires, pain map.
 */
gboolean
coxa_document_read_answers (const CoxaJsonPart *document,
                            const CoxaDocumentReading *reading,
                            GError **error)
{
  return read_pain (document, reading->visit, error) && read_screen (document, reading, error) &&
         read_scores (document, reading, error) &&
         coxa_document_read_pain_map (document, reading, error);
}
