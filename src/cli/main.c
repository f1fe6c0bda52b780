/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

enum {
  EXIT_DONE = 0,
  EXIT_REFUSED = 1,
  EXIT_USAGE = 2,
};

static void
set_up_locale (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, COXA_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* A closed pipe and a file-size limit are errors to report, not reasons to die (faults.md 2). */
static void
set_up_signals (void)
{
  struct sigaction ignore = { .sa_handler = SIG_IGN };
  sigaction (SIGPIPE, &ignore, NULL);
  sigaction (SIGXFSZ, &ignore, NULL);
}

static void
print_help (void)
{
  coxa_command_print ("%s\n  coxactl %s\n\n%s\n", _ ("Usage:"), _ ("COMMAND [OPTION...]"),
                      _ ("Commands:"));
  for (const CoxaCommand *command = coxa_commands; command->name != NULL; command++)
    coxa_command_print ("  %-10s %-14s %s\n", command->name, command->arguments,
                        _ (command->summary));
  coxa_command_print ("\n%s\n", _ ("Each command explains itself: coxactl COMMAND --help"));
}

/* Exactly one line, whatever the message holds. */
static void
print_error (const GError *error)
{
  g_autofree char *line = g_strdup (error->message);
  g_strdelimit (line, "\n\r\t", ' ');
  fprintf (stderr, "coxactl: %s\n", g_strchomp (line));
}

static int
get_exit_status (const GError *error)
{
  gboolean usage = error->domain == G_OPTION_ERROR ||
                   g_error_matches (error, COXA_COMMAND_ERROR, COXA_COMMAND_ERROR_USAGE);
  return usage ? EXIT_USAGE : EXIT_REFUSED;
}

/* How many words the option takes that may also stand before the command; 0: it is none. */
static guint
count_words (char **argv)
{
  static const char *const with_value[] = { "--db", "--clinic", "--knowledge", NULL };
  static const char *const alone[] = { "--no-clinic", "--no-engine", NULL };

  for (guint i = 0; with_value[i] != NULL; i++) {
    gsize length = strlen (with_value[i]);
    if (g_str_equal (argv[0], with_value[i]) && argv[1] != NULL)
      return 2;
    if (strncmp (argv[0], with_value[i], length) == 0 && argv[0][length] == '=')
      return 1;
  }
  return g_strv_contains (alone, argv[0]) ? 1 : 0;
}

/* "--db FILE" and the like may also stand before the command: they are moved behind it. */
static char **
dup_words (char **argv)
{
  guint n_moved = 0;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  while (argv[1 + n_moved] != NULL && count_words (argv + 1 + n_moved) > 0)
    n_moved += count_words (argv + 1 + n_moved);
  if (argv[1 + n_moved] == NULL)
    n_moved = 0;
  g_strv_builder_add (words, argv[1 + n_moved]);
  for (guint i = 0; i < n_moved; i++)
    g_strv_builder_add (words, argv[1 + i]);
  g_strv_builder_addv (words, (const char **) argv + 2 + n_moved);
  return g_strv_builder_end (words);
}

static gboolean
run_command (char **argv, GError **error)
{
  g_auto (GStrv) words = dup_words (argv);
  for (const CoxaCommand *command = coxa_commands; command->name != NULL; command++) {
    if (g_str_equal (command->name, words[0]))
      return command->run (command->name, words + 1, error);
  }
  return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE,
                            _ ("unknown command; see coxactl --help"));
}

static gboolean
run (char **argv, GError **error)
{
  if (argv[0] == NULL || argv[1] == NULL)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE,
                              _ ("no command given; see coxactl --help"));
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")) {
    print_help ();
    return TRUE;
  }
  if (g_str_equal (argv[1], "--version")) {
    coxa_command_print ("coxactl %s\n", COXA_VERSION);
    return TRUE;
  }
  return run_command (argv, error);
}

static gboolean
finish_output (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  return coxa_command_fail (error, COXA_COMMAND_ERROR_REFUSED,
                            _ ("the output could not be written completely"));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  set_up_locale ();
  set_up_signals ();
  g_set_prgname ("coxactl");
  if (run (argv, &error) && finish_output (&error))
    return EXIT_DONE;
  print_error (error);
  return get_exit_status (error);
}
