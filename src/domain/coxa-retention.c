/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-retention.h"

#include "coxa-data-file.h"
#include "coxa-patient.h"

#include <glib/gi18n-lib.h>

#define FILE_NAME "retention.ini"

gboolean
coxa_retention_rule_check (const CoxaRetentionRule *self, GError **error)
{
  gboolean right = self->years >= 1 && self->years <= COXA_RETENTION_YEARS_MAX &&
                   self->child_age >= 0 && self->child_until >= self->child_age &&
                   self->child_until <= COXA_RETENTION_YEARS_MAX &&
                   (self->child_age > 0) == (self->child_until > 0);

  if (!right)
    g_set_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID,
                 _ ("Records are kept for 1 to %d years, and a child's at least until a birthday "
                    "after childhood. Nothing was changed."),
                 COXA_RETENTION_YEARS_MAX);
  return right;
}

static GDateTime *
find_birthday (const char *birth_date, int age)
{
  g_autofree char *noon = g_strconcat (birth_date, "T00:00:00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) birth = g_date_time_new_from_iso8601 (noon, zone);

  return birth != NULL ? g_date_time_add_years (birth, age) : NULL;
}

static gboolean
was_child (const CoxaRetentionRule *self, GDateTime *last_contact, const char *birth_date)
{
  return self->child_age > 0 && birth_date != NULL && *birth_date != '\0' &&
         coxa_birth_date_age (birth_date, last_contact) < self->child_age;
}

/**
 * coxa_retention_rule_find_day:
 * @birth_date: (nullable): ISO 8601 date; without one nobody is taken for a child
 *
 * Returns: (transfer full) (nullable): from when on the record may be erased; NULL where no rule is
 *   set
 */
GDateTime *
coxa_retention_rule_find_day (const CoxaRetentionRule *self,
                              GDateTime *last_contact,
                              const char *birth_date)
{
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) birthday = NULL;

  if (self->years == 0)
    return NULL;
  day = g_date_time_add_years (last_contact, self->years);
  if (was_child (self, last_contact, birth_date))
    birthday = find_birthday (birth_date, self->child_until);
  if (birthday != NULL && g_date_time_compare (birthday, day) > 0)
    return g_steal_pointer (&birthday);
  return g_steal_pointer (&day);
}

gboolean
coxa_retention_rule_is_due (const CoxaRetentionRule *self,
                            GDateTime *last_contact,
                            const char *birth_date,
                            GDateTime *now)
{
  g_autoptr (GDateTime) day = coxa_retention_rule_find_day (self, last_contact, birth_date);

  return day != NULL && g_date_time_compare (day, now) <= 0;
}

void
coxa_retention_preset_free (CoxaRetentionPreset *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->source);
  g_free (self->child_source);
  g_free (self);
}

static gboolean
read_years (CoxaDataFile *file, const char *id, const char *key, int *out, GError **error)
{
  return coxa_data_file_get_integer (file, id, key, 1, COXA_RETENTION_YEARS_MAX, out, error);
}

static gboolean
read_preset (
    CoxaDataFile *file, const char *id, const char *language, GPtrArray *presets, GError **error)
{
  CoxaRetentionPreset *preset = g_new0 (CoxaRetentionPreset, 1);

  g_ptr_array_add (presets, preset);
  preset->id = g_strdup (id);
  preset->title = coxa_data_file_dup_text (file, id, "title", language, error);
  if (preset->title == NULL ||
      (preset->source = coxa_data_file_dup_string (file, id, "source", error)) == NULL ||
      (preset->child_source = coxa_data_file_dup_string (file, id, "child-source", error)) == NULL)
    return FALSE;
  return read_years (file, id, "years", &preset->rule.years, error) &&
         read_years (file, id, "child-age", &preset->rule.child_age, error) &&
         read_years (file, id, "child-until", &preset->rule.child_until, error) &&
         coxa_retention_rule_check (&preset->rule, error);
}

/**
 * coxa_retention_presets_new:
 * @name: the file's name, for messages
 * @language: (nullable): of the titles
 */
GPtrArray *
coxa_retention_presets_new (const char *name, GBytes *bytes, const char *language, GError **error)
{
  g_autoptr (CoxaDataFile) file = coxa_data_file_new (name, bytes, error);
  g_autoptr (GPtrArray) presets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_retention_preset_free);
  const char *const *ids = file != NULL ? coxa_data_file_groups (file) : NULL;

  if (file == NULL)
    return NULL;
  for (guint i = 0; ids[i] != NULL; i++)
    if (!read_preset (file, ids[i], language, presets, error))
      return NULL;
  return coxa_data_file_finish (file, error) ? g_steal_pointer (&presets) : NULL;
}

GPtrArray *
coxa_retention_presets_load (const char *language, GError **error)
{
  g_autoptr (GBytes) bytes = coxa_data_lookup (FILE_NAME, error);

  return bytes != NULL ? coxa_retention_presets_new (FILE_NAME, bytes, language, error) : NULL;
}

/* Returns: (nullable) */
const CoxaRetentionPreset *
coxa_retention_presets_find (const GPtrArray *presets, const char *id)
{
  for (guint i = 0; i < presets->len; i++) {
    const CoxaRetentionPreset *preset = g_ptr_array_index (presets, i);

    if (g_strcmp0 (preset->id, id) == 0)
      return preset;
  }
  return NULL;
}
