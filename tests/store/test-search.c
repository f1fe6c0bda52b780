/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "record-fixture.h"

typedef struct {
  const char *family, *given, *birth_date, *number;
} Person;

/* In the order of their folded names. */
static const Person people[] = {
  { "Đorđević", "Ana", "1975-12-31", "K-12" },
  { "Kowal", "Łukasz", "1982-03-04", "4711" },
  { "Kowalska", "Anna Maria", "1982-03-04", "4712" },
  { "Kowalska", "Joanna", "1990-01-02", NULL },
  { "Li", "Bo", NULL, NULL },
  { "Nguyễn", "Văn An", "1961", "19" },
  { "O'Brien", "Zoë", "2001-11-05", NULL },
  { "Sękowska", "Ewa", "1955-05-05", "100" },
  { "van der Berg", "Anna-Lena", NULL, NULL },
  { "Weiß", "Jörg", "1982", "5" },
  { "Ёлкина", "Ольга", NULL, NULL },
};

/* Places in the table above, in the order in which they must come. */
static const struct {
  const char *query;
  guint limit;
  int expected[12];
} rows[] = {
  { "", 20, { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -1 } },
  { NULL, 2, { 0, 1, -1 } },
  { "   ", 3, { 0, 1, 2, -1 } },
  /* family first, then given, then parts */
  { "kow", 20, { 1, 2, 3, 7, -1 } },
  { "KOW", 2, { 1, 2, -1 } },
  { "an", 20, { 0, 8, 2, 5, -1 } },
  { "anna", 20, { 8, 2, 3, -1 } },
  { "kowalska", 20, { 2, 3, -1 } },
  { "kowalska a", 20, { 2, -1 } },
  { "kowalska, anna", 20, { 2, 3, -1 } },
  /* any order */
  { "anna kowalska", 20, { 2, 3, -1 } },
  { "maria kowalska", 20, { 2, -1 } },
  { "maria anna kow", 20, { 2, -1 } },
  { "ma ko", 20, { 2, -1 } },
  { "ko ma", 20, { 2, -1 } },
  { "an ng", 20, { 5, -1 } },
  { "berg lena", 20, { 8, -1 } },
  { "anna-lena", 20, { 8, -1 } },
  /* folding */
  { "dordevic", 20, { 0, -1 } },
  { "Đorđ", 20, { 0, -1 } },
  { "lukasz", 20, { 1, -1 } },
  { "Łukasz", 20, { 1, -1 } },
  { "nguyen", 20, { 5, -1 } },
  { "obrien", 20, { 6, -1 } },
  { "o’br", 20, { 6, -1 } },
  { "weiss", 20, { 9, -1 } },
  { "sekowska", 20, { 7, -1 } },
  { "елк", 20, { 10, -1 } },
  { "ольга", 20, { 10, -1 } },
  { "li", 20, { 4, -1 } },
  { "bo", 20, { 4, -1 } },
  { "der", 20, { 8, -1 } },
  /* numbers and birth dates */
  { "4711", 20, { 1, -1 } },
  { "471", 20, { 1, 2, -1 } },
  { "711", 20, { -1 } },
  { "k-12", 20, { 0, -1 } },
  { "k12", 20, { -1 } },
  { "1982", 20, { 9, 1, 2, -1 } },
  { "19", 20, { 5, -1 } },
  { "1982-03-04", 20, { 1, 2, -1 } },
  { "19820304", 20, { 1, 2, -1 } },
  { "4.3.1982", 20, { 1, 2, -1 } },
  { "04/03/1982", 20, { 1, 2, -1 } },
  { "03/04/1982", 20, { 1, 2, -1 } },
  { "1982-03", 20, { 1, 2, -1 } },
  /* a date that is being typed */
  { "1982-", 20, { 1, 2, -1 } },
  { "1982-0", 20, { 1, 2, -1 } },
  { "1982-03-", 20, { 1, 2, -1 } },
  { "1982-03-0", 20, { 1, 2, -1 } },
  { "kow 1982-", 20, { 1, 2, -1 } },
  { "4.3.198", 20, { -1 } },
  { "-1982", 20, { -1 } },
  { "32.1.1982", 20, { -1 } },
  { "kowalska 1982", 20, { 2, -1 } },
  { "1990 kow", 20, { 3, -1 } },
  { "anna 4.3.1982", 20, { 2, -1 } },
  { "kow 4712", 20, { 2, -1 } },
  { "4712 1982", 20, { 2, -1 } },
  { "li 1982", 20, { -1 } },
  { "kow 1982-03", 20, { 1, 2, -1 } },
  { "walska 1982", 20, { 2, -1 } },
  { "1982 anna walska", 20, { 2, -1 } },
  { "kow 4711 1982", 20, { 1, -1 } },
  { "kow 1982 4711", 20, { 1, -1 } },
  { "kow 4.3.1982", 1, { 1, -1 } },
  { "jö 1982", 20, { 9, -1 } },
  /* what looks like a query language is text */
  { "\"", 20, { -1 } },
  { "kow\" OR \"ber", 20, { -1 } },
  { "kow*", 20, { -1 } },
  { "%", 20, { -1 } },
  { "nobody", 20, { -1 } },
  { "\xff\xfe", 20, { -1 } },
};

