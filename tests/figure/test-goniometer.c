/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "coxa-angle-marks.h"
#include "coxa-measure.h"

static const CoxaSegments *
get_segments (void)
{
  static CoxaExerciseLibrary *library;

  if (!library) {
    g_autoptr (GError) error = NULL;

    library = coxa_exercise_library_load ("en", &error);
    g_assert_no_error (error);
  }
  return coxa_exercise_library_get_segments (library);
}

static CoxaGoniometer *
load (void)
{
  g_autoptr (GError) error = NULL;
  CoxaGoniometer *goniometer = coxa_goniometer_load (get_segments (), &error);

  g_assert_no_error (error);
  return goniometer;
}

static double
angle_between (CoxaVector a, CoxaVector b)
{
  return acos (CLAMP (a.x * b.x + a.y * b.y + a.z * b.z, -1, 1)) * 180 / G_PI;
}

/* What is drawn is the reading, to the degree, in every position and over the whole range. */
static void
test_angle_is_the_reading (void)
{
  g_autoptr (CoxaGoniometer) goniometer = load ();

  g_assert_cmpuint (coxa_goniometer_count (goniometer), >=, 18);
  for (guint i = 0; i < coxa_goniometer_count (goniometer); i++) {
    CoxaMeasuringPicture *picture = coxa_goniometer_get (goniometer, i);
    CoxaVector zero = coxa_measuring_picture_get_arm (picture, 0);

    for (double value = -45; value <= 150; value += 5) {
      double drawn = coxa_measuring_picture_get_drawn (picture, value);
      double angle = angle_between (zero, coxa_measuring_picture_get_arm (picture, drawn));

      g_assert_cmpfloat_with_epsilon (angle, fabs (drawn), 0.6);
    }
  }
}

typedef struct {
  const char *measure, *position;
  double value;
  char axis; /* of the world: x forward, y up, z right */
  int sign;  /* where the arm goes, seen from where it was at 0 */
} Direction;

/* Lying on the back the head is at -x, on the front at +x after the turn of 180 degrees. */
static const Direction directions[] = {
  { "hip_flexion", "supine", 60, 'y', +1 },
  { "hip_extension", "prone", 15, 'y', +1 },
  { "hip_abduction", "supine", 30, 'z', +1 },
  { "hip_adduction", "supine", 20, 'z', -1 },
  { "hip_ir", "prone_hip0", 30, 'z', +1 },
  { "hip_er", "prone_hip0", 30, 'z', -1 },
  { "hip_ir", "seated_hip90", 30, 'z', +1 },
  { "hip_er", "seated_hip90", 30, 'z', -1 },
  { "hip_ir", "supine_hip90", 30, 'z', +1 },
  { "hip_er", "supine_hip90", 30, 'z', -1 },
  { "hip_ir", "supine_hip0", 30, 'z', -1 },
  { "hip_er", "supine_hip0", 30, 'z', +1 },
  { "thomas_hip", "table_edge", 15, 'y', -1 },
  { "thomas_hip", "table_edge", -15, 'y', +1 },
  { "thomas_knee", "table_edge", 60, 'y', -1 },
  { "slr", "supine", 70, 'y', +1 },
  { "knee_ext_deficit_passive", "supine_hip90", 30, 'y', -1 },
  { "knee_ext_deficit_active", "supine_hip90", 30, 'y', -1 },
  { "pelvic_incl_fwd_bend", "standing", 50, 'x', +1 },
};

static double
along (CoxaVector v, char axis)
{
  return axis == 'x' ? v.x : axis == 'y' ? v.y : v.z;
}

static void
test_direction (void)
{
  g_autoptr (CoxaGoniometer) goniometer = load ();

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++) {
    const Direction *row = &directions[i];
    CoxaMeasuringPicture *picture = coxa_goniometer_find (goniometer, row->measure, row->position);
    double moved;

    g_assert_nonnull (picture);
    moved = along (coxa_measuring_picture_get_arm (picture, row->value), row->axis) -
            along (coxa_measuring_picture_get_arm (picture, 0), row->axis);
    g_test_message ("%s %s %g", row->measure, row->position, row->value);
    g_assert_cmpfloat (moved * row->sign, >, 0.02);
  }
}

