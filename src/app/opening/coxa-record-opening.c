/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-record-opening.h"

#include <glib/gi18n-lib.h>

#include "coxa-confirm-dialog.h"
#include "coxa-disk-encryption.h"
#include "coxa-lock.h"
#include "coxa-recovery.h"
#include "coxa-rescue-dialog.h"
#include "coxa-restore-dialog.h"
#include "coxa-restore-text.h"
#include "coxa-store-acts.h"

/* What is opened within it needs no words. */
#define LONG_MS 600

struct _CoxaRecordOpening {
  GObject parent_instance;

  /* owned */
  GSettings *settings;
  CoxaKnowledge *knowledge;
  CoxaStore *store;      /* while it is open */
  char *path;            /* of the record that was asked for last */
  char *good_backup;     /* that was found when the record was refused, or NULL */
  char *note;            /* of a restore, for the history once the record is open */
  GCancellable *looking; /* for a good backup */
  GtkFileChooserNative *chooser;

  /* borrowed */
  CoxaWindow *window;

  guint slow;
  CoxaStoreIntent intent;
  gboolean restoring; /* when the record is closed, a backup is chosen; else it is opened again */
};

G_DEFINE_FINAL_TYPE (CoxaRecordOpening, coxa_record_opening, G_TYPE_OBJECT)

enum { OPEN, RELEASE, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
on_slow_cb (gpointer data)
{
  CoxaRecordOpening *self = data;

  self->slow = 0;
  if (self->window)
    coxa_window_show_opening (
        self->window,
        _ ("The record is being opened. One that an older Coxa wrote is copied and brought up to"
           " date first; with many patients that takes some minutes. You can leave it alone."));
  return G_SOURCE_REMOVE;
}

static void
ask_to_open (CoxaRecordOpening *self, const char *path, CoxaStoreIntent intent)
{
  if (path) {
    g_free (self->path);
    self->path = g_strdup (path);
  }
  if (!self->slow)
    self->slow = g_timeout_add (LONG_MS, on_slow_cb, self);
  g_signal_emit (self, signals[OPEN], 0, path, intent);
}

static CoxaStoreContext *
make_context (CoxaRecordOpening *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *initials = g_settings_get_string (self->settings, "clinician");

  return coxa_store_context_new (NULL, initials, now);
}

static CoxaMeasureCatalogue *
get_measures (CoxaRecordOpening *self)
{
  return coxa_knowledge_get_measures (self->knowledge);
}

/* Where the record lies */

static gboolean
is_accepted (CoxaRecordOpening *self)
{
  g_auto (GStrv) accepted = g_settings_get_strv (self->settings, "accepted-places");

  return g_strv_contains ((const char *const *) accepted, self->path);
}

static void
accept_place (CoxaRecordOpening *self)
{
  g_auto (GStrv) accepted = g_settings_get_strv (self->settings, "accepted-places");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) both = NULL;

  g_strv_builder_addv (builder, (const char **) accepted);
  g_strv_builder_add (builder, self->path);
  both = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "accepted-places", (const char *const *) both);
}

static void
show_declined (CoxaRecordOpening *self)
{
  if (!self->window)
    return;
  coxa_window_show_problem (self->window, _ ("The record was not opened"),
                            _ ("It lies where it may be damaged. Nothing was changed."));
  coxa_window_offer (self->window, COXA_OFFER_READ_ONLY);
}

static void
on_place_confirmed_cb (CoxaRecordOpening *self, const char *response)
{
  if (!g_str_equal (response, "confirm")) {
    show_declined (self);
    return;
  }
  accept_place (self);
  ask_to_open (self, NULL, self->intent);
}

