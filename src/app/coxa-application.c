/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-application.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "coxa-about.h"
#include "coxa-backup-keeper.h"
#include "coxa-backup-page.h"
#include "coxa-clinicians-page.h"
#include "coxa-desk.h"
#include "coxa-idle-lock.h"
#include "coxa-knowledge.h"
#include "coxa-preferences.h"
#include "coxa-record-opening.h"
#include "coxa-retention-page.h"
#include "coxa-store.h"
#include "coxa-window.h"

struct _CoxaApplication {
  AdwApplication parent_instance;

  /* owned */
  GSettings *settings;
  CoxaKnowledge *knowledge;
  CoxaStore *store;
  CoxaDesk *desk; /* who works with it */
  CoxaIdleLock *idle_lock;
  CoxaBackupKeeper *keeper;
  CoxaRecordOpening *around; /* what happens around opening */
  GtkFileChooserNative *chooser;
  char *knowledge_folder; /* --knowledge, or NULL */
  char *clinic_path;      /* --clinic, or the user's own */
  char *record_option;    /* --record, or the file chosen instead; or NULL */

  /* borrowed */
  CoxaWindow *window;

  gboolean created; /* the record file was made just now */
  gboolean chosen;  /* by the user, who wants it again next time */
  gboolean loading; /* the knowledge, or it is there */
  gboolean opening;
};

/* A window that nobody sees is not drawn. */
#define NOT_DRAWN_MS 500
/* Until then the first patients are drawn. */
#define SETTLED_MS 400

G_DEFINE_FINAL_TYPE (CoxaApplication, coxa_application, ADW_TYPE_APPLICATION)

static char *
dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "coxa", "record.coxa", NULL);
}

/* A file that was named must be there; only the user's own first one is made. */
static char *
dup_record_path (CoxaApplication *self, CoxaStoreIntent *intent_out)
{
  g_autofree char *setting = g_settings_get_string (self->settings, "record-file");

  *intent_out = COXA_STORE_OPEN;
  if (self->record_option)
    return g_strdup (self->record_option);
  if (*setting)
    return g_steal_pointer (&setting);
  *intent_out = COXA_STORE_EITHER;
  return dup_default_path ();
}

static const char *
problem_title (const GError *error)
{
  if (g_error_matches (error, COXA_STORE_ERROR, COXA_STORE_ERROR_EMPTY))
    return _ ("The record file is empty");
  if (g_error_matches (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_OURS))
    return _ ("This is not a Coxa record");
  if (g_error_matches (error, COXA_STORE_ERROR, COXA_STORE_ERROR_TOO_NEW))
    return _ ("This record needs a newer Coxa");
  if (g_error_matches (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED))
    return _ ("The record file is damaged");
  if (g_error_matches (error, COXA_STORE_ERROR, COXA_STORE_ERROR_LOCKED))
    return _ ("The record is in use");
  if (g_error_matches (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND))
    return _ ("The record file is not there");
  return _ ("The record cannot be opened");
}

static void
remember_record (CoxaApplication *self)
{
  if (self->chosen)
    g_settings_set_string (self->settings, "record-file", self->record_option);
  self->chosen = FALSE;
}

static void
on_place_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  /* The store says itself that it lost its file. */
  if (!coxa_store_check_place_finish (COXA_STORE (source), result, &error) && self->window &&
      !g_error_matches (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND))
    coxa_window_set_notice (self->window, error->message);
}

/* Another program may have moved or replaced the file while nobody looked. */
static void
on_active_cb (CoxaApplication *self)
{
  if (self->store && self->window && gtk_window_is_active (GTK_WINDOW (self->window)))
    coxa_store_check_place_async (self->store, NULL, on_place_cb, g_object_ref (self));
}

/* Style sheets, icons and knowledge files were read to be turned into something smaller. */
static gboolean
give_memory_back_cb (gpointer data)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  return G_SOURCE_REMOVE;
}

/* The longer there was none, the harder it is to overlook. */
static void
on_overdue_cb (CoxaApplication *self, int days, const char *message)
{
  if (!self->window)
    return;
  coxa_window_set_notice (self->window, message);
  if (days >= COXA_BACKUP_LONG_OVERDUE_DAYS)
    coxa_window_tell (self->window, _ ("There is no good backup"), message);
}

