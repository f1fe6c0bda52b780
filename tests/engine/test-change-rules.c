/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-change-rules.h"

#include <math.h>

#include "coxa-data-file.h"

static CoxaChangeRules *
read_changed (CoxaMeasureCatalogue *catalogue, const char *from, const char *to, GError **error)
{
  g_autoptr (GBytes) shipped = coxa_data_lookup ("change.ini", NULL);
  g_autoptr (GString) text =
      g_string_new_len (g_bytes_get_data (shipped, NULL), (gssize) g_bytes_get_size (shipped));
  g_autoptr (GBytes) bytes = NULL;

  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  bytes = g_bytes_new (text->str, text->len);
  return coxa_change_rules_new (catalogue, bytes, NULL, error);
}

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaMeasureCatalogue) catalogue = coxa_measure_catalogue_load (NULL, NULL);
  g_autoptr (CoxaChangeRules) rules = coxa_change_rules_load (catalogue, NULL, &error);
  const CoxaProgressLimits *limits;

  g_assert_no_error (error);
  limits = coxa_change_rules_get_limits (rules);
  g_assert_cmpint (limits->improved_domains, ==, 2);
  g_assert_cmpint (limits->worse_rating_max, ==, 0);
  g_assert_cmpint (limits->plateau_days, ==, 21);
  g_assert_cmpfloat (coxa_change_rules_get_percent (
                         rules, coxa_measure_catalogue_find (catalogue, "hhd_hip_extension")),
                     ==, 15);
  g_assert_true (isnan (
      coxa_change_rules_get_percent (rules, coxa_measure_catalogue_find (catalogue, "hip_ir"))));
  g_assert_cmpuint (coxa_change_rules_count_sums (rules), ==, 1);
  g_assert_cmpstr (coxa_change_rules_get_sum (rules, 0)->of[1]->id, ==, "hip_er");
}

static void
test_words (void)
{
  g_autoptr (CoxaMeasureCatalogue) catalogue = coxa_measure_catalogue_load (NULL, NULL);
  g_autoptr (CoxaChangeRules) rules = coxa_change_rules_load (catalogue, NULL, NULL);

  g_assert_cmpstr (coxa_change_rules_get_verdict_text (rules, COXA_VERDICT_WITHIN_ERROR), ==,
                   "within measurement error");
  g_assert_cmpstr (coxa_change_rules_get_label_text (rules, COXA_LABEL_SLIGHTLY_BETTER), ==,
                   "slightly better");
  g_assert_nonnull (
      strstr (coxa_change_rules_get_mismatch_text (rules, COXA_MISMATCH_STATUS), "no value"));
  g_assert_nonnull (
      strstr (coxa_change_rules_get_rule_text (rules, COXA_RULE_PERCENT), "percentage"));
  g_assert_nonnull (strstr (
      coxa_change_rules_get_score_rule_text (rules, COXA_SCORE_RULE_OUT_OF_RANGE), "not a score"));
  g_assert_cmpstr (coxa_change_rules_get_progress_text (rules, COXA_PROGRESS_CANNOT_TELL), ==,
                   "cannot tell");
  g_assert_nonnull (
      strstr (coxa_change_rules_get_progress_rule_text (rules, COXA_PROGRESS_RULE_NOTHING_JUDGED),
              "No area"));
  g_assert_cmpstr (coxa_change_rules_get_prompt_text (rules, COXA_PROMPT_MOVEMENT_ONLY), ==,
                   "Movement changed, symptoms have not.");
  g_assert_nonnull (strstr (coxa_change_rules_get_warning_text (rules), "{chance}"));
}

static void
test_refusals (void)
{
  static const struct {
    const char *from, *to, *fragment;
  } rows[] = {
    { "\nversion=1", "\nversion=2", "[change] version" },
    { "improved-domains=2", "improved-domains=5", "[progress-of-visit] improved-domains" },
    { "plateau-days=21\n", "\n", "[progress-of-visit] plateau-days" },
    { "adherence-poor=50", "adherence-poor=90", "[progress-of-visit] adherence-poor" },
    { "swapped-changed=1", "swapped-changed=0", "[entry] swapped-changed" },
    { "outside-norm-sd=2\n", "\n", "[entry] outside-norm-sd" },
    { "warning-chance=0.4", "warning-chance=1", "[progress-of-visit] warning-chance" },
    { "[measure hhd_hip_abduction]", "[measure hhd_knee]", "[measure hhd_knee]" },
    { "real-percent=15", "real-percent=0", "[measure hhd_hip_abduction] real-percent" },
    { "[sum hip_rotation_total]", "[sum hip_ir]", "[sum hip_ir]" },
    { "of=hip_ir;hip_er;", "of=hip_ir;", "[sum hip_rotation_total] of" },
    { "of=hip_ir;hip_er;", "of=hip_ir;knee;", "[sum hip_rotation_total] of" },
    { "[label worse]", "[label bad]", "[label worse] text" },
    { "[prompt review]", "[prompt again]", "[prompt review] text" },
    { "[mismatch side]", "[mismatch side]\ncolour=red", "[mismatch side] colour" },
  };
  g_autoptr (CoxaMeasureCatalogue) catalogue = coxa_measure_catalogue_load (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", rows[i].to);
    g_assert_null (read_changed (catalogue, rows[i].from, rows[i].to, &error));
    g_assert_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID);
    g_test_message ("%s", error->message);
    g_assert_true (g_str_has_prefix (error->message, "change.ini: "));
    g_assert_nonnull (strstr (error->message, rows[i].fragment));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/change-rules/shipped", test_shipped);
  g_test_add_func ("/engine/change-rules/words", test_words);
  g_test_add_func ("/engine/change-rules/refusals", test_refusals);
  return g_test_run ();
}
