/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-document.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The words follow patterns.md section 0: what occurs together, never what it comes from. */

static const char *
describe_class (CoxaClass class)
{
  switch (class) {
  case COXA_CLASS_LIKELY:
    return _ ("Likely");
  case COXA_CLASS_POSSIBLE:
    return _ ("Possible");
  case COXA_CLASS_UNLIKELY:
    return _ ("Unlikely");
  case COXA_CLASS_INSUFFICIENT:
  default:
    return _ ("Insufficient data");
  }
}

static const char *
describe_side (CoxaSide side)
{
  switch (side) {
  case COXA_SIDE_LEFT:
    return _ ("left");
  case COXA_SIDE_RIGHT:
    return _ ("right");
  case COXA_SIDE_CENTRAL:
  default:
    return _ ("central");
  }
}

static const char *
describe_evidence (const char *evidence)
{
  if (g_strcmp0 (evidence, "supports") == 0)
    return _ ("supports");
  if (g_strcmp0 (evidence, "contradicts") == 0)
    return _ ("contradicts");
  return _ ("mixed");
}

static const char *
describe_level (CoxaSafetyLevel level)
{
  switch (level) {
  case COXA_SAFETY_EMERGENCY:
    return _ ("emergency: assessment in a hospital today; no combinations are shown");
  case COXA_SAFETY_URGENT:
    return _ ("urgent: medical assessment within days");
  case COXA_SAFETY_REFER:
    return _ ("refer or clarify");
  case COXA_SAFETY_PRECAUTION:
    return _ ("precaution: exercises must be adapted");
  case COXA_SAFETY_INCOMPLETE:
    return _ ("the screen is not complete");
  case COXA_SAFETY_NONE:
  default:
    return _ ("no flag raised by the answers given");
  }
}

static char *
dup_finding_value (const CoxaFinding *finding)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const CoxaMeasure *measure = finding->measure;
  CoxaMeasureKind kind = measure != NULL ? measure->kind : COXA_MEASURE_NUMBER;

  if (isnan (finding->value))
    return NULL;
  if (measure == NULL && finding->rule->yes_no)
    kind = COXA_MEASURE_YESNO;
  switch (kind) {
  case COXA_MEASURE_YESNO:
    return g_strdup (finding->value > 0 ? _ ("yes") : _ ("no"));
  case COXA_MEASURE_FAILED:
    return g_strdup (finding->value > 0 ? _ ("failed") : _ ("passed"));
  case COXA_MEASURE_GRADE:
  case COXA_MEASURE_CHOICE:
    return g_strdup (measure->values[(guint) finding->value]);
  case COXA_MEASURE_NUMBER:
  case COXA_MEASURE_COMPUTED:
  default:
    g_ascii_formatd (buffer, sizeof buffer, "%.4g", finding->value);
    return g_strjoin (*finding->unit != '\0' ? " " : "", buffer, finding->unit, NULL);
  }
}

