/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-window.h"

#include <glib/gi18n-lib.h>

#include "coxa-desk-button.h"
#include "coxa-conflict-dialog.h"
#include "coxa-draft-list.h"
#include "coxa-draft-owner.h"
#include "coxa-draft-text.h"
#include "coxa-exercise-browser.h"
#include "coxa-look-setting.h"
#include "coxa-knowledge-banner.h"
#include "coxa-patient-editor.h"
#include "coxa-patient-list.h"
#include "coxa-read-only.h"
#include "coxa-section-list.h"
#include "coxa-window-cover.h"

struct _CoxaWindow {
  AdwApplicationWindow parent_instance;

  /* template */
  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwStatusPage *problem;
  AdwLeaflet *leaflet;
  GtkStack *sidebar;
  CoxaPatientList *patients;
  CoxaSectionList *sections;
  GtkStack *content;
  GtkWidget *sidebar_back;
  GtkLabel *sidebar_title;
  GtkWidget *add_button;
  CoxaDeskButton *desk_button;
  CoxaKnowledgeBanner *banner;
  GtkWidget *read_only_button;
  GtkWidget *restore_button;
  GtkWidget *rescue_button;
  GtkWidget *anyway_button;
  GtkLabel *found_backup;
  GtkWidget *opening_box;
  GtkLabel *opening_label;
  GtkProgressBar *opening_progress;
  GtkInfoBar *notice_bar;
  GtkLabel *notice;
  CoxaDraftList *drafts;

  /* owned */
  CoxaKnowledge *knowledge;
  GSettings *settings;
  CoxaStore *store;
  CoxaDesk *desk;
  CoxaWindowCover *cover; /* while nobody works here */
  GPtrArray *opened;      /* of CoxaPatient: since the program started */

  /* borrowed */
  CoxaPatientView *view;          /* NULL until the record is open */
  GtkWindow *leave_dialog;        /* while it asks */
  CoxaExerciseBrowser *exercises; /* while it is there */

  guint pulse;        /* while the record is being opened and it takes long */
  gboolean may_close; /* the user decided to let the entries go */
};

G_DEFINE_FINAL_TYPE (CoxaWindow, coxa_window, ADW_TYPE_APPLICATION_WINDOW)

enum {
  CHOOSE_RECORD,
  TRY_AGAIN,
  OPEN_READ_ONLY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_dirty (CoxaWindow *self)
{
  CoxaVisitPage *page = self->view ? coxa_patient_view_get_visit_page (self->view) : NULL;

  if (!page)
    return FALSE;
  /* Text in a cell that was not kept yet counts too. */
  return !coxa_visit_page_keep (page) || coxa_visit_page_is_dirty (page);
}

static void
toast (CoxaWindow *self, const char *message)
{
  g_autofree char *title = g_markup_escape_text (message, -1); /* toasts read markup */

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

static void
on_undoable_cb (CoxaWindow *self, const char *message)
{
  g_autofree char *title = g_markup_escape_text (message, -1);
  AdwToast *undoable = adw_toast_new (title);

  adw_toast_set_button_label (undoable, _ ("_Undo"));
  adw_toast_set_action_name (undoable, "win.undo-act");
  adw_toast_overlay_add_toast (self->toasts, undoable);
}

static void
tell (CoxaWindow *self, const char *title, const char *message)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), title, message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_sidebar (CoxaWindow *self, const char *page)
{
  gboolean sections = g_str_equal (page, "sections");

  gtk_stack_set_visible_child_name (self->sidebar, page);
  gtk_widget_set_visible (self->sidebar_back, sections);
  gtk_widget_set_visible (self->add_button, !sections);
  gtk_label_set_text (self->sidebar_title, sections ? _ ("Visit") : _ ("Patients"));
}

static void
on_page_changed_cb (CoxaWindow *self)
{
  gboolean sections =
      coxa_patient_view_get_patient (self->view) && coxa_patient_view_is_on_visit (self->view);

  show_sidebar (self, sections ? "sections" : "patients");
  /* What is chosen is shown, not hidden behind a folded list. */
  if (coxa_patient_view_get_patient (self->view))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
on_section_activated_cb (CoxaWindow *self, const char *id)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
  coxa_visit_page_jump (coxa_patient_view_get_visit_page (self->view), id, COXA_SIDE_CENTRAL);
}

static void ensure_view (CoxaWindow *self);

static gboolean
have_same_id (gconstpointer a, gconstpointer b)
{
  return g_str_equal (coxa_patient_get_id ((CoxaPatient *) a),
                      coxa_patient_get_id ((CoxaPatient *) b));
}

static gboolean
was_seen_today (CoxaPatient *patient)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  const char *last = coxa_patient_get_last_visit (patient);

