/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every row of the tables of patterns.md 3, with the readings of section 9: its weights, and where
 * its zones lie over the whole range of its measure. Written from there, not from patterns.ini; a
 * finding or a zone of the rules that stands in no row fails. */

#include <math.h>
#include <string.h>

#include "coxa-rules.h"
#include "sample-case.h"

/**
 * Row: on the left, as @entered, with each value in the place of "$".
 * @zones: from the lowest value to the highest: "met <=0 borderline" is met up to 0, then
 * borderline
 */
typedef struct {
  const char *code, *finding, *entered, *weights, *zones;
} Row;

static const Row rows[] = {
  { "P01", "thomas_hip", "thomas_hip L $", "3/3 key",
    "met <=0 borderline <=5 neutral <10 against" },
  { "P01", "thomas_hip", "thomas_hip L $ free", "1/1",
    "met <=0 borderline <=5 neutral <10 against" },
  { "P01", "hip_extension", "hip_extension L $", "2/2",
    "met <=5 borderline <=9 neutral <11 against" },
  { "P01", "thomas_knee", "thomas_knee L $", "1/1", "met <45 borderline <=52 neutral <60 against" },
  { "P01", "provokes_extension", "provokes_extension $", "2/2", "against <yes met" },
  { "P01", "link_hips_flexed", "link_hips_flexed $", "2/1 link", "against <yes met" },
  { "P01", "phe_pattern", "phe_pattern L $", "1/1", "against <yes met" },
  { "P01", "pelvic_tilt", "pelvic_tilt $", "0/0", "neutral" },
  { "P02", "phe_pattern", "phe_pattern L $", "2/2 key", "against <yes met" },
  { "P02", "prone_knee_bend", "prone_knee_bend L $", "2/1", "against <yes met" },
  { "P02", "hip_extension", "hip_extension L $", "2/2",
    "met <=5 borderline <=9 neutral <11 against" },
  { "P02", "gait_hip_ext", "gait_hip_ext L $", "1/1",
    "met <=7 borderline <=10 neutral <11 against" },
  { "P02", "provokes_extension", "provokes_extension $", "2/2", "against <yes met" },
  { "P02", "link_brace_leg_lift", "link_brace_leg_lift L $", "2/1 link", "against <yes met" },
  { "P03", "hip_flexion", "hip_flexion L $", "3/3 key",
    "met <=110 borderline <=115 neutral <120 against" },
  { "P03", "waiters_bow", "waiters_bow $", "2/2", "against <yes met" },
  { "P03", "rocking_back", "rocking_back $", "2/1", "against <yes met" },
  { "P03", "pelvic_incl_fwd_bend", "pelvic_incl_fwd_bend $", "1/1",
    "met <=50 borderline <=60 neutral <65 against" },
  { "P03", "provokes_flexion", "provokes_flexion $", "2/2", "against <yes met" },
  { "P03", "link_hip_hinge", "link_hip_hinge $", "2/1 link", "against <yes met" },
  /* suspends; no row of the table */
  { "P03", "radicular_signs", "radicular_signs L $", "0/0", "neutral" },
  { "P04", "hip_ir", "hip_ir L $", "3/3 key", "met <=25 borderline <=30 neutral <35 against" },
  /* part of the minimum and of the total; no row of the table */
  { "P04", "hip_er", "hip_er L $", "0/0", "neutral" },
  { "P04", "hip_rotation_total", "hip_er L 35; hip_ir L $", "2/2",
    "met <=25 borderline <=35 neutral <40 against" },
  { "P04", "hip_rotation_total", "hip_ir L 25; hip_er L $", "2/2",
    "met <=35 borderline <=45 neutral <50 against" },
  { "P04", "early_pelvic_rotation", "early_pelvic_rotation L $", "2/1", "against <yes met" },
  { "P04", "rotation_sport", "rotation_sport $", "1/0", "neutral <yes met" },
  { "P04", "provokes_rotation", "provokes_rotation $", "2/2", "against <yes met" },
  { "P04", "link_pelvis_held_rotation", "link_pelvis_held_rotation L $", "2/1 link",
    "against <yes met" },
  /* 70 on the right: 20 less is 50, 16 less 54; 16 more is 86 (9.7) */
  { "P05", "rotation_difference", "hip_er L 30; hip_ir R 40; hip_er R 30; hip_ir L $", "3/3 key",
    "met <=20 borderline <=24 against <56 neutral" },
  { "P05", "rotation_difference", "hip_ir L 20; hip_ir R 40; hip_er R 30; hip_er L $", "3/3 key",
    "met <=30 borderline <=34 against <66 neutral" },
  { "P05", "external_over_internal", "hip_ir L 30; hip_er L $", "2/1",
    "neutral <21 against <=39 neutral <40 borderline <45 met" },
  { "P05", "external_over_internal", "hip_er L 40; hip_ir L $", "2/1",
    "met <=25 borderline <=30 neutral <31 against <=49 neutral" },
  { "P05", "sij_pain", "hip_ir L 20; hip_ir R 30; sij_pain R yes; sij_pain L $", "1/1",
    "against <yes met" },
  { "P05", "sij_pain", "hip_ir L 20; hip_ir R 30; sij_pain R no; sij_pain L $", "1/1",
    "neutral <yes met" },
  { "P05", "sij_pain", "hip_ir R 30; sij_pain R no; sij_pain L yes; hip_ir L $", "1/1",
    "met <30 neutral" },
  { "P05", "sij_pain", "hip_ir R 30; sij_pain R yes; sij_pain L no; hip_ir L $", "1/1",
    "against <30 neutral" },
  { "P05", "provokes_rotation_or_loading", "provokes_one_leg_loading no; provokes_rotation $",
    "2/2", "against <yes met" },
  { "P05", "provokes_rotation_or_loading", "provokes_rotation no; provokes_one_leg_loading $",
    "2/2", "against <yes met" },
  { "P05", "link_rotation_drill", "link_rotation_drill L $", "2/1 link", "against <yes met" },
  /* equal is less than 15 apart (9.8) */
  { "P06", "hip_ir", "hip_ir R 30; hip_ir L $", "3/3 key",
    "met <24 borderline <=27 neutral <30 against <45 neutral" },
  { "P06", "hip_ir",
    "hip_flexion L 100; hip_flexion R 120; hip_pain_on_ir R no; "
    "hip_pain_weight_bearing R no; hip_ir R 45; hip_ir L $",
    "3/3 key", "met <=30 against <60 neutral" },
  { "P06", "hip_ir",
    "hip_flexion L 100; hip_flexion R 120; hip_pain_on_ir R yes; "
    "hip_pain_weight_bearing R no; hip_ir R 45; hip_ir L $",
    "3/3 key", "met <24 borderline <=27 neutral <=30 against <60 neutral" },
  { "P06", "hip_ir",
    "hip_ir L 30; hip_ir R 45; hip_pain_on_ir R no; "
    "hip_pain_weight_bearing R no; hip_flexion R 120; hip_flexion L $",
    "3/3 key", "met <=105 neutral" },
  { "P06", "hip_flexion", "hip_flexion L $", "2/1",
    "met <=115 borderline <=119 neutral <120 against" },
  { "P06", "hip_pain_on_ir", "hip_pain_on_ir L $", "2/2 link", "against <yes met" },
  { "P06", "hip_pain_weight_bearing", "hip_pain_weight_bearing L $", "2/2", "against <yes met" },
  { "P06", "age", "age $", "1/1", "against <40 neutral <45 borderline <=50 met" },
  { "P06", "hip_morning_stiffness", "hip_morning_stiffness L $", "1/1",
    "against <=0 neutral <1 met <=59 borderline <=60 neutral" },
  { "P06", "capsular_spread",
    "hip_ir L 20; hip_abduction L 20; hip_extension L 20; hip_flexion L $", "1/1",
    "met <=115 against" },
  { "P06", "capsular_spread",
    "hip_flexion L 100; hip_abduction L 20; hip_extension L 20; hip_ir L $", "1/1",
    "met <24 against" },
  { "P06", "capsular_spread",
    "hip_flexion L 100; hip_ir L 20; hip_extension L 20; hip_abduction L $", "1/1",
    "met <=25 against" },
  { "P06", "capsular_spread",
    "hip_flexion L 100; hip_ir L 20; hip_abduction L 40; hip_extension L $", "1/1",
    "met <=5 against" },
  { "P06", "sutlive",
    "squat_aggravates L yes; scour_adduction_pain L yes; "
    "active_flexion_lateral_pain L no; active_extension_pain L no; "
    "hip_ir L $",
    "2/1", "met <=25 borderline" },
  { "P06", "sutlive",
    "squat_aggravates L yes; scour_adduction_pain L no; "
    "active_flexion_lateral_pain L no; active_extension_pain L no; "
    "hip_ir L $",
    "2/1", "borderline <=25 neutral" },
  { "P06", "sutlive",
    "squat_aggravates L no; scour_adduction_pain L no; "
    "active_flexion_lateral_pain L no; active_extension_pain L no; "
    "hip_ir L $",
    "2/1", "neutral <=25 against" },
  { "P06", "sutlive",
    "hip_ir L 20; scour_adduction_pain L yes; "
    "active_flexion_lateral_pain L no; active_extension_pain L no; "
    "squat_aggravates L $",
    "2/1", "borderline <yes met" },
  { "P06", "sutlive",
    "hip_ir L 20; squat_aggravates L yes; "
    "active_flexion_lateral_pain L no; active_extension_pain L no; "
    "scour_adduction_pain L $",
    "2/1", "borderline <yes met" },
  { "P06", "sutlive",
    "hip_ir L 20; squat_aggravates L no; scour_adduction_pain L no; "
    "active_extension_pain L no; active_flexion_lateral_pain L $",
    "2/1", "neutral <yes borderline" },
  { "P06", "sutlive",
    "hip_ir L 40; squat_aggravates L no; scour_adduction_pain L no; "
    "active_flexion_lateral_pain L no; active_extension_pain L $",
    "2/1", "against <yes neutral" },
  { "P07", "thomas_hip", "thomas_hip L $", "2/2 key",
    "met <=0 borderline <=5 neutral <10 against" },
  /* 15 % of 200 is 30 */
  { "P07", "extension_strength", "hhd_hip_extension R 200; hhd_hip_extension L $", "2/2 key",
    "met <=170 borderline <=180 against" },
  { "P07", "extension_strength", "mmt_hip_extension L $", "2/2 key",
    "met <=4- borderline <=4 neutral <5 against" },
  { "P07", "double_leg_lowering", "sex m; double_leg_lowering $", "2/1",
    "against <=40 neutral <45 borderline <=50 met" },
  { "P07", "double_leg_lowering", "sex f; double_leg_lowering $", "2/1",
    "against <=40 neutral <55 borderline <=60 met" },
  { "P07", "phe_pattern", "phe_pattern L $", "1/1", "against <yes met" },
  { "P07", "provokes_extension", "provokes_extension $", "1/1", "against <yes met" },
  { "P07", "link_gluteal_preactivation", "link_gluteal_preactivation $", "2/1 link",
    "against <yes met" },
  { "P08", "abduction_strength", "hhd_hip_abduction R 200; hhd_hip_abduction L $", "3/2 key",
    "met <=170 borderline <=180 against" },
  { "P08", "abduction_strength", "mmt_hip_abduction L $", "3/2 key",
    "met <=4- borderline <=4 neutral <5 against" },
  { "P08", "trendelenburg", "trendelenburg L $", "2/1", "against <yes met" },
  { "P08", "ahabd", "ahabd L $", "2/1", "against <1 neutral <2 met" },
  { "P08", "one_leg_stance_shift", "one_leg_stance_shift R 4; one_leg_stance_shift L $", "1/0",
    "neutral <6 met" },
  { "P08", "one_leg_stance_shift", "one_leg_stance_shift R 12; one_leg_stance_shift L $", "1/0",
    "neutral <=10 met" },
  { "P08", "provokes_standing", "provokes_standing $", "2/2", "against <yes met" },
  { "P08", "link_abductor_support", "link_abductor_support L $", "2/1 link", "against <yes met" },
  { "P09", "hip_abduction", "hip_abduction L $", "3/3 key",
    "met <=25 borderline <=30 neutral <35 against" },
  { "P09", "knee_bent_gain", "hip_abduction L 25; hip_abduction_knee_bent L $", "1/0",
    "against <=25 neutral <35 met" },
  { "P09", "bkfo_early_roll", "bkfo_early_roll L $", "1/1", "against <yes met" },
  { "P09", "provokes_wide_stance", "provokes_wide_stance $", "2/2", "against <yes met" },
  { "P09", "link_narrow_stance", "link_narrow_stance $", "2/1 link", "against <yes met" },
  { "P10", "knee_ext_deficit_passive", "knee_ext_deficit_passive L $", "3/3 key",
    "against <=25 neutral <30 borderline <40 met" },
  { "P10", "slr", "slr L $", "2/1", "met <=60 borderline <=70 neutral <80 against" },
  { "P10", "sit_knee_ext", "sit_knee_ext L $", "1/1", "against <yes met" },
  { "P10", "pelvic_incl_fwd_bend", "pelvic_incl_fwd_bend $", "1/1",
    "met <=50 borderline <=60 neutral <65 against" },
  { "P10", "provokes_flexion", "provokes_flexion $", "2/2", "against <yes met" },
  { "P10", "link_soft_knees", "link_soft_knees $", "2/1 link", "against <yes met" },
  { "P10", "neurodynamic_positive", "neurodynamic_positive L $", "0/0", "neutral" },
  /* suspends; no row of the table */
  { "P10", "radicular_signs", "radicular_signs L $", "0/0", "neutral" },
  { "P11", "sorensen", "sorensen $", "3/3 key", "met <58 borderline <=75 neutral <=104 against" },
  { "P11", "double_leg_lowering", "sex m; double_leg_lowering $", "2/1",
    "against <=40 neutral <45 borderline <=50 met" },
  { "P11", "double_leg_lowering", "sex f; double_leg_lowering $", "2/1",
    "against <=40 neutral <55 borderline <=60 met" },
  { "P11", "side_bridge_ratio", "side_bridge R 100; side_bridge L $", "0/0",
    "met <85 neutral <95 against <=105 neutral <=115 met" },
  { "P11", "front_plank", "front_plank $", "1/1", "met <30 borderline <=45 neutral <60 against" },
  { "P11", "provokes_sustained_posture", "provokes_sustained_posture $", "2/2",
    "against <yes met" },
  { "P11", "link_trunk_support", "link_trunk_support $", "1/0 link", "against <yes met" },
  { "P12", "failed_tests", "waiters_bow yes; pelvic_tilt_control yes; one_leg_stance L $",
    "3/3 key", "borderline <yes met" },
  { "P12", "failed_tests", "waiters_bow yes; sit_knee_ext R $", "3/3 key",
    "neutral <yes borderline" },
  { "P12", "failed_tests", "rocking_back $", "3/3 key", "against <yes neutral" },
  { "P12", "failed_tests", "rocking_forward $", "3/3 key", "against <yes neutral" },
  { "P12", "failed_tests", "prone_knee_bend L $", "3/3 key", "against <yes neutral" },
  { "P12", "failed_tests", "waiters_bow $", "3/3 key", "against <yes neutral" },
  { "P12", "failed_tests", "pelvic_tilt_control $", "3/3 key", "against <yes neutral" },
  { "P12", "failed_direction", "waiters_bow yes; sit_knee_ext L $", "2/0", "neutral <yes met" },
  { "P12", "failed_direction", "waiters_bow yes; rocking_back $", "2/0", "neutral <yes met" },
  { "P12", "failed_direction", "waiters_bow yes; rocking_forward $", "2/0", "neutral" },
  { "P12", "failed_direction", "pelvic_tilt_control yes; rocking_forward $", "2/0",
    "neutral <yes met" },
  { "P12", "failed_direction", "pelvic_tilt_control yes; prone_knee_bend L $", "2/0",
    "neutral <yes met" },
  { "P12", "failed_direction", "one_leg_stance R yes; prone_knee_bend L $", "2/0",
    "neutral <yes met" },
  { "P12", "direction_provokes",
    "waiters_bow yes; sit_knee_ext L yes; provokes_extension yes; "
    "provokes_rotation yes; provokes_flexion $",
    "2/2", "against <yes met" },
  { "P12", "direction_provokes",
    "pelvic_tilt_control yes; rocking_forward yes; "
    "provokes_flexion yes; provokes_rotation yes; "
    "provokes_extension $",
    "2/2", "against <yes met" },
  { "P12", "direction_provokes",
    "one_leg_stance L yes; prone_knee_bend R yes; "
    "provokes_flexion yes; provokes_extension yes; "
    "provokes_rotation $",
    "2/2", "against <yes met" },
  { "P12", "direction_provokes",
    "waiters_bow yes; provokes_extension no; provokes_rotation no; "
    "provokes_flexion $",
    "2/2", "neutral" },
  { "P12", "aberrant_movement", "aberrant_movement $", "1/0", "against <yes met" },
  { "P12", "link_control_correction", "link_control_correction $", "2/1 link", "against <yes met" },
  { "P13", "internal_minus_external", "hip_er L 30; hip_ir L $", "3/3 key",
    "met <=10 borderline <=15 neutral <=20 against <40 neutral <45 borderline <50 met" },
  { "P13", "internal_minus_external", "hip_ir L 30; hip_er L $", "3/3 key",
    "met <=10 borderline <=15 neutral <=20 against <40 neutral <45 borderline <50 met" },
  { "P13", "craig", "hip_ir L 45; hip_er L 25; craig L $", "3/3",
    "neutral <8 against <=11 neutral <12 borderline <=15 met" },
  { "P13", "craig", "hip_ir L 25; hip_er L 45; craig L $", "3/3",
    "met <8 borderline <=11 neutral <12 against <=15 neutral" },
  { "P13", "craig", "hip_ir L 30; hip_er L 30; craig L $", "3/3", "neutral" },
  { "P13", "same_direction", "hip_er L 30; hip_ir R 45; hip_er R 30; hip_ir L $", "1/0",
    "against <45 met" },
  { "P13", "same_direction", "hip_er L 45; hip_ir R 30; hip_er R 45; hip_ir L $", "1/0",
    "met <=30 against" },
  { "P13", "gait_toe_fits", "hip_ir L 45; hip_er L 25; gait_toe $", "1/1", "met <neutral against" },
  { "P13", "gait_toe_fits", "hip_ir L 25; hip_er L 45; gait_toe $", "1/1", "against <out met" },
  { "P13", "hard_end_feel", "hard_end_feel L $", "1/1", "against <yes met" },
  /* 9.12 */
  { "P14", "beighton", "age 11; beighton $", "3/3 key",
    "against <=2 neutral <5 borderline <6 met" },
  { "P14", "beighton", "age 12; beighton $", "3/3 key",
    "against <=2 neutral <4 borderline <5 met" },
  { "P14", "beighton", "age 50; beighton $", "3/3 key",
    "against <=2 neutral <4 borderline <5 met" },
  { "P14", "beighton", "age 51; beighton $", "3/3 key",
    "against <=2 neutral <3 borderline <4 met" },
  { "P14", "beighton", "age unknown; beighton $", "3/3 key",
    "against <=2 neutral <4 borderline <5 met" },
  { "P14", "laxity_questionnaire", "laxity_questionnaire $", "1/1", "against <=0 neutral <2 met" },
  { "P14", "multi_joint_pain", "multi_joint_pain $", "1/0", "against <yes met" },
  { "P15", "sitting_h_per_day", "sitting_h_per_day $", "2/2 key", "against <4 borderline <=7 met" },
  { "P15", "activity_min_per_week", "activity_min_per_week $", "2/1 key",
    "met <150 borderline <=200 against" },
  { "P15", "thomas_hip", "thomas_hip L $", "2/1", "met <=0 borderline <=5 neutral <10 against" },
  { "P15", "thomas_hip", "thomas_hip R 7; thomas_hip L $", "2/1",
    "met <=0 borderline <=5 neutral" },
  { "P15", "provokes_sitting", "provokes_sitting $", "2/2", "against <yes met" },
  { "P15", "link_movement_breaks", "link_movement_breaks $", "2/1 link", "against <yes met" },
  { "P16", "block_test", "block_test L $", "3/3 key", "against <10 borderline <20 met" },
  /* 9.13: the leg is 20 mm short by the blocks; the tape is in cm */
  { "P16", "tape_leg_length", "block_test L 20; tape_leg_length R 90; tape_leg_length L $", "1/1",
    "neutral <87 met <=89 neutral <=90 against" },
  { "P16", "obliquity_resolves", "obliquity_resolves $", "2/1", "against <yes met" },
  { "P16", "link_trial_lift", "link_trial_lift $", "2/1 link", "against <yes met" },
  { "P16", "leg_length_cause_known", "leg_length_cause_known $", "1/0", "against <yes met" },
};

