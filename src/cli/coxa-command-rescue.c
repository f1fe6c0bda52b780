/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-rescue.h"

#include <glib/gi18n-lib.h>

/* One line a record: what became of it, its kind, its id, when it was stored last. */
static void
print_loss (const CoxaLoss *loss)
{
  const char *what = loss->what == COXA_LOSS_OLDER  ? _ ("newest version lost, an older one kept")
                     : loss->what == COXA_LOSS_LOST ? _ ("lost")
                     : loss->kept ? _ ("changed outside Coxa, kept as it was stored last")
                                  : _ ("changed outside Coxa, lost");

  coxa_command_print ("%s\t%s\t%s\t%s\n", loss->kind, loss->id, loss->at != NULL ? loss->at : "",
                      what);
}

static gboolean
rescue (const char *damaged, const char *output, GError **error)
{
  g_autoptr (CoxaMeasureCatalogue) measures = coxa_measure_catalogue_load (NULL, error);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (CoxaStoreContext) context = coxa_store_context_new (NULL, NULL, now);

  if (measures == NULL)
    return FALSE;
  g_autoptr (CoxaRescue) rescued = coxa_rescue (damaged, output, measures, context, error);
  if (rescued == NULL)
    return FALSE;
  coxa_command_print (_ ("rescued: %u patients, %u visits\n"), rescued->patients, rescued->visits);
  for (guint i = 0; i < rescued->losses->len; i++)
    print_loss (g_ptr_array_index (rescued->losses, i));
  return TRUE;
}

gboolean
coxa_run_rescue (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_autofree char *output = NULL;
  const GOptionEntry options[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("the new record file"), "FILE" },
    { NULL },
  };

  if (!coxa_command_parse (name, options, &left, 1, 1, error))
    return FALSE;
  if (output == NULL)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE, _ ("--output is missing"));
  return rescue (left[0], output, error);
}
