/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-safety-boxes.h"

#define N_ROWS 3
#define PAD 8.0
#define LABEL_GAP 7.0
#define BOX_GAP 10.0
/* of the width, for the pain box where the boxes stand side by side */
#define LEAST_SHARE 0.38
#define MOST_SHARE 0.501
#define SHARE_STEP 0.02

/* A box: a title, then rows of a short label and a text. */
typedef struct {
  double width, height, label_width;
  CoxaParagraph *title;
  CoxaParagraph *labels[N_ROWS];
  CoxaParagraph *texts[N_ROWS];
} Box;

struct _CoxaSafetyBoxes {
  gboolean side_by_side;
  Box pain, emergency;
};

static void
lay_out_box (Box *self,
             CoxaSheet *sheet,
             const char *title,
             const char *const *labels,
             const char *const *texts,
             CoxaFace label_face)
{
  CoxaType type = sheet->style->small;
  double inside = self->width - 2 * PAD;

  self->title = coxa_sheet_wrap (sheet, type, inside, COXA_FACE_BOLD, title);
  self->height = coxa_paragraph_get_height (self->title) + PAD + 2;
  for (guint i = 0; i < N_ROWS; i++) {
    self->labels[i] = coxa_sheet_wrap (sheet, type, inside / 2, label_face, labels[i]);
    self->label_width = MAX (self->label_width, self->labels[i]->width + LABEL_GAP);
  }
  for (guint i = 0; i < N_ROWS; i++) {
    self->texts[i] =
        coxa_sheet_wrap (sheet, type, inside - self->label_width, COXA_FACE_REGULAR, texts[i]);
    self->height += MAX (coxa_paragraph_get_height (self->texts[i]),
                         coxa_paragraph_get_height (self->labels[i]));
  }
}

static const char *
fill_limits (CoxaSheet *sheet, CoxaWord word, int least, int most)
{
  g_autofree char *min = g_strdup_printf ("%d", least);
  g_autofree char *max = g_strdup_printf ("%d", most);

  return coxa_sheet_take (sheet,
                          coxa_words_fill (sheet->words, word, "min", min, "max", max, NULL));
}

static void
lay_out_pain (Box *self, CoxaSheet *sheet)
{
  const CoxaWords *words = sheet->words;
  int fine = coxa_words_get_pain_fine (words);
  int acceptable = coxa_words_get_pain_acceptable (words);
  const char *const labels[N_ROWS] = {
    fill_limits (sheet, COXA_WORD_PAIN_FINE_BAND, 0, fine),
    fill_limits (sheet, COXA_WORD_PAIN_ACCEPTABLE_BAND, fine + 1, acceptable),
    fill_limits (sheet, COXA_WORD_PAIN_MUCH_BAND, acceptable, acceptable),
  };
  const char *const texts[N_ROWS] = {
    coxa_words_get (words, COXA_WORD_PAIN_FINE),
    coxa_words_get (words, COXA_WORD_PAIN_ACCEPTABLE),
    coxa_words_get (words, COXA_WORD_PAIN_MUCH),
  };

  lay_out_box (self, sheet, coxa_words_get (words, COXA_WORD_PAIN), labels, texts, COXA_FACE_BOLD);
}

static void
lay_out_emergency (Box *self, CoxaSheet *sheet, const char *number)
{
  static const char *const bullets[N_ROWS] = { "•", "•", "•" };
  const CoxaWords *words = sheet->words;
  const char *clean = coxa_sheet_clean (sheet, number);
  g_autofree char *title = coxa_words_fill (words, COXA_WORD_EMERGENCY, "number", clean, NULL);
  const char *const texts[N_ROWS] = {
    coxa_words_get (words, COXA_WORD_EMERGENCY_1),
    coxa_words_get (words, COXA_WORD_EMERGENCY_2),
    coxa_words_get (words, COXA_WORD_EMERGENCY_3),
  };

  lay_out_box (self, sheet, title, bullets, texts, COXA_FACE_REGULAR);
}

static void
clear_box (Box *self)
{
  coxa_paragraph_free (self->title);
  for (guint i = 0; i < N_ROWS; i++) {
    coxa_paragraph_free (self->labels[i]);
    coxa_paragraph_free (self->texts[i]);
  }
}

