/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-sheet.h"

G_BEGIN_DECLS

/**
 * CoxaSheetHead: who the sheet is for and from; whole on the first page, one line on the others.
 */
typedef struct {
  const char *name; /* the patient's */
  const char *date;
  const char *summary;
  const char *goal;                         /* in the patient's own words, or NULL */
  const char *clinic, *contact, *clinician; /* or NULL */
} CoxaSheetHeadTexts;

typedef struct _CoxaSheetHead CoxaSheetHead;

CoxaSheetHead *coxa_sheet_head_new (CoxaSheet *sheet, const CoxaSheetHeadTexts *texts);
void coxa_sheet_head_free (CoxaSheetHead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaSheetHead, coxa_sheet_head_free)

double coxa_sheet_head_get_height (const CoxaSheetHead *self, guint page);
void coxa_sheet_head_draw (const CoxaSheetHead *self, CoxaSheet *sheet, guint page);

void coxa_sheet_draw_foot (CoxaSheet *sheet, guint page, guint n_pages, const char *left);

G_END_DECLS