static const char *
describe_cap (const char *cap)
{
  static const struct {
    const char *cap;
    const char *text;
  } caps[] = {
    { "grade-d", N_ ("the evidence is of grade D") },
    { "no-link", N_ ("no symptom-modification test has shown a change") },
    { "uncontrolled-thomas", N_ ("the pelvis was not held in the Thomas test") },
    { "hip-stiffness-hip-spine", N_ ("may be explained by hip joint stiffness") },
    { "femoral-version-variant", N_ ("may be explained by the shape of the femur") },
    { "under-18", N_ ("no validated values below 18 years") },
    { "radicular-signs", N_ ("nerve findings first") },
    { "nerve-findings", N_ ("nerve findings first") },
    { "old-measurements", N_ ("the measurements are too old; measure again") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (caps); i++) {
    if (g_str_equal (cap, caps[i].cap))
      return _ (caps[i].text);
  }
  return cap;
}

/* " [P]" marks a threshold that is a choice of this project. */
static char *
dup_mark (const CoxaFindingRule *rule)
{
  GString *mark = g_string_new (rule->project ? " [P]" : "");

  if (rule->unverified)
    g_string_append_printf (mark, " [%s]", _ ("unverified"));
  if (rule->clinic_own != NULL) {
    g_autofree char *published = coxa_clinic_own_dup_published (rule->clinic_own);

    g_string_append_c (mark, ' ');
    g_string_append_printf (mark, _ ("[clinic's own (published: %s)]"), published);
  }
  return g_string_free (mark, FALSE);
}

/* "Thomas test -4 deg [P]" */
static char *
dup_finding (const CoxaFinding *finding)
{
  const CoxaFindingRule *rule = finding->rule;
  g_autofree char *value = dup_finding_value (finding);
  g_autofree char *mark = dup_mark (rule);
  const char *borderline = finding->zone == COXA_ZONE_BORDERLINE ? _ (" (borderline)") : "";

  if (value == NULL)
    return g_strconcat (rule->name, borderline, mark, NULL);
  return g_strdup_printf (
      /* Translators: a finding, its value, "(borderline)" or nothing, marks or nothing */
      _ ("%s: %s%s%s"), rule->name, value, borderline, mark);
}

static gboolean
speaks_for (const CoxaFinding *finding)
{
  return finding->zone == COXA_ZONE_MET || finding->zone == COXA_ZONE_BORDERLINE;
}

static gboolean
speaks_against (const CoxaFinding *finding)
{
  return finding->zone == COXA_ZONE_AGAINST;
}

static gboolean
is_missing (const CoxaFinding *finding)
{
  return finding->zone == COXA_ZONE_MISSING && finding->rule->weight_for > 0;
}

static void
append_findings (GString *text,
                 const CoxaPatternResult *judged,
                 const char *heading,
                 gboolean (*fits) (const CoxaFinding *))
{
  gboolean any = FALSE;
  g_string_append_printf (text, "  %s ", heading);
  for (guint i = 0; i < judged->n_findings; i++) {
    if (!fits (&judged->findings[i]))
      continue;
    g_autofree char *finding = dup_finding (&judged->findings[i]);
    g_string_append_printf (text, "%s%s", any ? "; " : "", finding);
    any = TRUE;
  }
  g_string_append_printf (text, "%s\n", any ? "" : _ ("none"));
}

static const char *
name_measure (const CoxaMeasureCatalogue *measures, const char *id)
{
  const CoxaMeasure *measure = coxa_measure_catalogue_find (measures, id);
  if (measure != NULL)
    return measure->name;
  return g_str_equal (id, "age") ? _ ("age") : id;
}

static void
append_next (GString *text, const CoxaMeasureCatalogue *measures, const CoxaPatternResult *judged)
{
  gboolean undecided =
      judged->class == COXA_CLASS_POSSIBLE || judged->class == COXA_CLASS_INSUFFICIENT;

  if (judged->n_next == 0 && !undecided)
    return;
  g_string_append_printf (text, "  %s ", _ ("Next:"));
  if (judged->n_next == 0)
    g_string_append (text, _ ("Further tests will not change this result."));
  for (guint i = 0; i < judged->n_next; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                            name_measure (measures, judged->next[i]));
  g_string_append_c (text, '\n');
}

static void
append_caps (GString *text, const CoxaPatternResult *judged)
{
  if (judged->caps[0] == NULL)
    return;
  g_string_append_printf (text, "  %s ", _ ("Held back:"));
  for (guint i = 0; i < COXA_CAPS_MAX && judged->caps[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : "; ", describe_cap (judged->caps[i]));
  g_string_append_c (text, '\n');
}

static void
append_agreement (GString *text, const CoxaPatternResult *judged)
{
  char index_text[G_ASCII_DTOSTR_BUF_SIZE], coverage_text[G_ASCII_DTOSTR_BUF_SIZE];

  if (judged->measured == 0)
    return;
  double index = coxa_round_ratio (judged->support - judged->against, judged->measured);
  double coverage = coxa_round_ratio (judged->measured, judged->total);
  g_ascii_formatd (index_text, sizeof index_text, "%.2f", index + 0.0);
  g_ascii_formatd (coverage_text, sizeof coverage_text, "%.2f", coverage);
  g_string_append (text, "  ");
  g_string_append_printf (text, _ ("Agreement of findings, -1 to +1: %s; coverage: %s"), index_text,
                          coverage_text);
  g_string_append_c (text, '\n');
}

static const char *
describe_flip (CoxaClass class)
{
  switch (class) {
  case COXA_CLASS_LIKELY:
    return _ ("likely at");
  case COXA_CLASS_POSSIBLE:
    return _ ("possible at");
  case COXA_CLASS_UNLIKELY:
    return _ ("unlikely at");
  case COXA_CLASS_INSUFFICIENT:
  default:
    return _ ("insufficient data at");
  }
}

/* The numbers at which a flag would be another, or none. */
static void
append_flips (GString *text, CoxaResult *result, const CoxaPatternResult *judged)
{
  g_autoptr (GArray) flips = coxa_result_find_flips (result, judged);
  const char *separator = " ";

  if (judged->class > COXA_CLASS_POSSIBLE || flips->len == 0)
    return;
  g_string_append_printf (text, "  %s", _ ("Would change:"));
  for (guint i = 0; i < flips->len; i++) {
    const CoxaFlip *flip = &g_array_index (flips, CoxaFlip, i);
    char value[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append_printf (text, "%s%s: %s %s%s%s", separator, flip->finding->rule->name,
                            describe_flip (flip->class),
                            g_ascii_formatd (value, sizeof value, "%.4g", flip->value),
                            *flip->finding->unit ? " " : "", flip->finding->unit);
    separator = "; ";
  }
  g_string_append_c (text, '\n');
}

/* What the evidence says belongs to a flag; otherwise its grade is enough. */
static void
append_evidence (GString *text, const CoxaPatternResult *judged)
{
  const CoxaPattern *pattern = judged->pattern;

  g_string_append (text, "  ");
  g_string_append_printf (text, _ ("Evidence grade: %c (%s)"), pattern->grade,
                          describe_evidence (pattern->evidence));
  if (judged->class <= COXA_CLASS_POSSIBLE)
    g_string_append_printf (text, ". %s\n  %s %s", pattern->evidence_text, _ ("Sources:"),
                            pattern->source);
  g_string_append_c (text, '\n');
}

static void
append_card (GString *text,
             const CoxaMeasureCatalogue *measures,
             CoxaResult *result,
             const CoxaPatternResult *judged)
{
  const CoxaPattern *pattern = judged->pattern;

  g_string_append_printf (text,
                          /* Translators: class, name of the pattern, side */
                          _ ("%s: %s, %s."), describe_class (judged->class), pattern->name,
                          describe_side (judged->side));
  g_string_append_c (text, '\n');
  append_findings (text, judged, _ ("For:"), speaks_for);
  append_findings (text, judged, _ ("Against:"), speaks_against);
  append_findings (text, judged, _ ("Not measured:"), is_missing);
  append_caps (text, judged);
  if (judged->classification != NULL)
    g_string_append_printf (text, "  %s\n", judged->classification);
  append_next (text, measures, judged);
  append_flips (text, result, judged);
  append_agreement (text, judged);
  append_evidence (text, judged);
  g_string_append (text, "  ");
  g_string_append (
      text, _ ("This describes a combination of findings; it does not establish the cause of "
               "pain."));
  g_string_append (text, "\n\n");
}

static gboolean
is_shown (const CoxaResult *result, const CoxaPatternResult *judged)
{
  for (guint i = 0; i < coxa_result_count_shown (result); i++) {
    CoxaShown shown = coxa_result_get_shown (result, i);
    if (shown.result == judged || (shown.both && shown.result->pattern == judged->pattern))
      return TRUE;
  }
  return FALSE;
}

typedef gboolean (*Choice) (const CoxaResult *result, const CoxaPatternResult *judged);

static gboolean
is_other_likely (const CoxaResult *result, const CoxaPatternResult *judged)
{
  return judged->class == COXA_CLASS_LIKELY && !is_shown (result, judged);
}

static gboolean
is_other_possible (const CoxaResult *result, const CoxaPatternResult *judged)
{
  return judged->class == COXA_CLASS_POSSIBLE && !is_shown (result, judged);
}

static gboolean
is_unlikely (const CoxaResult *result, const CoxaPatternResult *judged)
{
  return judged->class == COXA_CLASS_UNLIKELY;
}

/* Whether more is known than how old the patient is. */
static gboolean
is_begun (const CoxaPatternResult *judged)
{
  for (guint i = 0; i < judged->n_findings; i++) {
    const CoxaFinding *finding = &judged->findings[i];
    if (finding->zone != COXA_ZONE_MISSING && !g_str_equal (finding->rule->id, "age"))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_insufficient (const CoxaResult *result, const CoxaPatternResult *judged)
{
  return judged->class == COXA_CLASS_INSUFFICIENT && is_begun (judged);
}

static void
append_cards (GString *text,
              const CoxaMeasureCatalogue *measures,
              CoxaResult *result,
              Choice choice)
{
  for (guint i = 0; i < coxa_result_count (result); i++) {
    const CoxaPatternResult *judged = coxa_result_get (result, i);
    if (choice (result, judged))
      append_card (text, measures, result, judged);
  }
}

/* Each side has findings of its own, so that one shown for both sides gets two cards. */
static void
append_shown (GString *text, const CoxaMeasureCatalogue *measures, CoxaResult *result)
{
  for (guint i = 0; i < coxa_result_count_shown (result); i++) {
    CoxaShown shown = coxa_result_get_shown (result, i);
    CoxaSide other = shown.result->side == COXA_SIDE_LEFT ? COXA_SIDE_RIGHT : COXA_SIDE_LEFT;
    append_card (text, measures, result, shown.result);
    if (shown.both)
      append_card (text, measures, result,
                   coxa_result_find (result, shown.result->pattern->id, other));
  }
}

static void
append_patterns (GString *text, const CoxaMeasureCatalogue *measures, CoxaResult *result)
{
  static const Choice choices[] = { is_other_likely, is_other_possible, is_unlikely,
                                    is_insufficient };

  if (coxa_result_is_widespread (result)) {
    g_string_append (text, _ ("Findings are widespread; no specific combination stands out."));
    g_string_append (text, "\n\n");
  }
  append_shown (text, measures, result);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    append_cards (text, measures, result, choices[i]);
}

static void
append_yellow_flag (GString *text, const CoxaYellowFlag *flag)
{
  g_string_append_printf (text, "  %s%s\n", flag->name, flag->project ? " [P]" : "");
  for (guint i = 0; flag->plans[i] != NULL; i++)
    g_string_append_printf (text, "    · %s\n", flag->plans[i]);
}

static void
append_yellow_flags (GString *text, const CoxaResult *result)
{
  guint n_flags = coxa_result_count_yellow_flags (result);

  if (n_flags == 0)
    return;
  g_string_append (text, _ ("To adapt the plan to (yellow flags; they block nothing):"));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < n_flags; i++)
    append_yellow_flag (text, coxa_result_get_yellow_flag (result, i));
  g_string_append_c (text, '\n');
}

static void
append_safety (GString *text, const CoxaResult *result)
{
  g_string_append_printf (text, _ ("Safety screen: %s"),
                          describe_level (coxa_result_get_safety_level (result)));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < coxa_result_count_safety_flags (result); i++) {
    const CoxaSafetyFlag *flag = coxa_result_get_safety_flag (result, i);
    g_string_append_printf (text, "  %s: %s\n", flag->name, flag->advice);
  }
  g_string_append_c (text, '\n');
  if (coxa_result_get_safety_level (result) != COXA_SAFETY_EMERGENCY)
    append_yellow_flags (text, result);
}

/**
 * coxa_result_text_print:
 * @measures: the catalogue that @result was judged with
 *
 * Returns: (transfer full): the result for people, in the language of the rule set: safety, then
 *   a card for each flag: for, against, not measured, next, what would change it, evidence
 */
char *
coxa_result_text_print (CoxaResult *result, const CoxaMeasureCatalogue *measures)
{
  g_return_val_if_fail (result != NULL && measures != NULL, NULL);

  const char *version = coxa_ruleset_get_version (coxa_result_get_ruleset (result));
  GString *text = g_string_new (NULL);
  append_safety (text, result);
  if (!coxa_result_is_engine_on (result)) {
    g_string_append (text, _ ("The engine is off: no patterns were judged."));
    g_string_append_c (text, '\n');
    return g_string_free (text, FALSE);
  }
  if (coxa_result_get_safety_level (result) != COXA_SAFETY_EMERGENCY)
    append_patterns (text, measures, result);
  g_string_append_printf (text, _ ("Rules of version %s."), version);
  g_string_append_c (text, ' ');
  g_string_append (text, _ ("[P]: a threshold chosen by this project, not a published cut-off."));
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}
