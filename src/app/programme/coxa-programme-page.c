/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-programme-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "coxa-exercise-card.h"
#include "coxa-exercise-picker.h"
#include "coxa-finding-text.h"
#include "coxa-handout-job.h"
#include "coxa-handout-printer.h"
#include "coxa-look-setting.h"

struct _CoxaProgrammePage {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *scroller;
  GtkWidget *refusal_box;
  GtkLabel *refusal;
  GtkBox *cards_box;
  GtkWidget *empty_hint;
  GtkLabel *no_library;
  GtkLabel *care;
  GtkWidget *print;

  /* owned */
  CoxaKnowledge *knowledge;
  GSettings *settings;
  CoxaPatient *patient;
  CoxaWords *words;
  GPtrArray *items; /* of CoxaProgrammeItem */
  GBytes *pdf;      /* printed, on its way to a file */
  GtkFileChooserNative *chooser;

  /* borrowed */
  GtkWindow *number_dialog; /* while it asks */

  gboolean refused;
  gboolean making; /* a handout, until it is where it should go */
  gboolean can_print;
};

G_DEFINE_FINAL_TYPE (CoxaProgrammePage, coxa_programme_page, GTK_TYPE_WIDGET)

enum {
  FAILED,
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A programme to start from; the clinician changes it. */
static const char *const first_exercises[] = { "half-kneeling-hip-flexor-stretch", "bridge",
                                               "clamshell" };

static void show_items (CoxaProgrammePage *self);

static gboolean
may_hand_out (CoxaProgrammePage *self)
{
  return self->patient && !self->refused && self->items->len > 0;
}

static void
show_actions (CoxaProgrammePage *self)
{
  gboolean ready = may_hand_out (self) && !self->making;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.save", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.print", ready && self->can_print);
}

static void
set_making (CoxaProgrammePage *self, gboolean making)
{
  self->making = making;
  if (self->items)
    show_actions (self);
}

static void
stop_making (CoxaProgrammePage *self)
{
  set_making (self, FALSE);
}

static int
index_of (CoxaProgrammePage *self, CoxaExerciseCard *card)
{
  guint index;

  if (!g_ptr_array_find (self->items, coxa_exercise_card_get_item (card), &index))
    return -1;
  return (int) index;
}

static void
on_removed_cb (CoxaProgrammePage *self, CoxaExerciseCard *card)
{
  int index = index_of (self, card);

  if (index < 0)
    return;
  gtk_box_remove (self->cards_box, GTK_WIDGET (card));
  g_ptr_array_remove_index (self->items, (guint) index);
  show_items (self);
}

static void
on_moved_cb (CoxaProgrammePage *self, int places, CoxaExerciseCard *card)
{
  int from = index_of (self, card);
  int to = from + places;
  gpointer item;

  if (from < 0 || to < 0 || to >= (int) self->items->len)
    return;
  item = self->items->pdata[from];
  self->items->pdata[from] = self->items->pdata[to];
  self->items->pdata[to] = item;
  show_items (self);
}

static gboolean
needs_care (CoxaProgrammePage *self)
{
  for (guint i = 0; i < self->items->len; i++) {
    const CoxaProgrammeItem *item = g_ptr_array_index (self->items, i);

    if (coxa_exercise_picker_meets (item->exercise->caution_if,
                                    coxa_patient_get_precautions (self->patient)))
      return TRUE;
  }
  return FALSE;
}

static void
remove_cards (CoxaProgrammePage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards_box))))
    gtk_box_remove (self->cards_box, child);
}

