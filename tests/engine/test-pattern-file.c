/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The strictness of the reader of patterns.ini: whatever cannot be meant is refused by name. */

#include "coxa-data-file.h"
#include "coxa-ruleset.h"

#define RULES                                                                                  \
  "[rules]\nversion=7\nlikely-percent=60\npossible-percent=25\ncoverage-percent=50\nshown=3\n" \
  "widespread=5\n"
#define PATTERN                                                                                 \
  "[stiff]\ncode=P99\nname=Stiff\nmechanism=Hypothesis.\nsides=each\ngrade=C\nevidence=mixed\n" \
  "evidence-text=Little.\nconfusions=None.\nsource=Nobody 2001\nminimum=hip_flexion/both;\n"
#define FINDING                                                                               \
  "[stiff/hip_flexion]\nname=Hip flexion\nvalue=hip_flexion\nmet=<= 110\nborderline=<= 115\n" \
  "against=>= 120\nweight-for=3\nweight-against=3\nkey=true\nreason=Defines it.\n"            \
  "source=Nobody 2001\n"
#define LINK                                                                                      \
  "[stiff/link_hip_hinge]\nname=Hinge\nvalue=link_hip_hinge\nmet=yes\nagainst=no\nweight-for=2\n" \
  "weight-against=1\nlink=true\nreason=One person.\nsource=coxa\n"
#define SUSPENSION "[suspension under-18]\nwhen=age < 18\npatterns=stiff;\n"
#define GOOD RULES PATTERN FINDING LINK SUSPENSION
#define GROUND(id) "[ground " id "]\nname=Ground\ndetail=Which\nsource=coxa\n"
#define DECISION                                                                                                     \
  "[decision]\nreason-characters=20\noverride-days=14\nfollow-up-days=28\nsource=coxa\n" GROUND (                    \
      "doctor") GROUND ("result") GROUND ("long-standing")                                                           \
      GROUND (                                                                                                       \
          "declined") "[refusal user]\ntext=Who?\n"                                                                  \
                      "[plan rest]\ntext=Rest.\n[yellow tired]\nname=Tired\nwhen=score [fabq_w] > 29 or unchanged\n" \
                      "plans=rest;\nsource=coxa\n"
#define SAFETY                                                                               \
  "[safety]\nversion=1\nfull-screen-days=28\nfull-screen-when=fever or worse\n"              \
  "old-measurement-days=42\nsource=coxa\n" DECISION                                          \
  "[question fever]\ntext=Fever?\nsection-title=General\nsource=coxa\n"                      \
  "[flag infection]\nname=Infection\nlevel=urgent\nwhen=fever and age > 50\nadvice=Refer.\n" \
  "source=coxa\n"

static CoxaRuleset *
read_texts (const char *patterns, const char *safety, GError **error)
{
  g_autoptr (CoxaMeasureCatalogue) catalogue = coxa_measure_catalogue_load (NULL, NULL);
  g_autoptr (GBytes) pattern_bytes = g_bytes_new (patterns, strlen (patterns));
  g_autoptr (GBytes) safety_bytes = g_bytes_new (safety, strlen (safety));

  return coxa_ruleset_new (catalogue, pattern_bytes, safety_bytes, NULL, error);
}

