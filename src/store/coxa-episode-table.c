/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-episode-table.h"

enum {
  FIND_OPEN,
  INSERT,
  LIST,
  FIND_OF_VISIT,
  READ_TITLE,
};

static const char *const statements[] = {
  [FIND_OPEN] = "SELECT key FROM episode WHERE patient = ? AND title = ? AND closed_at IS NULL"
                " ORDER BY key DESC LIMIT 1",
  [INSERT] = "INSERT INTO episode (patient, title, id, opened_at, version) VALUES (?, ?, ?, ?, 1)",
  [LIST] = "WITH RECURSIVE same (key) AS (SELECT ?1 UNION"
           " SELECT p.key FROM same CROSS JOIN patient p ON p.merged_into = same.key)"
           " SELECT e.id, p.id, e.title, e.opened_at, e.closed_at, e.version"
           " FROM same CROSS JOIN episode e ON e.patient = same.key"
           " CROSS JOIN patient p ON p.key = ?1 ORDER BY e.key DESC",
  [FIND_OF_VISIT] = "SELECT e.key FROM visit v CROSS JOIN episode e ON e.key = v.episode"
                    " WHERE v.key = ? AND e.title = ?",
  [READ_TITLE] = "SELECT e.title, v.visit_at FROM visit v LEFT JOIN episode e ON e.key = v.episode"
                 " WHERE v.key = ?",
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
                                 gboolean *opened_out,
                                 GError **error)
{
  g_autoptr (CoxaStatement) insert = NULL;

  *opened_out = FALSE;
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
  *opened_out = TRUE;
  return TRUE;
}

/**
 * coxa_episode_table_find_of_visit:
 * @key_out: of the visit's episode when that has this title, else 0
 */
gboolean
coxa_episode_table_find_of_visit (CoxaConnection *connection,
                                  gint64 visit_key,
                                  const char *title,
                                  gint64 *key_out,
                                  GError **error)
{
  g_autoptr (CoxaStatement) find =
      coxa_connection_use (connection, statements[FIND_OF_VISIT], error);
  GError *failure = NULL;

  *key_out = 0;
  if (find == NULL)
    return FALSE;
  coxa_statement_bind_int (find, visit_key);
  coxa_statement_bind_text (find, title);
  if (coxa_statement_next (find, &failure))
    *key_out = coxa_statement_get_int (find, 0);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/**
 * coxa_episode_table_read_title:
 * @title_out: (nullable): of the visit's episode, NULL where it has none
 * @at_out: the visit's time
 */
gboolean
coxa_episode_table_read_title (
    CoxaConnection *connection, gint64 visit_key, char **title_out, char **at_out, GError **error)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, statements[READ_TITLE], error);

  if (row == NULL)
    return FALSE;
  coxa_statement_bind_int (row, visit_key);
  if (!coxa_statement_next (row, error))
    return FALSE;
  *title_out = g_strdup (coxa_statement_get_text (row, 0));
  *at_out = g_strdup (coxa_statement_get_text (row, 1));
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

/* Array of CoxaEpisode, the one opened last first; also of those merged into the patient. */
GPtrArray *
coxa_episode_table_list (CoxaConnection *connection, gint64 patient_key, GError **error)
{
  g_autoptr (GPtrArray) episodes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_episode_free);
  g_autoptr (CoxaStatement) list = coxa_connection_use (connection, statements[LIST], error);
  GError *failure = NULL;

  if (list == NULL)
    return NULL;
  coxa_statement_bind_int (list, patient_key);
  while (coxa_statement_next (list, &failure))
    g_ptr_array_add (episodes, read_row (list));
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_steal_pointer (&episodes);
}
