/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-questionnaire.h"

#include <math.h>

#include "coxa-data-file.h"

#define FILE_NAME "questionnaires.ini"
#define OWN_PREFIX "clinic_"
#define SHORT_NAME_MAX 28 /* characters of a narrow table */

const char *const coxa_text_permission_ids[] = { "full", "own", "total", NULL };
const char *const coxa_mark_ids[] = { "published", "project", "unverified", NULL };
const char *const coxa_direction_ids[] = { "lower-is-better", "higher-is-better", NULL };
const char *const coxa_change_kind_ids[] = { "difference", "value", "none", NULL };
const char *const coxa_domain_ids[] = { "pain", "disability", "goals", "rating", NULL };

static const char *const pain_ids[] = { "now", "best", "worst", "average", "composite", NULL };
static const char *const sum_rule_ids[] = { "mean", "percent", "sum", "ratio", NULL };

struct _CoxaQuestionnaireCatalogue {
  GStringChunk *strings;  /* owns every text */
  GPtrArray *lists;       /* owns every list */
  GArray *questionnaires; /* of CoxaQuestionnaire */
  GHashTable *by_id;      /* id -> index + 1 */
  CoxaClinicFile *clinic; /* or NULL */
};

typedef struct {
  CoxaQuestionnaireCatalogue *catalogue;
  CoxaDataFile *file;
  const char *group;
  const char *language;
  gboolean own; /* the clinic's own file */
} Reader;

static const char *
keep (Reader *reader, char *take_text)
{
  g_autofree char *text = take_text;

  return text ? g_string_chunk_insert_const (reader->catalogue->strings, text) : NULL;
}

static const char *const *
keep_list (Reader *reader, char **take_list)
{
  g_auto (GStrv) list = take_list;
  guint n = g_strv_length (list);
  const char **kept = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    kept[i] = g_string_chunk_insert_const (reader->catalogue->strings, list[i]);
  g_ptr_array_add (reader->catalogue->lists, kept);
  return kept;
}

static const char *
read_text (Reader *reader, const char *key, GError **error)
{
  return keep (reader,
               coxa_data_file_dup_text (reader->file, reader->group, key, reader->language, error));
}

static const char *
read_optional_text (Reader *reader, const char *key)
{
  return keep (reader, coxa_data_file_dup_optional_text (reader->file, reader->group, key,
                                                         reader->language));
}

/* -1 where the key is absent. */
static gboolean
read_optional_choice (
    Reader *reader, const char *key, const char *const *choices, int *index_out, GError **error)
{
  *index_out = -1;
  return !coxa_data_file_has (reader->file, reader->group, key) ||
         coxa_data_file_get_choice (reader->file, reader->group, key, choices, index_out, error);
}

static gboolean
read_mark (Reader *reader, const char *key, CoxaMark *mark_out, GError **error)
{
  int mark;

  if (!read_optional_choice (reader, key, coxa_mark_ids, &mark, error))
    return FALSE;
  *mark_out = mark < 0 ? COXA_MARK_PUBLISHED : mark;
  return TRUE;
}

static gboolean
read_optional_number (
    Reader *reader, const char *key, double fallback, double *number_out, GError **error)
{
  return coxa_data_file_get_optional_number (reader->file, reader->group, key, fallback, number_out,
                                             error);
}

static gboolean
read_whole (Reader *reader, const char *key, int minimum, int *whole_out, GError **error)
{
  return coxa_data_file_get_integer (reader->file, reader->group, key, minimum, 10000, whole_out,
                                     error);
}

static gboolean
read_names (Reader *reader, CoxaQuestionnaire *self, GError **error)
{
  self->name = read_text (reader, "name", error);
  if (!self->name)
    return FALSE;
  self->short_name = read_text (reader, "short-name", error);
  if (!self->short_name)
    return FALSE;
  if (g_utf8_strlen (self->short_name, -1) > SHORT_NAME_MAX)
    return coxa_data_file_fail (reader->file, reader->group, "short-name", error,
                                "has more than %d characters", SHORT_NAME_MAX);
  self->unit = keep (reader, coxa_data_file_dup_optional (reader->file, reader->group, "unit"));
  if (!self->unit)
    self->unit = "";
  return TRUE;
}

