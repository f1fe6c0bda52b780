/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a damaged file row by row: from the front until a page fails, from the end until one
 * fails, then each key between. Nothing is believed that the history does not prove. */

#include "coxa-salvage.h"

#include "coxa-canonical.h"
#include "coxa-history-table.h"
#include "coxa-migrations.h"
#include "coxa-writing.h"

#define MOST_BETWEEN (1000 * 1000)
#define MOST_AFTER (10 * 1000)

#define KEYS(table, key)                                                  \
  {                                                                       \
    "SELECT " key " FROM " table " NOT INDEXED ORDER BY " key,            \
        "SELECT " key " FROM " table " NOT INDEXED ORDER BY " key " DESC" \
  }
#define IDS(table)                                                                          \
  {                                                                                         \
    "SELECT id FROM " table " INDEXED BY sqlite_autoindex_" table "_1 ORDER BY id",         \
        "SELECT id FROM " table " INDEXED BY sqlite_autoindex_" table "_1 ORDER BY id DESC" \
  }

/* Each in both directions. */
static const char *const history_keys[2] = KEYS ("revision", "seq");
static const char *const row_keys[COXA_N_CONTENTS][2] = {
  [COXA_CONTENT_PATIENT] = KEYS ("patient", "key"),
  [COXA_CONTENT_EPISODE] = KEYS ("episode", "key"),
  [COXA_CONTENT_VISIT] = KEYS ("visit", "key"),
  [COXA_CONTENT_CLINICIAN] = KEYS ("clinician", "key"),
  [COXA_CONTENT_SAFETY_DECISION] = KEYS ("safety_decision", "key"),
  [COXA_CONTENT_PROGRAMME] = KEYS ("programme", "key"),
  [COXA_CONTENT_HOLD] = KEYS ("hold", "key"),
  [COXA_CONTENT_ERASURE] = KEYS ("erasure", "key"),
};
static const char *const row_ids[COXA_N_CONTENTS][2] = {
  [COXA_CONTENT_PATIENT] = IDS ("patient"),
  [COXA_CONTENT_EPISODE] = IDS ("episode"),
  [COXA_CONTENT_VISIT] = IDS ("visit"),
  [COXA_CONTENT_CLINICIAN] = IDS ("clinician"),
  [COXA_CONTENT_SAFETY_DECISION] = IDS ("safety_decision"),
  [COXA_CONTENT_PROGRAMME] = IDS ("programme"),
  [COXA_CONTENT_HOLD] = IDS ("hold"),
  [COXA_CONTENT_ERASURE] = IDS ("erasure"),
};

static const char *const read_entry =
    "SELECT " COXA_HISTORY_COLUMNS ", r.content_hash, r.previous_hash, r.hash, r.content"
    " FROM revision r NOT INDEXED WHERE r.seq = ?";
enum {
  CONTENT_HASH = COXA_N_HISTORY_COLUMNS,
  PREVIOUS_HASH,
  HASH,
  CONTENT,
};

static const char *const read_clinic = "SELECT id FROM clinic LIMIT 1";
static const char *const extract_clinic = "SELECT json_extract (?, '$.tables.patient.rows[0][3]')";

static void
find_free (gpointer data)
{
  CoxaFind *find = data;

  g_free (find->id);
  g_free (find->patient);
  g_free (find->at);
  g_free (find->content);
  g_free (find);
}

typedef struct {
  CoxaConnection *connection;
  GHashTable *finds;  /* id in small letters -> CoxaFind */
  GHashTable *proven; /* "id hash": content that an entry of the history vouches for */
} Salvage;

static CoxaFind *
get_find (Salvage *self, CoxaContentKind kind, const char *id)
{
  g_autofree char *name = g_ascii_strdown (id, -1);
  CoxaFind *find = g_hash_table_lookup (self->finds, name);

  if (find == NULL) {
    find = g_new0 (CoxaFind, 1);
    find->kind = kind;
    find->id = g_strdup (id);
    g_hash_table_insert (self->finds, g_steal_pointer (&name), find);
  }
  return find;
}

