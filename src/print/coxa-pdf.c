/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-pdf.h"

#include "coxa-handout.h"
#include "coxa-pdf-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LIMIT 14400.0 /* points: no page is larger */
#define DEFLATE_LEVEL 4
#define EDGE 0.5 /* points that a letter's advance may stand over the page */

/* libharu tells the first error once; its functions may return OK all the same. */
static void
on_libharu_error (HPDF_STATUS code, HPDF_STATUS detail, gpointer data)
{
  CoxaPdf *self = data;
  g_autofree char *reason = g_strdup_printf ("libharu 0x%04lX", (unsigned long) code);

  coxa_pdf_fail (self, reason);
}

void
coxa_pdf_fail (CoxaPdf *self, const char *reason)
{
  if (self->failure == NULL)
    g_set_error (&self->failure, COXA_PRINT_ERROR, COXA_PRINT_ERROR_FAILED,
                 _ ("The sheet could not be made (%s); nothing was printed."), reason);
}

HPDF_Dict
coxa_pdf_new_dict (CoxaPdf *self)
{
  HPDF_Dict dict = HPDF_Dict_New (self->doc->mmgr);

  if (dict != NULL)
    HPDF_Xref_Add (self->doc->xref, dict);
  return dict;
}

static GBytes *
deflate (gconstpointer data, gsize length)
{
  g_autoptr (GZlibCompressor) compressor =
      g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, DEFLATE_LEVEL);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream =
      g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  if (!g_output_stream_write_all (stream, data, length, NULL, NULL, NULL) ||
      !g_output_stream_close (stream, NULL, NULL))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static HPDF_STATUS
write_filter (HPDF_Dict dict, HPDF_Stream stream)
{
  return HPDF_Stream_WriteStr (stream, "/Filter /FlateDecode\n");
}

/* libharu's own compression takes three times as long to save a thirtieth more. */
static void
fill_stream (CoxaPdf *self, HPDF_Dict dict, HPDF_Stream stream, gconstpointer data, gsize length)
{
  g_autoptr (GBytes) packed = deflate (data, length);

  if (packed == NULL) {
    coxa_pdf_fail (self, "compression");
    return;
  }
  dict->filter = HPDF_STREAM_FILTER_NONE;
  dict->write_fn = write_filter;
  HPDF_Stream_Write (stream, g_bytes_get_data (packed, NULL),
                     (HPDF_UINT) g_bytes_get_size (packed));
}

HPDF_Dict
coxa_pdf_new_stream (CoxaPdf *self, gconstpointer data, gsize length)
{
  HPDF_Dict dict = HPDF_DictStream_New (self->doc->mmgr, self->doc->xref);

  if (dict != NULL)
    fill_stream (self, dict, dict->stream, data, length);
  return dict;
}

/* A text string in UTF-16 with its mark, as PDF wants text that is not drawn. */
HPDF_Binary
coxa_pdf_new_string (CoxaPdf *self, const char *text)
{
  gsize length = 0;
  g_autofree char *utf16 = g_convert (text, -1, "UTF-16BE", "UTF-8", NULL, &length, NULL);
  g_autofree HPDF_BYTE *bytes = g_malloc (length + 2);

  bytes[0] = 0xfe;
  bytes[1] = 0xff;
  if (length > 0)
    memcpy (bytes + 2, utf16, length);
  return HPDF_Binary_New (self->doc->mmgr, bytes, (HPDF_UINT) length + 2);
}

static void
set_created (CoxaPdf *self, GDateTime *created)
{
  HPDF_Date date = {
    .year = g_date_time_get_year (created),
    .month = g_date_time_get_month (created),
    .day = g_date_time_get_day_of_month (created),
    .hour = g_date_time_get_hour (created),
    .minutes = g_date_time_get_minute (created),
    .seconds = (HPDF_INT) g_date_time_get_second (created),
    .ind = 'Z',
  };

  HPDF_SetInfoDateAttr (self->doc, HPDF_INFO_CREATION_DATE, date);
}

/**
 * coxa_pdf_new:
 * @font: borrowed until the document is freed
 * @width: of every page, points
 * @title: in the document's properties, so never a person's name
 * @language: of the text, BCP 47
 * @created: (nullable): when it says it was made
 */
CoxaPdf *
coxa_pdf_new (CoxaFont *font,
              double width,
              double height,
              const char *title,
              const char *language,
              GDateTime *created)
{
  CoxaPdf *self = g_new0 (CoxaPdf, 1);

  self->font = font;
  self->width = width;
  self->height = height;
  self->content = g_string_new (NULL);
  self->doc = HPDF_New (on_libharu_error, self);
  if (self->doc == NULL) {
    coxa_pdf_fail (self, "memory");
    return self;
  }
  self->doc->pdf_version = HPDF_VER_17;
  HPDF_SetInfoAttr (self->doc, HPDF_INFO_CREATOR, "Coxa");
  HPDF_Dict_Add (self->doc->info, "Title", coxa_pdf_new_string (self, title));
  if (created != NULL)
    set_created (self, created);
  coxa_pdf_start_tags (self, language);
  coxa_pdf_start_fonts (self);
  return self;
}

