/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-record-acts.h"

G_BEGIN_DECLS

/**
 * CoxaDamageGroup:
 *
 * What of a patient is not as Coxa stored it last: each with both hashes, and the offer to repair
 * it. Hidden where all is sound.
 */
#define COXA_TYPE_DAMAGE_GROUP (coxa_damage_group_get_type ())
G_DECLARE_FINAL_TYPE (CoxaDamageGroup, coxa_damage_group, COXA, DAMAGE_GROUP, GtkWidget)

void coxa_damage_group_show (CoxaDamageGroup *self,
                             CoxaRecordActs *acts,
                             const GPtrArray *damages,
                             const GPtrArray *visits);
void coxa_damage_group_clear (CoxaDamageGroup *self);

G_END_DECLS
