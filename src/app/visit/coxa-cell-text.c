/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-cell-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "coxa-value-text.h"

#define COMPENSATION_MARK "✱"

/* What may stand after "/": why there is no value. The first one of a status is what is written;
 * the others need no letters. */
static const struct {
  const char *mark;
  CoxaStatus status;
} status_marks[] = {
  { "/", COXA_STATUS_NOT_TESTABLE },     { "/r", COXA_STATUS_REFUSED },
  { "/p", COXA_STATUS_STOPPED_BY_PAIN }, { "/n", COXA_STATUS_NOT_TESTABLE },
  { "//", COXA_STATUS_REFUSED },         { "/-", COXA_STATUS_REFUSED },
  { "/+", COXA_STATUS_STOPPED_BY_PAIN },
};

static gboolean
read_status (const char *text, CoxaMeasurement *measurement)
{
  for (guint i = 0; i < G_N_ELEMENTS (status_marks); i++) {
    if (g_ascii_strcasecmp (text, status_marks[i].mark) != 0)
      continue;
    measurement->status = status_marks[i].status;
    measurement->value = 0;
    measurement->n_trials = 0;
    measurement->pain = COXA_PAIN_NOT_ASKED;
    return TRUE;
  }
  return FALSE;
}

/* Takes the marks for a compensation off the end and notes that one was there. */
static void
take_compensation (char *text, CoxaMeasurement *measurement)
{
  measurement->compensation_seen = FALSE;
  for (;;) {
    g_strchomp (text);
    if (g_str_has_suffix (text, "*"))
      text[strlen (text) - 1] = '\0';
    else if (g_str_has_suffix (text, COMPENSATION_MARK))
      text[strlen (text) - strlen (COMPENSATION_MARK)] = '\0';
    else
      return;
    measurement->compensation_seen = TRUE;
  }
}

static CoxaCellReading
refuse (char **message_out, char *take_message)
{
  *message_out = take_message;
  return COXA_CELL_TEXT_REFUSED;
}

/* "34+4": the number, then the pain felt there. */
static CoxaCellReading
take_pain (char *text, CoxaMeasurement *measurement, char **message_out)
{
  char *plus = strchr (text, '+');
  char *end;
  guint64 pain;

  measurement->pain = COXA_PAIN_NOT_ASKED;
  if (!plus)
    return COXA_CELL_TEXT_VALUE;
  *plus++ = '\0';
  g_strchug (plus);
  if (!*plus)
    return refuse (message_out,
                   g_strdup (_ ("How strong is the pain at end range? Type 0 to 10.")));
  pain = g_ascii_strtoull (plus, &end, 10);
  if (*g_strchug (end) || !g_ascii_isdigit (*plus) || pain > 10)
    return refuse (message_out, g_strdup (_ ("Pain after + goes from 0 to 10, for example 34+4.")));
  measurement->pain = (int) pain;
  return COXA_CELL_TEXT_VALUE;
}

/* Digits with one "." or ","; "-" or the true minus sign before them. */
static gboolean
parse_number (const char *text, double *number_out)
{
  g_autoptr (GString) plain = g_string_new (text);
  char *end;

  g_string_replace (plain, "−", "-", 0);
  g_string_replace (plain, ",", ".", 0);
  if (plain->len == 0 || strspn (plain->str, "-.0123456789") != plain->len ||
      !strpbrk (plain->str, "0123456789"))
    return FALSE;
  *number_out = g_ascii_strtod (plain->str, &end);
  return *end == '\0';
}

/* "34 36 35": one reading, or several trials of it. */
static gboolean
parse_trials (const char *text, double *trials, guint *n_out)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \t\n", COXA_TRIALS_MAX + 2);

  *n_out = 0;
  for (guint i = 0; parts[i]; i++) {
    if (!*parts[i])
      continue;
    if (*n_out == COXA_TRIALS_MAX || !parse_number (parts[i], &trials[*n_out]))
      return FALSE;
    (*n_out)++;
  }
  return *n_out > 0;
}

