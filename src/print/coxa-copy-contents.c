/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was said and done at a visit of the patient's copy: history, treatment, plan,
 * questionnaires. */

#include "coxa-copy-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
dup_choices (const CoxaTopic *topic, const char *text)
{
  g_auto (GStrv) values = g_strsplit (text, ";", -1);

  for (guint i = 0; values[i] != NULL; i++) {
    int place = topic != NULL ? coxa_topic_find_value (topic, values[i]) : -1;

    if (place < 0)
      continue;
    g_free (values[i]);
    values[i] = g_strdup (topic->value_names[place]);
  }
  return g_strjoinv (", ", values);
}

static char *
dup_day (CoxaTopicKind kind, const char *text)
{
  guint weeks;

  if (!coxa_remark_read_weeks (text, &weeks))
    return coxa_copy_dup_iso_day (text);
  return g_strdup_printf (
      kind == COXA_TOPIC_SINCE
          ? g_dngettext (GETTEXT_PACKAGE, "about %u week ago", "about %u weeks ago", weeks)
          : g_dngettext (GETTEXT_PACKAGE, "in %u week", "in %u weeks", weeks),
      weeks);
}

/* Of the number as it is said; whole numbers have no point. */
static char *
dup_number (double number, const char *unit)
{
  g_autofree char *plain = g_strdup_printf (number == floor (number) ? "%.0f" : "%.1f", number);

  return *unit != '\0' ? g_strdup_printf ("%s %s", plain, unit) : g_steal_pointer (&plain);
}

static char *
dup_remark (const CoxaTopic *topic, const CoxaRemark *remark)
{
  switch (remark->kind) {
  case COXA_TOPIC_CHOICE:
  case COXA_TOPIC_CHOICES:
    return dup_choices (topic, remark->text);
  case COXA_TOPIC_YESNO:
    return g_strdup (g_str_equal (remark->text, "yes") ? _ ("yes") : _ ("no"));
  case COXA_TOPIC_NUMBER:
    return dup_number (g_ascii_strtod (remark->text, NULL), topic != NULL ? topic->unit : "");
  case COXA_TOPIC_SINCE:
  case COXA_TOPIC_UNTIL:
    return dup_day (remark->kind, remark->text);
  case COXA_TOPIC_LINE:
  case COXA_TOPIC_WORDS:
  default:
    return g_strdup (remark->text);
  }
}

/* Topics that nobody knows any more stand under their ids. */
void
coxa_copy_add_remarks (CoxaFlow *flow,
                       const CoxaCopySheet *sheet,
                       CoxaVisit *visit,
                       CoxaTopicPart part)
{
  const GPtrArray *remarks = coxa_visit_get_remarks (visit);

  if (coxa_remarks_count (remarks, part) == 0)
    return;
  coxa_flow_add_heading (flow, 3, part == COXA_TOPIC_HISTORY ? _ ("History") : _ ("Plan"));
  for (guint i = 0; i < remarks->len; i++) {
    const CoxaRemark *remark = g_ptr_array_index (remarks, i);
    const CoxaTopic *topic =
        sheet->topics != NULL ? coxa_topic_catalogue_find (sheet->topics, remark->topic) : NULL;
    g_autofree char *text = dup_remark (topic, remark);

    if (remark->part == part)
      coxa_flow_add_labelled (flow, topic != NULL ? topic->name : remark->topic, text);
  }
}

/* Treatment */

static const char *
say_response (CoxaResponse response)
{
  static const char *const words[] = { "", N_ ("better"), N_ ("same"), N_ ("worse") };

  return response == COXA_RESPONSE_NOT_SAID ? "" : _ (words[response]);
}

static void
append (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
}

static const char *
get_technique (const CoxaTechniqueCatalogue *techniques, const CoxaTreatment *treatment)
{
  const CoxaTechnique *known =
      techniques != NULL && treatment->technique != NULL
          ? coxa_technique_catalogue_find (techniques, treatment->technique)
          : NULL;

  if (known != NULL)
    return known->name;
  return treatment->own != NULL ? treatment->own : treatment->technique;
}

