/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The catalogue shipped with Coxa against the vocabulary of the reference, and the strictness of
 * its reader. */

#include "coxa-data-file.h"
#include "coxa-measure.h"

#define MEASURE                                                                                   \
  "[catalogue]\nversion=1\n[hip_flexion]\nkind=number\nunit=deg\nscope=side\npositions=supine;\n" \
  "section=supine\nname=Hip flexion\nshort-name=Flexion\nhow=Bend.\nsource=soucie2011\n"          \
  "hard-min=-20\nhard-max=170\nsoft-min=50\nsoft-max=150\nlimits-source=rom.md 7\n"

static CoxaMeasureCatalogue *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return coxa_measure_catalogue_new ("measures.ini", bytes, NULL, error);
}

/* id, kind, unit, sided, first position: a sample of every kind, in the order of the catalogue */
static const struct {
  guint index;
  const char *id;
  CoxaMeasureKind kind;
  const char *unit;
  gboolean sided;
  const char *position;
} samples[] = {
  { 0, "hip_flexion", COXA_MEASURE_NUMBER, "deg", TRUE, "supine" },
  { 1, "hip_extension", COXA_MEASURE_NUMBER, "deg", TRUE, "prone" },
  { 5, "hip_ir", COXA_MEASURE_NUMBER, "deg", TRUE, "prone_hip0" },
  { 7, "hip_rotation_total", COXA_MEASURE_COMPUTED, "deg", TRUE, "prone_hip0" },
  { 8, "thomas_hip", COXA_MEASURE_NUMBER, "deg", TRUE, "table_edge" },
  { 29, "phe_pattern", COXA_MEASURE_YESNO, "", TRUE, "prone" },
  { 31, "waiters_bow", COXA_MEASURE_FAILED, "", FALSE, "standing" },
  { 41, "ahabd", COXA_MEASURE_GRADE, "", TRUE, "sidelying" },
  { 94, "bkfo_early_roll", COXA_MEASURE_YESNO, "", TRUE, "supine" },
};

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaMeasureCatalogue) catalogue = coxa_measure_catalogue_load (NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (coxa_measure_catalogue_count (catalogue), ==, 95);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    const CoxaMeasure *measure = coxa_measure_catalogue_get (catalogue, samples[i].index);

    g_assert_cmpstr (measure->id, ==, samples[i].id);
    g_assert_true (coxa_measure_catalogue_find (catalogue, samples[i].id) == measure);
    g_assert_cmpuint (measure->index, ==, samples[i].index);
    g_assert_cmpint (measure->kind, ==, samples[i].kind);
    g_assert_cmpstr (measure->unit, ==, samples[i].unit);
    g_assert_cmpint (measure->sided, ==, samples[i].sided);
    g_assert_cmpstr (measure->positions[0], ==, samples[i].position);
  }
  g_assert_null (coxa_measure_catalogue_find (catalogue, "hip_flex"));
}

/* rom.md 7 */
static void
test_limits (void)
{
  static const struct {
    const char *id;
    double hard_min, hard_max, soft_min, soft_max, soft_max_child;
  } rows[] = {
    { "hip_flexion", -20, 170, 50, 150, 160 },
    { "hip_extension", -90, 60, -20, 35, 45 },
    { "hip_abduction", -30, 100, 10, 70, 80 },
    { "hip_adduction", -30, 60, 5, 45, 50 },
    { "hip_ir", -40, 100, 5, 65, 70 },
    { "hip_er", -40, 100, 10, 75, 85 },
    { "hip_rotation_total", 0, 180, 40, 125, 140 },
    { "thomas_hip", -60, 60, -20, 30, 30 },
    { "thomas_knee", 0, 150, 30, 100, 100 },
    { "ober", -40, 60, 0, 45, 45 },
    { "faber_height", 0, 60, 2, 25, 25 },
    { "slr", 0, 150, 20, 115, 130 },
    { "craig", -40, 80, 0, 40, 50 },
    { "ftf", -40, 120, -25, 60, 60 },
    { "lumbar_rotation", -5, 60, 2, 40, 40 },
    { "sorensen", 0, 900, 10, 300, 300 },
    { "side_bridge", 0, 900, 5, 300, 300 },
  };
  g_autoptr (CoxaMeasureCatalogue) catalogue = coxa_measure_catalogue_load (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CoxaMeasure *measure = coxa_measure_catalogue_find (catalogue, rows[i].id);

    g_test_message ("%s", rows[i].id);
    g_assert_cmpfloat (measure->hard_min, ==, rows[i].hard_min);
    g_assert_cmpfloat (measure->hard_max, ==, rows[i].hard_max);
    g_assert_cmpfloat (measure->soft_min, ==, rows[i].soft_min);
    g_assert_cmpfloat (measure->soft_max, ==, rows[i].soft_max);
    g_assert_cmpfloat (measure->soft_max_child, ==, rows[i].soft_max_child);
  }
}

