/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-own-goal.h"

static const char *
find_at (const CoxaTopicCatalogue *topics, CoxaVisit *visit)
{
  for (guint i = 0; i < coxa_topic_catalogue_count (topics); i++) {
    const CoxaTopic *topic = coxa_topic_catalogue_get (topics, i);
    const char *goal = topic->handout ? coxa_visit_get_remark (visit, topic->id) : NULL;

    if (goal)
      return goal;
  }
  return NULL;
}

/**
 * coxa_own_goal_find:
 * @visit: the one that counts now
 * @visits: (nullable) (element-type CoxaVisit): the patient's, newest first
 *
 * What the patient wants to achieve, in their own words: as said at @visit, else last at a visit
 * of its episode.
 *
 * Returns: (nullable) (transfer none)
 */
const char *
coxa_own_goal_find (const CoxaTopicCatalogue *topics, CoxaVisit *visit, const GPtrArray *visits)
{
  const char *goal = find_at (topics, visit);

  for (guint i = 0; !goal && visits && i < visits->len; i++) {
    CoxaVisit *earlier = g_ptr_array_index (visits, i);

    if (g_strcmp0 (coxa_visit_get_episode (earlier), coxa_visit_get_episode (visit)) == 0 &&
        g_date_time_compare (coxa_visit_get_at (earlier), coxa_visit_get_at (visit)) <= 0)
      goal = find_at (topics, earlier);
  }
  return goal;
}
