/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-score-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "coxa-value-text.h"

static char *
dup_number (double number, int decimals)
{
  return isnan (number) ? g_strdup ("–") : coxa_value_text_dup_number (number, decimals);
}

static const char *
find_item_name (const CoxaQuestionnaire *questionnaire, const CoxaItemAnswer *answer)
{
  int place = questionnaire ? coxa_questionnaire_find_item (questionnaire, answer->item) : -1;

  if (answer->words)
    return answer->words;
  return place >= 0 && questionnaire->items[0] ? questionnaire->items[place] : answer->item;
}

/**
 * coxa_score_text_dup:
 * @catalogue: (nullable): what is not in it is shown by its id
 *
 * Returns: (transfer full): the total, then the answers, one a line
 */
char *
coxa_score_text_dup (const CoxaQuestionnaireCatalogue *catalogue, const CoxaScore *score)
{
  const CoxaQuestionnaire *questionnaire =
      catalogue ? coxa_questionnaire_catalogue_find (catalogue, score->questionnaire) : NULL;
  g_autofree char *total = dup_number (score->total, questionnaire ? questionnaire->decimals : 1);
  GString *text = g_string_new (questionnaire ? questionnaire->name : score->questionnaire);

  g_string_append_printf (text, ": %s", total);
  if (questionnaire && *questionnaire->unit)
    g_string_append_printf (text, " %s", questionnaire->unit);
  for (guint i = 0; i < score->answers->len; i++) {
    const CoxaItemAnswer *answer = g_ptr_array_index (score->answers, i);
    g_autofree char *value = dup_number (answer->value, 0);

    g_string_append_printf (text, "\n    %s: %s", find_item_name (questionnaire, answer), value);
  }
  return g_string_free (text, FALSE);
}

/* Every score of the visit, one after the other; "" where there is none. */
char *
coxa_score_text_dup_all (const CoxaQuestionnaireCatalogue *catalogue, CoxaVisit *visit)
{
  const GPtrArray *scores = coxa_visit_get_scores (visit);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < scores->len; i++) {
    g_autofree char *one = coxa_score_text_dup (catalogue, g_ptr_array_index (scores, i));

    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", one);
  }
  return g_string_free (text, FALSE);
}
