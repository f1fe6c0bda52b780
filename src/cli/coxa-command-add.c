/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-safety-gate.h"
#include "coxa-visit-document.h"

#include <glib/gi18n-lib.h>

#define NEEDS                                                        \
  (COXA_PARTS (COXA_PART_PATTERNS) | COXA_PARTS (COXA_PART_SAFETY) | \
   COXA_PARTS (COXA_PART_QUESTIONNAIRES) | COXA_PARTS (COXA_PART_CLINIC))

/* The documents judged so far, none of them stored. */
typedef struct {
  CoxaKnowledge *knowledge;
  GPtrArray *entries; /* of CoxaStoreEntry */
  GString *ids;       /* what is printed once they are stored */
  GHashTable *visits; /* id -> nothing */
} Batch;

static void
batch_clear (Batch *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->visits, g_hash_table_unref);
  g_string_free (self->ids, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, batch_clear)

static gboolean
check_storable (const Batch *batch,
                const char *path,
                const CoxaVisitDocument *document,
                GError **error)
{
  if (!document->names_patient)
    return coxa_command_fail (
        error, COXA_COMMAND_ERROR_REFUSED,
        _ ("%s: patient: needs an id, or family and given; nothing was stored"), path);
  if (g_hash_table_contains (batch->visits, coxa_visit_get_id (document->visit)))
    return coxa_command_fail (
        error, COXA_COMMAND_ERROR_REFUSED,
        _ ("%s: visit.id: another of the files has the same; nothing was stored"), path);
  return TRUE;
}

static void
append_entry (Batch *batch, const CoxaVisitDocument *document)
{
  g_ptr_array_add (batch->entries, coxa_store_entry_new (document->patient, document->visit, NULL));
  g_hash_table_add (batch->visits, g_strdup (coxa_visit_get_id (document->visit)));
  g_string_append_printf (batch->ids, "%s\t%s\n", coxa_patient_get_id (document->patient),
                          coxa_visit_get_id (document->visit));
}

static gboolean
read_files (Batch *batch, char **paths, GError **error)
{
  for (char **path = paths; *path != NULL; path++) {
    g_autoptr (GError) refusal = NULL;
    g_autoptr (CoxaVisitDocument) document =
        coxa_visit_document_load (*path, coxa_knowledge_get_measures (batch->knowledge),
                                  coxa_knowledge_get_rules (batch->knowledge),
                                  coxa_knowledge_get_questionnaires (batch->knowledge),
                                  coxa_knowledge_get_topics (batch->knowledge),
                                  coxa_knowledge_get_techniques (batch->knowledge), &refusal);
    if (document == NULL)
      return coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED, _ ("%s; nothing was stored"),
                                refusal->message);
    if (!check_storable (batch, *path, document, error))
      return FALSE;
    append_entry (batch, document);
  }
  return TRUE;
}

/* An id alone is enough for somebody who is in the record already, or whom another document names.
 */
static gboolean
check_known (CoxaRecord *record, const GPtrArray *entries, GError **error)
{
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < entries->len; i++) {
    const CoxaStoreEntry *entry = g_ptr_array_index (entries, i);
    const char *id = coxa_patient_get_id (entry->patient);
    if (*coxa_patient_get_family (entry->patient) != '\0' ||
        *coxa_patient_get_given (entry->patient) != '\0') {
      g_hash_table_add (named, (gpointer) id);
      continue;
    }
    if (g_hash_table_contains (named, id))
      continue;
    g_autoptr (CoxaPatient) known = coxa_record_load_patient (record, id, NULL);
    if (known == NULL)
      return coxa_command_fail (
          error, COXA_COMMAND_ERROR_REFUSED,
          _ ("patient %s is not in the record, and no name is given; nothing was stored"), id);
  }
  return TRUE;
}

static void
sign_all (const GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    coxa_store_entry_set_sign (g_ptr_array_index (entries, i), TRUE);
}

typedef struct {
  CoxaKnowledgeOptions knowledge;
  char *db;
  char *author;
  gboolean sign;
} Options;

