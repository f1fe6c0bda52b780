/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxactl-run.h"

#include <stdio.h>
#include <string.h>

#define PATIENT "0b8e5a52-6a0f-4c1e-9d3b-2f7a4e1c8d90"
#define VISIT(day, answers)                                                     \
  "{'coxa':1,'patient':{'id':'" PATIENT "','family':'Berg','given':'Ada',"      \
  "'birth_date':'1956-01-01'},'visit':{'at':'2026-03-" day "T09:30:00+01:00'}," \
  "'screen':{'others':'no','answers':{" answers "}},'measurements':[]}"

typedef struct {
  char *db;
  char *pdf;
  char *review; /* a week from now */
} Case;

static void
case_clear (Case *self)
{
  g_free (self->db);
  g_free (self->pdf);
  g_free (self->review);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static void
add (Folder *folder, Case *self, const char *document)
{
  g_autofree char *file = folder_write (folder, "visit.json", document);

  if (self->db == NULL) {
    g_autoptr (GDateTime) now = g_date_time_new_now_local ();
    g_autoptr (GDateTime) week = g_date_time_add_days (now, 7);
    self->review = g_date_time_format (week, "%Y-%m-%d");
    self->db = folder_get (folder, "record.coxa");
    self->pdf = folder_get (folder, "handout.pdf");
    g_autoptr (Run) init = run_coxactl ("init", "--db", self->db, NULL);
    assert_done (init);
  }
  g_autoptr (Run) run = run_coxactl ("add", file, "--db", self->db, NULL);
  assert_done (run);
}

static Run *
print_handout (const Case *self)
{
  return run_coxactl ("handout", PATIENT, "--db", self->db, "--exercises", "bridge", "--output",
                      self->pdf, NULL);
}

static void
assert_no_handout (const Case *self, const char *part)
{
  g_autoptr (Run) run = print_handout (self);
  assert_refused (run, part);
  g_assert_false (g_file_test (self->pdf, G_FILE_TEST_EXISTS));
}

static void
assert_handout (const Case *self)
{
  g_autoptr (Run) run = print_handout (self);
  assert_done (run);
  g_assert_true (g_file_test (self->pdf, G_FILE_TEST_EXISTS));
}

static void
test_override (Folder *folder, gconstpointer unused)
{
  g_auto (Case) made = { NULL };

  add (folder, &made, VISIT ("14", "'red_eye':'yes'"));
  assert_no_handout (&made, "urgent flag");
  g_autoptr (Run) short_reason = run_coxactl (
      "decide", PATIENT, "--db", made.db, "--kind", "override", "--by", "A. Berg", "--role",
      "physiotherapist", "--reason", "all good", "--doctor", "Dr Vogel, 9:40", "--review",
      made.review, "--advice", "Stop list explained", NULL);
  assert_refused (short_reason, "at least 20 characters");
  assert_no_handout (&made, "urgent flag");
  g_autoptr (Run) run = run_coxactl (
      "decide", PATIENT, "--db", made.db, "--kind", "override", "--by", "A. Berg", "--role",
      "physiotherapist", "--reason", "Eye clinic saw it this morning", "--doctor", "Dr Vogel, 9:40",
      "--review", made.review, "--advice", "Stop list explained", NULL);
  assert_done (run);
  assert_handout (&made);
  /* it stands in the record */
  g_autoptr (Run) show = run_coxactl ("show", PATIENT, "--db", made.db, NULL);
  assert_done (show);
  g_assert_nonnull (strstr (show->output, "\"kind\": \"override\""));
  g_assert_nonnull (strstr (show->output, "\"doctor\": \"Dr Vogel, 9:40\""));
  g_assert_nonnull (strstr (show->output, "\"flags\": [\"red-eye\"]"));
  g_autoptr (Run) check = run_coxactl ("check", "--db", made.db, NULL);
  assert_done (check);
}

static void
test_override_lapses (Folder *folder, gconstpointer unused)
{
  g_auto (Case) made = { NULL };

  add (folder, &made, VISIT ("14", "'red_eye':'yes'"));
  g_autoptr (Run) run =
      run_coxactl ("decide", PATIENT, "--db", made.db, "--kind", "override", "--by", "A. Berg",
                   "--role", "physiotherapist", "--reason", "Eye clinic saw it this morning",
                   "--result", "Letter of the eye clinic", "--review", made.review, "--advice",
                   "Stop list explained", "--flags", "red-eye", NULL);
  assert_done (run);
  add (folder, &made, VISIT ("15", "'red_eye':'yes'"));
  assert_handout (&made);
  g_assert_cmpint (remove (made.pdf), ==, 0);
  add (folder, &made, VISIT ("16", "'red_eye':'yes','organ_symptoms':'unsure'"));
  assert_no_handout (&made, "urgent flag");
}

static void
test_emergency (Folder *folder, gconstpointer unused)
{
  g_auto (Case) made = { NULL };

  add (folder, &made, VISIT ("14", "'saddle_numbness':'yes'"));
  g_autoptr (Run) override = run_coxactl (
      "decide", PATIENT, "--db", made.db, "--kind", "override", "--flags", "cauda-equina", "--by",
      "A. Berg", "--role", "physiotherapist", "--reason", "Eye clinic saw it this morning",
      "--doctor", "Dr Vogel, 9:40", "--review", made.review, "--advice", "Stop list", NULL);
  assert_refused (override, "cannot be overridden");
  /* another visit with another answer does not end it */
  add (folder, &made, VISIT ("15", ""));
  assert_no_handout (&made, "emergency flag");
  g_autofree char *letter = folder_get (folder, "letter.pdf");
  g_autoptr (Run) no_number =
      run_coxactl ("referral", PATIENT, "--db", made.db, "--output", letter, NULL);
  assert_refused (no_number, "not set");
  g_assert_false (g_file_test (letter, G_FILE_TEST_EXISTS));
  g_autoptr (Run) referral = run_coxactl ("referral", PATIENT, "--db", made.db, "--output", letter,
                                          "--emergency-number", "112", NULL);
  assert_done (referral);
  g_assert_true (g_file_test (letter, G_FILE_TEST_EXISTS));
  g_autoptr (Run) clearance = run_coxactl (
      "decide", PATIENT, "--db", made.db, "--kind", "clearance", "--by", "A. Berg", "--role",
      "physiotherapist", "--cleared-by", "Dr Vogel", "--cleared-where", "City hospital",
      "--cleared-on", "2026-03-14", "--reason", "No compression in the scan", NULL);
  assert_done (clearance);
  assert_handout (&made);
  g_autoptr (Run) no_emergency = run_coxactl ("referral", PATIENT, "--db", made.db, "--output",
                                              letter, "--emergency-number", "112", NULL);
  assert_refused (no_emergency, "No emergency");
}

static void
test_acknowledgement (Folder *folder, gconstpointer unused)
{
  g_auto (Case) made = { NULL };

  add (folder, &made, VISIT ("14", "'long_stiffness':'yes'"));
  assert_no_handout (&made, "not acknowledged");
  g_autoptr (Run) run =
      run_coxactl ("decide", PATIENT, "--db", made.db, "--kind", "acknowledgement", "--by",
                   "A. Berg", "--role", "physiotherapist", "--review", made.review, NULL);
  assert_done (run);
  assert_handout (&made);
}

/* Each emergency of the rules refuses every output that reaches a patient. */
static void
test_every_emergency (Folder *folder, gconstpointer unused)
{
  static const char *const visits[] = {
    VISIT ("14", "'both_legs':'yes'"),
    VISIT ("14", "'leg_weakness_worse':'unsure'"),
    VISIT ("14", "'cord_signs':'yes'"),
    VISIT ("14", "'major_trauma':'yes'"),
    VISIT ("14", "'leg_position_change':'yes'"),
    VISIT ("14", "'groin_pain':'yes','load_increase':'yes','cannot_bear_weight':'yes'"),
    VISIT ("14", "'past_cancer':'yes','foot_drop':'yes'"),
    VISIT ("14", "'fever':'yes'"),
    VISIT ("14", "'hip_hot':'yes'"),
    VISIT ("14", "'hip_held_bent':'yes'"),
    VISIT ("14", "'child_limp':'yes','unwell':'yes'"),
    VISIT ("14", "'sudden_severe_pain':'yes'"),
    VISIT ("14", "'chest_or_faint':'yes'"),
    VISIT ("14", "'leg_circulation':'yes'"),
    VISIT ("14", "'self_harm':'yes'"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (visits); i++) {
    g_auto (Case) made = { NULL };

    g_test_message ("%s", visits[i]);
    add (folder, &made, visits[i]);
    assert_no_handout (&made, "emergency flag");
    g_autoptr (Run) suggest = run_coxactl ("suggest", PATIENT, "--db", made.db, NULL);
    assert_done (suggest);
    g_assert_nonnull (strstr (suggest->output, "\"handout\": false"));
    g_assert_nonnull (strstr (suggest->output, "\"suggestions\": []"));
    g_assert_cmpint (remove (made.db), ==, 0);
  }
}

static void
test_usage (Folder *folder, gconstpointer unused)
{
  g_auto (Case) made = { NULL };

  add (folder, &made, VISIT ("14", ""));
  g_autoptr (Run) no_kind = run_coxactl ("decide", PATIENT, "--db", made.db, NULL);
  assert_wrong_usage (no_kind);
  g_autoptr (Run) kind = run_coxactl ("decide", PATIENT, "--db", made.db, "--kind", "no", NULL);
  assert_wrong_usage (kind);
  g_autoptr (Run) nothing =
      run_coxactl ("decide", PATIENT, "--db", made.db, "--kind", "override", NULL);
  assert_refused (nothing, "No flag");
  g_autoptr (Run) nobody =
      run_coxactl ("decide", "nobody", "--db", made.db, "--kind", "override", NULL);
  assert_refused (nobody, "no such patient");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("decide/override", test_override);
  ADD ("decide/override-lapses", test_override_lapses);
  ADD ("decide/emergency", test_emergency);
  ADD ("decide/acknowledgement", test_acknowledgement);
  ADD ("decide/every-emergency", test_every_emergency);
  ADD ("decide/usage", test_usage);
  return g_test_run ();
}
