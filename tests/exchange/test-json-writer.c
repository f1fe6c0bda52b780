/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-json-writer.h"

#include <math.h>

static void
test_nesting (void)
{
  static const char *const texts[] = { "x", "y" };
  g_autoptr (CoxaJsonWriter) writer = coxa_json_writer_new ();

  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_open_list (writer, "empty");
  coxa_json_writer_close_list (writer);
  coxa_json_writer_add_texts (writer, "texts", texts, 2);
  coxa_json_writer_open_list (writer, "list");
  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_close_object (writer);
  coxa_json_writer_add_flag (writer, NULL, TRUE);
  coxa_json_writer_close_list (writer);
  coxa_json_writer_add_optional_text (writer, "none", NULL);
  coxa_json_writer_add_null (writer, "null");
  coxa_json_writer_close_object (writer);
  g_autofree char *line = coxa_json_writer_dup_line (writer);
  g_assert_cmpstr (
      line, ==, "{\"empty\": [], \"texts\": [\"x\", \"y\"], \"list\": [{}, true], \"null\": null}");
}

static void
test_texts (void)
{
  g_autoptr (CoxaJsonWriter) writer = coxa_json_writer_new ();
  coxa_json_writer_add_text (writer, NULL, "a\"b\\c\nd\te\x7f Łukasz");
  g_autofree char *line = coxa_json_writer_dup_line (writer);
  g_assert_cmpstr (line, ==, "\"a\\\"b\\\\c\\nd\\u0009e\\u007f Łukasz\"");
}

static void
test_numbers (void)
{
  static const struct {
    double number;
    const char *text;
  } rows[] = {
    { 0, "0" },
    { -0.0, "0" },
    { 5, "5" },
    { -4, "-4" },
    { 0.82, "0.82" },
    { 35.2, "35.2" },
    { 73.0 / 3, "24.333333333333332" },
    { 1e-7, "1e-07" },
    { 9007199254740991.0, "9007199254740991" },
    { NAN, "null" },
    { INFINITY, "null" },
    { -INFINITY, "null" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaJsonWriter) writer = coxa_json_writer_new ();
    coxa_json_writer_add_number (writer, NULL, rows[i].number);
    g_autofree char *line = coxa_json_writer_dup_line (writer);
    g_assert_cmpstr (line, ==, rows[i].text);
  }
}

/* What was computed loses its binary noise, what was typed keeps every digit. */
static void
test_decimals (void)
{
  static const struct {
    double number;
    const char *text;
  } rows[] = {
    { 12, "12" },
    { -0.0, "0" },
    { 5.2 - 1.5, "3.7" },
    { 0.1 + 0.2, "0.3" },
    { 73.0 / 3, "24.33333333" },
    { NAN, "null" },
    { INFINITY, "null" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaJsonWriter) writer = coxa_json_writer_new ();
    coxa_json_writer_add_decimal (writer, NULL, rows[i].number);
    g_autofree char *line = coxa_json_writer_dup_line (writer);
    g_assert_cmpstr (line, ==, rows[i].text);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/json-writer/nesting", test_nesting);
  g_test_add_func ("/exchange/json-writer/texts", test_texts);
  g_test_add_func ("/exchange/json-writer/numbers", test_numbers);
  g_test_add_func ("/exchange/json-writer/decimals", test_decimals);
  return g_test_run ();
}
