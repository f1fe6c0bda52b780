/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-result-panel.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "coxa-finding-text.h"
#include "coxa-flag-card.h"
#include "coxa-knowledge-text.h"
#include "coxa-yellow-card.h"

/* A box whose children are brought up to date one after the other: what is in its place stays
 * there, since a widget that gets a parent is styled anew. */
typedef struct {
  GtkBox *box;
  GtkWidget *last; /* child that is up to date, or NULL */
} Filling;

struct _CoxaResultPanel {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *scroller;
  GtkWidget *list_box;
  GtkLabel *hint;
  GtkBox *shown_box;
  GtkBox *insufficient_box;
  GtkExpander *others;
  GtkBox *others_box;
  GtkWidget *disclaimer;
  GtkWidget *preferences;
  GtkBox *yellow_box;

  /* owned */
  GHashTable *expanded; /* "pattern side" of the cards whose reasoning is open */
  GHashTable *cards;    /* "pattern side" -> Kept, of what was shown last */

  Filling shown, insufficient, other;

  /* borrowed */
  CoxaKnowledge *knowledge;
  CoxaResult *result; /* that the cards are of */
};

/* A card that is shown again as long as it would say the same: making one takes longer than
 * judging everything. */
typedef struct {
  GtkWidget *card;
  char *said;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_object_unref (kept->card);
  g_free (kept->said);
  g_free (kept);
}

G_DEFINE_FINAL_TYPE (CoxaResultPanel, coxa_result_panel, GTK_TYPE_WIDGET)

static void
coxa_result_panel_dispose (GObject *object)
{
  CoxaResultPanel *self = COXA_RESULT_PANEL (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->expanded, g_hash_table_unref);
  g_clear_pointer (&self->cards, g_hash_table_unref);
  G_OBJECT_CLASS (coxa_result_panel_parent_class)->dispose (object);
}

static void
coxa_result_panel_class_init (CoxaResultPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_result_panel_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-result-panel.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaResultPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, CoxaResultPanel, list_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaResultPanel, hint);
  gtk_widget_class_bind_template_child (widget_class, CoxaResultPanel, shown_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaResultPanel, insufficient_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaResultPanel, others);
  gtk_widget_class_bind_template_child (widget_class, CoxaResultPanel, others_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaResultPanel, disclaimer);
  gtk_widget_class_bind_template_child (widget_class, CoxaResultPanel, preferences);
  gtk_widget_class_bind_template_child (widget_class, CoxaResultPanel, yellow_box);
}

/* Cards that nobody looks at are not made. */
static void
on_others_expanded_cb (CoxaResultPanel *self)
{
  if (self->result)
    coxa_result_panel_show (self, self->knowledge, self->result);
}

static void
coxa_result_panel_init (CoxaResultPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->others, "notify::expanded", G_CALLBACK (on_others_expanded_cb),
                           self, G_CONNECT_SWAPPED);
  self->expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, kept_free);
}

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
}

static Filling
begin (GtkBox *box)
{
  return (Filling){ box, NULL };
}

static GtkWidget *
next_child (const Filling *filling)
{
  return filling->last ? gtk_widget_get_next_sibling (filling->last)
                       : gtk_widget_get_first_child (GTK_WIDGET (filling->box));
}

static void
fill_in (Filling *filling, GtkWidget *card)
{
  GtkWidget *parent = gtk_widget_get_parent (card);

  if (parent != GTK_WIDGET (filling->box)) {
    if (parent)
      gtk_box_remove (GTK_BOX (parent), card);
    gtk_box_insert_child_after (filling->box, card, filling->last);
  } else if (next_child (filling) != card) {
    gtk_box_reorder_child_after (filling->box, card, filling->last);
  }
  filling->last = card;
}

/* What is left over belongs to what was shown before. */
static void
finish (const Filling *filling)
{
  GtkWidget *child;

  while ((child = next_child (filling)))
    gtk_box_remove (filling->box, child);
}

static char *
dup_key (const CoxaPatternResult *judged)
{
  return g_strdup_printf ("%s %s", judged->pattern->id, coxa_side_ids[judged->side]);
}

static void
on_expanded_cb (CoxaResultPanel *self, GParamSpec *pspec, CoxaFlagCard *card)
{
  g_autofree char *key = dup_key (coxa_flag_card_get_judged (card));
  gboolean expanded;

  g_object_get (card, "expanded", &expanded, NULL);
  if (expanded)
    g_hash_table_add (self->expanded, g_steal_pointer (&key));
  else
    g_hash_table_remove (self->expanded, key);
}

