/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-command.h"

#include "coxa-handout.h"
#include "coxa-knowledge-options.h"
#include "coxa-own-goal.h"
#include "coxa-picture-problems.h"
#include "coxa-programme-list.h"
#include "coxa-safety-gate.h"

#include <glib/gi18n-lib.h>

#define EMERGENCY_NUMBER "112" /* unless the option says another */

static const char *const papers[] = { "a4", "letter", NULL };
static const char *const styles[] = { "standard", "large", NULL };

/* Who is in the pictures. */
typedef struct {
  char *body, *skin;
  CoxaLook chosen;
} LookOptions;

#define LOOK_ENTRIES(look)                                                             \
  { "body",                                                                            \
    0,                                                                                 \
    0,                                                                                 \
    G_OPTION_ARG_STRING,                                                               \
    &(look)->body,                                                                     \
    N_ ("of the figure in the pictures: slim or broad"),                               \
    "BODY" },                                                                          \
  {                                                                                    \
    "skin", 0, 0, G_OPTION_ARG_STRING, &(look)->skin,                                  \
        N_ ("of the figure in the pictures: light, beige, tan, brown or dark"), "SKIN" \
  }

static void
look_options_clear (LookOptions *self)
{
  g_free (self->body);
  g_free (self->skin);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LookOptions, look_options_clear)

static gboolean
choose_look (LookOptions *options, GError **error)
{
  int body = coxa_look_default.body, skin = coxa_look_default.skin;

  if (!coxa_command_choose ("--body", options->body, coxa_body_ids, &body, error) ||
      !coxa_command_choose ("--skin", options->skin, coxa_skin_ids, &skin, error))
    return FALSE;
  options->chosen = (CoxaLook){ (CoxaBody) body, (CoxaSkin) skin };
  return TRUE;
}

typedef struct {
  char *db, *exercises, *adapted, *output, *language, *emergency_number;
  char *paper_word, *style_word;
  int paper, style;
  CoxaKnowledgeOptions knowledge;
  LookOptions look;
} HandoutOptions;

static void
handout_options_clear (HandoutOptions *self)
{
  g_free (self->db);
  g_free (self->exercises);
  g_free (self->adapted);
  g_free (self->output);
  g_free (self->language);
  g_free (self->emergency_number);
  g_free (self->paper_word);
  g_free (self->style_word);
  coxa_knowledge_options_clear (&self->knowledge);
  look_options_clear (&self->look);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HandoutOptions, handout_options_clear)

static gboolean
parse_options (const char *name, char ***words, HandoutOptions *self, GError **error)
{
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &self->db, N_ ("the record file"), "FILE" },
    { "exercises", 0, 0, G_OPTION_ARG_STRING, &self->exercises,
      N_ ("ids with commas between, each with :left, :right or :both where it has a side"),
      "LIST" },
    { "adapted", 0, 0, G_OPTION_ARG_STRING, &self->adapted,
      N_ ("ids, with commas between, of those that were adapted to the patient's precautions"),
      "LIST" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &self->output, N_ ("the PDF to write"), "FILE" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &self->language,
      N_ ("of the handout; else the patient's own"), "LANGUAGE" },
    { "style", 0, 0, G_OPTION_ARG_STRING, &self->style_word, N_ ("standard or large"), "STYLE" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &self->paper_word, N_ ("a4 or letter"), "PAPER" },
    { "emergency-number", 0, 0, G_OPTION_ARG_STRING, &self->emergency_number,
      N_ ("to print on the handout; else 112"), "NUMBER" },
    COXA_KNOWLEDGE_ENTRIES (&self->knowledge),
    LOOK_ENTRIES (&self->look),
    { NULL },
  };

  if (!coxa_command_parse (name, entries, words, 1, 1, error) ||
      !coxa_command_choose ("--paper", self->paper_word, papers, &self->paper, error) ||
      !coxa_command_choose ("--style", self->style_word, styles, &self->style, error) ||
      !choose_look (&self->look, error))
    return FALSE;
  if (self->exercises == NULL || self->output == NULL)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE,
                              _ ("handout needs --exercises and --output"));
  return TRUE;
}

/* The screen of the newest visit decides (safety.md 2), in its episode. The result borrows from the
 * screening that is returned. */
static CoxaScreening *
check_safety (CoxaRecord *record,
              CoxaKnowledge *knowledge,
              CoxaResult *result,
              CoxaPatient *patient,
              const GPtrArray *visits,
              GError **error)
{
  if (visits->len == 0) {
    coxa_command_fail (
        error, COXA_COMMAND_ERROR_REFUSED,
        _ ("safety screen not completed: the patient has no visit; nothing was written"));
    return NULL;
  }
  g_autoptr (CoxaScreening) screening =
      coxa_safety_gate_load (record, knowledge, coxa_patient_get_id (patient), visits, error);
  if (screening == NULL)
    return NULL;
  coxa_safety_gate_judge (screening, result, patient, g_ptr_array_index (visits, 0));
  return coxa_safety_gate_check (result, error) ? g_steal_pointer (&screening) : NULL;
}

static GBytes *
print_handout (const HandoutOptions *options,
               GPtrArray *items,
               const char *language,
               CoxaPatient *patient,
               CoxaVisit *visit,
               const char *goal,
               GError **error)
{
  const char *number = options->emergency_number;
  CoxaHandout handout = {
    .patient = patient,
    .date = coxa_visit_get_at (visit),
    .clinician = coxa_visit_get_examiner (visit),
    .goal = goal,
    .emergency_number = number != NULL ? number : EMERGENCY_NUMBER,
    .items = items,
    .language = language,
    .paper = (CoxaPaper) options->paper,
    .style = (CoxaHandoutStyle) options->style,
    .look = &options->look.chosen,
  };
  return coxa_handout_print (&handout, error);
}

