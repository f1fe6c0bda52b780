/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-history.h"

G_BEGIN_DECLS

char *coxa_access_text_dup (const CoxaHistoryEntry *entry);

G_END_DECLS
