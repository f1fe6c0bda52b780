/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-sheet-head.h"

#include <string.h>

#define LEFT_SHARE 0.60 /* of the width; the clinic has the rest */
#define COLUMN_GAP 12.0
#define RULE_GAP 5.0
#define FOOT_Y 15.0 /* above the lower edge; printers reach down to about 12 */
#define FOOT_SIZE 9.0

struct _CoxaSheetHead {
  double left_width, right_width;
  CoxaParagraph *title;
  CoxaParagraph *who;
  CoxaParagraph *summary;
  CoxaParagraph *goal;   /* NULL: none was told */
  CoxaParagraph *clinic; /* NULL: not given */
  CoxaParagraph *contact;
  CoxaParagraph *again; /* title and name in one line for the next pages */
};

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

/* Texts of one block with a middle dot between them. */
static const char *
join (CoxaSheet *sheet, const char *first, const char *second)
{
  if (!is_given (first) || !is_given (second))
    return is_given (first) ? first : second;
  return coxa_sheet_take (sheet, g_strconcat (first, " · ", second, NULL));
}

static CoxaParagraph *
wrap_contact (CoxaSheetHead *self, CoxaSheet *sheet, const CoxaSheetHeadTexts *texts)
{
  const char *contact = is_given (texts->contact) ? coxa_sheet_clean (sheet, texts->contact) : "";
  const char *clinician =
      is_given (texts->clinician) ? coxa_sheet_clean (sheet, texts->clinician) : "";
  CoxaRun runs[] = {
    { contact, COXA_FACE_REGULAR },
    { *contact != '\0' && *clinician != '\0' ? "\n" : "", COXA_FACE_REGULAR },
    { clinician, COXA_FACE_REGULAR },
  };

  if (*contact == '\0' && *clinician == '\0')
    return NULL;
  return coxa_paragraph_new (runs, G_N_ELEMENTS (runs), sheet->style->small, self->right_width,
                             coxa_font_measure, sheet->font);
}

static CoxaParagraph *
wrap_goal (CoxaSheetHead *self, CoxaSheet *sheet, const CoxaSheetHeadTexts *texts)
{
  const char *goal;

  if (!is_given (texts->goal))
    return NULL;
  goal = coxa_sheet_take (sheet, coxa_words_fill (sheet->words, COXA_WORD_GOAL, "goal",
                                                  coxa_sheet_clean (sheet, texts->goal), NULL));
  return coxa_sheet_wrap (sheet, sheet->style->body, self->left_width, COXA_FACE_BOLD, goal);
}

CoxaSheetHead *
coxa_sheet_head_new (CoxaSheet *sheet, const CoxaSheetHeadTexts *texts)
{
  CoxaSheetHead *self = g_new0 (CoxaSheetHead, 1);
  const CoxaSheetStyle *style = sheet->style;
  const char *title = coxa_words_get (sheet->words, COXA_WORD_TITLE);
  const char *name = coxa_sheet_clean (sheet, texts->name);
  double width = coxa_sheet_get_width (sheet);
  const char *again;

  self->left_width = LEFT_SHARE * width;
  self->right_width = width - self->left_width - COLUMN_GAP;
  self->title = coxa_sheet_wrap (sheet, style->heading, self->left_width, COXA_FACE_BOLD, title);
  self->who = coxa_sheet_wrap (sheet, style->body, self->left_width, COXA_FACE_REGULAR,
                               join (sheet, name, texts->date));
  self->summary =
      coxa_sheet_wrap (sheet, style->small, self->left_width, COXA_FACE_REGULAR, texts->summary);
  self->goal = wrap_goal (self, sheet, texts);
  if (is_given (texts->clinic))
    self->clinic = coxa_sheet_wrap (sheet, style->small, self->right_width, COXA_FACE_BOLD,
                                    coxa_sheet_clean (sheet, texts->clinic));
  self->contact = wrap_contact (self, sheet, texts);
  again = coxa_sheet_take (sheet, g_strconcat ("· ", name, NULL));
  self->again = coxa_sheet_wrap_labelled (sheet, style->body, width, title, again);
  return self;
}

