/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-font.h"

G_BEGIN_DECLS

/* Width of @length bytes of @text, in the unit of @size. */
typedef double (*CoxaWidthFunc) (
    CoxaFace face, double size, const char *text, gsize length, gpointer data);

/**
 * CoxaType: how a text is set.
 */
typedef struct {
  double size;    /* points */
  double leading; /* from line to line, points */
} CoxaType;

typedef struct {
  const char *text;
  CoxaFace face;
} CoxaRun;

/* A stretch of one line in one face. */
typedef struct {
  CoxaFace face;
  gsize start, length; /* bytes of CoxaParagraph.text */
  double x, width;     /* from the line's left end */
} CoxaPiece;

typedef struct {
  guint first_piece, n_pieces;
  double width;
} CoxaLine;

/**
 * CoxaParagraph: text broken into lines that fit a width. Breaks at spaces and line feeds; a word
 * longer than the line is broken where it must be. No letter is lost.
 */
typedef struct {
  char *text;
  CoxaType type;
  GArray *pieces; /* of CoxaPiece */
  GArray *lines;  /* of CoxaLine */
  double width;   /* of the widest line */
} CoxaParagraph;

CoxaParagraph *coxa_paragraph_new (const CoxaRun *runs,
                                   guint n_runs,
                                   CoxaType type,
                                   double width,
                                   CoxaWidthFunc measure,
                                   gpointer data);
void coxa_paragraph_free (CoxaParagraph *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaParagraph, coxa_paragraph_free)

double coxa_paragraph_get_height (const CoxaParagraph *self);

guint coxa_layout_fill (const double *heights, guint n, guint first, double gap, double room);

G_END_DECLS
