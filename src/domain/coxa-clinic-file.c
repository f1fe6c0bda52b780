/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-clinic-file.h"

#include <string.h>

#include "coxa-data-file.h"

#define HEADER "clinic"
#define VERSION_PATTERN "^[0-9A-Za-z][0-9A-Za-z.-]{0,31}$"

struct _CoxaClinicFile {
  gatomicrefcount references;
  char *name;
  const char *version;
  GStringChunk *strings; /* owns every text */
  GPtrArray *values;     /* of CoxaClinicValue */
  GHashTable *rows;      /* "file group" -> GPtrArray of borrowed values, ends with NULL */
};

/* What a clinic may set: thresholds and zones, never what weighs or what is asked. */
typedef struct {
  const char *file;
  const char *group; /* pattern of its name */
  const char *keys[12];
} Permission;

static const Permission permissions[] = {
  { "patterns.ini",
    "*/*",
    { "met", "borderline", "against", "met-when", "borderline-when", "against-when", "or-met",
      "or-borderline", "or-against" } },
  { "norms.ini", "*", { "mean", "sd", "age-min", "age-max" } },
  { "reliability.ini", "*", { "mdc95" } },
  { "measures.ini", "*", { "soft-min", "soft-max", "soft-max-child" } },
  { "change.ini",
    "progress-of-visit",
    { "improved-domains", "worse-domains", "worse-rating-max", "plateau-days", "adherence-good",
      "adherence-poor", "baseline-days", "warning-chance" } },
  { "change.ini", "measure *", { "real-percent" } },
  { "questionnaires.ini",
    "*",
    { "mdc", "mic", "mic-percent", "mic-alone", "mic-from", "better-from", "better-to",
      "worse-from", "worse-to", "improved-from", "worsened-to" } },
};

static const char *const account_keys[] = { "reason", "source", "by", "date", NULL };

typedef struct {
  CoxaClinicFile *clinic;
  CoxaDataFile *file;
  const char *group; /* of the clinic's file */
  GKeyFile *keys;
} Reader;

static gboolean
check_file (Reader *reader, const char *file, GError **error)
{
  if (g_str_equal (file, "safety.ini"))
    return coxa_data_file_fail (reader->file, reader->group, NULL, error,
                                "the safety screen is the same in every clinic");
  for (guint i = 0; i < G_N_ELEMENTS (permissions); i++)
    if (g_str_equal (permissions[i].file, file))
      return TRUE;
  return coxa_data_file_fail (reader->file, reader->group, NULL, error,
                              "“%s” is not a file with values that a clinic may set", file);
}

static gboolean
check_key (Reader *reader, const CoxaClinicValue *value, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (permissions); i++)
    if (g_str_equal (permissions[i].file, value->file) &&
        g_pattern_match_simple (permissions[i].group, value->group) &&
        g_strv_contains (permissions[i].keys, value->key))
      return TRUE;
  return coxa_data_file_fail (reader->file, reader->group, value->key, error,
                              "is not a value that a clinic may set");
}

static const char *
keep (Reader *reader, const char *key)
{
  g_autofree char *text = coxa_data_file_dup_optional (reader->file, reader->group, key);

  return g_string_chunk_insert_const (reader->clinic->strings, text ? text : "");
}

static gboolean
check_date (Reader *reader, const char *date, GError **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *midnight = g_strconcat (date, "T00:00:00", NULL);
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (midnight, utc);

  if (*date && (strlen (date) != 10 || !at))
    return coxa_data_file_fail (reader->file, reader->group, "date", error,
                                "“%s” is not a day such as 2026-05-01", date);
  return TRUE;
}

/* Why, and by whom or when: without it nobody could judge the value later. */
static gboolean
read_account (Reader *reader, CoxaClinicValue *value, GError **error)
{
  value->reason = keep (reader, "reason");
  value->source = keep (reader, "source");
  value->by = keep (reader, "by");
  value->date = keep (reader, "date");
  if (!*value->reason && !*value->source)
    return coxa_data_file_fail (reader->file, reader->group, "reason", error,
                                "is missing; give a reason or a source");
  if (!*value->by && !*value->date)
    return coxa_data_file_fail (reader->file, reader->group, "date", error,
                                "is missing; give a date or by whom it was set");
  return check_date (reader, value->date, error);
}

