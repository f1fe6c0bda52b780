/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "scene.h"

#include "coxa-backup.h"
#include "coxa-generations.h"
#include "coxa-restore.h"
#include "coxa-store-backup.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOTES "Better since the last visit; walks the stairs without holding on."

const CoxaSealCost scene_cost = { 1, 8192 * 1024 };

char *
scene_name (Record *record, const char *name)
{
  return g_build_filename (record->folder, name, NULL);
}

static CoxaVisit *
make_scene_visit (CoxaMeasureCatalogue *measures)
{
  CoxaVisit *visit = make_visit (RECORD_CLINIC_TIME);

  coxa_visit_set_episode (visit, "Low back pain");
  coxa_visit_set_notes (visit, NOTES);
  measure (visit, measures, "hip_flexion", COXA_SIDE_LEFT, 110.5);
  measure (visit, measures, "hip_flexion", COXA_SIDE_RIGHT, 112);
  measure (visit, measures, "hip_ir", COXA_SIDE_LEFT, 30);
  measure (visit, measures, "hip_ir", COXA_SIDE_RIGHT, 31.5);
  return visit;
}

static gboolean
save (CoxaStore *store, CoxaPatient *patient, CoxaVisit *visit, gboolean sign, GError **error)
{
  GPtrArray *entries = make_entries ();
  CoxaStoreEntry *entry = coxa_store_entry_new (patient, visit, NULL);

  coxa_store_entry_set_sign (entry, sign);
  g_ptr_array_add (entries, entry);
  return wait_save_visits (store, entries, error);
}

static void
add_visits (CoxaStore *store, CoxaMeasureCatalogue *measures, guint n)
{
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");

  for (guint i = 0; i < n; i++) {
    g_autoptr (CoxaVisit) visit = make_scene_visit (measures);
    g_autoptr (GError) error = NULL;

    save (store, patient, visit, i % 2 == 0, &error);
    g_assert_no_error (error);
  }
}

void
scene_make (Record *record, guint n)
{
  record_open (record, COXA_STORE_CREATE);
  add_visits (record->store, record->measures, n);
  record_close (record);
}

void
scene_copy (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (to, bytes, length, NULL));
}

/* Roles */

static void
tell (const char *line)
{
  g_assert_cmpint (write (STDOUT_FILENO, line, strlen (line)), ==, strlen (line));
}

static CoxaMeasureCatalogue *
load_measures (void)
{
  CoxaMeasureCatalogue *measures = coxa_measure_catalogue_load (NULL, NULL);

  g_assert_nonnull (measures);
  return measures;
}

int
scene_save_for_ever (const char *path)
{
  g_autoptr (CoxaMeasureCatalogue) measures = load_measures ();
  g_autoptr (CoxaStore) store = wait_open (path, COXA_STORE_OPEN, measures, NULL);
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");

  if (store == NULL)
    return 1;
  tell ("ready\n");
  for (guint i = 0;; i++) {
    g_autoptr (CoxaVisit) visit = make_scene_visit (measures);
    g_autofree char *line = g_strdup_printf ("%s\n", coxa_visit_get_id (visit));

    if (!save (store, patient, visit, i % 2 == 0, NULL))
      return 1;
    tell (line);
  }
}

static CoxaBackup *
back_up (CoxaStore *store, const char *place, const char *passphrase, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (CoxaStoreContext) context = coxa_store_context_new (NULL, "AB", now);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_back_up_async (store, place, passphrase, &scene_cost, context, NULL, NULL, NULL,
                            wait_ready_cb, &result);
  return coxa_store_back_up_finish (store, wait_result (&result), error);
}

static char *
make_kept_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  char *kept = g_build_filename (folder, "kept", NULL);

  g_assert_true (g_mkdir (kept, 0700) == 0 || errno == EEXIST);
  return kept;
}

/* Backups, plain and sealed, with visits saved between them. */
int
scene_back_up_for_ever (const char *path)
{
  g_autoptr (CoxaMeasureCatalogue) measures = load_measures ();
  g_autoptr (CoxaStore) store = wait_open (path, COXA_STORE_OPEN, measures, NULL);
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");
  g_autofree char *kept = make_kept_folder (path);

  if (store == NULL)
    return 1;
  tell ("ready\n");
  for (guint i = 0;; i++) {
    g_autoptr (CoxaBackup) backup =
        back_up (store, kept, i % 2 == 0 ? NULL : SCENE_PASSPHRASE, NULL);
    g_autoptr (CoxaVisit) visit = make_scene_visit (measures);
    g_autofree char *line = NULL;

    if (backup == NULL || !save (store, patient, visit, FALSE, NULL))
      return 1;
    line = g_strdup_printf ("%s\n%s\n", backup->path, coxa_visit_get_id (visit));
    tell (line);
  }
}

