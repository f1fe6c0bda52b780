/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-norm.h"

#include <math.h>

#include "coxa-data-file.h"

const char *const coxa_norm_use_ids[] = { "yes", "pending", "fallback", NULL };

static const char *const all_use_ids[] = { "yes", "pending", "fallback", "no", NULL };
static const char *const row_sex_ids[] = { "any", "f", "m", NULL };
static const char *const rater_ids[] = { "intra", "inter", NULL };
static const char *const yes_no_ids[] = { "no", "yes", NULL };

struct _CoxaNormTable {
  GStringChunk *strings;  /* owns every text of every row */
  GArray *norms;          /* of CoxaNorm */
  GArray *reliability;    /* of CoxaReliability */
  CoxaClinicFile *clinic; /* or NULL */
};

#define AGE_MAX 130 /* years */

typedef struct {
  CoxaNormTable *table;
  const CoxaMeasureCatalogue *measures;
  CoxaDataFile *file;
  const char *group;
} Reader;

static gboolean
read_text (Reader *reader, const char *key, const char **text_out, GError **error)
{
  g_autofree char *text = coxa_data_file_dup_string (reader->file, reader->group, key, error);

  if (!text)
    return FALSE;
  *text_out = g_string_chunk_insert_const (reader->table->strings, text);
  return TRUE;
}

static void
read_optional_text (Reader *reader, const char *key, const char **text_out)
{
  g_autofree char *text = coxa_data_file_dup_optional (reader->file, reader->group, key);

  *text_out = g_string_chunk_insert_const (reader->table->strings, text ? text : "");
}

static gboolean
read_measure (Reader *reader, const CoxaMeasure **measure_out, GError **error)
{
  g_autofree char *id = coxa_data_file_dup_string (reader->file, reader->group, "measure", error);
  g_autofree char *unit = coxa_data_file_dup_optional (reader->file, reader->group, "unit");

  if (!id)
    return FALSE;
  *measure_out = coxa_measure_catalogue_find (reader->measures, id);
  if (!*measure_out)
    return coxa_data_file_fail (reader->file, reader->group, "measure", error,
                                "“%s” is not a measure", id);
  if (g_strcmp0 (unit ? unit : "", (*measure_out)->unit) != 0)
    return coxa_data_file_fail (reader->file, reader->group, "unit", error, "is not the unit of %s",
                                id);
  return TRUE;
}

static gboolean
read_norm_numbers (Reader *reader, CoxaNorm *norm, GError **error)
{
  CoxaDataFile *file = reader->file;
  const char *group = reader->group;

  if (!coxa_data_file_get_optional_integer (file, group, "age-min", 0, AGE_MAX, -1, &norm->age_min,
                                            error) ||
      !coxa_data_file_get_optional_integer (file, group, "age-max", 0, AGE_MAX, -1, &norm->age_max,
                                            error) ||
      !coxa_data_file_get_optional_integer (file, group, "n", 1, G_MAXINT, -1, &norm->n, error) ||
      !coxa_data_file_get_number (file, group, "mean", &norm->mean, error) ||
      !coxa_data_file_get_optional_number (file, group, "sd", NAN, &norm->sd, error))
    return FALSE;

  if (norm->age_max >= 0 && norm->age_max < norm->age_min)
    return coxa_data_file_fail (file, group, "age-max", error, "is below age-min");
  if (norm->sd <= 0)
    return coxa_data_file_fail (file, group, "sd", error, "is not above zero");
  return TRUE;
}

static gboolean
read_norm (Reader *reader, CoxaNorm *norm, gboolean *use_out, GError **error)
{
  int mode, sex, use;

  if (!read_measure (reader, &norm->measure, error) ||
      !read_text (reader, "side", &norm->side, error) ||
      !read_text (reader, "position", &norm->position, error) ||
      !read_text (reader, "instrument", &norm->instrument, error) ||
      !read_text (reader, "source", &norm->source, error) ||
      !read_text (reader, "status", &norm->status, error) ||
      !read_text (reader, "sd-status", &norm->sd_status, error) ||
      !coxa_data_file_get_choice (reader->file, reader->group, "mode", coxa_mode_ids, &mode,
                                  error) ||
      !coxa_data_file_get_choice (reader->file, reader->group, "sex", row_sex_ids, &sex, error) ||
      !coxa_data_file_get_choice (reader->file, reader->group, "use", all_use_ids, &use, error) ||
      !read_norm_numbers (reader, norm, error))
    return FALSE;

  read_optional_text (reader, "note", &norm->note);
  norm->clinic_own = coxa_data_file_get_own (reader->file, reader->group);
  norm->mode = mode;
  norm->sex = sex; /* row_sex_ids and CoxaSex agree: any, f, m */
  norm->use = use;
  *use_out = use != 3;
  return TRUE;
}

static gboolean
read_norms (Reader *reader, GError **error)
{
  const char *const *groups = coxa_data_file_groups (reader->file);

  for (guint i = 0; groups[i]; i++) {
    CoxaNorm norm = { 0 };
    gboolean use;

    reader->group = groups[i];
    if (!read_norm (reader, &norm, &use, error))
      return FALSE;
    if (use)
      g_array_append_val (reader->table->norms, norm);
  }
  return coxa_data_file_finish (reader->file, error);
}