static void
add_value (CoxaClinicFile *self, const char *row, const CoxaClinicValue *value)
{
  CoxaClinicValue *kept = g_memdup2 (value, sizeof *value);
  GPtrArray *values = g_hash_table_lookup (self->rows, row);

  if (!values) {
    values = g_ptr_array_new ();
    g_ptr_array_add (values, NULL);
    g_hash_table_insert (self->rows, g_strdup (row), values);
  }
  g_ptr_array_insert (values, (int) values->len - 1, kept);
  g_ptr_array_add (self->values, kept);
}

static gboolean
read_value (Reader *reader, CoxaClinicValue value, const char *key, GError **error)
{
  value.key = g_string_chunk_insert_const (reader->clinic->strings, key);
  if (!check_key (reader, &value, error))
    return FALSE;
  value.value = keep (reader, key);
  if (!*value.value)
    return coxa_data_file_fail (reader->file, reader->group, key, error, "is empty");
  add_value (reader->clinic, reader->group, &value);
  return TRUE;
}

static gboolean
read_row (Reader *reader, GError **error)
{
  g_auto (GStrv) words = g_strsplit (reader->group, " ", 2);
  g_auto (GStrv) keys = g_key_file_get_keys (reader->keys, reader->group, NULL, NULL);
  CoxaClinicValue value = { 0 };
  guint before = reader->clinic->values->len;

  if (!words[0] || !words[1] || !*words[1])
    return coxa_data_file_fail (reader->file, reader->group, NULL, error,
                                "names no file and group, such as [norms.ini hip_ir any]");
  if (!check_file (reader, words[0], error) || !read_account (reader, &value, error))
    return FALSE;
  value.file = g_string_chunk_insert_const (reader->clinic->strings, words[0]);
  value.group = g_string_chunk_insert_const (reader->clinic->strings, words[1]);
  for (guint i = 0; keys && keys[i]; i++)
    if (!g_strv_contains (account_keys, keys[i]) && !read_value (reader, value, keys[i], error))
      return FALSE;
  if (reader->clinic->values->len == before)
    return coxa_data_file_fail (reader->file, reader->group, NULL, error, "sets no value");
  return TRUE;
}

static gboolean
read_version (Reader *reader, GError **error)
{
  g_autofree char *version = NULL;
  int format;

  if (!coxa_data_file_get_integer (reader->file, HEADER, "format", 1, 1, &format, error))
    return FALSE;
  version = coxa_data_file_dup_string (reader->file, HEADER, "version", error);
  if (!version)
    return FALSE;
  if (!g_regex_match_simple (VERSION_PATTERN, version, 0, 0))
    return coxa_data_file_fail (reader->file, HEADER, "version", error,
                                "“%s” is not 1 to 32 letters, digits, dots and hyphens", version);
  reader->clinic->version = g_string_chunk_insert_const (reader->clinic->strings, version);
  return TRUE;
}

static gboolean
read_all (Reader *reader, GError **error)
{
  const char *const *groups = coxa_data_file_groups (reader->file);

  if (!read_version (reader, error))
    return FALSE;
  for (guint i = 0; groups[i]; i++) {
    reader->group = groups[i];
    if (!g_str_equal (groups[i], HEADER) && !read_row (reader, error))
      return FALSE;
  }
  return coxa_data_file_finish (reader->file, error);
}

/**
 * coxa_clinic_file_new:
 * @name: the file's name or path, for messages
 *
 * Returns: (transfer full): the clinic's own values, not yet held against the published ones; or
 *   %NULL with an error naming file, group and key
 */
CoxaClinicFile *
coxa_clinic_file_new (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (CoxaClinicFile) self = NULL;
  g_autoptr (CoxaDataFile) file = coxa_data_file_new (name, bytes, error);
  Reader reader = { .file = file };

  if (!file)
    return NULL;

  self = g_new0 (CoxaClinicFile, 1);
  g_atomic_ref_count_init (&self->references);
  self->name = g_strdup (name);
  self->strings = g_string_chunk_new (512);
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->rows =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  reader.clinic = self;
  reader.keys = coxa_data_file_get_keys (file);
  return read_all (&reader, error) ? g_steal_pointer (&self) : NULL;
}

