/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-handout.h"
#include "coxa-sheet-languages.h"
#include "coxa-words.h"
#include "pdf-tools.h"

#include <string.h>

/* Frequent in every English sheet, and words of no other language written in these letters. */
#define ENGLISH "(?i)\\b(the|your|and|you|with|of|feet|knees?|hold|lift|page)\\b"

static void
test_listed (void)
{
  static const struct {
    const char *file, *list;
  } rows[] = {
    { "[language]\ntext=English\n", "en English;" },
    { "[language]\ntext[pl]=Polski\ntext[de]=Deutsch\ntext=English\n",
      "de Deutsch;en English;pl Polski;" },
    { "[language]\ntext=English\ntext[pt_BR]=Português (Brasil)\n",
      "en English;pt_BR Português (Brasil);" },
    { "[language]\ntext=English\ntext[de]=\ntexture=Rauh\ntext[fr\n", NULL },
    { "[language]\ntext=English\ntext[de]=\ntexture=Rauh\n", "en English;" },
    { "[title]\ntext[de]=Ihre Übungen\n", NULL }, /* a title is no claim */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = g_bytes_new_static (rows[i].file, strlen (rows[i].file));
    g_autoptr (GPtrArray) languages = coxa_sheet_languages_new (bytes, &error);
    g_autoptr (GString) list = g_string_new (NULL);

    g_test_message ("%s", rows[i].file);
    for (guint j = 0; languages && j < languages->len; j++) {
      const CoxaSheetLanguage *language = g_ptr_array_index (languages, j);

      g_string_append_printf (list, "%s %s;", language->id, language->name);
    }
    g_assert_cmpint (languages == NULL, ==, rows[i].list == NULL);
    g_assert_cmpint (error != NULL, ==, rows[i].list == NULL);
    g_assert_cmpstr (list->str, ==, rows[i].list ? rows[i].list : "");
  }
}

static void
test_tag (void)
{
  static const char file[] = "[language]\ntext=English\ntext[de]=Deutsch\ntext[pt_BR]=Português\n";
  static const struct {
    const char *locale, *tag;
  } rows[] = {
    { "de", "de" },
    { "de_AT.UTF-8", "de" },
    { "de_DE@euro", "de" },
    { "pt_BR", "pt-BR" },
    { "pt_BR.UTF-8", "pt-BR" },
    { "pt", "en" },
    { "en_GB", "en" },
    { "tlh", "en" },
    { "C", "en" },
    { "", "en" },
    { NULL, "en" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (file, strlen (file));
  g_autoptr (GPtrArray) languages = coxa_sheet_languages_new (bytes, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *tag = coxa_sheet_languages_dup_tag (languages, rows[i].locale);

    g_assert_cmpstr (tag, ==, rows[i].tag);
  }
}

static GBytes *
print (const CoxaExerciseLibrary *library, const char *language, const char *const *ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 3, 14, 9, 30, 0);
  g_autoptr (CoxaPatient) patient = coxa_patient_new ("4f4c9a52-0d5e-4b3b-8a2e-3f0f0c1f6a11");
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_programme_item_free);
  CoxaHandout handout = {
    .patient = patient,
    .date = date,
    .emergency_number = "112",
    .language = language,
    .items = items,
  };
  GBytes *pdf;

  coxa_patient_set_given (patient, "Änne");
  for (guint i = 0; ids && ids[i]; i++)
    g_ptr_array_add (items, coxa_programme_item_new (coxa_exercise_library_find (library, ids[i]),
                                                     COXA_SIDE_CENTRAL));
  for (guint i = 0; !ids && i < coxa_exercise_library_count (library); i++)
    g_ptr_array_add (
        items, coxa_programme_item_new (coxa_exercise_library_get (library, i), COXA_SIDE_CENTRAL));
  pdf = coxa_handout_print (&handout, &error);
  g_assert_no_error (error);
  return pdf;
}

