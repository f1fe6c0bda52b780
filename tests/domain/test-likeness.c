/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-likeness.h"

#define NAME COXA_LIKENESS_NAME
#define DATE COXA_LIKENESS_BIRTH_DATE

typedef struct {
  const char *family, *given, *birth_date;
} Person;

static CoxaPatient *
patient_new (const char *id, const Person *person)
{
  CoxaPatient *patient = coxa_patient_new (id);

  coxa_patient_set_family (patient, person->family);
  coxa_patient_set_given (patient, person->given);
  if (person->birth_date)
    coxa_patient_set_birth_date (patient, person->birth_date, NULL);
  return patient;
}

static const struct {
  Person a, b;
  int likeness;
} rows[] = {
  { { "Example", "Anna", "1982-03-04" }, { "Example", "Anna", "1950-01-01" }, NAME },
  { { "Example", "Anna", "1982-03-04" }, { "Exampel", "Anna", "1950-01-01" }, NAME },
  { { "Example", "Anna", "1982-03-04" }, { "Example", "Hanna", "1950-01-01" }, NAME },
  { { "Example", "Anna", "1982-03-04" }, { "Example", "Johanna", "1950-01-01" }, 0 },
  { { "Example", "Anna", "1982-03-04" }, { "Exampla", "Anne", "1950-01-01" }, NAME },
  { { "Example", "Anna", "1982-03-04" }, { "Exempla", "Anna", "1950-01-01" }, 0 },
  { { "Example", "Anna", "1982-03-04" }, { "Anna", "Example", "1950-01-01" }, NAME },
  { { "Nowak", "Żaneta", NULL }, { "NOWAK", "Zaneta", NULL }, NAME },
  { { "Meyer-Lang", "Eva", NULL }, { "Meyer Lang", "Eva", NULL }, NAME },
  { { "Meyer", "Eva", NULL }, { "Meier", "Eva", NULL }, NAME },
  { { "Meyer", "Eva", NULL }, { "Meier", "Ida", NULL }, 0 },
  { { "Li", "Bo", NULL }, { "Lu", "Bo", NULL }, 0 },
  { { "Li", "Bo", NULL }, { "Li", "Bo", NULL }, NAME },
  { { "Moreno", "Luis", "1969-08-12" }, { "Okafor", "Chidi", "1969-08-12" }, DATE },
  { { "Moreno", "Luis", "1969-08-12" }, { "Moreno", "Luisa", "1969-08-12" }, NAME | DATE },
  { { "Moreno", "Luis", "1969-08" }, { "Okafor", "Chidi", "1969-08" }, 0 },
  { { "Moreno", "Luis", NULL }, { "Okafor", "Chidi", NULL }, 0 },
  { { NULL, "Luis", NULL }, { NULL, "Luis", NULL }, 0 },
};

static void
test_pairs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaPatient) a = patient_new ("a", &rows[i].a);
    g_autoptr (CoxaPatient) b = patient_new ("b", &rows[i].b);

    g_test_message ("row %u", i);
    g_assert_cmpint (coxa_patients_find_likeness (a, b), ==, rows[i].likeness);
    g_assert_cmpint (coxa_patients_find_likeness (b, a), ==, rows[i].likeness);
  }
}

static void
test_same_person (void)
{
  g_autoptr (CoxaPatient) a = patient_new ("a", &rows[0].a);
  g_autoptr (CoxaPatient) again = patient_new ("a", &rows[0].a);

  g_assert_cmpint (coxa_patients_find_likeness (a, again), ==, 0);
}

/* Longer than any name that is compared. */
static void
test_endless_name (void)
{
  g_autofree char *name = g_strnfill (100000, 'a');
  const Person person = { name, name, NULL };
  g_autoptr (CoxaPatient) a = patient_new ("a", &person);
  g_autoptr (CoxaPatient) b = patient_new ("b", &person);

  g_assert_cmpint (coxa_patients_find_likeness (a, b), ==, NAME);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/likeness/pairs", test_pairs);
  g_test_add_func ("/domain/likeness/same-person", test_same_person);
  g_test_add_func ("/domain/likeness/endless-name", test_endless_name);
  return g_test_run ();
}
