/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-words.h"

#include "coxa-data-file.h"

#include <string.h>

/* The file without the translations that the build merged in. */
static char *
load_source (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = coxa_data_lookup ("handout.ini", &error);
  g_autoptr (GRegex) translations = g_regex_new ("(?m)^[a-z]+\\[[^\n]*\n", 0, 0, NULL);

  g_assert_no_error (error);
  return g_regex_replace_literal (translations, g_bytes_get_data (bytes, NULL),
                                  (gssize) g_bytes_get_size (bytes), 0, "", 0, NULL);
}

/* The file with @from, which must be in it, replaced by @to. */
static CoxaWords *
load_changed (const char *from, const char *to, const char *language, GError **error)
{
  g_autofree char *text = load_source ();
  g_autoptr (GString) changed = g_string_new (text);
  g_autoptr (GBytes) result = NULL;

  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  result = g_bytes_new (changed->str, changed->len);
  return coxa_words_new ("handout.ini", result, language, error);
}

static void
test_english (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaWords) words = coxa_words_load (NULL, &error);
  g_autofree char *one = NULL, *two = NULL, *date = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (coxa_words_get (words, COXA_WORD_TITLE), ==, "Your exercises");
  g_assert_cmpint (coxa_words_get_pain_fine (words), ==, 3);
  g_assert_cmpint (coxa_words_get_pain_acceptable (words), ==, 5);
  one = coxa_words_count (words, COXA_WORD_TIMES_ONE, 1);
  two = coxa_words_count (words, COXA_WORD_TIMES_ONE, 2);
  date =
      coxa_words_fill (words, COXA_WORD_DATE, "year", "2026", "day", "14", "month", "{day}", NULL);
  g_assert_cmpstr (one, ==, "1 time");
  g_assert_cmpstr (two, ==, "2 times");
  g_assert_cmpstr (date, ==, "14 {day} 2026"); /* what is filled in is not read again */
}

static void
test_language (void)
{
  g_autoptr (GError) error = NULL;
  const char *from = "\ntext={day} {month} {year}\n";
  const char *to = "\ntext={day} {month} {year}\ntext[xx]={year}: {month} {day}\n";
  static const struct {
    const char *language, *date;
  } rows[] = { { "xx", "2026: May 1" },
               { "xx_YY", "2026: May 1" },
               { "yy", "1 May 2026" },
               { NULL, "1 May 2026" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaWords) words = load_changed (from, to, rows[i].language, &error);
    g_autofree char *date = NULL;

    g_assert_no_error (error);
    date =
        coxa_words_fill (words, COXA_WORD_DATE, "day", "1", "month", "May", "year", "2026", NULL);
    g_assert_cmpstr (date, ==, rows[i].date);
  }
}

static void
test_refused (void)
{
  static const struct {
    const char *from, *to, *place;
  } rows[] = {
    { "text={day} {month} {year}", "text={day} {month}", "[date] text" },
    { "text={day} {month} {year}", "text={day} {month} {year} {year}", "[date] text" },
    { "text={day} {month} {year}", "text={day} {mnth} {year}", "[date] text" },
    { "text={day} {month} {year}", "text={day} {month} {year", "[date] text" },
    { "text={day} {month} {year}", "text={day} {month} {year}}", "[date] text" },
    { "text=Your exercises", "text=", "[title] text" },
    { "text=Your exercises", "txt=Your exercises", "[title] text" },
    { "text=Your exercises", "text=Your exercises {name}", "[title] text" },
    { "text=Your exercises", "text=Your exercises\nmore=1", "[title]" },
    { "fine-max=3", "fine-max=5", "[pain-rule]" },
    { "fine-max=3", "fine-max=three", "[pain-rule] fine-max" },
    { "acceptable-max=5", "acceptable-max=10", "[pain-rule] acceptable-max" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CoxaWords) words = load_changed (rows[i].from, rows[i].to, NULL, &error);

    g_test_message ("row %u", i);
    g_assert_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID);
    g_assert_null (words);
    g_assert_nonnull (strstr (error->message, "handout.ini"));
    g_assert_nonnull (strstr (error->message, rows[i].place));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/words/english", test_english);
  g_test_add_func ("/print/words/language", test_language);
  g_test_add_func ("/print/words/refused", test_refused);
  return g_test_run ();
}
