/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-scene.h"

#include "coxa-order.h"
#include "coxa-seam.h"

typedef struct {
  CoxaLayer layer;
  CoxaExtent extent;
  guint index; /* keeps the order of equals */
  guint first_shape;
  guint n_shapes;
} Part;

struct _CoxaScene {
  CoxaCamera camera;
  CoxaCompass compass;
  CoxaDrawing *drawing;
  GArray *parts;    /* of Part */
  GPtrArray *forms; /* of CoxaForm */
  GArray *seams;    /* of CoxaSeam */
};

CoxaScene *
coxa_scene_new (const CoxaCamera *camera)
{
  CoxaScene *self = g_new0 (CoxaScene, 1);

  self->camera = *camera;
  coxa_compass_init (&self->compass);
  self->drawing = coxa_drawing_new ();
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  self->forms = g_ptr_array_new_with_free_func (g_free);
  self->seams = g_array_new (FALSE, FALSE, sizeof (CoxaSeam));
  return self;
}

void
coxa_scene_free (CoxaScene *self)
{
  coxa_drawing_free (self->drawing);
  g_array_unref (self->parts);
  g_ptr_array_unref (self->forms);
  g_array_unref (self->seams);
  g_free (self);
}

const CoxaCamera *
coxa_scene_get_camera (const CoxaScene *self)
{
  return &self->camera;
}

static CoxaDrawing *
begin (CoxaScene *self, CoxaLayer layer, CoxaExtent extent)
{
  Part part = { layer, extent, self->parts->len, self->drawing->shapes->len, 0 };

  g_array_append_val (self->parts, part);
  return self->drawing;
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
  CoxaVector at = { 0, 0, depth };

  return begin (self, layer, (CoxaExtent){ at, at, 0 });
}

/**
 * coxa_scene_begin_limb:
 *
 * Starts a part of the body that is painted over others where it lies before them.
 *
 * Returns: (transfer none): where to draw it
 */
CoxaDrawing *
coxa_scene_begin_limb (CoxaScene *self, CoxaVector from, CoxaVector to, double radius)
{
  return begin (self, COXA_LAYER_BODY,
                (CoxaExtent){ coxa_camera_see (&self->camera, from),
                              coxa_camera_see (&self->camera, to), radius });
}

/**
 * coxa_scene_lift:
 * @lift: how much nearer the part begun last counts where depths do not decide
 * @family: parts of one, above 0, meet at joints, where depths do not decide; 0: none
 */
void
coxa_scene_lift (CoxaScene *self, double lift, guint family)
{
  CoxaExtent *extent = &g_array_index (self->parts, Part, self->parts->len - 1).extent;

  extent->lift = lift;
  extent->family = family;
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

static void
see_solid (const CoxaScene *self, const CoxaSolid *solid, CoxaContour *contour)
{
  CoxaOval ovals[COXA_DISCS_LIMIT];

  for (guint i = 0; i < solid->n; i++) {
    const CoxaDisc *disc = &solid->discs[i];

    ovals[i] = (CoxaOval){ coxa_camera_project (&self->camera, disc->at),
                           coxa_camera_project (&self->camera, disc->u),
                           coxa_camera_project (&self->camera, disc->v), disc->r };
  }
  coxa_contour_add_hull (contour, ovals, solid->n);
}

/**
 * coxa_scene_add_form:
 * @softness: how far the corners between the solids are smoothed
 *
 * Adds the one outline round several solids.
 *
 * Returns: the form, for coxa_scene_join()
 */
guint
coxa_scene_add_form (
    CoxaScene *self, const CoxaSolid *solids, guint n, guint softness, CoxaInk fill)
{
  CoxaForm *form = g_new0 (CoxaForm, 1);

  form->part = self->parts->len - 1;
  form->shape = self->drawing->shapes->len;
  form->fill = fill;
  coxa_contour_init (&form->contour, &self->compass);
  for (guint i = 0; i < n; i++)
    see_solid (self, &solids[i], &form->contour);
  coxa_contour_trace (&form->contour, softness);
  coxa_drawing_begin (self->drawing, fill, COXA_INK_OUTLINE, COXA_LINE_WIDTH);
  g_ptr_array_add (self->forms, form);
  return self->forms->len - 1;
}

/**
 * coxa_scene_join:
 * @end_a, @end_b: the ends of the forms that are away from the joint
 *
 * Two forms of one colour go over into each other: whichever is painted later has no line at the
 * joint. Where they fold onto each other a crease stays.
 */
void
coxa_scene_join (
    CoxaScene *self, guint a, guint b, CoxaVector joint, CoxaVector end_a, CoxaVector end_b)
{
  CoxaSeam seam = { { a, b },
                    coxa_camera_project (&self->camera, joint),
                    { coxa_camera_project (&self->camera, end_a),
                      coxa_camera_project (&self->camera, end_b) } };

  g_array_append_val (self->seams, seam);
}

/**
 * coxa_scene_measure_cover:
 *
 * Returns: the share of the points, from 0 to 1, that lie on the body or nearer to it
 */
double
coxa_scene_measure_cover (const CoxaScene *self, const CoxaPoint *points, guint n, double clearance)
{
  guint covered = 0;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < self->forms->len; j++) {
      const CoxaForm *form = g_ptr_array_index (self->forms, j);

      if (coxa_contour_contains (&form->contour, points[i], -clearance)) {
        covered++;
        break;
      }
    }
  return (double) covered / n;
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Part *p = a, *q = b;

  if (p->layer != q->layer)
    return p->layer < q->layer ? -1 : 1;
  return p->index < q->index ? -1 : 1;
}

