/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-preset-button.h"

#include <glib/gi18n-lib.h>

struct _CoxaPresetButton {
  GtkWidget parent_instance;

  /* template */
  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkListBox *list;
  GtkWidget *undo_box;
  GtkLabel *undo_label;
  GtkEditable *name;
  GtkButton *keep;

  /* owned */
  GSettings *settings;
  CoxaMeasureCatalogue *measures;
  CoxaPreset *retest; /* NULL where nobody came before */
  GPtrArray *presets; /* of CoxaPreset, as the rows of the list */
  GVariant *deleted;  /* what was there before the last one was deleted */
  char *renamed;      /* name of the one that gets another name, or NULL */

  guint frames; /* seen since the button was brought into view */
};

G_DEFINE_FINAL_TYPE (CoxaPresetButton, coxa_preset_button, GTK_TYPE_WIDGET)

enum {
  CHOSEN,
  KEEP_FILLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
collect (CoxaPresetButton *self)
{
  g_ptr_array_set_size (self->presets, 0);
  if (!self->measures)
    return;
  for (guint i = 0; coxa_measure_presets[i]; i++)
    g_ptr_array_add (self->presets,
                     coxa_preset_new_of_catalogue (self->measures, coxa_measure_presets[i]));
  if (self->retest)
    g_ptr_array_add (self->presets, coxa_preset_ref (self->retest));
  g_ptr_array_add (self->presets, coxa_preset_new (COXA_PRESET_ALL, _ ("All measures"), NULL));
  if (self->settings) {
    g_autoptr (GPtrArray) own = coxa_own_presets_load (self->settings);

    for (guint i = 0; i < own->len; i++)
      g_ptr_array_add (self->presets, coxa_preset_ref (g_ptr_array_index (own, i)));
  }
}

static void
begin_name (CoxaPresetButton *self, const char *renamed)
{
  g_free (self->renamed);
  self->renamed = g_strdup (renamed);
  gtk_editable_set_text (self->name, renamed ? renamed : "");
  gtk_button_set_label (self->keep, renamed ? _ ("Rename") : _ ("Keep what is filled in"));
}

static void
show_deleted (CoxaPresetButton *self, const char *name)
{
  g_autofree char *text = name ? g_strdup_printf (_ ("“%s” was deleted."), name) : NULL;

  gtk_label_set_text (self->undo_label, text ? text : "");
  gtk_widget_set_visible (self->undo_box, name != NULL);
}

static void list_presets (CoxaPresetButton *self);

static const char *
name_beside (GtkWidget *button)
{
  return gtk_label_get_text (
      GTK_LABEL (gtk_widget_get_first_child (gtk_widget_get_parent (button))));
}

static void
on_rename_clicked_cb (CoxaPresetButton *self, GtkWidget *button)
{
  begin_name (self, name_beside (button));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
on_delete_clicked_cb (CoxaPresetButton *self, GtkWidget *button)
{
  g_autofree char *name = g_strdup (name_beside (button));

  g_clear_pointer (&self->deleted, g_variant_unref);
  self->deleted = coxa_own_presets_remove (self->settings, name);
  list_presets (self);
  show_deleted (self, name);
}

static GtkWidget *
action_new (CoxaPresetButton *self, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
row_new (CoxaPresetButton *self, const CoxaPreset *preset)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (coxa_preset_get_name (preset));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (coxa_preset_get_kind (preset) == COXA_PRESET_OWN) {
    gtk_box_append (GTK_BOX (box), action_new (self, "document-edit-symbolic", _ ("Rename"),
                                               G_CALLBACK (on_rename_clicked_cb)));
    gtk_box_append (GTK_BOX (box), action_new (self, "user-trash-symbolic", _ ("Delete"),
                                               G_CALLBACK (on_delete_clicked_cb)));
  }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  coxa_preset_get_name (preset), -1);
  return row;
}

static void
list_presets (CoxaPresetButton *self)
{
  const char *chosen = gtk_label_get_text (self->label);
  GtkWidget *row;

  collect (self);
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))))
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->presets->len; i++) {
    const CoxaPreset *preset = g_ptr_array_index (self->presets, i);

    row = row_new (self, preset);
    gtk_list_box_append (self->list, row);
    if (g_str_equal (coxa_preset_get_name (preset), chosen))
      gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  }
}

static void
on_popover_show_cb (CoxaPresetButton *self)
{
  GtkListBoxRow *selected;

  list_presets (self);
  begin_name (self, NULL);
  show_deleted (self, NULL);
  selected = gtk_list_box_get_selected_row (self->list);
  if (selected)
    gtk_widget_grab_focus (GTK_WIDGET (selected));
}

