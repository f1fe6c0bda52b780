/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-conflict-flow.h"

#include <glib/gi18n-lib.h>

#include "coxa-conflict-dialog.h"
#include "coxa-store-history.h"

/* What is known so far. */
typedef struct {
  GtkWindow *parent;
  CoxaStore *store;
  CoxaKnowledge *knowledge;
  CoxaVisit *mine;
  CoxaVisit *base; /* NULL: new, or not to be read */
  CoxaVisit *stored;
  guint base_version;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_clear_object (&asking->parent);
  g_clear_object (&asking->store);
  g_clear_object (&asking->knowledge);
  g_clear_object (&asking->mine);
  g_clear_object (&asking->base);
  g_clear_object (&asking->stored);
  g_free (asking);
}

static void
finish (GTask *task, CoxaVisitMerge *merge)
{
  Asking *asking = g_task_get_task_data (task);
  GError *error = NULL;
  CoxaVisit *visit =
      coxa_visit_merge_dup_visit (merge, coxa_knowledge_get_measures (asking->knowledge),
                                  coxa_knowledge_get_rules (asking->knowledge),
                                  coxa_knowledge_get_questionnaires (asking->knowledge),
                                  coxa_knowledge_get_topics (asking->knowledge),
                                  coxa_knowledge_get_techniques (asking->knowledge), &error);

  if (visit)
    g_task_return_pointer (task, visit, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Whether it was decided or closed. */
static void
on_destroyed_cb (CoxaConflictDialog *dialog, GTask *task)
{
  if (coxa_conflict_dialog_is_decided (dialog))
    finish (task, coxa_conflict_dialog_get_merge (dialog));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                             _ ("Not saved; your entries stay as a draft."));
  g_object_unref (task);
}

static void
present (GTask *task)
{
  Asking *asking = g_task_get_task_data (task);
  CoxaVisitMerge *merge = coxa_visit_merge_new (asking->base, asking->stored, asking->mine);
  GtkWidget *dialog;

  /* Both say the same: there is nothing to ask. */
  if (coxa_visit_merge_count (merge) == 0) {
    finish (task, merge);
    coxa_visit_merge_free (merge);
    g_object_unref (task);
    return;
  }
  dialog = coxa_conflict_dialog_new (asking->knowledge, merge);
  g_signal_connect (dialog, "destroy", G_CALLBACK (on_destroyed_cb), task);
  if (asking->parent)
    gtk_window_set_transient_for (GTK_WINDOW (dialog), asking->parent);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_base_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Asking *asking = g_task_get_task_data (task);

  /* Without it entries of one side alone are taken over, and all others asked about. */
  asking->base = coxa_store_load_visit_version_finish (COXA_STORE (source), result, NULL);
  present (task);
}

static void
on_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Asking *asking = g_task_get_task_data (task);
  GError *error = NULL;

  asking->stored = coxa_store_load_visit_finish (COXA_STORE (source), result, &error);
  if (!asking->stored) {
    g_task_return_error (task, error);
    g_object_unref (task);
  } else if (asking->base_version == 0) {
    present (task);
  } else {
    coxa_store_load_visit_version_async (asking->store, coxa_visit_get_id (asking->mine),
                                         asking->base_version, NULL, on_base_cb, task);
  }
}

void
coxa_conflict_flow_ask_async (GtkWindow *parent,
                              CoxaStore *store,
                              CoxaKnowledge *knowledge,
                              CoxaVisit *mine,
                              guint base_version,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Asking *asking = g_new0 (Asking, 1);

  g_set_object (&asking->parent, parent);
  asking->store = g_object_ref (store);
  asking->knowledge = g_object_ref (knowledge);
  asking->mine = coxa_visit_copy (mine);
  asking->base_version = base_version;
  g_task_set_task_data (task, asking, asking_free);
  coxa_store_load_visit_async (store, coxa_visit_get_id (mine), NULL, on_stored_cb, task);
}

/**
 * coxa_conflict_flow_ask_finish:
 * @stored_out: (out) (transfer full): as the record has it
 *
 * Returns: (transfer full) (nullable): the visit with what was chosen, fit to be stored on top of
 *   that
 */
CoxaVisit *
coxa_conflict_flow_ask_finish (GAsyncResult *result, CoxaVisit **stored_out, GError **error)
{
  Asking *asking = g_task_get_task_data (G_TASK (result));
  CoxaVisit *visit = g_task_propagate_pointer (G_TASK (result), error);

  if (visit)
    *stored_out = g_object_ref (asking->stored);
  return visit;
}
