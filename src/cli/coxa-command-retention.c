/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-record.h"
#include "coxa-store-retention.h"

#include <glib/gi18n-lib.h>

typedef struct {
  char *db, *author, *reason, *preset, *hold, *lift, *erase, *confirm;
  int years, child_age, child_until, limit;
  gboolean presets, erased;
  CoxaRecord *record;
  CoxaStoreContext *context;
} Retention;

static void
retention_clear (Retention *self)
{
  g_free (self->db);
  g_free (self->author);
  g_free (self->reason);
  g_free (self->preset);
  g_free (self->hold);
  g_free (self->lift);
  g_free (self->erase);
  g_free (self->confirm);
  g_clear_pointer (&self->context, coxa_store_context_free);
  g_clear_pointer (&self->record, coxa_record_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Retention, retention_clear)

static gboolean
parse (const char *name, char ***words, Retention *self, GError **error)
{
  const GOptionEntry options[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &self->db, N_ ("the record file"), "FILE" },
    { "author", 0, 0, G_OPTION_ARG_STRING, &self->author, N_ ("who does it"), "INITIALS" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &self->reason, N_ ("why"), "TEXT" },
    { "presets", 0, 0, G_OPTION_ARG_NONE, &self->presets,
      N_ ("list the rules that a source states"), NULL },
    { "preset", 0, 0, G_OPTION_ARG_STRING, &self->preset, N_ ("keep records by one of them"),
      "ID" },
    { "years", 0, 0, G_OPTION_ARG_INT, &self->years,
      N_ ("keep records for so long after the last contact"), "N" },
    { "child-age", 0, 0, G_OPTION_ARG_INT, &self->child_age,
      N_ ("with --years: who was younger then was a child"), "N" },
    { "child-until", 0, 0, G_OPTION_ARG_INT, &self->child_until,
      N_ ("with --years: keep a child's record until this birthday"), "N" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &self->limit, N_ ("list so many at most"), "N" },
    { "hold", 0, 0, G_OPTION_ARG_STRING, &self->hold, N_ ("do not erase this patient"), "PATIENT" },
    { "lift", 0, 0, G_OPTION_ARG_STRING, &self->lift, N_ ("lift the hold of this patient"),
      "PATIENT" },
    { "erase", 0, 0, G_OPTION_ARG_STRING, &self->erase,
      N_ ("erase this patient; there is no way back but a backup"), "PATIENT" },
    { "confirm", 0, 0, G_OPTION_ARG_STRING, &self->confirm,
      N_ ("with --erase: the whole id, once more"), "ID" },
    { "erased", 0, 0, G_OPTION_ARG_NONE, &self->erased, N_ ("list what is left of the erased"),
      NULL },
    { NULL },
  };

  self->limit = 1000;
  return coxa_command_parse (name, options, words, 0, 0, error);
}

static gboolean
open_record (Retention *self, GError **error)
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

static CoxaStore *
get_store (Retention *self)
{
  return coxa_record_get_store (self->record);
}

/* The rule */

static gboolean
print_presets (GError **error)
{
  g_autoptr (GPtrArray) presets = coxa_retention_presets_load (coxa_command_get_language (), error);
  for (guint i = 0; presets != NULL && i < presets->len; i++) {
    const CoxaRetentionPreset *preset = g_ptr_array_index (presets, i);
    coxa_command_print ("%s\t%s\t%d\t%d\t%d\t%s\t%s\n", preset->id, preset->title,
                        preset->rule.years, preset->rule.child_age, preset->rule.child_until,
                        preset->source, preset->child_source);
  }
  return presets != NULL;
}

static gboolean
choose_rule (Retention *self, CoxaRetentionRule *rule, GError **error)
{
  *rule = (CoxaRetentionRule){ self->years, self->child_age, self->child_until };
  if (self->preset == NULL)
    return TRUE;
  g_autoptr (GPtrArray) presets = coxa_retention_presets_load (NULL, error);
  if (presets == NULL)
    return FALSE;
  const CoxaRetentionPreset *preset = coxa_retention_presets_find (presets, self->preset);
  if (preset == NULL)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE,
                              _ ("there is no preset %s; see coxactl retention --presets"),
                              self->preset);
  *rule = preset->rule;
  return TRUE;
}

static gboolean
set_rule (Retention *self, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  CoxaRetentionRule rule;
  if (!choose_rule (self, &rule, error))
    return FALSE;
  coxa_store_set_retention_async (get_store (self), self->preset, &rule, self->context, NULL,
                                  coxa_record_answer_cb, &answer);
  return coxa_store_retention_finish (get_store (self), coxa_record_wait (&answer), error);
}

static gboolean
print_rule (Retention *self, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  coxa_store_load_retention_async (get_store (self), NULL, coxa_record_answer_cb, &answer);
  g_autoptr (CoxaRetentionSetting) setting =
      coxa_store_load_retention_finish (get_store (self), coxa_record_wait (&answer), error);
  if (setting == NULL)
    return FALSE;
  if (setting->rule.years == 0)
    return coxa_command_fail (
        error, COXA_COMMAND_ERROR_REFUSED,
        _ ("nobody has said yet how long records are kept; set it with --preset or --years"));
  coxa_command_print ("rule\t%s\t%d\t%d\t%d\n", setting->preset != NULL ? setting->preset : "own",
                      setting->rule.years, setting->rule.child_age, setting->rule.child_until);
  return TRUE;
}

