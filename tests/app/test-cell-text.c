/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-cell-text.h"

#include <math.h>

#define NO_PAIN COXA_PAIN_NOT_ASKED

static const char *const grades[] = { "0",  "1",  "2-", "2",  "2+", "3-", "3",
                                      "3+", "4-", "4",  "4+", "5",  NULL };
static const char *const none[] = { NULL };

static const CoxaMeasure number = { .kind = COXA_MEASURE_NUMBER,
                                    .id = "hip_flexion",
                                    .unit = "deg",
                                    .positions = none,
                                    .values = none,
                                    .hard_min = -20,
                                    .hard_max = 170 };
static const CoxaMeasure yes_no = {
  .kind = COXA_MEASURE_YESNO, .id = "phe_pattern", .unit = "", .positions = none, .values = none
};
static const CoxaMeasure failed = {
  .kind = COXA_MEASURE_FAILED, .id = "waiters_bow", .unit = "", .positions = none, .values = none
};
static const CoxaMeasure grade = { .kind = COXA_MEASURE_GRADE,
                                   .id = "mmt_hip_abduction",
                                   .unit = "",
                                   .positions = none,
                                   .values = grades };
static const CoxaMeasure score = { .kind = COXA_MEASURE_NUMBER,
                                   .id = "now",
                                   .unit = "",
                                   .positions = none,
                                   .values = none,
                                   .hard_max = 10,
                                   .decimals = COXA_CELL_TEXT_SCORE };

static const struct {
  const CoxaMeasure *measure;
  const char *typed;
  CoxaCellReading reading;
  double value;
  int pain;
  gboolean compensation;
  CoxaStatus status;
  const char *written; /* what the cell shows then */
} rows[] = {
  { &number, "", COXA_CELL_TEXT_EMPTY },
  { &number, "  ", COXA_CELL_TEXT_EMPTY },
  { &number, "34", COXA_CELL_TEXT_VALUE, 34, NO_PAIN, FALSE, COXA_STATUS_DONE, "34" },
  { &number, " 34 ", COXA_CELL_TEXT_VALUE, 34, NO_PAIN, FALSE, COXA_STATUS_DONE, "34" },
  { &number, "34.5", COXA_CELL_TEXT_VALUE, 34.5, NO_PAIN, FALSE, COXA_STATUS_DONE, "34.5" },
  { &number, "34,5", COXA_CELL_TEXT_VALUE, 34.5, NO_PAIN, FALSE, COXA_STATUS_DONE, "34.5" },
  { &number, "-4", COXA_CELL_TEXT_VALUE, -4, NO_PAIN, FALSE, COXA_STATUS_DONE, "−4" },
  { &number, "−4", COXA_CELL_TEXT_VALUE, -4, NO_PAIN, FALSE, COXA_STATUS_DONE, "−4" },
  { &number, "34+4", COXA_CELL_TEXT_VALUE, 34, 4, FALSE, COXA_STATUS_DONE, "34+4" },
  { &number, "34 + 10", COXA_CELL_TEXT_VALUE, 34, 10, FALSE, COXA_STATUS_DONE, "34+10" },
  { &number, "34+0", COXA_CELL_TEXT_VALUE, 34, 0, FALSE, COXA_STATUS_DONE, "34+0" },
  { &number, "34*", COXA_CELL_TEXT_VALUE, 34, NO_PAIN, TRUE, COXA_STATUS_DONE, "34 ✱" },
  { &number, "34+4*", COXA_CELL_TEXT_VALUE, 34, 4, TRUE, COXA_STATUS_DONE, "34+4 ✱" },
  { &number, "/", COXA_CELL_TEXT_VALUE, 0, NO_PAIN, FALSE, COXA_STATUS_NOT_TESTABLE, "/" },
  { &number, "/r", COXA_CELL_TEXT_VALUE, 0, NO_PAIN, FALSE, COXA_STATUS_REFUSED, "/r" },
  { &number, "/p", COXA_CELL_TEXT_VALUE, 0, NO_PAIN, FALSE, COXA_STATUS_STOPPED_BY_PAIN, "/p" },
  { &number, "170", COXA_CELL_TEXT_VALUE, 170, NO_PAIN, FALSE, COXA_STATUS_DONE, "170" },
  { &number, "171", COXA_CELL_TEXT_REFUSED },
  { &number, "-20", COXA_CELL_TEXT_VALUE, -20, NO_PAIN, FALSE, COXA_STATUS_DONE, "−20" },
  { &number, "-21", COXA_CELL_TEXT_REFUSED },
  { &number, "34+", COXA_CELL_TEXT_REFUSED },
  { &number, "34+11", COXA_CELL_TEXT_REFUSED },
  { &number, "34+x", COXA_CELL_TEXT_REFUSED },
  { &number, "34+-4", COXA_CELL_TEXT_REFUSED },
  { &number, "*", COXA_CELL_TEXT_REFUSED },
  { &number, "-", COXA_CELL_TEXT_REFUSED },
  { &number, "1e2", COXA_CELL_TEXT_REFUSED },
  { &number, "nan", COXA_CELL_TEXT_REFUSED },
  { &number, "inf", COXA_CELL_TEXT_REFUSED },
  { &number, "0x10", COXA_CELL_TEXT_REFUSED },
  { &number, "3.4.5", COXA_CELL_TEXT_REFUSED },
  { &number, "thirty", COXA_CELL_TEXT_REFUSED },
  { &yes_no, "y", COXA_CELL_TEXT_VALUE, 1, NO_PAIN, FALSE, COXA_STATUS_DONE, "yes" },
  { &yes_no, "Yes", COXA_CELL_TEXT_VALUE, 1, NO_PAIN, FALSE, COXA_STATUS_DONE, "yes" },
  { &yes_no, "1", COXA_CELL_TEXT_VALUE, 1, NO_PAIN, FALSE, COXA_STATUS_DONE, "yes" },
  { &yes_no, "+", COXA_CELL_TEXT_VALUE, 1, NO_PAIN, FALSE, COXA_STATUS_DONE, "yes" },
  { &yes_no, "n", COXA_CELL_TEXT_VALUE, 0, NO_PAIN, FALSE, COXA_STATUS_DONE, "no" },
  { &yes_no, "0", COXA_CELL_TEXT_VALUE, 0, NO_PAIN, FALSE, COXA_STATUS_DONE, "no" },
  { &yes_no, "-", COXA_CELL_TEXT_VALUE, 0, NO_PAIN, FALSE, COXA_STATUS_DONE, "no" },
  { &yes_no, "y*", COXA_CELL_TEXT_VALUE, 1, NO_PAIN, TRUE, COXA_STATUS_DONE, "yes ✱" },
  { &yes_no, "/", COXA_CELL_TEXT_VALUE, 0, NO_PAIN, FALSE, COXA_STATUS_NOT_TESTABLE, "/" },
  { &yes_no, "*", COXA_CELL_TEXT_REFUSED },
  { &yes_no, "2", COXA_CELL_TEXT_REFUSED },
  { &failed, "1", COXA_CELL_TEXT_VALUE, 1, NO_PAIN, FALSE, COXA_STATUS_DONE, "failed" },
  { &failed, "p", COXA_CELL_TEXT_VALUE, 0, NO_PAIN, FALSE, COXA_STATUS_DONE, "passed" },
  { &grade, "4-", COXA_CELL_TEXT_VALUE, 8, NO_PAIN, FALSE, COXA_STATUS_DONE, "4-" },
  { &grade, "4", COXA_CELL_TEXT_VALUE, 9, NO_PAIN, FALSE, COXA_STATUS_DONE, "4" },
  { &grade, "4+", COXA_CELL_TEXT_VALUE, 10, NO_PAIN, FALSE, COXA_STATUS_DONE, "4+" },
  { &grade, "6", COXA_CELL_TEXT_REFUSED },
  { &score, "0", COXA_CELL_TEXT_VALUE, 0, NO_PAIN, FALSE, COXA_STATUS_DONE, "0" },
  { &score, "10", COXA_CELL_TEXT_VALUE, 10, NO_PAIN, FALSE, COXA_STATUS_DONE, "10" },
  { &score, "11", COXA_CELL_TEXT_REFUSED },
  { &score, "5.5", COXA_CELL_TEXT_REFUSED },
  { &score, "5+3", COXA_CELL_TEXT_REFUSED },
  { &score, "/", COXA_CELL_TEXT_REFUSED },
};

