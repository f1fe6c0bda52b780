/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CoxaRowLayout:
 *
 * The columns of a table whose rows know nothing of each other: the first child takes what is left,
 * each of the others exactly its minimum width, so that the columns stand below each other. Where
 * there is no room for all, the last two go to a line of their own.
 */
#define COXA_TYPE_ROW_LAYOUT (coxa_row_layout_get_type ())
G_DECLARE_FINAL_TYPE (CoxaRowLayout, coxa_row_layout, COXA, ROW_LAYOUT, GtkLayoutManager)

G_END_DECLS
