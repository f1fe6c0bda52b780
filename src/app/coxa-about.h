/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *coxa_about_intended_use (void);
void coxa_about_show (GtkWindow *parent);
void coxa_about_show_intended_use (GtkWindow *parent);

G_END_DECLS
