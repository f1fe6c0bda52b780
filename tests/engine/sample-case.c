/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample-case.h"

#include <string.h>

void
sample_case_clear (SampleCase *self)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 ("2026-03-14T09:30:00+01:00", NULL);

  g_clear_object (&self->visit);
  self->visit = coxa_visit_new ("5c1a0000-0000-4000-8000-000000000001", at);
  coxa_visit_set_others (self->visit, COXA_ANSWER_NO);
  coxa_patient_set_birth_date (self->patient, "1982-03-04", NULL);
  coxa_patient_set_sex (self->patient, COXA_SEX_FEMALE);
}

void
sample_case_set_up (SampleCase *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->catalogue = coxa_measure_catalogue_load (NULL, NULL);
  self->ruleset = coxa_ruleset_load (self->catalogue, NULL, &error);
  g_assert_no_error (error);
  self->patient = coxa_patient_new ("0b8e0000-0000-4000-8000-000000000001");
  self->result = coxa_result_new (self->ruleset);
  sample_case_clear (self);
}

void
sample_case_tear_down (SampleCase *self, gconstpointer data)
{
  coxa_result_free (self->result);
  g_object_unref (self->visit);
  g_object_unref (self->patient);
  coxa_ruleset_unref (self->ruleset);
  coxa_measure_catalogue_unref (self->catalogue);
}

static double
read_value (const CoxaMeasure *measure, const char *text)
{
  if (measure->values[0])
    return coxa_measure_find_value (measure, text);
  if (g_str_equal (text, "yes") || g_str_equal (text, "no"))
    return *text == 'y';
  return g_ascii_strtod (text, NULL);
}

static int
find_word (const char *const *words, const char *word)
{
  for (int i = 0; words[i]; i++)
    if (g_str_equal (words[i], word))
      return i;
  return -1;
}

static void
qualify (CoxaMeasurement *measurement, const char *word)
{
  int mode = find_word (coxa_mode_ids, word);
  int instrument = find_word (coxa_instrument_ids, word);
  int status = find_word (coxa_status_ids, word);
  const char *position = coxa_measure_find_position (measurement->measure, word);

  if (mode >= 0)
    measurement->mode = mode;
  else if (instrument >= 0)
    measurement->instrument = instrument;
  else if (status >= 0)
    measurement->status = status;
  else if (position)
    measurement->position = position;
  else if (g_str_equal (word, "free"))
    measurement->pelvis_held = FALSE;
  else
    g_error ("unknown word %s", word);
}

static void
enter_one (SampleCase *self, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  const CoxaMeasure *measure = coxa_measure_catalogue_find (self->catalogue, words[0]);
  CoxaMeasurement measurement;
  g_autoptr (GError) error = NULL;
  guint at = 1;

  if (!measure)
    g_error ("unknown measure %s", words[0]);
  coxa_measurement_init (&measurement, measure,
                         measure->sided && *words[1] == 'R' ? COXA_SIDE_RIGHT : COXA_SIDE_LEFT);
  at += measure->sided;
  measurement.pelvis_held = measure->pelvis_qualifier;
  measurement.value = read_value (measure, words[at]);
  while (words[++at])
    qualify (&measurement, words[at]);
  coxa_visit_add_measurement (self->visit, &measurement, &error);
  g_assert_no_error (error);
}

static gboolean
enter_person (SampleCase *self, const char *text)
{
  static const struct {
    const char *text;
    CoxaSex sex;
  } sexes[] = { { "sex f", COXA_SEX_FEMALE },
                { "sex m", COXA_SEX_MALE },
                { "sex x", COXA_SEX_X },
                { "sex unknown", COXA_SEX_UNKNOWN } };

  for (guint i = 0; i < G_N_ELEMENTS (sexes); i++)
    if (g_str_equal (text, sexes[i].text)) {
      coxa_patient_set_sex (self->patient, sexes[i].sex);
      return TRUE;
    }
  if (!g_str_has_prefix (text, "age "))
    return FALSE;
  if (g_str_equal (text, "age unknown"))
    coxa_patient_set_birth_date (self->patient, NULL, NULL);
  else
    coxa_visit_set_age (self->visit, (int) g_ascii_strtoll (text + 4, NULL, 10));
  return TRUE;
}

void
sample_case_enter (SampleCase *self, const char *text)
{
  g_auto (GStrv) entries = g_strsplit (text, ";", -1);

  for (guint i = 0; entries[i]; i++)
    if (*g_strstrip (entries[i]) && !enter_person (self, entries[i]))
      enter_one (self, entries[i]);
}

const CoxaPatternResult *
sample_case_judge (SampleCase *self, const char *pattern, CoxaSide side)
{
  coxa_judge (self->result, self->patient, self->visit);
  return coxa_result_find (self->result, pattern, side);
}

CoxaZone
sample_case_zone_of (const CoxaPatternResult *result, const char *finding)
{
  for (guint i = 0; i < result->n_findings; i++)
    if (g_str_equal (result->findings[i].rule->id, finding))
      return result->findings[i].zone;
  g_error ("no finding %s", finding);
}

static const CoxaPatternResult *
judge_left (SampleCase *self, const char *pattern, const char *entered)
{
  const CoxaPattern *found = coxa_ruleset_find_pattern (self->ruleset, pattern);

  g_assert_nonnull (found);
  sample_case_clear (self);
  sample_case_enter (self, entered);
  return sample_case_judge (self, pattern, found->central ? COXA_SIDE_CENTRAL : COXA_SIDE_LEFT);
}

void
sample_case_check_zones (SampleCase *self, const SampleZone *rows, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++) {
    const CoxaPatternResult *result = judge_left (self, rows[i].pattern, rows[i].entered);

    g_test_message ("%s %s: %s", rows[i].pattern, rows[i].finding, rows[i].entered);
    g_assert_cmpstr (coxa_zone_ids[sample_case_zone_of (result, rows[i].finding)], ==,
                     coxa_zone_ids[rows[i].zone]);
  }
}

void
sample_case_check_verdicts (SampleCase *self, const SampleVerdict *rows, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++) {
    const CoxaPatternResult *result = judge_left (self, rows[i].pattern, rows[i].entered);
    g_autofree char *caps = g_strjoinv (" ", (char **) result->caps);
    g_autofree char *missing = g_strjoinv (" ", (char **) result->missing);

    g_test_message ("%s: %s", rows[i].pattern, rows[i].entered);
    g_assert_cmpstr (coxa_class_ids[result->class], ==, coxa_class_ids[rows[i].class]);
    g_assert_cmpint (result->support, ==, rows[i].support);
    g_assert_cmpint (result->against, ==, rows[i].against);
    g_assert_cmpint (result->measured, ==, rows[i].measured);
    g_assert_cmpint (result->total, ==, rows[i].total);
    if (rows[i].caps)
      g_assert_cmpstr (caps, ==, rows[i].caps);
    if (rows[i].missing)
      g_assert_cmpstr (missing, ==, rows[i].missing);
  }
}
