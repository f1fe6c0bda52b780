/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-desk.h"

#include "coxa-store-clinicians.h"

struct _CoxaDesk {
  GObject parent_instance;

  /* owned */
  CoxaStore *store;
  GSettings *settings;
  GPtrArray *clinicians; /* of CoxaClinician; NULL until they are read */
  char *here;            /* id of the one who works here, or NULL */
};

G_DEFINE_FINAL_TYPE (CoxaDesk, coxa_desk, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
coxa_desk_dispose (GObject *object)
{
  CoxaDesk *self = COXA_DESK (object);

  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->clinicians, g_ptr_array_unref);
  g_clear_pointer (&self->here, g_free);
  G_OBJECT_CLASS (coxa_desk_parent_class)->dispose (object);
}

static void
coxa_desk_class_init (CoxaDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_desk_dispose;

  signals[CHANGED] = g_signal_new ("changed", COXA_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
coxa_desk_init (CoxaDesk *self)
{
}

CoxaDesk *
coxa_desk_new (CoxaStore *store, GSettings *settings)
{
  CoxaDesk *self = g_object_new (COXA_TYPE_DESK, NULL);

  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  return self;
}

static gboolean
is_active (CoxaDesk *self, const char *id)
{
  const CoxaClinician *clinician = coxa_desk_find (self, id);

  return clinician && clinician->active;
}

static void
take_clinicians (CoxaDesk *self, GPtrArray *take_clinicians)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-clinician");
  gboolean first = self->clinicians == NULL;

  g_clear_pointer (&self->clinicians, g_ptr_array_unref);
  self->clinicians = take_clinicians;
  if (first && is_active (self, last))
    self->here = g_steal_pointer (&last);
  else if (self->here && !is_active (self, self->here))
    g_clear_pointer (&self->here, g_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CoxaDesk *self = g_task_get_source_object (task);
  GError *error = NULL;
  GPtrArray *clinicians = coxa_store_list_clinicians_finish (COXA_STORE (source), result, &error);

  if (!clinicians) {
    g_task_return_error (task, error);
    return;
  }
  take_clinicians (self, clinicians);
  g_task_return_boolean (task, TRUE);
}

void
coxa_desk_load_async (CoxaDesk *self, GAsyncReadyCallback callback, gpointer user_data)
{
  coxa_store_list_clinicians_async (self->store, NULL, on_listed_cb,
                                    g_task_new (self, NULL, callback, user_data));
}

gboolean
coxa_desk_load_finish (CoxaDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * coxa_desk_get_clinicians:
 *
 * Returns: (nullable) (transfer none) (element-type CoxaClinician): the active ones by name, then
 *   the others; %NULL until they are read
 */
const GPtrArray *
coxa_desk_get_clinicians (CoxaDesk *self)
{
  return self->clinicians;
}

const CoxaClinician *
coxa_desk_find (CoxaDesk *self, const char *id)
{
  for (guint i = 0; self->clinicians && i < self->clinicians->len; i++) {
    const CoxaClinician *clinician = g_ptr_array_index (self->clinicians, i);

    if (g_strcmp0 (clinician->id, id) == 0)
      return clinician;
  }
  return NULL;
}

/**
 * coxa_desk_get_clinician:
 *
 * Returns: (nullable) (transfer none): who works here now
 */
const CoxaClinician *
coxa_desk_get_clinician (CoxaDesk *self)
{
  return self->here ? coxa_desk_find (self, self->here) : NULL;
}

/**
 * coxa_desk_set_clinician:
 * @id: (nullable): of an active clinician of the record; %NULL when nobody works here
 *
 * Who is here is remembered for the next start.
 */
void
coxa_desk_set_clinician (CoxaDesk *self, const char *id)
{
  g_return_if_fail (id == NULL || is_active (self, id));

  if (g_strcmp0 (self->here, id) == 0)
    return;
  g_free (self->here);
  self->here = g_strdup (id);
  if (id)
    g_settings_set_string (self->settings, "last-clinician", id);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * coxa_desk_dup_initials:
 *
 * Returns: (transfer full): under what is written now; "" where nobody is known
 */
char *
coxa_desk_dup_initials (CoxaDesk *self)
{
  const CoxaClinician *clinician = coxa_desk_get_clinician (self);

  if (clinician)
    return g_strdup (clinician->initials);
  if (self->clinicians && self->clinicians->len > 0)
    return g_strdup ("");
  return g_settings_get_string (self->settings, "clinician");
}

/**
 * coxa_desk_dup_name:
 *
 * Returns: (transfer full): as it stands on what is printed; the initials where no name is known
 */
char *
coxa_desk_dup_name (CoxaDesk *self)
{
  const CoxaClinician *clinician = coxa_desk_get_clinician (self);

  return clinician ? g_strdup (clinician->name) : coxa_desk_dup_initials (self);
}

/**
 * coxa_desk_new_context:
 *
 * Returns: (transfer full): for a write of this moment
 */
CoxaStoreContext *
coxa_desk_new_context (CoxaDesk *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const CoxaClinician *clinician = coxa_desk_get_clinician (self);
  g_autofree char *initials = coxa_desk_dup_initials (self);

  return coxa_store_context_new (clinician ? clinician->id : NULL, initials, now);
}
