/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-handout.h"
#include "pdf-tools.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  CoxaExerciseLibrary *library;
  GDateTime *date;
  CoxaPatient *patient;
  GPtrArray *items;
  CoxaHandout handout;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer language)
{
  g_autoptr (GError) error = NULL;

  fixture->library = coxa_exercise_library_load (language, &error);
  g_assert_no_error (error);
  fixture->date = g_date_time_new_utc (2026, 3, 14, 9, 30, 0);
  fixture->patient = coxa_patient_new ("4f4c9a52-0d5e-4b3b-8a2e-3f0f0c1f6a11");
  coxa_patient_set_given (fixture->patient, "Anna");
  coxa_patient_set_family (fixture->patient, "Example");
  fixture->items = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_programme_item_free);
  fixture->handout = (CoxaHandout){
    .patient = fixture->patient,
    .date = fixture->date,
    .clinic_name = "Hillside Physiotherapy",
    .clinic_contact = "Tel. 01234 567890",
    .clinician = "A. Brown",
    .emergency_number = "112",
    .language = language,
    .items = fixture->items,
  };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->items);
  g_object_unref (fixture->patient);
  g_date_time_unref (fixture->date);
  coxa_exercise_library_free (fixture->library);
}

static CoxaProgrammeItem *
add (Fixture *fixture, const char *id, CoxaSide side)
{
  const CoxaExercise *exercise = coxa_exercise_library_find (fixture->library, id);

  g_assert_nonnull (exercise);
  g_ptr_array_add (fixture->items, coxa_programme_item_new (exercise, side));
  return g_ptr_array_index (fixture->items, fixture->items->len - 1);
}

static void
add_three (Fixture *fixture)
{
  add (fixture, "bridge", COXA_SIDE_CENTRAL);
  add (fixture, "half-kneeling-hip-flexor-stretch", COXA_SIDE_LEFT);
  add (fixture, "clamshell", COXA_SIDE_CENTRAL);
}

static GBytes *
print (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = coxa_handout_print (&fixture->handout, &error);

  g_assert_no_error (error);
  return pdf;
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_test_message ("“%s” is not in: %s", words, text);
  g_assert_nonnull (strstr (text, words));
}

/* In whatever language it was said, after words of the sheet's language. */
static void
test_goal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) without = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_autofree char *text_without = NULL;

  if (!pdf_tools_are_here ())
    return;
  add_three (fixture);
  without = print (fixture);
  text_without = pdf_tools_read_page (without, 1);
  g_assert_null (strstr (text_without, "Your goal"));
  fixture->handout.goal = "chodzić z psem {goal}";
  pdf = print (fixture);
  pdf_tools_assert_sound (pdf);
  pdf_tools_assert_inside (pdf);
  g_assert_cmpint (pdf_tools_count_pages (pdf), ==, 1);
  text = pdf_tools_read_page (pdf, 1);
  assert_says (text, "Your goal: chodzić z psem {goal}");
}

static void
test_three (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = {
    "Your exercises",
    "Anna Example · 14 March 2026",
    "3 exercises, about",
    "Hillside Physiotherapy",
    "Tel. 01234 567890",
    "A. Brown",
    "Bridge",
    "10 times, hold 5 seconds, 2 rounds, 3 days a week",
    "Kneeling hip flexor stretch left",
    "3 times 30 seconds, every day",
    "Clam left and right",
    "10 times each side, hold 2 seconds, 2 rounds, 3 days a week",
    "1. Lie on your back, knees bent, feet hip-width apart",
    "5. Lower slowly, one part of the back at a time.",
    "Feel it: Your bottom",
    "Watch out: ",
    "Ease off or stop: ",
    "Tick when done",
    "0 to 3",
    "Above 5",
    "call 112",
    "page 1 of 1",
  };

  if (!pdf_tools_are_here ())
    return;
  add_three (fixture);
  for (CoxaPaper paper = COXA_PAPER_A4; paper <= COXA_PAPER_LETTER; paper++) {
    g_autoptr (GBytes) pdf = NULL;
    g_autofree char *text = NULL;

    fixture->handout.paper = paper;
    pdf = print (fixture);
    pdf_tools_assert_sound (pdf);
    pdf_tools_assert_inside (pdf);
    g_assert_cmpint (pdf_tools_count_pages (pdf), ==, 1);
    g_assert_cmpuint (g_bytes_get_size (pdf), <, 60 * 1024);
    text = pdf_tools_read_page (pdf, 1);
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      assert_says (text, words[i]);
  }
}