static void
show_store (CoxaApplication *self)
{
  const char *why = coxa_store_explain_access (self->store);

  coxa_window_set_store (self->window, self->store, self->desk);
  coxa_window_set_notice (self->window,
                          why ? why : coxa_record_place_warn (coxa_store_get_place (self->store)));
  self->keeper = coxa_backup_keeper_new (self->store, self->desk, self->settings);
  g_signal_connect_object (self->keeper, "told", G_CALLBACK (coxa_window_toast), self->window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "overdue", G_CALLBACK (on_overdue_cb), self,
                           G_CONNECT_SWAPPED);
  coxa_backup_keeper_remind (self->keeper);
  g_timeout_add_full (G_PRIORITY_LOW, SETTLED_MS, give_memory_back_cb, NULL, NULL);
}

static const struct {
  const char *action;
  const char *accels[3];
} keys[] = {
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "win.new-patient", { "<Control>n" } },
  { "win.find", { "<Control>f", "<Control>k" } },
  { "win.save", { "<Control>s" } },
  { "win.show-drafts", { "<Control>d" } },
  { "win.sign", { "<Control>Return", "<Control>KP_Enter" } },
  { "win.show-sections", { "F8" } },
  { "win.page::overview", { "<Alt>1" } },
  { "win.page::visit", { "<Alt>2" } },
  { "win.page::progress", { "<Alt>3" } },
  { "win.page::programme", { "<Alt>4" } },
  { "win.page::record", { "<Alt>5" } },
  { "win.add-exercise", { "<Control>e" } },
  { "win.print", { "<Control>p" } },
  { "win.findings", { "F9" } },
  { "win.exercises", { "<Control><Shift>e" } },
  { "win.lock", { "<Control>l" } },
  { "win.show-help-overlay", { "<Control>question", "<Control>F1" } },
};

/* They stay as they are: GTK 4.8 frees a menu item's shortcut twice when its key goes away. What is
 * behind the lock is switched off instead. */
static void
add_keys (CoxaApplication *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, keys[i].accels);
}

static void
show_lock (CoxaApplication *self)
{
  GAction *preferences = g_action_map_lookup_action (G_ACTION_MAP (self), "preferences");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (preferences), !coxa_desk_is_locked (self->desk));
}

static void
on_screensaver_cb (CoxaApplication *self)
{
  gboolean active;

  g_object_get (self, "screensaver-active", &active, NULL);
  if (active && self->idle_lock)
    coxa_idle_lock_leave (self->idle_lock);
}

static void
watch_desk (CoxaApplication *self)
{
  self->idle_lock = coxa_idle_lock_new (self->desk, self->settings);
  g_signal_connect (self, "notify::screensaver-active", G_CALLBACK (on_screensaver_cb), NULL);
  g_signal_connect_object (self->desk, "notify::locked", G_CALLBACK (show_lock), self,
                           G_CONNECT_SWAPPED);
  show_lock (self);
}

/* Where the clinicians cannot be read the record is open all the same: nobody is known. */
static void
on_desk_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  coxa_desk_load_finish (COXA_DESK (source), result, &error);
  if (!self->window)
    return;
  watch_desk (self);
  show_store (self);
  coxa_record_opening_show_opened (self->around, self->store);
  if (error)
    coxa_window_set_notice (self->window, error->message);
  if (self->created)
    coxa_about_show_intended_use (GTK_WINDOW (self->window));
}

static void
on_store_open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  self->opening = FALSE;
  self->store = coxa_store_open_finish (result, &error);
  if (!self->window)
    return;
  if (!self->store) {
    coxa_window_show_problem (self->window, problem_title (error), error->message);
    coxa_record_opening_show_refused (self->around, error);
    return;
  }
  remember_record (self);
  self->desk = coxa_desk_new (self->store, self->settings);
  coxa_desk_load_async (self->desk, on_desk_loaded_cb, g_object_ref (self));
}

