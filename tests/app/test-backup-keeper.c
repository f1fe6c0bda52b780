/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-backup-keeper.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder;
  GSettings *settings;
  CoxaStore *store;
  CoxaBackupKeeper *keeper;
} Fixture;

static void
on_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (CoxaMeasureCatalogue) measures = coxa_measure_catalogue_load (NULL, NULL);
  g_autofree char *path = NULL;
  g_autoptr (CoxaDesk) desk = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("coxa-keeper-XXXXXX", NULL);
  path = g_build_filename (self->folder, "record.coxa", NULL);
  coxa_store_open_async (path, COXA_STORE_CREATE, measures, NULL, on_ready_cb, &result);
  self->store = coxa_store_open_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  self->settings = g_settings_new ("org.coxa.Coxa");
  desk = coxa_desk_new (self->store, self->settings);
  self->keeper = coxa_backup_keeper_new (self->store, desk, self->settings);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      remove_all (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_settings_reset (self->settings, "backup-folder");
  g_settings_reset (self->settings, "backup-problem");
  g_assert_finalize_object (self->keeper);
  coxa_store_close_async (self->store, on_ready_cb, &result);
  g_assert_true (coxa_store_close_finish (self->store, wait_for (&result), NULL));
  g_clear_object (&result);
  g_object_unref (self->store);
  g_object_unref (self->settings);
  remove_all (self->folder);
  g_free (self->folder);
}

static char *
end_session (Fixture *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_backup_keeper_end_session_async (self->keeper, on_ready_cb, &result);
  return coxa_backup_keeper_make_finish (self->keeper, wait_for (&result), error);
}

static void
store_something (Fixture *self)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (CoxaPatient) patient = coxa_patient_new (id);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (CoxaStoreContext) context = coxa_store_context_new (NULL, "AB", now);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_patient_set_family (patient, "Example");
  coxa_patient_set_given (patient, "Anna");
  coxa_store_save_patient_async (self->store, patient, context, NULL, on_ready_cb, &result);
  g_assert_true (coxa_store_save_patient_finish (self->store, wait_for (&result), NULL));
}

/* Once for what was stored, plain and beside the record. */
static void
test_end_session (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *beside = g_build_filename (self->folder, "backups", NULL);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  g_assert_null (end_session (self, &error));
  g_assert_no_error (error);
  store_something (self);
  path = end_session (self, &error);
  g_assert_no_error (error);
  g_assert_nonnull (path);
  folder = g_path_get_dirname (path);
  g_assert_cmpstr (folder, ==, beside);
  g_assert_true (g_str_has_suffix (path, ".coxa"));
  g_assert_null (end_session (self, &error));
  g_assert_no_error (error);
}

static void
note_told_cb (CoxaBackupKeeper *keeper, const char *message, char **told)
{
  g_free (*told);
  *told = g_strdup (message);
}

/* What is not sealed never leaves the folder; what cannot be made is said at the next start. */
static void
test_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (self->folder, "stick", NULL);
  g_autofree char *plain = NULL;
  g_autofree char *sealed = NULL;
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  g_settings_set_string (self->settings, "backup-folder", missing);
  plain = coxa_backup_keeper_dup_folder (self->keeper);
  g_assert_true (g_str_has_suffix (plain, "/backups"));
  coxa_backup_keeper_set_passphrase (self->keeper, "correct horse");
  sealed = coxa_backup_keeper_dup_folder (self->keeper);
  g_assert_cmpstr (sealed, ==, missing);

  store_something (self);
  g_assert_null (end_session (self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_signal_connect (self->keeper, "told", G_CALLBACK (note_told_cb), &told);
  coxa_backup_keeper_remind (self->keeper);
  g_assert_cmpstr (told, ==, error->message);

  coxa_backup_keeper_set_passphrase (self->keeper, "");
  g_assert_false (coxa_backup_keeper_has_passphrase (self->keeper));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/backup-keeper/end-session", Fixture, NULL, set_up, test_end_session, tear_down);
  g_test_add ("/app/backup-keeper/folder", Fixture, NULL, set_up, test_folder, tear_down);
  return g_test_run ();
}
