/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-history-window.h"

#include "coxa-change-text.h"
#include "coxa-day-record.h"
#include "coxa-day-window.h"
#include "coxa-record-acts.h"
#include "coxa-visit-view.h"
#include "coxa-window-fixture.h"

static void
put (CoxaWindowFixture *fixture, CoxaVisit *visit, double value)
{
  CoxaMeasurement measurement;

  coxa_measurement_init (
      &measurement,
      coxa_measure_catalogue_find (coxa_knowledge_get_measures (fixture->base.knowledge), "hip_ir"),
      COXA_SIDE_LEFT);
  if (coxa_visit_find_measurement (visit, measurement.measure, COXA_SIDE_LEFT))
    measurement = *coxa_visit_find_measurement (visit, measurement.measure, COXA_SIDE_LEFT);
  measurement.value = value;
  measurement.n_trials = 0;
  coxa_visit_put_measurement (visit, &measurement);
}

static void
test_changes_in_words (CoxaWindowFixture *fixture, gconstpointer data)
{
  CoxaRuleset *rules = coxa_knowledge_get_rules (fixture->base.knowledge);
  g_autoptr (CoxaVisit) before = coxa_visit_copy (fixture->sample->visit);
  g_autoptr (CoxaVisit) after = coxa_visit_copy (before);
  g_autofree char *same = coxa_change_text_dup_visit (rules, before, after);
  g_autofree char *text = NULL;

  g_assert_cmpstr (same, ==, "");
  put (fixture, before, 24);
  put (fixture, after, 31);
  coxa_visit_set_notes (before, NULL);
  coxa_visit_set_notes (after, "Seen again");
  coxa_visit_set_answer (after, "fever", COXA_ANSWER_YES);
  text = coxa_change_text_dup_visit (rules, before, after);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "24° → 31°"));
  g_assert_nonnull (strstr (text, "left"));
  g_assert_nonnull (strstr (text, "Note: nothing → Seen again"));
  g_assert_nonnull (strstr (text, "→ yes"));
}

static CoxaHistoryWindow *
open_history (CoxaWindowFixture *fixture)
{
  GtkWidget *view = GTK_WIDGET (coxa_window_get_patient_view (fixture->window));

  coxa_window_fixture_open (fixture);
  gtk_widget_activate_action (view, "person.history", NULL);
  coxa_window_fixture_settle (fixture);
  return COXA_HISTORY_WINDOW (coxa_test_find_window (COXA_TYPE_HISTORY_WINDOW));
}

static guint
find_entry (const GPtrArray *entries, CoxaAction action)
{
  for (guint i = 0; i < entries->len; i++)
    if (((const CoxaHistoryEntry *) g_ptr_array_index (entries, i))->action == action)
      return i;
  g_assert_not_reached ();
}

/* Each version with what it changed; and that somebody looked stands there too. */
static void
test_versions_and_differences (CoxaWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisit) visit =
      coxa_window_fixture_load_visit (fixture, coxa_visit_get_id (fixture->sample->visit));
  g_autoptr (GPtrArray) entries = NULL;
  CoxaHistoryWindow *window;

  put (fixture, visit, 44);
  coxa_app_fixture_save (&fixture->base, fixture->sample->patient, visit);
  window = open_history (fixture);
  entries =
      coxa_window_fixture_list_history (fixture, coxa_patient_get_id (fixture->sample->patient));
  g_assert_cmpint (((CoxaHistoryEntry *) entries->pdata[0])->action, ==, COXA_ACTION_OPENED);
  g_assert_cmpuint (coxa_history_window_count (window), ==, entries->len);
  coxa_history_window_select (window, find_entry (entries, COXA_ACTION_CHANGED));
  coxa_window_fixture_settle (fixture);
  g_assert_true (coxa_test_says (GTK_WIDGET (window), "→ 44°"));
  coxa_history_window_select (window, find_entry (entries, COXA_ACTION_OPENED));
  coxa_window_fixture_settle (fixture);
  g_assert_true (coxa_test_says (GTK_WIDGET (window), "Nothing in the record was changed"));
  gtk_window_close (GTK_WINDOW (window));
}

static void
count_cb (GObject *source, guint *count)
{
  (*count)++;
}

static CoxaHistoryEntry *
entry_new (const char *kind, const char *record, guint version, CoxaAction action, const char *at)
{
  static gint64 seq;
  CoxaHistoryEntry *entry = g_new0 (CoxaHistoryEntry, 1);

  entry->seq = ++seq;
  entry->kind = g_strdup (kind);
  entry->record = g_strdup (record);
  entry->version = version;
  entry->action = action;
  entry->initials = g_strdup ("");
  entry->at = g_strdup (at);
  return entry;
}

