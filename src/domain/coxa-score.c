/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-score.h"

#include <math.h>

static void
answer_free (gpointer data)
{
  CoxaItemAnswer *answer = data;

  g_free (answer->item);
  g_free (answer->words);
  g_free (answer);
}

CoxaScore *
coxa_score_new (const char *questionnaire, double total)
{
  CoxaScore *self = g_new0 (CoxaScore, 1);

  self->questionnaire = g_strdup (questionnaire);
  self->total = total;
  self->answers = g_ptr_array_new_with_free_func (answer_free);
  return self;
}

CoxaScore *
coxa_score_copy (const CoxaScore *self)
{
  CoxaScore *copy = coxa_score_new (self->questionnaire, self->total);

  for (guint i = 0; i < self->answers->len; i++) {
    const CoxaItemAnswer *answer = g_ptr_array_index (self->answers, i);

    coxa_score_set_answer (copy, answer->item, answer->words, answer->value);
  }
  return copy;
}

void
coxa_score_free (CoxaScore *self)
{
  g_free (self->questionnaire);
  g_ptr_array_unref (self->answers);
  g_free (self);
}

gboolean
coxa_score_has_total (const CoxaScore *self)
{
  return !isnan (self->total);
}

/**
 * coxa_score_find_answer:
 *
 * Returns: (nullable): the answer to @item
 */
const CoxaItemAnswer *
coxa_score_find_answer (const CoxaScore *self, const char *item)
{
  for (guint i = 0; i < self->answers->len; i++) {
    const CoxaItemAnswer *answer = g_ptr_array_index (self->answers, i);

    if (g_str_equal (answer->item, item))
      return answer;
  }
  return NULL;
}

/**
 * coxa_score_set_answer:
 * @words: (nullable): the patient's own name of the item
 * @value: NAN where it was not answered
 *
 * Adds the answer, or corrects the one to the same item. The total stays as it is.
 */
void
coxa_score_set_answer (CoxaScore *self, const char *item, const char *words, double value)
{
  CoxaItemAnswer *answer = (CoxaItemAnswer *) coxa_score_find_answer (self, item);

  if (!answer) {
    answer = g_new0 (CoxaItemAnswer, 1);
    answer->item = g_strdup (item);
    g_ptr_array_add (self->answers, answer);
  }
  if (answer->words != words) {
    g_free (answer->words);
    answer->words = g_strdup (words);
  }
  answer->value = value;
}

static gboolean
same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

gboolean
coxa_score_equal (const CoxaScore *a, const CoxaScore *b)
{
  if (!g_str_equal (a->questionnaire, b->questionnaire) || !same_number (a->total, b->total) ||
      a->answers->len != b->answers->len)
    return FALSE;
  for (guint i = 0; i < a->answers->len; i++) {
    const CoxaItemAnswer *one = g_ptr_array_index (a->answers, i);
    const CoxaItemAnswer *other = coxa_score_find_answer (b, one->item);

    if (!other || g_strcmp0 (one->words, other->words) != 0 ||
        !same_number (one->value, other->value))
      return FALSE;
  }
  return TRUE;
}
