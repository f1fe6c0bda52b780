/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-clinician.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/**
 * CoxaDesk:
 *
 * Who works here now: one of the record's clinicians, or nobody. Every write asks the desk for its
 * context. Where the record has no clinicians, the initials of the settings stand for whoever it is.
 *
 * Signal "changed": somebody else works here now, or the clinicians of the record are others.
 */
#define COXA_TYPE_DESK (coxa_desk_get_type ())
G_DECLARE_FINAL_TYPE (CoxaDesk, coxa_desk, COXA, DESK, GObject)

CoxaDesk *coxa_desk_new (CoxaStore *store, GSettings *settings);

/* Reads the clinicians; the first time the one who was here last is here again. */
void coxa_desk_load_async (CoxaDesk *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean coxa_desk_load_finish (CoxaDesk *self, GAsyncResult *result, GError **error);

const GPtrArray *coxa_desk_get_clinicians (CoxaDesk *self);
const CoxaClinician *coxa_desk_find (CoxaDesk *self, const char *id);
const CoxaClinician *coxa_desk_get_clinician (CoxaDesk *self);
void coxa_desk_set_clinician (CoxaDesk *self, const char *id);
char *coxa_desk_dup_initials (CoxaDesk *self);
char *coxa_desk_dup_name (CoxaDesk *self);
CoxaStoreContext *coxa_desk_new_context (CoxaDesk *self);

G_END_DECLS
