/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

/* Fills @box with history, treatment and plan of a stored visit, to be read. */
void coxa_visit_contents_show (GtkBox *box, CoxaKnowledge *knowledge, CoxaVisit *visit);

G_END_DECLS
