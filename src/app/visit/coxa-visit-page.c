/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "coxa-patient-text.h"
#include "coxa-result-panel.h"
#include "coxa-safety-panel.h"

struct _CoxaVisitPage {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  CoxaSafetyPanel *safety_panel;
  AdwFlap *flap;
  GtkLabel *title;
  GtkLabel *status_label;
  GtkBox *form_box;
  CoxaResultPanel *result_panel;

  /* owned */
  CoxaKnowledge *knowledge;
  CoxaStore *store;
  CoxaPatient *patient;
  CoxaVisit *visit; /* as the form says it now */
  CoxaResult *result;
  char *status;

  /* borrowed */
  CoxaVisitForm *form;

  guint64 entries; /* counts the changes, so that saving knows what it saved */
  guint64 saved_entries;
  gboolean saving;
  gboolean fresh; /* a new visit that nothing was entered into */
};

G_DEFINE_FINAL_TYPE (CoxaVisitPage, coxa_visit_page, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_DIRTY,
  PROP_SAVING,
  PROP_STATUS,
  N_PROPS,
};

enum {
  JUDGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
take_status (CoxaVisitPage *self, char *status)
{
  g_free (self->status);
  self->status = status;
  gtk_label_set_text (self->status_label, status);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRTY]);
}

static void
show_entries (CoxaVisitPage *self)
{
  if (coxa_visit_page_is_dirty (self))
    take_status (self, g_strdup (_ ("Not saved")));
  else if (coxa_visit_get_version (self->visit) > 0)
    take_status (self, g_strdup (_ ("Saved")));
  else
    take_status (self, g_strdup (_ ("New")));
}

static void
judge (CoxaVisitPage *self)
{
  coxa_judge (self->result, self->patient, self->visit);
  coxa_safety_panel_show (self->safety_panel, self->result);
  coxa_result_panel_show (self->result_panel, self->knowledge, self->result);
  g_signal_emit (self, signals[JUDGED], 0);
}

/* Patterns were switched on or off. */
static void
on_engine_cb (CoxaVisitPage *self)
{
  g_clear_pointer (&self->result, coxa_result_free);
  self->result = coxa_knowledge_new_result (self->knowledge);
  if (self->patient)
    judge (self);
}

static void
read_form (CoxaVisitPage *self)
{
  g_autoptr (CoxaVisit) visit = coxa_visit_form_dup_visit (self->form);

  g_set_object (&self->visit, visit);
}

static void
show_title (CoxaVisitPage *self)
{
  GDateTime *at = coxa_visit_get_at (self->visit);
  g_autofree char *day = coxa_patient_text_dup_day (at);
  g_autofree char *time = g_date_time_format (at, "%H:%M");
  /* Translators: day and time of a visit */
  g_autofree char *title = g_strdup_printf (_ ("Visit, %s, %s"), day, time);

  gtk_label_set_text (self->title, title);
}

/* A visit begins when its first entry is made, not when the patient was looked up. */
static void
begin (CoxaVisitPage *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->fresh = FALSE;
  coxa_visit_set_at (self->visit, now);
  coxa_visit_form_rebase (self->form, self->visit);
  show_title (self);
}

static void
on_form_changed_cb (CoxaVisitPage *self)
{
  if (!self->patient)
    return;
  read_form (self);
  if (self->fresh)
    begin (self);
  self->entries++;
  judge (self);
  show_entries (self);
}

/* No judgement reads the note, so it is only read when it is saved. */
static void
on_form_noted_cb (CoxaVisitPage *self)
{
  if (!self->patient)
    return;
  if (self->fresh)
    begin (self);
  self->entries++;
  show_entries (self);
}

static void
on_jump (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *id;
  int side;

  g_variant_get (parameter, "(&si)", &id, &side);
  coxa_visit_page_jump (COXA_VISIT_PAGE (widget), id, (CoxaSide) side);
}