static void
check_row (guint i)
{
  CoxaMeasurement measurement;
  g_autofree char *message = NULL;
  g_autofree char *written = NULL;

  g_test_message ("%s: \"%s\"", rows[i].measure->id, rows[i].typed);
  coxa_measurement_init (&measurement, rows[i].measure, COXA_SIDE_LEFT);
  g_assert_cmpint (coxa_cell_text_read (rows[i].typed, &measurement, &message), ==,
                   rows[i].reading);
  g_assert_true ((message != NULL) == (rows[i].reading == COXA_CELL_TEXT_REFUSED));
  if (rows[i].reading != COXA_CELL_TEXT_VALUE)
    return;
  g_assert_cmpint (measurement.status, ==, rows[i].status);
  g_assert_cmpfloat (measurement.value, ==, rows[i].value);
  g_assert_cmpint (measurement.pain, ==, rows[i].pain);
  g_assert_cmpint (measurement.compensation_seen, ==, rows[i].compensation);
  written = coxa_cell_text_write (&measurement);
  g_assert_cmpstr (written, ==, rows[i].written);
}

static void
test_keys (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check_row (i);
}

/* What a cell shows reads back as what it holds. */
static void
test_shown_reads_back (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaMeasurement measurement;
    CoxaMeasurement again;
    g_autofree char *message = NULL;
    g_autofree char *written = NULL;

    if (rows[i].reading != COXA_CELL_TEXT_VALUE)
      continue;
    coxa_measurement_init (&measurement, rows[i].measure, COXA_SIDE_LEFT);
    coxa_cell_text_read (rows[i].typed, &measurement, &message);
    written = coxa_cell_text_write (&measurement);
    coxa_measurement_init (&again, rows[i].measure, COXA_SIDE_LEFT);
    g_test_message ("%s: \"%s\"", rows[i].measure->id, written);
    g_assert_cmpint (coxa_cell_text_read (written, &again, &message), ==, COXA_CELL_TEXT_VALUE);
    g_assert_cmpfloat (again.value, ==, measurement.value);
    g_assert_cmpint (again.pain, ==, measurement.pain);
    g_assert_cmpint (again.status, ==, measurement.status);
    g_assert_cmpint (again.compensation_seen, ==, measurement.compensation_seen);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/cell-text/keys", test_keys);
  g_test_add_func ("/app/cell-text/shown-reads-back", test_shown_reads_back);
  return g_test_run ();
}
