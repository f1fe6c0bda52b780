/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  COXA_FACE_REGULAR,
  COXA_FACE_BOLD,
  COXA_N_FACES,
} CoxaFace;

/**
 * CoxaGlyph: a letter that the document uses. Its place in the list is its code in the PDF.
 */
typedef struct {
  gunichar letter;
  guint32 glyph;  /* in the whole font */
  double advance; /* in thousandths of the size */
} CoxaGlyph;

/* In thousandths of the size, as a PDF font descriptor wants them. */
typedef struct {
  double ascent, descent, cap_height;
  double box[4]; /* left, bottom, right, top */
} CoxaFaceMetrics;

/**
 * CoxaFont: Liberation Sans, regular and bold. It measures text, remembers which letters were
 * drawn, and gives the part of the font that holds just these.
 */
typedef struct _CoxaFont CoxaFont;

CoxaFont *coxa_font_new (GError **error);
void coxa_font_free (CoxaFont *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaFont, coxa_font_free)

gboolean coxa_font_check (CoxaFont *self, const char *text, GError **error);

/* Width in the unit of @size; fits CoxaWidthFunc with the font as data. */
double
coxa_font_measure (CoxaFace face, double size, const char *text, gsize length, gpointer font);

const char *coxa_font_get_name (CoxaFace face);
CoxaFaceMetrics coxa_font_get_metrics (CoxaFont *self, CoxaFace face);

guint coxa_font_use (CoxaFont *self, CoxaFace face, gunichar letter);
const GArray *coxa_font_get_used (CoxaFont *self, CoxaFace face);
GBytes *coxa_font_subset (CoxaFont *self, CoxaFace face, guint16 *glyphs_out, GError **error);

G_END_DECLS