static void
name_missing_pictures (const GPtrArray *items)
{
  g_autoptr (GPtrArray) exercises = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (exercises,
                     (gpointer) ((CoxaProgrammeItem *) g_ptr_array_index (items, i))->exercise);
  coxa_picture_problems_print (exercises);
}

static gboolean
write_handout (const HandoutOptions *options,
               CoxaKnowledge *knowledge,
               const CoxaResult *result,
               CoxaPatient *patient,
               const GPtrArray *visits,
               GError **error)
{
  CoxaVisit *visit = g_ptr_array_index (visits, 0);
  const char *goal = coxa_own_goal_find (coxa_knowledge_get_topics (knowledge), visit, visits);
  const char *language =
      options->language != NULL ? options->language : coxa_patient_get_language (patient);
  const CoxaDataSource *source = coxa_knowledge_get_source (knowledge);
  g_autoptr (CoxaExerciseLibrary) library =
      coxa_exercise_library_load_from (source, language, error);
  if (library == NULL)
    return FALSE;
  g_autoptr (CoxaSuggestionRules) rules = coxa_suggestion_rules_load_from (
      source, coxa_knowledge_get_rules (knowledge), library, language, error);
  if (rules == NULL)
    return FALSE;
  g_autoptr (GPtrArray) items = coxa_programme_list_parse (options->exercises, library, error);
  if (items == NULL || !coxa_programme_list_adapt (items, options->adapted, error) ||
      !coxa_programme_list_check (items, rules, patient, result, error))
    return FALSE;
  g_autoptr (GBytes) pdf = print_handout (options, items, language, patient, visit, goal, error);
  if (pdf == NULL || !coxa_print_write (options->output, pdf, error))
    return FALSE;
  coxa_command_print ("%s\n", options->output);
  name_missing_pictures (items);
  return TRUE;
}

static gboolean
handout (const HandoutOptions *options, const char *word, GError **error)
{
  g_autoptr (CoxaKnowledge) knowledge =
      coxa_safety_gate_load_knowledge (&options->knowledge, 0, error);
  if (knowledge == NULL)
    return FALSE;
  g_autoptr (CoxaRecord) record = coxa_record_open (options->db, COXA_STORE_OPEN,
                                                    coxa_knowledge_get_measures (knowledge), error);
  if (record == NULL)
    return FALSE;
  g_autoptr (CoxaPatient) patient = coxa_record_find_patient (record, word, error);
  if (patient == NULL)
    return FALSE;
  g_autoptr (GPtrArray) visits =
      coxa_record_list_visits (record, coxa_patient_get_id (patient), error);
  if (visits == NULL)
    return FALSE;
  g_autoptr (CoxaResult) result = coxa_knowledge_new_result (knowledge);
  g_autoptr (CoxaScreening) screening =
      check_safety (record, knowledge, result, patient, visits, error);
  if (screening == NULL)
    return FALSE;
  g_autoptr (CoxaStoreContext) context = coxa_record_make_context (record, NULL, error);
  return context != NULL && write_handout (options, knowledge, result, patient, visits, error) &&
         coxa_record_note (record, COXA_ACTION_EXPORTED, "handout", coxa_patient_get_id (patient),
                           context, error);
}

gboolean
coxa_run_handout (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_auto (HandoutOptions) options = { NULL };

  return parse_options (name, &left, &options, error) && handout (&options, left[0], error);
}

static gboolean
write_figures (const CoxaKnowledgeOptions *options,
               const char *output,
               CoxaPaper paper,
               const CoxaLook *look,
               GError **error)
{
  g_autoptr (CoxaKnowledge) knowledge = coxa_knowledge_options_load (
      options, COXA_PARTS (COXA_PART_EXERCISES), coxa_command_get_language (), error);
  if (knowledge == NULL)
    return FALSE;
  g_autoptr (GBytes) pdf =
      coxa_contact_sheet_print (coxa_knowledge_get_exercises (knowledge), paper, look, error);
  if (pdf == NULL || !coxa_print_write (output, pdf, error))
    return FALSE;
  coxa_command_print ("%s\n", output);
  coxa_picture_problems_print_all (coxa_knowledge_get_exercises (knowledge));
  return TRUE;
}

gboolean
coxa_run_figures (const char *name, char **words, GError **error)
{
  g_auto (GStrv) left = g_strdupv (words);
  g_autofree char *output = NULL, *paper_word = NULL;
  int paper = COXA_PAPER_A4;
  g_auto (CoxaKnowledgeOptions) knowledge_options = { NULL };
  g_auto (LookOptions) look = { NULL };
  const GOptionEntry options[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("the PDF to write"), "FILE" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &paper_word, N_ ("a4 or letter"), "PAPER" },
    COXA_KNOWLEDGE_ENTRIES (&knowledge_options),
    LOOK_ENTRIES (&look),
    { NULL },
  };

  if (!coxa_command_parse (name, options, &left, 0, 0, error) ||
      !coxa_command_choose ("--paper", paper_word, papers, &paper, error) ||
      !choose_look (&look, error))
    return FALSE;
  if (output == NULL)
    return coxa_command_fail (error, COXA_COMMAND_ERROR_USAGE, _ ("figures needs --output"));
  return write_figures (&knowledge_options, output, (CoxaPaper) paper, &look.chosen, error);
}
