/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-retest-preset.h"

#include <glib/gi18n-lib.h>

#include "coxa-retest.h"

/* Oldest first, without @visit itself and what came after it. */
static GPtrArray *
list_before (const GPtrArray *newest_first, CoxaVisit *visit)
{
  GPtrArray *visits = g_ptr_array_new ();

  for (guint i = newest_first->len; i > 0; i--) {
    CoxaVisit *other = g_ptr_array_index (newest_first, i - 1);

    if (!g_str_equal (coxa_visit_get_id (other), coxa_visit_get_id (visit)) &&
        g_date_time_compare (coxa_visit_get_at (other), coxa_visit_get_at (visit)) <= 0)
      g_ptr_array_add (visits, other);
  }
  return visits;
}

/**
 * coxa_retest_preset_new:
 * @visits: (element-type CoxaVisit): of the patient, newest first
 * @before: the visit that is entered now
 *
 * Returns: (transfer full) (nullable): what was outside at the visit before @before; %NULL where
 *   there is none, or nothing was
 */
CoxaPreset *
coxa_retest_preset_new (CoxaKnowledge *knowledge,
                        CoxaPatient *patient,
                        const GPtrArray *visits,
                        CoxaVisit *before)
{
  CoxaChangeKnowledge judged_by = coxa_knowledge_get_change_knowledge (knowledge);
  g_autoptr (GPtrArray) until = list_before (visits, before);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CoxaResult) result = NULL;
  g_autoptr (GArray) retests = NULL;

  if (until->len == 0)
    return NULL;
  result = coxa_knowledge_new_result (knowledge);
  coxa_judge (result, patient, g_ptr_array_index (until, until->len - 1));
  retests = coxa_find_retests (&judged_by, patient, until, result);
  if (retests->len == 0)
    return NULL;
  for (guint i = 0; i < retests->len; i++) {
    const CoxaRetest *retest = &g_array_index (retests, CoxaRetest, i);

    g_ptr_array_add (places, coxa_preset_dup_place (retest->measure, retest->position));
  }
  g_ptr_array_add (places, NULL);
  return coxa_preset_new (COXA_PRESET_RETEST, _ ("Re-test what was outside last time"),
                          (const char *const *) places->pdata);
}
