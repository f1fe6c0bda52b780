/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-goniometer.h"

#include "coxa-angle-marks.h"
#include "coxa-data-file.h"
#include "coxa-figure.h"
#include "coxa-placement.h"
#include "coxa-props.h"

#define POSES 3
#define MARGIN 0.02
#define RIM 0.056          /* half the ring, and the mark on it */
#define LABEL_BEYOND 0.085 /* of the ring, body heights */
#define LABEL_ROOM_X 0.09
#define LABEL_ROOM_Y 0.055

struct _CoxaMeasuringPicture {
  char *id; /* "measure" or "measure position" */
  const CoxaSegments *segments;
  CoxaCamera camera;
  CoxaJoint centre, arm, pin;
  CoxaRest rest;
  double radius;   /* of the norm's ring, body heights */
  double label_at; /* a reading; NAN: where the arm is */
  guint n_poses;
  double at[POSES];
  CoxaPose poses[POSES];
  double least, most; /* readings that are drawn */
  GArray *props;      /* of CoxaProp */
  CoxaVector pinned;  /* where the pin is at a reading of 0 */
  CoxaFarSides far;
  gboolean has_box;
  CoxaBox box; /* found when it is asked for: it takes a dozen drawings */
};

struct _CoxaGoniometer {
  CoxaSegments segments;
  GPtrArray *pictures; /* of CoxaMeasuringPicture */
};

static void
picture_free (CoxaMeasuringPicture *self)
{
  g_free (self->id);
  g_array_unref (self->props);
  g_free (self);
}

/* The pose of a reading: in a straight line between its neighbours. */
static CoxaSkeleton
bend (const CoxaMeasuringPicture *self, double value)
{
  guint i = self->n_poses == 3 && value > self->at[1] ? 1 : 0;
  double t = (value - self->at[i]) / (self->at[i + 1] - self->at[i]);
  CoxaPose pose = coxa_pose_between (&self->poses[i], &self->poses[i + 1], t);

  return coxa_skeleton_new (self->segments, &pose);
}

static CoxaSkeleton
place (const CoxaMeasuringPicture *self, double value)
{
  CoxaSkeleton skeleton = bend (self, value);
  CoxaVector pin = skeleton.joints[self->pin];
  double up = coxa_rest_get_drop (&self->rest, &skeleton);

  coxa_skeleton_shift (&skeleton,
                       (CoxaVector){ self->pinned.x - pin.x, up, self->pinned.z - pin.z });
  return skeleton;
}

static gboolean
read_joint (
    CoxaDataFile *file, const char *group, const char *key, CoxaJoint *joint_out, GError **error)
{
  g_autofree char *name = coxa_data_file_dup_string (file, group, key, error);
  int joint;

  if (!name)
    return FALSE;
  joint = coxa_joint_find (name);
  if (joint < 0)
    return coxa_data_file_fail (file, group, key, error, "“%s” is not a joint", name);
  *joint_out = joint;
  return TRUE;
}

static gboolean
read_readings (CoxaMeasuringPicture *self, CoxaDataFile *file, GError **error)
{
  g_auto (GStrv) words = coxa_data_file_dup_list (file, self->id, "at");

  self->n_poses = words ? g_strv_length (words) : 0;
  if (self->n_poses < 2 || self->n_poses > POSES)
    return coxa_data_file_fail (file, self->id, "at", error, "must be two or three readings");
  for (guint i = 0; i < self->n_poses; i++) {
    char *end;

    self->at[i] = g_ascii_strtod (words[i], &end);
    if (end == words[i] || *end != '\0' || !isfinite (self->at[i]) ||
        (i > 0 && self->at[i] <= self->at[i - 1]))
      return coxa_data_file_fail (file, self->id, "at", error, "must be rising numbers");
  }
  self->least = self->at[0];
  self->most = self->at[self->n_poses - 1];
  if (self->least > 0 || self->most <= 0)
    return coxa_data_file_fail (file, self->id, "at", error, "must hold 0");
  return TRUE;
}

static gboolean
read_poses (CoxaMeasuringPicture *self, CoxaDataFile *file, GError **error)
{
  for (guint i = 0; i < self->n_poses; i++) {
    char key[] = { 'p', 'o', 's', 'e', (char) ('1' + i), '\0' };
    g_autofree char *text = coxa_data_file_dup_string (file, self->id, key, error);
    g_autoptr (GError) bad = NULL;

    if (!text)
      return FALSE;
    if (!coxa_pose_parse (text, &self->poses[i], &bad))
      return coxa_data_file_fail (file, self->id, key, error, "%s", bad->message);
  }
  return TRUE;
}

