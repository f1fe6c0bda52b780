/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-document-parts.h"
#include "coxa-safety-decision.h"

static void
write_list (CoxaJsonWriter *writer, const char *name, char **list)
{
  coxa_json_writer_add_texts (writer, name, (const char *const *) list, g_strv_length (list));
}

static void
write_grounds (CoxaJsonWriter *writer, const CoxaSafetyDecision *decision)
{
  gboolean any = FALSE;
  for (guint i = 0; i < COXA_N_GROUNDS; i++)
    any |= decision->grounds[i] != NULL;
  if (!any)
    return;
  coxa_json_writer_open_object (writer, "grounds");
  for (guint i = 0; i < COXA_N_GROUNDS; i++)
    coxa_json_writer_add_optional_text (writer, coxa_ground_ids[i], decision->grounds[i]);
  coxa_json_writer_close_object (writer);
}

static void
write_clearance (CoxaJsonWriter *writer, const CoxaSafetyDecision *decision)
{
  if (decision->kind != COXA_DECISION_CLEARANCE)
    return;
  coxa_json_writer_open_object (writer, "cleared");
  coxa_json_writer_add_optional_text (writer, "by", decision->cleared_by);
  coxa_json_writer_add_optional_text (writer, "where", decision->cleared_where);
  coxa_json_writer_add_optional_text (writer, "on", decision->cleared_on);
  coxa_json_writer_close_object (writer);
}

static void
write_decision (CoxaJsonWriter *writer, const CoxaSafetyDecision *decision)
{
  g_autofree char *at = coxa_safety_decision_dup_at_text (decision);

  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_text (writer, "id", decision->id);
  coxa_json_writer_add_text (writer, "kind", coxa_decision_kind_ids[decision->kind]);
  coxa_json_writer_add_text (writer, "at", at);
  coxa_json_writer_add_text (writer, "visit", decision->visit_id);
  coxa_json_writer_add_optional_text (writer, "episode", decision->episode);
  coxa_json_writer_add_text (writer, "by", decision->user);
  coxa_json_writer_add_text (writer, "role", decision->role);
  write_list (writer, "flags", decision->flags);
  write_list (writer, "known", decision->known);
  write_list (writer, "answers", decision->answers);
  coxa_json_writer_add_optional_text (writer, "reason", decision->reason);
  write_grounds (writer, decision);
  write_clearance (writer, decision);
  coxa_json_writer_add_optional_text (writer, "review_on", decision->review_on);
  coxa_json_writer_add_optional_text (writer, "advice", decision->advice);
  coxa_json_writer_close_object (writer);
}

/* As a member "decisions". */
void
coxa_document_write_decisions (CoxaJsonWriter *writer, const GPtrArray *decisions)
{
  coxa_json_writer_open_list (writer, "decisions");
  for (guint i = 0; i < decisions->len; i++)
    write_decision (writer, g_ptr_array_index (decisions, i));
  coxa_json_writer_close_list (writer);
}
