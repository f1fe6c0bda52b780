/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the goniometer adds to typing: processor time of a key press in a cell, frames included,
 * with the picture folded away, shown, and moving. */

#include <time.h>

#include "coxa-app-fixture.h"
#include "coxa-measure-cell.h"
#include "coxa-visit-page.h"

#define KEYS 40
#define BETWEEN_KEYS_US 200000 /* five a second: a hand on the number pad */

static double
processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
run_us (gint64 duration_us)
{
  gint64 end = g_get_monotonic_time () + duration_us;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static double
measure_key (CoxaMeasureCell *cell)
{
  double start;

  run_us (500000);
  start = processor_ms ();
  for (guint i = 0; i < KEYS; i++) {
    char text[3];

    g_snprintf (text, sizeof text, "%u", 10 + (i * 17) % 60);
    gtk_editable_set_text (GTK_EDITABLE (cell), text);
    run_us (BETWEEN_KEYS_US);
  }
  return (processor_ms () - start) / KEYS;
}

static void
report (CoxaAppFixture *fixture, CoxaMeasureCell *cell, gboolean shown, gboolean motion)
{
  g_settings_set_boolean (fixture->settings, "show-goniometer", shown);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", motion, NULL);
  g_print ("%s%s: %.2f ms of processor time a key press\n", shown ? "goniometer shown" : "folded",
           motion ? ", moving" : "", measure_key (cell));
}

int
main (int argc, char **argv)
{
  CoxaAppFixture fixture = { 0 };
  CoxaVisitDocument *sample;
  GtkWidget *window, *page, *cell;

  gtk_init ();
  adw_init ();
  coxa_app_fixture_set_up (&fixture, NULL);
  sample = coxa_app_fixture_load_sample (&fixture);
  page = coxa_visit_page_new (fixture.knowledge, fixture.store, fixture.desk);
  coxa_visit_page_set_settings (COXA_VISIT_PAGE (page), fixture.settings);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  coxa_visit_page_open (COXA_VISIT_PAGE (page), sample->patient, sample->visit, NULL);
  coxa_visit_page_jump (COXA_VISIT_PAGE (page), "hip_ir", COXA_SIDE_LEFT);
  cell =
      gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), COXA_TYPE_MEASURE_CELL);
  report (&fixture, COXA_MEASURE_CELL (cell), FALSE, FALSE);
  report (&fixture, COXA_MEASURE_CELL (cell), TRUE, FALSE);
  report (&fixture, COXA_MEASURE_CELL (cell), TRUE, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
  coxa_visit_document_free (sample);
  coxa_app_fixture_tear_down (&fixture, NULL);
  return 0;
}
