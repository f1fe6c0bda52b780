/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-draft-text.h"

#include <glib/gi18n-lib.h>

#include "coxa-patient-text.h"

static GDateTime *
read_moment (const CoxaDraft *draft)
{
  return draft->at ? g_date_time_new_from_iso8601 (draft->at, NULL) : NULL;
}

static gboolean
is_same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) &&
         g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/* "today 09:41", or the day with the time; "" where the draft names none. */
char *
coxa_draft_text_dup_when (const CoxaDraft *draft, GDateTime *now)
{
  g_autoptr (GDateTime) at = read_moment (draft);
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autofree char *time = NULL;
  g_autofree char *day = NULL;

  if (!at)
    return g_strdup ("");
  time = g_date_time_format (at, "%H:%M");
  if (is_same_day (at, now))
    /* Translators: %s is a time of day */
    return g_strdup_printf (_ ("today %s"), time);
  if (is_same_day (at, yesterday))
    /* Translators: %s is a time of day */
    return g_strdup_printf (_ ("yesterday %s"), time);
  day = coxa_patient_text_dup_day (at);
  /* Translators: a day and a time */
  return g_strdup_printf (_ ("%s, %s"), day, time);
}

/* How long ago; a clock that went back makes no negative age. */
char *
coxa_draft_text_dup_age (const CoxaDraft *draft, GDateTime *now)
{
  g_autoptr (GDateTime) at = read_moment (draft);
  gint64 minutes = at ? g_date_time_difference (now, at) / G_TIME_SPAN_MINUTE : 0;
  gint64 days;

  if (minutes < 1)
    return g_strdup (_ ("just now"));
  if (minutes < 60)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d minute ago", "%d minutes ago", (gulong) minutes),
        (int) minutes);
  if (minutes < 48 * 60)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d hour ago", "%d hours ago", (gulong) (minutes / 60)),
        (int) (minutes / 60));
  days = minutes / (24 * 60);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day ago", "%d days ago", (gulong) days),
                          (int) days);
}

/* The form that it belongs to, as a title. */
const char *
coxa_draft_text_get_form (const CoxaDraft *draft)
{
  if (g_str_equal (draft->form, COXA_DRAFT_VISIT))
    return _ ("Visit");
  if (g_str_equal (draft->form, COXA_DRAFT_PROGRAMME))
    return _ ("Programme");
  if (g_str_equal (draft->form, COXA_DRAFT_PATIENT))
    return _ ("Name, birth date, number");
  if (g_str_equal (draft->form, COXA_DRAFT_DECISION))
    return _ ("Decision about safety");
  return _ ("Entries");
}

char *
coxa_draft_text_dup_whose (const CoxaDraft *draft, gboolean own)
{
  if (own)
    return g_strdup (_ ("yours"));
  if (draft->initials && *draft->initials)
    return g_strdup (draft->initials);
  return g_strdup (_ ("another clinician’s"));
}

static char *
dup_own (const CoxaDraft *draft, const char *when, const char *age)
{
  if (g_str_equal (draft->form, COXA_DRAFT_PROGRAMME))
    /* Translators: when, and how long ago */
    return g_strdup_printf (_ ("A programme of %s, not handed out (%s)"), when, age);
  if (g_str_equal (draft->form, COXA_DRAFT_PATIENT))
    /* Translators: when, and how long ago */
    return g_strdup_printf (_ ("Changes to name, birth date or number of %s, not saved (%s)"), when,
                            age);
  if (g_str_equal (draft->form, COXA_DRAFT_DECISION))
    /* Translators: when, and how long ago */
    return g_strdup_printf (_ ("A decision about safety of %s, not recorded (%s)"), when, age);
  /* Translators: when, and how long ago */
  return g_strdup_printf (_ ("Entries of %s, not saved (%s)"), when, age);
}

/* What is offered, in a sentence; of another's draft only that there is one. */
char *
coxa_draft_text_dup_offer (const CoxaDraft *draft, gboolean own, GDateTime *now)
{
  g_autofree char *when = coxa_draft_text_dup_when (draft, now);
  g_autofree char *age = coxa_draft_text_dup_age (draft, now);

  if (own)
    return dup_own (draft, when, age);
  if (draft->initials && *draft->initials)
    /* Translators: initials, and when */
    return g_strdup_printf (_ ("%s has entries here that are not saved, of %s. They are not shown "
                               "to others."),
                            draft->initials, when);
  return g_strdup_printf (
      _ ("Another clinician has entries here that are not saved, of %s. They are "
         "not shown to others."),
      when);
}
