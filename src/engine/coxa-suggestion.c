/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-suggestion.h"

#include "coxa-reference.h"
#include "coxa-suggestion-private.h"

typedef struct {
  CoxaFlagged flagged;
  const char *const *precautions;
  int level_max;
  CoxaSuggestions *found;
} Chooser;

static void
suggestion_free (CoxaSuggestion *self)
{
  g_array_unref (self->because);
  g_array_unref (self->hits);
  g_free (self);
}

static CoxaSuggestion *
suggestion_new (const CoxaExercise *exercise, GArray *take_hits)
{
  CoxaSuggestion *self = g_new0 (CoxaSuggestion, 1);

  self->exercise = exercise;
  self->hits = take_hits;
  self->because = g_array_new (FALSE, FALSE, sizeof (CoxaBecause));
  return self;
}

static void
suggestion_add (CoxaSuggestion *self, const CoxaFlag *flag, const char *goal)
{
  CoxaBecause because = { .pattern = flag->start->pattern, .goal = goal, .sides = flag->sides };

  self->sides |= flag->sides;
  g_array_append_val (self->because, because);
}

/* ---- Dropped goals ---- */

static void
name_dropped (Chooser *self, const CoxaFlag *flag)
{
  for (guint i = 0; flag->start->goals[i]; i++) {
    const CoxaDrop *drop =
        coxa_flagged_find_drop (&self->flagged, flag->start->goals[i], flag->sides);
    CoxaDroppedGoal dropped = {
      .flag = { .pattern = flag->start->pattern,
                .goal = flag->start->goals[i],
                .sides = flag->sides },
    };

    if (!drop)
      continue;
    dropped.by = drop->pattern;
    dropped.text = drop->text;
    g_array_append_val (self->found->dropped, dropped);
  }
}

/* An exercise whose aim comes after a dropped one would still push that way. */
static gboolean
serves (const Chooser *self, const CoxaFlag *flag, const CoxaExercise *exercise, const char *goal)
{
  for (guint i = 0; exercise->goals[i]; i++) {
    if (coxa_flagged_find_drop (&self->flagged, exercise->goals[i], flag->sides))
      return FALSE;
    if (g_str_equal (exercise->goals[i], goal))
      return TRUE;
  }
  return FALSE;
}

/* ---- Choosing ---- */

static CoxaSuggestion *
find_chosen (const Chooser *self, const CoxaExercise *exercise)
{
  for (guint i = 0; i < self->found->suggested->len; i++) {
    CoxaSuggestion *suggestion = g_ptr_array_index (self->found->suggested, i);

    if (suggestion->exercise == exercise)
      return suggestion;
  }
  return NULL;
}

static CoxaSuggestion *
find_for_goal (const Chooser *self, const char *goal)
{
  for (guint i = 0; i < self->found->suggested->len; i++) {
    CoxaSuggestion *suggestion = g_ptr_array_index (self->found->suggested, i);

    for (guint j = 0; j < suggestion->because->len; j++)
      if (g_str_equal (g_array_index (suggestion->because, CoxaBecause, j).goal, goal))
        return suggestion;
  }
  return NULL;
}

static gboolean
is_self_massage (const CoxaExercise *exercise)
{
  return g_str_equal (exercise->category, "self-massage");
}

static int
count_self_massage (const Chooser *self)
{
  int n = 0;

  for (guint i = 0; i < self->found->suggested->len; i++)
    n += is_self_massage (
        ((CoxaSuggestion *) g_ptr_array_index (self->found->suggested, i))->exercise);
  return n;
}

static gboolean
is_full (const Chooser *self)
{
  return (int) self->found->suggested->len >= self->flagged.rules->limits.suggested_max;
}

static CoxaSuggestion *
choose (Chooser *self, const CoxaExercise *exercise, gboolean warned, gboolean starter)
{
  g_autoptr (GArray) hits = NULL;
  CoxaSuggestion *suggestion;

  if (exercise->level > self->level_max || find_chosen (self, exercise))
    return NULL;
  if (is_self_massage (exercise) &&
      count_self_massage (self) >= self->flagged.rules->limits.self_massage_max)
    return NULL;
  hits = coxa_precautions_judge (self->flagged.rules, exercise, self->precautions,
                                 self->flagged.result);
  if (coxa_precautions_block (hits) || (hits->len > 0 && !warned))
    return NULL;

  suggestion = suggestion_new (exercise, g_steal_pointer (&hits));
  suggestion->starter = starter;
  g_ptr_array_add (self->found->suggested, suggestion);
  suggestion->rank = self->found->suggested->len;
  return suggestion;
}

