/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "coxa-data-source.h"
#include "coxa-measure.h"
#include "coxa-norm.h"
#include "coxa-questionnaire.h"

#define HEAD "[clinic]\nformat=1\nversion=3\n"
#define WHY "reason=Audit\ndate=2026-05-01\n"
#define ZONE "[patterns.ini hip-flexor-shortness/hip_extension]\nmet=<= 6\n"
#define NORM "[norms.ini hip_flexion soucie2011 f 2-8]\nmean=139\nsd=6\n"

static CoxaClinicFile *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return coxa_clinic_file_new ("clinic.ini", bytes, error);
}

static void
test_accepted (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaClinicFile) clinic =
      read_text (HEAD ZONE WHY NORM "source=Own data\nby=AK\n", &error);
  CoxaClinicOwn own;

  g_assert_no_error (error);
  g_assert_cmpstr (coxa_clinic_file_get_version (clinic), ==, "3");
  g_assert_cmpuint (coxa_clinic_file_count (clinic), ==, 3);
  g_assert_true (coxa_clinic_file_names (clinic, "norms.ini"));
  g_assert_false (coxa_clinic_file_names (clinic, "measures.ini"));
  own = coxa_clinic_file_find (clinic, "norms.ini", "hip_flexion soucie2011 f 2-8");
  g_assert_nonnull (own);
  g_assert_cmpstr (own[0]->key, ==, "mean");
  g_assert_cmpstr (own[1]->value, ==, "6");
  g_assert_cmpstr (own[1]->source, ==, "Own data");
  g_assert_cmpstr (own[1]->by, ==, "AK");
  g_assert_null (own[2]);
  g_assert_null (coxa_clinic_file_find (clinic, "norms.ini", "hip_flexion"));
}

typedef struct {
  const char *text;
  const char *message;
} Fault;

/* What the file says by itself. */
static const Fault faults[] = {
  { "", "clinic.ini: [clinic] format: is missing" },
  { "[clinic]\nformat=2\nversion=1\n",
    "clinic.ini: [clinic] format: “2” is not a whole number from 1 to 1" },
  { "[clinic]\nformat=1\n", "clinic.ini: [clinic] version: is missing" },
  { "[clinic]\nformat=1\nversion=a b\n",
    "clinic.ini: [clinic] version: “a b” is not 1 to 32 letters, digits, dots and hyphens" },
  { HEAD "colour=red\n", "clinic.ini: [clinic] colour: is not a known key" },
  { HEAD "[norms.ini]\nmean=1\n" WHY,
    "clinic.ini: [norms.ini]: names no file and group, such as [norms.ini hip_ir any]" },
  { HEAD "[safety.ini flag infection]\nlevel=refer\n" WHY,
    "clinic.ini: [safety.ini flag infection]: the safety screen is the same in every clinic" },
  { HEAD "[exercises.ini bridge]\nsets=9\n" WHY,
    "clinic.ini: [exercises.ini bridge]: “exercises.ini” is not a file with values that a clinic may set" },
  { HEAD "[patterns.ini rules]\nlikely-percent=10\n" WHY,
    "clinic.ini: [patterns.ini rules] likely-percent: is not a value that a clinic may set" },
  { HEAD "[patterns.ini hip-flexor-shortness/hip_extension]\nweight-for=3\n" WHY,
    "clinic.ini: [patterns.ini hip-flexor-shortness/hip_extension] weight-for: is not a value that a clinic may set" },
  { HEAD "[patterns.ini hip-flexor-shortness]\nminimum=thomas_hip;\n" WHY,
    "clinic.ini: [patterns.ini hip-flexor-shortness] minimum: is not a value that a clinic may set" },
  { HEAD "[norms.ini hip_flexion soucie2011 f 2-8]\nmaen=1\n" WHY,
    "clinic.ini: [norms.ini hip_flexion soucie2011 f 2-8] maen: is not a value that a clinic may set" },
  { HEAD ZONE "date=2026-05-01\n",
    "clinic.ini: [patterns.ini hip-flexor-shortness/hip_extension] reason: is missing; give a reason or a source" },
  { HEAD ZONE "reason=Audit\n",
    "clinic.ini: [patterns.ini hip-flexor-shortness/hip_extension] date: is missing; give a date or by whom it was set" },
  { HEAD ZONE "reason=Audit\ndate=2026-02-30\n",
    "clinic.ini: [patterns.ini hip-flexor-shortness/hip_extension] date: “2026-02-30” is not a day such as 2026-05-01" },
  { HEAD ZONE "reason=Audit\ndate=1.5.2026\n",
    "clinic.ini: [patterns.ini hip-flexor-shortness/hip_extension] date: “1.5.2026” is not a day such as 2026-05-01" },
  { HEAD "[norms.ini hip_flexion soucie2011 f 2-8]\nmean=\n" WHY,
    "clinic.ini: [norms.ini hip_flexion soucie2011 f 2-8] mean: is empty" },
  { HEAD "[norms.ini hip_flexion soucie2011 f 2-8]\n" WHY,
    "clinic.ini: [norms.ini hip_flexion soucie2011 f 2-8]: sets no value" },
};

