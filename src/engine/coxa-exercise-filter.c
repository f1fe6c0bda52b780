/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-exercise-filter.h"

#include "coxa-precaution.h"

#include <string.h>

static gboolean
is_blank (const char *text)
{
  for (; text && *text; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static void
add_text (GString *all, const char *text)
{
  g_string_append_c (all, ' ');
  g_string_append (all, text);
}

static char *
dup_searched (const CoxaExercise *exercise, const CoxaExerciseWords *words)
{
  GString *all = g_string_new (exercise->title);

  for (guint i = 0; i < exercise->n_steps; i++)
    add_text (all, exercise->steps[i]);
  add_text (all, coxa_exercise_words_get_title (words, "categories", exercise->category));
  add_text (all, coxa_exercise_words_get_title (words, "positions", exercise->position));
  for (guint i = 0; exercise->goals[i]; i++)
    add_text (all, coxa_exercise_words_get_title (words, "goals", exercise->goals[i]));
  return g_string_free (all, FALSE);
}

/* An accent too many does no more harm than one too few. */
static gboolean
is_found (const char *search, const char *text)
{
  g_autofree char *plain = NULL;

  if (g_str_match_string (search, text, TRUE))
    return TRUE;
  plain = g_str_to_ascii (search, NULL);
  return strchr (plain, '?') == NULL && g_str_match_string (plain, text, TRUE);
}

static gboolean
fits_search (const CoxaExerciseFilter *self,
             const CoxaExercise *exercise,
             const CoxaExerciseWords *words)
{
  g_autofree char *text = NULL;

  if (is_blank (self->search))
    return TRUE;
  text = dup_searched (exercise, words);
  return is_found (self->search, text);
}

static gboolean
fits_word (const char *wish, const char *word)
{
  return !wish || g_str_equal (wish, word);
}

static gboolean
fits_words (const char *wish, char **words)
{
  return !wish || g_strv_contains ((const char *const *) words, wish);
}

static gboolean
fits_precaution (const CoxaExerciseFilter *self,
                 const CoxaExercise *exercise,
                 const CoxaSuggestionRules *rules)
{
  const char *const precautions[] = { self->precaution, NULL };
  g_autoptr (GArray) hits = NULL;

  if (!self->precaution)
    return TRUE;
  if (!rules)
    return !fits_words (self->precaution, exercise->avoid_if) &&
           !(self->no_care && fits_words (self->precaution, exercise->caution_if));
  hits = coxa_precautions_judge (rules, exercise, precautions, NULL);
  return self->no_care ? hits->len == 0 : !coxa_precautions_block (hits);
}

/**
 * coxa_exercise_filter_is_empty:
 *
 * Returns: whether every exercise fits
 */
gboolean
coxa_exercise_filter_is_empty (const CoxaExerciseFilter *self)
{
  return is_blank (self->search) && !self->goal && !self->position && !self->equipment &&
         !self->category && !self->precaution && self->level == 0;
}

/**
 * coxa_exercise_filter_fits:
 * @words: their titles are searched too
 * @rules: (nullable): the precaution is judged by the exercise's tags and by the rules; the
 *   stricter wins
 */
gboolean
coxa_exercise_filter_fits (const CoxaExerciseFilter *self,
                           const CoxaExercise *exercise,
                           const CoxaExerciseWords *words,
                           const CoxaSuggestionRules *rules)
{
  return fits_words (self->goal, exercise->goals) &&
         fits_word (self->position, exercise->position) &&
         fits_words (self->equipment, exercise->equipment) &&
         fits_word (self->category, exercise->category) &&
         (self->level == 0 || self->level == exercise->level) &&
         fits_precaution (self, exercise, rules) && fits_search (self, exercise, words);
}
