/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "coxa-data-file.h"
#include "coxa-norm.h"

#define NORM                                                                                     \
  "[row]\nmeasure=hip_flexion\nside=any\nposition=supine\nmode=passive\ninstrument=goniometer\n" \
  "sex=f\nage-min=20\nage-max=44\nmean=133.8\nsd=7.9\nn=143\nsource=soucie2011\nunit=deg\n"      \
  "status=unverified\nsd-status=derived_unverified_n\nuse=pending\n"
#define RELIABILITY                                                                            \
  "[row]\nmeasure=hip_flexion\ninstrument=goniometer\npopulation=any\nrater=intra\nmdc95=10\n" \
  "source=coxa_default\nrecommended=yes\nposition=unstated\nunit=deg\n"

static CoxaNormTable *
read_texts (CoxaMeasureCatalogue *catalogue,
            const char *norms,
            const char *reliability,
            GError **error)
{
  g_autoptr (GBytes) norm_bytes = g_bytes_new (norms, strlen (norms));
  g_autoptr (GBytes) reliability_bytes = g_bytes_new (reliability, strlen (reliability));

  return coxa_norm_table_new (catalogue, norm_bytes, reliability_bytes, error);
}

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaMeasureCatalogue) catalogue = coxa_measure_catalogue_load (NULL, NULL);
  g_autoptr (CoxaNormTable) table = coxa_norm_table_load (catalogue, &error);
  guint n_pending = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (coxa_norm_table_count (table), ==, 74);
  for (guint i = 0; i < coxa_norm_table_count (table); i++) {
    const CoxaNorm *norm = coxa_norm_table_get (table, i);

    n_pending += norm->use == COXA_NORM_PENDING;
    g_assert_cmpstr (norm->source, !=, "");
    /* nothing unverified is shown as checked */
    g_assert_true (!g_str_equal (norm->status, "unverified") || norm->use != COXA_NORM_YES);
  }
  g_assert_cmpuint (n_pending, >, 0);
}

static void
test_accepted (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaMeasureCatalogue) catalogue = coxa_measure_catalogue_load (NULL, NULL);
  g_autoptr (CoxaNormTable) table = read_texts (catalogue, NORM, RELIABILITY, &error);
  const CoxaNorm *norm;

  g_assert_no_error (error);
  norm = coxa_norm_table_get (table, 0);
  g_assert_cmpfloat (norm->mean, ==, 133.8);
  g_assert_cmpint (norm->sex, ==, COXA_SEX_FEMALE);
  g_assert_cmpint (norm->use, ==, COXA_NORM_PENDING);
  g_assert_cmpfloat (coxa_norm_table_get_reliability (table, 0)->mdc95, ==, 10);
  g_assert_true (isnan (coxa_norm_table_get_reliability (table, 0)->sem));
}

static void
test_background_rows_stay_out (void)
{
  g_autoptr (GString) norms = g_string_new (NORM);
  g_autoptr (CoxaMeasureCatalogue) catalogue = coxa_measure_catalogue_load (NULL, NULL);
  g_autoptr (CoxaNormTable) table = NULL;

  g_string_replace (norms, "use=pending", "use=no", 1);
  table = read_texts (catalogue, norms->str, RELIABILITY, NULL);
  g_assert_cmpuint (coxa_norm_table_count (table), ==, 0);
}

static void
test_refusals (void)
{
  static const struct {
    gboolean in_norms;
    const char *from, *to, *fragment;
  } rows[] = {
    { TRUE, "measure=hip_flexion", "measure=hip_flex", "norms.ini: [row] measure" },
    { TRUE, "unit=deg", "unit=cm", "norms.ini: [row] unit" },
    { TRUE, "mean=133.8\n", "\n", "norms.ini: [row] mean" },
    { TRUE, "sd=7.9", "sd=0", "norms.ini: [row] sd" },
    { TRUE, "age-max=44", "age-max=19", "norms.ini: [row] age-max" },
    { TRUE, "age-max=44", "age-max=233333333333", "norms.ini: [row] age-max" },
    { TRUE, "age-max=44", "age-max=44.5", "norms.ini: [row] age-max" },
    { TRUE, "n=143", "n=0", "norms.ini: [row] n" },
    { TRUE, "sex=f", "sex=w", "norms.ini: [row] sex" },
    { TRUE, "source=soucie2011\n", "\n", "norms.ini: [row] source" },
    { TRUE, "use=pending", "use=later", "norms.ini: [row] use" },
    { TRUE, "n=143", "m=143", "norms.ini: [row] m" },
    { FALSE, "rater=intra", "rater=both", "reliability.ini: [row] rater" },
    { FALSE, "recommended=yes", "recommended=true", "reliability.ini: [row] recommended" },
    { FALSE, "mdc95=10", "mdc95=ten", "reliability.ini: [row] mdc95" },
  };
  g_autoptr (CoxaMeasureCatalogue) catalogue = coxa_measure_catalogue_load (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GString) norms = g_string_new (NORM);
    g_autoptr (GString) reliability = g_string_new (RELIABILITY);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", rows[i].to);
    g_assert_cmpuint (
        g_string_replace (rows[i].in_norms ? norms : reliability, rows[i].from, rows[i].to, 1), ==,
        1);
    g_assert_null (read_texts (catalogue, norms->str, reliability->str, &error));
    g_assert_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, rows[i].fragment));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/norm/shipped", test_shipped);
  g_test_add_func ("/domain/norm/accepted", test_accepted);
  g_test_add_func ("/domain/norm/background-rows-stay-out", test_background_rows_stay_out);
  g_test_add_func ("/domain/norm/refusals", test_refusals);
  return g_test_run ();
}
