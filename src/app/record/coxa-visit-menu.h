/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "coxa-visit.h"

G_BEGIN_DECLS

/* What can be done to a whole visit, as actions "record.*" with its id. */
GMenuModel *coxa_visit_menu_new (CoxaVisit *visit, gboolean read_only);

G_END_DECLS
