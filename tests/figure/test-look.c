/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-figure.h"
#include "coxa-illustration.h"
#include "coxa-motion.h"

#define CONTACT 0.0145 /* as the joints keep it; exercises.md 4.4 */
#define SAMPLES 8      /* a curve */

static CoxaExerciseLibrary *
load (void)
{
  g_autoptr (GError) error = NULL;
  CoxaExerciseLibrary *library = coxa_exercise_library_load ("en", &error);

  g_assert_no_error (error);
  return library;
}

/* Points on all outlines, not only their ends. */
static GArray *
sample (const CoxaDrawing *drawing)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (CoxaPoint));
  CoxaPoint at = { 0, 0 };

  for (guint i = 0; i < drawing->steps->len; i++) {
    const CoxaPathStep *step = &g_array_index (drawing->steps, CoxaPathStep, i);

    for (guint j = 1; step->verb == COXA_PATH_CURVE && j <= SAMPLES; j++) {
      double t = (double) j / SAMPLES, u = 1 - t;
      double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
      CoxaPoint point = { a * at.x + b * step->p[0].x + c * step->p[1].x + d * step->p[2].x,
                          a * at.y + b * step->p[0].y + c * step->p[1].y + d * step->p[2].y };

      g_array_append_val (points, point);
    }
    if (step->verb != COXA_PATH_CLOSE)
      at = step->verb == COXA_PATH_CURVE ? step->p[2] : step->p[0];
  }
  return points;
}

/* The body alone, seen level, so that the floor is the line y = 0. */
static GArray *
see_body (const CoxaSkeleton *skeleton, CoxaBody body, gboolean barefoot, double yaw)
{
  CoxaCamera camera = coxa_camera_new (yaw, 0);
  g_autoptr (CoxaScene) scene = coxa_scene_new (&camera);
  g_autoptr (CoxaDrawing) drawing = NULL;
  CoxaManner manner = { .far = coxa_far_sides_new (&camera, skeleton, 1),
                        .body = body,
                        .barefoot = barefoot };

  coxa_figure_draw (scene, skeleton, &manner);
  drawing = coxa_scene_finish (scene);
  return sample (drawing);
}

static double
find_lowest (const GArray *points, double x, double reach)
{
  double lowest = G_MAXDOUBLE;

  for (guint i = 0; i < points->len; i++) {
    CoxaPoint point = g_array_index (points, CoxaPoint, i);

    if (fabs (point.x - x) <= reach)
      lowest = MIN (lowest, point.y);
  }
  return lowest;
}

typedef struct {
  const CoxaExercise *exercise;
  const CoxaSkeleton *skeleton;
  CoxaCamera camera;
  const GArray *points;
} Flesh;

static void
check_joint (const Flesh *flesh, const char *name)
{
  int joint = coxa_joint_find (name);
  CoxaPoint at = coxa_camera_project (&flesh->camera, flesh->skeleton->joints[joint]);
  double skin = coxa_joint_get_skin ((CoxaJoint) joint);
  double lowest = find_lowest (flesh->points, at.x, 0.03);

  if (lowest > at.y - skin + CONTACT)
    g_error ("%s: the flesh of %s ends %.4f above its skin", flesh->exercise->id, name,
             lowest - at.y + skin);
}

static void
check_touches (const Flesh *flesh, char **touches)
{
  for (char **touch = touches; *touch; touch++) {
    const char *side = strrchr (*touch, '_');

    if (strchr (*touch, '@')) /* not the lowest there */
      continue;
    if (g_str_has_prefix (*touch, "foot_") || g_str_has_prefix (*touch, "forearm_")) {
      gboolean foot = g_str_has_prefix (*touch, "foot_");
      g_autofree char *first = g_strconcat (foot ? "heel" : "elbow", side, NULL);
      g_autofree char *second = g_strconcat (foot ? "toe" : "wrist", side, NULL);

      check_joint (flesh, first);
      check_joint (flesh, second);
      continue;
    }
    check_joint (flesh, *touch);
  }
}

static void
check_frame (const CoxaExercise *exercise, guint frame, CoxaBody body, double yaw)
{
  CoxaMotion motion;
  CoxaSkeleton skeleton;
  Flesh flesh = { exercise, &skeleton, coxa_camera_new (yaw, 0) };
  double floor;

  g_assert_true (coxa_motion_init (&motion, &exercise->picture, NULL));
  skeleton = coxa_motion_get_skeleton (&motion, frame);
  floor = MIN (coxa_skeleton_get_lowest_skin (&skeleton), 0);
  for (int barefoot = 0; barefoot <= 1; barefoot++) {
    g_autoptr (GArray) points = see_body (&skeleton, body, barefoot, yaw);
    double lowest = find_lowest (points, 0, G_MAXDOUBLE);

    flesh.points = points;
    if (lowest < floor - CONTACT)
      g_error ("%s, frame %u, %s: %.4f below the floor", exercise->id, frame + 1,
               coxa_body_ids[body], floor - lowest);
    check_touches (&flesh, exercise->picture.touches[frame]);
  }
}

