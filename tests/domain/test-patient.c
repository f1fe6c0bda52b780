/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-data-file.h"
#include "coxa-patient.h"

#define ID "0b8e0000-0000-4000-8000-000000000001"

static void
test_ages (void)
{
  static const struct {
    const char *born, *on;
    int age;
  } rows[] = {
    { "1982-03-04", "2026-03-14T09:30:00+01:00", 44 },
    { "1982-03-14", "2026-03-14T00:00:00+01:00", 44 },
    { "1982-03-15", "2026-03-14T23:59:59+01:00", 43 },
    /* the local day counts, not the day in Greenwich */
    { "1982-03-15", "2026-03-15T00:30:00+13:00", 44 },
    { "1982-03-15", "2026-03-14T23:30:00-11:00", 43 },
    /* 29 February */
    { "2008-02-29", "2026-02-28T12:00:00Z", 17 },
    { "2008-02-29", "2026-03-01T12:00:00Z", 18 },
    { "2008-02-29", "2024-02-29T12:00:00Z", 16 },
    { "2026-03-14", "2026-03-14T12:00:00Z", 0 },
    { "2026-03-15", "2026-03-14T12:00:00Z", COXA_AGE_UNKNOWN },
    /* partial dates stay partial */
    { "1982", "2026-03-14T12:00:00Z", COXA_AGE_UNKNOWN },
    { "1982-03", "2026-03-14T12:00:00Z", COXA_AGE_UNKNOWN },
    { "1982-02", "2026-03-14T12:00:00Z", 44 },
    { "1982-04", "2026-03-14T12:00:00Z", 43 },
    { NULL, "2026-03-14T12:00:00Z", COXA_AGE_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GDateTime) on = g_date_time_new_from_iso8601 (rows[i].on, NULL);

    g_test_message ("%s on %s", rows[i].born, rows[i].on);
    g_assert_cmpint (coxa_birth_date_age (rows[i].born, on), ==, rows[i].age);
  }
}

static void
test_birth_dates (void)
{
  static const struct {
    const char *text;
    gboolean valid;
  } rows[] = {
    { "1982-03-04", TRUE },  { "1982-03", TRUE },      { "1982", TRUE },
    { "2024-02-29", TRUE },  { "2023-02-29", FALSE },  { "1982-13-01", FALSE },
    { "1982-00-01", FALSE }, { "1982-3-4", FALSE },    { "04.03.1982", FALSE },
    { "1849-01-01", FALSE }, { "1850-01-01", TRUE },   { "", FALSE },
    { "1982-03-0x", FALSE }, { "1982-03-04 ", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaPatient) patient = coxa_patient_new (ID);
    g_autoptr (GError) error = NULL;

    g_test_message ("“%s”", rows[i].text);
    g_assert_cmpint (coxa_birth_date_is_valid (rows[i].text), ==, rows[i].valid);
    g_assert_cmpint (coxa_patient_set_birth_date (patient, rows[i].text, &error), ==,
                     rows[i].valid);
    g_assert_true ((coxa_patient_get_birth_date (patient) != NULL) == rows[i].valid);
    /* the date is the patient's: it stays out of the message */
    g_assert_true (!error || !*rows[i].text || !strstr (error->message, rows[i].text));
  }
}

static void
test_check (void)
{
  g_autofree char *long_name = g_strnfill (201, 'a');
  g_autofree char *longest_name = g_strnfill (200, 'a');
  const struct {
    const char *id, *family, *given;
    gboolean accepted;
  } rows[] = {
    { ID, "Example", "Anna", TRUE },
    { ID, "Example", "", TRUE },
    { ID, "", "Żaneta", TRUE },
    { ID, "", "", FALSE },
    { "4711", "Example", "Anna", FALSE },
    { ID, "Exam\nple", "Anna", FALSE },
    { ID, "Example", "An\xe2\x80\xaena", FALSE }, /* turns the text round */
    { ID, "Example", "An\xe2\x80\x8bna", FALSE }, /* has no width */
    { ID, longest_name, "Anna", TRUE },
    { ID, long_name, "Anna", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaPatient) patient = coxa_patient_new (rows[i].id);
    g_autoptr (GError) error = NULL;

    g_test_message ("row %u", i);
    coxa_patient_set_family (patient, rows[i].family);
    coxa_patient_set_given (patient, rows[i].given);
    g_assert_cmpint (coxa_patient_check (patient, &error), ==, rows[i].accepted);
    g_assert_true (!error || !*rows[i].given || !strstr (error->message, rows[i].given));
  }
}

static void
count_notify (guint *n)
{
  (*n)++;
}

static void
test_notify (void)
{
  g_autoptr (CoxaPatient) patient = coxa_patient_new (ID);
  guint n = 0;

  g_signal_connect_swapped (patient, "notify::family", G_CALLBACK (count_notify), &n);
  coxa_patient_set_family (patient, "Example");
  coxa_patient_set_family (patient, "Example");
  g_assert_cmpuint (n, ==, 1);
  g_object_set (patient, "family", "Nowak", NULL);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (coxa_patient_get_family (patient), ==, "Nowak");
}

static void
test_display_name (void)
{
  g_autoptr (CoxaPatient) patient = coxa_patient_new (ID);
  g_autofree char *family = NULL;
  g_autofree char *both = NULL;

  coxa_patient_set_family (patient, "Nguyễn");
  family = coxa_patient_dup_display_name (patient);
  coxa_patient_set_given (patient, "Thị Ánh");
  both = coxa_patient_dup_display_name (patient);
  g_assert_cmpstr (family, ==, "Nguyễn");
  g_assert_cmpstr (both, ==, "Thị Ánh Nguyễn");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/patient/ages", test_ages);
  g_test_add_func ("/domain/patient/birth-dates", test_birth_dates);
  g_test_add_func ("/domain/patient/check", test_check);
  g_test_add_func ("/domain/patient/notify", test_notify);
  g_test_add_func ("/domain/patient/display-name", test_display_name);
  return g_test_run ();
}
