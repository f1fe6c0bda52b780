/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-safety-gate.h"

#include <glib/gi18n-lib.h>

/* In the order of CoxaSafetyDecision. */
typedef struct {
  char *db, *author, *kind, *flags, *user, *role, *reason, *grounds[COXA_N_GROUNDS], *cleared_by,
      *cleared_where, *cleared_on, *review_on, *advice;
  CoxaKnowledgeOptions knowledge;
} DecideOptions;

static void
decide_options_clear (DecideOptions *self)
{
  char **texts[] = { &self->author,        &self->db,         &self->kind,      &self->flags,
                     &self->user,          &self->role,       &self->reason,    &self->cleared_by,
                     &self->cleared_where, &self->cleared_on, &self->review_on, &self->advice };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  for (guint i = 0; i < COXA_N_GROUNDS; i++)
    g_free (self->grounds[i]);
  coxa_knowledge_options_clear (&self->knowledge);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DecideOptions, decide_options_clear)

static gboolean
parse_options (const char *name, char ***words, DecideOptions *self, GError **error)
{
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &self->db, N_ ("the record file"), "FILE" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &self->kind,
      N_ ("override (urgent), clearance (emergency or urgent) or acknowledgement (refer)"),
      "KIND" },
    { "flags", 0, 0, G_OPTION_ARG_STRING, &self->flags,
      N_ ("ids with commas between; else all that this kind may be about"), "LIST" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &self->user, N_ ("who decides"), "NAME" },
    { "author", 0, 0, G_OPTION_ARG_STRING, &self->author, N_ ("who stores it"), "INITIALS" },
    { "role", 0, 0, G_OPTION_ARG_STRING, &self->role, N_ ("in which role"), "ROLE" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &self->reason,
      N_ ("why; with a clearance what was found"), "TEXT" },
    { "doctor", 0, 0, G_OPTION_ARG_STRING, &self->grounds[COXA_GROUND_DOCTOR_CONTACTED],
      N_ ("ground: a doctor was contacted, name and time"), "TEXT" },
    { "result", 0, 0, G_OPTION_ARG_STRING, &self->grounds[COXA_GROUND_RESULT_KNOWN],
      N_ ("ground: a result is known, which"), "TEXT" },
    { "long-standing", 0, 0, G_OPTION_ARG_STRING, &self->grounds[COXA_GROUND_LONG_STANDING],
      N_ ("ground: a known, stable finding, since when"), "TEXT" },
    { "declined", 0, 0, G_OPTION_ARG_STRING, &self->grounds[COXA_GROUND_DECLINED],
      N_ ("ground: the patient declined the referral, what was explained"), "TEXT" },
    { "review", 0, 0, G_OPTION_ARG_STRING, &self->review_on,
      N_ ("day on which the override ends or the flag is followed up, as 2026-03-28"), "DATE" },
    { "advice", 0, 0, G_OPTION_ARG_STRING, &self->advice, N_ ("the safety-net advice given"),
      "TEXT" },
    { "cleared-by", 0, 0, G_OPTION_ARG_STRING, &self->cleared_by,
      N_ ("who gave the medical clearance"), "NAME" },
    { "cleared-where", 0, 0, G_OPTION_ARG_STRING, &self->cleared_where, N_ ("and where"), "PLACE" },
    { "cleared-on", 0, 0, G_OPTION_ARG_STRING, &self->cleared_on, N_ ("and on which day"), "DATE" },
    COXA_KNOWLEDGE_ENTRIES (&self->knowledge),
    { NULL },
  };

  if (!coxa_command_parse (name, entries, words, 1, 1, error))
    return FALSE;
  return self->kind != NULL ||
         coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE, _ ("decide needs --kind"));
}