static void
on_row_activated_cb (CoxaPresetButton *self, GtkListBoxRow *row)
{
  coxa_preset_button_choose (self, (guint) gtk_list_box_row_get_index (row));
}

static void
on_undo_clicked_cb (CoxaPresetButton *self)
{
  coxa_own_presets_restore (self->settings, self->deleted);
  list_presets (self);
  show_deleted (self, NULL);
}

static void
on_name_changed_cb (CoxaPresetButton *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep), *name != '\0');
}

static void
on_name_activate_cb (CoxaPresetButton *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  if (!*name || !self->settings)
    return;
  if (!self->renamed) {
    g_signal_emit (self, signals[KEEP_FILLED], 0, name);
  } else if (!coxa_own_presets_rename (self->settings, self->renamed, name)) {
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
    return;
  }
  list_presets (self);
  begin_name (self, NULL);
}

static void
coxa_preset_button_dispose (GObject *object)
{
  CoxaPresetButton *self = COXA_PRESET_BUTTON (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->retest, coxa_preset_unref);
  g_clear_pointer (&self->presets, g_ptr_array_unref);
  g_clear_pointer (&self->measures, coxa_measure_catalogue_unref);
  g_clear_pointer (&self->deleted, g_variant_unref);
  g_clear_pointer (&self->renamed, g_free);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (coxa_preset_button_parent_class)->dispose (object);
}

static void
coxa_preset_button_class_init (CoxaPresetButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_preset_button_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", COXA_TYPE_PRESET_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[KEEP_FILLED] = g_signal_new ("keep-filled", COXA_TYPE_PRESET_BUTTON, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-preset-button.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaPresetButton, button);
  gtk_widget_class_bind_template_child (widget_class, CoxaPresetButton, label);
  gtk_widget_class_bind_template_child (widget_class, CoxaPresetButton, popover);
  gtk_widget_class_bind_template_child (widget_class, CoxaPresetButton, list);
  gtk_widget_class_bind_template_child (widget_class, CoxaPresetButton, undo_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaPresetButton, undo_label);
  gtk_widget_class_bind_template_child (widget_class, CoxaPresetButton, name);
  gtk_widget_class_bind_template_child (widget_class, CoxaPresetButton, keep);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_undo_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_activate_cb);
}

static void
coxa_preset_button_init (CoxaPresetButton *self)
{
  self->presets = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_preset_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * coxa_preset_button_set_settings:
 *
 * Where the user's own ones are kept.
 */
void
coxa_preset_button_set_settings (CoxaPresetButton *self, GSettings *settings)
{
  g_set_object (&self->settings, settings);
}

void
coxa_preset_button_set_measures (CoxaPresetButton *self, CoxaMeasureCatalogue *measures)
{
  g_return_if_fail (self->measures == NULL);
  self->measures = coxa_measure_catalogue_ref (measures);
}

/**
 * coxa_preset_button_set_retest:
 * @retest: (nullable): what was outside at the last visit, if there was one
 */
void
coxa_preset_button_set_retest (CoxaPresetButton *self, CoxaPreset *retest)
{
  g_clear_pointer (&self->retest, coxa_preset_unref);
  if (retest)
    self->retest = coxa_preset_ref (retest);
}

void
coxa_preset_button_show (CoxaPresetButton *self, CoxaPreset *preset)
{
  g_autofree char *label = NULL;

  gtk_label_set_text (self->label, coxa_preset_get_name (preset));
  /* Translators: %s is the name of what is to be measured */
  label = g_strdup_printf (_ ("What to measure: %s"), coxa_preset_get_name (preset));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static gboolean
on_in_view_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  CoxaPresetButton *self = COXA_PRESET_BUTTON (widget);

  /* A frame is laid out after its tick. */
  if (self->frames++ < 2)
    return G_SOURCE_CONTINUE;
  gtk_menu_button_popup (self->button);
  return G_SOURCE_REMOVE;
}

/**
 * coxa_preset_button_popup:
 *
 * Offers the presets, after bringing the button into view: a popover has its place beside it.
 */
void
coxa_preset_button_popup (CoxaPresetButton *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  if (scroller)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                              0);
  self->frames = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_in_view_cb, NULL, NULL);
}

guint
coxa_preset_button_count (CoxaPresetButton *self)
{
  collect (self);
  return self->presets->len;
}

/**
 * coxa_preset_button_choose:
 * @index: in the list that the button offers
 */
void
coxa_preset_button_choose (CoxaPresetButton *self, guint index)
{
  g_autoptr (CoxaPreset) preset = NULL;

  if (self->presets->len == 0)
    collect (self);
  g_return_if_fail (index < self->presets->len);
  preset = coxa_preset_ref (g_ptr_array_index (self->presets, index));
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[CHOSEN], 0, preset);
}
