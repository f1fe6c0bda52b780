/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-app-fixture.h"
#include "coxa-window.h"

G_BEGIN_DECLS

#define STUDIO_WIDTH 1280
#define STUDIO_HEIGHT 800

/**
 * Studio:
 *
 * A window with a record of its own, and the folder its pictures go into. Nothing moves in it: a
 * picture shows what a transition ends with.
 */
typedef struct {
  CoxaAppFixture fixture;
  AdwApplication *application; /* not owned */
  const char *folder;
  CoxaWindow *window;
  GtkWidget *shown; /* what is drawn: the window, another one, or a popover */
} Studio;

/**
 * StudioGroup:
 *
 * Pictures that are taken together, in a fresh record. With @sample, some patients are in it and
 * the one of the worked example is open.
 */
typedef struct {
  const char *name;
  void (*shoot) (Studio *studio);
  gboolean sample;
} StudioGroup;

void studio_run (Studio *studio, const StudioGroup *group);

void studio_settle (Studio *studio);
void studio_set_dark (Studio *studio, gboolean dark);
void studio_set_large (Studio *studio, gboolean large);
void studio_set_size (Studio *studio, int width, int height);
void studio_shoot (Studio *studio, const char *name);
void studio_shoot_looks (Studio *studio, const char *name);
void studio_shoot_window (Studio *studio, GtkWindow *window, const char *name);

CoxaVisitDocument *studio_load_sample (Studio *studio);
void studio_add_people (Studio *studio);
void studio_open_sample (Studio *studio);
void studio_correct_newest (Studio *studio);
void studio_type_value (Studio *studio, const char *text);
GtkWidget *studio_find_programme (Studio *studio);
GtkWindow *studio_find_toplevel (GType type);

void shoot_contents (Studio *studio);
void shoot_exercises (Studio *studio);
void shoot_goniometer (Studio *studio);
void shoot_opening (Studio *studio);
void shoot_overview (Studio *studio);
void shoot_pain (Studio *studio);
void shoot_people (Studio *studio);
void shoot_privacy (Studio *studio);
void shoot_programmes (Studio *studio);
void shoot_progress (Studio *studio);
void shoot_record (Studio *studio);
void shoot_safety (Studio *studio);
void shoot_settings (Studio *studio);
void shoot_visit (Studio *studio);

G_END_DECLS