static gboolean
read_rest (CoxaMeasuringPicture *self, CoxaDataFile *file, GError **error)
{
  g_autofree char *text = coxa_data_file_dup_optional (file, self->id, "rest");
  g_autoptr (GError) bad = NULL;

  return coxa_rest_parse (text, &self->rest, &bad) ||
         coxa_data_file_fail (file, self->id, "rest", error, "%s", bad->message);
}

static gboolean
read_props (CoxaMeasuringPicture *self, CoxaDataFile *file, GError **error)
{
  g_auto (GStrv) texts = coxa_data_file_dup_list (file, self->id, "props");

  for (guint i = 0; texts && texts[i]; i++) {
    g_autoptr (GError) bad = NULL;
    CoxaProp prop;

    if (!coxa_prop_parse (texts[i], &prop, &bad))
      return coxa_data_file_fail (file, self->id, "props", error, "%s", bad->message);
    g_array_append_val (self->props, prop);
  }
  return TRUE;
}

static gboolean
read_camera (CoxaMeasuringPicture *self, CoxaDataFile *file, GError **error)
{
  double yaw, elevation;

  if (!coxa_data_file_get_number (file, self->id, "view-yaw", &yaw, error) ||
      !coxa_data_file_get_number (file, self->id, "view-elev", &elevation, error))
    return FALSE;
  self->camera = coxa_camera_new (yaw, elevation);
  return TRUE;
}

static gboolean
read_radius (CoxaMeasuringPicture *self, CoxaDataFile *file, GError **error)
{
  if (!coxa_data_file_get_number (file, self->id, "radius", &self->radius, error))
    return FALSE;
  if (self->radius < 0.05 || self->radius > 1)
    return coxa_data_file_fail (file, self->id, "radius", error, "must be from 0.05 to 1");
  return TRUE;
}

static gboolean
read_label (CoxaMeasuringPicture *self, CoxaDataFile *file, GError **error)
{
  if (!coxa_data_file_get_optional_number (file, self->id, "label-at", NAN, &self->label_at, error))
    return FALSE;
  if (fabs (self->label_at) > 180)
    return coxa_data_file_fail (file, self->id, "label-at", error, "must be from -180 to 180");
  return TRUE;
}

static CoxaDrawing *
draw (const CoxaMeasuringPicture *self, const CoxaAngleMarks *marks, CoxaBody body)
{
  g_autoptr (CoxaScene) scene = coxa_scene_new (&self->camera);
  CoxaSkeleton skeleton = place (self, isnan (marks->value) ? 0 : marks->value);
  CoxaStage stage = { &skeleton, 1, 0, NULL };
  CoxaManner manner = { .far = self->far, .body = body, .barefoot = TRUE };

  coxa_mat_draw (scene, &stage);
  for (guint i = 0; i < self->props->len; i++)
    coxa_prop_draw (&g_array_index (self->props, CoxaProp, i), scene, &stage);
  if (!isnan (marks->other)) {
    CoxaSkeleton ghost = place (self, marks->other);

    coxa_ghost_draw (scene, &ghost, self->centre);
  }
  coxa_figure_draw (scene, &skeleton, &manner);
  coxa_angle_marks_draw (scene, self, marks);
  return coxa_scene_finish (scene);
}

static void
stretch (CoxaBox *box, CoxaBox by)
{
  box->x0 = MIN (box->x0, by.x0);
  box->y0 = MIN (box->y0, by.y0);
  box->x1 = MAX (box->x1, by.x1);
  box->y1 = MAX (box->y1, by.y1);
}

static void
make_room (CoxaMeasuringPicture *self, double value, double other)
{
  CoxaAngleMarks marks = { value, other, self->least, self->most };
  g_autoptr (CoxaDrawing) drawing = draw (self, &marks, coxa_look_default.body);
  CoxaBox box = coxa_drawing_get_box (drawing, 0, drawing->shapes->len);
  CoxaPoint label = coxa_measuring_picture_get_label (self, value, FALSE);

  stretch (&self->box,
           (CoxaBox){ box.x0 - MARGIN, box.y0 - MARGIN, box.x1 + MARGIN, box.y1 + MARGIN });
  stretch (&self->box, (CoxaBox){ label.x - LABEL_ROOM_X, label.y - LABEL_ROOM_Y,
                                  label.x + LABEL_ROOM_X, label.y + LABEL_ROOM_Y });
}

