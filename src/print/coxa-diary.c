/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-diary.h"

#include "coxa-card.h"
#include "coxa-dose.h"

#define DAYS 7
#define CELL_PAD 5.0
#define NAME_SHARE 0.34  /* of the width, at most */
#define LETTER_SIZE 0.62 /* of "L" and "R" in a cell, in sizes of the table's text */

typedef struct {
  CoxaParagraph *name;
  gboolean both_sides;
  double height;
} Row;

struct _CoxaDiary {
  double width, name_width, cell, head;
  guint columns;
  CoxaParagraph *title;
  CoxaParagraph *days[DAYS];
  CoxaParagraph *left, *right;
  double *heights;
  GArray *rows; /* of Row */
};

static void
clear_row (gpointer row)
{
  coxa_paragraph_free (((Row *) row)->name);
}

static const char *
name_item (CoxaSheet *sheet, const CoxaProgrammeItem *item, guint number)
{
  const char *title = coxa_sheet_clean (sheet, item->exercise->title);
  const char *side = coxa_card_get_side (item, sheet->words);

  if (*side == '\0' || coxa_dose_has_sides (item))
    return coxa_sheet_take (sheet, g_strdup_printf ("%u  %s", number, title));
  return coxa_sheet_take (sheet, g_strdup_printf ("%u  %s, %s", number, title, side));
}

static void
add_row (CoxaDiary *self, CoxaSheet *sheet, const CoxaProgrammeItem *item, guint number)
{
  double most = NAME_SHARE * self->width - 2 * CELL_PAD;
  Row row = {
    .name = coxa_sheet_wrap (sheet, sheet->style->small, most, COXA_FACE_REGULAR,
                             name_item (sheet, item, number)),
    .both_sides = coxa_dose_has_sides (item),
  };

  row.height = MAX (sheet->style->diary_row, coxa_paragraph_get_height (row.name) + 4);
  self->name_width = MAX (self->name_width, row.name->width + 2 * CELL_PAD);
  g_array_append_val (self->rows, row);
  self->heights[number - 1] = row.height;
}

static void
lay_out_head (CoxaDiary *self, CoxaSheet *sheet)
{
  CoxaType type = sheet->style->small;
  CoxaType letter = { type.size * LETTER_SIZE, type.leading * LETTER_SIZE };

  self->title = coxa_sheet_wrap (sheet, type, NAME_SHARE * self->width, COXA_FACE_BOLD,
                                 coxa_words_get (sheet->words, COXA_WORD_DIARY));
  for (guint day = 0; day < DAYS; day++)
    self->days[day] = coxa_sheet_wrap (sheet, type, self->width, COXA_FACE_BOLD,
                                       coxa_words_get (sheet->words, COXA_WORD_DAY_1 + day));
  self->left = coxa_sheet_wrap (sheet, letter, self->width, COXA_FACE_REGULAR,
                                coxa_words_get (sheet->words, COXA_WORD_LETTER_LEFT));
  self->right = coxa_sheet_wrap (sheet, letter, self->width, COXA_FACE_REGULAR,
                                 coxa_words_get (sheet->words, COXA_WORD_LETTER_RIGHT));
  self->head = coxa_paragraph_get_height (self->title) + 3;
  self->name_width = self->title->width + 2 * CELL_PAD;
}

CoxaDiary *
coxa_diary_new (CoxaSheet *sheet, const GPtrArray *items)
{
  CoxaDiary *self = g_new0 (CoxaDiary, 1);

  self->width = coxa_sheet_get_width (sheet);
  self->columns = DAYS * sheet->style->diary_weeks;
  self->heights = g_new0 (double, items->len);
  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), items->len);
  g_array_set_clear_func (self->rows, clear_row);
  lay_out_head (self, sheet);
  for (guint i = 0; i < items->len; i++)
    add_row (self, sheet, g_ptr_array_index (items, i), i + 1);
  self->cell = (self->width - self->name_width) / self->columns;
  return self;
}

void
coxa_diary_free (CoxaDiary *self)
{
  if (self == NULL)
    return;
  coxa_paragraph_free (self->title);
  coxa_paragraph_free (self->left);
  coxa_paragraph_free (self->right);
  for (guint day = 0; day < DAYS; day++)
    coxa_paragraph_free (self->days[day]);
  g_array_unref (self->rows);
  g_free (self->heights);
  g_free (self);
}

guint
coxa_diary_count_fitting (const CoxaDiary *self, guint first, double room)
{
  return coxa_layout_fill (self->heights, self->rows->len, first, 0, room - self->head);
}

double
coxa_diary_get_height (const CoxaDiary *self, guint first, guint n)
{
  double height = self->head;

  for (guint i = first; i < first + n; i++)
    height += self->heights[i];
  return height;
}

static double
column_x (const CoxaDiary *self, double x, guint column)
{
  return x + self->name_width + column * self->cell;
}

