/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-visit.h"

G_BEGIN_DECLS

CoxaVisit *coxa_visit_draft_copy (CoxaVisit *visit);
gboolean coxa_visit_draft_is_empty (CoxaVisit *visit);

G_END_DECLS