static void
take_trials (CoxaMeasurement *measurement, const double *trials, guint n)
{
  if (n > 1) {
    coxa_measurement_set_trials (measurement, trials, n, NULL);
    return;
  }
  measurement->value = trials[0];
  measurement->n_trials = 0;
}

static CoxaCellReading
refuse_range (const CoxaMeasure *measure, char **message_out)
{
  g_autofree char *low = coxa_value_text_dup (measure, measure->hard_min);
  g_autofree char *high = coxa_value_text_dup (measure, measure->hard_max);

  return refuse (message_out,
                 g_strdup_printf (_ ("Only values from %s to %s are possible here."), low, high));
}

static CoxaCellReading
read_number (char *text, CoxaMeasurement *measurement, char **message_out)
{
  CoxaCellReading reading = take_pain (text, measurement, message_out);
  double trials[COXA_TRIALS_MAX];
  guint n;

  if (reading == COXA_CELL_TEXT_REFUSED)
    return reading;
  if (!parse_trials (text, trials, &n))
    return refuse (message_out, g_strdup (_ ("Type a number, for example 34, 34+4 with pain 4, "
                                             "34* with a compensation, or / if not testable.")));
  take_trials (measurement, trials, n);
  if (!coxa_measurement_check (measurement, NULL))
    return refuse_range (measurement->measure, message_out);
  return COXA_CELL_TEXT_VALUE;
}

/* A pain score: a whole number and nothing else. */
static CoxaCellReading
read_score (const char *text, CoxaMeasurement *measurement, char **message_out)
{
  char *end;
  guint64 score = g_ascii_strtoull (text, &end, 10);

  if (!g_ascii_isdigit (*text) || *end || score > measurement->measure->hard_max)
    return refuse (message_out, g_strdup_printf (_ ("Type a whole number from 0 to %d."),
                                                 (int) measurement->measure->hard_max));
  measurement->status = COXA_STATUS_DONE;
  measurement->value = (double) score;
  return COXA_CELL_TEXT_VALUE;
}

static gboolean
starts_like (const char *text, const char *word)
{
  g_autofree char *typed = g_utf8_casefold (text, -1);
  g_autofree char *folded = g_utf8_casefold (word, -1);

  return *typed && g_str_has_prefix (folded, typed);
}

static CoxaCellReading
read_yes_no (const char *text, CoxaMeasurement *measurement, char **message_out)
{
  CoxaMeasureKind kind = measurement->measure->kind;
  g_autofree char *present = coxa_value_text_dup (measurement->measure, 1);
  g_autofree char *absent = coxa_value_text_dup (measurement->measure, 0);

  if (*text == '1' || *text == '+' || starts_like (text, present) || starts_like (text, "yes"))
    measurement->value = 1;
  else if (*text == '0' || *text == '-' || starts_like (text, absent) || starts_like (text, "no"))
    measurement->value = 0;
  else if (kind == COXA_MEASURE_FAILED)
    return refuse (message_out,
                   g_strdup (_ ("Type 1 for failed, 0 for passed, / if not testable.")));
  else
    return refuse (message_out,
                   g_strdup (_ ("Type y or 1 for yes, n or 0 for no, / if not testable.")));
  return COXA_CELL_TEXT_VALUE;
}

static CoxaCellReading
read_listed (const char *text, CoxaMeasurement *measurement, char **message_out)
{
  const CoxaMeasure *measure = measurement->measure;
  int place = coxa_measure_find_value (measure, text);
  g_autofree char *list = NULL;

  for (guint i = 0; place < 0 && measure->kind == COXA_MEASURE_CHOICE && measure->values[i]; i++)
    if (starts_like (text, measure->values[i]))
      place = (int) i;
  if (place >= 0) {
    measurement->value = place;
    return COXA_CELL_TEXT_VALUE;
  }
  list = g_strjoinv (", ", (char **) measure->values);
  /* Translators: %s is the list of grades that can be typed */
  return refuse (message_out, g_strdup_printf (_ ("Type one of %s, or / if not testable."), list));
}

