/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-pdf.h"

#include <hpdf.h>

G_BEGIN_DECLS

/* Parts of CoxaPdf that its files share; nobody else includes this. */

typedef struct {
  HPDF_Dict dict; /* owned by the document */
  HPDF_Array kids;
} CoxaTag;

typedef struct {
  HPDF_Dict root;
  HPDF_Array page_numbers; /* of the parent tree */
  HPDF_Array page_tags;    /* of the page at hand, by content number */
  GArray *open;            /* of CoxaTag, outermost first */
  int n_pages;
  int n_contents; /* on the page at hand */
  gboolean in_content;
} CoxaTags;

struct _CoxaPdf {
  HPDF_Doc doc;
  CoxaFont *font; /* borrowed */
  HPDF_Dict fonts[COXA_N_FACES];
  double width, height;
  HPDF_Page page;
  GString *content;        /* of the page at hand */
  CoxaColour fill, stroke; /* as the page stands; a red below 0: not known */
  double line_width;       /* below 0: not known */
  CoxaFace face;
  double size;          /* of the letters; below 0: not known */
  const char *painting; /* operator that ends the path at hand */
  CoxaTags tags;
  GError *failure;
};

HPDF_Dict coxa_pdf_new_dict (CoxaPdf *self);
HPDF_Dict coxa_pdf_new_stream (CoxaPdf *self, gconstpointer data, gsize length);
HPDF_Binary coxa_pdf_new_string (CoxaPdf *self, const char *text);
void coxa_pdf_fail (CoxaPdf *self, const char *reason);

void coxa_pdf_start_tags (CoxaPdf *self, const char *language);
void coxa_pdf_tag_page (CoxaPdf *self);
void coxa_pdf_clear_tags (CoxaPdf *self);

void coxa_pdf_start_fonts (CoxaPdf *self);
gboolean coxa_pdf_embed_fonts (CoxaPdf *self, GError **error);

G_END_DECLS