  return last && g_str_has_prefix (last, today);
}

/* Who was opened before, or has a visit of today, may be taken for this one. */
static void
warn_look_alike (CoxaWindow *self, CoxaPatient *patient)
{
  GListModel *listed = coxa_patient_list_get_model (self->patients);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (listed); i++) {
    g_autoptr (CoxaPatient) other = g_list_model_get_item (listed, i);

    if (was_seen_today (other))
      g_ptr_array_add (others, g_object_ref (other));
  }
  for (guint i = 0; i < self->opened->len; i++) {
    CoxaPatient *other = g_ptr_array_index (self->opened, i);

    if (!g_ptr_array_find_with_equal_func (others, other, have_same_id, NULL))
      g_ptr_array_add (others, g_object_ref (other));
  }
  coxa_patient_view_warn_look_alike (self->view, others);
  if (!g_ptr_array_find_with_equal_func (self->opened, patient, have_same_id, NULL))
    g_ptr_array_add (self->opened, g_object_ref (patient));
}

static void
show_patient (CoxaWindow *self, CoxaPatient *patient)
{
  ensure_view (self);
  coxa_patient_view_open (self->view, patient);
  warn_look_alike (self, patient);
  coxa_patient_view_show_page (self->view, "visit");
  coxa_patient_list_mark (self->patients, coxa_patient_get_id (patient));
  if (self->exercises)
    coxa_exercise_browser_set_patient (self->exercises, patient);
  gtk_stack_set_visible_child_name (self->content, "patient");
  on_page_changed_cb (self);
}

/* Erased. */
static void
on_patient_gone_cb (CoxaWindow *self)
{
  coxa_patient_list_mark (self->patients, NULL);
  if (self->exercises)
    coxa_exercise_browser_set_patient (self->exercises, NULL);
  gtk_stack_set_visible_child_name (self->content, "nobody");
  show_sidebar (self, "patients");
}

/* What the user wanted to do when unsaved entries stood in the way. */
typedef struct {
  CoxaWindow *window;
  CoxaPatient *patient; /* to open next; NULL: close the window */
} Leaving;

static Leaving *
leaving_new (CoxaWindow *window, CoxaPatient *patient)
{
  Leaving *leaving = g_new0 (Leaving, 1);

  leaving->window = g_object_ref (window);
  g_set_object (&leaving->patient, patient);
  return leaving;
}

static void
leaving_free (Leaving *leaving)
{
  g_object_unref (leaving->window);
  g_clear_object (&leaving->patient);
  g_free (leaving);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Leaving, leaving_free)

static void
leave (const Leaving *leaving)
{
  if (leaving->patient) {
    show_patient (leaving->window, leaving->patient);
    return;
  }
  leaving->window->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (leaving->window));
}

/* A draft that was given up, and can be put back as long as the toast stands. */
typedef struct {
  CoxaWindow *window; /* borrowed: the toast is in it */
  CoxaDraft *draft;
  CoxaStoreContext *context; /* of the one who gave it up: it is put back as theirs */
  gboolean closes;           /* the window, when the toast goes */
  gboolean put_back;
} Discarded;

static void
discarded_free (gpointer data, GClosure *closure)
{
  Discarded *discarded = data;

  coxa_store_context_free (discarded->context);
  coxa_draft_free (discarded->draft);
  g_free (discarded);
}

