/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-record.h"
#include "coxa-store-acts.h"

#include <glib/gi18n-lib.h>

/* What one says to do to a whole visit or patient. */
typedef struct {
  char *db;
  char *author;
  char *reason;
  gboolean undo;
  char **words; /* what is left */
  CoxaRecord *record;
  CoxaStoreContext *context;
} Act;

static void
act_clear (Act *self)
{
  g_free (self->db);
  g_free (self->author);
  g_free (self->reason);
  g_strfreev (self->words);
  g_clear_pointer (&self->context, coxa_store_context_free);
  g_clear_pointer (&self->record, coxa_record_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Act, act_clear)

static gboolean
read_act (Act *self, const char *name, char **words, guint minimum, guint maximum, GError **error)
{
  const GOptionEntry options[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &self->db, N_ ("the record file"), "FILE" },
    { "author", 0, 0, G_OPTION_ARG_STRING, &self->author, N_ ("who does it"), "INITIALS" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &self->reason, N_ ("why"), "TEXT" },
    { "undo", 0, 0, G_OPTION_ARG_NONE, &self->undo, N_ ("undo it"), NULL },
    { NULL },
  };
  self->words = g_strdupv (words);
  if (!coxa_command_parse (name, options, &self->words, minimum, maximum, error))
    return FALSE;
  if (self->author == NULL)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE, _ ("--author is missing"));
  if (self->reason != NULL && !g_utf8_validate (self->reason, -1, NULL))
    return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE, _ ("the reason is not valid text"));
  return TRUE;
}

static gboolean
open_record (Act *self, GError **error)
{
  g_autoptr (CoxaMeasureCatalogue) measures = coxa_measure_catalogue_load (NULL, error);
  if (measures == NULL)
    return FALSE;
  self->record = coxa_record_open (self->db, COXA_STORE_OPEN, measures, error);
  if (self->record == NULL)
    return FALSE;
  self->context = coxa_record_make_context (self->record, self->author, error);
  return self->context != NULL;
}

static gboolean
begin (Act *self, const char *name, char **words, guint minimum, guint maximum, GError **error)
{
  return read_act (self, name, words, minimum, maximum, error) && open_record (self, error);
}

static gboolean
finish (Act *self, GAsyncResult **answer, GError **error)
{
  return coxa_store_act_finish (coxa_record_get_store (self->record), coxa_record_wait (answer),
                                error);
}

static CoxaVisit *
load_visit (Act *self, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  CoxaStore *store = coxa_record_get_store (self->record);
  coxa_store_load_visit_async (store, self->words[0], NULL, coxa_record_answer_cb, &answer);
  return coxa_store_load_visit_finish (store, coxa_record_wait (&answer), error);
}

gboolean
coxa_run_sign (const char *name, char **words, GError **error)
{
  g_auto (Act) act = { NULL };
  g_autoptr (GAsyncResult) answer = NULL;

  if (!begin (&act, name, words, 1, 1, error))
    return FALSE;
  g_autoptr (CoxaVisit) visit = load_visit (&act, error);
  if (visit == NULL)
    return FALSE;
  coxa_store_sign_visit_async (coxa_record_get_store (act.record), coxa_visit_get_id (visit),
                               coxa_visit_get_version (visit), act.context, NULL,
                               coxa_record_answer_cb, &answer);
  return finish (&act, &answer, error);
}

gboolean
coxa_run_hide (const char *name, char **words, GError **error)
{
  g_auto (Act) act = { NULL };
  g_autoptr (GAsyncResult) answer = NULL;

  if (!begin (&act, name, words, 1, 1, error))
    return FALSE;
  g_autoptr (CoxaVisit) visit = load_visit (&act, error);
  if (visit == NULL)
    return FALSE;
  coxa_store_mark_visit_async (coxa_record_get_store (act.record), coxa_visit_get_id (visit),
                               coxa_visit_get_version (visit), !act.undo, act.reason, act.context,
                               NULL, coxa_record_answer_cb, &answer);
  return finish (&act, &answer, error);
}

