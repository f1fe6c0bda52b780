/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-overview-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "coxa-finding-text.h"
#include "coxa-overview-text.h"
#include "coxa-value-text.h"

#define NEXT_MAX 3

struct _CoxaOverviewPage {
  GtkWidget parent_instance;

  /* template */
  GtkStack *stack;
  GtkLabel *status;
  GtkLabel *domains;
  GtkWidget *scores_card;
  GtkGrid *scores;
  GtkWidget *moved_card;
  GtkLabel *moved_title;
  GtkGrid *moved;
  GtkWidget *flags_card;
  GtkBox *flags;
  GtkWidget *precautions_card;
  GtkLabel *precautions;
  GtkWidget *next_card;
  GtkLabel *next;

  /* owned */
  CoxaKnowledge *knowledge;
  CoxaResult *result;
};

G_DEFINE_FINAL_TYPE (CoxaOverviewPage, coxa_overview_page, GTK_TYPE_WIDGET)

static void
coxa_overview_page_dispose (GObject *object)
{
  CoxaOverviewPage *self = COXA_OVERVIEW_PAGE (object);

  if (self->stack)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_pointer (&self->result, coxa_result_free);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_overview_page_parent_class)->dispose (object);
}

static void
coxa_overview_page_class_init (CoxaOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_overview_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/overview/coxa-overview-page.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CoxaOverviewPage, status);
  gtk_widget_class_bind_template_child (widget_class, CoxaOverviewPage, domains);
  gtk_widget_class_bind_template_child (widget_class, CoxaOverviewPage, scores_card);
  gtk_widget_class_bind_template_child (widget_class, CoxaOverviewPage, scores);
  gtk_widget_class_bind_template_child (widget_class, CoxaOverviewPage, moved_card);
  gtk_widget_class_bind_template_child (widget_class, CoxaOverviewPage, moved_title);
  gtk_widget_class_bind_template_child (widget_class, CoxaOverviewPage, moved);
  gtk_widget_class_bind_template_child (widget_class, CoxaOverviewPage, flags_card);
  gtk_widget_class_bind_template_child (widget_class, CoxaOverviewPage, flags);
  gtk_widget_class_bind_template_child (widget_class, CoxaOverviewPage, precautions_card);
  gtk_widget_class_bind_template_child (widget_class, CoxaOverviewPage, precautions);
  gtk_widget_class_bind_template_child (widget_class, CoxaOverviewPage, next_card);
  gtk_widget_class_bind_template_child (widget_class, CoxaOverviewPage, next);
}

static void
coxa_overview_page_init (CoxaOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
coxa_overview_page_new (CoxaKnowledge *knowledge)
{
  CoxaOverviewPage *self = g_object_new (COXA_TYPE_OVERVIEW_PAGE, NULL);

  self->knowledge = g_object_ref (knowledge);
  self->result = coxa_knowledge_new_result (knowledge);
  return GTK_WIDGET (self);
}

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    gtk_widget_unparent (child);
}

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_row (GtkGrid *grid, int row, const char *name, const char *values, const char *verdict)
{
  GtkWidget *name_label = label_new (name, NULL);
  GtkWidget *badge = label_new (verdict, "class-badge");

  gtk_widget_set_hexpand (name_label, TRUE);
  gtk_widget_set_halign (badge, GTK_ALIGN_START);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_grid_attach (grid, name_label, 0, row, 1, 1);
  gtk_grid_attach (grid, label_new (values, "numeric"), 1, row, 1, 1);
  gtk_grid_attach (grid, badge, 2, row, 1, 1);
}

static void
show_scores (CoxaOverviewPage *self, const CoxaChangeRules *rules, const CoxaChanges *changes)
{
  empty (GTK_WIDGET (self->scores));
  for (guint i = 0; i < changes->scores->len; i++) {
    const CoxaScoreRow *row = &g_array_index (changes->scores, CoxaScoreRow, i);
    g_autofree char *values = coxa_overview_text_dup_score (row);
    const char *label = row->baseline_visit == COXA_NO_VISIT
                            ? _ ("first time")
                            : coxa_change_rules_get_label_text (rules, row->since_baseline.label);

    add_row (self->scores, (int) i, row->questionnaire->name, values, label);
  }
  gtk_widget_set_visible (self->scores_card, changes->scores->len > 0);
}