static void
show_items (CoxaProgrammePage *self)
{
  CoxaLook look = coxa_look_setting_get (self->settings);

  remove_cards (self);
  for (guint i = 0; i < self->items->len; i++) {
    GtkWidget *card = coxa_exercise_card_new (g_ptr_array_index (self->items, i), self->words);

    coxa_exercise_card_set_look (COXA_EXERCISE_CARD (card), &look);
    g_signal_connect_object (card, "removed", G_CALLBACK (on_removed_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (card, "moved", G_CALLBACK (on_moved_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (self->cards_box, card);
  }
  gtk_widget_set_visible (self->empty_hint,
                          self->items->len == 0 && coxa_knowledge_get_exercises (self->knowledge));
  gtk_widget_set_visible (GTK_WIDGET (self->care), self->patient && needs_care (self));
  show_actions (self);
}

static void
on_chosen_cb (CoxaProgrammePage *self, const char *exercise)
{
  coxa_programme_page_add (self, exercise);
}

static void
on_add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaProgrammePage *self = COXA_PROGRAMME_PAGE (widget);
  CoxaLook look = coxa_look_setting_get (self->settings);
  GtkWidget *picker;

  if (!self->patient || !coxa_knowledge_get_exercises (self->knowledge))
    return;
  picker = coxa_exercise_picker_new (coxa_knowledge_get_exercises (self->knowledge),
                                     coxa_patient_get_precautions (self->patient));
  coxa_exercise_picker_set_look (COXA_EXERCISE_PICKER (picker), &look);
  g_signal_connect_object (picker, "chosen", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (picker), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (picker));
}

static void
fail (CoxaProgrammePage *self, const char *title, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, title, error->message);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaProgrammePage) self = user_data;
  g_autoptr (GError) error = NULL;

  stop_making (self);
  if (!coxa_handout_job_write_finish (result, &error))
    fail (self, _ ("The handout was not saved"), error);
  else
    g_signal_emit (self, signals[DONE], 0, _ ("Handout saved"));
}

static void
on_chooser_response_cb (CoxaProgrammePage *self, int response)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));

    coxa_handout_job_write_async (self->pdf, file, on_written_cb, g_object_ref (self));
  } else {
    stop_making (self);
  }
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->pdf, g_bytes_unref);
}

static void
choose_file (CoxaProgrammePage *self, GtkWindow *parent, GBytes *pdf)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = coxa_handout_job_dup_file_name (self->patient, now);

  self->pdf = g_bytes_ref (pdf);
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
  g_autoptr (CoxaProgrammePage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!coxa_handout_printer_run_finish (result, &error))
    fail (self, _ ("The handout was not printed"), error);
  else
    g_signal_emit (self, signals[DONE], 0, _ ("Handout sent to the printer"));
}

/* The printer may take its time: the next handout waits for the dialog only. */
static void
choose_printer (CoxaProgrammePage *self, GtkWindow *parent, GBytes *pdf)
{
  GtkWindow *dialog =
      coxa_handout_printer_run_async (parent, pdf, on_printed_cb, g_object_ref (self));

  g_signal_connect_object (dialog, "destroy", G_CALLBACK (stop_making), self, G_CONNECT_SWAPPED);
}

/* A handout that is being made: on whose page, for whom, and where it goes. */
typedef struct {
  CoxaProgrammePage *page;
  CoxaPatient *patient;
  gboolean to_printer;
} Making;

static void
making_free (Making *making)
{
  g_object_unref (making->page);
  g_object_unref (making->patient);
  g_free (making);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Making, making_free)

static void
on_handout_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Making) making = user_data;
  CoxaProgrammePage *self = making->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = coxa_handout_job_run_finish (result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!pdf)
    fail (self, _ ("The handout could not be made"), error);
  /* Meanwhile an answer may forbid it, another patient be open, or the window gone. */
  if (!pdf || !root || !may_hand_out (self) || making->patient != self->patient)
    stop_making (self);
  else if (making->to_printer)
    choose_printer (self, GTK_WINDOW (root), pdf);
  else
    choose_file (self, GTK_WINDOW (root), pdf);
}

