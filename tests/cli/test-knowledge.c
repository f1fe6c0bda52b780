/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which knowledge a command uses: the clinic's own values, a folder to try out, the engine off. */

#include "coxactl-run.h"

#include <glib/gstdio.h>
#include <string.h>

#define CLINIC                                                                     \
  "[clinic]\nformat=1\nversion=3\n"                                                \
  "[patterns.ini hip-flexor-shortness/hip_extension]\nmet=<= 2\nborderline=<= 9\n" \
  "reason=Audit of 60 patients\nby=AK\ndate=2026-05-01\n"
#define REFUSED                     \
  "[clinic]\nformat=1\nversion=3\n" \
  "[patterns.ini hip-flexor-shortness/hip_extension]\nmet=<= two\nreason=Audit\nby=AK\n"
#define REFUSAL                                                                                    \
  "clinic.ini: [patterns.ini hip-flexor-shortness/hip_extension] met: “<= two” is not a zone " \
  "such as <= 25, 26..30 or yes"

static void
assert_says (const char *text, const char *part)
{
  g_autofree char *escaped = g_strescape (text, NULL);

  g_test_message ("\"%s\" in %s", part, escaped);
  g_assert_nonnull (strstr (text, part));
}

static void
assert_silent_about (const char *text, const char *part)
{
  g_assert_null (strstr (text, part));
}

static char *
make_folder (Folder *folder, const char *name)
{
  char *path = folder_get (folder, name);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  return path;
}

static char *
write_at (const char *folder, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

/* A shipped file with its first @old replaced by @new, in @folder. */
static char *
spoil (const char *folder, const char *name, const char *old, const char *new)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *source_name = g_strconcat ("data/clinical/", name, NULL);
  g_autofree char *source = get_source_file (source_name);
  g_autofree char *text = NULL, *spoiled = NULL;

  g_file_get_contents (source, &text, NULL, &error);
  g_assert_no_error (error);
  const char *at = strstr (text, old);
  g_assert_nonnull (at);
  spoiled = g_strdup_printf ("%.*s%s%s", (int) (at - text), text, new, at + strlen (old));
  return write_at (folder, name, spoiled);
}

static void
test_clinic (Folder *folder, gconstpointer unused)
{
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autofree char *clinic = folder_write (folder, "clinic.ini", CLINIC);
  g_autoptr (Run) published = run_coxactl ("score", anna, NULL);
  g_autoptr (Run) own = run_coxactl ("--clinic", clinic, "score", anna, NULL);
  g_autoptr (Run) card = run_coxactl ("score", "--clinic", clinic, "--format", "text", anna, NULL);
  g_autoptr (Run) none = run_coxactl ("score", "--no-clinic", anna, NULL);
  g_autofree char *clinic_option = g_strconcat ("--clinic=", clinic, NULL);
  g_autoptr (Run) joined = run_coxactl (clinic_option, "score", anna, NULL);

  assert_done (published);
  assert_done (own);
  assert_done (card);
  g_assert_cmpstr (none->output, ==, published->output);
  g_assert_cmpstr (joined->output, ==, own->output);
  assert_says (published->output, "\"ruleset\": \"1\"");
  assert_silent_about (published->output, "clinic");
  assert_says (own->output, "\"ruleset\": \"1+clinic.3\"");
  assert_says (own->output, "\"clinic\": {\"version\": \"3\"");
  assert_says (own->output, "\"clinic_own\": [{\"key\": \"met\", \"value\": \"<= 2\", "
                            "\"published\": \"<= 5\"}");
  assert_says (card->output, "Hip extension, prone: 3 deg (borderline) [P] [clinic's own "
                             "(published: met <= 5, borderline <= 9)]");
  assert_says (card->output, "Rules of version 1+clinic.3.");
}

/* Without an option it is the user's own file. */
static void
test_own_file (Folder *folder, gconstpointer unused)
{
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autofree char *coxa = make_folder (folder, "coxa");
  g_autofree char *clinic = write_at (coxa, "clinic.ini", CLINIC);
  g_autoptr (Run) own = run_coxactl_configured (folder->path, "score", anna, NULL);
  g_autoptr (Run) none = run_coxactl_configured (folder->path, "score", anna, "--no-clinic", NULL);

  assert_done (own);
  assert_says (own->output, "1+clinic.3");
  assert_silent_about (none->output, "clinic");
  g_unlink (clinic);
  clinic = (g_free (clinic), write_at (coxa, "clinic.ini", REFUSED));
  g_autoptr (Run) refused = run_coxactl_configured (folder->path, "score", anna, NULL);
  assert_refused (refused, REFUSAL);
  /* nothing of it is needed with the engine off */
  g_autoptr (Run) off = run_coxactl_configured (folder->path, "score", anna, "--no-engine", NULL);
  assert_done (off);
  g_unlink (clinic);
  g_rmdir (coxa);
}

