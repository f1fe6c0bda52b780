/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From the Enter that keeps a number to the flags drawn on the real page at 1280 x 800: processor
 * time of the key handler, the judgement and the frame after it. The goal is 16 ms. */

#include <stdlib.h>
#include <time.h>

#include "coxa-app-fixture.h"
#include "coxa-measure-cell.h"
#include "coxa-visit-page.h"

#define KEYS 60
#define GOAL_MS 16.0

typedef struct {
  double drawn_ms; /* 0 until the next frame is painted */
} Frame;

/* Other programs on the machine do not count. */
static double
processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
on_after_paint_cb (GdkFrameClock *clock, Frame *frame)
{
  if (frame->drawn_ms == 0)
    frame->drawn_ms = processor_ms ();
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
measure_entry (CoxaMeasureCell *cell, guint i, Frame *frame)
{
  char text[4];
  double start;

  run_us (60000);
  g_snprintf (text, sizeof text, "%u", 10 + (i * 17) % 50);
  gtk_widget_grab_focus (GTK_WIDGET (cell));
  run_us (60000);
  gtk_editable_set_text (GTK_EDITABLE (cell), text);
  run_us (60000);
  frame->drawn_ms = 0;
  start = processor_ms ();
  coxa_test_press (GTK_WIDGET (cell), GDK_KEY_KP_Enter, 0);
  while (frame->drawn_ms == 0)
    g_main_context_iteration (NULL, TRUE);
  return frame->drawn_ms - start;
}

static int
compare (const void *a, const void *b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static CoxaMeasureCell *
go_to (GtkWidget *window, GtkWidget *page, const char *id)
{
  coxa_visit_page_jump (COXA_VISIT_PAGE (page), id, COXA_SIDE_LEFT);
  return COXA_MEASURE_CELL (
      gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), COXA_TYPE_MEASURE_CELL));
}

static void
report (GtkWidget *window, GtkWidget *page, const char *id)
{
  CoxaMeasureCell *cell = go_to (window, page, id);
  Frame frame = { 0 };
  double times[KEYS];
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint_cb), &frame);

  run_us (500000);
  for (guint i = 0; i < KEYS; i++)
    times[i] = measure_entry (cell, i, &frame);
  g_signal_handler_disconnect (clock, handler);
  qsort (times, KEYS, sizeof *times, compare);
  g_print ("%s: Enter to flags on screen, median %.1f ms, p95 %.1f ms (goal %.0f ms)\n", id,
           times[KEYS / 2], times[KEYS * 95 / 100], GOAL_MS);
}

int
main (int argc, char **argv)
{
  CoxaAppFixture fixture = { 0 };
  CoxaVisitDocument *sample;
  GtkWidget *window, *page;

  gtk_init ();
  adw_init ();
  coxa_app_fixture_set_up (&fixture, NULL);
  sample = coxa_app_fixture_load_sample (&fixture);
  page = coxa_visit_page_new (fixture.knowledge, fixture.store, fixture.desk);
  coxa_visit_page_set_settings (COXA_VISIT_PAGE (page), fixture.settings);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  coxa_visit_page_open (COXA_VISIT_PAGE (page), sample->patient, sample->visit, NULL);
  report (window, page, "hip_ir");
  report (window, page, "thomas_hip");
  gtk_window_destroy (GTK_WINDOW (window));
  coxa_visit_document_free (sample);
  coxa_app_fixture_tear_down (&fixture, NULL);
  return 0;
}
