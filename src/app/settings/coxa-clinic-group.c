/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-clinic-group.h"

#include <glib/gi18n-lib.h>

#include "coxa-knowledge-text.h"

struct _CoxaClinicGroup {
  AdwPreferencesGroup parent_instance;

  /* template */
  GtkWidget *open_folder;

  /* owned */
  char *folder;
};

G_DEFINE_FINAL_TYPE (CoxaClinicGroup, coxa_clinic_group, ADW_TYPE_PREFERENCES_GROUP)

/* The folder is made, so that the file can be put there. */
static void
on_open_folder_clicked_cb (CoxaClinicGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *uri = NULL;

  g_mkdir_with_parents (self->folder, 0700);
  uri = g_filename_to_uri (self->folder, NULL, NULL);
  if (uri)
    gtk_show_uri (GTK_WINDOW (root), uri, GDK_CURRENT_TIME);
}

static void
coxa_clinic_group_finalize (GObject *object)
{
  g_clear_pointer (&COXA_CLINIC_GROUP (object)->folder, g_free);
  G_OBJECT_CLASS (coxa_clinic_group_parent_class)->finalize (object);
}

static void
coxa_clinic_group_class_init (CoxaClinicGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = coxa_clinic_group_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/settings/coxa-clinic-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaClinicGroup, open_folder);
  gtk_widget_class_bind_template_callback (widget_class, on_open_folder_clicked_cb);
}

static void
coxa_clinic_group_init (CoxaClinicGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_row (CoxaClinicGroup *self, CoxaKnowledge *knowledge, const CoxaClinicValue *value)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = coxa_knowledge_text_dup_title (knowledge, value);
  g_autofree char *numbers = coxa_knowledge_text_dup_value (value);
  g_autofree char *account = coxa_knowledge_text_dup_account (value);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", numbers, account);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

/**
 * coxa_clinic_group_show:
 * @clinic_path: where the clinic's own file is, or may be
 */
void
coxa_clinic_group_show (CoxaClinicGroup *self, CoxaKnowledge *knowledge, const char *clinic_path)
{
  const CoxaClinicFile *clinic = coxa_knowledge_get_clinic (knowledge);
  g_autofree char *description = coxa_knowledge_text_dup_clinic (knowledge, clinic_path);
  g_autofree char *markup = g_markup_escape_text (description, -1); /* descriptions read markup */

  self->folder = g_path_get_dirname (clinic_path);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), markup);
  for (guint i = 0; clinic && i < coxa_clinic_file_count (clinic); i++)
    add_row (self, knowledge, coxa_clinic_file_get (clinic, i));
}
