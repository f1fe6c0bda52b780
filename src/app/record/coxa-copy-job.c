/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-copy-job.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "coxa-copy-document.h"
#include "coxa-copy-sheet.h"
#include "coxa-store-acts.h"
#include "coxa-store-copy.h"

typedef struct {
  CoxaKnowledge *knowledge;
  CoxaStore *store;
  CoxaDesk *desk;
  char *patient_id;
  char *folder;
  char *clinic, *contact, *language; /* "" where there is none */
  CoxaPaper paper;
  GDateTime *now;
  CoxaPatientCopy *copy;
  char *pdf_path, *json_path;
  guint n_boxes;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->knowledge);
  g_object_unref (job->store);
  g_object_unref (job->desk);
  g_free (job->patient_id);
  g_free (job->folder);
  g_free (job->clinic);
  g_free (job->contact);
  g_free (job->language);
  g_date_time_unref (job->now);
  g_clear_pointer (&job->copy, coxa_patient_copy_free);
  g_free (job->pdf_path);
  g_free (job->json_path);
  g_free (job);
}

/* Beside what is there already. */
static void
choose_names (Job *job)
{
  g_autofree char *name = coxa_patient_copy_dup_file_name (job->copy, job->now);

  for (guint i = 1; !job->pdf_path; i++) {
    g_autofree char *numbered = i == 1 ? g_strdup (name) : g_strdup_printf ("%s-%u", name, i);
    g_autofree char *stem = g_build_filename (job->folder, numbered, NULL);
    g_autofree char *pdf = g_strconcat (stem, ".pdf", NULL);
    g_autofree char *json = g_strconcat (stem, ".json", NULL);

    if (g_file_test (pdf, G_FILE_TEST_EXISTS) || g_file_test (json, G_FILE_TEST_EXISTS))
      continue;
    job->pdf_path = g_steal_pointer (&pdf);
    job->json_path = g_steal_pointer (&json);
  }
}

static GBytes *
print (Job *job, GError **error)
{
  CoxaCopySheet sheet = {
    .copy = job->copy,
    .rules = coxa_knowledge_get_rules (job->knowledge),
    .questionnaires = coxa_knowledge_get_questionnaires (job->knowledge),
    .topics = coxa_knowledge_get_topics (job->knowledge),
    .techniques = coxa_knowledge_get_techniques (job->knowledge),
    .pain_regions = coxa_knowledge_get_pain_regions (job->knowledge),
    .date = job->now,
    .clinic_name = *job->clinic ? job->clinic : NULL,
    .clinic_contact = *job->contact ? job->contact : NULL,
    .language = *job->language ? job->language : NULL,
    .paper = job->paper,
  };

  return coxa_copy_sheet_print (&sheet, &job->n_boxes, error);
}

/* Both, or none. */
static gboolean
write_files (Job *job, GError **error)
{
  g_autofree char *line = coxa_copy_document_print (job->copy, job->now);
  g_autofree char *document = g_strconcat (line, "\n", NULL);
  g_autoptr (GBytes) json = g_bytes_new (document, strlen (document));
  g_autoptr (GBytes) pdf = print (job, error);

  choose_names (job);
  if (!pdf || !coxa_print_write (job->json_path, json, error))
    return FALSE;
  if (coxa_print_write (job->pdf_path, pdf, error))
    return TRUE;
  g_unlink (job->json_path);
  return FALSE;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_files (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
finish (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  g_task_return_pointer (task, g_path_get_basename (job->pdf_path), g_free);
}

/* What the history does not know did not happen. */
static void
on_noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (coxa_store_act_finish (COXA_STORE (source), result, &error)) {
    finish (task);
    return;
  }
  g_unlink (job->pdf_path);
  g_unlink (job->json_path);
  g_task_return_error (task, error);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (job->desk);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (coxa_store_is_read_only (job->store))
    finish (task);
  else
    coxa_store_note_async (job->store, COXA_ACTION_EXPORTED, "copy", job->patient_id,
                           job->patient_id, NULL, context, NULL, on_noted_cb, g_object_ref (task));
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GTask) writing = NULL;
  GError *error = NULL;

  job->copy = coxa_store_load_copy_finish (COXA_STORE (source), result, &error);
  if (!job->copy) {
    g_task_return_error (task, error);
    return;
  }
  writing = g_task_new (NULL, NULL, on_written_cb, g_object_ref (task));
  g_task_set_task_data (writing, job, NULL);
  g_task_run_in_thread (writing, run_in_thread);
}

static char *
dup_language (void)
{
  const char *language = g_get_language_names ()[0];

  return g_strdup (g_str_equal (language, "C") || g_str_has_prefix (language, "C.") ? ""
                                                                                    : language);
}

void
coxa_copy_job_run_async (const CoxaCopyJob *job,
                         const char *folder,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Job *own = g_new0 (Job, 1);

  own->knowledge = g_object_ref (job->knowledge);
  own->store = g_object_ref (job->store);
  own->desk = g_object_ref (job->desk);
  own->patient_id = g_strdup (job->patient_id);
  own->folder = g_strdup (folder);
  own->clinic = g_settings_get_string (job->settings, "clinic-name");
  own->contact = g_settings_get_string (job->settings, "clinic-contact");
  own->language = dup_language ();
  own->paper = (CoxaPaper) g_settings_get_enum (job->settings, "paper");
  own->now = g_date_time_new_now_local ();
  g_task_set_task_data (task, own, job_free);
  coxa_store_load_copy_async (job->store, job->patient_id, job->with_access, NULL, on_loaded_cb,
                              task);
}

char *
coxa_copy_job_run_finish (GAsyncResult *result, guint *n_boxes_out, GError **error)
{
  const Job *job = g_task_get_task_data (G_TASK (result));

  *n_boxes_out = job->n_boxes;
  return g_task_propagate_pointer (G_TASK (result), error);
}
