/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-record-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "coxa-programme-history.h"
#include "coxa-visit-view.h"
#include "coxa-visit-row.h"

struct _CoxaRecordPage {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkStack *stack;
  AdwLeaflet *leaflet;
  GListStore *visits;
  GtkSingleSelection *selection;
  GtkWidget *back;
  GtkWidget *correct;
  CoxaVisitView *visit_view;
  CoxaProgrammeHistory *programmes;

  /* owned */
  CoxaKnowledge *knowledge;
  CoxaStore *store;
};

G_DEFINE_FINAL_TYPE (CoxaRecordPage, coxa_record_page, GTK_TYPE_WIDGET)

enum {
  CORRECT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_selected_cb (CoxaRecordPage *self)
{
  CoxaVisit *visit = gtk_single_selection_get_selected_item (self->selection);

  if (!visit || !self->store)
    return;
  coxa_visit_view_show (self->visit_view, self->knowledge, self->store, visit);
}

static void
on_activate_cb (CoxaRecordPage *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
on_back_clicked_cb (CoxaRecordPage *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
on_correct_clicked_cb (CoxaRecordPage *self)
{
  CoxaVisit *visit = gtk_single_selection_get_selected_item (self->selection);

  if (visit)
    g_signal_emit (self, signals[CORRECT], 0, visit);
}

static void
on_row_setup_cb (CoxaRecordPage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, coxa_visit_row_new ());
}

static void
on_row_bind_cb (CoxaRecordPage *self, GtkListItem *item)
{
  coxa_visit_row_show (COXA_VISIT_ROW (gtk_list_item_get_child (item)), self->knowledge,
                       self->store, gtk_list_item_get_item (item));
}

static void
coxa_record_page_dispose (GObject *object)
{
  CoxaRecordPage *self = COXA_RECORD_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_record_page_parent_class)->dispose (object);
}

static void
coxa_record_page_class_init (CoxaRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_record_page_dispose;

  signals[CORRECT] = g_signal_new ("correct", COXA_TYPE_RECORD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, COXA_TYPE_VISIT);

  g_type_ensure (COXA_TYPE_PROGRAMME_HISTORY);
  g_type_ensure (COXA_TYPE_VISIT);
  g_type_ensure (COXA_TYPE_VISIT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/record/coxa-record-page.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, visits);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, selection);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, back);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, correct);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, visit_view);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, programmes);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_correct_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind_cb);
}

static void
coxa_record_page_init (CoxaRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
coxa_record_page_new (CoxaKnowledge *knowledge, CoxaStore *store)
{
  CoxaRecordPage *self = g_object_new (COXA_TYPE_RECORD_PAGE, NULL);

  self->knowledge = g_object_ref (knowledge);
  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/**
 * coxa_record_page_show:
 * @visits: (transfer none): array of CoxaVisit, newest first
 */
void
coxa_record_page_show (CoxaRecordPage *self, GPtrArray *visits)
{
  GListModel *model = G_LIST_MODEL (self->visits);

  g_list_store_splice (self->visits, 0, g_list_model_get_n_items (model), visits->pdata,
                       visits->len);
  gtk_stack_set_visible_child_name (self->stack, visits->len > 0 ? "visits" : "empty");
  if (visits->len > 0)
    gtk_single_selection_set_selected (self->selection, 0);
  on_selected_cb (self);
  if (visits->len > 0)
    coxa_programme_history_show (self->programmes, self->knowledge, self->store,
                                 coxa_visit_get_patient_id (g_ptr_array_index (visits, 0)));
}
