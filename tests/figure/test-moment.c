/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-ball-joint.h"
#include "coxa-camera.h"
#include "coxa-illustration.h"
#include "coxa-motion.h"

/* Moments between the frames: what coxa_illustration_draw_moment() promises. */

static CoxaExerciseLibrary *
load (void)
{
  g_autoptr (GError) error = NULL;
  CoxaExerciseLibrary *library = coxa_exercise_library_load ("en", &error);

  g_assert_no_error (error);
  return library;
}

static CoxaIllustration *
illustrate (const CoxaExercise *exercise)
{
  g_autoptr (GError) error = NULL;
  CoxaIllustration *illustration = coxa_illustration_new (exercise, &error);

  g_assert_no_error (error);
  return illustration;
}

static void
assert_same (const CoxaDrawing *a, const CoxaDrawing *b)
{
  g_assert_cmpuint (a->shapes->len, ==, b->shapes->len);
  g_assert_cmpuint (a->steps->len, ==, b->steps->len);
  g_assert_cmpmem (a->shapes->data, a->shapes->len * sizeof (CoxaShape), b->shapes->data,
                   b->shapes->len * sizeof (CoxaShape));
  for (guint i = 0; i < a->steps->len; i++) {
    const CoxaPathStep *p = &g_array_index (a->steps, CoxaPathStep, i);
    const CoxaPathStep *q = &g_array_index (b->steps, CoxaPathStep, i);

    g_assert_cmpint (p->verb, ==, q->verb);
    for (int j = 0; p->verb != COXA_PATH_CLOSE && j < (p->verb == COXA_PATH_CURVE ? 3 : 1); j++) {
      g_assert_cmpfloat (p->p[j].x, ==, q->p[j].x);
      g_assert_cmpfloat (p->p[j].y, ==, q->p[j].y);
    }
  }
}

static void
test_frames_are_moments (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();

  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    g_autoptr (CoxaIllustration) illustration = illustrate (coxa_exercise_library_get (library, i));

    for (guint frame = 0; frame < coxa_illustration_count_frames (illustration); frame++) {
      g_autoptr (CoxaDrawing) still = coxa_illustration_draw (illustration, frame, TRUE, NULL);
      g_autoptr (CoxaDrawing) moment =
          coxa_illustration_draw_moment (illustration, frame, TRUE, TRUE, NULL);

      assert_same (still, moment);
    }
  }
}

static CoxaMotion
move (const CoxaExercise *exercise)
{
  CoxaMotion motion;
  g_autoptr (GError) error = NULL;

  coxa_motion_init (&motion, &exercise->picture, &error);
  g_assert_no_error (error);
  return motion;
}

static double
distance (const CoxaSkeleton *a, const CoxaSkeleton *b, guint joint)
{
  return coxa_vector_length (coxa_vector_subtract (a->joints[joint], b->joints[joint]));
}

/* From both sides every frame is reached without a jump. */
static void
test_no_jump_at_frames (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();
  const double little = 1e-6;

  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    CoxaMotion motion = move (coxa_exercise_library_get (library, i));

    for (guint frame = 0; frame < motion.n_frames; frame++) {
      CoxaSkeleton here = coxa_motion_get_skeleton (&motion, frame);
      CoxaSkeleton before = coxa_motion_get_skeleton (&motion, MAX (frame - little, 0));
      CoxaSkeleton after =
          coxa_motion_get_skeleton (&motion, MIN (frame + little, motion.n_frames - 1));

      for (guint joint = 0; joint < COXA_N_JOINTS; joint++) {
        g_assert_cmpfloat (distance (&here, &before, joint), <, 1e-4);
        g_assert_cmpfloat (distance (&here, &after, joint), <, 1e-4);
      }
    }
  }
}