static void
test_accepted (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaRuleset) ruleset = read_texts (GOOD, SAFETY, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (coxa_ruleset_get_version (ruleset), ==, "7");
  g_assert_cmpuint (coxa_ruleset_count_patterns (ruleset), ==, 1);
  g_assert_cmpuint (coxa_ruleset_get_pattern (ruleset, 0)->n_findings, ==, 2);
  g_assert_nonnull (coxa_ruleset_find_question (ruleset, "fever"));
  g_assert_null (coxa_ruleset_find_pattern (ruleset, "loose"));
}

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaMeasureCatalogue) catalogue = coxa_measure_catalogue_load (NULL, NULL);
  g_autoptr (CoxaRuleset) ruleset = coxa_ruleset_load (catalogue, NULL, &error);
  static const struct {
    const char *id, *code;
    char grade;
    guint n_findings;
    const char *evidence;
    gboolean central;
  } rows[] = {
    { "hip-flexor-shortness", "P01", 'C', 8, "mixed", FALSE },
    { "early-lumbar-extension", "P02", 'D', 6, "contradicts", FALSE },
    { "hip-flexion-limit-lumbar-flexion", "P03", 'C', 7, "mixed", FALSE },
    { "hip-rotation-limit-lumbar-rotation", "P04", 'B', 7, "mixed", FALSE },
    { "hip-rotation-asymmetry", "P05", 'C', 5, "mixed", FALSE },
    { "hip-stiffness-hip-spine", "P06", 'A', 8, "mixed", FALSE },
    { "lower-crossed", "P07", 'D', 6, "contradicts", FALSE },
    { "abductor-weakness-lateral-shift", "P08", 'A', 6, "mixed", FALSE },
    { "adductor-shortness", "P09", 'D', 5, "mixed", FALSE },
    { "hamstring-shortness", "P10", 'A', 8, "mixed", FALSE },
    { "trunk-endurance-deficit", "P11", 'B', 6, "mixed", TRUE },
    { "lumbar-control-impairment", "P12", 'B', 5, "supports", TRUE },
    { "femoral-version-variant", "P13", 'C', 5, "supports", FALSE },
    { "generalised-hypermobility", "P14", 'C', 3, "mixed", TRUE },
    { "prolonged-sitting-exposure", "P15", 'A', 5, "mixed", TRUE },
    { "leg-length-difference", "P16", 'C', 5, "mixed", FALSE },
  };

  g_assert_no_error (error);
  g_assert_cmpuint (coxa_ruleset_count_patterns (ruleset), ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CoxaPattern *pattern = coxa_ruleset_get_pattern (ruleset, i);

    g_assert_cmpstr (pattern->id, ==, rows[i].id);
    g_assert_cmpstr (pattern->evidence, ==, rows[i].evidence);
    g_assert_cmpint (pattern->central, ==, rows[i].central);
    g_assert_cmpstr (pattern->code, ==, rows[i].code);
    g_assert_cmpint (pattern->grade, ==, rows[i].grade);
    g_assert_cmpuint (pattern->n_findings, ==, rows[i].n_findings);
  }
}

static void
test_refusals (void)
{
  static const struct {
    const char *name, *from, *to, *fragment;
  } rows[] = {
    { "no version", "version=7\n", "\n", "patterns.ini: [rules] version" },
    { "limits crossed", "possible-percent=25", "possible-percent=61", "[rules] possible-percent" },
    { "grade", "grade=C", "grade=E", "[stiff] grade" },
    { "evidence", "evidence=mixed", "evidence=strong", "[stiff] evidence" },
    { "sides", "sides=each", "sides=both", "[stiff] sides" },
    { "no source of a pattern", "source=Nobody 2001\nminimum", "minimum", "[stiff] source" },
    { "no source of a finding", "reason=Defines it.\nsource=Nobody 2001\n", "reason=Defines it.\n",
      "[stiff/hip_flexion] source" },
    { "unknown minimum", "minimum=hip_flexion/both", "minimum=hip_ir", "[stiff] minimum" },
    { "no minimum", "minimum=hip_flexion/both;\n", "\n", "[stiff] minimum" },
    { "unknown measure", "value=hip_flexion", "value=hip_flex", "[stiff/hip_flexion] value" },
    { "no position", "value=hip_flexion", "value=hip_ir", "[stiff/hip_flexion] value" },
    { "other position", "value=hip_flexion", "value=hip_ir[standing]",
      "[stiff/hip_flexion] value" },
    { "no qualifier", "value=hip_flexion", "value=thomas_hip", "[stiff/hip_flexion] value" },
    { "needless bracket", "value=hip_flexion", "value=hip_flexion[supine]",
      "[stiff/hip_flexion] value" },
    { "computed", "value=hip_flexion", "value=hip_rotation_total", "[stiff/hip_flexion] value" },
    { "half an expression", "value=hip_flexion", "value=hip_flexion +",
      "[stiff/hip_flexion] value" },
    { "no value", "value=hip_flexion\n", "\n", "[stiff/hip_flexion] value" },
    { "zone", "met=<= 110", "met=low", "[stiff/hip_flexion] met" },
    { "zone turned round", "met=<= 110", "met=110..90", "[stiff/hip_flexion] met" },
    { "zones overlap", "against=>= 120", "against=>= 115", "[stiff/hip_flexion] against" },
    { "range and condition", "met=<= 110", "met=<= 110\nmet-when=hip_flexion < 90",
      "[stiff/hip_flexion] met-when" },
    { "weight", "weight-for=3", "weight-for=4", "[stiff/hip_flexion] weight-for" },
    { "flag", "key=true", "key=yes", "[stiff/hip_flexion] key" },
    { "no key", "key=true\n", "\n", "[stiff]: has no key finding" },
    { "no link", "link=true\n", "\n", "[stiff] needs-link" },
    { "waived link", "sides=each", "sides=each\nlink-waived=true", "[stiff] needs-link" },
    { "stand-in", "key=true", "key=true\nstands-in-for=thomas",
      "[stiff/hip_flexion] stands-in-for" },
    { "unknown key", "weight-for=3", "weight-for=3\nwight=2", "[stiff/hip_flexion] wight" },
    { "orphan", "[stiff/link_hip_hinge]", "[stif/link_hip_hinge]", "[stif" },
    { "suspended stranger", "patterns=stiff;", "patterns=loose;",
      "[suspension under-18] patterns" },
    { "suspension", "when=age < 18", "when=years < 18", "[suspension under-18] when" },
    { "capped stranger", "sides=each", "sides=each\ncaps=loose;", "[stiff] caps" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GString) text = g_string_new (GOOD);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", rows[i].name);
    g_assert_cmpuint (g_string_replace (text, rows[i].from, rows[i].to, 1), ==, 1);
    g_assert_null (read_texts (text->str, SAFETY, &error));
    g_assert_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID);
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, "patterns.ini"));
    g_assert_nonnull (strstr (error->message, rows[i].fragment));
  }
}

