/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-referral.h"
#include "coxa-safety-gate.h"
#include "coxa-store-history.h"

#include <glib/gi18n-lib.h>

static const char *const papers[] = { "a4", "letter", NULL };

typedef struct {
  char *db, *output, *emergency_number, *clinic, *contact, *paper_word;
  int paper;
  CoxaKnowledgeOptions knowledge;
} ReferralOptions;

static void
referral_options_clear (ReferralOptions *self)
{
  g_free (self->db);
  g_free (self->output);
  g_free (self->emergency_number);
  g_free (self->clinic);
  g_free (self->contact);
  g_free (self->paper_word);
  coxa_knowledge_options_clear (&self->knowledge);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReferralOptions, referral_options_clear)

static gboolean
parse_options (const char *name, char ***words, ReferralOptions *self, GError **error)
{
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &self->db, N_ ("the record file"), "FILE" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &self->output, N_ ("the PDF to write"), "FILE" },
    { "emergency-number", 0, 0, G_OPTION_ARG_STRING, &self->emergency_number,
      N_ ("to print on the letter; needed"), "NUMBER" },
    { "clinic", 0, 0, G_OPTION_ARG_STRING, &self->clinic, N_ ("name of the clinic"), "NAME" },
    { "contact", 0, 0, G_OPTION_ARG_STRING, &self->contact, N_ ("how to reach it"), "TEXT" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &self->paper_word, N_ ("a4 or letter"), "PAPER" },
    COXA_KNOWLEDGE_ENTRIES (&self->knowledge),
    { NULL },
  };

  if (!coxa_command_parse (name, entries, words, 1, 1, error) ||
      !coxa_command_choose ("--paper", self->paper_word, papers, &self->paper, error))
    return FALSE;
  return self->output != NULL ||
         coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE, _ ("referral needs --output"));
}

static CoxaHistoryHead *
load_head (CoxaRecord *record, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  CoxaStore *store = coxa_record_get_store (record);
  coxa_store_load_head_async (store, NULL, coxa_record_answer_cb, &answer);
  return coxa_store_load_head_finish (store, coxa_record_wait (&answer), error);
}

static gboolean
write_letter (const ReferralOptions *options,
              CoxaRecord *record,
              const CoxaResult *result,
              CoxaPatient *patient,
              CoxaVisit *visit,
              GError **error)
{
  g_autoptr (CoxaHistoryHead) head = load_head (record, error);
  if (head == NULL)
    return FALSE;
  g_autoptr (CoxaStoreContext) context = coxa_record_make_context (record, NULL, error);
  if (context == NULL)
    return FALSE;
  CoxaReferral referral = {
    .patient = patient,
    .visit = visit,
    .result = result,
    .date = coxa_visit_get_at (visit),
    .clinic_name = options->clinic,
    .clinic_contact = options->contact,
    .clinician = coxa_visit_get_examiner (visit),
    .emergency_number = options->emergency_number,
    .state_seq = head->seq,
    .state_hash = head->hash,
    .paper = (CoxaPaper) options->paper,
  };
  g_autoptr (GBytes) pdf = coxa_referral_print (&referral, error);
  if (pdf == NULL || !coxa_print_write (options->output, pdf, error) ||
      !coxa_record_note (record, COXA_ACTION_EXPORTED, "letter", coxa_patient_get_id (patient),
                         context, error))
    return FALSE;
  coxa_command_print ("%s\n", options->output);
  return TRUE;
}

static gboolean
refer (const ReferralOptions *options, const char *word, GError **error)
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
  if (patient == NULL)
    return FALSE;
  g_autoptr (GPtrArray) visits =
      coxa_record_list_visits (record, coxa_patient_get_id (patient), error);
  if (visits == NULL)
    return FALSE;
  if (visits->len == 0)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                              _ ("nothing to refer: the patient has no visit"));
  g_autoptr (CoxaScreening) screening =
      coxa_safety_gate_load (record, knowledge, coxa_patient_get_id (patient), visits, error);
  if (screening == NULL)
    return FALSE;
  g_autoptr (CoxaResult) result = coxa_knowledge_new_result (knowledge);
  coxa_safety_gate_judge (screening, result, patient, g_ptr_array_index (visits, 0));
  return write_letter (options, record, result, patient, g_ptr_array_index (visits, 0), error);
}

gboolean
coxa_run_referral (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_auto (ReferralOptions) options = { NULL };

  return parse_options (name, &left, &options, error) && refer (&options, left[0], error);
}
