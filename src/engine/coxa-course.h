/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-readings.h"
#include "coxa-score-change.h"

G_BEGIN_DECLS

/**
 * CoxaCoursePoint: one value of a course.
 * @broken: why no line may come from the point before; %COXA_MISMATCH_NONE where one does
 */
typedef struct {
  int visit; /* place in the list that was given */
  double day;
  CoxaMeasurement reading;
  gboolean of_episode; /* of the newest visit's episode: only there it is held against the baseline */
  CoxaMismatch broken;
  gboolean has_change;
  CoxaMeasurementChange since_baseline; /* as coxa_changes_new() would say at that visit */
} CoxaCoursePoint;

/**
 * CoxaCourse:
 *
 * The course of one measure and side over the visits: what a chart shows and its table lists.
 * @baseline: place of the episode's first point, or -1 where the episode has none
 * @error: the half width of the band around the baseline within which a change is not real, as the
 *   newest point was judged; NAN where there is no verdict
 */
typedef struct {
  const CoxaMeasure *measure;
  CoxaSide side;
  GArray *points; /* of CoxaCoursePoint, oldest first, never empty */
  int baseline;
  double error;
  const CoxaNorm *norm; /* of the newest point, or NULL */
} CoxaCourse;

/**
 * CoxaScorePoint: one total of a questionnaire, or one pain.
 */
typedef struct {
  int visit;
  double day;
  double total;
  gboolean of_episode;
  gboolean has_change;
  CoxaScoreChange since_baseline;
} CoxaScorePoint;

/**
 * CoxaScoreCourse:
 *
 * The course of a questionnaire.
 * @real_at: the total from which a change for the better is real; NAN where none can be told
 * @enough_at: the total from which it is called improved; NAN where none can be
 */
typedef struct {
  const CoxaQuestionnaire *questionnaire;
  GArray *points; /* of CoxaScorePoint, oldest first, never empty */
  int baseline;
  double real_at;
  double enough_at;
} CoxaScoreCourse;

/**
 * CoxaCourses: all courses of a patient, in the order of the newest visit that knows them.
 */
typedef struct {
  GPtrArray *measures; /* of CoxaCourse */
  GPtrArray *scores;   /* of CoxaScoreCourse, in the order of the catalogue */
  double first_day, last_day;
} CoxaCourses;

CoxaCourses *coxa_courses_new (const CoxaChangeKnowledge *knowledge,
                               const GPtrArray *visits,
                               CoxaPatient *patient);
void coxa_courses_free (CoxaCourses *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaCourses, coxa_courses_free)

const CoxaCourse *
coxa_courses_find (const CoxaCourses *self, const CoxaMeasure *measure, CoxaSide side);
const CoxaScoreCourse *coxa_courses_find_score (const CoxaCourses *self, const char *questionnaire);

G_END_DECLS
