/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-suggestion-group.h"

#include <glib/gi18n-lib.h>

#include "coxa-finding-text.h"
#include "coxa-hidden-row.h"
#include "coxa-programme-text.h"
#include "coxa-suggestion-row.h"

struct _CoxaSuggestionGroup {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkWidget *add_all;
  GtkLabel *hint;
  GtkBox *rows_box;
  GtkLabel *dropped;
  GtkExpander *hidden;
  GtkLabel *hidden_title;
  GtkBox *hidden_box;

  /* owned */
  CoxaKnowledge *knowledge;
  CoxaSuggestions *suggestions; /* or NULL */

  /* borrowed: the page's */
  CoxaProgrammeDraft *draft;

  gboolean hidden_shown; /* the hidden exercises have their rows */
};

G_DEFINE_FINAL_TYPE (CoxaSuggestionGroup, coxa_suggestion_group, GTK_TYPE_WIDGET)

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
}

static const CoxaSuggestion *
get (CoxaSuggestionGroup *self, guint index)
{
  return index < coxa_suggestion_group_count (self)
             ? g_ptr_array_index (self->suggestions->suggested, index)
             : NULL;
}

static void
choose (CoxaSuggestionGroup *self, const CoxaSuggestion *suggestion)
{
  g_signal_emit (self, signals[CHOSEN], 0, suggestion->exercise->id,
                 (int) coxa_programme_text_side (suggestion->sides), NULL);
}

static void
on_hidden_chosen_cb (CoxaSuggestionGroup *self, const char *exercise, const char *reason)
{
  g_signal_emit (self, signals[CHOSEN], 0, exercise, (int) COXA_SIDE_CENTRAL, reason);
}

/* ---- What the precautions hide ---- */

static gboolean
is_blocked_starter (CoxaSuggestionGroup *self, const CoxaExercise *exercise)
{
  const GPtrArray *blocked = self->suggestions ? self->suggestions->blocked : NULL;

  for (guint i = 0; blocked && i < blocked->len; i++)
    if (((const CoxaSuggestion *) g_ptr_array_index (blocked, i))->exercise == exercise)
      return TRUE;
  return FALSE;
}

static void
add_hidden_row (CoxaSuggestionGroup *self, const CoxaExercise *exercise, const GArray *hits)
{
  GtkWidget *row =
      coxa_hidden_row_new (coxa_knowledge_get_suggestions (self->knowledge), exercise, hits);

  g_signal_connect_object (row, "chosen", G_CALLBACK (on_hidden_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (row, !coxa_programme_draft_has (self->draft, exercise));
  gtk_box_append (self->hidden_box, row);
}

/* Those that would be suggested come first. */
static void
add_hidden_rows (CoxaSuggestionGroup *self)
{
  const CoxaExerciseLibrary *library = coxa_knowledge_get_exercises (self->knowledge);

  for (guint starters = 0; starters < 2; starters++)
    for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
      const CoxaExercise *exercise = coxa_exercise_library_get (library, i);
      g_autoptr (GArray) hits = coxa_programme_draft_dup_hits (self->draft, exercise);

      if (coxa_precautions_block (hits) && is_blocked_starter (self, exercise) == (starters == 0))
        add_hidden_row (self, exercise, hits);
    }
}

static void
show_hidden_rows (CoxaSuggestionGroup *self)
{
  if (self->hidden_shown || !self->draft || !gtk_expander_get_expanded (self->hidden))
    return;
  self->hidden_shown = TRUE;
  add_hidden_rows (self);
}

static void
on_hidden_expanded_cb (CoxaSuggestionGroup *self)
{
  show_hidden_rows (self);
}

static char *
dup_hidden_title (CoxaSuggestionGroup *self)
{
  const CoxaExerciseLibrary *library = coxa_knowledge_get_exercises (self->knowledge);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (CoxaPrecautionHit));
  g_autofree char *names = NULL;
  guint n = 0;

  for (guint i = 0; i < coxa_exercise_library_count (library); i++) {
    g_autoptr (GArray) hits =
        coxa_programme_draft_dup_hits (self->draft, coxa_exercise_library_get (library, i));

    if (!coxa_precautions_block (hits))
      continue;
    n++;
    g_array_append_vals (all, hits->data, hits->len);
  }
  if (n == 0)
    return NULL;
  names = coxa_programme_text_dup_names (coxa_knowledge_get_suggestions (self->knowledge), all);
  /* Translators: how many exercises, then the names of precautions */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u exercise hidden by precautions: %s",
                                       "%u exercises hidden by precautions: %s", n),
                          n, names);
}

