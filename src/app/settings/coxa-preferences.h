/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-knowledge.h"

G_BEGIN_DECLS

/**
 * CoxaPreferences:
 *
 * What is printed on every handout, and what is judged by which values.
 */
#define COXA_TYPE_PREFERENCES (coxa_preferences_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPreferences, coxa_preferences, COXA, PREFERENCES, AdwPreferencesWindow)

GtkWidget *
coxa_preferences_new (GSettings *settings, CoxaKnowledge *knowledge, const char *clinic_path);

G_END_DECLS
