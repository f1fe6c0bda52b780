/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Look-alikes: the guard against the wrong patient (faults.md F6). */

#include "coxa-likeness.h"

#include <string.h>

#define LETTERS_COMPARED 64 /* letters that are compared */
#define LETTERS_MAX 2       /* that two names may differ by and still be mistaken */
#define LETTERS_OF_PART 1
#define SHORT_NAME 3 /* letters: so few differ by one without looking alike */
#define FULL_DATE "YYYY-MM-DD"

/* Without accents, case, hyphens and spaces. */
static char *
fold (const char *name)
{
  g_autofree char *plain = g_str_to_ascii (name ? name : "", "C");
  GString *folded = g_string_new (NULL);

  for (const char *at = plain; *at && folded->len < LETTERS_COMPARED; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (folded, g_ascii_tolower (*at));
  /* Letters that no ASCII stands for become "?": then the names are compared as they are. */
  if (folded->len == 0 && name)
    g_string_append_len (folded, name, (gssize) MIN (strlen (name), LETTERS_COMPARED));
  return g_string_free (folded, FALSE);
}

/* Letters to insert, leave out, replace, or swap with their neighbour. */
static guint
count_edits (const char *a, const char *b)
{
  guint rows[3][LETTERS_COMPARED + 1];
  guint length = (guint) strlen (b);

  for (guint k = 0; k <= length; k++)
    rows[0][k] = k;
  for (guint i = 1; i <= strlen (a); i++) {
    guint *row = rows[i % 3];
    const guint *above = rows[(i + 2) % 3];

    row[0] = i;
    for (guint k = 1; k <= length; k++) {
      row[k] = MIN (above[k - 1] + (a[i - 1] != b[k - 1]), MIN (above[k], row[k - 1]) + 1);
      if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
        row[k] = MIN (row[k], rows[(i + 1) % 3][k - 2] + 1);
    }
  }
  return rows[strlen (a) % 3][length];
}

static guint
count_part_edits (const char *a, const char *b)
{
  guint edits = count_edits (a, b);

  return edits > 0 && MIN (strlen (a), strlen (b)) <= SHORT_NAME ? G_MAXUINT / 4 : edits;
}

static gboolean
are_alike (const char *family_a, const char *given_a, const char *family_b, const char *given_b)
{
  guint family = count_part_edits (family_a, family_b);
  guint given = count_part_edits (given_a, given_b);

  return family <= LETTERS_OF_PART && given <= LETTERS_MAX && family + given <= LETTERS_MAX;
}

static gboolean
have_like_names (CoxaPatient *a, CoxaPatient *b)
{
  g_autofree char *family_a = fold (coxa_patient_get_family (a));
  g_autofree char *given_a = fold (coxa_patient_get_given (a));
  g_autofree char *family_b = fold (coxa_patient_get_family (b));
  g_autofree char *given_b = fold (coxa_patient_get_given (b));

  if (!*family_a || !*family_b)
    return FALSE;
  return are_alike (family_a, given_a, family_b, given_b) ||
         are_alike (family_a, given_a, given_b, family_b);
}

static gboolean
have_same_birth_date (CoxaPatient *a, CoxaPatient *b)
{
  const char *date = coxa_patient_get_birth_date (a);

  return date && strlen (date) == strlen (FULL_DATE) &&
         g_strcmp0 (date, coxa_patient_get_birth_date (b)) == 0;
}

/**
 * coxa_patients_find_likeness:
 *
 * Returns: in what two patients look alike; nothing of one and the same
 */
CoxaLikeness
coxa_patients_find_likeness (CoxaPatient *a, CoxaPatient *b)
{
  CoxaLikeness likeness = COXA_LIKENESS_NONE;

  if (g_strcmp0 (coxa_patient_get_id (a), coxa_patient_get_id (b)) == 0)
    return likeness;
  if (have_like_names (a, b))
    likeness |= COXA_LIKENESS_NAME;
  if (have_same_birth_date (a, b))
    likeness |= COXA_LIKENESS_BIRTH_DATE;
  return likeness;
}
