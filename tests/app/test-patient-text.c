/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-patient-text.h"

static const struct {
  const char *typed;
  const char *order;
  const char *iso; /* NULL: refused */
} dates[] = {
  { "1982-03-04", "dmy", "1982-03-04" },
  { "1982-03-04", "mdy", "1982-03-04" },
  { "4.3.1982", "dmy", "1982-03-04" },
  { "04/03/1982", "dmy", "1982-03-04" },
  { "3/4/1982", "mdy", "1982-03-04" },
  { "1982 3 4", "ymd", "1982-03-04" },
  { "3/1982", "dmy", "1982-03" },
  { "1982-03", "mdy", "1982-03" },
  { "1982", "dmy", "1982" },
  { "29.2.1984", "dmy", "1984-02-29" },
  { "29.2.1983", "dmy", NULL },
  { "4.3.82", "dmy", NULL },
  { "31.4.1982", "dmy", NULL },
  { "13/13/1982", "mdy", NULL },
  { "yesterday", "dmy", NULL },
  { "1.2.3.1982", "dmy", NULL },
  { "", "dmy", NULL },
};

static void
test_birth_date (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++) {
    g_autofree char *iso = NULL;
    gboolean fine = coxa_birth_date_parse (dates[i].typed, dates[i].order, &iso);

    g_test_message ("%s as %s", dates[i].typed, dates[i].order);
    g_assert_cmpstr (iso, ==, dates[i].iso);
    g_assert_cmpint (fine, ==, dates[i].iso != NULL);
  }
}

static void
test_no_such_day (void)
{
  g_assert_true (coxa_birth_date_is_no_day ("31.02.1980", "dmy"));
  g_assert_true (coxa_birth_date_is_no_day ("1983-02-29", "dmy"));
  g_assert_false (coxa_birth_date_is_no_day ("29.2.1984", "dmy"));
  g_assert_false (coxa_birth_date_is_no_day ("31.2.80", "dmy"));
  g_assert_false (coxa_birth_date_is_no_day ("2/1980", "dmy"));
  g_assert_false (coxa_birth_date_is_no_day ("", "dmy"));
}

static void
test_summary (void)
{
  g_autoptr (CoxaPatient) patient = coxa_patient_new ("0b8e5a52-0000-4000-8000-000000000001");
  g_autoptr (GDateTime) before = g_date_time_new_utc (2026, 3, 3, 12, 0, 0);
  g_autoptr (GDateTime) on = g_date_time_new_utc (2026, 3, 4, 12, 0, 0);
  g_autofree char *younger = NULL;
  g_autofree char *older = NULL;
  g_autofree char *unknown = coxa_patient_text_dup_summary (patient, on);

  g_assert_cmpstr (unknown, ==, "birth\u00a0date\u00a0not\u00a0stated · sex\u00a0not\u00a0stated");
  coxa_patient_set_birth_date (patient, "1982-03-04", NULL);
  coxa_patient_set_sex (patient, COXA_SEX_FEMALE);
  coxa_patient_set_number (patient, "4711");
  younger = coxa_patient_text_dup_summary (patient, before);
  older = coxa_patient_text_dup_summary (patient, on);
  g_assert_cmpstr (younger, ==, "4\u00a0Mar\u00a01982 · 43\u00a0y · female · no.\u00a04711");
  g_assert_cmpstr (older, ==, "4\u00a0Mar\u00a01982 · 44\u00a0y · female · no.\u00a04711");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/patient-text/birth-date", test_birth_date);
  g_test_add_func ("/app/patient-text/no-such-day", test_no_such_day);
  g_test_add_func ("/app/patient-text/summary", test_summary);
  return g_test_run ();
}
