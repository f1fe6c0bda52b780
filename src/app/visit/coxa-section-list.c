/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-section-list.h"

#include <glib/gi18n-lib.h>

struct _CoxaSectionList {
  GtkWidget parent_instance;

  /* template */
  GtkListBox *list;

  /* owned */
  CoxaVisitForm *form;
  GPtrArray *counters; /* of GtkLabel, borrowed from the rows */
};

G_DEFINE_FINAL_TYPE (CoxaSectionList, coxa_section_list, GTK_TYPE_WIDGET)

enum {
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_counter (CoxaVisitSection *section, GtkLabel *counter)
{
  guint filled = 0;
  guint total = 0;
  g_autofree char *text = NULL;

  coxa_visit_section_count (section, &filled, &total);
  text = total > 0 ? g_strdup_printf ("%u/%u", filled, total) : g_strdup ("");
  gtk_label_set_text (counter, text);
}

static void
show_counters (CoxaSectionList *self)
{
  const GPtrArray *sections = coxa_visit_form_get_sections (self->form);

  for (guint i = 0; i < sections->len; i++)
    show_counter (g_ptr_array_index (sections, i), g_ptr_array_index (self->counters, i));
}

static void
on_row_activated_cb (CoxaSectionList *self, GtkListBoxRow *row)
{
  const GPtrArray *sections = coxa_visit_form_get_sections (self->form);
  CoxaVisitSection *section =
      g_ptr_array_index (sections, (guint) gtk_list_box_row_get_index (row));

  g_signal_emit (self, signals[ACTIVATED], 0, coxa_visit_section_get_id (section));
}

static void
add_row (CoxaSectionList *self, CoxaVisitSection *section)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (coxa_visit_section_get_title (section));
  GtkWidget *counter = gtk_label_new (NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (counter, "dim-label");
  gtk_widget_add_css_class (counter, "caption");
  gtk_widget_add_css_class (counter, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), counter);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  coxa_visit_section_get_title (section), -1);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->counters, counter);
}

static void
coxa_section_list_dispose (GObject *object)
{
  CoxaSectionList *self = COXA_SECTION_LIST (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->counters, g_ptr_array_unref);
  g_clear_object (&self->form);
  G_OBJECT_CLASS (coxa_section_list_parent_class)->dispose (object);
}

static void
coxa_section_list_class_init (CoxaSectionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_section_list_dispose;

  signals[ACTIVATED] = g_signal_new ("activated", COXA_TYPE_SECTION_LIST, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-section-list.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaSectionList, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
coxa_section_list_init (CoxaSectionList *self)
{
  self->counters = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
coxa_section_list_set_form (CoxaSectionList *self, CoxaVisitForm *form)
{
  const GPtrArray *sections = coxa_visit_form_get_sections (form);

  g_return_if_fail (self->form == NULL);

  self->form = g_object_ref (form);
  for (guint i = 0; i < sections->len; i++)
    add_row (self, g_ptr_array_index (sections, i));
  show_counters (self);
  g_signal_connect_object (form, "changed", G_CALLBACK (show_counters), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "noted", G_CALLBACK (show_counters), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "shown", G_CALLBACK (show_counters), self, G_CONNECT_SWAPPED);
}
