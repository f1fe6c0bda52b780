/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-move-safety.h"

#include <glib/gi18n-lib.h>

#include "coxa-finding-text.h"
#include "coxa-screening.h"

enum {
  FROM,
  TO,
  N_SIDES,
};

typedef struct {
  CoxaKnowledge *knowledge;
  CoxaVisit *visit;
  CoxaPatient *patients[N_SIDES];
  GPtrArray *decisions[N_SIDES]; /* of CoxaSafetyDecision */
  GPtrArray *visits[N_SIDES];    /* of CoxaVisit, newest first */
  guint n_read;
  gboolean failed;
  gboolean changes;
} Move;

static void
move_free (Move *move)
{
  g_clear_object (&move->knowledge);
  g_clear_object (&move->visit);
  for (int i = 0; i < N_SIDES; i++) {
    g_clear_object (&move->patients[i]);
    g_clear_pointer (&move->decisions[i], g_ptr_array_unref);
    g_clear_pointer (&move->visits[i], g_ptr_array_unref);
  }
  g_free (move);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (coxa_visit_get_at (*(CoxaVisit *const *) b),
                              coxa_visit_get_at (*(CoxaVisit *const *) a));
}

static gboolean
is_moved (const Move *move, const char *visit_id)
{
  return g_strcmp0 (coxa_visit_get_id (move->visit), visit_id) == 0;
}

/* @after: with the visit at its new place */
static GPtrArray *
dup_visits (const Move *move, int side, gboolean after)
{
  GPtrArray *visits = g_ptr_array_new ();

  for (guint i = 0; i < move->visits[side]->len; i++) {
    CoxaVisit *visit = g_ptr_array_index (move->visits[side], i);

    if (!after || !is_moved (move, coxa_visit_get_id (visit)))
      g_ptr_array_add (visits, visit);
  }
  if (after && side == TO)
    g_ptr_array_add (visits, move->visit);
  g_ptr_array_sort (visits, compare_newest_first);
  return visits;
}

static void
add_decisions (GPtrArray *decisions, const Move *move, int side, gboolean moved)
{
  for (guint i = 0; i < move->decisions[side]->len; i++) {
    const CoxaSafetyDecision *decision = g_ptr_array_index (move->decisions[side], i);

    if (is_moved (move, decision->visit_id) == moved)
      g_ptr_array_add (decisions, (gpointer) decision);
  }
}

/* What was decided at the visit goes with it. */
static GPtrArray *
dup_decisions (const Move *move, int side, gboolean after)
{
  GPtrArray *decisions = g_ptr_array_new ();

  add_decisions (decisions, move, side, FALSE);
  if (side == FROM && !after)
    add_decisions (decisions, move, FROM, TRUE);
  else if (side == TO && after)
    add_decisions (decisions, move, FROM, TRUE);
  return decisions;
}

static CoxaSafetyLevel
judge (const Move *move, int side, gboolean after)
{
  CoxaRuleset *rules = coxa_knowledge_get_rules (move->knowledge);
  g_autoptr (GPtrArray) visits = dup_visits (move, side, after);
  g_autoptr (GPtrArray) decisions = dup_decisions (move, side, after);
  g_autoptr (CoxaScreening) screening = coxa_screening_new (rules, visits, decisions);
  g_autoptr (CoxaResult) result = coxa_knowledge_new_result (move->knowledge);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  CoxaSafetyLevel level;

  if (visits->len == 0)
    return COXA_SAFETY_NONE;
  coxa_screening_judge (screening, result, move->patients[side], visits->pdata[0], now, now);
  level = coxa_result_get_safety_level (result);
  /* It borrows from the screening. */
  g_clear_pointer (&result, coxa_result_free);
  return level;
}

static char *
dup_side (Move *move, int side)
{
  CoxaSafetyLevel before = judge (move, side, FALSE);
  CoxaSafetyLevel after = judge (move, side, TRUE);
  g_autofree char *name = coxa_patient_dup_display_name (move->patients[side]);

  if (before == after)
    /* Translators: name, level of the safety screen */
    return g_strdup_printf (_ ("Safety screen of %s: unchanged (%s)."), name,
                            coxa_finding_text_level (after));
  move->changes |= MAX (before, after) >= COXA_SAFETY_PRECAUTION;
  /* Translators: name, level of the safety screen before, and after */
  return g_strdup_printf (_ ("Safety screen of %s changes: %s → %s."), name,
                          coxa_finding_text_level (before), coxa_finding_text_level (after));
}

static char *
dup_text (Move *move)
{
  g_autofree char *from = dup_side (move, FROM);
  g_autofree char *to = dup_side (move, TO);

  return g_strdup_printf ("%s\n%s", from, to);
}

static void
take_part (GTask *task, GPtrArray **place, GPtrArray *take_part, GError *take_error)
{
  Move *move = g_task_get_task_data (task);

  if (!take_part) {
    /* The first refusal answers for all. */
    if (move->failed)
      g_error_free (take_error);
    else
      g_task_return_error (task, take_error);
    move->failed = TRUE;
    return;
  }
  *place = take_part;
  move->n_read++;
  if (move->n_read == 2 * N_SIDES)
    g_task_return_pointer (task, dup_text (move), g_free);
}

static int
find_side (GPtrArray *const *places)
{
  return places[FROM] ? TO : FROM;
}

/* The store answers in the order it was asked. */
static void
on_decisions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Move *move = g_task_get_task_data (task);
  GError *error = NULL;
  GPtrArray *part = coxa_store_list_decisions_finish (COXA_STORE (source), result, &error);

  take_part (task, &move->decisions[find_side (move->decisions)], part, error);
}

static void
on_visits_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Move *move = g_task_get_task_data (task);
  GError *error = NULL;
  GPtrArray *part = coxa_store_list_visits_finish (COXA_STORE (source), result, &error);

  take_part (task, &move->visits[find_side (move->visits)], part, error);
}

/**
 * coxa_move_safety_load_async:
 * @visit: of @from, that would be moved to @to
 *
 * Judges the safety screens of both as they stand, and as they would stand.
 */
void
coxa_move_safety_load_async (CoxaKnowledge *knowledge,
                             CoxaStore *store,
                             CoxaVisit *visit,
                             CoxaPatient *from,
                             CoxaPatient *to,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Move *move = g_new0 (Move, 1);

  move->knowledge = g_object_ref (knowledge);
  move->visit = g_object_ref (visit);
  move->patients[FROM] = g_object_ref (from);
  move->patients[TO] = g_object_ref (to);
  g_task_set_task_data (task, move, (GDestroyNotify) move_free);
  for (int i = 0; i < N_SIDES; i++) {
    const char *id = coxa_patient_get_id (move->patients[i]);

    coxa_store_list_decisions_async (store, id, cancellable, on_decisions_cb, g_object_ref (task));
    coxa_store_list_visits_async (store, id, cancellable, on_visits_cb, g_object_ref (task));
  }
}

/**
 * coxa_move_safety_load_finish:
 * @changes_out: (out) (optional): whether either screen asks for something else afterwards
 *
 * Returns: (transfer full): a sentence for each
 */
char *
coxa_move_safety_load_finish (GAsyncResult *result, gboolean *changes_out, GError **error)
{
  const Move *move = g_task_get_task_data (G_TASK (result));

  if (changes_out)
    *changes_out = move->changes;
  return g_task_propagate_pointer (G_TASK (result), error);
}
