/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-words.h"

#include "coxa-data-file.h"

#include <string.h>

#define FILE_NAME "handout.ini"

typedef struct {
  const char *id;
  const char *names; /* of what is filled in, sorted */
} Phrase;

static const Phrase phrases[COXA_N_WORDS] = {
  [COXA_WORD_LANGUAGE] = { "language", "" },
  [COXA_WORD_TITLE] = { "title", "" },
  [COXA_WORD_GOAL] = { "goal", "goal" },
  [COXA_WORD_EXERCISES_ONE] = { "exercises-one", "count" },
  [COXA_WORD_EXERCISES_OTHER] = { "exercises-other", "count" },
  [COXA_WORD_TAKES_ONE] = { "takes-one", "count" },
  [COXA_WORD_TAKES_OTHER] = { "takes-other", "count" },
  [COXA_WORD_DATE] = { "date", "day month year" },
  [COXA_WORD_MONTH_1] = { "month-1", "" },
  [COXA_WORD_MONTH_2] = { "month-2", "" },
  [COXA_WORD_MONTH_3] = { "month-3", "" },
  [COXA_WORD_MONTH_4] = { "month-4", "" },
  [COXA_WORD_MONTH_5] = { "month-5", "" },
  [COXA_WORD_MONTH_6] = { "month-6", "" },
  [COXA_WORD_MONTH_7] = { "month-7", "" },
  [COXA_WORD_MONTH_8] = { "month-8", "" },
  [COXA_WORD_MONTH_9] = { "month-9", "" },
  [COXA_WORD_MONTH_10] = { "month-10", "" },
  [COXA_WORD_MONTH_11] = { "month-11", "" },
  [COXA_WORD_MONTH_12] = { "month-12", "" },
  [COXA_WORD_PAGE] = { "page", "page pages" },
  [COXA_WORD_LARGE_PRINT] = { "large-print", "" },
  [COXA_WORD_SIDE_LEFT] = { "side-left", "" },
  [COXA_WORD_SIDE_RIGHT] = { "side-right", "" },
  [COXA_WORD_SIDE_BOTH] = { "side-both", "" },
  [COXA_WORD_TIMES_ONE] = { "times-one", "count" },
  [COXA_WORD_TIMES_OTHER] = { "times-other", "count" },
  [COXA_WORD_TIMES_OF] = { "times-of", "duration times" },
  [COXA_WORD_TIMES_HOLD] = { "times-hold", "duration times" },
  [COXA_WORD_SECONDS_ONE] = { "seconds-one", "count" },
  [COXA_WORD_SECONDS_OTHER] = { "seconds-other", "count" },
  [COXA_WORD_MINUTES_ONE] = { "minutes-one", "count" },
  [COXA_WORD_MINUTES_OTHER] = { "minutes-other", "count" },
  [COXA_WORD_EACH_SIDE] = { "each-side", "amount" },
  [COXA_WORD_EACH_WAY] = { "each-way", "amount" },
  [COXA_WORD_ROUNDS_ONE] = { "rounds-one", "count" },
  [COXA_WORD_ROUNDS_OTHER] = { "rounds-other", "count" },
  [COXA_WORD_TIMES_A_DAY] = { "times-a-day", "times" },
  [COXA_WORD_EVERY_DAY] = { "every-day", "" },
  [COXA_WORD_DAYS_A_WEEK_ONE] = { "days-a-week-one", "count" },
  [COXA_WORD_DAYS_A_WEEK_OTHER] = { "days-a-week-other", "count" },
  [COXA_WORD_REST] = { "rest", "" },
  [COXA_WORD_REST_BETWEEN] = { "rest-between", "duration" },
  [COXA_WORD_PACE] = { "pace", "" },
  [COXA_WORD_FEEL] = { "feel", "" },
  [COXA_WORD_WATCH] = { "watch", "" },
  [COXA_WORD_EASE] = { "ease", "" },
  [COXA_WORD_NOTE] = { "note", "" },
  [COXA_WORD_PICTURE] = { "picture", "caption number title" },
  [COXA_WORD_PICTURE_PLAIN] = { "picture-plain", "number title" },
  [COXA_WORD_DIARY] = { "diary", "" },
  [COXA_WORD_DAY_1] = { "day-1", "" },
  [COXA_WORD_DAY_2] = { "day-2", "" },
  [COXA_WORD_DAY_3] = { "day-3", "" },
  [COXA_WORD_DAY_4] = { "day-4", "" },
  [COXA_WORD_DAY_5] = { "day-5", "" },
  [COXA_WORD_DAY_6] = { "day-6", "" },
  [COXA_WORD_DAY_7] = { "day-7", "" },
  [COXA_WORD_LETTER_LEFT] = { "letter-left", "" },
  [COXA_WORD_LETTER_RIGHT] = { "letter-right", "" },
  [COXA_WORD_PAIN] = { "pain", "" },
  [COXA_WORD_PAIN_FINE_BAND] = { "pain-fine-band", "max" },
  [COXA_WORD_PAIN_FINE] = { "pain-fine", "" },
  [COXA_WORD_PAIN_ACCEPTABLE_BAND] = { "pain-acceptable-band", "max min" },
  [COXA_WORD_PAIN_ACCEPTABLE] = { "pain-acceptable", "" },
  [COXA_WORD_PAIN_MUCH_BAND] = { "pain-much-band", "max" },
  [COXA_WORD_PAIN_MUCH] = { "pain-much", "" },
  [COXA_WORD_EMERGENCY] = { "emergency", "number" },
  [COXA_WORD_EMERGENCY_1] = { "emergency-1", "" },
  [COXA_WORD_EMERGENCY_2] = { "emergency-2", "" },
  [COXA_WORD_EMERGENCY_3] = { "emergency-3", "" },
};

