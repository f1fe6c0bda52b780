/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-data-file.h"
#include "coxa-retention.h"

#include <string.h>

static void
test_due (void)
{
  static const CoxaRetentionRule england = { 8, 18, 25 }, own = { 10, 0, 0 }, none = { 0, 0, 0 };
  static const struct {
    const CoxaRetentionRule *rule;
    const char *last, *birth, *now;
    gboolean due;
  } rows[] = {
    { &england, "2016-03-14T09:30:00Z", "1982-03-04", "2024-03-14T09:29:59Z", FALSE },
    { &england, "2016-03-14T09:30:00Z", "1982-03-04", "2024-03-14T09:30:00Z", TRUE },
    { &england, "2016-02-29T12:00:00Z", NULL, "2024-02-28T12:00:00Z", FALSE },
    { &england, "2016-02-29T12:00:00Z", NULL, "2024-02-29T12:00:00Z", TRUE },
    /* 17 at the last contact: until 25; 18: eight years alone. */
    { &england, "2016-03-14T09:30:00Z", "1998-06-01", "2023-05-30T12:00:00Z", FALSE },
    { &england, "2016-03-14T09:30:00Z", "1998-06-01", "2024-03-14T12:00:00Z", TRUE },
    { &england, "2010-03-14T09:30:00Z", "2000-06-01", "2025-05-30T12:00:00Z", FALSE },
    { &england, "2010-03-14T09:30:00Z", "2000-06-01", "2025-06-02T12:00:00Z", TRUE },
    { &own, "2010-03-14T09:30:00Z", "2000-06-01", "2020-03-14T09:30:00Z", TRUE },
    { &none, "1910-03-14T09:30:00Z", NULL, "2026-03-14T09:30:00Z", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GDateTime) last = g_date_time_new_from_iso8601 (rows[i].last, NULL);
    g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (rows[i].now, NULL);

    g_test_message ("row %u", i);
    g_assert_cmpint (coxa_retention_rule_is_due (rows[i].rule, last, rows[i].birth, now), ==,
                     rows[i].due);
  }
}

static void
test_check (void)
{
  static const struct {
    CoxaRetentionRule rule;
    gboolean right;
  } rows[] = {
    { { 1, 0, 0 }, TRUE },     { { 100, 18, 25 }, TRUE }, { { 8, 18, 18 }, TRUE },
    { { 0, 0, 0 }, FALSE },    { { 101, 0, 0 }, FALSE },  { { 8, 18, 17 }, FALSE },
    { { 8, 0, 25 }, FALSE },   { { 8, -1, 25 }, FALSE },  { { 8, 18, 101 }, FALSE },
    { { -8, 18, 25 }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("row %u", i);
    g_assert_cmpint (coxa_retention_rule_check (&rows[i].rule, &error), ==, rows[i].right);
    g_assert_cmpint (error == NULL, ==, rows[i].right);
  }
}

static void
test_presets (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) presets = coxa_retention_presets_load (NULL, &error);
  const CoxaRetentionPreset *scotland;

  g_assert_no_error (error);
  g_assert_cmpuint (presets->len, ==, 2);
  scotland = coxa_retention_presets_find (presets, "scotland");
  g_assert_cmpint (scotland->rule.years, ==, 6);
  g_assert_nonnull (strstr (scotland->source, "Chartered Society"));
  g_assert_null (coxa_retention_presets_find (presets, "germany"));
}

static void
test_strict (void)
{
  static const char *const refused[] = {
    "[x]\ntitle=X\nyears=8\nchild-age=18\nchild-until=25\nsource=S\n",
    "[x]\ntitle=X\nyears=8\nchild-age=18\nchild-until=25\nsource=S\nchild-source=S\nmore=1\n",
    "[x]\ntitle=X\nyears=0\nchild-age=18\nchild-until=25\nsource=S\nchild-source=S\n",
    "[x]\ntitle=X\nyears=8\nchild-age=18\nchild-until=17\nsource=S\nchild-source=S\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (refused[i], strlen (refused[i]));
    g_autoptr (GError) error = NULL;

    g_test_message ("row %u", i);
    g_assert_null (coxa_retention_presets_new ("x.ini", bytes, NULL, &error));
    g_assert_nonnull (error);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/retention/due", test_due);
  g_test_add_func ("/domain/retention/check", test_check);
  g_test_add_func ("/domain/retention/presets", test_presets);
  g_test_add_func ("/domain/retention/strict", test_strict);
  return g_test_run ();
}
