/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-handout.h"
#include "coxa-pdf.h"
#include "pdf-tools.h"

#include <math.h>
#include <string.h>

static const CoxaColour black = { 0, 0, 0 };

typedef struct {
  CoxaFont *font;
  CoxaPdf *pdf;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->font = coxa_font_new (&error);
  g_assert_no_error (error);
  fixture->pdf = coxa_pdf_new (fixture->font, 200, 100, "Title ł", "pl", NULL);
  coxa_pdf_add_page (fixture->pdf);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  coxa_pdf_free (fixture->pdf);
  coxa_font_free (fixture->font);
}

static void
test_sound (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *info = NULL, *text = NULL, *plain = NULL;

  if (!pdf_tools_are_here ())
    return;
  coxa_pdf_begin_content (fixture->pdf, "P", NULL);
  coxa_pdf_text (fixture->pdf, COXA_FACE_BOLD, 12, black, 10, 10, "Zażółć", strlen ("Zażółć"));
  coxa_pdf_end_content (fixture->pdf);
  coxa_pdf_begin_content (fixture->pdf, "Figure", "A box: ą");
  coxa_pdf_begin_path (fixture->pdf, &black, &black, 1);
  coxa_pdf_rounded_box (fixture->pdf, 10, 50, 30, 20, 4);
  coxa_pdf_end_path (fixture->pdf);
  coxa_pdf_end_content (fixture->pdf);
  bytes = coxa_pdf_finish (fixture->pdf, &error);
  g_assert_no_error (error);

  pdf_tools_assert_sound (bytes);
  info = pdf_tools_run_text (bytes, "pdfinfo", "-struct-text", "@", NULL);
  g_assert_nonnull (strstr (info, "Figure"));
  g_free (info);
  info = pdf_tools_run_text (bytes, "pdfinfo", "@", NULL);
  g_assert_nonnull (strstr (info, "Title ł"));
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  text = pdf_tools_read_page (bytes, 1);
  g_assert_nonnull (strstr (text, "Zażółć"));
  plain = pdf_tools_run_text (bytes, "qpdf", "--qdf", "@", "-", NULL);
  g_assert_nonnull (strstr (plain, "/Lang (pl)"));
  g_assert_nonnull (strstr (plain, "/Marked true"));
}

static void
draw_number (CoxaPdf *pdf, double number, guint place)
{
  double at[] = { 1, 1, 1, 1, 1, 1 };

  at[place % 6] = number;
  coxa_pdf_begin_path (pdf, NULL, &black, place == 6 ? number : 1);
  coxa_pdf_move (pdf, 0, 0);
  coxa_pdf_curve (pdf, at[0], at[1], at[2], at[3], at[4], at[5]);
  coxa_pdf_end_path (pdf);
}

/* libharu would write NaN as letters and infinity as 32767, and say that all is well. */
static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  const struct {
    double number;
    gboolean fine;
  } rows[] = {
    { NAN, FALSE },    { INFINITY, FALSE }, { -INFINITY, FALSE }, { 14401, FALSE },
    { -14401, FALSE }, { 14400, TRUE },     { -0.004, TRUE },     { 1e-300, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    for (guint place = 0; place < 7; place++) {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      g_test_message ("row %u, place %u", i, place);
      draw_number (fixture->pdf, rows[i].number, place);
      bytes = coxa_pdf_finish (fixture->pdf, &error);
      if (rows[i].fine)
        g_assert_no_error (error);
      else
        g_assert_error (error, COXA_PRINT_ERROR, COXA_PRINT_ERROR_FAILED);
      g_assert_cmpint (bytes != NULL, ==, rows[i].fine);
      tear_down (fixture, NULL);
      set_up (fixture, NULL);
    }
  }
}

static void
test_text_outside (Fixture *fixture, gconstpointer data)
{
  static const struct {
    double x, y;
    gboolean fine;
  } rows[] = {
    { 10, 10, TRUE },  { -10, 10, FALSE }, { 195, 10, FALSE }, { 10, -5, FALSE },
    { 10, 95, FALSE }, { 10, 88, TRUE },   { NAN, 10, FALSE }, { 10, NAN, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = NULL;

    g_test_message ("row %u", i);
    coxa_pdf_text (fixture->pdf, COXA_FACE_REGULAR, 12, black, rows[i].x, rows[i].y, "word", 4);
    bytes = coxa_pdf_finish (fixture->pdf, &error);
    g_assert_cmpint (bytes != NULL, ==, rows[i].fine);
    g_assert_cmpint (error == NULL, ==, rows[i].fine);
    tear_down (fixture, NULL);
    set_up (fixture, NULL);
  }
}

/* The first thing that went wrong is told, whatever follows. */
static void
test_first_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  draw_number (fixture->pdf, NAN, 0);
  coxa_pdf_text (fixture->pdf, COXA_FACE_REGULAR, 12, black, -50, 10, "word", 4);
  coxa_pdf_add_page (fixture->pdf);
  bytes = coxa_pdf_finish (fixture->pdf, &error);
  g_assert_null (bytes);
  g_assert_nonnull (strstr (error->message, "number"));
}

/* libharu loses a document with a text of 65,536 bytes; ours has no such limit. */
static void
test_many_letters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = g_strnfill (70000, 'l');

  coxa_pdf_text (fixture->pdf, COXA_FACE_REGULAR, 0.01, black, 5, 10, text, 70000);
  bytes = coxa_pdf_finish (fixture->pdf, &error);
  g_assert_no_error (error);
  if (pdf_tools_are_here ())
    pdf_tools_assert_sound (bytes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/print/pdf/sound", test_sound);
  ADD ("/print/pdf/numbers", test_numbers);
  ADD ("/print/pdf/text-outside", test_text_outside);
  ADD ("/print/pdf/first-failure", test_first_failure);
  ADD ("/print/pdf/many-letters", test_many_letters);
  return g_test_run ();
}
