/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The visits of the record judged anew beside what was stored with them. */

#include "coxa-data-file.h"
#include "record-fixture.h"

#define PATTERN "hip-flexor-shortness"
#define MANY 1100 /* more than one share */

typedef struct {
  Record record;
  CoxaRuleset *ruleset;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  record_set_up (&self->record, NULL);
  record_open (&self->record, COXA_STORE_CREATE);
  self->ruleset = coxa_ruleset_load (self->record.measures, NULL, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->record.store)
    record_close (&self->record);
  coxa_ruleset_unref (self->ruleset);
  record_tear_down (&self->record, NULL);
}

/* Likely on the left, unlikely on the right. */
static CoxaVisit *
make_clear_visit (Fixture *self)
{
  static const struct {
    const char *measure;
    CoxaSide side;
    double value;
  } values[] = {
    { "hip_extension", COXA_SIDE_LEFT, 3 },         { "hip_extension", COXA_SIDE_RIGHT, 15 },
    { "thomas_knee", COXA_SIDE_LEFT, 40 },          { "thomas_knee", COXA_SIDE_RIGHT, 70 },
    { "provokes_extension", COXA_SIDE_CENTRAL, 1 }, { "link_hips_flexed", COXA_SIDE_CENTRAL, 1 },
  };
  CoxaVisit *visit = make_visit (RECORD_CLINIC_TIME);

  coxa_visit_set_others (visit, COXA_ANSWER_NO);
  coxa_visit_set_age (visit, 44);
  for (guint side = 0; side < 2; side++) {
    CoxaMeasurement thomas;

    coxa_measurement_init (&thomas,
                           coxa_measure_catalogue_find (self->record.measures, "thomas_hip"), side);
    thomas.pelvis_held = TRUE;
    thomas.value = side == COXA_SIDE_LEFT ? -4 : 15;
    coxa_visit_put_measurement (visit, &thomas);
  }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    measure (visit, self->record.measures, values[i].measure, values[i].side, values[i].value);
  return visit;
}

static void
add_entry (
    Fixture *self, GPtrArray *entries, CoxaPatient *patient, CoxaVisit *visit, gboolean judged)
{
  CoxaResult *result = judged ? coxa_result_new (self->ruleset) : NULL;

  if (result)
    coxa_judge (result, patient, visit);
  g_ptr_array_add (entries, coxa_store_entry_new (patient, visit, result));
}

static void
save_visits (Fixture *self, guint n, gboolean judged)
{
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");
  GPtrArray *entries = make_entries ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++) {
    g_autoptr (CoxaVisit) visit = make_clear_visit (self);

    add_entry (self, entries, patient, visit, judged);
  }
  wait_save_visits (self->record.store, entries, &error);
  g_assert_no_error (error);
}

static void
on_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **result_out = user_data;

  *result_out = g_object_ref (result);
}

