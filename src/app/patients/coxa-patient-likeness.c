/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-patient-likeness.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "coxa-store.h"

static char *
fold (const char *text)
{
  return coxa_store_fold (text ? text : "");
}

static gboolean
is_same_number (CoxaPatient *typed, CoxaPatient *stored)
{
  const char *number = coxa_patient_get_number (typed);

  return number && *number && g_strcmp0 (number, coxa_patient_get_number (stored)) == 0;
}

/* A part of a date is shared by too many. */
static gboolean
is_same_birth_date (CoxaPatient *typed, CoxaPatient *stored)
{
  const char *birth_date = coxa_patient_get_birth_date (typed);

  return birth_date && strlen (birth_date) == strlen ("1982-03-04") &&
         g_strcmp0 (birth_date, coxa_patient_get_birth_date (stored)) == 0;
}

/**
 * coxa_patient_likeness_find:
 * @typed: what is known so far: names may be beginnings
 *
 * Returns: why @stored may be the same person; accents and case do not count
 */
CoxaLikeness
coxa_patient_likeness_find (CoxaPatient *typed, CoxaPatient *stored)
{
  g_autofree char *family = fold (coxa_patient_get_family (typed));
  g_autofree char *given = fold (coxa_patient_get_given (typed));
  g_autofree char *stored_family = fold (coxa_patient_get_family (stored));
  g_autofree char *stored_given = fold (coxa_patient_get_given (stored));

  if (is_same_number (typed, stored))
    return COXA_LIKENESS_NUMBER;
  if (*family && g_str_equal (family, stored_family) && g_str_has_prefix (stored_given, given))
    return COXA_LIKENESS_NAME;
  if (*family && *given && g_str_equal (family, stored_given) &&
      g_str_has_prefix (stored_family, given))
    return COXA_LIKENESS_SWAPPED;
  return is_same_birth_date (typed, stored) ? COXA_LIKENESS_BIRTH_DATE : COXA_LIKENESS_NONE;
}

const char *
coxa_patient_likeness_text (CoxaLikeness likeness)
{
  switch (likeness) {
  case COXA_LIKENESS_NUMBER:
    return _ ("The same number in the clinic");
  case COXA_LIKENESS_NAME:
    return _ ("The same name, or nearly");
  case COXA_LIKENESS_SWAPPED:
    return _ ("The same names the other way round");
  case COXA_LIKENESS_BIRTH_DATE:
    return _ ("The same birth date");
  case COXA_LIKENESS_NONE:
  default:
    return "";
  }
}
