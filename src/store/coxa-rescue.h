/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-measure.h"
#include "coxa-store-context.h"

G_BEGIN_DECLS

/**
 * CoxaLossKind: what became of a record that is not in the new file as it was stored last.
 * @COXA_LOSS_LOST: it cannot be read, or nothing proves what is read
 * @COXA_LOSS_CHANGED: it was changed outside Coxa or is damaged, and nothing older is whole; or
 *   what was stored last is there instead
 * @COXA_LOSS_OLDER: an older version is there; newer ones are lost
 */
typedef enum {
  COXA_LOSS_LOST,
  COXA_LOSS_CHANGED,
  COXA_LOSS_OLDER,
} CoxaLossKind;

typedef struct {
  CoxaLossKind what;
  const char *kind; /* "patient", "episode", "visit" or "clinician" */
  char *id;
  char *at; /* when it was stored last, or NULL: not known */
  gboolean kept; /* in the new record, as it was stored last or before */
} CoxaLoss;

/**
 * CoxaRescue: what came of a damaged record.
 */
typedef struct {
  guint patients, visits; /* in the new record */
  GPtrArray *losses;      /* of CoxaLoss */
} CoxaRescue;

CoxaRescue *coxa_rescue (const char *damaged_path,
                         const char *output_path,
                         CoxaMeasureCatalogue *measures,
                         const CoxaStoreContext *context,
                         GError **error);
void coxa_rescue_free (CoxaRescue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaRescue, coxa_rescue_free)

G_END_DECLS
