/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-copy-document.h"

#include "coxa-document-parts.h"
#include "coxa-episode.h"

/* Of this document; visits inside it name their own. */
#define FORMAT 1

static void
write_state (CoxaJsonWriter *writer, const CoxaPatientCopy *copy)
{
  coxa_json_writer_open_object (writer, "record_state");
  coxa_json_writer_add_number (writer, "entry", copy->state_seq);
  coxa_json_writer_add_text (writer, "hash", copy->state_hash);
  coxa_json_writer_close_object (writer);
}

static void
write_episodes (CoxaJsonWriter *writer, const GPtrArray *episodes)
{
  coxa_json_writer_open_list (writer, "episodes");
  for (guint i = 0; i < episodes->len; i++) {
    const CoxaEpisode *episode = g_ptr_array_index (episodes, i);

    coxa_json_writer_open_object (writer, NULL);
    coxa_json_writer_add_text (writer, "id", episode->id);
    coxa_json_writer_add_text (writer, "title", episode->title);
    coxa_json_writer_add_text (writer, "opened_at", episode->opened_at);
    coxa_json_writer_add_optional_text (writer, "closed_at", episode->closed_at);
    coxa_json_writer_close_object (writer);
  }
  coxa_json_writer_close_list (writer);
}

static void
write_flags (CoxaJsonWriter *writer, const GPtrArray *flags)
{
  coxa_json_writer_open_list (writer, "flags");
  for (guint i = 0; i < flags->len; i++) {
    const CoxaCopyFlag *flag = g_ptr_array_index (flags, i);
    g_auto (GStrv) because = g_strsplit (flag->because, ";", -1);

    coxa_json_writer_open_object (writer, NULL);
    coxa_json_writer_add_text (writer, "id", flag->id);
    coxa_json_writer_add_text (writer, "level", flag->level);
    coxa_json_writer_add_texts (writer, "because", (const char *const *) because,
                                g_strv_length (because));
    coxa_json_writer_close_object (writer);
  }
  coxa_json_writer_close_list (writer);
}

static void
write_patterns (CoxaJsonWriter *writer, const GPtrArray *results)
{
  coxa_json_writer_open_list (writer, "patterns");
  for (guint i = 0; i < results->len; i++) {
    const CoxaCopyResult *result = g_ptr_array_index (results, i);

    coxa_json_writer_open_object (writer, NULL);
    coxa_json_writer_add_text (writer, "id", result->pattern);
    coxa_json_writer_add_text (writer, "side", coxa_side_ids[result->side]);
    coxa_json_writer_add_text (writer, "class", coxa_class_ids[result->class]);
    coxa_json_writer_close_object (writer);
  }
  coxa_json_writer_close_list (writer);
}

/* As it was judged then. */
static void
write_result (CoxaJsonWriter *writer, const CoxaCopyVisit *visit)
{
  if (visit->ruleset == NULL)
    return;
  coxa_json_writer_open_object (writer, "result");
  coxa_json_writer_add_text (writer, "ruleset", visit->ruleset);
  write_flags (writer, visit->flags);
  write_patterns (writer, visit->results);
  coxa_json_writer_close_object (writer);
}

static void
write_visit (CoxaJsonWriter *writer, CoxaPatient *patient, const CoxaCopyVisit *visit)
{
  g_autofree char *document = coxa_visit_document_print (patient, visit->visit);

  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_written (writer, "document", document);
  coxa_json_writer_add_number (writer, "version", coxa_visit_get_version (visit->visit));
  if (coxa_visit_is_signed (visit->visit)) {
    coxa_json_writer_add_optional_text (writer, "signed_by",
                                        coxa_visit_get_signed_by (visit->visit));
    coxa_json_writer_add_optional_text (writer, "signed_at",
                                        coxa_visit_get_signed_at (visit->visit));
  }
  if (coxa_visit_is_entered_in_error (visit->visit))
    coxa_json_writer_add_flag (writer, "entered_in_error", TRUE);
  write_result (writer, visit);
  coxa_json_writer_close_object (writer);
}