static const CoxaExercise *
find_exercise (const Chooser *self, const char *id)
{
  return coxa_exercise_library_find (self->flagged.rules->library, id);
}

static CoxaSuggestion *
choose_starter (Chooser *self, const CoxaFlag *flag, const char *goal, gboolean warned)
{
  for (guint i = 0; flag->start->starters[i]; i++) {
    const CoxaExercise *exercise = find_exercise (self, flag->start->starters[i]);
    CoxaSuggestion *chosen =
        serves (self, flag, exercise, goal) ? choose (self, exercise, warned, TRUE) : NULL;

    if (chosen)
      return chosen;
  }
  return NULL;
}

static CoxaSuggestion *
choose_other (Chooser *self, const CoxaFlag *flag, const char *goal, gboolean warned)
{
  for (guint i = 0; i < coxa_exercise_library_count (self->flagged.rules->library); i++) {
    const CoxaExercise *exercise = coxa_exercise_library_get (self->flagged.rules->library, i);
    CoxaSuggestion *chosen =
        serves (self, flag, exercise, goal) ? choose (self, exercise, warned, FALSE) : NULL;

    if (chosen)
      return chosen;
  }
  return NULL;
}

/* Starters first, those without a warning before the others. */
static void
choose_for_goal (Chooser *self, const CoxaFlag *flag, const char *goal)
{
  CoxaSuggestion *chosen = find_for_goal (self, goal);

  if (coxa_flagged_find_drop (&self->flagged, goal, flag->sides))
    return;
  if (!chosen && is_full (self))
    return;
  if (!chosen)
    chosen = choose_starter (self, flag, goal, FALSE);
  if (!chosen)
    chosen = choose_starter (self, flag, goal, TRUE);
  if (!chosen)
    chosen = choose_other (self, flag, goal, FALSE);
  if (!chosen)
    chosen = choose_other (self, flag, goal, TRUE);
  if (chosen)
    suggestion_add (chosen, flag, goal);
}

/* The first goal of its own that nothing is chosen for yet. */
static const char *
find_free_goal (const Chooser *self, const CoxaFlag *flag, const CoxaExercise *exercise)
{
  for (guint i = 0; exercise->goals[i]; i++)
    if (!find_for_goal (self, exercise->goals[i]) &&
        serves (self, flag, exercise, exercise->goals[i]))
      return exercise->goals[i];
  return NULL;
}

static CoxaSuggestion *
choose_free (Chooser *self, const CoxaFlag *flag, const char *id, gboolean starter)
{
  const CoxaExercise *exercise = find_exercise (self, id);
  const char *goal = find_free_goal (self, flag, exercise);
  CoxaSuggestion *chosen = goal ? choose (self, exercise, TRUE, starter) : NULL;

  if (chosen)
    suggestion_add (chosen, flag, goal);
  return chosen;
}

/* Too few goals for a programme: the other starters, each for a goal of its own. */
static void
fill_up (Chooser *self, const CoxaFlag *flag)
{
  for (guint i = 0; flag->start->starters[i]; i++) {
    if ((int) self->found->suggested->len >= self->flagged.rules->limits.suggested_min)
      return;
    choose_free (self, flag, flag->start->starters[i], TRUE);
  }
}

/* ---- The flagged compensation ---- */

static const char *
find_trained (const Chooser *self, const CoxaFlag *flag, const CoxaExercise *exercise)
{
  for (guint i = 0; flag->start->compensations[i]; i++) {
    const char *compensation = flag->start->compensations[i];
    const char *const *trained_by =
        coxa_named_list_find (self->flagged.rules->compensations, compensation);

    if (g_strv_contains (trained_by, exercise->id))
      return compensation;
  }
  return NULL;
}

static gboolean
is_trained (const Chooser *self, const CoxaFlag *flag)
{
  for (guint i = 0; i < self->found->suggested->len; i++) {
    const CoxaSuggestion *suggestion = g_ptr_array_index (self->found->suggested, i);

    if (find_trained (self, flag, suggestion->exercise))
      return TRUE;
  }
  return FALSE;
}