static gboolean
read_reliability_row (Reader *reader, CoxaReliability *row, GError **error)
{
  CoxaDataFile *file = reader->file;
  const char *group = reader->group;
  int rater, recommended;

  if (!read_measure (reader, &row->measure, error) ||
      !read_text (reader, "instrument", &row->instrument, error) ||
      !read_text (reader, "population", &row->population, error) ||
      !read_text (reader, "source", &row->source, error) ||
      !read_text (reader, "position", &row->position, error) ||
      !coxa_data_file_get_choice (file, group, "rater", rater_ids, &rater, error) ||
      !coxa_data_file_get_choice (file, group, "recommended", yes_no_ids, &recommended, error) ||
      !coxa_data_file_get_optional_number (file, group, "icc", NAN, &row->icc, error) ||
      !coxa_data_file_get_optional_number (file, group, "sem", NAN, &row->sem, error) ||
      !coxa_data_file_get_optional_number (file, group, "mdc95", NAN, &row->mdc95, error))
    return FALSE;

  read_optional_text (reader, "status", &row->status);
  read_optional_text (reader, "mdc-basis", &row->mdc_basis);
  read_optional_text (reader, "note", &row->note);
  row->clinic_own = coxa_data_file_get_own (file, group);
  row->other_rater = rater == 1;
  row->recommended = recommended == 1;
  return TRUE;
}

static gboolean
read_reliability (Reader *reader, GError **error)
{
  const char *const *groups = coxa_data_file_groups (reader->file);

  for (guint i = 0; groups[i]; i++) {
    CoxaReliability row = { 0 };

    reader->group = groups[i];
    if (!read_reliability_row (reader, &row, error))
      return FALSE;
    g_array_append_val (reader->table->reliability, row);
  }
  return coxa_data_file_finish (reader->file, error);
}

static CoxaNormTable *
new_empty (void)
{
  CoxaNormTable *self = g_new0 (CoxaNormTable, 1);

  self->strings = g_string_chunk_new (4096);
  self->norms = g_array_new (FALSE, TRUE, sizeof (CoxaNorm));
  self->reliability = g_array_new (FALSE, TRUE, sizeof (CoxaReliability));
  return self;
}

/**
 * coxa_norm_table_new:
 * @measures: must outlive the table
 *
 * Returns: (transfer full): the rows that may be shown, or %NULL with an error naming file, group
 *   and key. Rows marked `use=no` are checked and left out.
 */
CoxaNormTable *
coxa_norm_table_new (const CoxaMeasureCatalogue *measures,
                     GBytes *norms,
                     GBytes *reliability,
                     GError **error)
{
  g_autoptr (CoxaNormTable) self = new_empty ();
  g_autoptr (CoxaDataFile) norm_file = NULL;
  g_autoptr (CoxaDataFile) reliability_file = NULL;
  Reader reader = { .table = self, .measures = measures };

  reader.file = norm_file = coxa_data_file_new ("norms.ini", norms, error);
  if (!norm_file || !read_norms (&reader, error))
    return NULL;
  reader.file = reliability_file = coxa_data_file_new ("reliability.ini", reliability, error);
  if (!reliability_file || !read_reliability (&reader, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Half a file is no file: what was read before the fault does not stay. */
static void
read_or_leave_empty (CoxaDataFile *file,
                     Reader *reader,
                     GArray *rows,
                     gboolean (*read) (Reader *, GError **),
                     GError **error)
{
  reader->file = file;
  if (!read (reader, error))
    g_array_set_size (rows, 0);
}

/**
 * coxa_norm_table_load_from:
 * @source: (nullable): %NULL for what is compiled in
 * @measures: must outlive the table
 * @norms_error: (out) (optional): set where norms.ini is refused; there are no norms then
 * @reliability_error: (out) (optional): the same of reliability.ini; no change gets a verdict then
 *
 * Returns: (transfer full): the table, with what could be read
 */
CoxaNormTable *
coxa_norm_table_load_from (const CoxaDataSource *source,
                           const CoxaMeasureCatalogue *measures,
                           GError **norms_error,
                           GError **reliability_error)
{
  CoxaNormTable *self = new_empty ();
  g_autoptr (CoxaDataFile) norms = coxa_data_source_open (source, "norms.ini", norms_error);
  g_autoptr (CoxaDataFile) reliability =
      coxa_data_source_open (source, "reliability.ini", reliability_error);
  Reader reader = { .table = self, .measures = measures };

  if (coxa_data_source_get_clinic (source))
    self->clinic = coxa_clinic_file_ref (coxa_data_source_get_clinic (source));
  if (norms)
    read_or_leave_empty (norms, &reader, self->norms, read_norms, norms_error);
  if (reliability)
    read_or_leave_empty (reliability, &reader, self->reliability, read_reliability,
                         reliability_error);
  return self;
}

CoxaNormTable *
coxa_norm_table_load (const CoxaMeasureCatalogue *measures, GError **error)
{
  g_autoptr (GBytes) norms = coxa_data_lookup ("norms.ini", error);
  g_autoptr (GBytes) reliability = norms ? coxa_data_lookup ("reliability.ini", error) : NULL;

  return reliability ? coxa_norm_table_new (measures, norms, reliability, error) : NULL;
}

void
coxa_norm_table_free (CoxaNormTable *self)
{
  g_string_chunk_free (self->strings);
  g_array_unref (self->norms);
  g_array_unref (self->reliability);
  g_clear_pointer (&self->clinic, coxa_clinic_file_unref);
  g_free (self);
}

guint
coxa_norm_table_count (const CoxaNormTable *self)
{
  return self->norms->len;
}

const CoxaNorm *
coxa_norm_table_get (const CoxaNormTable *self, guint index)
{
  g_return_val_if_fail (index < self->norms->len, NULL);
  return &g_array_index (self->norms, CoxaNorm, index);
}

guint
coxa_norm_table_count_reliability (const CoxaNormTable *self)
{
  return self->reliability->len;
}

const CoxaReliability *
coxa_norm_table_get_reliability (const CoxaNormTable *self, guint index)
{
  g_return_val_if_fail (index < self->reliability->len, NULL);
  return &g_array_index (self->reliability, CoxaReliability, index);
}