void
coxa_pdf_free (CoxaPdf *self)
{
  if (self == NULL)
    return;
  coxa_pdf_clear_tags (self);
  if (self->doc != NULL)
    HPDF_Free (self->doc);
  g_string_free (self->content, TRUE);
  g_clear_error (&self->failure);
  g_free (self);
}

static void
close_page (CoxaPdf *self)
{
  HPDF_PageAttr attr;

  if (self->page == NULL)
    return;
  attr = self->page->attr;
  fill_stream (self, attr->contents, attr->stream, self->content->str, self->content->len);
  g_string_truncate (self->content, 0);
  self->page = NULL;
}

/* After a page or a grid begins or ends, no colour and no font is known. */
static void
forget_inks (CoxaPdf *self)
{
  self->fill.red = self->stroke.red = self->line_width = self->size = -1;
}

void
coxa_pdf_add_page (CoxaPdf *self)
{
  if (self->failure != NULL)
    return;
  close_page (self);
  self->page = HPDF_AddPage (self->doc);
  if (self->page == NULL)
    return;
  HPDF_Page_SetWidth (self->page, (HPDF_REAL) self->width);
  HPDF_Page_SetHeight (self->page, (HPDF_REAL) self->height);
  coxa_pdf_tag_page (self);
  forget_inks (self);
  g_string_append (self->content, "1 J 1 j\n"); /* round caps and joins */
}

static GBytes *
read_stream (CoxaPdf *self)
{
  HPDF_UINT32 length = HPDF_GetStreamSize (self->doc);
  g_autofree HPDF_BYTE *data = g_malloc (length + 1);
  HPDF_UINT32 got = length;

  HPDF_ResetStream (self->doc);
  HPDF_ReadFromStream (self->doc, data, &got);
  if (got != length)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&data), length);
}

static gboolean
is_whole (GBytes *bytes)
{
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return length > 32 && memcmp (data, "%PDF-", 5) == 0 &&
         g_strstr_len (data + length - 16, 16, "%%EOF") != NULL;
}

/**
 * coxa_pdf_finish:
 *
 * Ends the document; nothing can be drawn after. Returns: the whole PDF, or NULL with the first
 * thing that went wrong since coxa_pdf_new().
 */
GBytes *
coxa_pdf_finish (CoxaPdf *self, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (self->failure == NULL) {
    close_page (self);
    if (!coxa_pdf_embed_fonts (self, error))
      return NULL;
    HPDF_SaveToStream (self->doc);
    bytes = read_stream (self);
  }
  if (self->failure == NULL && HPDF_GetError (self->doc) != HPDF_OK)
    coxa_pdf_fail (self, "libharu");
  if (self->failure == NULL && !is_whole (bytes))
    coxa_pdf_fail (self, "incomplete");
  if (self->failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&self->failure));
    return NULL;
  }
  return g_steal_pointer (&bytes);
}

/* Numbers enter the page here and nowhere else. */
static void
append_number (CoxaPdf *self, double number)
{
  char text[32];
  int hundredths;

  if (!isfinite (number) || fabs (number) > LIMIT) {
    coxa_pdf_fail (self, "number");
    return;
  }
  hundredths = (int) lround (number * 100.0);
  if (hundredths % 100 == 0)
    g_snprintf (text, sizeof text, "%d ", hundredths / 100);
  else
    g_snprintf (text, sizeof text, "%s%d.%02d ", hundredths < 0 ? "-" : "", abs (hundredths) / 100,
                abs (hundredths) % 100);
  g_string_append (self->content, text);
}

static void
append_operator (CoxaPdf *self, const char *name, guint n, const double *numbers)
{
  for (guint i = 0; i < n; i++)
    append_number (self, numbers[i]);
  g_string_append (self->content, name);
  g_string_append_c (self->content, '\n');
}

#define OPERATOR(self, name, ...)                                                    \
  append_operator (self, name, sizeof ((double[]){ __VA_ARGS__ }) / sizeof (double), \
                   (double[]){ __VA_ARGS__ })

static gboolean
is_same (const CoxaColour *a, const CoxaColour *b)
{
  return a->red == b->red && a->green == b->green && a->blue == b->blue;
}

static void
set_fill (CoxaPdf *self, const CoxaColour *colour)
{
  if (is_same (&self->fill, colour))
    return;
  OPERATOR (self, "rg", colour->red, colour->green, colour->blue);
  self->fill = *colour;
}

