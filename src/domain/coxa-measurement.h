/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-measure.h"

G_BEGIN_DECLS

#define COXA_TRIALS_MAX 10
#define COXA_PAIN_NOT_ASKED (-1)

typedef enum {
  COXA_STATUS_DONE,
  COXA_STATUS_REFUSED,
  COXA_STATUS_STOPPED_BY_PAIN,
  COXA_STATUS_NOT_TESTABLE,
} CoxaStatus;

typedef enum {
  COXA_INSTRUMENT_GONIOMETER,
  COXA_INSTRUMENT_INCLINOMETER,
  COXA_INSTRUMENT_PHONE,
  COXA_INSTRUMENT_TAPE,
  COXA_INSTRUMENT_DYNAMOMETER,
  COXA_INSTRUMENT_STOPWATCH,
  COXA_INSTRUMENT_VISUAL,
  COXA_INSTRUMENT_OTHER,
} CoxaInstrument;

/**
 * CoxaMeasurement:
 *
 * One value with what must be known to compare it later (rom.md 6). A plain value: copied by
 * assignment. @value is in the measure's unit; 0 or 1 for yes/no and failed; the place in the
 * measure's list for grades and choices. With trials it is their mean, unrounded. It means
 * nothing unless @status is done.
 */
typedef struct {
  const CoxaMeasure *measure; /* borrowed from the catalogue */
  CoxaSide side;
  const char *position; /* borrowed from the measure; NULL where it names none */
  CoxaMode mode;
  CoxaInstrument instrument;
  CoxaStatus status;
  double value;
  double trials[COXA_TRIALS_MAX];
  guint n_trials; /* 0: a single reading */
  double step;    /* of reading, in the unit; 1 unless said */
  int pain;       /* at end range 0-10, or COXA_PAIN_NOT_ASKED */
  gboolean pelvis_held;
  gboolean compensation_seen;
} CoxaMeasurement;

void coxa_measurement_init (CoxaMeasurement *self, const CoxaMeasure *measure, CoxaSide side);
gboolean coxa_measurement_set_trials (CoxaMeasurement *self,
                                      const double *trials,
                                      guint n_trials,
                                      GError **error);
gboolean coxa_measurement_check (const CoxaMeasurement *self, GError **error);
gboolean coxa_measurement_is_unusual (const CoxaMeasurement *self, int age_years);
gboolean coxa_measurement_same_place (const CoxaMeasurement *a, const CoxaMeasurement *b);
char *coxa_measurement_dup_value_text (const CoxaMeasurement *self);

/* Ids as files spell them; the lists end with NULL. */
extern const char *const coxa_status_ids[];
extern const char *const coxa_instrument_ids[];

G_END_DECLS
