/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "studio.h"

#include "coxa-clinician-editor.h"
#include "coxa-clinicians-page.h"
#include "coxa-desk-button.h"
#include "coxa-lock-screen.h"

#define CHRIS "0b6f7a34-2d52-4f3e-9a0e-5f6f6f2b1c01"

static void
shoot_sized (Studio *studio, GtkWidget *window, int height, const char *name)
{
  gtk_window_set_default_size (GTK_WINDOW (window), 560, height);
  studio_shoot_window (studio, GTK_WINDOW (window), name);
}

static GtkWidget *
clinicians_window (Studio *studio)
{
  GtkWidget *window = adw_preferences_window_new ();

  adw_preferences_window_add (
      ADW_PREFERENCES_WINDOW (window),
      ADW_PREFERENCES_PAGE (coxa_clinicians_page_new (studio->fixture.store, studio->fixture.desk,
                                                      studio->fixture.settings)));
  return window;
}

static void
add_clinicians (Studio *studio)
{
  static const char *const people[][5] = {
    { CHRIS, "Chris Field", "CF", "Physiotherapist", "#1a5fb4" },
    { "0b6f7a34-2d52-4f3e-9a0e-5f6f6f2b1c02", "Dana Hill", "DH", "Physiotherapist", "#f6d32d" },
    { "0b6f7a34-2d52-4f3e-9a0e-5f6f6f2b1c03", "Zoë van den Bergh-Østergaard", "ZBØ", "Student",
      "#813d9c" },
    { "0b6f7a34-2d52-4f3e-9a0e-5f6f6f2b1c04", "Eve Stone", "ES", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++) {
    g_autoptr (CoxaClinician) clinician =
        coxa_clinician_new (people[i][0], people[i][1], people[i][2]);

    g_free (clinician->role);
    g_free (clinician->colour);
    clinician->role = g_strdup (people[i][3]);
    clinician->colour = g_strdup (people[i][4]);
    clinician->active = i < 3;
    coxa_app_fixture_save_clinician (&studio->fixture, clinician, i == 0 ? "herons" : NULL);
  }
  coxa_app_fixture_load_desk (&studio->fixture);
  coxa_desk_set_clinician (studio->fixture.desk, CHRIS);
}

static void
shoot_lock (Studio *studio)
{
  CoxaWhoChooser *chooser;

  coxa_desk_lock (studio->fixture.desk);
  studio_shoot (studio, "lock");
  chooser = coxa_lock_screen_get_chooser (
      COXA_LOCK_SCREEN (coxa_test_find (GTK_WIDGET (studio->window), COXA_TYPE_LOCK_SCREEN)));
  coxa_who_chooser_enter (chooser, "heron");
  studio_settle (studio);
  studio_set_dark (studio, TRUE);
  studio_shoot (studio, "lock-wrong-dark");
  studio_set_dark (studio, FALSE);
  studio_set_large (studio, TRUE);
  studio_shoot (studio, "lock-large-text");
  studio_set_large (studio, FALSE);
  coxa_desk_set_clinician (studio->fixture.desk, CHRIS);
}

/* The popover of the chip is a surface of its own. */
static void
shoot_switch (Studio *studio)
{
  GtkWidget *button = coxa_test_find (GTK_WIDGET (studio->window), COXA_TYPE_DESK_BUTTON);
  GtkWidget *popover = coxa_test_find (button, GTK_TYPE_POPOVER);

  studio_shoot (studio, "desk-chip");
  coxa_desk_button_popup (COXA_DESK_BUTTON (button));
  studio->shown = popover;
  studio_shoot (studio, "desk-switch");
  studio_set_dark (studio, TRUE);
  studio_shoot (studio, "desk-switch-dark");
  studio_set_dark (studio, FALSE);
  gtk_popover_popdown (GTK_POPOVER (popover));
  studio->shown = GTK_WIDGET (studio->window);
}

void
shoot_people (Studio *studio)
{
  const CoxaClinician *chris;

  shoot_sized (studio, clinicians_window (studio), 420, "clinicians-nobody");
  add_clinicians (studio);
  shoot_sized (studio, clinicians_window (studio), 720, "clinicians");
  chris = coxa_desk_find (studio->fixture.desk, CHRIS);
  shoot_sized (studio,
               coxa_clinician_editor_new (studio->fixture.store, studio->fixture.desk, chris), 900,
               "clinician-editor");
  shoot_switch (studio);
  shoot_lock (studio);
}
