/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-view.h"

#include <glib/gi18n-lib.h>

#include "coxa-cell-text.h"
#include "coxa-decision-text.h"
#include "coxa-finding-text.h"
#include "coxa-pain-text.h"
#include "coxa-patient-text.h"
#include "coxa-score-text.h"
#include "coxa-stored-text.h"
#include "coxa-value-text.h"
#include "coxa-visit-contents.h"

struct _CoxaVisitView {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *answers;
  GtkBox *decisions_box;
  GtkBox *results_box;
  GtkLabel *rules_note;
  GtkLabel *asked;
  GtkWidget *values_title;
  GtkGrid *values_grid;
  GtkBox *contents_box;
  GtkWidget *note_title;
  GtkLabel *note;

  /* owned */
  CoxaKnowledge *knowledge;
  GCancellable *cancellable;
  char *visit_id;
};

G_DEFINE_FINAL_TYPE (CoxaVisitView, coxa_visit_view, GTK_TYPE_WIDGET)

enum {
  COLUMN_MEASURE,
  COLUMN_LEFT,
  COLUMN_RIGHT,
};

static void
forget_request (CoxaVisitView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
coxa_visit_view_dispose (GObject *object)
{
  CoxaVisitView *self = COXA_VISIT_VIEW (object);

  forget_request (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->visit_id, g_free);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_visit_view_parent_class)->dispose (object);
}

static void
coxa_visit_view_class_init (CoxaVisitViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_visit_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/record/coxa-visit-view.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitView, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitView, title);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitView, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitView, answers);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitView, decisions_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitView, results_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitView, rules_note);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitView, asked);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitView, values_title);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitView, values_grid);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitView, contents_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitView, note_title);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitView, note);
}

static void
coxa_visit_view_init (CoxaVisitView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
empty (GtkWidget *parent, void (*remove_child) (GtkWidget *parent, GtkWidget *child))
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)))
    remove_child (parent, child);
}

static void
remove_from_box (GtkWidget *box, GtkWidget *child)
{
  gtk_box_remove (GTK_BOX (box), child);
}

static void
remove_from_grid (GtkWidget *grid, GtkWidget *child)
{
  gtk_grid_remove (GTK_GRID (grid), child);
}

static GtkWidget *
label_new (const char *text, double xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static char *
dup_value (const CoxaMeasurement *measurement)
{
  g_autofree char *value = coxa_value_text_dup_measurement (measurement);
  GString *text = g_string_new (value);

  if (measurement->pain != COXA_PAIN_NOT_ASKED)
    /* Translators: pain 0-10 felt at the end of a movement */
    g_string_append_printf (text, ", %s %d", _ ("pain"), measurement->pain);
  if (measurement->compensation_seen)
    g_string_append (text, " ✱");
  return g_string_free (text, FALSE);
}

static char *
dup_measure_name (const CoxaMeasurement *measurement)
{
  GString *name = g_string_new (measurement->measure->name);

  if (measurement->measure->pelvis_qualifier)
    g_string_append_printf (name, ", %s",
                            measurement->pelvis_held ? _ ("pelvis held") : _ ("pelvis not held"));
  if (measurement->mode == COXA_MODE_ACTIVE && measurement->measure->mode != COXA_MODE_ACTIVE)
    g_string_append_printf (name, ", %s", _ ("active"));
  return g_string_free (name, FALSE);
}

static gboolean
same_row (const CoxaMeasurement *a, const CoxaMeasurement *b)
{
  CoxaMeasurement other = *b;

  other.side = a->side;
  return coxa_measurement_same_place (a, &other);
}

static void
attach_value (CoxaVisitView *self, const CoxaMeasurement *measurement, int row)
{
  g_autofree char *value = dup_value (measurement);
  gboolean central = measurement->side == COXA_SIDE_CENTRAL;
  int column = measurement->side == COXA_SIDE_RIGHT ? COLUMN_RIGHT : COLUMN_LEFT;

  gtk_grid_attach (self->values_grid, label_new (value, central ? 0.5 : 1, "numeric"), column, row,
                   central ? 2 : 1, 1);
}

/* Whether an earlier measurement of the visit opened the row that this one stands in. */
static int
find_row (CoxaVisit *visit, guint index, const int *rows)
{
  for (guint i = 0; i < index; i++)
    if (same_row (coxa_visit_get_measurement (visit, i), coxa_visit_get_measurement (visit, index)))
      return rows[i];
  return -1;
}

static void
show_values (CoxaVisitView *self, CoxaVisit *visit)
{
  guint n = coxa_visit_get_n_measurements (visit);
  g_autofree int *rows = g_new (int, n + 1);
  int next_row = 1;

  empty (GTK_WIDGET (self->values_grid), remove_from_grid);
  gtk_grid_attach (self->values_grid, label_new (_ ("Measure"), 0, "dim-label"), COLUMN_MEASURE, 0,
                   1, 1);
  gtk_grid_attach (self->values_grid, label_new (_ ("Left"), 1, "dim-label"), COLUMN_LEFT, 0, 1, 1);
  gtk_grid_attach (self->values_grid, label_new (_ ("Right"), 1, "dim-label"), COLUMN_RIGHT, 0, 1,
                   1);
  for (guint i = 0; i < n; i++) {
    const CoxaMeasurement *measurement = coxa_visit_get_measurement (visit, i);

    rows[i] = find_row (visit, i, rows);
    if (rows[i] < 0) {
      g_autofree char *name = dup_measure_name (measurement);
      GtkWidget *label = label_new (name, 0, NULL);

      rows[i] = next_row++;
      gtk_widget_set_hexpand (label, TRUE);
      gtk_grid_attach (self->values_grid, label, COLUMN_MEASURE, rows[i], 1, 1);
    }
    attach_value (self, measurement, rows[i]);
  }
  gtk_widget_set_visible (self->values_title, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->values_grid), n > 0);
}

