/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* After a change of the rules: how would the visits of the record be judged today? What was stored
 * with them stays as it is. */

#include "coxa-command.h"

#include "coxa-json-writer.h"
#include "coxa-knowledge-options.h"
#include "coxa-record.h"

#include <glib/gi18n-lib.h>

#define N_CLASSES (COXA_CLASS_NONE + 1)

typedef guint Counts[N_CLASSES][N_CLASSES]; /* by class then and now */

static const char *
get_class_id (guint class)
{
  return class == COXA_CLASS_NONE ? "none" : coxa_class_ids[class];
}

static guint
sum_then (Counts counts, guint then)
{
  guint sum = 0;
  for (guint now = 0; now < N_CLASSES; now++)
    sum += counts[then][now];
  return sum;
}

static guint
sum_now (Counts counts, guint now)
{
  guint sum = 0;
  for (guint then = 0; then < N_CLASSES; then++)
    sum += counts[then][now];
  return sum;
}

static void
write_sums (CoxaJsonWriter *writer,
            const char *name,
            Counts counts,
            guint (*sum) (Counts counts, guint class))
{
  coxa_json_writer_open_object (writer, name);
  for (guint class = 0; class < N_CLASSES; class ++)
    coxa_json_writer_add_number (writer, get_class_id (class), sum (counts, class));
  coxa_json_writer_close_object (writer);
}

static void
write_changes (CoxaJsonWriter *writer, Counts counts)
{
  coxa_json_writer_open_list (writer, "changes");
  for (guint then = 0; then < N_CLASSES; then++)
    for (guint now = 0; now < N_CLASSES; now++) {
      if (then == now || counts[then][now] == 0)
        continue;
      coxa_json_writer_open_object (writer, NULL);
      coxa_json_writer_add_text (writer, "then", get_class_id (then));
      coxa_json_writer_add_text (writer, "now", get_class_id (now));
      coxa_json_writer_add_number (writer, "count", counts[then][now]);
      coxa_json_writer_close_object (writer);
    }
  coxa_json_writer_close_list (writer);
}

static char *
print_json (const CoxaRejudgement *rejudgement, const CoxaRuleset *ruleset)
{
  g_autoptr (CoxaJsonWriter) writer = coxa_json_writer_new ();

  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_text (writer, "ruleset", coxa_ruleset_get_version (ruleset));
  coxa_json_writer_add_number (writer, "visits", rejudgement->n_visits);
  coxa_json_writer_add_number (writer, "changed", rejudgement->n_changed);
  coxa_json_writer_add_number (writer, "unknown", rejudgement->n_unknown);
  coxa_json_writer_open_list (writer, "patterns");
  for (guint p = 0; p < rejudgement->n_patterns; p++) {
    coxa_json_writer_open_object (writer, NULL);
    coxa_json_writer_add_text (writer, "id", coxa_ruleset_get_pattern (ruleset, p)->id);
    write_sums (writer, "then", rejudgement->counts[p], sum_then);
    write_sums (writer, "now", rejudgement->counts[p], sum_now);
    write_changes (writer, rejudgement->counts[p]);
    coxa_json_writer_close_object (writer);
  }
  coxa_json_writer_close_list (writer);
  coxa_json_writer_close_object (writer);
  return coxa_json_writer_dup_line (writer);
}

#define NEEDS (COXA_PARTS (COXA_PART_PATTERNS) | COXA_PARTS (COXA_PART_SAFETY))

static gboolean
rejudge (const CoxaKnowledgeOptions *options, const char *db, GError **error)
{
  g_autoptr (CoxaKnowledge) knowledge = coxa_knowledge_options_load (options, NEEDS, NULL, error);
  if (knowledge == NULL)
    return FALSE;
  g_autoptr (CoxaRecord) record =
      coxa_record_open (db, COXA_STORE_OPEN, coxa_knowledge_get_measures (knowledge), error);
  if (record == NULL)
    return FALSE;
  CoxaRuleset *rules = coxa_knowledge_get_rules (knowledge);
  g_autoptr (CoxaRejudgement) rejudgement = coxa_record_rejudge (record, rules, error);
  if (rejudgement == NULL)
    return FALSE;
  g_autofree char *printed = print_json (rejudgement, rules);
  coxa_command_print ("%s\n", printed);
  return TRUE;
}

gboolean
coxa_run_rejudge (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_autofree char *db = NULL;
  g_auto (CoxaKnowledgeOptions) knowledge_options = { NULL };
  const GOptionEntry options[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &db, N_ ("the record file"), "FILE" },
    COXA_KNOWLEDGE_ENTRIES (&knowledge_options),
    { NULL },
  };

  return coxa_command_parse (name, options, &left, 0, 0, error) &&
         rejudge (&knowledge_options, db, error);
}