static gboolean
is_date (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);
  gint64 number[3];

  if (strlen (text) != strlen ("2026-11-21") || g_strv_length (parts) != 3)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    if (!g_ascii_string_to_signed (parts[i], 10, 1, 9999, &number[i], NULL))
      return FALSE;
  return g_date_valid_dmy ((GDateDay) MIN (number[2], 99), (GDateMonth) MIN (number[1], 99),
                           (GDateYear) number[0]);
}

static gboolean
read_origin (Reader *reader, CoxaQuestionnaire *self, GError **error)
{
  self->source =
      keep (reader, coxa_data_file_dup_string (reader->file, reader->group, "source", error));
  if (!self->source)
    return FALSE;
  self->checked_on =
      keep (reader, coxa_data_file_dup_string (reader->file, reader->group, "checked-on", error));
  if (!self->checked_on)
    return FALSE;
  if (!is_date (self->checked_on))
    return coxa_data_file_fail (reader->file, reader->group, "checked-on", error,
                                "“%s” is not a date such as 2026-11-21", self->checked_on);
  self->note = keep (reader, coxa_data_file_dup_optional (reader->file, reader->group, "note"));
  return TRUE;
}

/* @stem: "item" or "answer" */
static const char *const *
read_numbered (Reader *reader, const char *stem)
{
  g_autoptr (GStrvBuilder) items = g_strv_builder_new ();

  for (guint i = 1; i <= COXA_ITEMS_MAX; i++) {
    g_autofree char *key = g_strdup_printf ("%s%u", stem, i);
    const char *item = read_optional_text (reader, key);

    if (item)
      g_strv_builder_add (items, item);
  }
  return keep_list (reader, g_strv_builder_end (items));
}

static gboolean
read_wording (Reader *reader, CoxaQuestionnaire *self, GError **error)
{
  int permission;

  if (!coxa_data_file_get_choice (reader->file, reader->group, "text-permission",
                                  coxa_text_permission_ids, &permission, error))
    return FALSE;
  self->permission = permission;
  self->notice = read_optional_text (reader, "notice");
  self->text = read_optional_text (reader, "text");
  self->items = read_numbered (reader, "item");
  self->answers = read_numbered (reader, "answer");
  if (!coxa_data_file_get_flag (reader->file, reader->group, "own-words", &self->own_words, error))
    return FALSE;
  if (!self->notice && permission != COXA_PERMISSION_OWN)
    return coxa_data_file_fail (reader->file, reader->group, "notice", error, "is missing");
  if (permission == COXA_PERMISSION_TOTAL && (self->text || self->items[0]))
    return coxa_data_file_fail (reader->file, reader->group, self->text ? "text" : "item1", error,
                                "wording may not stand where only the total may be entered");
  if (!self->notice)
    self->notice = "";
  return TRUE;
}

static gboolean
read_range (Reader *reader, CoxaQuestionnaire *self, GError **error)
{
  int direction;

  if (!coxa_data_file_get_choice (reader->file, reader->group, "direction", coxa_direction_ids,
                                  &direction, error))
    return FALSE;
  self->direction = direction;
  self->min = self->max = NAN;
  if (!self->has_total)
    return TRUE;

  if (!coxa_data_file_get_number (reader->file, reader->group, "min", &self->min, error) ||
      !coxa_data_file_get_number (reader->file, reader->group, "max", &self->max, error) ||
      !coxa_data_file_get_integer (reader->file, reader->group, "decimals", 0, 2, &self->decimals,
                                   error) ||
      !read_mark (reader, "range-mark", &self->range_mark, error))
    return FALSE;
  if (self->max <= self->min)
    return coxa_data_file_fail (reader->file, reader->group, "max", error, "is not above min");
  return TRUE;
}

static gboolean
read_use (Reader *reader, CoxaQuestionnaire *self, GError **error)
{
  CoxaDataFile *file = reader->file;
  const char *group = reader->group;

  if (!coxa_data_file_get_flag (file, group, "single-rating", &self->single_rating, error) ||
      !coxa_data_file_get_flag (file, group, "read-all", &self->needs_read_all, error) ||
      !coxa_data_file_get_flag (file, group, "usual", &self->usual, error) ||
      !coxa_data_file_get_flag (file, group, "computed", &self->computed, error) ||
      !read_optional_choice (reader, "pain", pain_ids, &self->pain, error) ||
      !read_optional_choice (reader, "domain", coxa_domain_ids, &self->domain, error))
    return FALSE;
  self->part_of = keep (reader, coxa_data_file_dup_optional (file, group, "part-of"));
  self->parts = keep_list (reader, coxa_data_file_dup_list (file, group, "parts"));
  self->replaced_by = keep (reader, coxa_data_file_dup_optional (file, group, "replaced-by"));
  if (!read_optional_number (reader, "reversal", NAN, &self->reversal, error))
    return FALSE;
  if ((self->replaced_by != NULL) != isfinite (self->reversal))
    return coxa_data_file_fail (file, group, "reversal", error, "goes with replaced-by");
  return TRUE;
}

