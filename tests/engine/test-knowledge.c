/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Knowledge that is refused in part, and thresholds that a clinic sets itself. */

#include <glib/gstdio.h>

#include "coxa-knowledge.h"
#include "coxa-reference.h"
#include "sample-case.h"

#define HEAD "[clinic]\nformat=1\nversion=3\n"
#define WHY "reason=Audit\ndate=2026-05-01\n"
#define EXTENSION \
  "[patterns.ini hip-flexor-shortness/hip_extension]\nmet=<= 8\nborderline=<= 10\nagainst=>= 12\n"

typedef struct {
  SampleCase sample;
  char *folder;
  char *clinic;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sample_case_set_up (&fixture->sample, data);
  fixture->folder = g_dir_make_tmp ("coxa-knowledge-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->clinic = g_build_filename (fixture->folder, "clinic.txt", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->clinic);
  sample_case_tear_down (&fixture->sample, data);
}

static void
write_text (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* Puts @name into the folder, with its first @old replaced by @new. Returns the path. */
static char *
spoil (Fixture *fixture, const char *name, const char *old, const char *new)
{
  g_autoptr (GBytes) bytes = coxa_data_lookup (name, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char *at = strstr (text, old);
  g_autofree char *spoiled = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_nonnull (at);
  spoiled = g_strdup_printf ("%.*s%s%s", (int) (at - text), text, new, at + strlen (old));
  write_text (path, spoiled);
  return path;
}

static CoxaKnowledge *
load_clinic (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  CoxaKnowledge *knowledge;

  write_text (fixture->clinic, text);
  knowledge = coxa_knowledge_new (NULL, fixture->clinic, COXA_PARTS_ALL, NULL, &error);
  g_assert_no_error (error);
  return knowledge;
}

typedef struct {
  CoxaKnowledgePart part;
  const char *file, *old, *new;
  const char *problem; /* behind the path */
  gboolean engine_on, handout;
} Damage;

static const Damage damages[] = {
  { COXA_PART_PATTERNS, "patterns.ini", "met=<= 5", "met=<= five",
    ": [hip-flexor-shortness/hip_extension] met: “<= five” is not a zone such as <= 25, 26..30 or "
    "yes",
    FALSE, TRUE },
  { COXA_PART_PATTERNS, "patterns.ini", "against=>= 11", "against=>= 4",
    ": [hip-flexor-shortness/hip_extension] against: overlaps another zone", FALSE, TRUE },
  { COXA_PART_PATTERNS, "patterns.ini", "value=hip_extension", "value=navel",
    ": [hip-flexor-shortness/hip_extension] value: “navel” is not a measure", FALSE, TRUE },
  { COXA_PART_PATTERNS, "patterns.ini", "\n[rules]", "\n[rulez]", ": [rules] version: is missing",
    FALSE, TRUE },
  { COXA_PART_SAFETY, "safety.ini", "short-form=true", "short-form=maybe",
    ": [question saddle_numbness] short-form: “maybe” is neither true nor false", FALSE, FALSE },
  { COXA_PART_NORMS, "norms.ini", "mean=140.8", "mean=many",
    ": [hip_flexion soucie2011 f 2-8] mean: “many” is not a number", TRUE, TRUE },
  { COXA_PART_RELIABILITY, "reliability.ini", "rater=intra", "rater=both",
    ": [hip_flexion pua2008 intra] rater: “both” is not one of the known words", TRUE, TRUE },
  { COXA_PART_QUESTIONNAIRES, "questionnaires.ini", "direction=lower-is-better",
    "direction=sideways", ": [nprs_now] direction: “sideways” is not one of the known words", TRUE,
    TRUE },
  { COXA_PART_CHANGE, "change.ini", "plateau-days=21", "plateau-days=0",
    ": [progress-of-visit] plateau-days: “0” is not a whole number from 1 to 365", TRUE, TRUE },
  { COXA_PART_EXERCISES, "exercises.ini", "\nlevel=1", "\nlevel=4",
    ": [diaphragmatic-breathing] level: “4” is not a whole number from 1 to 3", TRUE, TRUE },
  { COXA_PART_SUGGESTIONS, "suggestions.ini", "level-max=2", "level-max=4",
    ": [suggestions] level-max: “4” is not a whole number from 1 to 3", TRUE, TRUE },
};

static void
answer_all (CoxaVisit *visit)
{
  coxa_visit_set_others (visit, COXA_ANSWER_NO);
}

/* The part that is damaged is named; the others do what they can. */
static void
test_damages (Fixture *fixture, gconstpointer data)
{
  sample_case_enter (&fixture->sample, SAMPLE_WOMAN);
  answer_all (fixture->sample.visit);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    const Damage *row = &damages[i];
    g_autofree char *path = spoil (fixture, row->file, row->old, row->new);
    g_autofree char *problem = g_strconcat (path, row->problem, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (CoxaKnowledge) knowledge =
        coxa_knowledge_new (fixture->folder, NULL, COXA_PARTS_ALL, NULL, &error);
    g_autoptr (CoxaResult) result = NULL;

    g_assert_no_error (error);
    g_test_message ("%s: %s", row->file, row->new);
    g_assert_nonnull (coxa_knowledge_get_problem (knowledge, row->part));
    g_assert_cmpstr (coxa_knowledge_get_problem (knowledge, row->part)->message, ==, problem);
    for (guint part = 0; part < COXA_N_PARTS; part++)
      g_assert_true (part == row->part || !coxa_knowledge_get_problem (knowledge, part) ||
                     (part == COXA_PART_SUGGESTIONS && row->part == COXA_PART_EXERCISES));
    result = coxa_knowledge_new_result (knowledge);
    coxa_judge (result, fixture->sample.patient, fixture->sample.visit);
    g_assert_cmpint (coxa_result_is_engine_on (result), ==, row->engine_on);
    g_assert_cmpint (coxa_result_count (result) > 0, ==, row->engine_on);
    g_assert_cmpint (coxa_result_allows_handout (result, NULL), ==, row->handout);
    g_unlink (path);
  }
}

static void
test_measures_are_needed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = spoil (fixture, "measures.ini", "kind=number", "kind=colour");
  g_autofree char *sentence =
      g_strconcat (path, ": [hip_flexion] kind: “colour” is not one of the known words", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (coxa_knowledge_new (fixture->folder, NULL, COXA_PARTS_ALL, NULL, &error));
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
test_unreadable_safety_blocks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = spoil (fixture, "safety.ini", "\n[safety]", "\n[safe]");
  g_autoptr (CoxaKnowledge) knowledge =
      coxa_knowledge_new (fixture->folder, NULL, COXA_PARTS_ALL, NULL, NULL);
  g_autoptr (CoxaResult) result = coxa_knowledge_new_result (knowledge);
  const char *reason = NULL;

  answer_all (fixture->sample.visit);
  coxa_judge (result, fixture->sample.patient, fixture->sample.visit);
  g_assert_false (coxa_result_allows_handout (result, &reason));
  g_assert_cmpstr (reason, ==, COXA_SAFETY_UNREADABLE);
  g_assert_false (coxa_result_is_screen_complete (result));
  /* the names still serve the record */
  g_assert_nonnull (
      coxa_ruleset_find_pattern (coxa_knowledge_get_rules (knowledge), "hip-flexor-shortness"));
}

/* Switched off: nothing is judged but safety, and safety blocks as ever. */
static void
test_engine_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaKnowledge) knowledge = coxa_knowledge_load (NULL, NULL);
  g_autoptr (CoxaResult) on = coxa_knowledge_new_result (knowledge);
  g_autoptr (CoxaResult) off = NULL;
  const char *reason = NULL;

  coxa_knowledge_set_engine (knowledge, FALSE);
  off = coxa_knowledge_new_result (knowledge);
  sample_case_enter (&fixture->sample, SAMPLE_WOMAN);
  answer_all (fixture->sample.visit);
  coxa_judge (on, fixture->sample.patient, fixture->sample.visit);
  coxa_judge (off, fixture->sample.patient, fixture->sample.visit);
  g_assert_cmpuint (coxa_result_count (on), >, 0);
  g_assert_cmpuint (coxa_result_count (off), ==, 0);
  g_assert_cmpuint (coxa_result_count_shown (off), ==, 0);
  g_assert_true (coxa_result_allows_handout (off, NULL));
  coxa_visit_set_answer (fixture->sample.visit, "saddle_numbness", COXA_ANSWER_YES);
  coxa_judge (off, fixture->sample.patient, fixture->sample.visit);
  g_assert_false (coxa_result_allows_handout (off, &reason));
  g_assert_cmpstr (reason, ==, "emergency");
  g_assert_cmpuint (coxa_result_count_safety_flags (off), >, 0);
}

static CoxaZone
zone_at (Fixture *fixture, CoxaKnowledge *knowledge, double value, CoxaClinicOwn *own_out)
{
  g_autoptr (CoxaResult) result = coxa_knowledge_new_result (knowledge);
  g_autofree char *entry = g_strdup_printf ("hip_extension L %g", value);
  const CoxaPatternResult *judged;

  sample_case_clear (&fixture->sample);
  sample_case_enter (&fixture->sample, entry);
  coxa_judge (result, fixture->sample.patient, fixture->sample.visit);
  judged = coxa_result_find (result, "hip-flexor-shortness", COXA_SIDE_LEFT);
  for (guint i = 0; i < judged->n_findings; i++)
    if (g_str_equal (judged->findings[i].rule->id, "hip_extension")) {
      *own_out = judged->findings[i].rule->clinic_own;
      return judged->findings[i].zone;
    }
  g_assert_not_reached ();
}

/* Both sides of every threshold that the clinic moved. */
static void
test_zones_of_clinic (Fixture *fixture, gconstpointer data)
{
  static const struct {
    double value;
    CoxaZone published, own;
  } rows[] = {
    { 5, COXA_ZONE_MET, COXA_ZONE_MET },
    { 6, COXA_ZONE_BORDERLINE, COXA_ZONE_MET },
    { 8, COXA_ZONE_BORDERLINE, COXA_ZONE_MET },
    { 9, COXA_ZONE_BORDERLINE, COXA_ZONE_BORDERLINE },
    { 10, COXA_ZONE_NEUTRAL, COXA_ZONE_BORDERLINE },
    { 11, COXA_ZONE_AGAINST, COXA_ZONE_NEUTRAL },
    { 12, COXA_ZONE_AGAINST, COXA_ZONE_AGAINST },
  };
  g_autoptr (CoxaKnowledge) published = coxa_knowledge_load (NULL, NULL);
  g_autoptr (CoxaKnowledge) own = load_clinic (fixture, HEAD EXTENSION WHY);

  g_assert_null (coxa_knowledge_get_problem (own, COXA_PART_CLINIC));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaClinicOwn mark = NULL;

    g_assert_cmpint (zone_at (fixture, published, rows[i].value, &mark), ==, rows[i].published);
    g_assert_null (mark);
    g_assert_cmpint (zone_at (fixture, own, rows[i].value, &mark), ==, rows[i].own);
    g_assert_nonnull (mark);
    g_assert_cmpstr (mark[0]->value, ==, "<= 8");
    g_assert_cmpstr (mark[0]->published, ==, "<= 5");
  }
}

