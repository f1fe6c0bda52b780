/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-history-window.h"

#include <glib/gi18n-lib.h>

#include "coxa-change-text.h"
#include "coxa-history-text.h"
#include "coxa-list-row.h"
#include "coxa-patient-text.h"
#include "coxa-store-history.h"
#include "coxa-visit-view.h"

struct _CoxaHistoryWindow {
  AdwWindow parent_instance;

  /* template */
  GtkLabel *subject;
  GtkStringList *positions;
  GtkSingleSelection *selection;
  GtkLabel *title;
  GtkLabel *who;
  GtkLabel *reason;
  GtkLabel *changes;
  CoxaVisitView *visit_view;

  /* owned */
  CoxaKnowledge *knowledge;
  CoxaStore *store;
  CoxaPatient *patient;
  CoxaVisit *visit;   /* whose history it is, or NULL for all of the patient */
  GPtrArray *visits;  /* of CoxaVisit, to name them */
  GPtrArray *entries; /* of CoxaHistoryEntry, newest first */
  GCancellable *cancellable;

  /* of what is being shown */
  CoxaVisit *shown_visit;
  CoxaPatient *shown_patient;
};

G_DEFINE_FINAL_TYPE (CoxaHistoryWindow, coxa_history_window, ADW_TYPE_WINDOW)

static void
say_changes (CoxaHistoryWindow *self, const char *text)
{
  gtk_label_set_text (self->changes, text);
}

static const CoxaHistoryEntry *
get_selected (CoxaHistoryWindow *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  return self->entries && position < self->entries->len
             ? g_ptr_array_index (self->entries, position)
             : NULL;
}

/* The version of the same record that stood before @entry, or 0. */
static guint
find_version_before (CoxaHistoryWindow *self, const CoxaHistoryEntry *entry)
{
  for (guint i = 0; i < self->entries->len; i++) {
    const CoxaHistoryEntry *other = g_ptr_array_index (self->entries, i);

    if (other->seq < entry->seq && other->version > 0 && g_str_equal (other->record, entry->record))
      return other->version;
  }
  return 0;
}

static gboolean
is_over (CoxaHistoryWindow *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->store)
    return TRUE;
  if (error)
    say_changes (self, error->message);
  return error != NULL;
}

static void
say_difference (CoxaHistoryWindow *self, const char *text)
{
  say_changes (self, *text ? text : _ ("The content is the same as before."));
}

static void
on_visit_before_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaHistoryWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaVisit) before =
      coxa_store_load_visit_version_finish (COXA_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (is_over (self, error) || !self->shown_visit)
    return;
  text = coxa_change_text_dup_visit (coxa_knowledge_get_rules (self->knowledge), before,
                                     self->shown_visit);
  say_difference (self, text);
}

static void
on_visit_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaHistoryWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaVisit) visit =
      coxa_store_load_visit_version_finish (COXA_STORE (source), result, &error);
  const CoxaHistoryEntry *entry;
  guint before;

  if (is_over (self, error) || !(entry = get_selected (self)))
    return;
  g_set_object (&self->shown_visit, visit);
  coxa_visit_view_show_version (self->visit_view, self->knowledge, visit);
  gtk_widget_set_visible (GTK_WIDGET (self->visit_view), TRUE);
  before = find_version_before (self, entry);
  if (before == 0)
    say_changes (self, _ ("The first version here."));
  else
    coxa_store_load_visit_version_async (self->store, entry->record, before, self->cancellable,
                                         on_visit_before_cb, g_object_ref (self));
}

static void
on_patient_before_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaHistoryWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaPatient) before =
      coxa_store_load_patient_version_finish (COXA_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (is_over (self, error) || !self->shown_patient)
    return;
  text = coxa_change_text_dup_patient (before, self->shown_patient);
  say_difference (self, text);
}

static void
say_first_patient (CoxaHistoryWindow *self, CoxaPatient *patient)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = coxa_patient_dup_display_name (patient);
  g_autofree char *summary = coxa_patient_text_dup_row (patient, now);
  g_autofree char *text =
      g_strdup_printf ("%s\n%s\n%s", _ ("The first version here."), name, summary);

  say_changes (self, text);
}

