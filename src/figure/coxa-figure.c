/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-figure.h"

/* A ball in the axes of a segment, from a joint. */
typedef struct {
  double x, y, z, r;
} Spot;

#define PATCH_SHRINK (COXA_LINE_WIDTH / 2)
#define RING 12            /* balls round the edge of a sleeve or leg */
#define JOINT_REACH 0.09   /* of a segment: how far skin is laid over a joint */
#define SHORTS_LENGTH 0.56 /* of the thigh */
#define SLEEVE_LENGTH 0.50 /* of the upper arm */

typedef struct {
  CoxaScene *scene;
  const CoxaSkeleton *skeleton;
  const CoxaFarSides *far;
} Painter;

static CoxaBall
ball_at (const Painter *painter, CoxaJoint from, CoxaSegment segment, Spot spot)
{
  CoxaVector v = coxa_rotation_apply (&painter->skeleton->axes[segment],
                                      (CoxaVector){ spot.x, spot.y, spot.z });

  return (CoxaBall){ coxa_vector_add (painter->skeleton->joints[from], v), spot.r };
}

static guint
balls_at (const Painter *painter,
          CoxaJoint from,
          CoxaSegment segment,
          const Spot *spots,
          guint n,
          CoxaBall *balls_out)
{
  for (guint i = 0; i < n; i++)
    balls_out[i] = ball_at (painter, from, segment, spots[i]);
  return n;
}

static CoxaBall
ball_between (const Painter *painter, CoxaJoint a, CoxaJoint b, double t, double r)
{
  return (CoxaBall){
    coxa_vector_between (painter->skeleton->joints[a], painter->skeleton->joints[b], t), r
  };
}

/* The edge of a sleeve or leg: a ring round the limb, across its own axes. */
static guint
ring_at (const Painter *painter,
         CoxaVector centre,
         CoxaSegment segment,
         double half_x,
         double half_z,
         CoxaBall *balls_out)
{
  for (guint i = 0; i < RING; i++) {
    double angle = 2 * G_PI * i / RING;
    CoxaVector v = { half_x * cos (angle), 0, half_z * sin (angle) };

    balls_out[i].at =
        coxa_vector_add (centre, coxa_rotation_apply (&painter->skeleton->axes[segment], v));
    balls_out[i].r = 0.004;
  }
  return RING;
}

static double
depth_between (const Painter *painter, CoxaJoint a, CoxaJoint b, double t)
{
  CoxaVector at =
      coxa_vector_between (painter->skeleton->joints[a], painter->skeleton->joints[b], t);

  return coxa_camera_see (coxa_scene_get_camera (painter->scene), at).z;
}

static double
seen_length (const Painter *painter, CoxaJoint from, CoxaJoint to)
{
  const CoxaCamera *camera = coxa_scene_get_camera (painter->scene);
  CoxaPoint a = coxa_camera_project (camera, painter->skeleton->joints[from]);
  CoxaPoint b = coxa_camera_project (camera, painter->skeleton->joints[to]);

  return hypot (b.x - a.x, b.y - a.y);
}

/* Whether bare skin above a joint shows far enough for a patch: a limb seen from its end is short.
 */
static gboolean
is_bare (const Painter *painter, CoxaJoint above, CoxaJoint joint, double bare, double r)
{
  return (bare - JOINT_REACH) * seen_length (painter, above, joint) > 1.6 * r;
}

/* Both parts lend their skin to the joint they share, a little way along each.
 * @bare: how much of the upper part has no cloth */
static void
join_at (const Painter *painter,
         guint upper,
         guint lower,
         CoxaJoint above,
         CoxaJoint joint,
         CoxaJoint below,
         double bare,
         double r,
         CoxaInk skin)
{
  CoxaBall balls[2] = { ball_between (painter, joint, joint, 0, r - PATCH_SHRINK) };

  if (!is_bare (painter, above, joint, bare, r))
    return;
  balls[1] = ball_between (painter, joint, above, JOINT_REACH, r - PATCH_SHRINK);
  coxa_scene_join (painter->scene, upper, lower, balls, 2, skin);
  balls[1] = ball_between (painter, joint, below, JOINT_REACH, r - PATCH_SHRINK);
  coxa_scene_join (painter->scene, lower, upper, balls, 2, skin);
}

static CoxaSegment
hip_axes (CoxaBodySide side)
{
  return COXA_SEGMENT_THIGH + side;
}

