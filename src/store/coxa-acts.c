/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-acts.h"

#include "coxa-episode-table.h"
#include "coxa-history-table.h"
#include "coxa-patient-table.h"
#include "coxa-save.h"
#include "coxa-visit-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

CoxaAct *
coxa_act_new (
    CoxaAction action, const char *record, guint version, const char *other, const char *reason)
{
  CoxaAct *self = g_new0 (CoxaAct, 1);

  self->action = action;
  self->record = g_strdup (record);
  self->version = version;
  self->other = g_strdup (other);
  self->reason = g_strdup (reason);
  return self;
}

void
coxa_act_free (CoxaAct *self)
{
  g_free (self->record);
  g_free (self->other);
  g_free (self->reason);
  g_free (self);
}

static gboolean
refuse (CoxaStoreError code, const char *sentence, GError **error)
{
  g_set_error_literal (error, COXA_STORE_ERROR, (int) code, sentence);
  return FALSE;
}

static gboolean
needs_reason (CoxaAction action)
{
  return action >= COXA_ACTION_AMENDED && action <= COXA_ACTION_UNMERGED;
}

static gboolean
check_reason (const CoxaAct *act, GError **error)
{
  if (!needs_reason (act->action) || coxa_save_is_reason (act->reason))
    return TRUE;
  return refuse (COXA_STORE_ERROR_CONSTRAINT, _ ("A reason is needed. Nothing was stored."), error);
}

/* Visits */

static gboolean
sign (CoxaWriting *writing, const CoxaAct *act, const CoxaVisitPlace *place, GError **error)
{
  if (place->is_signed)
    return refuse (COXA_STORE_ERROR_SIGNED, _ ("The visit is signed already."), error);
  if (*writing->context->initials == '\0')
    return refuse (COXA_STORE_ERROR_CONSTRAINT,
                   _ ("Nobody is named who signs. Nothing was stored."), error);
  return coxa_visit_table_sign (writing->connection, place->key, writing->context, writing->now, 1,
                                error);
}

static gboolean
mark (CoxaWriting *writing, const CoxaAct *act, const CoxaVisitPlace *place, GError **error)
{
  gboolean in_error = act->action == COXA_ACTION_ENTERED_IN_ERROR;

  if (place->entered_in_error == in_error)
    return refuse (COXA_STORE_ERROR_CONSTRAINT,
                   in_error ? _ ("The visit is already marked as entered in error.")
                            : _ ("The visit is not marked as entered in error."),
                   error);
  return coxa_visit_table_mark (writing->connection, place->key, in_error, writing->now, error);
}

static gboolean
put_elsewhere (CoxaWriting *writing,
               const CoxaAct *act,
               const CoxaVisitPlace *place,
               gint64 to_key,
               GError **error)
{
  /* The id of an episode opened here is not that of the one it comes from. */
  g_autofree char *seed = g_strdup_printf ("%s %s %u", act->record, act->other, act->version);
  g_autofree char *title = NULL;
  g_autofree char *at = NULL;
  gint64 episode_key;

  return coxa_episode_table_read_title (writing->connection, place->key, &title, &at, error) &&
         coxa_save_find_episode (writing, title, seed, at, to_key, &episode_key, error) &&
         coxa_visit_table_move (writing->connection, place->key, to_key, episode_key, writing->now,
                                error);
}

/* The patient it leaves keeps an entry of it. */
static gboolean
move (CoxaWriting *writing, const CoxaAct *act, const CoxaVisitPlace *place, GError **error)
{
  g_autofree char *from =
      coxa_patient_table_find_id (writing->connection, place->patient_key, error);
  g_autofree char *to = NULL;
  gint64 to_key;

  if (from == NULL ||
      !coxa_patient_table_find_key (writing->connection, act->other, &to_key, error))
    return FALSE;
  if (to_key == 0)
    return refuse (COXA_STORE_ERROR_NOT_FOUND,
                   _ ("The patient is not in this record. Nothing was stored."), error);
  if (to_key == place->patient_key)
    return refuse (COXA_STORE_ERROR_CONSTRAINT, _ ("The visit is this patient's already."), error);
  to = coxa_patient_table_find_id (writing->connection, to_key, error);
  return to != NULL && put_elsewhere (writing, act, place, to_key, error) &&
         coxa_writing_note (writing, coxa_content_ids[COXA_CONTENT_VISIT], act->record, from,
                            COXA_ACTION_MOVED, act->reason, to, error) &&
         coxa_visit_table_close_signed (writing->connection, place->key, error) &&
         coxa_writing_keep (writing, COXA_CONTENT_VISIT, place->key, COXA_ACTION_MOVED, act->reason,
                            from, error);
}

