/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands between an exercise and the handout (exercises.md 3.4, safety.md 6): the window and
 * coxactl decide alike. */

#include "coxa-item-check.h"

static gboolean
has_text (const char *text)
{
  g_autofree char *stripped = text ? g_strstrip (g_strdup (text)) : NULL;

  return stripped && *stripped;
}

/**
 * coxa_item_check:
 * @hits: as coxa_precautions_judge() gives them for the item's exercise
 *
 * A written reason lifts what forbids and what warns; that an exercise was adapted lifts a
 * warning alone.
 */
CoxaItemStand
coxa_item_check (const CoxaProgrammeItem *item, const GArray *hits)
{
  g_return_val_if_fail (item && hits, COXA_ITEM_NEEDS_REASON);

  if (coxa_precautions_block (hits))
    return has_text (item->reason) ? COXA_ITEM_READY : COXA_ITEM_NEEDS_REASON;
  return hits->len == 0 || item->adapted ? COXA_ITEM_READY : COXA_ITEM_NEEDS_ADAPTING;
}

/**
 * coxa_item_dup_met:
 *
 * Returns: (transfer full): what an exercise meets, "effect:precaution or pattern:rule" separated
 *   by ";". A reason, and that an exercise was adapted, hold for these alone.
 */
char *
coxa_item_dup_met (const GArray *hits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++) {
    const CoxaPrecautionHit *hit = &g_array_index (hits, CoxaPrecautionHit, i);

    g_string_append_printf (text, "%s%s:%s:%s", i > 0 ? ";" : "",
                            coxa_precaution_effect_ids[hit->effect],
                            hit->precaution ? hit->precaution : hit->pattern, hit->rule);
  }
  return g_string_free (text, FALSE);
}
