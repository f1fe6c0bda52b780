/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-pain-text.h"

#include <glib/gi18n-lib.h>

/* An id that the program does not know any more is shown as it stands in the record. */
const char *
coxa_pain_text_region (const CoxaPainRegions *regions, const char *id)
{
  const CoxaPainRegion *region = regions ? coxa_pain_regions_find (regions, id) : NULL;

  return region ? region->name : id;
}

const char *
coxa_pain_text_symptom (const CoxaPainRegions *regions, const char *id)
{
  const CoxaSymptom *symptom = regions ? coxa_pain_regions_find_symptom (regions, id) : NULL;

  return symptom ? symptom->name : id;
}

static void
append_mark (GString *text, const char *kind, int intensity)
{
  if (intensity == COXA_PAIN_NOT_ASKED)
    g_string_append (text, kind);
  else
    /* Translators: a kind of symptom and how strong it is from 0 to 10, as in "Ache 5" */
    g_string_append_printf (text, C_ ("symptom", "%s %d"), kind, intensity);
}

/**
 * coxa_pain_text_dup_place:
 * @region: (nullable): %NULL where none is chosen
 *
 * Returns: (transfer full): its name and what is marked there
 */
char *
coxa_pain_text_dup_place (const CoxaPainRegion *region, const CoxaBodySpot *spots, guint n_spots)
{
  GString *text;
  gboolean marked = FALSE;

  if (!region)
    return g_strdup (_ ("Body map"));
  text = g_string_new (region->name);
  for (guint i = 0; i < n_spots; i++) {
    if (spots[i].region != region || !spots[i].symptom || spots[i].mark == COXA_BODY_MARK_GONE)
      continue;
    g_string_append (text, marked ? ", " : ": ");
    append_mark (text, spots[i].symptom->name, spots[i].intensity);
    marked = TRUE;
  }
  return g_string_free (text, FALSE);
}

/**
 * coxa_pain_text_dup_summary:
 *
 * Returns: (transfer full): the map in one sentence: "Low back, left: Ache 5; ..."; empty where
 *   nothing is marked
 */
char *
coxa_pain_text_dup_summary (const CoxaPainRegions *regions, CoxaVisit *visit)
{
  const GPtrArray *spots = coxa_visit_get_pain_map (visit);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < spots->len; i++) {
    const CoxaPainSpot *spot = g_ptr_array_index (spots, i);

    g_string_append_printf (text, "%s%s: ", i > 0 ? "; " : "",
                            coxa_pain_text_region (regions, spot->region));
    append_mark (text, coxa_pain_text_symptom (regions, spot->kind), spot->intensity);
  }
  return g_string_free (text, FALSE);
}

/**
 * coxa_pain_text_dup_change:
 *
 * Returns: (transfer full): one region and kind: "Groin, left: Ache, new, 4"
 */
char *
coxa_pain_text_dup_change (const CoxaPainRegions *regions, const CoxaPainChange *change)
{
  const char *region = coxa_pain_text_region (regions, change->region);
  const char *kind = coxa_pain_text_symptom (regions, change->kind);
  GString *text = g_string_new (NULL);

  switch (change->change) {
  case COXA_PAIN_CHANGE_NEW:
    /* Translators: a place, a kind of symptom */
    g_string_append_printf (text, _ ("%s: %s, new"), region, kind);
    break;
  case COXA_PAIN_CHANGE_GONE:
    g_string_append_printf (text, _ ("%s: %s, gone"), region, kind);
    break;
  case COXA_PAIN_CHANGE_MORE:
    /* Translators: a place, a kind of symptom, how strong it was and is */
    g_string_append_printf (text, _ ("%s: %s, more, %d → %d"), region, kind, change->then,
                            change->now);
    break;
  case COXA_PAIN_CHANGE_LESS:
    g_string_append_printf (text, _ ("%s: %s, less, %d → %d"), region, kind, change->then,
                            change->now);
    break;
  case COXA_PAIN_CHANGE_SAME:
  default:
    g_string_append_printf (text, _ ("%s: %s, as before"), region, kind);
  }
  return g_string_free (text, FALSE);
}

/**
 * coxa_pain_text_dup_changes:
 *
 * Returns: (transfer full): one line for each region and kind; what has changed comes first
 */
char *
coxa_pain_text_dup_changes (const CoxaPainRegions *regions, CoxaVisit *then, CoxaVisit *now)
{
  g_autoptr (GArray) changes = coxa_pain_change_list (then, now);
  GString *text = g_string_new (NULL);

  for (int same = 0; same < 2; same++)
    for (guint i = 0; i < changes->len; i++) {
      const CoxaPainChange *change = &g_array_index (changes, CoxaPainChange, i);
      g_autofree char *line = NULL;

      if ((change->change == COXA_PAIN_CHANGE_SAME) != same)
        continue;
      line = coxa_pain_text_dup_change (regions, change);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }
  if (text->len == 0)
    g_string_append (text, _ ("Nothing is marked on either map."));
  return g_string_free (text, FALSE);
}

/* Typing */

static gboolean
has_word (const char *name, const char *start)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " ,-()", -1);

  for (guint i = 0; words[i]; i++)
    if (g_str_has_prefix (words[i], start))
      return TRUE;
  return FALSE;
}

static GPtrArray *
narrow (const GPtrArray *regions, const char *word)
{
  GPtrArray *narrower = g_ptr_array_new ();

  for (guint i = 0; i < regions->len; i++) {
    const CoxaPainRegion *region = g_ptr_array_index (regions, i);

    if (has_word (region->name, word))
      g_ptr_array_add (narrower, (gpointer) region);
  }
  return narrower;
}

static const CoxaSymptom *
find_symptom (const CoxaPainRegions *regions, const char *word)
{
  for (guint i = 0; i < coxa_pain_regions_count_symptoms (regions); i++)
    if (has_word (coxa_pain_regions_get_symptom (regions, i)->name, word))
      return coxa_pain_regions_get_symptom (regions, i);
  return NULL;
}

static gboolean
read_intensity (const char *word, int *intensity_out)
{
  gint64 number;

  if (!g_ascii_string_to_signed (word, 10, 0, 10, &number, NULL))
    return FALSE;
  *intensity_out = (int) number;
  return TRUE;
}

static void
read_word (CoxaPainQuery *self, const CoxaPainRegions *regions, const char *word)
{
  GPtrArray *narrower;

  if (!*word || read_intensity (word, &self->intensity))
    return;
  narrower = narrow (self->regions, word);
  if (narrower->len == 0 && find_symptom (regions, word)) {
    self->symptom = find_symptom (regions, word);
    g_ptr_array_unref (narrower);
    return;
  }
  g_ptr_array_unref (self->regions);
  self->regions = narrower;
}

/**
 * coxa_pain_query_init:
 * @text: words that begin words of a region's name, a kind, a number from 0 to 10, in any order
 */
void
coxa_pain_query_init (CoxaPainQuery *self, const CoxaPainRegions *regions, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " ,", -1);

  *self = (CoxaPainQuery){ .regions = g_ptr_array_new (), .intensity = COXA_PAIN_NOT_ASKED };
  for (guint i = 0; i < coxa_pain_regions_count (regions); i++)
    g_ptr_array_add (self->regions, (gpointer) coxa_pain_regions_get (regions, i));
  for (guint i = 0; words[i]; i++)
    read_word (self, regions, words[i]);
}

void
coxa_pain_query_clear (CoxaPainQuery *self)
{
  g_clear_pointer (&self->regions, g_ptr_array_unref);
}
