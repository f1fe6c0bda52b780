/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-pictures.h"

G_BEGIN_DECLS

/**
 * CoxaCard: one exercise on the sheet, laid out; it is never split between pages.
 */
typedef struct _CoxaCard CoxaCard;

CoxaCard *coxa_card_new (CoxaSheet *sheet,
                         const CoxaProgrammeItem *item,
                         const CoxaPictures *pictures,
                         guint number);
void coxa_card_free (CoxaCard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaCard, coxa_card_free)

double coxa_card_get_height (const CoxaCard *self);
void coxa_card_draw (const CoxaCard *self, CoxaSheet *sheet, double x, double top);

/* Borrowed from the words; "" for an exercise without a side. */
const char *coxa_card_get_side (const CoxaProgrammeItem *item, const CoxaWords *words);

G_END_DECLS
