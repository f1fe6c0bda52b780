/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-draft.h"

static void
copy_answers (CoxaVisit *visit, CoxaVisit *copy)
{
  g_auto (GStrv) answered = coxa_visit_dup_answered (visit);

  coxa_visit_set_others (copy, coxa_visit_get_others (visit));
  for (guint i = 0; answered[i]; i++)
    coxa_visit_set_answer (copy, answered[i], coxa_visit_get_answer (visit, answered[i]));
}

static void
copy_lists (CoxaVisit *visit, CoxaVisit *copy)
{
  const GPtrArray *scores = coxa_visit_get_scores (visit);
  const GPtrArray *pain_map = coxa_visit_get_pain_map (visit);

  for (guint i = 0; i < coxa_visit_get_n_measurements (visit); i++)
    coxa_visit_put_measurement (copy, coxa_visit_get_measurement (visit, i));
  for (guint i = 0; i < scores->len; i++) {
    const CoxaScore *score = g_ptr_array_index (scores, i);

    coxa_visit_add_score (copy, score->questionnaire, score->total);
  }
  for (guint i = 0; i < pain_map->len; i++) {
    const CoxaPainSpot *spot = g_ptr_array_index (pain_map, i);

    coxa_visit_add_pain_spot (copy, spot->region, spot->kind, spot->intensity);
  }
}

/**
 * coxa_visit_draft_copy:
 *
 * Returns: (transfer full): a visit that says the same and can be changed alone
 */
CoxaVisit *
coxa_visit_draft_copy (CoxaVisit *visit)
{
  CoxaVisit *copy = coxa_visit_new (coxa_visit_get_id (visit), coxa_visit_get_at (visit));

  coxa_visit_set_patient_id (copy, coxa_visit_get_patient_id (visit));
  coxa_visit_set_episode (copy, coxa_visit_get_episode (visit));
  coxa_visit_set_examiner (copy, coxa_visit_get_examiner (visit));
  coxa_visit_set_notes (copy, coxa_visit_get_notes (visit));
  coxa_visit_set_version (copy, coxa_visit_get_version (visit));
  coxa_visit_set_age (copy, coxa_visit_get_age (visit));
  for (guint kind = 0; kind < COXA_N_PAINS; kind++)
    coxa_visit_set_pain (copy, (CoxaPainKind) kind,
                         coxa_visit_get_pain (visit, (CoxaPainKind) kind));
  copy_answers (visit, copy);
  copy_lists (visit, copy);
  return copy;
}

/**
 * coxa_visit_draft_is_empty:
 *
 * Returns: whether nothing was measured, asked or noted
 */
gboolean
coxa_visit_draft_is_empty (CoxaVisit *visit)
{
  g_auto (GStrv) answered = coxa_visit_dup_answered (visit);

  for (guint kind = 0; kind < COXA_N_PAINS; kind++)
    if (coxa_visit_get_pain (visit, (CoxaPainKind) kind) != COXA_PAIN_NOT_ASKED)
      return FALSE;
  return coxa_visit_get_n_measurements (visit) == 0 && answered[0] == NULL &&
         coxa_visit_get_others (visit) == COXA_ANSWER_NOT_ASKED &&
         coxa_visit_get_notes (visit) == NULL;
}