static gboolean
read_sum_rule (Reader *reader, CoxaSumRule *sum, GError **error)
{
  int kind;

  if (!read_optional_choice (reader, "sum-rule", sum_rule_ids, &kind, error))
    return FALSE;
  if (kind < 0)
    return TRUE;

  sum->kind = kind;
  if (!coxa_data_file_get_optional_integer (reader->file, reader->group, "item-min", 0, 100, 0,
                                            &sum->item_min, error) ||
      !read_whole (reader, "items", 1, &sum->items, error) ||
      !read_whole (reader, "item-max", 1, &sum->item_max, error) ||
      !read_whole (reader, "min-answered", 1, &sum->min_answered, error))
    return FALSE;
  if (sum->min_answered > sum->items)
    return coxa_data_file_fail (reader->file, reader->group, "min-answered", error,
                                "is above items");
  if (sum->item_min >= sum->item_max)
    return coxa_data_file_fail (reader->file, reader->group, "item-max", error,
                                "is not above item-min");
  if (kind == COXA_SUM_RATIO && sum->items != 2)
    return coxa_data_file_fail (reader->file, reader->group, "items", error,
                                "is not 2, as a ratio needs");
  return TRUE;
}

/* What is filled in item by item says how it is scored. */
static gboolean
check_items (Reader *reader, const CoxaQuestionnaire *self, GError **error)
{
  guint n_items = g_strv_length ((char **) self->items);
  guint n_answers = g_strv_length ((char **) self->answers);

  if (!coxa_questionnaire_has_items (self))
    return n_answers == 0 || coxa_data_file_fail (reader->file, reader->group, "answer1", error,
                                                  "stands where there are no items");
  if (self->sum.items == 0)
    return coxa_data_file_fail (reader->file, reader->group, "sum-rule", error,
                                "is missing, and so the items have no score");
  if (n_items > 0 && n_items != (guint) self->sum.items)
    return coxa_data_file_fail (reader->file, reader->group, "items", error,
                                "is not the number of item1, item2, ...");
  if (n_items > 0 && self->own_words)
    return coxa_data_file_fail (reader->file, reader->group, "own-words", error,
                                "and item1 exclude each other");
  if (n_answers > 0 && n_answers != (guint) (self->sum.item_max - self->sum.item_min + 1))
    return coxa_data_file_fail (reader->file, reader->group, "answer1", error,
                                "and those after it are not one for each number of an answer");
  return TRUE;
}

static gboolean
read_risk_rule (Reader *reader, CoxaRiskRule *risk, GError **error)
{
  risk->part =
      keep (reader, coxa_data_file_dup_optional (reader->file, reader->group, "risk-part"));
  return !risk->part || (read_whole (reader, "risk-low-max", 0, &risk->low_max, error) &&
                         read_whole (reader, "risk-high-min", 1, &risk->high_min, error) &&
                         read_whole (reader, "risk-rest-max", 0, &risk->rest_max, error));
}

static gboolean
parse_step (Reader *reader, const char *text, double *from_out, double *mic_out, GError **error)
{
  char *end = NULL;

  *from_out = g_ascii_strtod (text, &end);
  if (end == text || *end != ':')
    return coxa_data_file_fail (reader->file, reader->group, "mic-from", error,
                                "“%s” is not “from:points”", text);
  text = end + 1;
  *mic_out = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !(*mic_out > 0))
    return coxa_data_file_fail (reader->file, reader->group, "mic-from", error,
                                "“%s” is not a number of points above zero", text);
  return TRUE;
}

