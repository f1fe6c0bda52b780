/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-card.h"

#include "coxa-dose.h"

#define MARK_GAP 8.0          /* points between the number's disc and the title */
#define PILL_PAD 8.0          /* points left and right of the dose */
#define THREE_FRAMES_MORE 1.2 /* of the width that two frames get */
#define COLUMN_GAP 14.0
#define NOTE_BAR 3.0
#define NOTE_INDENT 10.0
#define MOST_CUES 6
#define NBSP "\302\240" /* spaces in a row shrink to one, this one does not */

struct _CoxaCard {
  guint number;
  double width, height;
  double mark;           /* diameter of the number's disc */
  CoxaParagraph *figure; /* the number itself */
  CoxaParagraph *title;
  CoxaParagraph *dose;
  double dose_x;
  gboolean dose_beside; /* the title, not below it */
  CoxaPictureRow *pictures;
  double text_x, text_width; /* of the steps */
  double number_width;
  guint n_steps;
  CoxaParagraph *numbers[COXA_EXERCISE_STEPS];
  CoxaParagraph *steps[COXA_EXERCISE_STEPS];
  guint n_cues;
  CoxaParagraph *cues[MOST_CUES];
  CoxaParagraph *note;
};

const char *
coxa_card_get_side (const CoxaProgrammeItem *item, const CoxaWords *words)
{
  static const CoxaWord sides[] = {
    [COXA_SIDE_LEFT] = COXA_WORD_SIDE_LEFT,
    [COXA_SIDE_RIGHT] = COXA_WORD_SIDE_RIGHT,
    [COXA_SIDE_CENTRAL] = COXA_WORD_SIDE_BOTH,
  };

  return item->exercise->unilateral ? coxa_words_get (words, sides[item->side]) : "";
}

static CoxaParagraph *
wrap_title (CoxaCard *self, CoxaSheet *sheet, const CoxaProgrammeItem *item)
{
  const char *side = coxa_card_get_side (item, sheet->words);
  CoxaRun runs[] = {
    { coxa_sheet_clean (sheet, item->exercise->title), COXA_FACE_BOLD },
    { *side != '\0' ? NBSP " " : "", COXA_FACE_REGULAR },
    { side, COXA_FACE_REGULAR },
  };

  return coxa_paragraph_new (runs, G_N_ELEMENTS (runs), sheet->style->title,
                             self->width - self->mark - MARK_GAP, coxa_font_measure, sheet->font);
}

static double
pill_height (const CoxaCard *self)
{
  return coxa_paragraph_get_height (self->dose) + 4;
}

static void
lay_out_head (CoxaCard *self, CoxaSheet *sheet, const CoxaProgrammeItem *item)
{
  const CoxaSheetStyle *style = sheet->style;
  g_autofree char *number = g_strdup_printf ("%u", self->number);
  const char *dose = coxa_sheet_take (sheet, coxa_dose_dup_words (item, sheet->words));
  double indent;

  self->mark = style->title.leading;
  indent = self->mark + MARK_GAP;
  self->figure = coxa_sheet_wrap (sheet, (CoxaType){ style->body.size, self->mark }, self->width,
                                  COXA_FACE_BOLD, number);
  self->title = wrap_title (self, sheet, item);
  self->dose_x = style->picture_share > 0 ? indent : 0;
  self->dose = coxa_sheet_wrap (sheet, style->body, self->width - self->dose_x - 2 * PILL_PAD,
                                COXA_FACE_BOLD, dose);
  self->dose_beside =
      self->title->lines->len == 1 && self->dose->lines->len == 1 &&
      indent + self->title->width + 16 + self->dose->width + 2 * PILL_PAD <= self->width;
}

static double
head_height (const CoxaCard *self, const CoxaSheetStyle *style)
{
  double title = coxa_paragraph_get_height (self->title);

  if (self->dose_beside)
    return MAX (title, pill_height (self));
  return title + style->pad / 2 + pill_height (self);
}

