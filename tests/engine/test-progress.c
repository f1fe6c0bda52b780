/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-progress.h"

#include <math.h>

typedef struct {
  CoxaMeasureCatalogue *catalogue;
  CoxaChangeRules *rules;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->catalogue = coxa_measure_catalogue_load (NULL, NULL);
  fixture->rules = coxa_change_rules_load (fixture->catalogue, NULL, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  coxa_change_rules_free (fixture->rules);
  coxa_measure_catalogue_unref (fixture->catalogue);
}

/* One letter for pain, disability, goals and rating: i(mproved), s(lightly better), u(nchanged),
 * w(orse), - (cannot tell). */
static CoxaDomainLabels
read_labels (const char *letters, double rating)
{
  CoxaDomainLabels domains = { .rating = rating };

  for (guint i = 0; i < COXA_N_DOMAINS; i++)
    domains.labels[i] = (CoxaLabel) (strchr ("isuw-", letters[i]) - "isuw-");
  return domains;
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *letters;
    double rating;
    CoxaProgress progress;
    CoxaProgressRule rule;
  } rows[] = {
    { "ii--", NAN, COXA_PROGRESS_IMPROVED, COXA_PROGRESS_RULE_ENOUGH_IMPROVED },
    { "iuui", 3, COXA_PROGRESS_IMPROVED, COXA_PROGRESS_RULE_ENOUGH_IMPROVED },
    { "i---", NAN, COXA_PROGRESS_UNCHANGED, COXA_PROGRESS_RULE_NONE_DECIDES },
    { "isss", 2, COXA_PROGRESS_UNCHANGED, COXA_PROGRESS_RULE_NONE_DECIDES },
    { "iiwi", 4, COXA_PROGRESS_MIXED, COXA_PROGRESS_RULE_ONE_EACH },
    { "wuuu", 0, COXA_PROGRESS_WORSE, COXA_PROGRESS_RULE_SYMPTOMS_AND_RATING },
    { "uwuu", -1, COXA_PROGRESS_WORSE, COXA_PROGRESS_RULE_SYMPTOMS_AND_RATING },
    { "wuuu", 1, COXA_PROGRESS_UNCHANGED, COXA_PROGRESS_RULE_NONE_DECIDES },
    { "wiiu", 0, COXA_PROGRESS_WORSE, COXA_PROGRESS_RULE_SYMPTOMS_AND_RATING },
    { "wiiu", 1, COXA_PROGRESS_MIXED, COXA_PROGRESS_RULE_ONE_EACH },
    { "wiii", 5, COXA_PROGRESS_MIXED, COXA_PROGRESS_RULE_ONE_EACH },
    { "wu--", NAN, COXA_PROGRESS_WORSE, COXA_PROGRESS_RULE_SYMPTOMS_WITHOUT_RATING },
    { "wi--", NAN, COXA_PROGRESS_MIXED, COXA_PROGRESS_RULE_ONE_EACH },
    { "uuwu", 0, COXA_PROGRESS_UNCHANGED, COXA_PROGRESS_RULE_NONE_DECIDES },
    { "uuuw", -3, COXA_PROGRESS_UNCHANGED, COXA_PROGRESS_RULE_NONE_DECIDES },
    { "ww--", NAN, COXA_PROGRESS_WORSE, COXA_PROGRESS_RULE_ENOUGH_WORSE },
    { "wiiw", -3, COXA_PROGRESS_WORSE, COXA_PROGRESS_RULE_ENOUGH_WORSE },
    { "uiww", -3, COXA_PROGRESS_WORSE, COXA_PROGRESS_RULE_ENOUGH_WORSE },
    { "uuuu", 0, COXA_PROGRESS_UNCHANGED, COXA_PROGRESS_RULE_NONE_DECIDES },
    { "----", NAN, COXA_PROGRESS_CANNOT_TELL, COXA_PROGRESS_RULE_NOTHING_JUDGED },
    { "---u", 1, COXA_PROGRESS_UNCHANGED, COXA_PROGRESS_RULE_NONE_DECIDES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaDomainLabels domains = read_labels (rows[i].letters, rows[i].rating);
    CoxaProgressRule rule;
    CoxaProgress progress =
        coxa_judge_progress (coxa_change_rules_get_limits (fixture->rules), &domains, &rule);

    g_test_message ("%s, rating %g", rows[i].letters, rows[i].rating);
    g_assert_cmpstr (coxa_progress_ids[progress], ==, coxa_progress_ids[rows[i].progress]);
    g_assert_cmpstr (coxa_progress_rule_ids[rule], ==, coxa_progress_rule_ids[rows[i].rule]);
  }
}

static void
test_symptoms (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *letters;
    gboolean unchanged;
  } rows[] = {
    { "uu--", TRUE },  { "u---", TRUE },  { "-u--", TRUE },  { "--uu", FALSE }, { "us--", FALSE },
    { "iu--", FALSE }, { "uw--", FALSE }, { "s---", FALSE }, { "uuii", TRUE },  { "-i--", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaDomainLabels domains = read_labels (rows[i].letters, NAN);

    g_test_message ("%s", rows[i].letters);
    g_assert_cmpint (coxa_symptoms_are_unchanged (&domains), ==, rows[i].unchanged);
  }
}

/* rom.md 5.6: twelve comparisons, 46 % */
static void
test_chance (Fixture *fixture, gconstpointer data)
{
  static const struct {
    guint n;
    double chance;
    const char *warning; /* a part of it; NULL: none */
  } rows[] = {
    { 0, 0, NULL },
    { 1, 0.05, NULL },
    { 9, 0.3698, NULL },
    { 10, 0.4013, "10 comparisons" },
    { 12, 0.4596, "46 in 100" },
    { 14, 0.5123, "51 in 100" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *warning = coxa_dup_chance_warning (fixture->rules, rows[i].n);

    g_test_message ("%u", rows[i].n);
    g_assert_cmpfloat_with_epsilon (
        coxa_chance_of_false_change (coxa_change_rules_get_limits (fixture->rules), rows[i].n),
        rows[i].chance, 1e-4);
    g_assert_cmpint (warning != NULL, ==, rows[i].warning != NULL);
    if (warning) {
      g_assert_nonnull (strstr (warning, rows[i].warning));
      g_assert_null (strchr (warning, '{'));
    }
  }
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/engine/progress/progress", test_progress);
  ADD ("/engine/progress/symptoms", test_symptoms);
  ADD ("/engine/progress/chance", test_chance);
  return g_test_run ();
}
