/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-canonical.h"

#include <float.h>

static const struct {
  double number;
  const char *text;
} reals[] = {
  { 0, "0.0" },
  { -0.0, "-0.0" },
  { 1, "1.0" },
  { -4, "-4.0" },
  { 33.3, "33.3" },
  { 24.5, "24.5" },
  { 0.1 + 0.2, "0.30000000000000004" },
  { 75.6 / 3, "25.2" },
  { 1e15, "1e+15" },
  { 999999999999999.0, "999999999999999.0" },
  { 1e-7, "1e-07" },
  { DBL_MAX, "1.7976931348623157e+308" },
  { 5e-324, "4.94065645841247e-324" },
};

static void
test_reals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reals); i++) {
    g_autoptr (GString) json = g_string_new (NULL);
    CoxaCanonicalReader reader;
    CoxaCanonicalValue value = { 0 };

    coxa_canonical_add_real (json, reals[i].number);
    g_test_message ("%s", json->str);
    g_assert_cmpstr (json->str, ==, reals[i].text);
    /* Exact, and still no whole number. */
    reader.at = json->str;
    g_assert_true (coxa_canonical_read (&reader, &value));
    g_assert_cmpint (value.kind, ==, COXA_CANONICAL_REAL);
    g_assert_cmpmem (&value.real, sizeof value.real, &reals[i].number, sizeof reals[i].number);
  }
}

static const gint64 ints[] = { 0, 1, -1, 10, 1767344400000000, G_MAXINT64, G_MININT64 };

static void
test_ints (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ints); i++) {
    g_autoptr (GString) json = g_string_new (NULL);
    g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT, ints[i]);
    CoxaCanonicalReader reader;
    CoxaCanonicalValue value = { 0 };

    coxa_canonical_add_int (json, ints[i]);
    g_assert_cmpstr (json->str, ==, expected);
    reader.at = json->str;
    g_assert_true (coxa_canonical_read (&reader, &value));
    g_assert_cmpint (value.kind, ==, COXA_CANONICAL_INT);
    g_assert_cmpint (value.number, ==, ints[i]);
  }
}

static const struct {
  const char *text;
  const char *json;
} texts[] = {
  { "", "\"\"" },
  { "Example", "\"Example\"" },
  { "two\nlines\tand \"quotes\" \\", "\"two\\u000alines\\u0009and \\\"quotes\\\" \\\\\"" },
  { "Łukasz Weiß ё", "\"Łukasz Weiß ё\"" },
  { "\x7f/", "\"\x7f/\"" },
  { "\xff\xfe", "\"\xff\xfe\"" },
};

static void
test_texts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GString) json = g_string_new (NULL);
    CoxaCanonicalReader reader;
    CoxaCanonicalValue value = { 0 };

    coxa_canonical_add_text (json, texts[i].text, -1);
    g_assert_cmpstr (json->str, ==, texts[i].json);
    reader.at = json->str;
    g_assert_true (coxa_canonical_read (&reader, &value));
    g_assert_cmpstr (value.text->str, ==, texts[i].text);
    g_assert_cmpint (*reader.at, ==, '\0');
    g_string_free (value.text, TRUE);
  }
}

static const char *const unreadable[] = {
  "",  "\"",    "\"open", "\"\\x\"", "\"\\u12\"", "\"\\u1234\"",
  "-", "1.2.3", "1e",     "true",    "[1]",       " 1",
};

static void
test_unreadable (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unreadable); i++) {
    CoxaCanonicalReader reader = { unreadable[i] };
    CoxaCanonicalValue value = { 0 };

    g_test_message ("%s", unreadable[i]);
    g_assert_false (coxa_canonical_read (&reader, &value));
    if (value.text != NULL)
      g_string_free (value.text, TRUE);
  }
}

/* FIPS 180-4, the example of one block. */
static void
test_hash (void)
{
  g_autofree char *hash = coxa_canonical_hash ("abc", -1);

  g_assert_cmpstr (hash, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/canonical/reals", test_reals);
  g_test_add_func ("/store/canonical/ints", test_ints);
  g_test_add_func ("/store/canonical/texts", test_texts);
  g_test_add_func ("/store/canonical/unreadable", test_unreadable);
  g_test_add_func ("/store/canonical/hash", test_hash);
  return g_test_run ();
}
