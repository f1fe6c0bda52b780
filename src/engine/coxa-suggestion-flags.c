/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was flagged, what it asks for, and which of its goals another pattern takes away. */

#include "coxa-reference.h"
#include "coxa-suggestion-private.h"

static gboolean
is_true_on (const CoxaFlagged *self, const CoxaExpression *when, CoxaFlagSides sides)
{
  for (guint side = 0; side < 2; side++)
    if ((sides & (1 << side)) && coxa_range_is_true (coxa_expression_evaluate (
                                     when, (const CoxaRange (*)[2]) self->readings, side)))
      return TRUE;
  return FALSE;
}

static guint
add_starts (CoxaFlagged *self, const CoxaPattern *pattern, CoxaFlagSides sides, gboolean all)
{
  const GArray *starts = self->rules->starts;
  guint n_added = 0;

  for (guint i = 0; i < starts->len; i++) {
    CoxaFlag flag = { .start = &g_array_index (starts, CoxaStart, i), .sides = sides };

    if (flag.start->pattern == pattern &&
        (all || !flag.start->when || is_true_on (self, flag.start->when, sides))) {
      g_array_append_val (self->flags, flag);
      n_added++;
    }
  }
  return n_added;
}

/* Where no direction stands out, each of them is trained. */
static void
add_flag (CoxaFlagged *self, const CoxaPattern *pattern, CoxaFlagSides sides)
{
  for (guint i = 0; i < self->flags->len; i++)
    if (g_array_index (self->flags, CoxaFlag, i).start->pattern == pattern)
      return;
  if (add_starts (self, pattern, sides, FALSE) == 0)
    add_starts (self, pattern, sides, TRUE);
}

static CoxaFlagSides
find_sides (CoxaShown shown)
{
  if (shown.both || shown.result->side == COXA_SIDE_CENTRAL)
    return COXA_FLAG_BOTH;
  return shown.result->side == COXA_SIDE_LEFT ? COXA_FLAG_LEFT : COXA_FLAG_RIGHT;
}

static CoxaFlagSides
sides_of_drop (const CoxaFlagged *self, const CoxaDrop *drop)
{
  CoxaFlagSides sides = 0;

  for (guint i = 0; i < coxa_result_count (self->result); i++) {
    const CoxaPatternResult *judged = coxa_result_get (self->result, i);
    CoxaFlagSides side = find_sides ((CoxaShown){ .result = judged });

    if (judged->pattern == drop->pattern && judged->class <= drop->from_class &&
        (!drop->when || is_true_on (self, drop->when, side)))
      sides |= side;
  }
  return sides;
}

/* A pattern that takes goals away says what to do instead, even where it is not among those shown.
 */
void
coxa_flagged_collect (CoxaFlagged *self)
{
  for (guint i = 0; i < coxa_result_count_shown (self->result); i++) {
    CoxaShown shown = coxa_result_get_shown (self->result, i);

    add_flag (self, shown.result->pattern, find_sides (shown));
  }
  for (guint i = 0; i < self->rules->drops->len; i++) {
    const CoxaDrop *drop = &g_array_index (self->rules->drops, CoxaDrop, i);
    CoxaFlagSides sides = sides_of_drop (self, drop);

    if (sides)
      add_flag (self, drop->pattern, sides);
  }
}

static gboolean
is_below_reference (const CoxaFlagged *self, const char *goal, CoxaFlagSides sides)
{
  const char *const *measures = coxa_named_list_find (self->rules->movements, goal);

  for (guint i = 0; measures && self->comparisons && i < self->comparisons->len; i++) {
    const CoxaComparison *comparison = &g_array_index (self->comparisons, CoxaComparison, i);
    const CoxaMeasurement *measurement = comparison->measurement;

    if (g_strv_contains (measures, measurement->measure->id) &&
        (measurement->side == COXA_SIDE_CENTRAL || (sides & (1 << measurement->side))) &&
        comparison->z < self->rules->limits.below_reference_z)
      return TRUE;
  }
  return FALSE;
}

/**
 * coxa_flagged_find_drop:
 *
 * Returns: (nullable): what takes @goal away from a flag on @sides
 */
const CoxaDrop *
coxa_flagged_find_drop (const CoxaFlagged *self, const char *goal, CoxaFlagSides sides)
{
  for (guint i = 0; i < self->rules->drops->len; i++) {
    const CoxaDrop *drop = &g_array_index (self->rules->drops, CoxaDrop, i);

    if (g_strv_contains (drop->goals, goal) && (sides_of_drop (self, drop) & sides) &&
        !(drop->unless_below && is_below_reference (self, goal, sides)))
      return drop;
  }
  return NULL;
}