static void
on_toggle_panel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaVisitPage *self = COXA_VISIT_PAGE (widget);

  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

static void
coxa_visit_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CoxaVisitPage *self = COXA_VISIT_PAGE (object);

  switch (prop_id) {
  case PROP_DIRTY:
    g_value_set_boolean (value, coxa_visit_page_is_dirty (self));
    break;
  case PROP_SAVING:
    g_value_set_boolean (value, self->saving);
    break;
  case PROP_STATUS:
    g_value_set_string (value, self->status);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
coxa_visit_page_dispose (GObject *object)
{
  CoxaVisitPage *self = COXA_VISIT_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->result, coxa_result_free);
  g_clear_object (&self->visit);
  g_clear_object (&self->patient);
  g_clear_object (&self->store);
  g_clear_object (&self->knowledge);
  g_clear_pointer (&self->status, g_free);
  G_OBJECT_CLASS (coxa_visit_page_parent_class)->dispose (object);
}

static void
coxa_visit_page_class_init (CoxaVisitPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = coxa_visit_page_get_property;
  object_class->dispose = coxa_visit_page_dispose;

  properties[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, flags);
  properties[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE, flags);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[JUDGED] = g_signal_new ("judged", COXA_TYPE_VISIT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  g_type_ensure (COXA_TYPE_RESULT_PANEL);
  g_type_ensure (COXA_TYPE_SAFETY_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-visit-page.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, safety_panel);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, flap);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, title);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, status_label);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, form_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, result_panel);
  gtk_widget_class_install_action (widget_class, "visit.jump", "(si)", on_jump);
  gtk_widget_class_install_action (widget_class, "visit.toggle-panel", NULL, on_toggle_panel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "visit.toggle-panel", NULL);
}

