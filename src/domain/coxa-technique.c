/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-technique.h"

#include <string.h>

struct _CoxaTechniqueCatalogue {
  GPtrArray *techniques; /* of CoxaTechnique */
  GPtrArray *regions;    /* of CoxaRegion */
  GPtrArray *cautions;   /* of CoxaCaution */
};

typedef struct {
  CoxaTechniqueCatalogue *catalogue;
  CoxaDataFile *file;
  const char *language;
} Reader;

static void
technique_free (gpointer data)
{
  CoxaTechnique *technique = data;

  g_free (technique->id);
  g_free (technique->name);
  g_strfreev (technique->grades);
  g_free (technique);
}

static void
region_free (gpointer data)
{
  CoxaRegion *region = data;

  g_free (region->id);
  g_free (region->name);
  g_free (region);
}

static void
caution_free (gpointer data)
{
  CoxaCaution *caution = data;

  g_strfreev (caution->precautions);
  g_strfreev (caution->techniques);
  g_free (caution->text);
  g_free (caution->source);
  g_free (caution);
}

static gboolean
read_flag (Reader *reader, const char *group, const char *key, gboolean *flag_out, GError **error)
{
  return !coxa_data_file_has (reader->file, group, key) ||
         coxa_data_file_get_flag (reader->file, group, key, flag_out, error);
}

static gboolean
read_technique (Reader *reader, const char *group, const char *id, GError **error)
{
  CoxaTechnique *technique = g_new0 (CoxaTechnique, 1);
  g_autofree char *scale = NULL;

  g_ptr_array_add (reader->catalogue->techniques, technique);
  technique->id = g_strdup (id);
  technique->grades = coxa_data_file_dup_list (reader->file, group, "grades");
  technique->name = coxa_data_file_dup_text (reader->file, group, "name", reader->language, error);
  scale = coxa_data_file_dup_optional (reader->file, group, "grade-source");
  if (!technique->name)
    return FALSE;
  return (scale != NULL) == (technique->grades[0] != NULL) ||
         coxa_data_file_fail (reader->file, group, "grade-source", error,
                              scale ? "belongs to grades alone" : "is missing");
}

static gboolean
read_region (Reader *reader, const char *group, const char *id, GError **error)
{
  CoxaRegion *region = g_new0 (CoxaRegion, 1);

  g_ptr_array_add (reader->catalogue->regions, region);
  region->id = g_strdup (id);
  region->name = coxa_data_file_dup_text (reader->file, group, "name", reader->language, error);
  return region->name && read_flag (reader, group, "sided", &region->sided, error);
}

static gboolean
read_caution (Reader *reader, const char *group, GError **error)
{
  CoxaCaution *caution = g_new0 (CoxaCaution, 1);

  g_ptr_array_add (reader->catalogue->cautions, caution);
  caution->precautions = coxa_data_file_dup_list (reader->file, group, "precautions");
  caution->techniques = coxa_data_file_dup_list (reader->file, group, "techniques");
  caution->text = coxa_data_file_dup_text (reader->file, group, "text", reader->language, error);
  if (!caution->text)
    return FALSE;
  caution->source = coxa_data_file_dup_string (reader->file, group, "source", error);
  if (!caution->source || !read_flag (reader, group, "unverified", &caution->unverified, error))
    return FALSE;
  if (!caution->precautions[0])
    return coxa_data_file_fail (reader->file, group, "precautions", error, "is missing");
  if (!caution->techniques[0])
    return coxa_data_file_fail (reader->file, group, "techniques", error, "is missing");
  for (guint i = 0; caution->techniques[i]; i++)
    if (!coxa_technique_catalogue_find (reader->catalogue, caution->techniques[i]))
      return coxa_data_file_fail (reader->file, group, "techniques", error,
                                  "“%s” is not a technique above it", caution->techniques[i]);
  return TRUE;
}

static gboolean
read_group (Reader *reader, const char *group, GError **error)
{
  const char *space = strchr (group, ' ');
  const char *id = space ? space + 1 : "";

  if (!*id || strspn (id, "abcdefghijklmnopqrstuvwxyz_") != strlen (id))
    return coxa_data_file_fail (reader->file, group, NULL, error, "has no id");
  if (g_str_has_prefix (group, "technique "))
    return read_technique (reader, group, id, error);
  if (g_str_has_prefix (group, "region "))
    return read_region (reader, group, id, error);
  if (g_str_has_prefix (group, "caution "))
    return read_caution (reader, group, error);
  return coxa_data_file_fail (reader->file, group, NULL, error, "is not known");
}