static void
on_patient_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaHistoryWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaPatient) patient =
      coxa_store_load_patient_version_finish (COXA_STORE (source), result, &error);
  const CoxaHistoryEntry *entry;
  guint before;

  if (is_over (self, error) || !(entry = get_selected (self)))
    return;
  g_set_object (&self->shown_patient, patient);
  before = find_version_before (self, entry);
  if (before == 0)
    say_first_patient (self, patient);
  else
    coxa_store_load_patient_version_async (self->store, entry->record, before, self->cancellable,
                                           on_patient_before_cb, g_object_ref (self));
}

static void
load_content (CoxaHistoryWindow *self, const CoxaHistoryEntry *entry)
{
  if (entry->version == 0)
    say_changes (self, _ ("Nothing in the record was changed by this."));
  else if (g_str_equal (entry->kind, "visit"))
    coxa_store_load_visit_version_async (self->store, entry->record, entry->version,
                                         self->cancellable, on_visit_cb, g_object_ref (self));
  else if (g_str_equal (entry->kind, "patient"))
    coxa_store_load_patient_version_async (self->store, entry->record, entry->version,
                                           self->cancellable, on_patient_cb, g_object_ref (self));
  else
    say_changes (self, _ ("Its content is shown with the visits that belong to it."));
}

static void
on_selected_cb (CoxaHistoryWindow *self)
{
  const CoxaHistoryEntry *entry = get_selected (self);
  g_autofree char *title = NULL;
  g_autofree char *who = NULL;

  if (!entry || !self->store)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_object (&self->shown_visit);
  g_clear_object (&self->shown_patient);
  title = coxa_history_text_dup_title (entry, self->visits);
  who = coxa_history_text_dup_who_and_when (entry);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->who, who);
  gtk_label_set_text (self->reason, entry->reason ? entry->reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), entry->reason != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->visit_view), FALSE);
  say_changes (self, "");
  load_content (self, entry);
}

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
on_row_setup_cb (CoxaHistoryWindow *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "patient-row");
  gtk_box_append (GTK_BOX (box), label_new ("heading"));
  gtk_box_append (GTK_BOX (box), label_new ("numeric"));
  gtk_box_append (GTK_BOX (box), label_new ("dim-label"));
  gtk_list_item_set_child (item, box);
}

static void
on_row_bind_cb (CoxaHistoryWindow *self, GtkListItem *item)
{
  const CoxaHistoryEntry *entry =
      g_ptr_array_index (self->entries, gtk_list_item_get_position (item));
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (box);
  GtkWidget *who = gtk_widget_get_next_sibling (title);
  GtkWidget *reason = gtk_widget_get_next_sibling (who);
  g_autofree char *title_text = coxa_history_text_dup_title (entry, self->visits);
  g_autofree char *who_text = coxa_history_text_dup_who_and_when (entry);
  g_autofree char *spoken = g_strjoin (", ", title_text, who_text, entry->reason, NULL);

  gtk_label_set_text (GTK_LABEL (title), title_text);
  gtk_label_set_text (GTK_LABEL (who), who_text);
  gtk_label_set_text (GTK_LABEL (reason), entry->reason ? entry->reason : "");
  gtk_widget_set_visible (reason, entry->reason != NULL);
  coxa_list_row_set_name (box, spoken);
}

static void
fill (CoxaHistoryWindow *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) positions = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    g_strv_builder_add (builder, "");
  positions = g_strv_builder_end (builder);
  gtk_string_list_splice (self->positions, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->positions)),
                          (const char *const *) positions);
  on_selected_cb (self);
}

static void
take_entries (CoxaHistoryWindow *self, GPtrArray *take_entries, const GError *error)
{
  if (!self->store)
    return;
  if (!take_entries) {
    say_changes (self, error->message);
    return;
  }
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = take_entries;
  fill (self);
}

static void
on_history_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaHistoryWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries =
      self->visit ? coxa_store_list_record_history_finish (COXA_STORE (source), result, &error)
                  : coxa_store_list_history_finish (COXA_STORE (source), result, &error);

  take_entries (self, entries, error);
}

static void
on_visits_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaHistoryWindow) self = user_data;
  g_autoptr (GPtrArray) visits = coxa_store_list_visits_finish (COXA_STORE (source), result, NULL);

  for (guint i = 0; visits && i < visits->len; i++)
    g_ptr_array_add (self->visits, g_object_ref (g_ptr_array_index (visits, i)));
}

