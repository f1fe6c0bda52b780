/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-record.h"
#include "coxa-restore.h"
#include "coxa-store-acts.h"
#include "coxa-store-backup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  char *db;
  char *author;
  char *passphrase_file;
  char *passphrase; /* or NULL */
  gboolean preview, other_clinic;
} Options;

static void
options_clear (Options *self)
{
  if (self->passphrase != NULL)
    memset (self->passphrase, 0, strlen (self->passphrase));
  g_free (self->db);
  g_free (self->author);
  g_free (self->passphrase_file);
  g_free (self->passphrase);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* The first line: an editor puts an end of line behind it. */
static gboolean
read_passphrase (Options *self, GError **error)
{
  gsize length;

  if (self->passphrase_file == NULL)
    return TRUE;
  if (!g_file_get_contents (self->passphrase_file, &self->passphrase, &length, error))
    return FALSE;
  if (strlen (self->passphrase) != length)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED, _ ("%s: this is not a passphrase"),
                              self->passphrase_file);
  self->passphrase[strcspn (self->passphrase, "\r\n")] = '\0';
  if (*self->passphrase != '\0')
    return TRUE;
  return coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED, _ ("%s: the passphrase is empty"),
                            self->passphrase_file);
}

/* Backup */

static void
print_label (const CoxaBackupLabel *label)
{
  coxa_command_print (_ ("patients: %" G_GINT64_FORMAT ", visits: %" G_GINT64_FORMAT "\n"),
                      label->patients, label->visits);
  coxa_command_print (_ ("history: %" G_GINT64_FORMAT " entries, head %s\n"), label->entries,
                      label->head);
}

static gboolean
back_up (const Options *options, const char *place, GError **error)
{
  g_autoptr (CoxaMeasureCatalogue) measures = coxa_measure_catalogue_load (NULL, error);
  if (measures == NULL)
    return FALSE;
  g_autoptr (CoxaRecord) record = coxa_record_open (options->db, COXA_STORE_OPEN, measures, error);
  if (record == NULL)
    return FALSE;
  g_autoptr (CoxaStoreContext) context = coxa_record_make_context (record, options->author, error);
  if (context == NULL)
    return FALSE;
  g_autoptr (GAsyncResult) answer = NULL;
  coxa_store_back_up_async (coxa_record_get_store (record), place, options->passphrase, NULL,
                            context, NULL, NULL, NULL, coxa_record_answer_cb, &answer);
  g_autoptr (CoxaBackup) backup =
      coxa_store_back_up_finish (coxa_record_get_store (record), coxa_record_wait (&answer), error);
  if (backup == NULL)
    return FALSE;
  coxa_command_print ("%s\n", backup->path);
  print_label (backup->label);
  coxa_command_print ("sha256: %s\n", backup->label->sha256);
  return TRUE;
}

gboolean
coxa_run_backup (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &options.db, N_ ("the record file"), "FILE" },
    { "author", 0, 0, G_OPTION_ARG_STRING, &options.author, N_ ("who makes it"), "INITIALS" },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &options.passphrase_file,
      N_ ("seal it with the passphrase in this file"), "FILE" },
    { NULL },
  };

  return coxa_command_parse (name, entries, &left, 1, 1, error) &&
         read_passphrase (&options, error) && back_up (&options, left[0], error);
}

/* Restore */

static void
print_losses (const CoxaRestorePreview *preview)
{
  if (!preview->has_current)
    coxa_command_print (_ ("There is no record file yet.\n"));
  else if (preview->current == NULL)
    coxa_command_print (_ ("The current record cannot be read, so it cannot be compared.\n"));
  else if (preview->other_clinic)
    coxa_command_print (_ ("The current record is another clinic's.\n"));
  else if (!preview->is_earlier_state)
    coxa_command_print (
        _ ("The backup is not an earlier state of the current record (%" G_GINT64_FORMAT
           " patients, %" G_GINT64_FORMAT " visits).\n"),
        preview->current->patients, preview->current->visits);
  else
    coxa_command_print (_ ("The current record has more than the backup: %" G_GINT64_FORMAT
                           " entries, about %" G_GINT64_FORMAT " patients and %" G_GINT64_FORMAT
                           " visits.\n"),
                        preview->newer_entries, preview->newer_patients, preview->newer_visits);
}

