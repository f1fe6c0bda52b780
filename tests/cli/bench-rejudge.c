/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How long it takes to judge 100,000 stored visits anew: read from the record, judged, compared
 * with what was stored. Making the record takes two minutes and 1.5 GB in the temporary folder. */

#include <sys/resource.h>

#include "coxa-store.h"
#include "coxactl-run.h"

#define PATIENTS "28700" /* with three and a half visits each */
#define ROUNDS 3

static void
on_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **result_out = user_data;

  *result_out = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static CoxaStore *
open_record (const char *db, CoxaMeasureCatalogue *measures)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CoxaStore *store;

  coxa_store_open_async (db, COXA_STORE_OPEN, measures, NULL, on_ready_cb, &result);
  store = coxa_store_open_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  return store;
}

/* Of all threads of this process, in seconds: does not grow when others use the machine. */
static double
get_processor_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

static double
time_round (CoxaStore *store, CoxaRuleset *ruleset, guint *n_visits_out)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  coxa_store_rejudge_async (store, ruleset, NULL, on_ready_cb, &result);
  g_autoptr (CoxaRejudgement) rejudgement =
      coxa_store_rejudge_finish (store, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rejudgement->n_changed, ==, 0);
  *n_visits_out = rejudgement->n_visits;
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

int
main (int argc, char **argv)
{
  Folder folder;
  g_autoptr (CoxaMeasureCatalogue) measures = coxa_measure_catalogue_load (NULL, NULL);
  g_autoptr (CoxaRuleset) ruleset = coxa_ruleset_load (measures, NULL, NULL);
  double best = G_MAXDOUBLE, busy;
  guint n_visits;

  folder_set_up (&folder, NULL);
  g_autofree char *db = folder_get (&folder, "record.coxa");
  g_autoptr (Run) sample = run_coxactl ("sample", "--patients", PATIENTS, "--db", db, NULL);
  assert_done (sample);
  g_autoptr (CoxaStore) store = open_record (db, measures);
  busy = get_processor_time ();
  for (guint i = 0; i < ROUNDS; i++)
    best = MIN (best, time_round (store, ruleset, &n_visits));
  busy = (get_processor_time () - busy) / ROUNDS;
  g_print ("rejudge %u stored visits on %u processors: %.1f s (goal: 5 s for 100000),"
           " %.1f s of processor time\n",
           n_visits, g_get_num_processors (), best, busy);

  g_autoptr (GAsyncResult) closed = NULL;
  coxa_store_close_async (store, on_ready_cb, &closed);
  coxa_store_close_finish (store, wait_for (&closed), NULL);
  folder_tear_down (&folder, NULL);
  return 0;
}
