/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-handout-job.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "coxa-look-setting.h"

/* Everything the handout needs, copied, so that another thread may print it. */
typedef struct {
  CoxaKnowledge *knowledge; /* the items borrow their exercises from it */
  CoxaPatient *patient;
  GDateTime *date;
  GPtrArray *items;
  char *language;
  char *goal; /* or NULL */
  char *clinic_name;
  char *clinic_contact;
  char *clinician;
  char *emergency_number;
  CoxaPaper paper;
  CoxaLook look;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->patient);
  g_date_time_unref (job->date);
  g_ptr_array_unref (job->items);
  g_object_unref (job->knowledge);
  g_free (job->language);
  g_free (job->goal);
  g_free (job->clinic_name);
  g_free (job->clinic_contact);
  g_free (job->clinician);
  g_free (job->emergency_number);
  g_free (job);
}

static const char *
null_if_empty (const char *text)
{
  return text && *text ? text : NULL;
}

/* In the patient's language: the library is loaded anew, in the thread. */
static GPtrArray *
translate_items (const GPtrArray *items, const CoxaExerciseLibrary *library)
{
  GPtrArray *translated =
      g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_programme_item_free);

  for (guint i = 0; i < items->len; i++) {
    const CoxaProgrammeItem *item = g_ptr_array_index (items, i);
    const CoxaExercise *exercise = coxa_exercise_library_find (library, item->exercise->id);
    CoxaProgrammeItem *copy = coxa_programme_item_copy (item);

    copy->exercise = exercise;
    g_ptr_array_add (translated, copy);
  }
  return translated;
}

static void
print_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  g_autoptr (CoxaExerciseLibrary) library = coxa_exercise_library_load_from (
      coxa_knowledge_get_source (job->knowledge), job->language, &error);
  g_autoptr (GPtrArray) items = library ? translate_items (job->items, library) : NULL;
  CoxaHandout handout = {
    .patient = job->patient,
    .date = job->date,
    .clinic_name = null_if_empty (job->clinic_name),
    .clinic_contact = null_if_empty (job->clinic_contact),
    .clinician = null_if_empty (job->clinician),
    .goal = job->goal,
    .emergency_number = job->emergency_number,
    .items = items,
    .language = job->language,
    .paper = job->paper,
    .style = COXA_HANDOUT_STANDARD,
    .look = &job->look,
  };
  GBytes *pdf = library ? coxa_handout_print (&handout, &error) : NULL;

  if (pdf)
    g_task_return_pointer (task, pdf, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static gpointer
copy_item (gconstpointer source, gpointer data)
{
  return coxa_programme_item_copy (source);
}

static CoxaPatient *
copy_patient (CoxaPatient *patient)
{
  CoxaPatient *copy = coxa_patient_new (coxa_patient_get_id (patient));

  coxa_patient_set_family (copy, coxa_patient_get_family (patient));
  coxa_patient_set_given (copy, coxa_patient_get_given (patient));
  coxa_patient_set_birth_date (copy, coxa_patient_get_birth_date (patient), NULL);
  coxa_patient_set_number (copy, coxa_patient_get_number (patient));
  coxa_patient_set_language (copy, coxa_patient_get_language (patient));
  coxa_patient_set_sex (copy, coxa_patient_get_sex (patient));
  return copy;
}

/**
 * coxa_handout_job_run_async:
 * @knowledge: from which @items have their exercises
 * @items: (transfer none): array of CoxaProgrammeItem, is copied
 * @goal: (nullable): in the patient's own words
 * @language: (nullable): of the handout; %NULL for English
 * @clinician: who gives it; "" where nobody is known
 *
 * Prints the handout into memory, away from the main thread.
 */
void
coxa_handout_job_run_async (CoxaKnowledge *knowledge,
                            CoxaPatient *patient,
                            const GPtrArray *items,
                            const char *goal,
                            const char *language,
                            const char *clinician,
                            GSettings *settings,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->knowledge = g_object_ref (knowledge);
  job->patient = copy_patient (patient);
  job->date = g_date_time_new_now_local ();
  job->items = g_ptr_array_copy ((GPtrArray *) items, (GCopyFunc) copy_item, NULL);
  g_ptr_array_set_free_func (job->items, (GDestroyNotify) coxa_programme_item_free);
  job->language = g_strdup (language);
  job->goal = g_strdup (goal);
  job->clinic_name = g_settings_get_string (settings, "clinic-name");
  job->clinic_contact = g_settings_get_string (settings, "clinic-contact");
  job->clinician = g_strdup (clinician);
  job->emergency_number = g_settings_get_string (settings, "emergency-number");
  job->paper = (CoxaPaper) g_settings_get_enum (settings, "paper");
  job->look = coxa_look_setting_get (settings);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, print_in_thread);
}

/**
 * coxa_handout_job_run_finish:
 *
 * Returns: (transfer full): the handout as PDF
 */
GBytes *
coxa_handout_job_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct {
  char *path;
  GBytes *pdf;
  GApplication *application; /* or NULL; stays until the file is whole */
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_free (writing->path);
  g_bytes_unref (writing->pdf);
  g_free (writing);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Writing *writing = data;
  GError *error = NULL;

  if (coxa_print_write (writing->path, writing->pdf, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * coxa_handout_job_write_async:
 *
 * Writes the handout to a file, away from the main thread. The program does not end before.
 */
void
coxa_handout_job_write_async (GBytes *pdf,
                              GFile *file,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autofree char *path = g_file_get_path (file);
  Writing *writing;

  if (!path) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                             _ ("This place is not on the computer. Choose a local folder."));
    return;
  }
  writing = g_new0 (Writing, 1);
  writing->path = g_steal_pointer (&path);
  writing->pdf = g_bytes_ref (pdf);
  writing->application = g_application_get_default ();
  if (writing->application)
    g_application_hold (writing->application);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
coxa_handout_job_write_finish (GAsyncResult *result, GError **error)
{
  const Writing *writing = g_task_get_task_data (G_TASK (result));

  if (writing && writing->application)
    g_application_release (writing->application);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * coxa_handout_job_dup_region_number:
 *
 * Returns: (transfer full): the emergency number of the region that the locale names, to be
 *   confirmed by the user
 */
char *
coxa_handout_job_dup_region_number (void)
{
  static const struct {
    const char *region;
    const char *number;
  } numbers[] = {
    { "_US", "911" }, { "_CA", "911" }, { "_MX", "911" }, { "_GB", "999" }, { "_MY", "999" },
    { "_SG", "995" }, { "_AU", "000" }, { "_NZ", "111" }, { "_JP", "119" }, { "_BR", "192" },
  };
  const char *locale = setlocale (LC_TIME, NULL);

  for (guint i = 0; locale && i < G_N_ELEMENTS (numbers); i++)
    if (strstr (locale, numbers[i].region))
      return g_strdup (numbers[i].number);
  return g_strdup ("112");
}

/**
 * coxa_handout_job_dup_file_name:
 *
 * Returns: (transfer full): number and date, not the name: it shows in other programs' lists
 */
char *
coxa_handout_job_dup_file_name (CoxaPatient *patient, GDateTime *date)
{
  const char *number = coxa_patient_get_number (patient);
  g_autofree char *day = g_date_time_format (date, "%Y-%m-%d");
  g_autofree char *safe = g_strcanon (g_strdup (number ? number : ""),
                                      G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-", '-');

  if (!*safe)
    return g_strdup_printf (_ ("exercises-%s.pdf"), day);
  return g_strdup_printf (_ ("exercises-%s-%s.pdf"), safe, day);
}