#define LIMITS_MAX 8

typedef struct {
  CoxaZone zones[LIMITS_MAX + 1];
  double limits[LIMITS_MAX]; /* where a zone ends */
  gboolean inside[LIMITS_MAX];
  guint n_limits;
} Expected;

/* The measure whose value is in the place of "$", or NULL for the age. */
static const CoxaMeasure *
find_swept (SampleCase *sample, const Row *row)
{
  g_auto (GStrv) entries = g_strsplit (row->entered, "; ", -1);

  for (guint i = 0; entries[i]; i++)
    if (strchr (entries[i], '$')) {
      *strchr (entries[i], ' ') = '\0';
      return coxa_measure_catalogue_find (sample->catalogue, entries[i]);
    }
  g_error ("no $ in “%s”", row->entered);
}

static double
read_limit (const CoxaMeasure *measure, const char *text)
{
  double number;
  char *end;

  if (g_str_equal (text, "yes"))
    return 1;
  if (measure && measure->values[0]) {
    g_assert_cmpint (coxa_measure_find_value (measure, text), >=, 0);
    return coxa_measure_find_value (measure, text);
  }
  number = g_ascii_strtod (text, &end);
  g_assert_true (end != text && *end == '\0');
  return number;
}

static CoxaZone
read_zone (const char *word)
{
  for (guint i = 0; coxa_zone_ids[i]; i++)
    if (g_str_equal (coxa_zone_ids[i], word))
      return i;
  g_error ("no zone “%s”", word);
}

