/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-document.h"

#include <string.h>

typedef struct {
  const char *text;
  const char *message; /* part of it; NULL where the text is fine */
} Row;

#define MIB (1024 * 1024)

static const Row rows[] = {
  { "{}", NULL },
  { " \t\r\n{ } \n", NULL },
  { "{\"a\":[1,-2,0.5,1e3,-1.5E-3,0,-0,true,false,null,\"\",{}]}", NULL },
  { "{\"a\":{\"a\":1},\"b\":{\"a\":1}}", NULL },
  { "{\"a\":[{\"b\":1},{\"b\":1}]}", NULL },
  { "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\"}", NULL },
  { "{\"a\":9007199254740991}", NULL },
  { "{\"a\":-9007199254740991}", NULL },
  { "{\"a\":1e308}", NULL },

  { "", "the document is empty" },
  { "  \n ", "line 2, column 2: the document is empty" },
  { "[]", "one object" },
  { "1", "one object" },
  { "\xef\xbb\xbf{}", "one object" },
  { "{", "ends too early" },
  { "{\"a\"", "ends too early" },
  { "{\"a\":", "ends too early" },
  { "{\"a\":1", "ends too early" },
  { "{\"a\":[", "ends too early" },
  { "{\"a\":\"x", "ends inside a text" },
  { "{\"a\":\"x\\", "ends too early" },
  { "{} {}", "more text after the document" },
  { "{}x", "line 1, column 3: more text" },
  { "{\"a\":1,}", "expected the name" },
  { "{\"a\":[1,]}", "expected a value" },
  { "{,}", "expected the name" },
  { "{\"a\":[,1]}", "expected a value" },
  { "{\"a\" 1}", "expected a colon" },
  { "{\"a\":1 \"b\":2}", "expected a comma" },
  { "{\"a\":[1 2]}", "expected a comma" },
  { "{\"a\":[1}", "expected a comma or a closing bracket" },
  { "{\"a\":1]", "expected a comma or a closing bracket" },
  { "{a:1}", "expected the name" },
  { "{1:1}", "expected the name" },
  { "{'a':1}", "single quote" },
  { "{\"a\":'x'}", "single quote" },
  { "// x\n{}", "a comment" },
  { "{\"a\":/* x */1}", "a comment" },
  { "{} // x", "a comment" },
  { "{\"a\":NaN}", "expected a value" },
  { "{\"a\":Infinity}", "expected a value" },
  { "{\"a\":-Infinity}", "a number that JSON does not know" },
  { "{\"a\":True}", "expected a value" },
  { "{\"a\":nul}", "expected a value" },
  { "{\"a\":truex}", "expected a comma" },
  { "{\"a\":+1}", "expected a value" },
  { "{\"a\":.5}", "expected a value" },
  { "{\"a\":5.}", "a number that JSON does not know" },
  { "{\"a\":01}", "a number that JSON does not know" },
  { "{\"a\":-}", "a number that JSON does not know" },
  { "{\"a\":1e}", "a number that JSON does not know" },
  { "{\"a\":0x10}", "expected a comma" },
  { "{\"a\":1,5}", "expected the name" },
  { "{\"a\":1e400}", "a number outside what can be stored" },
  { "{\"a\":-1e400}", "a number outside what can be stored" },
  { "{\"a\":1e-400}", "a number outside what can be stored" },
  { "{\"a\":9007199254740993}", "too large to be stored exactly" },
  { "{\"a\":99999999999999999999}", "too large to be stored exactly" },
  { "{\"a\":-99999999999999999999}", "too large to be stored exactly" },
  { "{\"a\":\"x\ny\"}", "a control character inside a text" },
  { "{\"a\":\"\\x\"}", "an escape that JSON does not have" },
  { "{\"a\":\"\\u12\"}", "four hexadecimal digits" },
  { "{\"a\":\"\\u12g4\"}", "four hexadecimal digits" },
  { "{\"a\":\"\\u0000\"}", "\\u0000 is not allowed" },
  { "{\"\\u0000\":1}", "\\u0000 is not allowed" },
  { "{\"a\":\"\\ud83d\"}", "half of a surrogate pair" },
  { "{\"a\":\"\\ud83dx\"}", "half of a surrogate pair" },
  { "{\"a\":\"\\ud83d\\ud83d\"}", "half of a surrogate pair" },
  { "{\"a\":\"\\ude00\"}", "half of a surrogate pair" },
  { "{\"a\":1,\"a\":2}", "the member \"a\" is there twice" },
  { "{\"side\":1,\"\\u0073ide\":2}", "column 11: the member \"side\" is there twice" },
  { "{\"b\":[{\"a\":1,\"a\":2}]}", "the member \"a\" is there twice" },
  { "{\"a\":\"\xff\"}", "column 7: not valid UTF-8" },
  { "{\"a\":\"\xc0\xaf\"}", "not valid UTF-8" },
  { "{\"a\":\"\xed\xa0\x80\"}", "not valid UTF-8" },
  { "{\"a\":\"\xc3\"}", "not valid UTF-8" },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    /* An exact copy without NUL, so that reading past the end shows under a sanitizer. */
    gsize length = strlen (rows[i].text);
    g_autofree char *exact = g_memdup2 (rows[i].text, length);
    gboolean ok = coxa_json_scan (exact, length, &error);

    g_autofree char *shown = g_strescape (rows[i].text, NULL);
    g_test_message ("%s -> %s", shown, error != NULL ? error->message : "fine");
    g_assert_cmpint (ok, ==, rows[i].message == NULL);
    if (rows[i].message == NULL)
      g_assert_no_error (error);
    else {
      g_assert_error (error, COXA_EXCHANGE_ERROR, COXA_EXCHANGE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, rows[i].message));
    }
  }
}

