/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What differs between two pain maps (outcomes.md 2.15): in words, region by region, without a
 * verdict. */

#include "coxa-pain-change.h"

static const CoxaPainSpot *
find_spot (const GPtrArray *spots, const CoxaPainSpot *like)
{
  for (guint i = 0; i < spots->len; i++) {
    const CoxaPainSpot *spot = g_ptr_array_index (spots, i);

    if (g_str_equal (spot->region, like->region) && g_str_equal (spot->kind, like->kind))
      return spot;
  }
  return NULL;
}

static CoxaPainChangeKind
compare (const CoxaPainSpot *then, const CoxaPainSpot *now)
{
  if (!then)
    return COXA_PAIN_CHANGE_NEW;
  if (then->intensity == COXA_PAIN_NOT_ASKED || now->intensity == COXA_PAIN_NOT_ASKED ||
      then->intensity == now->intensity)
    return COXA_PAIN_CHANGE_SAME;
  return now->intensity > then->intensity ? COXA_PAIN_CHANGE_MORE : COXA_PAIN_CHANGE_LESS;
}

/**
 * coxa_pain_change_list:
 *
 * Returns: (transfer full): array of CoxaPainChange: what is marked now, in its order, then what
 *   is gone; valid as long as the maps of both visits stay as they are
 */
GArray *
coxa_pain_change_list (CoxaVisit *then, CoxaVisit *now)
{
  const GPtrArray *before = coxa_visit_get_pain_map (then);
  const GPtrArray *spots = coxa_visit_get_pain_map (now);
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (CoxaPainChange));

  for (guint i = 0; i < spots->len; i++) {
    const CoxaPainSpot *spot = g_ptr_array_index (spots, i);
    const CoxaPainSpot *old = find_spot (before, spot);
    CoxaPainChange change = { spot->region, spot->kind, old ? old->intensity : COXA_PAIN_NOT_ASKED,
                              spot->intensity, compare (old, spot) };

    g_array_append_val (changes, change);
  }
  for (guint i = 0; i < before->len; i++) {
    const CoxaPainSpot *old = g_ptr_array_index (before, i);
    CoxaPainChange change = { old->region, old->kind, old->intensity, COXA_PAIN_NOT_ASKED,
                              COXA_PAIN_CHANGE_GONE };

    if (!find_spot (spots, old))
      g_array_append_val (changes, change);
  }
  return changes;
}
