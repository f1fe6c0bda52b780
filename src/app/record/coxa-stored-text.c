/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-stored-text.h"

#include <glib/gi18n-lib.h>

#include "coxa-finding-text.h"
#include "coxa-patient-text.h"
#include "coxa-value-text.h"

static void
add_part (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
add_pain (GString *text, const char *format, int pain)
{
  g_autofree char *number = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *part = NULL;

  if (pain == COXA_PAIN_NOT_ASKED)
    return;
  number = g_strdup_printf ("%d", pain);
  parts = g_strsplit (format, "%d", 2);
  part = g_strjoinv (number, parts);
  add_part (text, part);
}

/**
 * coxa_stored_text_dup_pains:
 *
 * Returns: (transfer full): the pain scores in words, "" where none was asked
 */
char *
coxa_stored_text_dup_pains (CoxaVisit *visit)
{
  GString *text = g_string_new (NULL);

  add_pain (text, _ ("now %d"), coxa_visit_get_pain (visit, COXA_PAIN_NOW));
  add_pain (text, _ ("best %d"), coxa_visit_get_pain (visit, COXA_PAIN_BEST));
  add_pain (text, _ ("worst %d"), coxa_visit_get_pain (visit, COXA_PAIN_WORST));
  add_pain (text, _ ("average %d"), coxa_visit_get_pain (visit, COXA_PAIN_AVERAGE));
  return g_string_free (text, FALSE);
}

/**
 * coxa_stored_text_dup_visit:
 *
 * Returns: (transfer full): examiner, pain and number of values, in one line
 */
char *
coxa_stored_text_dup_visit (CoxaVisit *visit)
{
  GString *text = g_string_new (NULL);
  guint n = coxa_visit_get_n_measurements (visit);
  g_autofree char *pains = coxa_stored_text_dup_pains (visit);
  g_autofree char *values =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u value", "%u values", n), n);

  if (coxa_visit_get_examiner (visit))
    add_part (text, coxa_visit_get_examiner (visit));
  if (*pains) {
    /* Translators: %s lists the pain scores */
    g_autofree char *part = g_strdup_printf (_ ("pain %s"), pains);

    add_part (text, part);
  }
  add_part (text, values);
  return g_string_free (text, FALSE);
}

/**
 * coxa_stored_text_dup_state:
 *
 * Returns: (transfer full): whether it is signed, and by whom; entered in error; damaged
 */
char *
coxa_stored_text_dup_state (CoxaVisit *visit)
{
  GString *text = g_string_new (NULL);

  if (coxa_visit_is_damaged (visit))
    add_part (text, _ ("Damaged or changed outside Coxa"));
  if (coxa_visit_is_entered_in_error (visit))
    add_part (text, _ ("Entered in error"));
  if (coxa_visit_is_signed (visit)) {
    const char *at = coxa_visit_get_signed_at (visit);
    g_autoptr (GDateTime) signed_at = at ? g_date_time_new_from_iso8601 (at, NULL) : NULL;
    g_autofree char *day =
        coxa_patient_text_dup_day (signed_at ? signed_at : coxa_visit_get_at (visit));
    /* Translators: initials, then a day */
    g_autofree char *part =
        g_strdup_printf (_ ("Signed by %s on %s"), coxa_visit_get_signed_by (visit), day);

    add_part (text, part);
  } else {
    add_part (text, _ ("Not signed"));
  }
  return g_string_free (text, FALSE);
}

static char *
dup_name (const CoxaRuleset *rules, const CoxaStoredResult *result)
{
  const CoxaPattern *pattern = coxa_ruleset_find_pattern (rules, result->pattern);

  return pattern ? coxa_finding_text_dup_name (pattern, result->side, FALSE)
                 : g_strdup (result->pattern);
}

/**
 * coxa_stored_text_dup_summary:
 *
 * Returns: (transfer full) (nullable): the likely and possible combinations, one a line
 */
char *
coxa_stored_text_dup_summary (const CoxaRuleset *rules, const GPtrArray *results)
{
  GString *text = g_string_new (NULL);

  for (guint rank = COXA_CLASS_LIKELY; rank <= COXA_CLASS_POSSIBLE; rank++)
    for (guint i = 0; i < results->len; i++) {
      const CoxaStoredResult *result = g_ptr_array_index (results, i);
      g_autofree char *name = NULL;

      if (result->class != (CoxaClass) rank)
        continue;
      name = dup_name (rules, result);
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "",
                              coxa_finding_text_class (result->class), name);
    }
  return g_string_free (text, text->len == 0);
}

/**
 * coxa_stored_text_dup_result:
 *
 * Returns: (transfer full): a stored judgement in two lines, as it was made then
 */
char *
coxa_stored_text_dup_result (const CoxaRuleset *rules, const CoxaStoredResult *result)
{
  g_autofree char *name = dup_name (rules, result);
  g_autofree char *weights = coxa_finding_text_dup_weights (result->support, result->against,
                                                            result->measured, result->total);

  return g_strdup_printf ("%s\n%s", name, weights);
}
