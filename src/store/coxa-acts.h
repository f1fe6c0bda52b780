/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-writing.h"

G_BEGIN_DECLS

/**
 * CoxaAct: what is done to a whole record, beside changing what it says. Each makes a new version
 * on top of @version.
 */
typedef struct {
  CoxaAction action;
  char *record;  /* id of the visit or patient */
  guint version; /* that the caller saw */
  char *other;   /* id of the other patient, where the action has one, or NULL */
  char *reason;  /* or NULL */
} CoxaAct;

CoxaAct *coxa_act_new (
    CoxaAction action, const char *record, guint version, const char *other, const char *reason);
void coxa_act_free (CoxaAct *self);

gboolean coxa_act_on_visit (CoxaWriting *writing, const CoxaAct *act, GError **error);
gboolean coxa_act_repair_visit (CoxaWriting *writing, const CoxaAct *act, GError **error);
gboolean coxa_act_repair_patient (CoxaWriting *writing, const CoxaAct *act, GError **error);
gboolean coxa_act_on_patient (CoxaWriting *writing, const CoxaAct *act, GError **error);

G_END_DECLS
