/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-pain-change.h"

#define NOT_MARKED (-2)

static CoxaVisit *
visit_new (int intensity)
{
  g_autoptr (GDateTime) at = g_date_time_new_utc (2026, 3, 14, 9, 30, 0);
  CoxaVisit *visit = coxa_visit_new ("5c1a7b3e-0d24-4f6b-8a95-c3e2d1f04b67", at);

  coxa_visit_add_pain_spot (visit, "sacrum", "ache", 5);
  if (intensity != NOT_MARKED)
    coxa_visit_add_pain_spot (visit, "groin_left", "sharp", intensity);
  return visit;
}

static void
test_kinds (void)
{
  static const struct {
    int then, now;
    CoxaPainChangeKind change;
  } rows[] = {
    { NOT_MARKED, 4, COXA_PAIN_CHANGE_NEW },  { 4, NOT_MARKED, COXA_PAIN_CHANGE_GONE },
    { 4, 5, COXA_PAIN_CHANGE_MORE },          { 4, 3, COXA_PAIN_CHANGE_LESS },
    { 4, 4, COXA_PAIN_CHANGE_SAME },          { -1, 4, COXA_PAIN_CHANGE_SAME },
    { 4, -1, COXA_PAIN_CHANGE_SAME },         { 0, 1, COXA_PAIN_CHANGE_MORE },
    { NOT_MARKED, -1, COXA_PAIN_CHANGE_NEW },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaVisit) then = visit_new (rows[i].then);
    g_autoptr (CoxaVisit) now = visit_new (rows[i].now);
    g_autoptr (GArray) changes = coxa_pain_change_list (then, now);
    const CoxaPainChange *change = &g_array_index (changes, CoxaPainChange, 1);

    g_test_message ("%d -> %d", rows[i].then, rows[i].now);
    g_assert_cmpuint (changes->len, ==, 2);
    g_assert_cmpstr (g_array_index (changes, CoxaPainChange, 0).region, ==, "sacrum");
    g_assert_cmpint (change->change, ==, rows[i].change);
  }
}

/* Another kind in the same place is another mark. */
static void
test_other_kind (void)
{
  g_autoptr (CoxaVisit) then = visit_new (NOT_MARKED);
  g_autoptr (CoxaVisit) now = visit_new (NOT_MARKED);
  g_autoptr (GArray) changes = NULL;

  coxa_visit_clear_pain_map (now);
  coxa_visit_add_pain_spot (now, "sacrum", "burning", 5);
  changes = coxa_pain_change_list (then, now);
  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_cmpint (g_array_index (changes, CoxaPainChange, 0).change, ==, COXA_PAIN_CHANGE_NEW);
  g_assert_cmpint (g_array_index (changes, CoxaPainChange, 1).change, ==, COXA_PAIN_CHANGE_GONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/pain-change/kinds", test_kinds);
  g_test_add_func ("/engine/pain-change/other-kind", test_other_kind);
  return g_test_run ();
}
