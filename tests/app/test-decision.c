/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-app-fixture.h"
#include "coxa-decision-dialog.h"
#include "coxa-decision-text.h"
#include "coxa-patient-view.h"
#include "coxa-programme-page.h"
#include "coxa-safety-panel.h"
#include "coxa-safety-section.h"

typedef struct {
  CoxaAppFixture base;
  GtkWidget *window;
  CoxaPatientView *view;
  CoxaPatient *patient;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  coxa_app_fixture_set_up (&self->base, data);
  self->patient = coxa_patient_new ("0b8e5a52-0000-4000-8000-000000000001");
  coxa_patient_set_family (self->patient, "Berg");
  coxa_patient_set_given (self->patient, "Ada");
  self->view = COXA_PATIENT_VIEW (coxa_patient_view_new (self->base.knowledge, self->base.store,
                                                         self->base.desk, self->base.settings));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->view));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->patient);
  coxa_app_fixture_tear_down (&self->base, data);
}

/* A stored visit some days ago, where @yes was answered with yes and the rest with no. */
static void
save_visit (Fixture *self, int days_ago, const char *yes)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) at = g_date_time_add_days (now, -days_ago);
  g_autoptr (CoxaVisit) visit = coxa_visit_new (id, at);

  coxa_visit_set_others (visit, COXA_ANSWER_NO);
  if (yes)
    coxa_visit_set_answer (visit, yes, COXA_ANSWER_YES);
  coxa_app_fixture_save (&self->base, self->patient, visit);
}

static gboolean
is_open (gpointer data)
{
  return coxa_visit_page_get_visit (data) != NULL;
}

static void
open_patient (Fixture *self)
{
  coxa_patient_view_open (self->view, self->patient);
  coxa_test_run_until (is_open, coxa_patient_view_get_visit_page (self->view));
}

static void
add_texts (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    add_texts (child, text);
}

static void
assert_says (GtkWidget *widget, const char *part, gboolean says)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_texts (widget, text);
  g_test_message ("%s \"%s\" in: %s", says ? "is" : "no", part, text->str);
  g_assert_cmpint (strstr (text->str, part) != NULL, ==, says);
}

static void
assert_panel (Fixture *self, const char *part, gboolean says)
{
  assert_says (coxa_test_find (GTK_WIDGET (self->view), COXA_TYPE_SAFETY_PANEL), part, says);
}

static void
assert_refusal (Fixture *self, const char *part)
{
  GtkWidget *page = coxa_test_find (GTK_WIDGET (self->view), COXA_TYPE_PROGRAMME_PAGE);

  assert_says (page, "No handout", part != NULL);
  if (part)
    assert_says (page, part, TRUE);
}

static GtkWidget *
open_dialog (Fixture *self, const char *kind)
{
  GListModel *windows = gtk_window_get_toplevels ();

  gtk_widget_activate_action (GTK_WIDGET (coxa_patient_view_get_visit_page (self->view)),
                              "visit.decide", "s", kind);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (COXA_IS_DECISION_DIALOG (window))
      return window;
  }
  g_assert_not_reached ();
}

/* Into the entry row of that title. */
static gboolean
type (GtkWidget *widget, const char *title, const char *text)
{
  if (ADW_IS_ENTRY_ROW (widget) &&
      g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title)) {
    gtk_editable_set_text (GTK_EDITABLE (widget), text);
    return TRUE;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (type (child, title, text))
      return TRUE;
  return FALSE;
}

static void
record (GtkWidget *dialog)
{
  gtk_widget_activate_action (dialog, "decision.record", NULL);
}

typedef struct {
  Fixture *fixture;
  const char *part;
} Wanted;

static gboolean
panel_says (gpointer data)
{
  Wanted *wanted = data;
  g_autoptr (GString) text = g_string_new (NULL);

  add_texts (coxa_test_find (GTK_WIDGET (wanted->fixture->view), COXA_TYPE_SAFETY_PANEL), text);
  return strstr (text->str, wanted->part) != NULL;
}

/* Stored, read again, judged again. */
static void
wait_for_panel (Fixture *self, const char *part)
{
  Wanted wanted = { self, part };

  coxa_test_run_until (panel_says, &wanted);
}

static void
fill_override (GtkWidget *dialog)
{
  g_assert_true (type (dialog, "Name", "A. Berg"));
  g_assert_true (type (dialog, "Role", "physiotherapist"));
  g_assert_true (type (dialog, "Reason", "Eye clinic saw it this morning"));
  g_assert_true (type (dialog, "A doctor", "Dr Vogel, 9:40"));
  g_assert_true (type (dialog, "What was said", "Stop list explained"));
}

static void
test_override (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  save_visit (self, 0, "red_eye");
  open_patient (self);
  assert_panel (self, "Urgent", TRUE);
  assert_refusal (self, "override with its reason");
  dialog = open_dialog (self, "override");
  fill_override (dialog);
  /* the advice is written down but not ticked */
  record (dialog);
  assert_says (dialog, "Tick the safety-net advice", TRUE);
  assert_refusal (self, "override with its reason");
  gtk_switch_set_active (GTK_SWITCH (coxa_test_find (dialog, GTK_TYPE_SWITCH)), TRUE);
  record (dialog);
  wait_for_panel (self, "Overridden by A. Berg");
  assert_panel (self, "Override with reason", FALSE);
  assert_refusal (self, NULL);
}

static void
test_acknowledgement (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  save_visit (self, 0, "long_stiffness");
  open_patient (self);
  assert_refusal (self, "acknowledged");
  dialog = open_dialog (self, "acknowledgement");
  type (dialog, "Name", "A. Berg");
  type (dialog, "Role", "physiotherapist");
  record (dialog);
  wait_for_panel (self, "Acknowledged by A. Berg");
  assert_refusal (self, NULL);
}

