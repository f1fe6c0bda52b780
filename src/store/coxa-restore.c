/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A backup takes the place of the record. At every moment the old record or the new one has the
 * record's name, and the old one is never overwritten. */

#define _GNU_SOURCE

#include "coxa-restore.h"

#include "coxa-backup.h"
#include "coxa-lock.h"
#include "coxa-migrations.h"
#include "coxa-record-file.h"
#include "coxa-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAMES_TRIED 100

struct _CoxaRestore {
  char *record_path; /* resolved when it is there */
  CoxaLock *lock;    /* of the record: nobody opens it until this is over */
  CoxaWorkfile *file;
  CoxaRestorePreview preview;
};

enum {
  FIND_HEAD,
  COUNT_NEWER,
  ERASED_SINCE,
  FIND_AUTHOR,
};

static const char *const statements[] = {
  [FIND_HEAD] = "SELECT seq FROM revision WHERE seq = ? AND hash = ?",
  [COUNT_NEWER] = "SELECT count (*), count (DISTINCT CASE WHEN version > 0 THEN patient END),"
                  " count (DISTINCT CASE WHEN version > 0 AND kind = 'visit' THEN record END)"
                  " FROM revision WHERE seq > ?",
  [ERASED_SINCE] = "SELECT e.subject FROM erasure e WHERE e.first_seq <= ?1 AND ?1 <"
                   " (SELECT min (r.seq) FROM revision r WHERE r.record = e.id) ORDER BY e.key",
  [FIND_AUTHOR] = "SELECT id FROM clinician WHERE initials = ? AND active = 1",
};

/* The beside files of SQLite: with another record they would be taken for its own. */
static const char *const companions[] = { "-journal", "-wal", "-shm" };

void
coxa_restore_free (CoxaRestore *self)
{
  g_clear_pointer (&self->file, coxa_workfile_free);
  g_clear_pointer (&self->lock, coxa_lock_release);
  g_clear_pointer (&self->preview.backup, coxa_backup_label_free);
  g_clear_pointer (&self->preview.current, coxa_backup_label_free);
  g_clear_pointer (&self->preview.erased, g_ptr_array_unref);
  g_free (self->record_path);
  g_free (self);
}

static gboolean
is_there (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK);
}

/* The backup beside the record */

/* TRUE for anything that begins as a sealed backup does, damaged or not. */
gboolean
coxa_restore_needs_passphrase (const char *backup_path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = coxa_sealed_file_read_label (backup_path, &error);

  return label != NULL || g_error_matches (error, COXA_SEAL_ERROR, COXA_SEAL_ERROR_DAMAGED);
}

static gboolean
unseal (CoxaRestore *self,
        const char *backup_path,
        const char *passphrase,
        CoxaSealProgress progress,
        gpointer user_data,
        GCancellable *cancellable,
        GError **error)
{
  self->preview.sealed = TRUE;
  if (passphrase == NULL) {
    g_set_error_literal (error, COXA_SEAL_ERROR, COXA_SEAL_ERROR_PASSPHRASE,
                         _ ("This backup is sealed and needs its passphrase. Nothing was"
                            " changed."));
    return FALSE;
  }
  return coxa_unseal_file (backup_path, self->file->path, passphrase, progress, user_data,
                           cancellable, error);
}

/* What the label says in the open was proven with the content, and must be what is found. */
static gboolean
check_label (CoxaRestore *self, const char *backup_path, GError **error)
{
  g_autofree char *text = coxa_sealed_file_read_label (backup_path, error);
  g_autoptr (CoxaBackupLabel) label = text != NULL ? coxa_backup_label_parse (text) : NULL;

  if (text == NULL)
    return FALSE;
  if (label == NULL || !coxa_backup_label_same_record (label, self->preview.backup) ||
      g_strcmp0 (label->sha256, self->preview.backup->sha256) != 0) {
    g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED,
                         _ ("The backup does not hold what its label says. Nothing was changed."));
    return FALSE;
  }
  self->preview.backup->made_at = g_strdup (label->made_at);
  return TRUE;
}

/* A plain backup says when it was made by its name alone, else by the file's time. */
static char *
find_made_at (const char *backup_path)
{
  GStatBuf place;
  g_autoptr (GDateTime) at =
      g_stat (backup_path, &place) == 0 ? g_date_time_new_from_unix_utc (place.st_mtime) : NULL;

  return at != NULL ? g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

/* The current record */

static CoxaConnection *
open_current (CoxaRestore *self)
{
  CoxaConnection *connection;

  if (!coxa_record_file_inspect (self->record_path, COXA_SCHEMA_VERSION, NULL))
    return NULL;
  /* For writing, so that what a crash left half-written is undone and its journal goes. */
  connection = coxa_connection_open (self->record_path, FALSE, NULL);
  return connection != NULL ? connection : coxa_connection_open (self->record_path, TRUE, NULL);
}

static gboolean
find_head (CoxaConnection *connection, const CoxaBackupLabel *backup)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, statements[FIND_HEAD], NULL);

  if (row == NULL)
    return FALSE;
  coxa_statement_bind_int (row, backup->entries);
  coxa_statement_bind_text (row, backup->head);
  return coxa_statement_next (row, NULL);
}

