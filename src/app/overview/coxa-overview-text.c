/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-overview-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "coxa-patient-text.h"
#include "coxa-value-text.h"

static char *
dup_day (const GPtrArray *visits, int place)
{
  return coxa_patient_text_dup_day (coxa_visit_get_at (g_ptr_array_index (visits, (guint) place)));
}

/* The words of the rules begin a sentence here. */
static char *
dup_capital (const char *word)
{
  g_autofree char *first = g_utf8_substring (word, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (word), NULL);
}

/**
 * coxa_overview_text_dup_status:
 * @visits: that @changes are of, oldest first
 *
 * Returns: (transfer full): "Improved since 12 January 2026"
 */
char *
coxa_overview_text_dup_status (const CoxaChangeRules *rules,
                               const CoxaChanges *changes,
                               const GPtrArray *visits)
{
  g_autofree char *word =
      dup_capital (coxa_change_rules_get_progress_text (rules, changes->progress));
  g_autofree char *day = NULL;

  if (changes->first_visit == COXA_NO_VISIT)
    return g_strdup (_ ("First visit of this episode"));
  day = dup_day (visits, changes->first_visit);
  if (changes->progress == COXA_PROGRESS_CANNOT_TELL)
    return g_strdup_printf (_ ("Cannot tell what changed since %s"), day);
  /* Translators: "Improved since 12 January 2026" */
  return g_strdup_printf (_ ("%s since %s"), word, day);
}

static const char *
domain_name (guint domain)
{
  switch (domain) {
  case COXA_DOMAIN_PAIN:
    return _ ("pain");
  case COXA_DOMAIN_DISABILITY:
    return _ ("disability");
  default:
    return NULL;
  }
}

/**
 * coxa_overview_text_dup_domains:
 *
 * Returns: (transfer full): what decided the status, then pain and disability with their labels
 */
char *
coxa_overview_text_dup_domains (const CoxaChangeRules *rules, const CoxaChanges *changes)
{
  GString *text =
      g_string_new (coxa_change_rules_get_progress_rule_text (rules, changes->progress_rule));

  for (guint i = 0; i < COXA_N_DOMAINS; i++)
    if (domain_name (i))
      /* Translators: an area, then its label: "pain: improved" */
      g_string_append_printf (text, _ (" · %s: %s"), domain_name (i),
                              coxa_change_rules_get_label_text (rules, changes->domains.labels[i]));
  return g_string_free (text, FALSE);
}

static char *
dup_points (double points)
{
  return isnan (points) ? g_strdup ("–") : coxa_value_text_dup_number (points, 0);
}

/* "8 → 4"; a score that itself rates the change has no start. */
char *
coxa_overview_text_dup_score (const CoxaScoreRow *row)
{
  g_autofree char *now = dup_points (row->now);
  g_autofree char *baseline = NULL;

  if (row->baseline_visit == COXA_NO_VISIT || isnan (row->since_baseline.baseline))
    return g_steal_pointer (&now);
  baseline = dup_points (row->since_baseline.baseline);
  return g_strdup_printf ("%s → %s", baseline, now);
}

/* "24° → 37°, error 11°" */
char *
coxa_overview_text_dup_measurement (const CoxaMeasurementRow *row)
{
  const CoxaMeasurementChange *change = &row->since_baseline;
  g_autofree char *earlier = coxa_value_text_dup_measurement (&change->earlier);
  g_autofree char *later = coxa_value_text_dup_measurement (&change->later);
  g_autofree char *error = NULL;

  if (isnan (change->threshold))
    return g_strdup_printf ("%s → %s", earlier, later);
  error = coxa_value_text_dup (row->now.measure, change->threshold);
  /* Translators: earlier value, later value, measurement error */
  return g_strdup_printf (_ ("%s → %s, error %s"), earlier, later, error);
}

/**
 * coxa_overview_text_dup_prompts:
 *
 * Returns: (transfer full): what to think about next and how far to trust so many comparisons, one
 *   a line; "" where there is nothing
 */
char *
coxa_overview_text_dup_prompts (const CoxaChangeRules *rules, const CoxaChanges *changes)
{
  g_autofree char *warning = coxa_dup_chance_warning (rules, changes->n_comparisons);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < COXA_N_PROMPTS; i++)
    if (changes->prompts[i])
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                              coxa_change_rules_get_prompt_text (rules, (CoxaPrompt) i));
  if (warning)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", warning);
  return g_string_free (text, FALSE);
}