static gboolean
read_mic_steps (Reader *reader, CoxaThresholds *thresholds, double minimum, GError **error)
{
  g_auto (GStrv) list = coxa_data_file_dup_list (reader->file, reader->group, "mic-from");
  guint n = g_strv_length (list);

  if (n > COXA_MIC_STEPS_MAX)
    return coxa_data_file_fail (reader->file, reader->group, "mic-from", error,
                                "has more than %d steps", COXA_MIC_STEPS_MAX);
  for (guint i = 0; i < n; i++) {
    if (!parse_step (reader, list[i], &thresholds->mic_steps[i].from, &thresholds->mic_steps[i].mic,
                     error))
      return FALSE;
    if (i == 0 ? thresholds->mic_steps[i].from != minimum
               : thresholds->mic_steps[i].from <= thresholds->mic_steps[i - 1].from)
      return coxa_data_file_fail (reader->file, reader->group, "mic-from", error,
                                  "does not rise from the lowest score on");
  }
  thresholds->n_mic_steps = n;
  return TRUE;
}

static gboolean
check_thresholds (Reader *reader, const CoxaThresholds *thresholds, GError **error)
{
  CoxaDataFile *file = reader->file;
  const char *group = reader->group;

  if (thresholds->mdc <= 0)
    return coxa_data_file_fail (file, group, "mdc", error, "is not above zero");
  if (thresholds->mic <= 0)
    return coxa_data_file_fail (file, group, "mic", error, "is not above zero");
  if (thresholds->n_mic_steps > 0 && isfinite (thresholds->mic))
    return coxa_data_file_fail (file, group, "mic", error, "and mic-from exclude each other");
  if (isfinite (thresholds->mdc) && thresholds->n_mic_steps == 0 && isnan (thresholds->mic))
    return coxa_data_file_fail (file, group, "mic", error, "is missing");
  if (thresholds->mic_alone <= thresholds->mic)
    return coxa_data_file_fail (file, group, "mic-alone", error, "is not above mic");
  if (thresholds->better_from > thresholds->better_to)
    return coxa_data_file_fail (file, group, "better-to", error, "is below better-from");
  if (thresholds->worse_from > thresholds->worse_to)
    return coxa_data_file_fail (file, group, "worse-to", error, "is below worse-from");
  return TRUE;
}

static gboolean
read_difference (Reader *reader, CoxaQuestionnaire *self, GError **error)
{
  CoxaThresholds *thresholds = &self->thresholds;

  return read_optional_number (reader, "mdc", NAN, &thresholds->mdc, error) &&
         read_mark (reader, "mdc-mark", &thresholds->mdc_mark, error) &&
         read_optional_number (reader, "mic", NAN, &thresholds->mic, error) &&
         read_optional_number (reader, "mic-percent", NAN, &thresholds->mic_percent, error) &&
         read_optional_number (reader, "mic-alone", NAN, &thresholds->mic_alone, error) &&
         read_mark (reader, "mic-mark", &thresholds->mic_mark, error) &&
         read_mic_steps (reader, thresholds, self->min, error) &&
         read_optional_number (reader, "better-from", self->min, &thresholds->better_from, error) &&
         read_optional_number (reader, "better-to", self->max, &thresholds->better_to, error) &&
         read_optional_number (reader, "worse-from", self->min, &thresholds->worse_from, error) &&
         read_optional_number (reader, "worse-to", self->max, &thresholds->worse_to, error) &&
         check_thresholds (reader, thresholds, error);
}

static gboolean
read_rating (Reader *reader, CoxaThresholds *thresholds, GError **error)
{
  if (!coxa_data_file_get_number (reader->file, reader->group, "improved-from",
                                  &thresholds->improved_from, error) ||
      !coxa_data_file_get_number (reader->file, reader->group, "worsened-to",
                                  &thresholds->worsened_to, error) ||
      !read_mark (reader, "mic-mark", &thresholds->mic_mark, error) ||
      !read_whole (reader, "recall-days", 0, &thresholds->recall_days, error))
    return FALSE;
  if (thresholds->improved_from <= thresholds->worsened_to)
    return coxa_data_file_fail (reader->file, reader->group, "improved-from", error,
                                "is not above worsened-to");
  return TRUE;
}

static gboolean
read_thresholds (Reader *reader, CoxaQuestionnaire *self, GError **error)
{
  CoxaThresholds *thresholds = &self->thresholds;
  int kind;

  if (!coxa_data_file_get_choice (reader->file, reader->group, "change", coxa_change_kind_ids,
                                  &kind, error))
    return FALSE;
  thresholds->kind = kind;
  thresholds->mdc = thresholds->mic = thresholds->mic_percent = thresholds->mic_alone = NAN;
  if (kind != COXA_CHANGE_NONE && !self->has_total)
    return coxa_data_file_fail (reader->file, reader->group, "change", error,
                                "needs a total that could change");
  if (kind == COXA_CHANGE_DIFFERENCE)
    return read_difference (reader, self, error);
  return kind == COXA_CHANGE_NONE || read_rating (reader, thresholds, error);
}