static void
count_newer (CoxaRestore *self, CoxaConnection *connection)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, statements[COUNT_NEWER], NULL);

  if (row == NULL)
    return;
  coxa_statement_bind_int (row, self->preview.backup->entries);
  if (!coxa_statement_next (row, NULL))
    return;
  self->preview.newer_entries = coxa_statement_get_int (row, 0);
  self->preview.newer_patients = coxa_statement_get_int (row, 1);
  self->preview.newer_visits = coxa_statement_get_int (row, 2);
}

/* What cannot be read is left out: a damaged record is why one restores. */
/* Who was erased is in the backup still. */
static void
list_erased (CoxaRestorePreview *preview, CoxaConnection *connection)
{
  g_autoptr (CoxaStatement) rows = coxa_connection_use (connection, statements[ERASED_SINCE], NULL);

  if (rows == NULL)
    return;
  coxa_statement_bind_int (rows, preview->backup->entries);
  while (coxa_statement_next (rows, NULL))
    g_ptr_array_add (preview->erased, g_strdup (coxa_statement_get_text (rows, 0)));
}

static void
look_at_current (CoxaRestore *self)
{
  g_autoptr (CoxaConnection) connection = open_current (self);
  CoxaRestorePreview *preview = &self->preview;

  if (connection == NULL)
    return;
  preview->current = coxa_backup_read_label (connection, NULL);
  if (preview->current == NULL)
    return;
  preview->other_clinic = g_strcmp0 (preview->current->clinic, preview->backup->clinic) != 0;
  preview->is_earlier_state = !preview->other_clinic && preview->backup->entries > 0 &&
                              find_head (connection, preview->backup);
  if (!preview->is_earlier_state)
    return;
  count_newer (self, connection);
  list_erased (preview, connection);
}

static gboolean
bring (CoxaRestore *self,
       const char *backup_path,
       const char *passphrase,
       CoxaSealProgress progress,
       gpointer user_data,
       GCancellable *cancellable,
       GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->record_path);

  coxa_workfiles_sweep (folder);
  self->file = coxa_workfile_new (folder, error);
  if (self->file == NULL)
    return FALSE;
  if (coxa_restore_needs_passphrase (backup_path))
    return unseal (self, backup_path, passphrase, progress, user_data, cancellable, error);
  return coxa_workfile_fill (self->file, backup_path, cancellable, error);
}

/**
 * coxa_restore_prepare:
 * @record_path: the file whose place the backup is to take; need not be there
 * @passphrase: (nullable): of a sealed backup
 *
 * Opens the backup beside the record and verifies all of it. LOCKED while the record is open
 * anywhere. Whatever fails leaves the backup and the record as they are.
 */
CoxaRestore *
coxa_restore_prepare (const char *backup_path,
                      const char *record_path,
                      const char *passphrase,
                      CoxaMeasureCatalogue *measures,
                      CoxaSealProgress progress,
                      gpointer user_data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (CoxaRestore) self = g_new0 (CoxaRestore, 1);

  self->preview.erased = g_ptr_array_new_with_free_func (g_free);
  self->preview.has_current = is_there (record_path);
  self->record_path = self->preview.has_current ? coxa_record_file_resolve (record_path, error)
                                                : g_canonicalize_filename (record_path, NULL);
  if (self->record_path == NULL ||
      (self->lock = coxa_lock_acquire (self->record_path, error)) == NULL ||
      !bring (self, backup_path, passphrase, progress, user_data, cancellable, error))
    return NULL;
  self->preview.backup = coxa_backup_verify (self->file->path, measures, error);
  if (self->preview.backup == NULL)
    return NULL;
  if (!self->preview.sealed)
    self->preview.backup->made_at = find_made_at (backup_path);
  else if (!check_label (self, backup_path, error))
    return NULL;
  if (self->preview.has_current)
    look_at_current (self);
  return g_steal_pointer (&self);
}

const CoxaRestorePreview *
coxa_restore_get_preview (CoxaRestore *self)
{
  return &self->preview;
}

/**
 * coxa_restore_has_author:
 *
 * Returns: whether an active clinician of the backup has these initials
 */
gboolean
coxa_restore_has_author (CoxaRestore *self, const char *initials)
{
  g_autofree char *path = coxa_record_file_resolve (self->file->path, NULL);
  g_autoptr (CoxaConnection) connection =
      path != NULL ? coxa_connection_open (path, TRUE, NULL) : NULL;
  g_autoptr (CoxaStatement) row =
      connection != NULL ? coxa_connection_use (connection, statements[FIND_AUTHOR], NULL) : NULL;

  if (row == NULL)
    return FALSE;
  coxa_statement_bind_text (row, initials);
  return coxa_statement_next (row, NULL);
}