static void
coxa_visit_page_init (CoxaVisitPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
coxa_visit_page_new (CoxaKnowledge *knowledge, CoxaStore *store)
{
  CoxaVisitPage *self = g_object_new (COXA_TYPE_VISIT_PAGE, NULL);
  GtkWidget *form = coxa_visit_form_new (knowledge);

  self->knowledge = g_object_ref (knowledge);
  self->store = g_object_ref (store);
  self->result = coxa_knowledge_new_result (knowledge);
  self->form = COXA_VISIT_FORM (form);
  gtk_box_append (self->form_box, form);
  g_signal_connect_object (knowledge, "notify::engine", G_CALLBACK (on_engine_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "changed", G_CALLBACK (on_form_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "noted", G_CALLBACK (on_form_noted_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * coxa_visit_page_open:
 * @visit: (transfer none): a new one, or one to go on with or to correct
 * @last: (nullable): the visit before
 *
 * Shows @visit. What was entered before is gone: ask "dirty" first.
 */
void
coxa_visit_page_open (CoxaVisitPage *self, CoxaPatient *patient, CoxaVisit *visit, CoxaVisit *last)
{
  g_set_object (&self->patient, patient);
  self->fresh = coxa_visit_get_version (visit) == 0 && coxa_visit_is_empty (visit);
  self->entries = 0;
  self->saved_entries = 0;
  coxa_visit_form_show (self->form, patient, visit, last);
  read_form (self);
  judge (self);
  show_title (self);
  show_entries (self);
}

/**
 * coxa_visit_page_set_patient:
 * @patient: (transfer none): as stored now
 *
 * Who the patient is was changed: judges the entries again. Another one's visit is left alone.
 */
void
coxa_visit_page_set_patient (CoxaVisitPage *self, CoxaPatient *patient)
{
  if (!self->patient ||
      !g_str_equal (coxa_patient_get_id (self->patient), coxa_patient_get_id (patient)))
    return;
  g_set_object (&self->patient, patient);
  coxa_visit_form_set_patient (self->form, patient);
  judge (self);
}

/**
 * coxa_visit_page_close:
 *
 * Lets go of patient and visit. What was entered and not saved is gone: ask "dirty" first.
 */
void
coxa_visit_page_close (CoxaVisitPage *self)
{
  g_clear_object (&self->patient);
  g_clear_object (&self->visit);
  self->entries = 0;
  self->saved_entries = 0;
  take_status (self, g_strdup (""));
}

CoxaVisitForm *
coxa_visit_page_get_form (CoxaVisitPage *self)
{
  return self->form;
}

/**
 * coxa_visit_page_get_visit:
 *
 * Returns: (transfer none) (nullable): the visit as the form says it now; its note may
 * be as last saved
 */
CoxaVisit *
coxa_visit_page_get_visit (CoxaVisitPage *self)
{
  return self->visit;
}

CoxaResult *
coxa_visit_page_get_result (CoxaVisitPage *self)
{
  return self->result;
}

gboolean
coxa_visit_page_is_dirty (CoxaVisitPage *self)
{
  return self->entries != self->saved_entries;
}

/**
 * coxa_visit_page_keep:
 *
 * Reads what is still being typed. Returns: %FALSE where a cell refuses it
 */
gboolean
coxa_visit_page_keep (CoxaVisitPage *self)
{
  return !self->patient || coxa_visit_form_keep (self->form);
}

void
coxa_visit_page_jump (CoxaVisitPage *self, const char *id, CoxaSide side)
{
  coxa_visit_form_jump (self->form, id, side);
}

/* What is being stored, and as which state of the form. */
typedef struct {
  CoxaVisit *visit;
  guint64 entries;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->visit);
  g_free (saving);
}

static void
set_saving (CoxaVisitPage *self, gboolean saving)
{
  self->saving = saving;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
}

/* Only now is it durable, and only now may the page say so. */
static void
note_saved (CoxaVisitPage *self, const Saving *saving)
{
  if (!self->visit ||
      !g_str_equal (coxa_visit_get_id (saving->visit), coxa_visit_get_id (self->visit)))
    return;
  self->saved_entries = saving->entries;
  coxa_visit_form_rebase (self->form, saving->visit);
  coxa_visit_set_version (self->visit, coxa_visit_get_version (saving->visit));
  show_entries (self);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CoxaVisitPage *self = g_task_get_source_object (task);
  GError *error = NULL;

  set_saving (self, FALSE);
  if (!coxa_store_save_visits_finish (COXA_STORE (source), result, &error)) {
    if (self->visit)
      show_entries (self);
    g_task_return_error (task, error);
    return;
  }
  note_saved (self, g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

static CoxaResult *
judge_for_record (CoxaVisitPage *self)
{
  CoxaResult *result = coxa_knowledge_new_result (self->knowledge);

  coxa_judge (result, self->patient, self->visit);
  return result;
}

/**
 * coxa_visit_page_save_async:
 *
 * Stores visit and result. The page may be used meanwhile; what is entered then stays "dirty".
 */
void
coxa_visit_page_save_async (CoxaVisitPage *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  GPtrArray *entries;
  Saving *saving;

  if (self->saving || !self->patient || !coxa_visit_page_keep (self)) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING,
                             _ ("An entry needs your attention first. Nothing was lost."));
    g_object_unref (task);
    return;
  }
  read_form (self);
  coxa_visit_set_patient_id (self->visit, coxa_patient_get_id (self->patient));
  saving = g_new0 (Saving, 1);
  saving->visit = coxa_visit_copy (self->visit);
  saving->entries = self->entries;
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  set_saving (self, TRUE);
  take_status (self, g_strdup (_ ("Saving…")));
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_store_entry_free);
  g_ptr_array_add (entries,
                   coxa_store_entry_new (self->patient, saving->visit, judge_for_record (self)));
  coxa_store_save_visits_async (self->store, entries, NULL, on_saved_cb, task);
}

gboolean
coxa_visit_page_save_finish (CoxaVisitPage *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