static void
on_hidden_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaHistoryWindow) self = user_data;
  g_autoptr (GPtrArray) visits =
      coxa_store_list_hidden_visits_finish (COXA_STORE (source), result, NULL);

  for (guint i = 0; visits && i < visits->len; i++)
    g_ptr_array_add (self->visits, g_object_ref (g_ptr_array_index (visits, i)));
}

static void
coxa_history_window_dispose (GObject *object)
{
  CoxaHistoryWindow *self = COXA_HISTORY_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->knowledge);
  g_clear_object (&self->patient);
  g_clear_object (&self->visit);
  g_clear_object (&self->shown_visit);
  g_clear_object (&self->shown_patient);
  G_OBJECT_CLASS (coxa_history_window_parent_class)->dispose (object);
}

/* Rows still read them while the window is taken apart. */
static void
coxa_history_window_finalize (GObject *object)
{
  CoxaHistoryWindow *self = COXA_HISTORY_WINDOW (object);

  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (coxa_history_window_parent_class)->finalize (object);
}

static void
coxa_history_window_class_init (CoxaHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_history_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = coxa_history_window_finalize;

  g_type_ensure (COXA_TYPE_VISIT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/history/coxa-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaHistoryWindow, subject);
  gtk_widget_class_bind_template_child (widget_class, CoxaHistoryWindow, positions);
  gtk_widget_class_bind_template_child (widget_class, CoxaHistoryWindow, selection);
  gtk_widget_class_bind_template_child (widget_class, CoxaHistoryWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CoxaHistoryWindow, who);
  gtk_widget_class_bind_template_child (widget_class, CoxaHistoryWindow, reason);
  gtk_widget_class_bind_template_child (widget_class, CoxaHistoryWindow, changes);
  gtk_widget_class_bind_template_child (widget_class, CoxaHistoryWindow, visit_view);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
coxa_history_window_init (CoxaHistoryWindow *self)
{
  self->visits = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_subject (CoxaHistoryWindow *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = coxa_patient_dup_display_name (self->patient);
  g_autofree char *summary = coxa_patient_text_dup_summary (self->patient, now);
  g_autofree char *text = g_strdup_printf ("%s · %s", name, summary);

  gtk_label_set_text (self->subject, text);
}

/* The store answers in the order it was asked: the visits are there to name the entries. */
static void
read_history (CoxaHistoryWindow *self)
{
  const char *id = coxa_patient_get_id (self->patient);

  coxa_store_list_visits_async (self->store, id, NULL, on_visits_cb, g_object_ref (self));
  coxa_store_list_hidden_visits_async (self->store, id, NULL, on_hidden_cb, g_object_ref (self));
  if (self->visit)
    coxa_store_list_record_history_async (self->store, coxa_visit_get_id (self->visit), NULL,
                                          on_history_cb, g_object_ref (self));
  else
    coxa_store_list_history_async (self->store, id, NULL, on_history_cb, g_object_ref (self));
}

/**
 * coxa_history_window_new:
 * @visit: (nullable): of @patient; %NULL for the whole record of the patient
 */
GtkWidget *
coxa_history_window_new (CoxaKnowledge *knowledge,
                         CoxaRecordActs *acts,
                         CoxaPatient *patient,
                         CoxaVisit *visit)
{
  CoxaHistoryWindow *self = g_object_new (COXA_TYPE_HISTORY_WINDOW, NULL);

  self->knowledge = g_object_ref (knowledge);
  self->store = g_object_ref (coxa_record_acts_get_store (acts));
  self->patient = g_object_ref (patient);
  g_set_object (&self->visit, visit);
  show_subject (self);
  coxa_record_acts_note_looked (acts, visit ? "visit" : "patient",
                                visit ? coxa_visit_get_id (visit) : coxa_patient_get_id (patient),
                                coxa_patient_get_id (patient));
  read_history (self);
  return GTK_WIDGET (self);
}

guint
coxa_history_window_count (CoxaHistoryWindow *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->positions));
}

void
coxa_history_window_select (CoxaHistoryWindow *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
}
