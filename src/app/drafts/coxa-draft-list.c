/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-draft-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "coxa-draft-owner.h"
#include "coxa-draft-text.h"
#include "coxa-patient-text.h"
#include "coxa-store-drafts.h"

#define SHOWN_MAX 50

struct _CoxaDraftList {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *group;
  GtkListBox *list;

  /* owned */
  CoxaStore *store;
  CoxaDesk *desk;
  GPtrArray *drafts; /* of CoxaDraft, in the order of the rows */
  GHashTable *rows;  /* patient id -> GPtrArray of AdwActionRow, borrowed */
  GHashTable *patients;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CoxaDraftList, coxa_draft_list, GTK_TYPE_WIDGET)

enum {
  OPENED,
  UNKNOWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
name_row (AdwActionRow *row, const char *name)
{
  const char *details = adw_action_row_get_subtitle (row);
  g_autofree char *label = g_strdup_printf ("%s, %s", name, details);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
on_patient_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaDraftList) self = user_data;
  g_autoptr (CoxaPatient) patient =
      coxa_store_load_patient_finish (COXA_STORE (source), result, NULL);
  g_autofree char *name = NULL;
  GPtrArray *rows;

  if (!patient || !self->store)
    return;
  rows = g_hash_table_lookup (self->rows, coxa_patient_get_id (patient));
  name = coxa_patient_text_dup_sorted_name (patient);
  for (guint i = 0; rows && i < rows->len; i++)
    name_row (g_ptr_array_index (rows, i), name);
  g_hash_table_insert (self->patients, g_strdup (coxa_patient_get_id (patient)),
                       g_object_ref (patient));
}

static void
clear (CoxaDraftList *self)
{
  GtkListBoxRow *row;

  g_hash_table_remove_all (self->rows);
  g_hash_table_remove_all (self->patients);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
add_row (CoxaDraftList *self, const CoxaDraft *draft, GDateTime *now)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = coxa_draft_text_dup_when (draft, now);
  g_autofree char *whose = coxa_draft_text_dup_whose (draft, coxa_draft_is_own (self->desk, draft));
  g_autofree char *details =
      g_strdup_printf ("%s · %s · %s", coxa_draft_text_get_form (draft), when, whose);
  GPtrArray *rows = g_hash_table_lookup (self->rows, draft->patient);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  /* Until the name is read, or where nobody of that id was ever saved. */
  name_row (ADW_ACTION_ROW (row), _ ("New patient"));
  gtk_list_box_append (self->list, row);
  if (!rows) {
    rows = g_ptr_array_new ();
    g_hash_table_insert (self->rows, g_strdup (draft->patient), rows);
    coxa_store_load_patient_async (self->store, draft->patient, self->cancellable, on_patient_cb,
                                   g_object_ref (self));
  }
  g_ptr_array_add (rows, row);
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaDraftList) self = user_data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GPtrArray *drafts = coxa_store_list_drafts_finish (COXA_STORE (source), result, NULL);

  if (!drafts)
    return;
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  self->drafts = drafts;
  if (!self->store)
    return;
  clear (self);
  for (guint i = 0; i < drafts->len && i < SHOWN_MAX; i++)
    add_row (self, g_ptr_array_index (drafts, i), now);
  gtk_widget_set_visible (GTK_WIDGET (self), drafts->len > 0);
}

static void
on_activated_cb (CoxaDraftList *self, GtkListBoxRow *row)
{
  const CoxaDraft *draft =
      g_ptr_array_index (self->drafts, (guint) gtk_list_box_row_get_index (row));
  CoxaPatient *patient = g_hash_table_lookup (self->patients, draft->patient);

  if (patient)
    g_signal_emit (self, signals[OPENED], 0, patient);
  else
    g_signal_emit (self, signals[UNKNOWN], 0, draft);
}

static void
coxa_draft_list_dispose (GObject *object)
{
  CoxaDraftList *self = COXA_DRAFT_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  g_clear_object (&self->store);
  g_clear_pointer (&self->group, gtk_widget_unparent);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->patients, g_hash_table_unref);
  G_OBJECT_CLASS (coxa_draft_list_parent_class)->dispose (object);
}

static void
coxa_draft_list_class_init (CoxaDraftListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_draft_list_dispose;

  signals[OPENED] = g_signal_new ("opened", COXA_TYPE_DRAFT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, COXA_TYPE_PATIENT);
  signals[UNKNOWN] = g_signal_new ("unknown", COXA_TYPE_DRAFT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/drafts/coxa-draft-list.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaDraftList, group);
  gtk_widget_class_bind_template_child (widget_class, CoxaDraftList, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
}

static void
coxa_draft_list_init (CoxaDraftList *self)
{
  self->rows =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->patients = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
coxa_draft_list_set_store (CoxaDraftList *self, CoxaStore *store, CoxaDesk *desk)
{
  g_set_object (&self->store, store);
  g_set_object (&self->desk, desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (coxa_draft_list_refresh), self,
                           G_CONNECT_SWAPPED);
  coxa_draft_list_refresh (self);
}

/* Reads again what there is. */
void
coxa_draft_list_refresh (CoxaDraftList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!self->store)
    return;
  self->cancellable = g_cancellable_new ();
  coxa_store_list_drafts_async (self->store, NULL, self->cancellable, on_listed_cb,
                                g_object_ref (self));
}
