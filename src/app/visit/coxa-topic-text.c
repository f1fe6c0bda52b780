/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-topic-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "coxa-patient-text.h"
#include "coxa-value-text.h"

#define WEEKS_PER_YEAR 52.18

static gboolean
begins_like (const char *word, const char *typed)
{
  g_autofree char *whole = g_utf8_casefold (word, -1);
  g_autofree char *folded = g_utf8_casefold (typed, -1);

  return g_str_has_prefix (whole, folded);
}

/* "6", "6 weeks", "3 m", "2 years": about so many weeks. */
static gboolean
read_weeks (const char *typed, guint *weeks_out)
{
  char *unit;
  guint64 number = g_ascii_strtoull (typed, &unit, 10);

  if (!g_ascii_isdigit (*typed) || number > 9999)
    return FALSE;
  g_strchug (unit);
  /* Translators: units that are typed after a number; the beginning is enough */
  if (!*unit || begins_like (C_ ("typed", "weeks"), unit))
    *weeks_out = (guint) number;
  else if (begins_like (C_ ("typed", "months"), unit))
    *weeks_out = (guint) round ((double) number * WEEKS_PER_YEAR / 12);
  else if (begins_like (C_ ("typed", "years"), unit))
    *weeks_out = (guint) round ((double) number * WEEKS_PER_YEAR);
  else
    return FALSE;
  return TRUE;
}

static char *
read_day (const char *typed)
{
  g_autofree char *copy = g_strdup (typed);
  char *iso = NULL;
  guint weeks;
  GDate day;

  if (coxa_remark_read_day (typed, &day))
    return g_strdup (typed);
  if (read_weeks (copy, &weeks))
    return g_strdup_printf ("P%uW", weeks);
  if (coxa_birth_date_parse (typed, coxa_birth_date_locale_order (), &iso))
    return iso;
  return NULL;
}

static char *
read_number (const CoxaTopic *topic, const char *typed)
{
  g_autofree char *plain = g_strdelimit (g_strdup (typed), ",", '.');
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;
  double number = g_ascii_strtod (plain, &end);

  if (end == plain || *end || strspn (plain, "0123456789.") != strlen (plain))
    return NULL;
  return g_strdup (g_ascii_dtostr (text, sizeof text, number));
}

static char *
make_refusal (const CoxaTopic *topic)
{
  switch (topic->kind) {
  case COXA_TOPIC_NUMBER:
    return g_strdup_printf (_ ("Type a number from %g to %g."), topic->minimum, topic->maximum);
  case COXA_TOPIC_SINCE:
    return g_strdup (_ ("Type a day that is not to come, or how long ago: 6 weeks, 3 months."));
  case COXA_TOPIC_UNTIL:
    return g_strdup (_ ("Type a day that is not past, or in how long: 2 weeks, 3 months."));
  case COXA_TOPIC_LINE:
  case COXA_TOPIC_WORDS:
  case COXA_TOPIC_CHOICE:
  case COXA_TOPIC_CHOICES:
  case COXA_TOPIC_YESNO:
  default:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "At most %u letter fits here.",
                                         "At most %u letters fit here.", topic->letters_max),
                            topic->letters_max);
  }
}

/**
 * coxa_topic_text_read:
 * @typed: as a person writes it
 * @at: of the visit
 * @text_out: (out) (nullable): as it is kept; %NULL where nothing was typed
 * @message_out: (out): where it is refused, a sentence that says what can be typed
 */
gboolean
coxa_topic_text_read (
    const CoxaTopic *topic, const char *typed, GDateTime *at, char **text_out, char **message_out)
{
  g_autofree char *plain = g_strstrip (g_strdup (typed));
  g_autofree char *text = NULL;

  *text_out = NULL;
  *message_out = NULL;
  if (!*plain)
    return TRUE;
  if (topic->kind == COXA_TOPIC_SINCE || topic->kind == COXA_TOPIC_UNTIL)
    text = read_day (plain);
  else if (topic->kind == COXA_TOPIC_NUMBER)
    text = read_number (topic, plain);
  else
    text = g_strdup (plain);
  if (text && coxa_topic_check (topic, text, at, NULL)) {
    *text_out = g_steal_pointer (&text);
    return TRUE;
  }
  *message_out = make_refusal (topic);
  return FALSE;
}

static char *
dup_weeks (CoxaTopicKind kind, guint weeks)
{
  return g_strdup_printf (
      kind == COXA_TOPIC_SINCE
          ? g_dngettext (GETTEXT_PACKAGE, "about %u week ago", "about %u weeks ago", weeks)
          : g_dngettext (GETTEXT_PACKAGE, "in %u week", "in %u weeks", weeks),
      weeks);
}

static char *
dup_day (CoxaTopicKind kind, const char *text)
{
  guint weeks;

  if (coxa_remark_read_weeks (text, &weeks))
    return dup_weeks (kind, weeks);
  return coxa_patient_text_dup_birth_date (text);
}

