/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-copy-document.h"
#include "coxa-copy-sheet.h"
#include "coxa-knowledge-options.h"
#include "coxa-record.h"
#include "coxa-store-copy.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* To say in words what is stored. */
#define KNOWLEDGE                                                    \
  (COXA_PARTS (COXA_PART_PATTERNS) | COXA_PARTS (COXA_PART_SAFETY) | \
   COXA_PARTS (COXA_PART_QUESTIONNAIRES) | COXA_PARTS (COXA_PART_PAIN_REGIONS))

static const char *const papers[] = { "a4", "letter", NULL };

typedef struct {
  char *db, *output, *author, *clinic, *contact, *paper_word;
  int paper;
  gboolean with_access;
  CoxaKnowledgeOptions knowledge;
} CopyOptions;

static void
copy_options_clear (CopyOptions *self)
{
  g_free (self->db);
  g_free (self->output);
  g_free (self->author);
  g_free (self->clinic);
  g_free (self->contact);
  g_free (self->paper_word);
  coxa_knowledge_options_clear (&self->knowledge);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CopyOptions, copy_options_clear)

static gboolean
parse_options (const char *name, char ***words, CopyOptions *self, GError **error)
{
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &self->db, N_ ("the record file"), "FILE" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &self->output,
      N_ ("where the PDF and the JSON file go"), "DIR|FILE" },
    { "author", 0, 0, G_OPTION_ARG_STRING, &self->author, N_ ("who does it"), "INITIALS" },
    { "with-access", 0, 0, G_OPTION_ARG_NONE, &self->with_access,
      N_ ("with the list of who opened or changed the record"), NULL },
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
         coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE, _ ("copy needs --output"));
}

static CoxaPatientCopy *
load (CoxaRecord *record, const char *patient_id, gboolean with_access, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;
  CoxaStore *store = coxa_record_get_store (record);
  coxa_store_load_copy_async (store, patient_id, with_access, NULL, coxa_record_answer_cb, &answer);
  return coxa_store_load_copy_finish (store, coxa_record_wait (&answer), error);
}

/* In a folder a name by number and day, beside what is there; else the file's own without its
 * ending. */
static char *
choose_stem (const char *output, const CoxaPatientCopy *copy, GDateTime *now)
{
  const char *dot = strrchr (output, '.');

  if (!g_file_test (output, G_FILE_TEST_IS_DIR))
    return dot != NULL && (g_str_equal (dot, ".pdf") || g_str_equal (dot, ".json"))
               ? g_strndup (output, (gsize) (dot - output))
               : g_strdup (output);
  g_autofree char *name = coxa_patient_copy_dup_file_name (copy, now);
  for (guint i = 1;; i++) {
    g_autofree char *numbered = i == 1 ? g_strdup (name) : g_strdup_printf ("%s-%u", name, i);
    g_autofree char *stem = g_build_filename (output, numbered, NULL);
    g_autofree char *pdf = g_strconcat (stem, ".pdf", NULL);
    g_autofree char *json = g_strconcat (stem, ".json", NULL);
    if (!g_file_test (pdf, G_FILE_TEST_EXISTS) && !g_file_test (json, G_FILE_TEST_EXISTS))
      return g_steal_pointer (&stem);
  }
}

typedef struct {
  char *pdf_path, *json_path;
  GBytes *pdf, *json;
} Files;

static void
files_clear (Files *self)
{
  g_free (self->pdf_path);
  g_free (self->json_path);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->json, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Files, files_clear)

static gboolean
make (Files *files,
      const CopyOptions *options,
      CoxaKnowledge *knowledge,
      const CoxaPatientCopy *copy,
      GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  CoxaCopySheet sheet = {
    .copy = copy,
    .rules = coxa_knowledge_get_rules (knowledge),
    .questionnaires = coxa_knowledge_get_questionnaires (knowledge),
    .topics = coxa_knowledge_get_topics (knowledge),
    .techniques = coxa_knowledge_get_techniques (knowledge),
    .pain_regions = coxa_knowledge_get_pain_regions (knowledge),
    .date = now,
    .clinic_name = options->clinic,
    .clinic_contact = options->contact,
    .language = coxa_command_get_language (),
    .paper = (CoxaPaper) options->paper,
  };
  g_autofree char *stem = choose_stem (options->output, copy, now);
  g_autofree char *line = coxa_copy_document_print (copy, now);
  g_autofree char *document = g_strconcat (line, "\n", NULL);

  files->pdf_path = g_strconcat (stem, ".pdf", NULL);
  files->json_path = g_strconcat (stem, ".json", NULL);
  files->json = g_bytes_new (document, strlen (document));
  files->pdf = coxa_copy_sheet_print (&sheet, NULL, error);
  return files->pdf != NULL;
}

/* Both, or none. */
static gboolean
write_files (const Files *files, GError **error)
{
  if (!coxa_print_write (files->json_path, files->json, error))
    return FALSE;
  if (coxa_print_write (files->pdf_path, files->pdf, error))
    return TRUE;
  g_unlink (files->json_path);
  return FALSE;
}

static gboolean
copy_out (const CopyOptions *options, const char *word, GError **error)
{
  g_autoptr (CoxaKnowledge) knowledge = coxa_knowledge_options_load_any (
      &options->knowledge, KNOWLEDGE, coxa_command_get_language (), error);
  if (knowledge == NULL)
    return FALSE;
  g_autoptr (CoxaRecord) record = coxa_record_open (options->db, COXA_STORE_OPEN,
                                                    coxa_knowledge_get_measures (knowledge), error);
  if (record == NULL)
    return FALSE;
  g_autoptr (CoxaStoreContext) context = coxa_record_make_context (record, options->author, error);
  if (context == NULL)
    return FALSE;
  g_autoptr (CoxaPatient) patient = coxa_record_find_patient (record, word, error);
  if (patient == NULL)
    return FALSE;
  const char *id = coxa_patient_get_id (patient);
  g_autoptr (CoxaPatientCopy) copy = load (record, id, options->with_access, error);
  g_auto (Files) files = { NULL };
  if (copy == NULL || !make (&files, options, knowledge, copy, error) ||
      !write_files (&files, error))
    return FALSE;
  if (!coxa_record_note (record, COXA_ACTION_EXPORTED, "copy", id, context, error)) {
    g_unlink (files.pdf_path);
    g_unlink (files.json_path);
    return FALSE;
  }
  coxa_command_print ("%s\n%s\n", files.pdf_path, files.json_path);
  return TRUE;
}

gboolean
coxa_run_copy (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_auto (CopyOptions) options = { NULL };

  return parse_options (name, &left, &options, error) && copy_out (&options, left[0], error);
}