/* Where a limb comes towards the viewer, its skin covers the edge of the cloth. */
static void
draw_clothed (const Painter *painter,
              CoxaJoint above,
              CoxaJoint below,
              const CoxaBall skin[2],
              CoxaInk skin_ink,
              const CoxaBall *cloth,
              guint n_cloth,
              CoxaInk cloth_ink)
{
  double towards =
      depth_between (painter, above, below, 1) - depth_between (painter, above, below, 0);
  gboolean skin_last =
      towards > 0.6 * coxa_vector_length (coxa_vector_subtract (painter->skeleton->joints[below],
                                                                painter->skeleton->joints[above]));

  coxa_scene_begin (painter->scene, COXA_LAYER_BODY, depth_between (painter, above, below, 0.5));
  if (!skin_last)
    coxa_scene_add_hull (painter->scene, skin, 2, skin_ink, COXA_INK_OUTLINE);
  coxa_scene_add_hull (painter->scene, cloth, n_cloth, cloth_ink, COXA_INK_OUTLINE);
  if (skin_last)
    coxa_scene_add_hull (painter->scene, skin, 2, skin_ink, COXA_INK_OUTLINE);
}

static guint
draw_thigh (const Painter *painter, CoxaBodySide side)
{
  static const Spot seat[] = { { 0.012, 0, 0, 0.047 }, { -0.012, 0, 0, 0.048 } };
  gboolean far = painter->far->legs[side];
  CoxaJoint hip = COXA_JOINT_HIP + side, knee = COXA_JOINT_KNEE + side;
  CoxaBall skin[2] = { ball_between (painter, hip, knee, SHORTS_LENGTH, 0.043),
                       ball_between (painter, hip, knee, 1, 0.036) };
  CoxaBall shorts[2 + RING];

  balls_at (painter, hip, hip_axes (side), seat, 2, shorts);
  ring_at (painter, ball_between (painter, hip, knee, SHORTS_LENGTH, 0).at, hip_axes (side), 0.047,
           0.047, shorts + 2);
  draw_clothed (painter, hip, knee, skin, far ? COXA_INK_SKIN_FAR : COXA_INK_SKIN, shorts, 2 + RING,
                far ? COXA_INK_SHORTS_FAR : COXA_INK_SHORTS);
  return coxa_scene_get_last (painter->scene);
}

static guint
draw_shank (const Painter *painter, CoxaBodySide side)
{
  static const Spot spots[] = { { 0, 0, 0, 0.036 },
                                { -0.009, -0.075, 0, 0.034 },
                                { 0, -0.235, 0, 0.022 } };
  CoxaJoint knee = COXA_JOINT_KNEE + side, ankle = COXA_JOINT_ANKLE + side;
  CoxaBall balls[3];

  balls_at (painter, knee, COXA_SEGMENT_SHANK + side, spots, 3, balls);
  coxa_scene_begin (painter->scene, COXA_LAYER_BODY, depth_between (painter, knee, ankle, 0.5));
  coxa_scene_add_hull (painter->scene, balls, 3,
                       painter->far->legs[side] ? COXA_INK_SKIN_FAR : COXA_INK_SKIN,
                       COXA_INK_OUTLINE);
  return coxa_scene_get_last (painter->scene);
}

/* The edge of the sole, seen from the side. */
static void
draw_sole (const Painter *painter, CoxaBodySide side, CoxaDrawing *drawing)
{
  static const Spot ends[] = { { -0.034, -0.0275, 0, 0 },
                               { 0.030, -0.0275, 0, 0 },
                               { 0.103, -0.0285, 0, 0 } };
  const CoxaCamera *camera = coxa_scene_get_camera (painter->scene);
  CoxaVector across = coxa_rotation_apply (&painter->skeleton->axes[COXA_SEGMENT_FOOT + side],
                                           (CoxaVector){ 0, 0, 1 });

  if (fabs (coxa_camera_see (camera, across).z) < 0.75)
    return;
  coxa_drawing_begin (drawing, COXA_INK_NONE, COXA_INK_OUTLINE, 0.6 * COXA_LINE_WIDTH);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    CoxaBall ball = ball_at (painter, COXA_JOINT_ANKLE + side, COXA_SEGMENT_FOOT + side, ends[i]);
    CoxaPoint point = coxa_camera_project (camera, ball.at);

    if (i == 0)
      coxa_drawing_move (drawing, point);
    else
      coxa_drawing_line (drawing, point);
  }
}

