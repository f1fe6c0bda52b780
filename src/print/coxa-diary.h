/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-programme.h"
#include "coxa-sheet.h"

G_BEGIN_DECLS

/**
 * CoxaDiary: a table to tick, a row for each exercise, a column for each day.
 */
typedef struct _CoxaDiary CoxaDiary;

CoxaDiary *coxa_diary_new (CoxaSheet *sheet, const GPtrArray *items);
void coxa_diary_free (CoxaDiary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaDiary, coxa_diary_free)

guint coxa_diary_count_fitting (const CoxaDiary *self, guint first, double room);
double coxa_diary_get_height (const CoxaDiary *self, guint first, guint n);
void coxa_diary_draw (
    const CoxaDiary *self, CoxaSheet *sheet, guint first, guint n, double x, double top);

G_END_DECLS