/* What touches the floor in one body does so in every other, and nothing sinks into it. */
static void
test_contacts (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();

  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    const CoxaExercise *exercise = coxa_exercise_library_get (library, i);

    for (guint frame = 0; frame < exercise->picture.n_frames; frame++)
      for (CoxaBody body = 0; body < COXA_N_BODIES; body++)
        for (int yaw = 0; yaw <= 90; yaw += 90)
          check_frame (exercise, frame, body, yaw);
  }
}

static void
check_drawing (const CoxaDrawing *drawing, const CoxaBox *box)
{
  const double overhang = 0.02; /* a body's own, over the default one's box */
  g_autoptr (GArray) points = sample (drawing);

  g_assert_cmpuint (drawing->shapes->len, >, 25);
  g_assert_cmpuint (drawing->steps->len, <, 700);
  for (guint i = 0; i < points->len; i++) {
    CoxaPoint point = g_array_index (points, CoxaPoint, i);

    g_assert_true (isfinite (point.x) && isfinite (point.y));
    g_assert_cmpfloat (point.x, >=, box->x0 - overhang);
    g_assert_cmpfloat (point.x, <=, box->x1 + overhang);
    g_assert_cmpfloat (point.y, >=, box->y0 - overhang);
    g_assert_cmpfloat (point.y, <=, box->y1 + overhang);
  }
}

static void
test_draws_all (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();

  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    const CoxaExercise *exercise = coxa_exercise_library_get (library, i);
    g_autoptr (CoxaIllustration) illustration = coxa_illustration_new (exercise, NULL);
    CoxaBox box = coxa_illustration_get_box (illustration);

    for (CoxaBody body = 0; body < COXA_N_BODIES; body++)
      for (guint frame = 0; frame < exercise->picture.n_frames; frame++) {
        CoxaLook look = { body, COXA_SKIN_LIGHT };
        g_autoptr (CoxaDrawing) drawing =
            coxa_illustration_draw (illustration, frame, FALSE, &look);

        g_test_message ("%s, frame %u, %s", exercise->id, frame + 1, coxa_body_ids[body]);
        check_drawing (drawing, &box);
      }
  }
}

static double
get_lightness (CoxaInk ink, const CoxaLook *look)
{
  double rgb[3];

  coxa_ink_get_rgb (ink, look, rgb);
  return 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2];
}

/* On a grey printer too: skins differ, far limbs are darker, outlines and faces can be seen. */
static void
test_skins (void)
{
  double lighter = 1;

  for (CoxaSkin skin = 0; skin < COXA_N_SKINS; skin++) {
    CoxaLook look = { COXA_BODY_SLIM, skin };
    double near = get_lightness (COXA_INK_SKIN, &look);

    g_test_message ("%s", coxa_skin_ids[skin]);
    g_assert_cmpfloat (near, <, lighter - 0.05);
    g_assert_cmpfloat (get_lightness (COXA_INK_SKIN_FAR, &look), <, near - 0.07);
    g_assert_cmpfloat (get_lightness (COXA_INK_OUTLINE, &look), <, near - 0.2);
    g_assert_cmpfloat (get_lightness (COXA_INK_HAIR, &look), <, near - 0.2);
    g_assert_cmpfloat (fabs (get_lightness (COXA_INK_SHORTS, &look) - near), >, 0.17);
    g_assert_cmpfloat (get_lightness (COXA_INK_SHORTS_FAR, &look), <,
                       get_lightness (COXA_INK_SHORTS, &look) - 0.07);
    lighter = near;
  }
}

static void
test_ids (void)
{
  g_assert_cmpuint (g_strv_length ((char **) coxa_body_ids), ==, COXA_N_BODIES);
  g_assert_cmpuint (g_strv_length ((char **) coxa_skin_ids), ==, COXA_N_SKINS);
  g_assert_cmpuint (coxa_look_default.body, <, COXA_N_BODIES);
  g_assert_cmpuint (coxa_look_default.skin, <, COXA_N_SKINS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/look/contacts", test_contacts);
  g_test_add_func ("/look/draws-all", test_draws_all);
  g_test_add_func ("/look/skins", test_skins);
  g_test_add_func ("/look/ids", test_ids);
  return g_test_run ();
}
