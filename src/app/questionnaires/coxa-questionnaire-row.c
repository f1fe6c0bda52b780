/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-questionnaire-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "coxa-patient-text.h"
#include "coxa-score-change.h"
#include "coxa-score-entry.h"
#include "coxa-value-text.h"

struct _CoxaQuestionnaireRow {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *name;
  GtkLabel *detail;
  GtkLabel *last_label;
  GtkBox *total_box;
  GtkLabel *total_label;
  GtkLabel *unit;
  GtkCheckButton *read_all;
  GtkGrid *items;
  GtkLabel *verdict;
  GtkLabel *message;

  /* owned */
  CoxaKnowledge *knowledge;
  CoxaScore *last;       /* the one before, or NULL */
  CoxaScore *total_only; /* entered without its items, kept until they are, or NULL */
  char *refusal;         /* from what is known beside it, or NULL */

  /* borrowed */
  const CoxaQuestionnaire *questionnaire;
  CoxaScoreEntry *total; /* NULL where it is filled in item by item */
  GPtrArray *words;      /* of GtkEntry, where the patient names the items */
  GPtrArray *values;     /* of CoxaScoreEntry */

  int days; /* since the last score, or since the first visit where the score rates the change */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (CoxaQuestionnaireRow, coxa_questionnaire_row, GTK_TYPE_WIDGET)

static guint edited_signal;

static gboolean
has_items (CoxaQuestionnaireRow *self)
{
  return self->values->len > 0;
}

/* As the patient named it now, else the last time. */
static const char *
find_words (CoxaQuestionnaireRow *self, guint place)
{
  g_autofree char *item = coxa_questionnaire_dup_item_id (place);
  const CoxaItemAnswer *last = self->last ? coxa_score_find_answer (self->last, item) : NULL;
  const char *text;

  if (!self->questionnaire->own_words)
    return NULL;
  text = gtk_editable_get_text (g_ptr_array_index (self->words, place));
  return *text ? text : last ? last->words : NULL;
}

static gboolean
names_activity (CoxaQuestionnaireRow *self, guint place)
{
  return self->questionnaire->own_words &&
         *gtk_editable_get_text (g_ptr_array_index (self->words, place)) != '\0';
}

/* Words that stand there in grey count as soon as they are rated. */
static CoxaScore *
dup_item_score (CoxaQuestionnaireRow *self)
{
  g_autoptr (CoxaScore) score = coxa_score_new (self->questionnaire->id, NAN);

  for (guint i = 0; i < self->values->len; i++) {
    double value = coxa_score_entry_get_value (g_ptr_array_index (self->values, i));
    g_autofree char *item = coxa_questionnaire_dup_item_id (i);
    const char *words = find_words (self, i);

    if (isnan (value) && !names_activity (self, i))
      continue;
    if (self->questionnaire->own_words && (!words || !*words))
      words = _ ("Not named");
    coxa_score_set_answer (score, item, words, value);
  }
  if (score->answers->len == 0)
    return self->total_only ? coxa_score_copy (self->total_only) : NULL;
  coxa_questionnaire_score (self->questionnaire, score, &score->total, NULL, NULL);
  return g_steal_pointer (&score);
}

static gboolean
needs_reading (CoxaQuestionnaireRow *self)
{
  return self->total && coxa_score_entry_get_value (self->total) == 0 &&
         !coxa_questionnaire_check_read (self->questionnaire,
                                         gtk_check_button_get_active (self->read_all), NULL);
}

/**
 * coxa_questionnaire_row_dup_score:
 *
 * Returns: (transfer full) (nullable): what was entered; %NULL where nothing was, or what was
 *   entered cannot count
 */
CoxaScore *
coxa_questionnaire_row_dup_score (CoxaQuestionnaireRow *self)
{
  double total;

  if (has_items (self))
    return dup_item_score (self);
  total = coxa_score_entry_get_value (self->total);
  return isnan (total) || self->refusal || needs_reading (self)
             ? NULL
             : coxa_score_new (self->questionnaire->id, total);
}

/**
 * coxa_questionnaire_row_dup_asked:
 *
 * Returns: (transfer full): the items with the words they have now, answered or not: what one
 *   would ask the patient
 */
CoxaScore *
coxa_questionnaire_row_dup_asked (CoxaQuestionnaireRow *self)
{
  CoxaScore *score = coxa_score_new (self->questionnaire->id,
                                     self->total ? coxa_score_entry_get_value (self->total) : NAN);

  for (guint i = 0; i < self->values->len; i++) {
    g_autofree char *item = coxa_questionnaire_dup_item_id (i);
    const char *words = find_words (self, i);

    if (!self->questionnaire->own_words || (words && *words))
      coxa_score_set_answer (score, item, words,
                             coxa_score_entry_get_value (g_ptr_array_index (self->values, i)));
  }
  return score;
}

static char *
dup_label (CoxaQuestionnaireRow *self, const CoxaScoreChange *change)
{
  const CoxaChangeRules *rules = coxa_knowledge_get_change (self->knowledge);
  const char *word = coxa_change_rules_get_label_text (rules, change->label);

  /* Translators: a verdict on a change that hangs on one point: "improved, ±" */
  return change->near_limit ? g_strdup_printf (_ ("%s, ±"), word) : g_strdup (word);
}

static char *
dup_verdict (CoxaQuestionnaireRow *self, double total)
{
  gboolean rating = self->questionnaire->thresholds.kind == COXA_CHANGE_VALUE;
  CoxaScoreChange change;

  if (isnan (total) || !coxa_knowledge_get_change (self->knowledge) ||
      self->questionnaire->thresholds.kind == COXA_CHANGE_NONE ||
      (!rating && (!self->last || !coxa_score_has_total (self->last))))
    return g_strdup ("");
  change =
      coxa_judge_scores (self->questionnaire, rating ? NAN : self->last->total, total, self->days);
  return dup_label (self, &change);
}

static char *
dup_message (CoxaQuestionnaireRow *self, const CoxaScore *score)
{
  g_autoptr (GError) error = NULL;
  guint n_missing = 0;
  double total;

  for (guint i = 0; i < self->values->len; i++)
    if (coxa_score_entry_get_message (g_ptr_array_index (self->values, i)))
      return g_strdup (coxa_score_entry_get_message (g_ptr_array_index (self->values, i)));
  if (self->total && coxa_score_entry_get_message (self->total))
    return g_strdup (coxa_score_entry_get_message (self->total));
  if (self->refusal)
    return g_strdup (self->refusal);
  if (needs_reading (self))
    return g_strdup (_ ("0 counts once all statements were read: tick the box."));
  if (!has_items (self) || !score || score->answers->len == 0)
    return NULL;
  if (!coxa_questionnaire_score (self->questionnaire, score, &total, &n_missing, &error))
    return self->questionnaire->sum.kind == COXA_SUM_RATIO
               ? g_strdup (_ ("Both numbers are needed, and something must have been agreed."))
               : g_strdup_printf (
                     g_dngettext (
                         GETTEXT_PACKAGE,
                         "No total yet: at least %d answer is needed. The answers are kept.",
                         "No total yet: at least %d answers are needed. The answers are kept.",
                         (gulong) self->questionnaire->sum.min_answered),
                     self->questionnaire->sum.min_answered);
  return n_missing == 0
             ? NULL
             : g_strdup_printf (
                   g_dngettext (GETTEXT_PACKAGE, "%u item was left out and is allowed for.",
                                "%u items were left out and are allowed for.", n_missing),
                   n_missing);
}

static void
refresh (CoxaQuestionnaireRow *self)
{
  g_autoptr (CoxaScore) score = coxa_questionnaire_row_dup_score (self);
  double total = score ? score->total : NAN;
  g_autofree char *number = isnan (total)
                                ? g_strdup ("–")
                                : coxa_value_text_dup_number (total, self->questionnaire->decimals);
  g_autofree char *verdict = dup_verdict (self, total);
  g_autofree char *message = dup_message (self, score);

  gtk_label_set_text (self->total_label, number);
  gtk_label_set_text (self->verdict, verdict);
  gtk_label_set_text (self->message, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->read_all),
                          self->questionnaire->needs_read_all && self->total &&
                              coxa_score_entry_get_value (self->total) == 0);
}