static gboolean
read_questionnaire (Reader *reader, CoxaQuestionnaire *self, GError **error)
{
  gboolean no_total;

  self->id = g_string_chunk_insert_const (reader->catalogue->strings, reader->group);
  if (!coxa_data_file_get_flag (reader->file, reader->group, "no-total", &no_total, error))
    return FALSE;
  self->has_total = !no_total;
  return read_names (reader, self, error) && read_origin (reader, self, error) &&
         read_wording (reader, self, error) && read_range (reader, self, error) &&
         read_use (reader, self, error) && read_sum_rule (reader, &self->sum, error) &&
         check_items (reader, self, error) && read_risk_rule (reader, &self->risk, error) &&
         read_thresholds (reader, self, error);
}

/* The two ends of "parts" and "part-of" name each other. */
static gboolean
check_family (Reader *reader, const CoxaQuestionnaire *self, GError **error)
{
  const CoxaQuestionnaireCatalogue *catalogue = reader->catalogue;
  const CoxaQuestionnaire *whole =
      self->part_of ? coxa_questionnaire_catalogue_find (catalogue, self->part_of) : NULL;

  for (guint i = 0; self->parts[i]; i++) {
    const CoxaQuestionnaire *part = coxa_questionnaire_catalogue_find (catalogue, self->parts[i]);

    if (!part || g_strcmp0 (part->part_of, self->id) != 0)
      return coxa_data_file_fail (reader->file, self->id, "parts", error, "“%s” is no part of it",
                                  self->parts[i]);
  }
  if (self->part_of && (!whole || !g_strv_contains (whole->parts, self->id)))
    return coxa_data_file_fail (reader->file, self->id, "part-of", error,
                                "“%s” does not name it as a part", self->part_of);
  if (self->risk.part && !g_strv_contains (self->parts, self->risk.part))
    return coxa_data_file_fail (reader->file, self->id, "risk-part", error, "is not among parts");
  return TRUE;
}

static gboolean
check_references (Reader *reader, GError **error)
{
  for (guint i = 0; i < coxa_questionnaire_catalogue_count (reader->catalogue); i++) {
    const CoxaQuestionnaire *self = coxa_questionnaire_catalogue_get (reader->catalogue, i);

    if (!check_family (reader, self, error))
      return FALSE;
    if (self->replaced_by &&
        !coxa_questionnaire_catalogue_find (reader->catalogue, self->replaced_by))
      return coxa_data_file_fail (reader->file, self->id, "replaced-by", error,
                                  "“%s” is not a questionnaire", self->replaced_by);
  }
  return TRUE;
}

static gboolean
check_id (Reader *reader, GError **error)
{
  gboolean own = g_str_has_prefix (reader->group, OWN_PREFIX);

  if (reader->own && !own)
    return coxa_data_file_fail (reader->file, reader->group, NULL, error,
                                "a clinic's own questionnaire begins with %s", OWN_PREFIX);
  if (!reader->own && own)
    return coxa_data_file_fail (reader->file, reader->group, NULL, error,
                                "%s begins what a clinic defines", OWN_PREFIX);
  for (const char *letter = reader->group; *letter; letter++)
    if (!g_ascii_islower (*letter) && !g_ascii_isdigit (*letter) && *letter != '_')
      return coxa_data_file_fail (reader->file, reader->group, NULL, error,
                                  "has letters that an id cannot have");
  return TRUE;
}

static gboolean
read_all (Reader *reader, GError **error)
{
  CoxaQuestionnaireCatalogue *self = reader->catalogue;
  const char *const *groups = coxa_data_file_groups (reader->file);
  int version;

  if (!coxa_data_file_get_integer (reader->file, "catalogue", "version", 1, 1, &version, error))
    return FALSE;
  for (guint i = 0; groups[i]; i++) {
    CoxaQuestionnaire questionnaire = { .index = self->questionnaires->len };

    if (g_str_equal (groups[i], "catalogue"))
      continue;
    reader->group = groups[i];
    questionnaire.of_clinic = reader->own;
    if (!check_id (reader, error))
      return FALSE;
    questionnaire.clinic_own = coxa_data_file_get_own (reader->file, groups[i]);
    if (!read_questionnaire (reader, &questionnaire, error))
      return FALSE;
    g_array_append_val (self->questionnaires, questionnaire);
    g_hash_table_insert (self->by_id, (char *) questionnaire.id,
                         GUINT_TO_POINTER (questionnaire.index + 1));
  }
  return check_references (reader, error) && coxa_data_file_finish (reader->file, error);
}