static CoxaSuggestion *
choose_trainer (Chooser *self, const CoxaFlag *flag)
{
  CoxaSuggestion *chosen = NULL;

  for (guint i = 0; !chosen && flag->start->starters[i]; i++)
    if (find_trained (self, flag, find_exercise (self, flag->start->starters[i])))
      chosen = choose_free (self, flag, flag->start->starters[i], TRUE);
  for (guint i = 0; !chosen && flag->start->compensations[i]; i++) {
    const char *const *trained_by =
        coxa_named_list_find (self->flagged.rules->compensations, flag->start->compensations[i]);

    for (guint j = 0; !chosen && trained_by[j]; j++)
      chosen = choose_free (self, flag, trained_by[j], FALSE);
  }
  return chosen;
}

/* The weakest suggestion makes room, and comes back when nothing trains the compensation. */
static void
ensure_trained (Chooser *self, const CoxaFlag *flag)
{
  GPtrArray *suggested = self->found->suggested;
  CoxaSuggestion *weakest = NULL;
  CoxaSuggestion *trainer;

  if (is_trained (self, flag))
    return;
  if (is_full (self))
    weakest = g_ptr_array_steal_index (suggested, suggested->len - 1);
  trainer = choose_trainer (self, flag);
  if (weakest && !trainer)
    g_ptr_array_add (suggested, weakest);
  else if (weakest)
    suggestion_free (weakest);
}

static void
name_trained (Chooser *self)
{
  for (guint i = 0; i < self->found->suggested->len; i++) {
    CoxaSuggestion *suggestion = g_ptr_array_index (self->found->suggested, i);

    for (guint j = 0; !suggestion->trains && j < self->flagged.flags->len; j++)
      suggestion->trains = find_trained (self, &g_array_index (self->flagged.flags, CoxaFlag, j),
                                         suggestion->exercise);
  }
}

/* ---- The rest of the sheet ---- */

static CoxaSuggestion *
find_blocked (const Chooser *self, const CoxaExercise *exercise)
{
  for (guint i = 0; i < self->found->blocked->len; i++) {
    CoxaSuggestion *blocked = g_ptr_array_index (self->found->blocked, i);

    if (blocked->exercise == exercise)
      return blocked;
  }
  return NULL;
}

static void
name_blocked (Chooser *self, const CoxaFlag *flag, const CoxaExercise *exercise)
{
  CoxaSuggestion *blocked = find_blocked (self, exercise);
  g_autoptr (GArray) hits = coxa_precautions_judge (self->flagged.rules, exercise,
                                                    self->precautions, self->flagged.result);

  if (!coxa_precautions_block (hits))
    return;
  if (!blocked) {
    blocked = suggestion_new (exercise, g_array_ref (hits));
    blocked->starter = TRUE;
    g_ptr_array_add (self->found->blocked, blocked);
  }
  for (guint i = 0; flag->start->goals[i]; i++)
    if (g_strv_contains ((const char *const *) exercise->goals, flag->start->goals[i])) {
      suggestion_add (blocked, flag, flag->start->goals[i]);
      return;
    }
  suggestion_add (blocked, flag, exercise->goals[0]);
}

static void
add_advice (Chooser *self, const char *id)
{
  const CoxaExerciseLibrary *library = self->flagged.rules->library;
  GPtrArray *advice = self->found->advice;

  for (guint i = 0; i < coxa_exercise_library_count_advice (library); i++) {
    const CoxaAdvice *item = coxa_exercise_library_get_advice (library, i);

    if (g_str_equal (item->id, id) && (int) advice->len < self->flagged.rules->limits.advice_max &&
        !g_ptr_array_find (advice, item, NULL))
      g_ptr_array_add (advice, (gpointer) item);
  }
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const CoxaSuggestion *first = *(CoxaSuggestion *const *) a;
  const CoxaSuggestion *second = *(CoxaSuggestion *const *) b;
  int order = coxa_suggestion_rules_compare_places (data, first->exercise, second->exercise);

  return order != 0 ? order : (int) first->rank - (int) second->rank;
}

static void
add_up_time (Chooser *self)
{
  const CoxaSuggestionLimits *limits = &self->flagged.rules->limits;

  for (guint i = 0; i < self->found->suggested->len; i++) {
    const CoxaSuggestion *suggestion = g_ptr_array_index (self->found->suggested, i);
    gboolean both = suggestion->exercise->unilateral && suggestion->sides == COXA_FLAG_BOTH;

    self->found->session_seconds +=
        coxa_session_seconds (suggestion->exercise, both, limits->repetition_seconds);
  }
  self->found->session_is_long = self->found->session_seconds > 60 * limits->session_minutes;
}

/* ---- The whole ---- */

