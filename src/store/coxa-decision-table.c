/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-decision-table.h"

#include "coxa-patient-table.h"
#include "coxa-store.h"
#include "coxa-visit-table.h"

#include <glib/gi18n-lib.h>

enum {
  EXISTS,
  INSERT,
  LIST,
};

static const char *const statements[] = {
  /* Not in a file of an earlier format that was opened for reading only. */
  [EXISTS] = "SELECT count (*) FROM sqlite_schema WHERE name = 'safety_decision'",
  [INSERT] =
      "INSERT INTO safety_decision (visit, episode, id, kind, decided_at, user, role, flags, known,"
      " answers, reason, doctor_contacted, result_known, long_standing, declined, cleared_by,"
      " cleared_where, cleared_on, review_on, advice)"
      " VALUES (?1, (SELECT episode FROM visit WHERE key = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
      " ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
  [LIST] = COXA_SAME_PATIENTS
  "SELECT d.id, d.kind, d.decided_at, p.id, v.id, e.title, d.user, d.role, d.flags, d.known,"
  " d.answers, d.reason, d.doctor_contacted, d.result_known, d.long_standing, d.declined,"
  " d.cleared_by, d.cleared_where, d.cleared_on, d.review_on, d.advice"
  " FROM same CROSS JOIN patient p ON p.key = same.key"
  " CROSS JOIN visit v ON v.patient = p.key AND v.entered_in_error = 0"
  " CROSS JOIN safety_decision d ON d.visit = v.key"
  " LEFT JOIN episode e ON e.key = d.episode ORDER BY d.key",
};

enum {
  ID,
  KIND,
  DECIDED_AT,
  PATIENT,
  VISIT,
  EPISODE,
  USER,
  ROLE,
  FLAGS,
  KNOWN,
  ANSWERS,
  REASON,
  FIRST_GROUND,
  CLEARED_BY = FIRST_GROUND + COXA_N_GROUNDS,
  CLEARED_WHERE,
  CLEARED_ON,
  REVIEW_ON,
  ADVICE,
};

static gboolean
fail (const char *sentence, GError **error)
{
  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT, sentence);
  return FALSE;
}

static void
bind_list (CoxaStatement *statement, char **list)
{
  g_autofree char *text = g_strjoinv (";", list);

  coxa_statement_bind_text (statement, text);
}

/* What was left empty was not said. */
static void
bind_said (CoxaStatement *statement, const char *text)
{
  coxa_statement_bind_text (statement, text != NULL && *text != '\0' ? text : NULL);
}

static gboolean
insert (CoxaConnection *connection,
        gint64 visit_key,
        const CoxaSafetyDecision *decision,
        GError **error)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, statements[INSERT], error);
  g_autofree char *at = coxa_safety_decision_dup_at_text (decision);

  if (row == NULL)
    return FALSE;
  coxa_statement_bind_int (row, visit_key);
  coxa_statement_bind_text (row, decision->id);
  coxa_statement_bind_text (row, coxa_decision_kind_ids[decision->kind]);
  coxa_statement_bind_text (row, at);
  coxa_statement_bind_text (row, decision->user);
  coxa_statement_bind_text (row, decision->role);
  bind_list (row, decision->flags);
  bind_list (row, decision->known);
  bind_list (row, decision->answers);
  bind_said (row, decision->reason);
  for (guint i = 0; i < COXA_N_GROUNDS; i++)
    bind_said (row, decision->grounds[i]);
  bind_said (row, decision->cleared_by);
  bind_said (row, decision->cleared_where);
  bind_said (row, decision->cleared_on);
  bind_said (row, decision->review_on);
  bind_said (row, decision->advice);
  return coxa_statement_run (row, error);
}

/**
 * coxa_decision_table_add:
 *
 * The episode is that of the visit as it is stored.
 */
