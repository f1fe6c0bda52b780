/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-arrows.h"
#include "coxa-illustration.h"
#include "coxa-motion.h"
#include "coxa-outline.h"

static CoxaExerciseLibrary *
load (void)
{
  g_autoptr (GError) error = NULL;
  CoxaExerciseLibrary *library = coxa_exercise_library_load ("en", &error);

  g_assert_no_error (error);
  return library;
}

static CoxaIllustration *
illustrate (const CoxaExerciseLibrary *library, const char *id)
{
  g_autoptr (GError) error = NULL;
  CoxaIllustration *illustration =
      coxa_illustration_new (coxa_exercise_library_find (library, id), &error);

  g_assert_no_error (error);
  return illustration;
}

static void
check_step (const CoxaPathStep *step, const CoxaBox *box)
{
  guint n = step->verb == COXA_PATH_CLOSE ? 0 : step->verb == COXA_PATH_CURVE ? 3 : 1;

  for (guint i = 0; i < n; i++) {
    g_assert_cmpfloat (step->p[i].x, >=, box->x0);
    g_assert_cmpfloat (step->p[i].x, <=, box->x1);
    g_assert_cmpfloat (step->p[i].y, >=, box->y0);
    g_assert_cmpfloat (step->p[i].y, <=, box->y1);
  }
}

static void
check_drawing (const CoxaDrawing *drawing, const CoxaBox *box)
{
  g_assert_cmpuint (drawing->shapes->len, >, 25);
  for (guint i = 0; i < drawing->shapes->len; i++) {
    const CoxaShape *shape = &g_array_index (drawing->shapes, CoxaShape, i);

    g_assert_cmpuint (shape->n_steps, >, 0);
    g_assert_cmpuint (shape->first_step + shape->n_steps, <=, drawing->steps->len);
    g_assert_true (shape->fill != COXA_INK_NONE || shape->stroke != COXA_INK_NONE);
    g_assert_cmpint (g_array_index (drawing->steps, CoxaPathStep, shape->first_step).verb, ==,
                     COXA_PATH_MOVE);
  }
  for (guint i = 0; i < drawing->steps->len; i++)
    check_step (&g_array_index (drawing->steps, CoxaPathStep, i), box);
}

static void
test_all (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();

  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    const CoxaExercise *exercise = coxa_exercise_library_get (library, i);
    g_autoptr (CoxaIllustration) illustration = illustrate (library, exercise->id);
    CoxaBox box = coxa_illustration_get_box (illustration);

    g_assert_cmpuint (coxa_illustration_count_frames (illustration), ==,
                      exercise->picture.n_frames);
    g_assert_cmpfloat (box.x1 - box.x0, <, 2);
    g_assert_cmpfloat (box.y1 - box.y0, <, 1.6);
    for (guint frame = 0; frame < exercise->picture.n_frames; frame++) {
      g_autoptr (CoxaDrawing) plain = coxa_illustration_draw (illustration, frame, FALSE, NULL);
      g_autoptr (CoxaDrawing) mirrored = coxa_illustration_draw (illustration, frame, TRUE, NULL);

      check_drawing (plain, &box);
      check_drawing (mirrored, &box);
    }
  }
}

static void
test_mirrored (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();
  g_autoptr (CoxaIllustration) illustration = illustrate (library, "clamshell");
  g_autoptr (CoxaDrawing) plain = coxa_illustration_draw (illustration, 1, FALSE, NULL);
  g_autoptr (CoxaDrawing) mirrored = coxa_illustration_draw (illustration, 1, TRUE, NULL);
  CoxaBox box = coxa_illustration_get_box (illustration);

  g_assert_cmpuint (plain->steps->len, ==, mirrored->steps->len);
  g_assert_cmpmem (plain->shapes->data, plain->shapes->len * sizeof (CoxaShape),
                   mirrored->shapes->data, mirrored->shapes->len * sizeof (CoxaShape));
  for (guint i = 0; i < plain->steps->len; i++) {
    const CoxaPathStep *a = &g_array_index (plain->steps, CoxaPathStep, i);
    const CoxaPathStep *b = &g_array_index (mirrored->steps, CoxaPathStep, i);

    if (a->verb == COXA_PATH_CLOSE)
      continue;
    g_assert_cmpfloat_with_epsilon (a->p[0].x - box.x0, box.x1 - b->p[0].x, 1e-12);
    g_assert_cmpfloat (a->p[0].y, ==, b->p[0].y);
  }
}

