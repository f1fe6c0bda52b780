/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-row.h"

#include <glib/gi18n-lib.h>

#include "coxa-list-row.h"
#include "coxa-patient-text.h"
#include "coxa-stored-text.h"
#include "coxa-visit-menu.h"

struct _CoxaVisitRow {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *day;
  GtkLabel *details;
  GtkLabel *flags;
  GtkLabel *state;
  GtkMenuButton *menu;

  /* owned */
  CoxaKnowledge *knowledge;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CoxaVisitRow, coxa_visit_row, GTK_TYPE_WIDGET)

static void
forget_request (CoxaVisitRow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
coxa_visit_row_dispose (GObject *object)
{
  CoxaVisitRow *self = COXA_VISIT_ROW (object);

  forget_request (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_visit_row_parent_class)->dispose (object);
}

static void
coxa_visit_row_class_init (CoxaVisitRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_visit_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/record/coxa-visit-row.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitRow, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitRow, day);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitRow, details);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitRow, flags);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitRow, state);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitRow, menu);
}

static void
coxa_visit_row_init (CoxaVisitRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
coxa_visit_row_new (void)
{
  return g_object_new (COXA_TYPE_VISIT_ROW, NULL);
}

static void
name_row (CoxaVisitRow *self)
{
  const char *flags = gtk_label_get_text (self->flags);
  g_autofree char *spoken =
      g_strjoin (", ", gtk_label_get_text (self->day), gtk_label_get_text (self->state),
                 gtk_label_get_text (self->details), *flags ? flags : NULL, NULL);

  coxa_list_row_set_name (GTK_WIDGET (self), spoken);
}

static void
on_results_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaVisitRow) self = user_data;
  g_autoptr (GPtrArray) results =
      coxa_store_load_results_finish (COXA_STORE (source), result, NULL);
  g_autofree char *text = NULL;

  if (!results || !self->knowledge)
    return;
  text = coxa_stored_text_dup_summary (coxa_knowledge_get_rules (self->knowledge), results);
  gtk_label_set_text (self->flags, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->flags), text != NULL);
  name_row (self);
}

static void
show_state (CoxaVisitRow *self, CoxaVisit *visit)
{
  g_autofree char *state = coxa_stored_text_dup_state (visit);

  gtk_label_set_text (self->state, state);
  if (coxa_visit_is_signed (visit) && !coxa_visit_is_entered_in_error (visit) &&
      !coxa_visit_is_damaged (visit))
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "open-state");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "open-state");
}

void
coxa_visit_row_show (CoxaVisitRow *self,
                     CoxaKnowledge *knowledge,
                     CoxaStore *store,
                     CoxaVisit *visit)
{
  g_autofree char *day = coxa_patient_text_dup_day (coxa_visit_get_at (visit));
  g_autofree char *details = coxa_stored_text_dup_visit (visit);
  g_autoptr (GMenuModel) menu = coxa_visit_menu_new (visit, coxa_store_is_read_only (store));

  forget_request (self);
  gtk_menu_button_set_menu_model (self->menu, menu);
  show_state (self, visit);
  g_set_object (&self->knowledge, knowledge);
  gtk_label_set_text (self->day, day);
  gtk_label_set_text (self->details, details);
  gtk_label_set_text (self->flags, "");
  gtk_widget_set_visible (GTK_WIDGET (self->flags), FALSE);
  name_row (self);
  self->cancellable = g_cancellable_new ();
  coxa_store_load_results_async (store, coxa_visit_get_id (visit), self->cancellable, on_results_cb,
                                 g_object_ref (self));
}