static void
lay_out_boxes (CoxaSafetyBoxes *self, CoxaSheet *sheet, double share, const char *number)
{
  double width = coxa_sheet_get_width (sheet);

  self->pain.width = self->side_by_side ? share * (width - BOX_GAP) : width;
  self->emergency.width = self->side_by_side ? width - BOX_GAP - self->pain.width : width;
  lay_out_pain (&self->pain, sheet);
  lay_out_emergency (&self->emergency, sheet, number);
  if (self->side_by_side)
    self->pain.height = self->emergency.height = MAX (self->pain.height, self->emergency.height);
}

/* Side by side, the boxes share the width so that the taller of them is lowest. */
CoxaSafetyBoxes *
coxa_safety_boxes_new (CoxaSheet *sheet, const char *emergency_number)
{
  gboolean side_by_side = sheet->style->picture_share > 0;
  g_autoptr (CoxaSafetyBoxes) best = NULL;

  for (double share = LEAST_SHARE; share <= MOST_SHARE; share += SHARE_STEP) {
    g_autoptr (CoxaSafetyBoxes) self = g_new0 (CoxaSafetyBoxes, 1);

    self->side_by_side = side_by_side;
    lay_out_boxes (self, sheet, share, emergency_number);
    if (best == NULL || self->pain.height < best->pain.height) {
      CoxaSafetyBoxes *worse = best;

      best = g_steal_pointer (&self);
      self = worse;
    }
    if (!side_by_side)
      break;
  }
  return g_steal_pointer (&best);
}

void
coxa_safety_boxes_free (CoxaSafetyBoxes *self)
{
  if (self == NULL)
    return;
  clear_box (&self->pain);
  clear_box (&self->emergency);
  g_free (self);
}

double
coxa_safety_boxes_get_height (const CoxaSafetyBoxes *self)
{
  if (self->side_by_side)
    return self->pain.height;
  return self->pain.height + BOX_GAP + self->emergency.height;
}

static void
draw_rows (const Box *self, CoxaSheet *sheet, double x, double top)
{
  coxa_pdf_begin_group (sheet->pdf, "L");
  for (guint i = 0; i < N_ROWS; i++) {
    coxa_pdf_begin_group (sheet->pdf, "LI");
    coxa_pdf_begin_content (sheet->pdf, "LBody", NULL);
    coxa_sheet_draw (sheet, self->labels[i], coxa_black, COXA_ALIGN_LEFT, x, top, self->width);
    coxa_sheet_draw (sheet, self->texts[i], coxa_black, COXA_ALIGN_LEFT, x + self->label_width, top,
                     self->width);
    coxa_pdf_end_content (sheet->pdf);
    coxa_pdf_end_group (sheet->pdf);
    top -= MAX (coxa_paragraph_get_height (self->texts[i]),
                coxa_paragraph_get_height (self->labels[i]));
  }
  coxa_pdf_end_group (sheet->pdf);
}

static void
draw_box (
    const Box *self, CoxaSheet *sheet, CoxaColour border, double thickness, double x, double top)
{
  coxa_pdf_begin_content (sheet->pdf, NULL, NULL);
  coxa_pdf_begin_path (sheet->pdf, NULL, &border, thickness);
  coxa_pdf_rounded_box (sheet->pdf, x + thickness / 2, top - self->height + thickness / 2,
                        self->width - thickness, self->height - thickness, 6);
  coxa_pdf_end_path (sheet->pdf);
  coxa_pdf_end_content (sheet->pdf);

  coxa_pdf_begin_content (sheet->pdf, "H2", NULL);
  top = coxa_sheet_draw (sheet, self->title, coxa_black, COXA_ALIGN_LEFT, x + PAD, top - PAD / 2,
                         self->width);
  coxa_pdf_end_content (sheet->pdf);
  draw_rows (self, sheet, x + PAD, top - 1);
}

void
coxa_safety_boxes_draw (const CoxaSafetyBoxes *self, CoxaSheet *sheet, double x, double top)
{
  draw_box (&self->pain, sheet, coxa_line_grey, 1.2, x, top);
  if (self->side_by_side)
    x += self->pain.width + BOX_GAP;
  else
    top -= self->pain.height + BOX_GAP;
  draw_box (&self->emergency, sheet, coxa_black, 2, x, top);
}
