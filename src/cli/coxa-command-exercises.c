/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-json-writer.h"
#include "coxa-knowledge-options.h"
#include "coxa-precaution.h"

#include <glib/gi18n-lib.h>

static void
write_dose (CoxaJsonWriter *writer, const CoxaDose *dose)
{
  coxa_json_writer_open_object (writer, "dose");
  coxa_json_writer_add_number (writer, "sets", dose->sets);
  coxa_json_writer_add_number (writer, "reps", dose->reps);
  coxa_json_writer_add_number (writer, "hold_s", dose->hold_s);
  coxa_json_writer_add_number (writer, "duration_s", dose->duration_s);
  coxa_json_writer_add_number (writer, "rest_s", dose->rest_s);
  coxa_json_writer_add_number (writer, "sessions_per_day", dose->sessions_per_day);
  coxa_json_writer_add_number (writer, "days_per_week", dose->days_per_week);
  coxa_json_writer_add_flag (writer, "both_directions", dose->both_directions);
  coxa_json_writer_close_object (writer);
}

static void
write_list (CoxaJsonWriter *writer, const char *name, char **list)
{
  coxa_json_writer_add_texts (writer, name, (const char *const *) list, g_strv_length (list));
}

static void
write_exercise (CoxaJsonWriter *writer, const CoxaExercise *exercise)
{
  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_text (writer, "id", exercise->id);
  coxa_json_writer_add_text (writer, "title", exercise->title);
  coxa_json_writer_add_text (writer, "category", exercise->category);
  coxa_json_writer_add_text (writer, "position", exercise->position);
  coxa_json_writer_add_flag (writer, "unilateral", exercise->unilateral);
  coxa_json_writer_add_number (writer, "level", exercise->level);
  write_list (writer, "goals", exercise->goals);
  write_list (writer, "equipment", exercise->equipment);
  write_list (writer, "avoid_if", exercise->avoid_if);
  write_list (writer, "caution_if", exercise->caution_if);
  write_dose (writer, &exercise->dose);
  coxa_json_writer_add_texts (writer, "steps", (const char *const *) exercise->steps,
                              exercise->n_steps);
  if (exercise->swap)
    coxa_json_writer_add_text (writer, "swap", exercise->swap);
  coxa_json_writer_close_object (writer);
}

#define NEEDS (COXA_PARTS (COXA_PART_EXERCISES) | COXA_PARTS (COXA_PART_SUGGESTIONS))

typedef struct {
  const CoxaExerciseLibrary *library;
  const CoxaSuggestionRules *rules;
  const char *goal;  /* or NULL */
  const char *avoid; /* precaution, or NULL */
} Choice;

static gboolean
fits (const Choice *choice, const CoxaExercise *exercise)
{
  const char *const precautions[] = { choice->avoid, NULL };
  if (choice->goal != NULL &&
      !g_strv_contains ((const char *const *) exercise->goals, choice->goal))
    return FALSE;
  g_autoptr (GArray) hits = coxa_precautions_judge (choice->rules, exercise, precautions, NULL);
  return !coxa_precautions_block (hits);
}

static void
print_exercises (const Choice *choice)
{
  g_autoptr (CoxaJsonWriter) writer = coxa_json_writer_new ();

  coxa_json_writer_open_list (writer, NULL);
  for (guint i = 0; i < coxa_exercise_library_count (choice->library); i++) {
    const CoxaExercise *exercise = coxa_exercise_library_get (choice->library, i);
    if (fits (choice, exercise))
      write_exercise (writer, exercise);
  }
  coxa_json_writer_close_list (writer);
  g_autofree char *line = coxa_json_writer_dup_line (writer);
  coxa_command_print ("%s\n", line);
}

/* A misspelt precaution would otherwise hide nothing and look safe. */
static gboolean
check_word (const CoxaExerciseLibrary *library,
            const char *vocabulary,
            const char *option,
            const char *word,
            GError **error)
{
  if (word == NULL || g_strv_contains (coxa_exercise_library_get_words (library, vocabulary), word))
    return TRUE;
  return coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                            _ ("%s: the exercise library does not know this word"), option);
}

static gboolean
list_exercises (const CoxaKnowledgeOptions *options,
                const char *goal,
                const char *avoid,
                GError **error)
{
  g_autoptr (CoxaKnowledge) knowledge =
      coxa_knowledge_options_load (options, NEEDS, coxa_command_get_language (), error);
  if (knowledge == NULL)
    return FALSE;
  const CoxaExerciseLibrary *library = coxa_knowledge_get_exercises (knowledge);
  if (!check_word (library, "goals", "--goal", goal, error) ||
      !check_word (library, "precautions", "--avoid", avoid, error))
    return FALSE;
  print_exercises (&(Choice){ library, coxa_knowledge_get_suggestions (knowledge), goal, avoid });
  return TRUE;
}

gboolean
coxa_run_exercises (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_autofree char *goal = NULL, *avoid = NULL;
  g_auto (CoxaKnowledgeOptions) knowledge_options = { NULL };
  const GOptionEntry options[] = {
    { "goal", 0, 0, G_OPTION_ARG_STRING, &goal, N_ ("only those for this goal"), "GOAL" },
    { "avoid", 0, 0, G_OPTION_ARG_STRING, &avoid,
      N_ ("without those to be avoided with this precaution"), "PRECAUTION" },
    COXA_KNOWLEDGE_ENTRIES (&knowledge_options),
    { NULL },
  };

  return coxa_command_parse (name, options, &left, 0, 0, error) &&
         list_exercises (&knowledge_options, goal, avoid, error);
}