static char *
dup_choices (const CoxaTopic *topic, const char *text)
{
  g_auto (GStrv) values = g_strsplit (text, ";", -1);

  for (guint i = 0; values[i]; i++) {
    int place = topic ? coxa_topic_find_value (topic, values[i]) : -1;

    if (place < 0)
      continue;
    g_free (values[i]);
    values[i] = g_strdup (topic->value_names[place]);
  }
  return g_strjoinv (", ", values);
}

static char *
dup_number (const CoxaTopic *topic, const char *text)
{
  double number = g_ascii_strtod (text, NULL);
  gboolean whole = number == floor (number);
  g_autofree char *plain = coxa_value_text_dup_number (number, topic && !whole ? topic->decimals
                                                               : whole         ? 0
                                                                               : 1);

  return topic && *topic->unit ? g_strdup_printf ("%s %s", plain, topic->unit)
                               : g_steal_pointer (&plain);
}

/**
 * coxa_topic_text_dup:
 * @topic: (nullable): where somebody still knows it
 *
 * Returns: (transfer full): what was said, in words
 */
char *
coxa_topic_text_dup (const CoxaTopic *topic, CoxaTopicKind kind, const char *text)
{
  switch (kind) {
  case COXA_TOPIC_CHOICE:
  case COXA_TOPIC_CHOICES:
    return dup_choices (topic, text);
  case COXA_TOPIC_YESNO:
    return g_strdup (g_str_equal (text, "yes") ? _ ("yes") : _ ("no"));
  case COXA_TOPIC_NUMBER:
    return dup_number (topic, text);
  case COXA_TOPIC_SINCE:
  case COXA_TOPIC_UNTIL:
    return dup_day (kind, text);
  case COXA_TOPIC_LINE:
  case COXA_TOPIC_WORDS:
  default:
    return g_strdup (text);
  }
}

/**
 * coxa_topic_text_dup_typed:
 *
 * Returns: (transfer full): what was said as it could have been typed, so that it reads back
 */
char *
coxa_topic_text_dup_typed (const CoxaTopic *topic, const char *text)
{
  guint weeks;

  if (topic->kind == COXA_TOPIC_NUMBER)
    return coxa_value_text_dup_number (g_ascii_strtod (text, NULL),
                                       strchr (text, '.') ? topic->decimals : 0);
  if (topic->kind != COXA_TOPIC_SINCE && topic->kind != COXA_TOPIC_UNTIL)
    return g_strdup (text);
  if (coxa_remark_read_weeks (text, &weeks))
    return g_strdup_printf ("%u %s", weeks,
                            weeks == 1 ? C_ ("typed", "week") : C_ ("typed", "weeks"));
  return g_strdup (text);
}

const char *
coxa_topic_text_response (CoxaResponse response)
{
  switch (response) {
  case COXA_RESPONSE_BETTER:
    return _ ("better");
  case COXA_RESPONSE_SAME:
    return _ ("same");
  case COXA_RESPONSE_WORSE:
    return _ ("worse");
  case COXA_RESPONSE_NOT_SAID:
  default:
    return "";
  }
}

static void
add_part (GString *text, const char *part)
{
  if (part && *part)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
}

static void
add_place (GString *text, const CoxaTechniqueCatalogue *techniques, const CoxaTreatment *treatment)
{
  const CoxaRegion *region =
      treatment->region ? coxa_technique_catalogue_find_region (techniques, treatment->region)
                        : NULL;

  add_part (text, region ? region->name : treatment->region);
  if (treatment->side != COXA_SIDE_CENTRAL)
    add_part (text, treatment->side == COXA_SIDE_LEFT ? _ ("left") : _ ("right"));
}

/**
 * coxa_topic_text_dup_treatment:
 *
 * Returns: (transfer full): what was done, as one line
 */
char *
coxa_topic_text_dup_treatment (const CoxaTechniqueCatalogue *techniques,
                               const CoxaTreatment *treatment)
{
  const CoxaTechnique *technique =
      treatment->technique ? coxa_technique_catalogue_find (techniques, treatment->technique)
                           : NULL;
  GString *text = g_string_new (NULL);
  g_autofree char *minutes = NULL;

  add_part (text, technique        ? technique->name
                  : treatment->own ? treatment->own
                                   : treatment->technique);
  if (treatment->grade)
    g_string_append_printf (text, " %s", treatment->grade);
  add_place (text, techniques, treatment);
  if (treatment->minutes > 0) {
    /* Translators: minutes of a treatment */
    minutes = g_strdup_printf (_ ("%d min"), treatment->minutes);
    add_part (text, minutes);
  }
  add_part (text, coxa_topic_text_response (treatment->response));
  if (treatment->pain_after != COXA_PAIN_NOT_ASKED) {
    g_autofree char *pain = g_strdup_printf (_ ("pain %d after"), treatment->pain_after);

    add_part (text, pain);
  }
  if (treatment->note)
    g_string_append_printf (text, " · %s", treatment->note);
  return g_string_free (text, FALSE);
}