static gboolean
do_to_visit (CoxaWriting *writing, const CoxaAct *act, const CoxaVisitPlace *place, GError **error)
{
  gboolean signs = act->action == COXA_ACTION_SIGNED;

  if (place->is_signed && !signs &&
      !coxa_visit_table_open_signed (writing->connection, place->key, act->reason,
                                     writing->context->initials, writing->now, error))
    return FALSE;
  if (act->action == COXA_ACTION_MOVED)
    return move (writing, act, place, error);
  return (signs ? sign (writing, act, place, error) : mark (writing, act, place, error)) &&
         coxa_visit_table_close_signed (writing->connection, place->key, error) &&
         coxa_writing_keep (writing, COXA_CONTENT_VISIT, place->key, act->action, act->reason, NULL,
                            error);
}

/**
 * coxa_act_on_visit:
 *
 * Signs it, marks it as entered in error or restores it, or moves it to another patient.
 */
gboolean
coxa_act_on_visit (CoxaWriting *writing, const CoxaAct *act, GError **error)
{
  CoxaVisitPlace place;

  return check_reason (act, error) &&
         coxa_visit_table_find_version (writing->connection, act->record, act->version, &place,
                                        error) &&
         coxa_history_table_check_intact (writing->connection, COXA_CONTENT_VISIT, place.key,
                                          act->record, error) &&
         do_to_visit (writing, act, &place, error);
}

/* Patients */

static gboolean
keep_patient (
    CoxaWriting *writing, const CoxaAct *act, gint64 key, const char *other, GError **error)
{
  return coxa_writing_keep (writing, COXA_CONTENT_PATIENT, key, act->action, act->reason, other,
                            error);
}

static gboolean
archive (CoxaWriting *writing, const CoxaAct *act, const CoxaPatientPlace *place, GError **error)
{
  gboolean archived = act->action == COXA_ACTION_ARCHIVED;

  if (place->archived == archived)
    return refuse (COXA_STORE_ERROR_CONSTRAINT,
                   archived ? _ ("The patient is archived already.")
                            : _ ("The patient is not archived."),
                   error);
  return coxa_patient_table_archive (writing->connection, place->key, archived, writing->now,
                                     error) &&
         keep_patient (writing, act, place->key, NULL, error);
}

/* Precautions of both hold for the one who goes on, and stay when the merge is undone. */
static char *
join_precautions (CoxaPatient *one, CoxaPatient *other)
{
  const char *const *ours = coxa_patient_get_precautions (one);
  const char *const *theirs = coxa_patient_get_precautions (other);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; ours[i] != NULL; i++)
    g_string_append_printf (ids, "%s%s", ids->len > 0 ? ";" : "", ours[i]);
  for (guint i = 0; theirs[i] != NULL; i++)
    if (!g_strv_contains (ours, theirs[i]))
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? ";" : "", theirs[i]);
  return g_string_free (ids, FALSE);
}

static gboolean
keep_both (CoxaWriting *writing,
           const CoxaAct *act,
           gint64 key,
           gint64 other_key,
           gboolean join,
           GError **error)
{
  g_autoptr (CoxaPatient) patient = coxa_patient_table_load_key (writing->connection, key, error);
  g_autoptr (CoxaPatient) other = NULL;
  g_autofree char *precautions = NULL;

  if (patient == NULL ||
      (other = coxa_patient_table_load_key (writing->connection, other_key, error)) == NULL)
    return FALSE;
  precautions = join ? join_precautions (other, patient)
                     : g_strjoinv (";", (char **) coxa_patient_get_precautions (other));
  return coxa_patient_table_touch (writing->connection, other_key, precautions, writing->now,
                                   error) &&
         keep_patient (writing, act, key, coxa_patient_get_id (other), error) &&
         keep_patient (writing, act, other_key, coxa_patient_get_id (patient), error);
}

static gboolean
check_other_intact (CoxaWriting *writing, gint64 key, GError **error)
{
  g_autofree char *id = coxa_patient_table_find_id (writing->connection, key, error);

  return id != NULL && coxa_history_table_check_intact (writing->connection, COXA_CONTENT_PATIENT,
                                                        key, id, error);
}

static gboolean
merge (CoxaWriting *writing, const CoxaAct *act, const CoxaPatientPlace *place, GError **error)
{
  gint64 into;

  if (!coxa_patient_table_find_key (writing->connection, act->other, &into, error))
    return FALSE;
  if (into == 0)
    return refuse (COXA_STORE_ERROR_NOT_FOUND,
                   _ ("The patient is not in this record. Nothing was stored."), error);
  if (into == place->key)
    return refuse (COXA_STORE_ERROR_CONSTRAINT, _ ("These two are the same patient already."),
                   error);
  if (place->merged_into != 0)
    return refuse (COXA_STORE_ERROR_CONSTRAINT, _ ("The patient is already merged into another."),
                   error);
  return check_other_intact (writing, into, error) &&
         coxa_patient_table_merge (writing->connection, place->key, into, writing->now, error) &&
         keep_both (writing, act, place->key, into, TRUE, error);
}

