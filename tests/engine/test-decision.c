/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-data-file.h"
#include "coxa-screening.h"
#include "sample-case.h"

#include <string.h>

#define NOW "2026-03-14T10:00:00+01:00"

typedef enum {
  USER,
  ROLE,
  REASON,
  GROUND,
  REVIEW,
  ADVICE,
  CLEARED_BY,
  CLEARED_WHERE,
  CLEARED_ON,
} Field;

static void
set (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static void
set_field (CoxaSafetyDecision *decision, Field field, const char *text)
{
  char **const places[] = {
    [USER] = &decision->user,
    [ROLE] = &decision->role,
    [REASON] = &decision->reason,
    [GROUND] = &decision->grounds[COXA_GROUND_DOCTOR_CONTACTED],
    [REVIEW] = &decision->review_on,
    [ADVICE] = &decision->advice,
    [CLEARED_BY] = &decision->cleared_by,
    [CLEARED_WHERE] = &decision->cleared_where,
    [CLEARED_ON] = &decision->cleared_on,
  };

  set (places[field], text);
}

/* A decision that lacks nothing, about everything it may be about. */
static CoxaSafetyDecision *
make_decision (const CoxaResult *result, CoxaDecisionKind kind)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (NOW, NULL);
  CoxaSafetyDecision *decision =
      coxa_safety_decision_new ("0b8e5a52-0000-4000-8000-000000000001", kind, now);

  g_strfreev (decision->flags);
  decision->flags = coxa_result_dup_decidable (result, kind);
  coxa_safety_decision_note_flags (decision, result);
  set (&decision->user, "A. Berg");
  set (&decision->role, "physiotherapist");
  set (&decision->review_on, "2026-03-20");
  if (kind == COXA_DECISION_OVERRIDE) {
    set (&decision->reason, "MRI last week, reported");
    set (&decision->grounds[COXA_GROUND_DOCTOR_CONTACTED], "Dr Vogel, 9:40");
    set (&decision->advice, "Stop list explained");
  } else if (kind == COXA_DECISION_CLEARANCE) {
    set (&decision->cleared_by, "Dr Vogel");
    set (&decision->cleared_where, "City hospital");
    set (&decision->cleared_on, "2026-03-14");
    set (&decision->reason, "No compression in the scan");
  }
  return decision;
}

static void
raise_flag (SampleCase *self, const char *question)
{
  sample_case_clear (self);
  coxa_visit_set_others (self->visit, COXA_ANSWER_NO);
  coxa_visit_set_answer (self->visit, question, COXA_ANSWER_YES);
  coxa_judge (self->result, self->patient, self->visit);
}

