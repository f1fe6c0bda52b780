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
 * Where it has some, a desk at which nobody works is locked, and its windows show nothing.
 *
 * Property "locked" (boolean). Signals, in this order: "leaving": who works here still does, but
 * locks the desk or gives it to somebody else: the moment to keep what is not saved under their
 * name; "changed": somebody else works here now, or nobody, or the clinicians of the record are
 * others; "taken-over" (const char *from): somebody else than the clinician @from, who left, works
 * here now. When the same one comes back there is no "taken-over": all stands as before.
 */
#define COXA_TYPE_DESK (coxa_desk_get_type ())
G_DECLARE_FINAL_TYPE (CoxaDesk, coxa_desk, COXA, DESK, GObject)

CoxaDesk *coxa_desk_new (CoxaStore *store, GSettings *settings);

/* Reads the clinicians. The one who was here last is here again, unless a passphrase is asked. */
void coxa_desk_load_async (CoxaDesk *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean coxa_desk_load_finish (CoxaDesk *self, GAsyncResult *result, GError **error);

const GPtrArray *coxa_desk_get_clinicians (CoxaDesk *self);
const CoxaClinician *coxa_desk_find (CoxaDesk *self, const char *id);
const CoxaClinician *coxa_desk_get_clinician (CoxaDesk *self);
const CoxaClinician *coxa_desk_get_last (CoxaDesk *self);
guint coxa_desk_count_active (CoxaDesk *self);
void coxa_desk_set_clinician (CoxaDesk *self, const char *id);
gboolean coxa_desk_is_locked (CoxaDesk *self);
void coxa_desk_lock (CoxaDesk *self);

/* Finish answers TRUE when they work here now, and FALSE without an error when the passphrase is
 * wrong, or one is needed and none was given; @n_refused_out then says how often in a row. */
void coxa_desk_enter_async (CoxaDesk *self,
                            const char *id,
                            const char *passphrase,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean coxa_desk_enter_finish (CoxaDesk *self,
                                 GAsyncResult *result,
                                 guint *n_refused_out,
                                 GError **error);

/* One entry of the history for each time a patient is opened. */
void coxa_desk_note_opened (CoxaDesk *self, const char *patient_id);

char *coxa_desk_dup_initials (CoxaDesk *self);
char *coxa_desk_dup_name (CoxaDesk *self);
CoxaStoreContext *coxa_desk_new_context (CoxaDesk *self);

G_END_DECLS