static void
draw_foot (const Painter *painter, CoxaBodySide side)
{
  static const Spot rear[] = { { 0.000, 0.004, 0, 0.024 },
                               { -0.024, -0.018, 0, 0.018 },
                               { -0.028, -0.030, 0, 0.009 },
                               { 0.030, -0.012, 0, 0.017 },
                               { 0.030, -0.028, 0, 0.011 } };
  static const Spot front[] = { { 0.022, -0.012, 0, 0.018 },     { -0.010, -0.030, 0, 0.009 },
                                { 0.070, -0.026, 0.014, 0.012 }, { 0.070, -0.026, -0.014, 0.012 },
                                { 0.098, -0.029, 0.006, 0.010 }, { 0.098, -0.029, -0.006, 0.010 } };
  gboolean far = painter->far->legs[side];
  CoxaJoint ankle = COXA_JOINT_ANKLE + side;
  CoxaSegment foot = COXA_SEGMENT_FOOT + side;
  CoxaBall rear_balls[5], front_balls[6];
  const CoxaBall *hulls[] = { rear_balls, front_balls };
  const guint n_balls[] = { balls_at (painter, ankle, foot, rear, 5, rear_balls),
                            balls_at (painter, ankle, foot, front, 6, front_balls) };
  double depth = depth_between (painter, ankle, COXA_JOINT_BALL + side, 0.5);
  CoxaDrawing *drawing = coxa_scene_begin (painter->scene, COXA_LAYER_BODY, depth);

  coxa_scene_add_union (painter->scene, hulls, n_balls, 2, far ? COXA_INK_SHOE_FAR : COXA_INK_SHOE);
  draw_sole (painter, side, drawing);
}

/* The seat of the shorts goes over into the near leg without a line. */
static void
join_hip (const Painter *painter, guint pelvis, guint thigh, CoxaBodySide side)
{
  CoxaJoint hip = COXA_JOINT_HIP + side;
  Spot seat[] = { { 0.012, 0, 0, 0.047 - PATCH_SHRINK }, { -0.012, 0, 0, 0.048 - PATCH_SHRINK } };
  CoxaBall balls[3];

  if (painter->far->legs[side] ||
      SHORTS_LENGTH * seen_length (painter, hip, COXA_JOINT_KNEE + side) < 0.105)
    return; /* darker, or too short to be patched */
  balls_at (painter, hip, COXA_SEGMENT_PELVIS, seat, 2, balls);
  balls[2] = ball_between (painter, hip, COXA_JOINT_LOW, 0.22, 0.046 - PATCH_SHRINK);
  coxa_scene_join (painter->scene, pelvis, thigh, balls, 3, COXA_INK_SHORTS);
  balls_at (painter, hip, hip_axes (side), seat, 2, balls);
  balls[2] = ball_between (painter, hip, COXA_JOINT_KNEE + side, 0.08, 0.046 - PATCH_SHRINK);
  coxa_scene_join (painter->scene, thigh, pelvis, balls, 3, COXA_INK_SHORTS);
}

static void
draw_leg (const Painter *painter, guint pelvis, CoxaBodySide side)
{
  CoxaInk skin = painter->far->legs[side] ? COXA_INK_SKIN_FAR : COXA_INK_SKIN;
  guint thigh = draw_thigh (painter, side);
  guint shank = draw_shank (painter, side);

  join_hip (painter, pelvis, thigh, side);
  join_at (painter, thigh, shank, COXA_JOINT_HIP + side, COXA_JOINT_KNEE + side,
           COXA_JOINT_ANKLE + side, 1 - SHORTS_LENGTH, 0.036, skin);
  draw_foot (painter, side);
}

static guint
draw_upper_arm (const Painter *painter, CoxaBodySide side)
{
  gboolean far = painter->far->arms[side];
  CoxaJoint shoulder = COXA_JOINT_SHOULDER + side, elbow = COXA_JOINT_ELBOW + side;
  CoxaBall skin[2] = { ball_between (painter, shoulder, elbow, SLEEVE_LENGTH, 0.029),
                       ball_between (painter, shoulder, elbow, 1, 0.025) };
  CoxaBall sleeve[1 + RING] = { ball_between (painter, shoulder, elbow, 0, 0.036) };

  ring_at (painter, ball_between (painter, shoulder, elbow, SLEEVE_LENGTH, 0).at,
           COXA_SEGMENT_UPPER_ARM + side, 0.033, 0.033, sleeve + 1);
  draw_clothed (painter, shoulder, elbow, skin, far ? COXA_INK_SKIN_FAR : COXA_INK_SKIN, sleeve,
                1 + RING, far ? COXA_INK_TOP_FAR : COXA_INK_TOP);
  return coxa_scene_get_last (painter->scene);
}