static void
open_as (CoxaApplication *self, CoxaStoreIntent intent)
{
  CoxaStoreIntent usual = COXA_STORE_OPEN;
  g_autofree char *path = dup_record_path (self, &usual);
  g_autofree char *folder = g_path_get_dirname (path);

  if (self->opening || self->store || !self->knowledge)
    return;
  self->opening = TRUE;
  self->created = intent == COXA_STORE_EITHER && !g_file_test (path, G_FILE_TEST_EXISTS);
  if (self->created)
    g_mkdir_with_parents (folder, 0700);
  if (intent == COXA_STORE_EITHER)
    coxa_place_hide_from_search (folder);
  coxa_store_open_async (path, intent, coxa_knowledge_get_measures (self->knowledge), NULL,
                         on_store_open_cb, g_object_ref (self));
}

static void
begin_with (CoxaApplication *self, gboolean read_only)
{
  CoxaStoreIntent intent = COXA_STORE_OPEN;
  g_autofree char *path = dup_record_path (self, &intent);

  if (!self->opening && !self->store && self->knowledge)
    coxa_record_opening_begin (self->around, path, read_only ? COXA_STORE_READ_ONLY : intent);
}

static void
open_record (CoxaApplication *self)
{
  begin_with (self, FALSE);
}

static void
on_open_read_only_cb (CoxaApplication *self)
{
  begin_with (self, TRUE);
}

static void
on_open_cb (CoxaApplication *self, const char *path, CoxaStoreIntent intent)
{
  if (path) {
    g_free (self->record_option);
    self->record_option = g_strdup (path);
    self->chosen = TRUE;
  }
  open_as (self, intent);
}

static void
open_chosen (CoxaApplication *self, GFile *file)
{
  char *path = g_file_get_path (file);

  if (!path) {
    coxa_window_show_problem (self->window, _ ("This file is not on the computer"),
                              _ ("Choose a record file in a local folder. Nothing was changed."));
    return;
  }
  g_free (self->record_option);
  self->record_option = path;
  self->chosen = TRUE;
  open_record (self);
}

static void
on_chooser_response_cb (CoxaApplication *self, int response)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));

    open_chosen (self, file);
  }
  g_clear_object (&self->chooser);
}

static void
on_choose_record_cb (CoxaApplication *self)
{
  if (self->chooser || self->opening || self->store)
    return;
  self->chooser =
      gtk_file_chooser_native_new (_ ("Choose the record file"), GTK_WINDOW (self->window),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chooser_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
add_record_pages (CoxaApplication *self, AdwPreferencesWindow *preferences)
{
  adw_preferences_window_add (preferences, ADW_PREFERENCES_PAGE (coxa_clinicians_page_new (
                                               self->store, self->desk, self->settings)));
  adw_preferences_window_add (
      preferences, ADW_PREFERENCES_PAGE (coxa_backup_page_new (self->keeper, self->settings)));
  adw_preferences_window_add (
      preferences, ADW_PREFERENCES_PAGE (coxa_retention_page_new (self->store, self->desk)));
}

static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CoxaApplication *self = user_data;
  GtkWidget *preferences;

  if (!self->knowledge)
    return;
  preferences = coxa_preferences_new (self->settings, self->knowledge, self->clinic_path);
  if (self->keeper)
    add_record_pages (self, ADW_PREFERENCES_WINDOW (preferences));
  gtk_window_set_transient_for (GTK_WINDOW (preferences), GTK_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  coxa_about_show (GTK_WINDOW (((CoxaApplication *) user_data)->window));
}

/* Through the window, which asks about unsaved entries. */
static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CoxaApplication *self = user_data;

  if (self->window)
    gtk_window_close (GTK_WINDOW (self->window));
}

static void
fail_to_start (const GError *error)
{
  g_printerr ("coxa: %s\n", error->message);
  exit (EXIT_FAILURE);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CoxaApplication *self = source; /* its paths stay as they are while this runs */
  GError *error = NULL;
  CoxaKnowledge *knowledge =
      coxa_knowledge_new (self->knowledge_folder, self->clinic_path, COXA_PARTS_ALL,
                          g_get_language_names ()[0], &error);

  if (knowledge)
    g_task_return_pointer (task, knowledge, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CoxaApplication *self = COXA_APPLICATION (source);
  g_autoptr (GError) error = NULL;

  self->knowledge = g_task_propagate_pointer (G_TASK (result), &error);
  if (!self->knowledge)
    fail_to_start (error);
  coxa_record_opening_set_knowledge (self->around, self->knowledge);
  g_settings_bind (self->settings, "show-patterns", self->knowledge, "engine", G_SETTINGS_BIND_GET);
  if (!self->window)
    return;
  coxa_window_set_knowledge (self->window, self->knowledge);
  open_record (self);
}

static void
load_knowledge (CoxaApplication *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->loading)
    return;
  self->loading = TRUE;
  task = g_task_new (self, NULL, on_loaded_cb, NULL);
  g_task_run_in_thread (task, load_in_thread);
}

static gboolean
on_not_drawn_cb (gpointer data)
{
  load_knowledge (data);
  return G_SOURCE_REMOVE;
}

/* Once the window was drawn, or will not be for now: both at once would make the window wait. */
static void
load_when_drawn (CoxaApplication *self, GtkWidget *window)
{
  gtk_widget_realize (window);
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint",
                           G_CALLBACK (load_knowledge), self, G_CONNECT_SWAPPED);
  g_timeout_add_full (G_PRIORITY_DEFAULT, NOT_DRAWN_MS, on_not_drawn_cb, g_object_ref (self),
                      g_object_unref);
}

