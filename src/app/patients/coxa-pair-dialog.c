/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-pair-dialog.h"

#include <glib/gi18n-lib.h>

#include "coxa-move-safety.h"
#include "coxa-patient-row.h"
#include "coxa-patient-text.h"

#define HITS_MAX 8

struct _CoxaPairDialog {
  AdwWindow parent_instance;

  /* template */
  GtkLabel *intro;
  GtkButton *act;
  GtkLabel *one_title;
  GtkLabel *one_name;
  GtkLabel *one_details;
  GtkLabel *one_visits;
  GtkCheckButton *one_goes_on;
  GtkLabel *other_title;
  GtkLabel *other_name;
  GtkLabel *other_details;
  GtkLabel *other_visits;
  GtkCheckButton *other_goes_on;
  GtkSearchEntry *search;
  GtkListBox *hits_list;
  GtkLabel *nobody;
  GtkLabel *note;
  GtkEditable *reason;
  GtkEditable *initials;

  /* owned */
  CoxaKnowledge *knowledge; /* to move */
  CoxaStore *store;
  CoxaPatient *one;
  CoxaPatient *other;
  CoxaVisit *visit; /* to move; NULL: to merge */
  GPtrArray *hits;  /* of CoxaPatient, in the order of the list */
  GCancellable *searching;
  GCancellable *looking; /* at the other */
};

G_DEFINE_FINAL_TYPE (CoxaPairDialog, coxa_pair_dialog, ADW_TYPE_WINDOW)

enum {
  AGREED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
renew (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
}

static char *
dup_said (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
show_readiness (CoxaPairDialog *self)
{
  g_autofree char *reason = dup_said (self->reason);
  g_autofree char *initials = dup_said (self->initials);

  gtk_widget_set_sensitive (GTK_WIDGET (self->act), self->other && *reason && *initials);
}

static char *
dup_details (CoxaPatient *patient)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return coxa_patient_text_dup_summary (patient, now);
}

static void
show_count (GtkLabel *label, guint n)
{
  g_autofree char *text =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u visit", "%u visits", n), n);

  gtk_label_set_text (label, text);
}

typedef struct {
  CoxaPairDialog *dialog;
  GtkLabel *label; /* of the dialog */
} Counting;

static void
on_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Counting *counting = user_data;
  g_autoptr (CoxaPairDialog) self = counting->dialog;
  g_autoptr (GPtrArray) visits = coxa_store_list_visits_finish (COXA_STORE (source), result, NULL);

  if (visits && self->store)
    show_count (counting->label, visits->len);
}

static void
count_visits (CoxaPairDialog *self,
              CoxaPatient *patient,
              GtkLabel *label,
              GCancellable *cancellable)
{
  Counting *counting = g_new0 (Counting, 1);

  counting->dialog = g_object_ref (self);
  counting->label = label;
  gtk_label_set_text (label, "");
  coxa_store_list_visits_async (self->store, coxa_patient_get_id (patient), cancellable,
                                on_counted_cb, counting);
}

static void
on_safety_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaPairDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean changes = FALSE;
  g_autofree char *text = coxa_move_safety_load_finish (result, &changes, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->store)
    return;
  gtk_label_set_text (self->note, text ? text : error->message);
  if (changes)
    gtk_widget_add_css_class (GTK_WIDGET (self->note), "decision-problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->note), "decision-problem");
  gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
}

/**
 * coxa_pair_dialog_choose:
 *
 * Shows @other beside the first one.
 */
void
coxa_pair_dialog_choose (CoxaPairDialog *self, CoxaPatient *other)
{
  g_autofree char *name = coxa_patient_dup_display_name (other);
  g_autofree char *details = dup_details (other);

  g_set_object (&self->other, other);
  gtk_label_set_text (self->other_name, name);
  gtk_label_set_text (self->other_details, details);
  renew (&self->looking);
  count_visits (self, other, self->other_visits, self->looking);
  gtk_widget_set_sensitive (GTK_WIDGET (self->other_goes_on), TRUE);
  if (self->visit)
    coxa_move_safety_load_async (self->knowledge, self->store, self->visit, self->one, other,
                                 self->looking, on_safety_cb, g_object_ref (self));
  show_readiness (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

static void
on_hit_activated_cb (CoxaPairDialog *self, GtkListBoxRow *row)
{
  coxa_pair_dialog_choose (
      self, g_ptr_array_index (self->hits, (guint) gtk_list_box_row_get_index (row)));
}

static void
forget_hits (CoxaPairDialog *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->hits_list, 0)))
    gtk_list_box_remove (self->hits_list, GTK_WIDGET (row));
  g_ptr_array_set_size (self->hits, 0);
}

