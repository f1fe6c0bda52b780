/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-patient-text.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define DATE_PARTS 3

const char *
coxa_patient_text_sex (CoxaSex sex)
{
  switch (sex) {
  case COXA_SEX_FEMALE:
    return _ ("female");
  case COXA_SEX_MALE:
    return _ ("male");
  case COXA_SEX_X:
    return _ ("neither");
  case COXA_SEX_UNKNOWN:
  default:
    return _ ("sex not stated");
  }
}

/**
 * coxa_patient_text_dup_day:
 *
 * Returns: the day in words, which no country reads the wrong way round
 */
char *
coxa_patient_text_dup_day (GDateTime *at)
{
  /* Translators: a day, such as 4 Mar 1982 */
  return g_date_time_format (at, _ ("%-d %b %Y"));
}

/**
 * coxa_patient_text_dup_birth_date:
 * @birth_date: (nullable): ISO 8601, may be partial
 */
char *
coxa_patient_text_dup_birth_date (const char *birth_date)
{
  g_autoptr (GDateTime) at = NULL;
  g_auto (GStrv) parts = NULL;
  guint n;

  if (!birth_date)
    return g_strdup (_ ("birth date not stated"));
  parts = g_strsplit (birth_date, "-", DATE_PARTS);
  n = g_strv_length (parts);
  at = g_date_time_new_utc (atoi (parts[0]), n > 1 ? atoi (parts[1]) : 1,
                            n > 2 ? atoi (parts[2]) : 1, 0, 0, 0);
  if (!at || n == 1)
    return g_strdup (birth_date);
  if (n == 2)
    return g_date_time_format (at, "%b %Y");
  return coxa_patient_text_dup_day (at);
}

/* A line breaks between the parts, never within a date or before a number. */
static void
add_part (GString *text, const char *part)
{
  g_autoptr (GString) whole = g_string_new (part);

  g_string_replace (whole, " ", "\u00a0", 0);
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, whole->str);
}

static void
add_age (GString *text, CoxaPatient *patient, GDateTime *now)
{
  int age = coxa_birth_date_age (coxa_patient_get_birth_date (patient), now);
  g_autofree char *part = NULL;

  if (age == COXA_AGE_UNKNOWN)
    return;
  part = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d y", "%d y", (gulong) age), age);
  add_part (text, part);
}

static void
add_number (GString *text, CoxaPatient *patient)
{
  const char *number = coxa_patient_get_number (patient);
  g_autofree char *part = NULL;

  if (!number || !*number)
    return;
  /* Translators: the clinic's own number of a patient */
  part = g_strdup_printf (_ ("no. %s"), number);
  add_part (text, part);
}

/**
 * coxa_patient_text_dup_summary:
 *
 * Returns: what tells this person from others: birth date, age, sex, number
 */
char *
coxa_patient_text_dup_summary (CoxaPatient *patient, GDateTime *now)
{
  GString *text = g_string_new (NULL);
  g_autofree char *birth_date =
      coxa_patient_text_dup_birth_date (coxa_patient_get_birth_date (patient));

  add_part (text, birth_date);
  add_age (text, patient, now);
  add_part (text, coxa_patient_text_sex (coxa_patient_get_sex (patient)));
  add_number (text, patient);
  return g_string_free (text, FALSE);
}

/**
 * coxa_patient_text_dup_sorted_name:
 *
 * Returns: the name as lists are sorted: family name first
 */
char *
coxa_patient_text_dup_sorted_name (CoxaPatient *patient)
{
  const char *family = coxa_patient_get_family (patient);
  const char *given = coxa_patient_get_given (patient);

  if (!family || !*family || !given || !*given)
    return coxa_patient_dup_display_name (patient);
  /* Translators: family name, given name */
  return g_strdup_printf (_ ("%s, %s"), family, given);
}

/**
 * coxa_patient_text_dup_row:
 *
 * Returns: birth date, age and number, for a row of the list
 */
char *
coxa_patient_text_dup_row (CoxaPatient *patient, GDateTime *now)
{
  GString *text = g_string_new (NULL);
  g_autofree char *birth_date =
      coxa_patient_text_dup_birth_date (coxa_patient_get_birth_date (patient));

  add_part (text, birth_date);
  add_age (text, patient, now);
  add_number (text, patient);
  return g_string_free (text, FALSE);
}

/**
 * coxa_birth_date_locale_order:
 *
 * Returns: the order in which the locale writes a date: "dmy", "mdy" or "ymd"
 */
const char *
coxa_birth_date_locale_order (void)
{
  const char *format = nl_langinfo (D_FMT);
  const char *day = strpbrk (format, "de");
  const char *month = strpbrk (format, "mbB");
  const char *year = strpbrk (format, "yY");

  if (strstr (format, "%D"))
    return "mdy";
  if (!day || !month || !year || (year < month && year < day))
    return "ymd";
  return month < day ? "mdy" : "dmy";
}

static guint
split_digits (const char *typed, char **parts)
{
  guint n = 0;

  for (const char *at = typed; *at;) {
    gsize digits = strspn (at, "0123456789");

    if (digits == 0) {
      at = g_utf8_next_char (at);
      continue;
    }
    if (n == DATE_PARTS)
      return DATE_PARTS + 1;
    parts[n++] = g_strndup (at, digits);
    at += digits;
  }
  return n;
}

static char *
assemble (char **parts, guint n, const char *order)
{
  const char *day = NULL;
  const char *month = NULL;
  const char *year = NULL;

  if (strlen (parts[0]) == 4)
    order = "ymd";
  else if (n == 2)
    order = "my";
  for (guint i = 0; i < n; i++) {
    if (order[i] == 'd')
      day = parts[i];
    else if (order[i] == 'm')
      month = parts[i];
    else
      year = parts[i];
  }
  if (!year || strlen (year) != 4)
    return NULL;
  if (!month)
    return g_strdup (year);
  if (!day)
    return g_strdup_printf ("%s-%02d", year, atoi (month));
  return g_strdup_printf ("%s-%02d-%02d", year, atoi (month), atoi (day));
}

static char *
dup_iso (const char *typed, const char *order)
{
  char *parts[DATE_PARTS + 1] = { NULL };
  guint n = split_digits (typed, parts);
  char *iso = NULL;

  if (n >= 1 && n <= DATE_PARTS)
    iso = assemble (parts, n, order);
  for (guint i = 0; i < DATE_PARTS; i++)
    g_free (parts[i]);
  return iso;
}

/**
 * coxa_birth_date_parse:
 * @typed: a whole or partial date, ISO or in the locale's order; years have four digits
 * @order: "dmy", "mdy" or "ymd"
 * @iso_out: (out): the date as it is stored
 */
gboolean
coxa_birth_date_parse (const char *typed, const char *order, char **iso_out)
{
  g_autofree char *iso = dup_iso (typed, order);

  if (!iso || !coxa_birth_date_is_valid (iso))
    return FALSE;
  *iso_out = g_steal_pointer (&iso);
  return TRUE;
}

/**
 * coxa_birth_date_is_no_day:
 *
 * Returns: whether day, month and year were all typed, but the calendar has no such day
 */
gboolean
coxa_birth_date_is_no_day (const char *typed, const char *order)
{
  g_autofree char *iso = dup_iso (typed, order);

  return iso && strlen (iso) >= strlen ("1982-03-04") && !coxa_birth_date_is_valid (iso);
}
