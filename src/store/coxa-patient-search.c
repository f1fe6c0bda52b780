/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-patient-search.h"

#include "coxa-load.h"
#include "coxa-patient-table.h"
#include "coxa-store.h"

#include <string.h>

/* Folded text that begins with a prefix lies between it and it followed by this. */
#define AFTER_ALL "\xf4\x8f\xbf\xbf"
#define TRIGRAM 3
#define N_DATES 2

enum {
  ALL,
  BY_FOLD,
  BY_GFOLD,
  BY_NUMBER,
  BY_BIRTH_DATE,
  BY_BIRTH_DATE_AND_NAME,
  BY_PART,
};

/* The index is named, and the order of the join forced: with statistics at hand the planner
 * would walk a million patients to find three. */
static const char *const statements[] = {
  [ALL] = "SELECT " COXA_PATIENT_COLUMNS " FROM patient p INDEXED BY patient_by_fold ORDER BY fold",
  [BY_FOLD] = "SELECT " COXA_PATIENT_COLUMNS " FROM patient p INDEXED BY patient_by_fold"
              " WHERE fold >= ? AND fold < ? ORDER BY fold",
  [BY_GFOLD] = "SELECT " COXA_PATIENT_COLUMNS " FROM patient p INDEXED BY patient_by_gfold"
               " WHERE gfold >= ? AND gfold < ? ORDER BY gfold",
  [BY_NUMBER] = "SELECT " COXA_PATIENT_COLUMNS " FROM patient p INDEXED BY patient_by_nfold"
                " WHERE nfold >= ? AND nfold < ? ORDER BY nfold",
  [BY_BIRTH_DATE] =
      "SELECT " COXA_PATIENT_COLUMNS " FROM patient p INDEXED BY patient_by_birth_date"
      " WHERE birth_date >= ? AND birth_date < ? ORDER BY birth_date, fold",
  /* Looks at the names in the index of the dates, and at the rows of those that fit alone. */
  [BY_BIRTH_DATE_AND_NAME] =
      "SELECT " COXA_PATIENT_COLUMNS " FROM patient p INDEXED BY patient_by_birth_date"
      " WHERE birth_date >= ?1 AND birth_date < ?2 AND instr (fold, ?3) > 0",
  [BY_PART] = "SELECT " COXA_PATIENT_COLUMNS " FROM patient_name CROSS JOIN patient p"
              " ON p.key = patient_name.rowid WHERE patient_name MATCH ?",
};

/* One word of the query: it may be part of a name, the beginning of a number, or a date. */
typedef struct {
  char *folded;
  glong length;         /* in characters */
  char *dates[N_DATES]; /* ISO 8601, may be partial; NULL where it is no date */
} Word;

typedef struct {
  char *fold;
  gint64 key;
  CoxaPatient *patient;
} Hit;

typedef struct {
  CoxaConnection *connection;
  char *folded; /* the whole query */
  GPtrArray *words;
  GPtrArray *hits;
  GHashTable *keys; /* of the hits, lent */
  guint limit;
  gboolean archived; /* also those */
} Search;

static void
word_free (gpointer data)
{
  Word *word = data;

  g_free (word->folded);
  for (int i = 0; i < N_DATES; i++)
    g_free (word->dates[i]);
  g_free (word);
}

static void
hit_free (gpointer data)
{
  Hit *hit = data;

  g_free (hit->fold);
  g_clear_object (&hit->patient);
  g_free (hit);
}

static void
search_clear (Search *self)
{
  g_free (self->folded);
  g_ptr_array_unref (self->words);
  g_hash_table_unref (self->keys);
  g_ptr_array_unref (self->hits);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

static char *
make_date (const char *year, const char *month, const char *day)
{
  int m = atoi (month), d = atoi (day);

  if (strlen (year) != 4 || m < 1 || m > 12 || d < 1 || d > 31)
    return NULL;
  return g_strdup_printf ("%s-%02d-%02d", year, m, d);
}

/* "4.3.1982", and with a slash also the month first. */
static void
read_local_date (Word *word, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "./", -1);
  guint found = 0;

  if (g_strv_length (parts) != 3)
    return;
  for (guint i = 0; i < 3; i++)
    if (!is_number (parts[i]))
      return;
  if ((word->dates[0] = make_date (parts[2], parts[1], parts[0])) != NULL)
    found = 1;
  if (strchr (text, '/') != NULL)
    word->dates[found] = make_date (parts[2], parts[0], parts[1]);
}

