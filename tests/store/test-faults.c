/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Faults from outside: killed processes, full disks, moved files, another session. The second
 * process is this program again, told what to do by its first argument. */

#include "record-fixture.h"

#include "coxa-migrations.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOW COXA_SCHEMA_VERSION
#define BACK_TO_NOW \
  "BEGIN; DROP TABLE two; PRAGMA user_version = " G_STRINGIFY (COXA_SCHEMA_VERSION) "; COMMIT"
#define KILL_ROUNDS 20
#define MEASUREMENTS 6
#define LONGEST_WAIT_US 50000
#define OLD_VISITS 300
#define OLD_ENTRIES 302 /* and the patient and the episode */

static const char *const measured[] = { "hip_flexion", "hip_ir", "hip_er" };

G_STATIC_ASSERT (G_N_ELEMENTS (measured) * 2 == MEASUREMENTS);

static CoxaVisit *
make_measured_visit (CoxaMeasureCatalogue *measures)
{
  CoxaVisit *visit = make_visit (RECORD_CLINIC_TIME);

  coxa_visit_set_episode (visit, "Low back pain");
  coxa_visit_set_answer (visit, "fever", COXA_ANSWER_NO);
  for (gsize i = 0; i < G_N_ELEMENTS (measured); i++) {
    measure (visit, measures, measured[i], COXA_SIDE_LEFT, 30);
    measure (visit, measures, measured[i], COXA_SIDE_RIGHT, 31);
  }
  return visit;
}

static void
tell (const char *line)
{
  g_assert_cmpint (write (STDOUT_FILENO, line, strlen (line)), ==, strlen (line));
}

/* Saves visits for ever and tells the id of each once it is stored. */
static int
be_writer (const char *path)
{
  g_autoptr (CoxaMeasureCatalogue) measures = coxa_measure_catalogue_load (NULL, NULL);
  g_autoptr (CoxaStore) store = wait_open (path, COXA_STORE_EITHER, measures, NULL);

  if (store == NULL)
    return 1;
  tell ("ready\n");
  for (;;) {
    g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");
    g_autoptr (CoxaVisit) visit = make_measured_visit (measures);
    g_autofree char *line = NULL;

    if (!wait_save_visit (store, patient, visit, NULL))
      return 1;
    line = g_strdup_printf ("%s %s\n", coxa_patient_get_id (patient), coxa_visit_get_id (visit));
    tell (line);
  }
}

/* Holds the record open until killed. */
static int
be_holder (const char *path)
{
  g_autoptr (CoxaMeasureCatalogue) measures = coxa_measure_catalogue_load (NULL, NULL);
  g_autoptr (CoxaStore) store = wait_open (path, COXA_STORE_EITHER, measures, NULL);

  tell (store != NULL ? "ready\n" : "refused\n");
  pause ();
  return 0;
}

/* Makes and removes records for ever. */
static int
be_creator (const char *path)
{
  g_autoptr (CoxaMeasureCatalogue) measures = coxa_measure_catalogue_load (NULL, NULL);

  tell ("ready\n");
  for (;;) {
    g_autoptr (CoxaStore) store = wait_open (path, COXA_STORE_CREATE, measures, NULL);

    if (store == NULL || !wait_close (store, NULL) || g_unlink (path) != 0)
      return 1;
  }
}

/* Brings an old record to today's schema, and tells. */
static int
be_upgrader (const char *path)
{
  g_autoptr (CoxaMeasureCatalogue) measures = coxa_measure_catalogue_load (NULL, NULL);
  g_autoptr (CoxaStore) store = NULL;

  tell ("ready\n");
  store = wait_open (path, COXA_STORE_OPEN, measures, NULL);
  tell (store != NULL ? "done\n" : "refused\n");
  pause ();
  return 0;
}

