/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-course-chart.h"
#include "coxa-knowledge.h"

G_BEGIN_DECLS

/**
 * CoxaProgressMaterial:
 *
 * What a progress page is made of. Visits stand oldest first. Counted, because its cards outlive
 * the moment in which the page is filled again.
 */
typedef struct {
  grefcount refs;
  CoxaKnowledge *knowledge;
  GPtrArray *visits; /* of CoxaVisit */
  CoxaCourses *courses;
} CoxaProgressMaterial;

CoxaProgressMaterial *coxa_progress_material_new (CoxaKnowledge *knowledge,
                                                  GPtrArray *visits,
                                                  CoxaPatient *patient);
CoxaProgressMaterial *coxa_progress_material_ref (CoxaProgressMaterial *self);
void coxa_progress_material_unref (CoxaProgressMaterial *self);

/**
 * CoxaChartSheet:
 *
 * One chart with everything that is said about it: its sentence, its points, its table. The series
 * of the chart are @sides or @scores, in this order.
 */
typedef struct {
  CoxaProgressMaterial *material;
  const CoxaCourse *sides[2];
  const CoxaScoreCourse *scores[3];
} CoxaChartSheet;

CoxaChartSheet *coxa_chart_sheet_new_course (CoxaProgressMaterial *material,
                                             const CoxaCourse *first,
                                             const CoxaCourse *second);
CoxaChartSheet *
coxa_chart_sheet_new_score (CoxaProgressMaterial *material, const CoxaScoreCourse *score);
CoxaChartSheet *coxa_chart_sheet_new_pain (CoxaProgressMaterial *material,
                                           const CoxaScoreCourse *now,
                                           const CoxaScoreCourse *best,
                                           const CoxaScoreCourse *worst);
void coxa_chart_sheet_free (CoxaChartSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaChartSheet, coxa_chart_sheet_free)

CoxaChart *coxa_chart_sheet_draw (const CoxaChartSheet *self, const CoxaChartDays *days);
char *coxa_chart_sheet_dup_title (const CoxaChartSheet *self);
char *coxa_chart_sheet_dup_verdict (const CoxaChartSheet *self);
char *coxa_chart_sheet_dup_summary (const CoxaChartSheet *self);
char *coxa_chart_sheet_dup_point (const CoxaChartSheet *self, guint series, guint point);
GPtrArray *coxa_chart_sheet_list_rows (const CoxaChartSheet *self);
char *coxa_chart_sheet_dup_text (const CoxaChartSheet *self);

G_END_DECLS