static gboolean
unmerge (CoxaWriting *writing, const CoxaAct *act, const CoxaPatientPlace *place, GError **error)
{
  if (place->merged_into == 0)
    return refuse (COXA_STORE_ERROR_CONSTRAINT, _ ("The patient is not merged into another."),
                   error);
  return check_other_intact (writing, place->merged_into, error) &&
         coxa_patient_table_merge (writing->connection, place->key, 0, writing->now, error) &&
         keep_both (writing, act, place->key, place->merged_into, FALSE, error);
}

/* Undoing a merge names the patient by an id that is not shown any more: its version is not asked
 * for. */
static gboolean
check_version (const CoxaAct *act, const CoxaPatientPlace *place, GError **error)
{
  if (place->key == 0)
    return refuse (COXA_STORE_ERROR_NOT_FOUND,
                   _ ("The patient is not in this record. Nothing was stored."), error);
  if (act->action == COXA_ACTION_UNMERGED || act->version == place->version)
    return TRUE;
  return refuse (COXA_STORE_ERROR_CONFLICT,
                 _ ("The patient was changed by someone else meanwhile. Nothing was stored."),
                 error);
}

static gboolean
do_to_patient (CoxaWriting *writing,
               const CoxaAct *act,
               const CoxaPatientPlace *place,
               GError **error)
{
  switch ((int) act->action) {
  case COXA_ACTION_MERGED:
    return merge (writing, act, place, error);
  case COXA_ACTION_UNMERGED:
    return unmerge (writing, act, place, error);
  default:
    return archive (writing, act, place, error);
  }
}

/**
 * coxa_act_on_patient:
 *
 * Archives or unarchives the patient, merges it into another, or undoes that.
 */
gboolean
coxa_act_on_patient (CoxaWriting *writing, const CoxaAct *act, GError **error)
{
  CoxaPatientPlace place;

  return check_reason (act, error) &&
         coxa_patient_table_find_own (writing->connection, act->record, &place, error) &&
         check_version (act, &place, error) &&
         coxa_history_table_check_intact (writing->connection, COXA_CONTENT_PATIENT, place.key,
                                          act->record, error) &&
         do_to_patient (writing, act, &place, error);
}

/* Repair: whatever the rows say, they become what was stored last. A byte that changed in the file
 * left the indexes as they were: without making them anew SQLite refuses to touch the row. */

static gboolean
read_last (CoxaWriting *writing,
           CoxaContentKind kind,
           const CoxaAct *act,
           CoxaHistoryText *text,
           GError **error)
{
  return check_reason (act, error) &&
         coxa_history_table_read_text (writing->connection, kind, act->record, 0, 0, text, error);
}

static gboolean
check_damaged (
    CoxaWriting *writing, CoxaContentKind kind, gint64 key, const char *id, GError **error)
{
  g_autoptr (CoxaDamage) damage = NULL;

  if (key == 0)
    return refuse (COXA_STORE_ERROR_NOT_FOUND, _ ("It is not in this record. Nothing was stored."),
                   error);
  if (!coxa_history_table_find_damage (writing->connection, kind, key, id, &damage, error))
    return FALSE;
  return damage != NULL ||
         refuse (COXA_STORE_ERROR_CONSTRAINT,
                 _ ("It is as it was stored: there is nothing to repair."), error);
}

gboolean
coxa_act_repair_visit (CoxaWriting *writing, const CoxaAct *act, GError **error)
{
  CoxaConnection *connection = writing->connection;
  g_auto (CoxaHistoryText) text = { 0 };
  CoxaVisitPlace place;

  return read_last (writing, COXA_CONTENT_VISIT, act, &text, error) &&
         coxa_visit_table_find (connection, act->record, &place, error) &&
         check_damaged (writing, COXA_CONTENT_VISIT, place.key, act->record, error) &&
         coxa_connection_execute (connection, "REINDEX visit", error) &&
         coxa_visit_table_open_signed (connection, place.key, act->reason,
                                       writing->context->initials, writing->now, error) &&
         coxa_save_empty_visit (connection, place.key, error) &&
         coxa_content_put_back (connection, place.key, text.content, error) &&
         coxa_visit_table_close_signed (connection, place.key, error) &&
         coxa_writing_keep (writing, COXA_CONTENT_VISIT, place.key, act->action, act->reason, NULL,
                            error);
}

gboolean
coxa_act_repair_patient (CoxaWriting *writing, const CoxaAct *act, GError **error)
{
  g_auto (CoxaHistoryText) text = { 0 };
  CoxaPatientPlace place;

  return read_last (writing, COXA_CONTENT_PATIENT, act, &text, error) &&
         coxa_patient_table_find_own (writing->connection, act->record, &place, error) &&
         check_damaged (writing, COXA_CONTENT_PATIENT, place.key, act->record, error) &&
         coxa_connection_execute (writing->connection, "REINDEX patient", error) &&
         coxa_content_put_back (writing->connection, place.key, text.content, error) &&
         coxa_patient_table_refold (writing->connection, place.key, error) &&
         keep_patient (writing, act, place.key, NULL, error);
}
