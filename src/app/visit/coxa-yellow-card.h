/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-ruleset.h"

G_BEGIN_DECLS

GtkWidget *coxa_yellow_card_new (const CoxaResult *result);

G_END_DECLS
