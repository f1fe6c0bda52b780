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
}

void
sample_case_set_up (SampleCase *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->catalogue = coxa_measure_catalogue_load (NULL, NULL);
  self->ruleset = coxa_ruleset_load (self->catalogue, NULL, &error);
  g_assert_no_error (error);
  self->patient = coxa_patient_new ("0b8e0000-0000-4000-8000-000000000001");
  coxa_patient_set_birth_date (self->patient, "1982-03-04", NULL);
  coxa_patient_set_sex (self->patient, COXA_SEX_FEMALE);
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

void
sample_case_enter (SampleCase *self, const char *text)
{
  g_auto (GStrv) entries = g_strsplit (text, ";", -1);

  for (guint i = 0; entries[i]; i++)
    if (*g_strstrip (entries[i]))
      enter_one (self, entries[i]);
}

const CoxaPatternResult *
sample_case_judge (SampleCase *self, const char *pattern, CoxaSide side)
{
  coxa_judge (self->result, self->patient, self->visit);
  return coxa_result_find (self->result, pattern, side);
}