/* Who is due: id, name, number, last contact, due since, hold, with tabs. */
static void
print_due (const CoxaDue *due)
{
  g_autofree char *name = coxa_patient_dup_display_name (due->patient);
  g_autofree char *last = g_date_time_format (due->last_contact, "%Y-%m-%d");
  g_autofree char *since = g_date_time_format (due->since, "%Y-%m-%d");
  const char *number = coxa_patient_get_number (due->patient);
  coxa_command_print ("%s\t%s\t%s\t%s\t%s\t%s\n", coxa_patient_get_id (due->patient), name,
                      number != NULL ? number : "", last, since, due->hold != NULL ? "hold" : "");
}

static gboolean
list_due (Retention *self, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GAsyncResult) answer = NULL;
  coxa_store_list_due_async (get_store (self), now, (guint) MAX (self->limit, 0), NULL,
                             coxa_record_answer_cb, &answer);
  g_autoptr (GPtrArray) dues =
      coxa_store_list_due_finish (get_store (self), coxa_record_wait (&answer), error);
  for (guint i = 0; dues != NULL && i < dues->len; i++)
    print_due (g_ptr_array_index (dues, i));
  return dues != NULL;
}

/* Holds */

static gboolean
change_hold (Retention *self, const char *word, gboolean lifts, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (CoxaPatient) patient = coxa_record_find_patient (self->record, word, error);
  if (patient == NULL)
    return FALSE;
  const char *id = coxa_patient_get_id (patient);
  if (lifts)
    coxa_store_lift_hold_async (get_store (self), id, self->reason, self->context, NULL,
                                coxa_record_answer_cb, &answer);
  else
    coxa_store_place_hold_async (get_store (self), id, self->reason, self->context, NULL,
                                 coxa_record_answer_cb, &answer);
  return coxa_store_retention_finish (get_store (self), coxa_record_wait (&answer), error);
}

/* Erasing */

static void
print_erasure (const CoxaErasure *erasure)
{
  g_autofree char *entries = g_strdup_printf ("%" G_GINT64_FORMAT, erasure->n_entries);
  g_autofree char *visits = g_strdup_printf ("%" G_GINT64_FORMAT, erasure->n_visits);
  coxa_command_print ("erased\t%s\t%s\t%s\t%s\t%s\t%s\n", erasure->subject, erasure->at,
                      erasure->initials != NULL ? erasure->initials : "", visits, entries,
                      erasure->reason);
  for (guint i = 0; erasure->backups != NULL && i < erasure->backups->len; i++) {
    const CoxaHolding *holding = g_ptr_array_index (erasure->backups, i);
    coxa_command_print ("backup\t%s\t%s\n", holding->made_at, holding->path);
  }
}

static gboolean
erase_patient (Retention *self, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  g_autofree char *beside = g_path_get_dirname (coxa_record_get_path (self->record));
  g_autofree char *folder = g_build_filename (beside, "backups", NULL);
  if (!coxa_record_back_up_beside (self->record, self->context, error))
    return FALSE;
  coxa_store_erase_patient_async (get_store (self), id, self->reason, folder, self->context, NULL,
                                  coxa_record_answer_cb, &answer);
  g_autoptr (CoxaErasure) erasure =
      coxa_store_erase_patient_finish (get_store (self), coxa_record_wait (&answer), error);
  if (erasure == NULL)
    return FALSE;
  print_erasure (erasure);
  if (!erasure->compacted)
    coxa_command_print ("%s\n", _ ("The content is gone, but the file could not be written anew; "
                                   "make room on the disk and erase or back up once more."));
  return TRUE;
}

static gboolean
erase (Retention *self, GError **error)
{
  g_autoptr (CoxaPatient) patient = coxa_record_find_patient (self->record, self->erase, error);
  if (patient == NULL)
    return FALSE;
  const char *id = coxa_patient_get_id (patient);
  if (self->confirm == NULL || g_ascii_strcasecmp (self->confirm, id) != 0)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                              _ ("nothing was erased: say --confirm %s to confirm it"), id);
  return erase_patient (self, id, error);
}

static gboolean
list_erased (Retention *self, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  coxa_store_list_erasures_async (get_store (self), NULL, coxa_record_answer_cb, &answer);
  g_autoptr (GPtrArray) erasures =
      coxa_store_list_erasures_finish (get_store (self), coxa_record_wait (&answer), error);
  for (guint i = 0; erasures != NULL && i < erasures->len; i++)
    print_erasure (g_ptr_array_index (erasures, i));
  return erasures != NULL;
}

static gboolean
check_author (Retention *self, GError **error)
{
  return self->author != NULL ||
         coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE, _ ("--author is missing"));
}

static gboolean
do_it (Retention *self, GError **error)
{
  if (self->preset != NULL || self->years != 0)
    return check_author (self, error) && set_rule (self, error) && print_rule (self, error);
  if (self->hold != NULL)
    return check_author (self, error) && change_hold (self, self->hold, FALSE, error);
  if (self->lift != NULL)
    return check_author (self, error) && change_hold (self, self->lift, TRUE, error);
  if (self->erase != NULL)
    return check_author (self, error) && erase (self, error);
  if (self->erased)
    return list_erased (self, error);
  return print_rule (self, error) && list_due (self, error);
}

gboolean
coxa_run_retention (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_auto (Retention) self = { NULL };

  if (!parse (name, &left, &self, error))
    return FALSE;
  if (self.presets)
    return print_presets (error);
  return open_record (&self, error) && do_it (&self, error);
}