static void
draw_grid (const CoxaDiary *self, CoxaSheet *sheet, guint first, guint n, double x, double top)
{
  double bottom = top - coxa_diary_get_height (self, first, n);
  double y = top - self->head;

  coxa_pdf_begin_path (sheet->pdf, &coxa_tint, NULL, 0);
  coxa_pdf_rounded_box (sheet->pdf, x, y, self->width, self->head, 0);
  coxa_pdf_end_path (sheet->pdf);
  for (guint i = 0; i <= n; i++) {
    coxa_sheet_draw_rule (sheet, coxa_line_grey, 0.6, x, y, x + self->width, y);
    y -= i < n ? self->heights[first + i] : 0;
  }
  for (guint column = 1; column < self->columns; column++) {
    gboolean new_week = column % DAYS == 0;
    double at = column_x (self, x, column);

    coxa_sheet_draw_rule (sheet, new_week ? coxa_grey : coxa_line_grey, new_week ? 1.2 : 0.6, at,
                          top, at, bottom);
  }
  coxa_sheet_draw_rule (sheet, coxa_line_grey, 0.6, column_x (self, x, 0), top,
                        column_x (self, x, 0), bottom);
  coxa_pdf_begin_path (sheet->pdf, NULL, &coxa_grey, 0.8);
  coxa_pdf_rounded_box (sheet->pdf, x, bottom, self->width, top - bottom, 0);
  coxa_pdf_end_path (sheet->pdf);
}

static void
draw_days (const CoxaDiary *self, CoxaSheet *sheet, double x, double top)
{
  for (guint column = 0; column < self->columns; column++)
    coxa_sheet_draw (sheet, self->days[column % DAYS], coxa_black, COXA_ALIGN_CENTRE,
                     column_x (self, x, column), top - 1.5, self->cell);
}

/* A cell in two halves, one for each side. */
static void
draw_sides (const CoxaDiary *self, CoxaSheet *sheet, const Row *row, double x, double top)
{
  double letter_top = top - row->height + self->left->type.leading + 0.5;

  for (guint column = 0; column < self->columns; column++) {
    double left = column_x (self, x, column);
    double middle = left + self->cell / 2;

    coxa_sheet_draw_rule (sheet, coxa_line_grey, 0.4, middle, top, middle, top - row->height);
    coxa_sheet_draw (sheet, self->left, coxa_grey, COXA_ALIGN_CENTRE, left, letter_top,
                     self->cell / 2);
    coxa_sheet_draw (sheet, self->right, coxa_grey, COXA_ALIGN_CENTRE, middle, letter_top,
                     self->cell / 2);
  }
}

static void
draw_name (const CoxaDiary *self, CoxaSheet *sheet, const Row *row, double x, double top)
{
  double pad = (row->height - coxa_paragraph_get_height (row->name)) / 2;

  coxa_pdf_begin_group (sheet->pdf, "LI");
  coxa_pdf_begin_content (sheet->pdf, "LBody", NULL);
  coxa_sheet_draw (sheet, row->name, coxa_black, COXA_ALIGN_LEFT, x + CELL_PAD, top - pad,
                   self->name_width);
  coxa_pdf_end_content (sheet->pdf);
  coxa_pdf_end_group (sheet->pdf);
}

static void
draw_names (const CoxaDiary *self, CoxaSheet *sheet, guint first, guint n, double x, double top)
{
  coxa_pdf_begin_content (sheet->pdf, "H2", NULL);
  coxa_sheet_draw (sheet, self->title, coxa_black, COXA_ALIGN_LEFT, x + CELL_PAD, top - 1.5,
                   self->name_width);
  coxa_pdf_end_content (sheet->pdf);
  top -= self->head;
  coxa_pdf_begin_group (sheet->pdf, "L");
  for (guint i = first; i < first + n; i++) {
    draw_name (self, sheet, &g_array_index (self->rows, Row, i), x, top);
    top -= self->heights[i];
  }
  coxa_pdf_end_group (sheet->pdf);
}

/* The rows @first to @first + @n with the head over them. The grid is decoration: a screen reader
 * hears what there is to tick, not the empty cells. */
void
coxa_diary_draw (
    const CoxaDiary *self, CoxaSheet *sheet, guint first, guint n, double x, double top)
{
  double y = top - self->head;

  coxa_pdf_begin_content (sheet->pdf, NULL, NULL);
  draw_grid (self, sheet, first, n, x, top);
  draw_days (self, sheet, x, top);
  for (guint i = first; i < first + n; i++) {
    const Row *row = &g_array_index (self->rows, Row, i);

    if (row->both_sides)
      draw_sides (self, sheet, row, x, y);
    y -= row->height;
  }
  coxa_pdf_end_content (sheet->pdf);
  draw_names (self, sheet, first, n, x, top);
}