static void
test_zero_byte (void)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (coxa_json_scan ("{\n\0}", 4, &error));
  g_assert_cmpstr (error->message, ==, "line 2, column 1: a zero byte");
}

/* The depth counts the outer object. */
static char *
nest (guint depth, char open, const char *inside, char close)
{
  GString *text = g_string_new ("{\"a\":");
  for (guint i = 0; i < depth; i++) {
    g_string_append_c (text, open);
    g_string_append (text, i + 1 < depth ? inside : "");
  }
  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, close);
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}

static void
check_depth (guint depth, char open, const char *inside, char close, gboolean expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = nest (depth, open, inside, close);
  g_assert_cmpint (coxa_json_scan (text, strlen (text), &error), ==, expected);
  if (!expected)
    g_assert_nonnull (strstr (error->message, "nested too deeply"));
}

static void
test_depth (void)
{
  check_depth (COXA_DOCUMENT_DEPTH_MAX - 1, '[', "", ']', TRUE);
  check_depth (COXA_DOCUMENT_DEPTH_MAX, '[', "", ']', FALSE);
  check_depth (100000, '[', "", ']', FALSE);
  check_depth (COXA_DOCUMENT_DEPTH_MAX - 1, '{', "\"a\":", '}', TRUE);
  check_depth (COXA_DOCUMENT_DEPTH_MAX, '{', "\"a\":", '}', FALSE);
  check_depth (100000, '{', "\"a\":", '}', FALSE);
}

static void
check_size (gsize size, gboolean expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_malloc (size);

  memset (text, ' ', size);
  text[0] = '{';
  text[size - 1] = '}';
  g_assert_cmpint (coxa_json_scan (text, size, &error), ==, expected);
  if (!expected)
    g_assert_cmpstr (error->message, ==, "the document is larger than 8 MiB");
}

static void
test_size (void)
{
  check_size (8 * MIB, TRUE);
  check_size (8 * MIB + 1, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/json-scan/rows", test_rows);
  g_test_add_func ("/exchange/json-scan/zero-byte", test_zero_byte);
  g_test_add_func ("/exchange/json-scan/depth", test_depth);
  g_test_add_func ("/exchange/json-scan/size", test_size);
  return g_test_run ();
}
