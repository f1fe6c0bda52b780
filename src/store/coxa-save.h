/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-store.h"
#include "coxa-writing.h"

G_BEGIN_DECLS

gboolean coxa_save_patient (CoxaWriting *writing, CoxaPatient *patient, GError **error);
gboolean coxa_save_visits (CoxaWriting *writing, GPtrArray *entries, GError **error);

gboolean coxa_save_find_episode (CoxaWriting *writing,
                                 const char *title,
                                 const char *seed,
                                 const char *opened_at,
                                 gint64 patient_key,
                                 gint64 *key_out,
                                 GError **error);
gboolean coxa_save_empty_visit (CoxaConnection *connection, gint64 visit_key, GError **error);
gboolean coxa_save_is_reason (const char *reason);

G_END_DECLS
