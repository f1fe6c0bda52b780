/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-sheet.h"

G_BEGIN_DECLS

/**
 * CoxaSafetyBoxes: how much pain is all right, and when to call for help at once.
 */
typedef struct _CoxaSafetyBoxes CoxaSafetyBoxes;

CoxaSafetyBoxes *coxa_safety_boxes_new (CoxaSheet *sheet, const char *emergency_number);
void coxa_safety_boxes_free (CoxaSafetyBoxes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaSafetyBoxes, coxa_safety_boxes_free)

double coxa_safety_boxes_get_height (const CoxaSafetyBoxes *self);
void coxa_safety_boxes_draw (const CoxaSafetyBoxes *self, CoxaSheet *sheet, double x, double top);

G_END_DECLS
