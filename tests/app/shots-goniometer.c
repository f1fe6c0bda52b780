/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "studio.h"

#include "coxa-goniometer-view.h"

static GtkWidget *
make_measuring_picture (CoxaMeasuringPicture *picture, double value, gboolean mirrored)
{
  const CoxaAngleMarks marks = { value, value * 0.7, value * 0.75, value * 1.25 };
  g_autofree char *number = g_strdup_printf ("%.0f°", value);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = coxa_goniometer_view_new ();

  gtk_widget_set_vexpand (view, TRUE);
  gtk_widget_set_hexpand (view, TRUE);
  coxa_goniometer_view_show (COXA_GONIOMETER_VIEW (view), picture, &marks, mirrored, number);
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), gtk_label_new (coxa_measuring_picture_get_id (picture)));
  return box;
}

/* Every measuring picture as large as it is beside the form. */
static void
shoot_measuring_pictures (Studio *studio, const char *name, double value, gboolean mirrored)
{
  const CoxaExerciseLibrary *exercises = coxa_knowledge_get_exercises (studio->fixture.knowledge);
  g_autoptr (CoxaGoniometer) goniometer =
      coxa_goniometer_load (coxa_exercise_library_get_segments (exercises), NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  for (guint i = 0; i < coxa_goniometer_count (goniometer); i++)
    gtk_grid_attach (GTK_GRID (grid),
                     make_measuring_picture (coxa_goniometer_get (goniometer, i), value, mirrored),
                     (int) i % 5, (int) i / 5, 1, 1);
  gtk_window_set_default_size (GTK_WINDOW (window), 1310, 900);
  gtk_window_set_child (GTK_WINDOW (window), grid);
  gtk_window_present (GTK_WINDOW (window));
  studio->shown = GTK_WIDGET (window);
  studio_shoot (studio, name);
  gtk_window_destroy (GTK_WINDOW (studio->shown));
  studio->shown = GTK_WIDGET (studio->window);
}

void
shoot_goniometer (Studio *studio)
{
  static const struct {
    const char *measure;
    CoxaSide side;
    const char *text;
  } shots[] = {
    { "hip_ir", COXA_SIDE_LEFT, "24" },
    { "hip_flexion", COXA_SIDE_LEFT, "105" },
    { "hip_flexion", COXA_SIDE_RIGHT, "128" },
    { "hip_extension", COXA_SIDE_LEFT, "3" },
    { "hip_abduction", COXA_SIDE_RIGHT, "38" },
    { "hip_adduction", COXA_SIDE_LEFT, "22" },
    { "hip_er", COXA_SIDE_LEFT, "40" },
    { "thomas_hip", COXA_SIDE_RIGHT, "-8" },
    { "thomas_knee", COXA_SIDE_RIGHT, "84" },
    { "slr", COXA_SIDE_LEFT, "72" },
    { "knee_ext_deficit_active", COXA_SIDE_LEFT, "28" },
    { "phe_pattern", COXA_SIDE_LEFT, "1" },
    { "pelvic_incl_fwd_bend", COXA_SIDE_CENTRAL, "55" },
  };
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  CoxaVisitPage *page = coxa_patient_view_get_visit_page (view);
  g_autoptr (CoxaVisitDocument) sample = studio_load_sample (studio);

  coxa_window_open_patient (studio->window, sample->patient);
  studio_settle (studio);
  coxa_patient_view_show_page (view, "visit");
  for (guint i = 0; i < G_N_ELEMENTS (shots); i++) {
    g_autofree char *name = g_strdup_printf ("goniometer-%s-%u", shots[i].measure, shots[i].side);

    coxa_visit_page_jump (page, shots[i].measure, shots[i].side);
    studio_type_value (studio, shots[i].text);
    studio_shoot (studio, name);
  }
  coxa_visit_page_jump (page, "hip_ir", COXA_SIDE_RIGHT);
  studio_set_dark (studio, TRUE);
  studio_shoot (studio, "goniometer-dark");
  gtk_window_set_default_size (GTK_WINDOW (studio->window), STUDIO_WIDTH, 440);
  studio_shoot (studio, "goniometer-low");
  gtk_window_set_default_size (GTK_WINDOW (studio->window), STUDIO_WIDTH, STUDIO_HEIGHT);
  studio_set_dark (studio, FALSE);
  studio_set_large (studio, TRUE);
  studio_settle (studio);
  coxa_visit_page_jump (page, "hip_er", COXA_SIDE_RIGHT);
  studio_shoot (studio, "goniometer-large-text");
  gtk_widget_activate_action (GTK_WIDGET (page), "visit.toggle-panel", NULL);
  studio_shoot (studio, "goniometer-large-text-over");
  studio_set_large (studio, FALSE);
  g_settings_set_boolean (studio->fixture.settings, "show-goniometer", FALSE);
  coxa_visit_page_jump (page, "hip_ir", COXA_SIDE_LEFT);
  studio_shoot (studio, "goniometer-folded");
  g_settings_set_boolean (studio->fixture.settings, "show-goniometer", TRUE);
  shoot_measuring_pictures (studio, "goniometer-all-right", 40, FALSE);
  shoot_measuring_pictures (studio, "goniometer-all-left", -10, TRUE);
}
