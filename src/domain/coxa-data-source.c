/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-data-source.h"

#include <glib/gstdio.h>

#define SIZE_MAX_BYTES (4 * 1024 * 1024) /* ten times the largest file */

struct _CoxaDataSource {
  gatomicrefcount references;
  char *folder;           /* or NULL */
  CoxaClinicFile *clinic; /* or NULL */
};

/* The files that a folder may hold in place of those compiled in. */
static const char *const file_names[] = {
  "change.ini",   "exercises.ini",      "history.ini",
  "measures.ini", "norms.ini",          "patterns.ini",
  "plan.ini",     "questionnaires.ini", "reliability.ini",
  "safety.ini",   "suggestions.ini",    "treatment.ini",
  NULL,
};

static GBytes *
read_bytes (const char *path, GError **error)
{
  g_autofree char *contents = NULL;
  gsize length;
  GStatBuf facts;

  if (g_stat (path, &facts) == 0 && !S_ISREG (facts.st_mode)) {
    g_set_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID, "%s: is not a file", path);
    return NULL;
  }
  if (g_stat (path, &facts) == 0 && facts.st_size > SIZE_MAX_BYTES) {
    g_set_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID, "%s: is larger than 4 MB", path);
    return NULL;
  }
  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&contents), length);
}

/* A misnamed file would silently change nothing. */
static gboolean
check_folder (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  if (!dir)
    return FALSE;
  while ((name = g_dir_read_name (dir))) {
    if (!g_str_has_suffix (name, ".ini") || g_strv_contains (file_names, name))
      continue;
    g_set_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID,
                 "%s: “%s” is not a file of the knowledge", folder, name);
    return FALSE;
  }
  return TRUE;
}

static CoxaDataSource *
new_source (const char *folder, CoxaClinicFile *clinic)
{
  CoxaDataSource *self = g_new0 (CoxaDataSource, 1);

  g_atomic_ref_count_init (&self->references);
  self->folder = g_strdup (folder);
  self->clinic = clinic ? coxa_clinic_file_ref (clinic) : NULL;
  return self;
}

/**
 * coxa_data_source_new:
 * @folder: (nullable): with files that stand in for those compiled in; others stay
 *
 * Returns: (transfer full): the source, or %NULL where @folder cannot be read or holds a key file
 *   that is none of the knowledge
 */
CoxaDataSource *
coxa_data_source_new (const char *folder, GError **error)
{
  if (folder && !check_folder (folder, error))
    return NULL;
  return new_source (folder, NULL);
}

/* Each file that the clinic names, as it is without the clinic. */
static gboolean
look_up_published (const CoxaDataSource *self, CoxaClinicFile *clinic, GError **error)
{
  for (guint i = 0; file_names[i]; i++) {
    g_autoptr (CoxaDataFile) published = NULL;

    if (!coxa_clinic_file_names (clinic, file_names[i]))
      continue;
    published = coxa_data_source_open (self, file_names[i], error);
    if (!published || !coxa_clinic_file_look_up (clinic, file_names[i],
                                                 coxa_data_file_get_keys (published), error))
      return FALSE;
  }
  return TRUE;
}

/**
 * coxa_data_source_with_clinic:
 * @self: (nullable): without values of a clinic
 *
 * Returns: (transfer full): the same with the values of @clinic in place of the published ones, or
 *   %NULL with an error naming file, group and key
 */
CoxaDataSource *
coxa_data_source_with_clinic (const CoxaDataSource *self, CoxaClinicFile *clinic, GError **error)
{
  if (!look_up_published (self, clinic, error))
    return NULL;
  return new_source (self ? self->folder : NULL, clinic);
}

CoxaDataSource *
coxa_data_source_ref (CoxaDataSource *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
coxa_data_source_unref (CoxaDataSource *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->clinic, coxa_clinic_file_unref);
  g_free (self->folder);
  g_free (self);
}

/**
 * coxa_data_source_get_clinic:
 *
 * Returns: (nullable) (transfer none): the clinic's own values
 */
CoxaClinicFile *
coxa_data_source_get_clinic (const CoxaDataSource *self)
{
  return self ? self->clinic : NULL;
}

static char *
dup_path (const CoxaDataSource *self, const char *name)
{
  return self && self->folder ? g_build_filename (self->folder, name, NULL) : NULL;
}

/**
 * coxa_data_source_has_file:
 *
 * Returns: whether the folder holds @name; else it is the one compiled in
 */
gboolean
coxa_data_source_has_file (const CoxaDataSource *self, const char *name)
{
  g_autofree char *path = dup_path (self, name);

  return path && g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * coxa_data_source_open:
 * @self: (nullable): %NULL for what is compiled in
 * @name: e.g. "patterns.ini"
 *
 * Returns: (transfer full): the file, the clinic's own values in their places
 */
CoxaDataFile *
coxa_data_source_open (const CoxaDataSource *self, const char *name, GError **error)
{
  g_autofree char *path = dup_path (self, name);
  gboolean in_folder = coxa_data_source_has_file (self, name);
  g_autoptr (GBytes) bytes = in_folder ? read_bytes (path, error) : coxa_data_lookup (name, error);
  CoxaDataFile *file = bytes ? coxa_data_file_new (in_folder ? path : name, bytes, error) : NULL;

  if (file && self && self->clinic)
    coxa_data_file_set_clinic (file, name, self->clinic);
  return file;
}

/**
 * coxa_clinic_file_load:
 *
 * Returns: (transfer full): the clinic's own values in the file at @path
 */
CoxaClinicFile *
coxa_clinic_file_load (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = read_bytes (path, error);

  return bytes ? coxa_clinic_file_new (path, bytes, error) : NULL;
}
