/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-measure.h"

#include <math.h>

const char *const coxa_side_ids[] = { "left", "right", "central", NULL };
const char *const coxa_mode_ids[] = { "passive", "active", "unstated", NULL };
const char *const coxa_measure_kind_ids[] = { "number", "yesno",    "failed", "grade",
                                              "choice", "computed", NULL };
/* The order in which a visit takes the patient from position to position. */
const char *const coxa_measure_sections[] = { "history",    "standing", "sitting",  "supine",
                                              "side-lying", "prone",    "strength", "endurance",
                                              "control",    "links",    NULL };

const char *const coxa_measure_presets[] = { "examination", "hip-screen", "low-back", NULL };

static const char *const scope_ids[] = { "central", "side", NULL };

struct _CoxaMeasureCatalogue {
  gatomicrefcount references;
  GStringChunk *strings;  /* owns every text of every measure */
  GPtrArray *lists;       /* owns every list */
  GArray *measures;       /* of CoxaMeasure */
  GHashTable *by_id;      /* id -> index + 1 */
  CoxaClinicFile *clinic; /* or NULL */
};

typedef struct {
  CoxaMeasureCatalogue *catalogue;
  CoxaDataFile *file;
  const char *group;
  const char *language;
} Reader;

static const char *
keep (CoxaMeasureCatalogue *self, char *take_text)
{
  g_autofree char *text = take_text;

  return text ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static const char *const *
keep_list (CoxaMeasureCatalogue *self, char **take_list)
{
  g_auto (GStrv) list = take_list;
  guint n = g_strv_length (list);
  const char **kept = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    kept[i] = g_string_chunk_insert_const (self->strings, list[i]);
  g_ptr_array_add (self->lists, kept);
  return kept;
}

static gboolean
read_texts (Reader *reader, CoxaMeasure *measure, GError **error)
{
  CoxaMeasureCatalogue *self = reader->catalogue;
  const char *group = reader->group;
  char *unit = coxa_data_file_dup_optional (reader->file, group, "unit");

  measure->unit = unit ? keep (self, unit) : "";
  measure->name =
      keep (self, coxa_data_file_dup_text (reader->file, group, "name", reader->language, error));
  if (!measure->name)
    return FALSE;
  measure->short_name = keep (
      self, coxa_data_file_dup_text (reader->file, group, "short-name", reader->language, error));
  if (!measure->short_name)
    return FALSE;
  measure->how =
      keep (self, coxa_data_file_dup_text (reader->file, group, "how", reader->language, error));
  if (!measure->how)
    return FALSE;
  measure->source = keep (self, coxa_data_file_dup_string (reader->file, group, "source", error));
  return measure->source != NULL;
}

static gboolean
read_limits (Reader *reader, CoxaMeasure *measure, GError **error)
{
  CoxaDataFile *file = reader->file;
  const char *group = reader->group;
  g_autofree char *limits_source = coxa_data_file_dup_optional (file, group, "limits-source");

  if (!coxa_data_file_get_number (file, group, "hard-min", &measure->hard_min, error) ||
      !coxa_data_file_get_number (file, group, "hard-max", &measure->hard_max, error) ||
      !coxa_data_file_get_number (file, group, "soft-min", &measure->soft_min, error) ||
      !coxa_data_file_get_number (file, group, "soft-max", &measure->soft_max, error) ||
      !coxa_data_file_get_optional_number (file, group, "soft-max-child", measure->soft_max,
                                           &measure->soft_max_child, error))
    return FALSE;
  if (!limits_source)
    return coxa_data_file_fail (file, group, "limits-source", error, "is missing");
  if (measure->hard_min >= measure->hard_max)
    return coxa_data_file_fail (file, group, "hard-max", error, "is not above hard-min");
  if (measure->soft_min < measure->hard_min || measure->soft_max > measure->hard_max ||
      measure->soft_max_child > measure->hard_max || measure->soft_min >= measure->soft_max)
    return coxa_data_file_fail (file, group, "soft-max", error,
                                "the soft limits do not lie inside the hard ones");
  return TRUE;
}

static gboolean
read_qualifiers (Reader *reader, CoxaMeasure *measure, GError **error)
{
  g_autofree char *mode = coxa_data_file_dup_optional (reader->file, reader->group, "judged-mode");
  g_autofree char *qualifier =
      coxa_data_file_dup_optional (reader->file, reader->group, "qualifier");
  g_autofree char *own_mode = coxa_data_file_dup_optional (reader->file, reader->group, "mode");

  if (mode && !g_str_equal (mode, "passive"))
    return coxa_data_file_fail (reader->file, reader->group, "judged-mode", error,
                                "only “passive” is known");
  if (qualifier && !g_str_equal (qualifier, "pelvis_held"))
    return coxa_data_file_fail (reader->file, reader->group, "qualifier", error,
                                "only “pelvis_held” is known");
  if (own_mode && (mode || !g_str_equal (own_mode, "active")))
    return coxa_data_file_fail (reader->file, reader->group, "mode", error,
                                "only “active” is known, and not beside judged-mode");
  measure->mode = own_mode ? COXA_MODE_ACTIVE : COXA_MODE_PASSIVE;
  measure->judged_passive = mode != NULL;
  measure->pelvis_qualifier = qualifier != NULL;
  return TRUE;
}

static gboolean
read_values (Reader *reader, CoxaMeasure *measure, GError **error)
{
  gboolean needs_values =
      measure->kind == COXA_MEASURE_GRADE || measure->kind == COXA_MEASURE_CHOICE;

  measure->positions = keep_list (
      reader->catalogue, coxa_data_file_dup_list (reader->file, reader->group, "positions"));
  measure->values = keep_list (reader->catalogue,
                               coxa_data_file_dup_list (reader->file, reader->group, "values"));
  if (!measure->positions[0])
    return coxa_data_file_fail (reader->file, reader->group, "positions", error, "is missing");
  if (needs_values != (measure->values[0] != NULL))
    return coxa_data_file_fail (reader->file, reader->group, "values", error,
                                needs_values ? "is missing"
                                             : "belongs to grades and choices alone");
  return TRUE;
}

static gboolean
read_presets (Reader *reader, CoxaMeasure *measure, GError **error)
{
  measure->presets = keep_list (reader->catalogue,
                                coxa_data_file_dup_list (reader->file, reader->group, "presets"));
  for (guint i = 0; measure->presets[i]; i++)
    if (!g_strv_contains (coxa_measure_presets, measure->presets[i]))
      return coxa_data_file_fail (reader->file, reader->group, "presets", error,
                                  "“%s” is not a preset", measure->presets[i]);
  return TRUE;
}

static gboolean
read_measure (Reader *reader, CoxaMeasure *measure, GError **error)
{
  CoxaDataFile *file = reader->file;
  const char *group = reader->group;
  int kind, scope, section;

  if (!coxa_data_file_get_choice (file, group, "kind", coxa_measure_kind_ids, &kind, error) ||
      !coxa_data_file_get_choice (file, group, "scope", scope_ids, &scope, error) ||
      !coxa_data_file_get_choice (file, group, "section", coxa_measure_sections, &section, error) ||
      !coxa_data_file_get_optional_integer (file, group, "decimals", 0, 1, 0, &measure->decimals,
                                            error))
    return FALSE;

  measure->id = g_string_chunk_insert_const (reader->catalogue->strings, group);
  measure->kind = kind;
  measure->clinic_own = coxa_data_file_get_own (file, group);
  measure->sided = scope == 1;
  measure->section = coxa_measure_sections[section];
  if (!read_texts (reader, measure, error) || !read_values (reader, measure, error) ||
      !read_presets (reader, measure, error) || !read_qualifiers (reader, measure, error))
    return FALSE;
  if (kind != COXA_MEASURE_NUMBER && kind != COXA_MEASURE_COMPUTED)
    return TRUE;
  return read_limits (reader, measure, error);
}

static gboolean
read_all (Reader *reader, GError **error)
{
  CoxaMeasureCatalogue *self = reader->catalogue;
  const char *const *groups = coxa_data_file_groups (reader->file);
  int version;

  if (!coxa_data_file_get_integer (reader->file, "catalogue", "version", 1, 1, &version, error))
    return FALSE;
  for (guint i = 0; groups[i]; i++) {
    CoxaMeasure measure = { .index = self->measures->len };

    if (g_str_equal (groups[i], "catalogue"))
      continue;
    reader->group = groups[i];
    if (!read_measure (reader, &measure, error))
      return FALSE;
    if (measure.index == COXA_MEASURE_LIMIT)
      return coxa_data_file_fail (reader->file, groups[i], NULL, error, "too many measures");
    g_array_append_val (self->measures, measure);
    g_hash_table_insert (self->by_id, (char *) measure.id, GUINT_TO_POINTER (measure.index + 1));
  }
  return coxa_data_file_finish (reader->file, error);
}

static CoxaMeasureCatalogue *
read_file (CoxaDataFile *file, const char *language, GError **error)
{
  g_autoptr (CoxaMeasureCatalogue) self = g_new0 (CoxaMeasureCatalogue, 1);
  Reader reader = { .catalogue = self, .file = file, .language = language };

  g_atomic_ref_count_init (&self->references);
  self->strings = g_string_chunk_new (4096);
  self->lists = g_ptr_array_new_with_free_func (g_free);
  self->measures = g_array_new (FALSE, TRUE, sizeof (CoxaMeasure));
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  if (coxa_data_file_get_clinic (file))
    self->clinic = coxa_clinic_file_ref (coxa_data_file_get_clinic (file));
  return read_all (&reader, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * coxa_measure_catalogue_new:
 * @name: the file's name, for messages
 * @language: (nullable): of names and instructions; %NULL for the language of the process
 *
 * Returns: (transfer full): the catalogue, or %NULL with an error naming file, group and key
 */
CoxaMeasureCatalogue *
coxa_measure_catalogue_new (const char *name, GBytes *bytes, const char *language, GError **error)
{
  g_autoptr (CoxaDataFile) file = coxa_data_file_new (name, bytes, error);

  return file ? read_file (file, language, error) : NULL;
}

/**
 * coxa_measure_catalogue_load_from:
 * @source: (nullable): %NULL for what is compiled in
 */
CoxaMeasureCatalogue *
coxa_measure_catalogue_load_from (const CoxaDataSource *source,
                                  const char *language,
                                  GError **error)
{
  g_autoptr (CoxaDataFile) file = coxa_data_source_open (source, "measures.ini", error);

  return file ? read_file (file, language, error) : NULL;
}

CoxaMeasureCatalogue *
coxa_measure_catalogue_load (const char *language, GError **error)
{
  return coxa_measure_catalogue_load_from (NULL, language, error);
}

CoxaMeasureCatalogue *
coxa_measure_catalogue_ref (CoxaMeasureCatalogue *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
coxa_measure_catalogue_unref (CoxaMeasureCatalogue *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->lists);
  g_array_unref (self->measures);
  g_hash_table_unref (self->by_id);
  g_clear_pointer (&self->clinic, coxa_clinic_file_unref);
  g_free (self);
}

guint
coxa_measure_catalogue_count (const CoxaMeasureCatalogue *self)
{
  return self->measures->len;
}

const CoxaMeasure *
coxa_measure_catalogue_get (const CoxaMeasureCatalogue *self, guint index)
{
  g_return_val_if_fail (index < self->measures->len, NULL);
  return &g_array_index (self->measures, CoxaMeasure, index);
}

/**
 * coxa_measure_catalogue_find:
 *
 * Returns: (nullable): the measure, or %NULL where @id is unknown
 */
const CoxaMeasure *
coxa_measure_catalogue_find (const CoxaMeasureCatalogue *self, const char *id)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id));

  return place ? coxa_measure_catalogue_get (self, place - 1) : NULL;
}

gboolean
coxa_measure_is_in_preset (const CoxaMeasure *self, const char *preset)
{
  return g_strv_contains (self->presets, preset);
}

/**
 * coxa_measure_find_value:
 *
 * Returns: the place of @value in the list of a grade or choice, or -1
 */
int
coxa_measure_find_value (const CoxaMeasure *self, const char *value)
{
  for (int i = 0; self->values[i]; i++)
    if (g_str_equal (self->values[i], value))
      return i;
  return -1;
}

/**
 * coxa_measure_find_position:
 *
 * Returns: (nullable): the measure's own copy of @position, or %NULL where it names no such one
 */
const char *
coxa_measure_find_position (const CoxaMeasure *self, const char *position)
{
  for (guint i = 0; self->positions[i]; i++)
    if (g_str_equal (self->positions[i], position))
      return self->positions[i];
  return NULL;
}
