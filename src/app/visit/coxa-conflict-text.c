/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-conflict-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "coxa-value-text.h"
#include "coxa-visit-document.h"

static const char *const plain_places[][2] = {
  { "notes", N_ ("Note") },
  { "visit/at", N_ ("Day and time") },
  { "visit/examiner", N_ ("Examiner") },
  { "visit/episode", N_ ("Episode") },
  { "screen/others", N_ ("Every other safety question") },
  { "pain/now", N_ ("Pain now") },
  { "pain/best", N_ ("Pain at its best") },
  { "pain/worst", N_ ("Pain at its worst") },
  { "pain/average", N_ ("Pain on average") },
};

static const char *
find_plain (const char *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_places); i++)
    if (g_str_equal (plain_places[i][0], place))
      return _ (plain_places[i][1]);
  return NULL;
}

static CoxaSide
side_of (const char *id)
{
  for (guint i = 0; coxa_side_ids[i]; i++)
    if (g_str_equal (coxa_side_ids[i], id))
      return (CoxaSide) i;
  return COXA_SIDE_CENTRAL;
}

/* "measurements", measure, side, position ... */
static char *
dup_measure (CoxaKnowledge *knowledge, char **parts)
{
  const CoxaMeasure *measure =
      coxa_measure_catalogue_find (coxa_knowledge_get_measures (knowledge), parts[1]);
  GString *title = g_string_new (measure ? measure->name : parts[1]);

  for (guint i = 2; parts[i]; i++) {
    const char *word = coxa_value_text_position (parts[i]);

    if (side_of (parts[i]) != COXA_SIDE_CENTRAL)
      word = coxa_value_text_side (side_of (parts[i]));
    g_string_append_printf (title, ", %s", word ? word : parts[i]);
  }
  return g_string_free (title, FALSE);
}

/* What has no words of its own is named by its place. */
static char *
dup_place (char **parts)
{
  g_autofree char *joined = g_strjoinv (" · ", parts);

  g_strdelimit (joined, "_", ' ');
  return g_steal_pointer (&joined);
}

/**
 * coxa_conflict_text_dup_title:
 * @place: of an entry, as a visit document names it
 */
char *
coxa_conflict_text_dup_title (CoxaKnowledge *knowledge, const char *place)
{
  g_auto (GStrv) parts = g_strsplit (place, "/", -1);
  const CoxaRuleset *rules = coxa_knowledge_get_rules (knowledge);
  const CoxaQuestionnaireCatalogue *scores = coxa_knowledge_get_questionnaires (knowledge);
  guint n = g_strv_length (parts);

  if (find_plain (place))
    return g_strdup (find_plain (place));
  if (n >= 2 && g_str_equal (parts[0], "measurements"))
    return dup_measure (knowledge, parts);
  if (n == 3 && g_str_has_prefix (place, "screen/answers/") && rules &&
      coxa_ruleset_find_question (rules, parts[2]))
    return g_strdup (coxa_ruleset_find_question (rules, parts[2])->text);
  if (n == 2 && g_str_equal (parts[0], "scores") && scores &&
      coxa_questionnaire_catalogue_find (scores, parts[1]))
    return g_strdup (coxa_questionnaire_catalogue_find (scores, parts[1])->name);
  return dup_place (parts);
}

static void
append_qualifiers (GString *text, const CoxaMeasurement *measurement)
{
  if (measurement->pain != COXA_PAIN_NOT_ASKED)
    /* Translators: pain at end range, 0 to 10 */
    g_string_append_printf (text, _ (", pain %d"), measurement->pain);
  if (measurement->compensation_seen)
    g_string_append (text, _ (", compensation seen"));
  if (measurement->measure->pelvis_qualifier)
    g_string_append (text, measurement->pelvis_held ? _ (", pelvis held") : _ (", pelvis free"));
}

static char *
dup_measurement (CoxaKnowledge *knowledge, const char *json)
{
  g_autofree char *document =
      g_strdup_printf ("{\"coxa\":1,\"visit\":{\"at\":\"2000-01-01T00:00:00Z\"},"
                       "\"measurements\":[%s]}",
                       json);
  g_autoptr (CoxaVisitDocument) read = coxa_visit_document_parse (
      document, -1, coxa_knowledge_get_measures (knowledge), coxa_knowledge_get_rules (knowledge),
      coxa_knowledge_get_questionnaires (knowledge), coxa_knowledge_get_topics (knowledge),
      coxa_knowledge_get_techniques (knowledge), NULL);
  const CoxaMeasurement *measurement;
  g_autofree char *value = NULL;
  GString *text;

  if (!read || coxa_visit_get_n_measurements (read->visit) != 1)
    return g_strdup (json);
  measurement = coxa_visit_get_measurement (read->visit, 0);
  value = coxa_value_text_dup_measurement (measurement);
  text = g_string_new (value);
  append_qualifiers (text, measurement);
  return g_string_free (text, FALSE);
}

static const char *
answer_text (const char *answer)
{
  static const char *const words[][2] = {
    { "yes", N_ ("Yes") },
    { "no", N_ ("No") },
    { "unsure", N_ ("Unsure") },
    { "not_asked", N_ ("not asked") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i][0], answer))
      return _ (words[i][1]);
  return answer;
}

static char *dup_node (JsonNode *node);

static void
append_node (GString *text, const char *name, JsonNode *node)
{
  g_autofree char *value = dup_node (node);

  if (text->len > 0)
    g_string_append (text, ", ");
  if (name)
    g_string_append_printf (text, "%s ", name);
  g_string_append (text, value);
}

static char *
dup_object (JsonObject *object)
{
  GString *text = g_string_new (NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node)) {
    g_autofree char *word = g_strdelimit (g_strdup (name), "_", ' ');

    append_node (text, word, node);
  }
  return g_string_free (text, FALSE);
}

static char *
dup_list (JsonArray *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (list); i++)
    append_node (text, NULL, json_array_get_element (list, i));
  return g_string_free (text, FALSE);
}

static char *
dup_node (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return dup_object (json_node_get_object (node));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return dup_list (json_node_get_array (node));
  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup (_ ("nothing"));
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? _ ("Yes") : _ ("No"));
  return g_strdup_printf ("%g", json_node_get_double (node));
}

/**
 * coxa_conflict_text_dup_value:
 * @json: (nullable): the entry as a visit document writes it, or %NULL where it is not there
 */
char *
coxa_conflict_text_dup_value (CoxaKnowledge *knowledge, const char *place, const char *json)
{
  g_autoptr (JsonNode) node = json ? json_from_string (json, NULL) : NULL;

  if (!node)
    return g_strdup (_ ("nothing"));
  if (g_str_has_prefix (place, "measurements/") && coxa_knowledge_get_rules (knowledge) &&
      coxa_knowledge_get_questionnaires (knowledge))
    return dup_measurement (knowledge, json);
  if (g_str_has_prefix (place, "screen/") && JSON_NODE_HOLDS_VALUE (node) &&
      json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (answer_text (json_node_get_string (node)));
  return dup_node (node);
}