static void
on_put_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!coxa_store_save_draft_finish (COXA_STORE (source), result, &error)) {
    tell (self, _ ("The entries could not be put back"), error->message);
    return;
  }
  toast (self, _ ("Put back: they are offered as entries that are not saved."));
  if (self->view)
    coxa_patient_view_refresh_drafts (self->view);
  coxa_draft_list_refresh (self->drafts);
}

static void
on_undo_discard_cb (Discarded *discarded)
{
  discarded->put_back = TRUE;
  coxa_store_save_draft_async (discarded->window->store, discarded->draft, discarded->context, NULL,
                               on_put_back_cb, g_object_ref (discarded->window));
}

static void
on_discard_dismissed_cb (Discarded *discarded)
{
  if (discarded->closes && !discarded->put_back &&
      !gtk_widget_in_destruction (GTK_WIDGET (discarded->window)) && !is_dirty (discarded->window))
    gtk_window_close (GTK_WINDOW (discarded->window));
}

static void
offer_undo (CoxaWindow *self, const CoxaDraft *draft, gboolean closes)
{
  AdwToast *offer = adw_toast_new (closes ? _ ("Entries discarded. The window closes.")
                                          : _ ("Entries discarded"));
  Discarded *discarded = g_new0 (Discarded, 1);

  discarded->window = self;
  discarded->draft = coxa_draft_copy (draft);
  discarded->context = coxa_draft_context_new (self->desk, draft);
  discarded->closes = closes;
  adw_toast_set_button_label (offer, _ ("_Undo"));
  g_signal_connect_data (offer, "button-clicked", G_CALLBACK (on_undo_discard_cb), discarded,
                         discarded_free, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (offer, "dismissed", G_CALLBACK (on_discard_dismissed_cb), discarded);
  adw_toast_overlay_add_toast (self->toasts, offer);
}

static void
on_draft_discarded_cb (CoxaWindow *self, const CoxaDraft *draft)
{
  offer_undo (self, draft, FALSE);
}

static void
on_left_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Leaving) leaving = user_data;
  g_autoptr (GError) error = NULL;

  if (coxa_draft_keeper_flush_finish (COXA_DRAFT_KEEPER (source), result, &error))
    leave (leaving);
  else
    tell (leaving->window, _ ("The draft could not be kept"), error->message);
}

/* Only when somebody says so, and it can be taken back. */
static void
discard_and_leave (const Leaving *leaving)
{
  CoxaWindow *self = leaving->window;
  g_autoptr (CoxaDraft) draft =
      coxa_visit_page_discard (coxa_patient_view_get_visit_page (self->view));

  if (leaving->patient || !draft)
    leave (leaving);
  if (draft)
    offer_undo (self, draft, !leaving->patient);
}

static void
on_left_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Leaving) leaving = user_data;
  g_autoptr (GError) error = NULL;

  if (!coxa_visit_page_save_finish (COXA_VISIT_PAGE (source), result, &error))
    tell (leaving->window, _ ("Not saved"), error->message);
  else if (!coxa_visit_page_is_dirty (COXA_VISIT_PAGE (source)))
    leave (leaving);
}

static void
on_leave_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  const Leaving *leaving = user_data;
  CoxaVisitPage *page = coxa_patient_view_get_visit_page (leaving->window->view);

  if (g_str_equal (response, "discard"))
    discard_and_leave (leaving);
  else if (g_str_equal (response, "draft"))
    coxa_draft_keeper_flush_async (coxa_visit_page_get_keeper (page), on_left_kept_cb,
                                   leaving_new (leaving->window, leaving->patient));
  else if (g_str_equal (response, "save"))
    coxa_visit_page_save_async (page, on_left_saved_cb,
                                leaving_new (leaving->window, leaving->patient));
}

static void
free_leaving (gpointer leaving, GClosure *closure)
{
  leaving_free (leaving);
}

