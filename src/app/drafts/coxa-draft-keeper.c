/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-draft-keeper.h"

#include <glib/gi18n-lib.h>

#include "coxa-draft-owner.h"

#define DELAY_MS 500 /* what is typed meanwhile is written at once */
#define RETRY_MS 5000

struct _CoxaDraftKeeper {
  GObject parent_instance;

  /* owned */
  CoxaStore *store;
  CoxaDesk *desk;
  char *form;
  char *patient; /* NULL: bound to nothing */
  char *record;
  char *author;  /* whose it is, or NULL where the record has no clinicians */
  char *written; /* what the record has, or will have when all is done; NULL: nothing */
  char *problem;
  GDateTime *kept_at;

  /* borrowed */
  CoxaDraftReader read;
  gpointer user_data;

  guint base_version;
  guint timer;
  guint under_way; /* writes of this binding */
  guint binding;   /* counts them, so that an answer finds its own */
  CoxaDraftState state;
};

G_DEFINE_FINAL_TYPE (CoxaDraftKeeper, coxa_draft_keeper, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
find_author (CoxaDraftKeeper *self)
{
  const CoxaClinician *clinician = coxa_desk_get_clinician (self->desk);

  return clinician ? clinician->id : NULL;
}

static void
set_state (CoxaDraftKeeper *self, CoxaDraftState state, const char *problem)
{
  char *copy = g_strdup (problem);

  g_free (self->problem);
  self->problem = copy;
  self->state = state;
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
on_timer_cb (gpointer user_data)
{
  CoxaDraftKeeper *self = user_data;

  self->timer = 0;
  coxa_draft_keeper_flush (self);
  return G_SOURCE_REMOVE;
}

static void
wait (CoxaDraftKeeper *self, guint delay_ms)
{
  if (self->timer == 0)
    self->timer = g_timeout_add (delay_ms, on_timer_cb, self);
}

static void
stop_waiting (CoxaDraftKeeper *self)
{
  if (self->timer != 0)
    g_source_remove (self->timer);
  self->timer = 0;
}

/* A write that is under way. */
typedef struct {
  CoxaDraftKeeper *keeper;
  guint binding;
  GTask *task; /* who waits for it, or NULL */
} Write;

static Write *
write_new (CoxaDraftKeeper *self, GTask *task)
{
  Write *write = g_new0 (Write, 1);

  write->keeper = g_object_ref (self);
  write->binding = self->binding;
  write->task = task;
  self->under_way++;
  return write;
}

static void
note_failed (CoxaDraftKeeper *self, const GError *error)
{
  g_clear_pointer (&self->written, g_free);
  set_state (self, COXA_DRAFT_FAILED, error->message);
  wait (self, RETRY_MS);
}

static void
note_done (CoxaDraftKeeper *self)
{
  if (self->under_way > 0 || self->timer != 0)
    return;
  g_clear_pointer (&self->kept_at, g_date_time_unref);
  if (self->written)
    self->kept_at = g_date_time_new_now_local ();
  set_state (self, self->written ? COXA_DRAFT_KEPT : COXA_DRAFT_NONE, NULL);
}

static void
finish_write (Write *write, GError *take_error)
{
  g_autofree Write *ended = write;
  g_autoptr (CoxaDraftKeeper) self = ended->keeper;

  if (ended->binding == self->binding) {
    self->under_way--;
    if (take_error)
      note_failed (self, take_error);
    else
      note_done (self);
  }
  if (ended->task && take_error)
    g_task_return_error (ended->task, g_steal_pointer (&take_error));
  else if (ended->task)
    g_task_return_boolean (ended->task, TRUE);
  g_clear_object (&ended->task);
  g_clear_error (&take_error);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;

  coxa_store_save_draft_finish (COXA_STORE (source), result, &error);
  finish_write (user_data, error);
}

static void
on_removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;

  coxa_store_remove_draft_finish (COXA_STORE (source), result, &error);
  finish_write (user_data, error);
}

static CoxaDraft *
make_draft (CoxaDraftKeeper *self, const char *payload)
{
  return coxa_draft_new (self->form, self->patient, self->record, self->base_version, payload);
}

static void
write_payload (CoxaDraftKeeper *self, const char *payload, GTask *task)
{
  g_autoptr (CoxaDraft) draft = make_draft (self, payload);
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (self->desk);
  char *copy = g_strdup (payload);

  g_free (self->written);
  self->written = copy;
  if (payload)
    coxa_store_save_draft_async (self->store, draft, context, NULL, on_saved_cb,
                                 write_new (self, task));
  else
    coxa_store_remove_draft_async (self->store, draft, context, NULL, on_removed_cb,
                                   write_new (self, task));
}

/* Under nobody's name but theirs: when they leave the desk nothing is written any more. */
static gboolean
is_on (CoxaDraftKeeper *self)
{
  return self->patient && coxa_draft_keeper_is_own (self) && !coxa_store_is_read_only (self->store);
}

/* Returns whether the task was handed on. */
static gboolean
write_now (CoxaDraftKeeper *self, GTask *task, GError **error)
{
  g_autofree char *payload = NULL;
  g_autoptr (GError) refusal = NULL;

  stop_waiting (self);
  if (self->state == COXA_DRAFT_FAILED && self->patient && !coxa_draft_keeper_is_own (self)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                         _ ("The entries are another clinician’s, and not kept yet."));
    return FALSE;
  }
  if (!is_on (self))
    return FALSE;
  payload = self->read (self->user_data, &refusal);
  if (refusal) {
    set_state (self, COXA_DRAFT_FAILED, refusal->message);
    g_propagate_error (error, g_steal_pointer (&refusal));
    return FALSE;
  }
  /* What is written already is waited for, but not written again. */
  if (g_strcmp0 (payload, self->written) == 0 && (!task || !payload || self->under_way == 0)) {
    note_done (self);
    return FALSE;
  }
  write_payload (self, payload, task);
  return TRUE;
}

