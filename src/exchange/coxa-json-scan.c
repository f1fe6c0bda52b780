/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-document.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* json-glib overflows its stack on deep nesting, cuts strings at NUL, turns huge integers into -1
 * and takes comments and empty files (faults.md I2-I6): nothing reaches it that this scan has not
 * passed. No recursion; one frame for each open bracket. */

#define INTEGER_MAX 9007199254740992.0 /* 2^53: every whole number up to here is exact */

typedef enum {
  EXPECT_VALUE,
  EXPECT_VALUE_OR_CLOSE,
  EXPECT_NAME,
  EXPECT_NAME_OR_CLOSE,
  EXPECT_COMMA_OR_CLOSE,
  EXPECT_END,
} Expect;

typedef struct {
  gboolean is_object;
  GHashTable *names; /* of the object's members so far; kept for the next object of this depth */
} Frame;

typedef struct {
  const char *text;
  const char *at;
  const char *end;
  Expect expect;
  guint depth;
  Frame frames[COXA_DOCUMENT_DEPTH_MAX];
  GString *string; /* the string read last, unescaped */
} Scan;

G_DEFINE_QUARK (coxa - exchange - error - quark, coxa_exchange_error)

static void
scan_clear (Scan *self)
{
  for (guint i = 0; i < COXA_DOCUMENT_DEPTH_MAX; i++)
    g_clear_pointer (&self->frames[i].names, g_hash_table_unref);
  g_string_free (self->string, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scan, scan_clear)

static void
find_position (const char *text, const char *at, guint *line_out, guint *column_out)
{
  guint line = 1, column = 1;
  for (const char *p = text; p < at; p++) {
    if (*p == '\n') {
      line++;
      column = 1;
    } else if (((guchar) *p & 0xc0) != 0x80) {
      column++;
    }
  }
  *line_out = line;
  *column_out = column;
}

static gboolean
fail_at (const Scan *self, const char *at, GError **error, const char *what)
{
  guint line, column;
  find_position (self->text, at, &line, &column);
  g_set_error (error, COXA_EXCHANGE_ERROR, COXA_EXCHANGE_ERROR_INVALID,
               _ ("line %u, column %u: %s"), line, column, what);
  return FALSE;
}

static gboolean
fail (const Scan *self, GError **error, const char *what)
{
  return fail_at (self, self->at, error, what);
}

static gboolean
fail_unexpected (const Scan *self, GError **error, const char *wanted)
{
  if (self->at == self->end)
    return fail (self, error, _ ("the document ends too early"));
  if (*self->at == '/')
    return fail (self, error, _ ("a comment, which JSON does not have"));
  if (*self->at == '\'')
    return fail (self, error, _ ("a single quote, which JSON does not have"));
  return fail (self, error, wanted);
}

static int
read_hex (const char *at, const char *end)
{
  int value = 0;
  if (end - at < 4)
    return -1;
  for (guint i = 0; i < 4; i++) {
    int digit = g_ascii_xdigit_value (at[i]);
    if (digit < 0)
      return -1;
    value = value * 16 + digit;
  }
  return value;
}

/* The low half of a pair whose high half ends at @at. */
static int
read_low_surrogate (const char *at, const char *end)
{
  if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
    return -1;
  int low = read_hex (at + 2, end);
  return low >= 0xdc00 && low <= 0xdfff ? low : -1;
}

static gboolean
scan_unicode_escape (Scan *self, GError **error)
{
  gunichar letter;
  int value = read_hex (self->at + 2, self->end);
  if (value < 0)
    return fail (self, error, _ ("\\u needs four hexadecimal digits"));
  if (value == 0)
    return fail (self, error, _ ("\\u0000 is not allowed in text"));
  if (value >= 0xdc00 && value <= 0xdfff)
    return fail (self, error, _ ("half of a surrogate pair"));
  letter = (gunichar) value;
  if (value >= 0xd800 && value <= 0xdbff) {
    int low = read_low_surrogate (self->at + 6, self->end);
    if (low < 0)
      return fail (self, error, _ ("half of a surrogate pair"));
    letter = 0x10000 + ((gunichar) (value - 0xd800) << 10) + (gunichar) (low - 0xdc00);
    self->at += 6;
  }
  g_string_append_unichar (self->string, letter);
  self->at += 6;
  return TRUE;
}

static gboolean
scan_escape (Scan *self, GError **error)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";

  if (self->end - self->at < 2)
    return fail_at (self, self->end, error, _ ("the document ends too early"));
  if (self->at[1] == 'u')
    return scan_unicode_escape (self, error);
  const char *escape = self->at[1] == '\0' ? NULL : strchr (escapes, self->at[1]);
  if (escape == NULL)
    return fail (self, error, _ ("an escape that JSON does not have"));
  g_string_append_c (self->string, meanings[escape - escapes]);
  self->at += 2;
  return TRUE;
}

