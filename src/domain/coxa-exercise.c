/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-exercise.h"

#include "coxa-data-file.h"

#define LIBRARY_GROUP "library"
#define LIBRARY_FORMAT 1
#define ADVICE_PREFIX "advice-"

enum {
  VOCABULARY_GOALS,
  VOCABULARY_PRECAUTIONS,
  VOCABULARY_COMPENSATIONS,
  VOCABULARY_CATEGORIES,
  VOCABULARY_POSITIONS,
  VOCABULARY_EQUIPMENT,
  VOCABULARY_PROPERTIES,
  N_VOCABULARIES,
};

static const char *const vocabulary_keys[N_VOCABULARIES] = {
  "goals", "precautions", "compensations", "categories", "positions", "equipment", "properties",
};

static const char *const side_ids[] = { "bilateral", "unilateral", NULL };
static const char *const view_ids[] = { "side", "oblique", "front", NULL };

struct _CoxaExerciseLibrary {
  char **vocabularies[N_VOCABULARIES];
  CoxaSegments segments;
  GPtrArray *exercises; /* of CoxaExercise, in the order of the file */
  GPtrArray *advice;    /* of CoxaAdvice */
  GHashTable *by_id;    /* borrowed id -> borrowed CoxaExercise */
};

typedef struct {
  CoxaExerciseLibrary *library;
  CoxaDataFile *file;
  const char *group;
  const char *language;
} Reader;

typedef struct {
  const char *key;
  gsize offset;
} Field;

typedef struct {
  const char *key;
  gsize offset;
  int minimum, maximum;
} IntegerField;

typedef struct {
  const char *key;
  gsize offset;
  int vocabulary;
} WordsField;

#define MEMBER(base, offset, type) G_STRUCT_MEMBER (type, base, offset)

static const Field segment_fields[] = {
  { "segment-hip-half-width", G_STRUCT_OFFSET (CoxaSegments, hip_half_width) },
  { "segment-pelvis", G_STRUCT_OFFSET (CoxaSegments, pelvis) },
  { "segment-lumbar", G_STRUCT_OFFSET (CoxaSegments, lumbar) },
  { "segment-thorax", G_STRUCT_OFFSET (CoxaSegments, thorax) },
  { "segment-shoulder-drop", G_STRUCT_OFFSET (CoxaSegments, shoulder_drop) },
  { "segment-shoulder-half-width", G_STRUCT_OFFSET (CoxaSegments, shoulder_half_width) },
  { "segment-neck", G_STRUCT_OFFSET (CoxaSegments, neck) },
  { "segment-head-centre", G_STRUCT_OFFSET (CoxaSegments, head_centre) },
  { "segment-thigh", G_STRUCT_OFFSET (CoxaSegments, thigh) },
  { "segment-shank", G_STRUCT_OFFSET (CoxaSegments, shank) },
  { "segment-ankle-height", G_STRUCT_OFFSET (CoxaSegments, ankle_height) },
  { "segment-foot-forward", G_STRUCT_OFFSET (CoxaSegments, foot_forward) },
  { "segment-foot-back", G_STRUCT_OFFSET (CoxaSegments, foot_back) },
  { "segment-upper-arm", G_STRUCT_OFFSET (CoxaSegments, upper_arm) },
  { "segment-forearm", G_STRUCT_OFFSET (CoxaSegments, forearm) },
  { "segment-hand", G_STRUCT_OFFSET (CoxaSegments, hand) },
};

/* Texts that every exercise has, in the reader's language. */
static const Field text_fields[] = {
  { "title", G_STRUCT_OFFSET (CoxaExercise, title) },
  { "feel", G_STRUCT_OFFSET (CoxaExercise, feel) },
  { "stop", G_STRUCT_OFFSET (CoxaExercise, stop) },
  { "mistake", G_STRUCT_OFFSET (CoxaExercise, mistake) },
  { "easier", G_STRUCT_OFFSET (CoxaExercise, easier) },
  { "harder", G_STRUCT_OFFSET (CoxaExercise, harder) },
};

