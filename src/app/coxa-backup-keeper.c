/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-backup-keeper.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "coxa-backup-policy.h"

/* How often it is looked whether an hour has passed. */
#define LOOK_SECONDS (10 * 60)

struct _CoxaBackupKeeper {
  GObject parent_instance;

  /* owned */
  CoxaStore *store;
  CoxaDesk *desk;
  GSettings *settings;
  char *passphrase; /* or NULL; wiped */

  guint timer;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (CoxaBackupKeeper, coxa_backup_keeper, G_TYPE_OBJECT)

enum { TOLD, OVERDUE, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
forget_passphrase (CoxaBackupKeeper *self)
{
  if (self->passphrase)
    memset (self->passphrase, 0, strlen (self->passphrase));
  g_clear_pointer (&self->passphrase, g_free);
}

static void
coxa_backup_keeper_dispose (GObject *object)
{
  CoxaBackupKeeper *self = COXA_BACKUP_KEEPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
  forget_passphrase (self);
  G_OBJECT_CLASS (coxa_backup_keeper_parent_class)->dispose (object);
}

static void
coxa_backup_keeper_class_init (CoxaBackupKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_backup_keeper_dispose;

  signals[TOLD] = g_signal_new ("told", COXA_TYPE_BACKUP_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OVERDUE] = g_signal_new ("overdue", COXA_TYPE_BACKUP_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static void
coxa_backup_keeper_init (CoxaBackupKeeper *self)
{
}

static char *
dup_own_folder (CoxaBackupKeeper *self)
{
  g_autofree char *beside = g_path_get_dirname (coxa_store_get_path (self->store));

  return g_build_filename (beside, "backups", NULL);
}

/**
 * coxa_backup_keeper_dup_folder:
 *
 * Returns: (transfer full): where the next backup goes: what is not sealed never leaves the
 *   record's own folder
 */
char *
coxa_backup_keeper_dup_folder (CoxaBackupKeeper *self)
{
  g_autofree char *setting = g_settings_get_string (self->settings, "backup-folder");

  return self->passphrase && *setting ? g_steal_pointer (&setting) : dup_own_folder (self);
}

/* What went wrong is said now and, as nobody may be looking, at the next start again. */
static void
remember_problem (CoxaBackupKeeper *self, const char *message)
{
  g_settings_set_string (self->settings, "backup-problem", message);
}

static void
on_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CoxaBackupKeeper *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (CoxaBackup) backup = coxa_store_back_up_finish (COXA_STORE (source), result, &error);

  self->busy = FALSE;
  remember_problem (self, error ? error->message : "");
  if (backup)
    g_task_return_pointer (task, g_strdup (backup->path), g_free);
  else
    g_task_return_error (task, error);
}

/* @take_folder: where somebody wants this one, or NULL for the usual place */
static void
make (CoxaBackupKeeper *self, char *take_folder, GTask *take_task)
{
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (self->desk);
  g_autofree char *folder = take_folder ? take_folder : coxa_backup_keeper_dup_folder (self);

  /* A folder that somebody chose and that is not there is a medium that is not plugged in. */
  if (!self->passphrase)
    g_mkdir (folder, 0700);
  self->busy = TRUE;
  if (g_file_test (folder, G_FILE_TEST_IS_DIR)) {
    coxa_store_back_up_async (self->store, folder, self->passphrase, NULL, context, NULL, NULL,
                              NULL, on_made_cb, take_task);
    return;
  }
  self->busy = FALSE;
  remember_problem (self, _ ("No backup was made: the folder for backups is not there."));
  g_task_return_new_error (take_task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s",
                           _ ("No backup was made: the folder for backups is not there."));
  g_object_unref (take_task);
}

/* TRUE when the answer was given already. */
static gboolean
answer_if_idle (CoxaBackupKeeper *self, GTask *task)
{
  if (!self->busy && !coxa_store_is_read_only (self->store))
    return FALSE;
  g_task_return_pointer (task, NULL, NULL);
  g_object_unref (task);
  return TRUE;
}

/**
 * coxa_backup_keeper_make_async:
 *
 * One now, because someone asked.
 */
void
coxa_backup_keeper_make_async (CoxaBackupKeeper *self,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  if (!answer_if_idle (self, task))
    make (self, NULL, task);
}

/**
 * coxa_backup_keeper_make_in_async:
 * @folder: a stick, a share, wherever; what is not sealed does not go there
 */
void
coxa_backup_keeper_make_in_async (CoxaBackupKeeper *self,
                                  const char *folder,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  if (!self->passphrase) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "%s",
                             _ ("Type a passphrase first: only sealed backups leave the record’s"
                                " own folder."));
    g_object_unref (task);
  } else if (!answer_if_idle (self, task)) {
    make (self, g_strdup (folder), task);
  }
}

static void
on_state_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  CoxaBackupKeeper *self = g_task_get_source_object (task);
  gboolean ends = GPOINTER_TO_INT (g_task_get_task_data (task));
  CoxaBackupState state = { 0 };
  GError *error = NULL;

