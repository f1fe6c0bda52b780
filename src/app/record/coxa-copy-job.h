/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"
#include "coxa-desk.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/**
 * CoxaCopyJob: what a patient's copy is made from. Members are borrowed for the call.
 */
typedef struct {
  CoxaKnowledge *knowledge;
  CoxaStore *store;
  CoxaDesk *desk;
  GSettings *settings;
  const char *patient_id;
  gboolean with_access;
} CoxaCopyJob;

/* Writes the PDF and the JSON file into @folder, under names that are free there and name nobody,
 * whole or not at all, and notes it in the history. */
void coxa_copy_job_run_async (const CoxaCopyJob *job,
                              const char *folder,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/* Returns: (transfer full): the name of the PDF; @n_boxes_out: letters it shows as boxes. */
char *coxa_copy_job_run_finish (GAsyncResult *result, guint *n_boxes_out, GError **error);

G_END_DECLS
