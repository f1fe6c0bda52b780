/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-desk.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/* Asks why, asks again, backs up, erases the patient, and says which backups still hold the person.
 * Ends with G_IO_ERROR_CANCELLED when nobody wants to in the end. */
void coxa_erase_flow_run_async (GtkWindow *parent,
                                CoxaStore *store,
                                CoxaDesk *desk,
                                CoxaPatient *patient,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean coxa_erase_flow_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
