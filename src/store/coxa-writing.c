/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-writing.h"

#include "coxa-canonical.h"
#include "coxa-store.h"

#include <glib/gi18n-lib.h>

enum {
  HEAD,
  INSERT,
};

static const char *const statements[] = {
  [HEAD] = "SELECT seq, hash, at, at_utc FROM revision ORDER BY seq DESC LIMIT 1",
  [INSERT] = "INSERT INTO revision (seq, kind, record, patient, other, version, action, author,"
             " initials, at, at_utc, reason, content_hash, previous_hash, hash, content)"
             " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
};

/**
 * coxa_history_table_read_head:
 *
 * Returns: (transfer full): with number 0 when nothing was ever stored
 */
CoxaHistoryHead *
coxa_history_table_read_head (CoxaConnection *connection, GError **error)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, statements[HEAD], error);
  g_autoptr (CoxaHistoryHead) head = g_new0 (CoxaHistoryHead, 1);
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  if (coxa_statement_next (row, &failure)) {
    head->seq = coxa_statement_get_int (row, 0);
    head->hash = g_strdup (coxa_statement_get_text (row, 1));
    head->at = g_strdup (coxa_statement_get_text (row, 2));
    head->at_utc = coxa_statement_get_int (row, 3);
  } else if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  } else {
    head->hash = g_strdup ("");
  }
  return g_steal_pointer (&head);
}

static void
add_member (GString *json, const char *name, const char *text)
{
  g_string_append_printf (json, "%s\"%s\":", json->len > 1 ? "," : "", name);
  if (text != NULL)
    coxa_canonical_add_text (json, text, -1);
  else
    g_string_append (json, "null");
}

static void
add_number (GString *json, const char *name, gint64 number)
{
  g_string_append_printf (json, ",\"%s\":", name);
  coxa_canonical_add_int (json, number);
}

/**
 * coxa_writing_hash_entry:
 * @content_hash: (nullable)
 * @previous_hash: of the entry before; "" for the first
 *
 * Returns: (transfer full): SHA-256 of everything an entry says
 */
char *
coxa_writing_hash_entry (const CoxaHistoryEntry *entry,
                         const char *content_hash,
                         const char *previous_hash)
{
  g_autoptr (GString) json = g_string_sized_new (512);

  g_string_append_c (json, '{');
  add_member (json, "action", coxa_action_ids[entry->action]);
  add_member (json, "at", entry->at);
  add_member (json, "author", entry->author);
  add_member (json, "content", content_hash);
  add_member (json, "initials", entry->initials);
  add_member (json, "kind", entry->kind);
  add_member (json, "other", entry->other);
  add_member (json, "patient", entry->patient);
  add_member (json, "previous", previous_hash);
  add_member (json, "reason", entry->reason);
  add_member (json, "record", entry->record);
  add_number (json, "seq", entry->seq);
  add_number (json, "version", entry->version);
  g_string_append_c (json, '}');
  return coxa_canonical_hash (json->str, (gssize) json->len);
}

static gint64
get_now_utc (CoxaWriting *self)
{
  return g_date_time_to_unix (self->context->now) * G_USEC_PER_SEC;
}

static gboolean
insert (CoxaWriting *self,
        const CoxaHistoryEntry *entry,
        const CoxaContent *content,
        const char *hash,
        GError **error)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (self->connection, statements[INSERT], error);

  if (row == NULL)
    return FALSE;
  coxa_statement_bind_int (row, entry->seq);
  coxa_statement_bind_text (row, entry->kind);
  coxa_statement_bind_text (row, entry->record);
  coxa_statement_bind_text (row, entry->patient);
  coxa_statement_bind_text (row, entry->other);
  coxa_statement_bind_int (row, entry->version);
  coxa_statement_bind_text (row, coxa_action_ids[entry->action]);
  coxa_statement_bind_text (row, entry->author);
  coxa_statement_bind_text (row, entry->initials);
  coxa_statement_bind_text (row, entry->at);
  coxa_statement_bind_int (row, get_now_utc (self));
  coxa_statement_bind_text (row, entry->reason);
  coxa_statement_bind_text (row, content != NULL ? content->hash : NULL);
  coxa_statement_bind_text (row, self->head->hash);
  coxa_statement_bind_text (row, hash);
  coxa_statement_bind_text (row, content != NULL ? content->text->str : NULL);
  return coxa_statement_run (row, error);
}

