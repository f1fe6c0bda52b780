/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-angle-reading.h"

#include <math.h>

#define NOTHING (-1000)

static const char *const positions[] = { "prone_hip0", "seated_hip90", NULL };
static const char *const supine[] = { "supine", NULL };
static const char *const none[] = { NULL };

static const CoxaMeasure rotation = { .kind = COXA_MEASURE_NUMBER,
                                      .id = "hip_ir",
                                      .name = "Hip internal rotation",
                                      .unit = "deg",
                                      .sided = TRUE,
                                      .positions = positions,
                                      .values = none };
static const CoxaMeasure flexion = { .kind = COXA_MEASURE_NUMBER,
                                     .id = "hip_flexion",
                                     .name = "Hip flexion",
                                     .unit = "deg",
                                     .sided = TRUE,
                                     .positions = supine,
                                     .values = none };
static const CoxaMeasure hold = { .kind = COXA_MEASURE_NUMBER,
                                  .id = "sorensen",
                                  .name = "Trunk extensor hold",
                                  .unit = "s",
                                  .positions = none,
                                  .values = none };

static const struct {
  double mean, sd;
  CoxaNormUse use;
  gboolean own;
  const char *text;
} norms[] = {
  { 38, 8, COXA_NORM_YES, FALSE, "norm 30–46" },
  { 38, 8, COXA_NORM_PENDING, FALSE, "norm 30–46 ?" },
  { 38, 8, COXA_NORM_FALLBACK, FALSE, "norm 30–46 ?" },
  { 38, 8, COXA_NORM_YES, TRUE, "norm 30–46 [C]" },
  { 38, 8, COXA_NORM_PENDING, TRUE, "norm 30–46 ? [C]" },
  { 10.6, 9.61, COXA_NORM_YES, FALSE, "norm 1–20" },
  { 9, 9.4, COXA_NORM_YES, FALSE, "norm 0–18" }, /* not "−0" */
  { 9, 9.6, COXA_NORM_YES, FALSE, "norm −1 to 19" },
  { -9, 4, COXA_NORM_YES, FALSE, "norm −13 to −5" },
  { 52.6, NAN, COXA_NORM_YES, FALSE, "norm 53" },
  { 52.6, NAN, COXA_NORM_PENDING, FALSE, "norm 53 ?" },
};

static void
test_norm (void)
{
  static const CoxaClinicValue *const clinic[] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (norms); i++) {
    CoxaNorm norm = { .mean = norms[i].mean,
                      .sd = norms[i].sd,
                      .use = norms[i].use,
                      .clinic_own = norms[i].own ? clinic : NULL };
    g_autofree char *text = coxa_angle_reading_dup_norm (&norm);

    g_assert_cmpstr (text, ==, norms[i].text);
  }
}

typedef struct {
  const CoxaMeasure *measure;
  const char *position;
  CoxaSide side;
  double value, other, last; /* or NOTHING */
  gboolean normed;
  const char *legend;
  double ghost;
} Row;

static const Row rows[] = {
  { &rotation, "prone_hip0", COXA_SIDE_LEFT, 24, 36, 20, TRUE,
    "Hip internal rotation, left: 24° · norm 30–46 · right 36°", 36 },
  { &rotation, "prone_hip0", COXA_SIDE_RIGHT, 36, 24, NOTHING, TRUE,
    "Hip internal rotation, right: 36° · norm 30–46 · left 24°", 24 },
  { &rotation, "prone_hip0", COXA_SIDE_LEFT, 24, NOTHING, 20, FALSE,
    "Hip internal rotation, left: 24° · last visit 20°", 20 },
  { &rotation, "prone_hip0", COXA_SIDE_LEFT, NOTHING, NOTHING, NOTHING, TRUE,
    "Hip internal rotation, left · norm 30–46", NAN },
  { &rotation, "prone_hip0", COXA_SIDE_LEFT, NOTHING, NOTHING, NOTHING, FALSE,
    "Hip internal rotation, left", NAN },
  { &rotation, "prone_hip0", COXA_SIDE_LEFT, -4, -2.5, NOTHING, FALSE,
    "Hip internal rotation, left: −4° · right −2.5°", -2.5 },
  { &rotation, "seated_hip90", COXA_SIDE_LEFT, 24, NOTHING, NOTHING, FALSE,
    "Hip internal rotation, sitting, hip at 90°, left: 24°", NAN },
  { &flexion, "supine", COXA_SIDE_LEFT, 150, NOTHING, NOTHING, FALSE, "Hip flexion, left: 150°",
    NAN },
  { &flexion, "supine", COXA_SIDE_LEFT, 160, NOTHING, NOTHING, FALSE,
    "Hip flexion, left: 160° · drawn at 150°", NAN },
  { &hold, NULL, COXA_SIDE_CENTRAL, 48, NOTHING, 40, FALSE,
    "Trunk extensor hold: 48 s · last visit 40 s", 40 },
};

