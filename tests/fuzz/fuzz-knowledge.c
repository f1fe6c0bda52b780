/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of data/clinical: each is loaded or refused with one clear error. The first byte says which
 * file it is, the rest is the file. Rules that load must be able to judge. */

#include <string.h>

#include "coxa-change-rules.h"
#include "coxa-norm.h"
#include "coxa-questionnaire.h"
#include "coxa-suggestion-rules.h"
#include "fuzz.h"

#define LEAST_PATTERNS                                                                \
  "[rules]\nversion=1\nlikely-percent=60\npossible-percent=25\ncoverage-percent=50\n" \
  "shown=3\nwidespread=5\n"
#define LEAST_SAFETY "[safety]\nversion=1\n"

typedef struct {
  CoxaMeasureCatalogue *measures;
  CoxaRuleset *ruleset;
  CoxaExerciseLibrary *library;
} Knowledge;

static const Knowledge *
get_knowledge (void)
{
  static Knowledge knowledge;

  if (!knowledge.measures) {
    knowledge.measures = coxa_measure_catalogue_load (NULL, NULL);
    knowledge.ruleset = coxa_ruleset_load (knowledge.measures, NULL, NULL);
    knowledge.library = coxa_exercise_library_load (NULL, NULL);
  }
  return &knowledge;
}

static void
measure_all (CoxaVisit *visit, const CoxaMeasureCatalogue *measures, double place)
{
  for (guint i = 0; i < coxa_measure_catalogue_count (measures); i++) {
    const CoxaMeasure *measure = coxa_measure_catalogue_get (measures, i);

    for (guint side = 0; side < (measure->sided ? 2 : 1); side++) {
      CoxaMeasurement measurement;

      coxa_measurement_init (&measurement, measure, measure->sided ? side : COXA_SIDE_CENTRAL);
      measurement.value = measure->kind == COXA_MEASURE_NUMBER
                              ? measure->hard_min + place * (measure->hard_max - measure->hard_min)
                              : place > 0.5;
      measurement.pelvis_held = measure->pelvis_qualifier;
      coxa_visit_put_measurement (visit, &measurement);
    }
  }
}

static void
judge (CoxaRuleset *ruleset, const CoxaMeasureCatalogue *measures)
{
  static const double places[] = { 0, 0.4, 1 };
  g_autoptr (CoxaResult) result = coxa_result_new (ruleset);
  g_autoptr (CoxaPatient) patient = coxa_patient_new ("0b8e0000-0000-4000-8000-000000000001");
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 ("2026-03-14T09:30:00+01:00", NULL);
  g_autoptr (CoxaVisit) visit = coxa_visit_new ("5c1a0000-0000-4000-8000-000000000001", at);

  coxa_judge (result, patient, visit);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    measure_all (visit, measures, places[i]);
    coxa_judge (result, patient, visit);
  }
  if (coxa_result_count (result) > 0)
    g_array_unref (coxa_result_find_flips (result, coxa_result_get (result, 0)));
}

static void
load_ruleset (const Knowledge *knowledge, GBytes *patterns, GBytes *safety, GError **error)
{
  g_autoptr (CoxaRuleset) ruleset =
      coxa_ruleset_new (knowledge->measures, patterns, safety, NULL, error);

  if (ruleset)
    judge (ruleset, knowledge->measures);
}

static void
load_patterns (const Knowledge *knowledge, GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) safety = g_bytes_new_static (LEAST_SAFETY, strlen (LEAST_SAFETY));

  load_ruleset (knowledge, bytes, safety, error);
}

static void
load_safety (const Knowledge *knowledge, GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) patterns = g_bytes_new_static (LEAST_PATTERNS, strlen (LEAST_PATTERNS));

  load_ruleset (knowledge, patterns, bytes, error);
}

static void
load_measures (const Knowledge *knowledge, GBytes *bytes, GError **error)
{
  CoxaMeasureCatalogue *measures = coxa_measure_catalogue_new ("measures.ini", bytes, NULL, error);

  g_clear_pointer (&measures, coxa_measure_catalogue_unref);
}

static void
load_norm_table (const Knowledge *knowledge, GBytes *norms, GBytes *reliability, GError **error)
{
  CoxaNormTable *table = coxa_norm_table_new (knowledge->measures, norms, reliability, error);

  g_clear_pointer (&table, coxa_norm_table_free);
}

static void
load_norms (const Knowledge *knowledge, GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  load_norm_table (knowledge, bytes, empty, error);
}

static void
load_reliability (const Knowledge *knowledge, GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  load_norm_table (knowledge, empty, bytes, error);
}

static void
load_exercises (const Knowledge *knowledge, GBytes *bytes, GError **error)
{
  CoxaExerciseLibrary *library = coxa_exercise_library_new ("exercises.ini", bytes, NULL, error);

  g_clear_pointer (&library, coxa_exercise_library_free);
}

static void
load_questionnaires (const Knowledge *knowledge, GBytes *bytes, GError **error)
{
  CoxaQuestionnaireCatalogue *catalogue =
      coxa_questionnaire_catalogue_new ("questionnaires.ini", bytes, NULL, error);

  g_clear_pointer (&catalogue, coxa_questionnaire_catalogue_free);
}

static void
load_change (const Knowledge *knowledge, GBytes *bytes, GError **error)
{
  CoxaChangeRules *rules = coxa_change_rules_new (knowledge->measures, bytes, NULL, error);

  g_clear_pointer (&rules, coxa_change_rules_free);
}

static void
load_suggestions (const Knowledge *knowledge, GBytes *bytes, GError **error)
{
  CoxaSuggestionRules *rules =
      coxa_suggestion_rules_new (knowledge->ruleset, knowledge->library, bytes, NULL, error);

  g_clear_pointer (&rules, coxa_suggestion_rules_free);
}

static const struct {
  char letter;
  void (*load) (const Knowledge *knowledge, GBytes *bytes, GError **error);
} files[] = {
  { 'p', load_patterns },       { 's', load_safety },      { 'm', load_measures },
  { 'n', load_norms },          { 'r', load_reliability }, { 'e', load_exercises },
  { 'q', load_questionnaires }, { 'c', load_change },      { 'u', load_suggestions },
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GError) error = NULL;

    if (size == 0 || *data != files[i].letter)
      continue;
    bytes = g_bytes_new (data + 1, size - 1);
    files[i].load (get_knowledge (), bytes, &error);
    if (error)
      g_assert_true (strstr (error->message, ".ini") && g_utf8_validate (error->message, -1, NULL));
  }
  return 0;
}