/* "1982", "1982-03", "1982-03-04", "19820304"; also while it is being typed: "1982-", "1982-0". */
static void
read_iso_date (Word *word, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);
  guint n = g_strv_length (parts);

  for (guint i = 0; i < n; i++)
    if (!is_number (parts[i]) && (i == 0 || i < n - 1 || *parts[i] != '\0'))
      return;
  if (n == 1 && strlen (text) == 8)
    word->dates[0] = g_strdup_printf ("%.4s-%.2s-%.2s", text, text + 4, text + 6);
  else if (n >= 1 && n <= 3 && strlen (parts[0]) == 4)
    word->dates[0] = g_strdup (text);
}

static Word *
word_new (const char *text)
{
  g_autofree char *folded = coxa_store_fold (text);
  Word *word;

  if (*folded == '\0')
    return NULL;
  word = g_new0 (Word, 1);
  word->length = g_utf8_strlen (folded, -1);
  word->folded = g_steal_pointer (&folded);
  read_iso_date (word, text);
  if (word->dates[0] == NULL)
    read_local_date (word, text);
  return word;
}

/* Also one that is not typed to its end: "4.3.19". */
static gboolean
is_like_date (const char *text)
{
  return strspn (text, "0123456789./-") == strlen (text);
}

/* A word with a hyphen falls apart like the names do, unless it is a date. */
static void
add_words (GPtrArray *words, const char *text)
{
  Word *word = word_new (text);
  g_auto (GStrv) parts = NULL;

  if (word == NULL)
    return;
  if (word->dates[0] != NULL || strchr (word->folded, ' ') == NULL || is_like_date (text)) {
    g_ptr_array_add (words, word);
    return;
  }
  parts = g_strsplit (word->folded, " ", -1);
  word_free (word);
  for (guint i = 0; parts[i] != NULL; i++)
    if ((word = word_new (parts[i])) != NULL)
      g_ptr_array_add (words, word);
}

static void
search_init (
    Search *self, CoxaConnection *connection, const char *query, guint limit, gboolean archived)
{
  g_autofree char *valid = g_utf8_make_valid (query != NULL ? query : "", -1);
  g_auto (GStrv) texts = g_strsplit_set (valid, " \t\n,;", -1);

  self->connection = connection;
  self->folded = coxa_store_fold (valid);
  self->words = g_ptr_array_new_with_free_func (word_free);
  self->hits = g_ptr_array_new_with_free_func (hit_free);
  self->keys = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->limit = limit;
  self->archived = archived;
  for (guint i = 0; texts[i] != NULL; i++)
    add_words (self->words, texts[i]);
}

static gboolean
is_full (Search *self)
{
  return self->hits->len >= self->limit;
}

/* One or two letters must begin a name; more may stand anywhere in it. */
static gboolean
is_in_name (const Word *word, const char *fold)
{
  const char *at = strstr (fold, word->folded);

  if (word->length >= TRIGRAM)
    return at != NULL;
  while (at != NULL && at != fold && at[-1] != ' ')
    at = strstr (at + 1, word->folded);
  return at != NULL;
}

static gboolean
word_fits (const Word *word, CoxaStatement *row)
{
  const char *fold = coxa_statement_get_text (row, COXA_PATIENT_FOLD);
  const char *nfold = coxa_statement_get_text (row, COXA_PATIENT_NFOLD);
  const char *birth_date = coxa_statement_get_text (row, COXA_PATIENT_BIRTH_DATE);

  if (fold != NULL && is_in_name (word, fold))
    return TRUE;
  if (nfold != NULL && g_str_has_prefix (nfold, word->folded))
    return TRUE;
  for (int i = 0; i < N_DATES && word->dates[i] != NULL; i++)
    if (birth_date != NULL && g_str_has_prefix (birth_date, word->dates[i]))
      return TRUE;
  return FALSE;
}

static gboolean
all_words_fit (Search *self, CoxaStatement *row)
{
  for (guint i = 0; i < self->words->len; i++)
    if (!word_fits (g_ptr_array_index (self->words, i), row))
      return FALSE;
  return TRUE;
}

/* One that cannot be read any more is shown as it was stored last. */
static CoxaPatient *
read_patient (Search *self, CoxaStatement *row, GError **error)
{
  g_autoptr (GError) failure = NULL;
  CoxaPatient *patient = coxa_patient_table_read_row (row, &failure);

  if (patient != NULL)
    return patient;
  return coxa_load_patient (self->connection, coxa_statement_get_text (row, COXA_PATIENT_ID),
                            error);
}

static gboolean
take_hit (Search *self, gint64 key, const char *fold, CoxaPatient *take_patient)
{
  Hit *hit = g_new0 (Hit, 1);

  hit->key = key;
  hit->fold = g_strdup (fold);
  hit->patient = take_patient;
  g_ptr_array_add (self->hits, hit);
  g_hash_table_add (self->keys, &hit->key);
  return TRUE;
}