static void
ask_before_leaving (CoxaWindow *self, CoxaPatient *patient)
{
  GtkWidget *dialog;

  if (self->leave_dialog) {
    gtk_window_present (self->leave_dialog);
    return;
  }
  dialog = adw_message_dialog_new (
      GTK_WINDOW (self), _ ("Save this visit?"),
      _ ("It has entries that are not saved. As a draft they wait for you with this patient."));
  g_set_weak_pointer (&self->leave_dialog, GTK_WINDOW (dialog));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "discard", _ ("_Discard"), "stay",
                                    _ ("Keep _editing"), "draft", _ ("_Keep as draft"), "save",
                                    _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  /* Escape and closing the dialog never discard. */
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_leave_response_cb),
                         leaving_new (self, patient), free_leaving, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
is_open (CoxaWindow *self, CoxaPatient *patient)
{
  CoxaPatient *open = self->view ? coxa_patient_view_get_patient (self->view) : NULL;

  return open && g_str_equal (coxa_patient_get_id (open), coxa_patient_get_id (patient));
}

static void
on_patient_opened_cb (CoxaWindow *self, CoxaPatient *patient)
{
  coxa_window_open_patient (self, patient);
}

static void
on_list_failed_cb (CoxaWindow *self, const char *message)
{
  tell (self, _ ("The patients could not be read"), message);
}

static void
on_patient_stored_cb (CoxaWindow *self, CoxaPatient *patient)
{
  if (!is_open (self, patient)) {
    coxa_window_open_patient (self, patient);
    return;
  }
  coxa_patient_view_show_patient (self->view, patient);
  if (self->exercises)
    coxa_exercise_browser_set_patient (self->exercises, patient);
}

/* What was typed there and not saved is a draft now. */
static void
on_editor_gone_cb (CoxaWindow *self)
{
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  if (self->view)
    coxa_patient_view_refresh_drafts (self->view);
  coxa_draft_list_refresh (self->drafts);
}

static void
present_editor (CoxaWindow *self, GtkWidget *editor)
{
  g_signal_connect_object (editor, "stored", G_CALLBACK (on_patient_stored_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "chosen", G_CALLBACK (coxa_window_open_patient), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "destroy", G_CALLBACK (on_editor_gone_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (editor), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (editor));
}

static void
edit_patient (CoxaWindow *self, CoxaPatient *patient)
{
  if (self->store)
    present_editor (self, coxa_patient_editor_new (self->store, self->desk, patient));
}

/* Somebody who was to be added: the form goes on. */
static void
on_unknown_draft_cb (CoxaWindow *self, const CoxaDraft *draft)
{
  if (g_str_equal (draft->form, COXA_DRAFT_PATIENT) && coxa_draft_is_own (self->desk, draft))
    present_editor (self, coxa_patient_editor_new_for_draft (self->store, self->desk, draft));
  else
    tell (self, _ ("This patient is not in the record"),
          _ ("The entries were made for somebody who was never saved, or who is not here any more. "
             "They stay as they are."));
}

/* Of a form that is no page. */
static void
on_draft_continue_cb (CoxaWindow *self, const CoxaDraft *draft)
{
  if (g_str_equal (draft->form, COXA_DRAFT_PATIENT))
    edit_patient (self, coxa_patient_view_get_patient (self->view));
}

static void
on_new_patient (GtkWidget *widget, const char *action, GVariant *parameter)
{
  edit_patient (COXA_WINDOW (widget), NULL);
}

static void
on_edit_patient (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaWindow *self = COXA_WINDOW (widget);

  if (self->view && coxa_patient_view_get_patient (self->view))
    edit_patient (self, coxa_patient_view_get_patient (self->view));
}

static void
on_show_list (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaWindow *self = COXA_WINDOW (widget);

  show_sidebar (self, "patients");
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
on_find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaWindow *self = COXA_WINDOW (widget);

  if (!self->store)
    return;
  on_show_list (widget, NULL, NULL);
  coxa_patient_list_focus_search (self->patients);
}

static void
on_choose_record (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOOSE_RECORD], 0);
}

static void
on_try_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[TRY_AGAIN], 0);
}

static void
on_open_read_only (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[OPEN_READ_ONLY], 0);
}

static void
on_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaWindow *self = COXA_WINDOW (widget);

  if (self->view)
    coxa_patient_view_save (self->view);
}

