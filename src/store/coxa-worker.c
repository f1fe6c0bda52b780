/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-worker.h"

char coxa_work_again;

struct _CoxaWorker {
  GThread *thread;
  GAsyncQueue *jobs; /* of Job; one without a task ends the thread */
};

typedef struct {
  const CoxaWork *work;
  GTask *task;
  gpointer answer;
  GError *failure;
  gboolean begun;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->task);
  g_clear_error (&job->failure);
  g_free (job);
}

/* The task and what it holds die here, in its own context, never in the worker's thread. */
static gboolean
deliver_cb (gpointer data)
{
  Job *job = data;

  if (job->failure != NULL) {
    g_task_return_error (job->task, g_steal_pointer (&job->failure));
    return G_SOURCE_REMOVE;
  }
  if (job->work->done != NULL)
    job->work->done (job->task, g_task_get_task_data (job->task));
  g_task_return_pointer (job->task, job->answer, job->work->free_answer);
  return G_SOURCE_REMOVE;
}

static void
deliver (Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_static_name (source, "coxa-worker answer");
  g_source_set_callback (source, deliver_cb, job, job_free);
  g_source_attach (source, g_task_get_context (job->task));
}

static void
do_job (Job *job, gpointer *place)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);

  /* What was begun hears of it itself, and cleans up. */
  if (job->begun || !g_cancellable_set_error_if_cancelled (cancellable, &job->failure))
    job->answer =
        job->work->run (place, g_task_get_task_data (job->task), cancellable, &job->failure);
}

typedef struct {
  GAsyncQueue *jobs;
  GDestroyNotify free_place;
} Start;

static gpointer
do_jobs (gpointer data)
{
  g_autofree Start *start = data;
  gpointer place = NULL;
  Job *job;

  while ((job = g_async_queue_pop (start->jobs))->task != NULL) {
    do_job (job, &place);
    job->begun = TRUE;
    if (job->answer == COXA_WORK_AGAIN)
      g_async_queue_push (start->jobs, job);
    else
      deliver (job);
  }
  job_free (job);
  g_clear_pointer (&place, start->free_place);
  g_async_queue_unref (start->jobs);
  return NULL;
}

CoxaWorker *
coxa_worker_new (const char *name, GDestroyNotify free_place)
{
  CoxaWorker *self = g_new0 (CoxaWorker, 1);
  Start *start = g_new0 (Start, 1);

  self->jobs = g_async_queue_new_full (job_free);
  start->jobs = g_async_queue_ref (self->jobs);
  start->free_place = free_place;
  self->thread = g_thread_new (name, do_jobs, start);
  return self;
}

/**
 * coxa_worker_free:
 *
 * Waits until every job is done and the thread has ended. Never called from it.
 */
void
coxa_worker_free (CoxaWorker *self)
{
  g_async_queue_push (self->jobs, g_new0 (Job, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  g_free (self);
}

/**
 * coxa_worker_push:
 * @take_task: its task data is the request; returns the answer as a pointer
 */
void
coxa_worker_push (CoxaWorker *self, const CoxaWork *kind, GTask *take_task)
{
  Job *job = g_new0 (Job, 1);

  if (kind->keeps)
    g_task_set_check_cancellable (take_task, FALSE);
  job->work = kind;
  job->task = take_task;
  g_async_queue_push (self->jobs, job);
}
