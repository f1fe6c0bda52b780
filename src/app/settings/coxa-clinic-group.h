/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-knowledge.h"

G_BEGIN_DECLS

/**
 * CoxaClinicGroup:
 *
 * The clinic's own values with the published ones, why and by whom they were set; or why the file
 * is refused. They are changed in the file, which is read when the program starts.
 */
#define COXA_TYPE_CLINIC_GROUP (coxa_clinic_group_get_type ())
G_DECLARE_FINAL_TYPE (CoxaClinicGroup, coxa_clinic_group, COXA, CLINIC_GROUP, AdwPreferencesGroup)

void
coxa_clinic_group_show (CoxaClinicGroup *self, CoxaKnowledge *knowledge, const char *clinic_path);

G_END_DECLS
