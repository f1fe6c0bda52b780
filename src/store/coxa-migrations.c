/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-migrations.h"

#include "coxa-store.h"
#include "coxa-writing.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const char schema_1[] =
#include "coxa-schema-1.inc"
  ;
static const char schema_2[] =
#include "coxa-schema-2.inc"
  ;
static const char schema_3[] =
#include "coxa-schema-3.inc"
  ;
/* clang-format on */

static gboolean
keep_all (CoxaWriting *writing, CoxaContentKind kind, GError **error)
{
  g_autoptr (CoxaStatement) rows =
      coxa_connection_use (writing->connection, coxa_content_list_keys (kind), error);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (coxa_statement_next (rows, &failure)) {
    gint64 key = coxa_statement_get_int (rows, 0);

    g_array_append_val (keys, key);
  }
  for (guint i = 0; failure == NULL && i < keys->len; i++)
    coxa_writing_keep (writing, kind, g_array_index (keys, gint64, i), COXA_ACTION_MIGRATED, NULL,
                       NULL, &failure);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* The history of a file that is older than it begins with every record as it stands. It is the
 * last step that does it: a record is read with the tables of today. */
static gboolean
begin_history (CoxaConnection *connection, const CoxaStoreContext *context, GError **error)
{
  g_autoptr (CoxaWriting) writing = NULL;
  gint64 begun;

  if (!coxa_connection_ask_int (connection, "SELECT EXISTS (SELECT 1 FROM revision)", &begun,
                                error))
    return FALSE;
  if (begun)
    return TRUE;
  writing = coxa_writing_join (connection, context, error);
  if (writing == NULL)
    return FALSE;
  for (CoxaContentKind kind = COXA_CONTENT_PATIENT; kind <= COXA_CONTENT_VISIT; kind++)
    if (!keep_all (writing, kind, error))
      return FALSE;
  return TRUE;
}

static const CoxaMigration migrations[] = {
  { 1, schema_1, NULL },
  { 2, schema_2, NULL },
  { 3, schema_3, begin_history },
};

G_STATIC_ASSERT (G_N_ELEMENTS (migrations) == COXA_SCHEMA_VERSION);

const CoxaMigration *
coxa_migrations_get (guint *n_steps_out)
{
  *n_steps_out = G_N_ELEMENTS (migrations);
  return migrations;
}

/* The number is part of what is written: the file is of the old version or of the new one. */
static gboolean
run_step (CoxaConnection *connection,
          const CoxaMigration *step,
          const CoxaStoreContext *context,
          GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d", step->version);

  if (!coxa_connection_begin_write (connection, error))
    return FALSE;
  if (!coxa_connection_execute (connection, step->sql, error) ||
      (step->fill != NULL && context != NULL && !step->fill (connection, context, error)) ||
      !coxa_connection_execute (connection, mark, error)) {
    coxa_connection_roll_back (connection);
    return FALSE;
  }
  return coxa_connection_commit (connection, error);
}

/**
 * coxa_migrations_run:
 * @context: (nullable): who migrates, and when; NULL for a record in memory that holds nothing
 *
 * Takes the steps that are still to be taken, each in a transaction of its own. After a failure the
 * file stands at the last step that was finished.
 */
gboolean
coxa_migrations_run (CoxaConnection *connection,
                     const CoxaMigration *steps,
                     guint n_steps,
                     const CoxaStoreContext *context,
                     GError **error)
{
  gint64 version;

  if (!coxa_connection_ask_int (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  for (guint i = 0; i < n_steps; i++) {
    if (steps[i].version <= version)
      continue;
    if (!run_step (connection, &steps[i], context, error)) {
      g_prefix_error (error, _ ("The record could not be brought to format %d: "),
                      steps[i].version);
      return FALSE;
    }
  }
  return TRUE;
}

/* The text of a search index's own tables is SQLite's affair and may differ between its versions;
 * so do the tables it makes for statistics. */
static const char *const list_schema =
    "SELECT type || ' ' || name,"
    " CASE WHEN name GLOB 'patient_name_*' THEN '' ELSE ifnull (sql, '') END"
    " FROM sqlite_schema"
    " WHERE NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))"
    " AND NOT (type = 'index' AND name GLOB 'sqlite_autoindex_*' AND sql IS NULL)"
    " ORDER BY 1";

static GHashTable *
read_schema (CoxaConnection *connection, GError **error)
{
  g_autoptr (GHashTable) schema = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (CoxaStatement) list = coxa_connection_use (connection, list_schema, error);
  GError *failure = NULL;

  if (list == NULL)
    return NULL;
  while (coxa_statement_next (list, &failure))
    g_hash_table_insert (schema, g_strdup (coxa_statement_get_text (list, 0)),
                         g_strdup (coxa_statement_get_text (list, 1)));
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_steal_pointer (&schema);
}

static GHashTable *
make_expected_schema (guint version, GError **error)
{
  g_autoptr (CoxaConnection) memory = coxa_connection_open_memory (error);

  if (memory == NULL ||
      !coxa_migrations_run (memory, migrations, MIN (version, COXA_SCHEMA_VERSION), NULL, error))
    return NULL;
  return read_schema (memory, error);
}

static void
note_missing (GPtrArray *differences, GHashTable *expected, GHashTable *found, gboolean exact)
{
  GHashTableIter iter;
  const char *name, *text;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &text)) {
    const char *other = g_hash_table_lookup (found, name);

    if (other == NULL)
      g_ptr_array_add (differences, g_strdup_printf (_ ("The structure lacks \"%s\"."), name));
    else if (exact && !g_str_equal (text, other))
      g_ptr_array_add (differences,
                       g_strdup_printf (_ ("The structure has another \"%s\"."), name));
  }
}

static void
note_unknown (GPtrArray *differences, GHashTable *expected, GHashTable *found)
{
  GHashTableIter iter;
  const char *name;

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, NULL))
    if (!g_hash_table_contains (expected, name))
      g_ptr_array_add (differences,
                       g_strdup_printf (_ ("The structure has an unknown \"%s\"."), name));
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * coxa_migrations_list_differences:
 *
 * Compares a file with what the steps up to its version make: every table, index, trigger and
 * view, by its text.
 *
 * Returns: (transfer full) (element-type utf8): one sentence for each difference
 */
GPtrArray *
coxa_migrations_list_differences (CoxaConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) found = read_schema (connection, error);
  g_autoptr (GHashTable) expected = NULL;
  gint64 version;

  if (found == NULL ||
      !coxa_connection_ask_int (connection, "PRAGMA user_version", &version, error) ||
      (expected = make_expected_schema (version, error)) == NULL)
    return NULL;
  note_missing (differences, expected, found, TRUE);
  note_unknown (differences, expected, found);
  g_ptr_array_sort (differences, compare_lines);
  return g_steal_pointer (&differences);
}

/**
 * coxa_migrations_list_missing:
 *
 * What a file of a newer schema lacks of this program's own, by kind and name alone.
 *
 * Returns: (transfer full) (element-type utf8): one sentence for each
 */
GPtrArray *
coxa_migrations_list_missing (CoxaConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) found = read_schema (connection, error);
  g_autoptr (GHashTable) expected = NULL;

  if (found == NULL || (expected = make_expected_schema (COXA_SCHEMA_VERSION, error)) == NULL)
    return NULL;
  note_missing (missing, expected, found, FALSE);
  g_ptr_array_sort (missing, compare_lines);
  return g_steal_pointer (&missing);
}
