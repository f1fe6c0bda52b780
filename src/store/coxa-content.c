/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-content.h"

#include "coxa-canonical.h"
#include "coxa-migrations.h"
#include "coxa-store.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TABLES_MAX 24

const char *const coxa_content_ids[] = { "patient",   "episode",         "visit",
                                         "clinician", "safety_decision", "programme",
                                         "hold",      "erasure",         NULL };

/* One table of a record. The columns of @select stand in the order of the alphabet. */
typedef struct {
  const char *name;
  const char *select;
} Table;

typedef struct {
  const char *keys; /* all records of the kind */
  Table tables[TABLES_MAX];
  const char *patient; /* whose it is, where that may change and it does not */
} Kind;

/* Tables in the order of the alphabet. A child comes before its visit in it, which the writing
 * back counts on: nothing can be added to a visit that is already signed. */
static const Kind kinds[COXA_N_CONTENTS] = {
  [COXA_CONTENT_PATIENT] = {
    "SELECT key, id FROM patient ORDER BY key",
    {
      { "patient",
        "SELECT archived, birth_date, changed_at, clinic, created_at, family, given, id, language,"
        " (SELECT m.id FROM patient m WHERE m.key = p.merged_into) AS merged_into, number,"
        " precautions, sex, version FROM patient p WHERE key = ?" },
    },
  },
  [COXA_CONTENT_EPISODE] = {
    "SELECT key, id FROM episode ORDER BY key",
    {
      { "episode",
        "SELECT closed_at, id, opened_at, (SELECT p.id FROM patient p WHERE p.key = e.patient)"
        " AS patient, title, version FROM episode e WHERE key = ?" },
    },
  },
  [COXA_CONTENT_VISIT] = {
    "SELECT key, id FROM visit ORDER BY key",
    {
      { "judgement",
        "SELECT judged_at, ruleset, safety, screen_complete FROM judgement WHERE visit = ?" },
      { "measurement",
        "SELECT choice, compensation_seen, instrument, measure, mode, pain, pelvis_held, place,"
        " position, side, status, step, trials, value FROM measurement WHERE visit = ?"
        " ORDER BY measure, side, position, mode, pelvis_held" },
      { "pain_spot",
        "SELECT intensity, kind, place, region FROM pain_spot WHERE visit = ? ORDER BY place" },
      { "remark",
        "SELECT kind, part, place, text, topic FROM remark WHERE visit = ? ORDER BY place" },
      { "result",
        "SELECT against, caps, class, decision, measured, missing, pattern, place, reason, side,"
        " support, total, unmeasured FROM result WHERE visit = ? ORDER BY place" },
      { "result_finding",
        "SELECT finding, result, value, weight_against, weight_for, zone FROM result_finding"
        " WHERE visit = ? ORDER BY result, finding" },
      { "safety_flag",
        "SELECT because, flag, level FROM safety_flag WHERE visit = ? ORDER BY flag" },
      { "score",
        "SELECT place, questionnaire, total FROM score WHERE visit = ? ORDER BY place" },
      { "score_answer",
        "SELECT answer, item, place, questionnaire, words FROM score_answer WHERE visit = ?"
        " ORDER BY place" },
      { "screen_answer",
        "SELECT answer, question FROM screen_answer WHERE visit = ? ORDER BY question" },
      { "treatment",
        "SELECT grade, minutes, note, own, pain_after, place, region, response, side, technique"
        " FROM treatment WHERE visit = ? ORDER BY place" },
      { "visit",
        "SELECT age_years, changed_at, created_at, entered_in_error,"
        " (SELECT e.id FROM episode e WHERE e.key = v.episode) AS episode, examiner, id, notes,"
        " others, pain_average, pain_best, pain_now, pain_worst,"
        " (SELECT p.id FROM patient p WHERE p.key = v.patient) AS patient, signed_at, signed_by,"
        " signed_initials, state, version, visit_at, visit_utc FROM visit v WHERE key = ?" },
    },
  },
  [COXA_CONTENT_CLINICIAN] = {
    "SELECT key, id FROM clinician ORDER BY key",
    {
      { "clinician",
        "SELECT active, changed_at, colour, created_at, id, initials, name, role, version"
        " FROM clinician WHERE key = ?" },
    },
  },
  /* Those below are added once and never changed: they have one version. */
  [COXA_CONTENT_SAFETY_DECISION] = {
    "SELECT key, id FROM safety_decision ORDER BY key",
    {
      { "safety_decision",
        "SELECT advice, answers, cleared_by, cleared_on, cleared_where, decided_at, declined,"
        " doctor_contacted, (SELECT e.id FROM episode e WHERE e.key = d.episode) AS episode, flags,"
        " id, kind, known, long_standing, reason, result_known, review_on, role, user,"
        " 1 AS version, (SELECT v.id FROM visit v WHERE v.key = d.visit) AS visit"
        " FROM safety_decision d WHERE key = ?" },
    },
    "SELECT p.id FROM safety_decision d JOIN visit v ON v.key = d.visit"
    " JOIN patient p ON p.key = v.patient WHERE d.key = ?",
  },
  [COXA_CONTENT_PROGRAMME] = {
    "SELECT key, id FROM programme ORDER BY key",
    {
      { "programme",
        "SELECT author, created_at, id, issued_at, language, number,"
        " (SELECT p.id FROM patient p WHERE p.key = g.patient) AS patient, version"
        " FROM programme g WHERE key = ?" },
      { "programme_item",
        "SELECT adapted, both_directions, days_per_week, duration_s, exercise, hold_s, met, note,"
        " place, reason, reps, rest_s, sessions_per_day, sets, side, title FROM programme_item"
        " WHERE programme = ? ORDER BY place" },
    },
  },
  [COXA_CONTENT_HOLD] = {
    "SELECT key, id FROM hold ORDER BY key",
    {
      { "hold",
        "SELECT id, lifted_at, lifted_reason,"
        " (SELECT p.id FROM patient p WHERE p.key = h.patient) AS patient, placed_at, reason,"
        " version FROM hold h WHERE key = ?" },
    },
  },
  [COXA_CONTENT_ERASURE] = {
    "SELECT key, id FROM erasure ORDER BY key",
    {
      { "erasure",
        "SELECT entries, erased_at, first_seq, id, reason, records, seal, subject, version, visits"
        " FROM erasure WHERE key = ?" },
    },
  },
};