/* Limits are those of a typing error, not of good practice. */
static const IntegerField integer_fields[] = {
  { "level", G_STRUCT_OFFSET (CoxaExercise, level), 1, 3 },
  { "hip-flex-max", G_STRUCT_OFFSET (CoxaExercise, hip_flexion_max_deg), 0, 160 },
  { "sets", G_STRUCT_OFFSET (CoxaExercise, dose.sets), 1, 20 },
  { "reps", G_STRUCT_OFFSET (CoxaExercise, dose.reps), 1, 100 },
  { "hold-s", G_STRUCT_OFFSET (CoxaExercise, dose.hold_s), 0, 600 },
  { "duration-s", G_STRUCT_OFFSET (CoxaExercise, dose.duration_s), 0, 7200 },
  { "rest-s", G_STRUCT_OFFSET (CoxaExercise, dose.rest_s), 0, 600 },
  { "sessions-per-day", G_STRUCT_OFFSET (CoxaExercise, dose.sessions_per_day), 1, 24 },
  { "days-per-week", G_STRUCT_OFFSET (CoxaExercise, dose.days_per_week), 1, 7 },
};

static const WordsField words_fields[] = {
  { "goals", G_STRUCT_OFFSET (CoxaExercise, goals), VOCABULARY_GOALS },
  { "equipment", G_STRUCT_OFFSET (CoxaExercise, equipment), VOCABULARY_EQUIPMENT },
  { "avoid-if", G_STRUCT_OFFSET (CoxaExercise, avoid_if), VOCABULARY_PRECAUTIONS },
  { "caution-if", G_STRUCT_OFFSET (CoxaExercise, caution_if), VOCABULARY_PRECAUTIONS },
  { "properties", G_STRUCT_OFFSET (CoxaExercise, properties), VOCABULARY_PROPERTIES },
};

static const WordsField word_fields[] = {
  { "category", G_STRUCT_OFFSET (CoxaExercise, category), VOCABULARY_CATEGORIES },
  { "position", G_STRUCT_OFFSET (CoxaExercise, position), VOCABULARY_POSITIONS },
  { "compensation", G_STRUCT_OFFSET (CoxaExercise, compensation), VOCABULARY_COMPENSATIONS },
};

static void
picture_clear (CoxaPicture *self)
{
  g_free (self->pin);
  for (guint i = 0; i < COXA_EXERCISE_FRAMES; i++) {
    g_free (self->frames[i]);
    g_free (self->rests[i]);
    g_strfreev (self->touches[i]);
    g_free (self->captions[i]);
  }
  g_strfreev (self->props);
  g_strfreev (self->arrows);
  g_free (self->file);
  g_free (self->problem);
  g_strfreev (self->reaches);
}

static void
exercise_free (CoxaExercise *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_fields); i++)
    g_free (MEMBER (self, text_fields[i].offset, char *));
  for (guint i = 0; i < G_N_ELEMENTS (words_fields); i++)
    g_strfreev (MEMBER (self, words_fields[i].offset, char **));
  for (guint i = 0; i < G_N_ELEMENTS (word_fields); i++)
    g_free (MEMBER (self, word_fields[i].offset, char *));
  for (guint i = 0; i < COXA_EXERCISE_STEPS; i++)
    g_free (self->steps[i]);
  g_free (self->swap);
  g_free (self->id);
  g_free (self->regression);
  g_free (self->progression);
  g_free (self->tempo);
  g_free (self->pace);
  g_free (self->dose_source);
  g_free (self->dose_note);
  picture_clear (&self->picture);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaExercise, exercise_free)

static void
advice_free (CoxaAdvice *self)
{
  g_free (self->id);
  g_free (self->title);
  for (guint i = 0; i < G_N_ELEMENTS (self->lines); i++)
    g_free (self->lines[i]);
  g_free (self->use_when);
  g_free (self->source);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaAdvice, advice_free)

static gboolean
check_word (Reader *reader, const char *key, const char *word, int vocabulary, GError **error)
{
  const char *const *words = (const char *const *) reader->library->vocabularies[vocabulary];

  if (g_strv_contains (words, word))
    return TRUE;
  return coxa_data_file_fail (reader->file, reader->group, key, error,
                              "“%s” is not among the %s of the library", word,
                              vocabulary_keys[vocabulary]);
}

static gboolean
read_word (Reader *reader, CoxaExercise *exercise, const WordsField *field, GError **error)
{
  char *word = coxa_data_file_dup_string (reader->file, reader->group, field->key, error);

  MEMBER (exercise, field->offset, char *) = word;
  return word && check_word (reader, field->key, word, field->vocabulary, error);
}