struct _CoxaWords {
  char *texts[COXA_N_WORDS];
  int pain_fine, pain_acceptable;
};

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names in braces, sorted, with a space between; a brace alone counts as a name. */
static char *
list_names (const char *text)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (const char *open = strpbrk (text, "{}"); open != NULL; open = strpbrk (open + 1, "{}")) {
    const char *close = strchr (open, '}');
    gsize length = *open == '{' && close != NULL ? (gsize) (close - open - 1) : 0;

    g_ptr_array_add (names, g_strndup (open + 1, length));
    open += length > 0 ? length + 1 : 0;
  }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static gboolean
read_phrase (CoxaWords *self, CoxaDataFile *file, guint word, const char *language, GError **error)
{
  const Phrase *phrase = &phrases[word];
  g_autofree char *names = NULL;

  self->texts[word] = coxa_data_file_dup_text (file, phrase->id, "text", language, error);
  if (self->texts[word] == NULL)
    return FALSE;
  names = list_names (self->texts[word]);
  if (strcmp (names, phrase->names) != 0)
    return coxa_data_file_fail (file, phrase->id, "text", error,
                                "has “%s” in braces where “%s” belongs", names, phrase->names);
  return TRUE;
}

static gboolean
read_pain_rule (CoxaWords *self, CoxaDataFile *file, GError **error)
{
  return coxa_data_file_get_integer (file, "pain-rule", "fine-max", 0, 10, &self->pain_fine,
                                     error) &&
         coxa_data_file_get_integer (file, "pain-rule", "acceptable-max", self->pain_fine + 1, 9,
                                     &self->pain_acceptable, error);
}

CoxaWords *
coxa_words_new (const char *name, GBytes *bytes, const char *language, GError **error)
{
  g_autoptr (CoxaWords) self = g_new0 (CoxaWords, 1);
  g_autoptr (CoxaDataFile) file = coxa_data_file_new (name, bytes, error);

  if (file == NULL || !read_pain_rule (self, file, error))
    return NULL;
  for (guint word = 0; word < COXA_N_WORDS; word++)
    if (!read_phrase (self, file, word, language != NULL ? language : "en", error))
      return NULL;
  if (!coxa_data_file_finish (file, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * coxa_words_load:
 * @language: (nullable): e.g. "pl"; a language without a translation, and NULL, give English
 */
CoxaWords *
coxa_words_load (const char *language, GError **error)
{
  g_autoptr (GBytes) bytes = coxa_data_lookup (FILE_NAME, error);

  return bytes != NULL ? coxa_words_new (FILE_NAME, bytes, language, error) : NULL;
}

void
coxa_words_free (CoxaWords *self)
{
  if (self == NULL)
    return;
  for (guint word = 0; word < COXA_N_WORDS; word++)
    g_free (self->texts[word]);
  g_free (self);
}

int
coxa_words_get_pain_fine (const CoxaWords *self)
{
  return self->pain_fine;
}

int
coxa_words_get_pain_acceptable (const CoxaWords *self)
{
  return self->pain_acceptable;
}

const char *
coxa_words_get (const CoxaWords *self, CoxaWord word)
{
  return self->texts[word];
}

static const char *
find_value (const char *const *pairs, const char *name, gsize length)
{
  for (guint i = 0; pairs[i] != NULL; i += 2)
    if (strlen (pairs[i]) == length && strncmp (pairs[i], name, length) == 0)
      return pairs[i + 1];
  return "";
}

static char *
fill (const char *text, const char *const *pairs)
{
  GString *filled = g_string_new (NULL);

  while (*text != '\0') {
    gsize length = strcspn (text, "{");

    g_string_append_len (filled, text, (gssize) length);
    text += length;
    if (*text == '{') {
      length = strcspn (text, "}");
      g_string_append (filled, find_value (pairs, text + 1, length - 1));
      text += length + 1;
    }
  }
  return g_string_free (filled, FALSE);
}

/**
 * coxa_words_fill:
 * @...: pairs of name and text, then NULL
 *
 * Returns: the phrase with the texts in place of the names
 */
char *
coxa_words_fill (const CoxaWords *self, CoxaWord word, ...)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  const char *name;
  va_list arguments;

  va_start (arguments, word);
  while ((name = va_arg (arguments, const char *)) != NULL) {
    g_ptr_array_add (pairs, (char *) name);
    g_ptr_array_add (pairs, va_arg (arguments, char *));
  }
  va_end (arguments);
  g_ptr_array_add (pairs, NULL);
  return fill (self->texts[word], (const char *const *) pairs->pdata);
}

/**
 * coxa_words_count:
 * @one: a phrase whose next is the same for several
 */
char *
coxa_words_count (const CoxaWords *self, CoxaWord one, int count)
{
  g_autofree char *number = g_strdup_printf ("%d", count);

  return coxa_words_fill (self, count == 1 ? one : one + 1, "count", number, NULL);
}