/* Everything that a card tells of @judged. */
static char *
dup_said (const CoxaPatternResult *judged, gboolean both)
{
  GString *said = g_string_new (NULL);

  g_string_printf (said, "%d %d %d %d %d %d %d %s", both, judged->class, judged->support,
                   judged->against, judged->measured, judged->total, judged->suspended,
                   judged->classification ? judged->classification : "");
  for (guint i = 0; i < COXA_CAPS_MAX && judged->caps[i]; i++)
    g_string_append_printf (said, " %s", judged->caps[i]);
  for (guint i = 0; i < judged->n_findings; i++)
    g_string_append_printf (said, " %d=%a", judged->findings[i].zone, judged->findings[i].value);
  for (guint i = 0; i < judged->n_missing; i++)
    g_string_append_printf (said, " -%s", judged->missing[i]);
  for (guint i = 0; i < judged->n_next; i++)
    g_string_append_printf (said, " +%s", judged->next[i]);
  return g_string_free (said, FALSE);
}

static GtkWidget *
make_card (CoxaResultPanel *self,
           CoxaKnowledge *knowledge,
           CoxaResult *result,
           CoxaShown shown,
           const char *key)
{
  GtkWidget *card = coxa_flag_card_new (knowledge, result, shown.result, shown.both);

  g_object_set (card, "expanded", g_hash_table_contains (self->expanded, key), NULL);
  g_signal_connect_object (card, "notify::expanded", G_CALLBACK (on_expanded_cb), self,
                           G_CONNECT_SWAPPED);
  return card;
}

/* What an open card tells of flip points follows from other findings too, so it is made anew. */
static void
add_card (CoxaResultPanel *self,
          Filling *filling,
          CoxaKnowledge *knowledge,
          CoxaResult *result,
          CoxaShown shown)
{
  g_autofree char *key = dup_key (shown.result);
  g_autofree char *said = dup_said (shown.result, shown.both);
  Kept *kept = g_hash_table_lookup (self->cards, key);

  if (!kept || !g_str_equal (kept->said, said) || g_hash_table_contains (self->expanded, key)) {
    kept = g_new0 (Kept, 1);
    kept->card = g_object_ref_sink (make_card (self, knowledge, result, shown, key));
    kept->said = g_steal_pointer (&said);
    g_hash_table_replace (self->cards, g_steal_pointer (&key), kept);
  }
  fill_in (filling, kept->card);
}

static gboolean
is_shown (const CoxaResult *result, const CoxaPatternResult *judged)
{
  for (guint i = 0; i < coxa_result_count_shown (result); i++) {
    CoxaShown shown = coxa_result_get_shown (result, i);

    if (shown.result == judged || (shown.both && shown.result->pattern == judged->pattern))
      return TRUE;
  }
  return FALSE;
}

/* Near enough to an answer to be worth a card of its own: a third of the weight is measured. */
static gboolean
has_begun (const CoxaPatternResult *judged)
{
  return 3 * judged->measured >= judged->total || judged->suspended;
}

static const CoxaPatternResult *
other_side (const CoxaResult *result, const CoxaPatternResult *judged)
{
  if (judged->side == COXA_SIDE_CENTRAL)
    return NULL;
  return coxa_result_find (result, judged->pattern->id,
                           judged->side == COXA_SIDE_LEFT ? COXA_SIDE_RIGHT : COXA_SIDE_LEFT);
}

static gboolean
same_finding (const CoxaFinding *a, const CoxaFinding *b)
{
  if (a->zone != b->zone || a->measure != b->measure)
    return FALSE;
  return a->zone == COXA_ZONE_MISSING || a->value == b->value ||
         (isnan (a->value) && isnan (b->value));
}

/* A card for both sides shows the numbers of one, so they must be those of the other too. */
static gboolean
says_the_same (const CoxaPatternResult *a, const CoxaPatternResult *b)
{
  if (a->class != b->class || a->suspended != b->suspended || a->n_findings != b->n_findings ||
      a->classification != b->classification)
    return FALSE;
  for (guint i = 0; i < a->n_findings; i++)
    if (!same_finding (&a->findings[i], &b->findings[i]))
      return FALSE;
  return TRUE;
}

/* One card for both sides of a pattern that lacks the same on both. */
static void
add_insufficient (CoxaResultPanel *self,
                  CoxaKnowledge *knowledge,
                  CoxaResult *result,
                  const CoxaPatternResult *judged)
{
  const CoxaPatternResult *other = other_side (result, judged);
  gboolean both = other && says_the_same (judged, other);

  if (both && judged->side == COXA_SIDE_RIGHT)
    return;
  add_card (self, &self->insufficient, knowledge, result, (CoxaShown){ judged, both });
}

