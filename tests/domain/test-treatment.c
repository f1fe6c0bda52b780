/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-own-goal.h"
#include "coxa-technique.h"
#include "coxa-visit.h"

#include <string.h>

#define HEAD "[treatment]\nversion=1\n"
#define PRESS HEAD "[technique press]\nname=Press\n"

static CoxaTechniqueCatalogue *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (CoxaDataFile) file = coxa_data_file_new ("treatment.ini", bytes, error);

  return file ? coxa_technique_catalogue_new (file, NULL, error) : NULL;
}

static CoxaTechniqueCatalogue *
load (void)
{
  g_autoptr (GError) error = NULL;
  CoxaTechniqueCatalogue *catalogue = coxa_technique_catalogue_load_from (NULL, NULL, &error);

  g_assert_no_error (error);
  return catalogue;
}

static void
test_shipped (void)
{
  g_autoptr (CoxaTechniqueCatalogue) catalogue = load ();
  const CoxaTechnique *mobilisation = coxa_technique_catalogue_find (catalogue, "mobilisation");

  g_assert_cmpuint (g_strv_length (mobilisation->grades), ==, 5);
  g_assert_cmpstr (mobilisation->grades[4], ==, "V");
  g_assert_true (coxa_technique_catalogue_find_region (catalogue, "hip")->sided);
  g_assert_false (coxa_technique_catalogue_find_region (catalogue, "low_back")->sided);
  g_assert_null (coxa_technique_catalogue_find (catalogue, "hip"));
  g_assert_null (coxa_technique_catalogue_find_region (catalogue, "mobilisation"));
}

/* A caution nobody can have would never be seen. */
static void
test_precautions_are_known (void)
{
  g_autoptr (CoxaTechniqueCatalogue) catalogue = load ();
  const GPtrArray *cautions = coxa_technique_catalogue_get_cautions (catalogue);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = coxa_data_lookup ("suggestions.ini", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cautions->len, >, 5);
  for (guint i = 0; i < cautions->len; i++) {
    const CoxaCaution *caution = g_ptr_array_index (cautions, i);

    g_assert_true (g_str_has_prefix (caution->source, "safety.md 6."));
    for (guint k = 0; caution->precautions[k]; k++) {
      g_autofree char *group = g_strdup_printf ("\n[precaution %s]\n", caution->precautions[k]);

      g_assert_nonnull (strstr (g_bytes_get_data (bytes, NULL), group));
    }
  }
}

static void
test_cautions (void)
{
  static const struct {
    const char *technique;
    const char *precaution;
    guint n;
  } rows[] = {
    { "trigger_point", "clotting-or-skin-risk", 1 },
    { "soft_tissue", "clotting-or-skin-risk", 0 },
    { "neural", "acute-radiculopathy", 1 },
    { "mobilisation", "pregnancy", 2 },
    { "education", "pregnancy", 0 },
    { "mobilisation", "wrist-pain", 0 },
  };
  g_autoptr (CoxaTechniqueCatalogue) catalogue = load ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const char *const precautions[] = { "knee-pain-kneeling", rows[i].precaution, NULL };
    g_autoptr (GPtrArray) cautions =
        coxa_technique_catalogue_list_cautions (catalogue, rows[i].technique, precautions);
    g_autoptr (GPtrArray) none =
        coxa_technique_catalogue_list_cautions (catalogue, rows[i].technique, NULL);

    g_test_message ("%s, %s", rows[i].technique, rows[i].precaution);
    g_assert_cmpuint (cautions->len, ==, rows[i].n);
    g_assert_cmpuint (none->len, ==, 0);
  }
}

static void
test_refused_files (void)
{
  static const struct {
    const char *text;
    const char *message;
  } rows[] = {
    { "[technique press]\nname=Press\n", "[treatment]" },
    { HEAD "[technique ]\nname=Press\n", "has no id" },
    { HEAD "[technique Press]\nname=Press\n", "has no id" },
    { HEAD "[trick press]\nname=Press\n", "is not known" },
    { HEAD "[technique press]\n", "name: is missing" },
    { HEAD "[technique press]\nname=Press\ngrades=I;II;\n", "grade-source: is missing" },
    { HEAD "[technique press]\nname=Press\ngrade-source=x\n", "belongs to grades" },
    { HEAD "[technique press]\nname=Press\nforce=9\n", "[technique press] force" },
    { PRESS "[caution a]\nprecautions=p;\ntechniques=pull;\ntext=T\nsource=S\n", "“pull”" },
    { PRESS "[caution a]\ntechniques=press;\ntext=T\nsource=S\n", "precautions: is missing" },
    { PRESS "[caution a]\nprecautions=p;\ntext=T\nsource=S\n", "techniques: is missing" },
    { PRESS "[caution a]\nprecautions=p;\ntechniques=press;\ntext=T\n", "source: is missing" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", rows[i].text);
    g_assert_null (read_text (rows[i].text, &error));
    g_assert_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID);
    g_test_message ("-> %s", error->message);
    g_assert_nonnull (strstr (error->message, rows[i].message));
  }
}

