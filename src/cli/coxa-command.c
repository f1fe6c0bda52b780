/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

const CoxaCommand coxa_commands[] = {
  { "score", "FILE...", N_ ("judge visit documents and print the results"), coxa_run_score },
  { "knowledge", "",
    N_ ("say which knowledge is in use, with its sources and the clinic's own values"),
    coxa_run_knowledge },
  { "init", "", N_ ("make an empty record file"), coxa_run_init },
  { "check", "", N_ ("verify the record file"), coxa_run_check },
  { "add", "FILE...", N_ ("store visit documents, all or none"), coxa_run_add },
  { "patients", "[QUERY]", N_ ("list patients, or those that fit"), coxa_run_patients },
  { "show", "PATIENT", N_ ("print one patient's record as JSON"), coxa_run_show },
  { "history", "PATIENT", N_ ("list who did what to a patient's record, when and why"),
    coxa_run_history },
  { "sign", "VISIT", N_ ("sign a visit: afterwards it is amended alone"), coxa_run_sign },
  { "amend", "FILE", N_ ("store a visit document as a new version of its visit"), coxa_run_amend },
  { "hide", "VISIT", N_ ("mark a visit as entered in error, or undo that"), coxa_run_hide },
  { "move", "VISIT PATIENT", N_ ("give a visit to another patient"), coxa_run_move },
  { "merge", "PATIENT [INTO]", N_ ("make two patients one, or undo that"), coxa_run_merge },
  { "archive", "PATIENT", N_ ("hide a patient from the search, or undo that"), coxa_run_archive },
  { "repair", "ID", N_ ("put a damaged visit or patient back as it was stored last"),
    coxa_run_repair },
  { "clinicians", "", N_ ("list or add those who sign"), coxa_run_clinicians },
  { "change", "PATIENT", N_ ("print what changed since the first visit and the last, as JSON"),
    coxa_run_change },
  { "exercises", "", N_ ("print the exercise library as JSON"), coxa_run_exercises },
  { "suggest", "PATIENT", N_ ("print exercises for the flags of the newest visit as JSON"),
    coxa_run_suggest },
  { "handout", "PATIENT", N_ ("write the handout for the patient as PDF"), coxa_run_handout },
  { "decide", "PATIENT", N_ ("record an override, a clearance or an acknowledgement"),
    coxa_run_decide },
  { "referral", "PATIENT", N_ ("write the referral letter of an emergency as PDF"),
    coxa_run_referral },
  { "copy", "PATIENT", N_ ("write everything the record holds about a patient, as PDF and JSON"),
    coxa_run_copy },
  { "figures", "", N_ ("write a contact sheet of all exercises as PDF"), coxa_run_figures },
  { "rejudge", "", N_ ("print how the stored visits would be judged today, storing nothing"),
    coxa_run_rejudge },
  { "backup", "FILE|FOLDER", N_ ("write a verified backup, sealed when given a passphrase"),
    coxa_run_backup },
  { "restore", "FILE", N_ ("put a backup in the record's place, or say what that would do"),
    coxa_run_restore },
  { "rescue", "DAMAGED", N_ ("put what a damaged record still proves into a new one"),
    coxa_run_rescue },
  { "access", "PATIENT", N_ ("list who opened, changed, printed or exported a patient's record"),
    coxa_run_access },
  { "retention", "", N_ ("say how long records are kept, list who is due, hold or erase"),
    coxa_run_retention },
  { "sample", "", N_ ("fill an empty record with invented patients"), coxa_run_sample },
  { "demo", "", N_ ("run the whole path on the sample case"), coxa_run_demo },
  { NULL },
};

G_DEFINE_QUARK (coxa - command - error - quark, coxa_command_error)

/**
 * coxa_command_fail:
 *
 * Returns: FALSE, with @error set
 */
gboolean
coxa_command_fail (GError **error, CoxaCommandError code, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, COXA_COMMAND_ERROR, (int) code, message);
  return FALSE;
}

static const CoxaCommand *
find_command (const char *name)
{
  const CoxaCommand *command = coxa_commands;
  while (command->name != NULL && !g_str_equal (command->name, name))
    command++;
  return command;
}

/* Names are looked up and printed: they must be text. */
static gboolean
check_text (char **words, GError **error)
{
  for (char **word = words; *word != NULL; word++) {
    if (**word == '\0')
      return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE, _ ("an argument is empty"));
  }
  return TRUE;
}

/**
 * coxa_command_parse:
 * @options: (array) (nullable): the command's own
 * @words: (inout): what stands after the name; what is left when the options are taken
 * @minimum: of words that are left
 * @maximum: of words that are left
 */
gboolean
coxa_command_parse (const char *name,
                    const GOptionEntry *options,
                    char ***words,
                    guint minimum,
                    guint maximum,
                    GError **error)
{
  const CoxaCommand *command = find_command (name);
  g_autoptr (GOptionContext) context = g_option_context_new (command->arguments);
  g_autofree char *program = g_strconcat ("coxactl ", name, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_set_prgname (program);
  g_option_context_set_summary (context, _ (command->summary));
  g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_strv_builder_add (builder, program);
  g_strv_builder_addv (builder, (const char **) *words);
  g_strfreev (*words);
  *words = g_strv_builder_end (builder);
  if (!g_option_context_parse_strv (context, words, error))
    return FALSE;

  guint n_words = g_strv_length (*words) - 1;
  g_free ((*words)[0]);
  memmove (*words, *words + 1, (n_words + 1) * sizeof **words);
  if (n_words < minimum || n_words > maximum)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE,
                              n_words < minimum ? _ ("too few arguments; see %s --help")
                                                : _ ("too many arguments; see %s --help"),
                              program);
  return check_text (*words, error);
}

/**
 * coxa_command_choose:
 * @word: (nullable): what the option says; NULL leaves @index_out as it is
 */
gboolean
coxa_command_choose (const char *option,
                     const char *word,
                     const char *const *choices,
                     int *index_out,
                     GError **error)
{
  if (word == NULL)
    return TRUE;
  for (int i = 0; choices[i] != NULL; i++) {
    if (g_str_equal (word, choices[i])) {
      *index_out = i;
      return TRUE;
    }
  }
  g_autofree char *known = g_strjoinv (", ", (char **) choices);
  return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE, _ ("%s must be one of: %s"), option,
                            known);
}

/**
 * coxa_command_get_language:
 *
 * Returns: (transfer none) (nullable): the language of the person at the terminal
 */
const char *
coxa_command_get_language (void)
{
  const char *language = g_get_language_names ()[0];
  return g_str_equal (language, "C") || g_str_has_prefix (language, "C.") ? NULL : language;
}

/**
 * coxa_command_print:
 *
 * Prints UTF-8 on standard output whatever the locale, unlike g_print(): a name keeps its letters
 * and JSON stays JSON. Whether it was written is seen when the program ends.
 */
void
coxa_command_print (const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  vfprintf (stdout, format, arguments);
  va_end (arguments);
}
