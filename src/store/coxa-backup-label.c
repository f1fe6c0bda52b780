/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-backup-label.h"

#include "coxa-canonical.h"

CoxaBackupLabel *
coxa_backup_label_copy (const CoxaBackupLabel *self)
{
  CoxaBackupLabel *copy = g_memdup2 (self, sizeof *self);

  copy->made_at = g_strdup (self->made_at);
  copy->clinic = g_strdup (self->clinic);
  copy->head = g_strdup (self->head);
  copy->head_at = g_strdup (self->head_at);
  copy->sha256 = g_strdup (self->sha256);
  return copy;
}

void
coxa_backup_label_free (CoxaBackupLabel *self)
{
  g_free (self->made_at);
  g_free (self->clinic);
  g_free (self->head);
  g_free (self->head_at);
  g_free (self->sha256);
  g_free (self);
}

/* Whether both tell of the same record at the same state. */
gboolean
coxa_backup_label_same_record (const CoxaBackupLabel *self, const CoxaBackupLabel *other)
{
  return g_strcmp0 (self->clinic, other->clinic) == 0 && self->schema == other->schema &&
         self->entries == other->entries && g_strcmp0 (self->head, other->head) == 0 &&
         self->patients == other->patients && self->visits == other->visits;
}

static void
add_text (GString *json, const char *name, const char *text)
{
  g_string_append_printf (json, "%s\"%s\":", json->len > 1 ? "," : "", name);
  coxa_canonical_add_text (json, text != NULL ? text : "", -1);
}

static void
add_int (GString *json, const char *name, gint64 number)
{
  g_string_append_printf (json, ",\"%s\":", name);
  coxa_canonical_add_int (json, number);
}

/* Canonical JSON, keys in the order of the alphabet. */
char *
coxa_backup_label_to_text (const CoxaBackupLabel *self)
{
  GString *json = g_string_new ("{");

  add_text (json, "clinic", self->clinic);
  add_int (json, "entries", self->entries);
  add_text (json, "head", self->head);
  add_text (json, "head_at", self->head_at);
  add_text (json, "made_at", self->made_at);
  add_int (json, "patients", self->patients);
  add_int (json, "schema", self->schema);
  add_text (json, "sha256", self->sha256);
  add_int (json, "visits", self->visits);
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

static gboolean
read_text (CoxaCanonicalReader *reader, const char *token, char **out)
{
  CoxaCanonicalValue value = { 0 };
  gboolean read = coxa_canonical_take (reader, token) && coxa_canonical_read (reader, &value) &&
                  value.kind == COXA_CANONICAL_TEXT;

  if (read)
    *out = g_strdup (value.text->str);
  if (value.text != NULL)
    g_string_free (value.text, TRUE);
  return read;
}

static gboolean
read_int (CoxaCanonicalReader *reader, const char *token, gint64 *out)
{
  CoxaCanonicalValue value = { 0 };
  gboolean read = coxa_canonical_take (reader, token) && coxa_canonical_read (reader, &value) &&
                  value.kind == COXA_CANONICAL_INT;

  if (read)
    *out = value.number;
  if (value.text != NULL)
    g_string_free (value.text, TRUE);
  return read;
}

/**
 * coxa_backup_label_parse:
 *
 * Returns: (transfer full) (nullable): NULL for anything that coxa_backup_label_to_text() did not
 *   write
 */
CoxaBackupLabel *
coxa_backup_label_parse (const char *text)
{
  g_autoptr (CoxaBackupLabel) self = g_new0 (CoxaBackupLabel, 1);
  CoxaCanonicalReader reader = { text };
  gint64 schema;

  if (!read_text (&reader, "{\"clinic\":", &self->clinic) ||
      !read_int (&reader, ",\"entries\":", &self->entries) ||
      !read_text (&reader, ",\"head\":", &self->head) ||
      !read_text (&reader, ",\"head_at\":", &self->head_at) ||
      !read_text (&reader, ",\"made_at\":", &self->made_at) ||
      !read_int (&reader, ",\"patients\":", &self->patients) ||
      !read_int (&reader, ",\"schema\":", &schema) ||
      !read_text (&reader, ",\"sha256\":", &self->sha256) ||
      !read_int (&reader, ",\"visits\":", &self->visits) || !g_str_equal (reader.at, "}"))
    return NULL;
  self->schema = (int) CLAMP (schema, 0, G_MAXINT);
  return g_steal_pointer (&self);
}