static void
set_stroke (CoxaPdf *self, const CoxaColour *colour, double line_width)
{
  if (!is_same (&self->stroke, colour))
    OPERATOR (self, "RG", colour->red, colour->green, colour->blue);
  if (self->line_width != line_width)
    OPERATOR (self, "w", line_width);
  self->stroke = *colour;
  self->line_width = line_width;
}

static void
set_font (CoxaPdf *self, CoxaFace face, double size)
{
  const char *name;

  if (self->face == face && self->size == size)
    return;
  name = HPDF_Page_GetLocalFontName (self->page, self->fonts[face]);
  if (name == NULL) {
    coxa_pdf_fail (self, "font");
    return;
  }
  g_string_append_printf (self->content, "/%s ", name);
  OPERATOR (self, "Tf", size);
  self->face = face;
  self->size = size;
}

static void
append_codes (CoxaPdf *self, CoxaFace face, const char *text, gsize length)
{
  g_string_append_c (self->content, '<');
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at)) {
    guint code = coxa_font_use (self->font, face, g_utf8_get_char (at));

    if (code == 0)
      coxa_pdf_fail (self, "letter");
    g_string_append_printf (self->content, "%04X", code);
  }
  g_string_append (self->content, "> Tj ET\n");
}

/**
 * coxa_pdf_text:
 * @x: where the first letter begins
 * @y: of the base line
 *
 * A text that stands over the page is a failure, never a clipped line.
 */
void
coxa_pdf_text (CoxaPdf *self,
               CoxaFace face,
               double size,
               CoxaColour colour,
               double x,
               double y,
               const char *text,
               gsize length)
{
  double width = coxa_font_measure (face, size, text, length, self->font);

  if (self->failure != NULL || self->page == NULL || length == 0)
    return;
  if (!(x >= -EDGE && x + width <= self->width + EDGE && y >= 0 &&
        y + size <= self->height + EDGE)) {
    coxa_pdf_fail (self, "text outside the page");
    return;
  }
  set_fill (self, &colour);
  g_string_append (self->content, "BT ");
  set_font (self, face, size);
  OPERATOR (self, "Td", x, y);
  append_codes (self, face, text, length);
}

void
coxa_pdf_move (CoxaPdf *self, double x, double y)
{
  OPERATOR (self, "m", x, y);
}

void
coxa_pdf_line (CoxaPdf *self, double x, double y)
{
  OPERATOR (self, "l", x, y);
}

void
coxa_pdf_curve (CoxaPdf *self, double x1, double y1, double x2, double y2, double x, double y)
{
  OPERATOR (self, "c", x1, y1, x2, y2, x, y);
}

void
coxa_pdf_close (CoxaPdf *self)
{
  g_string_append (self->content, "h\n");
}

void
coxa_pdf_rounded_box (CoxaPdf *self, double x, double y, double width, double height, double r)
{
  const double k = r * 0.4477; /* a quarter circle by one cubic */
  double x1 = x + width, y1 = y + height;

  coxa_pdf_move (self, x + r, y);
  coxa_pdf_line (self, x1 - r, y);
  coxa_pdf_curve (self, x1 - k, y, x1, y + k, x1, y + r);
  coxa_pdf_line (self, x1, y1 - r);
  coxa_pdf_curve (self, x1, y1 - k, x1 - k, y1, x1 - r, y1);
  coxa_pdf_line (self, x + r, y1);
  coxa_pdf_curve (self, x + k, y1, x, y1 - k, x, y1 - r);
  coxa_pdf_line (self, x, y + r);
  coxa_pdf_curve (self, x, y + k, x + k, y, x + r, y);
  coxa_pdf_close (self);
}

/**
 * coxa_pdf_begin_path:
 * @fill: (nullable): paints the inside first,
 * @stroke: (nullable): then the outline
 *
 * Colours stand before the path: no operator may come between a path and its painting.
 */
void
coxa_pdf_begin_path (CoxaPdf *self,
                     const CoxaColour *fill,
                     const CoxaColour *stroke,
                     double line_width)
{
  static const char *const operators[] = { "n\n", "f\n", "S\n", "B\n" };

  self->painting = operators[(fill != NULL ? 1 : 0) + (stroke != NULL ? 2 : 0)];
  if (fill != NULL)
    set_fill (self, fill);
  if (stroke != NULL)
    set_stroke (self, stroke, line_width);
}

void
coxa_pdf_end_path (CoxaPdf *self)
{
  g_string_append (self->content, self->painting);
}

void
coxa_pdf_push_grid (CoxaPdf *self, double x, double y, double scale)
{
  g_string_append (self->content, "q ");
  forget_inks (self);
  OPERATOR (self, "cm", scale, 0, 0, scale, x, y);
}

void
coxa_pdf_pop_grid (CoxaPdf *self)
{
  g_string_append (self->content, "Q\n");
  forget_inks (self);
}
