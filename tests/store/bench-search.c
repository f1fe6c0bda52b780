/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each key press of a search among a million patients, and opening one of them beside opening one
 * of a thousand. COXA_BENCH_PATIENTS names another number; the record takes 700 MB in the
 * temporary folder and is gone afterwards. */

#include <time.h>

#include "many-patients.h"
#include "record-fixture.h"

#define PATIENTS_MANY 1000000
#define PATIENTS_FEW 1000
#define HITS_MAX 100 /* as the list of the window asks */
#define VISITS 5     /* of the patient who is opened */
#define OPENINGS 40

/* Times */

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

typedef struct {
  GArray *elapsed;
  GArray *busy; /* of all threads of this process: does not grow when others use the machine */
} Times;

static double
get_processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static double
percentile (GArray *values, guint percent)
{
  g_array_sort (values, compare);
  return g_array_index (values, double, (values->len - 1) * percent / 100);
}

static void
report (const char *what, const Times *times, double goal)
{
  g_print ("search %-32s p50 %5.2f ms, p99 %5.2f ms; of processor time %5.2f and %5.2f ms"
           " (goal: p99 %.0f ms)\n",
           what, percentile (times->elapsed, 50), percentile (times->elapsed, 99),
           percentile (times->busy, 50), percentile (times->busy, 99), goal);
}

static void
search (CoxaStore *store, const char *query, Times *times)
{
  double busy = get_processor_ms (), elapsed;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) found = wait_search (store, query, HITS_MAX, NULL);

  elapsed = (double) (g_get_monotonic_time () - start) / 1000;
  busy = get_processor_ms () - busy;
  g_assert_nonnull (found);
  g_array_append_val (times->elapsed, elapsed);
  g_array_append_val (times->busy, busy);
}

/* One key press after the other, from @before on. */
static void
type (CoxaStore *store, const char *before, const char *text, guint most, Times *times)
{
  const char *end = text;

  for (guint i = 0; i < most && *end; i++) {
    g_autofree char *query = NULL;

    end = g_utf8_next_char (end);
    query = g_strdup_printf ("%s%.*s", before, (int) (end - text), text);
    search (store, query, times);
  }
}

typedef void (*Typing) (CoxaStore *store, const Person *person, Times *times);

static void
type_family (CoxaStore *store, const Person *person, Times *times)
{
  type (store, "", person->family, G_MAXUINT, times);
}

static void
type_given (CoxaStore *store, const Person *person, Times *times)
{
  type (store, "", person->given, G_MAXUINT, times);
}

static void
type_number (CoxaStore *store, const Person *person, Times *times)
{
  type (store, "", person->number, G_MAXUINT, times);
}

static void
type_birth_date (CoxaStore *store, const Person *person, Times *times)
{
  type (store, "", person->birth_date, G_MAXUINT, times);
}

static void
type_family_and_given (CoxaStore *store, const Person *person, Times *times)
{
  g_autofree char *family = g_strconcat (person->family, " ", NULL);

  type (store, family, person->given, 3, times);
}