static gboolean
scan_string (Scan *self, GError **error)
{
  g_string_truncate (self->string, 0);
  self->at++;
  while (self->at < self->end && *self->at != '"') {
    if (*self->at == '\\') {
      if (!scan_escape (self, error))
        return FALSE;
      continue;
    }
    if ((guchar) *self->at < 0x20)
      return fail (self, error, _ ("a control character inside a text"));
    g_string_append_c (self->string, *self->at++);
  }
  if (self->at == self->end)
    return fail (self, error, _ ("the document ends inside a text"));
  self->at++;
  return TRUE;
}

static const char *
skip_digits (const char *at, const char *end)
{
  while (at < end && g_ascii_isdigit (*at))
    at++;
  return at;
}

/* Where the number at @at ends after the JSON grammar, or NULL. */
static const char *
find_number_end (const char *at, const char *end, gboolean *whole_out)
{
  const char *start, *p = at;
  if (p < end && *p == '-')
    p++;
  start = p;
  p = skip_digits (p, end);
  if (p == start || (*start == '0' && p - start > 1))
    return NULL;
  *whole_out = TRUE;
  if (p < end && *p == '.') {
    *whole_out = FALSE;
    start = ++p;
    p = skip_digits (p, end);
    if (p == start)
      return NULL;
  }
  if (p < end && (*p == 'e' || *p == 'E')) {
    *whole_out = FALSE;
    p++;
    if (p < end && (*p == '+' || *p == '-'))
      p++;
    start = p;
    p = skip_digits (p, end);
    if (p == start)
      return NULL;
  }
  return p;
}

static gboolean
scan_number (Scan *self, GError **error)
{
  gboolean whole;
  const char *end = find_number_end (self->at, self->end, &whole);
  if (end == NULL)
    return fail (self, error, _ ("a number that JSON does not know"));
  g_autofree char *token = g_strndup (self->at, (gsize) (end - self->at));
  errno = 0;
  double value = g_ascii_strtod (token, NULL);
  if (errno == ERANGE || !isfinite (value))
    return fail (self, error, _ ("a number outside what can be stored"));
  if (whole && fabs (value) >= INTEGER_MAX)
    return fail (self, error, _ ("a whole number too large to be stored exactly"));
  self->at = end;
  return TRUE;
}

static gboolean
scan_word (Scan *self, GError **error)
{
  static const char *const words[] = { "true", "false", "null" };
  gsize left = (gsize) (self->end - self->at);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    gsize length = strlen (words[i]);
    if (left >= length && memcmp (self->at, words[i], length) == 0) {
      self->at += length;
      return TRUE;
    }
  }
  return fail_unexpected (self, error, _ ("expected a value"));
}

static gboolean
scan_open (Scan *self, GError **error)
{
  gboolean is_object = *self->at == '{';
  if (self->depth == COXA_DOCUMENT_DEPTH_MAX)
    return fail (self, error, _ ("nested too deeply"));
  Frame *frame = &self->frames[self->depth++];
  frame->is_object = is_object;
  if (is_object && frame->names == NULL)
    frame->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  else if (is_object)
    g_hash_table_remove_all (frame->names);
  self->expect = is_object ? EXPECT_NAME_OR_CLOSE : EXPECT_VALUE_OR_CLOSE;
  self->at++;
  return TRUE;
}

static void
end_value (Scan *self)
{
  self->expect = self->depth == 0 ? EXPECT_END : EXPECT_COMMA_OR_CLOSE;
}

static gboolean
scan_close (Scan *self)
{
  self->depth--;
  self->at++;
  end_value (self);
  return TRUE;
}

static gboolean
scan_value (Scan *self, GError **error)
{
  gboolean ok;
  char c = *self->at;
  if (c == '{' || c == '[')
    return scan_open (self, error);
  if (c == '"')
    ok = scan_string (self, error);
  else if (c == '-' || g_ascii_isdigit (c))
    ok = scan_number (self, error);
  else
    ok = scan_word (self, error);
  end_value (self);
  return ok;
}

