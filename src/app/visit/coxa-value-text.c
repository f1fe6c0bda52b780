/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-value-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MINUS_SIGN "−"

const char *
coxa_value_text_unit (const char *unit)
{
  if (g_str_equal (unit, "deg"))
    return "°";
  if (g_str_equal (unit, "points"))
    return _ ("points");
  return unit;
}

const char *
coxa_value_text_side (CoxaSide side)
{
  switch (side) {
  case COXA_SIDE_LEFT:
    return _ ("left");
  case COXA_SIDE_RIGHT:
    return _ ("right");
  case COXA_SIDE_CENTRAL:
  default:
    return "";
  }
}

/**
 * coxa_value_text_position:
 * @position: (nullable): of a measure
 *
 * Returns: (nullable): the position in words, where a measure has several to tell apart
 */
const char *
coxa_value_text_position (const char *position)
{
  static const struct {
    const char *id;
    const char *text;
  } texts[] = {
    { "prone_hip0", N_ ("prone, hip straight") },
    { "supine_hip0", N_ ("supine, hip straight") },
    { "supine_hip90", N_ ("supine, hip at 90°") },
    { "seated_hip90", N_ ("sitting, hip at 90°") },
  };

  for (guint i = 0; position && i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].id, position))
      return g_dgettext (GETTEXT_PACKAGE, texts[i].text);
  return NULL;
}

const char *
coxa_value_text_instrument (CoxaInstrument instrument)
{
  switch (instrument) {
  case COXA_INSTRUMENT_GONIOMETER:
    return _ ("goniometer");
  case COXA_INSTRUMENT_INCLINOMETER:
    return _ ("inclinometer");
  case COXA_INSTRUMENT_PHONE:
    return _ ("phone");
  case COXA_INSTRUMENT_TAPE:
    return _ ("tape");
  case COXA_INSTRUMENT_DYNAMOMETER:
    return _ ("dynamometer");
  case COXA_INSTRUMENT_STOPWATCH:
    return _ ("stopwatch");
  case COXA_INSTRUMENT_VISUAL:
    return _ ("by eye");
  case COXA_INSTRUMENT_OTHER:
  default:
    return _ ("other instrument");
  }
}

/**
 * coxa_value_text_dup_number:
 * @decimals: shown at least, where the number has them
 */
char *
coxa_value_text_dup_number (double value, int decimals)
{
  g_autofree char *digits = NULL;
  int shown = value == floor (value) ? 0 : MAX (decimals, 1);

  digits = g_strdup_printf ("%.*f", shown, fabs (value));
  return g_strconcat (value < 0 ? MINUS_SIGN : "", digits, NULL);
}

static const char *
yes_no (CoxaMeasureKind kind, gboolean present)
{
  if (kind == COXA_MEASURE_FAILED)
    return present ? _ ("failed") : _ ("passed");
  return present ? _ ("yes") : _ ("no");
}

/**
 * coxa_value_text_dup:
 *
 * Returns: (transfer full): the value as a clinician reads it, with its unit: "−4°", "48 s", "yes"
 */
char *
coxa_value_text_dup (const CoxaMeasure *measure, double value)
{
  g_autofree char *number = NULL;
  const char *unit;

  switch (measure->kind) {
  case COXA_MEASURE_YESNO:
  case COXA_MEASURE_FAILED:
    return g_strdup (yes_no (measure->kind, value > 0));
  case COXA_MEASURE_GRADE:
  case COXA_MEASURE_CHOICE:
    return g_strdup (measure->values[(guint) value]);
  case COXA_MEASURE_NUMBER:
  case COXA_MEASURE_COMPUTED:
  default:
    number = coxa_value_text_dup_number (value, measure->decimals);
    unit = coxa_value_text_unit (measure->unit);
    if (g_str_equal (unit, "°"))
      return g_strconcat (number, unit, NULL);
    return g_strconcat (number, *unit ? " " : "", unit, NULL);
  }
}

/**
 * coxa_value_text_dup_measurement:
 *
 * Returns: (transfer full): value, or in words why there is none
 */
char *
coxa_value_text_dup_measurement (const CoxaMeasurement *measurement)
{
  switch (measurement->status) {
  case COXA_STATUS_REFUSED:
    return g_strdup (_ ("refused"));
  case COXA_STATUS_STOPPED_BY_PAIN:
    return g_strdup (_ ("stopped by pain"));
  case COXA_STATUS_NOT_TESTABLE:
    return g_strdup (_ ("not testable"));
  case COXA_STATUS_DONE:
  default:
    return coxa_value_text_dup (measurement->measure, measurement->value);
  }
}
