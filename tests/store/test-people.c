/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

/* Clinicians, their passphrases, and what they typed and did not store. */

#include "record-fixture.h"

#include "coxa-store-clinicians.h"
#include "coxa-store-drafts.h"
#include "coxa-store-history.h"

#include <string.h>

#define BERGER "9d6c9f06-6a2e-4b55-9f4c-8a5a2c9b7d10" /* of make_context() */
#define OTHER "1d6c9f06-6a2e-4b55-9f4c-8a5a2c9b7d10"

static guint
save (Record *record, const CoxaClinician *clinician, GError **error)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_save_clinician_async (record->store, clinician, context, NULL, wait_ready_cb, &result);
  return coxa_store_save_clinician_finish (record->store, wait_result (&result), error);
}

static GPtrArray *
list (Record *record)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_list_clinicians_async (record->store, NULL, wait_ready_cb, &result);
  return coxa_store_list_clinicians_finish (record->store, wait_result (&result), NULL);
}

static gboolean
set_passphrase (Record *record, const char *id, const char *passphrase, GError **error)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_set_passphrase_async (record->store, id, passphrase, context, NULL, wait_ready_cb,
                                   &result);
  return coxa_store_set_passphrase_finish (record->store, wait_result (&result), error);
}

static gboolean
verify (Record *record, const char *id, const char *passphrase, guint *n_refused, GError **error)
{
  g_autoptr (CoxaStoreContext) context = make_context (RECORD_CLINIC_TIME);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_verify_passphrase_async (record->store, id, passphrase, context, NULL, wait_ready_cb,
                                      &result);
  return coxa_store_verify_passphrase_finish (record->store, wait_result (&result), n_refused,
                                              error);
}

static void
test_clinicians (Record *record, gconstpointer data)
{
  g_autoptr (CoxaClinician) berger = coxa_clinician_new (BERGER, "Anna Berger", "AB");
  g_autoptr (CoxaClinician) zorn = coxa_clinician_new (OTHER, "Zoe Zorn", "ZZ");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) clinicians = NULL;
  g_autoptr (GPtrArray) history = NULL;
  const CoxaClinician *first;

  record_open (record, COXA_STORE_CREATE);
  g_assert_cmpuint (save (record, zorn, &error), ==, 1);
  g_assert_cmpuint (save (record, berger, &error), ==, 1);
  /* Again with version 0, or on top of a version that is gone. */
  g_assert_cmpuint (save (record, berger, &error), ==, 0);
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  zorn->version = 1;
  zorn->active = FALSE;
  g_assert_cmpuint (save (record, zorn, &error), ==, 2);
  g_assert_cmpuint (save (record, zorn, &error), ==, 0);
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONFLICT);

  clinicians = list (record);
  g_assert_cmpuint (clinicians->len, ==, 2);
  first = clinicians->pdata[0];
  g_assert_cmpstr (first->name, ==, "Anna Berger");
  g_assert_true (first->active);
  g_assert_false (first->has_passphrase);
  g_assert_false (((CoxaClinician *) clinicians->pdata[1])->active);
  history = wait_list_record_history (record->store, OTHER, NULL);
  g_assert_cmpuint (history->len, ==, 2);
  assert_sound (record->store);
}

static const struct {
  const char *id, *name, *initials, *colour;
} refused[] = {
  { "1", "Zoe Zorn", "ZZ", "" },      { OTHER, "", "ZZ", "" },
  { OTHER, "Zoe\nZorn", "ZZ", "" },   { OTHER, "Zoe Zorn", "", "" },
  { OTHER, "Zoe Zorn", "Z Z", "" },   { OTHER, "Zoe Zorn", "123456789", "" },
  { OTHER, "Zoe Zorn", "ZZ", "red" }, { OTHER, "Zoe Zorn", "ZZ", "#12345g" },
  { OTHER, "Zoe Zorn", "ab", "" }, /* taken, whatever the case */
};

static void
test_refused (Record *record, gconstpointer data)
{
  g_autoptr (CoxaClinician) berger = coxa_clinician_new (BERGER, "Anna Berger", "AB");
  g_autoptr (GPtrArray) clinicians = NULL;

  record_open (record, COXA_STORE_CREATE);
  g_assert_cmpuint (save (record, berger, NULL), ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CoxaClinician) clinician =
        coxa_clinician_new (refused[i].id, refused[i].name, refused[i].initials);

    g_free (clinician->colour);
    clinician->colour = g_strdup (refused[i].colour);
    g_test_message ("row %zu", i);
    g_assert_cmpuint (save (record, clinician, &error), ==, 0);
    g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONSTRAINT);
  }
  clinicians = list (record);
  g_assert_cmpuint (clinicians->len, ==, 1);
}

