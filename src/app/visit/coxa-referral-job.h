/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-history.h"
#include "coxa-referral.h"

G_BEGIN_DECLS

GBytes *coxa_referral_job_print (CoxaPatient *patient,
                                 CoxaVisit *visit,
                                 const CoxaResult *result,
                                 const char *clinician,
                                 const CoxaHistoryHead *head,
                                 GSettings *settings,
                                 GError **error);
void coxa_referral_job_save_async (GtkWindow *parent,
                                   GBytes *pdf,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean coxa_referral_job_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
