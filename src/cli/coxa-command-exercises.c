/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-exercise-filter.h"
#include "coxa-json-writer.h"
#include "coxa-knowledge-options.h"

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

static void
print_exercises (CoxaKnowledge *knowledge,
                 const CoxaExerciseWords *names,
                 const CoxaExerciseFilter *filter)
{
  const CoxaExerciseLibrary *library = coxa_knowledge_get_exercises (knowledge);
  const CoxaSuggestionRules *rules = coxa_knowledge_get_suggestions (knowledge);
  g_autoptr (CoxaJsonWriter) writer = coxa_json_writer_new ();

  coxa_json_writer_open_list (writer, NULL);
  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    const CoxaExercise *exercise = coxa_exercise_library_get (library, i);
    if (coxa_exercise_filter_fits (filter, exercise, names, rules))
      write_exercise (writer, exercise);
  }
  coxa_json_writer_close_list (writer);
  g_autofree char *line = coxa_json_writer_dup_line (writer);
  coxa_command_print ("%s\n", line);
}

/* A misspelt precaution would otherwise hide nothing and look safe. */
static gboolean
check_words (const CoxaExerciseLibrary *library, const CoxaExerciseFilter *filter, GError **error)
{
  const struct {
    const char *option, *vocabulary, *word;
  } checks[] = {
    { "--goal", "goals", filter->goal },
    { "--position", "positions", filter->position },
    { "--equipment", "equipment", filter->equipment },
    { "--category", "categories", filter->category },
    { "--avoid", "precautions", filter->precaution },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    if (checks[i].word != NULL &&
        !g_strv_contains (coxa_exercise_library_get_words (library, checks[i].vocabulary),
                          checks[i].word))
      return coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                                _ ("%s: the exercise library does not know this word"),
                                checks[i].option);
  return TRUE;
}

static gboolean
check_usage (const CoxaExerciseFilter *filter, gboolean level_given, GError **error)
{
  if (level_given && (filter->level < 1 || filter->level > 3))
    return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE, _ ("--level is 1, 2 or 3"));
  if (filter->no_care && filter->precaution == NULL)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE,
                              _ ("--no-care needs --avoid PRECAUTION"));
  return TRUE;
}

static gboolean
list_exercises (const CoxaKnowledgeOptions *options,
                const CoxaExerciseFilter *filter,
                GError **error)
{
  const char *language = coxa_command_get_language ();
  g_autoptr (CoxaKnowledge) knowledge =
      coxa_knowledge_options_load (options, NEEDS, language, error);
  if (knowledge == NULL || !check_words (coxa_knowledge_get_exercises (knowledge), filter, error))
    return FALSE;
  g_autoptr (CoxaExerciseWords) names = coxa_exercise_words_load (language, error);
  if (names == NULL)
    return FALSE;
  print_exercises (knowledge, names, filter);
  return TRUE;
}

gboolean
coxa_run_exercises (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_autofree char *goal = NULL, *avoid = NULL, *position = NULL, *equipment = NULL,
                  *category = NULL, *search = NULL;
  int level = G_MININT;
  gboolean no_care = FALSE;
  g_auto (CoxaKnowledgeOptions) knowledge_options = { NULL };
  const GOptionEntry options[] = {
    { "goal", 0, 0, G_OPTION_ARG_STRING, &goal, N_ ("only those for this goal"), "GOAL" },
    { "avoid", 0, 0, G_OPTION_ARG_STRING, &avoid,
      N_ ("without those to be avoided with this precaution"), "PRECAUTION" },
    { "no-care", 0, 0, G_OPTION_ARG_NONE, &no_care,
      N_ ("with --avoid: without those that need care, too"), NULL },
    { "position", 0, 0, G_OPTION_ARG_STRING, &position, N_ ("only those in this position"),
      "POSITION" },
    { "equipment", 0, 0, G_OPTION_ARG_STRING, &equipment, N_ ("only those with this equipment"),
      "EQUIPMENT" },
    { "category", 0, 0, G_OPTION_ARG_STRING, &category, N_ ("only those of this kind"),
      "CATEGORY" },
    { "level", 0, 0, G_OPTION_ARG_INT, &level, N_ ("only those of this level"), "1|2|3" },
    { "search", 0, 0, G_OPTION_ARG_STRING, &search,
      N_ ("only those whose title, steps or kind have these words"), "WORDS" },
    COXA_KNOWLEDGE_ENTRIES (&knowledge_options),
    { NULL },
  };

  if (!coxa_command_parse (name, options, &left, 0, 0, error))
    return FALSE;
  const CoxaExerciseFilter filter = {
    .search = search,
    .goal = goal,
    .position = position,
    .equipment = equipment,
    .category = category,
    .precaution = avoid,
    .no_care = no_care,
    .level = level == G_MININT ? 0 : level,
  };
  return check_usage (&filter, level != G_MININT, error) &&
         list_exercises (&knowledge_options, &filter, error);
}
