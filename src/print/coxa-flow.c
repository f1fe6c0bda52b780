/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-flow.h"

#include "coxa-sheet-head.h"
#include "coxa-text.h"

#include <string.h>

#define COLUMNS_MAX 4
#define INDENT 14.0
#define CELL_GAP 8.0
#define BOX "□"
#define PART_BYTES 8000 /* of one paragraph; a longer text is cut at a space */

typedef enum {
  BLOCK_TEXT,
  BLOCK_ROW,
  BLOCK_BREAK,
  BLOCK_TABLE_BEGIN,
  BLOCK_TABLE_END,
} BlockKind;

typedef struct {
  BlockKind kind;
  const char *tag;
  CoxaParagraph *cells[COLUMNS_MAX];
  double x[COLUMNS_MAX]; /* from the margin */
  guint n_cells;
  CoxaColour colour;
  double gap;    /* above, but at the head of a page */
  gboolean keep; /* on one page with the next */
} Block;

struct _CoxaFlow {
  CoxaSheet *sheet; /* borrowed */
  GArray *blocks;   /* of Block */
  double shares[COLUMNS_MAX];
  guint n_columns;
  guint n_boxes;
  gboolean has_box; /* the typeface has the letter BOX */
};

static void
clear_block (gpointer data)
{
  Block *block = data;

  for (guint i = 0; i < block->n_cells; i++)
    coxa_paragraph_free (block->cells[i]);
}

CoxaFlow *
coxa_flow_new (CoxaSheet *sheet)
{
  CoxaFlow *self = g_new0 (CoxaFlow, 1);

  self->sheet = sheet;
  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  self->has_box = coxa_font_check (sheet->font, BOX, NULL);
  g_array_set_clear_func (self->blocks, clear_block);
  return self;
}

void
coxa_flow_free (CoxaFlow *self)
{
  g_array_unref (self->blocks);
  g_free (self);
}

/* Text */

static void
append_letter (CoxaFlow *self, GString *out, const char *letter)
{
  gsize length = (gsize) (g_utf8_next_char (letter) - letter);
  char one[7] = "";

  memcpy (one, letter, length);
  if (length == 1 || coxa_font_check (self->sheet->font, one, NULL)) {
    g_string_append (out, one);
    return;
  }
  g_string_append (out, self->has_box ? BOX : "?");
  self->n_boxes++;
}

/* Returns: (transfer none): @text with a box for each letter that cannot be set. */
static const char *
clean (CoxaFlow *self, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *letters = coxa_text_clean (valid);
  GString *out = g_string_sized_new (strlen (letters));

  for (const char *at = letters; *at != '\0'; at = g_utf8_next_char (at))
    append_letter (self, out, at);
  return coxa_sheet_take (self->sheet, g_string_free (out, FALSE));
}

static Block *
add_block (CoxaFlow *self, BlockKind kind, const char *tag)
{
  Block block = { .kind = kind, .tag = tag, .colour = coxa_black };

  g_array_append_val (self->blocks, block);
  return &g_array_index (self->blocks, Block, self->blocks->len - 1);
}

static Block *
add_paragraph (
    CoxaFlow *self, const char *tag, CoxaType type, CoxaFace face, double x, const char *text)
{
  double width = coxa_sheet_get_width (self->sheet) - x;
  const char *letters = clean (self, text);
  Block *block = add_block (self, BLOCK_TEXT, tag);

  block->cells[0] = coxa_sheet_wrap (self->sheet, type, width, face, letters);
  block->x[0] = x;
  block->n_cells = 1;
  return block;
}

/**
 * coxa_flow_add_heading:
 * @level: 1 to 3
 */
void
coxa_flow_add_heading (CoxaFlow *self, int level, const char *text)
{
  static const char *const tags[] = { "H1", "H2", "H3" };
  const CoxaSheetStyle *style = self->sheet->style;
  CoxaType type = level == 1 ? style->heading : level == 2 ? style->title : style->body;
  Block *block = add_paragraph (self, tags[level - 1], type, COXA_FACE_BOLD, 0, text);

  block->colour = level == 2 ? coxa_accent : coxa_black;
  block->gap = level == 3 ? style->gap / 2 : style->gap;
  block->keep = TRUE;
}

/* Where a long text may be cut: at the last space before the limit, else between two letters. */
static gsize
find_cut (const char *text)
{
  const char *end = g_utf8_find_prev_char (text, text + PART_BYTES);
  const char *space = g_strrstr_len (text, end - text, " ");

  return (gsize) ((space != NULL && space > text ? space + 1 : end) - text);
}

