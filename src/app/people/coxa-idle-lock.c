/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-idle-lock.h"

#include <time.h>

#define LOOK_SECONDS 2
#define SLEPT_USEC (3 * G_USEC_PER_SEC)

struct _CoxaIdleLock {
  GObject parent_instance;

  /* owned */
  CoxaDesk *desk;
  GSettings *settings;

  CoxaIdleClock clock;
  gpointer clock_data;
  CoxaIdleTime last; /* of the last input, or of the last arrival */
  guint timer;       /* while somebody is here who has a passphrase */
};

G_DEFINE_FINAL_TYPE (CoxaIdleLock, coxa_idle_lock, G_TYPE_OBJECT)

static CoxaIdleTime
read_clock (gpointer data)
{
  CoxaIdleTime now = { g_get_monotonic_time (), g_get_monotonic_time () };

#ifdef CLOCK_BOOTTIME
  struct timespec always;

  if (clock_gettime (CLOCK_BOOTTIME, &always) == 0)
    now.always = (gint64) always.tv_sec * G_USEC_PER_SEC + always.tv_nsec / 1000;
#endif
  return now;
}

static gboolean
has_slept (const CoxaIdleTime *before, const CoxaIdleTime *now)
{
  return (now->always - before->always) - (now->awake - before->awake) > SLEPT_USEC;
}

/**
 * coxa_idle_lock_leave:
 *
 * The computer is left: locks at once where a passphrase opens again.
 */
void
coxa_idle_lock_leave (CoxaIdleLock *self)
{
  const CoxaClinician *clinician = coxa_desk_get_clinician (self->desk);

  if (clinician && clinician->has_passphrase)
    coxa_desk_lock (self->desk);
}

/**
 * coxa_idle_lock_look:
 *
 * Locks if it is time.
 */
void
coxa_idle_lock_look (CoxaIdleLock *self)
{
  CoxaIdleTime now = self->clock (self->clock_data);
  gint64 minutes = g_settings_get_int (self->settings, "lock-minutes");

  if (!g_settings_get_boolean (self->settings, "lock-automatically"))
    return;
  if (now.awake - self->last.awake >= minutes * 60 * G_USEC_PER_SEC ||
      has_slept (&self->last, &now))
    coxa_idle_lock_leave (self);
}

/**
 * coxa_idle_lock_note_input:
 *
 * Somebody is at the computer; if it is too late by now, that locks too.
 */
void
coxa_idle_lock_note_input (CoxaIdleLock *self)
{
  coxa_idle_lock_look (self);
  self->last = self->clock (self->clock_data);
}

static gboolean
look_cb (gpointer data)
{
  coxa_idle_lock_look (data);
  return G_SOURCE_CONTINUE;
}

static void
on_desk_changed_cb (CoxaIdleLock *self)
{
  const CoxaClinician *clinician = coxa_desk_get_clinician (self->desk);
  gboolean watched = clinician && clinician->has_passphrase;

  g_clear_handle_id (&self->timer, g_source_remove);
  self->last = self->clock (self->clock_data);
  if (watched)
    self->timer = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
}

static gboolean
on_event_cb (CoxaIdleLock *self, GdkEvent *event)
{
  switch (gdk_event_get_event_type (event)) {
  case GDK_MOTION_NOTIFY:
    /* GTK makes some up, without a time, when what is under a resting pointer changes. */
    if (gdk_event_get_time (event) == GDK_CURRENT_TIME)
      break;
    G_GNUC_FALLTHROUGH;
  case GDK_BUTTON_PRESS:
  case GDK_KEY_PRESS:
  case GDK_SCROLL:
  case GDK_TOUCH_BEGIN:
  case GDK_TOUCH_UPDATE:
    if (self->timer)
      coxa_idle_lock_note_input (self);
    break;
  default:
    break;
  }
  return GDK_EVENT_PROPAGATE;
}

static void
on_toplevels_cb (CoxaIdleLock *self, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (gtk_window_get_toplevels (), i);
    GtkEventController *controller = gtk_event_controller_legacy_new ();

    gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
    g_signal_connect_object (controller, "event", G_CALLBACK (on_event_cb), self,
                             G_CONNECT_SWAPPED);
    gtk_widget_add_controller (window, controller);
  }
}

static void
coxa_idle_lock_dispose (GObject *object)
{
  CoxaIdleLock *self = COXA_IDLE_LOCK (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (coxa_idle_lock_parent_class)->dispose (object);
}

static void
coxa_idle_lock_class_init (CoxaIdleLockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_idle_lock_dispose;
}

static void
coxa_idle_lock_init (CoxaIdleLock *self)
{
  self->clock = read_clock;
}

/**
 * coxa_idle_lock_new:
 *
 * Watches the input of every window of the program, for as long as it lives.
 */
CoxaIdleLock *
coxa_idle_lock_new (CoxaDesk *desk, GSettings *settings)
{
  CoxaIdleLock *self = g_object_new (COXA_TYPE_IDLE_LOCK, NULL);
  GListModel *toplevels = gtk_window_get_toplevels ();

  self->desk = g_object_ref (desk);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (toplevels, "items-changed", G_CALLBACK (on_toplevels_cb), self,
                           G_CONNECT_SWAPPED);
  on_toplevels_cb (self, 0, 0, g_list_model_get_n_items (toplevels));
  on_desk_changed_cb (self);
  return self;
}

/**
 * coxa_idle_lock_set_clock:
 * @clock: in place of the computer's own
 */
void
coxa_idle_lock_set_clock (CoxaIdleLock *self, CoxaIdleClock clock, gpointer data)
{
  self->clock = clock;
  self->clock_data = data;
  self->last = clock (data);
}
