/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-swapped-sides.h"

#include "sample-case.h"

typedef struct {
  SampleCase sample;
  CoxaNormTable *norms;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  sample_case_set_up (&fixture->sample, data);
  fixture->norms = coxa_norm_table_load (fixture->sample.catalogue, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  coxa_norm_table_free (fixture->norms);
  sample_case_tear_down (&fixture->sample, data);
}

/* Returns: whether @text names both sides */
static void
read_sides (Fixture *fixture, const char *text, CoxaMeasurement *sides, CoxaBothSides *both_out)
{
  *both_out = (CoxaBothSides){ NULL, NULL };
  sample_case_clear (&fixture->sample);
  sample_case_enter (&fixture->sample, text);
  for (guint i = 0; i < coxa_visit_get_n_measurements (fixture->sample.visit); i++) {
    sides[i] = *coxa_visit_get_measurement (fixture->sample.visit, i);
    if (sides[i].side == COXA_SIDE_LEFT)
      both_out->left = &sides[i];
    else
      both_out->right = &sides[i];
  }
}

/* The error of passive hip rotation is 11 degrees, of two examiners 25 (rom.md 5): both sides of
 * each condition. */
static void
test_suspicion (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *last, *now;
    gboolean other_examiner, swapped;
  } rows[] = {
    { "hip_ir L 20; hip_ir R 40", "hip_ir L 40; hip_ir R 20", FALSE, TRUE },
    { "hip_ir L 20; hip_ir R 40", "hip_ir L 20; hip_ir R 40", FALSE, FALSE },
    { "hip_ir L 20; hip_ir R 32", "hip_ir L 32; hip_ir R 20", FALSE, TRUE },
    { "hip_ir L 20; hip_ir R 31", "hip_ir L 31; hip_ir R 20", FALSE, FALSE },
    { "hip_ir L 20; hip_ir R 40", "hip_ir L 40; hip_ir R 30", FALSE, FALSE },
    { "hip_ir L 20; hip_ir R 40", "hip_ir L 51; hip_ir R 20", FALSE, TRUE },
    { "hip_ir L 20; hip_ir R 40", "hip_ir L 52; hip_ir R 20", FALSE, FALSE },
    { "hip_ir L 20; hip_ir R 40", "hip_ir L 40; hip_ir R 8", FALSE, FALSE },
    { "hip_ir L 20; hip_ir R 40", "hip_ir L 40; hip_ir R 9", FALSE, TRUE },
    /* The change of another examiner's reading must be larger. */
    { "hip_ir L 20; hip_ir R 40", "hip_ir L 40; hip_ir R 20", TRUE, FALSE },
    { "hip_ir L 20; hip_ir R 50", "hip_ir L 50; hip_ir R 20", TRUE, TRUE },
    /* What does not compare raises nothing. */
    { "hip_ir L 20; hip_ir R 40", "hip_ir L 40; hip_ir R 20 active", FALSE, FALSE },
    { "hip_ir L 20; hip_ir R 40", "hip_ir L 40; hip_ir R 20 refused", FALSE, FALSE },
    { "hip_ir L 20; hip_ir R 40", "hip_ir L 40", FALSE, FALSE },
    { "hip_ir L 20", "hip_ir L 40; hip_ir R 20", FALSE, FALSE },
    { "hip_er L 20; hip_er R 40", "hip_ir L 40; hip_ir R 20", FALSE, FALSE },
    { "thomas_hip L -20 free; thomas_hip R 20 free", "thomas_hip L 20 free; thomas_hip R -20 free",
      FALSE, FALSE },
    { "thomas_hip L -20; thomas_hip R 20", "thomas_hip L 20; thomas_hip R -20", FALSE, TRUE },
    { "phe_pattern L yes; phe_pattern R no", "phe_pattern L no; phe_pattern R yes", FALSE, FALSE },
  };
  const CoxaEntryLimits limits = { .swapped_changed = 1, .swapped_crosswise = 1 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaMeasurement before[2], after[2];
    CoxaBothSides last, now;

    g_test_message ("%s, %s", rows[i].last, rows[i].now);
    read_sides (fixture, rows[i].last, before, &last);
    read_sides (fixture, rows[i].now, after, &now);
    g_assert_cmpint (
        coxa_sides_seem_swapped (fixture->norms, &limits, last, now, rows[i].other_examiner), ==,
        rows[i].swapped);
  }
}

/* The limits are the clinic's to set. */
static void
test_limits (Fixture *fixture, gconstpointer data)
{
  CoxaMeasurement before[2], after[2];
  CoxaBothSides last, now;
  CoxaEntryLimits limits = { .swapped_changed = 1, .swapped_crosswise = 0.2 };

  read_sides (fixture, "hip_ir L 20; hip_ir R 40", before, &last);
  read_sides (fixture, "hip_ir L 42; hip_ir R 18", after, &now);
  g_assert_true (coxa_sides_seem_swapped (fixture->norms, &limits, last, now, FALSE));
  limits.swapped_crosswise = 0.1;
  g_assert_false (coxa_sides_seem_swapped (fixture->norms, &limits, last, now, FALSE));
  limits = (CoxaEntryLimits){ .swapped_changed = 3, .swapped_crosswise = 1 };
  g_assert_false (coxa_sides_seem_swapped (fixture->norms, &limits, last, now, FALSE));
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/engine/swapped-sides/suspicion", test_suspicion);
  ADD ("/engine/swapped-sides/limits", test_limits);
  return g_test_run ();
}