/* What the entry says of who and when is filled in here. */
static gboolean
append (CoxaWriting *self, CoxaHistoryEntry *entry, const CoxaContent *content, GError **error)
{
  g_autofree char *hash = NULL;

  entry->seq = self->head->seq + 1;
  entry->author = self->context->clinician;
  entry->initials = self->context->initials;
  entry->at = self->now;
  hash = coxa_writing_hash_entry (entry, content != NULL ? content->hash : NULL, self->head->hash);
  if (!insert (self, entry, content, hash, error))
    return FALSE;
  g_free (self->head->hash);
  self->head->hash = g_steal_pointer (&hash);
  self->head->seq = entry->seq;
  return TRUE;
}

/* Order comes from the number of an entry; that the clock disagrees with it is said once. */
static gboolean
check_clock (CoxaWriting *self, GError **error)
{
  if (!coxa_history_head_is_after (self->head, self->context->now))
    return TRUE;
  self->clock_went_back = TRUE;
  return coxa_writing_note (self, "file", "", NULL, COXA_ACTION_CLOCK_WENT_BACK, NULL, NULL, error);
}

/**
 * coxa_writing_join:
 *
 * As part of a transaction that someone else began and ends.
 */
CoxaWriting *
coxa_writing_join (CoxaConnection *connection, const CoxaStoreContext *context, GError **error)
{
  g_autoptr (CoxaWriting) self = g_new0 (CoxaWriting, 1);

  self->connection = connection;
  self->context = context;
  self->now = g_date_time_format (context->now, "%Y-%m-%dT%H:%M:%S%:z");
  self->head = coxa_history_table_read_head (connection, error);
  if (self->head == NULL)
    return NULL;
  self->found = g_strdup (self->head->hash);
  if (!check_clock (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

CoxaWriting *
coxa_writing_begin (CoxaConnection *connection, const CoxaStoreContext *context, GError **error)
{
  CoxaWriting *self;

  if (!coxa_connection_begin_write (connection, error))
    return NULL;
  self = coxa_writing_join (connection, context, error);
  if (self == NULL)
    coxa_connection_roll_back (connection);
  else
    self->own = TRUE;
  return self;
}

gboolean
coxa_writing_commit (CoxaWriting *self, GError **error)
{
  g_return_val_if_fail (self->own, FALSE);

  self->own = FALSE;
  return coxa_connection_commit (self->connection, error);
}

void
coxa_writing_free (CoxaWriting *self)
{
  if (self->own)
    coxa_connection_roll_back (self->connection);
  g_free (self->now);
  g_free (self->found);
  g_clear_pointer (&self->head, coxa_history_head_free);
  g_free (self);
}

/**
 * coxa_writing_keep:
 * @key: of the record's row, as it stands now with its new version
 * @reason: (nullable)
 * @other: (nullable): id of the other record concerned
 *
 * Adds the record's content to the history. To be called after its rows were written.
 */
gboolean
coxa_writing_keep (CoxaWriting *self,
                   CoxaContentKind kind,
                   gint64 key,
                   CoxaAction action,
                   const char *reason,
                   const char *other,
                   GError **error)
{
  g_autoptr (CoxaContent) content = coxa_content_read (self->connection, kind, key, error);
  CoxaHistoryEntry entry = { 0 };

  if (content == NULL)
    return FALSE;
  entry.kind = (char *) coxa_content_ids[kind];
  entry.record = content->id;
  entry.patient = content->patient;
  entry.other = (char *) other;
  entry.version = content->version;
  entry.action = action;
  entry.reason = (char *) reason;
  return append (self, &entry, content, error);
}

/**
 * coxa_writing_note:
 * @patient: (nullable): id of the patient whose history shows it
 *
 * Adds an entry of something done that changed no row.
 */
gboolean
coxa_writing_note (CoxaWriting *self,
                   const char *kind,
                   const char *record,
                   const char *patient,
                   CoxaAction action,
                   const char *reason,
                   const char *other,
                   GError **error)
{
  CoxaHistoryEntry entry = { 0 };

  entry.kind = (char *) kind;
  entry.record = (char *) record;
  entry.patient = (char *) patient;
  entry.other = (char *) other;
  entry.action = action;
  entry.reason = (char *) reason;
  return append (self, &entry, NULL, error);
}