/* Rows are made anew whenever the visit is stored; a reason that is being typed stays. */
static GHashTable *
take_reasons (CoxaSuggestionGroup *self)
{
  GHashTable *reasons = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->hidden_box)))) {
    CoxaHiddenRow *hidden = COXA_HIDDEN_ROW (row);

    g_hash_table_insert (reasons, (gpointer) coxa_hidden_row_get_exercise (hidden),
                         g_strdup (coxa_hidden_row_get_reason (hidden)));
    gtk_box_remove (self->hidden_box, row);
  }
  return reasons;
}

static void
give_reasons (CoxaSuggestionGroup *self, GHashTable *reasons)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->hidden_box)); row;
       row = gtk_widget_get_next_sibling (row)) {
    CoxaHiddenRow *hidden = COXA_HIDDEN_ROW (row);
    const char *reason = g_hash_table_lookup (reasons, coxa_hidden_row_get_exercise (hidden));

    if (reason)
      coxa_hidden_row_set_reason (hidden, reason);
  }
}

static void
show_hidden (CoxaSuggestionGroup *self)
{
  g_autofree char *title = dup_hidden_title (self);
  g_autoptr (GHashTable) reasons = take_reasons (self);

  self->hidden_shown = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->hidden), title != NULL);
  gtk_label_set_text (self->hidden_title, title ? title : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->hidden), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title ? title : "", -1);
  show_hidden_rows (self);
  give_reasons (self, reasons);
}

/* ---- What is suggested ---- */

static void
show_rows (CoxaSuggestionGroup *self)
{
  const CoxaSuggestionRules *rules = coxa_knowledge_get_suggestions (self->knowledge);

  empty (self->rows_box);
  for (guint i = 0; i < coxa_suggestion_group_count (self); i++)
    gtk_box_append (self->rows_box, coxa_suggestion_row_new (rules, get (self, i), i + 1));
}

static void
show_dropped (CoxaSuggestionGroup *self)
{
  const CoxaSuggestionRules *rules = coxa_knowledge_get_suggestions (self->knowledge);
  const GArray *dropped = self->suggestions ? self->suggestions->dropped : NULL;
  GString *text = g_string_new (NULL);
  g_autofree char *lines = NULL;

  for (guint i = 0; dropped && i < dropped->len; i++) {
    const CoxaDroppedGoal *one = &g_array_index (dropped, CoxaDroppedGoal, i);

    /* Translators: a goal, then why nothing is suggested for it */
    g_string_append_printf (text, _ ("No exercise to %s: %s"),
                            coxa_suggestion_rules_get_goal_name (rules, one->flag.goal), one->text);
    if (i + 1 < dropped->len)
      g_string_append_c (text, '\n');
  }
  lines = g_string_free (text, FALSE);
  gtk_label_set_text (self->dropped, lines);
  gtk_widget_set_visible (GTK_WIDGET (self->dropped), *lines != '\0');
}

static const char *
choose_hint (CoxaSuggestionGroup *self, guint n_left)
{
  if (n_left > 0)
    return self->suggestions->irritable ? _ ("Pain is high now: easy exercises only.") : NULL;
  if (coxa_suggestion_group_count (self) > 0)
    return _ ("All suggested exercises are in the programme.");
  return _ ("Nothing follows from the findings so far. Choose exercises from the library.");
}

static void
show_hint (CoxaSuggestionGroup *self, guint n_left)
{
  const char *hint = choose_hint (self, n_left);

  gtk_label_set_text (self->hint, hint ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
  gtk_widget_set_visible (self->add_all, n_left > 0);
}

static void
coxa_suggestion_group_dispose (GObject *object)
{
  CoxaSuggestionGroup *self = COXA_SUGGESTION_GROUP (object);

  self->draft = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->suggestions, coxa_suggestions_free);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_suggestion_group_parent_class)->dispose (object);
}