/* The name or number of one who was merged into another leads to that other. */
static gboolean
add_merged (Search *self, CoxaStatement *row, GError **error)
{
  const char *id = coxa_statement_get_text (row, COXA_PATIENT_ID);
  CoxaPatient *patient;
  gint64 key;

  if (!coxa_patient_table_find_key (self->connection, id, &key, error))
    return FALSE;
  if (key == 0 || g_hash_table_contains (self->keys, &key))
    return TRUE;
  patient = coxa_load_patient (self->connection, id, error);
  if (patient == NULL)
    return FALSE;
  if (!coxa_patient_is_archived (patient) || self->archived)
    return take_hit (self, key, coxa_statement_get_text (row, COXA_PATIENT_FOLD), patient);
  g_object_unref (patient);
  return TRUE;
}

static gboolean
add_hit (Search *self, CoxaStatement *row, GError **error)
{
  gint64 key = coxa_statement_get_int (row, COXA_PATIENT_KEY);
  CoxaPatient *patient;

  if (!coxa_statement_is_null (row, COXA_PATIENT_MERGED_INTO))
    return add_merged (self, row, error);
  if (g_hash_table_contains (self->keys, &key) ||
      (coxa_statement_get_int (row, COXA_PATIENT_ARCHIVED) != 0 && !self->archived))
    return TRUE;
  patient = read_patient (self, row, error);
  return patient != NULL &&
         take_hit (self, key, coxa_statement_get_text (row, COXA_PATIENT_FOLD), patient);
}

/* Takes rows until the list is full. */
static gboolean
take_rows (Search *self, CoxaStatement *rows, gboolean filter, GError **error)
{
  GError *failure = NULL;

  while (!is_full (self) && coxa_statement_next (rows, &failure))
    if (!filter || all_words_fit (self, rows))
      if (!add_hit (self, rows, error))
        return FALSE;
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
take_prefix (Search *self, int which, const char *prefix, gboolean filter, GError **error)
{
  g_autoptr (CoxaStatement) rows = NULL;
  g_autofree char *after = NULL;

  if (is_full (self))
    return TRUE;
  rows = coxa_connection_use (self->connection, statements[which], error);
  if (rows == NULL)
    return FALSE;
  after = g_strconcat (prefix, AFTER_ALL, NULL);
  coxa_statement_bind_text (rows, prefix);
  coxa_statement_bind_text (rows, after);
  return take_rows (self, rows, filter, error);
}

/* Beside other words one with digits is the number. */
static gboolean
is_name (Search *self, const Word *word)
{
  gboolean digits = strpbrk (word->folded, "0123456789") != NULL;

  return word->dates[0] == NULL && !is_number (word->folded) && !(digits && self->words->len > 1);
}

static gboolean
take_beginnings (Search *self, GError **error)
{
  return take_prefix (self, BY_FOLD, self->folded, FALSE, error) &&
         take_prefix (self, BY_GFOLD, self->folded, FALSE, error) &&
         take_prefix (self, BY_NUMBER, self->folded, FALSE, error);
}

static gboolean
take_birth_dates (Search *self, const Word *word, GError **error)
{
  for (int i = 0; i < N_DATES && word->dates[i] != NULL; i++)
    if (!take_prefix (self, BY_BIRTH_DATE, word->dates[i], self->words->len > 1, error))
      return FALSE;
  return TRUE;
}

/* Only when there is no name to go by: many share a year. */
static gboolean
take_numbers_and_dates (Search *self, GError **error)
{
  for (guint i = 0; i < self->words->len; i++)
    if (is_name (self, g_ptr_array_index (self->words, i)))
      return TRUE;
  for (guint i = 0; i < self->words->len; i++) {
    const Word *word = g_ptr_array_index (self->words, i);

    if (!take_birth_dates (self, word, error))
      return FALSE;
    if (self->words->len > 1 && !take_prefix (self, BY_NUMBER, word->folded, TRUE, error))
      return FALSE;
  }
  return TRUE;
}

static void
add_trigram (GString *match, const char *at)
{
  g_string_append (match, match->len > 0 ? " AND \"" : "\"");
  for (int i = 0; i < TRIGRAM; i++, at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (letter == '"')
      g_string_append_c (match, '"');
    g_string_append_unichar (match, letter);
  }
  g_string_append_c (match, '"');
}

/* Every second one, and the last: they tell "vakvak" from "vak", and few are quick to look up. */
static void
add_word (GString *match, const Word *word)
{
  g_autofree char *begin = NULL;

  if (word->length < TRIGRAM) {
    begin = g_strconcat (word->length == 1 ? "  " : " ", word->folded, NULL);
    add_trigram (match, begin);
    return;
  }
  for (glong i = 0; i < word->length - 1; i += 2)
    add_trigram (match, g_utf8_offset_to_pointer (word->folded, MIN (i, word->length - TRIGRAM)));
}

/* What the trigram index is asked: all words that may be names. */
static char *
make_match (Search *self)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; i < self->words->len; i++) {
    const Word *word = g_ptr_array_index (self->words, i);

    if (is_name (self, word))
      add_word (match, word);
  }
  return g_string_free (match, match->len == 0);
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *one = *(const Hit *const *) a;
  const Hit *other = *(const Hit *const *) b;

  return g_strcmp0 (one->fold, other->fold);
}

