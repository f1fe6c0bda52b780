/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-exercise.h"
#include "coxa-look.h"

G_BEGIN_DECLS

#define COXA_FIGURE_ERROR (coxa_figure_error_quark ())

typedef enum {
  COXA_FIGURE_ERROR_PICTURE, /* the library says that it cannot be meant */
  COXA_FIGURE_ERROR_POSE,    /* an angle, joint, prop or arrow that the figure does not know */
} CoxaFigureError;

GQuark coxa_figure_error_quark (void);

/**
 * CoxaInk: what is painted, not in which colour; a painter asks coxa_ink_get_rgb().
 */
typedef enum {
  COXA_INK_NONE,
  COXA_INK_OUTLINE,
  COXA_INK_SKIN,
  COXA_INK_SKIN_FAR, /* the limb on the far side */
  COXA_INK_TOP,
  COXA_INK_TOP_FAR,
  COXA_INK_SHORTS,
  COXA_INK_SHORTS_FAR,
  COXA_INK_SHOE,
  COXA_INK_SHOE_FAR,
  COXA_INK_SOLE,
  COXA_INK_SOLE_FAR,
  COXA_INK_HAIR,
  COXA_INK_MAT,
  COXA_INK_MAT_EDGE,
  COXA_INK_PROP,
  COXA_INK_PROP_EDGE,
  COXA_INK_PROP_SOFT,
  COXA_INK_ARROW,
  COXA_INK_PROP_SHADE, /* the face of a thing that is turned away from the light */
  COXA_INK_BAND,       /* bands, straps, the massage ball: what must catch the eye */
  COXA_INK_PAPER,      /* round an arrow, so that it stands off what it crosses */
  COXA_INK_NORM,       /* the ring of the norm in a measuring picture */
  COXA_INK_NORM_EDGE,
  COXA_INK_GHOST, /* the other side's limb */
  COXA_INK_GHOST_EDGE,
  COXA_INK_BODY, /* of the pain map */
  COXA_INK_BODY_EDGE,
  COXA_INK_BODY_LINE,
  COXA_INK_BODY_FOCUS,
  COXA_INK_REGION_EDGE,
  COXA_INK_PAIN_1, /* 1 to 3 */
  COXA_INK_PAIN_2,
  COXA_INK_PAIN_3, /* 7 to 10 */
  COXA_INK_PAIN_MARK,
  COXA_N_INKS,
} CoxaInk;

void coxa_ink_get_rgb (CoxaInk ink, const CoxaLook *look, double rgb_out[3]);

/* The page: x to the right, y up, in body heights; the floor under the pelvis is near y = 0. */
typedef struct {
  double x, y;
} CoxaPoint;

typedef struct {
  double x0, y0, x1, y1;
} CoxaBox;

typedef enum {
  COXA_PATH_MOVE,  /* to p[0] */
  COXA_PATH_LINE,  /* to p[0] */
  COXA_PATH_CURVE, /* cubic: controls p[0], p[1], to p[2] */
  COXA_PATH_CLOSE,
} CoxaPathVerb;

typedef struct {
  CoxaPathVerb verb;
  CoxaPoint p[3];
} CoxaPathStep;

/**
 * CoxaShape: one outline, to be filled, then stroked with round caps and joins.
 */
typedef struct {
  guint first_step; /* into CoxaDrawing.steps */
  guint n_steps;
  CoxaInk fill;   /* COXA_INK_NONE: not filled */
  CoxaInk stroke; /* COXA_INK_NONE: not stroked */
  double width;   /* of the stroke, in body heights */
} CoxaShape;

/**
 * CoxaDrawing: a frame as an ordered list of shapes, far to near, in plain numbers. Painters walk
 * it once: `print` with libharu, `app` with cairo.
 */
typedef struct {
  GArray *steps;  /* of CoxaPathStep */
  GArray *shapes; /* of CoxaShape, paint in this order */
} CoxaDrawing;

void coxa_drawing_free (CoxaDrawing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaDrawing, coxa_drawing_free)

/**
 * CoxaIllustration: an exercise's frames, posed and placed, ready to be drawn. Immutable; keeps
 * no reference to the exercise.
 */
typedef struct _CoxaIllustration CoxaIllustration;

CoxaIllustration *coxa_illustration_new (const CoxaExercise *exercise, GError **error);
CoxaIllustration *coxa_illustration_new_placeholder (void);
void coxa_illustration_free (CoxaIllustration *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaIllustration, coxa_illustration_free)

gboolean coxa_illustration_is_placeholder (const CoxaIllustration *self);
guint coxa_illustration_count_frames (const CoxaIllustration *self);
CoxaBox coxa_illustration_get_box (const CoxaIllustration *self);
CoxaBox coxa_illustration_get_motion_box (const CoxaIllustration *self);
CoxaDrawing *coxa_illustration_draw (const CoxaIllustration *self,
                                     guint frame,
                                     gboolean mirrored,
                                     const CoxaLook *look);
CoxaDrawing *coxa_illustration_draw_moment (const CoxaIllustration *self,
                                            double moment,
                                            gboolean mirrored,
                                            gboolean with_arrows,
                                            const CoxaLook *look);

G_END_DECLS
