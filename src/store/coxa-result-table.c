/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-result-table.h"

#include "coxa-store.h"

#include <math.h>

enum {
  INSERT_JUDGEMENT,
  INSERT_FLAG,
  INSERT_RESULT,
  INSERT_FINDING,
  REMOVE_FINDINGS,
  REMOVE_RESULTS,
  REMOVE_FLAGS,
  REMOVE_JUDGEMENT,
  LOAD,
};

static const char *const statements[] = {
  [INSERT_JUDGEMENT] = "INSERT INTO judgement (visit, ruleset, safety, screen_complete, judged_at)"
                       " VALUES (?, ?, ?, ?, ?)",
  [INSERT_FLAG] = "INSERT INTO safety_flag (visit, flag, level, because) VALUES (?, ?, ?, ?)",
  [INSERT_RESULT] = "INSERT INTO result (visit, place, pattern, side, class, support, against,"
                    " measured, total, caps, missing, unmeasured)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  [INSERT_FINDING] = "INSERT INTO result_finding (visit, result, finding, zone, value, weight_for,"
                     " weight_against) VALUES (?, ?, ?, ?, ?, ?, ?)",
  [REMOVE_FINDINGS] = "DELETE FROM result_finding WHERE visit = ?",
  [REMOVE_RESULTS] = "DELETE FROM result WHERE visit = ?",
  [REMOVE_FLAGS] = "DELETE FROM safety_flag WHERE visit = ?",
  [REMOVE_JUDGEMENT] = "DELETE FROM judgement WHERE visit = ?",
  [LOAD] = "SELECT r.pattern, r.side, r.class, r.support, r.against, r.measured, r.total, r.caps,"
           " j.ruleset FROM visit v CROSS JOIN judgement j ON j.visit = v.key"
           " CROSS JOIN result r ON r.visit = v.key WHERE v.id = ? ORDER BY r.place",
};

static gboolean
insert_judgement (CoxaConnection *connection,
                  gint64 visit_key,
                  const CoxaResult *result,
                  const char *now,
                  GError **error)
{
  g_autoptr (CoxaStatement) insert =
      coxa_connection_use (connection, statements[INSERT_JUDGEMENT], error);

  if (insert == NULL)
    return FALSE;
  coxa_statement_bind_int (insert, visit_key);
  coxa_statement_bind_text (insert, coxa_ruleset_get_version (coxa_result_get_ruleset (result)));
  coxa_statement_bind_text (insert, coxa_safety_level_ids[coxa_result_get_safety_level (result)]);
  coxa_statement_bind_int (insert, coxa_result_is_screen_complete (result) ? 1 : 0);
  coxa_statement_bind_text (insert, now);
  return coxa_statement_run (insert, error);
}

static gboolean
insert_flag (CoxaConnection *connection,
             gint64 visit_key,
             const CoxaSafetyFlag *flag,
             GError **error)
{
  g_autoptr (CoxaStatement) insert =
      coxa_connection_use (connection, statements[INSERT_FLAG], error);
  g_autofree char *because =
      flag->because != NULL ? g_strjoinv (";", (char **) flag->because) : g_strdup ("");

  if (insert == NULL)
    return FALSE;
  coxa_statement_bind_int (insert, visit_key);
  coxa_statement_bind_text (insert, flag->id);
  coxa_statement_bind_text (insert, coxa_safety_level_ids[flag->level]);
  coxa_statement_bind_text (insert, because);
  return coxa_statement_run (insert, error);
}

static char *
join (const char *const *ids, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ";" : "", ids[i]);
  return g_string_free (text, FALSE);
}

static char *
join_unmeasured (const CoxaPatternResult *result)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < result->n_findings; i++)
    if (result->findings[i].zone == COXA_ZONE_MISSING)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "", result->findings[i].rule->id);
  return g_string_free (text, FALSE);
}

static gboolean
insert_result (CoxaConnection *connection,
               gint64 visit_key,
               guint place,
               const CoxaPatternResult *result,
               GError **error)
{
  g_autoptr (CoxaStatement) insert =
      coxa_connection_use (connection, statements[INSERT_RESULT], error);
  g_autofree char *caps = g_strjoinv (";", (char **) result->caps);
  g_autofree char *missing = join (result->missing, result->n_missing);
  g_autofree char *unmeasured = join_unmeasured (result);

  if (insert == NULL)
    return FALSE;
  coxa_statement_bind_int (insert, visit_key);
  coxa_statement_bind_int (insert, place);
  coxa_statement_bind_text (insert, result->pattern->id);
  coxa_statement_bind_text (insert, coxa_side_ids[result->side]);
  coxa_statement_bind_text (insert, coxa_class_ids[result->class]);
  coxa_statement_bind_int (insert, result->support);
  coxa_statement_bind_int (insert, result->against);
  coxa_statement_bind_int (insert, result->measured);
  coxa_statement_bind_int (insert, result->total);
  coxa_statement_bind_text (insert, caps);
  coxa_statement_bind_text (insert, missing);
  coxa_statement_bind_text (insert, unmeasured);
  return coxa_statement_run (insert, error);
}

