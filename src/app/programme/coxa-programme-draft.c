/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-programme-draft.h"

#include "coxa-dose.h"

struct _CoxaProgrammeDraft {
  CoxaKnowledge *knowledge;
  GPtrArray *items;  /* of CoxaProgrammeItem */
  GPtrArray *before; /* the same, before the last step; or NULL */
  GPtrArray *after;  /* the same, before the last step was taken back; or NULL */
  CoxaPatient *patient;
  CoxaVisit *visit;
  CoxaScreening *screening; /* over the visits, or NULL; the result borrows from it */
  CoxaResult *result;       /* of the visit */
  gboolean touched;
};

static GPtrArray *
new_items (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_programme_item_free);
}

static gpointer
copy_item (gconstpointer source, gpointer data)
{
  return coxa_programme_item_copy (source);
}

static GPtrArray *
copy_items (GPtrArray *items)
{
  GPtrArray *copy = g_ptr_array_copy (items, copy_item, NULL);

  g_ptr_array_set_free_func (copy, (GDestroyNotify) coxa_programme_item_free);
  return copy;
}

CoxaProgrammeDraft *
coxa_programme_draft_new (CoxaKnowledge *knowledge)
{
  CoxaProgrammeDraft *self = g_new0 (CoxaProgrammeDraft, 1);

  self->knowledge = g_object_ref (knowledge);
  self->items = new_items ();
  self->result = coxa_knowledge_new_result (knowledge);
  return self;
}

void
coxa_programme_draft_free (CoxaProgrammeDraft *self)
{
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->after, g_ptr_array_unref);
  g_clear_object (&self->patient);
  g_clear_object (&self->visit);
  coxa_result_free (self->result);
  g_clear_pointer (&self->screening, coxa_screening_unref);
  g_object_unref (self->knowledge);
  g_free (self);
}

static const CoxaExercise *
find_exercise (CoxaProgrammeDraft *self, const char *id)
{
  const CoxaExerciseLibrary *library = coxa_knowledge_get_exercises (self->knowledge);

  return id && library ? coxa_exercise_library_find (library, id) : NULL;
}

/**
 * coxa_programme_draft_dup_hits:
 *
 * Returns: (transfer full): what speaks against @exercise for this patient, of CoxaPrecautionHit
 */
GArray *
coxa_programme_draft_dup_hits (CoxaProgrammeDraft *self, const CoxaExercise *exercise)
{
  const char *const *precautions =
      self->patient ? coxa_patient_get_precautions (self->patient) : NULL;

  return coxa_precautions_judge (coxa_knowledge_get_suggestions (self->knowledge), exercise,
                                 precautions, self->visit ? self->result : NULL);
}

/* What was said of other precautions does not hold for these. */
static gboolean
judge_item (CoxaProgrammeDraft *self, CoxaProgrammeItem *item)
{
  g_autoptr (GArray) hits = coxa_programme_draft_dup_hits (self, item->exercise);
  g_autofree char *met = coxa_item_dup_met (hits);

  if (g_strcmp0 (item->met, met) == 0)
    return FALSE;
  if (item->met) {
    g_clear_pointer (&item->reason, g_free);
    item->adapted = FALSE;
  }
  g_free (item->met);
  item->met = g_steal_pointer (&met);
  return TRUE;
}

static gboolean
judge_items (CoxaProgrammeDraft *self)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->items->len; i++)
    changed |= judge_item (self, g_ptr_array_index (self->items, i));
  return changed;
}

/**
 * coxa_programme_draft_set_screening:
 * @screening: (nullable): over the visits of the patient, as the handout's gate judges; without it
 *   a visit is judged by itself
 */
void
coxa_programme_draft_set_screening (CoxaProgrammeDraft *self, CoxaScreening *screening)
{
  CoxaScreening *before = self->screening;

  if (before == screening)
    return;
  coxa_result_free (self->result);
  self->result = coxa_knowledge_new_result (self->knowledge);
  self->screening = screening ? coxa_screening_ref (screening) : NULL;
  g_clear_pointer (&before, coxa_screening_unref);
}

static void
judge_visit (CoxaProgrammeDraft *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (self->screening)
    coxa_screening_judge (self->screening, self->result, self->patient, self->visit, now, now);
  else
    coxa_judge (self->result, self->patient, self->visit);
}

/**
 * coxa_programme_draft_judge:
 * @visit: (nullable): that the findings are of
 *
 * Returns: whether an item meets other precautions than before
 */
gboolean
coxa_programme_draft_judge (CoxaProgrammeDraft *self, CoxaPatient *patient, CoxaVisit *visit)
{
  g_set_object (&self->patient, patient);
  g_set_object (&self->visit, visit);
  if (patient && visit)
    judge_visit (self);
  return judge_items (self);
}

/**
 * coxa_programme_draft_suggest:
 *
 * Returns: (transfer full) (nullable): what follows from the findings; %NULL without a visit, or
 *   where the rules could not be read
 */
