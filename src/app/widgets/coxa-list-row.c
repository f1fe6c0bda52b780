/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-list-row.h"

/**
 * coxa_list_row_set_name:
 * @child: what a list shows in one row
 * @name: what a screen reader says of that row
 *
 * The row that takes the keyboard is the list's own, around @child, and has no name by itself.
 */
void
coxa_list_row_set_name (GtkWidget *child, const char *name)
{
  GtkWidget *row = gtk_widget_get_parent (child);

  if (row)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
