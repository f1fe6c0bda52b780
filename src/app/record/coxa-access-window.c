/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-access-window.h"

#include <glib/gi18n-lib.h>

#include "coxa-access-text.h"
#include "coxa-store-acts.h"
#include "coxa-store-history.h"

struct _CoxaAccessWindow {
  AdwWindow parent_instance;

  /* template */
  GtkStack *stack;
  AdwStatusPage *status;
  GtkStringList *entries;
};

G_DEFINE_FINAL_TYPE (CoxaAccessWindow, coxa_access_window, ADW_TYPE_WINDOW)

static void
on_row_setup_cb (CoxaAccessWindow *self, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "access-entry");
  gtk_list_item_set_child (item, label);
}

static void
on_row_bind_cb (CoxaAccessWindow *self, GtkListItem *item)
{
  GtkStringObject *entry = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (entry));
}

static void
on_history_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaAccessWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history =
      coxa_store_list_history_finish (COXA_STORE (source), result, &error);

  if (!history) {
    adw_status_page_set_description (self->status, error->message);
    gtk_stack_set_visible_child_name (self->stack, "status");
    return;
  }
  for (guint i = 0; i < history->len; i++) {
    g_autofree char *text = coxa_access_text_dup (g_ptr_array_index (history, i));

    gtk_string_list_append (self->entries, text);
  }
  gtk_stack_set_visible_child_name (self->stack, "entries");
}

static void
coxa_access_window_class_init (CoxaAccessWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/record/coxa-access-window.ui");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_bind_template_child (widget_class, CoxaAccessWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CoxaAccessWindow, status);
  gtk_widget_class_bind_template_child (widget_class, CoxaAccessWindow, entries);
  gtk_widget_class_bind_template_callback (widget_class, on_row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind_cb);
}

static void
coxa_access_window_init (CoxaAccessWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
note (CoxaStore *store, CoxaDesk *desk, const char *patient_id)
{
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (desk);

  if (!coxa_store_is_read_only (store))
    coxa_store_note_async (store, COXA_ACTION_OPENED, "access", patient_id, patient_id, NULL,
                           context, NULL, NULL, NULL);
}

GtkWidget *
coxa_access_window_new (CoxaStore *store, CoxaDesk *desk, const char *patient_id)
{
  CoxaAccessWindow *self = g_object_new (COXA_TYPE_ACCESS_WINDOW, NULL);

  note (store, desk, patient_id);
  coxa_store_list_history_async (store, patient_id, NULL, on_history_cb, g_object_ref_sink (self));
  return GTK_WIDGET (self);
}
