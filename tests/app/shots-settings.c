/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "studio.h"

#include <glib/gstdio.h>

#include "coxa-preferences.h"

#define CLINIC                                                                     \
  "[clinic]\nformat=1\nversion=2026-05\n"                                          \
  "[patterns.ini hip-flexor-shortness/hip_extension]\nmet=<= 2\nborderline=<= 8\n" \
  "reason=Audit of 60 patients of the clinic\nby=A. Kowalska\ndate=2026-05-01\n"   \
  "[reliability.ini hip_flexion coxa_default intra]\nmdc95=8\n"                    \
  "reason=Repeat measurements, two examiners\nby=A. Kowalska\n"

static CoxaKnowledge *
load_clinic (Studio *studio, const char *text)
{
  g_autofree char *path = g_build_filename (studio->fixture.folder, "clinic.ini", NULL);
  CoxaKnowledge *knowledge;

  g_file_set_contents (path, text, -1, NULL);
  knowledge = coxa_knowledge_new (NULL, path, COXA_PARTS_ALL, NULL, NULL);
  g_unlink (path);
  return knowledge;
}

static void
shoot_preferences (Studio *studio)
{
  g_autoptr (CoxaKnowledge) knowledge = load_clinic (studio, CLINIC);
  GtkWidget *preferences =
      coxa_preferences_new (studio->fixture.settings, knowledge, "/home/anna/clinic.ini");

  gtk_window_set_default_size (GTK_WINDOW (preferences), 560, 1300);
  studio_shoot_window (studio, GTK_WINDOW (preferences), "preferences");
}

/* Patterns off by the user's wish, then since the clinic's own values are refused. */
static void
shoot_patterns_off (Studio *studio)
{
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  g_autoptr (CoxaKnowledge) refused = load_clinic (studio, CLINIC "mdc=8\n");
  GtkWidget *window = coxa_window_new (NULL, refused, studio->fixture.settings);
  g_autoptr (CoxaVisitDocument) sample = studio_load_sample (studio);

  coxa_knowledge_set_engine (studio->fixture.knowledge, FALSE);
  coxa_patient_view_show_page (view, "visit");
  studio_shoot (studio, "patterns-off");
  coxa_knowledge_set_engine (studio->fixture.knowledge, TRUE);

  gtk_window_set_default_size (GTK_WINDOW (window), STUDIO_WIDTH, STUDIO_HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  coxa_window_set_store (COXA_WINDOW (window), studio->fixture.store, studio->fixture.desk);
  coxa_window_open_patient (COXA_WINDOW (window), sample->patient);
  studio->shown = GTK_WIDGET (window);
  studio_shoot (studio, "clinic-refused");
  gtk_window_destroy (GTK_WINDOW (studio->shown));
  studio->shown = GTK_WIDGET (studio->window);
}

void
shoot_settings (Studio *studio)
{
  shoot_preferences (studio);
  shoot_patterns_off (studio);
}
