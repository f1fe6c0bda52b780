/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-angle-reading.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "coxa-value-text.h"

#define BETWEEN " · "

static double
get_value (const CoxaMeasurement *measurement)
{
  return measurement && measurement->status == COXA_STATUS_DONE ? measurement->value : NAN;
}

/* What is compared with: the other side says more than the past, but only if it was measured. */
static const CoxaMeasurement *
get_beside (const CoxaAngleReading *self)
{
  return self->last && isnan (get_value (self->other)) ? self->last : self->other;
}

/**
 * coxa_angle_reading_get_marks:
 *
 * Returns: what is drawn; the norm is the mean and one SD to both sides, and nothing where the
 *   source prints no SD
 */
CoxaAngleMarks
coxa_angle_reading_get_marks (const CoxaAngleReading *self)
{
  const CoxaNorm *norm = self->norm;

  return (CoxaAngleMarks){
    .value = get_value (self->value),
    .other = get_value (get_beside (self)),
    .norm_low = norm ? norm->mean - norm->sd : NAN,
    .norm_high = norm ? norm->mean + norm->sd : NAN,
  };
}

/**
 * coxa_angle_reading_dup_name:
 *
 * Returns: (transfer full): what is measured: "Hip internal rotation, left"
 */
char *
coxa_angle_reading_dup_name (const CoxaAngleReading *self)
{
  GString *name = g_string_new (self->measure->name);
  const char *place = coxa_value_text_position (self->position);
  const char *side = coxa_value_text_side (self->measure->sided ? self->side : COXA_SIDE_CENTRAL);

  if (place && g_strcmp0 (self->position, self->measure->positions[0]) != 0)
    g_string_append_printf (name, ", %s", place);
  if (*side)
    g_string_append_printf (name, ", %s", side);
  return g_string_free (name, FALSE);
}

/**
 * coxa_angle_reading_dup_number:
 *
 * Returns: (transfer full): what is written at the arm, "" where there is no value
 */
char *
coxa_angle_reading_dup_number (const CoxaAngleReading *self)
{
  double value = get_value (self->value);

  return isnan (value) ? g_strdup ("") : coxa_value_text_dup (self->measure, value);
}

static char *
dup_band (const CoxaNorm *norm)
{
  double low = round (norm->mean - norm->sd), high = round (norm->mean + norm->sd);
  g_autofree char *from = coxa_value_text_dup_number (low, 0);
  g_autofree char *to = coxa_value_text_dup_number (high, 0);

  if (low < 0) /* a dash before a minus sign cannot be read */
    return g_strdup_printf (_ ("norm %s to %s"), from, to);
  return g_strdup_printf (_ ("norm %s–%s"), from, to);
}

/**
 * coxa_angle_reading_dup_norm:
 *
 * Returns: (transfer full): the band in words, with the marks that the form's rows carry: "norm
 *   30–46 ?"
 */
char *
coxa_angle_reading_dup_norm (const CoxaNorm *norm)
{
  g_autofree char *mean = coxa_value_text_dup_number (round (norm->mean), 0);
  g_autofree char *band = isfinite (norm->sd) ? dup_band (norm)
                                              /* Translators: %s is a mean alone */
                                              : g_strdup_printf (_ ("norm %s"), mean);

  return g_strconcat (band, norm->use == COXA_NORM_YES ? "" : " ?",
                      /* Translators: C marks a norm that the clinic set itself */
                      norm->clinic_own ? _ (" [C]") : "", NULL);
}

static void
append_value (const CoxaAngleReading *self, const CoxaMeasuringPicture *picture, GString *legend)
{
  double value = get_value (self->value);
  g_autofree char *text = NULL;
  g_autofree char *drawn = NULL;

  if (!self->value)
    return;
  text = coxa_value_text_dup_measurement (self->value);
  g_string_append_printf (legend, ": %s", text);
  if (!picture || isnan (value) || coxa_measuring_picture_get_drawn (picture, value) == value)
    return;
  drawn = coxa_value_text_dup (self->measure, coxa_measuring_picture_get_drawn (picture, value));
  g_string_append (legend, BETWEEN);
  /* Translators: %s is the last angle that a figure can show */
  g_string_append_printf (legend, _ ("drawn at %s"), drawn);
}

static void
append_beside (const CoxaAngleReading *self, GString *legend)
{
  const CoxaMeasurement *beside = get_beside (self);
  g_autofree char *text = NULL;

  if (!beside)
    return;
  text = coxa_value_text_dup_measurement (beside);
  g_string_append (legend, BETWEEN);
  if (beside == self->last)
    g_string_append_printf (legend, _ ("last visit %s"), text);
  else
    g_string_append_printf (legend, "%s %s", coxa_value_text_side (beside->side), text);
}

/**
 * coxa_angle_reading_dup_legend:
 * @picture: (nullable): that shows it
 *
 * Returns: (transfer full): all that the picture says, in words: "Hip internal rotation, left:
 *   24° · norm 30–46 · right 36°"
 */
char *
coxa_angle_reading_dup_legend (const CoxaAngleReading *self, const CoxaMeasuringPicture *picture)
{
  g_autofree char *name = coxa_angle_reading_dup_name (self);
  g_autofree char *norm = self->norm ? coxa_angle_reading_dup_norm (self->norm) : NULL;
  GString *legend = g_string_new (name);

  append_value (self, picture, legend);
  if (norm)
    g_string_append_printf (legend, BETWEEN "%s", norm);
  append_beside (self, legend);
  return g_string_free (legend, FALSE);
}