/* Whoever restores erases them once more. */
static void
print_erased (const CoxaRestorePreview *preview)
{
  if (preview->erased->len == 0)
    return;
  coxa_command_print (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u patient who was erased since comes back with it; erase again:\n",
                   "%u patients who were erased since come back with it; erase again:\n",
                   preview->erased->len),
      preview->erased->len);
  for (guint i = 0; i < preview->erased->len; i++)
    coxa_command_print ("%s\n", (const char *) g_ptr_array_index (preview->erased, i));
}

static void
print_preview (const CoxaRestorePreview *preview)
{
  coxa_command_print (preview->sealed ? _ ("backup made: %s, sealed\n") : _ ("backup made: %s\n"),
                      preview->backup->made_at);
  print_label (preview->backup);
  if (*preview->backup->head_at != '\0')
    coxa_command_print (_ ("last change: %s\n"), preview->backup->head_at);
  print_losses (preview);
  print_erased (preview);
}

/* The new record's history begins its new life with a word about it. */
static gboolean
note_restored (const Options *options,
               const char *path,
               const CoxaBackupLabel *label,
               CoxaMeasureCatalogue *measures,
               GError **error)
{
  g_autoptr (CoxaRecord) record = coxa_record_open (path, COXA_STORE_OPEN, measures, error);
  if (record == NULL)
    return FALSE;
  g_autoptr (CoxaStoreContext) context = coxa_record_make_context (record, options->author, error);
  if (context == NULL)
    return FALSE;
  g_autoptr (GAsyncResult) answer = NULL;
  g_autofree char *reason = g_strdup_printf ("made %s, entry %" G_GINT64_FORMAT ", head %s",
                                             label->made_at, label->entries, label->head);
  coxa_store_note_async (coxa_record_get_store (record), COXA_ACTION_RECORD_RESTORED, "file", "",
                         NULL, reason, context, NULL, coxa_record_answer_cb, &answer);
  return coxa_store_act_finish (coxa_record_get_store (record), coxa_record_wait (&answer), error);
}

/* What is printed is what was done: nothing when it was refused. */
static gboolean
finish_restore (CoxaRestore *restore, const Options *options, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *aside = NULL;

  if (!options->preview &&
      !coxa_restore_finish (restore, options->other_clinic, now, &aside, error))
    return FALSE;
  print_preview (coxa_restore_get_preview (restore));
  if (aside != NULL)
    coxa_command_print (_ ("The record before is now %s\n"), aside);
  return TRUE;
}

/* Whoever restores must stand in the backup, or its history could not say who it was. */
static gboolean
check_author (CoxaRestore *restore, const Options *options, GError **error)
{
  return options->author == NULL || coxa_restore_has_author (restore, options->author) ||
         coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                            _ ("no clinician with the initials %s is in the backup. Nothing was"
                               " changed."),
                            options->author);
}

static gboolean
restore_from (const Options *options, const char *backup_path, GError **error)
{
  g_autofree char *path =
      options->db != NULL ? g_strdup (options->db) : coxa_record_dup_default_path ();
  g_autoptr (CoxaMeasureCatalogue) measures = coxa_measure_catalogue_load (NULL, error);
  g_autoptr (CoxaBackupLabel) label = NULL;

  if (measures == NULL)
    return FALSE;
  CoxaRestore *restore = coxa_restore_prepare (backup_path, path, options->passphrase, measures,
                                               NULL, NULL, NULL, error);
  if (restore == NULL)
    return FALSE;
  label = coxa_backup_label_copy (coxa_restore_get_preview (restore)->backup);
  gboolean done =
      check_author (restore, options, error) && finish_restore (restore, options, error);
  /* Its lock goes before the record is opened. */
  coxa_restore_free (restore);
  return done && (options->preview || note_restored (options, path, label, measures, error));
}

gboolean
coxa_run_restore (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &options.db, N_ ("the record file"), "FILE" },
    { "author", 0, 0, G_OPTION_ARG_STRING, &options.author, N_ ("who restores"), "INITIALS" },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &options.passphrase_file,
      N_ ("the file with the passphrase it was sealed with"), "FILE" },
    { "preview", 0, 0, G_OPTION_ARG_NONE, &options.preview, N_ ("change nothing, only say"), NULL },
    { "other-clinic", 0, 0, G_OPTION_ARG_NONE, &options.other_clinic,
      N_ ("even if the backup is of another clinic"), NULL },
    { NULL },
  };

  return coxa_command_parse (name, entries, &left, 1, 1, error) &&
         read_passphrase (&options, error) && restore_from (&options, left[0], error);
}