static void
confirm_place (CoxaRecordOpening *self)
{
  GtkWidget *dialog = coxa_confirm_dialog_new (
      GTK_WINDOW (self->window), _ ("Work where it lies?"),
      _ ("Two computers may write the record at once, or an older state may take its place, and"
         " visits would be lost. Coxa can notice that, but not prevent it. You are not asked again"
         " for this record."),
      _ ("_Go on"));

  g_signal_connect_object (dialog, "response", G_CALLBACK (on_place_confirmed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The new place, and the copy that brings the record there. */
typedef struct {
  CoxaRecordOpening *opening;
  CoxaStore *source;
  char *path;
} Moving;

static void
moving_free (Moving *moving)
{
  g_object_unref (moving->opening);
  g_clear_object (&moving->source);
  g_free (moving->path);
  g_free (moving);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Moving, moving_free)

static void
show_not_moved (Moving *moving, const GError *error)
{
  CoxaRecordOpening *self = moving->opening;

  if (!self->window)
    return;
  coxa_window_show_problem (self->window, _ ("The record was not copied"), error->message);
  coxa_window_offer (self->window, COXA_OFFER_READ_ONLY);
}

static void
on_moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Moving) moving = user_data;
  CoxaRecordOpening *self = moving->opening;
  g_autofree char *share = g_path_get_dirname (self->path);

  coxa_store_close_finish (COXA_STORE (source), result, NULL);
  g_settings_set_string (self->settings, "backup-folder", share);
  ask_to_open (self, moving->path, COXA_STORE_OPEN);
  if (self->window)
    coxa_window_tell (self->window, _ ("The record lies on this computer now"),
                      _ ("The file where it was before stays there and is no longer used. Type a"
                         " passphrase in Preferences, Backups: from then on sealed backups go to"
                         " that folder by themselves."));
}

static void
on_copied_to_place_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Moving) moving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaBackup) copy = coxa_store_back_up_finish (COXA_STORE (source), result, &error);

  if (!copy)
    show_not_moved (moving, error);
  else
    coxa_store_close_async (moving->source, on_moved_cb, g_steal_pointer (&moving));
}

static void
on_source_open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Moving) moving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaStoreContext) context = make_context (moving->opening);

  moving->source = coxa_store_open_finish (result, &error);
  if (!moving->source) {
    show_not_moved (moving, error);
    return;
  }
  coxa_store_back_up_async (moving->source, moving->path, NULL, NULL, context, NULL, NULL, NULL,
                            on_copied_to_place_cb, moving);
  g_steal_pointer (&moving);
}

static void
move_to (CoxaRecordOpening *self, const char *path)
{
  Moving *moving = g_new0 (Moving, 1);

  moving->opening = g_object_ref (self);
  moving->path = g_strdup (path);
  coxa_window_show_opening (self->window, _ ("The record is copied to this computer and"
                                             " verified…"));
  coxa_store_open_async (self->path, COXA_STORE_READ_ONLY, get_measures (self), NULL,
                         on_source_open_cb, moving);
}

static void
on_new_place_cb (CoxaRecordOpening *self, int response)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT) {
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
    path = g_file_get_path (file);
  }
  g_clear_object (&self->chooser);
  if (path && self->window)
    move_to (self, path);
  else
    show_declined (self);
}

static void
choose_file (CoxaRecordOpening *self, const char *title, const char *name, GCallback callback)
{
  if (self->chooser || !self->window)
    return;
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self->window),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", callback, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_place_response_cb (CoxaRecordOpening *self, const char *response)
{
  if (!self->window)
    return;
  if (g_str_equal (response, "local"))
    choose_file (self, _ ("The record on this computer"), "record.coxa",
                 G_CALLBACK (on_new_place_cb));
  else if (g_str_equal (response, "read-only"))
    ask_to_open (self, NULL, COXA_STORE_READ_ONLY);
  else if (g_str_equal (response, "go-on"))
    confirm_place (self);
  else
    show_declined (self);
}

static void
ask_about_place (CoxaRecordOpening *self, CoxaPlace place)
{
  GtkWidget *widget = adw_message_dialog_new (
      GTK_WINDOW (self->window), _ ("A risky place for a record"), coxa_record_place_warn (place));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    adw_message_dialog_add_responses (dialog, "local", _ ("_Copy it to this computer…"),
                                      "read-only", _ ("Open _read-only"), NULL);
  adw_message_dialog_add_responses (dialog, "go-on", _ ("_Work where it lies…"), "cancel",
                                    _ ("_Not now"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "local", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_place_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
inspect_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_int (task, (gssize) coxa_record_place_inspect (data));
}

static void
on_inspected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CoxaRecordOpening *self = COXA_RECORD_OPENING (source);
  CoxaPlace place = (CoxaPlace) g_task_propagate_int (G_TASK (result), NULL);

  if (!self->window)
    return;
  if (place == COXA_PLACE_LOCAL)
    ask_to_open (self, NULL, self->intent);
  else
    ask_about_place (self, place);
}

/* Opening */

static void
stop_waiting (CoxaRecordOpening *self)
{
  g_clear_handle_id (&self->slow, g_source_remove);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_pointer (&self->good_backup, g_free);
}

/**
 * coxa_record_opening_begin:
 *
 * Looks at where the record lies, asks about it once, and emits "open" when it may be opened.
 */
void
coxa_record_opening_begin (CoxaRecordOpening *self, const char *path, CoxaStoreIntent intent)
{
  g_autoptr (GTask) task = NULL;

  stop_waiting (self);
  g_free (self->path);
  self->path = g_strdup (path);
  self->intent = intent;
  if (intent == COXA_STORE_READ_ONLY || intent == COXA_STORE_ANYWAY || is_accepted (self)) {
    ask_to_open (self, NULL, intent);
    return;
  }
  task = g_task_new (self, NULL, on_inspected_cb, NULL);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, inspect_in_thread);
}

