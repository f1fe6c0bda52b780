/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-measurement-table.h"

#include "coxa-store.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum {
  INSERT,
  REMOVE,
  READ,
  READ_ALL,
};

enum {
  MEASURE,
  SIDE,
  POSITION,
  MODE,
  PELVIS_HELD,
  STATUS,
  VALUE,
  CHOICE,
  INSTRUMENT,
  STEP,
  PAIN,
  COMPENSATION_SEEN,
  TRIALS,
  VISIT = COXA_MEASUREMENT_N_COLUMNS, /* key or id */
  PLACE,
};

static const char *const statements[] = {
  [INSERT] = "INSERT INTO measurement (visit, place, measure, side, position, mode, pelvis_held,"
             " status, value, choice, instrument, step, pain, compensation_seen, trials)"
             " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  [REMOVE] = "DELETE FROM measurement WHERE visit = ?",
  [READ] = "SELECT " COXA_MEASUREMENT_COLUMNS ", m.visit, m.place"
           " FROM " COXA_VISIT_SCOPE " v CROSS JOIN measurement m ON m.visit = v.key",
  [READ_ALL] = "SELECT " COXA_MEASUREMENT_COLUMNS ", v.id"
               " FROM measurement m CROSS JOIN visit v ON v.key = m.visit",
};

static gboolean
is_listed (const CoxaMeasure *measure)
{
  return measure->kind == COXA_MEASURE_GRADE || measure->kind == COXA_MEASURE_CHOICE;
}

static char *
write_trials (const CoxaMeasurement *measurement)
{
  GString *text;

  if (measurement->n_trials == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < measurement->n_trials; i++) {
    char number[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_dtostr (number, sizeof number, measurement->trials[i]);
    g_string_append_printf (text, "%s%s", i > 0 ? ";" : "", number);
  }
  return g_string_free (text, FALSE);
}

static void
bind_value (CoxaStatement *insert, const CoxaMeasurement *measurement)
{
  gboolean done = measurement->status == COXA_STATUS_DONE;
  gboolean listed = is_listed (measurement->measure);

  coxa_statement_bind_real (insert, done && !listed ? measurement->value : NAN);
  coxa_statement_bind_text (
      insert, done && listed ? measurement->measure->values[(int) measurement->value] : NULL);
}

static gboolean
insert_one (CoxaConnection *connection,
            gint64 visit_key,
            guint place,
            const CoxaMeasurement *measurement,
            GError **error)
{
  g_autoptr (CoxaStatement) insert = coxa_connection_use (connection, statements[INSERT], error);
  g_autofree char *trials = write_trials (measurement);

  if (insert == NULL)
    return FALSE;
  coxa_statement_bind_int (insert, visit_key);
  coxa_statement_bind_int (insert, place);
  coxa_statement_bind_text (insert, measurement->measure->id);
  coxa_statement_bind_text (insert, coxa_side_ids[measurement->side]);
  coxa_statement_bind_text (insert, measurement->position != NULL ? measurement->position : "");
  coxa_statement_bind_text (insert, coxa_mode_ids[measurement->mode]);
  coxa_statement_bind_int (insert, measurement->pelvis_held ? 1 : 0);
  coxa_statement_bind_text (insert, coxa_status_ids[measurement->status]);
  bind_value (insert, measurement);
  coxa_statement_bind_text (insert, coxa_instrument_ids[measurement->instrument]);
  coxa_statement_bind_real (insert, measurement->step);
  coxa_statement_bind_optional_int (insert, measurement->pain, COXA_PAIN_NOT_ASKED);
  coxa_statement_bind_int (insert, measurement->compensation_seen ? 1 : 0);
  coxa_statement_bind_text (insert, trials);
  return coxa_statement_run (insert, error);
}

/* Checks each value first: nothing the measure cannot have reaches the record. */
gboolean
coxa_measurement_table_insert (CoxaConnection *connection,
                               gint64 visit_key,
                               CoxaVisit *visit,
                               GError **error)
{
  for (guint i = 0; i < coxa_visit_get_n_measurements (visit); i++) {
    const CoxaMeasurement *measurement = coxa_visit_get_measurement (visit, i);
    g_autoptr (GError) refusal = NULL;

    if (!coxa_measurement_check (measurement, &refusal)) {
      g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT, refusal->message);
      return FALSE;
    }
    if (!insert_one (connection, visit_key, i, measurement, error)) {
      g_prefix_error (error, "%s: ", measurement->measure->id);
      return FALSE;
    }
  }
  return TRUE;
}

gboolean
coxa_measurement_table_remove (CoxaConnection *connection, gint64 visit_key, GError **error)
{
  g_autoptr (CoxaStatement) statement = coxa_connection_use (connection, statements[REMOVE], error);

  if (statement == NULL)
    return FALSE;
  coxa_statement_bind_int (statement, visit_key);
  return coxa_statement_run (statement, error);
}

static gboolean
fail_unknown (const char *measure, GError **error)
{
  g_set_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_TOO_NEW,
               _ ("This record was written with a measure or a value of it that this program does"
                  " not know: %s. It was left as it is."),
               measure);
  return FALSE;
}

static gboolean
fail_unreadable (const char *measure, GError **error)
{
  g_set_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED,
               _ ("A value of %s in the record cannot be read. It was left as it is."), measure);
  return FALSE;
}

