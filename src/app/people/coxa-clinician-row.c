/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-clinician-row.h"

#include <glib/gi18n-lib.h>

#include "coxa-initials-chip.h"

struct _CoxaClinicianRow {
  AdwActionRow parent_instance;

  /* owned */
  char *id;
};

G_DEFINE_FINAL_TYPE (CoxaClinicianRow, coxa_clinician_row, ADW_TYPE_ACTION_ROW)

static char *
dup_details (const CoxaClinician *clinician)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (*clinician->role)
    g_strv_builder_add (parts, clinician->role);
  if (!clinician->active)
    g_strv_builder_add (parts, _ ("no longer works here"));
  else if (clinician->has_passphrase)
    g_strv_builder_add (parts, _ ("with a passphrase"));
  words = g_strv_builder_end (parts);
  return g_strjoinv (" · ", words);
}

static void
coxa_clinician_row_finalize (GObject *object)
{
  g_free (COXA_CLINICIAN_ROW (object)->id);
  G_OBJECT_CLASS (coxa_clinician_row_parent_class)->finalize (object);
}

static void
coxa_clinician_row_class_init (CoxaClinicianRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = coxa_clinician_row_finalize;
}

static void
coxa_clinician_row_init (CoxaClinicianRow *self)
{
}

GtkWidget *
coxa_clinician_row_new (const CoxaClinician *clinician)
{
  CoxaClinicianRow *self = g_object_new (COXA_TYPE_CLINICIAN_ROW, "activatable", TRUE, NULL);
  g_autofree char *details = dup_details (clinician);
  g_autofree char *label =
      g_strjoin (", ", clinician->name, clinician->initials, *details ? details : NULL, NULL);

  self->id = g_strdup (clinician->id);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), clinician->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), details);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), coxa_initials_chip_new (clinician));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (!clinician->active)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dim-label");
  return GTK_WIDGET (self);
}

const char *
coxa_clinician_row_get_id (CoxaClinicianRow *self)
{
  return self->id;
}
