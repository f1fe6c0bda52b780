/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-recovery.h"

#include <glib/gstdio.h>
#include <string.h>

#include "coxa-generations.h"
#include "coxa-store-context.h"

#define BACKUPS "backups"
#define SEALED_ENDING ".coxabackup"
#define KEPT_PREFIX "before-format-change-"

void
coxa_backup_file_free (CoxaBackupFile *self)
{
  g_free (self->path);
  g_date_time_unref (self->made_at);
  g_free (self);
}

/* Listing */

/* Also one that was kept for good before the format changed: "before-format-change-2-...". */
static GDateTime *
read_time (const char *name)
{
  g_autofree char *usual = NULL;
  const char *version;

  if (!g_str_has_prefix (name, KEPT_PREFIX))
    return coxa_generation_parse (name);
  version = strchr (name + strlen (KEPT_PREFIX), '-');
  usual = version ? g_strconcat ("coxa", version, NULL) : NULL;
  return usual ? coxa_generation_parse (usual) : NULL;
}

static void
add_backup (GPtrArray *list, const char *folder, const char *name)
{
  g_autoptr (GDateTime) made_at = read_time (name);
  CoxaBackupFile *file;
  GStatBuf place;

  if (!made_at)
    return;
  file = g_new0 (CoxaBackupFile, 1);
  file->path = g_build_filename (folder, name, NULL);
  file->made_at = g_steal_pointer (&made_at);
  file->sealed = g_str_has_suffix (name, SEALED_ENDING);
  file->size = g_stat (file->path, &place) == 0 ? place.st_size : 0;
  g_ptr_array_add (list, file);
}

static void
add_folder (GPtrArray *list, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    add_backup (list, folder, name);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const CoxaBackupFile *p = *(CoxaBackupFile *const *) a, *q = *(CoxaBackupFile *const *) b;

  return g_date_time_compare (q->made_at, p->made_at);
}

GPtrArray *
coxa_recovery_list_backups (const char *record_path, const char *folder)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_backup_file_free);
  g_autofree char *beside = g_path_get_dirname (record_path);
  g_autofree char *own = g_build_filename (beside, BACKUPS, NULL);

  add_folder (list, own);
  if (folder && *folder && !g_str_equal (folder, own))
    add_folder (list, folder);
  g_ptr_array_sort (list, compare_newest_first);
  return list;
}

/* What a thread works on */

typedef struct {
  char *backup;
  char *record;
  char *folder;
  char *passphrase; /* or NULL; wiped */
  char *initials;
  CoxaMeasureCatalogue *measures;
  CoxaRestore *restore;
  gboolean allow_other_clinic;
  char *found; /* path */
  CoxaRecoveryProgress progress;
  gpointer progress_data;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  if (work->passphrase)
    memset (work->passphrase, 0, strlen (work->passphrase));
  g_free (work->passphrase);
  g_free (work->backup);
  g_free (work->record);
  g_free (work->folder);
  g_free (work->initials);
  g_free (work->found);
  g_clear_pointer (&work->restore, coxa_restore_free);
  g_clear_pointer (&work->measures, coxa_measure_catalogue_unref);
  g_free (work);
}

static Work *
work_new (const char *record, CoxaMeasureCatalogue *measures)
{
  Work *work = g_new0 (Work, 1);

  work->record = g_strdup (record);
  work->measures = measures ? coxa_measure_catalogue_ref (measures) : NULL;
  return work;
}

static void
run (Work *take_work,
     gpointer tag,
     GTaskThreadFunc in_thread,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, take_work, work_free);
  g_task_run_in_thread (task, in_thread);
}

/* The newest good one */

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (GPtrArray) list = coxa_recovery_list_backups (work->record, work->folder);
  CoxaRestore *restore = NULL;

  for (guint i = 0; !restore && i < list->len; i++) {
    const CoxaBackupFile *file = list->pdata[i];

    /* What is sealed cannot be looked at without its passphrase. */
    if (file->sealed || g_cancellable_is_cancelled (cancellable))
      continue;
    restore = coxa_restore_prepare (file->path, work->record, NULL, work->measures, NULL, NULL,
                                    cancellable, NULL);
    if (restore)
      work->found = g_strdup (file->path);
  }
  g_task_return_pointer (task, restore, (GDestroyNotify) coxa_restore_free);
}