static double
value_of (CoxaWindowFixture *fixture, CoxaVisit *visit)
{
  return coxa_visit_find_measurement (
             visit,
             coxa_measure_catalogue_find (coxa_knowledge_get_measures (fixture->base.knowledge),
                                          "hip_ir"),
             COXA_SIDE_LEFT)
      ->value;
}

/* Two versions that the store has, told as if they were of two days; then it left. */
static void
test_days (CoxaWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaVisit) visit =
      coxa_window_fixture_load_visit (fixture, coxa_visit_get_id (fixture->sample->visit));
  const char *id = coxa_visit_get_id (visit);
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_history_entry_free);
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  static const struct {
    int day;
    guint n_visits;
    double value;
  } days[] = { { 9, 0, 0 }, { 10, 1, 20 }, { 11, 1, 20 }, { 12, 1, 44 }, { 13, 0, 0 } };
  g_autoptr (CoxaDayRecord) record = NULL;
  g_autoptr (GDateTime) tenth = NULL;
  g_autoptr (GDateTime) next = NULL;
  guint first = coxa_visit_get_version (visit) + 1;

  put (fixture, visit, 20);
  coxa_app_fixture_save (&fixture->base, fixture->sample->patient, visit);
  put (fixture, visit, 44);
  coxa_app_fixture_save (&fixture->base, fixture->sample->patient, visit);
  g_ptr_array_add (entries, entry_new ("visit", id, 0, COXA_ACTION_MOVED, "2026-03-13T08:00:00Z"));
  g_ptr_array_add (entries,
                   entry_new ("visit", id, first + 1, COXA_ACTION_CHANGED, "2026-03-12T08:00:00Z"));
  g_ptr_array_add (entries,
                   entry_new ("visit", id, first, COXA_ACTION_CREATED, "2026-03-10T08:00:00Z"));
  record = coxa_day_record_new (fixture->base.store, coxa_patient_get_id (fixture->sample->patient),
                                entries);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (GDateTime) day = g_date_time_new (here, 2026, 3, days[i].day, 12, 0, 0);
    guint changed = 0;
    gulong handler = g_signal_connect (record, "changed", G_CALLBACK (count_cb), &changed);

    g_test_message ("day %d", days[i].day);
    coxa_day_record_show (record, day);
    coxa_window_fixture_settle (fixture);
    g_assert_cmpuint (changed, ==, 1);
    g_assert_cmpuint (coxa_day_record_get_visits (record)->len, ==, days[i].n_visits);
    if (days[i].n_visits > 0)
      g_assert_cmpfloat (
          value_of (fixture, g_ptr_array_index (coxa_day_record_get_visits (record), 0)), ==,
          days[i].value);
    g_signal_handler_disconnect (record, handler);
  }
  tenth = g_date_time_new (here, 2026, 3, 10, 12, 0, 0);
  next = coxa_day_record_dup_change (record, tenth, 1);
  g_assert_cmpint (g_date_time_get_day_of_month (next), ==, 12);
  g_assert_null (coxa_day_record_dup_change (record, tenth, -1));
}

static void
test_day_window_shows_today (CoxaWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (coxa_window_get_patient_view (fixture->window));
  CoxaDayWindow *window;

  coxa_window_fixture_open (fixture);
  gtk_widget_activate_action (view, "person.on-day", NULL);
  coxa_window_fixture_settle (fixture);
  window = COXA_DAY_WINDOW (coxa_test_find_window (COXA_TYPE_DAY_WINDOW));
  g_assert_cmpuint (g_list_model_get_n_items (coxa_day_window_get_model (window)), ==, 1);
  g_assert_true (coxa_test_says (GTK_WIDGET (window), "1 visit"));
  g_assert_true (
      coxa_test_says (coxa_test_find (GTK_WIDGET (window), COXA_TYPE_VISIT_VIEW), "Not signed"));
  gtk_window_close (GTK_WINDOW (window));
}

#define ADD(path, function)                                                        \
  g_test_add (path, CoxaWindowFixture, NULL, coxa_window_fixture_set_up, function, \
              coxa_window_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/app/history/changes-in-words", test_changes_in_words);
  ADD ("/app/history/versions-and-differences", test_versions_and_differences);
  ADD ("/app/history/days", test_days);
  ADD ("/app/history/day-window-shows-today", test_day_window_shows_today);
  return g_test_run ();
}
