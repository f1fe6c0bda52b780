/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-desk.h"

G_BEGIN_DECLS

/**
 * CoxaIdleLock:
 *
 * Locks the desk of a clinician who has a passphrase when nothing was typed, clicked or moved for
 * the minutes of the settings, and when the computer slept. It counts on clocks that nobody can set
 * and that never go back.
 */
#define COXA_TYPE_IDLE_LOCK (coxa_idle_lock_get_type ())
G_DECLARE_FINAL_TYPE (CoxaIdleLock, coxa_idle_lock, COXA, IDLE_LOCK, GObject)

/* What a clock says, in microseconds: @awake runs while the computer does, @always also while it
 * sleeps. */
typedef struct {
  gint64 awake;
  gint64 always;
} CoxaIdleTime;

typedef CoxaIdleTime (*CoxaIdleClock) (gpointer data);

CoxaIdleLock *coxa_idle_lock_new (CoxaDesk *desk, GSettings *settings);
void coxa_idle_lock_set_clock (CoxaIdleLock *self, CoxaIdleClock clock, gpointer data);
void coxa_idle_lock_note_input (CoxaIdleLock *self);
void coxa_idle_lock_look (CoxaIdleLock *self);
void coxa_idle_lock_leave (CoxaIdleLock *self);

G_END_DECLS