static gboolean
read_trials (CoxaStatement *row, CoxaMeasurement *measurement)
{
  const char *at = coxa_statement_get_text (row, TRIALS);
  char *end;

  while (at != NULL) {
    if (measurement->n_trials == COXA_TRIALS_MAX)
      return FALSE;
    measurement->trials[measurement->n_trials++] = g_ascii_strtod (at, &end);
    if (end == at || (*end != ';' && *end != '\0'))
      return FALSE;
    at = *end == ';' ? end + 1 : NULL;
  }
  return TRUE;
}

static gboolean
read_value (CoxaStatement *row, CoxaMeasurement *measurement, GError **error)
{
  const CoxaMeasure *measure = measurement->measure;
  const char *choice = coxa_statement_get_text (row, CHOICE);
  int place;

  if (measurement->status != COXA_STATUS_DONE)
    return TRUE;
  if (is_listed (measure) != (choice != NULL))
    return fail_unreadable (measure->id, error);
  if (choice == NULL) {
    measurement->value = coxa_statement_get_real (row, VALUE);
    return TRUE;
  }
  place = coxa_measure_find_value (measure, choice);
  if (place < 0)
    return fail_unknown (measure->id, error);
  measurement->value = place;
  return TRUE;
}

static gboolean
read_place (CoxaStatement *row, CoxaMeasurement *measurement, GError **error)
{
  const char *position = coxa_statement_get_text (row, POSITION);
  int mode;

  measurement->position = NULL;
  if (position != NULL && *position != '\0') {
    measurement->position = coxa_measure_find_position (measurement->measure, position);
    if (measurement->position == NULL)
      return fail_unknown (measurement->measure->id, error);
  }
  if (!coxa_statement_get_choice (row, MODE, coxa_mode_ids, &mode, error))
    return FALSE;
  measurement->mode = mode;
  measurement->pelvis_held = coxa_statement_get_int (row, PELVIS_HELD) != 0;
  return TRUE;
}

/**
 * coxa_measurement_table_read_row:
 * @row: stands on a row that begins with COXA_MEASUREMENT_COLUMNS
 */
gboolean
coxa_measurement_table_read_row (CoxaStatement *row,
                                 CoxaMeasureCatalogue *measures,
                                 CoxaMeasurement *measurement,
                                 GError **error)
{
  const char *id = coxa_statement_get_text (row, MEASURE);
  const CoxaMeasure *measure = coxa_measure_catalogue_find (measures, id);
  int side, status, instrument;

  if (measure == NULL)
    return fail_unknown (id, error);
  if (!coxa_statement_get_choice (row, SIDE, coxa_side_ids, &side, error) ||
      !coxa_statement_get_choice (row, STATUS, coxa_status_ids, &status, error) ||
      !coxa_statement_get_choice (row, INSTRUMENT, coxa_instrument_ids, &instrument, error))
    return FALSE;
  coxa_measurement_init (measurement, measure, side);
  measurement->status = status;
  measurement->instrument = instrument;
  measurement->step = coxa_statement_get_real (row, STEP);
  measurement->pain = coxa_statement_get_optional_int (row, PAIN, COXA_PAIN_NOT_ASKED);
  measurement->compensation_seen = coxa_statement_get_int (row, COMPENSATION_SEEN) != 0;
  if (!read_place (row, measurement, error) || !read_value (row, measurement, error))
    return FALSE;
  return read_trials (row, measurement) || fail_unreadable (id, error);
}

typedef struct {
  gint64 visit;
  gint64 place;
  CoxaMeasurement measurement;
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;

  if (one->visit != other->visit)
    return one->visit < other->visit ? -1 : 1;
  return (one->place > other->place) - (one->place < other->place);
}

static void
put_in_order (GArray *entries, const CoxaVisitReading *reading)
{
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++) {
    Entry *entry = &g_array_index (entries, Entry, i);
    CoxaVisit *visit = coxa_visit_reading_find (reading, entry->visit);

    if (visit != NULL)
      coxa_visit_put_measurement (visit, &entry->measurement);
  }
}

/* Gives each visit its measurements in the order in which they were entered. */
gboolean
coxa_measurement_table_read (CoxaConnection *connection,
                             CoxaVisitReading *reading,
                             CoxaMeasureCatalogue *measures,
                             GError **error)
{
  g_autoptr (CoxaStatement) rows = coxa_connection_use (connection, statements[READ], error);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  coxa_visit_reading_bind (reading, rows);
  while (coxa_statement_next (rows, &failure)) {
    Entry entry = { coxa_statement_get_int (rows, VISIT), coxa_statement_get_int (rows, PLACE) };
    GError *unreadable = NULL;

    if (coxa_measurement_table_read_row (rows, measures, &entry.measurement, &unreadable))
      g_array_append_val (entries, entry);
    else if (coxa_visit_reading_find (reading, entry.visit) != NULL)
      coxa_visit_reading_note (reading, entry.visit, unreadable);
    else
      g_error_free (unreadable);
  }
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return FALSE;
  }
  put_in_order (entries, reading);
  return TRUE;
}

gboolean
coxa_measurement_table_visit_all (CoxaConnection *connection,
                                  CoxaMeasureCatalogue *measures,
                                  CoxaMeasurementFunc func,
                                  gpointer user_data,
                                  GError **error)
{
  g_autoptr (CoxaStatement) rows = coxa_connection_use (connection, statements[READ_ALL], error);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (coxa_statement_next (rows, &failure)) {
    g_autoptr (GError) unreadable = NULL;
    CoxaMeasurement measurement;
    gboolean read = coxa_measurement_table_read_row (rows, measures, &measurement, &unreadable);

    func (coxa_statement_get_text (rows, VISIT), read ? &measurement : NULL, unreadable, user_data);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