static char *
read_all (GBytes *pdf)
{
  GString *text = g_string_new (NULL);

  for (int page = 1; page <= pdf_tools_count_pages (pdf); page++) {
    g_autofree char *words = pdf_tools_read_page (pdf, page);

    g_string_append (text, words);
  }
  return g_string_free (text, FALSE);
}

static void
assert_says (const char *text, const char *words)
{
  if (!strstr (text, words))
    g_test_message ("“%s” is not in: %s", words, text);
  g_assert_nonnull (strstr (text, words));
}

static void
assert_not_english (const char *text)
{
  g_autoptr (GRegex) english = g_regex_new (ENGLISH, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (g_regex_match (english, text, 0, &match)) {
    int start;

    g_match_info_fetch_pos (match, 0, &start, NULL);
    g_test_message ("English is left: %.60s", text + start);
    g_test_fail ();
  }
}

/* Whatever the language claims, its sheet of all exercises holds no English sentence. */
static void
test_every_language (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) languages = coxa_sheet_languages_load (&error);

  if (!pdf_tools_are_here ())
    return;
  g_assert_no_error (error);
  g_assert_cmpuint (languages->len, >, 1);
  for (guint i = 0; i < languages->len; i++) {
    const CoxaSheetLanguage *language = g_ptr_array_index (languages, i);
    g_autoptr (CoxaExerciseLibrary) library = coxa_exercise_library_load (language->id, &error);
    g_autoptr (GBytes) pdf = NULL;
    g_autofree char *text = NULL, *plain = NULL;
    g_autofree char *lang = g_strdup_printf ("/Lang (%s)", language->id);

    g_assert_no_error (error);
    if (g_str_equal (language->id, "en"))
      continue;
    g_test_message ("%s", language->id);
    pdf = print (library, language->id, NULL);
    pdf_tools_assert_sound (pdf);
    pdf_tools_assert_inside (pdf);
    text = read_all (pdf);
    assert_not_english (text);
    plain = pdf_tools_run_text (pdf, "qpdf", "--qdf", "@", "-", NULL);
    assert_says (plain, lang);
  }
}

static void
test_german (void)
{
  static const char *const ids[] = { "bridge", "clamshell", "single-leg-circle", "walking", NULL };
  static const char *const words[] = {
    "Ihre Übungen",
    "Änne · 14. März 2026",
    "4 Übungen, etwa",
    "1 Brücke",
    "Muschel links und rechts",
    "10-mal, 5 Sekunden halten, 2 Durchgänge, an 3 Tagen pro Woche",
    "10-mal pro Seite, 2 Sekunden halten",
    "5-mal in jede Richtung pro Seite",
    "1. Legen Sie sich auf den Rücken, die Knie gebeugt, die Füße hüftbreit",
    "Das spüren Sie: ",
    "Bitte vermeiden: ",
    "Weniger tun oder aufhören: ",
    "Pause: 1 Minute zwischen den Durchgängen.",
    "Tempo: zügig: Sie können reden, aber nicht singen",
    "Bitte abhaken",
    "Mo Di Mi Do Fr Sa So",
    "0 bis 3",
    "Über 5",
    "Wählen Sie 112 bei",
    "Zu klein? Fragen Sie nach Großdruck.",
    "Seite 1 von ",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaExerciseLibrary) library = coxa_exercise_library_load ("de_AT", &error);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL, *info = NULL;

  if (!pdf_tools_are_here ())
    return;
  g_assert_no_error (error);
  pdf = print (library, "de", ids);
  text = read_all (pdf);
  info = pdf_tools_run_text (pdf, "pdfinfo", "@", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_says (text, words[i]);
  assert_says (info, "Title:           Ihre Übungen");
  assert_says (info, "(A4)");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/languages/listed", test_listed);
  g_test_add_func ("/print/languages/tag", test_tag);
  g_test_add_func ("/print/languages/every-language", test_every_language);
  g_test_add_func ("/print/languages/german", test_german);
  return g_test_run ();
}