static int
find_fill (const CoxaDrawing *drawing, CoxaInk fill, gboolean last)
{
  int found = -1;

  for (guint i = 0; i < drawing->shapes->len && (last || found < 0); i++)
    if (g_array_index (drawing->shapes, CoxaShape, i).fill == fill)
      found = i;
  return found;
}

/* Seen from the right: floor, far limbs, trunk, near limbs, arrow. */
static void
test_painters_order (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();
  g_autoptr (CoxaIllustration) illustration = illustrate (library, "squat");
  g_autoptr (CoxaDrawing) drawing = coxa_illustration_draw (illustration, 1, FALSE, NULL);
  int far_leg = find_fill (drawing, COXA_INK_SHORTS_FAR, TRUE);
  int near_leg = find_fill (drawing, COXA_INK_SHORTS, TRUE);
  int far_sleeve = find_fill (drawing, COXA_INK_TOP_FAR, TRUE);
  int near_sleeve = find_fill (drawing, COXA_INK_TOP, TRUE);

  g_assert_cmpint (find_fill (drawing, COXA_INK_MAT, TRUE), <, far_leg);
  g_assert_cmpint (far_leg, >=, 0);
  g_assert_cmpint (far_leg, <, near_leg);
  g_assert_cmpint (far_sleeve, >=, 0);
  g_assert_cmpint (far_sleeve, <, near_sleeve);
  g_assert_cmpint (find_fill (drawing, COXA_INK_SKIN_FAR, TRUE), <,
                   find_fill (drawing, COXA_INK_SKIN, TRUE));
  g_assert_cmpint (find_fill (drawing, COXA_INK_ARROW, FALSE), ==, (int) drawing->shapes->len - 1);
}

/* The working leg is the light one, in all frames; the lower leg of a side-lying body is not behind
 * the pelvis, so it shares its cloth. */
static void
test_far_limbs_stay_far (void)
{
  static const struct {
    const char *id;
    gboolean cloth;
  } cases[] = { { "bird-dog", TRUE },
                { "supine-march", TRUE },
                { "clamshell", FALSE },
                { "side-lying-leg-lift", FALSE },
                { "side-plank", FALSE } };
  g_autoptr (CoxaExerciseLibrary) library = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CoxaIllustration) illustration = illustrate (library, cases[i].id);

    for (guint frame = 0; frame < 2; frame++) {
      g_autoptr (CoxaDrawing) drawing = coxa_illustration_draw (illustration, frame, FALSE, NULL);

      g_test_message ("%s, frame %u", cases[i].id, frame + 1);
      g_assert_cmpint (find_fill (drawing, COXA_INK_SHORTS_FAR, TRUE) >= 0, ==, cases[i].cloth);
      g_assert_cmpint (find_fill (drawing, COXA_INK_SKIN_FAR, TRUE), >=, 0);
    }
  }
}

static gboolean
has_arrow (const CoxaDrawing *drawing)
{
  return find_fill (drawing, COXA_INK_ARROW, TRUE) >= 0;
}

static void
test_arrows_lead_to_later_frames (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();

  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    const CoxaExercise *exercise = coxa_exercise_library_get (library, i);
    g_autoptr (CoxaIllustration) illustration = illustrate (library, exercise->id);
    guint n_frames = coxa_illustration_count_frames (illustration);

    for (guint frame = 0; frame < n_frames; frame++) {
      g_autoptr (CoxaDrawing) drawing = coxa_illustration_draw (illustration, frame, FALSE, NULL);

      g_test_message ("%s, frame %u", exercise->id, frame + 1);
      g_assert_cmpint (has_arrow (drawing), ==, frame > 0);
    }
    for (char **text = exercise->picture.arrows; *text; text++) {
      CoxaArrow arrow;

      g_assert_true (coxa_arrow_parse (*text, &arrow, NULL));
      g_assert_cmpuint (arrow.frame, <, n_frames);
    }
  }
}

/* The head of a track is at the joint's end, shifted as the exercise says, or a little farther off
 * the body. */