gboolean
coxa_run_move (const char *name, char **words, GError **error)
{
  g_auto (Act) act = { NULL };
  g_autoptr (GAsyncResult) answer = NULL;

  if (!begin (&act, name, words, 2, 2, error))
    return FALSE;
  g_autoptr (CoxaVisit) visit = load_visit (&act, error);
  if (visit == NULL)
    return FALSE;
  g_autoptr (CoxaPatient) to = coxa_record_find_patient (act.record, act.words[1], error);
  if (to == NULL)
    return FALSE;
  coxa_store_move_visit_async (coxa_record_get_store (act.record), coxa_visit_get_id (visit),
                               coxa_visit_get_version (visit), coxa_patient_get_id (to), act.reason,
                               act.context, NULL, coxa_record_answer_cb, &answer);
  return finish (&act, &answer, error);
}

static gboolean
merge (Act *act, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (CoxaPatient) patient = coxa_record_find_patient (act->record, act->words[0], error);
  if (patient == NULL)
    return FALSE;
  g_autoptr (CoxaPatient) into = coxa_record_find_patient (act->record, act->words[1], error);
  if (into == NULL || !coxa_record_back_up_beside (act->record, act->context, error))
    return FALSE;
  coxa_store_merge_patients_async (coxa_record_get_store (act->record),
                                   coxa_patient_get_id (patient),
                                   coxa_patient_get_version (patient), coxa_patient_get_id (into),
                                   act->reason, act->context, NULL, coxa_record_answer_cb, &answer);
  return finish (act, &answer, error);
}

/* By its id alone: its name leads to the other. */
static gboolean
unmerge (Act *act, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  coxa_store_unmerge_patient_async (coxa_record_get_store (act->record), act->words[0], act->reason,
                                    act->context, NULL, coxa_record_answer_cb, &answer);
  return finish (act, &answer, error);
}

gboolean
coxa_run_merge (const char *name, char **words, GError **error)
{
  g_auto (Act) act = { NULL };

  if (!read_act (&act, name, words, 1, 2, error))
    return FALSE;
  if (act.undo != (act.words[1] == NULL))
    return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE,
                              _ ("name two patients, or one with --undo"));
  if (!open_record (&act, error))
    return FALSE;
  return act.undo ? unmerge (&act, error) : merge (&act, error);
}

gboolean
coxa_run_archive (const char *name, char **words, GError **error)
{
  g_auto (Act) act = { NULL };
  g_autoptr (GAsyncResult) answer = NULL;

  if (!begin (&act, name, words, 1, 1, error))
    return FALSE;
  g_autoptr (CoxaPatient) patient = coxa_record_find_patient (act.record, act.words[0], error);
  if (patient == NULL)
    return FALSE;
  coxa_store_archive_patient_async (coxa_record_get_store (act.record),
                                    coxa_patient_get_id (patient),
                                    coxa_patient_get_version (patient), !act.undo, act.reason,
                                    act.context, NULL, coxa_record_answer_cb, &answer);
  return finish (&act, &answer, error);
}

static gboolean
repair_patient (Act *act, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  coxa_store_repair_patient_async (coxa_record_get_store (act->record), act->words[0], act->reason,
                                   act->context, NULL, coxa_record_answer_cb, &answer);
  return finish (act, &answer, error);
}

static gboolean
repair_visit (Act *act, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  coxa_store_repair_visit_async (coxa_record_get_store (act->record), act->words[0], act->reason,
                                 act->context, NULL, coxa_record_answer_cb, &answer);
  return finish (act, &answer, error);
}

gboolean
coxa_run_repair (const char *name, char **words, GError **error)
{
  g_auto (Act) act = { NULL };
  g_autoptr (GError) failure = NULL;

  if (!begin (&act, name, words, 1, 1, error))
    return FALSE;
  g_autoptr (CoxaVisit) visit = load_visit (&act, &failure);
  if (g_error_matches (failure, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND))
    return repair_patient (&act, error);
  return repair_visit (&act, error);
}