/* Keys in one direction, until the end or the first page that fails. */
static gboolean
read_way (Salvage *self, const char *sql, GArray *keys)
{
  g_autoptr (CoxaStatement) rows = coxa_connection_use (self->connection, sql, NULL);
  g_autoptr (GError) failure = NULL;

  while (rows != NULL && coxa_statement_next (rows, &failure)) {
    gint64 key = coxa_statement_get_int (rows, 0);

    g_array_append_val (keys, key);
  }
  return rows != NULL && failure == NULL;
}

/* All keys that are there, and those that may be. */
static GArray *
list_keys (Salvage *self, const char *const ways[2])
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) back = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 last, first;

  if (read_way (self, ways[0], keys))
    return keys;
  read_way (self, ways[1], back);
  last = keys->len > 0 ? g_array_index (keys, gint64, keys->len - 1) : 0;
  first = back->len > 0 ? g_array_index (back, gint64, back->len - 1) : last + MOST_AFTER;
  for (gint64 key = last + 1; key < MIN (first, last + MOST_BETWEEN); key++)
    g_array_append_val (keys, key);
  for (guint i = back->len; i > 0; i--)
    if (g_array_index (back, gint64, i - 1) > last)
      g_array_append_val (keys, g_array_index (back, gint64, i - 1));
  return keys;
}

/* The history */

static gboolean
is_proven (CoxaStatement *row, const CoxaHistoryEntry *entry)
{
  const char *stated = coxa_statement_get_text (row, CONTENT_HASH);
  const char *previous = coxa_statement_get_text (row, PREVIOUS_HASH);
  g_autofree char *found = NULL;

  if (stated == NULL || previous == NULL)
    return FALSE;
  found = coxa_writing_hash_entry (entry, stated, previous);
  return g_strcmp0 (found, coxa_statement_get_text (row, HASH)) == 0;
}

/* What was erased is not lost: it is not to come back. */
static gboolean
is_erased (CoxaStatement *row)
{
  return g_strcmp0 (coxa_statement_get_text (row, CONTENT), "") == 0;
}

static gboolean
is_content_whole (CoxaStatement *row)
{
  const char *content = coxa_statement_get_text (row, CONTENT);
  g_autofree char *found = content != NULL ? coxa_canonical_hash (content, -1) : NULL;

  return found != NULL && g_strcmp0 (found, coxa_statement_get_text (row, CONTENT_HASH)) == 0 &&
         coxa_content_schema (content) == COXA_CONTENT_SCHEMA;
}

static void
take_content (CoxaFind *find, const char *content, guint version)
{
  if (find->content != NULL && find->content_version >= version)
    return;
  g_free (find->content);
  find->content = g_strdup (content);
  find->content_version = version;
}

static gboolean
find_kind (const char *name, CoxaContentKind *kind_out)
{
  for (CoxaContentKind kind = 0; kind < COXA_N_CONTENTS; kind++)
    if (g_strcmp0 (name, coxa_content_ids[kind]) == 0) {
      *kind_out = kind;
      return TRUE;
    }
  return FALSE;
}

static void
look_at_entry (Salvage *self, CoxaStatement *row)
{
  g_autoptr (CoxaHistoryEntry) entry = coxa_history_table_read_row (row, NULL);
  CoxaContentKind kind;
  CoxaFind *find;

  if (entry == NULL || entry->version == 0 || !g_uuid_string_is_valid (entry->record) ||
      !find_kind (entry->kind, &kind) || is_erased (row) || !is_proven (row, entry))
    return;
  find = get_find (self, kind, entry->record);
  if (find->first == 0)
    find->first = entry->seq;
  g_hash_table_add (self->proven, g_strdup_printf ("%s %s", find->id,
                                                   coxa_statement_get_text (row, CONTENT_HASH)));
  if (entry->version >= find->version) {
    find->version = entry->version;
    g_free (find->at);
    find->at = g_strdup (entry->at);
    g_free (find->patient);
    find->patient = g_strdup (entry->patient);
  }
  if (is_content_whole (row))
    take_content (find, coxa_statement_get_text (row, CONTENT), entry->version);
}

