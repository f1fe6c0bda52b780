/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-precaution.h"
#include "coxa-programme.h"

G_BEGIN_DECLS

/**
 * CoxaItemStand: whether an item may be handed out as it is.
 */
typedef enum {
  COXA_ITEM_READY,
  COXA_ITEM_NEEDS_ADAPTING, /* a precaution warns: someone has to say that it is adapted */
  COXA_ITEM_NEEDS_REASON,   /* a precaution forbids it: someone has to write why all the same */
} CoxaItemStand;

CoxaItemStand coxa_item_check (const CoxaProgrammeItem *item, const GArray *hits);
char *coxa_item_dup_met (const GArray *hits);

G_END_DECLS