static guint
draw_forearm (const Painter *painter, CoxaBodySide side)
{
  CoxaJoint elbow = COXA_JOINT_ELBOW + side, wrist = COXA_JOINT_WRIST + side;
  CoxaBall balls[3] = { ball_between (painter, elbow, wrist, 0, 0.025),
                        ball_between (painter, elbow, wrist, 0.3, 0.025),
                        ball_between (painter, elbow, wrist, 1, 0.016) };

  coxa_scene_begin (painter->scene, COXA_LAYER_BODY, depth_between (painter, elbow, wrist, 0.5));
  coxa_scene_add_hull (painter->scene, balls, 3,
                       painter->far->arms[side] ? COXA_INK_SKIN_FAR : COXA_INK_SKIN,
                       COXA_INK_OUTLINE);
  return coxa_scene_get_last (painter->scene);
}

/* A mitten: flat palm, fingers together, thumb to the front. */
static guint
draw_hand (const Painter *painter, CoxaBodySide side)
{
  static const Spot palm[] = { { 0, -0.004, 0, 0.013 },
                               { 0.011, -0.030, 0, 0.012 },
                               { -0.010, -0.030, 0, 0.012 },
                               { 0.006, -0.070, 0, 0.010 },
                               { -0.005, -0.066, 0, 0.010 } };
  static const Spot thumb[] = { { 0.008, -0.012, 0, 0.010 }, { 0.026, -0.040, 0, 0.008 } };
  CoxaJoint wrist = COXA_JOINT_WRIST + side;
  CoxaSegment hand = COXA_SEGMENT_HAND + side;
  CoxaBall palm_balls[5], thumb_balls[2];
  const CoxaBall *hulls[] = { palm_balls, thumb_balls };
  const guint n_balls[] = { balls_at (painter, wrist, hand, palm, 5, palm_balls),
                            balls_at (painter, wrist, hand, thumb, 2, thumb_balls) };

  coxa_scene_begin (painter->scene, COXA_LAYER_BODY,
                    depth_between (painter, wrist, COXA_JOINT_HAND + side, 0.5));
  coxa_scene_add_union (painter->scene, hulls, n_balls, 2,
                        painter->far->arms[side] ? COXA_INK_SKIN_FAR : COXA_INK_SKIN);
  return coxa_scene_get_last (painter->scene);
}

static void
draw_arm (const Painter *painter, CoxaBodySide side)
{
  CoxaInk skin = painter->far->arms[side] ? COXA_INK_SKIN_FAR : COXA_INK_SKIN;
  guint upper_arm = draw_upper_arm (painter, side);
  guint forearm = draw_forearm (painter, side);
  guint hand = draw_hand (painter, side);

  join_at (painter, upper_arm, forearm, COXA_JOINT_SHOULDER + side, COXA_JOINT_ELBOW + side,
           COXA_JOINT_WRIST + side, 1 - SLEEVE_LENGTH, 0.025, skin);
  join_at (painter, forearm, hand, COXA_JOINT_ELBOW + side, COXA_JOINT_WRIST + side,
           COXA_JOINT_HAND + side, 1, 0.016, skin);
}

static guint
draw_pelvis (const Painter *painter)
{
  static const Spot hips[] = { { 0.012, 0, 0.050, 0.046 },
                               { -0.012, 0, 0.050, 0.048 },
                               { 0.012, 0, -0.050, 0.046 },
                               { -0.012, 0, -0.050, 0.048 } };
  static const Spot top[] = { { 0.004, 0, 0.022, 0.048 }, { 0.004, 0, -0.022, 0.048 } };
  CoxaBall balls[6];

  balls_at (painter, COXA_JOINT_PELVIS, COXA_SEGMENT_PELVIS, hips, 4, balls);
  balls_at (painter, COXA_JOINT_LOW, COXA_SEGMENT_LUMBAR, top, 2, balls + 4);
  coxa_scene_begin (painter->scene, COXA_LAYER_BODY,
                    depth_between (painter, COXA_JOINT_PELVIS, COXA_JOINT_LOW, 0.4) - 0.015);
  coxa_scene_add_hull (painter->scene, balls, 6, COXA_INK_SHORTS, COXA_INK_OUTLINE);
  return coxa_scene_get_last (painter->scene);
}

