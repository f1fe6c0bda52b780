/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-canonical.h"

#include <math.h>
#include <string.h>

/* Whole numbers up to here are exact as a double and as a gint64. */
#define WHOLE_MAX 1e15

/**
 * coxa_canonical_add_text:
 * @length: in bytes, or -1; bytes that are not UTF-8 pass as they are
 */
void
coxa_canonical_add_text (GString *json, const char *text, gssize length)
{
  const char *end = text + (length >= 0 ? (gsize) length : strlen (text));

  g_string_append_c (json, '"');
  while (text < end) {
    const char *plain = text;

    while (text < end && (guchar) *text >= 0x20 && *text != '"' && *text != '\\')
      text++;
    g_string_append_len (json, plain, text - plain);
    if (text == end)
      break;
    if (*text == '"' || *text == '\\')
      g_string_append_printf (json, "\\%c", *text);
    else
      g_string_append_printf (json, "\\u%04x", (guchar) *text);
    text++;
  }
  g_string_append_c (json, '"');
}

void
coxa_canonical_add_int (GString *json, gint64 number)
{
  char digits[24];
  char *at = digits + sizeof digits;
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;

  do
    *--at = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (number < 0)
    *--at = '-';
  g_string_append_len (json, at, digits + sizeof digits - at);
}

/* A whole one ends in ".0": what was a real number stays one. */
void
coxa_canonical_add_real (GString *json, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (isfinite (number));

  if (number == floor (number) && fabs (number) < WHOLE_MAX) {
    if (number == 0 && signbit (number))
      g_string_append_c (json, '-');
    coxa_canonical_add_int (json, (gint64) number);
    g_string_append (json, ".0");
    return;
  }
  g_ascii_formatd (digits, sizeof digits, "%.15g", number);
  if (g_ascii_strtod (digits, NULL) != number)
    g_ascii_dtostr (digits, sizeof digits, number);
  g_string_append (json, digits);
}

/* SHA-256 in 64 lower-case digits. */
char *
coxa_canonical_hash (const char *text, gssize length)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, length);
}

gboolean
coxa_canonical_take (CoxaCanonicalReader *self, const char *token)
{
  gsize length = strlen (token);

  if (strncmp (self->at, token, length) != 0)
    return FALSE;
  self->at += length;
  return TRUE;
}

static gboolean
read_escape (CoxaCanonicalReader *self, GString *text)
{
  int high, low;

  if (*self->at == '"' || *self->at == '\\') {
    g_string_append_c (text, *self->at++);
    return TRUE;
  }
  if (strncmp (self->at, "u00", 3) != 0)
    return FALSE;
  high = g_ascii_xdigit_value (self->at[3]);
  low = high >= 0 ? g_ascii_xdigit_value (self->at[4]) : -1;
  if (low < 0)
    return FALSE;
  g_string_append_c (text, (char) (high << 4 | low));
  self->at += 5;
  return TRUE;
}

static gboolean
read_text (CoxaCanonicalReader *self, CoxaCanonicalValue *value)
{
  if (value->text == NULL)
    value->text = g_string_new (NULL);
  g_string_truncate (value->text, 0);
  value->kind = COXA_CANONICAL_TEXT;
  for (;;) {
    gsize plain = strcspn (self->at, "\"\\");

    g_string_append_len (value->text, self->at, (gssize) plain);
    self->at += plain;
    if (*self->at == '\0')
      return FALSE;
    if (*self->at++ == '"')
      return TRUE;
    if (!read_escape (self, value->text))
      return FALSE;
  }
}

static gboolean
read_number (CoxaCanonicalReader *self, CoxaCanonicalValue *value)
{
  gsize length = strspn (self->at, "-+.0123456789e");
  char *end;

  value->kind = strcspn (self->at, ".e") < length ? COXA_CANONICAL_REAL : COXA_CANONICAL_INT;
  if (value->kind == COXA_CANONICAL_INT)
    value->number = g_ascii_strtoll (self->at, &end, 10);
  else
    value->real = g_ascii_strtod (self->at, &end);
  if (length == 0 || end != self->at + length)
    return FALSE;
  self->at = end;
  return TRUE;
}

/* One value that is no list and no object. */
gboolean
coxa_canonical_read (CoxaCanonicalReader *self, CoxaCanonicalValue *value)
{
  if (coxa_canonical_take (self, "null")) {
    value->kind = COXA_CANONICAL_NULL;
    return TRUE;
  }
  return coxa_canonical_take (self, "\"") ? read_text (self, value) : read_number (self, value);
}
