/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-programme.h"

G_BEGIN_DECLS

/**
 * CoxaDoseEditor:
 *
 * The numbers of a dose: sets, repetitions, hold, time, rest, times a day, days a week.
 *
 * Signal "changed": the item's dose is another.
 */
#define COXA_TYPE_DOSE_EDITOR (coxa_dose_editor_get_type ())
G_DECLARE_FINAL_TYPE (CoxaDoseEditor, coxa_dose_editor, COXA, DOSE_EDITOR, GtkWidget)

void coxa_dose_editor_show (CoxaDoseEditor *self, CoxaProgrammeItem *item);

G_END_DECLS
