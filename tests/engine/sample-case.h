/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-ruleset.h"

/**
 * SampleCase: a patient, a visit and room for its judgement, filled from a short text:
 * "thomas_hip L -4; phe_pattern R yes; provokes_extension yes; mmt_hip_abduction L 4-".
 * A trailing word sets mode, position, instrument, status or "free" (pelvis not held). "age 60",
 * "age unknown" and "sex m" change the patient, a woman of 44.
 */
typedef struct {
  CoxaMeasureCatalogue *catalogue;
  CoxaRuleset *ruleset;
  CoxaPatient *patient;
  CoxaVisit *visit;
  CoxaResult *result;
} SampleCase;

/* The woman of patterns.md section 5. */
#define SAMPLE_WOMAN                                                                               \
  "thomas_hip L -4; thomas_hip R 6; hip_extension L 3; hip_extension R 11; thomas_knee L 72; "     \
  "thomas_knee R 84; phe_pattern L yes; phe_pattern R no; hip_ir L 24; hip_ir R 31; hip_er L 40; " \
  "hip_er R 42; early_pelvic_rotation L yes; early_pelvic_rotation R no; rotation_sport no; "      \
  "trendelenburg L yes; trendelenburg R no; provokes_extension yes; provokes_standing yes; "       \
  "provokes_rotation no; link_hips_flexed yes"

void sample_case_set_up (SampleCase *self, gconstpointer data);
void sample_case_tear_down (SampleCase *self, gconstpointer data);
void sample_case_enter (SampleCase *self, const char *text);
void sample_case_clear (SampleCase *self);
const CoxaPatternResult *sample_case_judge (SampleCase *self, const char *pattern, CoxaSide side);
CoxaZone sample_case_zone_of (const CoxaPatternResult *result, const char *finding);

/**
 * SampleZone: what @entered alone makes of a finding, judged on the left.
 */
typedef struct {
  const char *pattern, *finding, *entered;
  CoxaZone zone;
} SampleZone;

void sample_case_check_zones (SampleCase *self, const SampleZone *rows, guint n_rows);

/**
 * SampleVerdict: the class that @entered leads to on the left, the sums in half-points, and the
 * caps or the names of what is missing, with spaces between. "" means none, %NULL any.
 */
typedef struct {
  const char *pattern, *entered;
  CoxaClass class;
  int support, against, measured, total;
  const char *caps, *missing;
} SampleVerdict;

void sample_case_check_verdicts (SampleCase *self, const SampleVerdict *rows, guint n_rows);

#define SAMPLE_ADD(name, function) \
  g_test_add (name, SampleCase, NULL, sample_case_set_up, function, sample_case_tear_down)