/* Taking the place */

/* A name with the date beside the record that neither a file nor a companion of one has. */
static char *
make_aside_name (const char *record_path, GDateTime *now, GError **error)
{
  g_autofree char *stem = g_str_has_suffix (record_path, ".coxa")
                              ? g_strndup (record_path, strlen (record_path) - strlen (".coxa"))
                              : g_strdup (record_path);
  g_autofree char *date = g_date_time_format (now, "%Y%m%d-%H%M%S");

  for (int i = 0; i < NAMES_TRIED; i++) {
    g_autofree char *number = i > 0 ? g_strdup_printf ("-%d", i + 1) : g_strdup ("");
    g_autofree char *name = g_strdup_printf ("%s-set-aside-%s%s.coxa", stem, date, number);
    g_autofree char *journal = g_strconcat (name, "-journal", NULL);

    if (!is_there (name) && !is_there (journal))
      return g_steal_pointer (&name);
  }
  coxa_record_file_fail (EEXIST, record_path, error);
  return NULL;
}

static gboolean
copy_durably (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);
  g_autoptr (CoxaWorkfile) file = coxa_workfile_new (folder, error);

  return file != NULL && coxa_workfile_fill (file, from, NULL, error) &&
         coxa_workfile_place (file, to, error);
}

/* A companion that is still there belongs to a record that SQLite could not bring in order: it is
 * copied beside the set aside one first, then goes, so that the new record never meets it. */
static gboolean
move_companion (const char *record_path, const char *aside, const char *ending, GError **error)
{
  g_autofree char *from = g_strconcat (record_path, ending, NULL);
  g_autofree char *to = g_strconcat (aside, ending, NULL);

  if (!is_there (from))
    return TRUE;
  if (!copy_durably (from, to, error))
    return FALSE;
  if (g_unlink (from) != 0 || !coxa_record_file_sync_folder (from))
    return coxa_record_file_fail (errno, from, error);
  return TRUE;
}

/* Where names cannot be exchanged in one step: a second name for the old one, then the new one
 * over the first. */
static gboolean
replace (const char *fresh, const char *record_path, const char *aside)
{
  g_autofree char *step = g_strconcat (aside, ".new", NULL);

  return g_rename (fresh, step) == 0 && link (record_path, fresh) == 0 &&
         g_rename (step, record_path) == 0;
}

static gboolean
exchange (const char *record_path, const char *aside)
{
  if (renameat2 (AT_FDCWD, aside, AT_FDCWD, record_path, RENAME_EXCHANGE) == 0)
    return TRUE;
  return (errno == EINVAL || errno == ENOSYS) && replace (aside, record_path, aside);
}

/* The new one gets the other name first; then both change names at once. */
static gboolean
change_places (CoxaRestore *self, const char *aside, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    if (!move_companion (self->record_path, aside, companions[i], error))
      return FALSE;
  if (!coxa_workfile_place (self->file, aside, error))
    return FALSE;
  if (exchange (self->record_path, aside))
    return coxa_record_file_sync_folder (self->record_path) ||
           coxa_record_file_fail (errno, self->record_path, error);
  coxa_record_file_fail (errno, self->record_path, error);
  g_unlink (aside);
  return FALSE;
}

static gboolean
check_clinic (const CoxaRestorePreview *preview, gboolean allow_other_clinic, GError **error)
{
  if (!preview->other_clinic || allow_other_clinic)
    return TRUE;
  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONFLICT,
                       _ ("This backup is of another clinic's record. Nothing was changed."));
  return FALSE;
}

/**
 * coxa_restore_finish:
 * @allow_other_clinic: the person knows that the backup is of another clinic
 * @set_aside_out: (out) (nullable) (optional): where the old record is now
 *
 * Gives the backup the record's name, durably. The old record keeps all it has under a name with
 * the date; it is never overwritten.
 */
gboolean
coxa_restore_finish (CoxaRestore *self,
                     gboolean allow_other_clinic,
                     GDateTime *now,
                     char **set_aside_out,
                     GError **error)
{
  g_autofree char *aside = NULL;

  g_return_val_if_fail (self->file->path != NULL, FALSE);

  if (set_aside_out != NULL)
    *set_aside_out = NULL;
  if (!check_clinic (&self->preview, allow_other_clinic, error))
    return FALSE;
  if (!self->preview.has_current)
    return coxa_workfile_place (self->file, self->record_path, error);
  aside = make_aside_name (self->record_path, now, error);
  if (aside == NULL || !change_places (self, aside, error))
    return FALSE;
  if (set_aside_out != NULL)
    *set_aside_out = g_steal_pointer (&aside);
  return TRUE;
}
