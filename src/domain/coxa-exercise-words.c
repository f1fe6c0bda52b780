/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-exercise-words.h"

#include "coxa-data-file.h"

#include <string.h>

static const char *const vocabularies[] = { "goals",     "compensations", "categories",
                                            "positions", "equipment",     "properties" };

struct _CoxaExerciseWords {
  GHashTable *titles; /* "vocabulary word" -> title */
};

static gboolean
is_known (const char *group)
{
  for (guint i = 0; i < G_N_ELEMENTS (vocabularies); i++) {
    gsize length = strlen (vocabularies[i]);

    if (g_str_has_prefix (group, vocabularies[i]) && group[length] == ' ' && group[length + 1])
      return TRUE;
  }
  return FALSE;
}

static gboolean
read_word (CoxaExerciseWords *self,
           CoxaDataFile *file,
           const char *group,
           const char *language,
           GError **error)
{
  char *title;

  if (!is_known (group))
    return coxa_data_file_fail (file, group, NULL, error,
                                "is not a vocabulary of the exercise library and a word of it");
  title = coxa_data_file_dup_text (file, group, "title", language, error);
  if (!title)
    return FALSE;
  g_hash_table_insert (self->titles, g_strdup (group), title);
  return TRUE;
}

/**
 * coxa_exercise_words_new:
 * @name: the file's name, for messages
 * @language: (nullable): of the titles; %NULL for the language of the process
 *
 * Returns: (transfer full): the words, or %NULL with @error set (%COXA_DATA_ERROR_INVALID)
 */
CoxaExerciseWords *
coxa_exercise_words_new (const char *name, GBytes *bytes, const char *language, GError **error)
{
  g_autoptr (CoxaDataFile) file = coxa_data_file_new (name, bytes, error);
  g_autoptr (CoxaExerciseWords) self = NULL;
  const char *const *groups;

  if (!file)
    return NULL;
  self = g_new0 (CoxaExerciseWords, 1);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  groups = coxa_data_file_groups (file);
  for (guint i = 0; groups[i]; i++)
    if (!read_word (self, file, groups[i], language, error))
      return NULL;
  return coxa_data_file_finish (file, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * coxa_exercise_words_load:
 *
 * Returns: (transfer full): the words that are compiled into the program
 */
CoxaExerciseWords *
coxa_exercise_words_load (const char *language, GError **error)
{
  g_autoptr (GBytes) bytes = coxa_data_lookup ("exercise-words.ini", error);

  return bytes ? coxa_exercise_words_new ("exercise-words.ini", bytes, language, error) : NULL;
}

void
coxa_exercise_words_free (CoxaExerciseWords *self)
{
  g_hash_table_unref (self->titles);
  g_free (self);
}

/**
 * coxa_exercise_words_get_title:
 * @vocabulary: as coxa_exercise_library_get_words() knows it
 * @word: (transfer none): of it
 *
 * Returns: its title; @word itself where a library has words of its own
 */
const char *
coxa_exercise_words_get_title (const CoxaExerciseWords *self,
                               const char *vocabulary,
                               const char *word)
{
  g_autofree char *group = g_strconcat (vocabulary, " ", word, NULL);
  const char *title = g_hash_table_lookup (self->titles, group);

  return title ? title : word;
}
