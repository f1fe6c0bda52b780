/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-illustration.h"

#include "coxa-arrows.h"
#include "coxa-figure.h"
#include "coxa-motion.h"
#include "coxa-placeholder.h"
#include "coxa-props.h"

#define MARGIN 0.01

struct _CoxaIllustration {
  gboolean placeholder; /* nothing else of it counts but the box */
  CoxaCamera camera;
  CoxaMotion motion;
  CoxaSkeleton frames[COXA_EXERCISE_FRAMES];
  CoxaFarSides far;
  GArray *props;  /* of CoxaProp */
  GArray *arrows; /* of CoxaArrow */
  CoxaBox box;
};

G_DEFINE_QUARK (coxa - figure - error - quark, coxa_figure_error)

static gboolean
read_props (CoxaIllustration *self, char **texts, GError **error)
{
  for (guint i = 0; texts && texts[i]; i++) {
    CoxaProp prop;

    if (!coxa_prop_parse (texts[i], &prop, error)) {
      g_prefix_error (error, "props: ");
      return FALSE;
    }
    g_array_append_val (self->props, prop);
  }
  return TRUE;
}

static gboolean
read_arrows (CoxaIllustration *self, char **texts, GError **error)
{
  for (guint i = 0; texts && texts[i]; i++) {
    CoxaArrow arrow;

    if (!coxa_arrow_parse (texts[i], &arrow, error)) {
      g_prefix_error (error, "arrows: ");
      return FALSE;
    }
    g_array_append_val (self->arrows, arrow);
  }
  return TRUE;
}

static gboolean
read_picture (CoxaIllustration *self, const CoxaPicture *picture, GError **error)
{
  return coxa_motion_init (&self->motion, picture, error) &&
         read_props (self, picture->props, error) && read_arrows (self, picture->arrows, error);
}

static CoxaDrawing *
draw_frame (const CoxaIllustration *self, guint frame)
{
  g_autoptr (CoxaScene) scene = coxa_scene_new (&self->camera);
  CoxaStage stage = { self->frames, self->motion.n_frames, frame };

  coxa_mat_draw (scene, &stage);
  for (guint i = 0; i < self->props->len; i++)
    coxa_prop_draw (&g_array_index (self->props, CoxaProp, i), scene, &stage);
  coxa_figure_draw (scene, &self->frames[frame], &self->far);
  for (guint i = 0; i < self->arrows->len; i++)
    if (g_array_index (self->arrows, CoxaArrow, i).frame == frame)
      coxa_arrow_draw (&g_array_index (self->arrows, CoxaArrow, i), scene, &self->motion);
  return coxa_scene_finish (scene);
}

static void
measure_box (CoxaIllustration *self)
{
  self->box = (CoxaBox){ G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
  for (guint i = 0; i < self->motion.n_frames; i++) {
    g_autoptr (CoxaDrawing) drawing = draw_frame (self, i);
    CoxaBox box = coxa_drawing_get_box (drawing, 0, drawing->shapes->len);

    self->box.x0 = MIN (self->box.x0, box.x0 - MARGIN);
    self->box.y0 = MIN (self->box.y0, box.y0 - MARGIN);
    self->box.x1 = MAX (self->box.x1, box.x1 + MARGIN);
    self->box.y1 = MAX (self->box.y1, box.y1 + MARGIN);
  }
}

/**
 * coxa_illustration_new:
 *
 * Poses and places all frames of an exercise. Fails on an angle, joint, prop or arrow that the
 * figure does not know (%COXA_FIGURE_ERROR_POSE), and where the library says that the picture
 * cannot be meant (%COXA_FIGURE_ERROR_PICTURE); coxa_illustration_new_placeholder() can stand in.
 *
 * Returns: (transfer full): the illustration, or %NULL with @error set
 */
CoxaIllustration *
coxa_illustration_new (const CoxaExercise *exercise, GError **error)
{
  g_autoptr (CoxaIllustration) self = NULL;
  const CoxaPicture *picture;

  g_return_val_if_fail (exercise != NULL, NULL);
  g_return_val_if_fail (exercise->picture.segments != NULL, NULL);

  picture = &exercise->picture;
  if (picture->problem) {
    g_set_error_literal (error, COXA_FIGURE_ERROR, COXA_FIGURE_ERROR_PICTURE, picture->problem);
    return NULL;
  }
  g_return_val_if_fail (picture->n_frames >= 1, NULL);
  g_return_val_if_fail (picture->n_frames <= COXA_EXERCISE_FRAMES, NULL);

  self = g_new0 (CoxaIllustration, 1);
  self->props = g_array_new (FALSE, FALSE, sizeof (CoxaProp));
  self->arrows = g_array_new (FALSE, FALSE, sizeof (CoxaArrow));
  self->camera = coxa_camera_new (picture->view_yaw, picture->view_elev);
  if (!read_picture (self, picture, error)) {
    g_prefix_error (error, "%s: [%s] ", picture->file, exercise->id);
    return NULL;
  }

  for (guint i = 0; i < picture->n_frames; i++)
    self->frames[i] = coxa_motion_get_skeleton (&self->motion, i);
  self->far = coxa_far_sides_new (&self->camera, self->frames, picture->n_frames);
  measure_box (self);
  return g_steal_pointer (&self);
}

/**
 * coxa_illustration_new_placeholder:
 *
 * Returns: (transfer full): one plain frame that says that there is no picture
 */
CoxaIllustration *
coxa_illustration_new_placeholder (void)
{
  CoxaIllustration *self = g_new0 (CoxaIllustration, 1);

  self->placeholder = TRUE;
  self->motion.n_frames = 1;
  self->props = g_array_new (FALSE, FALSE, sizeof (CoxaProp));
  self->arrows = g_array_new (FALSE, FALSE, sizeof (CoxaArrow));
  self->box = coxa_placeholder_get_box ();
  return self;
}

gboolean
coxa_illustration_is_placeholder (const CoxaIllustration *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->placeholder;
}

void
coxa_illustration_free (CoxaIllustration *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->props);
  g_array_unref (self->arrows);
  g_free (self);
}

guint
coxa_illustration_count_frames (const CoxaIllustration *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->motion.n_frames;
}

/**
 * coxa_illustration_get_box:
 *
 * Returns: what all frames cover together, so that they can be shown at one scale, on one floor
 */
CoxaBox
coxa_illustration_get_box (const CoxaIllustration *self)
{
  g_return_val_if_fail (self != NULL, (CoxaBox){ 0 });

  return self->box;
}

static void
mirror (CoxaDrawing *drawing, const CoxaBox *box)
{
  for (guint i = 0; i < drawing->steps->len; i++) {
    CoxaPathStep *step = &g_array_index (drawing->steps, CoxaPathStep, i);

    for (guint j = 0; j < G_N_ELEMENTS (step->p); j++)
      step->p[j].x = box->x0 + box->x1 - step->p[j].x;
  }
}

/**
 * coxa_illustration_draw:
 * @frame: from 0
 * @mirrored: the left side works instead of the right
 *
 * Returns: (transfer full): the frame's shapes in painter's order, inside the illustration's box
 */
CoxaDrawing *
coxa_illustration_draw (const CoxaIllustration *self, guint frame, gboolean mirrored)
{
  CoxaDrawing *drawing;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (frame < self->motion.n_frames, NULL);

  if (self->placeholder)
    return coxa_placeholder_draw ();
  drawing = draw_frame (self, frame);
  if (mirrored)
    mirror (drawing, &self->box);
  return drawing;
}