static void
add_parts (CoxaFlow *self, CoxaType type, CoxaColour colour, double x, const char *text)
{
  while (strlen (text) > PART_BYTES) {
    gsize cut = find_cut (text);
    g_autofree char *part = g_strndup (text, cut);

    add_paragraph (self, "P", type, COXA_FACE_REGULAR, x, part)->colour = colour;
    text += cut;
  }
  add_paragraph (self, "P", type, COXA_FACE_REGULAR, x, text)->colour = colour;
}

static void
add_lines (CoxaFlow *self, CoxaType type, CoxaColour colour, double x, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = g_strsplit (valid, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    add_parts (self, type, colour, x, lines[i]);
}

void
coxa_flow_add_text (CoxaFlow *self, const char *text)
{
  add_lines (self, self->sheet->style->body, coxa_black, 0, text);
}

void
coxa_flow_add_quiet (CoxaFlow *self, const char *text)
{
  add_lines (self, self->sheet->style->caption, coxa_grey, 0, text);
}

void
coxa_flow_add_item (CoxaFlow *self, const char *text)
{
  g_autofree char *line = g_strconcat ("• ", text, NULL);

  add_lines (self, self->sheet->style->body, coxa_black, INDENT, line);
}

/* Nothing where there is no @text. */
void
coxa_flow_add_labelled (CoxaFlow *self, const char *label, const char *text)
{
  g_autofree char *line = NULL;

  if (text == NULL || *text == '\0')
    return;
  line = g_strdup_printf ("%s: %s", label, text);
  coxa_flow_add_text (self, line);
}

/* What follows begins a page. */
void
coxa_flow_add_break (CoxaFlow *self)
{
  add_block (self, BLOCK_BREAK, NULL);
}

/* Tables */

void
coxa_flow_begin_table (CoxaFlow *self, const double *shares, guint n_columns)
{
  g_return_if_fail (n_columns > 0 && n_columns <= COLUMNS_MAX);

  memcpy (self->shares, shares, n_columns * sizeof *shares);
  self->n_columns = n_columns;
  add_block (self, BLOCK_TABLE_BEGIN, "Table");
}

void
coxa_flow_add_row (CoxaFlow *self, const char *const *cells, gboolean header)
{
  double width = coxa_sheet_get_width (self->sheet), x = 0;
  const CoxaSheetStyle *style = self->sheet->style;
  const char *texts[COLUMNS_MAX];
  Block *block;

  for (guint i = 0; i < self->n_columns; i++)
    texts[i] = clean (self, cells[i]);
  block = add_block (self, BLOCK_ROW, header ? "TH" : "TD");
  for (guint i = 0; i < self->n_columns; i++) {
    double room = width * self->shares[i];

    block->cells[i] = coxa_sheet_wrap (self->sheet, header ? style->caption : style->body,
                                       room - CELL_GAP, COXA_FACE_REGULAR, texts[i]);
    block->x[i] = x;
    x += room;
  }
  block->n_cells = self->n_columns;
  block->colour = header ? coxa_grey : coxa_black;
  block->gap = header ? 2 : 0;
  block->keep = header;
}

void
coxa_flow_end_table (CoxaFlow *self)
{
  add_block (self, BLOCK_TABLE_END, NULL);
}

/* Pages */

typedef struct {
  CoxaFlow *flow;
  gboolean draws;   /* else pages are counted alone */
  const char *foot; /* or NULL */
  guint n_all;      /* pages there will be */
  guint n_pages;    /* that were begun */
  double y;         /* where the next line begins, from below */
  gboolean at_head;
} Walk;

static void
begin_page (Walk *walk)
{
  CoxaSheet *sheet = walk->flow->sheet;

  if (walk->draws) {
    coxa_pdf_add_page (sheet->pdf);
    coxa_sheet_draw_foot (sheet, walk->n_pages, walk->n_all, walk->foot);
  }
  walk->n_pages++;
  walk->y = sheet->page_height - sheet->style->top;
  walk->at_head = TRUE;
}

static double
get_room (const Walk *walk)
{
  return walk->y - walk->flow->sheet->style->bottom;
}

static double
get_row_height (const Block *block)
{
  double height = 0;

  for (guint i = 0; i < block->n_cells; i++)
    height = MAX (height, coxa_paragraph_get_height (block->cells[i]));
  return height;
}

static void
draw_cell (Walk *walk, const Block *block, guint cell, const char *tag)
{
  CoxaSheet *sheet = walk->flow->sheet;

  coxa_pdf_begin_content (sheet->pdf, tag, NULL);
  coxa_sheet_draw (sheet, block->cells[cell], block->colour, COXA_ALIGN_LEFT,
                   sheet->style->margin + block->x[cell], walk->y, 0);
  coxa_pdf_end_content (sheet->pdf);
}

static void
walk_row (Walk *walk, const Block *block)
{
  CoxaSheet *sheet = walk->flow->sheet;

  if (walk->draws)
    coxa_pdf_begin_group (sheet->pdf, "TR");
  for (guint i = 0; walk->draws && i < block->n_cells; i++)
    draw_cell (walk, block, i, block->tag);
  if (walk->draws)
    coxa_pdf_end_group (sheet->pdf);
  walk->y -= get_row_height (block);
}

/* Lines of a paragraph, which own nothing. */
static void
draw_lines (Walk *walk, const Block *block, guint first, guint n)
{
  CoxaParagraph part = *block->cells[0];
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (CoxaLine));
  Block few = *block;

  g_array_append_vals (lines, &g_array_index (part.lines, CoxaLine, first), n);
  part.lines = lines;
  few.cells[0] = &part;
  draw_cell (walk, &few, 0, block->tag);
}

