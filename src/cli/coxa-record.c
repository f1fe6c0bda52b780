/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-record.h"

#include "coxa-command.h"
#include "coxa-store-acts.h"
#include "coxa-store-backup.h"
#include "coxa-store-clinicians.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define CANDIDATES_MAX 50

struct _CoxaRecord {
  CoxaStore *store;
};

void
coxa_record_answer_cb (GObject *source, GAsyncResult *answer, gpointer user_data)
{
  GAsyncResult **slot = user_data;
  *slot = g_object_ref (answer);
}

GAsyncResult *
coxa_record_wait (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

/* The user's own record file. */
char *
coxa_record_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "coxa", "record.coxa", NULL);
}

static gboolean
make_default_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) == 0) {
    coxa_place_hide_from_search (folder);
    return TRUE;
  }
  return coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED, _ ("%s: the folder cannot be made"),
                            folder);
}

/**
 * coxa_record_open:
 * @path: (nullable): the file, or NULL for the user's own, whose folder is made when needed
 */
CoxaRecord *
coxa_record_open (const char *path,
                  CoxaStoreIntent intent,
                  CoxaMeasureCatalogue *measures,
                  GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  g_autofree char *own = path == NULL ? coxa_record_dup_default_path () : NULL;

  if (own != NULL && intent != COXA_STORE_OPEN && !make_default_folder (own, error))
    return NULL;
  coxa_store_open_async (own != NULL ? own : path, intent, measures, NULL, coxa_record_answer_cb,
                         &answer);
  CoxaStore *store = coxa_store_open_finish (coxa_record_wait (&answer), error);
  if (store == NULL)
    return NULL;
  CoxaRecord *self = g_new0 (CoxaRecord, 1);
  self->store = store;
  return self;
}

void
coxa_record_free (CoxaRecord *self)
{
  g_autoptr (GAsyncResult) answer = NULL;

  if (self == NULL)
    return;
  /* Whatever was stored is already durable; what closing says changes nothing. */
  coxa_store_close_async (self->store, coxa_record_answer_cb, &answer);
  coxa_store_close_finish (self->store, coxa_record_wait (&answer), NULL);
  g_object_unref (self->store);
  g_free (self);
}

const char *
coxa_record_get_path (CoxaRecord *self)
{
  return coxa_store_get_path (self->store);
}

CoxaStore *
coxa_record_get_store (CoxaRecord *self)
{
  return self->store;
}

static const CoxaClinician *
find_clinician (const GPtrArray *clinicians, const char *initials)
{
  for (guint i = 0; i < clinicians->len; i++) {
    const CoxaClinician *clinician = g_ptr_array_index (clinicians, i);
    if (clinician->active && g_ascii_strcasecmp (clinician->initials, initials) == 0)
      return clinician;
  }
  return NULL;
}

/**
 * coxa_record_make_context:
 * @initials: (nullable): of an active clinician of the record; NULL where nobody is named
 *
 * Returns: (transfer full): that clinician, now
 */
CoxaStoreContext *
coxa_record_make_context (CoxaRecord *self, const char *initials, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GAsyncResult) answer = NULL;

  if (initials == NULL)
    return coxa_store_context_new (NULL, NULL, now);
  coxa_store_list_clinicians_async (self->store, NULL, coxa_record_answer_cb, &answer);
  g_autoptr (GPtrArray) clinicians =
      coxa_store_list_clinicians_finish (self->store, coxa_record_wait (&answer), error);
  if (clinicians == NULL)
    return NULL;
  const CoxaClinician *clinician = find_clinician (clinicians, initials);
  if (clinician != NULL)
    return coxa_store_context_new (clinician->id, clinician->initials, now);
  coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                     _ ("no clinician with the initials %s is in the record; see coxactl"
                        " clinicians"),
                     initials);
  return NULL;
}

GPtrArray *
coxa_record_search (CoxaRecord *self, const char *query, guint limit, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  coxa_store_search_patients_async (self->store, query, limit, NULL, coxa_record_answer_cb,
                                    &answer);
  return coxa_store_search_patients_finish (self->store, coxa_record_wait (&answer), error);
}

/* -1 on error. */
gint64
coxa_record_count (CoxaRecord *self, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  coxa_store_count_patients_async (self->store, NULL, coxa_record_answer_cb, &answer);
  return coxa_store_count_patients_finish (self->store, coxa_record_wait (&answer), error);
}

CoxaPatient *
coxa_record_load_patient (CoxaRecord *self, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  coxa_store_load_patient_async (self->store, id, NULL, coxa_record_answer_cb, &answer);
  return coxa_store_load_patient_finish (self->store, coxa_record_wait (&answer), error);
}