static void
on_edited_cb (CoxaQuestionnaireRow *self)
{
  if (self->showing)
    return;
  refresh (self);
  g_signal_emit (self, edited_signal, 0);
}

static void
on_message_cb (CoxaQuestionnaireRow *self)
{
  if (!self->showing)
    refresh (self);
}

static CoxaScoreEntry *
add_entry (
    CoxaQuestionnaireRow *self, double minimum, double maximum, int decimals, const char *name)
{
  GtkWidget *entry = coxa_score_entry_new (minimum, maximum, decimals);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  g_signal_connect_object (entry, "edited", G_CALLBACK (on_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "notify::message", G_CALLBACK (on_message_cb), self,
                           G_CONNECT_SWAPPED);
  return COXA_SCORE_ENTRY (entry);
}

static void
on_words_activate_cb (GtkWidget *entry)
{
  gtk_widget_activate_action (entry, "form.advance", "i", 1);
}

static GtkWidget *
add_words (CoxaQuestionnaireRow *self, guint place)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *name =
      /* Translators: an activity that the patient names */
      g_strdup_printf (_ ("%s: activity %u, in the patient’s words"), self->questionnaire->name,
                       place + 1);

  gtk_widget_set_hexpand (entry, TRUE);
  gtk_entry_set_max_length (GTK_ENTRY (entry), 200);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_ptr_array_add (self->words, entry);
  g_signal_connect (entry, "activate", G_CALLBACK (on_words_activate_cb), NULL);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_edited_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
item_label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
add_item (CoxaQuestionnaireRow *self, guint place)
{
  const CoxaQuestionnaire *questionnaire = self->questionnaire;
  GtkWidget *item = questionnaire->own_words ? add_words (self, place)
                                             : item_label_new (questionnaire->items[place]);
  g_autofree char *name =
      questionnaire->own_words
          ? g_strdup_printf (_ ("%s: activity %u, 0 to 10"), questionnaire->name, place + 1)
          : g_strdup (questionnaire->items[place]);
  CoxaScoreEntry *value =
      add_entry (self, questionnaire->sum.item_min, questionnaire->sum.item_max, 0, name);

  g_ptr_array_add (self->values, value);
  gtk_grid_attach (self->items, item, 0, (int) place, 1, 1);
  gtk_grid_attach (self->items, GTK_WIDGET (value), 1, (int) place, 1, 1);
}

static void
build (CoxaQuestionnaireRow *self)
{
  const CoxaQuestionnaire *questionnaire = self->questionnaire;
  g_autofree char *low = NULL, *high = NULL, *range = NULL;

  gtk_label_set_text (self->name, questionnaire->short_name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), *questionnaire->notice
                                                            ? questionnaire->notice
                                                            : questionnaire->name);
  gtk_label_set_text (self->unit, questionnaire->unit);
  if (coxa_questionnaire_has_items (questionnaire)) {
    for (int i = 0; i < questionnaire->sum.items; i++)
      add_item (self, (guint) i);
  } else {
    self->total = add_entry (self, questionnaire->min, questionnaire->max, questionnaire->decimals,
                             questionnaire->name);
    gtk_box_append (self->total_box, GTK_WIDGET (self->total));
  }
  low = coxa_value_text_dup_number (questionnaire->min, 0);
  high = coxa_value_text_dup_number (questionnaire->max, 0);
  /* Translators: the least and the greatest number that a questionnaire can have */
  range = g_strdup_printf (_ ("%s to %s"), low, high);
  gtk_label_set_text (self->detail, range);
  gtk_widget_set_visible (GTK_WIDGET (self->items), has_items (self));
  gtk_widget_set_visible (GTK_WIDGET (self->total_label), has_items (self));
}