static void
fill (Record *record)
{
  record_open (record, COXA_STORE_CREATE);
  /* Stored in another order than they are listed. */
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++) {
    const Person *person = &people[(i * 7) % G_N_ELEMENTS (people)];
    g_autoptr (CoxaPatient) patient = make_patient (person->family, person->given);

    g_assert_true (coxa_patient_set_birth_date (patient, person->birth_date, NULL));
    coxa_patient_set_number (patient, person->number);
    g_assert_true (wait_save_patient (record->store, patient, NULL));
  }
}

static char *
describe (const GPtrArray *patients)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < patients->len; i++)
    g_string_append_printf (text, "%s %s; ", coxa_patient_get_family (patients->pdata[i]),
                            coxa_patient_get_given (patients->pdata[i]));
  return g_string_free (text, FALSE);
}

static void
assert_rows (Record *record)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) found = wait_search (record->store, rows[i].query, rows[i].limit, &error);
    g_autoptr (GString) expected = g_string_new (NULL);
    g_autofree char *names = NULL;

    g_assert_no_error (error);
    for (int j = 0; rows[i].expected[j] >= 0; j++) {
      const Person *person = &people[rows[i].expected[j]];

      g_string_append_printf (expected, "%s %s; ", person->family, person->given);
    }
    names = describe (found);
    g_test_message ("row %zu", i);
    g_assert_cmpstr (names, ==, expected->str);
  }
}

static void
test_table (Record *record, gconstpointer data)
{
  fill (record);
  assert_rows (record);
  assert_sound (record->store);
}

/* With statistics at hand the planner chooses otherwise; the answers stay. */
static void
test_analyzed (Record *record, gconstpointer data)
{
  fill (record);
  record_close (record);
  record_execute (record, "ANALYZE");
  record_open (record, COXA_STORE_OPEN);
  assert_rows (record);
}

static void
test_renamed (Record *record, gconstpointer data)
{
  g_autoptr (CoxaPatient) patient = make_patient ("Kowalska", "Anna");
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GPtrArray) new = NULL;

  record_open (record, COXA_STORE_CREATE);
  g_assert_true (wait_save_patient (record->store, patient, NULL));
  coxa_patient_set_family (patient, "Śniegowska");
  g_assert_true (wait_save_patient (record->store, patient, NULL));
  old = wait_search (record->store, "owals", 10, NULL);
  g_assert_cmpuint (old->len, ==, 0);
  new = wait_search (record->store, "niego", 10, NULL);
  g_assert_cmpuint (new->len, ==, 1);
  assert_sound (record->store);
}

static void
test_last_visit (Record *record, gconstpointer data)
{
  g_autoptr (CoxaPatient) patient = make_patient ("Kowalska", "Anna");
  g_autoptr (CoxaVisit) late = make_visit ("2026-03-15T00:30:00+02:00");
  g_autoptr (CoxaVisit) later = make_visit ("2026-03-14T23:00:00+00:00");
  g_autoptr (GPtrArray) found = NULL;

  record_open (record, COXA_STORE_CREATE);
  g_assert_true (wait_save_visit (record->store, patient, later, NULL));
  g_assert_true (wait_save_visit (record->store, patient, late, NULL));
  found = wait_search (record->store, "kow", 10, NULL);
  g_assert_cmpstr (coxa_patient_get_last_visit (found->pdata[0]), ==, "2026-03-14T23:00:00+00:00");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/search/table", Record, NULL, record_set_up, test_table, record_tear_down);
  g_test_add ("/store/search/analyzed", Record, NULL, record_set_up, test_analyzed,
              record_tear_down);
  g_test_add ("/store/search/renamed", Record, NULL, record_set_up, test_renamed, record_tear_down);
  g_test_add ("/store/search/last-visit", Record, NULL, record_set_up, test_last_visit,
              record_tear_down);
  return g_test_run ();
}