CoxaClinicFile *
coxa_clinic_file_ref (CoxaClinicFile *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
coxa_clinic_file_unref (CoxaClinicFile *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_hash_table_unref (self->rows);
  g_ptr_array_unref (self->values);
  g_string_chunk_free (self->strings);
  g_free (self->name);
  g_free (self);
}

const char *
coxa_clinic_file_get_name (const CoxaClinicFile *self)
{
  return self->name;
}

/**
 * coxa_clinic_file_get_version:
 *
 * Returns: what the clinic calls this state of its values; it becomes part of the version of the
 *   rule set
 */
const char *
coxa_clinic_file_get_version (const CoxaClinicFile *self)
{
  return self->version;
}

guint
coxa_clinic_file_count (const CoxaClinicFile *self)
{
  return self->values->len;
}

const CoxaClinicValue *
coxa_clinic_file_get (const CoxaClinicFile *self, guint index)
{
  g_return_val_if_fail (index < self->values->len, NULL);
  return g_ptr_array_index (self->values, index);
}

/**
 * coxa_clinic_file_names:
 *
 * Returns: whether the clinic sets a value of @file
 */
gboolean
coxa_clinic_file_names (const CoxaClinicFile *self, const char *file)
{
  for (guint i = 0; i < self->values->len; i++)
    if (g_str_equal (coxa_clinic_file_get (self, i)->file, file))
      return TRUE;
  return FALSE;
}

/**
 * coxa_clinic_file_find:
 *
 * Returns: (nullable) (transfer none): the clinic's own values of that row
 */
CoxaClinicOwn
coxa_clinic_file_find (const CoxaClinicFile *self, const char *file, const char *group)
{
  g_autofree char *row = g_strdup_printf ("%s %s", file, group);
  const GPtrArray *values = g_hash_table_lookup (self->rows, row);

  return values ? (CoxaClinicOwn) values->pdata : NULL;
}

/* A value of a row that nothing is judged by would look as if it mattered. */
static gboolean
is_in_use (const CoxaClinicValue *value, GKeyFile *published)
{
  g_autofree char *use = g_key_file_get_string (published, value->group, "use", NULL);
  g_autofree char *recommended =
      g_key_file_get_string (published, value->group, "recommended", NULL);

  return g_strcmp0 (use, "no") != 0 && g_strcmp0 (recommended, "no") != 0;
}

static gboolean
fail (const CoxaClinicFile *self,
      const CoxaClinicValue *value,
      const char *key,
      const char *why,
      GError **error)
{
  g_set_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_CLINIC, "%s: [%s %s]%s%s: %s", self->name,
               value->file, value->group, key ? " " : "", key ? key : "", why);
  return FALSE;
}

/**
 * coxa_clinic_file_look_up:
 * @published: @file as it is published
 *
 * Notes what each of the clinic's values stands in for. Fails on a value that @file does not have.
 */
gboolean
coxa_clinic_file_look_up (CoxaClinicFile *self,
                          const char *file,
                          GKeyFile *published,
                          GError **error)
{
  for (guint i = 0; i < self->values->len; i++) {
    CoxaClinicValue *value = g_ptr_array_index (self->values, i);
    g_autofree char *text = NULL;

    if (!g_str_equal (value->file, file))
      continue;
    if (!g_key_file_has_group (published, value->group))
      return fail (self, value, NULL, "there is no such published group", error);
    if (!is_in_use (value, published))
      return fail (self, value, NULL, "nothing is judged by this row", error);
    text = g_key_file_get_string (published, value->group, value->key, NULL);
    if (!text)
      return fail (self, value, value->key, "has no published value to take the place of", error);
    value->published = g_string_chunk_insert_const (self->strings, text);
  }
  return TRUE;
}

/**
 * coxa_clinic_own_dup_published:
 *
 * Returns: (transfer full): what is published in place of the clinic's own, e.g. "met <= 5"
 */
char *
coxa_clinic_own_dup_published (CoxaClinicOwn own)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; own && own[i]; i++)
    g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", own[i]->key, own[i]->published);
  return g_string_free (text, FALSE);
}