static void
add_hit (CoxaPairDialog *self, CoxaPatient *patient)
{
  GtkWidget *row;

  if (g_str_equal (coxa_patient_get_id (patient), coxa_patient_get_id (self->one)))
    return;
  row = coxa_patient_row_new ();
  coxa_patient_row_show (COXA_PATIENT_ROW (row), patient);
  g_ptr_array_add (self->hits, g_object_ref (patient));
  gtk_list_box_append (self->hits_list, row);
}

static void
on_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaPairDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found =
      coxa_store_search_patients_finish (COXA_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->store)
    return;
  forget_hits (self);
  for (guint i = 0; found && i < found->len; i++)
    add_hit (self, g_ptr_array_index (found, i));
  gtk_label_set_text (self->nobody, error ? error->message : _ ("Nobody found"));
  gtk_widget_set_visible (GTK_WIDGET (self->nobody), self->hits->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->hits_list), self->hits->len > 0);
}

static void
on_search_changed_cb (CoxaPairDialog *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->search));

  renew (&self->searching);
  if (*query) {
    coxa_store_search_all_patients_async (self->store, query, HITS_MAX, self->searching,
                                          on_found_cb, g_object_ref (self));
    return;
  }
  forget_hits (self);
  gtk_widget_set_visible (GTK_WIDGET (self->hits_list), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->nobody), FALSE);
}

static void
on_search_activate_cb (CoxaPairDialog *self)
{
  if (self->hits->len > 0)
    coxa_pair_dialog_choose (self, g_ptr_array_index (self->hits, 0));
}

static void
on_agree (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaPairDialog *self = COXA_PAIR_DIALOG (widget);
  g_autofree char *reason = dup_said (self->reason);
  g_autofree char *initials = dup_said (self->initials);

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->act)))
    return;
  g_signal_emit (self, signals[AGREED], 0, self->other,
                 gtk_check_button_get_active (self->other_goes_on), reason, initials);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_said_cb (CoxaPairDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "pair.agree", NULL);
}

static void
coxa_pair_dialog_dispose (GObject *object)
{
  CoxaPairDialog *self = COXA_PAIR_DIALOG (object);

  g_cancellable_cancel (self->searching);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->searching);
  g_clear_object (&self->looking);
  g_clear_object (&self->knowledge);
  g_clear_object (&self->store);
  g_clear_object (&self->one);
  g_clear_object (&self->other);
  g_clear_object (&self->visit);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  G_OBJECT_CLASS (coxa_pair_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/patients/coxa-pair-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaPairDialog, intro);
  gtk_widget_class_bind_template_child (widget_class, CoxaPairDialog, act);
  gtk_widget_class_bind_template_child (widget_class, CoxaPairDialog, one_title);
  gtk_widget_class_bind_template_child (widget_class, CoxaPairDialog, one_name);
  gtk_widget_class_bind_template_child (widget_class, CoxaPairDialog, one_details);
  gtk_widget_class_bind_template_child (widget_class, CoxaPairDialog, one_visits);
  gtk_widget_class_bind_template_child (widget_class, CoxaPairDialog, one_goes_on);
  gtk_widget_class_bind_template_child (widget_class, CoxaPairDialog, other_title);
  gtk_widget_class_bind_template_child (widget_class, CoxaPairDialog, other_name);
  gtk_widget_class_bind_template_child (widget_class, CoxaPairDialog, other_details);
  gtk_widget_class_bind_template_child (widget_class, CoxaPairDialog, other_visits);
  gtk_widget_class_bind_template_child (widget_class, CoxaPairDialog, other_goes_on);
  gtk_widget_class_bind_template_child (widget_class, CoxaPairDialog, search);
  gtk_widget_class_bind_template_child (widget_class, CoxaPairDialog, hits_list);
  gtk_widget_class_bind_template_child (widget_class, CoxaPairDialog, nobody);
  gtk_widget_class_bind_template_child (widget_class, CoxaPairDialog, note);
  gtk_widget_class_bind_template_child (widget_class, CoxaPairDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, CoxaPairDialog, initials);
  gtk_widget_class_bind_template_callback (widget_class, show_readiness);
  gtk_widget_class_bind_template_callback (widget_class, on_said_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_hit_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
}