static void
measure_box (CoxaMeasuringPicture *self)
{
  const guint n = 6;

  self->box = (CoxaBox){ G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
  for (guint i = 0; i <= n; i++) {
    double value = self->least + (self->most - self->least) * i / n;

    make_room (self, value, self->least);
    make_room (self, value, self->most);
  }
  self->has_box = TRUE;
}

static gboolean
read_picture (CoxaMeasuringPicture *self, CoxaDataFile *file, GError **error)
{
  g_autofree char *source = coxa_data_file_dup_string (file, self->id, "source", error);

  return source && read_camera (self, file, error) &&
         read_joint (file, self->id, "centre", &self->centre, error) &&
         read_joint (file, self->id, "arm", &self->arm, error) &&
         read_joint (file, self->id, "pin", &self->pin, error) && read_rest (self, file, error) &&
         read_readings (self, file, error) && read_poses (self, file, error) &&
         read_radius (self, file, error) && read_label (self, file, error) &&
         read_props (self, file, error);
}

static CoxaMeasuringPicture *
picture_new (CoxaDataFile *file, const char *id, const CoxaSegments *segments, GError **error)
{
  CoxaMeasuringPicture *self = g_new0 (CoxaMeasuringPicture, 1);
  CoxaSkeleton zero;

  self->id = g_strdup (id);
  self->segments = segments;
  self->props = g_array_new (FALSE, FALSE, sizeof (CoxaProp));
  if (!read_picture (self, file, error)) {
    picture_free (self);
    return NULL;
  }
  self->pinned = bend (self, 0).joints[self->pin];
  zero = place (self, 0);
  self->far = coxa_far_sides_new (&self->camera, &zero, 1);
  return self;
}

/**
 * coxa_goniometer_new:
 * @name: of the file, for error messages
 * @segments: the mannequin's proportions; copied
 *
 * Returns: (transfer full): the pictures, or %NULL with @error naming file, group and key
 */
CoxaGoniometer *
coxa_goniometer_new (const char *name, GBytes *bytes, const CoxaSegments *segments, GError **error)
{
  g_autoptr (CoxaDataFile) file = coxa_data_file_new (name, bytes, error);
  g_autoptr (CoxaGoniometer) self = NULL;
  const char *const *groups;

  g_return_val_if_fail (segments != NULL, NULL);

  if (!file)
    return NULL;
  self = g_new0 (CoxaGoniometer, 1);
  self->segments = *segments;
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) picture_free);
  groups = coxa_data_file_groups (file);
  for (guint i = 0; groups[i]; i++) {
    CoxaMeasuringPicture *picture = picture_new (file, groups[i], &self->segments, error);

    if (!picture)
      return NULL;
    g_ptr_array_add (self->pictures, picture);
  }
  return coxa_data_file_finish (file, error) ? g_steal_pointer (&self) : NULL;
}

CoxaGoniometer *
coxa_goniometer_load (const CoxaSegments *segments, GError **error)
{
  g_autoptr (GBytes) bytes = coxa_data_lookup ("goniometer.ini", error);

  return bytes ? coxa_goniometer_new ("goniometer.ini", bytes, segments, error) : NULL;
}

void
coxa_goniometer_free (CoxaGoniometer *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->pictures);
  g_free (self);
}

guint
coxa_goniometer_count (const CoxaGoniometer *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pictures->len;
}

CoxaMeasuringPicture *
coxa_goniometer_get (const CoxaGoniometer *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->pictures->len, NULL);

  return g_ptr_array_index (self->pictures, index);
}

static CoxaMeasuringPicture *
find (const CoxaGoniometer *self, const char *id)
{
  for (guint i = 0; i < self->pictures->len; i++) {
    CoxaMeasuringPicture *picture = g_ptr_array_index (self->pictures, i);

    if (g_str_equal (picture->id, id))
      return picture;
  }
  return NULL;
}

/**
 * coxa_goniometer_find:
 * @measure: id of a measure
 * @position: id of the position it is taken in
 *
 * Returns: (nullable): the picture of this measure in this position, or of the measure in all
 */
CoxaMeasuringPicture *
coxa_goniometer_find (const CoxaGoniometer *self, const char *measure, const char *position)
{
  g_autofree char *id = NULL;
  CoxaMeasuringPicture *picture;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (measure != NULL && position != NULL, NULL);

  id = g_strconcat (measure, " ", position, NULL);
  picture = find (self, id);
  return picture ? picture : find (self, measure);
}

const char *
coxa_measuring_picture_get_id (const CoxaMeasuringPicture *self)
{
  return self->id;
}