static char *
dup_language (CoxaProgrammePage *self)
{
  g_autofree char *language = g_settings_get_string (self->settings, "handout-language");

  if (self->patient && coxa_patient_get_language (self->patient))
    return g_strdup (coxa_patient_get_language (self->patient));
  return g_strdup (*language ? language : g_get_language_names ()[0]);
}

static void
make_handout (CoxaProgrammePage *self, gboolean to_printer)
{
  g_autofree char *language = dup_language (self);
  Making *making = g_new0 (Making, 1);

  making->page = g_object_ref (self);
  making->patient = g_object_ref (self->patient);
  making->to_printer = to_printer;
  set_making (self, TRUE);
  coxa_handout_job_run_async (self->knowledge, self->patient, self->items, language, self->settings,
                              on_handout_ready_cb, making);
}

typedef struct {
  CoxaProgrammePage *page;
  GtkEditable *entry;
  gboolean to_printer;
} Asking;

static void
on_number_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Asking *asking = user_data;
  g_autofree char *number = g_strstrip (g_strdup (gtk_editable_get_text (asking->entry)));

  if (!g_str_equal (response, "use") || !*number || !may_hand_out (asking->page) ||
      asking->page->making)
    return;
  g_settings_set_string (asking->page->settings, "emergency-number", number);
  make_handout (asking->page, asking->to_printer);
}

static void
asking_free (gpointer data, GClosure *closure)
{
  g_object_unref (((Asking *) data)->page);
  g_free (data);
}

/* The handout tells the patient whom to call: somebody confirms the number once. */
static void
ask_emergency_number (CoxaProgrammePage *self, gboolean to_printer)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Which emergency number?"),
      _ ("Every handout tells the patient which number to call in an emergency. "
         "Please confirm it once; it can be changed in the preferences."));
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *number = coxa_handout_job_dup_region_number ();
  Asking *asking = g_new0 (Asking, 1);

  asking->page = g_object_ref (self);
  asking->entry = GTK_EDITABLE (entry);
  asking->to_printer = to_printer;
  g_set_weak_pointer (&self->number_dialog, GTK_WINDOW (dialog));
  gtk_editable_set_text (GTK_EDITABLE (entry), number);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Emergency number"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "use",
                                    _ ("_Use this number"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "use",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "use");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_number_response_cb), asking,
                         asking_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
start (CoxaProgrammePage *self, gboolean to_printer)
{
  g_autofree char *number = g_settings_get_string (self->settings, "emergency-number");

  if (!may_hand_out (self) || self->making)
    return;
  if (*number)
    make_handout (self, to_printer);
  else if (self->number_dialog)
    gtk_window_present (self->number_dialog);
  else
    ask_emergency_number (self, to_printer);
}

static void
on_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  start (COXA_PROGRAMME_PAGE (widget), FALSE);
}

static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  start (COXA_PROGRAMME_PAGE (widget), TRUE);
}

static void
coxa_programme_page_dispose (GObject *object)
{
  CoxaProgrammePage *self = COXA_PROGRAMME_PAGE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->words, coxa_words_free);
  g_clear_weak_pointer (&self->number_dialog);
  g_clear_object (&self->patient);
  g_clear_object (&self->settings);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_programme_page_parent_class)->dispose (object);
}

