/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-store-retention.h"
#include "coxa-writing.h"

G_BEGIN_DECLS

gboolean coxa_erase_patient (CoxaWriting *writing,
                             const char *patient_id,
                             CoxaErasure *erasure,
                             GError **error);

G_END_DECLS