static void
sort_from (Search *self, guint first)
{
  if (self->hits->len > first)
    qsort (self->hits->pdata + first, self->hits->len - first, sizeof *self->hits->pdata,
           compare_hits);
}

/* Words inside names, in any order. Only what is shown is sorted. */
static gboolean
take_parts (Search *self, GError **error)
{
  g_autofree char *match = make_match (self);
  g_autoptr (CoxaStatement) rows = NULL;
  guint first = self->hits->len;

  if (match == NULL || is_full (self))
    return TRUE;
  rows = coxa_connection_use (self->connection, statements[BY_PART], error);
  if (rows == NULL)
    return FALSE;
  coxa_statement_bind_text (rows, match);
  if (!take_rows (self, rows, TRUE, error))
    return FALSE;
  sort_from (self, first);
  return TRUE;
}

static gboolean
take_all (Search *self, GError **error)
{
  g_autoptr (CoxaStatement) rows = coxa_connection_use (self->connection, statements[ALL], error);

  return rows != NULL && take_rows (self, rows, FALSE, error);
}

static const Word *
find_date (Search *self)
{
  for (guint i = 0; i < self->words->len; i++) {
    const Word *word = g_ptr_array_index (self->words, i);

    if (word->dates[0] != NULL)
      return word;
  }
  return NULL;
}

static const Word *
find_longest_name (Search *self)
{
  const Word *longest = NULL;

  for (guint i = 0; i < self->words->len; i++) {
    const Word *word = g_ptr_array_index (self->words, i);

    if (is_name (self, word) && (longest == NULL || word->length > longest->length))
      longest = word;
  }
  return longest;
}

static gboolean
take_date_and_name (Search *self, const char *date, const char *name, GError **error)
{
  g_autoptr (CoxaStatement) rows =
      coxa_connection_use (self->connection, statements[BY_BIRTH_DATE_AND_NAME], error);
  g_autofree char *after = g_strconcat (date, AFTER_ALL, NULL);

  if (rows == NULL)
    return FALSE;
  coxa_statement_bind_text (rows, date);
  coxa_statement_bind_text (rows, after);
  coxa_statement_bind_text (rows, name);
  return take_rows (self, rows, TRUE, error);
}

/* A name and a date: few were born then, however many have the name. What looks like a date may
 * also begin a number. */
static gboolean
take_dates_and_names (Search *self, const Word *date, const Word *name, GError **error)
{
  guint first = self->hits->len;

  for (int i = 0; i < N_DATES && date->dates[i] != NULL; i++)
    if (!take_date_and_name (self, date->dates[i], name->folded, error))
      return FALSE;
  if (!take_prefix (self, BY_NUMBER, date->folded, TRUE, error))
    return FALSE;
  sort_from (self, first);
  return TRUE;
}

static gboolean
fill (Search *self, GError **error)
{
  const Word *date = find_date (self), *name = find_longest_name (self);

  if (self->words->len == 0)
    return take_all (self, error);
  if (!take_beginnings (self, error))
    return FALSE;
  if (date != NULL && name != NULL)
    return take_dates_and_names (self, date, name, error);
  return take_numbers_and_dates (self, error) && take_parts (self, error);
}

/**
 * coxa_patient_search:
 * @query: words that may be parts of names, a number, a birth date; all must fit, in any order
 * @archived: whether those who are archived are found too
 *
 * Beginnings of names first, in their order; then numbers and birth dates; then parts of names.
 *
 * Returns: (transfer full) (element-type CoxaPatient): at most @limit
 */
GPtrArray *
coxa_patient_search (
    CoxaConnection *connection, const char *query, guint limit, gboolean archived, GError **error)
{
  g_auto (Search) search = { 0 };
  g_autoptr (GPtrArray) patients = g_ptr_array_new_with_free_func (g_object_unref);

  search_init (&search, connection, query, limit, archived);
  if (!fill (&search, error))
    return NULL;
  for (guint i = 0; i < search.hits->len; i++) {
    Hit *hit = g_ptr_array_index (search.hits, i);

    if (!coxa_patient_table_read_last_visit (connection, hit->key, hit->patient, error))
      return NULL;
    g_ptr_array_add (patients, g_steal_pointer (&hit->patient));
  }
  return g_steal_pointer (&patients);
}