CoxaSuggestions *
coxa_programme_draft_suggest (CoxaProgrammeDraft *self)
{
  const CoxaSuggestionRules *rules = coxa_knowledge_get_suggestions (self->knowledge);

  if (!self->patient || !self->visit || !rules)
    return NULL;
  return coxa_suggestions_new (rules, self->result, coxa_knowledge_get_norms (self->knowledge),
                               self->patient, self->visit);
}

const GPtrArray *
coxa_programme_draft_get_items (CoxaProgrammeDraft *self)
{
  return self->items;
}

guint
coxa_programme_draft_count (CoxaProgrammeDraft *self)
{
  return self->items->len;
}

CoxaProgrammeItem *
coxa_programme_draft_get (CoxaProgrammeDraft *self, guint index)
{
  g_return_val_if_fail (index < self->items->len, NULL);
  return g_ptr_array_index (self->items, index);
}

gboolean
coxa_programme_draft_has (CoxaProgrammeDraft *self, const CoxaExercise *exercise)
{
  for (guint i = 0; i < self->items->len; i++)
    if (coxa_programme_draft_get (self, i)->exercise == exercise)
      return TRUE;
  return FALSE;
}

CoxaItemStand
coxa_programme_draft_check (CoxaProgrammeDraft *self, const CoxaProgrammeItem *item)
{
  g_autoptr (GArray) hits = coxa_programme_draft_dup_hits (self, item->exercise);

  return coxa_item_check (item, hits);
}

/* Whether every item may be handed out as it is. */
gboolean
coxa_programme_draft_is_ready (CoxaProgrammeDraft *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (coxa_programme_draft_check (self, coxa_programme_draft_get (self, i)) != COXA_ITEM_READY)
      return FALSE;
  return self->items->len > 0;
}

/* Behind the last exercise that comes before it in a session, so that the patient lies down once.
 */
static guint
find_place (CoxaProgrammeDraft *self, const CoxaExercise *exercise)
{
  const CoxaSuggestionRules *rules = coxa_knowledge_get_suggestions (self->knowledge);
  guint place = self->items->len;

  while (place > 0 &&
         coxa_suggestion_rules_compare_places (
             rules, exercise, coxa_programme_draft_get (self, place - 1)->exercise) < 0)
    place--;
  return place;
}

/**
 * coxa_programme_draft_add:
 * @reason: (nullable): why it is done though a precaution forbids it
 *
 * Returns: (transfer none) (nullable): the item; %NULL where the programme has the exercise, or
 *   where it is forbidden and there is no reason
 */
CoxaProgrammeItem *
coxa_programme_draft_add (CoxaProgrammeDraft *self,
                          const CoxaExercise *exercise,
                          CoxaSide side,
                          const char *reason)
{
  g_autoptr (CoxaProgrammeItem) item = NULL;

  if (coxa_programme_draft_has (self, exercise))
    return NULL;
  item = coxa_programme_item_new (exercise, exercise->unilateral ? side : COXA_SIDE_CENTRAL);
  judge_item (self, item);
  item->reason = reason ? g_strstrip (g_strdup (reason)) : NULL;
  if (coxa_programme_draft_check (self, item) == COXA_ITEM_NEEDS_REASON)
    return NULL;
  self->touched = TRUE;
  g_ptr_array_insert (self->items, (int) find_place (self, exercise), item);
  return g_steal_pointer (&item);
}

/**
 * coxa_programme_draft_remember:
 *
 * The step that follows can be taken back.
 */
void
coxa_programme_draft_remember (CoxaProgrammeDraft *self)
{
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->after, g_ptr_array_unref);
  self->before = copy_items (self->items);
}

/* Returns: whether there was a step to take back */
gboolean
coxa_programme_draft_undo (CoxaProgrammeDraft *self)
{
  if (!self->before)
    return FALSE;
  g_clear_pointer (&self->after, g_ptr_array_unref);
  self->after = self->items;
  self->items = g_steal_pointer (&self->before);
  judge_items (self);
  return TRUE;
}

/* Returns: whether there was a step that was taken back, to be made again */
gboolean
coxa_programme_draft_redo (CoxaProgrammeDraft *self)
{
  if (!self->after)
    return FALSE;
  g_clear_pointer (&self->before, g_ptr_array_unref);
  self->before = self->items;
  self->items = g_steal_pointer (&self->after);
  judge_items (self);
  return TRUE;
}

void
coxa_programme_draft_remove (CoxaProgrammeDraft *self, guint index)
{
  coxa_programme_draft_remember (self);
  self->touched = TRUE;
  g_ptr_array_remove_index (self->items, index);
}

void
coxa_programme_draft_move (CoxaProgrammeDraft *self, guint from, guint to)
{
  gpointer item;

  g_return_if_fail (from < self->items->len && to < self->items->len);

  self->touched = TRUE;
  item = g_ptr_array_steal_index (self->items, from);
  g_ptr_array_insert (self->items, (int) to, item);
}

/**
 * coxa_programme_draft_can_become:
 * @exercise: (nullable): id, e.g. of the progression
 *
 * Returns: whether that exercise may take the place of another: nothing forbids it and the
 *   programme does not have it
 */