/* Brings a record two versions on and back, for ever. */
static int
be_migrator (const char *path)
{
  static const CoxaMigration steps[] = {
    { NOW + 1, "CREATE TABLE two (x INTEGER); INSERT INTO two VALUES (1), (2), (3)" },
    { NOW + 2, "UPDATE two SET x = x + 10; ALTER TABLE two ADD COLUMN y TEXT" },
  };
  g_autoptr (CoxaConnection) connection = coxa_connection_open (path, FALSE, NULL);

  tell ("ready\n");
  while (connection != NULL && coxa_migrations_run (connection, steps, 2, NULL, NULL) &&
         coxa_connection_execute (connection, BACK_TO_NOW, NULL))
    ;
  return 1;
}

typedef struct {
  GPid pid;
  int output;
  GString *said;
} Child;

static Child
start (const char *role, const char *path)
{
  const char *argv[] = { "/proc/self/exe", role, path, NULL };
  g_autoptr (GError) error = NULL;
  Child child = { 0 };

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &child.pid, NULL, &child.output, NULL, &error);
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

static void
wait_for_lines (Child *child, guint n)
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

static void
wait_until_ready (Child *child)
{
  wait_for_lines (child, 1);
  g_assert_true (g_str_has_prefix (child->said->str, "ready\n"));
}

/* Kills it, and takes what it said before. */
static void
stop (Child *child)
{
  int status;

  g_assert_no_errno (kill (child->pid, SIGKILL));
  while (listen_to (child))
    ;
  g_assert_cmpint (waitpid (child->pid, &status, 0), ==, child->pid);
  /* It did not end by itself: the fault really happened. */
  g_assert_true (WIFSIGNALED (status));
  close (child->output);
}

static void
assert_whole (CoxaStore *store, const char *patient_id, const char *visit_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) visits = wait_list_visits (store, patient_id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (visits->len, ==, 1);
  g_assert_cmpstr (coxa_visit_get_id (visits->pdata[0]), ==, visit_id);
  g_assert_cmpuint (coxa_visit_get_n_measurements (visits->pdata[0]), ==, MEASUREMENTS);
  g_assert_cmpint (coxa_visit_get_answer (visits->pdata[0], "fever"), ==, COXA_ANSWER_NO);
  g_assert_cmpstr (coxa_visit_get_episode (visits->pdata[0]), ==, "Low back pain");
}

/* What was told as stored, whole; and of what was not, nothing or all. */
static guint
assert_acknowledged (Record *record, const char *said)
{
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);
  g_autofree char *halves = NULL;
  guint n = 0;

  for (guint i = 1; lines[i] != NULL && lines[i + 1] != NULL; i++, n++) {
    g_auto (GStrv) ids = g_strsplit (lines[i], " ", 2);

    assert_whole (record->store, ids[0], ids[1]);
  }
  halves = record_ask (record,
                       "SELECT count (*) FROM patient p WHERE 6 <> (SELECT count (*) FROM visit v,"
                       " measurement m WHERE v.patient = p.key AND m.visit = v.key)");
  g_assert_cmpstr (halves, ==, "0");
  return n;
}

static void
test_killed_writer (Record *record, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  guint n = 0;

  for (int i = 0; i < KILL_ROUNDS; i++) {
    Child child = start ("--writer", record->path);

    wait_until_ready (&child);
    /* On a slow disk too, some visits are stored before the end. */
    if (i % 2 == 1)
      wait_for_lines (&child, 2);
    g_usleep (g_rand_int_range (rand, 0, LONGEST_WAIT_US));
    stop (&child);
    record_open (record, COXA_STORE_OPEN);
    n += assert_acknowledged (record, child.said->str);
    assert_sound (record->store);
    record_close (record);
    g_string_free (child.said, TRUE);
  }
  g_test_message ("%u visits acknowledged", n);
  g_assert_cmpuint (n, >=, KILL_ROUNDS / 2);
}

static void
test_killed_creator (Record *record, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (int i = 0; i < KILL_ROUNDS; i++) {
    Child child = start ("--creator", record->path);

    wait_until_ready (&child);
    g_usleep (g_rand_int_range (rand, 0, LONGEST_WAIT_US));
    stop (&child);
    /* There is a whole record or none. */
    record_open (record, COXA_STORE_EITHER);
    assert_sound (record->store);
    record_close (record);
    g_assert_no_errno (g_unlink (record->path));
    g_string_free (child.said, TRUE);
  }
}