/* The statement that lists key and id of every record of the kind. */
const char *
coxa_content_list_keys (CoxaContentKind kind)
{
  return kinds[kind].keys;
}

void
coxa_content_free (CoxaContent *self)
{
  g_free (self->id);
  g_free (self->patient);
  g_string_free (self->text, TRUE);
  g_free (self->hash);
  g_free (self);
}

/* Reading */

static void
add_value (GString *json, sqlite3_stmt *row, int column)
{
  switch (sqlite3_column_type (row, column)) {
  case SQLITE_INTEGER:
    coxa_canonical_add_int (json, sqlite3_column_int64 (row, column));
    break;
  case SQLITE_FLOAT:
    coxa_canonical_add_real (json, sqlite3_column_double (row, column));
    break;
  case SQLITE_TEXT:
    coxa_canonical_add_text (json, (const char *) sqlite3_column_text (row, column),
                             sqlite3_column_bytes (row, column));
    break;
  default:
    g_string_append (json, "null");
  }
}

static void
add_row (GString *json, sqlite3_stmt *row, int n_columns)
{
  for (int i = 0; i < n_columns; i++) {
    g_string_append_c (json, i == 0 ? '[' : ',');
    add_value (json, row, i);
  }
  g_string_append_c (json, ']');
}

static void
begin_table (GString *json, const Table *table, sqlite3_stmt *row, int n_columns)
{
  g_string_append (json, json->str[json->len - 1] == '{' ? "\"" : ",\"");
  g_string_append (json, table->name);
  g_string_append (json, "\":{\"columns\":[");
  for (int i = 0; i < n_columns; i++) {
    if (i > 0)
      g_string_append_c (json, ',');
    coxa_canonical_add_text (json, sqlite3_column_name (row, i), -1);
  }
  g_string_append (json, "],\"rows\":[");
}

