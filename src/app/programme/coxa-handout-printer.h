/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Hands a PDF to a printer that the user chooses. Calls back with TRUE when the printer has it;
 * G_IO_ERROR_CANCELLED when the user changed their mind. */
GtkWindow *coxa_handout_printer_run_async (GtkWindow *parent,
                                           GBytes *pdf,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean coxa_handout_printer_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
