/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-row-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "coxa-value-text.h"

static const char *
side_verdict (const CoxaAsymmetry *asymmetry)
{
  if (!isfinite (asymmetry->error))
    return _ ("no verdict");
  return asymmetry->difference > asymmetry->error ? _ ("real") : _ ("within error");
}

/**
 * coxa_row_text_dup_difference:
 *
 * Returns: the difference between the sides with its verdict: "3° within error"
 */
char *
coxa_row_text_dup_difference (const CoxaAsymmetry *asymmetry)
{
  g_autofree char *value = coxa_value_text_dup (asymmetry->measure, asymmetry->difference);

  return g_strdup_printf ("%s %s", value, side_verdict (asymmetry));
}

/**
 * coxa_row_text_dup_change:
 *
 * Returns: (nullable): the change with its verdict as the rules word it: "+6°: real change"; %NULL
 *   where no numbers compare
 */
char *
coxa_row_text_dup_change (const CoxaMeasurementChange *change, const CoxaChangeRules *rules)
{
  g_autofree char *value = NULL;

  if (change->verdict == COXA_VERDICT_NOT_COMPARABLE)
    return g_strdup_printf ("%s: %s", coxa_change_rules_get_verdict_text (rules, change->verdict),
                            coxa_change_rules_get_mismatch_text (rules, change->mismatch));
  if (isnan (change->change))
    return NULL;
  value = coxa_value_text_dup (change->later.measure, change->change);
  /* Translators: a signed change, then its verdict: "+6°: real change" */
  return g_strdup_printf (_ ("%s%s: %s"), change->change > 0 ? "+" : "", value,
                          coxa_change_rules_get_verdict_text (rules, change->verdict));
}

/**
 * coxa_row_text_change_mark:
 *
 * Returns: a sign for the narrow column of last values: an arrow for a real change, "=" for one
 *   within error, "" for no verdict
 */
const char *
coxa_row_text_change_mark (const CoxaMeasurementChange *change)
{
  switch (change->verdict) {
  case COXA_VERDICT_REAL:
    return change->change > 0 ? " ▲" : " ▼";
  case COXA_VERDICT_WITHIN_ERROR:
    return " =";
  case COXA_VERDICT_NO_VERDICT:
  case COXA_VERDICT_NOT_COMPARABLE:
  default:
    return "";
  }
}