static void
test_qualifiers (void)
{
  static const char *const passive[] = {
    "hip_flexion", "hip_extension", "hip_abduction", "hip_abduction_knee_bent",
    "hip_ir",      "hip_er",        "slr",           "knee_ext_deficit_passive",
    NULL
  };
  static const char *const active[] = { "knee_ext_deficit_active",
                                        "gait_hip_ext",
                                        "pelvic_incl_fwd_bend",
                                        "ftf",
                                        "schober_mod",
                                        "schober_mmst",
                                        "lumbar_flexion",
                                        "lumbar_extension",
                                        "lumbar_lateral_flexion",
                                        "lumbar_rotation",
                                        "sorensen",
                                        "trunk_flexor",
                                        "side_bridge",
                                        "double_leg_lowering",
                                        NULL };
  g_autoptr (CoxaMeasureCatalogue) catalogue = coxa_measure_catalogue_load (NULL, NULL);

  for (guint i = 0; i < coxa_measure_catalogue_count (catalogue); i++) {
    const CoxaMeasure *measure = coxa_measure_catalogue_get (catalogue, i);

    g_assert_cmpint (measure->mode == COXA_MODE_ACTIVE, ==, g_strv_contains (active, measure->id));
    g_assert_cmpint (measure->judged_passive, ==, g_strv_contains (passive, measure->id));
    g_assert_cmpint (measure->pelvis_qualifier, ==, g_str_equal (measure->id, "thomas_hip"));
    g_assert_cmpint (g_utf8_strlen (measure->short_name, -1), <=, 28);
    g_assert_null (strchr (measure->how, '\n'));
  }
}

static void
test_grades (void)
{
  g_autoptr (CoxaMeasureCatalogue) catalogue = coxa_measure_catalogue_load (NULL, NULL);
  const CoxaMeasure *grade = coxa_measure_catalogue_find (catalogue, "mmt_hip_abduction");

  g_assert_cmpint (coxa_measure_find_value (grade, "0"), ==, 0);
  g_assert_cmpint (coxa_measure_find_value (grade, "4-"), ==, 8);
  g_assert_cmpint (coxa_measure_find_value (grade, "5"), ==, 11);
  g_assert_cmpint (coxa_measure_find_value (grade, "5-"), ==, -1);
}

static void
test_refusals (void)
{
  static const struct {
    const char *name, *from, *to, *fragment;
  } rows[] = {
    { "kind", "kind=number", "kind=length", "[hip_flexion] kind" },
    { "no name", "name=Hip flexion\n", "\n", "[hip_flexion] name" },
    { "no source", "source=soucie2011\n", "\n", "[hip_flexion] source" },
    { "no position", "positions=supine;\n", "\n", "[hip_flexion] positions" },
    { "section", "section=supine", "section=floor", "[hip_flexion] section" },
    { "hard limits", "hard-max=170", "hard-max=-20", "[hip_flexion] hard-max" },
    { "soft outside hard", "soft-max=150", "soft-max=171", "[hip_flexion] soft-max" },
    { "no limit", "hard-min=-20\n", "\n", "[hip_flexion] hard-min" },
    { "values of a number", "unit=deg", "unit=deg\nvalues=1;2;", "[hip_flexion] values" },
    { "preset", "unit=deg", "unit=deg\npresets=everything;", "[hip_flexion] presets" },
    { "qualifier", "unit=deg", "unit=deg\nqualifier=belt", "[hip_flexion] qualifier" },
    { "mode", "unit=deg", "unit=deg\nmode=passive", "[hip_flexion] mode" },
    { "decimals", "unit=deg", "unit=deg\ndecimals=9", "[hip_flexion] decimals" },
    { "decimals below zero", "unit=deg", "unit=deg\ndecimals=-1", "[hip_flexion] decimals" },
    { "unknown key", "unit=deg", "units=deg", "[hip_flexion] units" },
    { "no version", "version=1\n", "\n", "[catalogue] version" },
    { "newer version", "version=1", "version=2", "[catalogue] version" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GString) text = g_string_new (MEASURE);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", rows[i].name);
    g_assert_cmpuint (g_string_replace (text, rows[i].from, rows[i].to, 1), ==, 1);
    g_assert_null (read_text (text->str, &error));
    g_assert_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, "measures.ini"));
    g_assert_nonnull (strstr (error->message, rows[i].fragment));
  }
}

static void
test_accepted (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaMeasureCatalogue) catalogue = read_text (MEASURE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (coxa_measure_catalogue_count (catalogue), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/catalogue/shipped", test_shipped);
  g_test_add_func ("/domain/catalogue/limits", test_limits);
  g_test_add_func ("/domain/catalogue/qualifiers", test_qualifiers);
  g_test_add_func ("/domain/catalogue/grades", test_grades);
  g_test_add_func ("/domain/catalogue/refusals", test_refusals);
  g_test_add_func ("/domain/catalogue/accepted", test_accepted);
  return g_test_run ();
}
