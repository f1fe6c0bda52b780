/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-handout.h"
#include "coxa-layout.h"
#include "coxa-look.h"
#include "coxa-pdf.h"
#include "coxa-words.h"

G_BEGIN_DECLS

/**
 * CoxaSheetStyle: sizes of everything on the sheet, points.
 */
typedef struct {
  CoxaType heading, title, body, cue, caption, small;
  double margin, top, bottom; /* of the page */
  double picture_share;       /* of the width, beside the steps; 0: above them */
  double picture_height;      /* at most; more where the steps are taller */
  double pad;                 /* between the parts of a block */
  double gap;                 /* between two blocks */
  gboolean cues_in_one;       /* as one paragraph */
  guint diary_weeks;
  double diary_row;
} CoxaSheetStyle;

typedef enum {
  COXA_ALIGN_LEFT,
  COXA_ALIGN_CENTRE,
  COXA_ALIGN_RIGHT,
} CoxaAlign;

CoxaSheetStyle
coxa_sheet_style_between (const CoxaSheetStyle *a, const CoxaSheetStyle *b, double t);

/**
 * CoxaSheet: what everything on paper needs: the font, the words, the style, the document.
 */
typedef struct {
  CoxaFont *font;
  CoxaWords *words;
  CoxaLook look; /* of the figure in the pictures */
  const CoxaSheetStyle *style;
  double page_width, page_height;
  CoxaPdf *pdf;     /* NULL while things are laid out */
  GPtrArray *texts; /* owned: the clean texts */
  GError *error;    /* the first text that cannot be set */
} CoxaSheet;

extern const CoxaColour coxa_black, coxa_grey, coxa_line_grey, coxa_accent, coxa_tint, coxa_white;

CoxaSheet *coxa_sheet_new (CoxaPaper paper, const char *language, GError **error);
void coxa_sheet_free (CoxaSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaSheet, coxa_sheet_free)

double coxa_sheet_get_width (const CoxaSheet *self);

const char *coxa_sheet_clean (CoxaSheet *self, const char *text);
const char *coxa_sheet_take (CoxaSheet *self, char *text);

CoxaParagraph *
coxa_sheet_wrap (CoxaSheet *self, CoxaType type, double width, CoxaFace face, const char *text);
CoxaParagraph *coxa_sheet_wrap_labelled (
    CoxaSheet *self, CoxaType type, double width, const char *label, const char *text);

double coxa_sheet_draw (CoxaSheet *self,
                        const CoxaParagraph *paragraph,
                        CoxaColour colour,
                        CoxaAlign align,
                        double x,
                        double top,
                        double width);
void coxa_sheet_draw_rule (CoxaSheet *self,
                           CoxaColour colour,
                           double thickness,
                           double x0,
                           double y0,
                           double x1,
                           double y1);

G_END_DECLS
