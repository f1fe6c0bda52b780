/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-state-line.h"

#include <glib/gi18n-lib.h>

#define DIGITS 16 /* of 64: enough to look an entry up, short enough to read out */

/**
 * coxa_state_line_dup:
 * @seq: number of the newest entry of the history when the page was made; 0: none
 * @hash: (nullable): its SHA-256
 *
 * A page that went out shows later that nothing before it was changed: `coxactl check --head`
 * looks the hash up.
 *
 * Returns: (transfer full) (nullable): "Record state 1234 – 9f3a51c2…", for the foot of a page
 */
char *
coxa_state_line_dup (gint64 seq, const char *hash)
{
  g_autofree char *number = NULL;
  g_autofree char *digits = NULL;

  if (seq <= 0 || hash == NULL || *hash == '\0')
    return NULL;
  number = g_strdup_printf ("%" G_GINT64_FORMAT, seq);
  digits = g_strndup (hash, DIGITS);
  /* Translators: number of the newest entry of the record's history, then the start of its hash */
  return g_strdup_printf (_ ("Record state %s – %s…"), number, digits);
}