static gboolean
read_groups (Reader *reader, GError **error)
{
  const char *const *groups = coxa_data_file_groups (reader->file);
  int version;

  if (!coxa_data_file_get_integer (reader->file, "treatment", "version", 1, 1, &version, error))
    return FALSE;
  for (guint i = 0; groups[i]; i++)
    if (!g_str_equal (groups[i], "treatment") && !read_group (reader, groups[i], error))
      return FALSE;
  return coxa_data_file_finish (reader->file, error);
}

/**
 * coxa_technique_catalogue_new:
 * @language: (nullable): of the texts; %NULL for the language of the process
 *
 * Returns: (transfer full): the catalogue, or %NULL with an error naming file, group and key
 */
CoxaTechniqueCatalogue *
coxa_technique_catalogue_new (CoxaDataFile *file, const char *language, GError **error)
{
  g_autoptr (CoxaTechniqueCatalogue) self = g_new0 (CoxaTechniqueCatalogue, 1);
  Reader reader = { self, file, language };

  self->techniques = g_ptr_array_new_with_free_func (technique_free);
  self->regions = g_ptr_array_new_with_free_func (region_free);
  self->cautions = g_ptr_array_new_with_free_func (caution_free);
  return read_groups (&reader, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * coxa_technique_catalogue_load_from:
 * @source: (nullable): %NULL for what is compiled in
 */
CoxaTechniqueCatalogue *
coxa_technique_catalogue_load_from (const CoxaDataSource *source,
                                    const char *language,
                                    GError **error)
{
  g_autoptr (CoxaDataFile) file = coxa_data_source_open (source, "treatment.ini", error);

  return file ? coxa_technique_catalogue_new (file, language, error) : NULL;
}

void
coxa_technique_catalogue_free (CoxaTechniqueCatalogue *self)
{
  g_ptr_array_unref (self->techniques);
  g_ptr_array_unref (self->regions);
  g_ptr_array_unref (self->cautions);
  g_free (self);
}

/* Returns: (element-type CoxaTechnique) */
const GPtrArray *
coxa_technique_catalogue_get_techniques (const CoxaTechniqueCatalogue *self)
{
  return self->techniques;
}

/* Returns: (element-type CoxaRegion) */
const GPtrArray *
coxa_technique_catalogue_get_regions (const CoxaTechniqueCatalogue *self)
{
  return self->regions;
}

/* Returns: (element-type CoxaCaution) */
const GPtrArray *
coxa_technique_catalogue_get_cautions (const CoxaTechniqueCatalogue *self)
{
  return self->cautions;
}

const CoxaTechnique *
coxa_technique_catalogue_find (const CoxaTechniqueCatalogue *self, const char *id)
{
  for (guint i = 0; i < self->techniques->len; i++) {
    const CoxaTechnique *technique = g_ptr_array_index (self->techniques, i);

    if (g_str_equal (technique->id, id))
      return technique;
  }
  return NULL;
}

const CoxaRegion *
coxa_technique_catalogue_find_region (const CoxaTechniqueCatalogue *self, const char *id)
{
  for (guint i = 0; i < self->regions->len; i++) {
    const CoxaRegion *region = g_ptr_array_index (self->regions, i);

    if (g_str_equal (region->id, id))
      return region;
  }
  return NULL;
}

static gboolean
have_one (char **list, const char *const *of)
{
  for (guint i = 0; of && of[i]; i++)
    if (g_strv_contains ((const char *const *) list, of[i]))
      return TRUE;
  return FALSE;
}

/**
 * coxa_technique_catalogue_list_cautions:
 * @precautions: (nullable): ids, of the patient
 *
 * Returns: (transfer container) (element-type CoxaCaution): what to mind with @technique
 */
GPtrArray *
coxa_technique_catalogue_list_cautions (const CoxaTechniqueCatalogue *self,
                                        const char *technique,
                                        const char *const *precautions)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->cautions->len; i++) {
    CoxaCaution *caution = g_ptr_array_index (self->cautions, i);

    if (g_strv_contains ((const char *const *) caution->techniques, technique) &&
        have_one (caution->precautions, precautions))
      g_ptr_array_add (list, caution);
  }
  return list;
}
