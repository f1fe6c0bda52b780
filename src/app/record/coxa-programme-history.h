/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/**
 * CoxaProgrammeHistory:
 *
 * Every programme that a patient got, the last first, as it was handed out: exercises, doses, and
 * what was said about precautions. In sight only where there is one.
 */
#define COXA_TYPE_PROGRAMME_HISTORY (coxa_programme_history_get_type ())
G_DECLARE_FINAL_TYPE (
    CoxaProgrammeHistory, coxa_programme_history, COXA, PROGRAMME_HISTORY, GtkWidget)

void coxa_programme_history_show (CoxaProgrammeHistory *self,
                                  CoxaKnowledge *knowledge,
                                  CoxaStore *store,
                                  const char *patient_id);
guint coxa_programme_history_count (CoxaProgrammeHistory *self);

G_END_DECLS
