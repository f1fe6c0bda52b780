/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-goniometer.h"
#include "coxa-norm.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

/**
 * CoxaAngleReading: a measurement and what stands beside it, as the goniometer shows it. Borrows
 * everything; where something is not known it is %NULL.
 */
typedef struct {
  const CoxaMeasure *measure;
  const char *position;
  CoxaSide side;
  const CoxaMeasurement *value;
  const CoxaMeasurement *other; /* the other side, of the same visit */
  const CoxaMeasurement *last;  /* the same side, of the visit before */
  const CoxaNorm *norm;
} CoxaAngleReading;

CoxaAngleMarks coxa_angle_reading_get_marks (const CoxaAngleReading *self);
char *coxa_angle_reading_dup_name (const CoxaAngleReading *self);
char *coxa_angle_reading_dup_number (const CoxaAngleReading *self);
char *coxa_angle_reading_dup_norm (const CoxaNorm *norm);
char *coxa_angle_reading_dup_legend (const CoxaAngleReading *self,
                                     const CoxaMeasuringPicture *picture);

G_END_DECLS
