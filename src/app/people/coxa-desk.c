/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-desk.h"

#include "coxa-store-acts.h"
#include "coxa-store-clinicians.h"

struct _CoxaDesk {
  GObject parent_instance;

  /* owned */
  CoxaStore *store;
  GSettings *settings;
  GPtrArray *clinicians; /* of CoxaClinician; NULL until they are read */
  char *here;            /* id of the one who works here, or NULL */
  char *left;            /* id of the one who worked here before, in this session, or NULL */

  gboolean locked;
};

G_DEFINE_FINAL_TYPE (CoxaDesk, coxa_desk, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_LOCKED,
  N_PROPS,
};

enum {
  LEAVING,
  CHANGED,
  TAKEN_OVER,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
is_active (CoxaDesk *self, const char *id)
{
  const CoxaClinician *clinician = coxa_desk_find (self, id);

  return clinician && clinician->active;
}

/* What cannot be written, in a record that is open to be read, stops nobody. */
static void
note (CoxaDesk *self, CoxaAction action, const char *kind, const char *record, const char *patient)
{
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (self);

  if (!coxa_store_is_read_only (self->store))
    coxa_store_note_async (self->store, action, kind, record, patient, NULL, context, NULL, NULL,
                           NULL);
}

static void
set_locked (CoxaDesk *self, gboolean locked)
{
  if (self->locked == locked)
    return;
  self->locked = locked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOCKED]);
}

static void
leave (CoxaDesk *self)
{
  if (!self->here)
    return;
  g_signal_emit (self, signals[LEAVING], 0);
  g_free (self->left);
  self->left = g_steal_pointer (&self->here);
}

static void
sit_down (CoxaDesk *self, const char *id)
{
  g_autofree char *from = NULL;

  leave (self);
  self->here = g_strdup (id);
  g_settings_set_string (self->settings, "last-clinician", id);
  if (g_strcmp0 (self->left, id) != 0) {
    from = g_steal_pointer (&self->left);
    note (self, COXA_ACTION_ARRIVED, "clinician", id, NULL);
  }
  /* Who comes stands in the window before it shows anything. */
  g_signal_emit (self, signals[CHANGED], 0);
  if (from)
    g_signal_emit (self, signals[TAKEN_OVER], 0, from);
  set_locked (self, FALSE);
}

static void
coxa_desk_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CoxaDesk *self = COXA_DESK (object);

  switch (prop_id) {
  case PROP_LOCKED:
    g_value_set_boolean (value, self->locked);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
coxa_desk_dispose (GObject *object)
{
  CoxaDesk *self = COXA_DESK (object);

  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->clinicians, g_ptr_array_unref);
  g_clear_pointer (&self->here, g_free);
  g_clear_pointer (&self->left, g_free);
  G_OBJECT_CLASS (coxa_desk_parent_class)->dispose (object);
}

