/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-store.h"

/* Letters that Unicode does not take apart but people type without their stroke or dot. */
static const struct {
  gunichar letter;
  const char *plain;
} plain_letters[] = {
  { 0x00df, "ss" },                                                     /* sharp s */
  { 0x00e6, "ae" }, { 0x00f0, "d" },                                    /* eth */
  { 0x00f8, "o" },  { 0x00fe, "th" },                                   /* thorn */
  { 0x0111, "d" },  { 0x0127, "h" },  { 0x0131, "i" },                  /* dotless */
  { 0x0142, "l" },  { 0x0153, "oe" }, { 0x0167, "t" }, { 0x03c2, "σ" }, /* final sigma */
};

static const char *
find_plain (gunichar letter)
{
  if (letter < 0x80)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (plain_letters); i++)
    if (plain_letters[i].letter == letter)
      return plain_letters[i].plain;
  return NULL;
}

static gboolean
is_apostrophe (gunichar letter)
{
  return letter == '\'' || letter == '`' || letter == 0x2018 || letter == 0x2019 ||
         letter == 0x02bc;
}

static gboolean
is_left_out (gunichar letter)
{
  GUnicodeType type = g_unichar_type (letter);

  return g_unichar_ismark (letter) || type == G_UNICODE_FORMAT || is_apostrophe (letter);
}

static gboolean
is_gap (gunichar letter)
{
  GUnicodeType type = g_unichar_type (letter);

  return g_unichar_isspace (letter) || type == G_UNICODE_CONTROL ||
         type == G_UNICODE_DASH_PUNCTUATION || letter == '.' || letter == ',';
}

static void
add_letter (GString *folded, gunichar letter)
{
  gunichar lower = g_unichar_tolower (letter);
  const char *plain = find_plain (lower);

  if (plain != NULL)
    g_string_append (folded, plain);
  else
    g_string_append_unichar (folded, lower);
}

/**
 * coxa_store_fold:
 * @text: (nullable): a name or what was typed to find it
 *
 * The form in which names are searched and sorted: lower case, without accents, strokes and
 * apostrophes, hyphens and other gaps as single spaces. SQLite's own folding misses ł, đ, ø, ß, ı
 * and ё.
 *
 * Returns: (transfer full): the folded text, "" for nothing
 */
char *
coxa_store_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *apart = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_sized_new (64);
  gboolean gap = FALSE;

  for (const char *at = apart; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (is_left_out (letter))
      continue;
    if (is_gap (letter)) {
      gap = folded->len > 0;
      continue;
    }
    if (gap)
      g_string_append_c (folded, ' ');
    gap = FALSE;
    add_letter (folded, letter);
  }
  return g_string_free (folded, FALSE);
}
