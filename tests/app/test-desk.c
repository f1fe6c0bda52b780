/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-app-fixture.h"
#include "coxa-idle-lock.h"
#include "coxa-store-clinicians.h"

#define CHRIS "0b6f7a34-2d52-4f3e-9a0e-5f6f6f2b1c01"
#define DANA "0b6f7a34-2d52-4f3e-9a0e-5f6f6f2b1c02"
#define SECRET "seven tall herons"
#define MINUTE (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)

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
set_up (CoxaAppFixture *fixture, gconstpointer data)
{
  coxa_app_fixture_set_up (fixture, data);
  g_settings_reset (fixture->settings, "last-clinician");
  g_settings_reset (fixture->settings, "clinician");
  g_settings_reset (fixture->settings, "lock-minutes");
  g_settings_reset (fixture->settings, "lock-automatically");
}

/* Chris has a passphrase, Dana has none. */
static void
add_both (CoxaAppFixture *fixture)
{
  coxa_app_fixture_add_clinician (fixture, CHRIS, "Chris Field", "CF", SECRET);
  coxa_app_fixture_add_clinician (fixture, DANA, "Dana Hill", "DH", NULL);
  coxa_app_fixture_load_desk (fixture);
}

static gboolean
enter (CoxaDesk *desk, const char *id, const char *passphrase, guint *n_refused_out)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean entered;

  coxa_desk_enter_async (desk, id, passphrase, on_done_cb, &result);
  coxa_test_run_until (is_set, &result);
  entered = coxa_desk_enter_finish (desk, result, n_refused_out, &error);
  g_assert_no_error (error);
  return entered;
}

static void
assert_writes_as (CoxaDesk *desk, const char *id, const char *initials)
{
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (desk);

  g_assert_cmpstr (context->clinician, ==, id);
  g_assert_cmpstr (context->initials, ==, initials);
}

static guint
count_notes (CoxaAppFixture *fixture, const char *record, CoxaAction action, const char *author)
{
  g_autoptr (GPtrArray) entries = coxa_app_fixture_list_history (fixture, record);
  guint n = 0;

  for (guint i = 0; i < entries->len; i++) {
    const CoxaHistoryEntry *entry = g_ptr_array_index (entries, i);

    if (entry->action == action && g_strcmp0 (entry->author, author) == 0)
      n++;
  }
  return n;
}

/* One desk without accounts writes under the initials of its settings, and has no lock. */
static void
test_without_clinicians (CoxaAppFixture *fixture, gconstpointer data)
{
  assert_writes_as (fixture->desk, NULL, "");
  g_settings_set_string (fixture->settings, "clinician", "XY");
  assert_writes_as (fixture->desk, NULL, "XY");
  coxa_desk_lock (fixture->desk);
  g_assert_false (coxa_desk_is_locked (fixture->desk));
}

/* Once the record has clinicians, initials stand for someone who was chosen, and nobody else. */
static void
test_someone_is_chosen (CoxaAppFixture *fixture, gconstpointer data)
{
  g_settings_set_string (fixture->settings, "clinician", "XY");
  add_both (fixture);
  g_assert_true (coxa_desk_is_locked (fixture->desk));
  assert_writes_as (fixture->desk, NULL, "");
  g_assert_true (enter (fixture->desk, DANA, NULL, NULL));
  g_assert_false (coxa_desk_is_locked (fixture->desk));
  assert_writes_as (fixture->desk, DANA, "DH");
  g_assert_true (enter (fixture->desk, CHRIS, SECRET, NULL));
  assert_writes_as (fixture->desk, CHRIS, "CF");
}

static void
test_wrong_passphrase (CoxaAppFixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "", "seven tall heron", "Seven tall herons", NULL };
  guint n_refused = 0;

  add_both (fixture);
  for (guint i = 0; wrong[i]; i++) {
    g_assert_false (enter (fixture->desk, CHRIS, wrong[i], &n_refused));
    g_assert_cmpuint (n_refused, ==, i + 1);
    g_assert_true (coxa_desk_is_locked (fixture->desk));
    assert_writes_as (fixture->desk, NULL, "");
  }
  g_assert_false (enter (fixture->desk, CHRIS, NULL, NULL));
  g_assert_cmpuint (count_notes (fixture, CHRIS, COXA_ACTION_UNLOCK_REFUSED, CHRIS), ==, 4);
  g_assert_true (enter (fixture->desk, CHRIS, SECRET, NULL));
}