static Expected
read_zones (const CoxaMeasure *measure, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  Expected expected = { .zones = { read_zone (words[0]) } };

  for (guint i = 1; words[i]; i += 2) {
    guint n = expected.n_limits++;

    g_assert_cmpuint (n, <, LIMITS_MAX);
    expected.inside[n] = words[i][1] == '=';
    expected.limits[n] = read_limit (measure, words[i] + (expected.inside[n] ? 2 : 1));
    expected.zones[n + 1] = read_zone (words[i + 1]);
  }
  return expected;
}

static CoxaZone
expect_zone (const Expected *expected, double value)
{
  guint i = 0;

  while (i < expected->n_limits &&
         (expected->inside[i] ? value > expected->limits[i] : value >= expected->limits[i]))
    i++;
  return expected->zones[i];
}

/* Tenths around the limits, whole numbers elsewhere, less in the width of long ranges. */
static double
next_value (const CoxaMeasure *measure, const Expected *expected, double value)
{
  double highest = measure ? measure->hard_max : 110;
  double lowest = measure ? measure->hard_min : 1;

  if (!measure || measure->kind != COXA_MEASURE_NUMBER)
    return value + 1;
  for (guint i = 0; i < expected->n_limits; i++)
    if (fabs (value - expected->limits[i]) < 1.95)
      return round (value * 10 + 1) / 10;
  for (guint i = 0; i < expected->n_limits; i++)
    if (value < expected->limits[i] && expected->limits[i] - value < 50)
      return floor (value) + 1;
  return floor (value) + MAX (1, round ((highest - lowest) / 400));
}