static void
coxa_suggestion_group_class_init (CoxaSuggestionGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_suggestion_group_dispose;

  signals[CHOSEN] =
      g_signal_new ("chosen", COXA_TYPE_SUGGESTION_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/programme/coxa-suggestion-group.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaSuggestionGroup, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaSuggestionGroup, add_all);
  gtk_widget_class_bind_template_child (widget_class, CoxaSuggestionGroup, hint);
  gtk_widget_class_bind_template_child (widget_class, CoxaSuggestionGroup, rows_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaSuggestionGroup, dropped);
  gtk_widget_class_bind_template_child (widget_class, CoxaSuggestionGroup, hidden);
  gtk_widget_class_bind_template_child (widget_class, CoxaSuggestionGroup, hidden_title);
  gtk_widget_class_bind_template_child (widget_class, CoxaSuggestionGroup, hidden_box);
  gtk_widget_class_bind_template_callback (widget_class, on_hidden_expanded_cb);
}

static void
coxa_suggestion_group_init (CoxaSuggestionGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * coxa_suggestion_group_show:
 * @draft: (transfer none): as judged now; must outlive the group
 */
void
coxa_suggestion_group_show (CoxaSuggestionGroup *self,
                            CoxaKnowledge *knowledge,
                            CoxaProgrammeDraft *draft)
{
  g_set_object (&self->knowledge, knowledge);
  self->draft = draft;
  g_clear_pointer (&self->suggestions, coxa_suggestions_free);
  self->suggestions = coxa_programme_draft_suggest (draft);
  show_rows (self);
  show_dropped (self);
  show_hidden (self);
  coxa_suggestion_group_follow (self, draft);
}

static void
follow_hidden (CoxaSuggestionGroup *self, CoxaProgrammeDraft *draft)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->hidden_box)); row;
       row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_visible (row, !coxa_programme_draft_has (
                                     draft, coxa_hidden_row_get_exercise (COXA_HIDDEN_ROW (row))));
}

/**
 * coxa_suggestion_group_follow:
 *
 * Offers what the programme does not have.
 */
void
coxa_suggestion_group_follow (CoxaSuggestionGroup *self, CoxaProgrammeDraft *draft)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows_box));
  guint n_left = 0;

  for (guint i = 0; row; i++, row = gtk_widget_get_next_sibling (row)) {
    gboolean offered = !coxa_programme_draft_has (draft, get (self, i)->exercise);

    gtk_widget_set_visible (row, offered);
    n_left += offered ? 1 : 0;
  }
  follow_hidden (self, draft);
  show_hint (self, n_left);
}

guint
coxa_suggestion_group_count (CoxaSuggestionGroup *self)
{
  return self->suggestions ? self->suggestions->suggested->len : 0;
}

/* As if the button of the @index-th suggestion was pressed. */
void
coxa_suggestion_group_choose (CoxaSuggestionGroup *self, guint index)
{
  const CoxaSuggestion *suggestion = get (self, index);

  if (suggestion)
    choose (self, suggestion);
}

void
coxa_suggestion_group_choose_all (CoxaSuggestionGroup *self)
{
  for (guint i = 0; i < coxa_suggestion_group_count (self); i++)
    coxa_suggestion_group_choose (self, i);
}

static GtkWidget *
find_hidden_row (CoxaSuggestionGroup *self, const CoxaExercise *exercise)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->hidden_box)); row;
       row = gtk_widget_get_next_sibling (row))
    if (coxa_hidden_row_get_exercise (COXA_HIDDEN_ROW (row)) == exercise)
      return row;
  return NULL;
}

/**
 * coxa_suggestion_group_ask_reason:
 *
 * Goes to the place where the reason is written without which @exercise cannot be added.
 *
 * Returns: %FALSE where no precaution hides it
 */
gboolean
coxa_suggestion_group_ask_reason (CoxaSuggestionGroup *self, const CoxaExercise *exercise)
{
  GtkWidget *row;

  gtk_expander_set_expanded (self->hidden, TRUE);
  row = find_hidden_row (self, exercise);
  if (!row)
    return FALSE;
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  return TRUE;
}
