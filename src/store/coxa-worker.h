/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CoxaWorker:
 *
 * One thread that does jobs in the order they were given. What it makes and works on (its
 * "place") stays with it; answers are delivered in the context of each job's task.
 */
typedef struct _CoxaWorker CoxaWorker;

/**
 * CoxaWork: a kind of job; static.
 * @run: in the worker's thread; @place_inout is the worker's own. NULL with @error set, or the
 *   answer; COXA_WORK_AGAIN when a part of it is done: the rest comes after the jobs that wait
 * @free_answer: (nullable)
 * @done: (nullable): in the task's context, before its callback, when @run succeeded
 * @keeps: once begun it is not given up, and its answer is told even when cancelled
 */
typedef struct {
  gpointer (*run) (gpointer *place_inout,
                   gpointer request,
                   GCancellable *cancellable,
                   GError **error);
  GDestroyNotify free_answer;
  void (*done) (GTask *task, gpointer request);
  gboolean keeps;
} CoxaWork;

extern char coxa_work_again;
#define COXA_WORK_AGAIN ((gpointer) &coxa_work_again)

CoxaWorker *coxa_worker_new (const char *name, GDestroyNotify free_place);
void coxa_worker_free (CoxaWorker *self);

void coxa_worker_push (CoxaWorker *self, const CoxaWork *work, GTask *take_task);

G_END_DECLS
