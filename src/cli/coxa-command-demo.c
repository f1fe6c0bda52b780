/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-handout.h"
#include "coxa-knowledge-options.h"
#include "coxa-own-goal.h"
#include "coxa-programme-list.h"
#include "coxa-safety-gate.h"
#include "coxa-visit-document.h"

#include <glib/gi18n-lib.h>

#define CASE_RESOURCE "/org/coxa/Coxa/sample/anna-example.json"
#define NEEDS (COXA_PARTS_ALL & ~COXA_PARTS (COXA_PART_CHANGE))
#define EXERCISES "bridge,half-kneeling-hip-flexor-stretch:left,clamshell:left"
#define EMERGENCY_NUMBER "112"

typedef struct {
  const char *folder;
  CoxaKnowledge *knowledge;
  CoxaPatient *patient; /* as the record gives it back */
  CoxaVisit *visit;
} Demo;

static void
demo_clear (Demo *self)
{
  g_clear_object (&self->visit);
  g_clear_object (&self->patient);
  g_clear_object (&self->knowledge);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Demo, demo_clear)

static CoxaVisitDocument *
parse_case (CoxaKnowledge *knowledge, GError **error)
{
  gsize length;
  g_autoptr (GBytes) bytes =
      g_resources_lookup_data (CASE_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;
  const char *text = g_bytes_get_data (bytes, &length);
  return coxa_visit_document_parse (
      text, (gssize) length, coxa_knowledge_get_measures (knowledge),
      coxa_knowledge_get_rules (knowledge), coxa_knowledge_get_questionnaires (knowledge),
      coxa_knowledge_get_topics (knowledge), coxa_knowledge_get_techniques (knowledge), error);
}

static gboolean
save_case (const Demo *self, CoxaRecord *record, const CoxaVisitDocument *document, GError **error)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_store_entry_free);
  CoxaResult *result = coxa_knowledge_new_result (self->knowledge);

  g_autoptr (CoxaStoreContext) context = coxa_record_make_context (record, NULL, error);

  coxa_judge (result, document->patient, document->visit);
  g_ptr_array_add (entries, coxa_store_entry_new (document->patient, document->visit, result));
  return coxa_record_save (record, entries, context, error);
}

static gboolean
load_case (Demo *self, CoxaRecord *record, const char *patient_id, GError **error)
{
  self->patient = coxa_record_load_patient (record, patient_id, error);
  if (self->patient == NULL)
    return FALSE;
  g_autoptr (GPtrArray) visits = coxa_record_list_visits (record, patient_id, error);
  if (visits == NULL)
    return FALSE;
  if (visits->len != 1)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                              _ ("the stored visit did not come back"));
  self->visit = g_object_ref (g_ptr_array_index (visits, 0));
  return TRUE;
}

static gboolean
store_case (Demo *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "demo.coxa", NULL);
  g_autoptr (CoxaVisitDocument) document = parse_case (self->knowledge, error);
  if (document == NULL)
    return FALSE;
  g_autoptr (CoxaRecord) record = coxa_record_open (
      path, COXA_STORE_CREATE, coxa_knowledge_get_measures (self->knowledge), error);
  if (record == NULL || !save_case (self, record, document, error) ||
      !load_case (self, record, coxa_patient_get_id (document->patient), error))
    return FALSE;
  coxa_command_print ("%s\n", path);
  return TRUE;
}

static gboolean
write_text (const Demo *self, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  if (!g_file_set_contents_full (path, text, -1,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 error))
    return FALSE;
  coxa_command_print ("%s\n", path);
  return TRUE;
}

static gboolean
write_results (const Demo *self, GError **error)
{
  g_autoptr (CoxaResult) result = coxa_knowledge_new_result (self->knowledge);
  coxa_judge (result, self->patient, self->visit);
  g_autofree char *line = coxa_result_document_print (
      result, coxa_knowledge_get_norms (self->knowledge), self->patient, self->visit);
  g_autofree char *json = g_strconcat (line, "\n", NULL);
  g_autofree char *card =
      coxa_result_text_print (result, coxa_knowledge_get_measures (self->knowledge));
  return write_text (self, "result.json", json, error) &&
         write_text (self, "result.txt", card, error);
}

static gboolean
write_pdf (const Demo *self, const char *name, GBytes *pdf, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  if (pdf == NULL || !coxa_print_write (path, pdf, error))
    return FALSE;
  coxa_command_print ("%s\n", path);
  return TRUE;
}

static gboolean
check_safety (const Demo *self, GError **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new ();
  g_autoptr (CoxaResult) result = coxa_knowledge_new_result (self->knowledge);

  g_ptr_array_add (visits, self->visit); /* borrowed; the screening has its own reference */
  g_autoptr (CoxaScreening) screening =
      coxa_screening_new (coxa_knowledge_get_rules (self->knowledge), visits, NULL);
  coxa_safety_gate_judge (screening, result, self->patient, self->visit);
  return coxa_safety_gate_check (result, error);
}

static gboolean
write_handout (const Demo *self, const CoxaExerciseLibrary *library, GError **error)
{
  g_autoptr (GPtrArray) items = coxa_programme_list_parse (EXERCISES, library, error);
  if (items == NULL)
    return FALSE;
  CoxaHandout handout = {
    .patient = self->patient,
    .date = coxa_visit_get_at (self->visit),
    .clinician = coxa_visit_get_examiner (self->visit),
    .goal = coxa_own_goal_find (coxa_knowledge_get_topics (self->knowledge), self->visit, NULL),
    .emergency_number = EMERGENCY_NUMBER,
    .items = items,
    .language = coxa_patient_get_language (self->patient),
    .paper = COXA_PAPER_A4,
    .style = COXA_HANDOUT_STANDARD,
  };
  g_autoptr (GBytes) pdf = coxa_handout_print (&handout, error);
  return write_pdf (self, "handout.pdf", pdf, error);
}

static gboolean
write_sheets (const Demo *self, GError **error)
{
  const char *language = coxa_patient_get_language (self->patient);
  g_autoptr (CoxaExerciseLibrary) library = coxa_exercise_library_load (language, error);
  if (library == NULL || !check_safety (self, error) || !write_handout (self, library, error))
    return FALSE;
  g_autoptr (GBytes) pdf = coxa_contact_sheet_print (library, COXA_PAPER_A4, NULL, error);
  return write_pdf (self, "figures.pdf", pdf, error);
}

static gboolean
run_demo (const char *folder, GError **error)
{
  g_auto (Demo) demo = { folder };

  demo.knowledge = coxa_knowledge_options_load (&(CoxaKnowledgeOptions){ .no_clinic = TRUE }, NEEDS,
                                                coxa_command_get_language (), error);
  if (demo.knowledge == NULL)
    return FALSE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                              _ ("%s: the folder cannot be made"), folder);
  return store_case (&demo, error) && write_results (&demo, error) && write_sheets (&demo, error);
}

gboolean
coxa_run_demo (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_autofree char *folder = NULL;
  const GOptionEntry options[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_ ("the folder to fill"), "DIR" },
    { NULL },
  };

  if (!coxa_command_parse (name, options, &left, 0, 0, error))
    return FALSE;
  if (folder == NULL)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE, _ ("demo needs --output"));
  return run_demo (folder, error);
}
