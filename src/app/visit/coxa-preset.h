/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "coxa-measure.h"

G_BEGIN_DECLS

typedef enum {
  COXA_PRESET_CATALOGUE, /* of measures.ini */
  COXA_PRESET_RETEST,    /* what was outside at the last visit */
  COXA_PRESET_ALL,
  COXA_PRESET_OWN, /* the user's */
} CoxaPresetKind;

/**
 * CoxaPreset:
 *
 * What is to be measured: places, each a measure in a position. Immutable, counted.
 */
typedef struct _CoxaPreset CoxaPreset;

CoxaPreset *coxa_preset_new_of_catalogue (const CoxaMeasureCatalogue *measures, const char *id);
CoxaPreset *coxa_preset_new (CoxaPresetKind kind, const char *name, const char *const *places);
CoxaPreset *coxa_preset_ref (CoxaPreset *self);
void coxa_preset_unref (CoxaPreset *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaPreset, coxa_preset_unref)

CoxaPresetKind coxa_preset_get_kind (const CoxaPreset *self);
const char *coxa_preset_get_name (const CoxaPreset *self);
gboolean coxa_preset_is_first (const CoxaPreset *self);
gboolean
coxa_preset_wants (const CoxaPreset *self, const CoxaMeasure *measure, const char *position);
char *coxa_preset_dup_place (const CoxaMeasure *measure, const char *position);

/* The user's own ones, by name, in the settings. */
GPtrArray *coxa_own_presets_load (GSettings *settings);
void coxa_own_presets_keep (GSettings *settings, const char *name, const char *const *places);
gboolean coxa_own_presets_rename (GSettings *settings, const char *name, const char *new_name);
GVariant *coxa_own_presets_remove (GSettings *settings, const char *name);
void coxa_own_presets_restore (GSettings *settings, GVariant *before);

G_END_DECLS
