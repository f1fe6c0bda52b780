/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The safety screen over the visits of an episode (safety.md 1.4, 2 and 3). */

#include "coxa-screening.h"

#include <string.h>

#include "coxa-rules.h"

/* The newest answer to a question before the visit. */
typedef struct {
  CoxaAnswer answer;
  gint64 utc; /* seconds */
} Asked;

struct _CoxaScreening {
  gatomicrefcount references;
  CoxaRuleset *ruleset;
  GPtrArray *visits;    /* of CoxaVisit, oldest first */
  GPtrArray *decisions; /* of CoxaSafetyDecision */
  CoxaTrend trend;

  /* The episode before the visit judged last. */
  CoxaPatient *patient;
  char *visit_id;
  char *episode;
  gint64 visit_utc;
  Asked *asked;               /* for each question */
  CoxaRaisedFlag *standing;   /* emergencies */
  GDateTime **standing_since; /* borrowed from the visits, for each of them */
  guint n_standing;
  gboolean *lapsed;       /* for each decision: a new flag came after it */
  GDateTime *full_before; /* borrowed */
  CoxaResult *scratch;

  CoxaScreenNeed need;
  GDateTime *last_full;
};

static int
compare_visits (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (coxa_visit_get_at (*(CoxaVisit *const *) a),
                              coxa_visit_get_at (*(CoxaVisit *const *) b));
}

/**
 * coxa_screening_new:
 * @visits: (nullable) (element-type CoxaVisit): of the patient, in any order; not changed later
 * @decisions: (nullable) (element-type CoxaSafetyDecision): of the patient
 */
CoxaScreening *
coxa_screening_new (CoxaRuleset *ruleset, const GPtrArray *visits, const GPtrArray *decisions)
{
  CoxaScreening *self = g_new0 (CoxaScreening, 1);

  g_atomic_ref_count_init (&self->references);
  self->ruleset = coxa_ruleset_ref (ruleset);
  self->visits = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; visits && i < visits->len; i++)
    g_ptr_array_add (self->visits, g_object_ref (g_ptr_array_index (visits, i)));
  g_ptr_array_sort (self->visits, compare_visits);
  self->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_safety_decision_free);
  for (guint i = 0; decisions && i < decisions->len; i++)
    g_ptr_array_add (self->decisions, coxa_safety_decision_copy (g_ptr_array_index (decisions, i)));
  self->asked = g_new0 (Asked, ruleset->questions->len + 1);
  self->standing = g_new0 (CoxaRaisedFlag, ruleset->safety->len + 1);
  self->standing_since = g_new0 (GDateTime *, ruleset->safety->len + 1);
  self->lapsed = g_new0 (gboolean, self->decisions->len + 1);
  self->scratch = coxa_result_new (ruleset);
  return self;
}

