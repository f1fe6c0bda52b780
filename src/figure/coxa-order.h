/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-vector.h"

G_BEGIN_DECLS

#define COXA_ORDER_LIMIT 64 /* parts of one layer */

/**
 * CoxaExtent: where a part lies, as the camera sees it: a thick line, or a mere depth.
 */
typedef struct {
  CoxaVector from, to; /* z is the depth, larger = nearer */
  double radius;       /* 0: a mere depth, that of @from */
  double lift;         /* how much nearer it counts where depths do not decide */
  guint family;        /* parts of one, above 0, meet at joints: there depths do not decide */
} CoxaExtent;

double coxa_extent_get_depth (const CoxaExtent *self);
int coxa_extent_compare (const CoxaExtent *a, const CoxaExtent *b);
void coxa_order_find (const CoxaExtent *extents, guint n, guint *order_out);

G_END_DECLS
