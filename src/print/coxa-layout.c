/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-layout.h"

#include <string.h>

typedef struct {
  CoxaParagraph *paragraph;
  const CoxaRun *runs;
  gsize *ends; /* of the runs, in bytes of the text */
  guint run;   /* of the byte last looked at */
  double limit;
  double x; /* where the line ends so far */
  CoxaWidthFunc measure;
  gpointer data;
} Wrap;

static void
start_line (Wrap *self)
{
  CoxaLine line = { .first_piece = self->paragraph->pieces->len };

  g_array_append_val (self->paragraph->lines, line);
  self->x = 0;
}

static CoxaLine *
last_line (Wrap *self)
{
  return &g_array_index (self->paragraph->lines, CoxaLine, self->paragraph->lines->len - 1);
}

static CoxaFace
face_at (Wrap *self, gsize at)
{
  while (at >= self->ends[self->run])
    self->run++;
  while (self->run > 0 && at < self->ends[self->run - 1])
    self->run--;
  return self->runs[self->run].face;
}

/* The end of the stretch of one face that begins at @start, at most @end. */
static gsize
stretch_end (Wrap *self, gsize start, gsize end)
{
  face_at (self, start);
  return MIN (end, self->ends[self->run]);
}

static double
measure_span (Wrap *self, gsize start, gsize end)
{
  double width = 0;

  while (start < end) {
    CoxaFace face = face_at (self, start);
    gsize stop = stretch_end (self, start, end);

    width += self->measure (face, self->paragraph->type.size, self->paragraph->text + start,
                            stop - start, self->data);
    start = stop;
  }
  return width;
}

static void
append_stretch (Wrap *self, CoxaFace face, gsize start, gsize length, double width)
{
  CoxaLine *line = last_line (self);
  CoxaPiece piece = { face, start, length, self->x, width };
  CoxaPiece *last = NULL;

  if (line->n_pieces > 0)
    last = &g_array_index (self->paragraph->pieces, CoxaPiece, self->paragraph->pieces->len - 1);
  if (last != NULL && last->face == face && last->start + last->length == start) {
    last->length += length;
    last->width += width;
  } else {
    g_array_append_val (self->paragraph->pieces, piece);
    line->n_pieces++;
  }
  self->x += width;
  line->width = self->x;
  self->paragraph->width = MAX (self->paragraph->width, self->x);
}

static void
append_span (Wrap *self, gsize start, gsize end)
{
  while (start < end) {
    CoxaFace face = face_at (self, start);
    gsize stop = stretch_end (self, start, end);
    double width = measure_span (self, start, stop);

    append_stretch (self, face, start, stop - start, width);
    start = stop;
  }
}

/* The end of the longest part of a word that fits @room: at least one letter with its accents. */
static gsize
fitting_end (Wrap *self, gsize start, gsize end, double room)
{
  const char *text = self->paragraph->text;
  double width = 0;
  gsize at = start;

  while (at < end) {
    gsize next = (gsize) (g_utf8_next_char (text + at) - text);

    while (next < end && g_unichar_ismark (g_utf8_get_char (text + next)))
      next = (gsize) (g_utf8_next_char (text + next) - text);
    width += measure_span (self, at, next);
    if (at > start && width > room)
      return at;
    at = next;
  }
  return end;
}

static void
append_word (Wrap *self, gsize space, gsize start, gsize end)
{
  gboolean at_margin = last_line (self)->n_pieces == 0;
  double blank = at_margin ? 0 : measure_span (self, space, start);
  double width = measure_span (self, start, end);

  if (!at_margin && self->x + blank + width > self->limit) {
    start_line (self);
    at_margin = TRUE;
  }
  if (!at_margin)
    append_span (self, space, start);
  for (;;) {
    gsize stop = fitting_end (self, start, end, self->limit - self->x);

    append_span (self, start, stop);
    if (stop == end)
      return;
    start = stop;
    start_line (self);
  }
}

static void
wrap_all (Wrap *self)
{
  const char *text = self->paragraph->text;
  gsize at = 0;

  start_line (self);
  while (text[at] != '\0') {
    gsize blank = at, word;

    for (; text[at] == ' ' || text[at] == '\n'; at++) {
      if (text[at] == '\n')
        start_line (self);
    }
    word = at;
    at += strcspn (text + at, " \n");
    if (at > word)
      append_word (self, text[blank] == ' ' ? MAX (blank, word - 1) : word, word, at);
  }
}

static char *
join_runs (const CoxaRun *runs, guint n_runs, gsize *ends)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_runs; i++) {
    g_string_append (text, runs[i].text);
    ends[i] = text->len;
  }
  return g_string_free (text, FALSE);
}

/**
 * coxa_paragraph_new:
 * @runs: set one after the other; the space between two belongs to one of them
 * @width: above 0
 */
CoxaParagraph *
coxa_paragraph_new (const CoxaRun *runs,
                    guint n_runs,
                    CoxaType type,
                    double width,
                    CoxaWidthFunc measure,
                    gpointer data)
{
  g_autofree gsize *ends = g_new0 (gsize, n_runs + 1);
  CoxaParagraph *self = g_new0 (CoxaParagraph, 1);
  Wrap wrap = { self, runs, ends, 0, width, 0, measure, data };

  g_return_val_if_fail (width > 0 && type.size > 0, self);

  self->type = type;
  self->text = join_runs (runs, n_runs, ends);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (CoxaPiece));
  self->lines = g_array_new (FALSE, FALSE, sizeof (CoxaLine));
  wrap_all (&wrap);
  return self;
}

void
coxa_paragraph_free (CoxaParagraph *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->pieces, g_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_free (self->text);
  g_free (self);
}

double
coxa_paragraph_get_height (const CoxaParagraph *self)
{
  return self->lines->len * self->type.leading;
}

/**
 * coxa_layout_fill:
 * @heights: of things that are not split
 * @gap: between two of them
 *
 * Returns: how many of them, from @first on, stand one below the other in @room; 0 when not even
 *   the first does
 */
guint
coxa_layout_fill (const double *heights, guint n, guint first, double gap, double room)
{
  double used = 0;
  guint count = 0;

  while (first + count < n) {
    used += heights[first + count] + (count > 0 ? gap : 0);
    if (used > room + 1e-6)
      break;
    count++;
  }
  return count;
}
