/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-copy-parts.h"

#include <glib/gi18n-lib.h>

static const char *
get_title (CoxaDecisionKind kind)
{
  switch (kind) {
  case COXA_DECISION_OVERRIDE:
    return _ ("Documented override");
  case COXA_DECISION_CLEARANCE:
    return _ ("Medical clearance");
  case COXA_DECISION_ACKNOWLEDGEMENT:
  default:
    return _ ("Acknowledged");
  }
}

static void
add_flags (CoxaFlow *flow, const CoxaCopySheet *sheet, const CoxaSafetyDecision *decision)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; decision->flags[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            coxa_ruleset_find_flag_name (sheet->rules, decision->flags[i]));
  coxa_flow_add_labelled (flow, _ ("About"), names->str);
  g_string_free (names, TRUE);
}

static void
add_clearance (CoxaFlow *flow, const CoxaSafetyDecision *decision)
{
  g_autofree char *day = coxa_copy_dup_iso_day (decision->cleared_on);
  g_autofree char *line = NULL;

  if (decision->kind != COXA_DECISION_CLEARANCE)
    return;
  line = g_strdup_printf ("%s, %s, %s", decision->cleared_by, decision->cleared_where, day);
  coxa_flow_add_labelled (flow, _ ("Cleared by"), line);
}

/* Everything the record says about it. */
void
coxa_copy_add_decision (CoxaFlow *flow,
                        const CoxaCopySheet *sheet,
                        const CoxaSafetyDecision *decision)
{
  g_autofree char *day = coxa_copy_dup_day (decision->at);
  g_autofree char *review = coxa_copy_dup_iso_day (decision->review_on);
  g_autofree char *by = g_strdup_printf ("%s, %s, %s", decision->user, decision->role, day);

  coxa_flow_add_heading (flow, 3, get_title (decision->kind));
  add_flags (flow, sheet, decision);
  coxa_flow_add_labelled (flow, _ ("Decided by"), by);
  add_clearance (flow, decision);
  coxa_flow_add_labelled (flow,
                          decision->kind == COXA_DECISION_CLEARANCE ? _ ("Finding") : _ ("Reason"),
                          decision->reason);
  for (guint i = 0; i < COXA_N_GROUNDS; i++)
    coxa_flow_add_labelled (flow, coxa_ruleset_get_ground_text (sheet->rules, (CoxaGround) i).name,
                            decision->grounds[i]);
  coxa_flow_add_labelled (flow, _ ("Safety-net advice"), decision->advice);
  coxa_flow_add_labelled (flow, _ ("Follow-up on"), review);
}
