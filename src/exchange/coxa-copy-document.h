/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-patient-copy.h"

G_BEGIN_DECLS

char *coxa_copy_document_print (const CoxaPatientCopy *copy, GDateTime *now);

G_END_DECLS
