/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxactl-run.h"

#include <string.h>

typedef struct {
  char *db;
  char *pdf;
} Case;

static void
case_clear (Case *self)
{
  g_free (self->db);
  g_free (self->pdf);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

#define VISIT(day, screen, more)                                                          \
  "{'coxa':1,'patient':{'id':'0b8e5a52-6a0f-4c1e-9d3b-2f7a4e1c8d90','family':'Żółć'," \
  "'given':'Łucja'" more "},'visit':{'at':'2026-03-" day "T09:30:00+01:00'},"             \
  "'screen':{" screen "},'measurements':[]}"

static void
set_up_case (Folder *folder, Case *self, const char *document)
{
  g_autofree char *file = folder_write (folder, "visit.json", document);
  self->db = folder_get (folder, "record.coxa");
  self->pdf = folder_get (folder, "handout.pdf");
  if (!g_file_test (self->db, G_FILE_TEST_EXISTS)) {
    g_autoptr (Run) init = run_coxactl ("init", "--db", self->db, NULL);
    assert_done (init);
  }
  g_autoptr (Run) add = run_coxactl ("add", file, "--db", self->db, NULL);
  assert_done (add);
}

static Run *
print_handout (const Case *self, const char *exercises)
{
  return run_coxactl ("handout", "Żółć", "--db", self->db, "--exercises", exercises, "--output",
                      self->pdf, NULL);
}

static void
assert_no_handout (const Case *self, const char *exercises, const char *part)
{
  g_autoptr (Run) run = print_handout (self, exercises);
  assert_refused (run, part);
  g_assert_null (strstr (run->errors, "Łucja"));
  g_assert_false (g_file_test (self->pdf, G_FILE_TEST_EXISTS));
}

static void
assert_pdf (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpmem (bytes, 5, "%PDF-", 5);
}

static void
test_good (Folder *folder, gconstpointer unused)
{
  g_auto (Case) made = { NULL };
  set_up_case (folder, &made, VISIT ("14", "'others':'no'", ""));
  g_autoptr (Run) run = print_handout (&made, "bridge,clamshell:left,clamshell:right");
  assert_done (run);
  assert_pdf (made.pdf);
  g_autoptr (Run) large =
      run_coxactl ("handout", "Żółć", "--db", made.db, "--exercises", "bridge", "--output",
                   made.pdf, "--style", "large", "--paper", "letter", "--language", "pl", NULL);
  assert_done (large);
  assert_pdf (made.pdf);
}

static void
test_safety (Folder *folder, gconstpointer unused)
{
  g_auto (Case) incomplete = { NULL };
  g_auto (Case) emergency = { NULL };
  g_auto (Case) later = { NULL };

  set_up_case (folder, &incomplete, VISIT ("14", "'answers':{'fever':'no'}", ""));
  assert_no_handout (&incomplete, "bridge", "is not complete");
  set_up_case (folder, &emergency,
               VISIT ("15", "'others':'no','answers':{'saddle_numbness':'yes'}", ""));
  assert_no_handout (&emergency, "bridge", "an emergency flag");
  /* it stands, whatever is answered later */
  set_up_case (folder, &later, VISIT ("16", "'others':'no'", ""));
  assert_no_handout (&later, "bridge", "an emergency flag");
}

/* It is the newest visit that decides, whatever was stored last. */
static void
test_newest_visit (Folder *folder, gconstpointer unused)
{
  g_auto (Case) newest = { NULL };
  g_auto (Case) older = { NULL };

  set_up_case (folder, &newest, VISIT ("14", "'others':'no'", ""));
  set_up_case (folder, &older, VISIT ("13", "'others':'not_asked'", ""));
  g_autoptr (Run) run = print_handout (&newest, "bridge");
  assert_done (run);
}

static void
test_exercises (Folder *folder, gconstpointer unused)
{
  g_auto (Case) made = { NULL };
  set_up_case (folder, &made, VISIT ("14", "'others':'no'", ",'precautions':['pregnancy']"));

  assert_no_handout (&made, "bridge,handstand", "no exercise \"handstand\"");
  assert_no_handout (&made, "bridge,", "no exercise \"\"");
  assert_no_handout (&made, "bridge,bridge", "bridge is there twice");
  assert_no_handout (&made, "bridge:left", "bridge is not done for one side");
  g_autoptr (Run) side = print_handout (&made, "clamshell:up");
  assert_wrong_usage (side);
}

static void
test_precaution (Folder *folder, gconstpointer unused)
{
  g_auto (Case) made = { NULL };
  g_autoptr (Run) all = run_coxactl ("exercises", NULL);
  g_autoptr (Run) allowed = run_coxactl ("exercises", "--avoid", "pregnancy", NULL);
  g_auto (GStrv) rows = g_strsplit (all->output, "{\"id\": \"", -1);
  g_autofree char *avoided = NULL;

  for (guint i = 1; rows[i] != NULL && avoided == NULL; i++) {
    g_autofree char *id = g_strndup (rows[i], strcspn (rows[i], "\""));
    g_autofree char *key = g_strdup_printf ("{\"id\": \"%s\"", id);
    if (strstr (allowed->output, key) == NULL)
      avoided = g_steal_pointer (&id);
  }
  g_assert_nonnull (avoided);
  set_up_case (folder, &made, VISIT ("14", "'others':'no'", ",'precautions':['pregnancy']"));
  assert_no_handout (&made, avoided, "is to be avoided");
}

/* Where a precaution warns, somebody has to say that it was adapted; as in the window. */
static void
test_adapted (Folder *folder, gconstpointer unused)
{
  g_auto (Case) made = { NULL };

  set_up_case (folder, &made, VISIT ("14", "'others':'no'", ",'precautions':['balance-risk']"));
  assert_no_handout (&made, "bridge,step-up", "step-up needs care");
  g_autoptr (Run) elsewhere =
      run_coxactl ("handout", "Żółć", "--db", made.db, "--exercises", "bridge,step-up", "--adapted",
                   "plank", "--output", made.pdf, NULL);
  assert_refused (elsewhere, "plank is adapted but not in the programme");
  g_autoptr (Run) run =
      run_coxactl ("handout", "Żółć", "--db", made.db, "--exercises", "bridge,step-up", "--adapted",
                   "step-up", "--output", made.pdf, NULL);
  assert_done (run);
}

static void
test_output (Folder *folder, gconstpointer unused)
{
  g_auto (Case) made = { NULL };
  set_up_case (folder, &made, VISIT ("14", "'others':'no'", ""));
  g_free (made.pdf);
  made.pdf = folder_get (folder, "no/folder/handout.pdf");
  assert_no_handout (&made, "bridge", "handout.pdf");
}

static void
test_figures (Folder *folder, gconstpointer unused)
{
  g_autofree char *pdf = folder_get (folder, "figures.pdf");
  g_autoptr (Run) run = run_coxactl ("figures", "--output", pdf, "--paper", "letter", "--body",
                                     "slim", "--skin", "brown", NULL);
  g_autoptr (Run) wrong = run_coxactl ("figures", "--output", pdf, "--skin", "green", NULL);

  assert_wrong_usage (wrong);
  assert_done (run);
  assert_pdf (pdf);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("handout/good", test_good);
  ADD ("handout/safety", test_safety);
  ADD ("handout/newest-visit", test_newest_visit);
  ADD ("handout/exercises", test_exercises);
  ADD ("handout/precaution", test_precaution);
  ADD ("handout/adapted", test_adapted);
  ADD ("handout/output", test_output);
  ADD ("handout/figures", test_figures);
  return g_test_run ();
}