/* Dana needs no passphrase, so a start asks nothing; Chris is asked. */
static void
test_start (CoxaAppFixture *fixture, gconstpointer data)
{
  const struct {
    const char *last;
    const char *here; /* after the start, or NULL: locked */
  } rows[] = {
    { DANA, DANA },
    { CHRIS, NULL },
    { "", NULL },
    { "0b6f7a34-2d52-4f3e-9a0e-5f6f6f2b1cff", NULL },
  };

  add_both (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaDesk) next = coxa_desk_new (fixture->store, fixture->settings);
    g_autoptr (GAsyncResult) result = NULL;
    const CoxaClinician *here;

    g_test_message ("last %s", rows[i].last);
    g_settings_set_string (fixture->settings, "last-clinician", rows[i].last);
    coxa_desk_load_async (next, on_done_cb, &result);
    coxa_test_run_until (is_set, &result);
    g_assert_true (coxa_desk_load_finish (next, result, NULL));
    here = coxa_desk_get_clinician (next);
    g_assert_cmpstr (here ? here->id : NULL, ==, rows[i].here);
    g_assert_cmpint (coxa_desk_is_locked (next), ==, rows[i].here == NULL);
  }
}

/* There is no doubt who it is. */
static void
test_only_one_is_here (CoxaAppFixture *fixture, gconstpointer data)
{
  coxa_app_fixture_add_clinician (fixture, DANA, "Dana Hill", "DH", NULL);
  coxa_app_fixture_load_desk (fixture);
  assert_writes_as (fixture->desk, DANA, "DH");
}

static void
save (CoxaAppFixture *fixture, const CoxaClinician *clinician)
{
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (fixture->desk);
  g_autoptr (GAsyncResult) result = NULL;

  coxa_store_save_clinician_async (fixture->store, clinician, context, NULL, on_done_cb, &result);
  coxa_test_run_until (is_set, &result);
  g_assert_cmpuint (coxa_store_save_clinician_finish (fixture->store, result, NULL), >, 0);
}

/* Who left the clinic does not write on; the last one to leave leaves no lock behind. */
static void
test_inactive_is_not_here (CoxaAppFixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaClinician) gone = NULL;

  coxa_app_fixture_add_clinician (fixture, DANA, "Dana Hill", "DH", NULL);
  coxa_app_fixture_load_desk (fixture);
  gone = coxa_clinician_copy (coxa_desk_get_clinician (fixture->desk));
  gone->active = FALSE;
  save (fixture, gone);
  coxa_app_fixture_load_desk (fixture);
  g_assert_null (coxa_desk_get_clinician (fixture->desk));
  g_assert_false (coxa_desk_is_locked (fixture->desk));
}

typedef struct {
  CoxaDesk *desk;
  GString *said; /* "leaving CF", "from CF to DH", ... */
} Heard;

static void
on_leaving_cb (Heard *heard)
{
  g_string_append_printf (heard->said, "leaving %s; ",
                          coxa_desk_get_clinician (heard->desk)->initials);
}

static void
on_taken_over_cb (Heard *heard, const char *from)
{
  g_string_append_printf (heard->said, "from %s to %s; ",
                          coxa_desk_find (heard->desk, from)->initials,
                          coxa_desk_get_clinician (heard->desk)->initials);
}

/* While "leaving" is told, the one who leaves may still write; who comes back takes over nothing.
 */
static void
test_leaving (CoxaAppFixture *fixture, gconstpointer data)
{
  Heard heard = { fixture->desk, g_string_new (NULL) };

  add_both (fixture);
  g_signal_connect_swapped (fixture->desk, "leaving", G_CALLBACK (on_leaving_cb), &heard);
  g_signal_connect_swapped (fixture->desk, "taken-over", G_CALLBACK (on_taken_over_cb), &heard);
  enter (fixture->desk, CHRIS, SECRET, NULL);
  g_assert_cmpstr (heard.said->str, ==, "");
  coxa_desk_lock (fixture->desk);
  enter (fixture->desk, CHRIS, SECRET, NULL);
  g_assert_cmpstr (heard.said->str, ==, "leaving CF; ");
  coxa_desk_lock (fixture->desk);
  enter (fixture->desk, DANA, NULL, NULL);
  g_assert_cmpstr (heard.said->str, ==, "leaving CF; leaving CF; from CF to DH; ");
  g_string_truncate (heard.said, 0);
  enter (fixture->desk, CHRIS, SECRET, NULL);
  g_assert_cmpstr (heard.said->str, ==, "leaving DH; from DH to CF; ");
  g_signal_handlers_disconnect_by_data (fixture->desk, &heard);
  g_string_free (heard.said, TRUE);
}