static void
suggest (Chooser *self)
{
  gboolean ensured = FALSE;

  for (guint i = 0; i < self->flagged.flags->len; i++) {
    const CoxaFlag *flag = &g_array_index (self->flagged.flags, CoxaFlag, i);

    name_dropped (self, flag);
    for (guint j = 0; flag->start->goals[j]; j++)
      choose_for_goal (self, flag, flag->start->goals[j]);
  }
  for (guint i = 0; i < self->flagged.flags->len; i++)
    fill_up (self, &g_array_index (self->flagged.flags, CoxaFlag, i));
  for (guint i = 0; !ensured && i < self->flagged.flags->len; i++) {
    const CoxaFlag *flag = &g_array_index (self->flagged.flags, CoxaFlag, i);

    ensured = flag->start->compensations[0] != NULL;
    if (ensured)
      ensure_trained (self, flag);
  }
  name_trained (self);
}

static void
advise (Chooser *self)
{
  if (self->found->irritable && self->flagged.flags->len > 0)
    add_advice (self, self->flagged.rules->irritable_advice);
  for (guint i = 0; i < self->flagged.flags->len; i++) {
    const CoxaFlag *flag = &g_array_index (self->flagged.flags, CoxaFlag, i);

    for (guint j = 0; flag->start->advice[j]; j++)
      add_advice (self, flag->start->advice[j]);
    for (guint j = 0; flag->start->starters[j]; j++)
      name_blocked (self, flag, find_exercise (self, flag->start->starters[j]));
  }
}

static CoxaSuggestions *
new_empty (void)
{
  CoxaSuggestions *self = g_new0 (CoxaSuggestions, 1);

  self->suggested = g_ptr_array_new_with_free_func ((GDestroyNotify) suggestion_free);
  self->blocked = g_ptr_array_new_with_free_func ((GDestroyNotify) suggestion_free);
  self->dropped = g_array_new (FALSE, FALSE, sizeof (CoxaDroppedGoal));
  self->advice = g_ptr_array_new ();
  return self;
}

static void
run (Chooser *self)
{
  coxa_flagged_collect (&self->flagged);
  suggest (self);
  advise (self);
  g_ptr_array_sort_with_data (self->found->suggested, compare_places,
                              (gpointer) self->flagged.rules);
  add_up_time (self);
}

/**
 * coxa_suggestions_new:
 * @result: the judgement of @visit
 * @norms: (nullable): for goals that hold only below the reference; without norms none is below
 * @patient: whose precautions hold
 *
 * Pure: the same visit gives the same suggestions. At an emergency there is none (safety.md 2).
 *
 * Returns: (transfer full): what follows from the flags of @result
 */
CoxaSuggestions *
coxa_suggestions_new (const CoxaSuggestionRules *rules,
                      const CoxaResult *result,
                      const CoxaNormTable *norms,
                      CoxaPatient *patient,
                      CoxaVisit *visit)
{
  g_return_val_if_fail (rules && result, NULL);
  g_return_val_if_fail (COXA_IS_PATIENT (patient) && COXA_IS_VISIT (visit), NULL);

  const CoxaSuggestionLimits *limits = &rules->limits;
  g_autoptr (CoxaSuggestions) self = new_empty ();
  g_autofree CoxaRange (*readings)[2] =
      g_malloc0_n (coxa_fact_table_count (rules->facts) + 1, sizeof *readings);
  g_autoptr (GArray) comparisons = norms ? coxa_compare_with_norms (norms, patient, visit) : NULL;
  g_autoptr (GArray) flags = g_array_new (FALSE, FALSE, sizeof (CoxaFlag));
  Chooser chooser = {
    .flagged = { .rules = rules,
                 .result = result,
                 .readings = readings,
                 .comparisons = comparisons,
                 .flags = flags },
    .precautions = coxa_patient_get_precautions (patient),
    .found = self,
  };

  if (coxa_result_get_safety_level (result) == COXA_SAFETY_EMERGENCY)
    return g_steal_pointer (&self);
  coxa_fact_table_fill (rules->facts, patient, visit, readings);
  self->irritable = coxa_visit_get_pain (visit, COXA_PAIN_NOW) >= limits->irritable_pain_now;
  chooser.level_max = self->irritable ? limits->irritable_level_max : limits->level_max;
  run (&chooser);
  return g_steal_pointer (&self);
}

void
coxa_suggestions_free (CoxaSuggestions *self)
{
  g_ptr_array_unref (self->suggested);
  g_ptr_array_unref (self->blocked);
  g_array_unref (self->dropped);
  g_ptr_array_unref (self->advice);
  g_free (self);
}