static void
test_polish (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = {
    "Anna Example · 14 marca 2026 r.",
    "zestaw 3 ćwiczeń, około",
    "10 razy, wytrzymaj po 5 s, w każdej z 2 serii, 3 dni w tygodniu",
    "Rozciąganie biodra w klęku lewa strona",
    "3 razy po 30 s, codziennie",
    "5. Opuszczaj plecy powoli, odcinek po odcinku.",
    "Przerwa: 1 min między seriami.",
    "Ponad 5",
    "Zadzwoń pod 112, jeśli pojawi się:",
  };
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GString) text = NULL;

  if (!pdf_tools_are_here ())
    return;
  add_three (fixture);
  pdf = print (fixture);
  pdf_tools_assert_inside (pdf);
  text = g_string_new (NULL);
  for (int page = 1; page <= pdf_tools_count_pages (pdf); page++) {
    g_autofree char *read = pdf_tools_read_page (pdf, page);

    g_string_append (text, read);
  }
  g_string_replace (text, "\302\240", " ", 0);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_says (text->str, words[i]);
}

static void
test_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *info = NULL, *structure = NULL, *plain = NULL;

  if (!pdf_tools_are_here ())
    return;
  add_three (fixture);
  fixture->handout.language = "tlh"; /* not translated */
  pdf = print (fixture);
  info = pdf_tools_run_text (pdf, "pdfinfo", "@", NULL);
  assert_says (info, "Tagged:          yes");
  assert_says (info, "Title:           Your exercises");
  g_assert_null (strstr (info, "Anna"));
  g_assert_null (strstr (info, "Example"));

  structure = pdf_tools_run_text (pdf, "pdfinfo", "-struct-text", "@", NULL);
  assert_says (structure, "H1");
  assert_says (structure, "H2");
  assert_says (structure, "LBody");
  assert_says (structure, "Figure");
  plain = pdf_tools_run_text (pdf, "qpdf", "--qdf", "@", "-", NULL);
  assert_says (plain, "/Lang (en)");
  assert_says (plain, "/Alt ");
}

/* Any number of exercises: none is split, nothing stands over the edge, each page says whose it is.
 */
static void
check_pages (Fixture *fixture, GBytes *pdf)
{
  int n_pages = pdf_tools_count_pages (pdf);
  guint next = 0;

  pdf_tools_assert_inside (pdf);
  for (int page = 1; page <= n_pages; page++) {
    g_autofree char *text = pdf_tools_read_page (pdf, page);
    g_autofree char *number = g_strdup_printf ("page %d of %d", page, n_pages);

    assert_says (text, "Your exercises");
    assert_says (text, "Anna Example");
    assert_says (text, number);
    while (next < fixture->items->len) {
      const CoxaProgrammeItem *item = g_ptr_array_index (fixture->items, next);
      const CoxaExercise *exercise = item->exercise;

      if (strstr (text, exercise->steps[0]) == NULL)
        break;
      assert_says (text, exercise->title);
      assert_says (text, exercise->steps[exercise->n_steps - 1]);
      assert_says (text, exercise->stop);
      next++;
    }
  }
  g_assert_cmpuint (next, ==, fixture->items->len);
}

static void
test_any_number (Fixture *fixture, gconstpointer data)
{
  static const guint numbers[] = { 1, 2, 4, 5, 7, 11, 20, 60 };

  if (!pdf_tools_are_here ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autoptr (GBytes) pdf = NULL;

    while (fixture->items->len < numbers[i]) {
      const CoxaExercise *exercise =
          coxa_exercise_library_get (fixture->library, fixture->items->len);

      g_ptr_array_add (fixture->items, coxa_programme_item_new (exercise, COXA_SIDE_CENTRAL));
    }
    fixture->handout.style = i % 2 == 0 ? COXA_HANDOUT_STANDARD : COXA_HANDOUT_LARGE;
    fixture->handout.paper = i % 3 == 0 ? COXA_PAPER_LETTER : COXA_PAPER_A4;
    g_test_message ("%u exercises", numbers[i]);
    pdf = print (fixture);
    check_pages (fixture, pdf);
  }
}