static void
test_killed_migration (Record *record, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  record_open (record, COXA_STORE_CREATE);
  record_close (record);
  for (int i = 0; i < KILL_ROUNDS; i++) {
    Child child = start ("--migrator", record->path);
    g_autoptr (CoxaConnection) connection = NULL;
    gint64 version, tables, columns;

    wait_until_ready (&child);
    g_usleep (g_rand_int_range (rand, 0, LONGEST_WAIT_US));
    stop (&child);
    connection = coxa_connection_open (record->path, FALSE, NULL);
    g_assert_true (coxa_connection_ask_int (connection, "PRAGMA user_version", &version, NULL));
    g_assert_true (coxa_connection_ask_int (
        connection, "SELECT count (*) FROM sqlite_schema WHERE name = 'two'", &tables, NULL));
    g_assert_true (coxa_connection_ask_int (
        connection, "SELECT count (*) FROM pragma_table_info ('two')", &columns, NULL));
    g_assert_cmpint (tables, ==, version > NOW);
    g_assert_cmpint (columns, ==, version - NOW);
    if (version > NOW)
      g_assert_true (coxa_connection_execute (connection, BACK_TO_NOW, NULL));
    g_string_free (child.said, TRUE);
  }
}

/* The real steps: the file is of one version without a trace of the next, and of the newest with
 * its whole history; opened again it is the newest. */
static void
test_killed_upgrade (Record *record, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint n_old = 0;

  for (int i = 0; i < KILL_ROUNDS; i++) {
    Child child;
    g_autofree char *version = NULL;
    g_autofree char *entries = NULL;

    record_make_old (record, OLD_VISITS);
    child = start ("--upgrader", record->path);
    wait_until_ready (&child);
    if (i % 5 == 4)
      wait_for_lines (&child, 2);
    g_usleep (g_rand_int_range (rand, 0, LONGEST_WAIT_US));
    stop (&child);
    /* Opening it this way would undo a half-written step; the count says so. */
    record_execute (record, "SELECT 1");
    version = record_ask (record, "PRAGMA user_version");
    n_old += g_str_equal (version, "1");
    g_assert_cmpint (atoi (version), >=, 1);
    g_assert_cmpint (atoi (version), <=, NOW);
    record_open (record, COXA_STORE_OPEN);
    assert_sound (record->store);
    entries = record_ask (record, "SELECT count (*) FROM revision");
    g_assert_cmpstr (entries, ==, G_STRINGIFY (OLD_ENTRIES));
    record_close (record);
    g_assert_no_errno (g_unlink (record->path));
    g_string_free (child.said, TRUE);
  }
  g_test_message ("killed before the step was done: %u of %d", n_old, KILL_ROUNDS);
}

static void
test_locked (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Child child = start ("--holder", record->path);

  wait_until_ready (&child);
  g_assert_null (wait_open (record->path, COXA_STORE_EITHER, record->measures, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, g_get_user_name ()));
  g_assert_nonnull (strstr (error->message, g_get_host_name ()));
  /* The lock goes with the process; the file that it leaves keeps nobody out. */
  stop (&child);
  record_open (record, COXA_STORE_OPEN);
  g_string_free (child.said, TRUE);
}

static void
test_no_space (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");
  g_autoptr (CoxaVisit) visit = make_measured_visit (record->measures);
  struct rlimit before, small;

  record_open (record, COXA_STORE_CREATE);
  g_assert_true (wait_save_visit (record->store, patient, visit, NULL));

  /* The program ignores this signal too; without that it would be killed. */
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = 2048;
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &small));
  coxa_visit_set_notes (visit, "will not be stored");
  g_assert_false (wait_save_visit (record->store, patient, visit, &error));
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &before));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NO_SPACE);
  g_assert_cmpuint (coxa_visit_get_version (visit), ==, 1);

  /* The retry works once there is room. */
  assert_whole (record->store, coxa_patient_get_id (patient), coxa_visit_get_id (visit));
  g_assert_true (wait_save_visit (record->store, patient, visit, NULL));
  g_assert_cmpuint (coxa_visit_get_version (visit), ==, 2);
  assert_sound (record->store);
}

