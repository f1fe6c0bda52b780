/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-joints.h"

G_BEGIN_DECLS

/**
 * CoxaRest: what carries the figure: the lowest skin on the floor, or a joint's skin at a height.
 */
typedef struct {
  int joint; /* -1: the floor */
  double height;
} CoxaRest;

gboolean coxa_rest_parse (const char *text, CoxaRest *rest_out, GError **error);
double coxa_rest_get_drop (const CoxaRest *self, const CoxaSkeleton *skeleton);
double coxa_skeleton_get_lowest_skin (const CoxaSkeleton *self);

G_END_DECLS