static void
coxa_draft_keeper_dispose (GObject *object)
{
  CoxaDraftKeeper *self = COXA_DRAFT_KEEPER (object);

  stop_waiting (self);
  g_clear_pointer (&self->patient, g_free);
  g_clear_pointer (&self->record, g_free);
  g_clear_pointer (&self->written, g_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->form, g_free);
  g_clear_pointer (&self->kept_at, g_date_time_unref);
  g_clear_pointer (&self->author, g_free);
  g_clear_object (&self->desk);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (coxa_draft_keeper_parent_class)->dispose (object);
}

static void
coxa_draft_keeper_class_init (CoxaDraftKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_draft_keeper_dispose;

  signals[CHANGED] = g_signal_new ("changed", COXA_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
coxa_draft_keeper_init (CoxaDraftKeeper *self)
{
}

static void
remove_nobodys (CoxaDraftKeeper *self)
{
  g_autoptr (CoxaDraft) draft = make_draft (self, NULL);
  g_autoptr (CoxaStoreContext) context = NULL;

  draft->author = g_strdup ("");
  context = coxa_draft_context_new (self->desk, draft);
  coxa_store_remove_draft_async (self->store, draft, context, NULL, NULL, NULL);
}

/* What is in the form is theirs who is at the desk now. */
static void
take_author (CoxaDraftKeeper *self)
{
  gboolean from_nobody = !self->author && self->written;

  g_free (self->author);
  self->author = g_strdup (find_author (self));
  if (!self->patient)
    return;
  g_clear_pointer (&self->written, g_free);
  coxa_draft_keeper_flush (self);
  /* The store does one after the other. */
  if (from_nobody && self->author && self->written)
    remove_nobodys (self);
}

/* The record has its first clinicians now, or none any more; or somebody is back whose entries
 * could not be kept when they left. */
static void
on_desk_changed_cb (CoxaDraftKeeper *self)
{
  const char *author = find_author (self);
  gboolean other = g_strcmp0 (self->author, author) != 0;

  if (other && (author ? !self->author : coxa_desk_count_active (self->desk) == 0))
    take_author (self);
  else if (!other && self->state == COXA_DRAFT_FAILED)
    coxa_draft_keeper_touch (self);
}

/**
 * coxa_draft_keeper_new:
 * @form: what kind of form it is: its drafts are found by that
 * @read: is asked only between coxa_draft_keeper_begin() and coxa_draft_keeper_end()
 */
CoxaDraftKeeper *
coxa_draft_keeper_new (
    CoxaStore *store, CoxaDesk *desk, const char *form, CoxaDraftReader read, gpointer user_data)
{
  CoxaDraftKeeper *self = g_object_new (COXA_TYPE_DRAFT_KEEPER, NULL);

  self->store = g_object_ref (store);
  self->form = g_strdup (form);
  self->read = read;
  self->user_data = user_data;
  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "leaving", G_CALLBACK (coxa_draft_keeper_flush), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static void
unbind (CoxaDraftKeeper *self)
{
  stop_waiting (self);
  g_clear_pointer (&self->patient, g_free);
  g_clear_pointer (&self->record, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->written, g_free);
  g_clear_pointer (&self->kept_at, g_date_time_unref);
  self->under_way = 0;
  self->binding++;
  set_state (self, COXA_DRAFT_NONE, NULL);
}

/**
 * coxa_draft_keeper_begin:
 * @record_id: of the visit, or "" where the form has no record but the patient
 * @base_version: of the record as the form shows it; 0 for a new one
 *
 * What is typed from now on belongs to this patient and record. Ends what was before without
 * reading the form again.
 */
void
coxa_draft_keeper_begin (CoxaDraftKeeper *self,
                         const char *patient_id,
                         const char *record_id,
                         guint base_version)
{
  unbind (self);
  self->patient = g_strdup (patient_id);
  self->record = g_strdup (record_id);
  self->author = g_strdup (find_author (self));
  self->base_version = base_version;
}

/* What is typed now stands on a newer version of the same record. */
void
coxa_draft_keeper_rebase (CoxaDraftKeeper *self, guint base_version)
{
  if (self->base_version == base_version)
    return;
  self->base_version = base_version;
  /* The draft in the record names the older one. */
  if (self->written) {
    g_clear_pointer (&self->written, g_free);
    coxa_draft_keeper_touch (self);
  }
}

/* Binds to nothing; what was not written yet is not written: flush first. */
void
coxa_draft_keeper_end (CoxaDraftKeeper *self)
{
  unbind (self);
}

/* Something was typed. */
void
coxa_draft_keeper_touch (CoxaDraftKeeper *self)
{
  if (!is_on (self))
    return;
  if (self->state == COXA_DRAFT_FAILED)
    stop_waiting (self);
  wait (self, DELAY_MS);
  if (self->state == COXA_DRAFT_NONE || self->state == COXA_DRAFT_KEPT)
    set_state (self, COXA_DRAFT_PENDING, NULL);
}

/* Writes at once what was typed, if anything was. */
void
coxa_draft_keeper_flush (CoxaDraftKeeper *self)
{
  if (is_on (self))
    write_now (self, NULL, NULL);
}

/**
 * coxa_draft_keeper_flush_async:
 *
 * The same, and tells when it is durable.
 */
void
coxa_draft_keeper_flush_async (CoxaDraftKeeper *self,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  GError *error = NULL;

  if (write_now (self, g_object_ref (task), &error))
    return;
  g_object_unref (task);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

gboolean
coxa_draft_keeper_flush_finish (CoxaDraftKeeper *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * coxa_draft_keeper_drop:
 *
 * What was typed is saved, or given up: removes it from the drafts.
 *
 * Returns: (transfer full) (nullable): what is removed, fit to be put back with
 *   coxa_store_save_draft_async()
 */
CoxaDraft *
coxa_draft_keeper_drop (CoxaDraftKeeper *self)
{
  g_autofree char *payload = NULL;
  CoxaDraft *dropped = NULL;

  stop_waiting (self);
  if (!is_on (self))
    return NULL;
  payload = self->read (self->user_data, NULL);
  if (payload)
    dropped = make_draft (self, payload);
  write_payload (self, NULL, NULL);
  return dropped;
}

/* Whether it is the one that this keeper writes. */
gboolean
coxa_draft_keeper_is_of (CoxaDraftKeeper *self, const CoxaDraft *draft)
{
  return self->patient && g_str_equal (self->form, draft->form) &&
         g_ascii_strcasecmp (self->patient, draft->patient) == 0 &&
         g_ascii_strcasecmp (self->record, draft->record) == 0 &&
         coxa_draft_is_own (self->desk, draft);
}

/* Whether whoever works here now entered what is in the form, or may. */
gboolean
coxa_draft_keeper_is_own (CoxaDraftKeeper *self)
{
  return g_strcmp0 (self->author, find_author (self)) == 0;
}

/* Whether a write is under way whose end is not known yet. */
gboolean
coxa_draft_keeper_is_writing (CoxaDraftKeeper *self)
{
  return self->under_way > 0;
}

/* Whether the record has a draft of what is in the form, or will have when all is done. */
gboolean
coxa_draft_keeper_has_draft (CoxaDraftKeeper *self)
{
  return self->written != NULL;
}

/* Nothing was entered: who works here now goes on with the form as it is. */
void
coxa_draft_keeper_hand_over (CoxaDraftKeeper *self)
{
  if (self->patient && !coxa_draft_keeper_is_own (self))
    take_author (self);
}

CoxaDraftState
coxa_draft_keeper_get_state (CoxaDraftKeeper *self)
{
  return self->state;
}

/* When it was kept last, or NULL where nothing is. */
GDateTime *
coxa_draft_keeper_get_kept_at (CoxaDraftKeeper *self)
{
  return self->kept_at;
}

/* Why it is not kept, or NULL. */
const char *
coxa_draft_keeper_get_problem (CoxaDraftKeeper *self)
{
  return self->problem;
}
