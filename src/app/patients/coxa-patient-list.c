/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-patient-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "coxa-patient-row.h"

#define HITS_MAX 100

struct _CoxaPatientList {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *view;
  GtkSingleSelection *selection;
  GListStore *patients;
  GtkLabel *more;
  GtkCheckButton *archived;

  /* owned */
  CoxaStore *store;
  GCancellable *cancellable; /* of the search under way */
  char *marked_id;           /* of the patient who is open */

  gboolean open_first; /* Enter was pressed before the answer came */
};

G_DEFINE_FINAL_TYPE (CoxaPatientList, coxa_patient_list, GTK_TYPE_WIDGET)

enum {
  OPENED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
query_of (CoxaPatientList *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static void
select_marked (CoxaPatientList *self)
{
  GListModel *model = G_LIST_MODEL (self->patients);
  guint found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; self->marked_id && i < g_list_model_get_n_items (model); i++) {
    g_autoptr (CoxaPatient) patient = g_list_model_get_item (model, i);

    if (g_str_equal (coxa_patient_get_id (patient), self->marked_id))
      found = i;
  }
  gtk_single_selection_set_selected (self->selection, found);
}

static void
show_found (CoxaPatientList *self, GPtrArray *found)
{
  const char *page = "list";

  g_list_store_splice (self->patients, 0, g_list_model_get_n_items (G_LIST_MODEL (self->patients)),
                       found->pdata, found->len);
  select_marked (self);
  if (found->len == 0)
    page = *query_of (self) ? "nobody" : "empty";
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->more), found->len >= HITS_MAX);
}

static void
open_at (CoxaPatientList *self, guint position)
{
  g_autoptr (CoxaPatient) patient = g_list_model_get_item (G_LIST_MODEL (self->patients), position);

  if (patient)
    g_signal_emit (self, signals[OPENED], 0, patient);
}

static void
on_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaPatientList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found =
      coxa_store_search_patients_finish (COXA_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->store)
    return;
  g_clear_object (&self->cancellable);
  if (!found) {
    g_signal_emit (self, signals[FAILED], 0, error->message);
    return;
  }
  show_found (self, found);
  if (self->open_first)
    open_at (self, 0);
  self->open_first = FALSE;
}

static void
search (CoxaPatientList *self)
{
  if (!self->store)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (gtk_check_button_get_active (self->archived))
    coxa_store_search_all_patients_async (self->store, query_of (self), HITS_MAX, self->cancellable,
                                          on_found_cb, g_object_ref (self));
  else
    coxa_store_search_patients_async (self->store, query_of (self), HITS_MAX, self->cancellable,
                                      on_found_cb, g_object_ref (self));
}

static void
on_search_changed_cb (CoxaPatientList *self)
{
  self->open_first = FALSE;
  search (self);
}

static void
on_search_activate_cb (CoxaPatientList *self)
{
  if (self->cancellable)
    self->open_first = TRUE;
  else
    open_at (self, 0);
}

static void
on_stop_search_cb (CoxaPatientList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static gboolean
on_search_key_cb (CoxaPatientList *self,
                  guint keyval,
                  guint keycode,
                  GdkModifierType modifiers,
                  GtkEventControllerKey *controller)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;
  return gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
on_row_setup_cb (CoxaPatientList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, coxa_patient_row_new ());
}

static void
on_row_bind_cb (CoxaPatientList *self, GtkListItem *item)
{
  coxa_patient_row_show (COXA_PATIENT_ROW (gtk_list_item_get_child (item)),
                         gtk_list_item_get_item (item));
}

static void
coxa_patient_list_dispose (GObject *object)
{
  CoxaPatientList *self = COXA_PATIENT_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_pointer (&self->marked_id, g_free);
  G_OBJECT_CLASS (coxa_patient_list_parent_class)->dispose (object);
}

static gboolean
coxa_patient_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (COXA_PATIENT_LIST (widget)->search));
}

static void
coxa_patient_list_class_init (CoxaPatientListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_patient_list_dispose;
  widget_class->grab_focus = coxa_patient_list_grab_focus;

  signals[OPENED] = g_signal_new ("opened", COXA_TYPE_PATIENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, COXA_TYPE_PATIENT);
  signals[FAILED] = g_signal_new ("failed", COXA_TYPE_PATIENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (COXA_TYPE_PATIENT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/patients/coxa-patient-list.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientList, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientList, search);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientList, stack);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientList, view);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientList, selection);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientList, patients);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientList, more);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientList, archived);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_at);
  gtk_widget_class_bind_template_callback (widget_class, search);
}

static void
coxa_patient_list_init (CoxaPatientList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * coxa_patient_list_set_store:
 *
 * Shows the first patients, and again whenever the record changes.
 */
void
coxa_patient_list_set_store (CoxaPatientList *self, CoxaStore *store)
{
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
  search (self);
}

void
coxa_patient_list_focus_search (CoxaPatientList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

/**
 * coxa_patient_list_mark:
 * @patient_id: (nullable): of the patient who is open now
 */
void
coxa_patient_list_mark (CoxaPatientList *self, const char *patient_id)
{
  g_free (self->marked_id);
  self->marked_id = g_strdup (patient_id);
  select_marked (self);
}

GListModel *
coxa_patient_list_get_model (CoxaPatientList *self)
{
  return G_LIST_MODEL (self->patients);
}
