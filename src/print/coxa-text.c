/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-text.h"

#include <string.h>

#define NO_BREAK_SPACE 0x00a0
#define FIGURE_SPACE 0x2007
#define NARROW_NO_BREAK_SPACE 0x202f

/* Marks of direction, joiners, soft hyphens, variation selectors: they draw nothing here. */
static gboolean
is_invisible (gunichar letter)
{
  GUnicodeType type = g_unichar_type (letter);

  if (type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL)
    return letter != '\n' && letter != '\t' && letter != '\r';
  return letter >= 0xfe00 && letter <= 0xfe0f;
}

static gunichar
plain_space (gunichar letter)
{
  if (letter == '\n' || letter == 0x2028 || letter == 0x2029)
    return '\n';
  if (letter == FIGURE_SPACE || letter == NARROW_NO_BREAK_SPACE)
    return NO_BREAK_SPACE;
  if (letter != NO_BREAK_SPACE && g_unichar_isspace (letter))
    return ' ';
  return letter;
}

char *
coxa_text_clean (const char *text)
{
  g_autofree char *composed = NULL;
  GString *clean;

  if (text == NULL)
    return g_strdup ("");
  composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  if (composed == NULL)
    return NULL;

  clean = g_string_sized_new (strlen (composed));
  for (const char *at = composed; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (!is_invisible (letter))
      g_string_append_unichar (clean, plain_space (letter));
  }
  return g_string_free (clean, FALSE);
}
