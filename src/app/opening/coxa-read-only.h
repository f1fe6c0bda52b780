/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void coxa_read_only_switch_off (GtkWidget *widget, const char *reason);
void coxa_read_only_explain (GtkWidget *root, const char *reason);

G_END_DECLS
