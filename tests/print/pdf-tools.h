/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether qpdf and poppler's tools are here; skips the test when not. */
gboolean pdf_tools_are_here (void);

/* What a tool prints about @pdf; "@" among the arguments stands for its file. The tool must
 * succeed. */
GBytes *pdf_tools_run (GBytes *pdf, ...) G_GNUC_NULL_TERMINATED;
char *pdf_tools_run_text (GBytes *pdf, ...) G_GNUC_NULL_TERMINATED;

void pdf_tools_assert_sound (GBytes *pdf);
int pdf_tools_count_pages (GBytes *pdf);
char *pdf_tools_read_page (GBytes *pdf, int page);
void pdf_tools_assert_inside (GBytes *pdf);

G_END_DECLS
