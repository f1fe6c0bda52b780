/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-data-file.h"

typedef struct {
  const char *name;
  const char *text;
  const char *fragments[3]; /* each stands in the message */
} Refusal;

static gboolean
read_thing (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (CoxaDataFile) file = coxa_data_file_new ("things.ini", bytes, error);
  static const char *const colours[] = { "red", "blue", NULL };
  g_autofree char *title = NULL;
  double width;
  int count, colour;
  gboolean firm;

  if (!file)
    return FALSE;
  title = coxa_data_file_dup_text (file, "thing", "title", NULL, error);
  return title && coxa_data_file_get_number (file, "thing", "width", &width, error) &&
         coxa_data_file_get_integer (file, "thing", "count", 1, 9, &count, error) &&
         coxa_data_file_get_choice (file, "thing", "colour", colours, &colour, error) &&
         coxa_data_file_get_flag (file, "thing", "firm", &firm, error) &&
         coxa_data_file_finish (file, error);
}

#define GOOD "[thing]\ntitle=A\nwidth=1.5\ncount=9\ncolour=blue\n"

static void
test_refusals (void)
{
  static const Refusal refusals[] = {
    { "no key file", "nonsense", { "things.ini" } },
    { "missing text", "[thing]\nwidth=1\n", { "things.ini", "[thing] title", "missing" } },
    { "empty text", "[thing]\ntitle=\n", { "things.ini", "[thing] title", "missing" } },
    { "no number", "[thing]\ntitle=A\nwidth=wide\n", { "[thing] width", "wide", "number" } },
    { "number with a tail", "[thing]\ntitle=A\nwidth=1 m\n", { "[thing] width", "1 m" } },
    { "infinite", "[thing]\ntitle=A\nwidth=inf\n", { "[thing] width", "inf" } },
    { "NaN", "[thing]\ntitle=A\nwidth=nan\n", { "[thing] width", "nan" } },
    { "decimal comma", "[thing]\ntitle=A\nwidth=1,5\n", { "[thing] width", "1,5" } },
    { "below", "[thing]\ntitle=A\nwidth=1\ncount=0\n", { "[thing] count", "1 to 9" } },
    { "above", "[thing]\ntitle=A\nwidth=1\ncount=10\n", { "[thing] count", "1 to 9" } },
    { "other word",
      "[thing]\ntitle=A\nwidth=1\ncount=1\ncolour=green\n",
      { "[thing] colour", "green" } },
    { "half a flag", GOOD "firm=perhaps\n", { "[thing] firm", "perhaps" } },
    { "unknown key", GOOD "hight=3\n", { "[thing] hight", "known key" } },
    { "unknown escape", "[thing]\ntitle=A\\dB\n", { "things.ini", "[thing] title", "\\d" } },
    { "half an escape", "[thing]\ntitle=A\\\n", { "things.ini", "[thing] title" } },
    { "no UTF-8", "[thing]\ntitle=A\377\n", { "things.ini", "UTF-8" } },
    { "no UTF-8 in a name", "[th\377ing]\ntitle=A\n", { "things.ini", "UTF-8" } },
    { "unknown group", GOOD "[other]\na=1\n", { "[other] a", "known key" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", refusals[i].name);
    g_assert_false (read_thing (refusals[i].text, &error));
    g_assert_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID);
    for (guint j = 0; j < 3 && refusals[i].fragments[j]; j++)
      g_assert_nonnull (strstr (error->message, refusals[i].fragments[j]));
    g_assert_null (strchr (error->message, '\n'));
  }
}

static void
test_accepted (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (read_thing (GOOD, &error));
  g_assert_no_error (error);
  g_assert_true (read_thing (GOOD "firm=true\ntitle[pl]=B\n", &error));
  g_assert_no_error (error);
}

static void
test_languages (void)
{
  static const char text[] = "[thing]\ntitle=Bridge\ntitle[pl]=Most\ntitle[pt_BR]=Ponte\n";
  static const struct {
    const char *language, *title;
  } rows[] = {
    { "pl", "Most" },   { "pl_PL", "Most" }, { "pt_BR", "Ponte" },
    { "pt", "Bridge" }, { "de", "Bridge" },
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (CoxaDataFile) file = coxa_data_file_new ("things.ini", bytes, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *title =
        coxa_data_file_dup_text (file, "thing", "title", rows[i].language, NULL);

    g_assert_cmpstr (title, ==, rows[i].title);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/data-file/refusals", test_refusals);
  g_test_add_func ("/domain/data-file/accepted", test_accepted);
  g_test_add_func ("/domain/data-file/languages", test_languages);
  return g_test_run ();
}
