/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-check.h"

#include "coxa-audit.h"
#include "coxa-measurement-table.h"
#include "coxa-migrations.h"
#include "coxa-patient-table.h"
#include "coxa-store.h"

#include <glib/gi18n-lib.h>

/* A damaged file would fill the list with the same sentence. */
#define PROBLEM_LIMIT 100

enum {
  INTEGRITY,
  FOREIGN_KEYS,
  NAME_INDEX,
  COUNT_CLINICS,
  FOLDS,
  TIMES,
};

static const char *const statements[] = {
  [INTEGRITY] = "PRAGMA integrity_check (100)",
  [FOREIGN_KEYS] = "PRAGMA foreign_key_check",
  [NAME_INDEX] = "INSERT INTO patient_name (patient_name, rank) VALUES ('integrity-check', 1)",
  [COUNT_CLINICS] = "SELECT count (*) FROM clinic",
  [FOLDS] = "SELECT id, family || ' ' || given, fold, given || ' ' || family, gfold, number, nfold,"
            " parts FROM patient",
  [TIMES] = "SELECT id, visit_at, visit_utc FROM visit",
};

static void
add_problem (GPtrArray *problems, char *take_sentence)
{
  if (problems->len < PROBLEM_LIMIT)
    g_ptr_array_add (problems, take_sentence);
  else
    g_free (take_sentence);
}

static gboolean
each_row (CoxaConnection *connection,
          int which,
          void (*look) (CoxaStatement *row, GPtrArray *problems),
          GPtrArray *problems,
          GError **error)
{
  g_autoptr (CoxaStatement) rows = coxa_connection_use (connection, statements[which], error);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (coxa_statement_next (rows, &failure))
    look (rows, problems);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static void
look_at_integrity (CoxaStatement *row, GPtrArray *problems)
{
  const char *text = coxa_statement_get_text (row, 0);

  if (g_strcmp0 (text, "ok") != 0)
    add_problem (problems, g_strdup_printf (_ ("The file is damaged: %s."), text));
}

static void
look_at_foreign_key (CoxaStatement *row, GPtrArray *problems)
{
  add_problem (problems, g_strdup_printf (
                             _ ("A row of \"%s\" belongs to one of \"%s\" that is not there."),
                             coxa_statement_get_text (row, 0), coxa_statement_get_text (row, 2)));
}

static gboolean
differs (const char *text, const char *stored_fold)
{
  g_autofree char *fold = coxa_store_fold (text);

  return !g_str_equal (fold, stored_fold != NULL ? stored_fold : "");
}

static void
look_at_folds (CoxaStatement *row, GPtrArray *problems)
{
  g_autofree char *parts = coxa_patient_table_part (coxa_statement_get_text (row, 2));
  gboolean fits = g_strcmp0 (parts, coxa_statement_get_text (row, 7)) == 0;

  for (int i = 1; i < 7; i += 2)
    fits &= !differs (coxa_statement_get_text (row, i), coxa_statement_get_text (row, i + 1));
  if (!fits)
    add_problem (problems, g_strdup_printf (_ ("Patient %s cannot be found by name or number."),
                                            coxa_statement_get_text (row, 0)));
}

static void
look_at_time (CoxaStatement *row, GPtrArray *problems)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (coxa_statement_get_text (row, 1), NULL);
  gint64 seconds = coxa_statement_get_int (row, 2) / G_USEC_PER_SEC;

  if (at == NULL || g_date_time_to_unix (at) != seconds)
    add_problem (problems, g_strdup_printf (_ ("The time of visit %s does not fit."),
                                            coxa_statement_get_text (row, 0)));
}

static void
look_at_measurement (const char *visit_id,
                     const CoxaMeasurement *measurement,
                     const GError *unreadable,
                     gpointer user_data)
{
  GPtrArray *problems = user_data;
  g_autoptr (GError) refusal = NULL;

  if (measurement != NULL && coxa_measurement_check (measurement, &refusal))
    return;
  add_problem (problems,
               g_strdup_printf (_ ("Visit %s: %s"), visit_id,
                                unreadable != NULL ? unreadable->message : refusal->message));
}

static gboolean
check_structure (CoxaConnection *connection, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) differences = coxa_migrations_list_differences (connection, error);

  if (differences == NULL)
    return FALSE;
  for (guint i = 0; i < differences->len; i++)
    add_problem (problems, g_strdup (g_ptr_array_index (differences, i)));
  return TRUE;
}

static gboolean
check_clinic (CoxaConnection *connection, GPtrArray *problems, GError **error)
{
  gint64 n;

  if (!coxa_connection_ask_int (connection, statements[COUNT_CLINICS], &n, error))
    return FALSE;
  if (n == 0)
    add_problem (problems, g_strdup (_ ("The record names no clinic.")));
  return TRUE;
}

/* The index answers with an error when it does not fit the patients; it cannot be asked where
 * nothing may be written. */
static void
check_name_index (CoxaConnection *connection, GPtrArray *problems)
{
  g_autoptr (CoxaStatement) check = NULL;

  if (coxa_connection_is_read_only (connection))
    return;
  check = coxa_connection_use (connection, statements[NAME_INDEX], NULL);
  if (check == NULL || !coxa_statement_run (check, NULL))
    add_problem (problems, g_strdup (_ ("The search index does not fit the patients.")));
}

/**
 * coxa_check:
 *
 * Verifies pages, indexes, references, structure, that each value is one the record may hold, the
 * chain of the history, and that each record is what was stored last. Sentences name rows by their
 * ids alone.
 *
 * Returns: (transfer full) (element-type utf8): empty when the record is sound
 */
GPtrArray *
coxa_check (CoxaConnection *connection, CoxaMeasureCatalogue *measures, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (!each_row (connection, INTEGRITY, look_at_integrity, problems, error) ||
      !check_structure (connection, problems, error))
    return NULL;
  /* What is below cannot be read safely from a damaged file. */
  if (problems->len > 0)
    return g_steal_pointer (&problems);
  if (!each_row (connection, FOREIGN_KEYS, look_at_foreign_key, problems, error) ||
      !each_row (connection, FOLDS, look_at_folds, problems, error) ||
      !each_row (connection, TIMES, look_at_time, problems, error) ||
      !check_clinic (connection, problems, error) ||
      !coxa_measurement_table_visit_all (connection, measures, look_at_measurement, problems,
                                         error) ||
      !coxa_audit_check (connection, problems, error))
    return NULL;
  check_name_index (connection, problems);
  return g_steal_pointer (&problems);
}
