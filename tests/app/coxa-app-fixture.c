/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-app-fixture.h"

#include <glib/gstdio.h>

#include "coxa-store-clinicians.h"
#include "coxa-store-history.h"

#define PATIENCE_USEC (20 * G_USEC_PER_SEC)

/* Runs the main loop until @done says so; a test that waits in vain ends. */
void
coxa_test_run_until (gboolean (*done) (gpointer data), gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_USEC;

  while (!done (data)) {
    g_main_context_iteration (NULL, FALSE);
    if (g_get_monotonic_time () > end)
      g_error ("waited in vain");
    g_usleep (500);
  }
}

/* Runs the main loop until nothing has been ready for a while; time that it was busy, or that the
 * machine was, is no quiet time. */
void
coxa_test_settle (void)
{
  int quiet_ms = 0;

  while (quiet_ms++ < 60) {
    if (g_main_context_iteration (NULL, FALSE) && g_main_context_pending (NULL))
      quiet_ms = MIN (quiet_ms, 50);
    g_usleep (1000);
  }
}

GtkWidget *
coxa_test_find (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = coxa_test_find (child, type);

    if (found)
      return found;
  }
  return NULL;
}

/* Hands a key to @widget as its own controllers get it. Returns whether one took it. */
gboolean
coxa_test_press (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; !taken && i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &taken);
  }
  return taken;
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static CoxaStore *
open_store (CoxaAppFixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CoxaStore *store;

  coxa_store_open_async (self->path, COXA_STORE_CREATE,
                         coxa_knowledge_get_measures (self->knowledge), NULL, on_done_cb, &result);
  coxa_test_run_until (is_set, &result);
  store = coxa_store_open_finish (result, &error);
  g_assert_no_error (error);
  return store;
}

/* Who is at the desk follows from the clinicians of the record, as at a start. */
void
coxa_app_fixture_load_desk (CoxaAppFixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  coxa_desk_load_async (self->desk, on_done_cb, &result);
  coxa_test_run_until (is_set, &result);
  coxa_desk_load_finish (self->desk, result, &error);
  g_assert_no_error (error);
}

/* @take_knowledge: (transfer full) */
void
coxa_app_fixture_set_up_with (CoxaAppFixture *self, CoxaKnowledge *take_knowledge)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("coxa-app-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "record.coxa", NULL);
  self->knowledge = take_knowledge;
  self->settings = g_settings_new ("org.coxa.Coxa");
  self->store = open_store (self);
  self->desk = coxa_desk_new (self->store, self->settings);
  coxa_app_fixture_load_desk (self);
}

void
coxa_app_fixture_set_up (CoxaAppFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CoxaKnowledge *knowledge = coxa_knowledge_load (NULL, &error);

  g_assert_no_error (error);
  coxa_app_fixture_set_up_with (self, knowledge);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}

void
coxa_app_fixture_tear_down (CoxaAppFixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  coxa_store_close_async (self->store, on_done_cb, &result);
  coxa_test_run_until (is_set, &result);
  g_assert_true (coxa_store_close_finish (self->store, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  coxa_test_settle ();
  g_assert_finalize_object (self->desk);
  g_assert_finalize_object (self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->knowledge);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

/* The woman of the worked example, as the program ships her. */
CoxaVisitDocument *
coxa_app_fixture_load_sample (CoxaAppFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
      g_build_filename (g_getenv ("COXA_SOURCE_ROOT"), "data", "sample", "anna-example.json", NULL);
  g_autoptr (CoxaQuestionnaireCatalogue) questionnaires =
      coxa_questionnaire_catalogue_load (NULL, &error);
  CoxaVisitDocument *document =
      coxa_visit_document_load (path, coxa_knowledge_get_measures (self->knowledge),
                                coxa_knowledge_get_rules (self->knowledge), questionnaires,
                                coxa_knowledge_get_topics (self->knowledge),
                                coxa_knowledge_get_techniques (self->knowledge), &error);

  g_assert_no_error (error);
  return document;
}

void
coxa_app_fixture_save (CoxaAppFixture *self, CoxaPatient *patient, CoxaVisit *visit)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_store_entry_free);
  CoxaResult *judged = coxa_result_new (coxa_knowledge_get_rules (self->knowledge));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (CoxaStoreContext) context = coxa_store_context_new (NULL, NULL, now);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  coxa_judge (judged, patient, visit);
  g_ptr_array_add (entries, coxa_store_entry_new (patient, visit, judged));
  coxa_store_save_visits_async (self->store, entries, context, NULL, on_done_cb, &result);
  coxa_test_run_until (is_set, &result);
  coxa_store_save_visits_finish (self->store, result, &error);
  g_assert_no_error (error);
}

/* @passphrase: (nullable). The desk hears of it when it is loaded. */
void
coxa_app_fixture_save_clinician (CoxaAppFixture *self,
                                 const CoxaClinician *clinician,
                                 const char *passphrase)
{
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (self->desk);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) set = NULL;
  g_autoptr (GError) error = NULL;

  coxa_store_save_clinician_async (self->store, clinician, context, NULL, on_done_cb, &saved);
  coxa_test_run_until (is_set, &saved);
  coxa_store_save_clinician_finish (self->store, saved, &error);
  g_assert_no_error (error);
  if (!passphrase)
    return;
  coxa_store_set_passphrase_async (self->store, clinician->id, passphrase, context, NULL,
                                   on_done_cb, &set);
  coxa_test_run_until (is_set, &set);
  coxa_store_set_passphrase_finish (self->store, set, &error);
  g_assert_no_error (error);
}

void
coxa_app_fixture_add_clinician (CoxaAppFixture *self,
                                const char *id,
                                const char *name,
                                const char *initials,
                                const char *passphrase)
{
  g_autoptr (CoxaClinician) clinician = coxa_clinician_new (id, name, initials);

  coxa_app_fixture_save_clinician (self, clinician, passphrase);
}

/* Returns: (transfer full) (element-type CoxaHistoryEntry): of @record alone, newest first */
GPtrArray *
coxa_app_fixture_list_history (CoxaAppFixture *self, const char *record)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  coxa_store_list_record_history_async (self->store, record, NULL, on_done_cb, &result);
  coxa_test_run_until (is_set, &result);
  entries = coxa_store_list_record_history_finish (self->store, result, &error);
  g_assert_no_error (error);
  return entries;
}