static CoxaTreatment *
make_treatment (void)
{
  CoxaTreatment *treatment = coxa_treatment_new ();

  treatment->technique = g_strdup ("mobilisation");
  treatment->region = g_strdup ("hip");
  treatment->side = COXA_SIDE_LEFT;
  treatment->grade = g_strdup ("III");
  treatment->minutes = 8;
  treatment->response = COXA_RESPONSE_BETTER;
  treatment->pain_after = 3;
  treatment->note = g_strdup ("in side-lying");
  return treatment;
}

/* What is done again is not known to help again. */
static void
test_repeat (void)
{
  g_autoptr (CoxaTreatment) treatment = make_treatment ();
  g_autoptr (CoxaTreatment) copy = coxa_treatment_copy (treatment);
  g_autoptr (CoxaTreatment) again = coxa_treatment_repeat (treatment);

  g_assert_true (coxa_treatment_equal (copy, treatment));
  g_assert_false (coxa_treatment_equal (again, treatment));
  g_assert_cmpstr (again->grade, ==, "III");
  g_assert_cmpint (again->minutes, ==, 8);
  g_assert_cmpint (again->response, ==, COXA_RESPONSE_NOT_SAID);
  g_assert_cmpint (again->pain_after, ==, COXA_PAIN_NOT_ASKED);
  g_assert_null (again->note);
}

static void
test_visit (void)
{
  g_autoptr (GDateTime) at = g_date_time_new_utc (2026, 3, 14, 9, 30, 0);
  g_autoptr (CoxaVisit) visit = coxa_visit_new ("5c1a7b3e-0d24-4f6b-8a95-c3e2d1f04b67", at);
  g_autoptr (CoxaVisit) copy = NULL;

  g_assert_true (coxa_visit_is_empty (visit));
  coxa_visit_add_treatment (visit, make_treatment ());
  g_assert_false (coxa_visit_is_empty (visit));
  copy = coxa_visit_copy (visit);
  g_ptr_array_set_size (coxa_visit_get_treatments (visit), 0);
  g_assert_cmpuint (coxa_visit_get_treatments (copy)->len, ==, 1);
  g_assert_true (coxa_visit_is_empty (visit));

  coxa_remarks_put (coxa_visit_get_remarks (visit), "goal", COXA_TOPIC_HISTORY, COXA_TOPIC_LINE,
                    "walk");
  g_assert_false (coxa_visit_is_empty (visit));
  g_assert_cmpstr (coxa_visit_get_remark (visit, "goal"), ==, "walk");
  g_assert_null (coxa_visit_get_remark (copy, "goal"));
}

static CoxaVisit *
make_visit_of (const char *episode, int day, const char *goal)
{
  g_autoptr (GDateTime) at = g_date_time_new_utc (2026, 3, day, 9, 30, 0);
  CoxaVisit *visit = coxa_visit_new ("5c1a7b3e-0d24-4f6b-8a95-c3e2d1f04b67", at);

  coxa_visit_set_episode (visit, episode);
  coxa_remarks_put (coxa_visit_get_remarks (visit), "goal", COXA_TOPIC_HISTORY, COXA_TOPIC_LINE,
                    goal);
  return visit;
}

/* The goal of another episode, or one that came later, is not this one's. */
static void
test_own_goal (void)
{
  g_autoptr (CoxaTopicCatalogue) topics = coxa_topic_catalogue_load_from (NULL, NULL, NULL);
  g_autoptr (CoxaVisit) now = make_visit_of ("Back", 20, NULL);
  g_autoptr (CoxaVisit) later = make_visit_of ("Back", 25, "run");
  g_autoptr (CoxaVisit) knee = make_visit_of ("Knee", 15, "kneel");
  g_autoptr (CoxaVisit) first = make_visit_of ("Back", 1, "walk");
  g_autoptr (GPtrArray) visits = g_ptr_array_new ();

  g_assert_null (coxa_own_goal_find (topics, now, NULL));
  g_ptr_array_add (visits, later);
  g_ptr_array_add (visits, now);
  g_ptr_array_add (visits, knee);
  g_assert_null (coxa_own_goal_find (topics, now, visits));
  g_ptr_array_add (visits, first);
  g_assert_cmpstr (coxa_own_goal_find (topics, now, visits), ==, "walk");
  g_assert_cmpstr (coxa_own_goal_find (topics, later, visits), ==, "run");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/treatment/shipped", test_shipped);
  g_test_add_func ("/domain/treatment/precautions-are-known", test_precautions_are_known);
  g_test_add_func ("/domain/treatment/cautions", test_cautions);
  g_test_add_func ("/domain/treatment/refused-files", test_refused_files);
  g_test_add_func ("/domain/treatment/repeat", test_repeat);
  g_test_add_func ("/domain/treatment/visit", test_visit);
  g_test_add_func ("/domain/treatment/own-goal", test_own_goal);
  return g_test_run ();
}
