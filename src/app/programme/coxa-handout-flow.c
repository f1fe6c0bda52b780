/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-handout-flow.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "coxa-handout-job.h"
#include "coxa-handout-printer.h"
#include "coxa-store-acts.h"

/* A handout on its way: of whom, what is on it, and where it goes. */
typedef struct {
  gatomicrefcount references;
  CoxaHandoutFlow *flow;
  CoxaPatient *patient;
  GPtrArray *items;
  CoxaStoredProgramme *issued; /* to be kept, or NULL */
  char *goal;                  /* in the patient's own words, or NULL */
  GBytes *pdf;                 /* once it is made */
  gboolean to_printer;
} Making;

struct _CoxaHandoutFlow {
  GObject parent_instance;

  /* owned */
  CoxaKnowledge *knowledge;
  CoxaStore *store; /* stays until the last handout is kept */
  CoxaDesk *desk;   /* so does it */
  GSettings *settings;
  CoxaPatient *allowed; /* who may get a handout at this moment, or NULL */
  char *goal;           /* in that patient's own words, or NULL */
  GtkFileChooserNative *chooser;
  Making *choosing; /* what the file chooser is open for */

  /* borrowed */
  GtkWidget *widget;        /* whose window the dialogs belong to */
  GtkWindow *number_dialog; /* while it asks */

  gboolean busy;
};

G_DEFINE_FINAL_TYPE (CoxaHandoutFlow, coxa_handout_flow, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_BUSY,
  N_PROPS,
};

enum {
  FAILED,
  DONE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static Making *
making_ref (Making *making)
{
  g_atomic_ref_count_inc (&making->references);
  return making;
}

static void
making_unref (Making *making)
{
  if (!g_atomic_ref_count_dec (&making->references))
    return;
  g_object_unref (making->flow);
  g_object_unref (making->patient);
  g_ptr_array_unref (making->items);
  g_clear_pointer (&making->issued, coxa_stored_programme_free);
  g_clear_pointer (&making->pdf, g_bytes_unref);
  g_free (making->goal);
  g_free (making);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Making, making_unref)

static void
set_busy (CoxaHandoutFlow *self, gboolean busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
stop (CoxaHandoutFlow *self)
{
  set_busy (self, FALSE);
}

static void
fail (CoxaHandoutFlow *self, const char *title, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, title, error->message);
}

static void
on_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaHandoutFlow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!coxa_store_add_programme_finish (COXA_STORE (source), result, &error))
    fail (self, _ ("The handout is out, but the programme was not kept in the record"), error);
}

static void
note (Making *making, const CoxaStoreContext *context)
{
  const char *id = coxa_patient_get_id (making->patient);
  CoxaStore *store = making->flow->store;

  if (store && !coxa_store_is_read_only (store))
    coxa_store_note_async (store, making->to_printer ? COXA_ACTION_PRINTED : COXA_ACTION_EXPORTED,
                           "handout", id, id, NULL, context, NULL, NULL, NULL);
}

/* The patient has it: now it belongs in the record. */
static void
finish (Making *making, const char *message)
{
  CoxaHandoutFlow *self = making->flow;
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (self->desk);

  g_signal_emit (self, signals[DONE], 0, message);
  note (making, context);
  if (making->issued && self->store)
    coxa_store_add_programme_async (self->store, coxa_patient_get_id (making->patient),
                                    g_steal_pointer (&making->issued), context, NULL, on_kept_cb,
                                    g_object_ref (self));
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Making) making = user_data;
  g_autoptr (GError) error = NULL;

  stop (making->flow);
  if (coxa_handout_job_write_finish (result, &error))
    finish (making, _ ("Handout saved"));
  else
    fail (making->flow, _ ("The handout was not saved"), error);
}

static void
on_chooser_response_cb (CoxaHandoutFlow *self, int response)
{
  g_autoptr (Making) making = g_steal_pointer (&self->choosing);

  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));

    coxa_handout_job_write_async (making->pdf, file, on_written_cb, making_ref (making));
  } else {
    stop (self);
  }
  g_clear_object (&self->chooser);
}

