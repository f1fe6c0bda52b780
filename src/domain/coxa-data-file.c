/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-data-file.h"

#include <math.h>

#include "coxa-clinical-resources.h"

#define CLINICAL_PATH "/org/coxa/Coxa/clinical/"
#define MESSAGE_MAX 240 /* characters that a message takes from a file */

struct _CoxaDataFile {
  char *name;
  GKeyFile *keys;
  char **groups;
  GHashTable *asked;      /* of "group\nkey" */
  CoxaClinicFile *clinic; /* whose values stand in @keys, or NULL */
  char *clinic_name;      /* what the clinic's file calls this one */
};

G_DEFINE_QUARK (coxa - data - error - quark, coxa_data_error)

/* What a file holds goes into messages, which are short and valid text whatever it holds. */
static char *
dup_presentable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  if (g_utf8_strlen (valid, -1) <= MESSAGE_MAX)
    return g_steal_pointer (&valid);
  *g_utf8_offset_to_pointer (valid, MESSAGE_MAX) = '\0';
  return g_strconcat (valid, "…", NULL);
}

/* GLib hands out a value with an escape it does not know as it stands, and only remarks on it. */
static gboolean
check_values (CoxaDataFile *self, const char *group, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (self->keys, group, NULL, NULL);

  for (guint i = 0; keys && keys[i]; i++) {
    g_autoptr (GError) local_error = NULL;
    g_autofree char *value = g_key_file_get_string (self->keys, group, keys[i], &local_error);

    if (local_error)
      return coxa_data_file_fail (self, group, keys[i], error, "“%s” has an unknown escape", value);
  }
  return TRUE;
}

static gboolean
check_text (const char *name, GBytes *bytes, GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  if (!text || g_utf8_validate (text, (gssize) size, NULL))
    return TRUE;
  g_set_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID, "%s: is not UTF-8", name);
  return FALSE;
}

/**
 * coxa_data_file_new:
 * @name: the file's name, for messages
 *
 * Returns: (transfer full): the parsed file, or %NULL with @error set
 */