/* Every exercise of the library fits a page with a note of two sentences, in every form. */
static void
test_every_exercise (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < coxa_exercise_library_count (fixture->library); i++) {
    const CoxaExercise *exercise = coxa_exercise_library_get (fixture->library, i);
    CoxaProgrammeItem *item = coxa_programme_item_new (exercise, COXA_SIDE_CENTRAL);

    item->note = g_strdup ("Hold on to the worktop at first. Ring us if your knee swells.");
    g_ptr_array_set_size (fixture->items, 0);
    g_ptr_array_add (fixture->items, item);
    for (guint form = 0; form < 4; form++) {
      g_autoptr (GBytes) pdf = NULL;

      g_test_message ("%s, form %u", exercise->id, form);
      fixture->handout.paper = form & 1 ? COXA_PAPER_LETTER : COXA_PAPER_A4;
      fixture->handout.style = form & 2 ? COXA_HANDOUT_LARGE : COXA_HANDOUT_STANDARD;
      pdf = print (fixture);
    }
  }
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *given, *family, *printed;
  } rows[] = {
    { "Łucja", "Żółć-Gęśla", "Łucja Żółć-Gęśla" },
    { "Thị Ấu", "Nguyễn", "Thị Ấu Nguyễn" },
    { "Ίων", "Παπαδόπουλος", "Ίων Παπαδόπουλος" },
    { "Їжак", "Щукін-Ђорђевић", "Їжак Щукін-Ђорђевић" },
    { "Zo\314\210e", "A\314\212", "Zöe Å" }, /* comes in pieces, leaves composed */
  };

  if (!pdf_tools_are_here ())
    return;
  add (fixture, "bridge", COXA_SIDE_CENTRAL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GBytes) pdf = NULL;
    g_autofree char *text = NULL;

    coxa_patient_set_given (fixture->patient, rows[i].given);
    coxa_patient_set_family (fixture->patient, rows[i].family);
    pdf = print (fixture);
    text = pdf_tools_read_page (pdf, 1);
    assert_says (text, rows[i].printed);
  }
}

static void
assert_refused (Fixture *fixture, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = coxa_handout_print (&fixture->handout, &error);

  g_assert_null (pdf);
  g_assert_error (error, COXA_PRINT_ERROR, code);
  assert_says (error->message, words);
  g_assert_null (strstr (error->message, "Anna"));
  g_assert_null (strstr (error->message, "Example"));
}

static void
test_missing_letter (Fixture *fixture, gconstpointer data)
{
  CoxaProgrammeItem *item = add (fixture, "bridge", COXA_SIDE_CENTRAL);

  item->note = g_strdup ("slowly 慢");
  assert_refused (fixture, COXA_PRINT_ERROR_GLYPH, "U+6162");
  g_free (item->note);
  item->note = g_strdup ("\300 not a text");
  assert_refused (fixture, COXA_PRINT_ERROR_FAILED, "UTF-8");
  g_clear_pointer (&item->note, g_free);
  fixture->handout.clinic_contact = "☎ 1234 \U0001F9B4";
  assert_refused (fixture, COXA_PRINT_ERROR_GLYPH, "U+");
  fixture->handout.clinic_contact = NULL;
  coxa_patient_set_family (fixture->patient, "Example 李");
  assert_refused (fixture, COXA_PRINT_ERROR_GLYPH, "U+674E");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  CoxaProgrammeItem *item;

  assert_refused (fixture, COXA_PRINT_ERROR_FAILED, "exercises");
  item = add (fixture, "bridge", COXA_SIDE_CENTRAL);
  fixture->handout.emergency_number = "";
  assert_refused (fixture, COXA_PRINT_ERROR_FAILED, "emergency");
  fixture->handout.emergency_number = NULL;
  assert_refused (fixture, COXA_PRINT_ERROR_FAILED, "emergency");
  fixture->handout.emergency_number = "112";
  item->dose.days_per_week = 0;
  assert_refused (fixture, COXA_PRINT_ERROR_FAILED, "exercise 1");
  item->dose.days_per_week = 7;
  item->dose.sets = G_MAXINT;
  assert_refused (fixture, COXA_PRINT_ERROR_FAILED, "exercise 1");
}

static void
test_long_texts (Fixture *fixture, gconstpointer data)
{
  CoxaProgrammeItem *item;
  g_autofree char *word = g_strnfill (300, 'W');
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GBytes) pdf = NULL;

  if (!pdf_tools_are_here ())
    return;
  add_three (fixture);
  item = g_ptr_array_index (fixture->items, 1);
  coxa_patient_set_family (fixture->patient, word);
  fixture->handout.clinic_name = word;
  for (guint i = 0; i < 200; i++)
    g_string_append_printf (many, "%03u words\n\tmore ", i);
  item->note = g_strdup (many->str);
  assert_refused (fixture, COXA_PRINT_ERROR_FAILED, "exercise 2");
  item->note[300] = '\0';
  pdf = print (fixture);
  pdf_tools_assert_sound (pdf);
  pdf_tools_assert_inside (pdf);
}

