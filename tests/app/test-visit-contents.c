/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* History, treatment and plan on the visit page. */

#include <adwaita.h>

#include "coxa-app-fixture.h"
#include "coxa-choice-entry.h"
#include "coxa-topic-row.h"
#include "coxa-topic-text.h"
#include "coxa-treatment-row.h"
#include "coxa-treatment-section.h"
#include "coxa-visit-form.h"
#include "coxa-visit-section.h"

typedef struct {
  CoxaAppFixture base;
  GtkWidget *window;
  CoxaVisitForm *form;
  CoxaVisitDocument *sample; /* of 14 March 2026 */
  CoxaVisit *fresh;          /* three weeks later */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) at = g_date_time_new_utc (2026, 4, 4, 9, 0, 0);

  coxa_app_fixture_set_up (&fixture->base, data);
  fixture->form = COXA_VISIT_FORM (coxa_visit_form_new (fixture->base.knowledge));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->form));
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->sample = coxa_app_fixture_load_sample (&fixture->base);
  fixture->fresh = coxa_visit_new ("5c1a0000-0000-4000-8000-000000000001", at);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->fresh);
  coxa_visit_document_free (fixture->sample);
  coxa_app_fixture_tear_down (&fixture->base, data);
}

static void
show_sample (Fixture *fixture)
{
  coxa_visit_form_show (fixture->form, fixture->sample->patient, fixture->sample->visit, NULL);
}

static void
show_fresh (Fixture *fixture)
{
  coxa_visit_form_show (fixture->form, fixture->sample->patient, fixture->fresh,
                        fixture->sample->visit);
}

static CoxaTopicRow *
go_to (Fixture *fixture, const char *topic)
{
  g_assert_true (coxa_visit_form_jump (fixture->form, topic, COXA_SIDE_CENTRAL));
  return COXA_TOPIC_ROW (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                                  COXA_TYPE_TOPIC_ROW));
}

static void
type (Fixture *fixture, const char *topic, const char *text)
{
  CoxaTopicRow *row = go_to (fixture, topic);

  gtk_editable_set_text (GTK_EDITABLE (coxa_topic_row_get_stop (row)), text);
}

static void
assert_same_contents (CoxaVisit *a, CoxaVisit *b)
{
  const GPtrArray *treatments = coxa_visit_get_treatments (a);

  g_assert_true (coxa_remarks_equal (coxa_visit_get_remarks (a), coxa_visit_get_remarks (b)));
  g_assert_cmpuint (treatments->len, ==, coxa_visit_get_treatments (b)->len);
  for (guint i = 0; i < treatments->len; i++)
    g_assert_true (coxa_treatment_equal (g_ptr_array_index (treatments, i),
                                         g_ptr_array_index (coxa_visit_get_treatments (b), i)));
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisit) back = NULL;

  show_sample (fixture);
  back = coxa_visit_form_dup_visit (fixture->form);
  g_assert_cmpuint (coxa_visit_get_treatments (back)->len, ==, 3);
  assert_same_contents (fixture->sample->visit, back);
}

/* Grey is not said. */
static void
test_nothing_comes_over_by_itself (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new ();
  g_autoptr (CoxaVisit) back = NULL;

  g_ptr_array_add (visits, fixture->sample->visit);
  show_fresh (fixture);
  coxa_visit_form_set_course (fixture->form, visits);
  back = coxa_visit_form_dup_visit (fixture->form);
  assert_same_contents (fixture->fresh, back);
}

/* What began nine weeks before a visit began twelve weeks before one three weeks later. */
static void
test_take_over (Fixture *fixture, gconstpointer data)
{
  g_autofree char *onset = NULL;
  g_autofree char *demands = NULL;

  show_fresh (fixture);
  g_assert_true (coxa_topic_row_take_over (go_to (fixture, "onset")));
  onset = coxa_topic_row_dup_text (go_to (fixture, "onset"));
  g_assert_cmpstr (onset, ==, "P12W");
  g_assert_true (coxa_topic_row_take_over (go_to (fixture, "occupation_demands")));
  demands = coxa_topic_row_dup_text (go_to (fixture, "occupation_demands"));
  g_assert_cmpstr (demands, ==, "standing;walking");
  g_assert_false (coxa_topic_row_take_over (go_to (fixture, "imaging")));
}

