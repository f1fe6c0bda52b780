/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-patient.h"

#include <string.h>

#include "coxa-data-file.h"

#define NAME_LENGTH_MAX 200 /* characters; longer text can freeze a label (faults.md I1) */

const char *const coxa_sex_ids[] = { "", "f", "m", "x", NULL };

struct _CoxaPatient {
  GObject parent_instance;

  char *id;
  char *family;
  char *given;
  char *birth_date;
  CoxaSex sex;
  char *language;
  char *number;
  char *clinic;
  char **precautions;
  char *last_visit;
  guint version;
  gboolean archived;
  gboolean damaged;
};

G_DEFINE_FINAL_TYPE (CoxaPatient, coxa_patient, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_ID,
  PROP_FAMILY,
  PROP_GIVEN,
  PROP_BIRTH_DATE,
  PROP_SEX,
  PROP_LANGUAGE,
  PROP_NUMBER,
  PROP_CLINIC,
  PROP_PRECAUTIONS,
  PROP_VERSION,
  PROP_LAST_VISIT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
coxa_patient_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CoxaPatient *self = COXA_PATIENT (object);

  switch (prop_id) {
  case PROP_ID:
    g_value_set_string (value, self->id);
    break;
  case PROP_FAMILY:
    g_value_set_string (value, self->family);
    break;
  case PROP_GIVEN:
    g_value_set_string (value, self->given);
    break;
  case PROP_BIRTH_DATE:
    g_value_set_string (value, self->birth_date);
    break;
  case PROP_SEX:
    g_value_set_int (value, (int) self->sex);
    break;
  case PROP_LANGUAGE:
    g_value_set_string (value, self->language);
    break;
  case PROP_NUMBER:
    g_value_set_string (value, self->number);
    break;
  case PROP_CLINIC:
    g_value_set_string (value, self->clinic);
    break;
  case PROP_PRECAUTIONS:
    g_value_set_boxed (value, self->precautions);
    break;
  case PROP_VERSION:
    g_value_set_uint (value, self->version);
    break;
  case PROP_LAST_VISIT:
    g_value_set_string (value, self->last_visit);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
coxa_patient_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CoxaPatient *self = COXA_PATIENT (object);

  switch (prop_id) {
  case PROP_ID:
    self->id = g_value_dup_string (value);
    break;
  case PROP_FAMILY:
    coxa_patient_set_family (self, g_value_get_string (value));
    break;
  case PROP_GIVEN:
    coxa_patient_set_given (self, g_value_get_string (value));
    break;
  case PROP_BIRTH_DATE:
    coxa_patient_set_birth_date (self, g_value_get_string (value), NULL);
    break;
  case PROP_SEX:
    coxa_patient_set_sex (self, g_value_get_int (value));
    break;
  case PROP_LANGUAGE:
    coxa_patient_set_language (self, g_value_get_string (value));
    break;
  case PROP_NUMBER:
    coxa_patient_set_number (self, g_value_get_string (value));
    break;
  case PROP_CLINIC:
    coxa_patient_set_clinic (self, g_value_get_string (value));
    break;
  case PROP_PRECAUTIONS:
    coxa_patient_set_precautions (self, g_value_get_boxed (value));
    break;
  case PROP_VERSION:
    coxa_patient_set_version (self, g_value_get_uint (value));
    break;
  case PROP_LAST_VISIT:
    coxa_patient_set_last_visit (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
coxa_patient_finalize (GObject *object)
{
  CoxaPatient *self = COXA_PATIENT (object);

  g_free (self->id);
  g_free (self->family);
  g_free (self->given);
  g_free (self->birth_date);
  g_free (self->language);
  g_free (self->number);
  g_free (self->clinic);
  g_strfreev (self->precautions);
  g_free (self->last_visit);
  G_OBJECT_CLASS (coxa_patient_parent_class)->finalize (object);
}

static GParamSpec *
string_property (const char *name, GParamFlags flags)
{
  return g_param_spec_string (name, NULL, NULL, NULL, flags | G_PARAM_STATIC_STRINGS);
}

static void
coxa_patient_class_init (CoxaPatientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags watched = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = coxa_patient_get_property;
  object_class->set_property = coxa_patient_set_property;
  object_class->finalize = coxa_patient_finalize;

  properties[PROP_ID] = string_property ("id", G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_FAMILY] = string_property ("family", watched);
  properties[PROP_GIVEN] = string_property ("given", watched);
  properties[PROP_BIRTH_DATE] = string_property ("birth-date", watched);
  properties[PROP_SEX] = g_param_spec_int ("sex", NULL, NULL, COXA_SEX_UNKNOWN, COXA_SEX_X,
                                           COXA_SEX_UNKNOWN, watched | G_PARAM_STATIC_STRINGS);
  properties[PROP_LANGUAGE] = string_property ("language", watched);
  properties[PROP_NUMBER] = string_property ("number", watched);
  properties[PROP_CLINIC] = string_property ("clinic", watched);
  properties[PROP_PRECAUTIONS] =
      g_param_spec_boxed ("precautions", NULL, NULL, G_TYPE_STRV, watched | G_PARAM_STATIC_STRINGS);
  properties[PROP_VERSION] =
      g_param_spec_uint ("version", NULL, NULL, 0, G_MAXUINT, 0, watched | G_PARAM_STATIC_STRINGS);
  properties[PROP_LAST_VISIT] = string_property ("last-visit", watched);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
coxa_patient_init (CoxaPatient *self)
{
  self->family = g_strdup ("");
  self->given = g_strdup ("");
  self->precautions = g_new0 (char *, 1);
}

/**
 * coxa_patient_new:
 * @id: a UUID, made by the caller
 */
CoxaPatient *
coxa_patient_new (const char *id)
{
  return g_object_new (COXA_TYPE_PATIENT, "id", id, NULL);
}

/**
 * coxa_patient_copy:
 *
 * Returns: (transfer full): a patient that says the same and can be changed alone
 */
CoxaPatient *
coxa_patient_copy (CoxaPatient *patient)
{
  CoxaPatient *copy = coxa_patient_new (coxa_patient_get_id (patient));

  coxa_patient_set_family (copy, coxa_patient_get_family (patient));
  coxa_patient_set_given (copy, coxa_patient_get_given (patient));
  coxa_patient_set_birth_date (copy, coxa_patient_get_birth_date (patient), NULL);
  coxa_patient_set_sex (copy, coxa_patient_get_sex (patient));
  coxa_patient_set_language (copy, coxa_patient_get_language (patient));
  coxa_patient_set_number (copy, coxa_patient_get_number (patient));
  coxa_patient_set_clinic (copy, coxa_patient_get_clinic (patient));
  coxa_patient_set_precautions (copy, coxa_patient_get_precautions (patient));
  coxa_patient_set_version (copy, coxa_patient_get_version (patient));
  coxa_patient_set_last_visit (copy, coxa_patient_get_last_visit (patient));
  coxa_patient_set_archived (copy, patient->archived);
  coxa_patient_set_damaged (copy, patient->damaged);
  return copy;
}

const char *
coxa_patient_get_id (CoxaPatient *self)
{
  return self->id;
}

const char *
coxa_patient_get_family (CoxaPatient *self)
{
  return self->family;
}

const char *
coxa_patient_get_given (CoxaPatient *self)
{
  return self->given;
}

const char *
coxa_patient_get_birth_date (CoxaPatient *self)
{
  return self->birth_date;
}

CoxaSex
coxa_patient_get_sex (CoxaPatient *self)
{
  return self->sex;
}

const char *
coxa_patient_get_language (CoxaPatient *self)
{
  return self->language;
}

const char *
coxa_patient_get_number (CoxaPatient *self)
{
  return self->number;
}

const char *
coxa_patient_get_clinic (CoxaPatient *self)
{
  return self->clinic;
}

const char *const *
coxa_patient_get_precautions (CoxaPatient *self)
{
  return (const char *const *) self->precautions;
}

guint
coxa_patient_get_version (CoxaPatient *self)
{
  return self->version;
}

const char *
coxa_patient_get_last_visit (CoxaPatient *self)
{
  return self->last_visit;
}

/* Whether the search hides the patient by default. */
gboolean
coxa_patient_is_archived (CoxaPatient *self)
{
  return self->archived;
}

void
coxa_patient_set_archived (CoxaPatient *self, gboolean archived)
{
  self->archived = archived;
}

/* Whether the record was changed outside Coxa, or is damaged: what it shows is not what was
 * stored. */
gboolean
coxa_patient_is_damaged (CoxaPatient *self)
{
  return self->damaged;
}

void
coxa_patient_set_damaged (CoxaPatient *self, gboolean damaged)
{
  self->damaged = damaged;
}

static void
set_text (CoxaPatient *self, char **member, const char *text, int property)
{
  if (g_strcmp0 (*member, text) == 0)
    return;
  g_free (*member);
  *member = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
coxa_patient_set_family (CoxaPatient *self, const char *family)
{
  set_text (self, &self->family, family ? family : "", PROP_FAMILY);
}

void
coxa_patient_set_given (CoxaPatient *self, const char *given)
{
  set_text (self, &self->given, given ? given : "", PROP_GIVEN);
}

/**
 * coxa_patient_set_birth_date:
 * @birth_date: (nullable): ISO 8601, may be partial
 *
 * Returns: %FALSE with @error set, and nothing changed, where it is no date
 */
gboolean
coxa_patient_set_birth_date (CoxaPatient *self, const char *birth_date, GError **error)
{
  if (birth_date && !coxa_birth_date_is_valid (birth_date)) {
    g_set_error_literal (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID,
                         "the birth date is not a date such as 1982-03-04");
    return FALSE;
  }
  set_text (self, &self->birth_date, birth_date, PROP_BIRTH_DATE);
  return TRUE;
}

void
coxa_patient_set_sex (CoxaPatient *self, CoxaSex sex)
{
  if (self->sex == sex)
    return;
  self->sex = sex;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEX]);
}

void
coxa_patient_set_language (CoxaPatient *self, const char *language)
{
  set_text (self, &self->language, language, PROP_LANGUAGE);
}

void
coxa_patient_set_number (CoxaPatient *self, const char *number)
{
  set_text (self, &self->number, number, PROP_NUMBER);
}

void
coxa_patient_set_clinic (CoxaPatient *self, const char *clinic)
{
  set_text (self, &self->clinic, clinic, PROP_CLINIC);
}

void
coxa_patient_set_precautions (CoxaPatient *self, const char *const *precautions)
{
  char **copy = precautions ? g_strdupv ((char **) precautions) : g_new0 (char *, 1);

  g_strfreev (self->precautions);
  self->precautions = copy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRECAUTIONS]);
}

void
coxa_patient_set_version (CoxaPatient *self, guint version)
{
  if (self->version == version)
    return;
  self->version = version;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERSION]);
}