void
coxa_sheet_head_free (CoxaSheetHead *self)
{
  if (self == NULL)
    return;
  coxa_paragraph_free (self->title);
  coxa_paragraph_free (self->who);
  coxa_paragraph_free (self->summary);
  coxa_paragraph_free (self->goal);
  coxa_paragraph_free (self->clinic);
  coxa_paragraph_free (self->contact);
  coxa_paragraph_free (self->again);
  g_free (self);
}

static double
height_or_zero (const CoxaParagraph *paragraph)
{
  return paragraph != NULL ? coxa_paragraph_get_height (paragraph) : 0;
}

/* With the rule under it. */
double
coxa_sheet_head_get_height (const CoxaSheetHead *self, guint page)
{
  double left = height_or_zero (self->title) + height_or_zero (self->who) +
                height_or_zero (self->summary) + height_or_zero (self->goal);
  double right = height_or_zero (self->clinic) + height_or_zero (self->contact);

  return (page == 0 ? MAX (left, right) : height_or_zero (self->again)) + RULE_GAP;
}

static double
draw_content (CoxaSheet *sheet,
              const char *type,
              const CoxaParagraph *paragraph,
              CoxaAlign align,
              double x,
              double top,
              double width)
{
  if (paragraph == NULL)
    return top;
  coxa_pdf_begin_content (sheet->pdf, type, NULL);
  top = coxa_sheet_draw (sheet, paragraph, coxa_black, align, x, top, width);
  coxa_pdf_end_content (sheet->pdf);
  return top;
}

static void
draw_first (const CoxaSheetHead *self, CoxaSheet *sheet, double x, double top)
{
  double right = x + self->left_width + COLUMN_GAP;
  double y;

  y = draw_content (sheet, "H1", self->title, COXA_ALIGN_LEFT, x, top, self->left_width);
  y = draw_content (sheet, "P", self->who, COXA_ALIGN_LEFT, x, y, self->left_width);
  y = draw_content (sheet, "P", self->summary, COXA_ALIGN_LEFT, x, y, self->left_width);
  draw_content (sheet, "P", self->goal, COXA_ALIGN_LEFT, x, y, self->left_width);
  y = draw_content (sheet, "P", self->clinic, COXA_ALIGN_RIGHT, right, top, self->right_width);
  draw_content (sheet, "P", self->contact, COXA_ALIGN_RIGHT, right, y, self->right_width);
}

void
coxa_sheet_head_draw (const CoxaSheetHead *self, CoxaSheet *sheet, guint page)
{
  double x = sheet->style->margin;
  double top = sheet->page_height - sheet->style->top;
  double rule = top - coxa_sheet_head_get_height (self, page) + 1;

  if (page == 0)
    draw_first (self, sheet, x, top);
  else /* repeated on each page: decoration for a screen reader */
    draw_content (sheet, NULL, self->again, COXA_ALIGN_LEFT, x, top, coxa_sheet_get_width (sheet));
  coxa_pdf_begin_content (sheet->pdf, NULL, NULL);
  coxa_sheet_draw_rule (sheet, coxa_accent, 1.6, x, rule, sheet->page_width - x, rule);
  coxa_pdf_end_content (sheet->pdf);
}

/* "page x of y" in the lower margin, and @left (nullable) on the other side. */
void
coxa_sheet_draw_foot (CoxaSheet *sheet, guint page, guint n_pages, const char *left)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *numbers = g_strdup_printf ("%u", n_pages);
  g_autofree char *text =
      coxa_words_fill (sheet->words, COXA_WORD_PAGE, "page", number, "pages", numbers, NULL);
  double width = coxa_font_measure (COXA_FACE_REGULAR, FOOT_SIZE, text, strlen (text), sheet->font);
  double margin = sheet->style->margin;

  coxa_pdf_begin_content (sheet->pdf, NULL, NULL);
  coxa_pdf_text (sheet->pdf, COXA_FACE_REGULAR, FOOT_SIZE, coxa_grey,
                 sheet->page_width - margin - width, FOOT_Y, text, strlen (text));
  if (left != NULL)
    coxa_pdf_text (sheet->pdf, COXA_FACE_REGULAR, FOOT_SIZE, coxa_grey, margin, FOOT_Y, left,
                   strlen (left));
  coxa_pdf_end_content (sheet->pdf);
}