/* The keys work wherever the focus is: "win.print" is "patient.print" of the one who is open. */
static void
on_forward (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaWindow *self = COXA_WINDOW (widget);
  g_autofree char *name = g_strconcat ("patient.", action + strlen ("win."), NULL);

  if (!self->view || !coxa_patient_view_get_patient (self->view))
    return;
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
  gtk_widget_activate_action_variant (GTK_WIDGET (self->view), name, parameter);
}

static void
on_add_exercise_cb (CoxaWindow *self, const char *exercise)
{
  gboolean added = self->view && coxa_patient_view_get_patient (self->view) &&
                   coxa_patient_view_add_exercise (self->view, exercise);

  coxa_exercise_browser_tell (self->exercises, added ? _ ("Added to the programme")
                                                     : _ ("Not added: the programme of the patient "
                                                          "who is open does not take it."));
}

static void
on_exercises (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaWindow *self = COXA_WINDOW (widget);
  const GError *problem =
      self->knowledge ? coxa_knowledge_get_problem (self->knowledge, COXA_PART_EXERCISES) : NULL;

  if (!self->knowledge)
    return;
  if (problem) {
    tell (self, _ ("The exercises could not be read"), problem->message);
    return;
  }
  if (!self->exercises) {
    CoxaLook look = coxa_look_setting_get (self->settings);
    GtkWidget *browser = coxa_exercise_browser_new (self->knowledge, &look);

    g_set_weak_pointer (&self->exercises, COXA_EXERCISE_BROWSER (browser));
    g_signal_connect_object (browser, "add", G_CALLBACK (on_add_exercise_cb), self,
                             G_CONNECT_SWAPPED);
    coxa_exercise_browser_set_patient (
        self->exercises, self->view ? coxa_patient_view_get_patient (self->view) : NULL);
  }
  gtk_window_present (GTK_WINDOW (self->exercises));
}

static void
on_lock (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaWindow *self = COXA_WINDOW (widget);

  if (self->desk)
    coxa_desk_lock (self->desk);
}

/* What is behind the lock. */
static const struct {
  const char *action;
  gboolean stores;
} lockable[] = {
  { "win.new-patient", TRUE },
  { "win.edit-patient", TRUE },
  { "win.save", TRUE },
  { "win.show-list", FALSE },
  { "win.find", FALSE },
  { "win.show-sections", FALSE },
  { "win.sign", FALSE },
  { "win.undo-act", FALSE },
  { "win.page", FALSE },
  { "win.add-exercise", FALSE },
  { "win.print", FALSE },
  { "win.findings", FALSE },
  { "win.exercises", FALSE },
  { "win.choose-record", FALSE },
  { "win.try-again", FALSE },
  { "win.open-read-only", FALSE },
  { "win.show-help-overlay", FALSE },
};

/* While nobody works here no key reaches what is behind the lock. */
static void
show_actions (CoxaWindow *self)
{
  gboolean locked = coxa_desk_is_locked (self->desk);
  gboolean read_only = coxa_store_is_read_only (self->store);

  for (gsize i = 0; i < G_N_ELEMENTS (lockable); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), lockable[i].action,
                                   !locked && !(read_only && lockable[i].stores));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.lock",
                                 coxa_desk_get_clinician (self->desk) != NULL);
}

static GtkWindow *
find_question (CoxaWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (gtk_window_get_transient_for (window) == GTK_WINDOW (self) &&
        (COXA_IS_PATIENT_EDITOR (window) || COXA_IS_CONFLICT_DIALOG (window)))
      return window;
  }
  return NULL;
}

/* What the one before was asked, or typed in a window of its own: it is a draft of theirs now. */
static void
close_questions (CoxaWindow *self)
{
  GtkWindow *question;

  if (self->leave_dialog)
    gtk_window_destroy (self->leave_dialog);
  while ((question = find_question (self)))
    gtk_window_destroy (question);
}

static void
on_taken_over_cb (CoxaWindow *self, const char *from)
{
  const CoxaClinician *before = coxa_desk_find (self->desk, from);
  g_autofree char *message = NULL;

  close_questions (self);
  if (!before || !is_dirty (self))
    return;
  /* Translators: %s are the initials of a clinician */
  message = g_strdup_printf (_ ("The entries of %s that are not saved wait as their draft."),
                             before->initials);
  toast (self, message);
}