/* NULL: it is taken; else a part of the sentence that says why not. */
static void
check (const CoxaSafetyDecision *decision, const CoxaResult *result, const char *part)
{
  g_autoptr (GError) error = NULL;
  gboolean taken = coxa_safety_decision_check (decision, result, &error);

  if (!part) {
    g_assert_no_error (error);
    g_assert_true (taken);
    return;
  }
  g_assert_false (taken);
  g_assert_error (error, COXA_ENGINE_ERROR, COXA_ENGINE_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
  g_assert_null (strchr (error->message, '{'));
}

#define KIND_URGENT "red_eye"
#define KIND_EMERGENCY "saddle_numbness"
#define KIND_REFER "long_stiffness"

static void
test_fields (SampleCase *self, gconstpointer data)
{
  static const struct {
    CoxaDecisionKind kind;
    const char *question;
    Field field;
    const char *text;
    const char *part;
  } rows[] = {
    { COXA_DECISION_OVERRIDE, KIND_URGENT, USER, "A. Berg", NULL },
    { COXA_DECISION_OVERRIDE, KIND_URGENT, USER, NULL, "who decides" },
    { COXA_DECISION_OVERRIDE, KIND_URGENT, USER, "  ", "who decides" },
    { COXA_DECISION_OVERRIDE, KIND_URGENT, ROLE, "", "which role" },
    { COXA_DECISION_OVERRIDE, KIND_URGENT, REASON, NULL, "at least 20 characters" },
    { COXA_DECISION_OVERRIDE, KIND_URGENT, REASON, "ąąąąąąąąąąąąąąąąąąą", "at least 20" },
    { COXA_DECISION_OVERRIDE, KIND_URGENT, REASON, "ąąąąąąąąąąąąąąąąąąąą", NULL },
    { COXA_DECISION_OVERRIDE, KIND_URGENT, REASON, "  a             b  ", "at least 20" },
    { COXA_DECISION_OVERRIDE, KIND_URGENT, GROUND, " ", "at least one ground" },
    { COXA_DECISION_OVERRIDE, KIND_URGENT, REVIEW, NULL, "at most 14 days" },
    { COXA_DECISION_OVERRIDE, KIND_URGENT, REVIEW, "2026-03-14", "after today" },
    { COXA_DECISION_OVERRIDE, KIND_URGENT, REVIEW, "2026-03-15", NULL },
    { COXA_DECISION_OVERRIDE, KIND_URGENT, REVIEW, "2026-03-28", NULL },
    { COXA_DECISION_OVERRIDE, KIND_URGENT, REVIEW, "2026-03-29", "at most 14 days" },
    { COXA_DECISION_OVERRIDE, KIND_URGENT, REVIEW, "2026-02-30", "review date" },
    { COXA_DECISION_OVERRIDE, KIND_URGENT, REVIEW, "2026-03-20x", "review date" },
    { COXA_DECISION_OVERRIDE, KIND_URGENT, ADVICE, NULL, "safety-net advice" },
    { COXA_DECISION_CLEARANCE, KIND_EMERGENCY, CLEARED_BY, "Dr Vogel", NULL },
    { COXA_DECISION_CLEARANCE, KIND_EMERGENCY, CLEARED_BY, NULL, "who gave" },
    { COXA_DECISION_CLEARANCE, KIND_EMERGENCY, CLEARED_WHERE, NULL, "where" },
    { COXA_DECISION_CLEARANCE, KIND_EMERGENCY, CLEARED_ON, NULL, "the day" },
    { COXA_DECISION_CLEARANCE, KIND_EMERGENCY, CLEARED_ON, "2026-03-15", "not later than today" },
    { COXA_DECISION_CLEARANCE, KIND_EMERGENCY, REASON, NULL, "found" },
    { COXA_DECISION_CLEARANCE, KIND_EMERGENCY, USER, NULL, "who decides" },
    { COXA_DECISION_CLEARANCE, KIND_URGENT, USER, "A. Berg", NULL },
    { COXA_DECISION_ACKNOWLEDGEMENT, KIND_REFER, USER, "A. Berg", NULL },
    { COXA_DECISION_ACKNOWLEDGEMENT, KIND_REFER, REVIEW, NULL, "follow-up date" },
    { COXA_DECISION_ACKNOWLEDGEMENT, KIND_REFER, REVIEW, "2026-03-14", "after today" },
    { COXA_DECISION_ACKNOWLEDGEMENT, KIND_REFER, REVIEW, "2026-04-11", NULL },
    { COXA_DECISION_ACKNOWLEDGEMENT, KIND_REFER, REVIEW, "2026-04-12", "at most 28 days" },
    /* nothing of the level that the kind is for */
    { COXA_DECISION_OVERRIDE, KIND_REFER, USER, "A. Berg", "No flag" },
    { COXA_DECISION_CLEARANCE, KIND_REFER, USER, "A. Berg", "No flag" },
    { COXA_DECISION_ACKNOWLEDGEMENT, KIND_URGENT, USER, "A. Berg", "No flag" },
    { COXA_DECISION_OVERRIDE, KIND_EMERGENCY, USER, "A. Berg", "No flag" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaSafetyDecision) decision = NULL;

    g_test_message ("row %u", i);
    raise_flag (self, rows[i].question);
    decision = make_decision (self->result, rows[i].kind);
    set_field (decision, rows[i].field, rows[i].text);
    check (decision, self->result, rows[i].part);
  }
}

/* Each of the four grounds is enough by itself. */
static void
test_grounds (SampleCase *self, gconstpointer data)
{
  for (guint i = 0; i < COXA_N_GROUNDS; i++) {
    g_autoptr (CoxaSafetyDecision) decision = NULL;

    raise_flag (self, KIND_URGENT);
    decision = make_decision (self->result, COXA_DECISION_OVERRIDE);
    set (&decision->grounds[COXA_GROUND_DOCTOR_CONTACTED], NULL);
    check (decision, self->result, "at least one ground");
    set (&decision->grounds[i], "as told");
    check (decision, self->result, NULL);
    g_assert_cmpstr (coxa_ruleset_get_ground_text (self->ruleset, (CoxaGround) i).name, !=, "");
  }
}

static void
name_flag (CoxaSafetyDecision *decision, const char *flag)
{
  const char *const flags[] = { flag, NULL };

  g_strfreev (decision->flags);
  decision->flags = g_strdupv ((char **) flags);
}

static void
test_wrong_flag (SampleCase *self, gconstpointer data)
{
  g_autoptr (CoxaSafetyDecision) decision = NULL;

  raise_flag (self, KIND_URGENT);
  coxa_visit_set_answer (self->visit, KIND_EMERGENCY, COXA_ANSWER_UNSURE);
  coxa_visit_set_answer (self->visit, KIND_REFER, COXA_ANSWER_YES);
  coxa_judge (self->result, self->patient, self->visit);
  decision = make_decision (self->result, COXA_DECISION_OVERRIDE);
  check (decision, self->result, NULL);
  name_flag (decision, "cauda-equina");
  check (decision, self->result, "cannot be overridden");
  name_flag (decision, "joint-inflammation");
  check (decision, self->result, "not for");
  name_flag (decision, "aorta");
  check (decision, self->result, "does not stand");
}

#define REFUSALS                                                                                 \
  "nothing", "not-standing", "emergency", "level", "user", "role", "reason", "ground", "review", \
      "follow-up", "advice", "cleared-by", "cleared-where", "cleared-on", "finding"

/* Every sentence is there, and no other. */
static void
test_sentences (SampleCase *self, gconstpointer data)
{
  static const char *const ids[] = { REFUSALS };
  g_autoptr (GBytes) bytes = coxa_data_lookup ("safety.ini", NULL);
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_auto (GStrv) groups = NULL;
  guint n = 0;

  g_assert_true (g_key_file_load_from_bytes (keys, bytes, G_KEY_FILE_NONE, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autofree char *group = g_strconcat ("refusal ", ids[i], NULL);

    g_test_message ("%s", group);
    g_assert_true (g_key_file_has_group (keys, group));
  }
  groups = g_key_file_get_groups (keys, NULL);
  for (guint i = 0; groups[i]; i++)
    n += g_str_has_prefix (groups[i], "refusal ");
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (ids));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  SAMPLE_ADD ("/engine/decision/fields", test_fields);
  SAMPLE_ADD ("/engine/decision/grounds", test_grounds);
  SAMPLE_ADD ("/engine/decision/wrong-flag", test_wrong_flag);
  SAMPLE_ADD ("/engine/decision/sentences", test_sentences);
  return g_test_run ();
}
