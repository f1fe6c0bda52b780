/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-data-source.h"

G_BEGIN_DECLS

#define COXA_EXERCISE_STEPS 6
#define COXA_EXERCISE_FRAMES 3

/**
 * CoxaDose: how much of an exercise (exercises.md 2 and 5).
 */
typedef struct {
  int sets;
  int reps;       /* per side when unilateral, per direction when both_directions */
  int hold_s;     /* 0: no hold */
  int duration_s; /* above 0: timed, repetitions are not printed */
  int rest_s;
  int sessions_per_day;
  int days_per_week;
  gboolean both_directions;
} CoxaDose;

/**
 * CoxaSegments: the mannequin's proportions, in body heights (exercises.md 4.3).
 */
typedef struct {
  double hip_half_width;
  double pelvis;
  double lumbar;
  double thorax;
  double shoulder_drop; /* shoulder joints below the top of the thorax */
  double shoulder_half_width;
  double neck;
  double head_centre; /* above the neck */
  double thigh;
  double shank;
  double ankle_height;
  double foot_forward;
  double foot_back;
  double upper_arm;
  double forearm;
  double hand;
} CoxaSegments;

/**
 * CoxaPicture: the illustration as the library writes it; `figure` gives it meaning
 * (exercises.md 4). Angles are whole degrees for drawing, never range-of-motion targets. Where
 * @problem says what is wrong with it, nothing else of it may be used.
 */
typedef struct {
  const CoxaSegments *segments;       /* borrowed from the library */
  double view_yaw, view_elev;         /* degrees */
  char *pin;                          /* joint that stays where it is in frame 1 */
  guint n_frames;                     /* 2 or 3 */
  char *frames[COXA_EXERCISE_FRAMES]; /* "angle:degrees;..." */
  char *rests[COXA_EXERCISE_FRAMES];  /* "joint@height" or NULL */
  char **touches[COXA_EXERCISE_FRAMES];
  char *captions[COXA_EXERCISE_FRAMES]; /* translated */
  char **props;
  char **arrows;
  char *file;    /* it stands in, for messages */
  char *problem; /* names file, group and key; else NULL */
  char **reaches; /* hands and feet that hold on, "limb:stay" or "limb:joint:dx,dy,dz" */
} CoxaPicture;

/**
 * CoxaExercise: one exercise of the library, immutable, owned by it. Texts are in the language
 * the library was loaded in.
 */
typedef struct {
  char *id;
  char *title;
  char *category;
  char *position;
  gboolean unilateral;
  char **goals;
  char **equipment;
  int level;         /* 1 easy .. 3 demanding */
  char *regression;  /* id or NULL */
  char *progression; /* id or NULL */
  char **avoid_if;
  char **caution_if;
  char **properties;
  int hip_flexion_max_deg;
  CoxaDose dose;
  char *tempo; /* "out-hold-back" in seconds, or NULL */
  char *pace;  /* words, or NULL */
  char *dose_source;
  char *dose_note;
  guint n_steps;
  char *steps[COXA_EXERCISE_STEPS];
  char *swap; /* said after the last step when both sides are to work; NULL unless unilateral */
  char *feel;
  char *stop;
  char *mistake;
  char *compensation;
  char *easier;
  char *harder;
  CoxaPicture picture;
} CoxaExercise;

typedef struct {
  char *id;
  char *title;
  guint n_lines;
  char *lines[4];
  char *use_when;
  char *source;
} CoxaAdvice;

typedef struct _CoxaExerciseLibrary CoxaExerciseLibrary;

CoxaExerciseLibrary *
coxa_exercise_library_new (const char *name, GBytes *bytes, const char *language, GError **error);
CoxaExerciseLibrary *coxa_exercise_library_load (const char *language, GError **error);
CoxaExerciseLibrary *coxa_exercise_library_load_from (const CoxaDataSource *source,
                                                      const char *language,
                                                      GError **error);
void coxa_exercise_library_free (CoxaExerciseLibrary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaExerciseLibrary, coxa_exercise_library_free)

const CoxaSegments *coxa_exercise_library_get_segments (const CoxaExerciseLibrary *self);
const char *const *
coxa_exercise_library_get_words (const CoxaExerciseLibrary *self, const char *vocabulary);
guint coxa_exercise_library_count (const CoxaExerciseLibrary *self);
const CoxaExercise *coxa_exercise_library_get (const CoxaExerciseLibrary *self, guint index);
const CoxaExercise *coxa_exercise_library_find (const CoxaExerciseLibrary *self, const char *id);
guint coxa_exercise_library_count_advice (const CoxaExerciseLibrary *self);
const CoxaAdvice *coxa_exercise_library_get_advice (const CoxaExerciseLibrary *self, guint index);

G_END_DECLS
