/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-safety-decision.h"

static void
test_days (void)
{
  static const struct {
    const char *day, *from;
    gboolean is_day;
    int days;
  } rows[] = {
    { "2026-03-14", "2026-03-14T00:00:00+01:00", TRUE, 0 },
    { "2026-03-14", "2026-03-14T23:59:59+01:00", TRUE, 0 },
    { "2026-03-15", "2026-03-14T23:59:59+01:00", TRUE, 1 },
    { "2026-03-13", "2026-03-14T00:00:00+01:00", TRUE, -1 },
    { "2027-01-01", "2026-12-31T12:00:00+01:00", TRUE, 1 },
    { "2028-03-01", "2028-02-28T12:00:00+01:00", TRUE, 2 },
    { "2026-02-29", "2026-02-28T12:00:00+01:00", FALSE, 0 },
    { "2026-3-14", "2026-03-14T12:00:00+01:00", FALSE, 0 },
    { "2026-03-14T10:00", "2026-03-14T12:00:00+01:00", FALSE, 0 },
    { "-2026-03-1", "2026-03-14T12:00:00+01:00", FALSE, 0 },
    { "2026-13-01", "2026-03-14T12:00:00+01:00", FALSE, 0 },
    { "", "2026-03-14T12:00:00+01:00", FALSE, 0 },
    { NULL, "2026-03-14T12:00:00+01:00", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GDateTime) from = g_date_time_new_from_iso8601 (rows[i].from, NULL);
    int days = 0;

    g_test_message ("%s from %s", rows[i].day, rows[i].from);
    g_assert_cmpint (coxa_safety_decision_count_days (rows[i].day, from, &days), ==,
                     rows[i].is_day);
    g_assert_cmpint (days, ==, rows[i].days);
  }
}

/* An override ends when its review day begins; the other kinds do not end. */
static void
test_expiry (void)
{
  static const struct {
    CoxaDecisionKind kind;
    const char *review_on, *now;
    gboolean expired;
  } rows[] = {
    { COXA_DECISION_OVERRIDE, "2026-03-20", "2026-03-19T23:59:59+01:00", FALSE },
    { COXA_DECISION_OVERRIDE, "2026-03-20", "2026-03-20T00:00:00+01:00", TRUE },
    { COXA_DECISION_OVERRIDE, NULL, "2026-03-14T00:00:00+01:00", TRUE },
    { COXA_DECISION_OVERRIDE, "soon", "2026-03-14T00:00:00+01:00", TRUE },
    { COXA_DECISION_CLEARANCE, NULL, "2027-03-14T00:00:00+01:00", FALSE },
    { COXA_DECISION_ACKNOWLEDGEMENT, "2026-03-20", "2027-03-20T00:00:00+01:00", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (rows[i].now, NULL);
    g_autoptr (CoxaSafetyDecision) decision = coxa_safety_decision_new ("id", rows[i].kind, now);

    decision->review_on = g_strdup (rows[i].review_on);
    g_assert_cmpint (coxa_safety_decision_has_expired (decision, now), ==, rows[i].expired);
  }
}

static void
test_copy (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-03-14T10:00:00+01:00", NULL);
  g_autoptr (CoxaSafetyDecision) decision =
      coxa_safety_decision_new ("id", COXA_DECISION_OVERRIDE, now);
  g_autoptr (CoxaSafetyDecision) copy = NULL;
  g_autofree char *at = NULL;

  g_strfreev (decision->flags);
  decision->flags = g_strsplit ("red-eye organs", " ", -1);
  decision->grounds[COXA_GROUND_DECLINED] = g_strdup ("risks explained");
  copy = coxa_safety_decision_copy (decision);
  at = coxa_safety_decision_dup_at_text (copy);
  g_assert_true (coxa_safety_decision_is_about (copy, "organs"));
  g_assert_false (coxa_safety_decision_is_about (copy, "organ"));
  g_assert_cmpstr (copy->grounds[COXA_GROUND_DECLINED], ==, "risks explained");
  g_assert_cmpstr (at, ==, "2026-03-14T10:00:00+01:00");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/safety-decision/days", test_days);
  g_test_add_func ("/domain/safety-decision/expiry", test_expiry);
  g_test_add_func ("/domain/safety-decision/copy", test_copy);
  return g_test_run ();
}