void
coxa_patient_set_last_visit (CoxaPatient *self, const char *at)
{
  set_text (self, &self->last_visit, at, PROP_LAST_VISIT);
}

/**
 * coxa_patient_dup_display_name:
 *
 * Returns: (transfer full): "Given Family", or the part there is
 */
char *
coxa_patient_dup_display_name (CoxaPatient *self)
{
  if (!*self->given)
    return g_strdup (self->family);
  if (!*self->family)
    return g_strdup (self->given);
  return g_strconcat (self->given, " ", self->family, NULL);
}

/* Characters that hide or turn text do not belong in a name (faults.md I2). */
static gboolean
name_has_hidden_characters (const char *name)
{
  for (const char *p = name; *p; p = g_utf8_next_char (p)) {
    GUnicodeType type = g_unichar_type (g_utf8_get_char (p));

    if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR ||
        type == G_UNICODE_PARAGRAPH_SEPARATOR)
      return TRUE;
  }
  return FALSE;
}

static gboolean
check_name (const char *what, const char *name, GError **error)
{
  const char *why = NULL;

  if (!g_utf8_validate (name, -1, NULL))
    why = "is not valid text";
  else if (name_has_hidden_characters (name))
    why = "holds characters that cannot be seen";
  else if (g_utf8_strlen (name, -1) > NAME_LENGTH_MAX)
    why = "is longer than 200 characters";
  if (!why)
    return TRUE;

  g_set_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID, "the %s name %s", what, why);
  return FALSE;
}

