/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-sheet.h"

#include "coxa-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* of Liberation Sans, in sizes */
#define ASCENT 0.905
#define DESCENT 0.212

#define MOST_BYTES 16384 /* several pages; composing letters takes time with the square of it */

const CoxaColour coxa_black = { 0.08, 0.09, 0.10 };
const CoxaColour coxa_grey = { 0.30, 0.32, 0.34 };
const CoxaColour coxa_line_grey = { 0.66, 0.69, 0.71 };
const CoxaColour coxa_accent = { 0.10, 0.34, 0.42 };
const CoxaColour coxa_tint = { 0.91, 0.945, 0.96 };
const CoxaColour coxa_white = { 1, 1, 1 };

static double
between (double a, double b, double t)
{
  return a + (b - a) * t;
}

static CoxaType
type_between (CoxaType a, CoxaType b, double t)
{
  return (CoxaType){ between (a.size, b.size, t), between (a.leading, b.leading, t) };
}

/**
 * coxa_sheet_style_between:
 * @t: 0 gives @a, 1 gives @b; what is not a size changes half way
 */
CoxaSheetStyle
coxa_sheet_style_between (const CoxaSheetStyle *a, const CoxaSheetStyle *b, double t)
{
  return (CoxaSheetStyle){
    .heading = type_between (a->heading, b->heading, t),
    .title = type_between (a->title, b->title, t),
    .body = type_between (a->body, b->body, t),
    .cue = type_between (a->cue, b->cue, t),
    .caption = type_between (a->caption, b->caption, t),
    .small = type_between (a->small, b->small, t),
    .margin = between (a->margin, b->margin, t),
    .top = between (a->top, b->top, t),
    .bottom = between (a->bottom, b->bottom, t),
    .picture_share = between (a->picture_share, b->picture_share, t),
    .picture_height = between (a->picture_height, b->picture_height, t),
    .pad = between (a->pad, b->pad, t),
    .gap = between (a->gap, b->gap, t),
    .diary_row = between (a->diary_row, b->diary_row, t),
    .cues_in_one = t > 0.5 ? b->cues_in_one : a->cues_in_one,
    .diary_weeks = t > 0.5 ? b->diary_weeks : a->diary_weeks,
  };
}

CoxaSheet *
coxa_sheet_new (CoxaPaper paper, const char *language, GError **error)
{
  g_autoptr (CoxaSheet) self = g_new0 (CoxaSheet, 1);

  self->page_width = paper == COXA_PAPER_LETTER ? 612 : 595.28;
  self->page_height = paper == COXA_PAPER_LETTER ? 792 : 841.89;
  self->look = coxa_look_default;
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->font = coxa_font_new (error);
  self->words = self->font != NULL ? coxa_words_load (language, error) : NULL;
  if (self->words == NULL)
    return NULL;
  for (guint word = 0; word < COXA_N_WORDS; word++)
    if (!coxa_font_check (self->font, coxa_words_get (self->words, word), error))
      return NULL;
  return g_steal_pointer (&self);
}

void
coxa_sheet_free (CoxaSheet *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->pdf, coxa_pdf_free);
  g_clear_pointer (&self->words, coxa_words_free);
  g_clear_pointer (&self->font, coxa_font_free);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/* Between the margins. */
double
coxa_sheet_get_width (const CoxaSheet *self)
{
  return self->page_width - 2 * self->style->margin;
}

/**
 * coxa_sheet_clean:
 *
 * Every text from outside passes here once. Returns: (transfer none): @text ready to be set; what
 * cannot be set is noted in the sheet, first one only.
 */
const char *
coxa_sheet_clean (CoxaSheet *self, const char *text)
{
  gboolean too_long = text != NULL && strlen (text) > MOST_BYTES;
  char *clean = too_long ? NULL : coxa_text_clean (text);

  if (clean == NULL && self->error == NULL)
    g_set_error_literal (&self->error, COXA_PRINT_ERROR, COXA_PRINT_ERROR_FAILED,
                         too_long
                             ? _ ("A text for the sheet is too long; nothing was printed.")
                             : _ ("A text for the sheet is not valid UTF-8; nothing was printed."));
  if (clean != NULL && self->error == NULL)
    coxa_font_check (self->font, clean, &self->error);
  return coxa_sheet_take (self, clean != NULL ? clean : g_strdup (""));
}

/* Returns: (transfer none): @text, kept as long as the sheet */
const char *
coxa_sheet_take (CoxaSheet *self, char *text)
{
  g_ptr_array_add (self->texts, text);
  return text;
}

CoxaParagraph *
coxa_sheet_wrap (CoxaSheet *self, CoxaType type, double width, CoxaFace face, const char *text)
{
  CoxaRun run = { text, face };

  return coxa_paragraph_new (&run, 1, type, width, coxa_font_measure, self->font);
}

/* "Label: text", the label in bold. */
CoxaParagraph *
coxa_sheet_wrap_labelled (
    CoxaSheet *self, CoxaType type, double width, const char *label, const char *text)
{
  CoxaRun runs[] = {
    { label, COXA_FACE_BOLD },
    { " ", COXA_FACE_REGULAR },
    { text, COXA_FACE_REGULAR },
  };

  return coxa_paragraph_new (runs, G_N_ELEMENTS (runs), type, width, coxa_font_measure, self->font);
}

static double
line_start (const CoxaLine *line, CoxaAlign align, double x, double width)
{
  if (align == COXA_ALIGN_CENTRE)
    return x + (width - line->width) / 2;
  if (align == COXA_ALIGN_RIGHT)
    return x + width - line->width;
  return x;
}

static void
draw_line (CoxaSheet *self,
           const CoxaParagraph *paragraph,
           const CoxaLine *line,
           CoxaColour colour,
           double x,
           double y)
{
  for (guint i = 0; i < line->n_pieces; i++) {
    const CoxaPiece *piece = &g_array_index (paragraph->pieces, CoxaPiece, line->first_piece + i);

    coxa_pdf_text (self->pdf, piece->face, paragraph->type.size, colour, x + piece->x, y,
                   paragraph->text + piece->start, piece->length);
  }
}

/**
 * coxa_sheet_draw:
 * @top: upper edge of the first line
 *
 * Returns: the lower edge of the last
 */
double
coxa_sheet_draw (CoxaSheet *self,
                 const CoxaParagraph *paragraph,
                 CoxaColour colour,
                 CoxaAlign align,
                 double x,
                 double top,
                 double width)
{
  CoxaType type = paragraph->type;
  double drop = (type.leading - (ASCENT + DESCENT) * type.size) / 2 + ASCENT * type.size;

  for (guint i = 0; i < paragraph->lines->len; i++) {
    const CoxaLine *line = &g_array_index (paragraph->lines, CoxaLine, i);

    draw_line (self, paragraph, line, colour, line_start (line, align, x, width), top - drop);
    top -= type.leading;
  }
  return top;
}

void
coxa_sheet_draw_rule (CoxaSheet *self,
                      CoxaColour colour,
                      double thickness,
                      double x0,
                      double y0,
                      double x1,
                      double y1)
{
  coxa_pdf_begin_path (self->pdf, NULL, &colour, thickness);
  coxa_pdf_move (self->pdf, x0, y0);
  coxa_pdf_line (self->pdf, x1, y1);
  coxa_pdf_end_path (self->pdf);
}