/* What the entry beside the content needs of the record's own row. */
static void
take_identity (CoxaContent *self, CoxaContentKind kind, sqlite3_stmt *row, int n_columns)
{
  for (int i = 0; i < n_columns; i++) {
    const char *name = sqlite3_column_name (row, i);

    if (g_str_equal (name, "id"))
      self->id = g_strdup ((const char *) sqlite3_column_text (row, i));
    else if (g_str_equal (name, "patient"))
      self->patient = g_strdup ((const char *) sqlite3_column_text (row, i));
    else if (g_str_equal (name, "version"))
      self->version = sqlite3_column_int (row, i);
  }
  if (kind == COXA_CONTENT_PATIENT)
    self->patient = g_strdup (self->id);
}

static gboolean
add_table (CoxaContent *self,
           CoxaConnection *connection,
           CoxaContentKind kind,
           const Table *table,
           gint64 key,
           GError **error)
{
  g_autoptr (CoxaStatement) rows = coxa_connection_use (connection, table->select, error);
  gboolean root = g_str_equal (table->name, coxa_content_ids[kind]);
  GError *failure = NULL;
  int n_columns, n = 0;

  if (rows == NULL)
    return FALSE;
  n_columns = sqlite3_column_count (rows->stmt);
  coxa_statement_bind_int (rows, key);
  for (; coxa_statement_next (rows, &failure); n++) {
    if (n == 0)
      begin_table (self->text, table, rows->stmt, n_columns);
    else
      g_string_append_c (self->text, ',');
    if (n == 0 && root)
      take_identity (self, kind, rows->stmt, n_columns);
    add_row (self->text, rows->stmt, n_columns);
  }
  if (n > 0)
    g_string_append (self->text, "]}");
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* A visit may be moved, and what was decided at it goes along. */
static gboolean
find_patient (
    CoxaContent *self, CoxaConnection *connection, CoxaContentKind kind, gint64 key, GError **error)
{
  g_autoptr (CoxaStatement) row = NULL;
  GError *failure = NULL;

  if (kinds[kind].patient == NULL)
    return TRUE;
  row = coxa_connection_use (connection, kinds[kind].patient, error);
  if (row == NULL)
    return FALSE;
  coxa_statement_bind_int (row, key);
  if (coxa_statement_next (row, &failure))
    self->patient = g_strdup (coxa_statement_get_text (row, 0));
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/**
 * coxa_content_read:
 * @key: of the record's row
 *
 * Returns: (transfer full): NOT_FOUND when there is no such row
 */
CoxaContent *
coxa_content_read (CoxaConnection *connection, CoxaContentKind kind, gint64 key, GError **error)
{
  g_autoptr (CoxaContent) self = g_new0 (CoxaContent, 1);

  self->text = g_string_sized_new (8192);
  g_string_append_printf (self->text, "{\"kind\":\"%s\",\"schema\":%d,\"tables\":{",
                          coxa_content_ids[kind], COXA_CONTENT_SCHEMA);
  for (const Table *table = kinds[kind].tables; table->name != NULL; table++)
    if (!add_table (self, connection, kind, table, key, error))
      return NULL;
  g_string_append (self->text, "}}");
  if (self->id == NULL) {
    g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND,
                         _ ("It is not in this record. Nothing was stored."));
    return NULL;
  }
  if (!find_patient (self, connection, kind, key, error))
    return NULL;
  self->hash = coxa_canonical_hash (self->text->str, (gssize) self->text->len);
  return g_steal_pointer (&self);
}

/* Writing back */

static gboolean
fail_unreadable (GError **error)
{
  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED,
                       _ ("An older version in the record cannot be read."));
  return FALSE;
}

/* The schema that wrote the content; 0 when it cannot be told. */
int
coxa_content_schema (const char *text)
{
  CoxaCanonicalReader reader = { text };
  CoxaCanonicalValue kind = { 0 }, schema = { 0 };
  gboolean read =
      coxa_canonical_take (&reader, "{\"kind\":") && coxa_canonical_read (&reader, &kind) &&
      coxa_canonical_take (&reader, ",\"schema\":") && coxa_canonical_read (&reader, &schema);

  if (kind.text != NULL)
    g_string_free (kind.text, TRUE);
  return read && schema.kind == COXA_CANONICAL_INT ? (int) schema.number : 0;
}

