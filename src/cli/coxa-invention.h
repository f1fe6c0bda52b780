/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-norm.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

/**
 * CoxaInvention:
 *
 * Makes up patients and visits, the same ones for the same seed on every machine: the clock is
 * never read and nothing else is random. Values lie around the norms, or in the middle of the soft
 * limits where there is no norm.
 */
typedef struct _CoxaInvention CoxaInvention;

CoxaInvention *coxa_invention_new (const CoxaMeasureCatalogue *measures,
                                   const CoxaNormTable *norms,
                                   guint32 seed,
                                   GError **error);
void coxa_invention_free (CoxaInvention *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaInvention, coxa_invention_free)

CoxaPatient *coxa_invention_next (CoxaInvention *self, GPtrArray **visits_out);

G_END_DECLS