static void
coxa_pair_dialog_class_init (CoxaPairDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_pair_dialog_dispose;

  signals[AGREED] = g_signal_new ("agreed", COXA_TYPE_PAIR_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 4, COXA_TYPE_PATIENT, G_TYPE_BOOLEAN,
                                  G_TYPE_STRING, G_TYPE_STRING);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "pair.agree", NULL, on_agree);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
coxa_pair_dialog_init (CoxaPairDialog *self)
{
  self->hits = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static CoxaPairDialog *
dialog_new (CoxaStore *store, CoxaPatient *patient, const char *initials)
{
  CoxaPairDialog *self = g_object_new (COXA_TYPE_PAIR_DIALOG, NULL);
  g_autofree char *name = coxa_patient_dup_display_name (patient);
  g_autofree char *details = dup_details (patient);

  self->store = g_object_ref (store);
  self->one = g_object_ref (patient);
  self->looking = g_cancellable_new ();
  gtk_label_set_text (self->one_name, name);
  gtk_label_set_text (self->one_details, details);
  count_visits (self, patient, self->one_visits, NULL);
  gtk_editable_set_text (self->initials, initials ? initials : "");
  gtk_widget_set_visible (GTK_WIDGET (self->initials), !initials || !*initials);
  show_readiness (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return self;
}

/**
 * coxa_pair_dialog_new_move:
 * @visit: of @patient
 * @initials: (nullable): of the one who moves it; asked for where it is %NULL or ""
 */
GtkWidget *
coxa_pair_dialog_new_move (CoxaKnowledge *knowledge,
                           CoxaStore *store,
                           CoxaPatient *patient,
                           CoxaVisit *visit,
                           const char *initials)
{
  CoxaPairDialog *self = dialog_new (store, patient, initials);
  g_autofree char *day = coxa_patient_text_dup_day (coxa_visit_get_at (visit));
  g_autofree char *intro = g_strdup_printf (
      _ ("The visit of %s goes to the patient you choose. Both records show it in their history."),
      day);

  self->knowledge = g_object_ref (knowledge);
  self->visit = g_object_ref (visit);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Move to another patient"));
  gtk_label_set_text (self->intro, intro);
  gtk_label_set_text (self->one_title, _ ("From"));
  gtk_label_set_text (self->other_title, _ ("To"));
  gtk_button_set_label (self->act, _ ("_Move"));
  gtk_widget_set_visible (GTK_WIDGET (self->one_goes_on), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->other_goes_on), FALSE);
  return GTK_WIDGET (self);
}

/**
 * coxa_pair_dialog_new_merge:
 * @initials: (nullable): of the one who merges them; asked for where it is %NULL or ""
 */
GtkWidget *
coxa_pair_dialog_new_merge (CoxaStore *store, CoxaPatient *patient, const char *initials)
{
  CoxaPairDialog *self = dialog_new (store, patient, initials);

  gtk_window_set_title (GTK_WINDOW (self), _ ("Merge two patients"));
  gtk_label_set_text (
      self->intro,
      _ ("From then on both are one patient, with the visits of both. Both numbers keep working, "
         "precautions of both hold, and it can be undone."));
  gtk_label_set_text (self->one_title, _ ("One"));
  gtk_label_set_text (self->other_title, _ ("The other"));
  gtk_button_set_label (self->act, _ ("_Merge"));
  return GTK_WIDGET (self);
}