CoxaDataFile *
coxa_data_file_new (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (CoxaDataFile) self = g_new0 (CoxaDataFile, 1);
  g_autoptr (GError) local_error = NULL;

  self->name = g_strdup (name);
  self->keys = g_key_file_new ();
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!check_text (name, bytes, error))
    return NULL;
  if (!g_key_file_load_from_bytes (self->keys, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, &local_error)) {
    g_autofree char *why = dup_presentable (local_error->message);

    g_set_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID, "%s: %s", name, why);
    return NULL;
  }

  self->groups = g_key_file_get_groups (self->keys, NULL);
  for (guint i = 0; self->groups[i]; i++)
    if (!check_values (self, self->groups[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

void
coxa_data_file_free (CoxaDataFile *self)
{
  g_clear_pointer (&self->clinic, coxa_clinic_file_unref);
  g_free (self->clinic_name);
  g_free (self->name);
  g_key_file_unref (self->keys);
  g_strfreev (self->groups);
  g_hash_table_unref (self->asked);
  g_free (self);
}

/**
 * coxa_data_file_set_clinic:
 * @file: what @clinic calls this file
 *
 * Puts the values of @clinic in the places of the published ones. What is wrong with a row that
 * the clinic changed is said of the clinic's file from now on.
 */
void
coxa_data_file_set_clinic (CoxaDataFile *self, const char *file, CoxaClinicFile *clinic)
{
  g_return_if_fail (self->clinic == NULL);

  self->clinic = coxa_clinic_file_ref (clinic);
  self->clinic_name = g_strdup (file);
  for (guint i = 0; i < coxa_clinic_file_count (clinic); i++) {
    const CoxaClinicValue *value = coxa_clinic_file_get (clinic, i);

    if (g_str_equal (value->file, file))
      g_key_file_set_string (self->keys, value->group, value->key, value->value);
  }
}

/**
 * coxa_data_file_get_clinic:
 *
 * Returns: (nullable) (transfer none): whose values stand in the file; a table that keeps a
 *   #CoxaClinicOwn keeps this alive
 */
CoxaClinicFile *
coxa_data_file_get_clinic (CoxaDataFile *self)
{
  return self->clinic;
}

/**
 * coxa_data_file_get_own:
 *
 * Returns: (nullable) (transfer none): the clinic's own values of @group
 */
CoxaClinicOwn
coxa_data_file_get_own (CoxaDataFile *self, const char *group)
{
  return self->clinic ? coxa_clinic_file_find (self->clinic, self->clinic_name, group) : NULL;
}

const char *
coxa_data_file_get_name (CoxaDataFile *self)
{
  return self->name;
}

GKeyFile *
coxa_data_file_get_keys (CoxaDataFile *self)
{
  return self->keys;
}

/**
 * coxa_data_lookup:
 * @name: of a file of `data/clinical/`, e.g. "measures.ini"
 *
 * Returns: (transfer full): its bytes as compiled into the program
 */
GBytes *
coxa_data_lookup (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (CLINICAL_PATH, name, NULL);

  return g_resource_lookup_data (coxa_clinical_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 error);
}

/**
 * coxa_data_file_groups:
 *
 * Returns: (transfer none): the names of all groups in the order of the file
 */
const char *const *
coxa_data_file_groups (CoxaDataFile *self)
{
  return (const char *const *) self->groups;
}

/**
 * coxa_data_file_fail:
 * @key: (nullable): %NULL when the whole group is meant
 *
 * Sets @error to one line that names file, group and key.
 *
 * Returns: %FALSE, so that a reader can return it
 */
gboolean
coxa_data_file_fail (
    CoxaDataFile *self, const char *group, const char *key, GError **error, const char *format, ...)
{
  g_autofree char *whole = NULL;
  g_autofree char *why = NULL;
  g_autofree char *place = NULL;
  const char *name;
  gboolean own;
  va_list arguments;

  va_start (arguments, format);
  whole = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  why = dup_presentable (whole);

  own = coxa_data_file_get_own (self, group) != NULL;
  name = own ? coxa_clinic_file_get_name (self->clinic) : self->name;
  place = own ? g_strdup_printf ("%s %s", self->clinic_name, group) : g_strdup (group);
  g_set_error (error, COXA_DATA_ERROR, own ? COXA_DATA_ERROR_CLINIC : COXA_DATA_ERROR_INVALID,
               "%s: [%s]%s%s: %s", name, place, key ? " " : "", key ? key : "", why);
  return FALSE;
}

static void
note_asked (CoxaDataFile *self, const char *group, const char *key)
{
  g_hash_table_add (self->asked, g_strdup_printf ("%s\n%s", group, key));
}

gboolean
coxa_data_file_has (CoxaDataFile *self, const char *group, const char *key)
{
  note_asked (self, group, key);
  return g_key_file_has_key (self->keys, group, key, NULL);
}

/**
 * coxa_data_file_dup_optional:
 *
 * Returns: (transfer full) (nullable): the value, or %NULL where the key is absent or empty
 */
char *
coxa_data_file_dup_optional (CoxaDataFile *self, const char *group, const char *key)
{
  g_autofree char *value = NULL;

  note_asked (self, group, key);
  value = g_key_file_get_string (self->keys, group, key, NULL);
  return value && *value ? g_steal_pointer (&value) : NULL;
}

char *
coxa_data_file_dup_string (CoxaDataFile *self, const char *group, const char *key, GError **error)
{
  char *value = coxa_data_file_dup_optional (self, group, key);

  if (!value)
    coxa_data_file_fail (self, group, key, error, "is missing");
  return value;
}

/**
 * coxa_data_file_dup_optional_text:
 * @language: (nullable): e.g. "pl"; %NULL for the language of the process
 *
 * Returns: (transfer full) (nullable): the text in @language, else as it stands in the source
 */
char *
coxa_data_file_dup_optional_text (CoxaDataFile *self,
                                  const char *group,
                                  const char *key,
                                  const char *language)
{
  g_autofree char *text = NULL;

  note_asked (self, group, key);
  text = g_key_file_get_locale_string (self->keys, group, key, language, NULL);
  return text && *text ? g_steal_pointer (&text) : NULL;
}

char *
coxa_data_file_dup_text (
    CoxaDataFile *self, const char *group, const char *key, const char *language, GError **error)
{
  char *text = coxa_data_file_dup_optional_text (self, group, key, language);

  if (!text)
    coxa_data_file_fail (self, group, key, error, "is missing");
  return text;
}

/**
 * coxa_data_file_dup_list:
 *
 * Returns: (transfer full): the items between semicolons; an empty list where the key is absent
 */
char **
coxa_data_file_dup_list (CoxaDataFile *self, const char *group, const char *key)
{
  char **list;

  note_asked (self, group, key);
  list = g_key_file_get_string_list (self->keys, group, key, NULL, NULL);
  return list ? list : g_new0 (char *, 1);
}

static gboolean
parse_number (CoxaDataFile *self,
              const char *group,
              const char *key,
              const char *text,
              double *number_out,
              GError **error)
{
  char *end = NULL;

  *number_out = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (*number_out))
    return coxa_data_file_fail (self, group, key, error, "“%s” is not a number", text);
  return TRUE;
}

gboolean
coxa_data_file_get_number (
    CoxaDataFile *self, const char *group, const char *key, double *number_out, GError **error)
{
  g_autofree char *text = coxa_data_file_dup_string (self, group, key, error);

  return text && parse_number (self, group, key, text, number_out, error);
}

gboolean
coxa_data_file_get_optional_number (CoxaDataFile *self,
                                    const char *group,
                                    const char *key,
                                    double fallback,
                                    double *number_out,
                                    GError **error)
{
  g_autofree char *text = coxa_data_file_dup_optional (self, group, key);

  *number_out = fallback;
  return !text || parse_number (self, group, key, text, number_out, error);
}

gboolean
coxa_data_file_get_integer (CoxaDataFile *self,
                            const char *group,
                            const char *key,
                            int minimum,
                            int maximum,
                            int *integer_out,
                            GError **error)
{
  g_autofree char *text = coxa_data_file_dup_string (self, group, key, error);
  gint64 number;

  if (!text)
    return FALSE;
  if (!g_ascii_string_to_signed (text, 10, minimum, maximum, &number, NULL))
    return coxa_data_file_fail (self, group, key, error, "“%s” is not a whole number from %d to %d",
                                text, minimum, maximum);

  *integer_out = (int) number;
  return TRUE;
}

/**
 * coxa_data_file_get_optional_integer:
 * @absent: what an absent or empty key means
 */
gboolean
coxa_data_file_get_optional_integer (CoxaDataFile *self,
                                     const char *group,
                                     const char *key,
                                     int minimum,
                                     int maximum,
                                     int absent,
                                     int *integer_out,
                                     GError **error)
{
  g_autofree char *text = coxa_data_file_dup_optional (self, group, key);

  *integer_out = absent;
  return !text ||
         coxa_data_file_get_integer (self, group, key, minimum, maximum, integer_out, error);
}

/**
 * coxa_data_file_get_choice:
 * @choices: ends with %NULL
 * @index_out: place of the value in @choices
 */
gboolean
coxa_data_file_get_choice (CoxaDataFile *self,
                           const char *group,
                           const char *key,
                           const char *const *choices,
                           int *index_out,
                           GError **error)
{
  g_autofree char *text = coxa_data_file_dup_string (self, group, key, error);

  if (!text)
    return FALSE;
  for (int i = 0; choices[i]; i++) {
    if (g_str_equal (choices[i], text)) {
      *index_out = i;
      return TRUE;
    }
  }
  return coxa_data_file_fail (self, group, key, error, "“%s” is not one of the known words", text);
}

/**
 * coxa_data_file_get_flag:
 * @flag_out: %FALSE where the key is absent
 */
gboolean
coxa_data_file_get_flag (
    CoxaDataFile *self, const char *group, const char *key, gboolean *flag_out, GError **error)
{
  g_autofree char *text = coxa_data_file_dup_optional (self, group, key);

  *flag_out = g_strcmp0 (text, "true") == 0;
  if (text && !*flag_out && !g_str_equal (text, "false"))
    return coxa_data_file_fail (self, group, key, error, "“%s” is neither true nor false", text);
  return TRUE;
}

static gboolean
was_asked (CoxaDataFile *self, const char *group, const char *key)
{
  const char *bracket = strchr (key, '['); /* "name[pl]" belongs to "name" */
  g_autofree char *place = NULL;

  place = bracket ? g_strdup_printf ("%s\n%.*s", group, (int) (bracket - key), key)
                  : g_strdup_printf ("%s\n%s", group, key);
  return g_hash_table_contains (self->asked, place);
}

/**
 * coxa_data_file_finish:
 *
 * Fails on a key that no reader has asked for: a misspelt key must not be silently ignored.
 */
gboolean
coxa_data_file_finish (CoxaDataFile *self, GError **error)
{
  for (guint i = 0; self->groups[i]; i++) {
    g_auto (GStrv) keys = g_key_file_get_keys (self->keys, self->groups[i], NULL, NULL);

    for (guint j = 0; keys && keys[j]; j++)
      if (!was_asked (self, self->groups[i], keys[j]))
        return coxa_data_file_fail (self, self->groups[i], keys[j], error, "is not a known key");
  }
  return TRUE;
}