static gboolean
restore (const char *backup, const char *path, CoxaMeasureCatalogue *measures)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (CoxaRestore) prepared =
      coxa_restore_prepare (backup, path, SCENE_PASSPHRASE, measures, NULL, NULL, NULL, NULL);

  return prepared != NULL && coxa_restore_finish (prepared, FALSE, now, NULL, NULL);
}

/* From the backups "small" and "large" beside it, in turn. */
int
scene_restore_for_ever (const char *path)
{
  g_autoptr (CoxaMeasureCatalogue) measures = load_measures ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *small = g_build_filename (folder, "small", NULL);
  g_autofree char *large = g_build_filename (folder, "large", NULL);

  tell ("ready\n");
  for (guint i = 0;; i++) {
    if (!restore (i % 2 == 0 ? small : large, path, measures))
      return 1;
    tell ("restored\n");
  }
}

int
scene_upgrade (const char *path)
{
  g_autoptr (CoxaMeasureCatalogue) measures = load_measures ();
  g_autoptr (CoxaStore) store = NULL;

  tell ("ready\n");
  store = wait_open (path, COXA_STORE_OPEN, measures, NULL);
  tell (store != NULL ? "done\n" : "failed\n");
  pause ();
  return 0;
}

static int
tell_end (const char *id, const GError *error)
{
  g_autofree char *line = error == NULL ? g_strdup_printf ("done %s\n", id)
                                        : g_strdup_printf ("failed %s\n", error->message);

  tell (line);
  return 0;
}

int
scene_save_once (const char *path)
{
  g_autoptr (CoxaMeasureCatalogue) measures = load_measures ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaStore) store = wait_open (path, COXA_STORE_OPEN, measures, &error);
  g_autoptr (CoxaPatient) patient = make_patient ("New", "One");
  g_autoptr (CoxaVisit) visit = make_scene_visit (measures);

  if (store != NULL && save (store, patient, visit, TRUE, &error))
    wait_close (store, NULL);
  return tell_end (coxa_visit_get_id (visit), error);
}

int
scene_back_up_once (const char *path, const char *passphrase)
{
  g_autoptr (CoxaMeasureCatalogue) measures = load_measures ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaStore) store = wait_open (path, COXA_STORE_OPEN, measures, &error);
  g_autofree char *kept = make_kept_folder (path);
  g_autoptr (CoxaBackup) backup = NULL;

  if (store != NULL)
    backup = back_up (store, kept, passphrase, &error);
  return tell_end (backup != NULL ? backup->path : "", error);
}

int
scene_restore_once (const char *path)
{
  g_autoptr (CoxaMeasureCatalogue) measures = load_measures ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *small = g_build_filename (folder, "small", NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaRestore) prepared =
      coxa_restore_prepare (small, path, SCENE_PASSPHRASE, measures, NULL, NULL, NULL, &error);

  if (prepared != NULL)
    coxa_restore_finish (prepared, FALSE, now, NULL, &error);
  return tell_end ("", error);
}

int
scene_upgrade_once (const char *path)
{
  g_autoptr (CoxaMeasureCatalogue) measures = load_measures ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaStore) store = wait_open (path, COXA_STORE_OPEN, measures, &error);

  return tell_end (store != NULL && !coxa_store_is_read_only (store) ? "new" : "old", error);
}

/* TRUE when this process is a second one and has played its part. */
gboolean
scene_play (int argc, char *argv[], int *status_out)
{
  const char *role = argc == 3 ? argv[1] : "";

  signal (SIGXFSZ, SIG_IGN);
  if (g_str_equal (role, "--save"))
    *status_out = scene_save_for_ever (argv[2]);
  else if (g_str_equal (role, "--back-up"))
    *status_out = scene_back_up_for_ever (argv[2]);
  else if (g_str_equal (role, "--restore"))
    *status_out = scene_restore_for_ever (argv[2]);
  else if (g_str_equal (role, "--upgrade"))
    *status_out = scene_upgrade (argv[2]);
  else if (g_str_equal (role, "--save-once"))
    *status_out = scene_save_once (argv[2]);
  else if (g_str_equal (role, "--back-up-once"))
    *status_out = scene_back_up_once (argv[2], NULL);
  else if (g_str_equal (role, "--seal-once"))
    *status_out = scene_back_up_once (argv[2], SCENE_PASSPHRASE);
  else if (g_str_equal (role, "--restore-once"))
    *status_out = scene_restore_once (argv[2]);
  else if (g_str_equal (role, "--upgrade-once"))
    *status_out = scene_upgrade_once (argv[2]);
  else
    return FALSE;
  return TRUE;
}