/* A record that cannot be opened */

static void
on_good_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaRecordOpening) self = user_data;
  g_autofree char *path = NULL;
  g_autofree char *preview = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *said = NULL;
  g_autoptr (CoxaRestore) restore = coxa_recovery_find_good_finish (result, &path, NULL);

  if (!self->window || !self->looking)
    return;
  g_clear_object (&self->looking);
  if (!restore) {
    coxa_window_show_found_backup (self->window,
                                   _ ("No good backup was found that can be read without a"
                                      " passphrase."));
    return;
  }
  self->good_backup = g_steal_pointer (&path);
  preview = coxa_restore_text_dup_preview (coxa_restore_get_preview (restore));
  missing = coxa_restore_text_dup_missing (coxa_restore_get_preview (restore));
  /* Translators: two sentences about a backup, made elsewhere */
  said = g_strdup_printf (_ ("The newest good backup\n%s\n%s"), preview, missing);
  coxa_window_show_found_backup (self->window, said);
}

static void
look_for_backup (CoxaRecordOpening *self)
{
  g_autofree char *folder = g_settings_get_string (self->settings, "backup-folder");

  coxa_window_show_found_backup (self->window, _ ("Looking for the newest good backup…"));
  self->looking = g_cancellable_new ();
  coxa_recovery_find_good_async (self->path, folder, get_measures (self), self->looking,
                                 on_good_found_cb, g_object_ref (self));
}

static CoxaOffers
choose_offers (CoxaRecordOpening *self, const GError *error)
{
  if (error->domain != COXA_STORE_ERROR)
    return 0;
  switch ((CoxaStoreError) error->code) {
  case COXA_STORE_ERROR_LOCKED:
    return COXA_OFFER_READ_ONLY | (coxa_lock_is_foreign (self->path) ? COXA_OFFER_ANYWAY : 0);
  case COXA_STORE_ERROR_DAMAGED:
    return COXA_OFFER_RESTORE | COXA_OFFER_RESCUE;
  case COXA_STORE_ERROR_EMPTY:
  case COXA_STORE_ERROR_TOO_NEW:
  case COXA_STORE_ERROR_NOT_FOUND:
    return COXA_OFFER_RESTORE;
  case COXA_STORE_ERROR_NOT_OURS:
    return COXA_OFFER_RESTORE | COXA_OFFER_RESCUE;
  default:
    return 0;
  }
}

/**
 * coxa_record_opening_show_refused:
 *
 * The window says the problem already: adds the ways on.
 */
void
coxa_record_opening_show_refused (CoxaRecordOpening *self, const GError *error)
{
  CoxaOffers offers = choose_offers (self, error);

  stop_waiting (self);
  if (!self->window)
    return;
  coxa_window_offer (self->window, offers);
  if (offers & COXA_OFFER_RESTORE)
    look_for_backup (self);
}

/* Restore, rescue, open anyway */

static void
on_restored_cb (CoxaRecordOpening *self, const char *note)
{
  g_free (self->note);
  self->note = g_strdup (note);
}

/* Restored or not: the record of this name is opened. */
static gboolean
on_restore_closed_cb (CoxaRecordOpening *self)
{
  ask_to_open (self, NULL, COXA_STORE_OPEN);
  return GDK_EVENT_PROPAGATE;
}