static char *
dup_measure_name (const CoxaMeasurement *measurement)
{
  const char *side = coxa_value_text_side (measurement->side);

  return *side ? g_strdup_printf ("%s, %s", measurement->measure->name, side)
               : g_strdup (measurement->measure->name);
}

static void
show_moved (CoxaOverviewPage *self, const CoxaChangeRules *rules, const CoxaChanges *changes)
{
  g_autofree char *title = NULL;
  int n = 0;

  empty (GTK_WIDGET (self->moved));
  for (guint i = 0; i < changes->measurements->len; i++) {
    const CoxaMeasurementRow *row = &g_array_index (changes->measurements, CoxaMeasurementRow, i);
    g_autofree char *name = dup_measure_name (&row->now);
    g_autofree char *values = NULL;

    if (row->baseline_visit == COXA_NO_VISIT || row->since_baseline.verdict != COXA_VERDICT_REAL)
      continue;
    values = coxa_overview_text_dup_measurement (row);
    add_row (self->moved, n++, name, values,
             coxa_change_rules_get_verdict_text (rules, COXA_VERDICT_REAL));
  }
  title = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Movement and strength: %d of %u comparison really changed",
                   "Movement and strength: %d of %u comparisons really changed",
                   changes->n_comparisons),
      n, changes->n_comparisons);
  gtk_label_set_text (self->moved_title, title);
  gtk_widget_set_visible (self->moved_card, changes->n_comparisons > 0);
}

static void
add_flag (CoxaOverviewPage *self, CoxaShown shown)
{
  g_autofree char *name =
      coxa_finding_text_dup_name (shown.result->pattern, shown.result->side, shown.both);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *badge = label_new (coxa_finding_text_class (shown.result->class), "class-badge");

  gtk_widget_add_css_class (badge, coxa_class_ids[shown.result->class]);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), badge);
  gtk_box_append (GTK_BOX (row), label_new (name, NULL));
  gtk_box_append (self->flags, row);
}

static void
show_flags (CoxaOverviewPage *self)
{
  gboolean emergency = coxa_result_get_safety_level (self->result) == COXA_SAFETY_EMERGENCY;
  guint n = emergency ? 0 : coxa_result_count_shown (self->result);

  empty (GTK_WIDGET (self->flags));
  for (guint i = 0; i < n; i++)
    add_flag (self, coxa_result_get_shown (self->result, i));
  gtk_widget_set_visible (self->flags_card, n > 0);
}

static void
show_precautions (CoxaOverviewPage *self, CoxaPatient *patient)
{
  const CoxaSuggestionRules *rules = coxa_knowledge_get_suggestions (self->knowledge);
  const char *const *ids = coxa_patient_get_precautions (patient);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; ids && ids[i]; i++) {
    const char *name = rules ? coxa_suggestion_rules_get_precaution_name (rules, ids[i]) : NULL;

    g_ptr_array_add (names, (gpointer) (name ? name : ids[i]));
  }
  gtk_widget_set_visible (self->precautions_card, names->len > 0);
  g_ptr_array_add (names, NULL);
  text = g_strjoinv ("\n", (char **) names->pdata);
  gtk_label_set_text (self->precautions, text);
}