static void
sort_body (CoxaScene *self)
{
  CoxaExtent extents[COXA_ORDER_LIMIT] = { 0 };
  guint order[COXA_ORDER_LIMIT];
  Part parts[COXA_ORDER_LIMIT];
  guint first = 0, n = 0;

  for (guint i = 0; i < self->parts->len; i++) {
    const Part *part = &g_array_index (self->parts, Part, i);

    if (part->layer < COXA_LAYER_BODY)
      first++;
    else if (part->layer == COXA_LAYER_BODY) {
      g_assert (n < COXA_ORDER_LIMIT);
      parts[n] = *part;
      extents[n++] = part->extent;
    }
  }
  coxa_order_find (extents, n, order);
  for (guint i = 0; i < n; i++)
    g_array_index (self->parts, Part, first + i) = parts[order[i]];
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

/* Tells the forms in which order they are painted. */
static void
place_forms (CoxaScene *self)
{
  g_autofree guint *places = g_new (guint, self->parts->len);

  for (guint i = 0; i < self->parts->len; i++)
    places[g_array_index (self->parts, Part, i).index] = i;
  for (guint i = 0; i < self->forms->len; i++) {
    CoxaForm *form = g_ptr_array_index (self->forms, i);

    form->place = places[form->part];
  }
}

static const CoxaForm *
find_form (const CoxaScene *self, guint shape)
{
  for (guint i = 0; i < self->forms->len; i++) {
    const CoxaForm *form = g_ptr_array_index (self->forms, i);

    if (form->shape == shape)
      return form;
  }
  return NULL;
}

static void
paint_part (const CoxaScene *self, const Part *part, CoxaDrawing *drawing)
{
  guint end = part->first_shape + part->n_shapes;

  for (guint i = part->first_shape; i < end;) {
    const CoxaForm *form = find_form (self, i);
    guint n = 0;

    if (form) {
      coxa_form_draw (form, self->forms, drawing);
      i++;
      continue;
    }
    while (i + n < end && !find_form (self, i + n))
      n++;
    coxa_drawing_append (drawing, self->drawing, i, n);
    i += n;
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

  count_shapes (self);
  g_array_sort (self->parts, compare_parts);
  sort_body (self);
  place_forms (self);
  for (guint i = 0; i < self->seams->len; i++)
    coxa_seam_open (&g_array_index (self->seams, CoxaSeam, i), self->forms);
  for (guint i = 0; i < self->parts->len; i++)
    paint_part (self, &g_array_index (self->parts, Part, i), drawing);
  return drawing;
}