static void
remember_size (CoxaWindow *self)
{
  int width, height;
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", maximized);
  if (maximized)
    return;
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 294));
}

static gboolean
coxa_window_close_request (GtkWindow *window)
{
  CoxaWindow *self = COXA_WINDOW (window);

  if (!self->may_close && is_dirty (self)) {
    if (self->desk && coxa_desk_is_locked (self->desk)) {
      coxa_lock_screen_say (coxa_window_cover_get_screen (self->cover),
                            _ ("There are entries that are not saved. Come in first, then close."));
      return TRUE;
    }
    ask_before_leaving (self, NULL);
    return TRUE;
  }
  if (self->view)
    coxa_patient_view_flush_drafts (self->view);
  remember_size (self);
  return GTK_WINDOW_CLASS (coxa_window_parent_class)->close_request (window);
}

static void
coxa_window_dispose (GObject *object)
{
  CoxaWindow *self = COXA_WINDOW (object);

  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_weak_pointer (&self->leave_dialog);
  if (self->exercises)
    gtk_window_destroy (GTK_WINDOW (self->exercises));
  g_clear_weak_pointer (&self->exercises);
  g_clear_object (&self->store);
  g_clear_object (&self->cover);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->opened, g_ptr_array_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (COXA_TYPE_DESK_BUTTON);
  g_type_ensure (COXA_TYPE_DRAFT_LIST);
  g_type_ensure (COXA_TYPE_KNOWLEDGE_BANNER);
  g_type_ensure (COXA_TYPE_PATIENT_LIST);
  g_type_ensure (COXA_TYPE_SECTION_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/coxa/Coxa/coxa-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, patients);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, sections);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, content);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, sidebar_back);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, sidebar_title);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, desk_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, read_only_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, restore_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, rescue_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, anyway_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, found_backup);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, opening_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, opening_label);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, opening_progress);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, notice_bar);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, drafts);
  gtk_widget_class_bind_template_callback (widget_class, on_patient_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_unknown_draft_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_section_activated_cb);
}

static void
on_show_sections (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaWindow *self = COXA_WINDOW (widget);

  if (!self->view || !coxa_patient_view_get_patient (self->view))
    return;
  coxa_patient_view_show_page (self->view, "visit");
  on_page_changed_cb (self);
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_widget_child_focus (GTK_WIDGET (self->sections), GTK_DIR_TAB_FORWARD);
}

/* GtkApplication would make it, 150 widgets, with every window. */
static void
on_show_help_overlay (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/coxa/Coxa/help-overlay.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (overlay, GTK_WINDOW (widget));
  gtk_window_present (overlay);
}

/* What was entered and not saved: of the patient who is open, or of anybody. */
static void
on_show_drafts (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaWindow *self = COXA_WINDOW (widget);
  gboolean nobody = !self->view || !coxa_patient_view_get_patient (self->view);

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
  if (nobody && gtk_widget_get_visible (GTK_WIDGET (self->drafts)))
    gtk_widget_child_focus (GTK_WIDGET (self->drafts), GTK_DIR_TAB_FORWARD);
  else if (nobody || !coxa_patient_view_focus_drafts (self->view))
    toast (self, _ ("There is nothing that is not finished here."));
}

