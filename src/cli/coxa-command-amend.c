/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-safety-gate.h"
#include "coxa-visit-document.h"

#include <glib/gi18n-lib.h>

#define NEEDS                                                        \
  (COXA_PARTS (COXA_PART_PATTERNS) | COXA_PARTS (COXA_PART_SAFETY) | \
   COXA_PARTS (COXA_PART_QUESTIONNAIRES) | COXA_PARTS (COXA_PART_CLINIC))

typedef struct {
  CoxaKnowledgeOptions knowledge;
  char *db;
  char *author;
  char *reason;
} Options;

static void
options_clear (Options *self)
{
  coxa_knowledge_options_clear (&self->knowledge);
  g_free (self->db);
  g_free (self->author);
  g_free (self->reason);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static CoxaVisit *
load_visit (CoxaRecord *record, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  CoxaStore *store = coxa_record_get_store (record);
  coxa_store_load_visit_async (store, id, NULL, coxa_record_answer_cb, &answer);
  return coxa_store_load_visit_finish (store, coxa_record_wait (&answer), error);
}

/* As the visit would be judged when it is stored for the first time, in its episode. The result
 * borrows from what is returned. */
static CoxaScreening *
judge (CoxaRecord *record,
       CoxaKnowledge *knowledge,
       CoxaPatient *patient,
       CoxaVisit *visit,
       CoxaResult *result,
       GError **error)
{
  const char *id = coxa_patient_get_id (patient);
  g_autoptr (GPtrArray) visits = coxa_record_list_visits (record, id, error);
  if (visits == NULL)
    return NULL;
  g_autoptr (GPtrArray) decisions = coxa_record_list_decisions (record, id, error);
  if (decisions == NULL)
    return NULL;
  CoxaScreening *screening =
      coxa_screening_new (coxa_knowledge_get_rules (knowledge), visits, decisions);
  coxa_safety_gate_judge (screening, result, patient, visit);
  return screening;
}

/* On top of the version that the record has: the document is what the visit should say. */
static gboolean
store (CoxaRecord *record,
       CoxaKnowledge *knowledge,
       const CoxaVisitDocument *document,
       const Options *options,
       GError **error)
{
  g_autoptr (CoxaVisit) stored = load_visit (record, coxa_visit_get_id (document->visit), error);
  if (stored == NULL)
    return FALSE;
  g_autoptr (CoxaPatient) patient =
      coxa_record_load_patient (record, coxa_visit_get_patient_id (stored), error);
  if (patient == NULL)
    return FALSE;
  g_autoptr (CoxaStoreContext) context = coxa_record_make_context (record, options->author, error);
  if (context == NULL)
    return FALSE;
  g_autoptr (CoxaResult) result = coxa_knowledge_new_result (knowledge);
  g_autoptr (CoxaScreening) screening =
      judge (record, knowledge, patient, document->visit, result, error);
  if (screening == NULL)
    return FALSE;
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_store_entry_free);

  coxa_visit_set_version (document->visit, coxa_visit_get_version (stored));
  g_ptr_array_add (entries,
                   coxa_store_entry_new (patient, document->visit, g_steal_pointer (&result)));
  coxa_store_entry_set_reason (entries->pdata[0], options->reason);
  if (!coxa_record_save (record, entries, context, error))
    return FALSE;
  coxa_command_print ("%s\t%u\n", coxa_visit_get_id (document->visit),
                      coxa_visit_get_version (document->visit));
  return TRUE;
}

static gboolean
amend (const Options *options, const char *path, GError **error)
{
  g_autoptr (GError) refusal = NULL;
  g_autoptr (CoxaKnowledge) knowledge =
      coxa_knowledge_options_load (&options->knowledge, NEEDS, NULL, error);
  if (knowledge == NULL)
    return FALSE;
  g_autoptr (CoxaVisitDocument) document = coxa_visit_document_load (
      path, coxa_knowledge_get_measures (knowledge), coxa_knowledge_get_rules (knowledge),
      coxa_knowledge_get_questionnaires (knowledge), coxa_knowledge_get_topics (knowledge),
      coxa_knowledge_get_techniques (knowledge), &refusal);
  if (document == NULL)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED, _ ("%s; nothing was stored"),
                              refusal->message);
  g_autoptr (CoxaRecord) record = coxa_record_open (options->db, COXA_STORE_OPEN,
                                                    coxa_knowledge_get_measures (knowledge), error);
  return record != NULL && store (record, knowledge, document, options, error);
}

gboolean
coxa_run_amend (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_auto (Options) options = { { NULL } };
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &options.db, N_ ("the record file"), "FILE" },
    { "author", 0, 0, G_OPTION_ARG_STRING, &options.author, N_ ("who amends it"), "INITIALS" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, N_ ("why"), "TEXT" },
    COXA_KNOWLEDGE_ENTRIES (&options.knowledge),
    { NULL },
  };

  if (!coxa_command_parse (name, entries, &left, 1, 1, error))
    return FALSE;
  if (options.author == NULL || options.reason == NULL)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE,
                              _ ("--author and --reason are needed"));
  return amend (&options, left[0], error);
}