static void
test_arrow_ends_at_joint (void)
{
  static const char *const ids[] = { "bridge", "clamshell", "half-kneeling-hip-flexor-stretch",
                                     "sitting-knee-extension", "prone-knee-bend" };
  g_autoptr (CoxaExerciseLibrary) library = load ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    const CoxaExercise *exercise = coxa_exercise_library_find (library, ids[i]);
    g_autoptr (CoxaIllustration) illustration = illustrate (library, ids[i]);
    g_autoptr (CoxaDrawing) drawing = coxa_illustration_draw (illustration, 1, FALSE, NULL);
    CoxaCamera camera = coxa_camera_new (exercise->picture.view_yaw, exercise->picture.view_elev);
    const CoxaShape *head = &g_array_index (drawing->shapes, CoxaShape, drawing->shapes->len - 1);
    CoxaPoint tip = g_array_index (drawing->steps, CoxaPathStep, head->first_step).p[0];
    CoxaMotion motion;
    CoxaArrow arrow;
    CoxaPoint end;

    g_assert_cmpint (head->fill, ==, COXA_INK_ARROW);
    g_assert_true (coxa_motion_init (&motion, &exercise->picture, NULL));
    g_assert_true (coxa_arrow_parse (exercise->picture.arrows[0], &arrow, NULL));
    end = coxa_camera_project (&camera, coxa_motion_get_skeleton (&motion, 1).joints[arrow.joint]);
    g_assert_cmpfloat (hypot (tip.x - end.x - arrow.shift.x, tip.y - end.y - arrow.shift.y), <=,
                       0.3);
  }
}

static gboolean
is_body (CoxaInk ink)
{
  return (ink >= COXA_INK_SKIN && ink <= COXA_INK_HAIR);
}

static gboolean
lies_on_body (const CoxaDrawing *drawing, CoxaPoint point)
{
  CoxaCircle place = { point.x, point.y, 0.002 };

  for (guint i = 0; i < drawing->shapes->len; i++)
    if (is_body (g_array_index (drawing->shapes, CoxaShape, i).fill) &&
        coxa_drawing_covers (drawing, i, &place))
      return TRUE;
  return FALSE;
}

/* Shafts and tips keep off the moving body, in every picture. */
static void
test_arrows_hide_nobody (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();

  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    const CoxaExercise *exercise = coxa_exercise_library_get (library, i);
    g_autoptr (CoxaIllustration) illustration = illustrate (library, exercise->id);
    g_autoptr (CoxaDrawing) drawing = coxa_illustration_draw (illustration, 1, FALSE, NULL);

    for (guint j = 0; j < drawing->shapes->len; j++) {
      const CoxaShape *shape = &g_array_index (drawing->shapes, CoxaShape, j);

      for (guint k = 0; shape->fill == COXA_INK_ARROW && k < shape->n_steps; k++) {
        const CoxaPathStep *step =
            &g_array_index (drawing->steps, CoxaPathStep, shape->first_step + k);

        if (step->verb != COXA_PATH_CLOSE && lies_on_body (drawing, step->p[0]))
          g_error ("%s: an arrow lies on the body", exercise->id);
      }
    }
  }
}

typedef struct {
  const char *what;
  void (*spoil) (CoxaPicture *picture);
} Fault;

static char *wrong_props[] = { "hammock:pelvis:0", NULL };
static char *wrong_arrows[] = { "track:elbow:0,0", NULL };
static char *wrong_reaches[] = { "hand_r:navel:0,0,0", NULL };
static char *many_reaches[] = { "hand_r:stay", "hand_r:stay", "hand_r:stay", "hand_r:stay",
                                "hand_r:stay", "hand_r:stay", "hand_r:stay", "hand_r:stay",
                                "hand_r:stay", NULL };

static void
spoil_angle (CoxaPicture *picture)
{
  picture->frames[1] = (char *) "r_toe_curl:40;";
}

static void
spoil_pin (CoxaPicture *picture)
{
  picture->pin = (char *) "navel";
}

static void
spoil_rest (CoxaPicture *picture)
{
  picture->rests[0] = (char *) "navel@0";
}

static void
spoil_props (CoxaPicture *picture)
{
  picture->props = wrong_props;
}

static void
spoil_arrows (CoxaPicture *picture)
{
  picture->arrows = wrong_arrows;
}

