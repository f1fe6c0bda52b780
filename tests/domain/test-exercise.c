/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-data-file.h"
#include "coxa-exercise.h"
#include "coxa-programme.h"

static CoxaExerciseLibrary *
load (void)
{
  g_autoptr (GError) error = NULL;
  CoxaExerciseLibrary *library = coxa_exercise_library_load ("en", &error);

  g_assert_no_error (error);
  g_assert_nonnull (library);
  return library;
}

static void
test_whole_library (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();

  g_assert_cmpuint (coxa_exercise_library_count (library), ==, 60);
  g_assert_cmpuint (coxa_exercise_library_count_advice (library), ==, 14);
  g_assert_cmpfloat (coxa_exercise_library_get_segments (library)->thigh, ==, 0.245);
  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    const CoxaExercise *exercise = coxa_exercise_library_get (library, i);

    g_assert_true (coxa_exercise_library_find (library, exercise->id) == exercise);
    g_assert_cmpuint (exercise->n_steps, >=, 4);
    g_assert_cmpuint (exercise->n_steps, <=, COXA_EXERCISE_STEPS);
    g_assert_true ((exercise->tempo != NULL) != (exercise->pace != NULL));
  }
  g_assert_null (coxa_exercise_library_find (library, "handstand"));
}

static void
test_one_exercise (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();
  const CoxaExercise *clam = coxa_exercise_library_find (library, "clamshell");

  g_assert_cmpstr (clam->title, ==, "Clam");
  g_assert_cmpstr (clam->category, ==, "strength");
  g_assert_cmpstr (clam->position, ==, "side-lying");
  g_assert_cmpstr (clam->compensation, ==, "lumbar-rotation");
  g_assert_true (clam->unilateral);
  g_assert_cmpint (clam->level, ==, 1);
  g_assert_cmpstr (clam->regression, ==, "knee-opener");
  g_assert_cmpstr (clam->progression, ==, "side-lying-leg-lift");
  g_assert_cmpint (clam->hip_flexion_max_deg, ==, 45);
  g_assert_cmpstr (clam->goals[0], ==, "strengthen-gluteus-medius");
  g_assert_cmpstr (clam->caution_if[0], ==, "lateral-hip-pain");
  g_assert_null (clam->avoid_if[0]);
  g_assert_cmpstr (clam->tempo, ==, "2-2-2");
  g_assert_null (clam->pace);
  g_assert_cmpuint (clam->n_steps, ==, 5);
  g_assert_cmpstr (clam->picture.pin, ==, "pelvis");
  g_assert_cmpuint (clam->picture.n_frames, ==, 2);
  g_assert_cmpfloat (clam->picture.view_yaw, ==, 80);
  g_assert_cmpstr (clam->picture.touches[1][1], ==, "knee_l");
  g_assert_cmpstr (clam->picture.captions[0], ==, "On your side, knees bent");
  g_assert_null (clam->picture.rests[0]);
}

static void
test_marks_are_kept (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();
  guint marked = 0;

  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    const CoxaExercise *exercise = coxa_exercise_library_get (library, i);

    marked += exercise->dose_note && g_str_has_prefix (exercise->dose_note, "UNVERIFIED");
  }
  g_assert_cmpuint (marked, ==, 2);
}

static void
test_item_copies_dose (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();
  const CoxaExercise *bridge = coxa_exercise_library_find (library, "bridge");
  g_autoptr (CoxaProgrammeItem) item = coxa_programme_item_new (bridge, COXA_SIDE_CENTRAL);

  g_assert_true (item->exercise == bridge);
  g_assert_cmpint (item->dose.sets, ==, 2);
  g_assert_cmpint (item->dose.hold_s, ==, 5);
  g_assert_null (item->note);
  item->dose.reps = 6;
  g_assert_cmpint (bridge->dose.reps, ==, 10);
}

