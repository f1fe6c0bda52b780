/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-programme-text.h"

#include <glib/gi18n-lib.h>

#include "coxa-dose.h"
#include "coxa-finding-text.h"
#include "coxa-patient-text.h"
#include "coxa-value-text.h"

/* The side to work on, for the sides that a flag is about. */
CoxaSide
coxa_programme_text_side (CoxaFlagSides sides)
{
  if (sides == COXA_FLAG_LEFT)
    return COXA_SIDE_LEFT;
  return sides == COXA_FLAG_RIGHT ? COXA_SIDE_RIGHT : COXA_SIDE_CENTRAL;
}

static void
add_line (GString *text, const char *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

static const char *
or_id (const char *name, const char *id)
{
  return name ? name : id;
}

static char *
dup_flag (const CoxaBecause *because)
{
  gboolean both = because->sides == COXA_FLAG_BOTH;
  CoxaSide side = both ? COXA_SIDE_LEFT : coxa_programme_text_side (because->sides);

  return coxa_finding_text_dup_name (because->pattern, side, both);
}

/**
 * coxa_programme_text_dup_because:
 * @because: of CoxaBecause
 *
 * Returns: (transfer full): the flags and their goals, one a line
 */
char *
coxa_programme_text_dup_because (const CoxaSuggestionRules *rules, const GArray *because)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < because->len; i++) {
    const CoxaBecause *one = &g_array_index (because, CoxaBecause, i);
    g_autofree char *flag = dup_flag (one);
    const char *goal = or_id (coxa_suggestion_rules_get_goal_name (rules, one->goal), one->goal);
    /* Translators: a combination of findings, then the goal that follows from it */
    g_autofree char *line = g_strdup_printf (_ ("%s: %s"), flag, goal);

    add_line (text, line);
  }
  return g_string_free (text, FALSE);
}

/**
 * coxa_programme_text_dup_trains:
 * @compensation: (nullable)
 *
 * Returns: (transfer full) (nullable)
 */
char *
coxa_programme_text_dup_trains (const CoxaSuggestionRules *rules, const char *compensation)
{
  const char *name =
      compensation ? coxa_suggestion_rules_get_compensation_name (rules, compensation) : NULL;

  /* Translators: what the patient's body does instead, e.g. "lower back arches" */
  return name ? g_strdup_printf (_ ("Trains against: %s"), name) : NULL;
}

/* In whole minutes, as the handout counts them. */
char *
coxa_programme_text_dup_minutes (int seconds)
{
  int minutes = MAX ((seconds + 59) / 60, 1);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d min", "%d min", (gulong) minutes),
                          minutes);
}

/* Level, and how long one session of it takes. */
char *
coxa_programme_text_dup_facts (const CoxaProgrammeItem *item)
{
  g_autofree char *minutes = coxa_programme_text_dup_minutes (coxa_dose_count_seconds (item));

  /* Translators: difficulty 1 to 3, then how long it takes */
  return g_strdup_printf (_ ("Level %d of 3 · %s"), item->exercise->level, minutes);
}

static char *
dup_hit (const CoxaSuggestionRules *rules, const CoxaPrecautionHit *hit)
{
  const char *name =
      hit->precaution ? coxa_suggestion_rules_get_precaution_name (rules, hit->precaution) : NULL;
  GString *text = g_string_new (name);

  g_string_append_printf (text, "%s%s", name ? ": " : "", hit->text);
  if (hit->project)
    g_string_append (text, " [P]");
  if (hit->unverified)
    g_string_append_printf (text, " [%s]", _ ("unverified"));
  return g_string_free (text, FALSE);
}

/**
 * coxa_programme_text_dup_hits:
 *
 * Returns: (transfer full): what blocks, or warns of, an exercise, one a line; "" where nothing
 * does
 */
char *
coxa_programme_text_dup_hits (const CoxaSuggestionRules *rules,
                              const GArray *hits,
                              CoxaPrecautionEffect effect)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++) {
    const CoxaPrecautionHit *hit = &g_array_index (hits, CoxaPrecautionHit, i);
    g_autofree char *line = hit->effect == effect ? dup_hit (rules, hit) : NULL;

    if (line)
      add_line (text, line);
  }
  return g_string_free (text, FALSE);
}

