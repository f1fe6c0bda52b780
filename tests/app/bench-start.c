/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From the start of the program to its first frame, and to the patients of a record of 100,000,
 * beside a blank AdwApplicationWindow in the same run; and what stays in memory. */

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "coxa-app-fixture.h"
#include "coxa-application.h"
#include "coxa-patient-list.h"
#include "many-patients.h"

#define ROUNDS 15
#define PATIENTS 100000
#define QUIET_MS 700 /* nothing more happens after that */

typedef struct {
  double first_frame, busy, list, memory; /* ms, ms of the main thread, ms, MiB */
} Start;

/* The program that is measured */

typedef struct {
  gint64 began;
  Start start;
  GtkWidget *list; /* NULL: blank */
} Measured;

static double
read_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL) ||
      !(line = strstr (text, "VmRSS:")))
    return 0;
  return g_ascii_strtod (line + strlen ("VmRSS:"), NULL) / 1024;
}

static double
since (const Measured *measured)
{
  return (double) (g_get_monotonic_time () - measured->began) / 1000;
}

/* Does not grow when others use the machine. */
static double
read_busy (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static gboolean
end_cb (gpointer data)
{
  Measured *measured = data;

  measured->start.memory = read_memory ();
  g_print ("%.2f %.2f %.2f %.2f\n", measured->start.first_frame, measured->start.busy,
           measured->start.list, measured->start.memory);
  fflush (stdout);
  _exit (0);
}

static gboolean
shows_patients (Measured *measured)
{
  return !measured->list || (gtk_widget_get_mapped (measured->list) &&
                             g_list_model_get_n_items (coxa_patient_list_get_model (
                                 COXA_PATIENT_LIST (measured->list))) > 0);
}

static void
on_painted_cb (GdkFrameClock *clock, Measured *measured)
{
  if (measured->start.first_frame == 0) {
    measured->start.first_frame = since (measured);
    measured->start.busy = read_busy ();
  }
  if (measured->start.list > 0 || !shows_patients (measured))
    return;
  measured->start.list = since (measured);
  g_timeout_add (QUIET_MS, end_cb, measured);
}

static void
on_window_cb (GtkApplication *application, GtkWindow *window, Measured *measured)
{
  gtk_widget_realize (GTK_WIDGET (window));
  measured->list = coxa_test_find (GTK_WIDGET (window), COXA_TYPE_PATIENT_LIST);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (on_painted_cb), measured);
}

static void
on_blank_activate_cb (GtkApplication *application, Measured *measured)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
}

static int
be_measured (const char *record, gint64 began)
{
  Measured measured = { .began = began };
  char *arguments[] = { "coxa", "--record", (char *) record, NULL };
  AdwApplication *application =
      record ? coxa_application_new ()
             : adw_application_new ("org.coxa.Blank", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "window-added", G_CALLBACK (on_window_cb), &measured);
  if (!record)
    g_signal_connect (application, "activate", G_CALLBACK (on_blank_activate_cb), &measured);
  return g_application_run (G_APPLICATION (application), record ? 3 : 1, arguments);
}

/* The one that measures */

static Start
run_start (const char *program, const char *record)
{
  Start start = { 0 };
  g_autofree char *began = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  const char *command[] = { program, began, record, NULL };
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL, NULL,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      sscanf (said, "%lf %lf %lf %lf", &start.first_frame, &start.busy, &start.list, &start.memory),
      ==, 4);
  return start;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
median (const Start *starts, gsize offset)
{
  double values[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    values[i] = G_STRUCT_MEMBER (double, &starts[i], offset);
  qsort (values, ROUNDS, sizeof *values, compare);
  return values[ROUNDS / 2];
}

static void
report (const Start *blank, const Start *ours)
{
  double frame = median (ours, G_STRUCT_OFFSET (Start, first_frame));
  double list = median (ours, G_STRUCT_OFFSET (Start, list));
  double memory = median (ours, G_STRUCT_OFFSET (Start, memory));
  double busy = median (ours, G_STRUCT_OFFSET (Start, busy));
  double blank_busy = median (blank, G_STRUCT_OFFSET (Start, busy));
  double blank_frame = median (blank, G_STRUCT_OFFSET (Start, first_frame));
  double blank_memory = median (blank, G_STRUCT_OFFSET (Start, memory));

  g_print ("start to first frame: %.0f ms, %.2f of a blank window's %.0f ms (goal: 1.25)\n", frame,
           frame / blank_frame, blank_frame);
  g_print ("... of the main thread's processor time: %.0f ms, %.2f of a blank window's %.0f ms\n",
           busy, busy / blank_busy, blank_busy);
  g_print ("start to the patients of a record of %d: %.0f ms, %.2f of a blank window\n", PATIENTS,
           list, list / blank_frame);
  g_print ("memory: %.0f MiB, %.2f of a blank window's %.0f MiB (goal: 1.35)\n", memory,
           memory / blank_memory, blank_memory);
}

static void
measure_starts (const char *program, const char *record)
{
  Start blank[ROUNDS], ours[ROUNDS];

  /* Once each so that files and fonts are warm. */
  run_start (program, NULL);
  run_start (program, record);
  for (guint i = 0; i < ROUNDS; i++) {
    blank[i] = run_start (program, NULL);
    ours[i] = run_start (program, record);
  }
  report (blank, ours);
}

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
make_record (const char *path)
{
  g_autoptr (CoxaMeasureCatalogue) measures = coxa_measure_catalogue_load (NULL, NULL);
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaStore) store = NULL;

  coxa_store_open_async (path, COXA_STORE_CREATE, measures, NULL, on_ready_cb, &opened);
  store = coxa_store_open_finish (wait_for (&opened), &error);
  g_assert_no_error (error);
  coxa_store_close_async (store, on_ready_cb, &closed);
  g_assert_true (coxa_store_close_finish (store, wait_for (&closed), NULL));
  g_array_unref (many_patients_add (path, PATIENTS));
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *record = NULL;
  g_autoptr (GFile) remove = NULL;

  if (argc > 1)
    return be_measured (argc > 2 ? argv[2] : NULL, g_ascii_strtoll (argv[1], NULL, 10));
  folder = g_dir_make_tmp ("coxa-start-XXXXXX", NULL);
  record = g_build_filename (folder, "record.coxa", NULL);
  make_record (record);
  measure_starts (argv[0], record);
  remove = g_file_new_for_path (record);
  g_file_delete (remove, NULL, NULL);
  rmdir (folder);
  return 0;
}