static const char *
get_region (const CoxaTechniqueCatalogue *techniques, const CoxaTreatment *treatment)
{
  const CoxaRegion *known =
      techniques != NULL && treatment->region != NULL
          ? coxa_technique_catalogue_find_region (techniques, treatment->region)
          : NULL;

  return known != NULL ? known->name : treatment->region;
}

static void
add_treatment (CoxaFlow *flow, const CoxaCopySheet *sheet, const CoxaTreatment *treatment)
{
  g_autoptr (GString) text = g_string_new (get_technique (sheet->techniques, treatment));
  g_autofree char *minutes = g_strdup_printf (_ ("%d min"), treatment->minutes);
  g_autofree char *pain = g_strdup_printf (_ ("pain %d after"), treatment->pain_after);

  if (treatment->grade != NULL)
    g_string_append_printf (text, " %s", treatment->grade);
  append (text, get_region (sheet->techniques, treatment));
  if (treatment->side != COXA_SIDE_CENTRAL)
    append (text, coxa_copy_side (treatment->side));
  if (treatment->minutes > 0)
    append (text, minutes);
  append (text, say_response (treatment->response));
  if (treatment->pain_after != COXA_PAIN_NOT_ASKED)
    append (text, pain);
  if (treatment->note != NULL)
    g_string_append_printf (text, " · %s", treatment->note);
  coxa_flow_add_item (flow, text->str);
}

void
coxa_copy_add_treatments (CoxaFlow *flow, const CoxaCopySheet *sheet, CoxaVisit *visit)
{
  const GPtrArray *treatments = coxa_visit_get_treatments (visit);

  if (treatments->len > 0)
    coxa_flow_add_heading (flow, 3, _ ("Treatment"));
  for (guint i = 0; i < treatments->len; i++)
    add_treatment (flow, sheet, g_ptr_array_index (treatments, i));
}

/* Questionnaires */

static char *
dup_answer (const CoxaQuestionnaire *known, const CoxaItemAnswer *answer)
{
  double place = known != NULL ? answer->value - known->sum.item_min : -1;

  if (isnan (answer->value))
    return g_strdup (_ ("not answered"));
  if (place >= 0 && place == floor (place) && place < g_strv_length ((char **) known->answers))
    return g_strdup_printf ("%.0f, %s", answer->value, known->answers[(guint) place]);
  return dup_number (answer->value, "");
}

/* What the patient was asked: the item's own words, or those the patient gave it. */
static const char *
get_item (const CoxaQuestionnaire *known, const CoxaItemAnswer *answer)
{
  int place = known != NULL ? coxa_questionnaire_find_item (known, answer->item) : -1;

  if (answer->words != NULL)
    return answer->words;
  if (place >= 0 && place < (int) g_strv_length ((char **) known->items))
    return known->items[place];
  return answer->item;
}

static void
add_score (CoxaFlow *flow, const CoxaCopySheet *sheet, const CoxaScore *score)
{
  const CoxaQuestionnaire *known =
      sheet->questionnaires != NULL
          ? coxa_questionnaire_catalogue_find (sheet->questionnaires, score->questionnaire)
          : NULL;
  g_autofree char *number = coxa_score_has_total (score) ? dup_number (score->total, "")
                                                         : g_strdup (_ ("too few answers"));

  coxa_flow_add_labelled (flow, known != NULL ? known->name : score->questionnaire, number);
  for (guint i = 0; i < score->answers->len; i++) {
    const CoxaItemAnswer *answer = g_ptr_array_index (score->answers, i);
    g_autofree char *said = dup_answer (known, answer);
    g_autofree char *line = g_strdup_printf ("%s: %s", get_item (known, answer), said);

    coxa_flow_add_item (flow, line);
  }
}

void
coxa_copy_add_scores (CoxaFlow *flow, const CoxaCopySheet *sheet, CoxaVisit *visit)
{
  const GPtrArray *scores = coxa_visit_get_scores (visit);

  if (scores->len > 0)
    coxa_flow_add_heading (flow, 3, _ ("Questionnaires"));
  for (guint i = 0; i < scores->len; i++)
    add_score (flow, sheet, g_ptr_array_index (scores, i));
}