/* The one whose number it is comes before those whose number only begins so. */
static CoxaPatient *
choose_patient (const GPtrArray *found, const char *word)
{
  CoxaPatient *chosen = found->len == 1 ? g_ptr_array_index (found, 0) : NULL;
  for (guint i = 0; i < found->len; i++) {
    CoxaPatient *patient = g_ptr_array_index (found, i);
    if (g_strcmp0 (coxa_patient_get_number (patient), word) != 0)
      continue;
    if (chosen != NULL && chosen != patient)
      return NULL;
    chosen = patient;
  }
  return chosen;
}

static char *
find_id (CoxaRecord *self, const char *word, GError **error)
{
  g_autoptr (GPtrArray) found = coxa_record_search (self, word, CANDIDATES_MAX, error);
  if (found == NULL)
    return NULL;
  CoxaPatient *chosen = choose_patient (found, word);
  if (chosen != NULL)
    return g_strdup (coxa_patient_get_id (chosen));
  coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                     found->len == 0 ? _ ("no such patient in the record")
                                     : _ ("more than one patient fits; give the id"));
  return NULL;
}

/**
 * coxa_record_find_patient:
 * @word: an id, or a query that only one patient fits
 */
CoxaPatient *
coxa_record_find_patient (CoxaRecord *self, const char *word, GError **error)
{
  g_autofree char *id = NULL;

  if (!g_utf8_validate (word, -1, NULL)) {
    coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE, _ ("PATIENT is not valid text"));
    return NULL;
  }
  if (g_uuid_string_is_valid (word))
    id = g_ascii_strdown (word, -1);
  else
    id = find_id (self, word, error);
  return id == NULL ? NULL : coxa_record_load_patient (self, id, error);
}

GPtrArray *
coxa_record_list_visits (CoxaRecord *self, const char *patient_id, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  coxa_store_list_visits_async (self->store, patient_id, NULL, coxa_record_answer_cb, &answer);
  return coxa_store_list_visits_finish (self->store, coxa_record_wait (&answer), error);
}

GPtrArray *
coxa_record_list_decisions (CoxaRecord *self, const char *patient_id, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  coxa_store_list_decisions_async (self->store, patient_id, NULL, coxa_record_answer_cb, &answer);
  return coxa_store_list_decisions_finish (self->store, coxa_record_wait (&answer), error);
}

gboolean
coxa_record_add_decision (CoxaRecord *self,
                          const CoxaSafetyDecision *decision,
                          const CoxaStoreContext *context,
                          GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  coxa_store_add_decision_async (self->store, decision, context, NULL, coxa_record_answer_cb,
                                 &answer);
  return coxa_store_add_decision_finish (self->store, coxa_record_wait (&answer), error);
}

gboolean
coxa_record_save (CoxaRecord *self,
                  GPtrArray *take_entries,
                  const CoxaStoreContext *context,
                  GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  coxa_store_save_visits_async (self->store, take_entries, context, NULL, coxa_record_answer_cb,
                                &answer);
  return coxa_store_save_visits_finish (self->store, coxa_record_wait (&answer), error);
}

CoxaRejudgement *
coxa_record_rejudge (CoxaRecord *self, CoxaRuleset *ruleset, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  coxa_store_rejudge_async (self->store, ruleset, NULL, coxa_record_answer_cb, &answer);
  return coxa_store_rejudge_finish (self->store, coxa_record_wait (&answer), error);
}

/* Before a step that is hard to undo: plain, in the folder beside the record. */
gboolean
coxa_record_back_up_beside (CoxaRecord *self, const CoxaStoreContext *context, GError **error)
{
  g_autofree char *beside = g_path_get_dirname (coxa_record_get_path (self));
  g_autofree char *folder = g_build_filename (beside, "backups", NULL);
  g_autoptr (GAsyncResult) answer = NULL;

  g_mkdir (folder, 0700);
  coxa_store_back_up_async (self->store, folder, NULL, NULL, context, NULL, NULL, NULL,
                            coxa_record_answer_cb, &answer);
  g_autoptr (CoxaBackup) backup =
      coxa_store_back_up_finish (self->store, coxa_record_wait (&answer), error);
  return backup != NULL;
}

/* What leaves the record, or is looked at, is known; where nothing can be written it is not. */
gboolean
coxa_record_note (CoxaRecord *self,
                  CoxaAction action,
                  const char *kind,
                  const char *patient_id,
                  const CoxaStoreContext *context,
                  GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;

  if (coxa_store_is_read_only (self->store))
    return TRUE;
  coxa_store_note_async (self->store, action, kind, patient_id, patient_id, NULL, context, NULL,
                         coxa_record_answer_cb, &answer);
  return coxa_store_act_finish (self->store, coxa_record_wait (&answer), error);
}

GPtrArray *
coxa_record_check (CoxaRecord *self, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  coxa_store_check_async (self->store, NULL, coxa_record_answer_cb, &answer);
  return coxa_store_check_finish (self->store, coxa_record_wait (&answer), error);
}
