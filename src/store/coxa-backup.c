/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of a copy of the record: verified, sealed, given its name. A backup that was not
 * read back is none. */

#include "coxa-backup.h"

#include "coxa-check.h"
#include "coxa-copying.h"
#include "coxa-generations.h"
#include "coxa-migrations.h"
#include "coxa-record-file.h"
#include "coxa-store.h"
#include "coxa-writing.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER (256 * 1024)
#define HISTORY_SCHEMA 2 /* the first that has one */
#define NAMES_TRIED 10

enum {
  CLINIC,
};

static const char *const statements[] = {
  [CLINIC] = "SELECT id FROM clinic ORDER BY id LIMIT 1",
};

static gboolean
fail_damaged (const char *detail, GError **error)
{
  g_set_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED,
               _ ("The backup is not whole: %s It was left as it is."), detail);
  return FALSE;
}

static char *
read_clinic (CoxaConnection *connection, GError **error)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, statements[CLINIC], error);
  GError *failure = NULL;
  char *clinic = NULL;

  if (row == NULL)
    return NULL;
  if (coxa_statement_next (row, &failure))
    clinic = g_strdup (coxa_statement_get_text (row, 0));
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure != NULL || clinic != NULL ? clinic : g_strdup ("");
}

static gboolean
read_head (CoxaConnection *connection, CoxaBackupLabel *label, GError **error)
{
  g_autoptr (CoxaHistoryHead) head = NULL;

  if (label->schema < HISTORY_SCHEMA) {
    label->head = g_strdup ("");
    label->head_at = g_strdup ("");
    return TRUE;
  }
  head = coxa_history_table_read_head (connection, error);
  if (head == NULL)
    return FALSE;
  label->entries = head->seq;
  label->head = g_strdup (head->hash);
  label->head_at = g_strdup (head->at != NULL ? head->at : "");
  return TRUE;
}

/**
 * coxa_backup_read_label:
 *
 * What the record says of itself now; when the backup was made and its hash are not known here.
 */