static void
test_refuses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (read_text (faults[i].text, &error));
    g_assert_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID);
    g_assert_cmpstr (error->message, ==, faults[i].message);
  }
}

/* What it says of files that are published otherwise. */
static const Fault mismatches[] = {
  { HEAD "[patterns.ini hip-flexor-shortness/navel]\nmet=<= 6\n" WHY,
    "clinic.ini: [patterns.ini hip-flexor-shortness/navel]: there is no such published group" },
  { HEAD "[measures.ini navel]\nsoft-max=6\n" WHY,
    "clinic.ini: [measures.ini navel]: there is no such published group" },
  { HEAD "[patterns.ini hip-flexor-shortness/hip_extension]\nmet-when=hip_ir < 4\n" WHY,
    "clinic.ini: [patterns.ini hip-flexor-shortness/hip_extension] met-when: has no published value to take the place of" },
  { HEAD "[reliability.ini hip_flexion pua2008 intra]\nmdc95=8\n" WHY,
    "clinic.ini: [reliability.ini hip_flexion pua2008 intra]: nothing is judged by this row" },
};

static void
test_held_against_published (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mismatches); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CoxaClinicFile) clinic = read_text (mismatches[i].text, &error);

    g_assert_no_error (error);
    g_assert_null (coxa_data_source_with_clinic (NULL, clinic, &error));
    g_assert_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_CLINIC);
    g_assert_cmpstr (error->message, ==, mismatches[i].message);
  }
}

static CoxaDataSource *
source_of (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaClinicFile) clinic = read_text (text, &error);
  CoxaDataSource *source;

  g_assert_no_error (error);
  source = coxa_data_source_with_clinic (NULL, clinic, &error);
  g_assert_no_error (error);
  return source;
}

/* A norm, an error, soft limits, a change that is enough: the value in force is the clinic's, the
 * published one is still known. */
