/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-change-rules.h"

#include <math.h>
#include <string.h>

#define FILE_NAME "change.ini"
#define LIMITS "progress-of-visit"
#define ENTRY "entry"
#define MEASURE "measure "
#define SUM "sum "

const char *const coxa_change_verdict_ids[] = { "real", "within-error", "no-verdict",
                                                "not-comparable", NULL };
const char *const coxa_mismatch_ids[] = { "none",          "measure",  "side",
                                          "mode",          "position", "instrument",
                                          "stabilisation", "status",   NULL };
const char *const coxa_change_rule_ids[] = { "not-alike",
                                             "no-number",
                                             "pelvis-free",
                                             "no-threshold",
                                             "no-threshold-other-examiner",
                                             "same-examiner",
                                             "other-examiner",
                                             "percent",
                                             NULL };
const char *const coxa_label_ids[] = { "improved", "slightly-better", "unchanged",
                                       "worse",    "cannot-tell",     NULL };
const char *const coxa_score_rule_ids[] = {
  "real-and-enough",     "real-not-enough", "not-real",
  "enough-within-error", "real-worsening",  "no-room-for-better",
  "no-room-for-worse",   "error-unknown",   "no-outcome",
  "rating-improved",     "rating-between",  "rating-worsened",
  "recall-too-long",     "out-of-range",    NULL
};
const char *const coxa_progress_ids[] = { "improved",  "worse",       "mixed",
                                          "unchanged", "cannot-tell", NULL };
const char *const coxa_progress_rule_ids[] = {
  "enough-improved", "symptoms-and-rating", "symptoms-without-rating", "enough-worse",
  "one-each",        "none-decides",        "nothing-judged",          NULL
};
const char *const coxa_prompt_ids[] = { "ask-safety", "review", "adherence", "movement-only",
                                        NULL };

static const char *const warning_ids[] = { "many", NULL };

typedef enum {
  KIND_VERDICT,
  KIND_MISMATCH,
  KIND_RULE,
  KIND_LABEL,
  KIND_SCORE_RULE,
  KIND_PROGRESS,
  KIND_PROGRESS_RULE,
  KIND_PROMPT,
  KIND_WARNING,
  N_KINDS,
} Kind;

static const struct {
  const char *name;
  const char *const *ids;
} kinds[N_KINDS] = {
  [KIND_VERDICT] = { "verdict", coxa_change_verdict_ids },
  [KIND_MISMATCH] = { "mismatch", coxa_mismatch_ids },
  [KIND_RULE] = { "rule", coxa_change_rule_ids },
  [KIND_LABEL] = { "label", coxa_label_ids },
  [KIND_SCORE_RULE] = { "score-rule", coxa_score_rule_ids },
  [KIND_PROGRESS] = { "progress", coxa_progress_ids },
  [KIND_PROGRESS_RULE] = { "progress-rule", coxa_progress_rule_ids },
  [KIND_PROMPT] = { "prompt", coxa_prompt_ids },
  [KIND_WARNING] = { "warning", warning_ids },
};

struct _CoxaChangeRules {
  CoxaProgressLimits limits;
  CoxaEntryLimits entry;
  GStrv texts[N_KINDS]; /* in the order of the ids */
  double percents[COXA_MEASURE_LIMIT];
  GArray *sums;           /* of CoxaSumOf */
  CoxaClinicFile *clinic; /* whose values stand among the rules, or NULL */
};

typedef struct {
  CoxaChangeRules *rules;
  CoxaDataFile *file;
  const CoxaMeasureCatalogue *measures;
  const char *language;
} Reader;

static gboolean
read_source (Reader *reader, const char *group, GError **error)
{
  g_autofree char *source = coxa_data_file_dup_string (reader->file, group, "source", error);

  return source != NULL;
}

static gboolean
read_share (Reader *reader, const char *key, double *share_out, GError **error)
{
  if (!coxa_data_file_get_number (reader->file, LIMITS, key, share_out, error))
    return FALSE;
  if (*share_out <= 0 || *share_out >= 1)
    return coxa_data_file_fail (reader->file, LIMITS, key, error, "is not between 0 and 1");
  return TRUE;
}

