/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-trend.h"

#include "coxa-change.h"

struct _CoxaVisitTrend {
  CoxaKnowledge *knowledge;
  char *asked; /* what was compared last: pains, scores and the visits before */
  gboolean worse;
  gboolean unchanged;
};

CoxaVisitTrend *
coxa_visit_trend_new (CoxaKnowledge *knowledge)
{
  CoxaVisitTrend *self = g_new0 (CoxaVisitTrend, 1);

  self->knowledge = g_object_ref (knowledge);
  return self;
}

void
coxa_visit_trend_free (CoxaVisitTrend *self)
{
  g_object_unref (self->knowledge);
  g_free (self->asked);
  g_free (self);
}

/* Oldest first, and @visit as it is now at the end. */
static GPtrArray *
list_until (const GPtrArray *newest_first, CoxaVisit *visit)
{
  GPtrArray *visits = g_ptr_array_new ();

  for (guint i = newest_first->len; i > 0; i--) {
    CoxaVisit *other = g_ptr_array_index (newest_first, i - 1);

    if (!g_str_equal (coxa_visit_get_id (other), coxa_visit_get_id (visit)) &&
        g_date_time_compare (coxa_visit_get_at (other), coxa_visit_get_at (visit)) <= 0)
      g_ptr_array_add (visits, other);
  }
  g_ptr_array_add (visits, visit);
  return visits;
}

/* Progress follows from pains and scores; typing a measurement leaves it alone. */
static char *
dup_asked (const GPtrArray *until, CoxaVisit *visit)
{
  const GPtrArray *scores = coxa_visit_get_scores (visit);
  GString *asked = g_string_new (coxa_visit_get_episode (visit));

  for (guint i = 0; i < until->len; i++)
    g_string_append_printf (asked, " %s.%u", coxa_visit_get_id (g_ptr_array_index (until, i)),
                            coxa_visit_get_version (g_ptr_array_index (until, i)));
  for (guint kind = 0; kind < COXA_N_PAINS; kind++)
    g_string_append_printf (asked, " %d", coxa_visit_get_pain (visit, (CoxaPainKind) kind));
  for (guint i = 0; i < scores->len; i++) {
    const CoxaScore *score = g_ptr_array_index (scores, i);

    g_string_append_printf (asked, " %s=%g", score->questionnaire, score->total);
  }
  return g_string_free (asked, FALSE);
}

static void
compare (CoxaVisitTrend *self, const GPtrArray *until)
{
  CoxaChangeKnowledge judged_by = coxa_knowledge_get_change_knowledge (self->knowledge);
  g_autoptr (CoxaChanges) changes = NULL;

  /* As in coxactl: without the rules of change there is no trend. */
  if (!judged_by.rules || !judged_by.questionnaires)
    return;
  changes = coxa_changes_new (&judged_by, until, NULL);
  self->worse = changes->prompts[COXA_PROMPT_ASK_SAFETY];
  self->unchanged = changes->prompts[COXA_PROMPT_REVIEW];
}

/**
 * coxa_visit_trend_tell:
 * @visits: (element-type CoxaVisit): of the patient, newest first
 */
void
coxa_visit_trend_tell (CoxaVisitTrend *self,
                       CoxaScreening *screening,
                       const GPtrArray *visits,
                       CoxaVisit *visit)
{
  g_autoptr (GPtrArray) until = list_until (visits, visit);
  char *asked;

  if (until->len < 2) {
    coxa_screening_set_trend (screening, FALSE, FALSE);
    return;
  }
  asked = dup_asked (until, visit);
  if (g_strcmp0 (asked, self->asked) != 0)
    compare (self, until);
  g_free (self->asked);
  self->asked = asked;
  coxa_screening_set_trend (screening, self->worse, self->unchanged);
}