static void
coxa_programme_page_class_init (CoxaProgrammePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_programme_page_dispose;

  signals[FAILED] = g_signal_new ("failed", COXA_TYPE_PROGRAMME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", COXA_TYPE_PROGRAMME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/programme/coxa-programme-page.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, refusal_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, refusal);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, cards_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, empty_hint);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, no_library);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, care);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, print);
  gtk_widget_class_install_action (widget_class, "programme.add", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "programme.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "programme.print", NULL, on_print);
}

static void
coxa_programme_page_init (CoxaProgrammePage *self)
{
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_programme_item_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The dialog that takes a finished PDF reaches no printer from inside a sandbox. */
  self->can_print = !g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
  gtk_widget_set_visible (self->print, self->can_print);
  show_actions (self);
}

/* Without a library there is nothing to choose from; the page says why. */
static void
show_library (CoxaProgrammePage *self)
{
  const GError *problem = coxa_knowledge_get_problem (self->knowledge, COXA_PART_EXERCISES);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->no_library), problem != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.add", problem == NULL);
  if (!problem)
    return;
  text = g_strdup_printf (_ ("The exercises could not be read, so none can be chosen: %s"),
                          problem->message);
  gtk_label_set_text (self->no_library, text);
}

GtkWidget *
coxa_programme_page_new (CoxaKnowledge *knowledge, GSettings *settings)
{
  CoxaProgrammePage *self = g_object_new (COXA_TYPE_PROGRAMME_PAGE, NULL);
  g_autoptr (GError) error = NULL;

  self->knowledge = g_object_ref (knowledge);
  self->settings = g_object_ref (settings);
  show_library (self);
  g_signal_connect_object (settings, "changed::figure-body", G_CALLBACK (show_items), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::figure-skin", G_CALLBACK (show_items), self,
                           G_CONNECT_SWAPPED);
  self->words = coxa_words_load (g_get_language_names ()[0], &error);
  if (!self->words)
    g_error ("%s", error->message); /* compiled in: cannot fail in a sound build */
  return GTK_WIDGET (self);
}

static void
append (CoxaProgrammePage *self, const char *id)
{
  const CoxaExerciseLibrary *library = coxa_knowledge_get_exercises (self->knowledge);
  const CoxaExercise *exercise = library ? coxa_exercise_library_find (library, id) : NULL;

  if (exercise && !coxa_exercise_picker_meets (exercise->avoid_if,
                                               coxa_patient_get_precautions (self->patient)))
    g_ptr_array_add (self->items, coxa_programme_item_new (exercise, COXA_SIDE_CENTRAL));
}

/* Precautions may have come since. */
static void
remove_avoided (CoxaProgrammePage *self)
{
  const char *const *precautions = coxa_patient_get_precautions (self->patient);

  for (guint i = self->items->len; i > 0; i--) {
    const CoxaProgrammeItem *item = g_ptr_array_index (self->items, i - 1);

    if (coxa_exercise_picker_meets (item->exercise->avoid_if, precautions))
      g_ptr_array_remove_index (self->items, i - 1);
  }
}

/**
 * coxa_programme_page_open:
 *
 * Starts a programme for @patient with three exercises. That of the same patient stays.
 */
void
coxa_programme_page_open (CoxaProgrammePage *self, CoxaPatient *patient)
{
  gboolean same = self->patient &&
                  g_str_equal (coxa_patient_get_id (self->patient), coxa_patient_get_id (patient));

  g_set_object (&self->patient, patient);
  remove_cards (self);
  if (same) {
    remove_avoided (self);
    show_items (self);
    return;
  }
  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < G_N_ELEMENTS (first_exercises); i++)
    append (self, first_exercises[i]);
  show_items (self);
}

/**
 * coxa_programme_page_set_refusal:
 * @reason: (nullable): as coxa_result_allows_handout() names it, %NULL where a handout is allowed
 */
void
coxa_programme_page_set_refusal (CoxaProgrammePage *self, const char *reason)
{
  self->refused = reason != NULL;
  /* In an emergency no exercise is given at all (safety.md 2). */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.add",
                                 g_strcmp0 (reason, coxa_safety_level_ids[COXA_SAFETY_EMERGENCY]) !=
                                     0);
  gtk_widget_set_visible (self->refusal_box, self->refused);
  if (reason)
    gtk_label_set_text (self->refusal, coxa_finding_text_refusal (reason));
  show_actions (self);
}

void
coxa_programme_page_add (CoxaProgrammePage *self, const char *exercise)
{
  append (self, exercise);
  show_items (self);
}

guint
coxa_programme_page_count (CoxaProgrammePage *self)
{
  return self->items->len;
}