static void
choose_file (CoxaHandoutFlow *self, GtkWindow *parent, Making *making)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = coxa_handout_job_dup_file_name (making->patient, now);

  self->choosing = making_ref (making);
  self->chooser = gtk_file_chooser_native_new (_ ("Save handout"), parent,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chooser_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Making) making = user_data;
  g_autoptr (GError) error = NULL;

  if (coxa_handout_printer_run_finish (result, &error))
    finish (making, _ ("Handout sent to the printer"));
  else
    fail (making->flow, _ ("The handout was not printed"), error);
}

/* The printer may take its time: the next handout waits for the dialog only. */
static void
choose_printer (CoxaHandoutFlow *self, GtkWindow *parent, Making *making)
{
  GtkWindow *dialog =
      coxa_handout_printer_run_async (parent, making->pdf, on_printed_cb, making_ref (making));

  g_signal_connect_object (dialog, "destroy", G_CALLBACK (stop), self, G_CONNECT_SWAPPED);
}

static GtkWindow *
find_window (CoxaHandoutFlow *self)
{
  GtkRoot *root = self->widget ? gtk_widget_get_root (self->widget) : NULL;

  return root ? GTK_WINDOW (root) : NULL;
}

static void
on_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Making) making = user_data;
  CoxaHandoutFlow *self = making->flow;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = find_window (self);

  making->pdf = coxa_handout_job_run_finish (result, &error);
  if (!making->pdf)
    fail (self, _ ("The handout could not be made"), error);
  /* Meanwhile an answer may forbid it, another patient be open, or the window gone. */
  if (!making->pdf || !parent || making->patient != self->allowed)
    stop (self);
  else if (making->to_printer)
    choose_printer (self, parent, making);
  else
    choose_file (self, parent, making);
}

/* What heads the next handout: @goal in the words of the patient who may get it, or NULL. */
void
coxa_handout_flow_set_goal (CoxaHandoutFlow *self, const char *goal)
{
  char *copy = g_strdup (goal);

  g_free (self->goal);
  self->goal = copy;
}

char *
coxa_handout_flow_dup_language (CoxaHandoutFlow *self, CoxaPatient *patient)
{
  g_autofree char *language = g_settings_get_string (self->settings, "handout-language");

  if (coxa_patient_get_language (patient))
    return g_strdup (coxa_patient_get_language (patient));
  return g_strdup (*language ? language : g_get_language_names ()[0]);
}

static void
make (CoxaHandoutFlow *self, Making *making)
{
  g_autofree char *language = coxa_handout_flow_dup_language (self, making->patient);
  g_autofree char *clinician = coxa_desk_dup_name (self->desk);

  set_busy (self, TRUE);
  coxa_handout_job_run_async (self->knowledge, making->patient, making->items, making->goal,
                              language, clinician, self->settings, on_ready_cb,
                              making_ref (making));
}

static void
on_number_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Making *making = user_data;
  CoxaHandoutFlow *self = making->flow;
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  g_autofree char *number = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (!g_str_equal (response, "use") || !*number || making->patient != self->allowed || self->busy)
    return;
  g_settings_set_string (self->settings, "emergency-number", number);
  make (self, making);
}

static void
forget_making (gpointer data, GClosure *closure)
{
  making_unref (data);
}

static GtkWidget *
number_entry_new (void)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *number = coxa_handout_job_dup_region_number ();

  gtk_editable_set_text (GTK_EDITABLE (entry), number);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Emergency number"), -1);
  return entry;
}

/* The handout tells the patient whom to call: somebody confirms the number once. */
static void
ask_emergency_number (CoxaHandoutFlow *self, Making *making)
{
  GtkWidget *dialog = adw_message_dialog_new (
      find_window (self), _ ("Which emergency number?"),
      _ ("Every handout tells the patient which number to call in an emergency. "
         "Please confirm it once; it can be changed in the preferences."));

  g_set_weak_pointer (&self->number_dialog, GTK_WINDOW (dialog));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), number_entry_new ());
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "use",
                                    _ ("_Use this number"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "use",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "use");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_number_response_cb),
                         making_ref (making), forget_making, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
