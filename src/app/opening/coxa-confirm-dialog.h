/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for a word to be typed before something that may lose data. The response is "confirm", which
 * can be chosen once the word stands there, or "cancel". */
GtkWidget *coxa_confirm_dialog_new (GtkWindow *parent,
                                    const char *title,
                                    const char *message,
                                    const char *confirm_label);
GtkEditable *coxa_confirm_dialog_get_entry (GtkWidget *dialog);

G_END_DECLS
