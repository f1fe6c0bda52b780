/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-app-fixture.h"
#include "coxa-store-clinicians.h"

#define ANNA "0b6f7a34-2d52-4f3e-9a0e-5f6f6f2b1c01"
#define BELA "0b6f7a34-2d52-4f3e-9a0e-5f6f6f2b1c02"

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
load (CoxaDesk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  coxa_desk_load_async (desk, on_done_cb, &result);
  coxa_test_run_until (is_set, &result);
  coxa_desk_load_finish (desk, result, &error);
  g_assert_no_error (error);
}

static void
save (CoxaAppFixture *fixture, const CoxaClinician *clinician)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (fixture->desk);

  coxa_store_save_clinician_async (fixture->store, clinician, context, NULL, on_done_cb, &result);
  coxa_test_run_until (is_set, &result);
  coxa_store_save_clinician_finish (fixture->store, result, &error);
  g_assert_no_error (error);
}

static void
add (CoxaAppFixture *fixture, const char *id, const char *name, const char *initials)
{
  g_autoptr (CoxaClinician) clinician = coxa_clinician_new (id, name, initials);

  save (fixture, clinician);
}

static void
assert_writes_as (CoxaDesk *desk, const char *id, const char *initials)
{
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (desk);

  g_assert_cmpstr (context->clinician, ==, id);
  g_assert_cmpstr (context->initials, ==, initials);
}

static void
set_up (CoxaAppFixture *fixture, gconstpointer data)
{
  coxa_app_fixture_set_up (fixture, data);
  g_settings_reset (fixture->settings, "last-clinician");
  g_settings_reset (fixture->settings, "clinician");
}

/* One desk without accounts writes under the initials of its settings. */
static void
test_without_clinicians (CoxaAppFixture *fixture, gconstpointer data)
{
  assert_writes_as (fixture->desk, NULL, "");
  g_settings_set_string (fixture->settings, "clinician", "XY");
  assert_writes_as (fixture->desk, NULL, "XY");
}

/* Once the record has clinicians, initials stand for someone who was chosen, and nobody else. */
static void
test_someone_is_chosen (CoxaAppFixture *fixture, gconstpointer data)
{
  g_settings_set_string (fixture->settings, "clinician", "XY");
  add (fixture, ANNA, "Anna Example", "AE");
  add (fixture, BELA, "Bela Example", "BE");
  load (fixture->desk);
  assert_writes_as (fixture->desk, NULL, "");
  coxa_desk_set_clinician (fixture->desk, ANNA);
  assert_writes_as (fixture->desk, ANNA, "AE");
  coxa_desk_set_clinician (fixture->desk, BELA);
  assert_writes_as (fixture->desk, BELA, "BE");
  coxa_desk_set_clinician (fixture->desk, NULL);
  assert_writes_as (fixture->desk, NULL, "");
}

static void
test_last_one_is_remembered (CoxaAppFixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaDesk) next = NULL;

  add (fixture, ANNA, "Anna Example", "AE");
  add (fixture, BELA, "Bela Example", "BE");
  load (fixture->desk);
  coxa_desk_set_clinician (fixture->desk, BELA);
  coxa_desk_set_clinician (fixture->desk, NULL);
  next = coxa_desk_new (fixture->store, fixture->settings);
  load (next);
  assert_writes_as (next, BELA, "BE");
}

/* Who left the clinic does not write on. */
static void
test_inactive_is_not_here (CoxaAppFixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaClinician) gone = NULL;

  add (fixture, ANNA, "Anna Example", "AE");
  load (fixture->desk);
  coxa_desk_set_clinician (fixture->desk, ANNA);
  gone = coxa_clinician_copy (coxa_desk_get_clinician (fixture->desk));
  gone->active = FALSE;
  save (fixture, gone);
  load (fixture->desk);
  g_assert_null (coxa_desk_get_clinician (fixture->desk));
}

#define ADD(path, function) \
  g_test_add (path, CoxaAppFixture, NULL, set_up, function, coxa_app_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/app/desk/without-clinicians", test_without_clinicians);
  ADD ("/app/desk/someone-is-chosen", test_someone_is_chosen);
  ADD ("/app/desk/last-one-is-remembered", test_last_one_is_remembered);
  ADD ("/app/desk/inactive-is-not-here", test_inactive_is_not_here);
  return g_test_run ();
}