/* A paragraph that is longer than the page goes on on the next one. */
static void
walk_text (Walk *walk, const Block *block)
{
  double leading = block->cells[0]->type.leading;
  guint n_lines = block->cells[0]->lines->len;

  if (n_lines == 0)
    walk->y -= leading / 2;
  for (guint first = 0; first < n_lines;) {
    guint fits = (guint) MAX (get_room (walk) / leading, 0);
    guint n = MIN (fits, n_lines - first);

    if (n == 0) {
      begin_page (walk);
      continue;
    }
    if (walk->draws)
      draw_lines (walk, block, first, n);
    walk->y -= n * leading;
    first += n;
  }
}

/* What must stand together: the block and, after a heading, the beginning of what follows. */
static double
get_least_height (const CoxaFlow *self, guint index)
{
  const Block *block = &g_array_index (self->blocks, Block, index);
  double height = block->gap;

  if (block->kind == BLOCK_TABLE_BEGIN || block->keep) {
    height += block->n_cells > 0 ? get_row_height (block) : 0;
    return index + 1 < self->blocks->len ? height + get_least_height (self, index + 1) : height;
  }
  if (block->kind == BLOCK_ROW)
    return height + get_row_height (block);
  if (block->kind == BLOCK_TEXT)
    return height + block->cells[0]->type.leading * MIN (2, MAX (block->cells[0]->lines->len, 1));
  return height;
}

static void
walk_block (Walk *walk, guint index)
{
  const Block *block = &g_array_index (walk->flow->blocks, Block, index);
  CoxaPdf *pdf = walk->flow->sheet->pdf;

  if (block->kind == BLOCK_BREAK) {
    if (!walk->at_head)
      begin_page (walk);
    return;
  }
  if (!walk->at_head && get_least_height (walk->flow, index) > get_room (walk))
    begin_page (walk);
  if (!walk->at_head)
    walk->y -= block->gap;
  if (block->kind == BLOCK_TABLE_BEGIN && walk->draws)
    coxa_pdf_begin_group (pdf, "Table");
  else if (block->kind == BLOCK_TABLE_END && walk->draws)
    coxa_pdf_end_group (pdf);
  else if (block->kind == BLOCK_ROW)
    walk_row (walk, block);
  else if (block->kind == BLOCK_TEXT)
    walk_text (walk, block);
  if (block->n_cells > 0)
    walk->at_head = FALSE;
}

guint
coxa_flow_count_pages (CoxaFlow *self)
{
  Walk walk = { self, FALSE };

  begin_page (&walk);
  for (guint i = 0; i < self->blocks->len; i++)
    walk_block (&walk, i);
  return walk.n_pages;
}

/* Letters that were added and cannot be set. */
guint
coxa_flow_count_boxes (const CoxaFlow *self)
{
  return self->n_boxes;
}

/**
 * coxa_flow_draw:
 * @foot: (nullable): stands on the left of each page's foot
 *
 * Draws everything into the sheet's document, which was begun and has no page yet.
 */
void
coxa_flow_draw (CoxaFlow *self, const char *foot)
{
  Walk walk = { self, TRUE };

  walk.n_all = coxa_flow_count_pages (self);
  walk.foot = foot != NULL ? clean (self, foot) : NULL;
  begin_page (&walk);
  for (guint i = 0; i < self->blocks->len; i++)
    walk_block (&walk, i);
}