gboolean
coxa_decision_table_add (CoxaWriting *writing, const CoxaSafetyDecision *decision, GError **error)
{
  CoxaConnection *connection = writing->connection;
  CoxaVisitPlace place;

  if (decision->id == NULL || !g_uuid_string_is_valid (decision->id))
    return fail (_ ("The decision's id is not a UUID. Nothing was stored."), error);
  if (!coxa_visit_table_find (connection, decision->visit_id, &place, error))
    return FALSE;
  if (place.key == 0)
    return fail (_ ("The visit of this decision is not in the record. Nothing was stored."), error);
  return insert (connection, place.key, decision, error) &&
         coxa_writing_keep (writing, COXA_CONTENT_SAFETY_DECISION,
                            coxa_connection_last_key (connection), COXA_ACTION_CREATED,
                            decision->reason, NULL, error);
}

static char **
split (const char *text)
{
  return text != NULL && *text != '\0' ? g_strsplit (text, ";", -1) : g_new0 (char *, 1);
}

static void
read_texts (CoxaStatement *row, CoxaSafetyDecision *decision)
{
  decision->patient_id = g_strdup (coxa_statement_get_text (row, PATIENT));
  decision->visit_id = g_strdup (coxa_statement_get_text (row, VISIT));
  decision->episode = g_strdup (coxa_statement_get_text (row, EPISODE));
  decision->user = g_strdup (coxa_statement_get_text (row, USER));
  decision->role = g_strdup (coxa_statement_get_text (row, ROLE));
  decision->reason = g_strdup (coxa_statement_get_text (row, REASON));
  for (int i = 0; i < (int) COXA_N_GROUNDS; i++)
    decision->grounds[i] = g_strdup (coxa_statement_get_text (row, FIRST_GROUND + i));
  decision->cleared_by = g_strdup (coxa_statement_get_text (row, CLEARED_BY));
  decision->cleared_where = g_strdup (coxa_statement_get_text (row, CLEARED_WHERE));
  decision->cleared_on = g_strdup (coxa_statement_get_text (row, CLEARED_ON));
  decision->review_on = g_strdup (coxa_statement_get_text (row, REVIEW_ON));
  decision->advice = g_strdup (coxa_statement_get_text (row, ADVICE));
}

static void
read_list (CoxaStatement *row, int column, char ***list)
{
  g_strfreev (*list);
  *list = split (coxa_statement_get_text (row, column));
}

static CoxaSafetyDecision *
read_row (CoxaStatement *row, GError **error)
{
  const char *id = coxa_statement_get_text (row, ID);
  g_autoptr (GDateTime) at =
      g_date_time_new_from_iso8601 (coxa_statement_get_text (row, DECIDED_AT), NULL);
  CoxaSafetyDecision *decision;
  int kind;

  if (!coxa_statement_get_choice (row, KIND, coxa_decision_kind_ids, &kind, error))
    return NULL;
  if (at == NULL) {
    g_set_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED,
                 _ ("The time of safety decision %s cannot be read."), id);
    return NULL;
  }
  decision = coxa_safety_decision_new (id, (CoxaDecisionKind) kind, at);
  read_texts (row, decision);
  read_list (row, FLAGS, &decision->flags);
  read_list (row, KNOWN, &decision->known);
  read_list (row, ANSWERS, &decision->answers);
  return decision;
}

/**
 * coxa_decision_table_list:
 *
 * Returns: (transfer full) (element-type CoxaSafetyDecision): in the order they were made
 */
GPtrArray *
coxa_decision_table_list (CoxaConnection *connection, const char *patient_id, GError **error)
{
  g_autoptr (GPtrArray) decisions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_safety_decision_free);
  g_autoptr (CoxaStatement) list = NULL;
  GError *failure = NULL;
  gint64 exists;

  if (!coxa_connection_ask_int (connection, statements[EXISTS], &exists, error))
    return NULL;
  if (exists == 0)
    return g_steal_pointer (&decisions);
  list = coxa_connection_use (connection, statements[LIST], error);
  if (list == NULL)
    return NULL;
  coxa_statement_bind_text (list, patient_id);
  while (coxa_statement_next (list, &failure)) {
    CoxaSafetyDecision *decision = read_row (list, error);

    if (decision == NULL)
      return NULL;
    g_ptr_array_add (decisions, decision);
  }
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_steal_pointer (&decisions);
}