static void
write_dose (CoxaJsonWriter *writer, const CoxaDose *dose)
{
  coxa_json_writer_add_number (writer, "sets", dose->sets);
  coxa_json_writer_add_number (writer, "reps", dose->reps);
  coxa_json_writer_add_number (writer, "hold_s", dose->hold_s);
  coxa_json_writer_add_number (writer, "duration_s", dose->duration_s);
  coxa_json_writer_add_number (writer, "rest_s", dose->rest_s);
  coxa_json_writer_add_number (writer, "sessions_per_day", dose->sessions_per_day);
  coxa_json_writer_add_number (writer, "days_per_week", dose->days_per_week);
}

static void
write_programme (CoxaJsonWriter *writer, const CoxaCopyProgramme *programme)
{
  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_number (writer, "number", programme->number);
  coxa_json_writer_add_text (writer, "issued_at", programme->issued_at);
  coxa_json_writer_add_optional_text (writer, "author", programme->author);
  coxa_json_writer_add_optional_text (writer, "language", programme->language);
  coxa_json_writer_open_list (writer, "items");
  for (guint i = 0; i < programme->items->len; i++) {
    const CoxaCopyItem *item = g_ptr_array_index (programme->items, i);

    coxa_json_writer_open_object (writer, NULL);
    coxa_json_writer_add_text (writer, "exercise", item->exercise);
    coxa_json_writer_add_text (writer, "title", item->title);
    coxa_json_writer_add_text (writer, "side", coxa_side_ids[item->side]);
    write_dose (writer, &item->dose);
    coxa_json_writer_add_optional_text (writer, "note", item->note);
    coxa_json_writer_close_object (writer);
  }
  coxa_json_writer_close_list (writer);
  coxa_json_writer_close_object (writer);
}

static void
write_accesses (CoxaJsonWriter *writer, const GPtrArray *accesses)
{
  if (accesses == NULL)
    return;
  coxa_json_writer_open_list (writer, "access");
  for (guint i = 0; i < accesses->len; i++) {
    const CoxaCopyAccess *access = g_ptr_array_index (accesses, i);

    coxa_json_writer_open_object (writer, NULL);
    coxa_json_writer_add_text (writer, "at", access->at);
    coxa_json_writer_add_text (writer, "by", access->initials);
    coxa_json_writer_add_text (writer, "action", access->action);
    coxa_json_writer_add_text (writer, "kind", access->kind);
    coxa_json_writer_close_object (writer);
  }
  coxa_json_writer_close_list (writer);
}

/**
 * coxa_copy_document_print:
 *
 * Returns: (transfer full): the patient's copy on one line of JSON. Each "document" of "visits" is
 *   a whole visit document, which `coxactl add` reads; "result" is what was judged then.
 */
char *
coxa_copy_document_print (const CoxaPatientCopy *copy, GDateTime *now)
{
  g_autoptr (CoxaJsonWriter) writer = coxa_json_writer_new ();
  g_autofree char *made_at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");

  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_number (writer, "coxa_copy", FORMAT);
  coxa_json_writer_add_text (writer, "made_at", made_at);
  write_state (writer, copy);
  coxa_document_write_patient (writer, copy->patient, COXA_AGE_UNKNOWN);
  write_episodes (writer, copy->episodes);
  coxa_json_writer_open_list (writer, "visits");
  for (guint i = 0; i < copy->visits->len; i++)
    write_visit (writer, copy->patient, g_ptr_array_index (copy->visits, i));
  coxa_json_writer_close_list (writer);
  coxa_document_write_decisions (writer, copy->decisions);
  coxa_json_writer_open_list (writer, "programmes");
  for (guint i = 0; i < copy->programmes->len; i++)
    write_programme (writer, g_ptr_array_index (copy->programmes, i));
  coxa_json_writer_close_list (writer);
  write_accesses (writer, copy->accesses);
  coxa_json_writer_close_object (writer);
  return coxa_json_writer_dup_line (writer);
}
