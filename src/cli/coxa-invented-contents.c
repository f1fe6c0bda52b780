/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-invented-contents.h"

typedef struct {
  const char *technique;
  const char *region;
  CoxaSide side;
  const char *grade;
  int minutes;
} Done;

static const Done done[] = {
  { "mobilisation", "hip", COXA_SIDE_LEFT, "III", 8 },
  { "mobilisation", "hip", COXA_SIDE_RIGHT, "IV", 6 },
  { "soft_tissue", "buttock", COXA_SIDE_LEFT, NULL, 10 },
  { "muscle_energy", "hip", COXA_SIDE_RIGHT, NULL, 5 },
  { "mobilisation", "low_back", COXA_SIDE_CENTRAL, "II", 6 },
  { "stretching", "thigh_front", COXA_SIDE_RIGHT, NULL, 5 },
};

static const char *const onsets[] = { "P2W", "P5W", "P12W", "P30W", "P110W" };
static const char *const manners[] = { "sudden", "gradual", "unclear" };
static const char *const courses[] = { "same", "better", "better", "varies", "worse" };
static const char *const occupations[] = { "Nurse", "Teacher", "Driver", "Gardener", "Clerk" };
static const char *const demands[] = { "standing;walking;lifting", "standing", "sitting;driving",
                                       "lifting;bending", "sitting" };
static const char *const goals[] = { "walk an hour without stopping", "tie my shoes again",
                                     "sit through a meeting", "sleep on my left side",
                                     "play football with my son" };

#define CHOOSE(list, number) (list)[(number) % G_N_ELEMENTS (list)]

static void
say (CoxaVisit *visit, const CoxaTopicCatalogue *topics, const char *id, const char *text)
{
  const CoxaTopic *topic = coxa_topic_catalogue_find (topics, id);

  /* A folder of data may know other topics. */
  if (topic != NULL && coxa_topic_check (topic, text, coxa_visit_get_at (visit), NULL))
    coxa_remarks_put (coxa_visit_get_remarks (visit), id, topic->part, topic->kind, text);
}

static void
add_history (CoxaVisit *visit, const CoxaTopicCatalogue *topics, guint number)
{
  say (visit, topics, "onset", CHOOSE (onsets, number));
  say (visit, topics, "onset_manner", CHOOSE (manners, number));
  say (visit, topics, "worse_walking", number % 2 ? "yes" : "no");
  say (visit, topics, "eased_lying", number % 3 ? "yes" : "no");
  say (visit, topics, "occupation", CHOOSE (occupations, number));
  say (visit, topics, "occupation_demands", CHOOSE (demands, number));
  say (visit, topics, "goal", CHOOSE (goals, number));
}

static void
add_treatment (CoxaVisit *visit, const Done *what, CoxaResponse response)
{
  CoxaTreatment *treatment = coxa_treatment_new ();

  treatment->technique = g_strdup (what->technique);
  treatment->region = g_strdup (what->region);
  treatment->side = what->side;
  treatment->grade = g_strdup (what->grade);
  treatment->minutes = what->minutes;
  treatment->response = response;
  coxa_visit_add_treatment (visit, treatment);
}

void
coxa_invented_contents_add (CoxaVisit *visit, const CoxaTopicCatalogue *topics, guint place)
{
  static const Done education = { "education", NULL, COXA_SIDE_CENTRAL, NULL, 5 };
  guint number = g_str_hash (coxa_visit_get_id (visit)) >> 3;

  if (place == 0)
    add_history (visit, topics, number);
  else
    say (visit, topics, "course", CHOOSE (courses, number));
  add_treatment (visit, &CHOOSE (done, number),
                 number % 3 ? COXA_RESPONSE_BETTER : COXA_RESPONSE_SAME);
  if (place == 0)
    add_treatment (visit, &education, COXA_RESPONSE_NOT_SAID);
  say (visit, topics, "next_visit", number % 2 ? "P1W" : "P2W");
}