static gboolean
read_limits (Reader *reader, CoxaProgressLimits *limits, GError **error)
{
  CoxaDataFile *file = reader->file;
  struct {
    const char *key;
    int minimum, maximum;
    int *limit;
  } rows[] = {
    { "improved-domains", 1, 4, &limits->improved_domains },
    { "worse-domains", 1, 4, &limits->worse_domains },
    { "worse-rating-max", -5, 5, &limits->worse_rating_max },
    { "plateau-days", 1, 365, &limits->plateau_days },
    { "adherence-good", 0, 100, &limits->adherence_good },
    { "adherence-poor", 0, 100, &limits->adherence_poor },
    { "baseline-days", 0, 365, &limits->baseline_days },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (!coxa_data_file_get_integer (file, LIMITS, rows[i].key, rows[i].minimum, rows[i].maximum,
                                     rows[i].limit, error))
      return FALSE;
  if (limits->adherence_poor > limits->adherence_good)
    return coxa_data_file_fail (file, LIMITS, "adherence-poor", error, "is above adherence-good");
  return read_source (reader, LIMITS, error) &&
         read_share (reader, "warning-chance", &limits->warning_chance, error) &&
         read_share (reader, "chance-of-one", &limits->chance_of_one, error);
}

static gboolean
read_entry_limits (Reader *reader, CoxaEntryLimits *limits, GError **error)
{
  struct {
    const char *key;
    double *limit;
  } rows[] = {
    { "swapped-changed", &limits->swapped_changed },
    { "swapped-crosswise", &limits->swapped_crosswise },
    { "outside-norm-sd", &limits->outside_norm_sd },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    if (!coxa_data_file_get_number (reader->file, ENTRY, rows[i].key, rows[i].limit, error))
      return FALSE;
    if (*rows[i].limit <= 0)
      return coxa_data_file_fail (reader->file, ENTRY, rows[i].key, error, "is not above zero");
  }
  return read_source (reader, ENTRY, error);
}

static const CoxaMeasure *
find_measure (Reader *reader, const char *group, const char *key, const char *id, GError **error)
{
  const CoxaMeasure *measure = coxa_measure_catalogue_find (reader->measures, id);

  if (!measure)
    coxa_data_file_fail (reader->file, group, key, error, "“%s” is not a measure", id);
  return measure;
}

static gboolean
read_percent (Reader *reader, const char *group, GError **error)
{
  const CoxaMeasure *measure = find_measure (reader, group, NULL, group + strlen (MEASURE), error);
  double percent;

  if (!measure || !read_source (reader, group, error) ||
      !coxa_data_file_get_number (reader->file, group, "real-percent", &percent, error))
    return FALSE;
  if (percent <= 0)
    return coxa_data_file_fail (reader->file, group, "real-percent", error, "is not above zero");
  reader->rules->percents[measure->index] = percent;
  return TRUE;
}

static gboolean
read_sum (Reader *reader, const char *group, GError **error)
{
  g_auto (GStrv) of = coxa_data_file_dup_list (reader->file, group, "of");
  CoxaSumOf sum = { .sum = find_measure (reader, group, NULL, group + strlen (SUM), error) };

  if (!sum.sum || !read_source (reader, group, error))
    return FALSE;
  if (sum.sum->kind != COXA_MEASURE_COMPUTED)
    return coxa_data_file_fail (reader->file, group, NULL, error, "is not a computed measure");
  if (g_strv_length (of) != 2)
    return coxa_data_file_fail (reader->file, group, "of", error, "does not name two measures");
  for (guint i = 0; i < 2; i++) {
    sum.of[i] = find_measure (reader, group, "of", of[i], error);
    if (!sum.of[i])
      return FALSE;
  }
  g_array_append_val (reader->rules->sums, sum);
  return TRUE;
}

static gboolean
read_words (Reader *reader, Kind kind, GError **error)
{
  guint n = g_strv_length ((char **) kinds[kind].ids);
  char **texts = g_new0 (char *, n + 1);

  reader->rules->texts[kind] = texts;
  for (guint i = 0; i < n; i++) {
    g_autofree char *group = g_strdup_printf ("%s %s", kinds[kind].name, kinds[kind].ids[i]);

    texts[i] = coxa_data_file_dup_text (reader->file, group, "text", reader->language, error);
    if (!texts[i])
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_all (Reader *reader, GError **error)
{
  const char *const *groups = coxa_data_file_groups (reader->file);
  int version;

  if (!coxa_data_file_get_integer (reader->file, "change", "version", 1, 1, &version, error) ||
      !read_limits (reader, &reader->rules->limits, error) ||
      !read_entry_limits (reader, &reader->rules->entry, error))
    return FALSE;
  for (guint i = 0; groups[i]; i++) {
    if (g_str_has_prefix (groups[i], MEASURE) && !read_percent (reader, groups[i], error))
      return FALSE;
    if (g_str_has_prefix (groups[i], SUM) && !read_sum (reader, groups[i], error))
      return FALSE;
  }
  for (Kind kind = 0; kind < N_KINDS; kind++)
    if (!read_words (reader, kind, error))
      return FALSE;
  return coxa_data_file_finish (reader->file, error);
}

static CoxaChangeRules *
read_file (CoxaDataFile *file,
           const CoxaMeasureCatalogue *measures,
           const char *language,
           GError **error)
{
  g_autoptr (CoxaChangeRules) self = g_new0 (CoxaChangeRules, 1);
  Reader reader = { .rules = self, .file = file, .measures = measures, .language = language };

  self->sums = g_array_new (FALSE, FALSE, sizeof (CoxaSumOf));
  for (guint i = 0; i < COXA_MEASURE_LIMIT; i++)
    self->percents[i] = NAN;
  if (coxa_data_file_get_clinic (file))
    self->clinic = coxa_clinic_file_ref (coxa_data_file_get_clinic (file));
  return read_all (&reader, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * coxa_change_rules_new:
 * @measures: outlives the rules
 * @language: (nullable): of the words; %NULL for the language of the process
 *
 * Returns: (transfer full): the rules, or %NULL with an error naming file, group and key
 */
CoxaChangeRules *
coxa_change_rules_new (const CoxaMeasureCatalogue *measures,
                       GBytes *bytes,
                       const char *language,
                       GError **error)
{
  g_autoptr (CoxaDataFile) file = coxa_data_file_new (FILE_NAME, bytes, error);

  return file ? read_file (file, measures, language, error) : NULL;
}

/**
 * coxa_change_rules_load_from:
 * @source: (nullable): %NULL for what is compiled in
 */
CoxaChangeRules *
coxa_change_rules_load_from (const CoxaDataSource *source,
                             const CoxaMeasureCatalogue *measures,
                             const char *language,
                             GError **error)
{
  g_autoptr (CoxaDataFile) file = coxa_data_source_open (source, FILE_NAME, error);

  return file ? read_file (file, measures, language, error) : NULL;
}

CoxaChangeRules *
coxa_change_rules_load (const CoxaMeasureCatalogue *measures, const char *language, GError **error)
{
  return coxa_change_rules_load_from (NULL, measures, language, error);
}

void
coxa_change_rules_free (CoxaChangeRules *self)
{
  for (Kind kind = 0; kind < N_KINDS; kind++)
    g_strfreev (self->texts[kind]);
  g_array_unref (self->sums);
  g_clear_pointer (&self->clinic, coxa_clinic_file_unref);
  g_free (self);
}

/**
 * coxa_change_rules_get_clinic:
 *
 * Returns: (nullable) (transfer none): the clinic whose own values are in force
 */
CoxaClinicFile *
coxa_change_rules_get_clinic (const CoxaChangeRules *self)
{
  return self->clinic;
}

const CoxaProgressLimits *
coxa_change_rules_get_limits (const CoxaChangeRules *self)
{
  return &self->limits;
}

const CoxaEntryLimits *
coxa_change_rules_get_entry_limits (const CoxaChangeRules *self)
{
  return &self->entry;
}

/**
 * coxa_change_rules_get_percent:
 *
 * Returns: the percentage of the earlier value from which a change of @measure is real; NAN for
 *   measures that are not judged so
 */
double
coxa_change_rules_get_percent (const CoxaChangeRules *self, const CoxaMeasure *measure)
{
  return self->percents[measure->index];
}

guint
coxa_change_rules_count_sums (const CoxaChangeRules *self)
{
  return self->sums->len;
}

const CoxaSumOf *
coxa_change_rules_get_sum (const CoxaChangeRules *self, guint index)
{
  g_return_val_if_fail (index < self->sums->len, NULL);
  return &g_array_index (self->sums, CoxaSumOf, index);
}

const char *
coxa_change_rules_get_verdict_text (const CoxaChangeRules *self, CoxaChangeVerdict word)
{
  return self->texts[KIND_VERDICT][word];
}

const char *
coxa_change_rules_get_mismatch_text (const CoxaChangeRules *self, CoxaMismatch word)
{
  return self->texts[KIND_MISMATCH][word];
}

const char *
coxa_change_rules_get_rule_text (const CoxaChangeRules *self, CoxaChangeRule word)
{
  return self->texts[KIND_RULE][word];
}

const char *
coxa_change_rules_get_label_text (const CoxaChangeRules *self, CoxaLabel word)
{
  return self->texts[KIND_LABEL][word];
}

const char *
coxa_change_rules_get_score_rule_text (const CoxaChangeRules *self, CoxaScoreRule word)
{
  return self->texts[KIND_SCORE_RULE][word];
}

const char *
coxa_change_rules_get_progress_text (const CoxaChangeRules *self, CoxaProgress word)
{
  return self->texts[KIND_PROGRESS][word];
}

const char *
coxa_change_rules_get_progress_rule_text (const CoxaChangeRules *self, CoxaProgressRule word)
{
  return self->texts[KIND_PROGRESS_RULE][word];
}

const char *
coxa_change_rules_get_prompt_text (const CoxaChangeRules *self, CoxaPrompt word)
{
  return self->texts[KIND_PROMPT][word];
}

/**
 * coxa_change_rules_get_warning_text:
 *
 * Returns: the sentence about many comparisons, with {count} and {chance} to be filled in
 */
const char *
coxa_change_rules_get_warning_text (const CoxaChangeRules *self)
{
  return self->texts[KIND_WARNING][0];
}
