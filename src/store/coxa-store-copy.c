/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-store-copy.h"

#include "coxa-decision-table.h"
#include "coxa-episode-table.h"
#include "coxa-history-table.h"
#include "coxa-load.h"
#include "coxa-patient-table.h"
#include "coxa-programme-table.h"
#include "coxa-result-table.h"
#include "coxa-store-private.h"

enum {
  FLAGS,
  RULESET,
};

static const char *const statements[] = {
  [FLAGS] = "SELECT f.flag, f.level, f.because FROM visit v"
            " CROSS JOIN safety_flag f ON f.visit = v.key WHERE v.id = ? ORDER BY f.flag",
  [RULESET] = "SELECT j.ruleset FROM visit v CROSS JOIN judgement j ON j.visit = v.key"
              " WHERE v.id = ?",
};

typedef struct {
  char *patient_id;
  gboolean with_access;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->patient_id);
  g_free (request);
}

/* Visits */

static gboolean
add_results (CoxaCopyVisit *copy, CoxaConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) results =
      coxa_result_table_load (connection, coxa_visit_get_id (copy->visit), error);

  for (guint i = 0; results != NULL && i < results->len; i++) {
    const CoxaStoredResult *result = g_ptr_array_index (results, i);

    coxa_copy_visit_add_result (copy, result->pattern, result->side, result->class);
  }
  return results != NULL;
}

static gboolean
add_flags (CoxaCopyVisit *copy, CoxaConnection *connection, GError **error)
{
  g_autoptr (CoxaStatement) rows = coxa_connection_use (connection, statements[FLAGS], error);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  coxa_statement_bind_text (rows, coxa_visit_get_id (copy->visit));
  while (coxa_statement_next (rows, &failure))
    coxa_copy_visit_add_flag (copy, coxa_statement_get_text (rows, 0),
                              coxa_statement_get_text (rows, 1), coxa_statement_get_text (rows, 2));
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
read_ruleset (CoxaCopyVisit *copy, CoxaConnection *connection, GError **error)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, statements[RULESET], error);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  coxa_statement_bind_text (row, coxa_visit_get_id (copy->visit));
  if (coxa_statement_next (row, &failure))
    copy->ruleset = g_strdup (coxa_statement_get_text (row, 0));
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
add_visits (CoxaPatientCopy *copy,
            CoxaSession *session,
            const char *patient_id,
            gboolean entered_in_error,
            GError **error)
{
  g_autoptr (GPtrArray) visits = coxa_load_visits (session->connection, patient_id,
                                                   entered_in_error, session->measures, error);

  for (guint i = 0; visits != NULL && i < visits->len; i++) {
    CoxaCopyVisit *visit = coxa_copy_visit_new (visits->pdata[i]);

    g_ptr_array_add (copy->visits, visit);
    if (!add_results (visit, session->connection, error) ||
        !add_flags (visit, session->connection, error) ||
        !read_ruleset (visit, session->connection, error))
      return FALSE;
  }
  return visits != NULL;
}

static int
compare_visits (gconstpointer a, gconstpointer b)
{
  const CoxaCopyVisit *one = *(CoxaCopyVisit *const *) a, *other = *(CoxaCopyVisit *const *) b;
  int order =
      g_date_time_compare (coxa_visit_get_at (one->visit), coxa_visit_get_at (other->visit));

  return order != 0 ? order
                    : g_strcmp0 (coxa_visit_get_id (one->visit), coxa_visit_get_id (other->visit));
}

/* What stands beside the visits */

static void
add_programme (CoxaPatientCopy *copy, const CoxaStoredProgramme *programme)
{
  CoxaCopyProgramme *one = coxa_copy_programme_new (programme->number, programme->issued_at);

  one->author = g_strdup (programme->author);
  one->language = g_strdup (programme->language);
  for (guint i = 0; i < programme->items->len; i++) {
    const CoxaStoredItem *item = g_ptr_array_index (programme->items, i);

    coxa_copy_programme_add_item (one, item->exercise, item->title, item->side, &item->dose,
                                  item->note);
  }
  g_ptr_array_add (copy->programmes, one);
}

