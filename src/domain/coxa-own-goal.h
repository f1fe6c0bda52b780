/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-topic.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

const char *
coxa_own_goal_find (const CoxaTopicCatalogue *topics, CoxaVisit *visit, const GPtrArray *visits);

G_END_DECLS