static double
lay_out_steps (CoxaCard *self, CoxaSheet *sheet, const CoxaProgrammeItem *item)
{
  CoxaType type = sheet->style->body;
  double height = 0;

  self->number_width = coxa_font_measure (COXA_FACE_BOLD, type.size, "0.", 2, sheet->font) + 5;
  self->n_steps = MIN (item->exercise->n_steps, COXA_EXERCISE_STEPS);
  for (guint i = 0; i < self->n_steps; i++) {
    g_autofree char *number = g_strdup_printf ("%u.", i + 1);
    g_autofree char *step = coxa_programme_item_dup_step (item, i);

    self->numbers[i] = coxa_sheet_wrap (sheet, type, self->width, COXA_FACE_BOLD, number);
    self->steps[i] = coxa_sheet_wrap (sheet, type, self->text_width - self->number_width,
                                      COXA_FACE_REGULAR, coxa_sheet_clean (sheet, step));
    height += coxa_paragraph_get_height (self->steps[i]);
  }
  return height;
}

static void
add_run (GArray *runs, CoxaFace face, const char *text)
{
  CoxaRun run = { text, face };

  g_array_append_val (runs, run);
}

static void
end_cue (CoxaCard *self, CoxaSheet *sheet, GArray *runs)
{
  if (runs->len == 0)
    return;
  self->cues[self->n_cues++] =
      coxa_paragraph_new ((const CoxaRun *) runs->data, runs->len, sheet->style->cue, self->width,
                          coxa_font_measure, sheet->font);
  g_array_set_size (runs, 0);
}

/* A label is not torn between lines. */
static const char *
bind_words (CoxaSheet *sheet, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return coxa_sheet_take (sheet, g_strjoinv (NBSP, words));
}

static void
add_cue (CoxaCard *self, CoxaSheet *sheet, GArray *runs, CoxaWord label, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (runs->len > 0)
    add_run (runs, COXA_FACE_REGULAR, NBSP NBSP " ");
  add_run (runs, COXA_FACE_BOLD, bind_words (sheet, coxa_words_get (sheet->words, label)));
  add_run (runs, COXA_FACE_REGULAR, " ");
  add_run (runs, COXA_FACE_REGULAR, coxa_sheet_clean (sheet, text));
  if (!sheet->style->cues_in_one)
    end_cue (self, sheet, runs);
}

static void
lay_out_cues (CoxaCard *self, CoxaSheet *sheet, const CoxaProgrammeItem *item)
{
  const CoxaExercise *exercise = item->exercise;
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (CoxaRun));
  g_autofree char *rest = coxa_dose_dup_rest (item, sheet->words);

  add_cue (self, sheet, runs, COXA_WORD_FEEL, exercise->feel);
  add_cue (self, sheet, runs, COXA_WORD_WATCH, exercise->mistake);
  add_cue (self, sheet, runs, COXA_WORD_EASE, exercise->stop);
  add_cue (self, sheet, runs, COXA_WORD_PACE, exercise->pace);
  add_cue (self, sheet, runs, COXA_WORD_REST, rest);
  end_cue (self, sheet, runs);
}

static double
cues_height (const CoxaCard *self, const CoxaSheetStyle *style)
{
  double height = 0;

  for (guint i = 0; i < self->n_cues; i++)
    height += coxa_paragraph_get_height (self->cues[i]);
  if (self->n_cues > 0)
    height += style->pad;
  if (self->note != NULL)
    height += coxa_paragraph_get_height (self->note) + style->pad;
  return height;
}

static void
lay_out_note (CoxaCard *self, CoxaSheet *sheet, const char *note)
{
  if (note == NULL || *note == '\0')
    return;
  self->note = coxa_sheet_wrap_labelled (sheet, sheet->style->body, self->width - NOTE_INDENT,
                                         coxa_words_get (sheet->words, COXA_WORD_NOTE),
                                         coxa_sheet_clean (sheet, note));
}