static void
coxa_questionnaire_row_dispose (GObject *object)
{
  CoxaQuestionnaireRow *self = COXA_QUESTIONNAIRE_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->last, coxa_score_free);
  g_clear_pointer (&self->total_only, coxa_score_free);
  g_clear_pointer (&self->refusal, g_free);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_questionnaire_row_parent_class)->dispose (object);
}

static void
coxa_questionnaire_row_class_init (CoxaQuestionnaireRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_questionnaire_row_dispose;
  edited_signal = g_signal_new ("edited", COXA_TYPE_QUESTIONNAIRE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/coxa/Coxa/questionnaires/coxa-questionnaire-row.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "question-row");
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionnaireRow, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionnaireRow, name);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionnaireRow, detail);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionnaireRow, last_label);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionnaireRow, total_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionnaireRow, total_label);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionnaireRow, unit);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionnaireRow, read_all);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionnaireRow, items);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionnaireRow, verdict);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionnaireRow, message);
  gtk_widget_class_bind_template_callback (widget_class, on_edited_cb);
}

static void
coxa_questionnaire_row_init (CoxaQuestionnaireRow *self)
{
  self->words = g_ptr_array_new ();
  self->values = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * coxa_questionnaire_row_new:
 * @questionnaire: (transfer none): of @knowledge; one with a total
 */
GtkWidget *
coxa_questionnaire_row_new (CoxaKnowledge *knowledge, const CoxaQuestionnaire *questionnaire)
{
  CoxaQuestionnaireRow *self = g_object_new (COXA_TYPE_QUESTIONNAIRE_ROW, NULL);

  self->knowledge = g_object_ref (knowledge);
  self->questionnaire = questionnaire;
  build (self);
  refresh (self);
  return GTK_WIDGET (self);
}

const CoxaQuestionnaire *
coxa_questionnaire_row_get_questionnaire (CoxaQuestionnaireRow *self)
{
  return self->questionnaire;
}

static void
show_items (CoxaQuestionnaireRow *self, const CoxaScore *score)
{
  for (guint i = 0; i < self->values->len; i++) {
    g_autofree char *item = coxa_questionnaire_dup_item_id (i);
    const CoxaItemAnswer *answer = score ? coxa_score_find_answer (score, item) : NULL;

    coxa_score_entry_set_value (g_ptr_array_index (self->values, i), answer ? answer->value : NAN);
    if (self->questionnaire->own_words)
      gtk_editable_set_text (g_ptr_array_index (self->words, i),
                             answer && answer->words ? answer->words : "");
  }
}

static void
show_score (CoxaQuestionnaireRow *self, const CoxaScore *score)
{
  gboolean total_only = score && score->answers->len == 0;

  self->showing = TRUE;
  g_clear_pointer (&self->total_only, coxa_score_free);
  if (has_items (self) && total_only)
    self->total_only = coxa_score_copy (score);
  show_items (self, score);
  if (self->total)
    coxa_score_entry_set_value (self->total, score ? score->total : NAN);
  gtk_check_button_set_active (self->read_all, score && score->total == 0);
  self->showing = FALSE;
  refresh (self);
}

void
coxa_questionnaire_row_show (CoxaQuestionnaireRow *self, CoxaVisit *visit)
{
  g_clear_pointer (&self->refusal, g_free);
  show_score (self, coxa_visit_find_score (visit, self->questionnaire->id));
}

/**
 * coxa_questionnaire_row_put_score:
 *
 * As if the user had entered @score: what the patient answered in the large window.
 */
void
coxa_questionnaire_row_put_score (CoxaQuestionnaireRow *self, const CoxaScore *score)
{
  show_score (self, score);
  g_signal_emit (self, edited_signal, 0);
}

static CoxaVisit *
find_earlier (CoxaQuestionnaireRow *self, const GPtrArray *visits, CoxaVisit *visit, gboolean any)
{
  CoxaVisit *found = NULL;

  for (guint i = 0; i < visits->len; i++) {
    CoxaVisit *other = g_ptr_array_index (visits, i);

    if (g_str_equal (coxa_visit_get_id (other), coxa_visit_get_id (visit)) ||
        coxa_visit_is_entered_in_error (other) ||
        g_date_time_compare (coxa_visit_get_at (other), coxa_visit_get_at (visit)) > 0)
      continue;
    if (any) {
      found = other; /* the first of all: the list begins with the newest */
    } else if (coxa_visit_find_score (other, self->questionnaire->id)) {
      return other;
    }
  }
  return found;
}

static void
show_last (CoxaQuestionnaireRow *self, CoxaVisit *visit)
{
  g_autofree char *number = NULL, *day = NULL, *text = NULL;

  for (guint i = 0; i < self->words->len; i++) {
    g_autofree char *item = coxa_questionnaire_dup_item_id (i);
    const CoxaItemAnswer *answer = self->last ? coxa_score_find_answer (self->last, item) : NULL;

    gtk_entry_set_placeholder_text (g_ptr_array_index (self->words, i),
                                    answer ? answer->words : _ ("Activity that is difficult now"));
  }
  if (!self->last || !coxa_score_has_total (self->last)) {
    gtk_label_set_text (self->last_label, "");
    return;
  }
  number = coxa_value_text_dup_number (self->last->total, self->questionnaire->decimals);
  day = coxa_patient_text_dup_day (coxa_visit_get_at (visit));
  text = g_strdup_printf ("%s · %s", number, day);
  gtk_label_set_text (self->last_label, text);
}

/**
 * coxa_questionnaire_row_set_visits:
 * @visits: (element-type CoxaVisit): the patient's, newest first
 * @visit: the one shown
 */
void
coxa_questionnaire_row_set_visits (CoxaQuestionnaireRow *self,
                                   const GPtrArray *visits,
                                   CoxaVisit *visit)
{
  gboolean rating = self->questionnaire->thresholds.kind == COXA_CHANGE_VALUE;
  CoxaVisit *earlier = find_earlier (self, visits, visit, FALSE);
  CoxaVisit *start = rating ? find_earlier (self, visits, visit, TRUE) : earlier;
  const CoxaScore *last = earlier ? coxa_visit_find_score (earlier, self->questionnaire->id) : NULL;

  g_clear_pointer (&self->last, coxa_score_free);
  self->last = last ? coxa_score_copy (last) : NULL;
  self->days =
      start ? (int) (g_date_time_difference (coxa_visit_get_at (visit), coxa_visit_get_at (start)) /
                     G_TIME_SPAN_DAY)
            : 0;
  show_last (self, earlier);
  refresh (self);
}

void
coxa_questionnaire_row_apply (CoxaQuestionnaireRow *self, CoxaVisit *visit)
{
  g_autoptr (CoxaScore) score = coxa_questionnaire_row_dup_score (self);
  const CoxaScore *kept = coxa_visit_find_score (visit, self->questionnaire->id);

  if (!score)
    coxa_visit_remove_score (visit, self->questionnaire->id);
  else if (!kept || !coxa_score_equal (kept, score))
    coxa_visit_put_score (visit, score);
}

void
coxa_questionnaire_row_add_stops (CoxaQuestionnaireRow *self, GPtrArray *stops)
{
  if (self->total)
    g_ptr_array_add (stops, self->total);
  for (guint i = 0; i < self->values->len; i++) {
    if (self->words->len > 0)
      g_ptr_array_add (stops, g_ptr_array_index (self->words, i));
    g_ptr_array_add (stops, g_ptr_array_index (self->values, i));
  }
}

gboolean
coxa_questionnaire_row_is_filled (CoxaQuestionnaireRow *self)
{
  g_autoptr (CoxaScore) score = coxa_questionnaire_row_dup_score (self);

  return score && coxa_score_has_total (score);
}

/* Whether the patient has a score of it, now or before. */
gboolean
coxa_questionnaire_row_is_known (CoxaQuestionnaireRow *self)
{
  g_autoptr (CoxaScore) score = coxa_questionnaire_row_dup_score (self);

  return score || self->last;
}

/* @message: (nullable): why the total does not count, seen beside the others */
void
coxa_questionnaire_row_refuse (CoxaQuestionnaireRow *self, const char *message)
{
  if (g_strcmp0 (message, self->refusal) == 0)
    return;
  g_free (self->refusal);
  self->refusal = g_strdup (message);
  refresh (self);
}

const char *
coxa_questionnaire_row_get_verdict (CoxaQuestionnaireRow *self)
{
  return gtk_label_get_text (self->verdict);
}

const char *
coxa_questionnaire_row_get_message (CoxaQuestionnaireRow *self)
{
  return gtk_label_get_text (self->message);
}