static void
test_bones_keep_their_length (void)
{
  static const guint bones[][2] = {
    { COXA_JOINT_HIP, COXA_JOINT_KNEE },      { COXA_JOINT_HIP + 1, COXA_JOINT_KNEE + 1 },
    { COXA_JOINT_KNEE, COXA_JOINT_ANKLE },    { COXA_JOINT_KNEE + 1, COXA_JOINT_ANKLE + 1 },
    { COXA_JOINT_HEEL, COXA_JOINT_TOE },      { COXA_JOINT_SHOULDER, COXA_JOINT_ELBOW },
    { COXA_JOINT_ELBOW, COXA_JOINT_WRIST },   { COXA_JOINT_PELVIS, COXA_JOINT_HIP },
    { COXA_JOINT_SHOULDER, COXA_JOINT_NECK },
  };
  g_autoptr (CoxaExerciseLibrary) library = load ();

  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    CoxaMotion motion = move (coxa_exercise_library_get (library, i));
    CoxaSkeleton first = coxa_motion_get_skeleton (&motion, 0);

    for (double moment = 0; moment <= motion.n_frames - 1; moment += 0.125) {
      CoxaSkeleton now = coxa_motion_get_skeleton (&motion, moment);

      for (guint j = 0; j < G_N_ELEMENTS (bones); j++) {
        CoxaVector was =
            coxa_vector_subtract (first.joints[bones[j][1]], first.joints[bones[j][0]]);
        CoxaVector is = coxa_vector_subtract (now.joints[bones[j][1]], now.joints[bones[j][0]]);

        g_assert_cmpfloat_with_epsilon (coxa_vector_length (was), coxa_vector_length (is), 1e-9);
      }
    }
  }
}

/* Nobody sinks into the floor on the way, deeper than the frames are allowed to. */
static void
test_floor_carries (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();

  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    const CoxaExercise *exercise = coxa_exercise_library_get (library, i);
    CoxaMotion motion = move (exercise);

    g_test_message ("%s", exercise->id);
    for (double moment = 0; moment <= motion.n_frames - 1; moment += 0.05) {
      CoxaSkeleton now = coxa_motion_get_skeleton (&motion, moment);

      g_assert_cmpfloat (coxa_skeleton_get_lowest_skin (&now), >, -0.0145);
    }
  }
}

typedef struct {
  const char *exercise;
  const char *joint;
  double most; /* body heights off its place, on the whole way */
} Planted;

/* What stands still in both frames stands still in between: the foot on the step, the clam's feet.
 */
static void
test_planted (void)
{
  static const Planted table[] = {
    { "step-up", "heel_r", 0.002 }, { "clamshell", "ankle_r", 0.004 },
    { "bridge", "heel_r", 0.01 },   { "bridge", "heel_l", 0.01 },
    { "squat", "heel_l", 0.012 },   { "sit-to-stand", "heel_l", 0.012 },
  };
  g_autoptr (CoxaExerciseLibrary) library = load ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    CoxaMotion motion = move (coxa_exercise_library_find (library, table[i].exercise));
    int joint = coxa_joint_find (table[i].joint);
    CoxaVector first = coxa_motion_get_skeleton (&motion, 0).joints[joint];
    CoxaVector last = coxa_motion_get_skeleton (&motion, 1).joints[joint];

    g_test_message ("%s, %s", table[i].exercise, table[i].joint);
    for (double moment = 0; moment <= 1; moment += 0.1) {
      CoxaVector now = coxa_motion_get_skeleton (&motion, moment).joints[joint];
      CoxaVector place = coxa_vector_between (first, last, moment);

      g_assert_cmpfloat (coxa_vector_length (coxa_vector_subtract (now, place)), <, table[i].most);
    }
  }
}

static gboolean
has_ink (const CoxaDrawing *drawing, CoxaInk ink)
{
  for (guint i = 0; i < drawing->shapes->len; i++)
    if (g_array_index (drawing->shapes, CoxaShape, i).fill == ink)
      return TRUE;
  return FALSE;
}

static void
test_arrows_only_if_asked (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();
  g_autoptr (CoxaIllustration) illustration =
      illustrate (coxa_exercise_library_find (library, "clamshell"));

  for (double moment = 0; moment <= 1; moment += 0.25) {
    g_autoptr (CoxaDrawing) with =
        coxa_illustration_draw_moment (illustration, moment, FALSE, TRUE, NULL);
    g_autoptr (CoxaDrawing) without =
        coxa_illustration_draw_moment (illustration, moment, FALSE, FALSE, NULL);

    g_assert_cmpint (has_ink (with, COXA_INK_ARROW), ==, moment >= 0.5);
    g_assert_false (has_ink (without, COXA_INK_ARROW));
  }
}

static guint
count_ink (const CoxaDrawing *drawing, CoxaInk ink)
{
  guint n = 0;

  for (guint i = 0; i < drawing->shapes->len; i++)
    n += g_array_index (drawing->shapes, CoxaShape, i).fill == ink;
  return n;
}