static double
lay_out_middle (CoxaCard *self,
                CoxaSheet *sheet,
                const CoxaProgrammeItem *item,
                const CoxaPictures *pictures)
{
  const CoxaSheetStyle *style = sheet->style;
  double more = pictures->n_frames > 2 ? THREE_FRAMES_MORE : 1;
  double share = more * style->picture_share * self->width;
  double steps;

  self->text_x = share > 0 ? share + COLUMN_GAP : 0;
  self->text_width = self->width - self->text_x;
  steps = lay_out_steps (self, sheet, item);
  self->pictures = coxa_picture_row_new (sheet, pictures, share > 0 ? share : self->width,
                                         style->picture_height, share > 0 ? steps : 0);
  if (share > 0)
    return MAX (steps, self->pictures->height);
  return steps + style->pad + self->pictures->height;
}

CoxaCard *
coxa_card_new (CoxaSheet *sheet,
               const CoxaProgrammeItem *item,
               const CoxaPictures *pictures,
               guint number)
{
  CoxaCard *self = g_new0 (CoxaCard, 1);

  self->number = number;
  self->width = coxa_sheet_get_width (sheet);
  lay_out_head (self, sheet, item);
  lay_out_cues (self, sheet, item);
  lay_out_note (self, sheet, item->note);
  self->height = head_height (self, sheet->style) + sheet->style->pad +
                 lay_out_middle (self, sheet, item, pictures) + cues_height (self, sheet->style);
  return self;
}

void
coxa_card_free (CoxaCard *self)
{
  if (self == NULL)
    return;
  coxa_paragraph_free (self->figure);
  coxa_paragraph_free (self->title);
  coxa_paragraph_free (self->dose);
  coxa_paragraph_free (self->note);
  coxa_picture_row_free (self->pictures);
  for (guint i = 0; i < self->n_steps; i++) {
    coxa_paragraph_free (self->numbers[i]);
    coxa_paragraph_free (self->steps[i]);
  }
  for (guint i = 0; i < self->n_cues; i++)
    coxa_paragraph_free (self->cues[i]);
  g_free (self);
}

double
coxa_card_get_height (const CoxaCard *self)
{
  return self->height;
}

static void
draw_title (const CoxaCard *self, CoxaSheet *sheet, double x, double top)
{
  CoxaPdf *pdf = sheet->pdf;
  double r = self->mark / 2;

  coxa_pdf_begin_content (pdf, NULL, NULL);
  coxa_pdf_begin_path (pdf, &coxa_accent, NULL, 0);
  coxa_pdf_rounded_box (pdf, x, top - self->mark, self->mark, self->mark, r);
  coxa_pdf_end_path (pdf);
  coxa_pdf_end_content (pdf);

  coxa_pdf_begin_content (pdf, "H2", NULL);
  coxa_sheet_draw (sheet, self->figure, coxa_white, COXA_ALIGN_CENTRE, x, top, self->mark);
  coxa_sheet_draw (sheet, self->title, coxa_black, COXA_ALIGN_LEFT, x + self->mark + MARK_GAP, top,
                   self->title->width);
  coxa_pdf_end_content (pdf);
}

static void
draw_dose (const CoxaCard *self, CoxaSheet *sheet, double x, double top)
{
  double width = self->dose->width + 2 * PILL_PAD;
  double height = pill_height (self);

  coxa_pdf_begin_content (sheet->pdf, NULL, NULL);
  coxa_pdf_begin_path (sheet->pdf, &coxa_tint, &coxa_accent, 0.7);
  coxa_pdf_rounded_box (sheet->pdf, x, top - height, width, height, 6);
  coxa_pdf_end_path (sheet->pdf);
  coxa_pdf_end_content (sheet->pdf);

  coxa_pdf_begin_content (sheet->pdf, "P", NULL);
  coxa_sheet_draw (sheet, self->dose, coxa_black, COXA_ALIGN_LEFT, x + PILL_PAD, top - 2,
                   self->dose->width);
  coxa_pdf_end_content (sheet->pdf);
}

