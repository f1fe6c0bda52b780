/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-course.h"

G_BEGIN_DECLS

/* What is said about values over time. All (transfer full) where they are char *; @visits are those
 * that the courses are of. */
const char *coxa_progress_text_side (CoxaSide side);
char *coxa_progress_text_dup_measure (const CoxaCourse *course, gboolean both);
char *coxa_progress_text_dup_goal (const CoxaScoreCourse *course);
char *coxa_progress_text_dup_day (const GPtrArray *visits, int visit);
char *coxa_progress_text_dup_value (const CoxaCoursePoint *point);
char *coxa_progress_text_dup_total (const CoxaScoreCourse *course, double total);

/* "24° on 2 March, 38° on 16 March: real change." */
char *coxa_progress_text_dup_course (const CoxaChangeRules *rules,
                                     const CoxaCourse *course,
                                     const GPtrArray *visits);
char *coxa_progress_text_dup_score (const CoxaChangeRules *rules,
                                    const CoxaScoreCourse *course,
                                    const GPtrArray *visits);

/* "16 March 2026, left: 38°, real change" */
char *coxa_progress_text_dup_point (const CoxaChangeRules *rules,
                                    const CoxaCourse *course,
                                    const CoxaCoursePoint *point,
                                    const GPtrArray *visits);
char *coxa_progress_text_dup_score_point (const CoxaChangeRules *rules,
                                          const CoxaScoreCourse *course,
                                          const CoxaScorePoint *point,
                                          const GPtrArray *visits);

/* The verdict of a point, or why it does not compare; "" for a first value. */
char *coxa_progress_text_dup_point_verdict (const CoxaChangeRules *rules,
                                            const CoxaCoursePoint *point);
char *coxa_progress_text_dup_score_verdict (const CoxaChangeRules *rules,
                                            const CoxaScorePoint *point);
/* Of the newest point; %NULL where it has none. */
char *coxa_progress_text_dup_verdict (const CoxaChangeRules *rules, const CoxaCourse *course);
char *coxa_progress_text_dup_label (const CoxaChangeRules *rules, const CoxaScoreCourse *course);

G_END_DECLS