static void
coxa_window_class_init (CoxaWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = coxa_window_close_request;

  signals[CHOOSE_RECORD] = g_signal_new ("choose-record", COXA_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TRY_AGAIN] = g_signal_new ("try-again", COXA_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN_READ_ONLY] = g_signal_new ("open-read-only", COXA_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "win.new-patient", NULL, on_new_patient);
  gtk_widget_class_install_action (widget_class, "win.edit-patient", NULL, on_edit_patient);
  gtk_widget_class_install_action (widget_class, "win.show-list", NULL, on_show_list);
  gtk_widget_class_install_action (widget_class, "win.show-sections", NULL, on_show_sections);
  gtk_widget_class_install_action (widget_class, "win.show-drafts", NULL, on_show_drafts);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "win.sign", NULL, on_forward);
  gtk_widget_class_install_action (widget_class, "win.undo-act", NULL, on_forward);
  gtk_widget_class_install_action (widget_class, "win.page", "s", on_forward);
  gtk_widget_class_install_action (widget_class, "win.add-exercise", NULL, on_forward);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, on_forward);
  gtk_widget_class_install_action (widget_class, "win.findings", NULL, on_forward);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, on_find);
  gtk_widget_class_install_action (widget_class, "win.exercises", NULL, on_exercises);
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, on_lock);
  gtk_widget_class_install_action (widget_class, "win.choose-record", NULL, on_choose_record);
  gtk_widget_class_install_action (widget_class, "win.try-again", NULL, on_try_again);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL,
                                   on_show_help_overlay);
  gtk_widget_class_install_action (widget_class, "win.open-read-only", NULL, on_open_read_only);
}

/* Who goes to another window, or locks the screen, has kept what was typed. */
static void
on_active_cb (CoxaWindow *self)
{
  if (self->view && !gtk_window_is_active (GTK_WINDOW (self)))
    coxa_patient_view_flush_drafts (self->view);
}

static void
coxa_window_init (CoxaWindow *self)
{
  self->opened = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.lock", FALSE);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active_cb), NULL);
}

/**
 * coxa_window_new:
 * @knowledge: (nullable): NULL while it is being loaded, see coxa_window_set_knowledge()
 */
