/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-app-fixture.h"
#include "coxa-programme-draft.h"
#include "coxa-programme-text.h"

typedef struct {
  CoxaAppFixture base;
  CoxaVisitDocument *sample;
  CoxaProgrammeDraft *draft;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  coxa_app_fixture_set_up (&fixture->base, data);
  fixture->sample = coxa_app_fixture_load_sample (&fixture->base);
  fixture->draft = coxa_programme_draft_new (fixture->base.knowledge);
  coxa_programme_draft_judge (fixture->draft, fixture->sample->patient, fixture->sample->visit);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  coxa_programme_draft_free (fixture->draft);
  coxa_visit_document_free (fixture->sample);
  coxa_app_fixture_tear_down (&fixture->base, data);
}

static const CoxaExercise *
find (Fixture *fixture, const char *id)
{
  const CoxaExercise *exercise =
      coxa_exercise_library_find (coxa_knowledge_get_exercises (fixture->base.knowledge), id);

  g_assert_nonnull (exercise);
  return exercise;
}

static CoxaProgrammeItem *
add (Fixture *fixture, const char *id)
{
  return coxa_programme_draft_add (fixture->draft, find (fixture, id), COXA_SIDE_CENTRAL, NULL);
}

static void
give_precaution (Fixture *fixture, const char *precaution)
{
  const char *const precautions[] = { precaution, NULL };

  coxa_patient_set_precautions (fixture->sample->patient, precautions);
  coxa_programme_draft_judge (fixture->draft, fixture->sample->patient, fixture->sample->visit);
}

static void
assert_items (Fixture *fixture, const char *expected)
{
  GString *ids = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < coxa_programme_draft_count (fixture->draft); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            coxa_programme_draft_get (fixture->draft, i)->exercise->id);
  text = g_string_free (ids, FALSE);
  g_assert_cmpstr (text, ==, expected);
}

/* The patient lies down once: each goes behind what comes before it in a session. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  add (fixture, "step-up");
  add (fixture, "bridge");
  add (fixture, "clamshell");
  add (fixture, "knee-to-chest");
  assert_items (fixture, "knee-to-chest bridge clamshell step-up");
  g_assert_null (add (fixture, "bridge"));
  coxa_programme_draft_move (fixture->draft, 3, 0);
  assert_items (fixture, "step-up knee-to-chest bridge clamshell");
  coxa_programme_draft_move (fixture->draft, 0, 2);
  assert_items (fixture, "knee-to-chest bridge step-up clamshell");
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  add (fixture, "bridge")->note = g_strdup ("with the blue band");
  add (fixture, "clamshell");
  g_assert_false (coxa_programme_draft_undo (fixture->draft));
  coxa_programme_draft_remove (fixture->draft, 0);
  assert_items (fixture, "clamshell");
  g_assert_true (coxa_programme_draft_undo (fixture->draft));
  assert_items (fixture, "bridge clamshell");
  g_assert_cmpstr (coxa_programme_draft_get (fixture->draft, 0)->note, ==, "with the blue band");
  g_assert_false (coxa_programme_draft_undo (fixture->draft));
}

/* Side and note stay, the dose is that of the other; what is there already is not offered. */
static void
test_harder (Fixture *fixture, gconstpointer data)
{
  CoxaProgrammeItem *item = add (fixture, "bridge");
  const char *harder = item->exercise->progression;

  item->note = g_strdup ("slowly");
  item->dose.reps = 99;
  g_assert_true (coxa_programme_draft_can_become (fixture->draft, harder));
  coxa_programme_draft_become (fixture->draft, item, harder);
  g_assert_cmpstr (item->exercise->id, ==, harder);
  g_assert_cmpint (item->dose.reps, ==, find (fixture, harder)->dose.reps);
  g_assert_cmpstr (item->note, ==, "slowly");
  g_assert_false (coxa_programme_draft_can_become (fixture->draft, harder));
  g_assert_false (coxa_programme_draft_can_become (fixture->draft, NULL));
  g_assert_false (coxa_programme_draft_can_become (fixture->draft, "no-such-exercise"));
  coxa_programme_draft_undo (fixture->draft);
  assert_items (fixture, "bridge");
}

/* What the tags forbid and what the rules on properties forbid is the same to the window. */
static void
test_precautions (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *precaution, *exercise;
    gboolean blocked;
    CoxaItemStand stand; /* without a word */
  } rows[] = {
    { "balance-risk", "bridge", FALSE, COXA_ITEM_READY },
    { "balance-risk", "step-up", FALSE, COXA_ITEM_NEEDS_ADAPTING },
    { "osteoporosis", "curl-up", TRUE, COXA_ITEM_NEEDS_REASON },                   /* avoid-if */
    { "hip-replacement-posterior", "sit-to-stand", TRUE, COXA_ITEM_NEEDS_REASON }, /* a rule */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CoxaExercise *exercise = find (fixture, rows[i].exercise);
    CoxaProgrammeItem *item;

    g_test_message ("%s with %s", rows[i].exercise, rows[i].precaution);
    coxa_programme_draft_clear (fixture->draft);
    give_precaution (fixture, rows[i].precaution);
    item = coxa_programme_draft_add (fixture->draft, exercise, COXA_SIDE_CENTRAL, NULL);
    g_assert_cmpint (item == NULL, ==, rows[i].blocked);
    if (rows[i].blocked) {
      g_assert_null (coxa_programme_draft_add (fixture->draft, exercise, COXA_SIDE_CENTRAL, "  "));
      item = coxa_programme_draft_add (fixture->draft, exercise, COXA_SIDE_CENTRAL, " cleared ");
      g_assert_cmpstr (item->reason, ==, "cleared");
      g_clear_pointer (&item->reason, g_free);
    }
    g_assert_cmpint (coxa_programme_draft_check (fixture->draft, item), ==, rows[i].stand);
    g_assert_cmpint (coxa_programme_draft_is_ready (fixture->draft), ==,
                     rows[i].stand == COXA_ITEM_READY);
    item->adapted = TRUE;
    g_assert_cmpint (coxa_programme_draft_is_ready (fixture->draft), ==, !rows[i].blocked);
  }
}

