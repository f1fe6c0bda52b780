/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A record cut off, zeroed or with a bit flipped at random places. What opens and is called sound
 * holds exactly what was stored; everything else is refused, or said. */

#include "scene.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define PLACES (g_test_slow () ? 200u : 40u)
#define VISITS 12
#define SECTOR 512

typedef enum {
  CUT_OFF,
  ZEROED,
  FLIPPED,
} Harm;

/* Everything clinical, as text. */
static const char *const clinical[] = {
  "SELECT id, family, given, birth_date, sex, language, number, precautions, archived, merged_into,"
  " version FROM patient ORDER BY id",
  "SELECT id, patient, title, opened_at, closed_at, version FROM episode ORDER BY id",
  "SELECT * FROM visit ORDER BY id",
  "SELECT * FROM measurement ORDER BY visit, measure, side, position, mode, pelvis_held",
  "SELECT * FROM screen_answer ORDER BY visit, question",
  "SELECT * FROM score ORDER BY visit, place",
  "SELECT * FROM pain_spot ORDER BY visit, place",
  "SELECT * FROM judgement ORDER BY visit",
  "SELECT * FROM result ORDER BY visit, place",
  "SELECT * FROM revision ORDER BY seq",
};

/* NULL when something cannot be read. */
static char *
dump (const char *path)
{
  GString *text = g_string_new (NULL);
  gboolean read = TRUE;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (gsize i = 0; read && i < G_N_ELEMENTS (clinical); i++) {
    sqlite3_stmt *stmt = NULL;
    int status = sqlite3_prepare_v2 (db, clinical[i], -1, &stmt, NULL);

    while (status == SQLITE_OK && (status = sqlite3_step (stmt)) == SQLITE_ROW) {
      for (int column = 0; column < sqlite3_column_count (stmt); column++) {
        const char *value = (const char *) sqlite3_column_text (stmt, column);

        g_string_append (text, value != NULL ? value : "NULL");
        g_string_append_c (text, '\x1f');
      }
      g_string_append_c (text, '\n');
      status = SQLITE_OK;
    }
    read = status == SQLITE_DONE;
    sqlite3_finalize (stmt);
  }
  sqlite3_close (db);
  return g_string_free (text, !read);
}

static gsize
harm_at_random (Harm harm, GRand *rand, char *bytes, gsize length)
{
  gsize at = (gsize) g_rand_int_range (rand, 1, (gint32) length);

  if (harm == CUT_OFF)
    return at;
  if (harm == ZEROED)
    memset (bytes + at / SECTOR * SECTOR, 0, MIN (SECTOR, length - at / SECTOR * SECTOR));
  else
    bytes[at] ^= 1 << g_rand_int_range (rand, 0, 8);
  return length;
}

typedef struct {
  guint refused, said, unharmed, same;
} Count;

/* Opened and asked as a person would; whatever is called sound must be what was stored. */
static void
look (Record *record, const char *expected, Count *count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *found = NULL;

  record->store = wait_open (record->path, COXA_STORE_OPEN, record->measures, &error);
  if (record->store == NULL) {
    g_assert_cmpint (error->domain, ==, COXA_STORE_ERROR);
    count->refused++;
    return;
  }
  problems = wait_check (record->store, &error);
  if (problems == NULL || problems->len > 0) {
    count->said++;
    record_close (record);
    return;
  }
  record_close (record);
  found = dump (record->path);
  g_assert_cmpstr (found, ==, expected);
  count->unharmed++;
}

static void
test_mangled (Record *record, gconstpointer data)
{
  static const char *const names[] = { "cut off", "zeroed", "bit flipped" };
  Harm harm = GPOINTER_TO_INT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260606 + harm);
  g_autofree char *bytes = NULL;
  g_autofree char *expected = NULL;
  Count count = { 0 };
  gsize length;

  scene_make (record, VISITS);
  expected = dump (record->path);
  g_assert_nonnull (expected);
  g_assert_true (g_file_get_contents (record->path, &bytes, &length, NULL));
  for (guint i = 0; i < PLACES; i++) {
    g_autofree char *harmed = g_memdup2 (bytes, length);
    gsize left = harm_at_random (harm, rand, harmed, length);

    /* Zeros over zeros are no fault. */
    count.same += left == length && memcmp (harmed, bytes, length) == 0;
    g_assert_true (g_file_set_contents (record->path, harmed, (gssize) left, NULL));
    look (record, expected, &count);
  }
  g_test_message ("FIGURE %s: %u places, %u refused at opening, %u said by the check, %u with"
                  " everything as it was stored (%u of them bytes that were the same)",
                  names[harm], PLACES, count.refused, count.said, count.unharmed, count.same);
  g_assert_cmpuint (count.refused + count.said, >, 0);
}

/* Every bit of what a person wrote: one flipped in each byte of the notes, in the table and in the
 * history. */
static void
test_clinical_text (Record *record, gconstpointer data)
{
  static const char *const words[] = { "Better since the last visit", "Low back pain", "Example" };
  g_autofree char *bytes = NULL;
  guint n = 0, found = 0, step = g_test_slow () ? 1 : 7;
  gsize length;

  scene_make (record, 2);
  g_assert_true (g_file_get_contents (record->path, &bytes, &length, NULL));
  for (gsize at = 0; at + 32 < length; at++)
    for (gsize w = 0; w < G_N_ELEMENTS (words); w++) {
      gsize size = strlen (words[w]);

      if (memcmp (bytes + at, words[w], size) != 0)
        continue;
      for (gsize i = 0; i < size; i += step, n++) {
        g_autoptr (GError) error = NULL;
        g_autoptr (GPtrArray) problems = NULL;

        bytes[at + i] ^= 2;
        g_assert_true (g_file_set_contents (record->path, bytes, (gssize) length, NULL));
        bytes[at + i] ^= 2;
        record->store = wait_open (record->path, COXA_STORE_OPEN, record->measures, &error);
        if (record->store == NULL) {
          found++;
          continue;
        }
        problems = wait_check (record->store, &error);
        found += problems == NULL || problems->len > 0;
        record_close (record);
      }
    }
  g_test_message ("FIGURE bytes of clinical text: %u flipped, %u found", n, found);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (found, ==, n);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/faults/mangled/cut-off", Record, GINT_TO_POINTER (CUT_OFF), record_set_up,
              test_mangled, record_tear_down);
  g_test_add ("/faults/mangled/zeroed", Record, GINT_TO_POINTER (ZEROED), record_set_up,
              test_mangled, record_tear_down);
  g_test_add ("/faults/mangled/bit-flipped", Record, GINT_TO_POINTER (FLIPPED), record_set_up,
              test_mangled, record_tear_down);
  g_test_add ("/faults/mangled/clinical-text", Record, NULL, record_set_up, test_clinical_text,
              record_tear_down);
  return g_test_run ();
}