static void
show_restore_dialog (CoxaRecordOpening *self)
{
  g_autofree char *folder = g_settings_get_string (self->settings, "backup-folder");
  g_autofree char *chosen = g_steal_pointer (&self->good_backup);
  GtkWidget *dialog;

  stop_waiting (self);
  if (!self->window)
    return;
  dialog =
      coxa_restore_dialog_new (GTK_WINDOW (self->window), self->path, folder, get_measures (self));
  g_signal_connect_object (dialog, "restored", G_CALLBACK (on_restored_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "unrealize", G_CALLBACK (on_restore_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  if (chosen)
    coxa_restore_dialog_begin (COXA_RESTORE_DIALOG (dialog), chosen);
}

static gboolean
may_leave (CoxaRecordOpening *self)
{
  if (!self->store || !self->window || !coxa_window_is_dirty (self->window))
    return TRUE;
  coxa_window_tell (self->window, _ ("Save first"),
                    _ ("The page Visit has entries that are not saved. Save them or close the"
                       " patient first. Nothing was lost."));
  return FALSE;
}

static void
on_restore_backup (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CoxaRecordOpening *self = user_data;

  if (!self->path || !self->knowledge || !may_leave (self))
    return;
  self->restoring = TRUE;
  g_signal_emit (self, signals[RELEASE], 0);
}

/**
 * coxa_record_opening_go_on:
 *
 * The record is closed, and the window shows nothing of it.
 */
void
coxa_record_opening_go_on (CoxaRecordOpening *self)
{
  g_clear_object (&self->store);
  if (self->restoring)
    show_restore_dialog (self);
  else
    ask_to_open (self, NULL, COXA_STORE_OPEN);
  self->restoring = FALSE;
}

static void
on_open_rescued_cb (CoxaRecordOpening *self, const char *path)
{
  ask_to_open (self, path, COXA_STORE_OPEN);
}

static void
on_rescue_record (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CoxaRecordOpening *self = user_data;
  g_autofree char *initials = g_settings_get_string (self->settings, "clinician");
  GtkWidget *dialog;

  if (!self->path || !self->knowledge || !self->window || self->store)
    return;
  dialog =
      coxa_rescue_dialog_new (GTK_WINDOW (self->window), self->path, initials, get_measures (self));
  g_signal_connect_object (dialog, "open", G_CALLBACK (on_open_rescued_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_anyway_confirmed_cb (CoxaRecordOpening *self, const char *response)
{
  if (g_str_equal (response, "confirm"))
    ask_to_open (self, NULL, COXA_STORE_ANYWAY);
}

static void
on_open_anyway (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CoxaRecordOpening *self = user_data;
  GtkWidget *dialog;

  if (!self->path || !self->window || self->store)
    return;
  dialog = coxa_confirm_dialog_new (
      GTK_WINDOW (self->window), _ ("Open although it is in use?"),
      _ ("Another computer says that it has this record open. Go there and make sure that Coxa is"
         " closed. If both write, visits are lost."),
      _ ("_Open anyway"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_anyway_confirmed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A record that is lost while it is open */

static void
on_copy_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaRecordOpening) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaBackup) copy = coxa_store_back_up_finish (COXA_STORE (source), result, &error);
  g_autofree char *name = copy ? g_filename_display_name (copy->path) : NULL;
  g_autofree char *said =
      name ? g_strdup_printf (_ ("The copy is whole: %s. Choose it as the record, or restore from"
                                 " it."),
                              name)
           : NULL;

  if (self->window)
    coxa_window_tell (self->window, copy ? _ ("Copy saved") : _ ("The copy was not saved"),
                      copy ? said : error->message);
}

static void
on_copy_chosen_cb (CoxaRecordOpening *self, int response)
{
  g_autoptr (CoxaStoreContext) context = make_context (self);

  if (response == GTK_RESPONSE_ACCEPT && self->store) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
    g_autofree char *path = g_file_get_path (file);

    if (path)
      coxa_store_back_up_async (self->store, path, NULL, NULL, context, NULL, NULL, NULL,
                                on_copy_saved_cb, g_object_ref (self));
  }
  g_clear_object (&self->chooser);
}

static void
on_lost_response_cb (CoxaRecordOpening *self, const char *response)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "record-copy-%Y%m%d-%H%M.coxa");

  if (g_str_equal (response, "copy"))
    choose_file (self, _ ("Save a copy elsewhere"), name, G_CALLBACK (on_copy_chosen_cb));
  else if (g_str_equal (response, "reopen") && may_leave (self))
    g_signal_emit (self, signals[RELEASE], 0);
}

static void
on_access_changed_cb (CoxaRecordOpening *self, CoxaStore *store)
{
  GtkWidget *widget;
  AdwMessageDialog *dialog;

  if (!self->window)
    return;
  widget = adw_message_dialog_new (GTK_WINDOW (self->window),
                                   coxa_store_get_access (store) == COXA_STORE_ACCESS_MOVED
                                       ? _ ("The record file is not where it was")
                                       : _ ("The disk cannot be written"),
                                   coxa_store_explain_access (store));
  dialog = ADW_MESSAGE_DIALOG (widget);
  adw_message_dialog_add_responses (dialog, "close", _ ("_Keep reading"), "copy",
                                    _ ("_Save a copy elsewhere…"), "reopen", _ ("_Open again"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "copy", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_lost_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A record that is open */

static void
on_noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaRecordOpening) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!coxa_store_act_finish (COXA_STORE (source), result, &error) && self->window)
    coxa_window_toast (self->window, error->message);
}

static void
note_restored (CoxaRecordOpening *self)
{
  g_autoptr (CoxaStoreContext) context = make_context (self);
  g_autofree char *note = g_steal_pointer (&self->note);

  if (note && !coxa_store_is_read_only (self->store))
    coxa_store_note_async (self->store, COXA_ACTION_RECORD_RESTORED, "file", "", NULL, note,
                           context, NULL, on_noted_cb, g_object_ref (self));
}

static void
on_disk_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaRecordOpening) self = user_data;

  if (coxa_disk_encryption_find_finish (result) != COXA_DISK_PLAIN || !self->window)
    return;
  g_settings_set_boolean (self->settings, "disk-warned", TRUE);
  coxa_window_tell (
      self->window, _ ("This disk is not encrypted"),
      _ ("If this computer is lost or stolen, whoever has it can read the record. Ask whoever looks"
         " after it to encrypt the disk; it takes no time in daily work. This is said once."));
}

static void
look_at_disk (CoxaRecordOpening *self)
{
  if (!g_settings_get_boolean (self->settings, "disk-warned"))
    coxa_disk_encryption_find_async (NULL, coxa_store_get_path (self->store), NULL, on_disk_cb,
                                     g_object_ref (self));
}

void
coxa_record_opening_show_opened (CoxaRecordOpening *self, CoxaStore *store)
{
  stop_waiting (self);
  g_set_object (&self->store, store);
  g_signal_connect_object (store, "access-changed", G_CALLBACK (on_access_changed_cb), self,
                           G_CONNECT_SWAPPED);
  note_restored (self);
  look_at_disk (self);
}

static void
coxa_record_opening_dispose (GObject *object)
{
  CoxaRecordOpening *self = COXA_RECORD_OPENING (object);

  stop_waiting (self);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->chooser);
  g_clear_object (&self->store);
  g_clear_object (&self->knowledge);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->note, g_free);
  G_OBJECT_CLASS (coxa_record_opening_parent_class)->dispose (object);
}

static void
coxa_record_opening_class_init (CoxaRecordOpeningClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_record_opening_dispose;

  signals[OPEN] = g_signal_new ("open", COXA_TYPE_RECORD_OPENING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  signals[RELEASE] = g_signal_new ("release", COXA_TYPE_RECORD_OPENING, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
coxa_record_opening_init (CoxaRecordOpening *self)
{
}

CoxaRecordOpening *
coxa_record_opening_new (GActionMap *actions, GSettings *settings)
{
  static const GActionEntry entries[] = {
    { .name = "restore-backup", .activate = on_restore_backup },
    { .name = "rescue-record", .activate = on_rescue_record },
    { .name = "open-anyway", .activate = on_open_anyway },
  };
  CoxaRecordOpening *self = g_object_new (COXA_TYPE_RECORD_OPENING, NULL);

  self->settings = g_object_ref (settings);
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  return self;
}

void
coxa_record_opening_set_window (CoxaRecordOpening *self, CoxaWindow *window)
{
  g_set_weak_pointer (&self->window, window);
}

void
coxa_record_opening_set_knowledge (CoxaRecordOpening *self, CoxaKnowledge *knowledge)
{
  g_set_object (&self->knowledge, knowledge);
}