/* An emergency of an earlier visit stands; a clearance recorded at a new visit stores the visit. */
static void
test_clearance (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  save_visit (self, 3, "saddle_numbness");
  open_patient (self);
  assert_panel (self, "Emergency", TRUE);
  assert_panel (self, "Raised at the visit of", TRUE);
  assert_panel (self, "Override", FALSE);
  assert_refusal (self, "emergency");
  dialog = open_dialog (self, "clearance");
  type (dialog, "Name", "A. Berg");
  type (dialog, "Role", "physiotherapist");
  type (dialog, "Who assessed", "Dr Vogel");
  type (dialog, "Where", "City hospital");
  type (dialog, "Finding", "No compression");
  record (dialog);
  wait_for_panel (self, "Cleared by Dr Vogel");
  assert_panel (self, "Emergency", FALSE);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_button (child, label);

    if (found)
      return found;
  }
  return NULL;
}

/* A week after a full screen three answers are enough, and only they are given by the button. */
static void
test_short_form (Fixture *self, gconstpointer data)
{
  GtkWidget *section;
  CoxaVisitPage *page = coxa_patient_view_get_visit_page (self->view);

  save_visit (self, 7, NULL);
  open_patient (self);
  section = coxa_test_find (GTK_WIDGET (self->view), COXA_TYPE_SAFETY_SECTION);
  assert_says (section, "The short form is enough today", TRUE);
  assert_says (section, "screened 7 days ago", TRUE);
  assert_says (section, "3 questions are not asked yet.", TRUE);
  g_signal_emit_by_name (find_button (section, "No to all _others"), "clicked");
  assert_says (section, "The short form is answered.", TRUE);
  g_assert_cmpint (coxa_visit_get_answer (coxa_visit_page_get_visit (page), "fever"), ==,
                   COXA_ANSWER_NOT_ASKED);
  g_assert_true (coxa_result_is_screen_complete (coxa_visit_page_get_result (page)));
  assert_refusal (self, NULL);
}

/* Much more pain than at the first visit: the short form is no longer enough. */
static void
test_worse (Fixture *self, gconstpointer data)
{
  static const int pains[] = { 2, 9 };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  for (int i = 0; i < 2; i++) {
    g_autofree char *id = g_uuid_string_random ();
    g_autoptr (GDateTime) at = g_date_time_add_days (now, i == 0 ? -7 : 0);
    g_autoptr (CoxaVisit) visit = coxa_visit_new (id, at);

    coxa_visit_set_others (visit, i == 0 ? COXA_ANSWER_NO : COXA_ANSWER_NOT_ASKED);
    coxa_visit_set_answer (visit, "saddle_numbness", COXA_ANSWER_NO);
    coxa_visit_set_answer (visit, "bladder_change", COXA_ANSWER_NO);
    coxa_visit_set_answer (visit, "leg_weakness_worse", COXA_ANSWER_NO);
    coxa_visit_set_pain (visit, COXA_PAIN_NOW, pains[i]);
    coxa_visit_set_pain (visit, COXA_PAIN_BEST, pains[i]);
    coxa_visit_set_pain (visit, COXA_PAIN_WORST, pains[i]);
    coxa_visit_set_pain (visit, COXA_PAIN_AVERAGE, pains[i]);
    coxa_app_fixture_save (&self->base, self->patient, visit);
  }
  open_patient (self);
  assert_says (coxa_test_find (GTK_WIDGET (self->view), COXA_TYPE_SAFETY_SECTION),
               "things are worse", TRUE);
  assert_refusal (self, "not completed");
}

static void
test_screen_too_old (Fixture *self, gconstpointer data)
{
  save_visit (self, 28, NULL);
  open_patient (self);
  assert_says (coxa_test_find (GTK_WIDGET (self->view), COXA_TYPE_SAFETY_SECTION), "too long ago",
               TRUE);
  assert_refusal (self, "too long ago");
}

/* Without an emergency number there is no letter, and it is said why. */
static void
on_failed_cb (CoxaPatientView *view, const char *title, const char *message, char **said)
{
  g_free (*said);
  *said = g_strdup (message);
}

static gboolean
is_said (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_letter_needs_number (Fixture *self, gconstpointer data)
{
  g_autofree char *said = NULL;

  g_settings_set_string (self->base.settings, "emergency-number", "");
  save_visit (self, 0, "fever");
  open_patient (self);
  g_signal_connect (self->view, "failed", G_CALLBACK (on_failed_cb), &said);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "patient.refer", NULL);
  coxa_test_run_until (is_said, &said);
  g_assert_nonnull (strstr (said, "emergency number"));
}

static void
test_screen_age (void)
{
  static const struct {
    int days;
    const char *text;
  } rows[] = { { -1, "not screened yet" },
               { 0, "screened today" },
               { 1, "screened 1 day ago" },
               { 2, "screened 2 days ago" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = coxa_decision_text_dup_screen_age (rows[i].days);

    g_assert_cmpstr (text, ==, rows[i].text);
  }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/app/decision/override", test_override);
  ADD ("/app/decision/acknowledgement", test_acknowledgement);
  ADD ("/app/decision/clearance", test_clearance);
  ADD ("/app/decision/short-form", test_short_form);
  ADD ("/app/decision/worse", test_worse);
  ADD ("/app/decision/screen-too-old", test_screen_too_old);
  ADD ("/app/decision/letter-needs-number", test_letter_needs_number);
  g_test_add_func ("/app/decision/screen-age", test_screen_age);
  return g_test_run ();
}
