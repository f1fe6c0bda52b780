/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-handout.h"
#include "pdf-tools.h"

#include <string.h>

/* All exercises in the library's order, six a page. */
static void
test_all (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaExerciseLibrary) library = coxa_exercise_library_load ("en", &error);
  guint n;

  g_assert_no_error (error);
  if (!pdf_tools_are_here ())
    return;
  n = coxa_exercise_library_count (library);
  for (CoxaPaper paper = COXA_PAPER_A4; paper <= COXA_PAPER_LETTER; paper++) {
    g_autoptr (GBytes) pdf = coxa_contact_sheet_print (library, paper, NULL, &error);

    g_assert_no_error (error);
    pdf_tools_assert_sound (pdf);
    pdf_tools_assert_inside (pdf);
    g_assert_cmpint (pdf_tools_count_pages (pdf), ==, (n + 5) / 6);
    for (guint i = 0; i < n; i++) {
      const CoxaExercise *exercise = coxa_exercise_library_get (library, i);
      g_autofree char *text = NULL;

      if (i % 6 != 0 && i + 1 != n)
        continue;
      text = pdf_tools_read_page (pdf, (int) (i / 6 + 1));
      g_assert_nonnull (strstr (text, exercise->title));
      g_assert_nonnull (strstr (text, exercise->id));
    }
  }
}

/* Who is shown changes the drawing and its colours. */
static void
test_looks (void)
{
  static const CoxaLook looks[] = { { COXA_BODY_SLIM, COXA_SKIN_LIGHT },
                                    { COXA_BODY_BROAD, COXA_SKIN_LIGHT },
                                    { COXA_BODY_BROAD, COXA_SKIN_DARK } };
  g_autoptr (CoxaExerciseLibrary) library = coxa_exercise_library_load ("en", NULL);
  g_autoptr (GBytes) plain = coxa_contact_sheet_print (library, COXA_PAPER_A4, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++) {
    g_autoptr (GBytes) pdf = coxa_contact_sheet_print (library, COXA_PAPER_A4, &looks[i], NULL);
    gboolean same =
        looks[i].body == coxa_look_default.body && looks[i].skin == coxa_look_default.skin;

    g_assert_nonnull (pdf);
    g_assert_cmpint (g_bytes_equal (pdf, plain), ==, same);
    g_assert_cmpuint (g_bytes_get_size (pdf), <, 1500000);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/contact-sheet/all", test_all);
  g_test_add_func ("/print/contact-sheet/looks", test_looks);
  return g_test_run ();
}
