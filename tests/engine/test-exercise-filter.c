/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-exercise-filter.h"
#include "sample-case.h"

typedef struct {
  SampleCase sample;
  CoxaExerciseLibrary *library;
  CoxaExerciseWords *words;
  CoxaSuggestionRules *rules;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sample_case_set_up (&self->sample, data);
  self->library = coxa_exercise_library_load ("en", &error);
  g_assert_no_error (error);
  self->words = coxa_exercise_words_load ("en", &error);
  g_assert_no_error (error);
  self->rules = coxa_suggestion_rules_load (self->sample.ruleset, self->library, "en", &error);
  g_assert_no_error (error);
}

static void
tear_down (Case *self, gconstpointer data)
{
  coxa_suggestion_rules_free (self->rules);
  coxa_exercise_words_free (self->words);
  coxa_exercise_library_free (self->library);
  sample_case_tear_down (&self->sample, data);
}

typedef struct {
  const char *what;
  CoxaExerciseFilter filter;
  const char *fits;     /* ids */
  const char *fits_not; /* ids */
} Row;

static const Row rows[] = {
  { "no wish", { 0 }, "bridge clamshell walking", "" },
  { "a title", { .search = "clam" }, "clamshell", "bridge" },
  { "the start of a word", { .search = "stret" }, "butterfly-stretch", "walking" },
  { "not the middle of one", { .search = "ridge" }, "", "bridge" },
  { "two words, any order",
    { .search = "flexor kneel" },
    "half-kneeling-hip-flexor-stretch",
    "edge-of-bed-hip-flexor-stretch" },
  { "a word of a step", { .search = "shell" }, "clamshell", "bridge" },
  { "a goal's title", { .search = "aerobic" }, "walking", "bridge" },
  { "a position's title", { .search = "lying side" }, "clamshell", "squat" },
  { "capitals", { .search = "CLAM" }, "clamshell", "bridge" },
  { "an accent too many", { .search = "clám" }, "clamshell", "bridge" },
  { "another alphabet", { .search = "Ελένη" }, "", "bridge clamshell" },
  { "blanks", { .search = "  " }, "bridge walking", "" },
  { "a mark alone", { .search = "-" }, "bridge walking", "" },
  { "no such word", { .search = "handstand" }, "", "bridge clamshell walking" },
  { "goal", { .goal = "strengthen-gluteus-medius" }, "clamshell side-plank", "bridge" },
  { "second goal", { .goal = "neutral-pelvis-control" }, "bridge", "clamshell" },
  { "position", { .position = "sitting" }, "sit-to-stand", "squat bridge" },
  { "equipment", { .equipment = "band" }, "pallof-press band-side-step", "squat" },
  { "category", { .category = "self-massage" }, "ball-glutes", "bridge" },
  { "level 1", { .level = 1 }, "clamshell", "squat lunge" },
  { "level 2", { .level = 2 }, "squat", "clamshell lunge" },
  { "level 3", { .level = 3 }, "lunge", "clamshell squat" },
  { "forbidden by tag", { .precaution = "pregnancy" }, "clamshell", "curl-up" },
  { "asked care for", { .precaution = "floor-transfer" }, "clamshell bridge", "" },
  { "without care",
    { .precaution = "floor-transfer", .no_care = TRUE },
    "walking squat",
    "clamshell bridge" },
  { "care without a precaution", { .no_care = TRUE }, "clamshell bridge walking", "" },
  { "all at once",
    { .search = "clam",
      .goal = "strengthen-gluteus-medius",
      .position = "side-lying",
      .category = "strength",
      .precaution = "pregnancy",
      .level = 1 },
    "clamshell",
    "side-lying-leg-lift bridge" },
  { "one wish too many", { .search = "clam", .position = "standing" }, "", "clamshell" },
};

static void
check (const Case *self, const Row *row, const char *ids, gboolean fits)
{
  g_auto (GStrv) each = g_strsplit (ids, " ", -1);

  for (guint i = 0; each[i]; i++) {
    const CoxaExercise *exercise = coxa_exercise_library_find (self->library, each[i]);

    g_test_message ("%s: %s", row->what, each[i]);
    g_assert_nonnull (exercise);
    g_assert_cmpint (coxa_exercise_filter_fits (&row->filter, exercise, self->words, self->rules),
                     ==, fits);
  }
}

static void
test_table (Case *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    check (self, &rows[i], rows[i].fits, TRUE);
    check (self, &rows[i], rows[i].fits_not, FALSE);
  }
}

/* A rule on what the exercise loads forbids too, where no tag does. */
static void
test_rules_forbid_too (Case *self, gconstpointer data)
{
  const CoxaExerciseFilter filter = { .precaution = "hip-replacement-posterior" };
  guint by_rule = 0;

  for (guint i = 0; i < coxa_exercise_library_count (self->library); i++) {
    const CoxaExercise *exercise = coxa_exercise_library_get (self->library, i);
    gboolean tagged = g_strv_contains ((const char *const *) exercise->avoid_if, filter.precaution);
    gboolean fits = coxa_exercise_filter_fits (&filter, exercise, self->words, self->rules);

    g_assert_false (tagged && fits);
    by_rule += !tagged && !fits;
  }
  g_assert_cmpuint (by_rule, >, 0);
}

/* Where the rules are refused the tags still count. */
static void
test_without_rules (Case *self, gconstpointer data)
{
  static const CoxaExerciseFilter avoid = { .precaution = "pregnancy" },
                                  care = { .precaution = "floor-transfer", .no_care = TRUE },
                                  none = { .goal = "strengthen-gluteus-medius" };
  const CoxaExercise *clam = coxa_exercise_library_find (self->library, "clamshell");
  const CoxaExercise *curl = coxa_exercise_library_find (self->library, "curl-up");

  g_assert_true (coxa_exercise_filter_fits (&avoid, clam, self->words, NULL));
  g_assert_false (coxa_exercise_filter_fits (&avoid, curl, self->words, NULL));
  g_assert_false (coxa_exercise_filter_fits (&care, clam, self->words, NULL));
  g_assert_true (coxa_exercise_filter_fits (&none, clam, self->words, NULL));
}

static void
test_empty (Case *self, gconstpointer data)
{
  static const CoxaExerciseFilter empty[] = {
    { 0 }, { .search = "" }, { .search = " - " }, { .no_care = TRUE }
  };
  static const CoxaExerciseFilter wishes[] = {
    { .search = "a" },   { .goal = "x" },       { .position = "x" }, { .equipment = "x" },
    { .category = "x" }, { .precaution = "x" }, { .level = 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    g_assert_true (coxa_exercise_filter_is_empty (&empty[i]));
  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    g_assert_false (coxa_exercise_filter_is_empty (&wishes[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exercise-filter/table", Case, NULL, set_up, test_table, tear_down);
  g_test_add ("/exercise-filter/rules-forbid-too", Case, NULL, set_up, test_rules_forbid_too,
              tear_down);
  g_test_add ("/exercise-filter/without-rules", Case, NULL, set_up, test_without_rules, tear_down);
  g_test_add ("/exercise-filter/empty", Case, NULL, set_up, test_empty, tear_down);
  return g_test_run ();
}
