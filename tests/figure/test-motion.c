/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-illustration.h"
#include "coxa-motion.h"

/* Measured once for the library and stated there to the third decimal. */
#define CONTACT 0.0145

typedef struct {
  const CoxaExercise *exercise;
  const CoxaSkeleton *skeleton;
  guint frame;
} Contact;

static void
check_contact (const Contact *contact, const char *name, double height)
{
  int joint = coxa_joint_find (name);
  double skin;

  g_assert_cmpint (joint, >=, 0);
  skin = contact->skeleton->joints[joint].y - coxa_joint_get_skin (joint);
  if (fabs (skin - height) > CONTACT)
    g_error ("%s, frame %u: %s is at %.4f, not at %.2f", contact->exercise->id, contact->frame + 1,
             name, skin, height);
}

/* "foot_" stands for heel and toe, "forearm_" for elbow and wrist. */
static void
check_touch (const Contact *contact, const char *text)
{
  static const char *const groups[][3] = { { "foot_", "heel_", "toe_" },
                                           { "forearm_", "elbow_", "wrist_" } };
  g_auto (GStrv) words = g_strsplit (text, "@", 2);
  double height = words[1] ? g_ascii_strtod (words[1], NULL) : 0;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++) {
    if (g_str_has_prefix (words[0], groups[i][0])) {
      const char *side = words[0] + strlen (groups[i][0]);
      g_autofree char *first = g_strconcat (groups[i][1], side, NULL);
      g_autofree char *second = g_strconcat (groups[i][2], side, NULL);

      check_contact (contact, first, height);
      check_contact (contact, second, height);
      return;
    }
  }
  check_contact (contact, words[0], height);
}

static CoxaExerciseLibrary *
load (void)
{
  g_autoptr (GError) error = NULL;
  CoxaExerciseLibrary *library = coxa_exercise_library_load ("en", &error);

  g_assert_no_error (error);
  return library;
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

static void
test_touches (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();
  guint n_touches = 0;

  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    const CoxaExercise *exercise = coxa_exercise_library_get (library, i);
    CoxaMotion motion = move (exercise);

    for (guint frame = 0; frame < exercise->picture.n_frames; frame++) {
      CoxaSkeleton skeleton = coxa_motion_get_skeleton (&motion, frame);
      Contact contact = { exercise, &skeleton, frame };

      g_assert_cmpfloat (coxa_skeleton_get_lowest_skin (&skeleton), >, -CONTACT);
      for (char **touch = exercise->picture.touches[frame]; *touch; touch++) {
        check_touch (&contact, *touch);
        n_touches++;
      }
    }
  }
  g_assert_cmpuint (n_touches, >, 250);
}

/* A pinned foot that also reaches is as near as its leg is long. */
static void
test_pin (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();

  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    CoxaMotion motion = move (coxa_exercise_library_get (library, i));
    CoxaVector first = coxa_motion_get_skeleton (&motion, 0).joints[motion.pin];

    for (double moment = 0; moment <= motion.n_frames - 1; moment += 0.25) {
      CoxaVector pin = coxa_motion_get_skeleton (&motion, moment).joints[motion.pin];

      g_test_message ("%s at %.2f", coxa_exercise_library_get (library, i)->id, moment);
      g_assert_cmpfloat_with_epsilon (pin.x, first.x, 5e-3);
      g_assert_cmpfloat_with_epsilon (pin.z, first.z, 5e-3);
    }
  }
}

/* An animation must not jump: the whole way is made of small steps. */
static void
test_no_jumps (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();
  const int n = 50;

  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    CoxaMotion motion = move (coxa_exercise_library_get (library, i));
    CoxaSkeleton before = coxa_motion_get_skeleton (&motion, 0);

    for (int step = 1; step <= n * ((int) motion.n_frames - 1); step++) {
      CoxaSkeleton now = coxa_motion_get_skeleton (&motion, (double) step / n);

      for (guint joint = 0; joint < COXA_N_JOINTS; joint++)
        g_assert_cmpfloat (
            coxa_vector_length (coxa_vector_subtract (now.joints[joint], before.joints[joint])), <,
            0.08);
      before = now;
    }
  }
}

static void
test_rest (void)
{
  static const char *const wrong[] = { "pelvis",      "tail@0",      "pelvis@", "pelvis@x",
                                       "pelvis@-0.1", "pelvis@0.3;", "@0.3",    "pelvis@1.5" };
  CoxaRest rest;
  CoxaSkeleton skeleton = { 0 };

  g_assert_true (coxa_rest_parse ("pelvis@0.30", &rest, NULL));
  g_assert_cmpfloat_with_epsilon (coxa_rest_get_drop (&rest, &skeleton), 0.366, 1e-12);
  g_assert_true (coxa_rest_parse (NULL, &rest, NULL));
  g_assert_cmpfloat_with_epsilon (coxa_rest_get_drop (&rest, &skeleton), 0.066, 1e-12);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (coxa_rest_parse (wrong[i], &rest, &error));
    g_assert_error (error, COXA_FIGURE_ERROR, COXA_FIGURE_ERROR_POSE);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/motion/touches", test_touches);
  g_test_add_func ("/motion/pin", test_pin);
  g_test_add_func ("/motion/no-jumps", test_no_jumps);
  g_test_add_func ("/motion/rest", test_rest);
  return g_test_run ();
}