static void
read_history (Salvage *self)
{
  g_autoptr (GArray) keys = list_keys (self, history_keys);

  for (guint i = 0; i < keys->len; i++) {
    g_autoptr (CoxaStatement) row = coxa_connection_use (self->connection, read_entry, NULL);

    if (row == NULL)
      return;
    coxa_statement_bind_int (row, g_array_index (keys, gint64, i));
    if (coxa_statement_next (row, NULL))
      look_at_entry (self, row);
  }
}

/* The rows */

/* Rows are as good as the history when it vouches for them: its own copy may be what is lost. */
static void
look_at_row (Salvage *self, CoxaContentKind kind, gint64 key)
{
  g_autoptr (CoxaContent) content = coxa_content_read (self->connection, kind, key, NULL);
  g_autofree char *mark = NULL;
  CoxaFind *find;

  if (content == NULL || content->id == NULL || !g_uuid_string_is_valid (content->id))
    return;
  find = get_find (self, kind, content->id);
  mark = g_strdup_printf ("%s %s", find->id, content->hash);
  if (!g_hash_table_contains (self->proven, mark)) {
    find->differs = TRUE;
    return;
  }
  if (find->patient == NULL)
    find->patient = g_strdup (content->patient);
  find->version = MAX (find->version, content->version);
  take_content (find, content->text->str, content->version);
}

/* Who is nowhere else is at least known to be lost. */
static void
read_ids (Salvage *self, CoxaContentKind kind, const char *sql)
{
  g_autoptr (CoxaStatement) rows = coxa_connection_use (self->connection, sql, NULL);

  while (rows != NULL && coxa_statement_next (rows, NULL)) {
    const char *id = coxa_statement_get_text (rows, 0);

    if (id != NULL && g_uuid_string_is_valid (id))
      get_find (self, kind, id);
  }
}

static void
read_rows (Salvage *self, CoxaContentKind kind)
{
  g_autoptr (GArray) keys = list_keys (self, row_keys[kind]);

  for (guint i = 0; i < keys->len; i++)
    look_at_row (self, kind, g_array_index (keys, gint64, i));
  read_ids (self, kind, row_ids[kind][0]);
  read_ids (self, kind, row_ids[kind][1]);
}

/**
 * coxa_salvage:
 *
 * Never fails: what cannot be read is not among the finds, or without content.
 *
 * Returns: (transfer full) (element-type utf8 CoxaFind): by id
 */
GHashTable *
coxa_salvage (CoxaConnection *connection)
{
  Salvage self = { connection };

  self.finds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, find_free);
  self.proven = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read_history (&self);
  for (CoxaContentKind kind = 0; kind < COXA_N_CONTENTS; kind++)
    read_rows (&self, kind);
  g_hash_table_unref (self.proven);
  return self.finds;
}

static char *
read_one (CoxaConnection *connection, const char *sql, const char *argument)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, sql, NULL);

  if (row == NULL)
    return NULL;
  if (argument != NULL)
    coxa_statement_bind_text (row, argument);
  return coxa_statement_next (row, NULL) ? g_strdup (coxa_statement_get_text (row, 0)) : NULL;
}

/**
 * coxa_salvage_find_clinic:
 *
 * What the patients say goes before the clinic's own row, which nothing proves.
 *
 * Returns: (transfer full) (nullable): the clinic's id
 */
char *
coxa_salvage_find_clinic (CoxaConnection *connection, GHashTable *finds)
{
  GHashTableIter iter;
  CoxaFind *find;

  g_hash_table_iter_init (&iter, finds);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &find))
    if (find->kind == COXA_CONTENT_PATIENT && find->content != NULL)
      return read_one (connection, extract_clinic, find->content);
  return read_one (connection, read_clinic, NULL);
}