static void
test_safety_refusals (void)
{
  static const struct {
    const char *name, *from, *to, *fragment;
  } rows[] = {
    { "no version", "version=1\n", "\n", "safety.ini: [safety] version" },
    { "no text", "text=Fever?\n", "\n", "[question fever] text" },
    { "no heading", "section-title=General\n", "\n", "[question fever] section-title" },
    { "no source", "advice=Refer.\nsource=coxa\n", "advice=Refer.\n", "[flag infection] source" },
    { "level", "level=urgent", "level=high", "[flag infection] level" },
    { "no level of a flag", "level=urgent", "level=none", "[flag infection] level" },
    { "unknown question", "urgent\nwhen=fever", "urgent\nwhen=chills", "[flag infection] when" },
    { "no measure here", "urgent\nwhen=fever", "urgent\nwhen=hip_flexion < 90",
      "[flag infection] when" },
    { "unknown key", "advice=Refer.", "advice=Refer.\nadvise=x", "[flag infection] advise" },
    { "unknown group", "[flag infection]", "[flags infection]", "[flags infection]" },
    { "no days", "full-screen-days=28\n", "", "[safety] full-screen-days" },
    { "days below", "full-screen-days=28", "full-screen-days=0", "[safety] full-screen-days" },
    { "full when", "=fever or worse", "=fever or better", "[safety] full-screen-when" },
    { "no limit", "reason-characters=20\n", "", "[decision] reason-characters" },
    { "no ground", "[ground declined]", "[ground other]", "[ground declined]" },
    { "no sentence", "text=Who?", "says=Who?", "[refusal user] text" },
    { "unknown plan", "plans=rest;", "plans=rest;run;", "[yellow tired] plans" },
    { "yellow when", "when=score [fabq_w]", "when=score", "[yellow tired] when" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GString) text = g_string_new (SAFETY);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", rows[i].name);
    g_assert_cmpuint (g_string_replace (text, rows[i].from, rows[i].to, 1), ==, 1);
    g_assert_null (read_texts (GOOD, text->str, &error));
    g_assert_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, rows[i].fragment));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/pattern-file/accepted", test_accepted);
  g_test_add_func ("/engine/pattern-file/shipped", test_shipped);
  g_test_add_func ("/engine/pattern-file/refusals", test_refusals);
  g_test_add_func ("/engine/pattern-file/safety-refusals", test_safety_refusals);
  return g_test_run ();
}