/* Children */

Child
child_start (const char *const *argv, const char *const *more_environment)
{
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  Child child = { 0 };

  for (gsize i = 0; more_environment != NULL && more_environment[i] != NULL; i += 2)
    environment =
        g_environ_setenv (environment, more_environment[i], more_environment[i + 1], TRUE);
  g_spawn_async_with_pipes (NULL, (char **) argv, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                            NULL, &child.pid, NULL, &child.output, NULL, &error);
  g_assert_no_error (error);
  child.said = g_string_new (NULL);
  return child;
}

/* Reads what there is; FALSE at the end. */
static gboolean
listen_to (Child *child)
{
  char buffer[4096];
  gssize n = read (child->output, buffer, sizeof buffer);

  if (n > 0)
    g_string_append_len (child->said, buffer, n);
  return n > 0;
}

void
child_wait_for_lines (Child *child, guint n)
{
  for (;;) {
    guint found = 0;

    for (gsize i = 0; i < child->said->len; i++)
      found += child->said->str[i] == '\n';
    if (found >= n)
      return;
    g_assert_true (listen_to (child));
  }
}

void
child_wait_until_ready (Child *child)
{
  child_wait_for_lines (child, 1);
  g_assert_true (g_str_has_prefix (child->said->str, "ready\n"));
}

/* Whether it did not end by itself before: then the fault really happened. */
gboolean
child_try_kill (Child *child)
{
  int status;

  kill (child->pid, SIGKILL);
  while (listen_to (child))
    ;
  g_assert_cmpint (waitpid (child->pid, &status, 0), ==, child->pid);
  return WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL;
}

void
child_kill (Child *child)
{
  g_assert_true (child_try_kill (child));
}

int
child_wait (Child *child)
{
  int status;

  while (listen_to (child))
    ;
  g_assert_cmpint (waitpid (child->pid, &status, 0), ==, child->pid);
  return status;
}

void
child_clear (Child *child)
{
  close (child->output);
  g_string_free (child->said, TRUE);
}

/* Demands */

guint
assert_whole_record (Record *record)
{
  g_autofree char *n = NULL;
  g_autofree char *halves = NULL;

  record_open (record, COXA_STORE_OPEN);
  assert_sound (record->store);
  n = record_ask (record, "SELECT count (*) FROM visit");
  halves = record_ask (record, "SELECT count (*) FROM visit v WHERE " G_STRINGIFY (
                                   SCENE_MEASUREMENTS) " <> (SELECT count (*) FROM measurement m"
                                                       " WHERE m.visit = v.key)");
  g_assert_cmpstr (halves, ==, "0");
  record_close (record);
  return atoi (n);
}

guint
assert_all_there (Record *record, const char *said)
{
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);
  guint n = 0;

  /* The last one may be cut off. */
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++) {
    g_autofree char *sql = NULL;
    g_autofree char *found = NULL;

    if (!g_uuid_string_is_valid (lines[i]))
      continue;
    sql = g_strdup_printf ("SELECT count (*) FROM visit WHERE id = '%s'", lines[i]);
    found = record_ask (record, sql);
    g_assert_cmpstr (found, ==, "1");
    n++;
  }
  return n;
}

static void
assert_whole_backup (Record *record, const char *path)
{
  g_autofree char *plain = scene_name (record, "unsealed");
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaBackupLabel) label = NULL;
  gboolean sealed = coxa_restore_needs_passphrase (path);

  if (sealed)
    coxa_unseal_file (path, plain, SCENE_PASSPHRASE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  label = coxa_backup_verify (sealed ? plain : path, record->measures, &error);
  g_assert_no_error (error);
  if (sealed)
    g_unlink (plain);
}

guint
assert_whole_backups (Record *record, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autoptr (GDateTime) made_at = coxa_generation_parse (name);

    if (made_at == NULL)
      continue;
    assert_whole_backup (record, path);
    n++;
  }
  return n;
}

guint
count_unfinished (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, ".coxa-unfinished-");
  return n;
}

void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
}