/**
 * coxa_programme_text_dup_names:
 *
 * Returns: (transfer full): the precautions that block, each once: "Pregnancy, Osteoporosis"
 */
char *
coxa_programme_text_dup_names (const CoxaSuggestionRules *rules, const GArray *hits)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < hits->len; i++) {
    const CoxaPrecautionHit *hit = &g_array_index (hits, CoxaPrecautionHit, i);
    const char *name =
        hit->precaution ? coxa_suggestion_rules_get_precaution_name (rules, hit->precaution) : NULL;

    if (hit->effect == COXA_PRECAUTION_BLOCK && name && !g_ptr_array_find (names, name, NULL))
      g_ptr_array_add (names, (gpointer) name);
  }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/* Which programme it was, of when and by whom. */
char *
coxa_programme_text_dup_issued (const CoxaStoredProgramme *programme)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (programme->issued_at, NULL);
  g_autofree char *day = at ? coxa_patient_text_dup_day (at) : g_strdup (programme->issued_at);

  if (programme->author)
    /* Translators: number of a programme, day, who handed it out */
    return g_strdup_printf (_ ("Programme %u, %s, %s"), programme->number, day, programme->author);
  return g_strdup_printf (_ ("Programme %u, %s"), programme->number, day);
}

/* An exercise that the library no longer has keeps its title alone. */
static char *
dup_dose (const CoxaExerciseLibrary *library, const CoxaWords *words, const CoxaStoredItem *item)
{
  const CoxaExercise *exercise = coxa_exercise_library_find (library, item->exercise);
  g_autoptr (CoxaProgrammeItem) now = NULL;

  if (!exercise)
    return NULL;
  now = coxa_programme_item_new (exercise, item->side);
  now->dose = item->dose;
  return coxa_dose_dup_words (now, words);
}

static char *
dup_met_names (const CoxaSuggestionRules *rules, const char *met, const char *effect)
{
  g_auto (GStrv) hits = g_strsplit (met, ";", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; hits[i]; i++) {
    g_auto (GStrv) parts = g_strsplit (hits[i], ":", 3);
    const char *name;

    if (g_strv_length (parts) != 3 || !g_str_equal (parts[0], effect))
      continue;
    name = or_id (coxa_suggestion_rules_get_precaution_name (rules, parts[1]), parts[1]);
    if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
      g_ptr_array_add (names, g_strdup (name));
  }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static void
add_said (GString *text, const CoxaSuggestionRules *rules, const CoxaStoredItem *item)
{
  g_autofree char *blocked =
      dup_met_names (rules, item->met, coxa_precaution_effect_ids[COXA_PRECAUTION_BLOCK]);
  g_autofree char *warned =
      dup_met_names (rules, item->met, coxa_precaution_effect_ids[COXA_PRECAUTION_WARN]);

  if (item->reason)
    /* Translators: the precaution, then the clinician's reason */
    g_string_append_printf (text, _ ("\nDone in spite of “%s”: %s"), blocked, item->reason);
  else if (item->adapted)
    g_string_append_printf (text, _ ("\nAdapted to “%s”"), warned);
}

/**
 * coxa_programme_text_dup_stored_item:
 *
 * Returns: (transfer full): what was handed out and what was said about precautions, in lines
 */
char *
coxa_programme_text_dup_stored_item (const CoxaSuggestionRules *rules,
                                     const CoxaExerciseLibrary *library,
                                     const CoxaWords *words,
                                     const CoxaStoredItem *item)
{
  g_autofree char *dose = dup_dose (library, words, item);
  GString *text = g_string_new (item->title);

  if (item->side != COXA_SIDE_CENTRAL)
    g_string_append_printf (text, ", %s", coxa_value_text_side (item->side));
  if (dose)
    g_string_append_printf (text, "\n%s", dose);
  if (item->note)
    g_string_append_printf (text, "\n%s", item->note);
  add_said (text, rules, item);
  return g_string_free (text, FALSE);
}