static void
assert_save_refused (Record *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaPatient) patient = make_patient ("New", "One");

  g_assert_false (wait_save_patient (record->store, patient, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND);
}

static void
test_moved (Record *record, gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (record->folder, "elsewhere", NULL);

  record_open (record, COXA_STORE_CREATE);
  g_assert_no_errno (g_rename (record->path, elsewhere));
  assert_save_refused (record);
  g_assert_false (g_file_test (record->path, G_FILE_TEST_EXISTS));
  /* Back in its place it goes on. */
  g_assert_no_errno (g_rename (elsewhere, record->path));
  assert_sound (record->store);
}

static void
test_removed (Record *record, gconstpointer data)
{
  record_open (record, COXA_STORE_CREATE);
  g_assert_no_errno (g_unlink (record->path));
  assert_save_refused (record);
  g_assert_false (g_file_test (record->path, G_FILE_TEST_EXISTS));
}

static void
test_replaced (Record *record, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  record_open (record, COXA_STORE_CREATE);
  g_assert_true (g_file_get_contents (record->path, &bytes, &length, NULL));
  g_assert_no_errno (g_unlink (record->path));
  g_assert_true (g_file_set_contents (record->path, bytes, length, NULL));
  assert_save_refused (record);
}

/* A program that synchronises files writes into the open one. */
static void
test_changed_beside (Record *record, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");
  g_autoptr (CoxaVisit) visit = make_measured_visit (record->measures);

  record_open (record, COXA_STORE_CREATE);
  g_assert_true (wait_save_visit (record->store, patient, visit, NULL));
  record_execute (record, "DELETE FROM revision WHERE seq = 3");
  g_assert_false (wait_save_visit (record->store, patient, visit, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND);
}

/* Whether SQLite must undo something: a journal that was begun but never synced starts with 0. */
static gboolean
is_hot (const char *journal)
{
  g_autofree char *bytes = NULL;
  gsize length;

  return g_file_get_contents (journal, &bytes, &length, NULL) && length > 0 && bytes[0] != 0;
}

/* Killed between the first write to the file and the commit: undone at the next opening. */
static void
test_hot_journal (Record *record, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (record->path, "-journal", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  gboolean seen = FALSE;

  for (int i = 0; i < 200 && !seen; i++) {
    Child child = start ("--writer", record->path);

    wait_until_ready (&child);
    g_usleep (g_rand_int_range (rand, 0, 5000));
    stop (&child);
    seen = is_hot (journal);
    record_open (record, COXA_STORE_OPEN);
    assert_acknowledged (record, child.said->str);
    record_close (record);
    g_assert_false (is_hot (journal));
    g_string_free (child.said, TRUE);
  }
  if (!seen)
    g_test_skip ("no kill left a hot journal");
}

static int
play (const char *role, const char *path)
{
  if (g_str_equal (role, "--writer"))
    return be_writer (path);
  if (g_str_equal (role, "--holder"))
    return be_holder (path);
  if (g_str_equal (role, "--creator"))
    return be_creator (path);
  if (g_str_equal (role, "--upgrader"))
    return be_upgrader (path);
  return be_migrator (path);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Record *, gconstpointer);
  } tests[] = {
    { "/store/faults/killed-writer", test_killed_writer },
    { "/store/faults/killed-creator", test_killed_creator },
    { "/store/faults/killed-migration", test_killed_migration },
    { "/store/faults/killed-upgrade", test_killed_upgrade },
    { "/store/faults/hot-journal", test_hot_journal },
    { "/store/faults/locked", test_locked },
    { "/store/faults/no-space", test_no_space },
    { "/store/faults/moved", test_moved },
    { "/store/faults/removed", test_removed },
    { "/store/faults/replaced", test_replaced },
    { "/store/faults/changed-beside", test_changed_beside },
  };

  if (argc == 3 && g_str_has_prefix (argv[1], "--"))
    return play (argv[1], argv[2]);
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Record, NULL, record_set_up, tests[i].test, record_tear_down);
  return g_test_run ();
}