/* Of somebody else, so that few or none have both. */
static void
type_family_and_letter (CoxaStore *store, const Person *person, Times *times)
{
  static const char *const letters[] = { "a", "m", "g", "z", "o", "q" };
  g_autofree char *family = g_strconcat (person->family, " ", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    type (store, family, letters[i], 1, times);
}

static void
type_family_and_year (CoxaStore *store, const Person *person, Times *times)
{
  g_autofree char *query = g_strdup_printf ("%s %.4s", person->family, person->birth_date);

  search (store, query, times);
}

static void
type_given_and_year (CoxaStore *store, const Person *person, Times *times)
{
  g_autofree char *query = g_strdup_printf ("%s %.4s", person->given, person->birth_date);

  search (store, query, times);
}

static void
type_part (CoxaStore *store, const Person *person, Times *times)
{
  const char *from = g_utf8_next_char (person->family);

  for (guint i = 3; i <= 5 && (glong) i <= g_utf8_strlen (from, -1); i++) {
    g_autofree char *query = g_utf8_substring (from, 0, i);

    search (store, query, times);
  }
}

static void
type_two_parts (CoxaStore *store, const Person *person, Times *times)
{
  const char *from = g_utf8_next_char (person->family);
  g_autofree char *part = g_utf8_substring (from, 0, MIN (4, g_utf8_strlen (from, -1)));
  g_autofree char *query = g_strconcat (part, " ", person->given, NULL);

  search (store, query, times);
}

static void
search_all (CoxaStore *store, GArray *persons)
{
  static const struct {
    const char *what;
    Typing typing;
    double goal;
  } rows[] = {
    { "family name by letters", type_family, 2 },
    { "given name by letters", type_given, 2 },
    { "number by digits", type_number, 2 },
    { "birth date by digits", type_birth_date, 2 },
    { "family and given by letters", type_family_and_given, 2 },
    { "family and one letter of nobody", type_family_and_letter, 2 },
    { "family and birth year", type_family_and_year, 2 },
    { "given name and birth year", type_given_and_year, 5 },
    { "part of a name", type_part, 5 },
    { "part of a name and given name", type_two_parts, 5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GArray) elapsed = g_array_new (FALSE, FALSE, sizeof (double));
    g_autoptr (GArray) busy = g_array_new (FALSE, FALSE, sizeof (double));
    Times times = { elapsed, busy };

    for (guint j = 0; j < persons->len; j++)
      rows[i].typing (store, &g_array_index (persons, Person, j), &times);
    report (rows[i].what, &times, rows[i].goal);
  }
}

/* Opening */

static double
open_patient (CoxaStore *store, const char *id)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < OPENINGS; i++) {
    double busy = get_processor_ms ();
    g_autoptr (CoxaPatient) patient = wait_load_patient (store, id, NULL);
    g_autoptr (GPtrArray) decisions = wait_list_decisions (store, id, NULL);
    g_autoptr (GPtrArray) visits = wait_list_visits (store, id, NULL);
    double ms = get_processor_ms () - busy;

    g_assert_cmpuint (visits->len, ==, VISITS);
    g_array_append_val (times, ms);
  }
  return percentile (times, 50);
}

static char *
add_seen_patient (Record *record)
{
  g_autoptr (CoxaPatient) patient = make_patient ("Seen", "Anna");

  for (guint i = 0; i < VISITS; i++) {
    g_autoptr (CoxaVisit) visit = make_visit (RECORD_CLINIC_TIME);

    measure (visit, record->measures, "hip_flexion", COXA_SIDE_LEFT, 100 + i);
    g_assert_true (wait_save_visit (record->store, patient, visit, NULL));
  }
  return g_strdup (coxa_patient_get_id (patient));
}

static double
time_opening (guint n_patients, gboolean also_search)
{
  Record record = { 0 };
  g_autoptr (GArray) persons = NULL;
  g_autofree char *id = NULL;
  gint64 start;
  double ms;

  record_set_up (&record, NULL);
  record_open (&record, COXA_STORE_CREATE);
  id = add_seen_patient (&record);
  record_close (&record);
  persons = many_patients_add (record.path, n_patients);
  start = g_get_monotonic_time ();
  record_open (&record, COXA_STORE_OPEN);
  g_print ("open the record of %u patients: %.0f ms\n", n_patients,
           (double) (g_get_monotonic_time () - start) / 1000);
  if (also_search)
    search_all (record.store, persons);
  ms = open_patient (record.store, id);
  record_close (&record);
  record_tear_down (&record, NULL);
  return ms;
}

int
main (int argc, char *argv[])
{
  const char *wanted = g_getenv ("COXA_BENCH_PATIENTS");
  guint n_patients = wanted ? (guint) g_ascii_strtoull (wanted, NULL, 10) : PATIENTS_MANY;
  double few = time_opening (PATIENTS_FEW, FALSE);
  double many = time_opening (MAX (n_patients, PATIENTS_FEW), TRUE);

  g_print (
      "open a patient of %u: %.2f ms of processor time; of %u: %.2f ms, %.2f times as long (goal: 1)\n",
      PATIENTS_FEW, few, n_patients, many, many / few);
  return 0;
}
