/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-backup-keeper.h"
#include "coxa-knowledge.h"
#include "coxa-window.h"

G_BEGIN_DECLS

/**
 * CoxaRecordOpening:
 *
 * What happens around opening a record: where it lies, what to do when it cannot be opened or is
 * lost while it is open, the ways back. Offers the actions "app.restore-backup",
 * "app.rescue-record" and "app.open-anyway". The application opens and closes.
 *
 * Signals: "open" (path or NULL, CoxaStoreIntent): open the same record, or another from now on;
 * "release": close the record if it is open, then call coxa_record_opening_go_on().
 */
#define COXA_TYPE_RECORD_OPENING (coxa_record_opening_get_type ())
G_DECLARE_FINAL_TYPE (CoxaRecordOpening, coxa_record_opening, COXA, RECORD_OPENING, GObject)

CoxaRecordOpening *coxa_record_opening_new (GActionMap *actions, GSettings *settings);
void coxa_record_opening_set_window (CoxaRecordOpening *self, CoxaWindow *window);
void coxa_record_opening_set_knowledge (CoxaRecordOpening *self, CoxaKnowledge *knowledge);

void coxa_record_opening_begin (CoxaRecordOpening *self, const char *path, CoxaStoreIntent intent);
void coxa_record_opening_show_refused (CoxaRecordOpening *self, const GError *error);
void coxa_record_opening_show_opened (CoxaRecordOpening *self, CoxaStore *store);
void coxa_record_opening_go_on (CoxaRecordOpening *self);

G_END_DECLS
