/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-desk.h"
#include "coxa-store-drafts.h"

G_BEGIN_DECLS

/**
 * CoxaDraftState: what became of what was typed.
 */
typedef enum {
  COXA_DRAFT_NONE,    /* there is nothing to keep */
  COXA_DRAFT_PENDING, /* typed, not in the record yet: at most a second */
  COXA_DRAFT_KEPT,
  COXA_DRAFT_FAILED, /* typing goes on; it is tried again */
} CoxaDraftState;

/**
 * CoxaDraftReader:
 *
 * Returns: (transfer full) (nullable): what the form says now; %NULL without an error where that is
 *   nothing worth keeping
 */
typedef char *(*CoxaDraftReader) (gpointer user_data, GError **error);

/**
 * CoxaDraftKeeper:
 *
 * Keeps what is typed into one form in the record while nobody saves it, within a second, so that
 * a crash or a power cut takes no more. It is bound to one patient and record at a time and never
 * carries anything to another; and it is theirs who worked at the desk then: when they leave it is
 * written at once, and nothing more until they are back.
 *
 * Signal "changed": the state is another, or was reached again.
 */
#define COXA_TYPE_DRAFT_KEEPER (coxa_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (CoxaDraftKeeper, coxa_draft_keeper, COXA, DRAFT_KEEPER, GObject)

CoxaDraftKeeper *coxa_draft_keeper_new (CoxaStore *store,
                                        CoxaDesk *desk,
                                        const char *form,
                                        CoxaDraftReader read,
                                        gpointer user_data);

void coxa_draft_keeper_begin (CoxaDraftKeeper *self,
                              const char *patient_id,
                              const char *record_id,
                              guint base_version);
void coxa_draft_keeper_rebase (CoxaDraftKeeper *self, guint base_version);
void coxa_draft_keeper_end (CoxaDraftKeeper *self);
void coxa_draft_keeper_touch (CoxaDraftKeeper *self);
void coxa_draft_keeper_flush (CoxaDraftKeeper *self);
void coxa_draft_keeper_flush_async (CoxaDraftKeeper *self,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
coxa_draft_keeper_flush_finish (CoxaDraftKeeper *self, GAsyncResult *result, GError **error);
CoxaDraft *coxa_draft_keeper_drop (CoxaDraftKeeper *self);

gboolean coxa_draft_keeper_is_of (CoxaDraftKeeper *self, const CoxaDraft *draft);
gboolean coxa_draft_keeper_is_own (CoxaDraftKeeper *self);
gboolean coxa_draft_keeper_is_writing (CoxaDraftKeeper *self);
gboolean coxa_draft_keeper_has_draft (CoxaDraftKeeper *self);
void coxa_draft_keeper_hand_over (CoxaDraftKeeper *self);
CoxaDraftState coxa_draft_keeper_get_state (CoxaDraftKeeper *self);
GDateTime *coxa_draft_keeper_get_kept_at (CoxaDraftKeeper *self);
const char *coxa_draft_keeper_get_problem (CoxaDraftKeeper *self);

G_END_DECLS
