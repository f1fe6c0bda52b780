/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-illustration.h"

G_BEGIN_DECLS

/**
 * CoxaGoniometer: the measuring positions as pictures (`data/clinical/goniometer.ini`), one for
 * each angle that is measured in them. Immutable.
 */
typedef struct _CoxaGoniometer CoxaGoniometer;

/**
 * CoxaMeasuringPicture: one of them, the right side measured; owned by the goniometer. Not for two threads
 * at once.
 */
typedef struct _CoxaMeasuringPicture CoxaMeasuringPicture;

/**
 * CoxaAngleMarks: what is to be seen, in degrees as the measure counts them; NAN: nothing there.
 */
typedef struct {
  double value;
  double other; /* the other side, drawn as a ghost */
  double norm_low, norm_high;
} CoxaAngleMarks;

CoxaGoniometer *coxa_goniometer_new (const char *name,
                                     GBytes *bytes,
                                     const CoxaSegments *segments,
                                     GError **error);
CoxaGoniometer *coxa_goniometer_load (const CoxaSegments *segments, GError **error);
void coxa_goniometer_free (CoxaGoniometer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaGoniometer, coxa_goniometer_free)

CoxaMeasuringPicture *
coxa_goniometer_find (const CoxaGoniometer *self, const char *measure, const char *position);
guint coxa_goniometer_count (const CoxaGoniometer *self);
CoxaMeasuringPicture *coxa_goniometer_get (const CoxaGoniometer *self, guint index);

const char *coxa_measuring_picture_get_id (const CoxaMeasuringPicture *self);
CoxaBox coxa_measuring_picture_get_box (CoxaMeasuringPicture *self);
double coxa_measuring_picture_get_drawn (const CoxaMeasuringPicture *self, double value);
CoxaDrawing *coxa_measuring_picture_draw (CoxaMeasuringPicture *self,
                                          const CoxaAngleMarks *marks,
                                          gboolean mirrored,
                                          const CoxaLook *look);
CoxaPoint coxa_measuring_picture_get_rim (CoxaMeasuringPicture *self,
                                          double value,
                                          gboolean mirrored);
CoxaPoint coxa_measuring_picture_get_label (CoxaMeasuringPicture *self,
                                            double value,
                                            gboolean mirrored);

G_END_DECLS
