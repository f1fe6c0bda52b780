/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-suggestion-document.h"

#include "coxa-json-writer.h"

static const char *
name_sides (CoxaFlagSides sides)
{
  if (sides == COXA_FLAG_BOTH)
    return "both";
  return coxa_side_ids[sides == COXA_FLAG_LEFT ? COXA_SIDE_LEFT : COXA_SIDE_RIGHT];
}

static void
add_because (CoxaJsonWriter *writer, const CoxaBecause *because)
{
  const char *side =
      because->pattern->central ? coxa_side_ids[COXA_SIDE_CENTRAL] : name_sides (because->sides);

  coxa_json_writer_add_text (writer, "pattern", because->pattern->id);
  coxa_json_writer_add_text (writer, "side", side);
  coxa_json_writer_add_text (writer, "goal", because->goal);
}

static void
write_because (CoxaJsonWriter *writer, const GArray *because)
{
  coxa_json_writer_open_list (writer, "because");
  for (guint i = 0; i < because->len; i++) {
    coxa_json_writer_open_object (writer, NULL);
    add_because (writer, &g_array_index (because, CoxaBecause, i));
    coxa_json_writer_close_object (writer);
  }
  coxa_json_writer_close_list (writer);
}

static void
write_hit (CoxaJsonWriter *writer, const CoxaPrecautionHit *hit)
{
  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_text (writer, "rule", hit->rule);
  coxa_json_writer_add_optional_text (writer, "precaution", hit->precaution);
  coxa_json_writer_add_optional_text (writer, "pattern", hit->pattern);
  coxa_json_writer_add_text (writer, "text", hit->text);
  coxa_json_writer_add_text (writer, "source", hit->source);
  coxa_json_writer_add_flag (writer, "unverified", hit->unverified);
  coxa_json_writer_add_flag (writer, "project", hit->project);
  coxa_json_writer_close_object (writer);
}

static void
write_hits (CoxaJsonWriter *writer,
            const char *name,
            CoxaPrecautionEffect effect,
            const GArray *hits)
{
  coxa_json_writer_open_list (writer, name);
  for (guint i = 0; i < hits->len; i++) {
    const CoxaPrecautionHit *hit = &g_array_index (hits, CoxaPrecautionHit, i);

    if (hit->effect == effect)
      write_hit (writer, hit);
  }
  coxa_json_writer_close_list (writer);
}

static void
write_exercise (CoxaJsonWriter *writer, const CoxaSuggestion *suggestion)
{
  coxa_json_writer_add_text (writer, "exercise", suggestion->exercise->id);
  coxa_json_writer_add_text (writer, "title", suggestion->exercise->title);
}

static void
write_suggestion (CoxaJsonWriter *writer, const CoxaSuggestion *suggestion)
{
  const CoxaExercise *exercise = suggestion->exercise;

  coxa_json_writer_open_object (writer, NULL);
  write_exercise (writer, suggestion);
  if (exercise->unilateral)
    coxa_json_writer_add_text (writer, "side", name_sides (suggestion->sides));
  coxa_json_writer_add_number (writer, "rank", suggestion->rank);
  coxa_json_writer_add_number (writer, "level", exercise->level);
  coxa_json_writer_add_text (writer, "position", exercise->position);
  coxa_json_writer_add_flag (writer, "starter", suggestion->starter);
  coxa_json_writer_add_optional_text (writer, "trains", suggestion->trains);
  write_because (writer, suggestion->because);
  write_hits (writer, "warnings", COXA_PRECAUTION_WARN, suggestion->hits);
  coxa_json_writer_close_object (writer);
}

static void
write_blocked (CoxaJsonWriter *writer, const CoxaSuggestion *blocked)
{
  coxa_json_writer_open_object (writer, NULL);
  write_exercise (writer, blocked);
  write_because (writer, blocked->because);
  write_hits (writer, "reasons", COXA_PRECAUTION_BLOCK, blocked->hits);
  coxa_json_writer_close_object (writer);
}

static void
write_dropped (CoxaJsonWriter *writer, const CoxaDroppedGoal *dropped)
{
  coxa_json_writer_open_object (writer, NULL);
  add_because (writer, &dropped->flag);
  coxa_json_writer_add_text (writer, "by", dropped->by->id);
  coxa_json_writer_add_text (writer, "text", dropped->text);
  coxa_json_writer_close_object (writer);
}

static void
write_advice (CoxaJsonWriter *writer, const CoxaAdvice *advice)
{
  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_text (writer, "id", advice->id);
  coxa_json_writer_add_text (writer, "title", advice->title);
  coxa_json_writer_close_object (writer);
}

static void
write_head (CoxaJsonWriter *writer,
            const CoxaResult *result,
            const CoxaSuggestions *suggestions,
            CoxaPatient *patient,
            CoxaVisit *visit)
{
  g_autofree char *at = coxa_visit_dup_at_text (visit);
  CoxaSafetyLevel level = coxa_result_get_safety_level (result);

  coxa_json_writer_add_number (writer, "coxa", 1);
  coxa_json_writer_add_text (writer, "patient", coxa_patient_get_id (patient));
  coxa_json_writer_add_text (writer, "visit", coxa_visit_get_id (visit));
  coxa_json_writer_add_text (writer, "at", at);
  coxa_json_writer_add_text (writer, "safety", coxa_safety_level_ids[level]);
  coxa_json_writer_add_flag (writer, "handout", coxa_result_allows_handout (result, NULL));
  coxa_json_writer_add_flag (writer, "irritable", suggestions->irritable);
  coxa_json_writer_add_number (writer, "session_seconds", suggestions->session_seconds);
  coxa_json_writer_add_flag (writer, "session_is_long", suggestions->session_is_long);
}

/**
 * coxa_suggestion_document_print:
 * @suggestions: of @result
 *
 * Returns: (transfer full): the suggestions on one line of JSON
 */
char *
coxa_suggestion_document_print (const CoxaSuggestions *suggestions,
                                const CoxaResult *result,
                                CoxaPatient *patient,
                                CoxaVisit *visit)
{
  g_autoptr (CoxaJsonWriter) writer = coxa_json_writer_new ();

  coxa_json_writer_open_object (writer, NULL);
  write_head (writer, result, suggestions, patient, visit);
  coxa_json_writer_open_list (writer, "suggestions");
  for (guint i = 0; i < suggestions->suggested->len; i++)
    write_suggestion (writer, g_ptr_array_index (suggestions->suggested, i));
  coxa_json_writer_close_list (writer);
  coxa_json_writer_open_list (writer, "blocked");
  for (guint i = 0; i < suggestions->blocked->len; i++)
    write_blocked (writer, g_ptr_array_index (suggestions->blocked, i));
  coxa_json_writer_close_list (writer);
  coxa_json_writer_open_list (writer, "dropped");
  for (guint i = 0; i < suggestions->dropped->len; i++)
    write_dropped (writer, &g_array_index (suggestions->dropped, CoxaDroppedGoal, i));
  coxa_json_writer_close_list (writer);
  coxa_json_writer_open_list (writer, "advice");
  for (guint i = 0; i < suggestions->advice->len; i++)
    write_advice (writer, g_ptr_array_index (suggestions->advice, i));
  coxa_json_writer_close_list (writer);
  coxa_json_writer_close_object (writer);
  return coxa_json_writer_dup_line (writer);
}
