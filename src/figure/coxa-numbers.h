/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean coxa_numbers_parse (const char *text, double *numbers_out, guint n);

G_END_DECLS