/**
 * coxa_cell_text_read:
 * @text: what was typed
 * @measurement: says of what; receives status, value, pain and compensation
 * @message_out: (out): where it is refused, a sentence that says what can be typed
 */
CoxaCellReading
coxa_cell_text_read (const char *text, CoxaMeasurement *measurement, char **message_out)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));

  *message_out = NULL;
  if (!*typed)
    return COXA_CELL_TEXT_EMPTY;
  if (measurement->measure->decimals == COXA_CELL_TEXT_SCORE)
    return read_score (typed, measurement, message_out);
  take_compensation (typed, measurement);
  if (read_status (typed, measurement))
    return COXA_CELL_TEXT_VALUE;
  measurement->status = COXA_STATUS_DONE;
  switch (measurement->measure->kind) {
  case COXA_MEASURE_YESNO:
  case COXA_MEASURE_FAILED:
    return read_yes_no (typed, measurement, message_out);
  case COXA_MEASURE_GRADE:
  case COXA_MEASURE_CHOICE:
    return read_listed (typed, measurement, message_out);
  case COXA_MEASURE_NUMBER:
  case COXA_MEASURE_COMPUTED:
  default:
    return read_number (typed, measurement, message_out);
  }
}

static char *
write_trials (const CoxaMeasurement *measurement)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < measurement->n_trials; i++) {
    g_autofree char *trial =
        coxa_value_text_dup_number (measurement->trials[i], measurement->measure->decimals);

    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", trial);
  }
  return g_string_free (text, FALSE);
}

static char *
write_value (const CoxaMeasurement *measurement)
{
  if (measurement->measure->kind != COXA_MEASURE_NUMBER)
    return coxa_value_text_dup (measurement->measure, measurement->value);
  if (measurement->n_trials > 1)
    return write_trials (measurement);
  return coxa_value_text_dup_number (measurement->value, measurement->measure->decimals);
}

/**
 * coxa_cell_text_write:
 *
 * Returns: (transfer full): the measurement as its cell shows it; reading it gives it back
 */
char *
coxa_cell_text_write (const CoxaMeasurement *measurement)
{
  GString *text = g_string_new (NULL);

  if (measurement->status == COXA_STATUS_DONE) {
    g_autofree char *value = write_value (measurement);

    g_string_append (text, value);
    if (measurement->pain != COXA_PAIN_NOT_ASKED &&
        measurement->measure->kind == COXA_MEASURE_NUMBER)
      g_string_append_printf (text, "+%d", measurement->pain);
  }
  for (guint i = 0; i < G_N_ELEMENTS (status_marks); i++)
    if (measurement->status == status_marks[i].status) {
      g_string_append (text, status_marks[i].mark);
      break;
    }
  if (measurement->compensation_seen)
    g_string_append (text, " " COMPENSATION_MARK);
  return g_string_free (text, FALSE);
}

/**
 * coxa_cell_text_write_short:
 *
 * Returns: (transfer full): the same in as little room as there is: of several trials their mean
 *   and their number, which does not read back
 */
char *
coxa_cell_text_write_short (const CoxaMeasurement *measurement)
{
  CoxaMeasurement mean = *measurement;
  g_autofree char *text = NULL;

  mean.n_trials = 0;
  text = coxa_cell_text_write (&mean);
  if (measurement->status != COXA_STATUS_DONE || measurement->n_trials < 2)
    return g_steal_pointer (&text);
  /* Translators: the mean of several trials, and how many: "35 (3×)" */
  return g_strdup_printf (_ ("%s (%u×)"), text, measurement->n_trials);
}
