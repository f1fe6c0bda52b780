/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-clinic-file.h"
#include "coxa-json-writer.h"

G_BEGIN_DECLS

/* What documents say of the clinic's own values; nothing where there are none. */
void coxa_clinic_part_write_own (CoxaJsonWriter *writer, CoxaClinicOwn own);
void coxa_clinic_part_write (CoxaJsonWriter *writer, const CoxaClinicFile *clinic);

G_END_DECLS
