/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-layout.h"

#include <math.h>
#include <string.h>

/* Every letter is as wide as the size, in bold twice. */
static double
measure (CoxaFace face, double size, const char *text, gsize length, gpointer data)
{
  guint *calls = data;

  if (calls != NULL)
    *calls += 1;
  return (double) g_utf8_strlen (text, (gssize) length) * size * (face == COXA_FACE_BOLD ? 2 : 1);
}

/* Lines with "|" between them. */
static char *
join_lines (const CoxaParagraph *paragraph)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < paragraph->lines->len; i++) {
    const CoxaLine *line = &g_array_index (paragraph->lines, CoxaLine, i);

    if (i > 0)
      g_string_append_c (joined, '|');
    for (guint j = 0; j < line->n_pieces; j++) {
      const CoxaPiece *piece = &g_array_index (paragraph->pieces, CoxaPiece, line->first_piece + j);

      g_string_append_len (joined, paragraph->text + piece->start, (gssize) piece->length);
    }
  }
  return g_string_free (joined, FALSE);
}

static void
assert_inside (const CoxaParagraph *paragraph, double width)
{
  g_assert_cmpfloat (paragraph->width, <=, width);
  for (guint i = 0; i < paragraph->lines->len; i++)
    g_assert_cmpfloat (g_array_index (paragraph->lines, CoxaLine, i).width, <=, width);
}

static void
test_wrap (void)
{
  static const struct {
    const char *text;
    double width;
    const char *lines;
  } rows[] = {
    { "", 10, "" },
    { "one", 3, "one" },
    { "one", 2, "on|e" },
    { "one two", 7, "one two" },
    { "one two", 6.99, "one|two" },
    { "one two three", 7, "one two|three" },
    { "one  two", 7, "one two" },
    { " one ", 5, "one" },
    { "one\ntwo", 10, "one|two" },
    { "one\n\ntwo", 10, "one||two" },
    { "one \n two", 10, "one|two" },
    { "a monstrous word", 4, "a|mons|trou|s|word" },
    { "a\302\240b c", 3, "a\302\240b|c" }, /* no break at a no-break space */
    { "ếếếế", 2, "ếế|ếế" },
    { "e\314\201e\314\201e\314\201", 4, "e\314\201e\314\201|e\314\201" }, /* accents stay */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaRun run = { rows[i].text, COXA_FACE_REGULAR };
    CoxaType type = { 1, 1.25 };
    g_autoptr (CoxaParagraph) paragraph =
        coxa_paragraph_new (&run, 1, type, rows[i].width, measure, NULL);
    g_autofree char *lines = join_lines (paragraph);

    g_test_message ("row %u: “%s” in %g", i, rows[i].text, rows[i].width);
    g_assert_cmpstr (lines, ==, rows[i].lines);
    g_assert_cmpfloat (coxa_paragraph_get_height (paragraph), ==, 1.25 * paragraph->lines->len);
    assert_inside (paragraph, rows[i].width);
  }
}

static void
test_runs (void)
{
  static const struct {
    double width;
    const char *lines;
  } rows[] = {
    { 20, "Feel: hip and" }, { 16, "Feel: hip|and" }, { 10, "Feel:|hip and" },
    { 8, "Feel|: hip|and" }, { 6, "Fee|l:|hip|and" },
  };
  CoxaRun runs[] = {
    { "Feel:", COXA_FACE_BOLD },
    { " ", COXA_FACE_REGULAR },
    { "hip and", COXA_FACE_REGULAR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaType type = { 1, 1 };
    g_autoptr (CoxaParagraph) paragraph =
        coxa_paragraph_new (runs, G_N_ELEMENTS (runs), type, rows[i].width, measure, NULL);
    g_autofree char *lines = join_lines (paragraph);

    g_test_message ("row %u", i);
    g_assert_cmpstr (lines, ==, rows[i].lines);
    assert_inside (paragraph, rows[i].width);
    g_assert_cmpint (g_array_index (paragraph->pieces, CoxaPiece, 0).face, ==, COXA_FACE_BOLD);
  }
}

static void
test_run_positions (void)
{
  CoxaRun runs[] = { { "ab", COXA_FACE_BOLD }, { "cd e", COXA_FACE_REGULAR } };
  CoxaType type = { 10, 12 };
  g_autoptr (CoxaParagraph) paragraph = coxa_paragraph_new (runs, 2, type, 200, measure, NULL);
  const CoxaPiece *pieces = (const CoxaPiece *) paragraph->pieces->data;

  g_assert_cmpuint (paragraph->pieces->len, ==, 2);
  g_assert_cmpfloat (pieces[0].x, ==, 0);
  g_assert_cmpfloat (pieces[0].width, ==, 40);
  g_assert_cmpfloat (pieces[1].x, ==, 40);
  g_assert_cmpfloat (pieces[1].width, ==, 40);
  g_assert_cmpfloat (paragraph->width, ==, 80);
}

/* No letter is lost or doubled, and the work grows with the length alone. */
static void
test_huge (void)
{
  const gsize length = 1 << 20;
  g_autofree char *word = g_strnfill (length, 'x');
  CoxaRun run = { word, COXA_FACE_REGULAR };
  CoxaType type = { 1, 1 };
  guint calls = 0;
  g_autoptr (CoxaParagraph) paragraph = coxa_paragraph_new (&run, 1, type, 60, measure, &calls);
  gsize sum = 0;

  for (guint i = 0; i < paragraph->pieces->len; i++)
    sum += g_array_index (paragraph->pieces, CoxaPiece, i).length;
  g_assert_cmpuint (sum, ==, length);
  g_assert_cmpuint (paragraph->lines->len, ==, (length + 59) / 60);
  g_assert_cmpuint (calls, <, 2 * length);
  assert_inside (paragraph, 60);
}

static void
test_fill (void)
{
  static const double heights[] = { 100, 100, 50, 300 };
  static const struct {
    guint first;
    double gap, room;
    guint count;
  } rows[] = {
    { 0, 10, 99, 0 },  { 0, 10, 100, 1 },  { 0, 10, 209, 1 }, { 0, 10, 210, 2 },
    { 0, 10, 270, 3 }, { 0, 10, 9999, 4 }, { 2, 10, 360, 2 }, { 2, 10, 359, 1 },
    { 3, 10, 299, 0 }, { 4, 10, 500, 0 },  { 0, 0, 250, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("row %u", i);
    g_assert_cmpuint (coxa_layout_fill (heights, G_N_ELEMENTS (heights), rows[i].first, rows[i].gap,
                                        rows[i].room),
                      ==, rows[i].count);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/layout/wrap", test_wrap);
  g_test_add_func ("/print/layout/runs", test_runs);
  g_test_add_func ("/print/layout/run-positions", test_run_positions);
  g_test_add_func ("/print/layout/huge", test_huge);
  g_test_add_func ("/print/layout/fill", test_fill);
  return g_test_run ();
}
