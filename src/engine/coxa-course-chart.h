/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-chart.h"
#include "coxa-course.h"

G_BEGIN_DECLS

/**
 * CoxaChartNames: what stands at the lines, translated; "" where nothing shall.
 */
typedef struct {
  const char *first;  /* "left", or of the only line */
  const char *second; /* "right" */
  const char *third;
  const char *goal; /* of the line from which a score is called improved */
} CoxaChartNames;

/* The days a chart shows, Julian. */
typedef struct {
  double first, last;
} CoxaChartDays;

/* The one or two sides of a measure: norm, error round each baseline, broken lines. */
CoxaChart *coxa_course_chart_new (const CoxaCourse *first,
                                  const CoxaCourse *second,
                                  const CoxaChartNames *names,
                                  const CoxaChartDays *days);
/* A questionnaire over its whole range. */
CoxaChart *coxa_score_chart_new (const CoxaScoreCourse *course,
                                 const CoxaChartNames *names,
                                 const CoxaChartDays *days);
/* Pain now between least and worst; each may be %NULL. */
CoxaChart *coxa_pain_chart_new (const CoxaScoreCourse *now,
                                const CoxaScoreCourse *best,
                                const CoxaScoreCourse *worst,
                                const CoxaChartNames *names,
                                const CoxaChartDays *days);

G_END_DECLS
