/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-visit.h"

G_BEGIN_DECLS

/* Copies for the database thread: what the caller does with the original afterwards is not seen. */
CoxaPatient *coxa_snapshot_patient (CoxaPatient *patient);
CoxaVisit *coxa_snapshot_visit (CoxaVisit *visit);

G_END_DECLS