/* The library with its first @old replaced by @new. */
static GBytes *
change_library (const char *old, const char *new)
{
  g_autoptr (GBytes) bytes = coxa_data_lookup ("exercises.ini", NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char *at = strstr (text, old);
  char *changed;

  g_assert_nonnull (at);
  changed = g_strdup_printf ("%.*s%s%s", (int) (at - text), text, new, at + strlen (old));
  return g_bytes_new_take (changed, strlen (changed));
}

typedef struct {
  const char *old, *new;
  const char *message; /* what it must name */
} Fault;

static const Fault faults[] = {
  { "goals=relax-breathe;", "goals=relax-brethe;",
    "[diaphragmatic-breathing] goals: “relax-brethe”" },
  { "goals=relax-breathe;neutral-pelvis-control;", "goals=", "goals" },
  { "caution-if=pregnancy;", "caution-if=parachuting;", "caution-if: “parachuting”" },
  { "caution-if=pregnancy;", "caution-if=pregnancy;pregnancy;", "twice" },
  { "\nposition=supine", "\nposition=hanging", "position: “hanging”" },
  { "equipment=mat;cushion;\n", "equipment=mat;trampoline;\n", "equipment: “trampoline”" },
  { "properties=supine;floor_transfer;\n", "properties=supine;flying;\n", "properties: “flying”" },
  { "\ncategory=breathing", "\ncategory=singing", "category: “singing”" },
  { "compensation=breath-holding", "compensation=humming", "compensation: “humming”" },
  { "progression=abdominal-brace", "progression=abdominal-bracelet",
    "progression: “abdominal-bracelet”" },
  { "progression=abdominal-brace", "progression=diaphragmatic-breathing", "progression" },
  { "regression=diaphragmatic-breathing", "regression=plank", "regression: “plank” has level" },
  { "\nlevel=1", "\nlevel=4", "level: “4”" },
  { "\nlevel=1", "\nlevel=0", "level: “0”" },
  { "\nsets=1", "\nsets=0", "sets" },
  { "\ndays-per-week=7", "\ndays-per-week=8", "days-per-week: “8”" },
  { "\ntempo=4-0-6", "\ntempo=4-0", "tempo: “4-0”" },
  { "\nboth-directions=false", "\nboth-directions=no", "both-directions: “no”" },
  { "\nstep4=", "\nstep9=", "step4: is missing" },
  { "\nfeel=", "\nfeels=", "feel: is missing" },
  { "\ncaption2=", "\ncaption9=", "caption9: is not a known key" },
  { "\nframe2=", "\nframe9=", "frame9: is not a known key" },
  { "\nrest-s=0", "\nrest-s=0\ncolour=red", "colour: is not a known key" },
  { "\ntype=exercise", "\ntype=poem", "type: “poem”" },
  { "[advice-movement-breaks]", "[movement-breaks]", "advice-" },
  { "\nexercises=60", "\nexercises=61", "exercises: says 61, but there are 60" },
  { "\nadvice-items=14", "\nadvice-items=13", "advice-items" },
  { "\nformat=1", "\nformat=2", "format: “2”" },
  { "segment-thigh=0.245", "segment-thigh=2.45", "segment-thigh" },
  { "segment-thigh=0.245", "segment-tigh=0.245", "segment-thigh: is missing" },
};

static void
test_refuses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_autoptr (GBytes) bytes = change_library (faults[i].old, faults[i].new);
    g_autoptr (GError) error = NULL;

    g_assert_null (coxa_exercise_library_new ("local.ini", bytes, NULL, &error));
    g_assert_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID);
    g_test_message ("%s", error->message);
    g_assert_true (g_str_has_prefix (error->message, "local.ini: "));
    g_assert_nonnull (strstr (error->message, faults[i].message));
  }
}

