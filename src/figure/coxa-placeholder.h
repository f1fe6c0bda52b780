/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-illustration.h"

G_BEGIN_DECLS

/* What stands where an exercise has no sound picture: an empty frame, struck through. */
CoxaBox coxa_placeholder_get_box (void);
CoxaDrawing *coxa_placeholder_draw (void);

G_END_DECLS
