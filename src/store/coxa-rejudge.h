/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-session.h"

G_BEGIN_DECLS

CoxaRejudgement *coxa_rejudge (CoxaSession *session,
                               CoxaRuleset *ruleset,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