static void
test_error_of_clinic (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaKnowledge) own =
      load_clinic (fixture, HEAD "[reliability.ini hip_flexion coxa_default intra]\nmdc95=14\n" WHY
                                 "[change.ini progress-of-visit]\nplateau-days=28\n" WHY);
  const CoxaMeasure *flexion =
      coxa_measure_catalogue_find (coxa_knowledge_get_measures (own), "hip_flexion");

  g_assert_cmpfloat (
      coxa_error_threshold (coxa_knowledge_get_norms (own), flexion, "supine", 1, FALSE), ==, 14);
  g_assert_cmpfloat (
      coxa_error_threshold (coxa_knowledge_get_norms (own), flexion, "supine", 1, TRUE), ==, 17);
  g_assert_cmpint (coxa_change_rules_get_limits (coxa_knowledge_get_change (own))->plateau_days, ==,
                   28);
}

static void
test_version (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaKnowledge) published = coxa_knowledge_load (NULL, NULL);
  g_autoptr (CoxaKnowledge) own = load_clinic (fixture, HEAD EXTENSION WHY);
  g_autoptr (CoxaKnowledge) none = load_clinic (fixture, HEAD);
  g_autoptr (CoxaKnowledge) refused = load_clinic (fixture, HEAD EXTENSION);

  g_assert_cmpstr (coxa_ruleset_get_version (coxa_knowledge_get_rules (published)), ==, "1");
  g_assert_cmpstr (coxa_ruleset_get_version (coxa_knowledge_get_rules (own)), ==, "1+clinic.3");
  g_assert_cmpstr (coxa_ruleset_get_version (coxa_knowledge_get_rules (none)), ==, "1+clinic.3");
  g_assert_cmpstr (coxa_ruleset_get_version (coxa_knowledge_get_rules (refused)), ==, "1");
}