static guint
add_rest (CoxaResultPanel *self, CoxaKnowledge *knowledge, CoxaResult *result)
{
  guint n_others = 0;

  for (guint i = 0; i < coxa_result_count (result); i++) {
    const CoxaPatternResult *judged = coxa_result_get (result, i);

    if (is_shown (result, judged))
      continue;
    if (judged->class != COXA_CLASS_INSUFFICIENT) {
      if (gtk_expander_get_expanded (self->others))
        add_card (self, &self->other, knowledge, result, (CoxaShown){ judged, FALSE });
      n_others++;
    } else if (has_begun (judged)) {
      add_insufficient (self, knowledge, result, judged);
    }
  }
  return n_others;
}

static void
show_others (CoxaResultPanel *self, guint n_others)
{
  g_autofree char *title = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u other combination", "%u other combinations", n_others),
      n_others);

  gtk_widget_set_visible (GTK_WIDGET (self->others), n_others > 0);
  gtk_expander_set_label (self->others, title);
}

/* With the engine off the panel says so, and where it is switched on. */
static gboolean
show_off (CoxaResultPanel *self, CoxaKnowledge *knowledge)
{
  g_autofree char *text = coxa_knowledge_text_dup_engine_off (knowledge);

  gtk_widget_set_visible (self->preferences, text != NULL);
  gtk_widget_set_visible (self->disclaimer, text == NULL);
  if (!text)
    return FALSE;
  gtk_label_set_text (self->hint, text);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), TRUE);
  return TRUE;
}

/* At level urgent the combinations are there, but not to be acted on (safety.md 2). */
static gboolean
is_greyed (const CoxaResult *result)
{
  const char *reason = NULL;

  return !coxa_result_allows_handout (result, &reason) &&
         g_str_equal (reason, coxa_safety_level_ids[COXA_SAFETY_URGENT]);
}

static void
grey (CoxaResultPanel *self, gboolean greyed)
{
  GtkWidget *const boxes[] = { GTK_WIDGET (self->shown_box), GTK_WIDGET (self->insufficient_box),
                               GTK_WIDGET (self->others_box) };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++) {
    if (greyed)
      gtk_widget_add_css_class (boxes[i], "greyed");
    else
      gtk_widget_remove_css_class (boxes[i], "greyed");
  }
}

static void
show_hint (CoxaResultPanel *self, CoxaKnowledge *knowledge, const CoxaResult *result)
{
  const char *text = NULL;

  if (show_off (self, knowledge))
    return;
  if (coxa_result_get_safety_level (result) == COXA_SAFETY_EMERGENCY)
    text = _ ("Combinations of findings are not shown in an emergency.");
  else if (is_greyed (result))
    text = _ ("An urgent flag comes first: combinations are greyed until it is settled.");
  else if (coxa_result_is_widespread (result))
    text = _ ("Findings are widespread; no specific combination stands out.");
  else if (!gtk_widget_get_first_child (GTK_WIDGET (self->shown_box)) &&
           !gtk_widget_get_first_child (GTK_WIDGET (self->insufficient_box)) &&
           !gtk_widget_get_visible (GTK_WIDGET (self->others)))
    text = _ ("Nothing to judge yet. Combinations of findings appear here as you enter them.");
  gtk_label_set_text (self->hint, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), text != NULL);
}

/**
 * coxa_result_panel_show:
 * @result: (transfer none): shown again after it was judged again; must outlive the panel
 */
void
coxa_result_panel_show (CoxaResultPanel *self, CoxaKnowledge *knowledge, CoxaResult *result)
{
  guint n_others = 0;

  if (result != self->result)
    g_hash_table_remove_all (self->cards);
  self->knowledge = knowledge;
  self->result = result;
  self->shown = begin (self->shown_box);
  self->insufficient = begin (self->insufficient_box);
  self->other = begin (self->others_box);
  empty (self->yellow_box);
  if (coxa_result_count_yellow_flags (result) > 0 &&
      coxa_result_get_safety_level (result) != COXA_SAFETY_EMERGENCY)
    gtk_box_append (self->yellow_box, coxa_yellow_card_new (result));
  if (coxa_result_get_safety_level (result) != COXA_SAFETY_EMERGENCY) {
    for (guint i = 0; i < coxa_result_count_shown (result); i++)
      add_card (self, &self->shown, knowledge, result, coxa_result_get_shown (result, i));
    n_others = add_rest (self, knowledge, result);
  }
  finish (&self->shown);
  finish (&self->insufficient);
  finish (&self->other);
  grey (self, is_greyed (result));
  show_others (self, n_others);
  show_hint (self, knowledge, result);
}
