/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters as they come out on paper: what the PDF draws is measured in pixels, edges and ink, and
 * compared with the outlines of the typeface as installed: a lost accent or base shows in both.
 * Reading the text back proves nothing about glyphs. */

#include "coxa-handout.h"
#include "coxa-pdf.h"
#include "pdf-tools.h"

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <stdio.h>
#include <string.h>

#define WIDTH 100.0
#define HEIGHT 110.0
#define SIZE 60.0
#define LEFT 20.0
#define BASE 35.0
#define SCALE 2.0 /* pixels a point */
#define DPI "144"

static const char letters[] = "aâấậąłżóśćńęßñöøåğışűőțřůĐđơưữựặỷỵợ"
                              "ΆΐΰΏαβγωщёЇґђљюьЖЂ"
                              "ĄŁŻÓŚĆŃĘÂẤẶỮ";

typedef struct {
  int left, top, right, bottom; /* pixels, of what is not white */
  double ink;                   /* black pixels */
} Print;

static hb_font_t *
open_installed (CoxaFace face)
{
  FcPattern *wanted =
      FcNameParse ((const FcChar8 *) (face == COXA_FACE_BOLD ? "Liberation Sans:bold"
                                                             : "Liberation Sans:regular"));
  FcPattern *found;
  FcResult result;
  FcChar8 *file = NULL;
  hb_blob_t *blob;
  hb_face_t *whole;
  hb_font_t *font;

  FcConfigSubstitute (NULL, wanted, FcMatchPattern);
  FcDefaultSubstitute (wanted);
  found = FcFontMatch (NULL, wanted, &result);
  g_assert_cmpint (FcPatternGetString (found, FC_FILE, 0, &file), ==, FcResultMatch);
  blob = hb_blob_create_from_file ((const char *) file);
  whole = hb_face_create (blob, 0);
  font = hb_font_create (whole);
  hb_face_destroy (whole);
  hb_blob_destroy (blob);
  FcPatternDestroy (found);
  FcPatternDestroy (wanted);
  return font;
}

/* A page for each letter. */
static GBytes *
print_letters (CoxaFace face)
{
  static const CoxaColour black = { 0, 0, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaFont) font = coxa_font_new (&error);
  g_autoptr (CoxaPdf) pdf = NULL;
  GBytes *bytes;

  g_assert_no_error (error);
  pdf = coxa_pdf_new (font, WIDTH, HEIGHT, "Letters", "en", NULL);
  for (const char *at = letters; *at != '\0'; at = g_utf8_next_char (at)) {
    coxa_pdf_add_page (pdf);
    coxa_pdf_text (pdf, face, SIZE, black, LEFT, BASE, at, (gsize) (g_utf8_next_char (at) - at));
  }
  bytes = coxa_pdf_finish (pdf, &error);
  g_assert_no_error (error);
  return bytes;
}

static Print
measure_picture (const guint8 *pixels, int width, int height)
{
  Print print = { width, height, -1, -1, 0 };

  for (int y = 0; y < height; y++) {
    for (int x = 0; x < width; x++) {
      int dark = 255 - pixels[y * width + x];

      print.ink += dark / 255.0;
      if (dark < 64)
        continue;
      print.left = MIN (print.left, x);
      print.right = MAX (print.right, x + 1);
      print.top = MIN (print.top, y);
      print.bottom = MAX (print.bottom, y + 1);
    }
  }
  return print;
}

/* The next picture of a row of PGM files; moves @data on. */
static Print
read_picture (const char **data)
{
  int width, height, length = 0;
  const guint8 *pixels;

  g_assert_cmpint (sscanf (*data, "P5 %d %d 255%n", &width, &height, &length), ==, 2);
  pixels = (const guint8 *) *data + length + 1;
  *data = (const char *) pixels + width * height;
  return measure_picture (pixels, width, height);
}

/* The area that an outline encloses, in square units of the typeface. */
typedef struct {
  double x, y, area;
} Pen;

static void
draw_to (Pen *pen, double x, double y)
{
  pen->area += (pen->x * y - x * pen->y) / 2;
  pen->x = x;
  pen->y = y;
}

static void
on_move (hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
  Pen *pen = data;

  pen->x = x;
  pen->y = y;
}

static void
on_line (hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
  draw_to (data, x, y);
}

static void
on_curve (hb_draw_funcs_t *funcs,
          void *data,
          hb_draw_state_t *state,
          float cx,
          float cy,
          float x,
          float y,
          void *user)
{
  Pen *pen = data;
  double x0 = pen->x, y0 = pen->y;

  for (int i = 1; i <= 8; i++) {
    double t = i / 8.0, u = 1 - t;

    draw_to (pen, u * u * x0 + 2 * u * t * cx + t * t * x, u * u * y0 + 2 * u * t * cy + t * t * y);
  }
}