static void
draw_shirt (const Painter *painter)
{
  static const Spot chest[] = { { 0.006, 0, 0.032, 0.055 },
                                { 0.006, 0, -0.032, 0.055 },
                                { -0.008, 0.01, 0.030, 0.052 },
                                { -0.008, 0.01, -0.030, 0.052 } };
  static const Spot waist[] = { { 0.002, 0, 0.024, 0.049 }, { 0.002, 0, -0.024, 0.049 } };
  static const Spot shoulder[] = { { 0, -0.002, 0, 0.034 } };
  static const Spot collar[] = { { 0, -0.008, 0, 0.036 } };
  CoxaBall upper[7], middle[6], lower[2 + RING];
  const CoxaBall *hulls[] = { upper, middle, lower };
  const guint n_balls[] = { 7, 6, 2 + RING };

  balls_at (painter, COXA_JOINT_CHEST, COXA_SEGMENT_THORAX, chest, 4, upper);
  balls_at (painter, COXA_JOINT_SHOULDER, COXA_SEGMENT_THORAX, shoulder, 1, upper + 4);
  balls_at (painter, COXA_JOINT_SHOULDER + 1, COXA_SEGMENT_THORAX, shoulder, 1, upper + 5);
  balls_at (painter, COXA_JOINT_NECK, COXA_SEGMENT_THORAX, collar, 1, upper + 6);
  balls_at (painter, COXA_JOINT_CHEST, COXA_SEGMENT_THORAX, chest, 4, middle);
  balls_at (painter, COXA_JOINT_WAIST, COXA_SEGMENT_LUMBAR, waist, 2, middle + 4);
  balls_at (painter, COXA_JOINT_WAIST, COXA_SEGMENT_LUMBAR, waist, 2, lower);
  ring_at (painter, ball_between (painter, COXA_JOINT_LOW, COXA_JOINT_PELVIS, 0.15, 0).at,
           COXA_SEGMENT_LUMBAR, 0.050, 0.080, lower + 2);
  coxa_scene_begin (painter->scene, COXA_LAYER_BODY,
                    depth_between (painter, COXA_JOINT_WAIST, COXA_JOINT_CHEST, 0.6));
  coxa_scene_add_union (painter->scene, hulls, n_balls, 3, COXA_INK_TOP);
}

static double
sum_depth_differences (const CoxaCamera *camera,
                       const CoxaSkeleton *skeletons,
                       guint n,
                       CoxaJoint right)
{
  double sum = 0;

  for (guint i = 0; i < n; i++) {
    CoxaVector across =
        coxa_vector_subtract (skeletons[i].joints[right], skeletons[i].joints[right + 1]);
    sum += coxa_camera_see (camera, across).z / coxa_vector_length (across);
  }
  return sum / n;
}

/**
 * coxa_far_sides_new:
 *
 * Returns: for legs and arms the side that lies clearly farther away, over all frames together
 */
CoxaFarSides
coxa_far_sides_new (const CoxaCamera *camera, const CoxaSkeleton *skeletons, guint n_skeletons)
{
  const double clearly = 0.25; /* of the way from side by side to one behind the other */
  double legs = sum_depth_differences (camera, skeletons, n_skeletons, COXA_JOINT_HIP);
  double arms = sum_depth_differences (camera, skeletons, n_skeletons, COXA_JOINT_SHOULDER);

  return (CoxaFarSides){ { legs<-clearly, legs> clearly }, { arms<-clearly, arms> clearly } };
}

void
coxa_figure_draw (CoxaScene *scene, const CoxaSkeleton *skeleton, const CoxaFarSides *far)
{
  Painter painter = { scene, skeleton, far };
  guint pelvis = draw_pelvis (&painter);

  draw_shirt (&painter);
  coxa_head_draw (scene, skeleton);
  for (CoxaBodySide side = COXA_BODY_RIGHT; side <= COXA_BODY_LEFT; side++) {
    draw_leg (&painter, pelvis, side);
    draw_arm (&painter, side);
  }
}