static void
coxa_desk_class_init (CoxaDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = coxa_desk_get_property;
  object_class->dispose = coxa_desk_dispose;

  properties[PROP_LOCKED] =
      g_param_spec_boolean ("locked", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[LEAVING] = g_signal_new ("leaving", COXA_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", COXA_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[TAKEN_OVER] = g_signal_new ("taken-over", COXA_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
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

static const CoxaClinician *
find_only_one (CoxaDesk *self)
{
  return coxa_desk_count_active (self) == 1 ? g_ptr_array_index (self->clinicians, 0) : NULL;
}

/* Whoever needs no passphrase is here without being asked, where there is no doubt who it is. */
static void
settle (CoxaDesk *self)
{
  const CoxaClinician *expected = coxa_desk_get_last (self);

  if (!expected)
    expected = find_only_one (self);
  if (self->here || (self->locked && coxa_desk_count_active (self) > 0))
    g_signal_emit (self, signals[CHANGED], 0);
  else if (expected && !expected->has_passphrase)
    sit_down (self, expected->id);
  else {
    g_signal_emit (self, signals[CHANGED], 0);
    set_locked (self, coxa_desk_count_active (self) > 0);
  }
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
  g_clear_pointer (&self->clinicians, g_ptr_array_unref);
  self->clinicians = clinicians;
  if (self->here && !is_active (self, self->here))
    leave (self);
  settle (self);
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

guint
coxa_desk_count_active (CoxaDesk *self)
{
  guint count = 0;

  for (guint i = 0; self->clinicians && i < self->clinicians->len; i++)
    count += ((const CoxaClinician *) g_ptr_array_index (self->clinicians, i))->active ? 1 : 0;
  return count;
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
 * coxa_desk_get_last:
 *
 * Returns: (nullable) (transfer none): who works here, or did last, if still active
 */
const CoxaClinician *
coxa_desk_get_last (CoxaDesk *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-clinician");

  return is_active (self, last) ? coxa_desk_find (self, last) : NULL;
}

/**
 * coxa_desk_set_clinician:
 * @id: (nullable): of an active clinician of the record who has shown that it is them; %NULL when
 *   nobody works here
 *
 * Who is here is remembered for the next start.
 */
void
coxa_desk_set_clinician (CoxaDesk *self, const char *id)
{
  g_return_if_fail (id == NULL || is_active (self, id));

  if (g_strcmp0 (self->here, id) == 0)
    return;
  if (id) {
    sit_down (self, id);
    return;
  }
  leave (self);
  g_signal_emit (self, signals[CHANGED], 0);
  set_locked (self, coxa_desk_count_active (self) > 0);
}

gboolean
coxa_desk_is_locked (CoxaDesk *self)
{
  return self->locked;
}

/**
 * coxa_desk_lock:
 *
 * Who works here leaves: windows show nothing until somebody enters. Nothing happens where the
 * record has no clinicians.
 */
void
coxa_desk_lock (CoxaDesk *self)
{
  if (!self->here)
    return;
  note (self, COXA_ACTION_LOCKED, "clinician", self->here, NULL);
  coxa_desk_set_clinician (self, NULL);
}

static void
on_verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CoxaDesk *self = g_task_get_source_object (task);
  const char *id = g_task_get_task_data (task);
  GError *error = NULL;
  guint n_refused = 0;
  gboolean fits =
      coxa_store_verify_passphrase_finish (COXA_STORE (source), result, &n_refused, &error) &&
      is_active (self, id);

  if (error) {
    g_task_return_error (task, error);
    return;
  }
  if (fits)
    coxa_desk_set_clinician (self, id);
  g_task_return_int (task, fits ? -1 : (gssize) n_refused);
}

static CoxaStoreContext *
context_of (const CoxaClinician *clinician)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return coxa_store_context_new (clinician->id, clinician->initials, now);
}

static void
enter_without (CoxaDesk *self, const char *id, GTask *task)
{
  gboolean was_locked = self->locked;

  coxa_desk_set_clinician (self, id);
  if (was_locked)
    note (self, COXA_ACTION_UNLOCKED, "clinician", id, NULL);
  g_task_return_int (task, -1);
}

/**
 * coxa_desk_enter_async:
 * @id: of an active clinician
 * @passphrase: (nullable): of theirs; not read where they have none
 *
 * They work here from now on, where the passphrase is right.
 */
void
coxa_desk_enter_async (CoxaDesk *self,
                       const char *id,
                       const char *passphrase,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  const CoxaClinician *clinician = coxa_desk_find (self, id);
  g_autoptr (CoxaStoreContext) context = NULL;

  g_return_if_fail (clinician != NULL && clinician->active);

  g_task_set_task_data (task, g_strdup (id), g_free);
  if (!clinician->has_passphrase) {
    enter_without (self, id, task);
    return;
  }
  context = context_of (clinician);
  coxa_store_verify_passphrase_async (self->store, id, passphrase ? passphrase : "", context, NULL,
                                      on_verified_cb, g_steal_pointer (&task));
}

gboolean
coxa_desk_enter_finish (CoxaDesk *self, GAsyncResult *result, guint *n_refused_out, GError **error)
{
  gssize answer;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  answer = g_task_propagate_int (G_TASK (result), &failure);
  if (n_refused_out)
    *n_refused_out = answer > 0 ? (guint) answer : 0;
  if (!failure)
    return answer < 0;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

void
coxa_desk_note_opened (CoxaDesk *self, const char *patient_id)
{
  note (self, COXA_ACTION_OPENED, "patient", patient_id, patient_id);
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
  if (coxa_desk_count_active (self) > 0)
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
  const CoxaClinician *clinician = coxa_desk_get_clinician (self);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *initials = coxa_desk_dup_initials (self);

  if (clinician)
    return context_of (clinician);
  return coxa_store_context_new (NULL, initials, now);
}
