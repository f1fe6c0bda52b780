/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Controls that are off while nothing can be stored say why. */

#include "coxa-read-only.h"

/* What these actions do ends in the record. */
static const char *const storing[] = {
  "win.new-patient",
  "win.edit-patient",
  "win.save",
  "patient.save",
  "visit.decide",
  "visit.amend",
  "visit.sign-anyway",
  "patient.sign",
  "programme.save",
  "programme.add",
  "programme.copy-last",
  "programme.add-all",
  "programme.print",
  "programme.add-suggestion",
  NULL,
};

static void
explain (GtkWidget *widget, const char *reason)
{
  gtk_widget_set_tooltip_text (widget, reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  reason, -1);
}

/**
 * coxa_read_only_switch_off:
 *
 * @widget and what is in it cannot be used any more; @reason is its tooltip and description.
 */
void
coxa_read_only_switch_off (GtkWidget *widget, const char *reason)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  /* An entry that is being typed in has to hear that it is over. */
  if (focus && gtk_widget_is_ancestor (focus, widget))
    gtk_root_set_focus (root, NULL);
  gtk_widget_set_sensitive (widget, FALSE);
  explain (widget, reason);
}

/**
 * coxa_read_only_explain:
 *
 * Gives every control below @root whose action would store something @reason as its tooltip and
 * description. Whoever owns the action switches it off.
 */
void
coxa_read_only_explain (GtkWidget *root, const char *reason)
{
  const char *action =
      GTK_IS_ACTIONABLE (root) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (root)) : NULL;

  if (action && g_strv_contains (storing, action))
    explain (root, reason);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    coxa_read_only_explain (child, reason);
}