static void
test_find (void)
{
  g_autoptr (CoxaGoniometer) goniometer = load ();

  g_assert_cmpstr (
      coxa_measuring_picture_get_id (coxa_goniometer_find (goniometer, "hip_ir", "seated_hip90")),
      ==, "hip_ir seated_hip90");
  g_assert_cmpstr (coxa_measuring_picture_get_id (coxa_goniometer_find (goniometer, "slr", "any")),
                   ==, "slr");
  g_assert_null (coxa_goniometer_find (goniometer, "hip_ir", "upside_down"));
  g_assert_null (coxa_goniometer_find (goniometer, "sorensen", ""));
}

/* Each picture belongs to a measure in degrees, and to a position that it knows. */
static void
test_measures (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaMeasureCatalogue) catalogue = coxa_measure_catalogue_load ("en", &error);
  g_autoptr (CoxaGoniometer) goniometer = load ();

  g_assert_no_error (error);
  for (guint i = 0; i < coxa_goniometer_count (goniometer); i++) {
    const char *id = coxa_measuring_picture_get_id (coxa_goniometer_get (goniometer, i));
    g_auto (GStrv) words = g_strsplit (id, " ", 2);
    const CoxaMeasure *measure = coxa_measure_catalogue_find (catalogue, words[0]);

    g_assert_nonnull (measure);
    g_assert_cmpstr (measure->unit, ==, "deg");
    if (words[1])
      g_assert_true (g_strv_contains ((const char *const *) measure->positions, words[1]));
  }
}

static gboolean
is_inside (const CoxaBox *box, CoxaPoint p)
{
  return p.x >= box->x0 && p.x <= box->x1 && p.y >= box->y0 && p.y <= box->y1;
}

static void
check_inside (const CoxaDrawing *drawing, const CoxaBox *box)
{
  for (guint i = 0; i < drawing->steps->len; i++) {
    const CoxaPathStep *step = &g_array_index (drawing->steps, CoxaPathStep, i);

    if (step->verb != COXA_PATH_CLOSE)
      g_assert_true (is_inside (box, step->p[step->verb == COXA_PATH_CURVE ? 2 : 0]));
  }
}

static guint
count_ink (const CoxaDrawing *drawing, CoxaInk ink)
{
  guint n = 0;

  for (guint i = 0; i < drawing->shapes->len; i++) {
    const CoxaShape *shape = &g_array_index (drawing->shapes, CoxaShape, i);

    n += shape->fill == ink || shape->stroke == ink;
  }
  return n;
}

/* Impossible readings are drawn as the last possible one; nothing leaves the picture. */
static void
test_extremes (void)
{
  const double values[] = { -1000, -45, -1, 0, 1, 45, 90, 1000, NAN };
  g_autoptr (CoxaGoniometer) goniometer = load ();

  for (guint i = 0; i < coxa_goniometer_count (goniometer); i++) {
    CoxaMeasuringPicture *picture = coxa_goniometer_get (goniometer, i);
    CoxaBox box = coxa_measuring_picture_get_box (picture);

    for (guint j = 0; j < G_N_ELEMENTS (values); j++) {
      CoxaAngleMarks marks = { values[j], values[G_N_ELEMENTS (values) - 1 - j], -1000, 1000 };
      g_autoptr (CoxaDrawing) plain = coxa_measuring_picture_draw (picture, &marks, FALSE, NULL);
      g_autoptr (CoxaDrawing) mirrored = coxa_measuring_picture_draw (picture, &marks, TRUE, NULL);

      check_inside (plain, &box);
      check_inside (mirrored, &box);
    }
  }
}

typedef struct {
  CoxaAngleMarks marks;
  gboolean value, ghost, norm;
} Shown;

static const Shown shown[] = {
  { { NAN, NAN, NAN, NAN }, FALSE, FALSE, FALSE }, { { 30, NAN, NAN, NAN }, TRUE, FALSE, FALSE },
  { { NAN, 30, NAN, NAN }, FALSE, TRUE, FALSE },   { { NAN, NAN, 20, 40 }, FALSE, FALSE, TRUE },
  { { NAN, NAN, 20, NAN }, FALSE, FALSE, FALSE },  { { 30, 20, 20, 40 }, TRUE, TRUE, TRUE },
};

static void
test_shown (void)
{
  g_autoptr (CoxaGoniometer) goniometer = load ();
  CoxaMeasuringPicture *picture = coxa_goniometer_find (goniometer, "hip_ir", "seated_hip90");

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++) {
    g_autoptr (CoxaDrawing) drawing =
        coxa_measuring_picture_draw (picture, &shown[i].marks, FALSE, NULL);

    g_assert_cmpint (count_ink (drawing, COXA_INK_ARROW) > 0, ==, shown[i].value);
    g_assert_cmpint (count_ink (drawing, COXA_INK_GHOST) > 0, ==, shown[i].ghost);
    g_assert_cmpint (count_ink (drawing, COXA_INK_NORM) > 0, ==, shown[i].norm);
  }
}