static void
add_result (CoxaVisitView *self, const CoxaStoredResult *result)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label;
  GtkWidget *badge = label_new (coxa_finding_text_class (result->class), 0.5, "class-badge");
  g_autofree char *text =
      coxa_stored_text_dup_result (coxa_knowledge_get_rules (self->knowledge), result);

  gtk_widget_add_css_class (badge, coxa_class_ids[result->class]);
  gtk_label_set_wrap (GTK_LABEL (badge), FALSE);
  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), badge);
  label = label_new (text, 0, NULL);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (self->results_box, box);
}

static void
on_results_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaVisitView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results =
      coxa_store_load_results_finish (COXA_STORE (source), result, &error);
  g_autofree char *note = NULL;
  const CoxaStoredResult *first;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->knowledge)
    return;
  if (!results) {
    gtk_label_set_text (self->rules_note, error->message);
    return;
  }
  for (guint rank = COXA_CLASS_LIKELY; rank <= COXA_CLASS_UNLIKELY; rank++)
    for (guint i = 0; i < results->len; i++)
      if (((const CoxaStoredResult *) g_ptr_array_index (results, i))->class == (CoxaClass) rank)
        add_result (self, g_ptr_array_index (results, i));
  first = results->len > 0 ? g_ptr_array_index (results, 0) : NULL;
  if (first)
    note = g_strdup_printf (_ ("As stored with the visit, by the rules of version %s. "
                               "Findings that occur together do not establish the cause of pain."),
                            first->ruleset);
  else
    note = g_strdup (_ ("No result was stored with this visit."));
  gtk_label_set_text (self->rules_note, note);
}

static void
add_decision (CoxaVisitView *self, const CoxaSafetyDecision *decision)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *text =
      coxa_decision_text_dup (coxa_knowledge_get_rules (self->knowledge), decision);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "note-card");
  gtk_box_append (GTK_BOX (card),
                  label_new (coxa_decision_text_title (decision->kind), 0, "heading"));
  gtk_box_append (GTK_BOX (card), label_new (text, 0, NULL));
  gtk_box_append (self->decisions_box, card);
}

static void
on_decisions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaVisitView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decisions =
      coxa_store_list_decisions_finish (COXA_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->knowledge)
    return;
  if (!decisions) {
    gtk_box_append (self->decisions_box, label_new (error->message, 0, NULL));
    return;
  }
  for (guint i = 0; i < decisions->len; i++) {
    const CoxaSafetyDecision *decision = g_ptr_array_index (decisions, i);

    if (g_strcmp0 (decision->visit_id, self->visit_id) == 0)
      add_decision (self, decision);
  }
}

