/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-topic.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

/* History, treatment and plan for an invented visit, the @place-th of its patient. They follow from
 * the visit's id alone. */
void
coxa_invented_contents_add (CoxaVisit *visit, const CoxaTopicCatalogue *topics, guint place);

G_END_DECLS