gboolean
coxa_programme_draft_can_become (CoxaProgrammeDraft *self, const char *exercise)
{
  const CoxaExercise *other = find_exercise (self, exercise);
  g_autoptr (GArray) hits = other ? coxa_programme_draft_dup_hits (self, other) : NULL;

  return hits && !coxa_precautions_block (hits) && !coxa_programme_draft_has (self, other);
}

/* The side and the note stay; the dose is the other's own. */
void
coxa_programme_draft_become (CoxaProgrammeDraft *self,
                             CoxaProgrammeItem *item,
                             const char *exercise)
{
  if (!coxa_programme_draft_can_become (self, exercise))
    return;
  coxa_programme_draft_remember (self);
  self->touched = TRUE;
  item->exercise = find_exercise (self, exercise);
  item->dose = item->exercise->dose;
  if (!item->exercise->unilateral)
    item->side = COXA_SIDE_CENTRAL;
  judge_item (self, item);
}

void
coxa_programme_draft_clear (CoxaProgrammeDraft *self)
{
  g_ptr_array_set_size (self->items, 0);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->after, g_ptr_array_unref);
  self->touched = FALSE;
}

/* Returns: whether nothing was added, taken away or moved since it was cleared or taken over */
gboolean
coxa_programme_draft_is_untouched (CoxaProgrammeDraft *self)
{
  return !self->touched;
}

/**
 * coxa_programme_draft_take_stored:
 *
 * Goes on from a programme that was handed out.
 *
 * Returns: how many of its exercises the library no longer has
 */
guint
coxa_programme_draft_take_stored (CoxaProgrammeDraft *self, const CoxaStoredProgramme *stored)
{
  guint n_unknown = 0;

  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < stored->items->len; i++) {
    const CoxaStoredItem *kept = g_ptr_array_index (stored->items, i);
    const CoxaExercise *exercise = find_exercise (self, kept->exercise);
    CoxaProgrammeItem *item;

    if (!exercise) {
      n_unknown++;
      continue;
    }
    item = coxa_programme_item_new (exercise, kept->side);
    item->dose = kept->dose;
    item->note = g_strdup (kept->note);
    item->met = g_strdup (kept->met);
    item->reason = g_strdup (kept->reason);
    item->adapted = kept->adapted;
    judge_item (self, item);
    g_ptr_array_add (self->items, item);
  }
  self->touched = FALSE;
  return n_unknown;
}

static gboolean
item_says (const CoxaProgrammeItem *item, const CoxaStoredItem *stored)
{
  const CoxaExercise named = { .id = stored->exercise };
  const CoxaProgrammeItem other = {
    .exercise = &named,
    .side = stored->side,
    .dose = stored->dose,
    .note = stored->note,
    .met = stored->met,
    .reason = stored->reason,
    .adapted = stored->adapted,
  };

  return coxa_programme_item_equal (item, &other);
}

/* Whether handing it out would say what was said already. */
gboolean
coxa_programme_draft_says (CoxaProgrammeDraft *self, const CoxaStoredProgramme *stored)
{
  if (self->items->len != stored->items->len)
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    if (!item_says (g_ptr_array_index (self->items, i), g_ptr_array_index (stored->items, i)))
      return FALSE;
  return TRUE;
}

static CoxaStoredItem *
stored_item_new (const CoxaProgrammeItem *item)
{
  CoxaStoredItem *stored = g_new0 (CoxaStoredItem, 1);

  stored->exercise = g_strdup (item->exercise->id);
  stored->title = g_strdup (item->exercise->title);
  stored->side = item->side;
  stored->dose = item->dose;
  stored->note = g_strdup (item->note);
  stored->met = g_strdup (item->met);
  stored->reason = g_strdup (item->reason);
  stored->adapted = item->adapted;
  return stored;
}

/**
 * coxa_programme_draft_dup_stored:
 * @author: (nullable)
 * @language: (nullable): of the handout
 *
 * Returns: (transfer full): the programme as it is handed out at @at
 */
CoxaStoredProgramme *
coxa_programme_draft_dup_stored (CoxaProgrammeDraft *self,
                                 const char *id,
                                 GDateTime *at,
                                 const char *author,
                                 const char *language)
{
  CoxaStoredProgramme *stored = coxa_stored_programme_new (id);

  stored->issued_at = g_date_time_format (at, "%Y-%m-%dT%H:%M:%S%:z");
  stored->author = g_strdup (author);
  stored->language = g_strdup (language);
  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (stored->items, stored_item_new (g_ptr_array_index (self->items, i)));
  return stored;
}

/**
 * coxa_programme_draft_count_seconds:
 * @whole_day: every session of a day on which everything is done, else each exercise once
 */
int
coxa_programme_draft_count_seconds (CoxaProgrammeDraft *self, gboolean whole_day)
{
  int seconds = 0;

  for (guint i = 0; i < self->items->len; i++) {
    const CoxaProgrammeItem *item = g_ptr_array_index (self->items, i);

    seconds += coxa_dose_count_seconds (item) * (whole_day ? item->dose.sessions_per_day : 1);
  }
  return seconds;
}