/* It may have been said long before the last visit, and never after the one shown. */
static void
test_course (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) between = g_date_time_new_utc (2026, 3, 28, 9, 0, 0);
  g_autoptr (GDateTime) after = g_date_time_new_utc (2026, 4, 28, 9, 0, 0);
  g_autoptr (CoxaVisit) last = coxa_visit_new ("5c1a0000-0000-4000-8000-000000000002", between);
  g_autoptr (CoxaVisit) later = coxa_visit_new ("5c1a0000-0000-4000-8000-000000000003", after);
  g_autoptr (GPtrArray) visits = g_ptr_array_new ();
  g_autofree char *sleep = NULL;
  g_autofree char *sport = NULL;

  coxa_remarks_put (coxa_visit_get_remarks (last), "sport", COXA_TOPIC_HISTORY, COXA_TOPIC_LINE,
                    "tennis");
  coxa_remarks_put (coxa_visit_get_remarks (later), "sport", COXA_TOPIC_HISTORY, COXA_TOPIC_LINE,
                    "chess");
  g_ptr_array_add (visits, later);
  g_ptr_array_add (visits, last);
  g_ptr_array_add (visits, fixture->sample->visit);
  coxa_visit_form_show (fixture->form, fixture->sample->patient, fixture->fresh, last);
  coxa_visit_form_set_course (fixture->form, visits);
  coxa_topic_row_take_over (go_to (fixture, "sleep"));
  sleep = coxa_topic_row_dup_text (go_to (fixture, "sleep"));
  g_assert_cmpstr (sleep, ==, "undisturbed");
  coxa_topic_row_take_over (go_to (fixture, "sport"));
  sport = coxa_topic_row_dup_text (go_to (fixture, "sport"));
  g_assert_cmpstr (sport, ==, "tennis");
}

static void
test_typed (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *topic;
    const char *typed;
    const char *text; /* NULL: refused */
  } rows[] = {
    { "onset", "2026-04-04", "2026-04-04" },
    { "onset", "2026-04-05", NULL },
    { "onset", "6", "P6W" },
    { "onset", "6 weeks", "P6W" },
    { "onset", "3 m", "P13W" },
    { "onset", "2 years", "P104W" },
    { "onset", "soon", NULL },
    { "onset", "6 hours", NULL },
    { "next_visit", "2", "P2W" },
    { "next_visit", "105", NULL },
    { "next_visit", "2026-04-03", NULL },
    { "onset_manner", "grad", "gradual" },
    { "onset_manner", "3", "unclear" },
    { "onset_manner", "4", NULL },
    { "sleep", "lies", "stays_awake" },
    { "worse_walking", "y", "yes" },
    { "worse_walking", "maybe", NULL },
    { "sport_h_per_week", "1,5", "1.5" },
    { "sport_h_per_week", "61", NULL },
    { "sport_h_per_week", "-1", NULL },
    { "goal", " walk ", "walk" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaVisit) back = NULL;

    g_test_message ("%s: %s", rows[i].topic, rows[i].typed);
    show_fresh (fixture);
    type (fixture, rows[i].topic, rows[i].typed);
    g_assert_cmpint (coxa_visit_form_keep (fixture->form), ==, rows[i].text != NULL);
    back = coxa_visit_form_dup_visit (fixture->form);
    g_assert_cmpstr (coxa_visit_get_remark (back, rows[i].topic), ==, rows[i].text);
  }
}

/* What cannot be meant has the focus, and what was said before it stays. */
static void
test_refused_keeps_what_was_said (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisit) back = NULL;

  show_sample (fixture);
  type (fixture, "onset", "next year");
  go_to (fixture, "goal");
  g_assert_false (coxa_visit_form_keep (fixture->form));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         coxa_topic_row_get_stop (go_to (fixture, "onset"))));
  back = coxa_visit_form_dup_visit (fixture->form);
  g_assert_cmpstr (coxa_visit_get_remark (back, "onset"), ==, "P9W");
}

static CoxaTreatmentSection *
find_treatments (Fixture *fixture)
{
  return COXA_TREATMENT_SECTION (
      coxa_test_find (GTK_WIDGET (fixture->form), COXA_TYPE_TREATMENT_SECTION));
}

