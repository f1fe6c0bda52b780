/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-illustration.h"
#include "coxa-sheet.h"

G_BEGIN_DECLS

/**
 * CoxaPictures: an exercise's frames side by side, at one scale, on one floor, with their captions.
 */
typedef struct {
  guint n_frames;
  CoxaDrawing *frames[COXA_EXERCISE_FRAMES];
  const char *captions[COXA_EXERCISE_FRAMES];     /* borrowed from the sheet */
  const char *alternatives[COXA_EXERCISE_FRAMES]; /* borrowed from the sheet */
  CoxaBox box;                                    /* of all frames together */
} CoxaPictures;

/* The same, laid out for a width, beside or above each other. */
typedef struct {
  const CoxaPictures *pictures; /* borrowed */
  double slot, gap;             /* widths */
  guint columns;
  double scale, picture_height, captions_height, height;
  CoxaParagraph *captions[COXA_EXERCISE_FRAMES];
} CoxaPictureRow;

CoxaPictures *coxa_pictures_new (CoxaSheet *sheet,
                                 const CoxaExercise *exercise,
                                 gboolean mirrored,
                                 GError **error);
void coxa_pictures_free (CoxaPictures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaPictures, coxa_pictures_free)

CoxaPictureRow *coxa_picture_row_new (
    CoxaSheet *sheet, const CoxaPictures *pictures, double width, double most_height, double room);
CoxaPictureRow *coxa_picture_row_new_filling (CoxaSheet *sheet,
                                              const CoxaPictures *pictures,
                                              double width,
                                              double height);
void coxa_picture_row_free (CoxaPictureRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaPictureRow, coxa_picture_row_free)

void coxa_picture_row_draw (const CoxaPictureRow *self, CoxaSheet *sheet, double x, double top);

G_END_DECLS