static void
fill (CoxaSafetyDecision *decision, const DecideOptions *options, const CoxaResult *result)
{
  g_strfreev (decision->flags);
  decision->flags = options->flags != NULL ? g_strsplit (options->flags, ",", -1)
                                           : coxa_result_dup_decidable (result, decision->kind);
  coxa_safety_decision_note_flags (decision, result);
  decision->user = g_strdup (options->user);
  decision->role = g_strdup (options->role);
  decision->reason = g_strdup (options->reason);
  for (guint i = 0; i < COXA_N_GROUNDS; i++)
    decision->grounds[i] = g_strdup (options->grounds[i]);
  decision->cleared_by = g_strdup (options->cleared_by);
  decision->cleared_where = g_strdup (options->cleared_where);
  decision->cleared_on = g_strdup (options->cleared_on);
  decision->review_on = g_strdup (options->review_on);
  decision->advice = g_strdup (options->advice);
}

static CoxaSafetyDecision *
make_decision (const DecideOptions *options,
               const CoxaResult *result,
               CoxaVisit *visit,
               GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GError) refusal = NULL;
  int kind = COXA_DECISION_OVERRIDE;

  if (!coxa_command_choose ("--kind", options->kind, coxa_decision_kind_ids, &kind, error))
    return NULL;
  g_autoptr (CoxaSafetyDecision) decision =
      coxa_safety_decision_new (id, (CoxaDecisionKind) kind, now);
  decision->patient_id = g_strdup (coxa_visit_get_patient_id (visit));
  decision->visit_id = g_strdup (coxa_visit_get_id (visit));
  decision->episode = g_strdup (coxa_visit_get_episode (visit));
  fill (decision, options, result);
  if (coxa_safety_decision_check (decision, result, &refusal))
    return g_steal_pointer (&decision);
  coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED, _ ("%s Nothing was stored."),
                     refusal->message);
  return NULL;
}

static gboolean
decide (const DecideOptions *options,
        CoxaKnowledge *knowledge,
        CoxaRecord *record,
        CoxaPatient *patient,
        GError **error)
{
  g_autoptr (CoxaResult) result = coxa_knowledge_new_result (knowledge);
  g_autoptr (GPtrArray) visits =
      coxa_record_list_visits (record, coxa_patient_get_id (patient), error);
  if (visits == NULL)
    return FALSE;
  if (visits->len == 0)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                              _ ("nothing to decide: the patient has no visit"));
  g_autoptr (CoxaScreening) screening =
      coxa_safety_gate_load (record, knowledge, coxa_patient_get_id (patient), visits, error);
  if (screening == NULL)
    return FALSE;
  CoxaVisit *visit = g_ptr_array_index (visits, 0);
  coxa_safety_gate_judge (screening, result, patient, visit);
  g_autoptr (CoxaSafetyDecision) decision = make_decision (options, result, visit, error);
  if (decision == NULL)
    return FALSE;
  g_autoptr (CoxaStoreContext) context = coxa_record_make_context (record, options->author, error);
  if (context == NULL || !coxa_record_add_decision (record, decision, context, error))
    return FALSE;
  coxa_command_print ("%s\n", decision->id);
  return TRUE;
}

static gboolean
open_and_decide (const DecideOptions *options, const char *word, GError **error)
{
  g_autoptr (CoxaKnowledge) knowledge =
      coxa_safety_gate_load_knowledge (&options->knowledge, 0, error);
  if (knowledge == NULL)
    return FALSE;
  g_autoptr (CoxaRecord) record = coxa_record_open (options->db, COXA_STORE_OPEN,
                                                    coxa_knowledge_get_measures (knowledge), error);
  if (record == NULL)
    return FALSE;
  g_autoptr (CoxaPatient) patient = coxa_record_find_patient (record, word, error);
  return patient != NULL && decide (options, knowledge, record, patient, error);
}

gboolean
coxa_run_decide (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_auto (DecideOptions) options = { NULL };

  return parse_options (name, &left, &options, error) && open_and_decide (&options, left[0], error);
}
