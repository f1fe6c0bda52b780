/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-numbers.h"

#include <math.h>

/**
 * coxa_numbers_parse:
 * @text: exactly @n numbers, separated by commas
 */
gboolean
coxa_numbers_parse (const char *text, double *numbers_out, guint n)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  if (g_strv_length (words) != n)
    return FALSE;
  for (guint i = 0; i < n; i++) {
    char *end = NULL;

    numbers_out[i] = g_ascii_strtod (words[i], &end);
    if (end == words[i] || *end != '\0' || !isfinite (numbers_out[i]))
      return FALSE;
  }
  return TRUE;
}