static gboolean
is_name (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_islower (*text) && *text != '_')
      return FALSE;
  return TRUE;
}

/* The columns of a table in three forms: ", a", ", ?2" and ", a = ?2". */
typedef struct {
  GString *names;
  GString *places;
  GString *pairs;
  guint n;
} Columns;

static void
columns_init (Columns *self)
{
  self->names = g_string_new (NULL);
  self->places = g_string_new (NULL);
  self->pairs = g_string_new (NULL);
  self->n = 0;
}

static void
columns_clear (Columns *self)
{
  g_string_free (self->names, TRUE);
  g_string_free (self->places, TRUE);
  g_string_free (self->pairs, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Columns, columns_clear)

/* Where an id stands for the key of another row; NULL where a value is a value. */
static const char *
find_table_of_id (const char *column)
{
  if (g_str_equal (column, "patient") || g_str_equal (column, "merged_into"))
    return "patient";
  if (g_str_equal (column, "visit"))
    return "visit";
  return g_str_equal (column, "episode") ? "episode" : NULL;
}

/* A decision has one version, which its row does not name. */
static gboolean
is_stored (const char *table, const char *column)
{
  return !g_str_equal (table, coxa_content_ids[COXA_CONTENT_SAFETY_DECISION]) ||
         !g_str_equal (column, "version");
}

/* The first place is the key of the record. */
static void
add_column (Columns *self, const char *name)
{
  const char *table = find_table_of_id (name);
  g_autofree char *place =
      table != NULL ? g_strdup_printf ("(SELECT key FROM %s WHERE id = ?%u)", table, self->n + 2)
                    : g_strdup_printf ("?%u", self->n + 2);

  g_string_append_printf (self->names, ", %s", name);
  g_string_append_printf (self->places, ", %s", place);
  /* A version put back is a new one. */
  if (g_str_equal (name, "version"))
    g_string_append_printf (self->pairs, ", version = max (version, %s) + 1", place);
  else
    g_string_append_printf (self->pairs, ", %s = %s", name, place);
  self->n++;
}

static gboolean
read_columns (CoxaCanonicalReader *reader, const char *table, Columns *columns)
{
  CoxaCanonicalValue value = { 0 };
  gboolean read;

  do {
    read = coxa_canonical_read (reader, &value) && value.kind == COXA_CANONICAL_TEXT &&
           is_name (value.text->str);
    if (read && is_stored (table, value.text->str))
      add_column (columns, value.text->str);
    else if (read)
      columns->n++;
  } while (read && coxa_canonical_take (reader, ","));
  if (value.text != NULL)
    g_string_free (value.text, TRUE);
  return read && coxa_canonical_take (reader, "],\"rows\":[");
}

static void
bind_value (CoxaStatement *insert, const CoxaCanonicalValue *value)
{
  switch (value->kind) {
  case COXA_CANONICAL_NULL:
    coxa_statement_bind_null (insert);
    break;
  case COXA_CANONICAL_INT:
    coxa_statement_bind_int (insert, value->number);
    break;
  case COXA_CANONICAL_REAL:
    coxa_statement_bind_real (insert, value->real);
    break;
  case COXA_CANONICAL_TEXT:
    coxa_statement_bind_text (insert, value->text->str);
    break;
  }
}

static gboolean
write_row (CoxaStatement *insert, gint64 key, CoxaCanonicalReader *reader, GError **error)
{
  CoxaCanonicalValue value = { 0 };
  gboolean read = coxa_canonical_take (reader, "[");

  coxa_statement_reset (insert);
  coxa_statement_bind_int (insert, key);
  while (read && (read = coxa_canonical_read (reader, &value))) {
    bind_value (insert, &value);
    if (!coxa_canonical_take (reader, ","))
      break;
  }
  if (value.text != NULL)
    g_string_free (value.text, TRUE);
  if (!read || !coxa_canonical_take (reader, "]"))
    return fail_unreadable (error);
  return coxa_statement_run (insert, error);
}

/* Who reads the content, and what becomes of it. */
typedef struct {
  CoxaConnection *connection;
  gint64 key;   /* of the record's row */
  gboolean put; /* back into the row that is there, else a row is made */
} Writer;

/* A patient's search columns follow from the rest and are not needed in a scratch file. */
static char *
make_insert (const char *table, const char *kind, const Columns *columns)
{
  gboolean patient = g_str_equal (table, "patient");

  return g_strdup_printf ("INSERT INTO %s (%s%s%s) VALUES (?1%s%s)", table,
                          g_str_equal (table, kind) ? "key" : kind, columns->names->str,
                          patient ? ", fold, gfold, parts" : "", columns->places->str,
                          patient ? ", '', '', ''" : "");
}

static char *
make_update (const char *table, const Columns *columns)
{
  return g_strdup_printf ("UPDATE %s SET %s WHERE key = ?1", table, columns->pairs->str + 2);
}

static gboolean
write_rows (const Writer *writer, CoxaCanonicalReader *reader, const char *sql, GError **error)
{
  CoxaStatement *statement = coxa_connection_prepare (writer->connection, sql, error);
  gboolean written;

  if (statement == NULL)
    return FALSE;
  do
    written = write_row (statement, writer->key, reader, error);
  while (written && coxa_canonical_take (reader, ","));
  coxa_statement_free (statement);
  if (written && !coxa_canonical_take (reader, "]}"))
    return fail_unreadable (error);
  return written;
}

static gboolean
write_table (const Writer *writer,
             CoxaCanonicalReader *reader,
             const char *table,
             const char *kind,
             GError **error)
{
  g_auto (Columns) columns = { NULL };
  g_autofree char *sql = NULL;

  columns_init (&columns);
  if (!is_name (table) || !coxa_canonical_take (reader, ":{\"columns\":[") ||
      !read_columns (reader, table, &columns))
    return fail_unreadable (error);
  sql = writer->put && g_str_equal (table, kind) ? make_update (table, &columns)
                                                 : make_insert (table, kind, &columns);
  return write_rows (writer, reader, sql, error);
}

static gboolean
read_head (CoxaCanonicalReader *reader, CoxaCanonicalValue *kind)
{
  CoxaCanonicalValue schema = { 0 };

  return coxa_canonical_take (reader, "{\"kind\":") && coxa_canonical_read (reader, kind) &&
         kind->kind == COXA_CANONICAL_TEXT && coxa_canonical_take (reader, ",\"schema\":") &&
         coxa_canonical_read (reader, &schema) && schema.kind == COXA_CANONICAL_INT &&
         coxa_canonical_take (reader, ",\"tables\":{");
}

static gboolean
write_content (const Writer *writer, const char *text, GError **error)
{
  CoxaCanonicalReader reader = { text };
  CoxaCanonicalValue kind = { 0 }, table = { 0 };
  gboolean written = read_head (&reader, &kind) || fail_unreadable (error);

  while (written) {
    if (!coxa_canonical_read (&reader, &table) || table.kind != COXA_CANONICAL_TEXT) {
      written = fail_unreadable (error);
      break;
    }
    written = write_table (writer, &reader, table.text->str, kind.text->str, error);
    if (!coxa_canonical_take (&reader, ","))
      break;
  }
  if (written && !g_str_equal (reader.at, "}}"))
    written = fail_unreadable (error);
  if (kind.text != NULL)
    g_string_free (kind.text, TRUE);
  if (table.text != NULL)
    g_string_free (table.text, TRUE);
  return written;
}

/**
 * coxa_content_write:
 * @scratch: a record in memory, of the schema that wrote @text, with the records it refers to
 * @key: of the record's row, not taken yet
 *
 * Makes the rows that the content tells of.
 */
gboolean
coxa_content_write (CoxaConnection *scratch, gint64 key, const char *text, GError **error)
{
  const Writer writer = { scratch, key, FALSE };

  return write_content (&writer, text, error);
}

/**
 * coxa_content_put_back:
 * @key: of the record's row, which is there; what hangs on it is gone already
 * @text: of today's schema
 *
 * Makes the rows what the content says, as a new version.
 */
gboolean
coxa_content_put_back (CoxaConnection *connection, gint64 key, const char *text, GError **error)
{
  const Writer writer = { connection, key, TRUE };

  if (coxa_content_schema (text) != COXA_CONTENT_SCHEMA)
    return fail_unreadable (error);
  return write_content (&writer, text, error);
}
