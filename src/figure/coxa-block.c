/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-block.h"

const CoxaBlockInks coxa_block_wood = { COXA_INK_PROP, COXA_INK_PROP, COXA_INK_PROP_SHADE,
                                        COXA_INK_PROP_EDGE };

/* Corner i has the high x, y, z where bit 0, 1, 2 is set. */
static CoxaPoint
see_corner (const CoxaCamera *camera, const CoxaBlock *block, int i)
{
  return coxa_camera_project (camera, (CoxaVector){ i & 1 ? block->high.x : block->low.x,
                                                    i & 2 ? block->high.y : block->low.y,
                                                    i & 4 ? block->high.z : block->low.z });
}

static void
draw_face (CoxaScene *scene,
           CoxaDrawing *drawing,
           const CoxaBlock *block,
           const int corners[4],
           CoxaInk fill,
           CoxaInk edge)
{
  CoxaPoint points[4];

  for (int i = 0; i < 4; i++)
    points[i] = see_corner (coxa_scene_get_camera (scene), block, corners[i]);
  coxa_drawing_begin (drawing, fill, edge, 0.7 * COXA_LINE_WIDTH);
  coxa_drawing_polygon (drawing, points, 4);
}

/**
 * coxa_block_draw:
 *
 * A part of its own behind the body: the three faces turned to the viewer.
 */
void
coxa_block_draw (CoxaScene *scene, const CoxaBlock *block, const CoxaBlockInks *inks)
{
  static const struct {
    CoxaVector normal;
    int corners[4];
  } faces[] = {
    { { -1, 0, 0 }, { 0, 2, 6, 4 } }, { { 1, 0, 0 }, { 1, 3, 7, 5 } },
    { { 0, 0, -1 }, { 0, 1, 3, 2 } }, { { 0, 0, 1 }, { 4, 5, 7, 6 } },
    { { 0, -1, 0 }, { 0, 1, 5, 4 } }, { { 0, 1, 0 }, { 2, 3, 7, 6 } },
  };
  const CoxaCamera *camera = coxa_scene_get_camera (scene);
  CoxaDrawing *drawing = coxa_scene_begin (scene, COXA_LAYER_BEHIND, 0);
  double depth_x = coxa_camera_see (camera, (CoxaVector){ 1, 0, 0 }).z;
  double depth_z = coxa_camera_see (camera, (CoxaVector){ 0, 0, 1 }).z;

  for (guint i = 0; i < G_N_ELEMENTS (faces); i++) {
    gboolean top = faces[i].normal.y != 0;
    gboolean slanting =
        faces[i].normal.x != 0 ? fabs (depth_x) < fabs (depth_z) : fabs (depth_z) <= fabs (depth_x);

    if (coxa_camera_see (camera, faces[i].normal).z > 0.01)
      draw_face (scene, drawing, block, faces[i].corners,
                 top        ? inks->top
                 : slanting ? inks->shade
                            : inks->side,
                 inks->edge);
  }
}