static GPtrArray *
list_stops (Fixture *fixture)
{
  GPtrArray *stops = g_ptr_array_new ();

  coxa_visit_section_add_stops (COXA_VISIT_SECTION (find_treatments (fixture)), stops);
  return stops;
}

static void
type_at (Fixture *fixture, guint stop, const char *text)
{
  g_autoptr (GPtrArray) stops = list_stops (fixture);

  gtk_editable_set_text (g_ptr_array_index (stops, stop), text);
}

/* Technique, region, side, grade, minutes, response, pain after, note; then the next, empty row. */
static void
test_treatment_typed (Fixture *fixture, gconstpointer data)
{
  static const char *const typed[] = { "mob", "hip", "r", "4", "12", "b", "2", "prone" };
  g_autoptr (CoxaVisit) back = NULL;
  g_autoptr (GPtrArray) stops = NULL;
  const CoxaTreatment *treatment;

  coxa_visit_form_show (fixture->form, fixture->sample->patient, fixture->fresh, NULL);
  stops = list_stops (fixture);
  g_assert_cmpuint (stops->len, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    type_at (fixture, i, typed[i]);
  g_ptr_array_unref (stops);
  stops = list_stops (fixture);
  g_assert_cmpuint (stops->len, ==, G_N_ELEMENTS (typed) + 1);
  g_assert_true (coxa_visit_form_keep (fixture->form));
  back = coxa_visit_form_dup_visit (fixture->form);
  g_assert_cmpuint (coxa_visit_get_treatments (back)->len, ==, 1);
  treatment = g_ptr_array_index (coxa_visit_get_treatments (back), 0);
  g_assert_cmpstr (treatment->technique, ==, "mobilisation");
  g_assert_cmpstr (treatment->region, ==, "hip");
  g_assert_cmpint (treatment->side, ==, COXA_SIDE_RIGHT);
  g_assert_cmpstr (treatment->grade, ==, "IV");
  g_assert_cmpint (treatment->minutes, ==, 12);
  g_assert_cmpint (treatment->response, ==, COXA_RESPONSE_BETTER);
  g_assert_cmpint (treatment->pain_after, ==, 2);
  g_assert_cmpstr (treatment->note, ==, "prone");
}

static void
test_own_technique (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisit) back = NULL;
  const CoxaTreatment *treatment;

  coxa_visit_form_show (fixture->form, fixture->sample->patient, fixture->fresh, NULL);
  type_at (fixture, 0, "Hot stone");
  g_assert_true (coxa_visit_form_keep (fixture->form));
  back = coxa_visit_form_dup_visit (fixture->form);
  treatment = g_ptr_array_index (coxa_visit_get_treatments (back), 0);
  g_assert_null (treatment->technique);
  g_assert_cmpstr (treatment->own, ==, "Hot stone");
  g_assert_null (treatment->grade);
}

static void
test_refused_treatment (Fixture *fixture, gconstpointer data)
{
  static const struct {
    guint stop; /* of heat: technique, region, minutes, response, pain after, note */
    const char *typed;
    gboolean good;
  } rows[] = {
    { 1, "soul", FALSE }, { 2, "0", FALSE },   { 2, "1", TRUE },      { 2, "1440", TRUE },
    { 2, "1441", FALSE }, { 2, "2.5", FALSE }, { 3, "great", FALSE }, { 4, "10", TRUE },
    { 4, "11", FALSE },   { 4, "-1", FALSE },  { 0, "", TRUE },       { 5, "x", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%u: %s", rows[i].stop, rows[i].typed);
    coxa_visit_form_show (fixture->form, fixture->sample->patient, fixture->fresh, NULL);
    type_at (fixture, 0, "Heat");
    type_at (fixture, rows[i].stop, rows[i].typed);
    g_assert_cmpint (coxa_visit_form_keep (fixture->form), ==, rows[i].good);
  }
}

/* What was done, without how it was answered then. */
static void
test_same_as_last_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisit) back = NULL;
  const CoxaTreatment *first;

  show_fresh (fixture);
  gtk_widget_activate_action (GTK_WIDGET (find_treatments (fixture)), "treatment.repeat", NULL);
  back = coxa_visit_form_dup_visit (fixture->form);
  g_assert_cmpuint (coxa_visit_get_treatments (back)->len, ==, 3);
  first = g_ptr_array_index (coxa_visit_get_treatments (back), 0);
  g_assert_cmpstr (first->grade, ==, "III");
  g_assert_cmpint (first->response, ==, COXA_RESPONSE_NOT_SAID);
  g_assert_cmpint (first->pain_after, ==, COXA_PAIN_NOT_ASKED);
}