void
coxa_recovery_find_good_async (const char *record_path,
                               const char *folder,
                               CoxaMeasureCatalogue *measures,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Work *work = work_new (record_path, measures);

  work->folder = g_strdup (folder);
  run (work, coxa_recovery_find_good_async, find_in_thread, cancellable, callback, user_data);
}

CoxaRestore *
coxa_recovery_find_good_finish (GAsyncResult *result, char **path_out, GError **error)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  CoxaRestore *restore = g_task_propagate_pointer (G_TASK (result), error);

  if (path_out)
    *path_out = restore ? g_steal_pointer (&work->found) : NULL;
  return restore;
}

/* One that was chosen */

typedef struct {
  GTask *task;
  double share;
} Progress;

static void
progress_free (gpointer data)
{
  Progress *progress = data;

  g_object_unref (progress->task);
  g_free (progress);
}

static gboolean
tell_progress_cb (gpointer data)
{
  const Progress *progress = data;
  const Work *work = g_task_get_task_data (progress->task);

  work->progress (progress->share, work->progress_data);
  return G_SOURCE_REMOVE;
}

static void
on_unsealed_cb (guint64 done, guint64 total, gpointer user_data)
{
  GTask *task = user_data;
  const Work *work = g_task_get_task_data (task);
  Progress *progress;

  if (!work->progress || total == 0)
    return;
  progress = g_new0 (Progress, 1);
  progress->task = g_object_ref (task);
  progress->share = (double) done / (double) total;
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, tell_progress_cb,
                              progress, progress_free);
}

static void
prepare_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  CoxaRestore *restore =
      coxa_restore_prepare (work->backup, work->record, work->passphrase, work->measures,
                            on_unsealed_cb, task, cancellable, &error);

  if (restore)
    g_task_return_pointer (task, restore, (GDestroyNotify) coxa_restore_free);
  else
    g_task_return_error (task, error);
}

void
coxa_recovery_prepare_async (const char *backup_path,
                             const char *record_path,
                             const char *passphrase,
                             CoxaMeasureCatalogue *measures,
                             CoxaRecoveryProgress progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Work *work = work_new (record_path, measures);

  work->backup = g_strdup (backup_path);
  work->passphrase = g_strdup (passphrase);
  work->progress = progress;
  work->progress_data = progress_data;
  run (work, coxa_recovery_prepare_async, prepare_in_thread, cancellable, callback, user_data);
}

CoxaRestore *
coxa_recovery_prepare_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Taking the place */

static void
finish_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GError *error = NULL;
  gboolean done =
      coxa_restore_finish (work->restore, work->allow_other_clinic, now, &work->found, &error);

  /* Its lock goes before anyone opens the record. */
  g_clear_pointer (&work->restore, coxa_restore_free);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
coxa_recovery_finish_async (CoxaRestore *take_restore,
                            gboolean allow_other_clinic,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Work *work = work_new (NULL, NULL);

  work->restore = take_restore;
  work->allow_other_clinic = allow_other_clinic;
  run (work, coxa_recovery_finish_async, finish_in_thread, NULL, callback, user_data);
}

gboolean
coxa_recovery_finish_finish (GAsyncResult *result, char **set_aside_out, GError **error)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  gboolean done = g_task_propagate_boolean (G_TASK (result), error);

  if (set_aside_out)
    *set_aside_out = done ? g_steal_pointer (&work->found) : NULL;
  return done;
}

/* Rescue */

static void
rescue_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (CoxaStoreContext) context = coxa_store_context_new (NULL, work->initials, now);
  GError *error = NULL;
  CoxaRescue *rescue = coxa_rescue (work->record, work->backup, work->measures, context, &error);

  if (rescue)
    g_task_return_pointer (task, rescue, (GDestroyNotify) coxa_rescue_free);
  else
    g_task_return_error (task, error);
}

void
coxa_recovery_rescue_async (const char *damaged_path,
                            const char *output_path,
                            CoxaMeasureCatalogue *measures,
                            const char *initials,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Work *work = work_new (damaged_path, measures);

  work->backup = g_strdup (output_path);
  work->initials = g_strdup (initials ? initials : "");
  run (work, coxa_recovery_rescue_async, rescue_in_thread, NULL, callback, user_data);
}

CoxaRescue *
coxa_recovery_rescue_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
