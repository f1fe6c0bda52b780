/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-snapshot.h"

CoxaPatient *
coxa_snapshot_patient (CoxaPatient *patient)
{
  CoxaPatient *copy = coxa_patient_new (coxa_patient_get_id (patient));

  coxa_patient_set_family (copy, coxa_patient_get_family (patient));
  coxa_patient_set_given (copy, coxa_patient_get_given (patient));
  coxa_patient_set_birth_date (copy, coxa_patient_get_birth_date (patient), NULL);
  coxa_patient_set_sex (copy, coxa_patient_get_sex (patient));
  coxa_patient_set_language (copy, coxa_patient_get_language (patient));
  coxa_patient_set_number (copy, coxa_patient_get_number (patient));
  coxa_patient_set_clinic (copy, coxa_patient_get_clinic (patient));
  coxa_patient_set_precautions (copy, coxa_patient_get_precautions (patient));
  coxa_patient_set_version (copy, coxa_patient_get_version (patient));
  return copy;
}

static void
copy_answers (CoxaVisit *copy, CoxaVisit *visit)
{
  g_auto (GStrv) answered = coxa_visit_dup_answered (visit);

  coxa_visit_set_others (copy, coxa_visit_get_others (visit));
  for (guint i = 0; answered[i] != NULL; i++)
    coxa_visit_set_answer (copy, answered[i], coxa_visit_get_answer (visit, answered[i]));
}

static void
copy_lists (CoxaVisit *copy, CoxaVisit *visit)
{
  const GPtrArray *scores = coxa_visit_get_scores (visit);
  const GPtrArray *spots = coxa_visit_get_pain_map (visit);

  for (guint i = 0; i < coxa_visit_get_n_measurements (visit); i++)
    coxa_visit_put_measurement (copy, coxa_visit_get_measurement (visit, i));
  for (guint i = 0; i < scores->len; i++) {
    const CoxaScore *score = g_ptr_array_index (scores, i);

    coxa_visit_add_score (copy, score->questionnaire, score->total);
  }
  for (guint i = 0; i < spots->len; i++) {
    const CoxaPainSpot *spot = g_ptr_array_index (spots, i);

    coxa_visit_add_pain_spot (copy, spot->region, spot->kind, spot->intensity);
  }
}

CoxaVisit *
coxa_snapshot_visit (CoxaVisit *visit)
{
  CoxaVisit *copy = coxa_visit_new (coxa_visit_get_id (visit), coxa_visit_get_at (visit));

  coxa_visit_set_patient_id (copy, coxa_visit_get_patient_id (visit));
  coxa_visit_set_episode (copy, coxa_visit_get_episode (visit));
  coxa_visit_set_examiner (copy, coxa_visit_get_examiner (visit));
  coxa_visit_set_notes (copy, coxa_visit_get_notes (visit));
  coxa_visit_set_version (copy, coxa_visit_get_version (visit));
  coxa_visit_set_age (copy, coxa_visit_get_age (visit));
  for (int i = 0; i < COXA_N_PAINS; i++)
    coxa_visit_set_pain (copy, i, coxa_visit_get_pain (visit, i));
  copy_answers (copy, visit);
  copy_lists (copy, visit);
  return copy;
}