static gboolean
insert_finding (CoxaConnection *connection,
                gint64 visit_key,
                guint result_place,
                const CoxaFinding *finding,
                GError **error)
{
  g_autoptr (CoxaStatement) insert =
      coxa_connection_use (connection, statements[INSERT_FINDING], error);

  if (insert == NULL)
    return FALSE;
  coxa_statement_bind_int (insert, visit_key);
  coxa_statement_bind_int (insert, result_place);
  coxa_statement_bind_text (insert, finding->rule->id);
  coxa_statement_bind_text (insert, coxa_zone_ids[finding->zone]);
  coxa_statement_bind_real (insert, finding->value);
  coxa_statement_bind_int (insert, finding->rule->weight_for);
  coxa_statement_bind_int (insert, finding->rule->weight_against);
  return coxa_statement_run (insert, error);
}

static gboolean
insert_pattern (CoxaConnection *connection,
                gint64 visit_key,
                guint place,
                const CoxaPatternResult *result,
                GError **error)
{
  if (!insert_result (connection, visit_key, place, result, error))
    return FALSE;
  for (guint i = 0; i < result->n_findings; i++)
    if (result->findings[i].zone != COXA_ZONE_MISSING &&
        !insert_finding (connection, visit_key, place, &result->findings[i], error))
      return FALSE;
  return TRUE;
}

/**
 * coxa_result_table_insert:
 *
 * Keeps what was judged with everything it was judged by, so that it can be explained when the
 * rules have changed.
 */
gboolean
coxa_result_table_insert (CoxaConnection *connection,
                          gint64 visit_key,
                          const CoxaResult *result,
                          const char *now,
                          GError **error)
{
  if (!insert_judgement (connection, visit_key, result, now, error))
    return FALSE;
  for (guint i = 0; i < coxa_result_count_safety_flags (result); i++)
    if (!insert_flag (connection, visit_key, coxa_result_get_safety_flag (result, i), error))
      return FALSE;
  for (guint i = 0; i < coxa_result_count (result); i++)
    if (!insert_pattern (connection, visit_key, i, coxa_result_get (result, i), error))
      return FALSE;
  return TRUE;
}

gboolean
coxa_result_table_remove (CoxaConnection *connection, gint64 visit_key, GError **error)
{
  for (int i = REMOVE_FINDINGS; i <= REMOVE_JUDGEMENT; i++) {
    g_autoptr (CoxaStatement) statement = coxa_connection_use (connection, statements[i], error);

    if (statement == NULL)
      return FALSE;
    coxa_statement_bind_int (statement, visit_key);
    if (!coxa_statement_run (statement, error))
      return FALSE;
  }
  return TRUE;
}

void
coxa_stored_result_free (CoxaStoredResult *self)
{
  g_free (self->pattern);
  g_free (self->caps);
  g_free (self->ruleset);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaStoredResult, coxa_stored_result_free)

static CoxaStoredResult *
read_row (CoxaStatement *row, GError **error)
{
  g_autoptr (CoxaStoredResult) result = g_new0 (CoxaStoredResult, 1);
  int side, class;

  if (!coxa_statement_get_choice (row, 1, coxa_side_ids, &side, error) ||
      !coxa_statement_get_choice (row, 2, coxa_class_ids, &class, error))
    return NULL;
  result->pattern = g_strdup (coxa_statement_get_text (row, 0));
  result->side = side;
  result->class = class;
  result->support = coxa_statement_get_int (row, 3);
  result->against = coxa_statement_get_int (row, 4);
  result->measured = coxa_statement_get_int (row, 5);
  result->total = coxa_statement_get_int (row, 6);
  result->caps = g_strdup (coxa_statement_get_text (row, 7));
  result->ruleset = g_strdup (coxa_statement_get_text (row, 8));
  return g_steal_pointer (&result);
}

/* Array of CoxaStoredResult in the order of judging; empty when nothing was judged. */
GPtrArray *
coxa_result_table_load (CoxaConnection *connection, const char *visit_id, GError **error)
{
  g_autoptr (GPtrArray) results =
      g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_stored_result_free);
  g_autoptr (CoxaStatement) load = coxa_connection_use (connection, statements[LOAD], error);
  GError *failure = NULL;

  if (load == NULL)
    return NULL;
  coxa_statement_bind_text (load, visit_id);
  while (coxa_statement_next (load, &failure)) {
    CoxaStoredResult *result = read_row (load, error);

    if (result == NULL)
      return NULL;
    g_ptr_array_add (results, result);
  }
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_steal_pointer (&results);
}