static void
options_clear (Options *self)
{
  coxa_knowledge_options_clear (&self->knowledge);
  g_free (self->db);
  g_free (self->author);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* A visit of the batch takes the place of the stored one with its id. */
static GPtrArray *
list_course (CoxaRecord *record, const GPtrArray *entries, const char *patient_id, GError **error)
{
  g_autoptr (GPtrArray) visits = coxa_record_list_visits (record, patient_id, error);
  if (visits == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++) {
    const CoxaStoreEntry *entry = g_ptr_array_index (entries, i);
    if (g_str_equal (coxa_patient_get_id (entry->patient), patient_id))
      g_ptr_array_add (visits, g_object_ref (entry->visit));
  }
  return g_steal_pointer (&visits);
}

static CoxaScreening *
load_course (CoxaRecord *record,
             CoxaKnowledge *knowledge,
             const GPtrArray *entries,
             const char *patient_id,
             GError **error)
{
  g_autoptr (GPtrArray) visits = list_course (record, entries, patient_id, error);
  if (visits == NULL)
    return NULL;
  g_autoptr (GPtrArray) decisions = coxa_record_list_decisions (record, patient_id, error);
  if (decisions == NULL)
    return NULL;
  return coxa_screening_new (coxa_knowledge_get_rules (knowledge), visits, decisions);
}

/* Each visit with what the earlier ones of its episode say, those of the batch among them. */
static gboolean
judge_entries (CoxaRecord *record,
               CoxaKnowledge *knowledge,
               const GPtrArray *entries,
               GError **error)
{
  g_autoptr (GHashTable) courses =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) coxa_screening_unref);
  for (guint i = 0; i < entries->len; i++) {
    CoxaStoreEntry *entry = g_ptr_array_index (entries, i);
    const char *id = coxa_patient_get_id (entry->patient);
    CoxaScreening *course = g_hash_table_lookup (courses, id);
    if (course == NULL) {
      course = load_course (record, knowledge, entries, id, error);
      if (course == NULL)
        return FALSE;
      g_hash_table_insert (courses, (gpointer) id, course);
    }
    entry->result = coxa_knowledge_new_result (knowledge);
    coxa_safety_gate_judge (course, entry->result, entry->patient, entry->visit);
  }
  return TRUE;
}

static gboolean
add (const Options *options, char **paths, GError **error)
{
  g_autoptr (CoxaKnowledge) knowledge =
      coxa_knowledge_options_load (&options->knowledge, NEEDS, NULL, error);
  if (knowledge == NULL)
    return FALSE;
  g_auto (Batch) batch = {
    knowledge,
    g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_store_entry_free),
    g_string_new (NULL),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
  if (!read_files (&batch, paths, error))
    return FALSE;
  g_autoptr (CoxaRecord) record = coxa_record_open (options->db, COXA_STORE_OPEN,
                                                    coxa_knowledge_get_measures (knowledge), error);
  if (record == NULL || !check_known (record, batch.entries, error) ||
      !judge_entries (record, knowledge, batch.entries, error))
    return FALSE;
  g_autoptr (CoxaStoreContext) context = coxa_record_make_context (record, options->author, error);
  if (context == NULL)
    return FALSE;
  if (options->sign)
    sign_all (batch.entries);
  if (!coxa_record_save (record, g_steal_pointer (&batch.entries), context, error))
    return FALSE;
  coxa_command_print ("%s", batch.ids->str);
  return TRUE;
}

gboolean
coxa_run_add (const char *name, char **words, GError **error)
{
  g_auto (GStrv) paths = g_strdupv (words);
  g_auto (Options) options = { { NULL } };
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &options.db, N_ ("the record file"), "FILE" },
    { "author", 0, 0, G_OPTION_ARG_STRING, &options.author, N_ ("who stores them"), "INITIALS" },
    { "sign", 0, 0, G_OPTION_ARG_NONE, &options.sign, N_ ("signed by the author"), NULL },
    COXA_KNOWLEDGE_ENTRIES (&options.knowledge),
    COXA_ENGINE_ENTRY (&options.knowledge),
    { NULL },
  };

  if (!coxa_command_parse (name, entries, &paths, 1, G_MAXUINT, error))
    return FALSE;
  if (options.sign && options.author == NULL)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE, _ ("--sign needs --author"));
  return add (&options, paths, error);
}