static gboolean
read_words (Reader *reader, CoxaExercise *exercise, const WordsField *field, GError **error)
{
  char **words = coxa_data_file_dup_list (reader->file, reader->group, field->key);

  MEMBER (exercise, field->offset, char **) = words;
  for (guint i = 0; words[i]; i++) {
    if (!check_word (reader, field->key, words[i], field->vocabulary, error))
      return FALSE;
    for (guint j = 0; j < i; j++)
      if (g_str_equal (words[i], words[j]))
        return coxa_data_file_fail (reader->file, reader->group, field->key, error,
                                    "“%s” stands there twice", words[i]);
  }
  return TRUE;
}

static gboolean
read_vocabulary_keys (Reader *reader, CoxaExercise *exercise, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (word_fields); i++)
    if (!read_word (reader, exercise, &word_fields[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words_fields); i++)
    if (!read_words (reader, exercise, &words_fields[i], error))
      return FALSE;
  if (!exercise->goals[0])
    return coxa_data_file_fail (reader->file, reader->group, "goals", error, "is missing");
  return TRUE;
}

static gboolean
read_text (Reader *reader, const char *key, char **text_out, GError **error)
{
  *text_out = coxa_data_file_dup_text (reader->file, reader->group, key, reader->language, error);
  return *text_out != NULL;
}