GtkWidget *
coxa_window_new (AdwApplication *application, CoxaKnowledge *knowledge, GSettings *settings)
{
  CoxaWindow *self = g_object_new (COXA_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  if (knowledge)
    coxa_window_set_knowledge (self, knowledge);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

/* Before the record. */
void
coxa_window_set_knowledge (CoxaWindow *self, CoxaKnowledge *knowledge)
{
  g_return_if_fail (self->knowledge == NULL);

  self->knowledge = g_object_ref (knowledge);
  coxa_knowledge_banner_show (self->banner, knowledge);
}

static void
add_view (CoxaWindow *self)
{
  GtkWidget *view =
      coxa_patient_view_new (self->knowledge, self->store, self->desk, self->settings);
  CoxaVisitPage *page = coxa_patient_view_get_visit_page (COXA_PATIENT_VIEW (view));

  self->view = COXA_PATIENT_VIEW (view);
  gtk_stack_add_named (self->content, view, "patient");
  coxa_section_list_set_form (self->sections, coxa_visit_page_get_form (page));
  g_object_bind_property (self->leaflet, "folded", coxa_patient_view_get_back_button (self->view),
                          "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (view, "page-changed", G_CALLBACK (on_page_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "gone", G_CALLBACK (on_patient_gone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "failed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "done", G_CALLBACK (toast), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "undoable", G_CALLBACK (on_undoable_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "continue", G_CALLBACK (on_draft_continue_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "discarded", G_CALLBACK (on_draft_discarded_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_desk (CoxaWindow *self, CoxaDesk *desk)
{
  self->desk = g_object_ref (desk);
  coxa_desk_button_set_desk (self->desk_button, desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (show_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::locked", G_CALLBACK (show_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "taken-over", G_CALLBACK (on_taken_over_cb), self,
                           G_CONNECT_SWAPPED);
  show_actions (self);
}

/* Whatever would be stored is off, and says why. */
static void
show_access (CoxaWindow *self)
{
  const char *why = coxa_store_explain_access (self->store);

  if (!why)
    return;
  show_actions (self);
  coxa_read_only_explain (GTK_WIDGET (self), why);
  if (self->view)
    coxa_patient_view_set_read_only (self->view, why);
  coxa_window_set_notice (self, why);
}

/* Its hundreds of cells are made when the first patient is opened, not while the program starts. */
static void
ensure_view (CoxaWindow *self)
{
  if (self->view || !self->store)
    return;
  add_view (self);
  if (coxa_store_is_read_only (self->store))
    show_access (self);
}

/**
 * coxa_window_set_store:
 *
 * The record is open: shows its patients.
 */
void
coxa_window_set_store (CoxaWindow *self, CoxaStore *store, CoxaDesk *desk)
{
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  add_desk (self, desk);
  self->cover = coxa_window_cover_new (ADW_APPLICATION_WINDOW (self), desk);
  coxa_patient_list_set_store (self->patients, store);
  coxa_draft_list_set_store (self->drafts, store, desk);
  show_access (self);
  g_signal_connect_object (store, "access-changed", G_CALLBACK (show_access), self,
                           G_CONNECT_SWAPPED);
  coxa_window_show_opening (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "record");
  coxa_patient_list_focus_search (self->patients);
}

/**
 * coxa_window_show_problem:
 *
 * The record cannot be opened: says why, and that its file was not touched.
 */
void
coxa_window_show_problem (CoxaWindow *self, const char *title, const char *message)
{
  g_autofree char *text = g_markup_escape_text (message, -1);

  coxa_window_show_opening (self, NULL);
  coxa_window_show_found_backup (self, NULL);
  adw_status_page_set_title (self->problem, title);
  adw_status_page_set_description (self->problem, text);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

/**
 * coxa_window_offer:
 * @offers: the ways on from the problem that is shown, besides another try and another file
 */
void
coxa_window_offer (CoxaWindow *self, CoxaOffers offers)
{
  gtk_widget_set_visible (self->read_only_button, (offers & COXA_OFFER_READ_ONLY) != 0);
  gtk_widget_set_visible (self->restore_button, (offers & COXA_OFFER_RESTORE) != 0);
  gtk_widget_set_visible (self->rescue_button, (offers & COXA_OFFER_RESCUE) != 0);
  gtk_widget_set_visible (self->anyway_button, (offers & COXA_OFFER_ANYWAY) != 0);
}

/**
 * coxa_window_show_found_backup:
 * @message: (nullable): which backup is good and what is missing from it
 */
void
coxa_window_show_found_backup (CoxaWindow *self, const char *message)
{
  gtk_label_set_text (self->found_backup, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->found_backup), message != NULL);
}

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (((CoxaWindow *) data)->opening_progress);
  return G_SOURCE_CONTINUE;
}

/**
 * coxa_window_show_opening:
 * @message: (nullable): what takes so long; NULL: nothing yet
 */
void
coxa_window_show_opening (CoxaWindow *self, const char *message)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  gtk_label_set_text (self->opening_label, message ? message : "");
  gtk_widget_set_visible (self->opening_box, message != NULL);
  if (message)
    self->pulse = g_timeout_add (100, pulse_cb, self);
  gtk_stack_set_visible_child_name (self->stack, "opening");
}

gboolean
coxa_window_is_dirty (CoxaWindow *self)
{
  return is_dirty (self);
}

void
coxa_window_tell (CoxaWindow *self, const char *title, const char *message)
{
  tell (self, title, message);
}

/**
 * coxa_window_set_notice:
 * @message: (nullable): what holds for as long as the record is open, or NULL for nothing
 */
void
coxa_window_set_notice (CoxaWindow *self, const char *message)
{
  if (message)
    gtk_label_set_text (self->notice, message);
  gtk_info_bar_set_revealed (self->notice_bar, message != NULL);
}

void
coxa_window_toast (CoxaWindow *self, const char *message)
{
  toast (self, message);
}

/**
 * coxa_window_open_patient:
 *
 * Opens @patient with today's visit, unless unsaved entries stand in the way and the user keeps
 * them. What is open of @patient already is just shown again.
 */
void
coxa_window_open_patient (CoxaWindow *self, CoxaPatient *patient)
{
  gboolean dirty = is_dirty (self);

  if (is_open (self, patient) && (dirty || coxa_patient_view_is_on_today (self->view))) {
    on_page_changed_cb (self);
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
    coxa_patient_view_focus_page (self->view);
  } else if (!dirty) {
    show_patient (self, patient);
  } else {
    ask_before_leaving (self, patient);
  }
}

CoxaPatientView *
coxa_window_get_patient_view (CoxaWindow *self)
{
  ensure_view (self);
  return self->view;
}
