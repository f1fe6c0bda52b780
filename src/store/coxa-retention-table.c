/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-retention-table.h"

#include "coxa-hold-table.h"
#include "coxa-patient-table.h"

/* A year may be longer by a day: exact is what the rule says of those that are near. */
#define SLACK (2 * G_TIME_SPAN_DAY)

enum {
  LOAD,
  SAVE,
  LIST,
};

static const char *const statements[] = {
  [LOAD] = "SELECT r.preset, r.years, r.child_age, r.child_until FROM retention r"
           " JOIN clinic c ON c.id = r.clinic",
  [SAVE] = "INSERT OR REPLACE INTO retention (clinic, preset, years, child_age, child_until,"
           " changed_at) SELECT id, ?, ?, ?, ?, ? FROM clinic",
  /* One look at the index of visits for each patient; no visit is read. */
  [LIST] =
      "SELECT * FROM (SELECT p.key, max (ifnull ((SELECT max (v.visit_utc) FROM visit v"
      " WHERE v.patient = p.key AND v.entered_in_error = 0), 0),"
      " ifnull ((SELECT max (v.visit_utc) FROM patient m CROSS JOIN visit v ON v.patient = m.key"
      " AND v.entered_in_error = 0 WHERE m.merged_into = p.key), 0)) AS seen, p.created_at"
      " FROM patient p WHERE p.merged_into IS NULL) WHERE seen <= ?1 ORDER BY seen",
};

void
coxa_retention_setting_free (CoxaRetentionSetting *self)
{
  g_free (self->preset);
  g_free (self);
}

void
coxa_due_free (CoxaDue *self)
{
  g_clear_object (&self->patient);
  g_clear_pointer (&self->last_contact, g_date_time_unref);
  g_clear_pointer (&self->since, g_date_time_unref);
  g_free (self->hold);
  g_free (self);
}

/* Returns: (transfer full): without years where nobody has said anything */
CoxaRetentionSetting *
coxa_retention_table_load (CoxaConnection *connection, GError **error)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, statements[LOAD], error);
  g_autoptr (CoxaRetentionSetting) self = g_new0 (CoxaRetentionSetting, 1);
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  if (coxa_statement_next (row, &failure)) {
    self->preset = g_strdup (coxa_statement_get_text (row, 0));
    self->rule.years = (int) coxa_statement_get_int (row, 1);
    self->rule.child_age = (int) coxa_statement_get_int (row, 2);
    self->rule.child_until = (int) coxa_statement_get_int (row, 3);
  }
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_steal_pointer (&self);
}

static gboolean
write_row (CoxaWriting *writing, const CoxaRetentionSetting *setting, GError **error)
{
  g_autoptr (CoxaStatement) row =
      coxa_connection_use (writing->connection, statements[SAVE], error);

  if (row == NULL)
    return FALSE;
  coxa_statement_bind_text (row, setting->preset);
  coxa_statement_bind_int (row, setting->rule.years);
  coxa_statement_bind_int (row, setting->rule.child_age);
  coxa_statement_bind_int (row, setting->rule.child_until);
  coxa_statement_bind_text (row, writing->now);
  return coxa_statement_run (row, error);
}

gboolean
coxa_retention_table_save (CoxaWriting *writing,
                           const CoxaRetentionSetting *setting,
                           GError **error)
{
  g_autofree char *said =
      g_strdup_printf ("%s %d %d %d", setting->preset != NULL ? setting->preset : "own",
                       setting->rule.years, setting->rule.child_age, setting->rule.child_until);

  return coxa_retention_rule_check (&setting->rule, error) && write_row (writing, setting, error) &&
         coxa_writing_note (writing, "file", "", NULL, COXA_ACTION_RETENTION_SET, said, NULL,
                            error);
}

/* Who is due */

typedef struct {
  gint64 key;
  gint64 seen_utc; /* 0: never */
  char *created_at;
} Candidate;

static void
clear_candidate (gpointer data)
{
  g_free (((Candidate *) data)->created_at);
}

static GArray *
list_candidates (CoxaConnection *connection, gint64 cutoff_utc, GError **error)
{
  g_autoptr (CoxaStatement) rows = coxa_connection_use (connection, statements[LIST], error);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GError *failure = NULL;

  g_array_set_clear_func (candidates, clear_candidate);
  if (rows == NULL)
    return NULL;
  coxa_statement_bind_int (rows, cutoff_utc);
  while (coxa_statement_next (rows, &failure)) {
    Candidate one = { coxa_statement_get_int (rows, 0), coxa_statement_get_int (rows, 1),
                      g_strdup (coxa_statement_get_text (rows, 2)) };

    g_array_append_val (candidates, one);
  }
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_steal_pointer (&candidates);
}

static GDateTime *
find_contact (const Candidate *candidate)
{
  return candidate->seen_utc > 0
             ? g_date_time_new_from_unix_local (candidate->seen_utc / G_USEC_PER_SEC)
             : g_date_time_new_from_iso8601 (candidate->created_at, NULL);
}

/* Adds the patient where the rule says so. */
static gboolean
look_at (CoxaConnection *connection,
         const Candidate *candidate,
         const CoxaRetentionRule *rule,
         GDateTime *now,
         GPtrArray *dues,
         GError **error)
{
  CoxaDue *due = g_new0 (CoxaDue, 1);
  const char *birth_date;

  due->last_contact = find_contact (candidate);
  due->patient = coxa_patient_table_load_key (connection, candidate->key, error);
  if (due->patient == NULL || due->last_contact == NULL) {
    gboolean read = due->patient != NULL;

    coxa_due_free (due);
    return read;
  }
  birth_date = coxa_patient_get_birth_date (due->patient);
  if (!coxa_retention_rule_is_due (rule, due->last_contact, birth_date, now)) {
    coxa_due_free (due);
    return TRUE;
  }
  due->since = coxa_retention_rule_find_day (rule, due->last_contact, birth_date);
  g_ptr_array_add (dues, due);
  return coxa_hold_table_find (connection, candidate->key, &due->hold, error);
}

/* Array of CoxaDue, longest without contact first; empty where no rule is set. */
GPtrArray *
coxa_retention_table_list_due (CoxaConnection *connection,
                               GDateTime *now,
                               guint limit,
                               GError **error)
{
  g_autoptr (CoxaRetentionSetting) setting = coxa_retention_table_load (connection, error);
  g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_due_free);
  g_autoptr (GDateTime) cutoff = NULL;
  g_autoptr (GArray) candidates = NULL;

  if (setting == NULL)
    return NULL;
  if (setting->rule.years == 0)
    return g_steal_pointer (&dues);
  cutoff = g_date_time_add_years (now, -setting->rule.years);
  candidates =
      list_candidates (connection, g_date_time_to_unix (cutoff) * G_USEC_PER_SEC + SLACK, error);
  for (guint i = 0; candidates != NULL && i < candidates->len && dues->len < limit; i++)
    if (!look_at (connection, &g_array_index (candidates, Candidate, i), &setting->rule, now, dues,
                  error))
      return NULL;
  return candidates != NULL ? g_steal_pointer (&dues) : NULL;
}
