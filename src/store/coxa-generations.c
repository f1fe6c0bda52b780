/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which backups of a folder are kept: the newest of each of the last days, weeks and months that
 * have one. Nothing depends on today's date, so that a wrong clock throws nothing away. */

#include "coxa-generations.h"

#include <string.h>

#define NAME_FORMAT "coxa-%Y%m%d-%H%M%SZ"
#define PLAIN_ENDING ".coxa"
#define SEALED_ENDING ".coxabackup"

/**
 * coxa_generation_name:
 *
 * Returns: (transfer full): the name of a backup file: when it was made, in UTC; never whose it is
 */
char *
coxa_generation_name (GDateTime *made_at, gboolean sealed)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (made_at);
  g_autofree char *stem = g_date_time_format (utc, NAME_FORMAT);

  return g_strconcat (stem, sealed ? SEALED_ENDING : PLAIN_ENDING, NULL);
}

static gboolean
read_digits (const char **text, guint n, int *out)
{
  *out = 0;
  for (guint i = 0; i < n; i++, (*text)++) {
    if (!g_ascii_isdigit (**text))
      return FALSE;
    *out = 10 * *out + g_ascii_digit_value (**text);
  }
  return TRUE;
}

/**
 * coxa_generation_parse:
 *
 * Returns: (transfer full) (nullable): when the backup was made; NULL for a name not made by
 *   coxa_generation_name()
 */
GDateTime *
coxa_generation_parse (const char *name)
{
  int year, month, day, hour, minute, second;
  const char *at = name;

  if (!g_str_has_prefix (at, "coxa-"))
    return NULL;
  at += strlen ("coxa-");
  if (!read_digits (&at, 4, &year) || !read_digits (&at, 2, &month) ||
      !read_digits (&at, 2, &day) || *at++ != '-' || !read_digits (&at, 2, &hour) ||
      !read_digits (&at, 2, &minute) || !read_digits (&at, 2, &second) || *at++ != 'Z' ||
      (strcmp (at, PLAIN_ENDING) != 0 && strcmp (at, SEALED_ENDING) != 0))
    return NULL;
  return g_date_time_new_utc (year, month, day, hour, minute, second);
}

typedef struct {
  const char *name;
  GDateTime *made_at;
} Generation;

static void
generation_clear (gpointer data)
{
  Generation *self = data;

  g_date_time_unref (self->made_at);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const Generation *p = a, *q = b;

  return g_date_time_compare (q->made_at, p->made_at);
}

static int
day_of (GDateTime *at)
{
  return g_date_time_get_year (at) * 1000 + g_date_time_get_day_of_year (at);
}

static int
week_of (GDateTime *at)
{
  return g_date_time_get_week_numbering_year (at) * 100 + g_date_time_get_week_of_year (at);
}

static int
month_of (GDateTime *at)
{
  return g_date_time_get_year (at) * 100 + g_date_time_get_month (at);
}

/* Marks the newest of each span, newest spans first, until @most spans have one. */
static void
keep (const GArray *newest_first, int (*span_of) (GDateTime *), guint most, gboolean *kept)
{
  int last = -1;
  guint n = 0;

  for (guint i = 0; i < newest_first->len && n < most; i++) {
    int span = span_of (g_array_index (newest_first, Generation, i).made_at);

    if (span == last)
      continue;
    last = span;
    kept[i] = TRUE;
    n++;
  }
}

/**
 * coxa_generations_list_old:
 * @names: of the files in a folder; others than backups are left alone
 *
 * Returns: (transfer full): the names, borrowed from @names, of those that need not be kept
 */
GPtrArray *
coxa_generations_list_old (const char *const *names)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Generation));
  g_autofree gboolean *kept = NULL;
  GPtrArray *old = g_ptr_array_new ();

  g_array_set_clear_func (all, generation_clear);
  for (guint i = 0; names[i]; i++) {
    Generation generation = { names[i], coxa_generation_parse (names[i]) };

    if (generation.made_at)
      g_array_append_val (all, generation);
  }
  g_array_sort (all, compare_newest_first);
  kept = g_new0 (gboolean, all->len + 1);
  keep (all, day_of, COXA_GENERATIONS_DAYS, kept);
  keep (all, week_of, COXA_GENERATIONS_WEEKS, kept);
  keep (all, month_of, COXA_GENERATIONS_MONTHS, kept);
  for (guint i = 0; i < all->len; i++)
    if (!kept[i])
      g_ptr_array_add (old, (char *) g_array_index (all, Generation, i).name);
  return old;
}

/**
 * coxa_generations_find_newest:
 *
 * Returns: (transfer full) (nullable): the path of the newest backup in @folder, by its name
 */
char *
coxa_generations_find_newest (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *newest = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autoptr (GDateTime) made_at = coxa_generation_parse (name);

    /* The names are in the order of time. */
    if (made_at != NULL && g_strcmp0 (name, newest) > 0) {
      g_free (newest);
      newest = g_strdup (name);
    }
  }
  return newest != NULL ? g_build_filename (folder, newest, NULL) : NULL;
}