static void
test_passphrase (Record *record, gconstpointer data)
{
  static const char secret[] = "correct horse; naïve";
  g_autoptr (CoxaClinician) berger = coxa_clinician_new (BERGER, "Anna Berger", "AB");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) clinicians = NULL;
  g_autofree char *verifier = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  guint n = 9;

  record_open (record, COXA_STORE_CREATE);
  g_assert_cmpuint (save (record, berger, NULL), ==, 1);
  /* None set: nothing fits, not even nothing. */
  g_assert_false (verify (record, BERGER, "", &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (set_passphrase (record, BERGER, secret, &error));
  for (guint i = 1; i <= 2; i++) {
    g_assert_false (verify (record, BERGER, "wrong", &n, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (n, ==, i);
  }
  g_assert_true (verify (record, BERGER, secret, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (verify (record, BERGER, "correct horse; naïv", &n, &error));
  g_assert_cmpuint (n, ==, 1);
  clinicians = list (record);
  g_assert_true (((CoxaClinician *) clinicians->pdata[0])->has_passphrase);
  verifier = record_ask (record, "SELECT verifier FROM clinician");
  g_assert_true (g_str_has_prefix (verifier, "$argon2id$"));
  g_assert_false (verify (record, OTHER, secret, &n, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND);
  assert_sound (record->store);
  record_close (record);

  g_assert_true (g_file_get_contents (record->path, &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, secret, strlen (secret)));
  record_open (record, COXA_STORE_OPEN);
  g_assert_true (set_passphrase (record, BERGER, NULL, NULL));
  g_assert_false (verify (record, BERGER, secret, NULL, NULL));
}

static gboolean
save_draft (Record *record, const char *clinician, const CoxaDraft *draft, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (RECORD_CLINIC_TIME, NULL);
  g_autoptr (CoxaStoreContext) context = coxa_store_context_new (clinician, "XY", now);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_save_draft_async (record->store, draft, context, NULL, wait_ready_cb, &result);
  return coxa_store_save_draft_finish (record->store, wait_result (&result), error);
}

static char *
load_draft (Record *record, const char *clinician, const CoxaDraft *like, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (RECORD_CLINIC_TIME, NULL);
  g_autoptr (CoxaStoreContext) context = coxa_store_context_new (clinician, "XY", now);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CoxaDraft) draft = NULL;

  coxa_store_load_draft_async (record->store, like, context, NULL, wait_ready_cb, &result);
  draft = coxa_store_load_draft_finish (record->store, wait_result (&result), error);
  return draft != NULL ? g_strdup (draft->payload) : NULL;
}

static void
remove_draft (Record *record, const char *clinician, const CoxaDraft *like)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (RECORD_CLINIC_TIME, NULL);
  g_autoptr (CoxaStoreContext) context = coxa_store_context_new (clinician, "XY", now);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_remove_draft_async (record->store, like, context, NULL, wait_ready_cb, &result);
  g_assert_true (coxa_store_remove_draft_finish (record->store, wait_result (&result), NULL));
}

static GPtrArray *
list_drafts (Record *record, const char *patient)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_list_drafts_async (record->store, patient, NULL, wait_ready_cb, &result);
  return coxa_store_list_drafts_finish (record->store, wait_result (&result), NULL);
}

/* Who asks for which draft, and what comes back. */
static const struct {
  const char *clinician, *form, *patient, *record, *payload;
} drafts[] = {
  { BERGER, "visit", "p1", "v1", "Berger typed" },
  { OTHER, "visit", "p1", "v1", "Other typed" },
  { NULL, "visit", "p1", "v1", NULL },
  { BERGER, "visit", "p1", "", NULL },
  { BERGER, "visit", "p1", "v2", NULL },
  { BERGER, "visit", "p2", "v1", NULL },
  { BERGER, "patient", "p1", "v1", NULL },
};

static void
test_drafts (Record *record, gconstpointer data)
{
  g_autoptr (CoxaDraft) draft = coxa_draft_new ("visit", "p1", "v1", 3, "Berger began");
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GPtrArray) elsewhere = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *entries = NULL;

  record_open (record, COXA_STORE_CREATE);
  g_assert_true (save_draft (record, BERGER, draft, NULL));
  for (int i = 0; i < 2; i++) {
    g_free (draft->payload);
    draft->payload = g_strdup (drafts[i].payload);
    g_assert_true (save_draft (record, drafts[i].clinician, draft, NULL));
  }
  record_close (record);
  record_open (record, COXA_STORE_OPEN);
  for (gsize i = 0; i < G_N_ELEMENTS (drafts); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CoxaDraft) like =
        coxa_draft_new (drafts[i].form, drafts[i].patient, drafts[i].record, 0, NULL);
    g_autofree char *payload = load_draft (record, drafts[i].clinician, like, &error);

    g_test_message ("row %zu", i);
    g_assert_cmpstr (payload, ==, drafts[i].payload);
    if (payload == NULL)
      g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND);
  }
  /* Others see that there is one, not what is in it. */
  listed = list_drafts (record, "p1");
  elsewhere = list_drafts (record, "p2");
  g_assert_cmpuint (listed->len, ==, 2);
  g_assert_cmpuint (elsewhere->len, ==, 0);
  for (guint i = 0; i < listed->len; i++) {
    const CoxaDraft *one = listed->pdata[i];

    g_assert_null (one->payload);
    g_assert_cmpuint (one->base_version, ==, 3);
    g_assert_cmpstr (one->at, ==, RECORD_CLINIC_TIME);
  }
  remove_draft (record, BERGER, draft);
  remove_draft (record, BERGER, draft);
  left = list_drafts (record, NULL);
  g_assert_cmpuint (left->len, ==, 1);
  entries = record_ask (record, "SELECT count (*) FROM revision");
  g_assert_cmpstr (entries, ==, "0");
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Record *, gconstpointer);
  } tests[] = {
    { "/store/people/clinicians", test_clinicians },
    { "/store/people/refused", test_refused },
    { "/store/people/passphrase", test_passphrase },
    { "/store/people/drafts", test_drafts },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Record, NULL, record_set_up, tests[i].test, record_tear_down);
  return g_test_run ();
}
