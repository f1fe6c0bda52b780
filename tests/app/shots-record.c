/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "studio.h"

#include "coxa-day-window.h"
#include "coxa-history-window.h"
#include "coxa-pair-dialog.h"
#include "coxa-patient-editor.h"
#include "coxa-patient-list.h"
#include "coxa-reason-dialog.h"
#include "coxa-record-page.h"

static void
shoot_window_of (Studio *studio, GType type, const char *name)
{
  studio_settle (studio);
  studio_shoot_window (studio, studio_find_toplevel (type), name);
}

static const char *
find_newest (Studio *studio)
{
  GtkWidget *page = coxa_test_find (GTK_WIDGET (studio->window), COXA_TYPE_RECORD_PAGE);
  g_autoptr (CoxaVisit) visit =
      g_list_model_get_item (coxa_record_page_get_model (COXA_RECORD_PAGE (page)), 0);

  return coxa_visit_get_id (visit);
}

/* Signed, amended, and who did what. */
static void
shoot_acts (Studio *studio)
{
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  CoxaVisitPage *visit_page = coxa_patient_view_get_visit_page (view);
  GtkWidget *record = coxa_test_find (GTK_WIDGET (studio->window), COXA_TYPE_RECORD_PAGE);
  g_autoptr (CoxaVisitDocument) sample = studio_load_sample (studio);

  coxa_window_open_patient (studio->window, sample->patient);
  studio_settle (studio);
  studio_correct_newest (studio);
  studio_settle (studio);
  gtk_widget_activate_action (GTK_WIDGET (studio->window), "win.sign", NULL);
  studio_settle (studio);
  studio_shoot_looks (studio, "signed");
  gtk_widget_activate_action (GTK_WIDGET (visit_page), "visit.amend", NULL);
  shoot_window_of (studio, COXA_TYPE_REASON_DIALOG, "amend-reason");
  coxa_visit_page_amend (visit_page, "The left and right side were swapped", "AB");
  studio_shoot_looks (studio, "amending");
  coxa_visit_page_jump (visit_page, "hip_ir", COXA_SIDE_LEFT);
  studio_type_value (studio, "33");
  gtk_widget_activate_action (GTK_WIDGET (studio->window), "win.save", NULL);
  studio_settle (studio);
  coxa_patient_view_show_page (view, "record");
  studio_shoot_looks (studio, "record-signed");
  gtk_widget_activate_action (record, "record.history", "s", find_newest (studio));
  shoot_window_of (studio, COXA_TYPE_HISTORY_WINDOW, "history");
  gtk_widget_activate_action (GTK_WIDGET (view), "person.on-day", NULL);
  shoot_window_of (studio, COXA_TYPE_DAY_WINDOW, "on-a-day");
}

static CoxaPatient *
search_one (Studio *studio)
{
  GtkWidget *list = coxa_test_find (GTK_WIDGET (studio->window), COXA_TYPE_PATIENT_LIST);
  GListModel *model = coxa_patient_list_get_model (COXA_PATIENT_LIST (list));

  return g_list_model_get_item (model, g_list_model_get_n_items (model) - 1);
}

/* Two patients side by side; and those who look alike while one types. */
static void
shoot_pairs (Studio *studio)
{
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  GtkWidget *record = coxa_test_find (GTK_WIDGET (studio->window), COXA_TYPE_RECORD_PAGE);
  g_autoptr (CoxaPatient) other = search_one (studio);
  GtkWidget *editor = coxa_patient_editor_new (studio->fixture.store, studio->fixture.desk, NULL);
  GtkWidget *row;

  gtk_widget_activate_action (record, "record.move", "s", find_newest (studio));
  coxa_pair_dialog_choose (COXA_PAIR_DIALOG (studio_find_toplevel (COXA_TYPE_PAIR_DIALOG)), other);
  shoot_window_of (studio, COXA_TYPE_PAIR_DIALOG, "move");
  gtk_widget_activate_action (GTK_WIDGET (view), "person.merge", NULL);
  coxa_pair_dialog_choose (COXA_PAIR_DIALOG (studio_find_toplevel (COXA_TYPE_PAIR_DIALOG)), other);
  shoot_window_of (studio, COXA_TYPE_PAIR_DIALOG, "merge");
  gtk_window_present (GTK_WINDOW (editor));
  row = coxa_test_find (editor, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (row), "Example");
  shoot_window_of (studio, COXA_TYPE_PATIENT_EDITOR, "alike");
}

void
shoot_record (Studio *studio)
{
  shoot_acts (studio);
  shoot_pairs (studio);
}