/* The table lists the one handed out last first. */
static gboolean
add_programmes (CoxaPatientCopy *copy,
                CoxaConnection *connection,
                const char *patient_id,
                GError **error)
{
  g_autoptr (GPtrArray) programmes = coxa_programme_table_list (connection, patient_id, error);

  for (guint i = programmes != NULL ? programmes->len : 0; i > 0; i--)
    add_programme (copy, programmes->pdata[i - 1]);
  return programmes != NULL;
}

static gboolean
add_accesses (CoxaPatientCopy *copy,
              CoxaConnection *connection,
              const char *patient_id,
              GError **error)
{
  g_autoptr (GPtrArray) entries = coxa_history_table_list_patient (connection, patient_id, error);

  copy->accesses = NULL;
  for (guint i = entries != NULL ? entries->len : 0; i > 0; i--) {
    const CoxaHistoryEntry *entry = g_ptr_array_index (entries, i - 1);

    coxa_patient_copy_add_access (copy, entry->at, entry->initials, coxa_action_ids[entry->action],
                                  entry->kind);
  }
  return entries != NULL;
}

static gboolean
add_episodes (CoxaPatientCopy *copy,
              CoxaConnection *connection,
              const char *patient_id,
              GError **error)
{
  g_autoptr (GPtrArray) episodes = NULL;
  gint64 key;

  if (!coxa_patient_table_find_key (connection, patient_id, &key, error))
    return FALSE;
  episodes = coxa_episode_table_list (connection, key, error);
  if (episodes == NULL)
    return FALSE;
  g_ptr_array_unref (copy->episodes);
  copy->episodes = g_steal_pointer (&episodes);
  return TRUE;
}

static gboolean
add_decisions (CoxaPatientCopy *copy,
               CoxaConnection *connection,
               const char *patient_id,
               GError **error)
{
  GPtrArray *decisions = coxa_decision_table_list (connection, patient_id, error);

  if (decisions == NULL)
    return FALSE;
  g_ptr_array_unref (copy->decisions);
  copy->decisions = decisions;
  return TRUE;
}

static gboolean
read_state (CoxaPatientCopy *copy, CoxaConnection *connection, GError **error)
{
  g_autoptr (CoxaHistoryHead) head = coxa_history_table_read_head (connection, error);

  if (head == NULL)
    return FALSE;
  copy->state_seq = head->seq;
  copy->state_hash = g_strdup (head->hash);
  return TRUE;
}

static CoxaPatientCopy *
load (CoxaSession *session, const Request *request, GError **error)
{
  CoxaConnection *connection = session->connection;
  g_autoptr (CoxaPatientCopy) copy = coxa_patient_copy_new ();
  const char *id;

  copy->patient = coxa_load_patient (connection, request->patient_id, error);
  if (copy->patient == NULL)
    return NULL;
  id = coxa_patient_get_id (copy->patient);
  if (!add_visits (copy, session, id, FALSE, error) ||
      !add_visits (copy, session, id, TRUE, error) || !add_episodes (copy, connection, id, error) ||
      !add_decisions (copy, connection, id, error) ||
      !add_programmes (copy, connection, id, error) || !read_state (copy, connection, error) ||
      (request->with_access && !add_accesses (copy, connection, id, error)))
    return NULL;
  g_ptr_array_sort (copy->visits, compare_visits);
  return g_steal_pointer (&copy);
}

static gpointer
run_load (gpointer *place, gpointer data, GCancellable *cancellable, GError **error)
{
  CoxaSession *session = coxa_store_begin_reading (place, cancellable, error);
  CoxaPatientCopy *copy;

  if (session == NULL)
    return NULL;
  copy = load (session, data, error);
  coxa_store_end_reading (session);
  return copy;
}

void
coxa_store_load_copy_async (CoxaStore *self,
                            const char *patient_id,
                            gboolean with_access,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  static const CoxaWork work = { run_load, (GDestroyNotify) coxa_patient_copy_free };
  Request *request;

  g_return_if_fail (COXA_IS_STORE (self));
  g_return_if_fail (patient_id != NULL);

  request = g_new0 (Request, 1);
  request->patient_id = g_strdup (patient_id);
  request->with_access = with_access;
  coxa_store_ask (self, &work, request, request_free, coxa_store_load_copy_async, cancellable,
                  callback, user_data);
}

CoxaPatientCopy *
coxa_store_load_copy_finish (CoxaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