/* A limb that is the far one stays it, whatever turns to the viewer on the way. */
static void
test_far_limbs_stay_far (void)
{
  static const CoxaInk far_inks[] = { COXA_INK_SKIN_FAR, COXA_INK_SHORTS_FAR, COXA_INK_SHOE_FAR };
  g_autoptr (CoxaExerciseLibrary) library = load ();

  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    g_autoptr (CoxaIllustration) illustration = illustrate (coxa_exercise_library_get (library, i));
    g_autoptr (CoxaDrawing) first = coxa_illustration_draw (illustration, 0, FALSE, NULL);

    for (double moment = 0.2; moment < 1; moment += 0.2) {
      g_autoptr (CoxaDrawing) now =
          coxa_illustration_draw_moment (illustration, moment, FALSE, FALSE, NULL);

      for (guint j = 0; j < G_N_ELEMENTS (far_inks); j++)
        g_assert_cmpint (count_ink (now, far_inks[j]) > 0, ==, count_ink (first, far_inks[j]) > 0);
    }
  }
}

static void
check_inside (const CoxaDrawing *drawing, const CoxaBox *box)
{
  for (guint i = 0; i < drawing->steps->len; i++) {
    const CoxaPathStep *step = &g_array_index (drawing->steps, CoxaPathStep, i);

    if (step->verb == COXA_PATH_CLOSE)
      continue;
    g_assert_cmpfloat (step->p[0].x, >, box->x0 - 0.01);
    g_assert_cmpfloat (step->p[0].x, <, box->x1 + 0.01);
    g_assert_cmpfloat (step->p[0].y, >, box->y0 - 0.01);
    g_assert_cmpfloat (step->p[0].y, <, box->y1 + 0.01);
  }
}

static void
test_motion_box (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();

  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    g_autoptr (CoxaIllustration) illustration = illustrate (coxa_exercise_library_get (library, i));
    CoxaBox still = coxa_illustration_get_box (illustration);
    CoxaBox box = coxa_illustration_get_motion_box (illustration);

    g_assert_cmpfloat (box.y0, <=, still.y0);
    g_assert_cmpfloat (box.y1, >=, still.y1);
    g_assert_cmpfloat_with_epsilon (still.x0 - box.x0, box.x1 - still.x1, 1e-12);
    for (double moment = 0; moment <= 1; moment += 0.1) {
      g_autoptr (CoxaDrawing) plain =
          coxa_illustration_draw_moment (illustration, moment, FALSE, FALSE, NULL);
      g_autoptr (CoxaDrawing) mirrored =
          coxa_illustration_draw_moment (illustration, moment, TRUE, FALSE, NULL);

      check_inside (plain, &box);
      check_inside (mirrored, &box);
    }
  }
}

/* The picture has two frames; with the first one again as the third it goes there and back. */
static CoxaExercise
add_third_frame (const CoxaExercise *exercise)
{
  CoxaExercise three = *exercise;

  three.picture.n_frames = 3;
  three.picture.frames[2] = three.picture.frames[0];
  three.picture.rests[2] = three.picture.rests[0];
  return three;
}

static void
test_third_frame (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();
  CoxaExercise three = add_third_frame (coxa_exercise_library_find (library, "bridge"));
  CoxaMotion motion = move (&three);

  for (double moment = 0; moment <= 1; moment += 0.25) {
    CoxaSkeleton out = coxa_motion_get_skeleton (&motion, moment);
    CoxaSkeleton back = coxa_motion_get_skeleton (&motion, 2 - moment);

    for (guint joint = 0; joint < COXA_N_JOINTS; joint++)
      g_assert_cmpfloat (distance (&out, &back, joint), <, 1e-9);
  }
}

static gboolean
shows_box (const CoxaExercise *exercise, double moment)
{
  g_autoptr (CoxaIllustration) illustration = illustrate (exercise);
  g_autoptr (CoxaDrawing) drawing =
      coxa_illustration_draw_moment (illustration, moment, FALSE, FALSE, NULL);

  return has_ink (drawing, COXA_INK_BAND);
}

static void
test_prop_of_one_frame (void)
{
  static char *props[] = { "ball#2:butt_r:0,0,0", NULL };
  g_autoptr (CoxaExerciseLibrary) library = load ();
  CoxaExercise exercise = *coxa_exercise_library_find (library, "bridge");

  exercise.picture.props = props;
  g_assert_false (shows_box (&exercise, 0));
  g_assert_false (shows_box (&exercise, 0.49));
  g_assert_true (shows_box (&exercise, 0.5));
  g_assert_true (shows_box (&exercise, 1));
}