static void
test_history (CoxaAppFixture *fixture, gconstpointer data)
{
  add_both (fixture);
  enter (fixture->desk, CHRIS, SECRET, NULL);
  coxa_desk_lock (fixture->desk);
  enter (fixture->desk, CHRIS, SECRET, NULL);
  coxa_desk_lock (fixture->desk);
  enter (fixture->desk, DANA, NULL, NULL);
  coxa_desk_note_opened (fixture->desk, CHRIS); /* any id will do */
  coxa_test_settle ();
  g_assert_cmpuint (count_notes (fixture, CHRIS, COXA_ACTION_ARRIVED, CHRIS), ==, 1);
  g_assert_cmpuint (count_notes (fixture, CHRIS, COXA_ACTION_UNLOCKED, CHRIS), ==, 2);
  g_assert_cmpuint (count_notes (fixture, CHRIS, COXA_ACTION_LOCKED, CHRIS), ==, 2);
  g_assert_cmpuint (count_notes (fixture, DANA, COXA_ACTION_ARRIVED, DANA), ==, 1);
  g_assert_cmpuint (count_notes (fixture, DANA, COXA_ACTION_UNLOCKED, DANA), ==, 1);
  g_assert_cmpuint (count_notes (fixture, CHRIS, COXA_ACTION_OPENED, DANA), ==, 1);
}

static CoxaIdleTime
tell_time (gpointer data)
{
  return *(CoxaIdleTime *) data;
}

/* Both sides of the minute at which it locks, and of the sleep that counts. */
static void
test_idle (CoxaAppFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *id;
    int minutes; /* 0: off */
    gint64 awake;
    gint64 asleep;
    gboolean locks;
  } rows[] = {
    { CHRIS, 5, 5 * MINUTE - 1, 0, FALSE },
    { CHRIS, 5, 5 * MINUTE, 0, TRUE },
    { CHRIS, 1, MINUTE, 0, TRUE },
    { CHRIS, 30, 30 * MINUTE - 1, 0, FALSE },
    { CHRIS, 0, 90 * MINUTE, 90 * MINUTE, FALSE },
    { DANA, 5, 90 * MINUTE, 90 * MINUTE, FALSE },
    { CHRIS, 30, 1000, 4 * G_USEC_PER_SEC, TRUE },
    { CHRIS, 30, 1000, 2 * G_USEC_PER_SEC, FALSE },
  };

  add_both (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CoxaIdleTime now = { 7 * MINUTE, 900 * MINUTE };
    CoxaIdleLock *idle = coxa_idle_lock_new (fixture->desk, fixture->settings);

    g_test_message ("row %u", i);
    g_settings_set_boolean (fixture->settings, "lock-automatically", rows[i].minutes > 0);
    g_settings_set_int (fixture->settings, "lock-minutes", MAX (rows[i].minutes, 1));
    coxa_desk_set_clinician (fixture->desk, rows[i].id);
    coxa_idle_lock_set_clock (idle, tell_time, &now);
    now.awake += rows[i].awake;
    now.always += rows[i].awake + rows[i].asleep;
    coxa_idle_lock_look (idle);
    g_assert_cmpint (coxa_desk_is_locked (fixture->desk), ==, rows[i].locks);
    g_assert_finalize_object (idle);
  }
}

/* Each touch counts from new; one that comes too late finds the window locked. */
static void
test_input (CoxaAppFixture *fixture, gconstpointer data)
{
  CoxaIdleTime now = { 0, 0 };
  CoxaIdleLock *idle = coxa_idle_lock_new (fixture->desk, fixture->settings);

  add_both (fixture);
  coxa_desk_set_clinician (fixture->desk, CHRIS);
  coxa_idle_lock_set_clock (idle, tell_time, &now);
  for (guint i = 0; i < 3; i++) {
    now.awake = now.always += 4 * MINUTE;
    coxa_idle_lock_note_input (idle);
    g_assert_false (coxa_desk_is_locked (fixture->desk));
  }
  now.awake = now.always += 5 * MINUTE;
  coxa_idle_lock_note_input (idle);
  g_assert_true (coxa_desk_is_locked (fixture->desk));
  g_assert_finalize_object (idle);
}

#define ADD(path, function) \
  g_test_add (path, CoxaAppFixture, NULL, set_up, function, coxa_app_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/app/desk/without-clinicians", test_without_clinicians);
  ADD ("/app/desk/someone-is-chosen", test_someone_is_chosen);
  ADD ("/app/desk/wrong-passphrase", test_wrong_passphrase);
  ADD ("/app/desk/start", test_start);
  ADD ("/app/desk/only-one-is-here", test_only_one_is_here);
  ADD ("/app/desk/inactive-is-not-here", test_inactive_is_not_here);
  ADD ("/app/desk/leaving", test_leaving);
  ADD ("/app/desk/history", test_history);
  ADD ("/app/desk/idle", test_idle);
  ADD ("/app/desk/input", test_input);
  return g_test_run ();
}
