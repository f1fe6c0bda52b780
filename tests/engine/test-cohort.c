/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How often healthy people are flagged: thousands of them made up from the published means and
 * standard deviations, the same ones at every run. `./dev cohort` shows the table. */

#include "healthy-person.h"
#include "sample-case.h"

#define SEED 20260314
#define PEOPLE 4000

/**
 * Scenario: @possible_max: in how many of a hundred people a pattern about pain may be possible at
 * most, @trait_max: one that does not need pain. Somewhat above what the rules come to today: who
 * changes the rules, and flags more healthy people than this, has to look.
 */
typedef struct {
  const char *name;
  const char *meaning;
  Answers answers;
  double possible_max, trait_max;
} Scenario;

/* Everything is measured and every question answered, but no Link test was tried.
 * Failed tests: people without pain fail 0.75 of 6 (Luomajoki 2008). The back moves first in 22 to
 * 37 % of them (specificity 0.63 to 0.78, Chiropr Man Therap 2014). Other signs: ours. */
static const Scenario scenarios[] = {
  { "no", "every yes or no is a no", { 0, 0, 0, 0, 0 }, 3, 20 },
  { "signs", "signs at their base rate, no pain", { 0, 0, 0.125, 0.3, 0.15 }, 10, 20 },
  { "sore", "as before, and every direction provokes", { 1, 0, 0.125, 0.3, 0.15 }, 40, 45 },
};

typedef struct {
  guint possible, likely;
} Counts;

typedef struct {
  SampleCase sample;
  CoxaNormTable *norms;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sample_case_set_up (&self->sample, NULL);
  self->norms = coxa_norm_table_load (self->sample.catalogue, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  coxa_norm_table_free (self->norms);
  sample_case_tear_down (&self->sample, NULL);
}

/* On either side: a person is counted once. */
static CoxaClass
find_class (const CoxaResult *result, const CoxaPattern *pattern)
{
  CoxaClass class = COXA_CLASS_INSUFFICIENT;

  for (guint i = 0; i < coxa_result_count (result); i++)
    if (coxa_result_get (result, i)->pattern == pattern)
      class = MIN (class, coxa_result_get (result, i)->class);
  return class;
}

static void
count (Fixture *self, const Scenario *scenario, Counts *counts, guint *n_flagged)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  const SampleCase *sample = &self->sample;

  for (guint i = 0; i < PEOPLE; i++) {
    g_auto (HealthyPerson) person =
        healthy_person_new (rand, sample->catalogue, self->norms, &scenario->answers);

    coxa_judge (sample->result, person.patient, person.visit);
    *n_flagged += coxa_result_count_shown (sample->result) > 0;
    for (guint p = 0; p < coxa_ruleset_count_patterns (sample->ruleset); p++) {
      CoxaClass class = find_class (sample->result, coxa_ruleset_get_pattern (sample->ruleset, p));

      g_assert_cmpint (class, !=, COXA_CLASS_INSUFFICIENT);
      counts[p].possible += class == COXA_CLASS_POSSIBLE;
      counts[p].likely += class == COXA_CLASS_LIKELY;
    }
  }
}

static double
percent (guint n)
{
  return 100.0 * n / PEOPLE;
}

static gboolean
is_one_of (const CoxaPattern *pattern, const char *const *codes)
{
  return g_strv_contains (codes, pattern->code);
}

/* Without a Link nothing is likely but what makes no claim about pain (patterns.md 4.5). */
static void
check_pattern (const CoxaPattern *pattern, const Counts *counts, const Scenario *scenario)
{
  static const char *const waived[] = { "P13", "P14", NULL };
  static const char *const traits[] = { "P13", "P14", "P15", NULL };

  g_test_message ("| %s %-36s %8.1f %8.1f", pattern->code, pattern->id, percent (counts->possible),
                  percent (counts->likely));
  if (is_one_of (pattern, waived))
    g_assert_cmpfloat (percent (counts->likely), <=, 12);
  else
    g_assert_cmpuint (counts->likely, ==, 0);
  g_assert_cmpfloat (percent (counts->possible), <=,
                     is_one_of (pattern, traits) ? scenario->trait_max : scenario->possible_max);
}

static void
test_flags (Fixture *self, gconstpointer data)
{
  const Scenario *scenario = data;
  guint n_patterns = coxa_ruleset_count_patterns (self->sample.ruleset);
  g_autofree Counts *counts = g_new0 (Counts, n_patterns);
  guint n_flagged = 0;

  count (self, scenario, counts, &n_flagged);
  g_test_message ("| %s: %s; percent of %d healthy people", scenario->name, scenario->meaning,
                  PEOPLE);
  g_test_message ("| %-40s %8s %8s", "", "possible", "likely");
  for (guint p = 0; p < n_patterns; p++)
    check_pattern (coxa_ruleset_get_pattern (self->sample.ruleset, p), &counts[p], scenario);
  g_test_message ("| %-40s %8.1f", "with any flag", percent (n_flagged));
}

/* The people themselves: what the reference says of them. */
static void
test_people (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  const CoxaMeasure *ir = coxa_measure_catalogue_find (self->sample.catalogue, "hip_ir");
  const CoxaMeasure *er = coxa_measure_catalogue_find (self->sample.catalogue, "hip_er");
  const CoxaMeasure *thomas = coxa_measure_catalogue_find (self->sample.catalogue, "thomas_hip");
  guint n_apart = 0;
  double sum = 0;

  for (guint i = 0; i < PEOPLE; i++) {
    g_auto (HealthyPerson) person =
        healthy_person_new (rand, self->sample.catalogue, self->norms, &scenarios[0].answers);
    double total[2];

    for (guint side = 0; side < 2; side++)
      total[side] = coxa_visit_find_measurement (person.visit, ir, side)->value +
                    coxa_visit_find_measurement (person.visit, er, side)->value;
    n_apart += ABS (total[0] - total[1]) >= 16;
    sum += coxa_visit_find_measurement (person.visit, thomas, COXA_SIDE_LEFT)->value;
  }
  g_assert_cmpfloat_with_epsilon (percent (n_apart), 10, 2); /* patterns.md 3, P05 */
  g_assert_cmpfloat_with_epsilon (sum / PEOPLE, 10.6, 0.5);  /* Ferber 2010 */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/cohort/people", Fixture, NULL, set_up, test_people, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++) {
    g_autofree char *path = g_strconcat ("/engine/cohort/", scenarios[i].name, NULL);

    g_test_add (path, Fixture, &scenarios[i], set_up, test_flags, tear_down);
  }
  return g_test_run ();
}
