/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-preset.h"

#include <glib/gi18n-lib.h>

#define KEY "own-presets"
#define TYPE "(sas)"

struct _CoxaPreset {
  gatomicrefcount references;
  CoxaPresetKind kind;
  char *id; /* of the catalogue's, else NULL */
  char *name;
  GHashTable *places; /* set of texts as coxa_preset_dup_place() writes them */
};

static const char *
name_of (const char *id)
{
  static const struct {
    const char *id;
    const char *name;
  } names[] = {
    { "examination", N_ ("Hip and low back") },
    { "hip-screen", N_ ("Hip screen, 24 numbers") },
    { "low-back", N_ ("Low back, 24 numbers") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].id, id))
      return g_dgettext (GETTEXT_PACKAGE, names[i].name);
  return id;
}

/**
 * coxa_preset_new:
 * @places: (nullable): as coxa_preset_dup_place() writes them
 */
CoxaPreset *
coxa_preset_new (CoxaPresetKind kind, const char *name, const char *const *places)
{
  CoxaPreset *self = g_new0 (CoxaPreset, 1);

  g_atomic_ref_count_init (&self->references);
  self->kind = kind;
  self->name = g_strdup (name);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; places && places[i]; i++)
    g_hash_table_add (self->places, g_strdup (places[i]));
  return self;
}

/**
 * coxa_preset_new_of_catalogue:
 * @id: one of coxa_measure_presets
 */
CoxaPreset *
coxa_preset_new_of_catalogue (const CoxaMeasureCatalogue *measures, const char *id)
{
  CoxaPreset *self = coxa_preset_new (COXA_PRESET_CATALOGUE, name_of (id), NULL);

  self->id = g_strdup (id);
  for (guint i = 0; i < coxa_measure_catalogue_count (measures); i++) {
    const CoxaMeasure *measure = coxa_measure_catalogue_get (measures, i);

    if (coxa_measure_is_in_preset (measure, id))
      g_hash_table_add (self->places, coxa_preset_dup_place (measure, measure->positions[0]));
  }
  return self;
}

CoxaPreset *
coxa_preset_ref (CoxaPreset *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
coxa_preset_unref (CoxaPreset *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_hash_table_unref (self->places);
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

CoxaPresetKind
coxa_preset_get_kind (const CoxaPreset *self)
{
  return self->kind;
}

const char *
coxa_preset_get_name (const CoxaPreset *self)
{
  return self->name;
}

/**
 * coxa_preset_is_first:
 *
 * Returns: whether it is the one that a visit begins with
 */
gboolean
coxa_preset_is_first (const CoxaPreset *self)
{
  return g_strcmp0 (self->id, coxa_measure_presets[0]) == 0;
}

/**
 * coxa_preset_dup_place:
 *
 * Returns: (transfer full): "hip_ir prone_hip0"
 */
char *
coxa_preset_dup_place (const CoxaMeasure *measure, const char *position)
{
  return g_strjoin (" ", measure->id, position, NULL);
}

gboolean
coxa_preset_wants (const CoxaPreset *self, const CoxaMeasure *measure, const char *position)
{
  g_autofree char *place = NULL;

  if (self->kind == COXA_PRESET_ALL)
    return TRUE;
  place = coxa_preset_dup_place (measure, position);
  return g_hash_table_contains (self->places, place);
}

/**
 * coxa_own_presets_load:
 *
 * Returns: (transfer full): array of CoxaPreset, in the order they were made
 */
GPtrArray *
coxa_own_presets_load (GSettings *settings)
{
  GPtrArray *presets = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_preset_unref);
  g_autoptr (GVariant) kept = g_settings_get_value (settings, KEY);
  GVariantIter iter;
  const char *name;
  const char **places;

  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&s^a&s)", &name, &places)) {
    g_ptr_array_add (presets, coxa_preset_new (COXA_PRESET_OWN, name, places));
    g_free (places);
  }
  return presets;
}

static GVariant *
entry_new (const char *name, const char *const *places)
{
  return g_variant_new ("(s^as)", name, places);
}

/**
 * coxa_own_presets_keep:
 *
 * Another one of the same name is replaced.
 */
void
coxa_own_presets_keep (GSettings *settings, const char *name, const char *const *places)
{
  g_autoptr (GVariant) kept = g_settings_get_value (settings, KEY);
  GVariantBuilder builder;
  gboolean replaced = FALSE;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" TYPE));
  for (gsize i = 0; i < g_variant_n_children (kept); i++) {
    g_autoptr (GVariant) entry = g_variant_get_child_value (kept, i);
    const char *other;

    g_variant_get_child (entry, 0, "&s", &other);
    if (!g_str_equal (other, name))
      g_variant_builder_add_value (&builder, entry);
    else
      g_variant_builder_add_value (&builder, entry_new (name, places));
    replaced |= g_str_equal (other, name);
  }
  if (!replaced)
    g_variant_builder_add_value (&builder, entry_new (name, places));
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

static GVariant *
change (GVariant *kept, const char *name, const char *new_name)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" TYPE));
  for (gsize i = 0; i < g_variant_n_children (kept); i++) {
    g_autoptr (GVariant) entry = g_variant_get_child_value (kept, i);
    const char *other;
    g_autofree const char **places = NULL;

    g_variant_get (entry, "(&s^a&s)", &other, &places);
    if (!g_str_equal (other, name))
      g_variant_builder_add_value (&builder, entry);
    else if (new_name)
      g_variant_builder_add_value (&builder, entry_new (new_name, places));
  }
  return g_variant_builder_end (&builder);
}

static gboolean
is_taken (GSettings *settings, const char *name)
{
  g_autoptr (GPtrArray) presets = coxa_own_presets_load (settings);

  for (guint i = 0; i < presets->len; i++)
    if (g_str_equal (coxa_preset_get_name (g_ptr_array_index (presets, i)), name))
      return TRUE;
  return FALSE;
}

/**
 * coxa_own_presets_rename:
 *
 * Returns: %FALSE where another one has that name
 */
gboolean
coxa_own_presets_rename (GSettings *settings, const char *name, const char *new_name)
{
  g_autoptr (GVariant) kept = g_settings_get_value (settings, KEY);

  if (is_taken (settings, new_name))
    return g_str_equal (name, new_name);
  g_settings_set_value (settings, KEY, change (kept, name, new_name));
  return TRUE;
}

/**
 * coxa_own_presets_remove:
 *
 * Returns: (transfer full): what coxa_own_presets_restore() puts back
 */
GVariant *
coxa_own_presets_remove (GSettings *settings, const char *name)
{
  GVariant *kept = g_settings_get_value (settings, KEY);

  g_settings_set_value (settings, KEY, change (kept, name, NULL));
  return kept;
}

void
coxa_own_presets_restore (GSettings *settings, GVariant *before)
{
  g_settings_set_value (settings, KEY, before);
}
