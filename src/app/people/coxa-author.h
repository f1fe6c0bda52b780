/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-desk.h"

G_BEGIN_DECLS

/* Under whose initials something is signed, amended or done to a whole record. */
char *coxa_author_dup_initials (CoxaDesk *desk, const char *examiner);
CoxaStoreContext *coxa_author_new_context (CoxaDesk *desk, const char *initials);

G_END_DECLS
