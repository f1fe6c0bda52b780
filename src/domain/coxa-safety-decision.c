/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-safety-decision.h"

#include <stdio.h>

const char *const coxa_decision_kind_ids[] = { "override", "clearance", "acknowledgement", NULL };
const char *const coxa_ground_ids[] = { "doctor", "result", "long-standing", "declined", NULL };

/**
 * coxa_safety_decision_new:
 * @id: a UUID, made by the caller
 * @at: (transfer none): now
 */
CoxaSafetyDecision *
coxa_safety_decision_new (const char *id, CoxaDecisionKind kind, GDateTime *at)
{
  CoxaSafetyDecision *self = g_new0 (CoxaSafetyDecision, 1);

  self->id = g_strdup (id);
  self->kind = kind;
  self->at = g_date_time_ref (at);
  self->flags = g_new0 (char *, 1);
  self->known = g_new0 (char *, 1);
  self->answers = g_new0 (char *, 1);
  return self;
}

static void
replace_list (char ***list, char **with)
{
  g_strfreev (*list);
  *list = g_strdupv (with);
}

CoxaSafetyDecision *
coxa_safety_decision_copy (const CoxaSafetyDecision *self)
{
  CoxaSafetyDecision *copy = coxa_safety_decision_new (self->id, self->kind, self->at);

  copy->patient_id = g_strdup (self->patient_id);
  copy->visit_id = g_strdup (self->visit_id);
  copy->episode = g_strdup (self->episode);
  copy->user = g_strdup (self->user);
  copy->role = g_strdup (self->role);
  replace_list (&copy->flags, self->flags);
  replace_list (&copy->known, self->known);
  replace_list (&copy->answers, self->answers);
  copy->reason = g_strdup (self->reason);
  for (guint i = 0; i < COXA_N_GROUNDS; i++)
    copy->grounds[i] = g_strdup (self->grounds[i]);
  copy->cleared_by = g_strdup (self->cleared_by);
  copy->cleared_where = g_strdup (self->cleared_where);
  copy->cleared_on = g_strdup (self->cleared_on);
  copy->review_on = g_strdup (self->review_on);
  copy->advice = g_strdup (self->advice);
  return copy;
}

void
coxa_safety_decision_free (CoxaSafetyDecision *self)
{
  g_free (self->id);
  g_free (self->patient_id);
  g_free (self->visit_id);
  g_free (self->episode);
  g_date_time_unref (self->at);
  g_free (self->user);
  g_free (self->role);
  g_strfreev (self->flags);
  g_strfreev (self->known);
  g_strfreev (self->answers);
  g_free (self->reason);
  for (guint i = 0; i < COXA_N_GROUNDS; i++)
    g_free (self->grounds[i]);
  g_free (self->cleared_by);
  g_free (self->cleared_where);
  g_free (self->cleared_on);
  g_free (self->review_on);
  g_free (self->advice);
  g_free (self);
}

gboolean
coxa_safety_decision_is_about (const CoxaSafetyDecision *self, const char *flag)
{
  return g_strv_contains ((const char *const *) self->flags, flag);
}

static gboolean
read_day (const char *text, GDate *day_out)
{
  int year, month, day, length = 0;

  if (!text || sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &length) != 3 || length != 10 ||
      text[length] != '\0' || year < 1 || month < 1 || month > 12 || day < 1 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (day_out, 1);
  g_date_set_dmy (day_out, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/**
 * coxa_safety_decision_count_days:
 * @day: ISO 8601 date
 * @from: whose local day counts
 *
 * Returns: whether @day is a date; @days_out is how many days it lies after that of @from
 */
gboolean
coxa_safety_decision_count_days (const char *day, GDateTime *from, int *days_out)
{
  GDate there, here;
  int year, month, today;

  if (!read_day (day, &there))
    return FALSE;
  g_date_time_get_ymd (from, &year, &month, &today);
  g_date_clear (&here, 1);
  g_date_set_dmy (&here, (GDateDay) today, (GDateMonth) month, (GDateYear) year);
  *days_out = g_date_days_between (&here, &there);
  return TRUE;
}

/**
 * coxa_safety_decision_has_expired:
 *
 * Returns: whether an override has come to its review date, or has none that can be read. The
 *   other kinds do not expire.
 */
gboolean
coxa_safety_decision_has_expired (const CoxaSafetyDecision *self, GDateTime *now)
{
  int days;

  if (self->kind != COXA_DECISION_OVERRIDE)
    return FALSE;
  return !coxa_safety_decision_count_days (self->review_on, now, &days) || days <= 0;
}

/**
 * coxa_safety_decision_dup_at_text:
 *
 * Returns: (transfer full): ISO 8601 with seconds and the numeric offset of the place of entry
 */
char *
coxa_safety_decision_dup_at_text (const CoxaSafetyDecision *self)
{
  return g_date_time_format (self->at, "%Y-%m-%dT%H:%M:%S%:z");
}
