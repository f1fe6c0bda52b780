/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-document-parts.h"

#include "coxa-pain-regions.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const CoxaPainRegions *regions;
  CoxaVisit *visit;
} MapReading;

static gboolean
is_marked (CoxaVisit *visit, const char *region, const char *kind)
{
  const GPtrArray *spots = coxa_visit_get_pain_map (visit);

  for (guint i = 0; i < spots->len; i++) {
    const CoxaPainSpot *spot = g_ptr_array_index (spots, i);
    if (g_str_equal (spot->region, region) && g_str_equal (spot->kind, kind))
      return TRUE;
  }
  return FALSE;
}

static gboolean
check_spot (const CoxaJsonPart *part,
            const MapReading *reading,
            const char *region,
            const char *kind,
            GError **error)
{
  if (coxa_pain_regions_find (reading->regions, region) == NULL)
    return coxa_json_part_fail (part, "region", error, _ ("unknown region %s"), region);
  if (coxa_pain_regions_find_symptom (reading->regions, kind) == NULL)
    return coxa_json_part_fail (part, "kind", error, _ ("unknown kind %s"), kind);
  if (is_marked (reading->visit, region, kind))
    return coxa_json_part_fail (part, "kind", error, _ ("is there twice"));
  return TRUE;
}

static gboolean
read_spot (const CoxaJsonPart *part, gpointer user_data, GError **error)
{
  static const char *const members[] = { "region", "kind", "intensity", NULL };
  const MapReading *reading = user_data;
  const char *region = NULL, *kind = NULL;
  int intensity = COXA_PAIN_NOT_ASKED;

  if (!coxa_json_part_only (part, members, error) || !coxa_json_part_need (part, "region", error) ||
      !coxa_json_part_need (part, "kind", error) ||
      !coxa_json_part_get_id (part, "region", &region, error) ||
      !coxa_json_part_get_id (part, "kind", &kind, error) ||
      !coxa_json_part_get_whole (part, "intensity", 0, 10, &intensity, error) ||
      !check_spot (part, reading, region, kind, error))
    return FALSE;
  coxa_visit_add_pain_spot (reading->visit, region, kind, intensity);
  return TRUE;
}

/**
 * coxa_document_read_pain_map:
 *
 * Reads which regions are marked; those of the program alone, each kind once in a region.
 */
gboolean
coxa_document_read_pain_map (const CoxaJsonPart *document,
                             const CoxaDocumentReading *reading,
                             GError **error)
{
  if (!coxa_json_part_has (document, "pain_map"))
    return TRUE;
  g_autoptr (CoxaPainRegions) regions = coxa_pain_regions_load (NULL, error);
  MapReading map = { regions, reading->visit };
  return regions != NULL && coxa_json_part_each (document, "pain_map", read_spot, &map, error);
}
