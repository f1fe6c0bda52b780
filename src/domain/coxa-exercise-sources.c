/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-exercise-sources.h"

#include "coxa-data-file.h"

struct _CoxaExerciseSources {
  GHashTable *by_code; /* code -> CoxaExerciseSource */
};

static void
source_free (CoxaExerciseSource *self)
{
  g_free (self->says);
  g_free (self->where);
  g_free (self);
}

static gboolean
read_source (CoxaExerciseSources *self, CoxaDataFile *file, const char *code, GError **error)
{
  CoxaExerciseSource *source = g_new0 (CoxaExerciseSource, 1);

  g_hash_table_insert (self->by_code, g_strdup (code), source);
  source->says = coxa_data_file_dup_string (file, code, "says", error);
  if (!source->says)
    return FALSE;
  source->where = coxa_data_file_dup_string (file, code, "where", error);
  return source->where != NULL;
}

/**
 * coxa_exercise_sources_new:
 * @name: the file's name, for messages
 *
 * Returns: (transfer full): the sources, or %NULL with @error set (%COXA_DATA_ERROR_INVALID)
 */
CoxaExerciseSources *
coxa_exercise_sources_new (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (CoxaDataFile) file = coxa_data_file_new (name, bytes, error);
  g_autoptr (CoxaExerciseSources) self = NULL;
  const char *const *codes;

  if (!file)
    return NULL;
  self = g_new0 (CoxaExerciseSources, 1);
  self->by_code =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) source_free);
  codes = coxa_data_file_groups (file);
  for (guint i = 0; codes[i]; i++)
    if (!read_source (self, file, codes[i], error))
      return NULL;
  return coxa_data_file_finish (file, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * coxa_exercise_sources_load:
 *
 * Returns: (transfer full): the sources that are compiled into the program
 */
CoxaExerciseSources *
coxa_exercise_sources_load (GError **error)
{
  g_autoptr (GBytes) bytes = coxa_data_lookup ("exercise-sources.ini", error);

  return bytes ? coxa_exercise_sources_new ("exercise-sources.ini", bytes, error) : NULL;
}

void
coxa_exercise_sources_free (CoxaExerciseSources *self)
{
  g_hash_table_unref (self->by_code);
  g_free (self);
}

/* Returns: (nullable): the source of that code */
const CoxaExerciseSource *
coxa_exercise_sources_find (const CoxaExerciseSources *self, const char *code)
{
  return g_hash_table_lookup (self->by_code, code);
}
