/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-flag-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "coxa-finding-text.h"
#include "coxa-value-text.h"

#define NEXT_MAX 3

struct _CoxaFlagCard {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *class_badge;
  GtkLabel *name;
  GtkLevelBar *index_bar;
  GtkLabel *agreement;
  GtkLabel *findings_for;
  GtkLabel *findings_against;
  GtkLabel *findings_missing;
  GtkLabel *caps;
  GtkLabel *classification;
  GtkBox *next_box;
  GtkExpander *expander;
  GtkLabel *evidence;
  GtkLabel *flips;
  GtkActionable *what_if;
  GtkLabel *background;

  /* borrowed: of the page, which makes new cards when it judges again */
  CoxaResult *result;
  const CoxaPatternResult *judged;

  gboolean both;
};

G_DEFINE_FINAL_TYPE (CoxaFlagCard, coxa_flag_card, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_EXPANDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
show_list (GtkLabel *label, const char *heading, const char *list)
{
  g_autofree char *markup = NULL;

  gtk_widget_set_visible (GTK_WIDGET (label), list != NULL);
  if (!list)
    return;
  markup = g_markup_printf_escaped (strchr (list, '\n') ? "<b>%s</b>\n%s" : "<b>%s</b>  %s",
                                    heading, list);
  gtk_label_set_markup (label, markup);
}

/* Looked for when somebody looks: it takes longer than judging. */
static void
show_flips (CoxaFlagCard *self)
{
  g_autofree char *flips = NULL;
  g_autofree char *heading = NULL;

  if (!self->judged || !gtk_expander_get_expanded (self->expander))
    return;
  flips = coxa_finding_text_dup_flips (self->result, self->judged);
  /* Translators: %s is a side */
  heading = self->both ? g_strdup_printf (_ ("Would be another class, %s:"),
                                          coxa_value_text_side (self->judged->side))
                       : g_strdup (_ ("Would be another class:"));
  show_list (self->flips, heading, flips);
}

static void
on_expanded_cb (CoxaFlagCard *self)
{
  show_flips (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

static void
coxa_flag_card_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CoxaFlagCard *self = COXA_FLAG_CARD (object);

  switch (prop_id) {
  case PROP_EXPANDED:
    g_value_set_boolean (value, gtk_expander_get_expanded (self->expander));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
coxa_flag_card_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CoxaFlagCard *self = COXA_FLAG_CARD (object);

  switch (prop_id) {
  case PROP_EXPANDED:
    gtk_expander_set_expanded (self->expander, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
coxa_flag_card_dispose (GObject *object)
{
  CoxaFlagCard *self = COXA_FLAG_CARD (object);

  self->judged = NULL;
  self->result = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_flag_card_parent_class)->dispose (object);
}

static void
coxa_flag_card_class_init (CoxaFlagCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_flag_card_dispose;
  G_OBJECT_CLASS (klass)->get_property = coxa_flag_card_get_property;
  G_OBJECT_CLASS (klass)->set_property = coxa_flag_card_set_property;

  properties[PROP_EXPANDED] =
      g_param_spec_boolean ("expanded", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-flag-card.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaFlagCard, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaFlagCard, class_badge);
  gtk_widget_class_bind_template_child (widget_class, CoxaFlagCard, name);
  gtk_widget_class_bind_template_child (widget_class, CoxaFlagCard, index_bar);
  gtk_widget_class_bind_template_child (widget_class, CoxaFlagCard, agreement);
  gtk_widget_class_bind_template_child (widget_class, CoxaFlagCard, findings_for);
  gtk_widget_class_bind_template_child (widget_class, CoxaFlagCard, findings_against);
  gtk_widget_class_bind_template_child (widget_class, CoxaFlagCard, findings_missing);
  gtk_widget_class_bind_template_child (widget_class, CoxaFlagCard, caps);
  gtk_widget_class_bind_template_child (widget_class, CoxaFlagCard, classification);
  gtk_widget_class_bind_template_child (widget_class, CoxaFlagCard, next_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaFlagCard, expander);
  gtk_widget_class_bind_template_child (widget_class, CoxaFlagCard, evidence);
  gtk_widget_class_bind_template_child (widget_class, CoxaFlagCard, flips);
  gtk_widget_class_bind_template_child (widget_class, CoxaFlagCard, what_if);
  gtk_widget_class_bind_template_child (widget_class, CoxaFlagCard, background);
  gtk_widget_class_bind_template_callback (widget_class, on_expanded_cb);
}

static void
coxa_flag_card_init (CoxaFlagCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_findings (CoxaFlagCard *self, const CoxaPatternResult *result)
{
  g_autofree char *met = coxa_finding_text_dup_list (result, COXA_ZONE_MET);
  g_autofree char *against = coxa_finding_text_dup_list (result, COXA_ZONE_AGAINST);
  g_autofree char *missing = coxa_finding_text_dup_list (result, COXA_ZONE_MISSING);

  show_list (self->findings_for, _ ("For"), met);
  show_list (self->findings_against, _ ("Against"), against ? against : met ? _ ("none") : NULL);
  show_list (self->findings_missing, _ ("Not measured"), missing);
}

static void
show_caps (CoxaFlagCard *self, const CoxaPatternResult *result)
{
  GString *text = g_string_new (NULL);
  g_autofree char *lines = NULL;

  for (guint i = 0; i < COXA_CAPS_MAX && result->caps[i]; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            coxa_finding_text_cap (result->caps[i]));
  lines = g_string_free (text, FALSE);
  gtk_label_set_text (self->caps, lines);
  gtk_widget_set_visible (GTK_WIDGET (self->caps), *lines != '\0');
}

static GtkWidget *
next_button_new (CoxaKnowledge *knowledge, const char *id, CoxaSide side)
{
  const CoxaMeasure *measure =
      coxa_measure_catalogue_find (coxa_knowledge_get_measures (knowledge), id);
  GtkWidget *button = gtk_button_new_with_label (measure ? measure->name : _ ("Birth date"));
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "next-measure");
  if (measure) {
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "visit.jump");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(si)", id, (int) side);
  } else {
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.edit-patient");
  }
  return button;
}

static void
add_note (CoxaFlagCard *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (self->next_box, label);
}

/* What the class waits for comes first, else what could change it. */
static void
show_next (CoxaFlagCard *self, CoxaKnowledge *knowledge, const CoxaPatternResult *result)
{
  gboolean undecided =
      result->class == COXA_CLASS_POSSIBLE || result->class == COXA_CLASS_INSUFFICIENT;
  const char *const *ids = result->n_next > 0 ? result->next : result->missing;
  guint n = result->n_next > 0 ? result->n_next : result->n_missing;

  if (!undecided || result->suspended)
    return;
  if (n == 0) {
    add_note (self, _ ("Further tests will not change this result."));
    return;
  }
  add_note (self, _ ("Measure next:"));
  for (guint i = 0; i < n && i < NEXT_MAX; i++)
    gtk_box_append (self->next_box, next_button_new (knowledge, ids[i], result->side));
}

static void
show_classification (CoxaFlagCard *self, const CoxaPatternResult *result)
{
  const char *text = result->classification;

  gtk_label_set_text (self->classification, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->classification), text != NULL);
}

static void
show_index (CoxaFlagCard *self, const CoxaPatternResult *result)
{
  g_autofree char *agreement = coxa_finding_text_dup_agreement (result);
  double index = 0;
  gboolean known =
      coxa_pattern_result_get_index (result, &index) && result->class != COXA_CLASS_INSUFFICIENT;

  gtk_widget_set_visible (GTK_WIDGET (self->index_bar), known);
  gtk_level_bar_set_value (self->index_bar, CLAMP (index, 0, 1));
  gtk_label_set_text (self->agreement, agreement);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->index_bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  agreement, -1);
}

/* Offered where a number can be moved. */
static void
offer_what_if (CoxaFlagCard *self, const CoxaPatternResult *judged)
{
  gboolean any = FALSE;

  for (guint i = 0; i < judged->n_findings && !judged->suspended; i++) {
    const CoxaFinding *finding = &judged->findings[i];

    any |= finding->measure && finding->measure->kind == COXA_MEASURE_NUMBER &&
           finding->zone != COXA_ZONE_MISSING;
  }
  gtk_actionable_set_action_target (self->what_if, "(si)", judged->pattern->id, (int) judged->side);
  gtk_widget_set_visible (GTK_WIDGET (self->what_if), any);
}

static void
show_background (CoxaFlagCard *self, const CoxaPattern *pattern)
{
  g_autofree char *evidence = coxa_finding_text_dup_evidence (pattern);
  g_autofree char *confusions = NULL;
  g_autofree char *text = NULL;

  gtk_label_set_text (self->evidence, evidence);
  if (pattern->confusions && *pattern->confusions)
    confusions = g_strdup_printf (_ ("Not to be confused with: %s"), pattern->confusions);
  text = g_strjoin ("\n\n", pattern->evidence_text ? pattern->evidence_text : "",
                    pattern->mechanism ? pattern->mechanism : "", confusions, NULL);
  gtk_label_set_text (self->background, g_strstrip (text));
}

/**
 * coxa_flag_card_new:
 * @result: (transfer none): is not judged again while the card is there
 * @judged: (transfer none): of @result
 * @both: the other side says the same
 */
GtkWidget *
coxa_flag_card_new (CoxaKnowledge *knowledge,
                    CoxaResult *result,
                    const CoxaPatternResult *judged,
                    gboolean both)
{
  CoxaFlagCard *self = g_object_new (COXA_TYPE_FLAG_CARD, NULL);
  g_autofree char *name = coxa_finding_text_dup_name (judged->pattern, judged->side, both);

  self->result = result;
  self->judged = judged;
  self->both = both;
  gtk_label_set_text (self->class_badge, coxa_finding_text_class (judged->class));
  gtk_widget_add_css_class (GTK_WIDGET (self->class_badge), coxa_class_ids[judged->class]);
  gtk_label_set_text (self->name, name);
  show_index (self, judged);
  show_findings (self, judged);
  show_caps (self, judged);
  show_classification (self, judged);
  show_next (self, knowledge, judged);
  offer_what_if (self, judged);
  show_background (self, judged->pattern);
  return GTK_WIDGET (self);
}

const CoxaPatternResult *
coxa_flag_card_get_judged (CoxaFlagCard *self)
{
  return self->judged;
}