static GtkWidget *
make_window (CoxaApplication *self)
{
  GtkWidget *window = coxa_window_new (ADW_APPLICATION (self), self->knowledge, self->settings);

  g_set_weak_pointer (&self->window, COXA_WINDOW (window));
  coxa_record_opening_set_window (self->around, self->window);
  g_signal_connect_object (window, "choose-record", G_CALLBACK (on_choose_record_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "try-again", G_CALLBACK (open_record), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "open-read-only", G_CALLBACK (on_open_read_only_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (on_active_cb), self,
                           G_CONNECT_SWAPPED);
  return window;
}

static void
coxa_application_activate (GApplication *application)
{
  CoxaApplication *self = COXA_APPLICATION (application);
  GtkWidget *window;

  if (self->window) {
    gtk_window_present (GTK_WINDOW (self->window));
    return;
  }
  window = make_window (self);
  if (!self->knowledge)
    load_when_drawn (self, window);
  gtk_window_present (GTK_WINDOW (window));
  open_record (self);
}

/* A window belongs to one record: the next begins with an empty one. */
static void
go_on_without_record (CoxaApplication *self)
{
  gtk_window_present (GTK_WINDOW (make_window (self)));
  g_application_release (G_APPLICATION (self));
  coxa_record_opening_go_on (self->around);
}

static void
on_released_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaApplication) self = user_data;

  coxa_store_close_finish (COXA_STORE (source), result, NULL);
  g_clear_object (&self->store);
  go_on_without_record (self);
}

static void
on_release_cb (CoxaApplication *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  if (!self->store) {
    coxa_record_opening_go_on (self->around);
    return;
  }
  g_application_hold (G_APPLICATION (self));
  for (GList *at = windows; at; at = at->next)
    gtk_window_destroy (GTK_WINDOW (at->data));
  g_clear_object (&self->keeper);
  g_clear_object (&self->idle_lock);
  g_clear_object (&self->desk);
  coxa_store_close_async (self->store, on_released_cb, g_object_ref (self));
}

static void
add_actions (CoxaApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "preferences", .activate = on_preferences },
    { .name = "about", .activate = on_about },
    { .name = "quit", .activate = on_quit },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_keys (self);
}

static gboolean
load_settings (CoxaApplication *self, GError **error)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source ? g_settings_schema_source_lookup (source, COXA_APPLICATION_ID, TRUE) : NULL;

  if (!schema) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("Coxa is not installed completely: its settings schema is missing."));
    return FALSE;
  }
  self->settings = g_settings_new (COXA_APPLICATION_ID);
  return TRUE;
}