/* What only shows when the values stand in their places: the clinic's file is named, none of its
 * values counts, and patterns are off. */
static void
test_refused_clinic (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    const char *problem; /* behind the path */
  } rows[] = {
    { HEAD EXTENSION "reason=Audit\n",
      ": [patterns.ini hip-flexor-shortness/hip_extension] date: is missing; give a date or by "
      "whom it was set" },
    { HEAD "[patterns.ini hip-flexor-shortness/hip_extension]\nmet=<= eight\n" WHY,
      ": [patterns.ini hip-flexor-shortness/hip_extension] met: “<= eight” is not a zone such as "
      "<= 25, 26..30 or yes" },
    { HEAD "[patterns.ini hip-flexor-shortness/hip_extension]\nmet=<= 11\n" WHY,
      ": [patterns.ini hip-flexor-shortness/hip_extension] against: overlaps another zone" },
    { HEAD "[norms.ini hip_flexion soucie2011 f 2-8]\nsd=0\n" WHY,
      ": [norms.ini hip_flexion soucie2011 f 2-8] sd: is not above zero" },
    { HEAD "[norms.ini hip_flexion soucie2011 f 2-8]\nage-min=9\n" WHY,
      ": [norms.ini hip_flexion soucie2011 f 2-8] age-max: is below age-min" },
    { HEAD "[measures.ini hip_flexion]\nsoft-max=900\n" WHY,
      ": [measures.ini hip_flexion] soft-max: the soft limits do not lie inside the hard ones" },
    { HEAD "[change.ini measure hhd_hip_abduction]\nreal-percent=0\n" WHY,
      ": [change.ini measure hhd_hip_abduction] real-percent: is not above zero" },
    { HEAD "[change.ini progress-of-visit]\nadherence-good=40\n" WHY,
      ": [change.ini progress-of-visit] adherence-poor: is above adherence-good" },
    { HEAD "[reliability.ini hip_flexion coxa_default intra]\nmdc95=wide\n" WHY,
      ": [reliability.ini hip_flexion coxa_default intra] mdc95: “wide” is not a number" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaKnowledge) knowledge = load_clinic (fixture, rows[i].text);
    g_autoptr (CoxaResult) result = coxa_knowledge_new_result (knowledge);
    g_autofree char *problem = g_strconcat (fixture->clinic, rows[i].problem, NULL);

    g_assert_nonnull (coxa_knowledge_get_problem (knowledge, COXA_PART_CLINIC));
    g_assert_cmpstr (coxa_knowledge_get_problem (knowledge, COXA_PART_CLINIC)->message, ==,
                     problem);
    for (guint part = 0; part < COXA_PART_CLINIC; part++)
      g_assert_null (coxa_knowledge_get_problem (knowledge, part));
    g_assert_null (coxa_knowledge_get_clinic (knowledge));
    g_assert_false (coxa_result_is_engine_on (result));
    g_assert_cmpfloat (coxa_norm_table_get (coxa_knowledge_get_norms (knowledge), 0)->mean, ==,
                       140.8);
  }
}

