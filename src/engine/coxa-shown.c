/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which flags stand together on the screen (patterns.md 4.8). */

#include "coxa-rules.h"

static int
rank (CoxaShown shown)
{
  return -(int) shown.result->class;
}

/* Class, then index, then evidence grade, then the order of the rules. */
static gboolean
goes_before (CoxaShown a, CoxaShown b)
{
  gint64 left = (gint64) (a.result->support - a.result->against) * b.result->measured;
  gint64 right = (gint64) (b.result->support - b.result->against) * a.result->measured;

  if (rank (a) != rank (b))
    return rank (a) > rank (b);
  if (left != right)
    return left > right;
  return a.result->pattern->grade < b.result->pattern->grade;
}

static gboolean
is_flag (const CoxaPatternResult *result)
{
  return result->class == COXA_CLASS_LIKELY || result->class == COXA_CLASS_POSSIBLE;
}

static void
insert_shown (CoxaResult *self, CoxaShown shown)
{
  guint place = self->n_shown++;

  while (place > 0 && goes_before (shown, self->shown[place - 1])) {
    self->shown[place] = self->shown[place - 1];
    place--;
  }
  self->shown[place] = shown;
}

void
coxa_result_choose_shown (CoxaResult *self)
{
  self->n_shown = 0;
  self->n_possible = 0;
  for (guint i = 0; i < self->n_entries; i++) {
    CoxaShown shown = { .result = &self->entries[i].result };
    const CoxaPatternResult *other = i + 1 < self->n_entries ? &self->entries[i + 1].result : NULL;

    if (other && other->pattern == shown.result->pattern) {
      i++;
      if (is_flag (other)) {
        shown.both = is_flag (shown.result);
        if (!shown.both || goes_before ((CoxaShown){ .result = other }, shown))
          shown.result = other;
      }
    }
    if (!is_flag (shown.result))
      continue;
    self->n_possible += shown.result->class == COXA_CLASS_POSSIBLE;
    insert_shown (self, shown);
  }
}
