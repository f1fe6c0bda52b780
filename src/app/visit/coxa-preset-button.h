/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-preset.h"

G_BEGIN_DECLS

/**
 * CoxaPresetButton:
 *
 * Says what is to be measured, and offers the presets: those of the program first, then the user's
 * own, which can be made, renamed and deleted here.
 *
 * Signals: "chosen" (CoxaPreset as pointer); "keep-filled" (name): make one of what is filled in.
 */
#define COXA_TYPE_PRESET_BUTTON (coxa_preset_button_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPresetButton, coxa_preset_button, COXA, PRESET_BUTTON, GtkWidget)

void coxa_preset_button_set_settings (CoxaPresetButton *self, GSettings *settings);
void coxa_preset_button_set_measures (CoxaPresetButton *self, CoxaMeasureCatalogue *measures);
void coxa_preset_button_set_retest (CoxaPresetButton *self, CoxaPreset *retest);
void coxa_preset_button_show (CoxaPresetButton *self, CoxaPreset *preset);
void coxa_preset_button_popup (CoxaPresetButton *self);
guint coxa_preset_button_count (CoxaPresetButton *self);
void coxa_preset_button_choose (CoxaPresetButton *self, guint index);

G_END_DECLS