static void
test_refused_clinic (Folder *folder, gconstpointer unused)
{
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autofree char *db = folder_get (folder, "record.coxa");
  g_autofree char *clinic = folder_write (folder, "clinic.ini", REFUSED);
  g_autofree char *missing = folder_get (folder, "nowhere.ini");
  g_autoptr (Run) init = run_coxactl ("init", "--db", db, NULL);
  g_autoptr (Run) score = run_coxactl ("score", "--clinic", clinic, anna, NULL);
  g_autoptr (Run) named = run_coxactl ("score", "--no-engine", "--clinic", clinic, anna, NULL);
  g_autoptr (Run) add = run_coxactl ("add", "--clinic", clinic, "--db", db, anna, NULL);
  g_autoptr (Run) patients = run_coxactl ("patients", "--db", db, NULL);
  g_autoptr (Run) nowhere = run_coxactl ("score", "--clinic", missing, anna, NULL);
  g_autoptr (Run) both = run_coxactl ("score", "--clinic", clinic, "--no-clinic", anna, NULL);

  assert_done (init);
  assert_refused (score, REFUSAL);
  assert_refused (named, REFUSAL);
  assert_refused (add, REFUSAL);
  assert_refused (nowhere, "nowhere.ini: there is no such file");
  assert_wrong_usage (both);
  g_assert_cmpstr (patients->output, ==, "");
}

static void
test_knowledge (Folder *folder, gconstpointer unused)
{
  g_autofree char *clinic = folder_write (folder, "clinic.ini", CLINIC);
  g_autoptr (Run) plain = run_coxactl ("knowledge", NULL);
  g_autoptr (Run) own = run_coxactl ("knowledge", "--clinic", clinic, NULL);
  g_autofree char *refused_path = folder_write (folder, "refused-clinic.ini", REFUSED);
  g_autoptr (Run) refused = run_coxactl ("knowledge", "--clinic", refused_path, NULL);

  assert_done (plain);
  assert_says (plain->output, "Rules of version 1.\n");
  assert_says (plain->output, "patterns.ini\tbuilt in\tsound\n");
  assert_says (plain->output, "The clinic has no values of its own.\n");
  assert_says (plain->output, "hip-flexor-shortness\tShort hip flexors");
  assert_done (own);
  assert_says (own->output, "Rules of version 1+clinic.3.\n");
  assert_says (own->output, "patterns.ini [hip-flexor-shortness/hip_extension] met\t<= 2 "
                            "(published: <= 5)\tAudit of 60 patients; AK; 2026-05-01\n");
  g_assert_cmpint (refused->status, ==, 1);
  assert_says (refused->output, "none of them counts:\n");
  assert_says (refused->output, REFUSAL);
  g_assert_cmpstr (refused->errors, ==, "coxactl: the knowledge has 1 problem\n");
}

/* The example that a clinic starts from is itself accepted. */
static void
test_example (Folder *folder, gconstpointer unused)
{
  g_autofree char *clinic = get_source_file ("data/sample/clinic.ini");
  g_autoptr (Run) run = run_coxactl ("knowledge", "--clinic", clinic, NULL);

  assert_done (run);
  assert_says (run->output, "Rules of version 1+clinic.2026-05.\n");
  assert_says (run->output, "mdc95\t8 (published: 10)");
}

static void
test_engine_off (Folder *folder, gconstpointer unused)
{
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autoptr (Run) off = run_coxactl ("--no-engine", "score", anna, NULL);
  g_autoptr (Run) card = run_coxactl ("score", "--no-engine", "--format", "text", anna, NULL);
  g_autofree char *urgent = folder_write (
      folder, "urgent.json",
      "{'coxa':1,'patient':{'birth_date':'1980-01-01'},'visit':{'at':'2026-03-14T09:30:00+01:00'},"
      "'screen':{'answers':{'saddle_numbness':'yes'},'others':'no'},'measurements':[]}");
  g_autoptr (Run) blocked = run_coxactl ("score", "--no-engine", urgent, NULL);

  assert_done (off);
  assert_says (off->output, "\"engine\": \"off\"");
  assert_says (off->output, "\"patterns\": [], \"shown\": []");
  assert_says (off->output, "\"norms\": [{");
  assert_says (card->output, "The engine is off: no patterns were judged.\n");
  assert_done (blocked);
  assert_says (blocked->output, "\"level\": \"emergency\"");
}

typedef struct {
  const char *file, *old, *new, *problem;
  gboolean score, score_off, exercises;
} Damage;

