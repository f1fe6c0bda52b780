/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-font.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  double red, green, blue; /* 0 to 1 */
} CoxaColour;

/**
 * CoxaPdf: a document while it is made. It owns the only libharu document; what goes wrong is
 * kept, first failure only, and told by coxa_pdf_finish(). Points, y upwards from the lower left
 * corner of the page.
 */
typedef struct _CoxaPdf CoxaPdf;

CoxaPdf *coxa_pdf_new (CoxaFont *font,
                       double width,
                       double height,
                       const char *title,
                       const char *language,
                       GDateTime *created);
void coxa_pdf_free (CoxaPdf *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaPdf, coxa_pdf_free)

void coxa_pdf_add_page (CoxaPdf *self);
GBytes *coxa_pdf_finish (CoxaPdf *self, GError **error);

void coxa_pdf_text (CoxaPdf *self,
                    CoxaFace face,
                    double size,
                    CoxaColour colour,
                    double x,
                    double y,
                    const char *text,
                    gsize length);

/* Paths: begin one with its colours, draw it, end it. */
void coxa_pdf_begin_path (CoxaPdf *self,
                          const CoxaColour *fill,
                          const CoxaColour *stroke,
                          double line_width);
void coxa_pdf_end_path (CoxaPdf *self);
void coxa_pdf_move (CoxaPdf *self, double x, double y);
void coxa_pdf_line (CoxaPdf *self, double x, double y);
void coxa_pdf_curve (CoxaPdf *self, double x1, double y1, double x2, double y2, double x, double y);
void coxa_pdf_close (CoxaPdf *self);
void
coxa_pdf_rounded_box (CoxaPdf *self, double x, double y, double width, double height, double r);

/* A part of the page with its own grid: numbers inside are moved by x, y and scaled. */
void coxa_pdf_push_grid (CoxaPdf *self, double x, double y, double scale);
void coxa_pdf_pop_grid (CoxaPdf *self);

/* Structure: groups hold groups and contents. A content without a type is decoration. */
void coxa_pdf_begin_group (CoxaPdf *self, const char *type);
void coxa_pdf_end_group (CoxaPdf *self);
void coxa_pdf_begin_content (CoxaPdf *self, const char *type, const char *alternative);
void coxa_pdf_end_content (CoxaPdf *self);

G_END_DECLS
