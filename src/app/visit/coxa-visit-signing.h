/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _CoxaVisitPage CoxaVisitPage;

/* What leads to a signature on a visit page, and to an amendment: what has to be seen to first, who
 * signs, and why something signed is changed. */
void coxa_visit_signing_install (GtkWidgetClass *page_class);
void coxa_visit_signing_start (CoxaVisitPage *page);
void coxa_visit_signing_ask_reason (CoxaVisitPage *page);

G_END_DECLS