/**
 * coxa_patient_check:
 *
 * Whether the patient is fit to be stored: an id and a name without hidden characters.
 */
gboolean
coxa_patient_check (CoxaPatient *self, GError **error)
{
  if (!self->id || !g_uuid_string_is_valid (self->id)) {
    g_set_error_literal (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID,
                         "the patient's id is not a UUID");
    return FALSE;
  }
  if (!*self->family && !*self->given) {
    g_set_error_literal (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID,
                         "the patient has no name");
    return FALSE;
  }
  return check_name ("family", self->family, error) && check_name ("given", self->given, error);
}

typedef struct {
  int year, month, day; /* month and day 0 where the date is partial */
} BirthDate;

static gboolean
parse_birth_date (const char *text, BirthDate *date_out)
{
  gsize length = strlen (text);
  BirthDate date = { 0 };

  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  for (gsize i = 0; i < length; i++) {
    gboolean dash = i == 4 || i == 7;

    if (dash ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;
  }

  date.year = atoi (text);
  date.month = length > 4 ? atoi (text + 5) : 0;
  date.day = length > 7 ? atoi (text + 8) : 0;
  *date_out = date;
  return g_date_valid_dmy (length > 7 ? date.day : 1, length > 4 ? date.month : 1, date.year) &&
         date.year >= 1850;
}

/**
 * coxa_birth_date_is_valid:
 *
 * Returns: whether it is "1982", "1982-03" or "1982-03-04" and such a day existed
 */
gboolean
coxa_birth_date_is_valid (const char *birth_date)
{
  BirthDate date;

  return birth_date && parse_birth_date (birth_date, &date);
}

/**
 * coxa_birth_date_age:
 * @birth_date: (nullable): ISO 8601
 * @on: a moment; its local calendar day counts
 *
 * Returns: completed years on that day. A birthday on 29 February falls on 1 March in other
 *   years. %COXA_AGE_UNKNOWN for a partial date that leaves two ages possible, and for a birth
 *   after @on.
 */
int
coxa_birth_date_age (const char *birth_date, GDateTime *on)
{
  BirthDate born;
  int year, month, day, years;

  if (!birth_date || !parse_birth_date (birth_date, &born))
    return COXA_AGE_UNKNOWN;

  g_date_time_get_ymd (on, &year, &month, &day);
  years = year - born.year;
  if (born.month == 0 || (born.day == 0 && born.month == month))
    return COXA_AGE_UNKNOWN;
  if (month < born.month || (month == born.month && day < born.day))
    years--;
  return years >= 0 ? years : COXA_AGE_UNKNOWN;
}