/* Each command refuses only what it cannot do without. */
static const Damage damages[] = {
  { "patterns.ini", "met=<= 5", "met=<= five",
    "patterns.ini: [hip-flexor-shortness/hip_extension] met: “<= five” is not a zone", FALSE, TRUE,
    TRUE },
  { "safety.ini", "short-form=true", "short-form=maybe",
    "safety.ini: [question saddle_numbness] short-form: “maybe” is neither true nor false", FALSE,
    FALSE, TRUE },
  { "norms.ini", "mean=140.8", "mean=many",
    "norms.ini: [hip_flexion soucie2011 f 2-8] mean: “many” is not a number", FALSE, FALSE, TRUE },
  { "exercises.ini", "\nlevel=1", "\nlevel=4",
    "exercises.ini: [diaphragmatic-breathing] level: “4” is not a whole number from 1 to 3", TRUE,
    TRUE, FALSE },
  { "measures.ini", "kind=number", "kind=colour",
    "measures.ini: [hip_flexion] kind: “colour” is not one of the known words", FALSE, FALSE,
    FALSE },
};

static void
check_run (Run *take_run, gboolean works, const char *problem)
{
  g_autoptr (Run) run = take_run;

  if (works)
    assert_done (run);
  else
    assert_refused (run, problem);
}

static void
test_damages (Folder *folder, gconstpointer unused)
{
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autofree char *tried = make_folder (folder, "tried");

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    const Damage *row = &damages[i];
    g_autofree char *path = spoil (tried, row->file, row->old, row->new);

    check_run (run_coxactl ("score", "--knowledge", tried, anna, NULL), row->score, row->problem);
    check_run (run_coxactl ("score", "--knowledge", tried, "--no-engine", anna, NULL),
               row->score_off, row->problem);
    check_run (run_coxactl ("exercises", "--knowledge", tried, NULL), row->exercises, row->problem);
    g_unlink (path);
  }
  g_rmdir (tried);
}

/* A handout needs the safety screen; a picture that cannot be drawn does not stop it. */
static void
test_handout (Folder *folder, gconstpointer unused)
{
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autofree char *db = folder_get (folder, "record.coxa");
  g_autofree char *pdf = folder_get (folder, "handout.pdf");
  g_autofree char *tried = make_folder (folder, "tried");
  g_autoptr (Run) init = run_coxactl ("init", "--db", db, NULL);
  g_autoptr (Run) add = run_coxactl ("add", anna, "--db", db, NULL);
  g_autofree char *safety = spoil (tried, "safety.ini", "short-form=true", "short-form=maybe");
  g_autoptr (Run) blocked = run_coxactl ("handout", "Anna", "--db", db, "--exercises", "bridge",
                                         "--output", pdf, "--knowledge", tried, NULL);

  assert_done (add);
  assert_refused (blocked, "the safety screen could not be read: ");
  assert_refused (blocked, "; nothing was written");
  g_assert_false (g_file_test (pdf, G_FILE_TEST_EXISTS));
  g_unlink (safety);

  g_autofree char *exercises =
      spoil (tried, "exercises.ini", "frame1=pitch:90;", "frame1=pitch:90;r_navel:5;");
  g_autoptr (Run) knowledge = run_coxactl ("knowledge", "--knowledge", tried, NULL);
  g_autoptr (Run) drawn =
      run_coxactl ("handout", "Anna", "--db", db, "--exercises", "diaphragmatic-breathing,bridge",
                   "--output", pdf, "--knowledge", tried, NULL);
  g_autoptr (Run) figures = run_coxactl ("figures", "--output", pdf, "--knowledge", tried, NULL);
  assert_says (knowledge->output, "exercises.ini: [diaphragmatic-breathing] frame1: “r_navel:5” is "
                                  "not an angle in whole degrees\n");
  g_assert_cmpint (knowledge->status, ==, 1);
  assert_done (drawn);
  assert_done (figures);
  assert_says (drawn->output, "[diaphragmatic-breathing] frame1: “r_navel:5”");
  assert_says (figures->output, "[diaphragmatic-breathing] frame1: “r_navel:5”");
  g_unlink (exercises);
  g_rmdir (tried);
}

static void
test_odd_folders (Folder *folder, gconstpointer unused)
{
  g_autofree char *anna = get_source_file ("data/sample/anna-example.json");
  g_autofree char *odd = make_folder (folder, "odd");
  g_autofree char *misnamed = write_at (odd, "paterns.ini", "");
  g_autofree char *missing = folder_get (folder, "nowhere");
  g_autoptr (Run) refused = run_coxactl ("score", "--knowledge", odd, anna, NULL);
  g_autoptr (Run) nowhere = run_coxactl ("score", "--knowledge", missing, anna, NULL);

  assert_refused (refused, "odd: “paterns.ini” is not a file of the knowledge");
  assert_refused (nowhere, "nowhere");
  g_unlink (misnamed);
  g_rmdir (odd);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("knowledge/clinic", test_clinic);
  ADD ("knowledge/own-file", test_own_file);
  ADD ("knowledge/refused-clinic", test_refused_clinic);
  ADD ("knowledge/knowledge", test_knowledge);
  ADD ("knowledge/example", test_example);
  ADD ("knowledge/engine-off", test_engine_off);
  ADD ("knowledge/damages", test_damages);
  ADD ("knowledge/handout", test_handout);
  ADD ("knowledge/odd-folders", test_odd_folders);
  return g_test_run ();
}