CoxaBackupLabel *
coxa_backup_read_label (CoxaConnection *connection, GError **error)
{
  g_autoptr (CoxaBackupLabel) self = g_new0 (CoxaBackupLabel, 1);
  gint64 schema;

  if (!coxa_connection_ask_int (connection, "PRAGMA user_version", &schema, error))
    return NULL;
  self->schema = (int) schema;
  self->clinic = read_clinic (connection, error);
  if (self->clinic == NULL || !read_head (connection, self, error) ||
      !coxa_connection_ask_int (connection, "SELECT count (*) FROM patient", &self->patients,
                                error) ||
      !coxa_connection_ask_int (connection, "SELECT count (*) FROM visit", &self->visits, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* SHA-256 of a file's bytes in 64 digits. */
char *
coxa_backup_hash_file (const char *path, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *buffer = g_malloc (BUFFER);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gssize n;

  if (fd < 0) {
    coxa_record_file_fail (errno, path, error);
    return NULL;
  }
  while ((n = read (fd, buffer, BUFFER)) > 0)
    g_checksum_update (checksum, buffer, n);
  if (n < 0)
    coxa_record_file_fail (errno, path, error);
  g_close (fd, NULL);
  return n == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

/* Verifying */

static gboolean
check_pages (CoxaConnection *connection, GError **error)
{
  g_autoptr (CoxaStatement) row =
      coxa_connection_use (connection, "PRAGMA integrity_check (1)", error);

  if (row == NULL || !coxa_statement_next (row, error))
    return FALSE;
  return g_strcmp0 (coxa_statement_get_text (row, 0), "ok") == 0 ||
         fail_damaged (_ ("its pages do not fit together."), error);
}

static gboolean
check_size (CoxaConnection *connection, const char *path, GError **error)
{
  gint64 pages, page_size;

  if (!coxa_connection_ask_int (connection, "PRAGMA page_count", &pages, error) ||
      !coxa_connection_ask_int (connection, "PRAGMA page_size", &page_size, error))
    return FALSE;
  return coxa_record_file_is_complete (path, pages * page_size) ||
         fail_damaged (_ ("its end is missing."), error);
}

/* Of an older schema: as it will be when it is opened. */
static CoxaConnection *
open_current (CoxaConnection *connection, const char *path, int schema, GError **error)
{
  g_autoptr (CoxaConnection) copy = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (CoxaStoreContext) context = coxa_store_context_new (NULL, NULL, now);
  const CoxaMigration *steps;
  guint n_steps;

  differences = coxa_migrations_list_differences (connection, error);
  if (differences == NULL)
    return NULL;
  if (differences->len > 0) {
    fail_damaged (differences->pdata[0], error);
    return NULL;
  }
  copy = coxa_connection_open_copy (path, error);
  steps = coxa_migrations_get (&n_steps);
  if (copy == NULL || !coxa_migrations_run (copy, steps, n_steps, context, error))
    return NULL;
  return g_steal_pointer (&copy);
}

static gboolean
check_content (CoxaConnection *connection, CoxaMeasureCatalogue *measures, GError **error)
{
  g_autoptr (GPtrArray) problems = coxa_check (connection, measures, error);

  if (problems == NULL)
    return FALSE;
  return problems->len == 0 || fail_damaged (problems->pdata[0], error);
}

/**
 * coxa_backup_verify:
 * @path: a plain backup
 *
 * Reads all of it, writes nothing: pages, structure, values, the chain of the history and that
 * each record is what was stored last.
 *
 * Returns: (transfer full): what it holds; NULL with @error set when anything is wrong
 */
CoxaBackupLabel *
coxa_backup_verify (const char *path, CoxaMeasureCatalogue *measures, GError **error)
{
  g_autofree char *resolved = coxa_record_file_resolve (path, error);
  g_autoptr (CoxaConnection) connection = NULL;
  g_autoptr (CoxaConnection) current = NULL;
  g_autoptr (CoxaBackupLabel) label = NULL;

  if (resolved == NULL || !coxa_record_file_inspect (resolved, COXA_SCHEMA_VERSION, error))
    return NULL;
  connection = coxa_connection_open (resolved, TRUE, error);
  if (connection == NULL || !check_size (connection, resolved, error) ||
      !check_pages (connection, error))
    return NULL;
  label = coxa_backup_read_label (connection, error);
  if (label == NULL || (label->sha256 = coxa_backup_hash_file (resolved, error)) == NULL)
    return NULL;
  if (label->schema < COXA_SCHEMA_VERSION &&
      (current = open_current (connection, resolved, label->schema, error)) == NULL)
    return NULL;
  if (!check_content (current != NULL ? current : connection, measures, error))
    return NULL;
  return g_steal_pointer (&label);
}

/* Naming */

static CoxaBackupLabel *
read_sealed_label (const char *path)
{
  g_autofree char *text = coxa_sealed_file_read_label (path, NULL);

  return text != NULL ? coxa_backup_label_parse (text) : NULL;
}

/**
 * coxa_backup_find_clinic:
 * @path: of a plain or a sealed backup
 *
 * Returns: (transfer full) (nullable): whose it says it is
 */
char *
coxa_backup_find_clinic (const char *path)
{
  g_autoptr (CoxaBackupLabel) label = read_sealed_label (path);
  g_autofree char *resolved = NULL;
  g_autoptr (CoxaConnection) connection = NULL;

  if (label != NULL)
    return g_steal_pointer (&label->clinic);
  resolved = coxa_record_file_resolve (path, NULL);
  if (resolved == NULL || !coxa_record_file_inspect (resolved, COXA_SCHEMA_VERSION, NULL))
    return NULL;
  connection = coxa_connection_open (resolved, TRUE, NULL);
  return connection != NULL ? read_clinic (connection, NULL) : NULL;
}

/* What a plain or a sealed backup says of itself, unverified; NULL where it is neither. */
CoxaBackupLabel *
coxa_backup_peek_label (const char *path)
{
  CoxaBackupLabel *label = read_sealed_label (path);
  g_autofree char *resolved = label == NULL ? coxa_record_file_resolve (path, NULL) : NULL;
  g_autoptr (CoxaConnection) connection = NULL;

  if (label != NULL || resolved == NULL ||
      !coxa_record_file_inspect (resolved, COXA_SCHEMA_VERSION, NULL))
    return label;
  connection = coxa_connection_open (resolved, TRUE, NULL);
  return connection != NULL ? coxa_backup_read_label (connection, NULL) : NULL;
}

/* Backups of the same record in the folder; those of another clinic and what cannot be read are
 * left alone. */
static GPtrArray *
list_own (const char *folder, const char *clinic)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autoptr (GDateTime) made_at = coxa_generation_parse (name);
    g_autofree char *found = made_at != NULL ? coxa_backup_find_clinic (path) : NULL;

    if (found != NULL && g_str_equal (found, clinic))
      g_ptr_array_add (names, g_strdup (name));
  }
  g_ptr_array_add (names, NULL);
  return names;
}

static void
remove_old (const char *folder, const char *clinic, const char *newest)
{
  g_autoptr (GPtrArray) names = list_own (folder, clinic);
  g_autoptr (GPtrArray) old = coxa_generations_list_old ((const char *const *) names->pdata);

  for (guint i = 0; i < old->len; i++) {
    g_autofree char *path = g_build_filename (folder, old->pdata[i], NULL);

    /* By a clock that went back the newest may look old. */
    if (!g_str_equal (old->pdata[i], newest))
      g_unlink (path);
  }
}

/* Into a folder under the first free name, second by second; else under the name that was asked
 * for. */
static char *
place (CoxaWorkfile *file, const CoxaBackupLabel *label, const CoxaBackupWay *way, GError **error)
{
  g_autoptr (GDateTime) made_at = g_date_time_new_from_iso8601 (label->made_at, NULL);
  GError *failure = NULL;

  if (!g_file_test (way->place, G_FILE_TEST_IS_DIR))
    return coxa_workfile_place (file, way->place, error) ? g_strdup (way->place) : NULL;
  for (int i = 0; i < NAMES_TRIED; i++) {
    g_autoptr (GDateTime) at = g_date_time_add_seconds (made_at, i);
    g_autofree char *name = coxa_generation_name (at, way->passphrase != NULL);
    g_autofree char *path = g_build_filename (way->place, name, NULL);

    g_clear_error (&failure);
    if (coxa_workfile_place (file, path, &failure))
      return g_steal_pointer (&path);
    if (!g_error_matches (failure, COXA_STORE_ERROR, COXA_STORE_ERROR_EXISTS))
      break;
  }
  g_propagate_error (error, failure);
  return NULL;
}

static char *
dup_folder (const char *path)
{
  return g_file_test (path, G_FILE_TEST_IS_DIR) ? g_strdup (path) : g_path_get_dirname (path);
}

/* A file in the target's own folder, so that it can get its name in one step. */
static CoxaWorkfile *
bring (const char *plain, const char *folder, GCancellable *cancellable, GError **error)
{
  CoxaWorkfile *file = coxa_workfile_new (folder, error);

  if (file != NULL && !coxa_workfile_fill (file, plain, cancellable, error))
    g_clear_pointer (&file, coxa_workfile_free);
  return file;
}

static gboolean
check_hash (const char *path, const CoxaBackupLabel *label, GError **error)
{
  g_autofree char *found = coxa_backup_hash_file (path, error);

  if (found == NULL)
    return FALSE;
  return g_str_equal (found, label->sha256) ||
         fail_damaged (_ ("what was written is not what was read back."), error);
}

/* Emptied first: both need not fit at once. */
static gboolean
unseal_over (CoxaWorkfile *plain,
             const char *sealed,
             const char *passphrase,
             GCancellable *cancellable,
             GError **error)
{
  if (ftruncate (plain->fd, 0) != 0)
    return coxa_record_file_fail (errno, plain->path, error);
  return coxa_unseal_file (sealed, plain->path, passphrase, NULL, NULL, cancellable, error);
}

/* Sealed into the target's folder, then opened again with the passphrase. */
static CoxaWorkfile *
seal (CoxaWorkfile *plain,
      const char *folder,
      const CoxaBackupLabel *label,
      const CoxaBackupWay *way,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (CoxaWorkfile) file = coxa_workfile_new (folder, error);
  g_autofree char *text = coxa_backup_label_to_text (label);

  if (file == NULL ||
      !coxa_seal_file (plain->path, file->path, text, way->passphrase, way->cost, NULL, NULL,
                       cancellable, error) ||
      !unseal_over (plain, file->path, way->passphrase, cancellable, error) ||
      !check_hash (plain->path, label, error))
    return NULL;
  return g_steal_pointer (&file);
}

/* The file that is to get the name: in its folder, and read back. */
static CoxaWorkfile *
make_final (CoxaWorkfile *plain,
            const char *folder,
            const CoxaBackupLabel *label,
            const CoxaBackupWay *way,
            GCancellable *cancellable,
            GError **error)
{
  CoxaWorkfile *file;

  if (way->passphrase != NULL)
    return seal (plain, folder, label, way, cancellable, error);
  file = bring (plain->path, folder, cancellable, error);
  if (file != NULL && !check_hash (file->path, label, error))
    g_clear_pointer (&file, coxa_workfile_free);
  return file;
}

static gboolean
check_same (const CoxaBackupLabel *found, const CoxaBackupLabel *label, GError **error)
{
  return coxa_backup_label_same_record (found, label) ||
         fail_damaged (_ ("it does not hold what the record held."), error);
}

/* On another file system a renaming cannot be the last step. */
static gboolean
is_beside (const char *path, const char *folder)
{
  struct stat a, b;

  return g_stat (path, &a) == 0 && g_stat (folder, &b) == 0 && a.st_dev == b.st_dev;
}

/**
 * coxa_backup_finish:
 * @plain: the copy; its content goes with it
 * @label: what the record said of itself when the copy was done, and when that was; gets the hash
 *
 * Verifies the copy, seals it if it is to be, reads it back, gives it its name durably, and only
 * then removes the generations that need not be kept.
 *
 * Returns: (transfer full): the backup's path
 */
char *
coxa_backup_finish (CoxaWorkfile *plain,
                    CoxaBackupLabel *label,
                    const CoxaBackupWay *way,
                    CoxaMeasureCatalogue *measures,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (CoxaBackupLabel) found = coxa_backup_verify (plain->path, measures, error);
  g_autoptr (CoxaWorkfile) other = NULL;
  g_autofree char *folder = dup_folder (way->place);
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;

  if (found == NULL || !check_same (found, label, error))
    return NULL;
  label->sha256 = g_strdup (found->sha256);
  coxa_workfiles_sweep (folder);
  if ((way->passphrase != NULL || !is_beside (plain->path, folder)) &&
      (other = make_final (plain, folder, label, way, cancellable, error)) == NULL)
    return NULL;
  path = place (other != NULL ? other : plain, label, way, error);
  if (path == NULL)
    return NULL;
  name = g_path_get_basename (path);
  if (g_file_test (way->place, G_FILE_TEST_IS_DIR))
    remove_old (way->place, label->clinic, name);
  return g_steal_pointer (&path);
}

/* Before a step that changes the file */

static gboolean
copy_all (CoxaConnection *connection, CoxaWorkfile *file, GError **error)
{
  g_autofree char *resolved = coxa_record_file_resolve (file->path, error);
  g_autoptr (CoxaCopying) copying = NULL;
  gboolean done;

  if (resolved == NULL || (copying = coxa_copying_new (connection, resolved, error)) == NULL)
    return FALSE;
  return coxa_copying_step (copying, -1, &done, error);
}

static gboolean
check_copy (const char *path, const CoxaBackupLabel *label, GError **error)
{
  g_autoptr (CoxaConnection) copy = coxa_connection_open (path, TRUE, error);
  g_autoptr (CoxaBackupLabel) found = NULL;

  return copy != NULL && check_size (copy, path, error) && check_pages (copy, error) &&
         (found = coxa_backup_read_label (copy, error)) != NULL && check_same (found, label, error);
}

/**
 * coxa_backup_make_plain:
 * @path: resolved; not there yet, its folder is
 *
 * All at once and without verifying what was wrong before: for a step that comes right after it.
 */
gboolean
coxa_backup_make_plain (CoxaConnection *connection, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (CoxaWorkfile) file = NULL;
  g_autoptr (CoxaBackupLabel) label = coxa_backup_read_label (connection, error);

  coxa_workfiles_sweep (folder);
  return label != NULL && (file = coxa_workfile_new (folder, error)) != NULL &&
         copy_all (connection, file, error) && check_copy (file->path, label, error) &&
         coxa_workfile_place (file, path, error);
}
