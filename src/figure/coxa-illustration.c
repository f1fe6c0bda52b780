/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-illustration.h"

#include "coxa-arrows.h"
#include "coxa-figure.h"
#include "coxa-motion.h"
#include "coxa-placeholder.h"
#include "coxa-props.h"

#define MARGIN 0.01
#define MOMENTS_PER_STEP 6 /* looked at on the way from one frame to the next */

struct _CoxaIllustration {
  gboolean placeholder; /* nothing else of it counts but the box */
  CoxaCamera camera;
  CoxaMotion motion;
  CoxaSkeleton frames[COXA_EXERCISE_FRAMES];
  CoxaManner manner;
  GArray *props;                               /* of CoxaProp */
  GArray *arrows;                              /* of CoxaArrow */
  CoxaDrawing *drawings[COXA_EXERCISE_FRAMES]; /* of the default body */
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

/* Nobody lies, kneels or sits on a mat in shoes. */
static gboolean
is_barefoot (const CoxaExercise *exercise)
{
  const char *const *equipment = (const char *const *) exercise->equipment;
  const char *position = exercise->position ? exercise->position : "";

  if (g_str_equal (position, "sitting"))
    return equipment && g_strv_contains (equipment, "mat");
  return !g_str_equal (position, "standing");
}

/* Which hands hold a thing: those it names, or both. */
static void
find_grips (char **props, gboolean grips[2])
{
  static const char *const held[] = { "strap", "weight", "bandpost", "stick" };

  for (guint i = 0; props && props[i]; i++)
    for (guint j = 0; j < G_N_ELEMENTS (held); j++) {
      gboolean right = strstr (props[i], "hand_r") != NULL;
      gboolean left = strstr (props[i], "hand_l") != NULL;

      if (!g_str_has_prefix (props[i], held[j]))
        continue;
      grips[COXA_BODY_RIGHT] |= right || !left;
      grips[COXA_BODY_LEFT] |= left || !right;
    }
}

static CoxaDrawing *
draw_stage (const CoxaIllustration *self,
            const CoxaStage *stage,
            gboolean with_arrows,
            CoxaBody body)
{
  g_autoptr (CoxaScene) scene = coxa_scene_new (&self->camera);
  CoxaManner manner = self->manner;

  manner.body = body;
  coxa_mat_draw (scene, stage);
  for (guint i = 0; i < self->props->len; i++)
    coxa_prop_draw (&g_array_index (self->props, CoxaProp, i), scene, stage);
  coxa_figure_draw (scene, stage->in_motion, &manner);
  for (guint i = 0; with_arrows && i < self->arrows->len; i++)
    if (g_array_index (self->arrows, CoxaArrow, i).frame == stage->frame)
      coxa_arrow_draw (&g_array_index (self->arrows, CoxaArrow, i), scene, &self->motion);
  return coxa_scene_finish (scene);
}

/* At a whole moment the skeleton of the frame itself, so that a still and a pause look the same. */
static CoxaDrawing *
draw_moment (const CoxaIllustration *self, double moment, gboolean with_arrows, CoxaBody body)
{
  guint nearest = (guint) (moment + 0.5);
  CoxaSkeleton between = self->frames[nearest];
  CoxaStage stage = { self->frames, self->motion.n_frames, nearest, &between };

  if (moment != nearest)
    between = coxa_motion_get_skeleton (&self->motion, moment);
  return draw_stage (self, &stage, with_arrows, body);
}

static void
stretch_box (CoxaBox *box, const CoxaDrawing *drawing)
{
  CoxaBox drawn = coxa_drawing_get_box (drawing, 0, drawing->shapes->len);

  box->x0 = MIN (box->x0, drawn.x0 - MARGIN);
  box->y0 = MIN (box->y0, drawn.y0 - MARGIN);
  box->x1 = MAX (box->x1, drawn.x1 + MARGIN);
  box->y1 = MAX (box->y1, drawn.y1 + MARGIN);
}

static void
measure_box (CoxaIllustration *self)
{
  self->box = (CoxaBox){ G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
  for (guint i = 0; i < self->motion.n_frames; i++) {
    self->drawings[i] = draw_moment (self, i, TRUE, coxa_look_default.body);
    stretch_box (&self->box, self->drawings[i]);
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
  self->manner.far = coxa_far_sides_new (&self->camera, self->frames, picture->n_frames);
  self->manner.barefoot = is_barefoot (exercise);
  find_grips (picture->props, self->manner.grips);
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
  for (guint i = 0; i < COXA_EXERCISE_FRAMES; i++)
    g_clear_pointer (&self->drawings[i], coxa_drawing_free);
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

/**
 * coxa_illustration_get_motion_box:
 *
 * Looks at the whole way through the frames, so it costs some drawings: ask once.
 *
 * Returns: what the figure covers while it moves, and in every frame: the illustration's box,
 *   wider by the same on the left and the right
 */
CoxaBox
coxa_illustration_get_motion_box (const CoxaIllustration *self)
{
  CoxaBox box;
  double wider;

  g_return_val_if_fail (self != NULL, (CoxaBox){ 0 });

  box = self->box;
  if (self->placeholder)
    return box;
  for (guint i = 1; i < MOMENTS_PER_STEP * (self->motion.n_frames - 1); i++) {
    g_autoptr (CoxaDrawing) drawing =
        draw_moment (self, (double) i / MOMENTS_PER_STEP, FALSE, coxa_look_default.body);

    stretch_box (&box, drawing);
  }
  /* Drawings are mirrored about the middle of the illustration's box. */
  wider = MAX (self->box.x0 - box.x0, box.x1 - self->box.x1);
  box.x0 = self->box.x0 - wider;
  box.x1 = self->box.x1 + wider;
  return box;
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
 * @look: (nullable): whose body, %NULL for the default; coxa_ink_get_rgb() has the colours
 *
 * Returns: (transfer full): the frame's shapes in painter's order, inside the illustration's box
 */
CoxaDrawing *
coxa_illustration_draw (const CoxaIllustration *self,
                        guint frame,
                        gboolean mirrored,
                        const CoxaLook *look)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (frame < self->motion.n_frames, NULL);

  return coxa_illustration_draw_moment (self, frame, mirrored, TRUE, look);
}

/**
 * coxa_illustration_draw_moment:
 * @moment: from 0, the first frame, to the number of frames less 1, the last; in between the
 *   figure is on its way, and what it holds with it
 * @mirrored: the left side works instead of the right
 * @with_arrows: as a still frame has them; while the figure moves they say nothing
 *
 * @look: (nullable): who is shown; %NULL is coxa_look_default
 *
 * A thing that is in one frame alone is seen as long as that frame is the nearest.
 *
 * Returns: (transfer full): the shapes in painter's order, inside the illustration's motion box
 */
CoxaDrawing *
coxa_illustration_draw_moment (const CoxaIllustration *self,
                               double moment,
                               gboolean mirrored,
                               gboolean with_arrows,
                               const CoxaLook *look)
{
  CoxaBody body = look ? look->body : coxa_look_default.body;
  CoxaDrawing *drawing;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (moment >= 0 && moment <= self->motion.n_frames - 1, NULL);

  if (self->placeholder)
    return coxa_placeholder_draw ();
  if (with_arrows && moment == floor (moment) && body == coxa_look_default.body)
    drawing = coxa_drawing_copy (self->drawings[(guint) moment]);
  else
    drawing = draw_moment (self, moment, with_arrows, body);
  if (mirrored)
    mirror (drawing, &self->box);
  return drawing;
}
