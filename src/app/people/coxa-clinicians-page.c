/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-clinicians-page.h"

#include "coxa-clinician-editor.h"
#include "coxa-clinician-row.h"

struct _CoxaCliniciansPage {
  AdwPreferencesPage parent_instance;

  /* template */
  AdwPreferencesGroup *group;
  GtkWidget *add;
  GtkWidget *what_for;
  AdwEntryRow *initials;
  AdwPreferencesGroup *lock;
  GtkSwitch *automatically;
  GtkWidget *minutes_row;
  GtkSpinButton *minutes;

  /* owned */
  CoxaStore *store;
  CoxaDesk *desk;
  GPtrArray *rows; /* of GtkWidget, in the group */
};

G_DEFINE_FINAL_TYPE (CoxaCliniciansPage, coxa_clinicians_page, ADW_TYPE_PREFERENCES_PAGE)

static void
edit (CoxaCliniciansPage *self, const CoxaClinician *clinician)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *editor = coxa_clinician_editor_new (self->store, self->desk, clinician);

  gtk_window_set_transient_for (GTK_WINDOW (editor),
                                GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (editor));
}

static void
on_add_clicked_cb (CoxaCliniciansPage *self)
{
  edit (self, NULL);
}

static void
on_row_activated_cb (CoxaCliniciansPage *self, CoxaClinicianRow *row)
{
  const CoxaClinician *clinician = coxa_desk_find (self->desk, coxa_clinician_row_get_id (row));

  if (clinician)
    edit (self, clinician);
}

static void
add_row (CoxaCliniciansPage *self, const CoxaClinician *clinician)
{
  GtkWidget *row = coxa_clinician_row_new (clinician);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->group, row);
}

static void
show_clinicians (CoxaCliniciansPage *self)
{
  const GPtrArray *clinicians = coxa_desk_get_clinicians (self->desk);
  gboolean some = coxa_desk_count_active (self->desk) > 0;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; clinicians && i < clinicians->len; i++)
    add_row (self, g_ptr_array_index (clinicians, i));
  gtk_widget_set_visible (self->what_for, !some);
  gtk_widget_set_visible (GTK_WIDGET (self->initials), !some);
  gtk_widget_set_visible (GTK_WIDGET (self->lock), some);
}

static void
coxa_clinicians_page_dispose (GObject *object)
{
  CoxaCliniciansPage *self = COXA_CLINICIANS_PAGE (object);

  g_clear_object (&self->store);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (coxa_clinicians_page_parent_class)->dispose (object);
}

static void
coxa_clinicians_page_class_init (CoxaCliniciansPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_clinicians_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/people/coxa-clinicians-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaCliniciansPage, group);
  gtk_widget_class_bind_template_child (widget_class, CoxaCliniciansPage, add);
  gtk_widget_class_bind_template_child (widget_class, CoxaCliniciansPage, what_for);
  gtk_widget_class_bind_template_child (widget_class, CoxaCliniciansPage, initials);
  gtk_widget_class_bind_template_child (widget_class, CoxaCliniciansPage, lock);
  gtk_widget_class_bind_template_child (widget_class, CoxaCliniciansPage, automatically);
  gtk_widget_class_bind_template_child (widget_class, CoxaCliniciansPage, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, CoxaCliniciansPage, minutes);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
}

static void
coxa_clinicians_page_init (CoxaCliniciansPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
coxa_clinicians_page_new (CoxaStore *store, CoxaDesk *desk, GSettings *settings)
{
  CoxaCliniciansPage *self = g_object_new (COXA_TYPE_CLINICIANS_PAGE, NULL);

  self->store = g_object_ref (store);
  self->desk = g_object_ref (desk);
  gtk_widget_set_sensitive (self->add, !coxa_store_is_read_only (store));
  g_settings_bind (settings, "clinician", self->initials, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "lock-automatically", self->automatically, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "lock-automatically", self->minutes_row, "sensitive",
                   G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "lock-minutes", gtk_spin_button_get_adjustment (self->minutes),
                   "value", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (desk, "changed", G_CALLBACK (show_clinicians), self, G_CONNECT_SWAPPED);
  show_clinicians (self);
  return GTK_WIDGET (self);
}