static const CoxaMeasurement *
fill (CoxaMeasurement *measurement, const Row *row, CoxaSide side, double value)
{
  coxa_measurement_init (measurement, row->measure, side);
  measurement->value = value;
  return value == NOTHING ? NULL : measurement;
}

static CoxaGoniometer *
load_goniometer (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaExerciseLibrary) exercises = coxa_exercise_library_load ("en", &error);
  CoxaGoniometer *goniometer;

  g_assert_no_error (error);
  goniometer = coxa_goniometer_load (coxa_exercise_library_get_segments (exercises), &error);
  g_assert_no_error (error);
  return goniometer;
}

static void
check_row (const CoxaGoniometer *goniometer, const Row *row)
{
  const CoxaNorm norm = { .mean = 38, .sd = 8 };
  CoxaSide other_side = row->side == COXA_SIDE_LEFT ? COXA_SIDE_RIGHT : COXA_SIDE_LEFT;
  CoxaMeasurement value, other, last;
  CoxaAngleReading reading = {
    .measure = row->measure,
    .position = row->position,
    .side = row->side,
    .value = fill (&value, row, row->side, row->value),
    .other = fill (&other, row, other_side, row->other),
    .last = fill (&last, row, row->side, row->last),
    .norm = row->normed ? &norm : NULL,
  };
  CoxaAngleMarks marks = coxa_angle_reading_get_marks (&reading);
  g_autofree char *legend = coxa_angle_reading_dup_legend (
      &reading,
      coxa_goniometer_find (goniometer, row->measure->id, row->position ? row->position : ""));

  g_assert_cmpstr (legend, ==, row->legend);
  g_assert_true (row->value == NOTHING ? isnan (marks.value) : marks.value == row->value);
  g_assert_true (isnan (row->ghost) ? isnan (marks.other) : marks.other == row->ghost);
  g_assert_true (row->normed ? marks.norm_low == 30 && marks.norm_high == 46
                             : isnan (marks.norm_low) && isnan (marks.norm_high));
}

static void
test_legend (void)
{
  g_autoptr (CoxaGoniometer) goniometer = load_goniometer ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check_row (goniometer, &rows[i]);
}

/* What was not measured is said in words and not drawn; a side without a value yields to the past.
 */
static void
test_status (void)
{
  CoxaMeasurement value, other, last;
  CoxaAngleReading reading = { .measure = &flexion,
                               .position = "supine",
                               .side = COXA_SIDE_LEFT,
                               .value = &value,
                               .other = &other };
  g_autofree char *alone = NULL;
  g_autofree char *number = NULL;
  g_autofree char *beside = NULL;

  coxa_measurement_init (&value, &flexion, COXA_SIDE_LEFT);
  coxa_measurement_init (&other, &flexion, COXA_SIDE_RIGHT);
  coxa_measurement_init (&last, &flexion, COXA_SIDE_LEFT);
  value.status = COXA_STATUS_STOPPED_BY_PAIN;
  other.status = COXA_STATUS_NOT_TESTABLE;
  last.value = 110;
  alone = coxa_angle_reading_dup_legend (&reading, NULL);
  number = coxa_angle_reading_dup_number (&reading);
  g_assert_cmpstr (alone, ==, "Hip flexion, left: stopped by pain · right not testable");
  g_assert_cmpstr (number, ==, "");
  g_assert_true (isnan (coxa_angle_reading_get_marks (&reading).value));
  g_assert_true (isnan (coxa_angle_reading_get_marks (&reading).other));
  reading.last = &last;
  beside = coxa_angle_reading_dup_legend (&reading, NULL);
  g_assert_cmpstr (beside, ==, "Hip flexion, left: stopped by pain · last visit 110°");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/angle-reading/norm", test_norm);
  g_test_add_func ("/app/angle-reading/legend", test_legend);
  g_test_add_func ("/app/angle-reading/status", test_status);
  return g_test_run ();
}