/**
 * coxa_measuring_picture_get_box:
 *
 * Returns: what the picture covers with any reading, so that it stays where it is while one is
 * typed
 */
CoxaBox
coxa_measuring_picture_get_box (CoxaMeasuringPicture *self)
{
  g_return_val_if_fail (self != NULL, (CoxaBox){ 0 });

  if (!self->has_box)
    measure_box (self);
  return self->box;
}

/**
 * coxa_measuring_picture_get_drawn:
 *
 * Returns: the reading that is drawn for @value: beyond what a body can show, the last that it can
 */
double
coxa_measuring_picture_get_drawn (const CoxaMeasuringPicture *self, double value)
{
  return isnan (value) ? value : CLAMP (value, self->least, self->most);
}

CoxaVector
coxa_measuring_picture_get_centre (const CoxaMeasuringPicture *self, double value)
{
  return place (self, value).joints[self->centre];
}

/* Where the moving arm points at a reading, as a vector of length 1. */
CoxaVector
coxa_measuring_picture_get_arm (const CoxaMeasuringPicture *self, double value)
{
  CoxaSkeleton skeleton = bend (self, value);
  CoxaVector arm = coxa_vector_subtract (skeleton.joints[self->arm], skeleton.joints[self->centre]);

  return coxa_vector_scale (arm, 1 / coxa_vector_length (arm));
}

double
coxa_measuring_picture_get_radius (const CoxaMeasuringPicture *self)
{
  return self->radius;
}

static double
mirror_x (CoxaMeasuringPicture *self, double x)
{
  CoxaBox box = coxa_measuring_picture_get_box (self);

  return box.x0 + box.x1 - x;
}

/**
 * coxa_measuring_picture_draw:
 * @marks: in degrees; without a value the figure stands at 0
 * @mirrored: the left side is measured
 * @look: (nullable): who is shown; %NULL is coxa_look_default
 *
 * Returns: (transfer full): the shapes in painter's order, inside the picture's box
 */
CoxaDrawing *
coxa_measuring_picture_draw (CoxaMeasuringPicture *self,
                             const CoxaAngleMarks *marks,
                             gboolean mirrored,
                             const CoxaLook *look)
{
  CoxaAngleMarks drawn;
  CoxaDrawing *drawing;

  g_return_val_if_fail (self != NULL && marks != NULL, NULL);

  drawn.value = coxa_measuring_picture_get_drawn (self, marks->value);
  drawn.other = coxa_measuring_picture_get_drawn (self, marks->other);
  drawn.norm_low = coxa_measuring_picture_get_drawn (self, marks->norm_low);
  drawn.norm_high = coxa_measuring_picture_get_drawn (self, marks->norm_high);
  drawing = draw (self, &drawn, look ? look->body : coxa_look_default.body);
  for (guint i = 0; mirrored && i < drawing->steps->len; i++) {
    CoxaPathStep *step = &g_array_index (drawing->steps, CoxaPathStep, i);

    for (guint j = 0; j < G_N_ELEMENTS (step->p); j++)
      step->p[j].x = mirror_x (self, step->p[j].x);
  }
  return drawing;
}

static CoxaPoint
get_beyond (CoxaMeasuringPicture *self, double value, double beyond, gboolean mirrored)
{
  double shown = isnan (value) ? 0 : coxa_measuring_picture_get_drawn (self, value);
  CoxaVector arm =
      coxa_measuring_picture_get_arm (self, isnan (self->label_at) ? shown : self->label_at);
  CoxaVector centre = coxa_measuring_picture_get_centre (self, shown);
  CoxaPoint point = coxa_camera_project (
      &self->camera, coxa_vector_add (centre, coxa_vector_scale (arm, self->radius + beyond)));

  if (mirrored)
    point.x = mirror_x (self, point.x);
  return point;
}

/**
 * coxa_measuring_picture_get_rim:
 *
 * Returns: where the marks on the ring end at a reading; on the page of the drawing. Text whose
 *   middle is on the line from here to the label, and that begins here, covers none of them.
 */
CoxaPoint
coxa_measuring_picture_get_rim (CoxaMeasuringPicture *self, double value, gboolean mirrored)
{
  return get_beyond (self, value, RIM, mirrored);
}

/**
 * coxa_measuring_picture_get_label:
 *
 * Returns: where the reading can be written, its middle; on the page of the drawing
 */
CoxaPoint
coxa_measuring_picture_get_label (CoxaMeasuringPicture *self, double value, gboolean mirrored)
{
  return get_beyond (self, value, LABEL_BEYOND, mirrored);
}