/* "Adapted" and a reason are said of the precautions of then. */
static void
test_other_precautions (Fixture *fixture, gconstpointer data)
{
  CoxaProgrammeItem *item;

  give_precaution (fixture, "balance-risk");
  item = add (fixture, "step-up");
  item->adapted = TRUE;
  g_assert_false (coxa_programme_draft_judge (fixture->draft, fixture->sample->patient,
                                              fixture->sample->visit));
  g_assert_true (item->adapted);
  give_precaution (fixture, "knee-pain-loading");
  g_assert_false (item->adapted);
}

static CoxaStoredProgramme *
dup_stored (Fixture *fixture)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 ("2026-03-14T09:30:00+01:00", NULL);

  return coxa_programme_draft_dup_stored (fixture->draft, id, at, "AB", "en");
}

static void
test_stored (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaStoredProgramme) stored = NULL;
  CoxaProgrammeItem *item;

  give_precaution (fixture, "balance-risk");
  add (fixture, "bridge");
  item = add (fixture, "step-up");
  item->dose.sets = 3;
  item->side = COXA_SIDE_LEFT;
  item->adapted = TRUE;
  stored = dup_stored (fixture);
  g_assert_cmpstr (stored->issued_at, ==, "2026-03-14T09:30:00+01:00");
  g_assert_true (coxa_programme_draft_says (fixture->draft, stored));
  item->dose.sets = 2;
  g_assert_false (coxa_programme_draft_says (fixture->draft, stored));

  coxa_programme_draft_clear (fixture->draft);
  g_assert_cmpuint (coxa_programme_draft_take_stored (fixture->draft, stored), ==, 0);
  assert_items (fixture, "bridge step-up");
  g_assert_true (coxa_programme_draft_says (fixture->draft, stored));
  g_assert_true (coxa_programme_draft_is_untouched (fixture->draft));
  /* Other precautions, and an exercise that the library has no more. */
  give_precaution (fixture, "osteoporosis");
  g_free (((CoxaStoredItem *) g_ptr_array_index (stored->items, 0))->exercise);
  ((CoxaStoredItem *) g_ptr_array_index (stored->items, 0))->exercise = g_strdup ("gone");
  g_assert_cmpuint (coxa_programme_draft_take_stored (fixture->draft, stored), ==, 1);
  assert_items (fixture, "step-up");
  g_assert_false (coxa_programme_draft_get (fixture->draft, 0)->adapted);
}

static void
test_seconds (Fixture *fixture, gconstpointer data)
{
  CoxaProgrammeItem *item = add (fixture, "pelvic-tilt");
  int once;

  item->dose.sessions_per_day = 1;
  once = coxa_programme_draft_count_seconds (fixture->draft, FALSE);
  g_assert_cmpint (once, >, 0);
  g_assert_cmpint (coxa_programme_draft_count_seconds (fixture->draft, TRUE), ==, once);
  item->dose.sessions_per_day = 3;
  g_assert_cmpint (coxa_programme_draft_count_seconds (fixture->draft, FALSE), ==, once);
  g_assert_cmpint (coxa_programme_draft_count_seconds (fixture->draft, TRUE), ==, 3 * once);
}

/* What the record shows of an item: also the reason and what was adapted, and to what. */
static void
test_stored_text (Fixture *fixture, gconstpointer data)
{
  const CoxaSuggestionRules *rules = coxa_knowledge_get_suggestions (fixture->base.knowledge);
  const CoxaExerciseLibrary *library = coxa_knowledge_get_exercises (fixture->base.knowledge);
  g_autoptr (CoxaWords) words = coxa_words_load (NULL, NULL);
  CoxaStoredItem forbidden = { .exercise = (char *) "gone",
                               .title = (char *) "Old exercise",
                               .side = COXA_SIDE_LEFT,
                               .met = (char *) "block:osteoporosis:avoid-if;warn:pregnancy:x",
                               .reason = (char *) "cleared" };
  CoxaStoredItem adapted = { .exercise = (char *) "gone",
                             .title = (char *) "Old exercise",
                             .side = COXA_SIDE_CENTRAL,
                             .met = (char *) "warn:osteoporosis:caution-if",
                             .adapted = TRUE };
  g_autofree char *first = coxa_programme_text_dup_stored_item (rules, library, words, &forbidden);
  g_autofree char *second = coxa_programme_text_dup_stored_item (rules, library, words, &adapted);

  g_assert_cmpstr (first, ==, "Old exercise, left\nDone in spite of “Osteoporosis”: cleared");
  g_assert_cmpstr (second, ==, "Old exercise\nAdapted to “Osteoporosis”");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/app/programme-draft/order", test_order);
  ADD ("/app/programme-draft/undo", test_undo);
  ADD ("/app/programme-draft/harder", test_harder);
  ADD ("/app/programme-draft/precautions", test_precautions);
  ADD ("/app/programme-draft/other-precautions", test_other_precautions);
  ADD ("/app/programme-draft/stored", test_stored);
  ADD ("/app/programme-draft/seconds", test_seconds);
  ADD ("/app/programme-draft/stored-text", test_stored_text);
  return g_test_run ();
}
