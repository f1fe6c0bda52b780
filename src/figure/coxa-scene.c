/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-scene.h"

typedef struct {
  CoxaLayer layer;
  double depth;
  guint index; /* keeps the order of equals */
  guint first_shape;
  guint n_shapes;
} Part;

/* Skin laid over the seam of two parts: of @part, once both are painted. */
typedef struct {
  guint part;
  guint other;
  guint shape;  /* in Scene.patches */
  double depth; /* of the joint */
} Seam;

struct _CoxaScene {
  CoxaCamera camera;
  CoxaDrawing *drawing;
  CoxaDrawing *patches;
  GArray *parts; /* of Part */
  GArray *seams; /* of Seam */
};

CoxaScene *
coxa_scene_new (const CoxaCamera *camera)
{
  CoxaScene *self = g_new0 (CoxaScene, 1);

  self->camera = *camera;
  self->drawing = coxa_drawing_new ();
  self->patches = coxa_drawing_new ();
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  self->seams = g_array_new (FALSE, FALSE, sizeof (Seam));
  return self;
}

void
coxa_scene_free (CoxaScene *self)
{
  coxa_drawing_free (self->drawing);
  coxa_drawing_free (self->patches);
  g_array_unref (self->parts);
  g_array_unref (self->seams);
  g_free (self);
}

const CoxaCamera *
coxa_scene_get_camera (const CoxaScene *self)
{
  return &self->camera;
}

/**
 * coxa_scene_begin:
 * @depth: larger = nearer
 *
 * Starts a part; all shapes added until the next one belong to it.
 *
 * Returns: (transfer none): where to draw it
 */
CoxaDrawing *
coxa_scene_begin (CoxaScene *self, CoxaLayer layer, double depth)
{
  Part part = { layer, depth, self->parts->len, self->drawing->shapes->len, 0 };

  g_array_append_val (self->parts, part);
  return self->drawing;
}

/* The part begun last, for coxa_scene_join(). */
guint
coxa_scene_get_last (const CoxaScene *self)
{
  return self->parts->len - 1;
}

static void
see_hull (const CoxaScene *self, CoxaDrawing *drawing, const CoxaBall *balls, guint n)
{
  CoxaCircle circles[COXA_BALLS_LIMIT];

  g_assert (n <= COXA_BALLS_LIMIT);
  for (guint i = 0; i < n; i++) {
    CoxaPoint point = coxa_camera_project (&self->camera, balls[i].at);

    circles[i] = (CoxaCircle){ point.x, point.y, balls[i].r };
  }
  coxa_drawing_hull (drawing, circles, n);
}

void
coxa_scene_add_hull (CoxaScene *self, const CoxaBall *balls, guint n, CoxaInk fill, CoxaInk stroke)
{
  coxa_drawing_begin (self->drawing, fill, stroke, COXA_LINE_WIDTH);
  see_hull (self, self->drawing, balls, n);
}

/* A hull with a finer line, for what is drawn on top of another shape. */
void
coxa_scene_add_detail (
    CoxaScene *self, const CoxaBall *balls, guint n, CoxaInk fill, CoxaInk stroke)
{
  coxa_drawing_begin (self->drawing, fill, stroke, 0.6 * COXA_LINE_WIDTH);
  see_hull (self, self->drawing, balls, n);
}

/**
 * coxa_scene_add_union:
 *
 * Adds several hulls with one outline round all of them: stroked first, filled afterwards.
 */
void
coxa_scene_add_union (CoxaScene *self,
                      const CoxaBall *const *hulls,
                      const guint *n_balls,
                      guint n_hulls,
                      CoxaInk fill)
{
  coxa_drawing_begin (self->drawing, COXA_INK_NONE, COXA_INK_OUTLINE, 1.6 * COXA_LINE_WIDTH);
  for (guint i = 0; i < n_hulls; i++)
    see_hull (self, self->drawing, hulls[i], n_balls[i]);
  coxa_drawing_again (self->drawing, fill, COXA_INK_NONE, 0);
}

/**
 * coxa_scene_join:
 * @part: whose skin the balls are
 * @other: the part it goes over into
 *
 * Hides the seam of two parts that meet in a joint. Whichever is painted later, the skin of the
 * earlier one is laid over the end of the later; where they fold onto each other a crease stays.
 */
void
coxa_scene_join (
    CoxaScene *self, guint part, guint other, const CoxaBall *balls, guint n, CoxaInk fill)
{
  Seam seam = { part, other, self->patches->shapes->len,
                coxa_camera_see (&self->camera, balls[0].at).z };

  coxa_drawing_begin (self->patches, fill, COXA_INK_NONE, 0);
  see_hull (self, self->patches, balls, n);
  g_array_append_val (self->seams, seam);
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Part *p = a, *q = b;

  if (p->layer != q->layer)
    return p->layer < q->layer ? -1 : 1;
  if (p->layer != COXA_LAYER_BEHIND && p->depth != q->depth)
    return p->depth < q->depth ? -1 : 1;
  return p->index < q->index ? -1 : 1;
}

/* Something between the two parts must not be painted over, unless it lies behind the joint. */
static gboolean
is_free (const CoxaScene *self, const Seam *seam, const guint *places)
{
  CoxaBox box = coxa_drawing_get_box (self->patches, seam->shape, 1);
  CoxaCircle patch = { (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2,
                       0.4 * MAX (box.x1 - box.x0, box.y1 - box.y0) }; /* its edge may be touched */

  for (guint i = places[seam->part] + 1; i < places[seam->other]; i++) {
    const Part *part = &g_array_index (self->parts, Part, i);

    for (guint j = 0; part->depth > seam->depth && j < part->n_shapes; j++)
      if (coxa_drawing_covers (self->drawing, part->first_shape + j, &patch))
        return FALSE;
  }
  return TRUE;
}

static void
paint_seams (const CoxaScene *self, CoxaDrawing *drawing, guint painted, const guint *places)
{
  for (guint i = 0; i < self->seams->len; i++) {
    const Seam *seam = &g_array_index (self->seams, Seam, i);

    if (seam->other == painted && places[seam->part] < places[painted] &&
        is_free (self, seam, places))
      coxa_drawing_append (drawing, self->patches, seam->shape, 1);
  }
}

static void
count_shapes (CoxaScene *self)
{
  for (guint i = 0; i < self->parts->len; i++) {
    Part *part = &g_array_index (self->parts, Part, i);
    guint end = i + 1 < self->parts->len ? (part + 1)->first_shape : self->drawing->shapes->len;

    part->n_shapes = end - part->first_shape;
  }
}

/**
 * coxa_scene_finish:
 *
 * Sorts the parts, which must happen once.
 *
 * Returns: (transfer full): the shapes in painter's order
 */
CoxaDrawing *
coxa_scene_finish (CoxaScene *self)
{
  CoxaDrawing *drawing = coxa_drawing_new ();
  g_autofree guint *places = g_new (guint, self->parts->len);

  count_shapes (self);
  g_array_sort (self->parts, compare_parts);
  for (guint i = 0; i < self->parts->len; i++)
    places[g_array_index (self->parts, Part, i).index] = i;
  for (guint i = 0; i < self->parts->len; i++) {
    const Part *part = &g_array_index (self->parts, Part, i);

    coxa_drawing_append (drawing, self->drawing, part->first_shape, part->n_shapes);
    paint_seams (self, drawing, part->index, places);
  }
  return drawing;
}