coxa_handout_flow_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CoxaHandoutFlow *self = COXA_HANDOUT_FLOW (object);

  switch (prop_id) {
  case PROP_BUSY:
    g_value_set_boolean (value, self->busy);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
coxa_handout_flow_dispose (GObject *object)
{
  CoxaHandoutFlow *self = COXA_HANDOUT_FLOW (object);

  g_clear_object (&self->chooser);
  g_clear_pointer (&self->choosing, making_unref);
  g_clear_weak_pointer (&self->widget);
  g_clear_weak_pointer (&self->number_dialog);
  g_clear_object (&self->allowed);
  g_clear_pointer (&self->goal, g_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_handout_flow_parent_class)->dispose (object);
}

static void
coxa_handout_flow_finalize (GObject *object)
{
  g_clear_object (&COXA_HANDOUT_FLOW (object)->store);
  g_clear_object (&COXA_HANDOUT_FLOW (object)->desk);
  G_OBJECT_CLASS (coxa_handout_flow_parent_class)->finalize (object);
}

static void
coxa_handout_flow_class_init (CoxaHandoutFlowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = coxa_handout_flow_get_property;
  object_class->dispose = coxa_handout_flow_dispose;
  object_class->finalize = coxa_handout_flow_finalize;

  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FAILED] = g_signal_new ("failed", COXA_TYPE_HANDOUT_FLOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", COXA_TYPE_HANDOUT_FLOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
coxa_handout_flow_init (CoxaHandoutFlow *self)
{
}

/**
 * coxa_handout_flow_new:
 * @widget: (transfer none): the dialogs belong to its window
 */
CoxaHandoutFlow *
coxa_handout_flow_new (GtkWidget *widget,
                       CoxaKnowledge *knowledge,
                       CoxaStore *store,
                       CoxaDesk *desk,
                       GSettings *settings)
{
  CoxaHandoutFlow *self = g_object_new (COXA_TYPE_HANDOUT_FLOW, NULL);

  g_set_weak_pointer (&self->widget, widget);
  self->knowledge = g_object_ref (knowledge);
  self->store = g_object_ref (store);
  self->desk = g_object_ref (desk);
  self->settings = g_object_ref (settings);
  return self;
}

/* Whether a handout is being made, until it is where it should go. */
gboolean
coxa_handout_flow_is_busy (CoxaHandoutFlow *self)
{
  return self->busy;
}

/**
 * coxa_handout_flow_allow:
 * @patient: (nullable): who may get a handout at this moment; it is asked again when the PDF is
 * made
 */
void
coxa_handout_flow_allow (CoxaHandoutFlow *self, CoxaPatient *patient)
{
  g_set_object (&self->allowed, patient);
}

/**
 * coxa_handout_flow_start:
 * @items: (transfer none) (element-type CoxaProgrammeItem): copied
 * @take_issued: (transfer full) (nullable): kept in the record when the handout is where it should
 * go
 */
void
coxa_handout_flow_start (CoxaHandoutFlow *self,
                         CoxaPatient *patient,
                         const GPtrArray *items,
                         CoxaStoredProgramme *take_issued,
                         gboolean to_printer)
{
  g_autoptr (Making) making = g_new0 (Making, 1);
  g_autofree char *number = g_settings_get_string (self->settings, "emergency-number");

  g_atomic_ref_count_init (&making->references);
  making->flow = g_object_ref (self);
  making->patient = g_object_ref (patient);
  making->items = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_programme_item_free);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (making->items, coxa_programme_item_copy (g_ptr_array_index (items, i)));
  making->issued = take_issued;
  making->goal = g_strdup (self->goal);
  making->to_printer = to_printer;
  if (self->busy || patient != self->allowed)
    return;
  if (*number)
    make (self, making);
  else if (self->number_dialog)
    gtk_window_present (self->number_dialog);
  else
    ask_emergency_number (self, making);
}