static void
test_remove_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisit) removed = NULL;
  g_autoptr (CoxaVisit) back = NULL;
  GtkWidget *row;

  show_sample (fixture);
  row = coxa_test_find (GTK_WIDGET (find_treatments (fixture)), COXA_TYPE_TREATMENT_ROW);
  g_signal_emit_by_name (row, "removed");
  removed = coxa_visit_form_dup_visit (fixture->form);
  g_assert_cmpuint (coxa_visit_get_treatments (removed)->len, ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (find_treatments (fixture)), "treatment.undo", NULL);
  back = coxa_visit_form_dup_visit (fixture->form);
  assert_same_contents (fixture->sample->visit, back);
}

static gboolean
says (GtkWidget *widget, const char *part)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, part))
      return TRUE;
  return FALSE;
}

static void
test_cautions (Fixture *fixture, gconstpointer data)
{
  static const char *const precautions[] = { "acute-radiculopathy", NULL };
  g_autoptr (CoxaPatient) careful = coxa_patient_copy (fixture->sample->patient);
  GtkWidget *section = GTK_WIDGET (find_treatments (fixture));

  coxa_visit_form_show (fixture->form, fixture->sample->patient, fixture->fresh, NULL);
  type_at (fixture, 0, "Nerve");
  g_assert_false (says (section, "Caution"));
  coxa_patient_set_precautions (careful, precautions);
  coxa_visit_form_set_patient (fixture->form, careful);
  g_assert_true (says (section, "no stretching of the nerve"));
  type_at (fixture, 0, "Heat");
  g_assert_false (says (section, "Caution"));
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  const GPtrArray *sections = coxa_visit_form_get_sections (fixture->form);
  guint filled, total;

  show_sample (fixture);
  coxa_visit_section_count (COXA_VISIT_SECTION (find_treatments (fixture)), &filled, &total);
  g_assert_cmpuint (filled, ==, 3);
  coxa_visit_section_count (g_ptr_array_index (sections, sections->len - 1), &filled, &total);
  g_assert_cmpuint (filled, ==, 3);
  g_assert_cmpuint (total, ==, 3);
}

/* A row is as a visit has it, also where nobody knows the technique any more. */
static void
test_unknown_is_kept (Fixture *fixture, gconstpointer data)
{
  CoxaTreatment *treatment = coxa_treatment_new ();
  g_autoptr (CoxaVisit) back = NULL;

  treatment->technique = g_strdup ("ultrasound_of_old");
  coxa_visit_add_treatment (fixture->fresh, treatment);
  coxa_remarks_put (coxa_visit_get_remarks (fixture->fresh), "star_sign", COXA_TOPIC_HISTORY,
                    COXA_TOPIC_LINE, "fish");
  coxa_visit_form_show (fixture->form, fixture->sample->patient, fixture->fresh, NULL);
  g_assert_true (coxa_visit_form_keep (fixture->form));
  back = coxa_visit_form_dup_visit (fixture->form);
  assert_same_contents (fixture->fresh, back);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/app/visit-contents/round-trip", test_round_trip);
  ADD ("/app/visit-contents/nothing-comes-over-by-itself", test_nothing_comes_over_by_itself);
  ADD ("/app/visit-contents/take-over", test_take_over);
  ADD ("/app/visit-contents/course", test_course);
  ADD ("/app/visit-contents/typed", test_typed);
  ADD ("/app/visit-contents/refused-keeps-what-was-said", test_refused_keeps_what_was_said);
  ADD ("/app/visit-contents/treatment-typed", test_treatment_typed);
  ADD ("/app/visit-contents/own-technique", test_own_technique);
  ADD ("/app/visit-contents/refused-treatment", test_refused_treatment);
  ADD ("/app/visit-contents/same-as-last-time", test_same_as_last_time);
  ADD ("/app/visit-contents/remove-and-undo", test_remove_and_undo);
  ADD ("/app/visit-contents/cautions", test_cautions);
  ADD ("/app/visit-contents/counts", test_counts);
  ADD ("/app/visit-contents/unknown-is-kept", test_unknown_is_kept);
  return g_test_run ();
}
