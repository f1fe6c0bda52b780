/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The order in which a visit was entered changes no word of its result. */

#include <string.h>

#include "coxa-visit-document.h"
#include "random-visit.h"

#define SEED 20260314
#define VISITS 300

typedef struct {
  CoxaMeasureCatalogue *measures;
  CoxaRuleset *ruleset;
  CoxaNormTable *norms;
  CoxaResult *result;
  GRand *rand;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->measures = coxa_measure_catalogue_load (NULL, NULL);
  self->ruleset = coxa_ruleset_load (self->measures, NULL, NULL);
  self->norms = coxa_norm_table_load (self->measures, NULL);
  self->result = coxa_result_new (self->ruleset);
  self->rand = g_rand_new_with_seed (SEED);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_rand_free (self->rand);
  coxa_result_free (self->result);
  coxa_norm_table_free (self->norms);
  coxa_ruleset_unref (self->ruleset);
  coxa_measure_catalogue_unref (self->measures);
}

static char *
print_text (Fixture *self, CoxaPatient *patient, CoxaVisit *visit)
{
  coxa_judge (self->result, patient, visit);
  return coxa_result_text_print (self->result, self->measures);
}

/* Without the lists of norms and asymmetries, which stand in the order of entry. */
static char *
print_judgement (Fixture *self, CoxaPatient *patient, CoxaVisit *visit)
{
  g_autofree char *json = NULL;
  const char *norms;

  coxa_judge (self->result, patient, visit);
  json = coxa_result_document_print (self->result, self->norms, patient, visit);
  norms = strstr (json, "\"norms\"");
  g_assert_nonnull (norms);
  return g_strndup (json, norms - json);
}

static void
test_shuffled (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < VISITS; i++) {
    g_auto (RandomVisit) random = random_visit_new (self->rand, self->measures);
    g_autoptr (CoxaVisit) shuffled = random_visit_copy_shuffled (random.visit, self->rand);
    g_autofree char *text = print_text (self, random.patient, random.visit);
    g_autofree char *other_text = print_text (self, random.patient, shuffled);
    g_autofree char *json = print_judgement (self, random.patient, random.visit);
    g_autofree char *other_json = print_judgement (self, random.patient, shuffled);

    g_assert_cmpstr (other_text, ==, text);
    g_assert_cmpstr (other_json, ==, json);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exchange/result-order/shuffled", Fixture, NULL, set_up, test_shuffled, tear_down);
  return g_test_run ();
}
