/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-episode-table.h"

enum {
  FIND_OPEN,
  INSERT,
  LIST,
};

static const char *const statements[] = {
  [FIND_OPEN] = "SELECT key FROM episode WHERE patient = ? AND title = ? AND closed_at IS NULL"
                " ORDER BY key DESC LIMIT 1",
  [INSERT] = "INSERT INTO episode (patient, title, id, opened_at, version) VALUES (?, ?, ?, ?, 1)",
  [LIST] = "SELECT e.id, p.id, e.title, e.opened_at, e.closed_at, e.version"
           " FROM patient p CROSS JOIN episode e ON e.patient = p.key"
           " WHERE p.id = ? ORDER BY e.key DESC",
};

static gboolean
find_open (CoxaConnection *connection,
           gint64 patient_key,
           const char *title,
           gint64 *key_out,
           GError **error)
{
  g_autoptr (CoxaStatement) find = coxa_connection_use (connection, statements[FIND_OPEN], error);
  GError *failure = NULL;

  *key_out = 0;
  if (find == NULL)
    return FALSE;
  coxa_statement_bind_int (find, patient_key);
  coxa_statement_bind_text (find, title);
  if (coxa_statement_next (find, &failure))
    *key_out = coxa_statement_get_int (find, 0);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/**
 * coxa_episode_table_find_or_open:
 * @opened_at: the visit's time, when the episode begins with it
 */
gboolean
coxa_episode_table_find_or_open (CoxaConnection *connection,
                                 gint64 patient_key,
                                 const char *title,
                                 const char *id_if_new,
                                 const char *opened_at,
                                 gint64 *key_out,
                                 GError **error)
{
  g_autoptr (CoxaStatement) insert = NULL;

  if (!find_open (connection, patient_key, title, key_out, error))
    return FALSE;
  if (*key_out != 0)
    return TRUE;
  insert = coxa_connection_use (connection, statements[INSERT], error);
  if (insert == NULL)
    return FALSE;
  coxa_statement_bind_int (insert, patient_key);
  coxa_statement_bind_text (insert, title);
  coxa_statement_bind_text (insert, id_if_new);
  coxa_statement_bind_text (insert, opened_at);
  if (!coxa_statement_run (insert, error))
    return FALSE;
  *key_out = coxa_connection_last_key (connection);
  return TRUE;
}

static CoxaEpisode *
read_row (CoxaStatement *row)
{
  CoxaEpisode *episode =
      coxa_episode_new (coxa_statement_get_text (row, 0), coxa_statement_get_text (row, 1),
                        coxa_statement_get_text (row, 2));

  episode->opened_at = g_strdup (coxa_statement_get_text (row, 3));
  episode->closed_at = g_strdup (coxa_statement_get_text (row, 4));
  episode->version = coxa_statement_get_int (row, 5);
  return episode;
}

/* Array of CoxaEpisode, the one opened last first. */
GPtrArray *
coxa_episode_table_list (CoxaConnection *connection, const char *patient_id, GError **error)
{
  g_autoptr (GPtrArray) episodes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_episode_free);
  g_autoptr (CoxaStatement) list = coxa_connection_use (connection, statements[LIST], error);
  GError *failure = NULL;

  if (list == NULL)
    return NULL;
  coxa_statement_bind_text (list, patient_id);
  while (coxa_statement_next (list, &failure))
    g_ptr_array_add (episodes, read_row (list));
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_steal_pointer (&episodes);
}
