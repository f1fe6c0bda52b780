/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-arrows.h"
#include "coxa-props.h"

static void
test_props (void)
{
  static const char *const right[] = {
    "chair:hip_r:0",
    "chairfront:-0.02",
    "pillow:head",
    "chairback:hand_l:0.01",
    "chairback:hand_l:0.0:-",
    "worktop:hand_l:0.02",
    "bed:pelvis:0.05",
    "step:foot_r:0.10",
    "wall:waist:-0.125",
    "cushion:knee_r",
    "rollerat:thigh_r",
    "ball:butt_r:0,0.1,-0.2",
    "stick:occiput:sacrum",
    "box",
    "strap:hand_l:ball_r:hand_r",
    "bandloop:shin_r:shin_l",
    "post:pelvis:0.05,0.42",
    "bandpost:pelvis:0.05,0.42",
    "weight:hand_r",
    "box#2",
    "cushion#1:knee_r",
  };
  static const char *const wrong[] = {
    "",
    "sofa:hip_r:0",
    "chairfix:hip_r",
    "chairfront:hand_r:0",
    "pillow",
    "chair",
    "chair:hip_r",
    "chair:hip:0",
    "chair:hip_r:x",
    "chair:hip_r:0:-",
    "chair:hip_r:0,1",
    "ball:butt_r:0,0",
    "box:hip_r",
    "step:foot_x:0.1",
    "box#0",
    "box#4",
    "box#",
    "strap:hand_l:ball_r",
    "chairback:hand_l:0:+",
  };

  for (guint i = 0; i < G_N_ELEMENTS (right); i++) {
    CoxaProp prop;
    g_autoptr (GError) error = NULL;

    g_assert_true (coxa_prop_parse (right[i], &prop, &error));
    g_assert_no_error (error);
  }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    CoxaProp prop;
    g_autoptr (GError) error = NULL;

    g_test_message ("“%s”", wrong[i]);
    g_assert_false (coxa_prop_parse (wrong[i], &prop, &error));
    g_assert_error (error, COXA_FIGURE_ERROR, COXA_FIGURE_ERROR_POSE);
  }
}

static guint
count_shapes (const char *text, guint frame)
{
  CoxaCamera camera = coxa_camera_new (14, 8);
  g_autoptr (CoxaScene) scene = coxa_scene_new (&camera);
  g_autoptr (CoxaDrawing) drawing = NULL;
  static const CoxaSkeleton frames[2];
  CoxaStage stage = { frames, 2, frame };
  CoxaProp prop;

  g_assert_true (coxa_prop_parse (text, &prop, NULL));
  coxa_prop_draw (&prop, scene, &stage);
  drawing = coxa_scene_finish (scene);
  return drawing->shapes->len;
}

static void
test_one_frame_only (void)
{
  g_assert_cmpuint (count_shapes ("box", 0), >, 0);
  g_assert_cmpuint (count_shapes ("box", 1), >, 0);
  g_assert_cmpuint (count_shapes ("box#1", 0), >, 0);
  g_assert_cmpuint (count_shapes ("box#1", 1), ==, 0);
  g_assert_cmpuint (count_shapes ("box#2", 0), ==, 0);
  g_assert_cmpuint (count_shapes ("box#2", 1), >, 0);
}

static CoxaBox
see (const char *text, guint frame)
{
  CoxaCamera camera = coxa_camera_new (14, 8);
  g_autoptr (CoxaScene) scene = coxa_scene_new (&camera);
  g_autoptr (CoxaDrawing) drawing = NULL;
  CoxaSkeleton frames[2] = { 0 };
  CoxaStage stage = { frames, 2, frame };
  CoxaProp prop;

  for (int i = 0; i < COXA_N_JOINTS; i++)
    frames[1].joints[i] = (CoxaVector){ 0.2, 0.3, 0.1 };
  g_assert_true (coxa_prop_parse (text, &prop, NULL));
  coxa_prop_draw (&prop, scene, &stage);
  drawing = coxa_scene_finish (scene);
  return coxa_drawing_get_box (drawing, 0, drawing->shapes->len);
}

/* The figure moves, the furniture does not; what is held or worn goes along. */
static void
test_furniture_stays (void)
{
  static const struct {
    const char *prop;
    gboolean stays;
  } things[] = {
    { "chair:hip_r:0", TRUE },      { "chairback:hand_l:0", TRUE },
    { "chairfront:0", TRUE },       { "worktop:hand_l:0", TRUE },
    { "bed:pelvis:0.05", TRUE },    { "step:foot_r:0.1", TRUE },
    { "wall:waist:-0.1", TRUE },    { "cushion:knee_r", TRUE },
    { "pillow:head", TRUE },        { "post:pelvis:0,0.4", TRUE },
    { "ball:butt_r:0,0,0", FALSE }, { "rollerat:butt_r", FALSE },
    { "weight:hand_r", FALSE },     { "box", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (things); i++) {
    CoxaBox first = see (things[i].prop, 0), second = see (things[i].prop, 1);

    g_test_message ("%s", things[i].prop);
    g_assert_cmpint (fabs (first.x0 - second.x0) < 1e-9, ==, things[i].stays);
    g_assert_cmpint (fabs (first.x1 - second.x1) < 1e-9, ==, things[i].stays);
  }
}

static void
test_arrows (void)
{
  static const char *const right[] = {
    "track:knee_r:0,0.05",     "track-both:pelvis:-0.02,0.14",
    "circle:ankle_r:0.0,0.06", "figure8:knee_r:0,0",
    "push:low:0.0,0.12:270",   "breathe:waist:0,0.03",
    "track#3:knee_r:0,0",      "push#2:low:0,0:90",
  };
  static const char *const wrong[] = {
    "",
    "track",
    "track:knee_r",
    "track:knee:0,0",
    "track#1:knee_r:0,0",
    "track#4:knee_r:0,0",
    "track#:knee_r:0,0",
    "track:knee_r:0",
    "track:knee_r:0,0,0",
    "track:knee_r:a,b",
    "push:low:0,0",
    "push:low:0,0:up",
    "wave:low:0,0",
    "breathe:waist:0,0:90",
  };
  CoxaArrow arrow;

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    g_assert_true (coxa_arrow_parse (right[i], &arrow, NULL));
  g_assert_true (coxa_arrow_parse ("push:low:0.0,0.12:270", &arrow, NULL));
  g_assert_cmpfloat (arrow.direction_deg, ==, 270);
  g_assert_cmpfloat (arrow.shift.y, ==, 0.12);
  g_assert_cmpuint (arrow.frame, ==, 1);
  g_assert_true (coxa_arrow_parse ("track#3:knee_r:0,0", &arrow, NULL));
  g_assert_cmpuint (arrow.frame, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("“%s”", wrong[i]);
    g_assert_false (coxa_arrow_parse (wrong[i], &arrow, &error));
    g_assert_error (error, COXA_FIGURE_ERROR, COXA_FIGURE_ERROR_POSE);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/props/parse", test_props);
  g_test_add_func ("/props/one-frame-only", test_one_frame_only);
  g_test_add_func ("/props/furniture-stays", test_furniture_stays);
  g_test_add_func ("/arrows/parse", test_arrows);
  return g_test_run ();
}