/* Numbered texts end at the first absent one; a gap leaves an unknown key behind. */
static gboolean
read_numbered_texts (Reader *reader,
                     const char *stem,
                     guint minimum,
                     guint maximum,
                     char **texts,
                     guint *n_out,
                     GError **error)
{
  for (*n_out = 0; *n_out < maximum; (*n_out)++) {
    g_autofree char *key = g_strdup_printf ("%s%u", stem, *n_out + 1);

    if (*n_out >= minimum && !coxa_data_file_has (reader->file, reader->group, key))
      return TRUE;
    if (!read_text (reader, key, &texts[*n_out], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_texts (Reader *reader, CoxaExercise *exercise, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_fields); i++)
    if (!read_text (reader, text_fields[i].key, &MEMBER (exercise, text_fields[i].offset, char *),
                    error))
      return FALSE;
  return read_numbered_texts (reader, "step", 4, COXA_EXERCISE_STEPS, exercise->steps,
                              &exercise->n_steps, error);
}

static gboolean
is_tempo (const char *text)
{
  return g_regex_match_simple ("^[0-9]{1,3}-[0-9]{1,3}-[0-9]{1,3}$", text, 0, 0);
}

static gboolean
read_dose (Reader *reader, CoxaExercise *exercise, GError **error)
{
  CoxaDataFile *file = reader->file;
  const char *group = reader->group;

  for (guint i = 0; i < G_N_ELEMENTS (integer_fields); i++) {
    const IntegerField *field = &integer_fields[i];

    if (!coxa_data_file_get_integer (file, group, field->key, field->minimum, field->maximum,
                                     &MEMBER (exercise, field->offset, int), error))
      return FALSE;
  }
  exercise->tempo = coxa_data_file_dup_optional (file, group, "tempo");
  if (exercise->tempo && !is_tempo (exercise->tempo))
    return coxa_data_file_fail (file, group, "tempo", error,
                                "“%s” is not out-hold-back in whole seconds", exercise->tempo);
  exercise->pace = coxa_data_file_dup_optional_text (file, group, "pace", reader->language);
  exercise->dose_note = coxa_data_file_dup_optional (file, group, "dose-note");
  exercise->dose_source = coxa_data_file_dup_string (file, group, "dose-source", error);
  return exercise->dose_source && coxa_data_file_get_flag (file, group, "both-directions",
                                                           &exercise->dose.both_directions, error);
}

static gboolean
read_frame (Reader *reader, CoxaPicture *picture, guint i, GError **error)
{
  g_autofree char *frame = g_strdup_printf ("frame%u", i + 1);
  g_autofree char *rest = g_strdup_printf ("rest%u", i + 1);
  g_autofree char *touch = g_strdup_printf ("touch%u", i + 1);
  g_autofree char *caption = g_strdup_printf ("caption%u", i + 1);

  picture->frames[i] = coxa_data_file_dup_string (reader->file, reader->group, frame, error);
  if (!picture->frames[i])
    return FALSE;
  picture->rests[i] = coxa_data_file_dup_optional (reader->file, reader->group, rest);
  picture->touches[i] = coxa_data_file_dup_list (reader->file, reader->group, touch);
  return read_text (reader, caption, &picture->captions[i], error);
}

static gboolean
read_camera (Reader *reader, CoxaPicture *picture, GError **error)
{
  CoxaDataFile *file = reader->file;
  int view; /* words for the reader of the file; the numbers decide */

  return coxa_data_file_get_choice (file, reader->group, "view", view_ids, &view, error) &&
         coxa_data_file_get_number (file, reader->group, "view-yaw", &picture->view_yaw, error) &&
         coxa_data_file_get_number (file, reader->group, "view-elev", &picture->view_elev, error);
}

static gboolean
read_frames (Reader *reader, CoxaPicture *picture, GError **error)
{
  picture->n_frames = coxa_data_file_has (reader->file, reader->group, "frame3") ? 3 : 2;
  for (guint i = 0; i < picture->n_frames; i++)
    if (!read_frame (reader, picture, i, error))
      return FALSE;
  return TRUE;
}

/* What belongs to a picture is known also where the reader stopped before it. */
static void
note_picture_keys (Reader *reader)
{
  static const char *const once[] = { "view",  "view-yaw", "view-elev", "pin",
                                      "props", "arrows",   "reach" };
  static const char *const each[] = { "frame", "rest", "touch", "caption" };

  for (guint i = 0; i < G_N_ELEMENTS (once); i++)
    coxa_data_file_has (reader->file, reader->group, once[i]);
  for (guint i = 0; i < G_N_ELEMENTS (each); i++)
    for (guint frame = 1; frame <= COXA_EXERCISE_FRAMES; frame++) {
      g_autofree char *key = g_strdup_printf ("%s%u", each[i], frame);

      coxa_data_file_has (reader->file, reader->group, key);
    }
}

/* An exercise without a sound picture is still an exercise: its text is what counts. */
static void
read_picture (Reader *reader, CoxaPicture *picture)
{
  CoxaDataFile *file = reader->file;
  const char *group = reader->group;
  g_autoptr (GError) error = NULL;

  picture->segments = &reader->library->segments;
  picture->file = g_strdup (coxa_data_file_get_name (file));
  picture->props = coxa_data_file_dup_list (file, group, "props");
  picture->arrows = coxa_data_file_dup_list (file, group, "arrows");
  picture->reaches = coxa_data_file_dup_list (file, group, "reach");
  picture->pin = coxa_data_file_dup_string (file, group, "pin", &error);
  if (picture->pin && read_camera (reader, picture, &error) &&
      read_frames (reader, picture, &error))
    return;
  picture->problem = g_strdup (error->message);
  note_picture_keys (reader);
}

static gboolean
read_exercise (Reader *reader, GError **error)
{
  g_autoptr (CoxaExercise) exercise = g_new0 (CoxaExercise, 1);
  CoxaExerciseLibrary *library = reader->library;
  int side = 0;

  exercise->id = g_strdup (reader->group);
  exercise->regression = coxa_data_file_dup_optional (reader->file, reader->group, "regression");
  exercise->progression = coxa_data_file_dup_optional (reader->file, reader->group, "progression");
  if (!read_vocabulary_keys (reader, exercise, error) || !read_texts (reader, exercise, error) ||
      !read_dose (reader, exercise, error) ||
      !coxa_data_file_get_choice (reader->file, reader->group, "side", side_ids, &side, error))
    return FALSE;

  read_picture (reader, &exercise->picture);
  exercise->unilateral = side == 1;
  if (exercise->unilateral && !read_text (reader, "swap", &exercise->swap, error))
    return FALSE;
  g_hash_table_insert (library->by_id, exercise->id, exercise);
  g_ptr_array_add (library->exercises, g_steal_pointer (&exercise));
  return TRUE;
}

static gboolean
read_advice (Reader *reader, GError **error)
{
  g_autoptr (CoxaAdvice) advice = g_new0 (CoxaAdvice, 1);

  if (!g_str_has_prefix (reader->group, ADVICE_PREFIX))
    return coxa_data_file_fail (reader->file, reader->group, NULL, error,
                                "the name of an advice item starts with “%s”", ADVICE_PREFIX);
  advice->id = g_strdup (reader->group);
  if (!read_text (reader, "title", &advice->title, error) ||
      !read_numbered_texts (reader, "line", 1, G_N_ELEMENTS (advice->lines), advice->lines,
                            &advice->n_lines, error))
    return FALSE;
  advice->use_when = coxa_data_file_dup_string (reader->file, reader->group, "use-when", error);
  if (!advice->use_when)
    return FALSE;
  advice->source = coxa_data_file_dup_string (reader->file, reader->group, "source", error);
  if (!advice->source)
    return FALSE;
  g_ptr_array_add (reader->library->advice, g_steal_pointer (&advice));
  return TRUE;
}

static gboolean
read_segments (Reader *reader, GError **error)
{
  CoxaSegments *segments = &reader->library->segments;

  for (guint i = 0; i < G_N_ELEMENTS (segment_fields); i++) {
    const Field *field = &segment_fields[i];
    double *length = &MEMBER (segments, field->offset, double);

    if (!coxa_data_file_get_number (reader->file, LIBRARY_GROUP, field->key, length, error))
      return FALSE;
    if (*length <= 0 || *length >= 1)
      return coxa_data_file_fail (reader->file, LIBRARY_GROUP, field->key, error,
                                  "is not between 0 and 1 body height");
  }
  return TRUE;
}

static gboolean
read_header (Reader *reader, GError **error)
{
  int format;
  g_autofree char *language = NULL;

  if (!coxa_data_file_get_integer (reader->file, LIBRARY_GROUP, "format", LIBRARY_FORMAT,
                                   LIBRARY_FORMAT, &format, error))
    return FALSE;
  language = coxa_data_file_dup_string (reader->file, LIBRARY_GROUP, "language", error);
  if (!language)
    return FALSE;
  for (guint i = 0; i < N_VOCABULARIES; i++) {
    reader->library->vocabularies[i] =
        coxa_data_file_dup_list (reader->file, LIBRARY_GROUP, vocabulary_keys[i]);
    if (!reader->library->vocabularies[i][0])
      return coxa_data_file_fail (reader->file, LIBRARY_GROUP, vocabulary_keys[i], error,
                                  "is missing");
  }
  return read_segments (reader, error);
}

static gboolean
read_group (Reader *reader, GError **error)
{
  static const char *const types[] = { "exercise", "advice", NULL };
  int type;

  if (!coxa_data_file_get_choice (reader->file, reader->group, "type", types, &type, error))
    return FALSE;
  return type == 0 ? read_exercise (reader, error) : read_advice (reader, error);
}

static gboolean
check_count (Reader *reader, const char *key, guint found, GError **error)
{
  int stated;

  if (!coxa_data_file_get_integer (reader->file, LIBRARY_GROUP, key, 0, G_MAXINT, &stated, error))
    return FALSE;
  if ((guint) stated != found)
    return coxa_data_file_fail (reader->file, LIBRARY_GROUP, key, error,
                                "says %d, but there are %u", stated, found);
  return TRUE;
}

static gboolean
check_rung (Reader *reader,
            const CoxaExercise *exercise,
            const char *key,
            const char *id,
            int direction,
            GError **error)
{
  const CoxaExercise *other = id ? g_hash_table_lookup (reader->library->by_id, id) : NULL;

  if (!id)
    return TRUE;
  if (!other || other == exercise)
    return coxa_data_file_fail (reader->file, exercise->id, key, error,
                                "“%s” is not another exercise of the library", id);
  if ((other->level - exercise->level) * direction < 0)
    return coxa_data_file_fail (reader->file, exercise->id, key, error,
                                "“%s” has level %d, this exercise level %d", id, other->level,
                                exercise->level);
  return TRUE;
}

static gboolean
check_ladders (Reader *reader, GError **error)
{
  GPtrArray *exercises = reader->library->exercises;

  for (guint i = 0; i < exercises->len; i++) {
    const CoxaExercise *exercise = g_ptr_array_index (exercises, i);

    if (!check_rung (reader, exercise, "regression", exercise->regression, -1, error) ||
        !check_rung (reader, exercise, "progression", exercise->progression, 1, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_library (Reader *reader, GError **error)
{
  const char *const *groups = coxa_data_file_groups (reader->file);

  if (!read_header (reader, error))
    return FALSE;
  for (guint i = 0; groups[i]; i++) {
    reader->group = groups[i];
    if (!g_str_equal (groups[i], LIBRARY_GROUP) && !read_group (reader, error))
      return FALSE;
  }
  return check_count (reader, "exercises", reader->library->exercises->len, error) &&
         check_count (reader, "advice-items", reader->library->advice->len, error) &&
         check_ladders (reader, error) && coxa_data_file_finish (reader->file, error);
}

static CoxaExerciseLibrary *
read_file (CoxaDataFile *file, const char *language, GError **error)
{
  g_autoptr (CoxaExerciseLibrary) self = g_new0 (CoxaExerciseLibrary, 1);
  Reader reader = { .library = self, .file = file, .language = language };

  self->exercises = g_ptr_array_new_with_free_func ((GDestroyNotify) exercise_free);
  self->advice = g_ptr_array_new_with_free_func ((GDestroyNotify) advice_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  return read_library (&reader, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * coxa_exercise_library_new:
 * @name: the file's name, for messages
 * @bytes: a key file as `data/clinical/exercises.ini`
 * @language: (nullable): of the texts, e.g. "pl"; %NULL for the language of the process
 *
 * Reads the whole library strictly: one wrong word, id, level or key refuses it. Only a picture
 * that cannot be meant leaves its exercise in the library, see #CoxaPicture.
 *
 * Returns: (transfer full): the library, or %NULL with @error set (%COXA_DATA_ERROR_INVALID)
 */
CoxaExerciseLibrary *
coxa_exercise_library_new (const char *name, GBytes *bytes, const char *language, GError **error)
{
  g_autoptr (CoxaDataFile) file = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  file = coxa_data_file_new (name, bytes, error);
  return file ? read_file (file, language, error) : NULL;
}

/**
 * coxa_exercise_library_load_from:
 * @source: (nullable): %NULL for what is compiled in
 */
CoxaExerciseLibrary *
coxa_exercise_library_load_from (const CoxaDataSource *source, const char *language, GError **error)
{
  g_autoptr (CoxaDataFile) file = coxa_data_source_open (source, "exercises.ini", error);

  return file ? read_file (file, language, error) : NULL;
}

/**
 * coxa_exercise_library_load:
 * @language: (nullable): of the texts
 *
 * Returns: (transfer full): the library that is compiled into the program
 */
CoxaExerciseLibrary *
coxa_exercise_library_load (const char *language, GError **error)
{
  return coxa_exercise_library_load_from (NULL, language, error);
}

void
coxa_exercise_library_free (CoxaExerciseLibrary *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < N_VOCABULARIES; i++)
    g_strfreev (self->vocabularies[i]);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->exercises);
  g_ptr_array_unref (self->advice);
  g_free (self);
}

/**
 * coxa_exercise_library_get_segments:
 *
 * Returns: (transfer none): the proportions of the mannequin that the pictures are posed for
 */
const CoxaSegments *
coxa_exercise_library_get_segments (const CoxaExerciseLibrary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->segments;
}

/**
 * coxa_exercise_library_get_words:
 * @vocabulary: "goals", "precautions", "compensations", "categories", "positions", "equipment" or
 *   "properties"
 *
 * Returns: (transfer none): the words that the library may use, in the order of the file
 */
const char *const *
coxa_exercise_library_get_words (const CoxaExerciseLibrary *self, const char *vocabulary)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < N_VOCABULARIES; i++)
    if (g_str_equal (vocabulary_keys[i], vocabulary))
      return (const char *const *) self->vocabularies[i];
  g_return_val_if_reached (NULL);
}

guint
coxa_exercise_library_count (const CoxaExerciseLibrary *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->exercises->len;
}

/**
 * coxa_exercise_library_get:
 * @index: in the order of the file, below coxa_exercise_library_count()
 *
 * Returns: (transfer none): the exercise, owned by the library
 */
const CoxaExercise *
coxa_exercise_library_get (const CoxaExerciseLibrary *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->exercises->len, NULL);

  return g_ptr_array_index (self->exercises, index);
}

/**
 * coxa_exercise_library_find:
 *
 * Returns: (transfer none) (nullable): the exercise, or %NULL where the library has no such id
 */
const CoxaExercise *
coxa_exercise_library_find (const CoxaExerciseLibrary *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}

guint
coxa_exercise_library_count_advice (const CoxaExerciseLibrary *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->advice->len;
}

const CoxaAdvice *
coxa_exercise_library_get_advice (const CoxaExerciseLibrary *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->advice->len, NULL);

  return g_ptr_array_index (self->advice, index);
}
