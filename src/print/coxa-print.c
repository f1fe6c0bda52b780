/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-handout.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (coxa - print - error - quark, coxa_print_error)

/**
 * coxa_print_write:
 *
 * The old file stays until the new one is whole and on the disk.
 */
gboolean
coxa_print_write (const char *path, GBytes *pdf, GError **error)
{
  gsize length;
  const char *data;

  g_return_val_if_fail (path != NULL && pdf != NULL, FALSE);

  data = g_bytes_get_data (pdf, &length);
  if (g_file_set_contents_full (path, data, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                error))
    return TRUE;
  g_prefix_error (error, "%s ", _ ("The sheet was not saved:"));
  return FALSE;
}