static void
spoil_reaches (CoxaPicture *picture)
{
  picture->reaches = wrong_reaches;
}

static void
spoil_number_of_reaches (CoxaPicture *picture)
{
  picture->reaches = many_reaches;
}

static void
test_refuses (void)
{
  static const Fault faults[] = {
    { "r_toe_curl", spoil_angle },
    { "navel", spoil_pin },
    { "navel", spoil_rest },
    { "hammock", spoil_props },
    { "track:elbow", spoil_arrows },
    { "hand_r:navel", spoil_reaches },
    { "more than 8 reaches", spoil_number_of_reaches },
  };
  g_autoptr (CoxaExerciseLibrary) library = load ();

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++) {
    CoxaExercise exercise = *coxa_exercise_library_find (library, "bridge");
    g_autoptr (GError) error = NULL;

    faults[i].spoil (&exercise.picture);
    g_assert_null (coxa_illustration_new (&exercise, &error));
    g_assert_error (error, COXA_FIGURE_ERROR, COXA_FIGURE_ERROR_POSE);
    g_assert_true (g_str_has_prefix (error->message, "exercises.ini: [bridge] "));
    g_assert_nonnull (strstr (error->message, faults[i].what));
  }
}

/* A picture that the library cannot mean, or the figure cannot pose: a plain frame stands in. */
static void
test_placeholder (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();
  CoxaExercise exercise = *coxa_exercise_library_find (library, "bridge");
  g_autoptr (CoxaIllustration) placeholder = coxa_illustration_new_placeholder ();
  g_autoptr (CoxaDrawing) drawing = coxa_illustration_draw (placeholder, 0, TRUE, NULL);
  CoxaBox drawn = coxa_drawing_get_box (drawing, 0, drawing->shapes->len);
  CoxaBox box = coxa_illustration_get_box (placeholder);
  g_autoptr (GError) error = NULL;

  exercise.picture.problem = (char *) "exercises.ini: [bridge] frame2: is missing";
  exercise.picture.n_frames = 0;
  g_assert_null (coxa_illustration_new (&exercise, &error));
  g_assert_error (error, COXA_FIGURE_ERROR, COXA_FIGURE_ERROR_PICTURE);
  g_assert_cmpstr (error->message, ==, "exercises.ini: [bridge] frame2: is missing");
  g_assert_true (coxa_illustration_is_placeholder (placeholder));
  g_assert_cmpuint (coxa_illustration_count_frames (placeholder), ==, 1);
  g_assert_cmpuint (drawing->shapes->len, >, 0);
  g_assert_true (drawn.x0 >= box.x0 && drawn.x1 <= box.x1);
  g_assert_true (drawn.y0 >= box.y0 && drawn.y1 <= box.y1);
}

static void
test_inks (void)
{
  static const CoxaInk pairs[][2] = { { COXA_INK_SKIN, COXA_INK_SKIN_FAR },
                                      { COXA_INK_TOP, COXA_INK_TOP_FAR },
                                      { COXA_INK_SHORTS, COXA_INK_SHORTS_FAR },
                                      { COXA_INK_SHOE, COXA_INK_SHOE_FAR } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    double near[3], far[3];

    coxa_ink_get_rgb (pairs[i][0], NULL, near);
    coxa_ink_get_rgb (pairs[i][1], NULL, far);
    for (int j = 0; j < 3; j++) /* far is darker on a grey printer too */
      g_assert_cmpfloat (far[j] + 0.05, <, near[j]);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/illustration/all", test_all);
  g_test_add_func ("/illustration/mirrored", test_mirrored);
  g_test_add_func ("/illustration/painters-order", test_painters_order);
  g_test_add_func ("/illustration/far-limbs-stay-far", test_far_limbs_stay_far);
  g_test_add_func ("/illustration/arrows-lead-to-later-frames", test_arrows_lead_to_later_frames);
  g_test_add_func ("/illustration/arrow-ends-at-joint", test_arrow_ends_at_joint);
  g_test_add_func ("/illustration/arrows-hide-nobody", test_arrows_hide_nobody);
  g_test_add_func ("/illustration/refuses", test_refuses);
  g_test_add_func ("/illustration/placeholder", test_placeholder);
  g_test_add_func ("/illustration/inks", test_inks);
  return g_test_run ();
}