static double
measure_area (hb_font_t *font, hb_codepoint_t glyph)
{
  hb_draw_funcs_t *funcs = hb_draw_funcs_create ();
  Pen pen = { 0 };

  hb_draw_funcs_set_move_to_func (funcs, on_move, NULL, NULL);
  hb_draw_funcs_set_line_to_func (funcs, on_line, NULL, NULL);
  hb_draw_funcs_set_quadratic_to_func (funcs, on_curve, NULL, NULL);
  hb_font_get_glyph_shape (font, glyph, funcs, &pen);
  hb_draw_funcs_destroy (funcs);
  return ABS (pen.area);
}

static void
assert_near (double seen, double wanted)
{
  g_assert_cmpfloat_with_epsilon (seen, wanted, 2.0);
}

static void
assert_like_outline (const Print *print, hb_font_t *font, gunichar letter)
{
  double unit = SIZE * SCALE / hb_face_get_upem (hb_font_get_face (font));
  hb_glyph_extents_t box;
  hb_codepoint_t glyph;
  double area;

  g_assert_true (hb_font_get_nominal_glyph (font, letter, &glyph));
  g_assert_true (hb_font_get_glyph_extents (font, glyph, &box));
  assert_near (print->left, LEFT * SCALE + box.x_bearing * unit);
  assert_near (print->right, LEFT * SCALE + (box.x_bearing + box.width) * unit);
  assert_near (print->top, (HEIGHT - BASE) * SCALE - box.y_bearing * unit);
  assert_near (print->bottom, (HEIGHT - BASE) * SCALE - (box.y_bearing + box.height) * unit);
  area = measure_area (font, glyph) * unit * unit;
  g_assert_cmpfloat_with_epsilon (print->ink / area, 1.0, 0.03);
}

static GHashTable *
render (CoxaFace face)
{
  GHashTable *prints = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GBytes) pdf = print_letters (face);
  g_autoptr (GBytes) pictures = pdf_tools_run (pdf, "pdftoppm", "-gray", "-r", DPI, "@", NULL);
  const char *data = g_bytes_get_data (pictures, NULL);

  for (const char *at = letters; *at != '\0'; at = g_utf8_next_char (at)) {
    Print print = read_picture (&data);

    g_hash_table_insert (prints, GUINT_TO_POINTER (g_utf8_get_char (at)),
                         g_memdup2 (&print, sizeof print));
  }
  return prints;
}

static void
test_outlines (gconstpointer data)
{
  CoxaFace face = GPOINTER_TO_INT (data);
  g_autoptr (GHashTable) prints = NULL;
  hb_font_t *font;

  if (!pdf_tools_are_here ())
    return;
  prints = render (face);
  font = open_installed (face);
  for (const char *at = letters; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    g_test_message ("U+%04X", letter);
    assert_like_outline (g_hash_table_lookup (prints, GUINT_TO_POINTER (letter)), font, letter);
  }
  hb_font_destroy (font);
}

static void
test_check (void)
{
  static const struct {
    const char *text, *named;
  } rows[] = {
    { "Zażółć gęślą jaźń", NULL }, { "Nguyễn Thị Ấu Đặng", NULL },
    { "Ίων Παπαδόπουλος", NULL },  { "Щукін Їжакевич Ђорђе", NULL },
    { "two\nlines", NULL },        { "李 Wei", "U+674E" },
    { "Anna 🙂", "U+1F642" },    { "สมชาย", "U+0E2A" },
    { "דוד", "U+05D3" }, /* the typeface has it, but it runs from right to left */
    { "محمد", "U+0645" },
  };
  g_autoptr (CoxaFont) font = coxa_font_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    gboolean fine = coxa_font_check (font, rows[i].text, &error);

    g_test_message ("row %u", i);
    g_assert_cmpint (fine, ==, rows[i].named == NULL);
    if (fine)
      continue;
    g_assert_error (error, COXA_PRINT_ERROR, COXA_PRINT_ERROR_GLYPH);
    g_assert_nonnull (strstr (error->message, rows[i].named));
    g_assert_null (strstr (error->message, rows[i].text)); /* the letter, not the name */
  }
}

static void
test_measure (void)
{
  g_autoptr (CoxaFont) font = coxa_font_new (NULL);

  /* advances of the typeface: n 1139, space 569 of 2048 */
  g_assert_cmpfloat_with_epsilon (coxa_font_measure (COXA_FACE_REGULAR, 20.48, "n n", 3, font),
                                  11.39 * 2 + 5.69, 0.001);
  g_assert_cmpfloat (coxa_font_measure (COXA_FACE_BOLD, 10, "wide", 4, font), >,
                     coxa_font_measure (COXA_FACE_REGULAR, 10, "wide", 4, font));
  g_assert_cmpfloat (coxa_font_measure (COXA_FACE_REGULAR, 10, "", 0, font), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/print/glyphs/outlines-regular", GINT_TO_POINTER (COXA_FACE_REGULAR),
                        test_outlines);
  g_test_add_data_func ("/print/glyphs/outlines-bold", GINT_TO_POINTER (COXA_FACE_BOLD),
                        test_outlines);
  g_test_add_func ("/print/glyphs/check", test_check);
  g_test_add_func ("/print/glyphs/measure", test_measure);
  return g_test_run ();
}
