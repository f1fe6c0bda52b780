/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-finding-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "coxa-knowledge-text.h"
#include "coxa-value-text.h"

#define LIST_SEPARATOR " · "

const char *
coxa_finding_text_class (CoxaClass class)
{
  switch (class) {
  case COXA_CLASS_LIKELY:
    return _ ("likely");
  case COXA_CLASS_POSSIBLE:
    return _ ("possible");
  case COXA_CLASS_UNLIKELY:
    return _ ("unlikely");
  case COXA_CLASS_INSUFFICIENT:
  default:
    return _ ("not enough data");
  }
}

const char *
coxa_finding_text_level (CoxaSafetyLevel level)
{
  switch (level) {
  case COXA_SAFETY_EMERGENCY:
    return _ ("Emergency: hospital assessment today");
  case COXA_SAFETY_URGENT:
    return _ ("Urgent: medical assessment within days");
  case COXA_SAFETY_REFER:
    return _ ("Refer or clarify");
  case COXA_SAFETY_PRECAUTION:
    return _ ("Precaution: exercises must be adapted");
  case COXA_SAFETY_INCOMPLETE:
    return _ ("Safety screen not completed");
  case COXA_SAFETY_NONE:
  default:
    return _ ("No flag raised by the answers given");
  }
}

/**
 * coxa_finding_text_refusal:
 * @reason: as coxa_result_allows_handout() names it
 *
 * Returns: why no handout may be handed out, and what to do
 */
const char *
coxa_finding_text_refusal (const char *reason)
{
  if (g_strcmp0 (reason, coxa_safety_level_ids[COXA_SAFETY_EMERGENCY]) == 0)
    return _ (
        "No handout: the safety screen says emergency. The patient needs hospital assessment today.");
  if (g_strcmp0 (reason, coxa_safety_level_ids[COXA_SAFETY_URGENT]) == 0)
    return _ (
        "No handout: the safety screen asks for a medical assessment first, or for an override with its reason.");
  if (g_strcmp0 (reason, COXA_SAFETY_UNREADABLE) == 0)
    return _ ("No handout: the safety screen could not be read.");
  if (g_strcmp0 (reason, coxa_safety_level_ids[COXA_SAFETY_REFER]) == 0)
    return _ ("No handout yet: a flag to refer or clarify waits to be acknowledged.");
  if (g_strcmp0 (reason, "outdated") == 0)
    return _ ("No handout yet: the last full safety screen is too long ago. Ask it again.");
  return _ ("No handout yet: the safety screen is not completed.");
}