static void
skip_space (Scan *self)
{
  while (self->at < self->end && strchr (" \t\n\r", *self->at) != NULL)
    self->at++;
}

static gboolean
fail_duplicate (const Scan *self, const char *at, GError **error)
{
  g_autofree char *start =
      g_utf8_substring (self->string->str, 0, MIN (40, g_utf8_strlen (self->string->str, -1)));
  g_autofree char *name = g_strescape (start, NULL);
  g_autofree char *what = g_strdup_printf (_ ("the member \"%s\" is there twice"), name);
  return fail_at (self, at, error, what);
}

static gboolean
scan_name (Scan *self, GError **error)
{
  const char *start = self->at;
  if (self->at == self->end || *self->at != '"')
    return fail_unexpected (self, error, _ ("expected the name of a member"));
  if (!scan_string (self, error))
    return FALSE;
  if (!g_hash_table_add (self->frames[self->depth - 1].names, g_strdup (self->string->str)))
    return fail_duplicate (self, start, error);
  skip_space (self);
  if (self->at == self->end || *self->at != ':')
    return fail_unexpected (self, error, _ ("expected a colon"));
  self->at++;
  self->expect = EXPECT_VALUE;
  return TRUE;
}

static gboolean
scan_comma_or_close (Scan *self, GError **error)
{
  gboolean is_object = self->frames[self->depth - 1].is_object;
  if (self->at < self->end && *self->at == (is_object ? '}' : ']'))
    return scan_close (self);
  if (self->at == self->end || *self->at != ',')
    return fail_unexpected (self, error, _ ("expected a comma or a closing bracket"));
  self->at++;
  self->expect = is_object ? EXPECT_NAME : EXPECT_VALUE;
  return TRUE;
}

static gboolean
scan_step (Scan *self, GError **error)
{
  gboolean more = self->at < self->end;
  switch (self->expect) {
  case EXPECT_NAME_OR_CLOSE:
    if (more && *self->at == '}')
      return scan_close (self);
    return scan_name (self, error);
  case EXPECT_NAME:
    return scan_name (self, error);
  case EXPECT_VALUE_OR_CLOSE:
    if (more && *self->at == ']')
      return scan_close (self);
    G_GNUC_FALLTHROUGH;
  case EXPECT_VALUE:
    if (!more)
      return fail_unexpected (self, error, NULL);
    return scan_value (self, error);
  case EXPECT_COMMA_OR_CLOSE:
    return scan_comma_or_close (self, error);
  case EXPECT_END:
  default:
    return fail_unexpected (self, error, _ ("more text after the document"));
  }
}

static gboolean
scan_bytes (Scan *self, GError **error)
{
  const char *bad;
  if (memchr (self->text, '\0', (gsize) (self->end - self->text)) != NULL)
    return fail_at (self, memchr (self->text, '\0', (gsize) (self->end - self->text)), error,
                    _ ("a zero byte"));
  if (!g_utf8_validate_len (self->text, (gsize) (self->end - self->text), &bad))
    return fail_at (self, bad, error, _ ("not valid UTF-8"));
  return TRUE;
}

/**
 * coxa_json_scan:
 * @text: the bytes of a document; need not end with NUL
 * @length: their number
 *
 * Checks, before any parser sees them, that the bytes are one JSON object within the limits of
 * size and depth: strict grammar, valid UTF-8, no NUL, whole surrogate pairs, numbers that are
 * finite and exact, no member twice.
 *
 * Returns: whether they are; the error names line and column
 */
gboolean
coxa_json_scan (const char *text, gsize length, GError **error)
{
  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  if (length == 0)
    text = "";
  if (length > COXA_DOCUMENT_SIZE_MAX) {
    g_set_error (error, COXA_EXCHANGE_ERROR, COXA_EXCHANGE_ERROR_INVALID,
                 _ ("the document is larger than %d MiB"), COXA_DOCUMENT_SIZE_MAX / (1024 * 1024));
    return FALSE;
  }
  g_auto (Scan)
      self = { .text = text, .at = text, .end = text + length, .string = g_string_new (NULL) };
  if (!scan_bytes (&self, error))
    return FALSE;
  skip_space (&self);
  if (self.at == self.end)
    return fail (&self, error, _ ("the document is empty"));
  if (*self.at != '{')
    return fail_unexpected (&self, error, _ ("a document is one object, which begins with {"));
  while (self.expect != EXPECT_END) {
    if (!scan_step (&self, error))
      return FALSE;
    skip_space (&self);
  }
  return self.at == self.end || scan_step (&self, error);
}