/* Below the limit of a text and above it. */
static void
test_huge_texts (Fixture *fixture, gconstpointer data)
{
  static const char *const units[] = { "x", "word ", "\n", "ấ ", "e\314\201" };
  CoxaProgrammeItem *item = add (fixture, "bridge", COXA_SIDE_CENTRAL);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (units); i++) {
    gboolean too_long = i >= G_N_ELEMENTS (units);
    gsize length = too_long ? 1 << 20 : 16000;
    g_autoptr (GString) huge = g_string_new (NULL);

    while (huge->len < length)
      g_string_append (huge, units[i % G_N_ELEMENTS (units)]);
    item->note = g_strdup (huge->str);
    assert_refused (fixture, COXA_PRINT_ERROR_FAILED, too_long ? "too long" : "exercise 1");
    g_clear_pointer (&item->note, g_free);
    fixture->handout.clinician = huge->str;
    assert_refused (fixture, COXA_PRINT_ERROR_FAILED, "too long");
    fixture->handout.clinician = NULL;
  }
}

/* Left is drawn the other way round than right; both sides like right. */
static void
test_mirrored (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) left = NULL;
  g_autoptr (GBytes) left_again = NULL;
  g_autoptr (GBytes) right = NULL;
  g_autoptr (GBytes) left_picture = NULL;
  g_autoptr (GBytes) right_picture = NULL;

  if (!pdf_tools_are_here ())
    return;
  add (fixture, "half-kneeling-hip-flexor-stretch", COXA_SIDE_LEFT);
  left = print (fixture);
  left_again = print (fixture);
  g_assert_true (g_bytes_equal (left, left_again)); /* same in, same out */
  g_ptr_array_set_size (fixture->items, 0);
  add (fixture, "half-kneeling-hip-flexor-stretch", COXA_SIDE_RIGHT);
  right = print (fixture);
#define PICTURE "-gray", "-r", "36", "-x", "20", "-y", "60", "-W", "130", "-H", "90", "@", NULL
  left_picture = pdf_tools_run (left, "pdftoppm", PICTURE);
  right_picture = pdf_tools_run (right, "pdftoppm", PICTURE);
  g_assert_false (g_bytes_equal (left_picture, right_picture));
}

static void
test_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("coxa-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "sheet.pdf", NULL);
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF", 4);
  g_autofree char *read = NULL;
  GStatBuf status;

  for (guint i = 0; i < 2; i++) { /* new, then in place of a file that anyone may read */
    coxa_print_write (path, pdf, &error);
    g_assert_no_error (error);
    g_assert_cmpint (g_stat (path, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    g_chmod (path, 0644);
  }
  g_file_get_contents (path, &read, NULL, NULL);
  g_assert_cmpstr (read, ==, "%PDF");

  g_assert_false (coxa_print_write (nowhere, pdf, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);
  g_assert_false (coxa_print_write (folder, pdf, &error)); /* a folder is in the way */
  g_assert_nonnull (error);
  g_unlink (path);
  g_rmdir (folder); /* nothing half written is left */
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD_IN(language, path, function) \
  g_test_add (path, Fixture, language, set_up, function, tear_down)
#define ADD(path, function) ADD_IN ("en", path, function)
  ADD ("/print/handout/three", test_three);
  ADD_IN ("pl", "/print/handout/polish", test_polish);
  ADD ("/print/handout/document", test_document);
  ADD ("/print/handout/any-number", test_any_number);
  ADD ("/print/handout/every-exercise", test_every_exercise);
  ADD_IN ("pl", "/print/handout/every-exercise-polish", test_every_exercise);
  ADD ("/print/handout/names", test_names);
  ADD ("/print/handout/missing-letter", test_missing_letter);
  ADD ("/print/handout/refused", test_refused);
  ADD ("/print/handout/goal", test_goal);
  ADD ("/print/handout/long-texts", test_long_texts);
  ADD ("/print/handout/huge-texts", test_huge_texts);
  ADD ("/print/handout/mirrored", test_mirrored);
  ADD ("/print/handout/write", test_write);
  return g_test_run ();
}