static void
show_answers (CoxaVisitView *self, CoxaVisit *visit)
{
  const CoxaRuleset *rules = coxa_knowledge_get_rules (self->knowledge);
  GString *text = g_string_new (NULL);
  guint n_open = 0;

  for (guint i = 0; i < coxa_ruleset_count_questions (rules); i++) {
    const CoxaQuestion *question = coxa_ruleset_get_question (rules, i);
    CoxaAnswer answer = coxa_visit_get_answer (visit, question->id);

    n_open += answer == COXA_ANSWER_NOT_ASKED && !question->yellow;
    if (answer == COXA_ANSWER_YES || answer == COXA_ANSWER_UNSURE)
      g_string_append_printf (text, "%s: %s\n", question->text,
                              answer == COXA_ANSWER_YES ? _ ("yes") : _ ("unsure"));
  }
  if (!coxa_ruleset_has_safety (rules))
    g_string_append (text, _ ("The safety questions could not be read; the answers are stored."));
  else if (n_open > 0)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "%u safety question was not asked.",
                                         "%u safety questions were not asked.", n_open),
                            n_open);
  else if (text->len == 0)
    g_string_append (text, _ ("All safety questions were answered with no."));
  gtk_label_set_text (self->answers, g_strchomp (text->str));
  g_string_free (text, TRUE);
}

/* Pain map, scores and the answers they were made of. */
static void
show_asked (CoxaVisitView *self, CoxaVisit *visit)
{
  g_autofree char *map =
      coxa_pain_text_dup_summary (coxa_knowledge_get_pain_regions (self->knowledge), visit);
  g_autofree char *scores =
      coxa_score_text_dup_all (coxa_knowledge_get_questionnaires (self->knowledge), visit);
  g_autoptr (GString) text = g_string_new (scores);

  if (*map) {
    /* Translators: before a list of regions of the body with what is felt there */
    g_string_prepend (text, *scores ? "\n" : "");
    g_string_prepend (text, map);
    g_string_prepend (text, _ ("Pain map: "));
  }
  gtk_label_set_text (self->asked, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->asked), text->len > 0);
}

static void
show_heading (CoxaVisitView *self, CoxaVisit *visit)
{
  g_autofree char *day = coxa_patient_text_dup_day (coxa_visit_get_at (visit));
  g_autofree char *time = g_date_time_format (coxa_visit_get_at (visit), "%H:%M");
  g_autofree char *title = g_strdup_printf ("%s, %s", day, time);
  g_autofree char *details = coxa_stored_text_dup_visit (visit);
  g_autofree char *version = g_strdup_printf (
      coxa_visit_get_version (visit) > 1 ? _ ("corrected, version %u") : _ ("version %u"),
      coxa_visit_get_version (visit));
  g_autofree char *state = coxa_stored_text_dup_state (visit);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s · %s", state, details, version);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
}

static void
show_content (CoxaVisitView *self, CoxaKnowledge *knowledge, CoxaVisit *visit)
{
  const char *note = coxa_visit_get_notes (visit);

  forget_request (self);
  g_set_object (&self->knowledge, knowledge);
  show_heading (self, visit);
  show_answers (self, visit);
  show_asked (self, visit);
  show_values (self, visit);
  coxa_visit_contents_show (self->contents_box, knowledge, visit);
  gtk_label_set_text (self->note, note ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  gtk_widget_set_visible (self->note_title, note != NULL);
  empty (GTK_WIDGET (self->results_box), remove_from_box);
  empty (GTK_WIDGET (self->decisions_box), remove_from_box);
  g_free (self->visit_id);
  self->visit_id = g_strdup (coxa_visit_get_id (visit));
  gtk_label_set_text (self->rules_note, "");
}

/**
 * coxa_visit_view_show_version:
 *
 * Shows @visit as it was; its result and what was decided then are not kept with the version.
 */
void
coxa_visit_view_show_version (CoxaVisitView *self, CoxaKnowledge *knowledge, CoxaVisit *visit)
{
  show_content (self, knowledge, visit);
  gtk_label_set_text (self->rules_note,
                      _ ("The combinations of findings are shown with the visit as it stands "
                         "now; older versions keep what was entered."));
}

/**
 * coxa_visit_view_show:
 *
 * Shows @visit, and its stored result as soon as it is read.
 */
void
coxa_visit_view_show (CoxaVisitView *self,
                      CoxaKnowledge *knowledge,
                      CoxaStore *store,
                      CoxaVisit *visit)
{
  show_content (self, knowledge, visit);
  self->cancellable = g_cancellable_new ();
  coxa_store_load_results_async (store, coxa_visit_get_id (visit), self->cancellable, on_results_cb,
                                 g_object_ref (self));
  if (coxa_visit_get_patient_id (visit))
    coxa_store_list_decisions_async (store, coxa_visit_get_patient_id (visit), self->cancellable,
                                     on_decisions_cb, g_object_ref (self));
}