static void
test_values_in_force (void)
{
  g_autoptr (CoxaDataSource) source =
      source_of (HEAD NORM WHY "[measures.ini hip_flexion]\nsoft-max=140\n" WHY
                               "[questionnaires.ini nprs_now]\nmdc=2.4\n" WHY
                               "[reliability.ini hip_flexion coxa_default intra]\nmdc95=14\n" WHY);
  g_autoptr (CoxaMeasureCatalogue) measures = coxa_measure_catalogue_load_from (source, NULL, NULL);
  g_autoptr (CoxaNormTable) norms = coxa_norm_table_load_from (source, measures, NULL, NULL);
  g_autoptr (CoxaQuestionnaireCatalogue) questionnaires =
      coxa_questionnaire_catalogue_load_from (source, NULL, NULL);
  const CoxaMeasure *flexion = coxa_measure_catalogue_find (measures, "hip_flexion");
  const CoxaQuestionnaire *pain = coxa_questionnaire_catalogue_find (questionnaires, "nprs_now");
  const CoxaNorm *norm = coxa_norm_table_get (norms, 0);
  guint n_own = 0;

  g_assert_cmpfloat (flexion->soft_max, ==, 140);
  g_assert_nonnull (flexion->clinic_own);
  g_assert_null (coxa_measure_catalogue_find (measures, "hip_ir")->clinic_own);
  g_assert_cmpfloat (pain->thresholds.mdc, ==, 2.4);
  g_assert_cmpstr (pain->clinic_own[0]->published, ==, "2");
  g_assert_cmpfloat (norm->mean, ==, 139);
  g_assert_cmpfloat (norm->sd, ==, 6);
  g_assert_cmpstr (norm->clinic_own[0]->published, ==, "140.8");
  g_assert_null (coxa_norm_table_get (norms, 1)->clinic_own);
  for (guint i = 0; i < coxa_norm_table_count_reliability (norms); i++) {
    const CoxaReliability *row = coxa_norm_table_get_reliability (norms, i);

    n_own += row->clinic_own != NULL;
    g_assert_true (!row->clinic_own || row->mdc95 == 14);
  }
  g_assert_cmpuint (n_own, ==, 1);
}

static void
test_published_in_words (void)
{
  g_autoptr (CoxaDataSource) source = source_of (
      HEAD "[patterns.ini hip-flexor-shortness/hip_extension]\nmet=<= 6\nborderline=<= 8\n" WHY);
  CoxaClinicOwn own = coxa_clinic_file_find (coxa_data_source_get_clinic (source), "patterns.ini",
                                             "hip-flexor-shortness/hip_extension");
  g_autofree char *text = coxa_clinic_own_dup_published (own);
  g_autofree char *none = coxa_clinic_own_dup_published (NULL);

  g_assert_cmpstr (text, ==, "met <= 5, borderline <= 9");
  g_assert_cmpstr (none, ==, "");
}

/* Whatever the file holds, the message is short and valid text: a window shows it. */
static void
test_messages_are_text (void)
{
  g_autofree char *endless = g_strnfill (100000, 'x');
  g_autofree char *long_value = g_strconcat (HEAD ZONE "reason=Audit\ndate=", endless, "\n", NULL);
  const char *const texts[] = { "\xff\xfe", endless, long_value };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (read_text (texts[i], &error));
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    g_assert_cmpuint (strlen (error->message), <, 1000);
    g_assert_true (g_str_has_prefix (error->message, "clinic.ini: "));
  }
}

static void
test_files_of_the_world (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("coxa-clinic-XXXXXX", &error);
  g_autofree char *missing = g_build_filename (folder, "clinic.ini", NULL);
  g_autofree char *odd = g_build_filename (folder, "paterns.ini", NULL);
  g_autofree char *sentence =
      g_strdup_printf ("%s: “paterns.ini” is not a file of the knowledge", folder);
  g_autofree char *no_file = g_strdup_printf ("%s: is not a file", folder);

  g_assert_no_error (error);
  g_assert_null (coxa_clinic_file_load (missing, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);
  g_assert_null (coxa_clinic_file_load (folder, &error));
  g_assert_cmpstr (error->message, ==, no_file);
  g_clear_error (&error);
  g_assert_null (coxa_data_source_new (missing, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_file_set_contents (odd, "", 0, NULL);
  g_assert_null (coxa_data_source_new (folder, &error));
  g_assert_cmpstr (error->message, ==, sentence);
  g_unlink (odd);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clinic-file/accepted", test_accepted);
  g_test_add_func ("/clinic-file/refuses", test_refuses);
  g_test_add_func ("/clinic-file/held-against-published", test_held_against_published);
  g_test_add_func ("/clinic-file/values-in-force", test_values_in_force);
  g_test_add_func ("/clinic-file/published-in-words", test_published_in_words);
  g_test_add_func ("/clinic-file/messages-are-text", test_messages_are_text);
  g_test_add_func ("/clinic-file/files-of-the-world", test_files_of_the_world);
  return g_test_run ();
}