CoxaScreening *
coxa_screening_ref (CoxaScreening *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
coxa_screening_unref (CoxaScreening *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_object (&self->patient);
  g_free (self->visit_id);
  g_free (self->episode);
  g_free (self->asked);
  g_free (self->standing);
  g_free (self->standing_since);
  g_free (self->lapsed);
  g_clear_pointer (&self->last_full, g_date_time_unref);
  coxa_result_free (self->scratch);
  g_ptr_array_unref (self->visits);
  g_ptr_array_unref (self->decisions);
  coxa_ruleset_unref (self->ruleset);
  g_free (self);
}

/**
 * coxa_screening_set_trend:
 * @worse: the visit to be judged is worse as a whole (coxa_judge_progress())
 * @unchanged: it is measurably no better in spite of enough exercise
 */
void
coxa_screening_set_trend (CoxaScreening *self, gboolean worse, gboolean unchanged)
{
  self->trend = (CoxaTrend){ worse, unchanged };
}

static const char *
none_if_empty (const char *text)
{
  return text && *text ? text : NULL;
}

static gboolean
same_episode (const char *a, const char *b)
{
  return g_strcmp0 (none_if_empty (a), none_if_empty (b)) == 0;
}

static gint64
utc_of (CoxaVisit *visit)
{
  return g_date_time_to_unix (coxa_visit_get_at (visit));
}

/* In whole days of the calendar where the later one happened. */
static int
days_between (GDateTime *from, GDateTime *to)
{
  g_autoptr (GDateTime) there = g_date_time_to_timezone (from, g_date_time_get_timezone (to));
  g_autofree char *day = g_date_time_format (to, "%Y-%m-%d");
  int days = 0;

  coxa_safety_decision_count_days (day, there, &days);
  return days;
}

/* The visit with the answers that still hold where it did not ask, and since when. */
static CoxaVisit *
carry_answers (const CoxaScreening *self, CoxaVisit *visit)
{
  CoxaVisit *carried = coxa_visit_copy (visit);

  for (guint i = 0; i < self->ruleset->questions->len; i++) {
    const char *id = coxa_ruleset_get_question (self->ruleset, i)->id;

    if (coxa_visit_get_answer (visit, id) == COXA_ANSWER_NOT_ASKED &&
        self->asked[i].answer != COXA_ANSWER_NOT_ASKED)
      coxa_visit_set_answer (carried, id, self->asked[i].answer);
  }
  return carried;
}

static void
note_answers (CoxaScreening *self, CoxaVisit *visit)
{
  for (guint i = 0; i < self->ruleset->questions->len; i++) {
    CoxaAnswer answer =
        coxa_visit_get_answer (visit, coxa_ruleset_get_question (self->ruleset, i)->id);

    if (answer != COXA_ANSWER_NOT_ASKED)
      self->asked[i] = (Asked){ answer, utc_of (visit) };
  }
}

static gint64
answered_utc (const CoxaScreening *self, CoxaVisit *visit, const char *question)
{
  for (guint i = 0; i < self->ruleset->questions->len; i++) {
    if (!g_str_equal (coxa_ruleset_get_question (self->ruleset, i)->id, question))
      continue;
    return coxa_visit_get_answer (visit, question) != COXA_ANSWER_NOT_ASKED ? utc_of (visit)
                                                                            : self->asked[i].utc;
  }
  return utc_of (visit);
}

/* How new the news behind each flag is. */
static void
date_flags (const CoxaScreening *self, CoxaResult *result, CoxaVisit *visit)
{
  for (guint i = 0; i < result->n_flags; i++) {
    CoxaRaisedFlag *raised = &result->flags[i];

    for (guint n = 0; raised->because[n]; n++)
      raised->answered_utc =
          MAX (raised->answered_utc, answered_utc (self, visit, raised->because[n]));
    if (!raised->because[0])
      raised->answered_utc = utc_of (visit);
  }
}

static void
merge_reasons (CoxaRaisedFlag *into, const CoxaRaisedFlag *from)
{
  guint n = g_strv_length ((char **) into->because);

  for (guint i = 0; from->because[i] && n < COXA_BECAUSE_MAX; i++)
    if (!g_strv_contains (into->because, from->because[i]))
      into->because[n++] = from->because[i];
  into->because[n] = NULL;
  into->answered_utc = MAX (into->answered_utc, from->answered_utc);
}

static CoxaRaisedFlag *
find_raised (CoxaRaisedFlag *flags, guint n_flags, const char *id)
{
  for (guint i = 0; i < n_flags; i++)
    if (g_str_equal (flags[i].flag.id, id))
      return &flags[i];
  return NULL;
}

static void
keep_emergencies (CoxaScreening *self, const CoxaResult *result, CoxaVisit *visit)
{
  for (guint i = 0; i < result->n_flags; i++) {
    const CoxaRaisedFlag *raised = &result->flags[i];
    CoxaRaisedFlag *kept;

    if (raised->flag.level != COXA_SAFETY_EMERGENCY)
      continue;
    kept = find_raised (self->standing, self->n_standing, raised->flag.id);
    if (kept) {
      merge_reasons (kept, raised);
      continue;
    }
    self->standing_since[self->n_standing] = coxa_visit_get_at (visit);
    self->standing[self->n_standing++] = *raised;
  }
}

static gboolean
names_all (char **list, const char *const *names)
{
  for (guint i = 0; names[i]; i++)
    if (!g_strv_contains ((const char *const *) list, names[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_new_to (const CoxaSafetyDecision *decision, const CoxaRaisedFlag *raised)
{
  return !g_strv_contains ((const char *const *) decision->known, raised->flag.id) ||
         !names_all (decision->answers, raised->because);
}

static gboolean
has_new_flag (const CoxaSafetyDecision *decision, const CoxaResult *result)
{
  for (guint i = 0; i < result->n_flags; i++)
    if (is_new_to (decision, &result->flags[i]))
      return TRUE;
  return FALSE;
}

/* Also the visit it was made at, which may have been changed since. */
static gboolean
comes_after (CoxaVisit *visit, const CoxaSafetyDecision *decision)
{
  return g_strcmp0 (decision->visit_id, coxa_visit_get_id (visit)) == 0 ||
         g_date_time_compare (coxa_visit_get_at (visit), decision->at) > 0;
}

static void
note_lapses (CoxaScreening *self, const CoxaResult *result, CoxaVisit *visit)
{
  for (guint i = 0; i < self->decisions->len; i++) {
    const CoxaSafetyDecision *decision = g_ptr_array_index (self->decisions, i);

    if (comes_after (visit, decision) && has_new_flag (decision, result))
      self->lapsed[i] = TRUE;
  }
}

static void
look_at (CoxaScreening *self, CoxaPatient *patient, CoxaVisit *visit)
{
  g_autoptr (CoxaVisit) carried = carry_answers (self, visit);

  coxa_result_judge_safety (self->scratch, patient, carried, NULL);
  date_flags (self, self->scratch, visit);
  keep_emergencies (self, self->scratch, visit);
  note_lapses (self, self->scratch, visit);
  note_answers (self, visit);
  if (coxa_screen_is_full (self->ruleset, visit))
    self->full_before = coxa_visit_get_at (visit);
}

static gboolean
is_before (const CoxaScreening *self, CoxaVisit *other, CoxaVisit *visit)
{
  return !g_str_equal (coxa_visit_get_id (other), coxa_visit_get_id (visit)) &&
         same_episode (coxa_visit_get_episode (other), coxa_visit_get_episode (visit)) &&
         g_date_time_compare (coxa_visit_get_at (other), coxa_visit_get_at (visit)) <= 0;
}

static void
look_back (CoxaScreening *self, CoxaPatient *patient, CoxaVisit *visit)
{
  g_set_object (&self->patient, patient);
  g_free (self->visit_id);
  self->visit_id = g_strdup (coxa_visit_get_id (visit));
  g_free (self->episode);
  self->episode = g_strdup (coxa_visit_get_episode (visit));
  self->visit_utc = utc_of (visit);
  self->n_standing = 0;
  self->full_before = NULL;
  memset (self->asked, 0, self->ruleset->questions->len * sizeof *self->asked);
  memset (self->lapsed, 0, self->decisions->len * sizeof *self->lapsed);
  for (guint i = 0; i < self->visits->len; i++) {
    CoxaVisit *other = g_ptr_array_index (self->visits, i);

    if (is_before (self, other, visit))
      look_at (self, patient, other);
  }
}

/* Typing changes the visit, but not what lies before it. */
static gboolean
has_looked_back (const CoxaScreening *self, CoxaPatient *patient, CoxaVisit *visit)
{
  return self->patient == patient && g_strcmp0 (self->visit_id, coxa_visit_get_id (visit)) == 0 &&
         same_episode (self->episode, coxa_visit_get_episode (visit)) &&
         self->visit_utc == utc_of (visit);
}

static void
add_standing (const CoxaScreening *self, CoxaResult *result)
{
  for (guint i = 0; i < self->n_standing; i++) {
    const CoxaRaisedFlag *standing = &self->standing[i];
    CoxaRaisedFlag *raised = find_raised (result->flags, result->n_flags, standing->flag.id);

    if (!raised) {
      raised = &result->flags[result->n_flags++];
      *raised = *standing;
      raised->flag.because = raised->because;
    } else {
      merge_reasons (raised, standing);
    }
    raised->flag.since = self->standing_since[i];
  }
}

/* Short questions are asked anew at every visit; the others are where the last full screen holds.
 */
static gboolean
has_short_form (const CoxaScreening *self, CoxaVisit *visit)
{
  for (guint i = 0; i < self->ruleset->questions->len; i++) {
    const CoxaQuestion *question = coxa_ruleset_get_question (self->ruleset, i);

    if (question->short_form &&
        coxa_visit_get_answer (visit, question->id) == COXA_ANSWER_NOT_ASKED)
      return FALSE;
  }
  return TRUE;
}

/* By what the visit itself says: an old injury does not ask for a full screen each time. */
static gboolean
wants_full (CoxaScreening *self, CoxaPatient *patient, CoxaVisit *visit)
{
  CoxaResult *scratch = self->scratch;

  coxa_result_judge_safety (scratch, patient, visit, &self->trend);
  return coxa_range_is_true (
      coxa_expression_evaluate (self->ruleset->screen.full_when, scratch->answers, 0));
}

static CoxaScreenNeed
find_need (CoxaScreening *self, CoxaPatient *patient, CoxaVisit *visit)
{
  if (!self->full_before)
    return COXA_SCREEN_NEED_FULL;
  if (days_between (self->full_before, coxa_visit_get_at (visit)) >=
      self->ruleset->screen.full_days)
    return COXA_SCREEN_NEED_AGAIN;
  return wants_full (self, patient, visit) ? COXA_SCREEN_NEED_WORSE : COXA_SCREEN_NEED_SHORT;
}

/* What is cleared is the answer the physician knew; one given later is news. */
static gboolean
covers (const CoxaSafetyDecision *decision, const CoxaRaisedFlag *raised)
{
  if (!coxa_safety_decision_is_about (decision, raised->flag.id) || is_new_to (decision, raised))
    return FALSE;
  switch (raised->flag.level) {
  case COXA_SAFETY_EMERGENCY:
    return decision->kind == COXA_DECISION_CLEARANCE &&
           raised->answered_utc <= g_date_time_to_unix (decision->at);
  case COXA_SAFETY_URGENT:
    return decision->kind != COXA_DECISION_ACKNOWLEDGEMENT;
  case COXA_SAFETY_REFER:
    return TRUE;
  case COXA_SAFETY_PRECAUTION:
  case COXA_SAFETY_INCOMPLETE:
  case COXA_SAFETY_NONE:
  default:
    return FALSE;
  }
}

static gboolean
is_in_force (const CoxaScreening *self, guint index, const CoxaResult *result, GDateTime *now)
{
  const CoxaSafetyDecision *decision = g_ptr_array_index (self->decisions, index);

  if (!same_episode (decision->episode, self->episode) ||
      coxa_safety_decision_has_expired (decision, now))
    return FALSE;
  return decision->kind != COXA_DECISION_OVERRIDE ||
         (!self->lapsed[index] && !has_new_flag (decision, result));
}

static void
settle (const CoxaScreening *self, CoxaResult *result, GDateTime *now)
{
  for (guint d = 0; d < self->decisions->len; d++) {
    const CoxaSafetyDecision *decision = g_ptr_array_index (self->decisions, d);

    if (!is_in_force (self, d, result, now))
      continue;
    for (guint i = 0; i < result->n_flags; i++) {
      CoxaRaisedFlag *raised = &result->flags[i];

      if (covers (decision, raised) &&
          (!raised->flag.decision || raised->flag.decision->kind != COXA_DECISION_CLEARANCE))
        raised->flag.decision = decision;
    }
  }
}

static void
judge_screen (CoxaScreening *self, CoxaResult *result, CoxaPatient *patient, CoxaVisit *visit)
{
  gboolean full = coxa_screen_is_full (self->ruleset, visit);
  g_autoptr (CoxaVisit) carried = carry_answers (self, visit);

  self->need = find_need (self, patient, visit);
  coxa_result_judge_safety (result, patient, carried, &self->trend);
  result->screen_complete =
      full || (self->need == COXA_SCREEN_NEED_SHORT && has_short_form (self, visit));
  g_clear_pointer (&self->last_full, g_date_time_unref);
  if (full)
    self->last_full = g_date_time_ref (coxa_visit_get_at (visit));
  else if (self->full_before)
    self->last_full = g_date_time_ref (self->full_before);
}

/**
 * coxa_screening_judge:
 * @on: the day for which the result is to hold: that of the visit, or the one on which something
 *   is to be handed out
 * @now: decides which decisions are in force
 *
 * Judges @visit as coxa_judge() does, in its episode: unasked questions keep their last answer,
 * emergencies of earlier visits stand, decisions count. The result borrows from @self.
 */
void
coxa_screening_judge (CoxaScreening *self,
                      CoxaResult *result,
                      CoxaPatient *patient,
                      CoxaVisit *visit,
                      GDateTime *on,
                      GDateTime *now)
{
  const CoxaScreenRules *rules = &self->ruleset->screen;

  if (!has_looked_back (self, patient, visit))
    look_back (self, patient, visit);
  judge_screen (self, result, patient, visit);
  date_flags (self, result, visit);
  add_standing (self, result);
  settle (self, result, now);
  result->screen_outdated =
      self->last_full && days_between (self->last_full, on) >= rules->full_days;
  result->old_measurements =
      days_between (coxa_visit_get_at (visit), on) > rules->old_measurement_days;
  coxa_result_find_level (result);
  coxa_result_judge_patterns (result, patient, visit);
}

/**
 * coxa_screening_get_need:
 *
 * Returns: what has to be asked at the visit judged last
 */
CoxaScreenNeed
coxa_screening_get_need (const CoxaScreening *self)
{
  return self->need;
}

/**
 * coxa_screening_get_last_full:
 *
 * Returns: (nullable) (transfer none): when the last full screen of the episode was asked, the
 *   visit judged last included
 */
GDateTime *
coxa_screening_get_last_full (const CoxaScreening *self)
{
  return self->last_full;
}

/**
 * coxa_screening_count_days:
 *
 * Returns: how many days ago the last full screen was asked, -1 where there is none
 */
int
coxa_screening_count_days (const CoxaScreening *self, GDateTime *now)
{
  return self->last_full ? days_between (self->last_full, now) : -1;
}
