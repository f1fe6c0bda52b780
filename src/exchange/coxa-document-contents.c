/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-document-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* History, treatment and plan: what no pattern reads. */

/* The text of a list of choices; NULL with @error set. */
static char *
join_choices (const CoxaJsonPart *part, const char *topic, GError **error)
{
  JsonArray *list = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (!coxa_json_part_get_list (part, topic, &list, error))
    return NULL;
  for (guint i = 0; i < json_array_get_length (list); i++) {
    const char *value = coxa_json_node_get_text (json_array_get_element (list, i));

    if (value == NULL || strchr (value, ';') != NULL) {
      coxa_json_part_fail (part, topic, error, _ ("must be a list of ids"));
      return NULL;
    }
    g_string_append_printf (text, "%s%s", i > 0 ? ";" : "", value);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
read_number (const CoxaJsonPart *part, const CoxaTopic *topic, GError **error)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double number = 0;

  if (!coxa_json_part_get_number (part, topic->id, topic->minimum, topic->maximum, &number, error))
    return NULL;
  return g_strdup (g_ascii_dtostr (text, sizeof text, number + 0.0));
}

static char *
read_yesno (const CoxaJsonPart *part, const CoxaTopic *topic, GError **error)
{
  gboolean yes = FALSE;

  if (!coxa_json_part_get_flag (part, topic->id, &yes, error))
    return NULL;
  return g_strdup (yes ? "yes" : "no");
}

static char *
read_text (const CoxaJsonPart *part, const CoxaTopic *topic, GError **error)
{
  CoxaTextKind kind = topic->kind == COXA_TOPIC_WORDS ? COXA_TEXT_NOTES : COXA_TEXT_LINE;
  guint letters = topic->letters_max > 0 ? topic->letters_max : COXA_NAME_LETTERS_MAX;
  const char *text = "";

  if (!coxa_json_part_get_text (part, topic->id, kind, letters, &text, error))
    return NULL;
  return g_strdup (text);
}

static char *
read_remark (const CoxaJsonPart *part, const CoxaTopic *topic, GError **error)
{
  switch (topic->kind) {
  case COXA_TOPIC_CHOICES:
    return join_choices (part, topic->id, error);
  case COXA_TOPIC_NUMBER:
    return read_number (part, topic, error);
  case COXA_TOPIC_YESNO:
    return read_yesno (part, topic, error);
  case COXA_TOPIC_LINE:
  case COXA_TOPIC_WORDS:
  case COXA_TOPIC_CHOICE:
  case COXA_TOPIC_SINCE:
  case COXA_TOPIC_UNTIL:
  default:
    return read_text (part, topic, error);
  }
}

static gboolean
read_topic (const CoxaJsonPart *part,
            const char *id,
            CoxaTopicPart which,
            const CoxaDocumentReading *reading,
            GError **error)
{
  const CoxaTopic *topic = coxa_topic_catalogue_find (reading->topics, id);
  g_autoptr (GError) refusal = NULL;

  if (topic == NULL || topic->part != which)
    return coxa_json_part_fail_name (part, id, error, _ ("unknown member"));
  g_autofree char *text = read_remark (part, topic, error);
  if (text == NULL)
    return FALSE;
  if (!coxa_topic_check (topic, text, coxa_visit_get_at (reading->visit), &refusal))
    return coxa_json_part_fail (part, id, error, "%s", refusal->message);
  coxa_remarks_put (coxa_visit_get_remarks (reading->visit), id, which, topic->kind, text);
  return TRUE;
}

static gboolean
read_topics (const CoxaJsonPart *document,
             CoxaTopicPart which,
             const CoxaDocumentReading *reading,
             GError **error)
{
  JsonObject *object = NULL;
  JsonObjectIter iter;
  const char *id;

  if (!coxa_json_part_get_object (document, coxa_topic_part_ids[which], &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;
  CoxaJsonPart part = { object, coxa_topic_part_ids[which] };
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &id, NULL))
    if (!read_topic (&part, id, which, reading, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_line (const CoxaJsonPart *part, const char *member, guint letters, char **line, GError **error)
{
  const char *text = NULL;

  if (!coxa_json_part_get_text (part, member, COXA_TEXT_LINE, letters, &text, error))
    return FALSE;
  if (text != NULL && *text == '\0')
    return coxa_json_part_fail (part, member, error, _ ("is empty"));
  *line = g_strdup (text);
  return TRUE;
}

/* Either of the list, or in the clinic's own words. */
static gboolean
read_technique (const CoxaJsonPart *part,
                const CoxaTechniqueCatalogue *techniques,
                CoxaTreatment *treatment,
                GError **error)
{
  const CoxaTechnique *technique;
  const char *id = NULL;

  if (!coxa_json_part_get_id (part, "technique", &id, error) ||
      !read_line (part, "own", COXA_TREATMENT_OWN_MAX, &treatment->own, error))
    return FALSE;
  if ((id == NULL) == (treatment->own == NULL))
    return coxa_json_part_fail (part, "technique", error,
                                _ ("needs either a technique or the clinic's own words"));
  if (id == NULL)
    return !coxa_json_part_has (part, "grade") ||
           coxa_json_part_fail (part, "grade", error, _ ("this technique has no grades"));
  technique = coxa_technique_catalogue_find (techniques, id);
  if (technique == NULL)
    return coxa_json_part_fail (part, "technique", error, _ ("unknown technique %s"), id);
  treatment->technique = g_strdup (id);
  if (!read_line (part, "grade", COXA_NAME_LETTERS_MAX, &treatment->grade, error))
    return FALSE;
  if (treatment->grade == NULL ||
      g_strv_contains ((const char *const *) technique->grades, treatment->grade))
    return TRUE;
  if (technique->grades[0] == NULL)
    return coxa_json_part_fail (part, "grade", error, _ ("this technique has no grades"));
  g_autofree char *list = g_strjoinv (", ", technique->grades);
  return coxa_json_part_fail (part, "grade", error, _ ("must be one of %s"), list);
}

static gboolean
read_region (const CoxaJsonPart *part,
             const CoxaTechniqueCatalogue *techniques,
             CoxaTreatment *treatment,
             GError **error)
{
  const CoxaRegion *region = NULL;
  const char *id = NULL;
  int side = COXA_SIDE_CENTRAL;

  if (!coxa_json_part_get_id (part, "region", &id, error))
    return FALSE;
  if (id != NULL) {
    region = coxa_technique_catalogue_find_region (techniques, id);
    if (region == NULL)
      return coxa_json_part_fail (part, "region", error, _ ("unknown region %s"), id);
    treatment->region = g_strdup (id);
  }
  if (!coxa_json_part_get_choice (part, "side", coxa_side_ids, 2, &side, error))
    return FALSE;
  if (side != COXA_SIDE_CENTRAL && (region == NULL || !region->sided))
    return coxa_json_part_fail (part, "side", error, _ ("this region has no side"));
  treatment->side = (CoxaSide) side;
  return TRUE;
}

static gboolean
read_response (const CoxaJsonPart *part, CoxaTreatment *treatment, GError **error)
{
  int response = -1;

  if (!coxa_json_part_get_whole (part, "minutes", 1, COXA_TREATMENT_MINUTES_MAX,
                                 &treatment->minutes, error) ||
      !coxa_json_part_get_choice (part, "response", coxa_response_ids + 1, 3, &response, error) ||
      !coxa_json_part_get_whole (part, "pain_after", 0, 10, &treatment->pain_after, error))
    return FALSE;
  treatment->response = (CoxaResponse) (response + 1);
  return read_line (part, "note", COXA_TREATMENT_NOTE_MAX, &treatment->note, error);
}

static gboolean
read_treatment (const CoxaJsonPart *part, gpointer user_data, GError **error)
{
  static const char *const members[] = { "technique", "own",      "region",     "side", "grade",
                                         "minutes",   "response", "pain_after", "note", NULL };
  const CoxaDocumentReading *reading = user_data;
  g_autoptr (CoxaTreatment) treatment = coxa_treatment_new ();

  if (!coxa_json_part_only (part, members, error) ||
      !read_technique (part, reading->techniques, treatment, error) ||
      !read_region (part, reading->techniques, treatment, error) ||
      !read_response (part, treatment, error))
    return FALSE;
  if (coxa_visit_get_treatments (reading->visit)->len == COXA_TREATMENTS_MAX)
    return coxa_json_part_fail (part, NULL, error, _ ("more than %d treatments"),
                                COXA_TREATMENTS_MAX);
  coxa_visit_add_treatment (reading->visit, g_steal_pointer (&treatment));
  return TRUE;
}

/**
 * coxa_document_read_contents:
 *
 * Reads history, treatment and plan into the visit.
 */
gboolean
coxa_document_read_contents (const CoxaJsonPart *document,
                             const CoxaDocumentReading *reading,
                             GError **error)
{
  return read_topics (document, COXA_TOPIC_HISTORY, reading, error) &&
         coxa_json_part_each (document, "treatment", read_treatment, (gpointer) reading, error) &&
         read_topics (document, COXA_TOPIC_PLAN, reading, error);
}

static void
write_remark (CoxaJsonWriter *writer, const CoxaRemark *remark)
{
  g_auto (GStrv) values = NULL;

  switch (remark->kind) {
  case COXA_TOPIC_CHOICES:
    values = g_strsplit (remark->text, ";", -1);
    coxa_json_writer_add_texts (writer, remark->topic, (const char *const *) values,
                                g_strv_length (values));
    break;
  case COXA_TOPIC_NUMBER:
    coxa_json_writer_add_number (writer, remark->topic, g_ascii_strtod (remark->text, NULL));
    break;
  case COXA_TOPIC_YESNO:
    coxa_json_writer_add_flag (writer, remark->topic, g_str_equal (remark->text, "yes"));
    break;
  case COXA_TOPIC_LINE:
  case COXA_TOPIC_WORDS:
  case COXA_TOPIC_CHOICE:
  case COXA_TOPIC_SINCE:
  case COXA_TOPIC_UNTIL:
  default:
    coxa_json_writer_add_text (writer, remark->topic, remark->text);
  }
}

static void
write_remarks (CoxaJsonWriter *writer, const GPtrArray *remarks, CoxaTopicPart part)
{
  if (coxa_remarks_count (remarks, part) == 0)
    return;
  coxa_json_writer_open_object (writer, coxa_topic_part_ids[part]);
  for (guint i = 0; i < remarks->len; i++) {
    const CoxaRemark *remark = g_ptr_array_index (remarks, i);

    if (remark->part == part)
      write_remark (writer, remark);
  }
  coxa_json_writer_close_object (writer);
}

static void
write_treatment (CoxaJsonWriter *writer, const CoxaTreatment *treatment)
{
  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_optional_text (writer, "technique", treatment->technique);
  coxa_json_writer_add_optional_text (writer, "own", treatment->own);
  coxa_json_writer_add_optional_text (writer, "region", treatment->region);
  if (treatment->side != COXA_SIDE_CENTRAL)
    coxa_json_writer_add_text (writer, "side", coxa_side_ids[treatment->side]);
  coxa_json_writer_add_optional_text (writer, "grade", treatment->grade);
  if (treatment->minutes > 0)
    coxa_json_writer_add_number (writer, "minutes", treatment->minutes);
  if (treatment->response != COXA_RESPONSE_NOT_SAID)
    coxa_json_writer_add_text (writer, "response", coxa_response_ids[treatment->response]);
  if (treatment->pain_after != COXA_PAIN_NOT_ASKED)
    coxa_json_writer_add_number (writer, "pain_after", treatment->pain_after);
  coxa_json_writer_add_optional_text (writer, "note", treatment->note);
  coxa_json_writer_close_object (writer);
}

/* As members "history", "treatment" and "plan", each where there is something to say. */
void
coxa_document_write_contents (CoxaJsonWriter *writer, CoxaVisit *visit)
{
  const GPtrArray *remarks = coxa_visit_get_remarks (visit);
  const GPtrArray *treatments = coxa_visit_get_treatments (visit);

  write_remarks (writer, remarks, COXA_TOPIC_HISTORY);
  if (treatments->len > 0) {
    coxa_json_writer_open_list (writer, "treatment");
    for (guint i = 0; i < treatments->len; i++)
      write_treatment (writer, g_ptr_array_index (treatments, i));
    coxa_json_writer_close_list (writer);
  }
  write_remarks (writer, remarks, COXA_TOPIC_PLAN);
}
