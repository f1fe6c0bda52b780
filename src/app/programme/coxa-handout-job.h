/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "coxa-handout.h"
#include "coxa-knowledge.h"

G_BEGIN_DECLS

void coxa_handout_job_run_async (CoxaKnowledge *knowledge,
                                 CoxaPatient *patient,
                                 const GPtrArray *items,
                                 const char *goal,
                                 const char *language,
                                 const char *clinician,
                                 GSettings *settings,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GBytes *coxa_handout_job_run_finish (GAsyncResult *result, GError **error);
void coxa_handout_job_write_async (GBytes *pdf,
                                   GFile *file,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean coxa_handout_job_write_finish (GAsyncResult *result, GError **error);
char *coxa_handout_job_dup_region_number (void);
char *coxa_handout_job_dup_file_name (CoxaPatient *patient, GDateTime *date);

G_END_DECLS