static CoxaQuestionnaireCatalogue *
read_file (CoxaDataFile *file, const char *language, GError **error)
{
  g_autoptr (CoxaQuestionnaireCatalogue) self = g_new0 (CoxaQuestionnaireCatalogue, 1);
  Reader reader = { .catalogue = self, .file = file, .language = language };

  self->strings = g_string_chunk_new (4096);
  self->lists = g_ptr_array_new_with_free_func (g_free);
  self->questionnaires = g_array_new (FALSE, TRUE, sizeof (CoxaQuestionnaire));
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  if (coxa_data_file_get_clinic (file))
    self->clinic = coxa_clinic_file_ref (coxa_data_file_get_clinic (file));
  return read_all (&reader, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * coxa_questionnaire_catalogue_new:
 * @name: the file's name, for messages
 * @language: (nullable): of names, notices and questions; %NULL for the language of the process
 *
 * Returns: (transfer full): the catalogue, or %NULL with an error naming file, group and key
 */
CoxaQuestionnaireCatalogue *
coxa_questionnaire_catalogue_new (const char *name,
                                  GBytes *bytes,
                                  const char *language,
                                  GError **error)
{
  g_autoptr (CoxaDataFile) file = coxa_data_file_new (name, bytes, error);

  return file ? read_file (file, language, error) : NULL;
}

/**
 * coxa_questionnaire_catalogue_load_from:
 * @source: (nullable): %NULL for what is compiled in
 */
CoxaQuestionnaireCatalogue *
coxa_questionnaire_catalogue_load_from (const CoxaDataSource *source,
                                        const char *language,
                                        GError **error)
{
  g_autoptr (CoxaDataFile) file = coxa_data_source_open (source, FILE_NAME, error);

  return file ? read_file (file, language, error) : NULL;
}

CoxaQuestionnaireCatalogue *
coxa_questionnaire_catalogue_load (const char *language, GError **error)
{
  return coxa_questionnaire_catalogue_load_from (NULL, language, error);
}

/**
 * coxa_questionnaire_catalogue_add_own:
 * @path: a file as questionnaires.ini, whose ids begin with "clinic_"; its items may be those of a
 *   form that the clinic holds a licence for, since the file stays in the clinic
 *
 * Adds what the clinic defined itself. Returns: %FALSE with an error naming file, group and key;
 *   @self must not be used any more then
 */
gboolean
coxa_questionnaire_catalogue_add_own (CoxaQuestionnaireCatalogue *self,
                                      const char *path,
                                      const char *language,
                                      GError **error)
{
  g_autoptr (CoxaDataFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return FALSE;
  bytes = g_bytes_new_take (text, length);
  file = coxa_data_file_new (path, bytes, error);
  return file &&
         read_all (&(Reader){ .catalogue = self, .file = file, .language = language, .own = TRUE },
                   error);
}

void
coxa_questionnaire_catalogue_free (CoxaQuestionnaireCatalogue *self)
{
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->lists);
  g_array_unref (self->questionnaires);
  g_hash_table_unref (self->by_id);
  g_clear_pointer (&self->clinic, coxa_clinic_file_unref);
  g_free (self);
}

guint
coxa_questionnaire_catalogue_count (const CoxaQuestionnaireCatalogue *self)
{
  return self->questionnaires->len;
}

const CoxaQuestionnaire *
coxa_questionnaire_catalogue_get (const CoxaQuestionnaireCatalogue *self, guint index)
{
  g_return_val_if_fail (index < self->questionnaires->len, NULL);
  return &g_array_index (self->questionnaires, CoxaQuestionnaire, index);
}

/**
 * coxa_questionnaire_catalogue_find:
 *
 * Returns: (nullable): the questionnaire, or %NULL where @id is unknown
 */
const CoxaQuestionnaire *
coxa_questionnaire_catalogue_find (const CoxaQuestionnaireCatalogue *self, const char *id)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id));

  return place ? coxa_questionnaire_catalogue_get (self, place - 1) : NULL;
}
