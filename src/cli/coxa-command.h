/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define COXA_COMMAND_ERROR (coxa_command_error_quark ())

/**
 * CoxaCommandError:
 * @COXA_COMMAND_ERROR_USAGE: called in a way that the command does not know; exit status 2
 * @COXA_COMMAND_ERROR_REFUSED: understood, and not done; exit status 1
 */
typedef enum {
  COXA_COMMAND_ERROR_USAGE,
  COXA_COMMAND_ERROR_REFUSED,
} CoxaCommandError;

GQuark coxa_command_error_quark (void);

/**
 * CoxaCommand: one command of coxactl. @run gets what stands after the command's name; it prints
 * results on standard output and nothing on standard error: its error becomes the one line there.
 */
typedef struct {
  const char *name;
  const char *arguments;
  const char *summary; /* to be translated */
  gboolean (*run) (const char *name, char **words, GError **error);
} CoxaCommand;

gboolean coxa_command_fail (GError **error, CoxaCommandError code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
gboolean coxa_command_parse (const char *name,
                             const GOptionEntry *options,
                             char ***words,
                             guint minimum,
                             guint maximum,
                             GError **error);
gboolean coxa_command_choose (const char *option,
                              const char *word,
                              const char *const *choices,
                              int *index_out,
                              GError **error);
const char *coxa_command_get_language (void);
void coxa_command_print (const char *format, ...) G_GNUC_PRINTF (1, 2);

gboolean coxa_run_score (const char *name, char **words, GError **error);
gboolean coxa_run_knowledge (const char *name, char **words, GError **error);
gboolean coxa_run_init (const char *name, char **words, GError **error);
gboolean coxa_run_check (const char *name, char **words, GError **error);
gboolean coxa_run_add (const char *name, char **words, GError **error);
gboolean coxa_run_patients (const char *name, char **words, GError **error);
gboolean coxa_run_show (const char *name, char **words, GError **error);
gboolean coxa_run_history (const char *name, char **words, GError **error);
gboolean coxa_run_sign (const char *name, char **words, GError **error);
gboolean coxa_run_amend (const char *name, char **words, GError **error);
gboolean coxa_run_hide (const char *name, char **words, GError **error);
gboolean coxa_run_move (const char *name, char **words, GError **error);
gboolean coxa_run_merge (const char *name, char **words, GError **error);
gboolean coxa_run_archive (const char *name, char **words, GError **error);
gboolean coxa_run_repair (const char *name, char **words, GError **error);
gboolean coxa_run_clinicians (const char *name, char **words, GError **error);
gboolean coxa_run_change (const char *name, char **words, GError **error);
gboolean coxa_run_exercises (const char *name, char **words, GError **error);
gboolean coxa_run_suggest (const char *name, char **words, GError **error);
gboolean coxa_run_handout (const char *name, char **words, GError **error);
gboolean coxa_run_figures (const char *name, char **words, GError **error);
gboolean coxa_run_rejudge (const char *name, char **words, GError **error);
gboolean coxa_run_access (const char *name, char **words, GError **error);
gboolean coxa_run_retention (const char *name, char **words, GError **error);
gboolean coxa_run_sample (const char *name, char **words, GError **error);
gboolean coxa_run_copy (const char *name, char **words, GError **error);
gboolean coxa_run_decide (const char *name, char **words, GError **error);
gboolean coxa_run_referral (const char *name, char **words, GError **error);
gboolean coxa_run_backup (const char *name, char **words, GError **error);
gboolean coxa_run_restore (const char *name, char **words, GError **error);
gboolean coxa_run_rescue (const char *name, char **words, GError **error);
gboolean coxa_run_demo (const char *name, char **words, GError **error);

extern const CoxaCommand coxa_commands[]; /* ends with a NULL name */

G_END_DECLS