static double
draw_head (const CoxaCard *self, CoxaSheet *sheet, double x, double top)
{
  double height = head_height (self, sheet->style);
  double title = coxa_paragraph_get_height (self->title);

  if (self->dose_beside) {
    draw_title (self, sheet, x, top - (height - title) / 2);
    draw_dose (self, sheet, x + self->width - self->dose->width - 2 * PILL_PAD, top);
  } else {
    draw_title (self, sheet, x, top);
    draw_dose (self, sheet, x + self->dose_x, top - title - sheet->style->pad / 2);
  }
  return top - height;
}

static double
draw_steps (const CoxaCard *self, CoxaSheet *sheet, double x, double top)
{
  coxa_pdf_begin_group (sheet->pdf, "L");
  for (guint i = 0; i < self->n_steps; i++) {
    coxa_pdf_begin_group (sheet->pdf, "LI");
    coxa_pdf_begin_content (sheet->pdf, "LBody", NULL);
    coxa_sheet_draw (sheet, self->numbers[i], coxa_accent, COXA_ALIGN_LEFT, x, top, self->width);
    top = coxa_sheet_draw (sheet, self->steps[i], coxa_black, COXA_ALIGN_LEFT,
                           x + self->number_width, top, self->text_width);
    coxa_pdf_end_content (sheet->pdf);
    coxa_pdf_end_group (sheet->pdf);
  }
  coxa_pdf_end_group (sheet->pdf);
  return top;
}

static double
draw_middle (const CoxaCard *self, CoxaSheet *sheet, double x, double top)
{
  double below_pictures = top - self->pictures->height;
  double below_steps;

  coxa_picture_row_draw (self->pictures, sheet, x, top);
  if (self->text_x == 0)
    return draw_steps (self, sheet, x, below_pictures - sheet->style->pad);
  below_steps = draw_steps (self, sheet, x + self->text_x, top);
  return MIN (below_pictures, below_steps);
}

static double
draw_cues (const CoxaCard *self, CoxaSheet *sheet, double x, double top)
{
  top -= sheet->style->pad;
  for (guint i = 0; i < self->n_cues; i++) {
    coxa_pdf_begin_content (sheet->pdf, "P", NULL);
    top = coxa_sheet_draw (sheet, self->cues[i], coxa_black, COXA_ALIGN_LEFT, x, top, self->width);
    coxa_pdf_end_content (sheet->pdf);
  }
  return top;
}

static void
draw_note (const CoxaCard *self, CoxaSheet *sheet, double x, double top)
{
  double height = coxa_paragraph_get_height (self->note);

  top -= sheet->style->pad;
  coxa_pdf_begin_content (sheet->pdf, NULL, NULL);
  coxa_sheet_draw_rule (sheet, coxa_accent, NOTE_BAR, x + NOTE_BAR / 2, top - 3, x + NOTE_BAR / 2,
                        top - height + 2);
  coxa_pdf_end_content (sheet->pdf);
  coxa_pdf_begin_content (sheet->pdf, "P", NULL);
  coxa_sheet_draw (sheet, self->note, coxa_black, COXA_ALIGN_LEFT, x + NOTE_INDENT, top,
                   self->width);
  coxa_pdf_end_content (sheet->pdf);
}

void
coxa_card_draw (const CoxaCard *self, CoxaSheet *sheet, double x, double top)
{
  coxa_pdf_begin_group (sheet->pdf, "Sect");
  top = draw_head (self, sheet, x, top) - sheet->style->pad;
  top = draw_middle (self, sheet, x, top);
  if (self->n_cues > 0)
    top = draw_cues (self, sheet, x, top);
  if (self->note != NULL)
    draw_note (self, sheet, x, top);
  coxa_pdf_end_group (sheet->pdf);
}
