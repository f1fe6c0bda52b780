/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-patient.h"

G_BEGIN_DECLS

char *coxa_look_alike_text_dup (CoxaPatient *patient, const GPtrArray *others);

G_END_DECLS
