/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-backup-page.h"

#include <glib/gi18n-lib.h>

struct _CoxaBackupPage {
  AdwPreferencesPage parent_instance;

  /* template */
  AdwPasswordEntryRow *passphrase;
  AdwActionRow *folder;
  AdwActionRow *now;
  GtkWidget *make;
  GtkWidget *make_in;

  /* owned */
  CoxaBackupKeeper *keeper;
  GSettings *settings;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (CoxaBackupPage, coxa_backup_page, ADW_TYPE_PREFERENCES_PAGE)

static void
set_subtitle (AdwActionRow *row, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, escaped);
}

static void
show_folder (CoxaBackupPage *self)
{
  g_autofree char *folder = coxa_backup_keeper_dup_folder (self->keeper);
  g_autofree char *chosen = g_settings_get_string (self->settings, "backup-folder");
  g_autofree char *name = g_filename_display_name (folder);
  g_autofree char *later = NULL;

  /* The choice counts once there is a passphrase: what is not sealed stays. */
  if (!coxa_backup_keeper_has_passphrase (self->keeper) && *chosen)
    later = g_strdup_printf (_ ("%s\nOnce there is a passphrase: %s"), name, chosen);
  set_subtitle (self->folder, later ? later : name);
}

static void
on_passphrase_applied_cb (CoxaBackupPage *self)
{
  coxa_backup_keeper_set_passphrase (self->keeper,
                                     gtk_editable_get_text (GTK_EDITABLE (self->passphrase)));
  show_folder (self);
}

static void
on_chosen_cb (CoxaBackupPage *self, int response)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
    g_autofree char *path = g_file_get_path (file);

    if (path)
      g_settings_set_string (self->settings, "backup-folder", path);
    show_folder (self);
  }
  g_clear_object (&self->chooser);
}

static void
choose_folder (CoxaBackupPage *self, const char *title, GCallback callback)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser)
    return;
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (root),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", callback, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_choose_clicked_cb (CoxaBackupPage *self)
{
  choose_folder (self, _ ("Folder for backups"), G_CALLBACK (on_chosen_cb));
}

static void
on_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaBackupPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
      coxa_backup_keeper_make_finish (COXA_BACKUP_KEEPER (source), result, &error);
  g_autofree char *name = path ? g_filename_display_name (path) : NULL;
  g_autofree char *said = name ? g_strdup_printf (_ ("Made and verified: %s"), name) : NULL;

  gtk_widget_set_sensitive (self->make, TRUE);
  gtk_widget_set_sensitive (self->make_in, TRUE);
  set_subtitle (self->now, error  ? error->message
                           : said ? said
                                  : _ ("One is being made already, or the record is read-only."));
}

static void
show_making (CoxaBackupPage *self)
{
  gtk_widget_set_sensitive (self->make, FALSE);
  gtk_widget_set_sensitive (self->make_in, FALSE);
  set_subtitle (self->now, _ ("Being made…"));
}

static void
on_folder_for_one_cb (CoxaBackupPage *self, int response)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
    g_autofree char *path = g_file_get_path (file);

    show_making (self);
    coxa_backup_keeper_make_in_async (self->keeper, path ? path : "", on_made_cb,
                                      g_object_ref (self));
  }
  g_clear_object (&self->chooser);
}

static void
on_make_in_clicked_cb (CoxaBackupPage *self)
{
  if (coxa_backup_keeper_has_passphrase (self->keeper))
    choose_folder (self, _ ("Folder for this backup"), G_CALLBACK (on_folder_for_one_cb));
  else
    set_subtitle (self->now, _ ("Type a passphrase first: only sealed backups leave the record’s"
                                " own folder."));
}

static void
on_make_clicked_cb (CoxaBackupPage *self)
{
  show_making (self);
  coxa_backup_keeper_make_async (self->keeper, on_made_cb, g_object_ref (self));
}

static void
coxa_backup_page_dispose (GObject *object)
{
  CoxaBackupPage *self = COXA_BACKUP_PAGE (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->keeper);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (coxa_backup_page_parent_class)->dispose (object);
}

static void
coxa_backup_page_class_init (CoxaBackupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_backup_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/settings/coxa-backup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaBackupPage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, CoxaBackupPage, folder);
  gtk_widget_class_bind_template_child (widget_class, CoxaBackupPage, now);
  gtk_widget_class_bind_template_child (widget_class, CoxaBackupPage, make);
  gtk_widget_class_bind_template_callback (widget_class, on_passphrase_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked_cb);
  gtk_widget_class_bind_template_child (widget_class, CoxaBackupPage, make_in);
  gtk_widget_class_bind_template_callback (widget_class, on_make_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_make_in_clicked_cb);
}

static void
coxa_backup_page_init (CoxaBackupPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
coxa_backup_page_new (CoxaBackupKeeper *keeper, GSettings *settings)
{
  CoxaBackupPage *self = g_object_new (COXA_TYPE_BACKUP_PAGE, NULL);

  self->keeper = g_object_ref (keeper);
  self->settings = g_object_ref (settings);
  show_folder (self);
  return GTK_WIDGET (self);
}
