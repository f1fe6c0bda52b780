/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "studio.h"

#include "coxa-access-window.h"
#include "coxa-privacy-menu.h"
#include "coxa-retention-page.h"

static GtkWindow *
make_keeping (Studio *studio)
{
  GtkWidget *window = adw_preferences_window_new ();

  adw_preferences_window_add (
      ADW_PREFERENCES_WINDOW (window),
      ADW_PREFERENCES_PAGE (coxa_retention_page_new (studio->fixture.store, studio->fixture.desk)));
  gtk_window_set_default_size (GTK_WINDOW (window), 620, 760);
  gtk_window_present (GTK_WINDOW (window));
  studio_settle (studio);
  adw_combo_row_set_selected (ADW_COMBO_ROW (coxa_test_find (window, ADW_TYPE_COMBO_ROW)), 0);
  return GTK_WINDOW (window);
}

/* Erasing, the list of accesses, and who is due. */
void
shoot_privacy (Studio *studio)
{
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  const char *id = coxa_patient_get_id (coxa_patient_view_get_patient (view));

  coxa_patient_view_show_page (view, "record");
  studio_settle (studio);
  gtk_widget_activate_action (coxa_test_find (GTK_WIDGET (studio->window), COXA_TYPE_PRIVACY_MENU),
                              "privacy.erase", NULL);
  studio_settle (studio);
  studio_shoot_window (studio, studio_find_toplevel (ADW_TYPE_MESSAGE_DIALOG), "privacy-erase");
  studio_shoot_window (
      studio, GTK_WINDOW (coxa_access_window_new (studio->fixture.store, studio->fixture.desk, id)),
      "privacy-access");
  studio_shoot_window (studio, make_keeping (studio), "privacy-keeping");
}
