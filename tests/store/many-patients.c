/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "many-patients.h"

#include <sqlite3.h>

#include "coxa-patient-table.h"
#include "coxa-store.h"

#define PERSONS 120     /* are given back */
#define COMMON_SHARE 60 /* per cent of the patients have one of the common names */
#define AT "2026-03-14T09:30:00+01:00"

static const char *const common_families[] = {
  "Kowalska",   "Kowalski",     "Nowak",  "Wiśniewska", "Müller",  "Schmidt",   "Weiß",
  "Nguyễn",     "Trần",         "Smith",  "Taylor",     "O'Brien", "Patel",     "García López",
  "Бондаренко", "Παπαδόπουλος", "Öztürk", "Đorđević",   "Hansen",  "Dąbrowska",
};
static const char *const givens[] = {
  "Anna",  "Łukasz", "Maria", "Thị Lệ",     "Zoë",    "Jörg",  "Paweł", "Hannah", "Оксана",
  "Ελένη", "Işıl",   "Søren", "Małgorzata", "Daniel", "Grace", "Nuria", "Văn An", "Ewa",
};
static const char *const syllables[] = {
  "ba",  "cor", "del",  "fin", "gra", "hol", "jan", "kes", "lum", "mar", "nes", "ol",
  "pra", "rit", "sten", "tov", "ul",  "ves", "wen", "zak", "bri", "dun", "ski", "er",
};

static void
person_clear (gpointer data)
{
  Person *person = data;

  g_free (person->family);
  g_free (person->birth_date);
  g_free (person->number);
}

static char *
make_rare_family (GRand *chance)
{
  const int n = G_N_ELEMENTS (syllables);
  g_autofree char *name = g_strconcat (syllables[g_rand_int_range (chance, 0, n)],
                                       syllables[g_rand_int_range (chance, 0, n)],
                                       syllables[g_rand_int_range (chance, 0, n)], NULL);

  name[0] = g_ascii_toupper (name[0]);
  return g_steal_pointer (&name);
}

static void
make_person (Person *person, GRand *chance, guint place)
{
  gboolean common = g_rand_int_range (chance, 0, 100) < COMMON_SHARE;

  person->family =
      common
          ? g_strdup (common_families[g_rand_int_range (chance, 0, G_N_ELEMENTS (common_families))])
          : make_rare_family (chance);
  person->given = givens[g_rand_int_range (chance, 0, G_N_ELEMENTS (givens))];
  person->birth_date =
      g_strdup_printf ("%d-%02d-%02d", g_rand_int_range (chance, 1930, 2015),
                       g_rand_int_range (chance, 1, 13), g_rand_int_range (chance, 1, 29));
  person->number = g_strdup_printf ("%u", 100000 + place);
}

/* A record of many patients */

static void
insert_person (sqlite3_stmt *insert, const Person *person, guint place)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (person->family, " ", person->given, NULL);
  g_autofree char *other = g_strconcat (person->given, " ", person->family, NULL);
  g_autofree char *fold = coxa_store_fold (name);
  g_autofree char *gfold = coxa_store_fold (other);
  g_autofree char *parts = coxa_patient_table_part (fold);
  const char *texts[] = {
    id,    person->family, person->given, person->birth_date, person->number, fold,
    gfold, person->number, parts
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    sqlite3_bind_text (insert, (int) i + 1, texts[i], -1, SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
  sqlite3_reset (insert);
}

static void
run (sqlite3 *db, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* Past the store: its history of a million entries would take an hour to write. */
GArray *
many_patients_add (const char *path, guint n_patients)
{
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (Person));
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);
  sqlite3_stmt *insert = NULL;
  sqlite3 *db = NULL;

  g_array_set_clear_func (persons, person_clear);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  run (db, "PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN");
  g_assert_cmpint (
      sqlite3_prepare_v2 (db,
                          "INSERT INTO patient (id, clinic, family, given, birth_date, number,"
                          " fold, gfold, nfold, parts, sex, precautions, version, created_at,"
                          " changed_at) SELECT ?1, c.id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'f', '',"
                          " 1, '" AT "', '" AT "' FROM clinic c",
                          -1, &insert, NULL),
      ==, SQLITE_OK);
  for (guint i = 0; i < n_patients; i++) {
    Person person;

    make_person (&person, chance, i);
    insert_person (insert, &person, i);
    if (i % (n_patients / PERSONS) == 0 && persons->len < PERSONS)
      g_array_append_val (persons, person);
    else
      person_clear (&person);
  }
  sqlite3_finalize (insert);
  run (db, "INSERT INTO patient_name (patient_name) VALUES ('rebuild'); COMMIT");
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return g_steal_pointer (&persons);
}