static CoxaRejudgement *
rejudge (Fixture *self, CoxaRuleset *ruleset, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_rejudge_async (self->record.store, ruleset, NULL, on_ready_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  return coxa_store_rejudge_finish (self->record.store, result, error);
}

static guint
count (Fixture *self, const CoxaRejudgement *rejudgement, guint then, guint now)
{
  guint place = coxa_ruleset_find_pattern (self->ruleset, PATTERN)->index;

  return rejudgement->counts[place][then][now];
}

/* Other rules: the first pattern is held down when its Link was tried, so that it is not likely. */
static CoxaRuleset *
make_stricter (Fixture *self)
{
  g_autoptr (GBytes) patterns = coxa_data_lookup ("patterns.ini", NULL);
  g_autoptr (GBytes) safety = coxa_data_lookup ("safety.ini", NULL);
  g_autoptr (GString) text =
      g_string_new_len (g_bytes_get_data (patterns, NULL), (gssize) g_bytes_get_size (patterns));
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (GError) error = NULL;
  CoxaRuleset *ruleset;

  g_assert_cmpuint (g_string_replace (text, "link=true", "link=true\ncap=tried", 1), ==, 1);
  changed = g_bytes_new (text->str, text->len);
  ruleset = coxa_ruleset_new (self->record.measures, changed, safety, NULL, &error);
  g_assert_no_error (error);
  return ruleset;
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  g_autoptr (CoxaRejudgement) rejudgement = rejudge (self, self->ruleset, NULL);

  g_assert_cmpuint (rejudgement->n_visits, ==, 0);
  g_assert_cmpuint (rejudgement->n_patterns, ==, 16);
}

static void
test_same (Fixture *self, gconstpointer data)
{
  g_autoptr (CoxaRejudgement) rejudgement = NULL;

  save_visits (self, MANY, TRUE);
  rejudgement = rejudge (self, self->ruleset, NULL);
  g_assert_cmpuint (rejudgement->n_visits, ==, MANY);
  g_assert_cmpuint (rejudgement->n_changed, ==, 0);
  g_assert_cmpuint (rejudgement->n_unknown, ==, 0);
  g_assert_cmpuint (count (self, rejudgement, COXA_CLASS_LIKELY, COXA_CLASS_LIKELY), ==, MANY);
  g_assert_cmpuint (count (self, rejudgement, COXA_CLASS_UNLIKELY, COXA_CLASS_UNLIKELY), ==, MANY);
}

/* What was stored stays as it was. */
static void
test_other_rules (Fixture *self, gconstpointer data)
{
  g_autoptr (CoxaRuleset) stricter = make_stricter (self);
  g_autoptr (CoxaRejudgement) rejudgement = NULL;
  g_autofree char *stored = NULL;

  save_visits (self, 3, TRUE);
  rejudgement = rejudge (self, stricter, NULL);
  g_assert_cmpuint (rejudgement->n_changed, ==, 3);
  g_assert_cmpuint (count (self, rejudgement, COXA_CLASS_LIKELY, COXA_CLASS_POSSIBLE), ==, 3);
  g_assert_cmpuint (count (self, rejudgement, COXA_CLASS_LIKELY, COXA_CLASS_LIKELY), ==, 0);
  record_close (&self->record);
  stored = record_ask (&self->record, "SELECT COUNT(*) FROM result WHERE class = 'likely'");
  g_assert_cmpstr (stored, ==, "3");
}

static void
test_stored_otherwise (Fixture *self, gconstpointer data)
{
  g_autoptr (CoxaRejudgement) rejudgement = NULL;

  save_visits (self, 2, TRUE);
  record_close (&self->record);
  record_execute (&self->record, "UPDATE result SET class = 'insufficient' WHERE side = 'left'"
                                 " AND pattern = '" PATTERN "' AND visit = 1");
  record_execute (&self->record, "UPDATE result SET pattern = 'no-longer-known' WHERE visit = 2"
                                 " AND pattern = '" PATTERN "' AND side = 'right'");
  record_open (&self->record, COXA_STORE_OPEN);
  rejudgement = rejudge (self, self->ruleset, NULL);
  g_assert_cmpuint (rejudgement->n_changed, ==, 2);
  g_assert_cmpuint (rejudgement->n_unknown, ==, 1);
  g_assert_cmpuint (count (self, rejudgement, COXA_CLASS_INSUFFICIENT, COXA_CLASS_LIKELY), ==, 1);
  g_assert_cmpuint (count (self, rejudgement, COXA_CLASS_LIKELY, COXA_CLASS_LIKELY), ==, 1);
  g_assert_cmpuint (count (self, rejudgement, COXA_CLASS_NONE, COXA_CLASS_UNLIKELY), ==, 1);
}

static void
test_never_judged (Fixture *self, gconstpointer data)
{
  g_autoptr (CoxaRejudgement) rejudgement = NULL;

  save_visits (self, 2, FALSE);
  rejudgement = rejudge (self, self->ruleset, NULL);
  g_assert_cmpuint (rejudgement->n_changed, ==, 2);
  g_assert_cmpuint (count (self, rejudgement, COXA_CLASS_NONE, COXA_CLASS_LIKELY), ==, 2);
}

/* An emergency has no pattern, then and now. */
static void
test_emergency (Fixture *self, gconstpointer data)
{
  g_autoptr (CoxaPatient) patient = make_patient ("Example", "Anna");
  g_autoptr (CoxaVisit) visit = make_clear_visit (self);
  GPtrArray *entries = make_entries ();
  g_autoptr (CoxaRejudgement) rejudgement = NULL;

  coxa_visit_set_answer (visit, "saddle_numbness", COXA_ANSWER_YES);
  add_entry (self, entries, patient, visit, TRUE);
  g_assert_true (wait_save_visits (self->record.store, entries, NULL));
  rejudgement = rejudge (self, self->ruleset, NULL);
  g_assert_cmpuint (rejudgement->n_visits, ==, 1);
  g_assert_cmpuint (rejudgement->n_changed, ==, 0);
  g_assert_cmpuint (count (self, rejudgement, COXA_CLASS_NONE, COXA_CLASS_NONE), ==, 2);
}

/* In any share: one sentence, and nothing is told of the rest. */
static void
test_unreadable (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  save_visits (self, MANY, TRUE);
  record_close (&self->record);
  record_execute (&self->record, "UPDATE measurement SET mode = 'sideways' WHERE visit = 1000"
                                 " AND measure = 'hip_extension'");
  record_open (&self->record, COXA_STORE_OPEN);
  g_assert_null (rejudge (self, self->ruleset, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED);
}

#define ADD(name, function) \
  g_test_add ("/store/rejudge/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("empty", test_empty);
  ADD ("same", test_same);
  ADD ("other-rules", test_other_rules);
  ADD ("stored-otherwise", test_stored_otherwise);
  ADD ("never-judged", test_never_judged);
  ADD ("emergency", test_emergency);
  ADD ("unreadable", test_unreadable);
  return g_test_run ();
}