  if (!coxa_store_load_backup_state_finish (COXA_STORE (source), result, &state, &error)) {
    g_task_return_error (task, error);
    g_object_unref (task);
  } else if (self->busy || !coxa_backup_policy_is_due (&state, g_get_real_time (), ends)) {
    g_task_return_pointer (task, NULL, NULL);
    g_object_unref (task);
  } else {
    make (self, NULL, task);
  }
}

static void
make_if_due (CoxaBackupKeeper *self,
             gboolean ends,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_task_data (task, GINT_TO_POINTER (ends), NULL);
  if (!answer_if_idle (self, task))
    coxa_store_load_backup_state_async (self->store, NULL, on_state_cb, task);
}

/**
 * coxa_backup_keeper_end_session_async:
 *
 * One when something was stored since the last, before the record is closed.
 */
void
coxa_backup_keeper_end_session_async (CoxaBackupKeeper *self,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  make_if_due (self, TRUE, callback, user_data);
}

char *
coxa_backup_keeper_make_finish (CoxaBackupKeeper *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_hourly_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CoxaBackupKeeper *self = COXA_BACKUP_KEEPER (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = coxa_backup_keeper_make_finish (self, result, &error);

  if (error)
    g_signal_emit (self, signals[TOLD], 0, error->message);
}

static gboolean
look_cb (gpointer data)
{
  make_if_due (data, FALSE, on_hourly_cb, NULL);
  return G_SOURCE_CONTINUE;
}

CoxaBackupKeeper *
coxa_backup_keeper_new (CoxaStore *store, CoxaDesk *desk, GSettings *settings)
{
  CoxaBackupKeeper *self = g_object_new (COXA_TYPE_BACKUP_KEEPER, NULL);

  self->store = g_object_ref (store);
  self->desk = g_object_ref (desk);
  self->settings = g_object_ref (settings);
  self->timer = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
  return self;
}

/**
 * coxa_backup_keeper_set_passphrase:
 * @passphrase: (nullable): kept in memory until the program ends, and nowhere else
 */
void
coxa_backup_keeper_set_passphrase (CoxaBackupKeeper *self, const char *passphrase)
{
  forget_passphrase (self);
  if (passphrase && *passphrase)
    self->passphrase = g_strdup (passphrase);
}

gboolean
coxa_backup_keeper_has_passphrase (CoxaBackupKeeper *self)
{
  return self->passphrase != NULL;
}

static void
on_reminded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaBackupKeeper) self = user_data;
  CoxaBackupState state = { 0 };
  g_autofree char *said = NULL;
  int days;

  if (coxa_store_load_backup_state_finish (COXA_STORE (source), result, &state, NULL))
    said = coxa_backup_policy_remind (&state, g_get_real_time ());
  if (!said)
    return;
  g_signal_emit (self, signals[TOLD], 0, said);
  days = coxa_backup_policy_get_age_days (&state, g_get_real_time ());
  if (days >= COXA_BACKUP_OVERDUE_DAYS)
    g_signal_emit (self, signals[OVERDUE], 0, days, said);
}

/**
 * coxa_backup_keeper_remind:
 *
 * When the program starts: says what went wrong last time, or that the last good backup is old.
 */
void
coxa_backup_keeper_remind (CoxaBackupKeeper *self)
{
  g_autofree char *problem = g_settings_get_string (self->settings, "backup-problem");

  if (coxa_store_is_read_only (self->store))
    return;
  if (*problem) {
    g_signal_emit (self, signals[TOLD], 0, problem);
    return;
  }
  coxa_store_load_backup_state_async (self->store, NULL, on_reminded_cb, g_object_ref (self));
}