static char *
write_value (const CoxaMeasure *measure, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (measure && measure->values[0])
    return g_strdup (measure->values[(int) value]);
  if (measure && measure->kind != COXA_MEASURE_NUMBER)
    return g_strdup (value > 0 ? "yes" : "no");
  return g_strdup (g_ascii_formatd (number, sizeof number, "%.10g", value));
}

/* Which zones of which finding the rows have reached. */
typedef struct {
  SampleCase *sample;
  guint8 (*zones)[COXA_FINDINGS_MAX]; /* for each pattern; a bit for each zone */
} Reached;

static const CoxaPattern *
find_pattern (const CoxaRuleset *ruleset, const char *code)
{
  for (guint i = 0; i < coxa_ruleset_count_patterns (ruleset); i++)
    if (g_str_equal (coxa_ruleset_get_pattern (ruleset, i)->code, code))
      return coxa_ruleset_get_pattern (ruleset, i);
  g_error ("no pattern %s", code);
}

/* In P12 the tests of the battery that a row does not name were passed. */
static void
pass_battery (GString *entered)
{
  static const char *const tests[] = {
    "waiters_bow",       "pelvic_tilt_control", "one_leg_stance L", "one_leg_stance R",
    "sit_knee_ext L",    "sit_knee_ext R",      "rocking_back",     "rocking_forward",
    "prone_knee_bend L", "prone_knee_bend R",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    if (!strstr (entered->str, tests[i]))
      g_string_append_printf (entered, "; %s no", tests[i]);
}

static char *
fill_in (const Row *row, const char *value)
{
  GString *entered = g_string_new (row->entered);

  g_string_replace (entered, "$", value, 1);
  if (g_str_equal (row->code, "P12"))
    pass_battery (entered);
  return g_string_free (entered, FALSE);
}

static const CoxaFinding *
judge_row (SampleCase *sample, const Row *row, const char *value)
{
  g_autofree char *entered = fill_in (row, value);
  const CoxaPattern *pattern = find_pattern (sample->ruleset, row->code);
  const CoxaPatternResult *result;

  sample_case_clear (sample);
  sample_case_enter (sample, entered);
  result = sample_case_judge (sample, pattern->id,
                              pattern->central ? COXA_SIDE_CENTRAL : COXA_SIDE_LEFT);
  for (guint i = 0; i < result->n_findings; i++)
    if (g_str_equal (result->findings[i].rule->id, row->finding))
      return &result->findings[i];
  g_error ("%s has no finding %s", row->code, row->finding);
}

static void
check_weights (const Row *row, const CoxaFindingRule *rule)
{
  g_autofree char *weights = g_strdup_printf ("%d/%d%s%s", rule->weight_for, rule->weight_against,
                                              rule->key ? " key" : "", rule->link ? " link" : "");

  g_assert_cmpstr (weights, ==, row->weights);
}

static void
note_reached (Reached *reached, const Row *row, const CoxaFinding *finding)
{
  const CoxaPattern *pattern = find_pattern (reached->sample->ruleset, row->code);
  const CoxaPatternRules *rules = coxa_ruleset_get_rules (reached->sample->ruleset, pattern->index);

  for (guint i = 0; i < pattern->n_findings; i++)
    if (&rules->rules[i].rule == finding->rule)
      reached->zones[pattern->index][i] |= 1u << finding->zone;
}

static double
get_highest (const CoxaMeasure *measure)
{
  if (!measure)
    return 110;
  if (measure->values[0])
    return g_strv_length ((char **) measure->values) - 1;
  return measure->kind == COXA_MEASURE_NUMBER ? measure->hard_max : 1;
}

static void
check_row (Reached *reached, const Row *row)
{
  const CoxaMeasure *measure = find_swept (reached->sample, row);
  Expected expected = read_zones (measure, row->zones);
  double lowest = measure ? measure->hard_min : 1;

  if (measure && measure->kind != COXA_MEASURE_NUMBER)
    lowest = 0;
  for (double value = lowest; value <= get_highest (measure);
       value = next_value (measure, &expected, value)) {
    g_autofree char *text = write_value (measure, value);
    const CoxaFinding *finding = judge_row (reached->sample, row, text);

    if (finding->zone != expect_zone (&expected, value))
      g_test_message ("%s %s: %s with %s", row->code, row->finding, row->entered, text);
    g_assert_cmpstr (coxa_zone_ids[finding->zone], ==,
                     coxa_zone_ids[expect_zone (&expected, value)]);
    check_weights (row, finding->rule);
    note_reached (reached, row, finding);
  }
}

static gboolean
defines_zone (const CoxaRule *rule, CoxaZone zone)
{
  for (guint i = 0; i < rule->n_methods; i++)
    if (rule->methods[i].conditions[zone] || !rule->methods[i].ranges[zone].never)
      return TRUE;
  return FALSE;
}

static void
check_complete (const Reached *reached, const CoxaPatternRules *rules)
{
  static const CoxaZone zones[] = { COXA_ZONE_MET, COXA_ZONE_BORDERLINE, COXA_ZONE_AGAINST };

  for (guint i = 0; i < rules->pattern.n_findings; i++) {
    guint seen = reached->zones[rules->pattern.index][i];

    g_test_message ("%s %s", rules->pattern.code, rules->rules[i].rule.name);
    g_assert_cmpuint (seen, !=, 0);
    for (guint z = 0; z < G_N_ELEMENTS (zones); z++)
      if (defines_zone (&rules->rules[i], zones[z]))
        g_assert_cmpuint (seen & 1u << zones[z], !=, 0);
  }
}

static void
test_boundaries (SampleCase *sample, gconstpointer data)
{
  guint n_patterns = coxa_ruleset_count_patterns (sample->ruleset);
  Reached reached = { .sample = sample };
  g_autofree guint8 (*zones)[COXA_FINDINGS_MAX] = g_malloc0_n (n_patterns, sizeof *zones);

  reached.zones = zones;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check_row (&reached, &rows[i]);
  g_assert_cmpuint (n_patterns, ==, 16);
  for (guint i = 0; i < n_patterns; i++)
    check_complete (&reached, coxa_ruleset_get_rules (sample->ruleset, i));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  SAMPLE_ADD ("/engine/boundaries/all", test_boundaries);
  return g_test_run ();
}