static void
coxa_application_startup (GApplication *application)
{
  CoxaApplication *self = COXA_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  G_APPLICATION_CLASS (coxa_application_parent_class)->startup (application);
  if (!load_settings (self, &error))
    fail_to_start (error);
  self->around = coxa_record_opening_new (G_ACTION_MAP (self), self->settings);
  g_signal_connect_object (self->around, "open", G_CALLBACK (on_open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->around, "release", G_CALLBACK (on_release_cb), self,
                           G_CONNECT_SWAPPED);
  add_actions (self);
}

static void
on_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  coxa_store_close_finish (COXA_STORE (source), result, NULL);
  *(gboolean *) user_data = TRUE;
}

static void
on_backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* What went wrong is said at the next start. */
  g_free (coxa_backup_keeper_make_finish (COXA_BACKUP_KEEPER (source), result, &error));
  *(gboolean *) user_data = TRUE;
}

static void
back_up_at_end (CoxaApplication *self)
{
  gboolean done = self->keeper == NULL;

  if (self->keeper)
    coxa_backup_keeper_end_session_async (self->keeper, on_backed_up_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* What is under way in the record is finished before the program ends. */
static void
coxa_application_shutdown (GApplication *application)
{
  CoxaApplication *self = COXA_APPLICATION (application);
  gboolean closed = FALSE;

  if (self->store) {
    back_up_at_end (self);
    coxa_store_close_async (self->store, on_closed_cb, &closed);
    while (!closed)
      g_main_context_iteration (NULL, TRUE);
  }
  G_APPLICATION_CLASS (coxa_application_parent_class)->shutdown (application);
}

static void
take_path (GVariantDict *options, const char *option, char **path_out)
{
  g_autofree char *path = NULL;

  if (g_variant_dict_lookup (options, option, "^ay", &path))
    *path_out = g_canonicalize_filename (path, NULL);
}

static char *
dup_clinic_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "coxa", "clinic.ini", NULL);
}

static int
coxa_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  CoxaApplication *self = COXA_APPLICATION (application);

  if (g_variant_dict_contains (options, "version")) {
    g_print ("coxa %s\n", COXA_VERSION);
    return EXIT_SUCCESS;
  }
  take_path (options, "record", &self->record_option);
  take_path (options, "knowledge", &self->knowledge_folder);
  take_path (options, "clinic", &self->clinic_path);
  /* A Coxa that runs has its own record; the lock of the file keeps the same one from both. */
  if (self->record_option || self->knowledge_folder || self->clinic_path)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  if (!self->clinic_path)
    self->clinic_path = dup_clinic_path ();
  return -1;
}

static void
coxa_application_dispose (GObject *object)
{
  CoxaApplication *self = COXA_APPLICATION (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->chooser);
  g_clear_object (&self->keeper);
  g_clear_object (&self->idle_lock);
  g_clear_object (&self->desk);
  g_clear_object (&self->around);
  g_clear_object (&self->store);
  g_clear_object (&self->knowledge);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->record_option, g_free);
  g_clear_pointer (&self->knowledge_folder, g_free);
  g_clear_pointer (&self->clinic_path, g_free);
  G_OBJECT_CLASS (coxa_application_parent_class)->dispose (object);
}

static void
coxa_application_class_init (CoxaApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_application_dispose;
  application_class->startup = coxa_application_startup;
  application_class->activate = coxa_application_activate;
  application_class->shutdown = coxa_application_shutdown;
  application_class->handle_local_options = coxa_application_handle_local_options;
}

static void
coxa_application_init (CoxaApplication *self)
{
  static const GOptionEntry options[] = {
    { "record", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Use this record file"), N_ ("FILE") },
    { "knowledge", 0, 0, G_OPTION_ARG_FILENAME, NULL,
      N_ ("Use the knowledge files of this folder in place of those built in"), N_ ("FOLDER") },
    { "clinic", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Use this file of the clinic’s own values"),
      N_ ("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Say the version"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _ ("The record of a physiotherapist."));
}

AdwApplication *
coxa_application_new (void)
{
  return g_object_new (COXA_TYPE_APPLICATION, "application-id", COXA_APPLICATION_ID,
                       "resource-base-path", "/org/coxa/Coxa", "register-session", TRUE, NULL);
}
