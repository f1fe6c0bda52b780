/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-handout.h"

#include "coxa-pictures.h"
#include "coxa-sheet-head.h"

#include <glib/gi18n-lib.h>

#define COLUMNS 2
#define ROWS 3
#define CELL_PAD 10.0

static const CoxaSheetStyle contact_style = {
  .heading = { 18, 22 },
  .title = { 13, 16 },
  .body = { 11, 13 },
  .cue = { 10, 12 },
  .caption = { 9, 11 },
  .small = { 9, 11 },
  .margin = 34,
  .top = 30,
  .bottom = 32,
  .pad = 6,
};

static gboolean
draw_cell (CoxaSheet *sheet,
           const CoxaExercise *exercise,
           double x,
           double top,
           double width,
           double height,
           GError **error)
{
  g_autoptr (CoxaPictures) pictures = coxa_pictures_new (sheet, exercise, FALSE, error);
  g_autoptr (CoxaParagraph) title = NULL;
  g_autoptr (CoxaParagraph) id = NULL;
  g_autoptr (CoxaPictureRow) row = NULL;
  double room;

  if (pictures == NULL)
    return FALSE;
  if (sheet->error != NULL) {
    g_propagate_error (error, g_steal_pointer (&sheet->error));
    return FALSE;
  }
  title = coxa_sheet_wrap (sheet, contact_style.title, width, COXA_FACE_BOLD,
                           coxa_sheet_clean (sheet, exercise->title));
  id = coxa_sheet_wrap (sheet, contact_style.small, width, COXA_FACE_REGULAR,
                        coxa_sheet_clean (sheet, exercise->id));
  coxa_pdf_begin_content (sheet->pdf, "H2", NULL);
  top = coxa_sheet_draw (sheet, title, coxa_black, COXA_ALIGN_LEFT, x, top, width);
  coxa_pdf_end_content (sheet->pdf);
  coxa_pdf_begin_content (sheet->pdf, "P", NULL);
  top = coxa_sheet_draw (sheet, id, coxa_grey, COXA_ALIGN_LEFT, x, top, width);
  coxa_pdf_end_content (sheet->pdf);

  room = height - coxa_paragraph_get_height (title) - coxa_paragraph_get_height (id) - CELL_PAD;
  row = coxa_picture_row_new_filling (sheet, pictures, width, room);
  coxa_picture_row_draw (row, sheet, x, top - CELL_PAD / 2 - MAX (room - row->height, 0) / 2);
  return TRUE;
}

static void
draw_lines (CoxaSheet *sheet, double left, double top, double width, double height)
{
  coxa_pdf_begin_content (sheet->pdf, NULL, NULL);
  for (guint row = 0; row <= ROWS; row++)
    coxa_sheet_draw_rule (sheet, coxa_line_grey, 0.6, left, top - row * height,
                          left + COLUMNS * width, top - row * height);
  for (guint column = 0; column <= COLUMNS; column++)
    coxa_sheet_draw_rule (sheet, coxa_line_grey, 0.6, left + column * width, top,
                          left + column * width, top - ROWS * height);
  coxa_pdf_end_content (sheet->pdf);
}

static gboolean
draw_page (
    CoxaSheet *sheet, const CoxaExerciseLibrary *library, guint page, guint n_pages, GError **error)
{
  guint n = coxa_exercise_library_count (library);
  double left = contact_style.margin;
  double top = sheet->page_height - contact_style.top;
  double width = coxa_sheet_get_width (sheet) / COLUMNS;
  double height = (top - contact_style.bottom) / ROWS;

  coxa_pdf_add_page (sheet->pdf);
  draw_lines (sheet, left, top, width, height);
  for (guint i = 0; i < COLUMNS * ROWS && page * COLUMNS * ROWS + i < n; i++) {
    const CoxaExercise *exercise = coxa_exercise_library_get (library, page * COLUMNS * ROWS + i);

    if (!draw_cell (sheet, exercise, left + (i % COLUMNS) * width + CELL_PAD,
                    top - (i / COLUMNS) * height - CELL_PAD / 2, width - 2 * CELL_PAD,
                    height - CELL_PAD, error))
      return FALSE;
  }
  coxa_sheet_draw_foot (sheet, page, n_pages, NULL);
  return TRUE;
}

/**
 * coxa_contact_sheet_print:
 *
 * Returns: every exercise of @library in its order, six a page, with both frames, title and id
 */
GBytes *
coxa_contact_sheet_print (const CoxaExerciseLibrary *library,
                          CoxaPaper paper,
                          const CoxaLook *look,
                          GError **error)
{
  g_autoptr (CoxaSheet) sheet = NULL;
  guint n_pages;

  g_return_val_if_fail (library != NULL, NULL);

  sheet = coxa_sheet_new (paper, NULL, error);
  if (sheet == NULL)
    return NULL;
  sheet->style = &contact_style;
  sheet->look = look != NULL ? *look : coxa_look_default;
  sheet->pdf = coxa_pdf_new (sheet->font, sheet->page_width, sheet->page_height, _ ("Exercises"),
                             "en", NULL);
  n_pages = (coxa_exercise_library_count (library) + COLUMNS * ROWS - 1) / (COLUMNS * ROWS);
  for (guint page = 0; page < n_pages; page++)
    if (!draw_page (sheet, library, page, n_pages, error))
      return NULL;
  return coxa_pdf_finish (sheet->pdf, error);
}