static double
page_angle (CoxaPoint centre, CoxaPoint a, CoxaPoint b)
{
  double angle = atan2 (a.y - centre.y, a.x - centre.x) - atan2 (b.y - centre.y, b.x - centre.x);

  return fabs (remainder (angle, 2 * G_PI)) * 180 / G_PI;
}

/* Where the limb goes on beyond the arm, the number is written beside it, at every reading. */
static void
test_label_beside (void)
{
  const CoxaCamera camera = coxa_camera_new (0, 4);
  g_autoptr (CoxaGoniometer) goniometer = load ();
  CoxaMeasuringPicture *picture =
      coxa_goniometer_find (goniometer, "pelvic_incl_fwd_bend", "standing");

  for (double value = 0; value <= 110; value += 10) {
    CoxaVector centre = coxa_measuring_picture_get_centre (picture, value);
    CoxaVector arm = coxa_measuring_picture_get_arm (picture, value);
    CoxaPoint at = coxa_camera_project (&camera, centre);
    CoxaPoint end = coxa_camera_project (&camera, coxa_vector_add (centre, arm));

    g_assert_cmpfloat (
        page_angle (at, end, coxa_measuring_picture_get_label (picture, value, FALSE)), >, 35);
  }
}

static const char sound[] = "[slr]\nview-yaw=0\nview-elev=6\ncentre=hip_r\narm=ankle_r\n"
                            "radius=0.5\npin=pelvis\nat=0;90\npose1=pitch:90;\n"
                            "pose2=pitch:90;r_hip_flex:90;\nsource=x\n";

typedef struct {
  const char *from, *to, *says;
} Damage;

static const Damage damages[] = {
  { "centre=hip_r", "centre=tail", "centre: “tail” is not a joint" },
  { "pin=pelvis\n", "", "pin" },
  { "at=0;90", "at=90;0", "at: must be rising numbers" },
  { "at=0;90", "at=0", "at: must be two or three readings" },
  { "at=0;90", "at=0;x", "at: must be rising numbers" },
  { "r_hip_flex:90", "r_hip_flex:900", "pose2: “r_hip_flex:900” is not an angle" },
  { "r_hip_flex:90", "r_tail:90", "pose2: “r_tail:90” is not an angle" },
  { "pose2=pitch:90;r_hip_flex:90;\n", "", "pose2" },
  { "at=0;90", "at=10;90", "at: must hold 0" },
  { "radius=0.5", "radius=5", "radius: must be from 0.05 to 1" },
  { "source=x", "source=x\nprops=unicorn:hip_r", "props: " },
  { "source=x", "source=x\nrest=pelvis", "rest: “pelvis” is not joint@height" },
  { "source=x", "source=x\ncolour=red", "colour" },
  { "source=x", "source=x\nlabel-at=near", "label-at" },
  { "source=x", "source=x\nlabel-at=181", "label-at: must be from -180 to 180" },
  { "source=x", "source=x\nlabel-at=-181", "label-at: must be from -180 to 180" },
  { "source=x\n", "", "source" },
};

static void
test_damaged (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autoptr (GString) text = g_string_new (sound);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_cmpuint (g_string_replace (text, damages[i].from, damages[i].to, 1), ==, 1);
    bytes = g_bytes_new (text->str, text->len);
    g_assert_null (coxa_goniometer_new ("goniometer.ini", bytes, get_segments (), &error));
    g_assert_nonnull (error);
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, "goniometer.ini"));
    g_assert_nonnull (strstr (error->message, "slr"));
    g_assert_nonnull (strstr (error->message, damages[i].says));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure/goniometer/angle-is-the-reading", test_angle_is_the_reading);
  g_test_add_func ("/figure/goniometer/direction", test_direction);
  g_test_add_func ("/figure/goniometer/find", test_find);
  g_test_add_func ("/figure/goniometer/measures", test_measures);
  g_test_add_func ("/figure/goniometer/extremes", test_extremes);
  g_test_add_func ("/figure/goniometer/shown", test_shown);
  g_test_add_func ("/figure/goniometer/label-beside", test_label_beside);
  g_test_add_func ("/figure/goniometer/damaged", test_damaged);
  return g_test_run ();
}