const char *
coxa_finding_text_cap (const char *cap)
{
  static const struct {
    const char *id;
    const char *text;
  } caps[] = {
    { "grade-d", N_ ("Not above possible: the evidence has grade D.") },
    { "no-link", N_ ("Not above possible: no symptom-modification test has changed the pain.") },
    { "uncontrolled-thomas",
      N_ ("Not above possible: the pelvis was not held in the Thomas test.") },
    { "hip-stiffness-hip-spine",
      N_ ("Not above possible: may be explained by hip joint stiffness.") },
    { "femoral-version-variant",
      N_ ("Not above possible: may be explained by the shape of the femur.") },
    { "under-18", N_ ("Not judged: there are no validated values below 18 years.") },
    { "radicular-signs", N_ ("Not judged: nerve findings come first.") },
    { "nerve-findings", N_ ("Not judged: nerve findings come first.") },
    { "old-measurements", N_ ("Not judged: the measurements are too old. Measure again.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (caps); i++)
    if (g_str_equal (caps[i].id, cap))
      return g_dgettext (GETTEXT_PACKAGE, caps[i].text);
  return cap;
}

char *
coxa_finding_text_dup_name (const CoxaPattern *pattern, CoxaSide side, gboolean both)
{
  if (pattern->central || side == COXA_SIDE_CENTRAL)
    return g_strdup (pattern->name);
  return g_strdup_printf ("%s, %s", pattern->name,
                          both ? _ ("both sides") : coxa_value_text_side (side));
}

static char *
dup_value (const CoxaFinding *finding, double value)
{
  /* A finding made of several measures is of no catalogue. */
  CoxaMeasure made = { .kind = finding->rule->yes_no ? COXA_MEASURE_YESNO : COXA_MEASURE_NUMBER,
                       .unit = finding->unit };

  return coxa_value_text_dup (finding->measure ? finding->measure : &made, value);
}

/* A finding that is there needs no "yes" behind its name. */
static gboolean
has_value_to_show (const CoxaFinding *finding)
{
  if (finding->zone == COXA_ZONE_MISSING || isnan (finding->value))
    return FALSE;
  return !finding->rule->yes_no || finding->value <= 0;
}

/**
 * coxa_finding_text_dup:
 *
 * Returns: (transfer full): the finding with its value; [P] marks a threshold that is a choice of
 *   this project; a zone that the clinic set is marked, with the published one
 */
char *
coxa_finding_text_dup (const CoxaFinding *finding)
{
  const CoxaFindingRule *rule = finding->rule;
  GString *text = g_string_new (rule->name);
  g_autofree char *own = coxa_knowledge_text_dup_own (rule->clinic_own);

  if (has_value_to_show (finding)) {
    g_autofree char *value = dup_value (finding, finding->value);

    g_string_append_printf (text, rule->yes_no ? ": %s" : " %s", value);
  }
  if (finding->zone == COXA_ZONE_BORDERLINE)
    g_string_append_printf (text, " (%s)", _ ("borderline"));
  if (rule->project && finding->zone != COXA_ZONE_MISSING)
    g_string_append (text, " [P]");
  if (rule->unverified && finding->zone != COXA_ZONE_MISSING)
    g_string_append_printf (text, " [%s]", _ ("unverified"));
  if (own && finding->zone != COXA_ZONE_MISSING)
    g_string_append_printf (text, " [%s]", own);
  return g_string_free (text, FALSE);
}

/* Shown beside the values, but not part of the judgement. */
static gboolean
has_no_weight (const CoxaFindingRule *rule)
{
  return rule->weight_for == 0 && rule->weight_against == 0;
}

static gboolean
belongs (CoxaZone zone, CoxaZone wanted)
{
  return zone == wanted || (wanted == COXA_ZONE_MET && zone == COXA_ZONE_BORDERLINE);
}

/**
 * coxa_finding_text_dup_list:
 * @zone: met stands for borderline too
 *
 * Returns: (transfer full) (nullable): the findings in that zone, or %NULL where there are none
 */
char *
coxa_finding_text_dup_list (const CoxaPatternResult *result, CoxaZone zone)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < result->n_findings; i++) {
    g_autofree char *finding = NULL;

    if (!belongs (result->findings[i].zone, zone) || has_no_weight (result->findings[i].rule))
      continue;
    finding = coxa_finding_text_dup (&result->findings[i]);
    g_string_append_printf (text, "%s%s", text->len > 0 ? LIST_SEPARATOR : "", finding);
  }
  return g_string_free (text, text->len == 0);
}

static void
add_flip (GString *text, const CoxaFlip *flip)
{
  g_autofree char *value = dup_value (flip->finding, flip->value);
  const char *class = coxa_finding_text_class (flip->class);

  g_string_append (text, LIST_SEPARATOR);
  if (flip->value > flip->finding->value)
    /* Translators: a class, then a value: "possible from 1° up" */
    g_string_append_printf (text, _ ("%s from %s up"), class, value);
  else
    /* Translators: a class, then a value: "likely from 20° down" */
    g_string_append_printf (text, _ ("%s from %s down"), class, value);
}

/**
 * coxa_finding_text_dup_flips:
 * @judged: one of the result's own
 *
 * Takes up to a millisecond: asked for what is looked at.
 *
 * Returns: (transfer full) (nullable): for each number, at which value the class would be another,
 *   one finding a line; %NULL where no single number changes it
 */
char *
coxa_finding_text_dup_flips (CoxaResult *result, const CoxaPatternResult *judged)
{
  g_autoptr (GArray) flips = coxa_result_find_flips (result, judged);
  const CoxaFinding *last = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < flips->len; i++) {
    const CoxaFlip *flip = &g_array_index (flips, CoxaFlip, i);

    if (flip->finding != last) {
      g_autofree char *value = dup_value (flip->finding, flip->finding->value);

      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "", flip->finding->rule->name,
                              value);
    }
    last = flip->finding;
    add_flip (text, flip);
  }
  return g_string_free (text, text->len == 0);
}

/* Weights are kept in half-points. */
static char *
dup_half_points (int half_points)
{
  return half_points % 2 == 0 ? g_strdup_printf ("%d", half_points / 2)
                              : g_strdup_printf ("%.1f", half_points / 2.0);
}

/**
 * coxa_finding_text_dup_weights:
 *
 * Returns: (transfer full): the sums in words; all in half-points
 */
char *
coxa_finding_text_dup_weights (int support, int against, int measured, int total)
{
  g_autofree char *points_for = dup_half_points (support);
  g_autofree char *points_against = dup_half_points (against);
  g_autofree char *points_measured = dup_half_points (measured);
  g_autofree char *points_total = dup_half_points (total);
  g_autofree char *sums = g_strdup_printf (_ ("for %s, against %s"), points_for, points_against);

  if (measured == total)
    return g_strdup_printf (_ ("%s · everything measured"), sums);
  /* Translators: first the sums, then how much of the weight was measured */
  return g_strdup_printf (_ ("%s · measured %s of %s"), sums, points_measured, points_total);
}

/**
 * coxa_finding_text_dup_agreement:
 *
 * Returns: (transfer full): the index in words, never as a percentage
 */
char *
coxa_finding_text_dup_agreement (const CoxaPatternResult *result)
{
  g_autofree char *weights = coxa_finding_text_dup_weights (result->support, result->against,
                                                            result->measured, result->total);
  g_autofree char *number = NULL;
  double index;

  if (!coxa_pattern_result_get_index (result, &index))
    return g_steal_pointer (&weights);
  number = g_strdup_printf ("%.2f",
                            coxa_round_ratio (result->support - result->against, result->measured));
  /* Translators: agreement goes from -1 to +1 */
  return g_strdup_printf (_ ("Agreement %s (−1 to +1) · %s"), number, weights);
}

static const char *
evidence_direction (const char *evidence)
{
  if (g_str_equal (evidence, "supports"))
    return _ ("supports");
  if (g_str_equal (evidence, "contradicts"))
    return _ ("contradicts");
  return _ ("mixed");
}

char *
coxa_finding_text_dup_evidence (const CoxaPattern *pattern)
{
  /* Translators: grade A to D, then what the evidence does: supports, mixed, contradicts */
  return g_strdup_printf (_ ("Evidence grade %c, %s"), pattern->grade,
                          evidence_direction (pattern->evidence));
}