/* What is wrong with a picture alone leaves the exercise with its text. */
static void
test_picture_problems (void)
{
  static const Fault rows[] = {
    { "\nview=side", "\nview=below", "view: “below” is not one of the known words" },
    { "\nview-yaw=20", "\nview-yaw=east", "view-yaw: “east” is not a number" },
    { "\npin=pelvis", "\npin=", "pin: is missing" },
    { "\nframe1=", "\nframe3=", "frame1: is missing" },
    { "\ncaption2=", "\ncaption2=\ncaption3=", "caption2: is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GBytes) bytes = change_library (rows[i].old, rows[i].new);
    g_autoptr (GError) error = NULL;
    g_autoptr (CoxaExerciseLibrary) library =
        coxa_exercise_library_new ("local.ini", bytes, NULL, &error);
    g_autofree char *problem =
        g_strdup_printf ("local.ini: [diaphragmatic-breathing] %s", rows[i].message);
    const CoxaExercise *first;

    g_assert_no_error (error);
    first = coxa_exercise_library_get (library, 0);
    g_assert_cmpstr (first->picture.problem, ==, problem);
    g_assert_cmpstr (first->title, ==, "Belly breathing");
    for (guint j = 1; j < coxa_exercise_library_count (library); j++)
      g_assert_null (coxa_exercise_library_get (library, j)->picture.problem);
  }
}

static void
test_third_frame (void)
{
  g_autoptr (GBytes) bytes = change_library (
      "\ncaption2=", "\nframe3=pitch:90;\ntouch3=pelvis;\ncaption3=Rest\ncaption2=");
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaExerciseLibrary) library =
      coxa_exercise_library_new ("local.ini", bytes, NULL, &error);
  const CoxaPicture *picture;

  g_assert_no_error (error);
  picture = &coxa_exercise_library_get (library, 0)->picture;
  g_assert_cmpuint (picture->n_frames, ==, 3);
  g_assert_cmpstr (picture->captions[2], ==, "Rest");
  g_assert_cmpstr (picture->touches[2][0], ==, "pelvis");
}

static void
test_language (void)
{
  g_autoptr (GBytes) bytes =
      change_library ("title=Belly breathing", "title=Belly breathing\ntitle[xx]=Oddech brzuszny");
  g_autoptr (CoxaExerciseLibrary) translated =
      coxa_exercise_library_new ("l.ini", bytes, "xx", NULL);
  g_autoptr (CoxaExerciseLibrary) other = coxa_exercise_library_new ("l.ini", bytes, "yy", NULL);

  g_assert_cmpstr (coxa_exercise_library_get (translated, 0)->title, ==, "Oddech brzuszny");
  g_assert_cmpstr (coxa_exercise_library_get (other, 0)->title, ==, "Belly breathing");
}

/* A patient who works one side is not told to swap; nothing else in the texts asks for it. */
static void
test_swaps_only_both_sides (void)
{
  static const char *const words[] = { "swap",       "turn over",  "turn round",
                                       "Turn round", "other side", NULL };
  g_autoptr (CoxaExerciseLibrary) library = load ();

  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    const CoxaExercise *exercise = coxa_exercise_library_get (library, i);
    guint last = exercise->n_steps - 1;
    g_autoptr (CoxaProgrammeItem) both = coxa_programme_item_new (exercise, COXA_SIDE_CENTRAL);
    g_autoptr (CoxaProgrammeItem) one = coxa_programme_item_new (exercise, COXA_SIDE_RIGHT);
    g_autofree char *last_of_both = coxa_programme_item_dup_step (both, last);
    g_autofree char *last_of_one = coxa_programme_item_dup_step (one, last);
    g_autofree char *first_of_both = coxa_programme_item_dup_step (both, 0);

    g_test_message ("%s", exercise->id);
    g_assert_cmpint (exercise->swap != NULL, ==, exercise->unilateral);
    g_assert_cmpstr (first_of_both, ==, exercise->steps[0]);
    g_assert_cmpstr (last_of_one, ==, exercise->steps[last]);
    if (!exercise->unilateral) {
      g_assert_cmpstr (last_of_both, ==, last_of_one);
      continue;
    }
    g_assert_true (g_str_has_prefix (last_of_both, last_of_one));
    g_assert_true (g_str_has_suffix (last_of_both, exercise->swap));
    for (guint step = 0; step <= last; step++)
      for (guint word = 0; words[word]; word++)
        g_assert_null (strstr (exercise->steps[step], words[word]));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exercise/whole-library", test_whole_library);
  g_test_add_func ("/exercise/one", test_one_exercise);
  g_test_add_func ("/exercise/marks-are-kept", test_marks_are_kept);
  g_test_add_func ("/exercise/item-copies-dose", test_item_copies_dose);
  g_test_add_func ("/exercise/swaps-only-both-sides", test_swaps_only_both_sides);
  g_test_add_func ("/exercise/refuses", test_refuses);
  g_test_add_func ("/exercise/picture-problems", test_picture_problems);
  g_test_add_func ("/exercise/third-frame", test_third_frame);
  g_test_add_func ("/exercise/language", test_language);
  return g_test_run ();
}