static CoxaBox
see_roller (const CoxaIllustration *illustration, double moment)
{
  g_autoptr (CoxaDrawing) drawing =
      coxa_illustration_draw_moment (illustration, moment, FALSE, FALSE, NULL);
  CoxaBox box = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = 0; i < drawing->shapes->len; i++) {
    const CoxaShape *shape = &g_array_index (drawing->shapes, CoxaShape, i);

    for (guint j = 0; shape->fill == COXA_INK_PROP_SOFT && shape->stroke == COXA_INK_PROP_EDGE &&
                      j < shape->n_steps;
         j++) {
      const CoxaPathStep *step =
          &g_array_index (drawing->steps, CoxaPathStep, shape->first_step + j);

      box.x0 = MIN (box.x0, step->p[0].x);
      box.x1 = MAX (box.x1, step->p[0].x);
    }
  }
  return box;
}

/* A roller goes half as far as what rolls on it, steadily. */
static void
test_roller (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();
  const CoxaExercise *exercise = coxa_exercise_library_find (library, "foam-roll-front-of-thigh");
  g_autoptr (CoxaIllustration) illustration = illustrate (exercise);
  CoxaMotion motion = move (exercise);
  CoxaCamera camera = coxa_camera_new (exercise->picture.view_yaw, exercise->picture.view_elev);
  double start = see_roller (illustration, 0).x0;
  CoxaVector first = coxa_motion_get_skeleton (&motion, 0).joints[COXA_JOINT_THIGH];

  for (double moment = 0.25; moment <= 1; moment += 0.25) {
    CoxaVector now = coxa_motion_get_skeleton (&motion, moment).joints[COXA_JOINT_THIGH];
    CoxaVector way = { (now.x - first.x) / 2, 0, now.z - first.z };

    g_assert_cmpfloat_with_epsilon (see_roller (illustration, moment).x0 - start,
                                    coxa_camera_project (&camera, way).x, 1e-6);
  }
}

typedef struct {
  CoxaBallAngles from, to;
  double t;
  CoxaBallAngles expected;
} Turn;

static void
test_ball_joint (void)
{
  static const Turn table[] = {
    { { 0, 0, 0 }, { 90, 0, 0 }, 0.5, { 45, 0, 0 } },
    { { 10, 0, 0 }, { 10, 40, 0 }, 0.25, { 10, 10, 0 } },
    { { 30, 20, -10 }, { 30, 20, 50 }, 0.5, { 30, 20, 20 } },
    { { 20, 30, 40 }, { 80, 30, 40 }, 0.5, { 50, 30, 40 } },
    { { 110, 10, 5 }, { 130, 10, 5 }, 0.5, { 120, 10, 5 } },
    { { 1, 2, 3 }, { 4, 5, 6 }, 0, { 1, 2, 3 } },
    { { 1, 2, 3 }, { 4, 5, 6 }, 1, { 4, 5, 6 } },
    { { 7, 8, 9 }, { 7, 8, 9 }, 0.3, { 7, 8, 9 } },
    { { 0, 0, 0 }, { 100, 0, 0 }, 1.25, { 125, 0, 0 } },
    { { 0, 0, 0 }, { 0, 0, 40 }, -0.5, { 0, 0, -20 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    CoxaBallAngles now = coxa_ball_angles_between (&table[i].from, &table[i].to, table[i].t);

    g_test_message ("row %u", i);
    g_assert_cmpfloat_with_epsilon (now.flexion, table[i].expected.flexion, 1e-9);
    g_assert_cmpfloat_with_epsilon (now.abduction, table[i].expected.abduction, 1e-9);
    g_assert_cmpfloat_with_epsilon (now.rotation, table[i].expected.rotation, 1e-9);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/moment/frames-are-moments", test_frames_are_moments);
  g_test_add_func ("/moment/no-jump-at-frames", test_no_jump_at_frames);
  g_test_add_func ("/moment/bones-keep-their-length", test_bones_keep_their_length);
  g_test_add_func ("/moment/floor-carries", test_floor_carries);
  g_test_add_func ("/moment/planted", test_planted);
  g_test_add_func ("/moment/arrows-only-if-asked", test_arrows_only_if_asked);
  g_test_add_func ("/moment/far-limbs-stay-far", test_far_limbs_stay_far);
  g_test_add_func ("/moment/motion-box", test_motion_box);
  g_test_add_func ("/moment/third-frame", test_third_frame);
  g_test_add_func ("/moment/prop-of-one-frame", test_prop_of_one_frame);
  g_test_add_func ("/moment/roller", test_roller);
  g_test_add_func ("/moment/ball-joint", test_ball_joint);
  return g_test_run ();
}
