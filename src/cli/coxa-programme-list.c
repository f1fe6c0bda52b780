/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-programme-list.h"

#include "coxa-command.h"
#include "coxa-item-check.h"

#include <glib/gi18n-lib.h>

static gboolean
parse_side (const CoxaExercise *exercise, const char *word, CoxaSide *side_out, GError **error)
{
  static const char *const sides[] = { "left", "right", "both", NULL };
  int side = COXA_SIDE_CENTRAL;

  if (word != NULL && !exercise->unilateral)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                              _ ("%s is not done for one side; nothing was written"), exercise->id);
  if (!coxa_command_choose (exercise->id, word, sides, &side, error))
    return FALSE;
  *side_out = (CoxaSide) side;
  return TRUE;
}

static CoxaProgrammeItem *
parse_item (const char *text, const CoxaExerciseLibrary *library, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  const CoxaExercise *exercise =
      parts[0] != NULL ? coxa_exercise_library_find (library, parts[0]) : NULL;
  CoxaSide side = COXA_SIDE_CENTRAL;

  if (exercise == NULL) {
    coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                       _ ("the library has no exercise \"%s\"; nothing was written"),
                       parts[0] != NULL ? parts[0] : "");
    return NULL;
  }
  if (!parse_side (exercise, parts[1], &side, error))
    return NULL;
  return coxa_programme_item_new (exercise, side);
}

static gboolean
has_item (const GPtrArray *items, const CoxaProgrammeItem *like)
{
  for (guint i = 0; i < items->len; i++) {
    const CoxaProgrammeItem *item = g_ptr_array_index (items, i);
    if (item->exercise == like->exercise && item->side == like->side)
      return TRUE;
  }
  return FALSE;
}

/**
 * coxa_programme_list_parse:
 * @list: exercise ids with commas between, each with ":left", ":right" or ":both" where it is done
 *   for one side; without it for both
 *
 * Returns: (transfer full) (element-type CoxaProgrammeItem): in the order given
 */
GPtrArray *
coxa_programme_list_parse (const char *list, const CoxaExerciseLibrary *library, GError **error)
{
  g_auto (GStrv) texts = g_strsplit (list, ",", -1);
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_programme_item_free);

  for (guint i = 0; texts[i] != NULL; i++) {
    g_autoptr (CoxaProgrammeItem) item = parse_item (texts[i], library, error);
    if (item == NULL)
      return NULL;
    if (has_item (items, item)) {
      coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                         _ ("%s is there twice; nothing was written"), item->exercise->id);
      return NULL;
    }
    g_ptr_array_add (items, g_steal_pointer (&item));
  }
  return g_steal_pointer (&items);
}

/**
 * coxa_programme_list_adapt:
 * @list: (nullable): exercise ids with commas between
 *
 * Says of the exercises of @list that they were adapted to the patient's precautions.
 */
gboolean
coxa_programme_list_adapt (const GPtrArray *items, const char *list, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (list != NULL ? list : "", ",", -1);

  for (guint i = 0; ids[i] != NULL; i++) {
    gboolean found = FALSE;

    for (guint j = 0; j < items->len; j++) {
      CoxaProgrammeItem *item = g_ptr_array_index (items, j);

      if (!g_str_equal (item->exercise->id, ids[i]))
        continue;
      item->adapted = TRUE;
      found = TRUE;
    }
    if (!found)
      return coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                                _ ("%s is adapted but not in the programme; nothing was written"),
                                ids[i]);
  }
  return TRUE;
}

static gboolean
refuse_item (const CoxaProgrammeItem *item, CoxaItemStand stand, GError **error)
{
  if (stand == COXA_ITEM_NEEDS_REASON)
    return coxa_command_fail (
        error, COXA_COMMAND_ERROR_REFUSED,
        _ ("%s is to be avoided with a precaution of this patient; nothing was written"),
        item->exercise->id);
  return coxa_command_fail (
      error, COXA_COMMAND_ERROR_REFUSED,
      _ ("%s needs care with a precaution of this patient: adapt it and name it in --adapted; nothing was written"),
      item->exercise->id);
}

/**
 * coxa_programme_list_check:
 * @result: of the visit that the handout is for
 *
 * Refuses what the window would refuse: an exercise that a precaution forbids, or that was not
 * adapted where one warns.
 */
gboolean
coxa_programme_list_check (const GPtrArray *items,
                           const CoxaSuggestionRules *rules,
                           CoxaPatient *patient,
                           const CoxaResult *result,
                           GError **error)
{
  const char *const *precautions = coxa_patient_get_precautions (patient);

  for (guint i = 0; i < items->len; i++) {
    const CoxaProgrammeItem *item = g_ptr_array_index (items, i);
    g_autoptr (GArray) hits = coxa_precautions_judge (rules, item->exercise, precautions, result);
    CoxaItemStand stand = coxa_item_check (item, hits);

    if (stand != COXA_ITEM_READY)
      return refuse_item (item, stand, error);
  }
  return TRUE;
}