static void
test_no_clinic_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaKnowledge) knowledge =
      coxa_knowledge_new (NULL, fixture->clinic, COXA_PARTS_ALL, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (coxa_knowledge_get_problem (knowledge, COXA_PART_CLINIC));
  g_assert_null (coxa_knowledge_get_clinic (knowledge));
}

/* Precautions of exercises count also where no pattern is known. */
static void
test_precautions_without_patterns (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = spoil (fixture, "patterns.ini", "\n[rules]", "\n[rulez]");
  g_autoptr (CoxaKnowledge) knowledge =
      coxa_knowledge_new (fixture->folder, NULL, COXA_PARTS_ALL, NULL, NULL);

  g_assert_nonnull (coxa_knowledge_get_suggestions (knowledge));
  g_assert_nonnull (coxa_suggestion_rules_get_precaution_name (
      coxa_knowledge_get_suggestions (knowledge), "pregnancy"));
  g_assert_cmpstr (coxa_ruleset_get_version (coxa_knowledge_get_rules (knowledge)), ==,
                   "safety-only");
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/knowledge/damages", test_damages);
  ADD ("/knowledge/measures-are-needed", test_measures_are_needed);
  ADD ("/knowledge/unreadable-safety-blocks", test_unreadable_safety_blocks);
  ADD ("/knowledge/engine-off", test_engine_off);
  ADD ("/knowledge/zones-of-clinic", test_zones_of_clinic);
  ADD ("/knowledge/error-of-clinic", test_error_of_clinic);
  ADD ("/knowledge/version", test_version);
  ADD ("/knowledge/refused-clinic", test_refused_clinic);
  ADD ("/knowledge/no-clinic-file", test_no_clinic_file);
  ADD ("/knowledge/precautions-without-patterns", test_precautions_without_patterns);
  return g_test_run ();
}