static void
add_line (GString *text, const char *line)
{
  if (line && *line)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

/* What the strongest undecided flag waits for. */
static char *
dup_measures (CoxaOverviewPage *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < coxa_result_count_shown (self->result) && names->len == 0; i++) {
    const CoxaPatternResult *judged = coxa_result_get_shown (self->result, i).result;

    for (guint j = 0; judged->class == COXA_CLASS_POSSIBLE && j < MIN (judged->n_next, NEXT_MAX);
         j++) {
      const CoxaMeasure *measure = coxa_measure_catalogue_find (
          coxa_knowledge_get_measures (self->knowledge), judged->next[j]);

      if (measure)
        g_ptr_array_add (names, (gpointer) measure->name);
    }
  }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static void
show_next (CoxaOverviewPage *self, const CoxaChangeRules *rules, const CoxaChanges *changes)
{
  CoxaSafetyLevel level = coxa_result_get_safety_level (self->result);
  g_autofree char *prompts = changes ? coxa_overview_text_dup_prompts (rules, changes) : NULL;
  g_autofree char *measures = level == COXA_SAFETY_EMERGENCY ? NULL : dup_measures (self);
  g_autofree char *measure = measures ? g_strdup_printf (_ ("Measure next: %s"), measures) : NULL;
  GString *text = g_string_new (NULL);
  g_autofree char *lines = NULL;

  if (level != COXA_SAFETY_NONE)
    add_line (text, coxa_finding_text_level (level));
  add_line (text, measure);
  add_line (text, prompts);
  lines = g_string_free (text, FALSE);
  gtk_widget_set_visible (self->next_card, *lines != '\0');
  gtk_label_set_text (self->next, lines);
}

static GPtrArray *
dup_oldest_first (const GPtrArray *visits)
{
  GPtrArray *oldest_first = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = visits->len; i > 0; i--)
    g_ptr_array_add (oldest_first, g_object_ref (g_ptr_array_index (visits, i - 1)));
  return oldest_first;
}

static void
judge (CoxaOverviewPage *self, CoxaPatient *patient, CoxaVisit *visit, CoxaScreening *screening)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (screening)
    coxa_screening_judge (screening, self->result, patient, visit, now, now);
  else
    coxa_judge (self->result, patient, visit);
}

/* Where the rules of change were refused, the rest of the page still counts. */
static void
show_changes (CoxaOverviewPage *self, const GPtrArray *visits)
{
  CoxaChangeKnowledge knowledge = coxa_knowledge_get_change_knowledge (self->knowledge);
  gboolean readable = knowledge.rules && knowledge.questionnaires;
  g_autoptr (GPtrArray) oldest_first = dup_oldest_first (visits);
  g_autoptr (CoxaChanges) changes = NULL;
  g_autofree char *status = NULL;
  g_autofree char *domains = NULL;

  gtk_widget_set_visible (self->scores_card, readable);
  gtk_widget_set_visible (self->moved_card, readable);
  gtk_widget_set_visible (GTK_WIDGET (self->domains), readable);
  if (!readable) {
    gtk_label_set_text (self->status, _ ("What changed cannot be told: its rules were refused."));
    show_next (self, NULL, NULL);
    return;
  }
  changes = coxa_changes_new (&knowledge, oldest_first, NULL);
  status = coxa_overview_text_dup_status (knowledge.rules, changes, oldest_first);
  domains = coxa_overview_text_dup_domains (knowledge.rules, changes);
  gtk_label_set_text (self->status, status);
  gtk_label_set_text (self->domains, domains);
  gtk_widget_set_visible (GTK_WIDGET (self->domains), changes->first_visit != COXA_NO_VISIT);
  show_scores (self, knowledge.rules, changes);
  show_moved (self, knowledge.rules, changes);
  show_next (self, knowledge.rules, changes);
}

/**
 * coxa_overview_page_show:
 * @visits: (element-type CoxaVisit): as stored, newest first
 * @screening: (nullable) (transfer none): over them, not kept; without it the newest is judged by
 *   itself
 */
void
coxa_overview_page_show (CoxaOverviewPage *self,
                         CoxaPatient *patient,
                         const GPtrArray *visits,
                         CoxaScreening *screening)
{
  gtk_stack_set_visible_child_name (self->stack, visits->len > 0 ? "changes" : "empty");
  if (visits->len == 0)
    return;
  judge (self, patient, g_ptr_array_index (visits, 0), screening);
  show_changes (self, visits);
  show_flags (self);
  show_precautions (self, patient);
}
