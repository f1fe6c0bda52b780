/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-data-file.h"
#include "coxa-exercise-sources.h"
#include "coxa-exercise-words.h"

static CoxaExerciseLibrary *
load (void)
{
  g_autoptr (GError) error = NULL;
  CoxaExerciseLibrary *library = coxa_exercise_library_load ("en", &error);

  g_assert_no_error (error);
  return library;
}

/* The text of a data file with one piece replaced. */
static GBytes *
spoil (const char *name, const char *old, const char *new)
{
  g_autoptr (GBytes) bytes = coxa_data_lookup (name, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) parts = g_strsplit (text, old, 2);
  char *spoilt;

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  spoilt = g_strjoinv (new, parts);
  return g_bytes_new_take (spoilt, strlen (spoilt));
}

static void
test_every_word_has_a_title (void)
{
  static const char *const vocabularies[] = { "goals",     "compensations", "categories",
                                              "positions", "equipment",     "properties" };
  g_autoptr (CoxaExerciseLibrary) library = load ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaExerciseWords) words = coxa_exercise_words_load ("en", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (vocabularies); i++) {
    const char *const *all = coxa_exercise_library_get_words (library, vocabularies[i]);

    for (guint j = 0; all[j]; j++)
      g_assert_cmpstr (coxa_exercise_words_get_title (words, vocabularies[i], all[j]), !=, all[j]);
  }
  g_assert_cmpstr (coxa_exercise_words_get_title (words, "positions", "prone"), ==,
                   "Lying on the front");
  g_assert_cmpstr (coxa_exercise_words_get_title (words, "properties", "prone"), ==,
                   "On the front");
  g_assert_cmpstr (coxa_exercise_words_get_title (words, "goals", "own-goal"), ==, "own-goal");
}

typedef struct {
  const char *old, *new, *message;
} Fault;

static void
test_words_refuse (void)
{
  static const Fault faults[] = {
    { "[goals lengthen-hamstrings]", "[goal lengthen-hamstrings]", "[goal lengthen-hamstrings]" },
    { "[positions prone]\n", "[positions ]\n", "[positions ]" },
    { "[positions prone]\n", "[positions prone]\ncolour=x\n", "[positions prone] colour" },
    { "[positions prone]\ntitle=", "[positions prone]\nname=", "[positions prone] title" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_autoptr (GBytes) bytes = spoil ("exercise-words.ini", faults[i].old, faults[i].new);
    g_autoptr (GError) error = NULL;

    g_assert_null (coxa_exercise_words_new ("w.ini", bytes, "en", &error));
    g_assert_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID);
    g_assert_true (g_str_has_prefix (error->message, "w.ini: "));
    g_assert_nonnull (strstr (error->message, faults[i].message));
  }
}

static void
test_every_code_has_a_source (void)
{
  g_autoptr (CoxaExerciseLibrary) library = load ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaExerciseSources) sources = coxa_exercise_sources_load (&error);

  g_assert_no_error (error);
  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    g_auto (GStrv) codes =
        g_strsplit (coxa_exercise_library_get (library, i)->dose_source, ";", -1);

    for (guint j = 0; codes[j] && *codes[j]; j++) {
      const CoxaExerciseSource *source = coxa_exercise_sources_find (sources, codes[j]);

      g_assert_nonnull (source);
      g_assert_cmpuint (strlen (source->says), >, 5);
      g_assert_cmpuint (strlen (source->where), >, 5);
    }
  }
  for (guint i = 0; i < coxa_exercise_library_count_advice (library); i++) {
    g_auto (GStrv) codes =
        g_strsplit (coxa_exercise_library_get_advice (library, i)->source, ";", -1);

    for (guint j = 0; codes[j] && *codes[j]; j++)
      g_assert_nonnull (coxa_exercise_sources_find (sources, codes[j]));
  }
  g_assert_null (coxa_exercise_sources_find (sources, "HEARSAY"));
}

static void
test_sources_refuse (void)
{
  static const Fault faults[] = {
    { "[BANDY97]\n", "[BANDY97]\nyear=1997\n", "[BANDY97] year" },
    { "[BANDY97]\nsays=", "[BANDY97]\nsaid=", "[BANDY97] says" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_autoptr (GBytes) bytes = spoil ("exercise-sources.ini", faults[i].old, faults[i].new);
    g_autoptr (GError) error = NULL;

    g_assert_null (coxa_exercise_sources_new ("s.ini", bytes, &error));
    g_assert_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, faults[i].message));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exercise-words/every-word-has-a-title", test_every_word_has_a_title);
  g_test_add_func ("/exercise-words/refuse", test_words_refuse);
  g_test_add_func ("/exercise-sources/every-code-has-a-source", test_every_code_has_a_source);
  g_test_add_func ("/exercise-sources/refuse", test_sources_refuse);
  return g_test_run ();
}
