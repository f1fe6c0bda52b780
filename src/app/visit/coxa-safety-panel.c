/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-safety-panel.h"

#include <glib/gi18n-lib.h>

#include "coxa-decision-text.h"
#include "coxa-finding-text.h"
#include "coxa-patient-text.h"

struct _CoxaSafetyPanel {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *level;
  GtkBox *flags_box;
  GtkLabel *consequence;
  GtkWidget *actions_box;
  GtkWidget *acknowledge;
  GtkWidget *override;
  GtkWidget *clear;
  GtkWidget *letter;
};

G_DEFINE_FINAL_TYPE (CoxaSafetyPanel, coxa_safety_panel, GTK_TYPE_WIDGET)

static void
coxa_safety_panel_dispose (GObject *object)
{
  CoxaSafetyPanel *self = COXA_SAFETY_PANEL (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_safety_panel_parent_class)->dispose (object);
}

static void
coxa_safety_panel_class_init (CoxaSafetyPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_safety_panel_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-safety-panel.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_bind_template_child (widget_class, CoxaSafetyPanel, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaSafetyPanel, icon);
  gtk_widget_class_bind_template_child (widget_class, CoxaSafetyPanel, level);
  gtk_widget_class_bind_template_child (widget_class, CoxaSafetyPanel, flags_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaSafetyPanel, consequence);
  gtk_widget_class_bind_template_child (widget_class, CoxaSafetyPanel, actions_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaSafetyPanel, acknowledge);
  gtk_widget_class_bind_template_child (widget_class, CoxaSafetyPanel, override);
  gtk_widget_class_bind_template_child (widget_class, CoxaSafetyPanel, clear);
  gtk_widget_class_bind_template_child (widget_class, CoxaSafetyPanel, letter);
}

static void
coxa_safety_panel_init (CoxaSafetyPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What it is and what to do; below it which visit it comes from, and what was decided. */
static char *
dup_markup (const CoxaSafetyFlag *flag)
{
  g_autofree char *first = g_markup_printf_escaped ("<b>%s</b>  %s", flag->name, flag->advice);
  GString *markup = g_string_new (first);

  if (flag->since) {
    g_autofree char *day = coxa_patient_text_dup_day (flag->since);
    g_autofree char *since = g_strdup_printf (_ ("Raised at the visit of %s"), day);
    g_autofree char *line = g_markup_printf_escaped ("\n<small>%s</small>", since);

    g_string_append (markup, line);
  }
  if (flag->decision) {
    g_autofree char *decision = coxa_decision_text_dup_short (flag->decision);
    g_autofree char *line = g_markup_printf_escaped ("\n<small>✓ %s</small>", decision);

    g_string_append (markup, line);
  }
  return g_string_free (markup, FALSE);
}

static GtkWidget *
answer_button_new (const CoxaSafetyFlag *flag)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_label (_ ("See answer"));
  /* Translators: a flag of the safety screen */
  g_autofree char *label = g_strdup_printf (_ ("See the answer behind: %s"), flag->name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "visit.jump");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(si)", flag->because[0],
                                    (int) COXA_SIDE_CENTRAL);
  /* In a box it has no baseline, by which GTK would measure the row now higher, now lower. */
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
add_flag (CoxaSafetyPanel *self, const CoxaSafetyFlag *flag)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *markup = dup_markup (flag);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (flag->because && flag->because[0])
    gtk_box_append (GTK_BOX (box), answer_button_new (flag));
  gtk_box_append (self->flags_box, box);
}

static void
remove_flags (CoxaSafetyPanel *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->flags_box))))
    gtk_box_remove (self->flags_box, child);
}

static gboolean
can_decide (const CoxaResult *result, CoxaDecisionKind kind)
{
  g_auto (GStrv) flags = coxa_result_dup_decidable (result, kind);

  return flags[0] != NULL;
}

static void
show_actions (CoxaSafetyPanel *self, const CoxaResult *result)
{
  gboolean emergency = coxa_result_get_safety_level (result) == COXA_SAFETY_EMERGENCY;
  gboolean acknowledge = can_decide (result, COXA_DECISION_ACKNOWLEDGEMENT);
  gboolean override = can_decide (result, COXA_DECISION_OVERRIDE);
  gboolean clear = can_decide (result, COXA_DECISION_CLEARANCE);

  gtk_widget_set_visible (self->letter, emergency);
  /* In an emergency nothing but the emergency is to be decided. */
  gtk_widget_set_visible (self->acknowledge, acknowledge && !emergency);
  gtk_widget_set_visible (self->override, override && !emergency);
  gtk_widget_set_visible (self->clear, clear);
  gtk_widget_set_visible (self->actions_box, emergency || acknowledge || override || clear);
}

static const char *
describe_consequence (const CoxaResult *result)
{
  const char *reason = NULL;

  if (coxa_result_allows_handout (result, &reason))
    return NULL;
  if (g_str_equal (reason, coxa_safety_level_ids[COXA_SAFETY_EMERGENCY]))
    return _ ("Handout and exercises are blocked. A medical clearance opens them again, or "
              "correcting an answer that was entered wrongly.");
  if (g_str_equal (reason, coxa_safety_level_ids[COXA_SAFETY_URGENT]))
    return _ ("The handout is blocked until an override with its reason is recorded.");
  if (g_str_equal (reason, coxa_safety_level_ids[COXA_SAFETY_REFER]))
    return _ ("The handout waits until this is acknowledged, with a day for the follow-up.");
  return NULL;
}

static void
show_level (CoxaSafetyPanel *self, CoxaSafetyLevel level)
{
  static const char *const icons[] = {
    [COXA_SAFETY_NONE] = "object-select-symbolic",
    [COXA_SAFETY_INCOMPLETE] = "object-select-symbolic",
    [COXA_SAFETY_PRECAUTION] = "dialog-information-symbolic",
    [COXA_SAFETY_REFER] = "dialog-question-symbolic",
    [COXA_SAFETY_URGENT] = "dialog-warning-symbolic",
    [COXA_SAFETY_EMERGENCY] = "dialog-error-symbolic",
  };

  /* Below a precaution only flags that a physician has cleared are shown. */
  gtk_image_set_from_icon_name (self->icon, icons[level]);
  gtk_label_set_text (self->level, level >= COXA_SAFETY_PRECAUTION
                                       ? coxa_finding_text_level (level)
                                       : _ ("Cleared by a medical assessment"));
  for (guint i = COXA_SAFETY_PRECAUTION; i <= COXA_SAFETY_EMERGENCY; i++)
    gtk_widget_remove_css_class (self->box, coxa_safety_level_ids[i]);
  gtk_widget_add_css_class (self->box, coxa_safety_level_ids[MAX (level, COXA_SAFETY_PRECAUTION)]);
}

/**
 * coxa_safety_panel_show:
 *
 * Shows the flags, the gravest level first, with what was decided about them and what may be;
 * nothing where the answers ask for nothing.
 */
void
coxa_safety_panel_show (CoxaSafetyPanel *self, const CoxaResult *result)
{
  const char *consequence = describe_consequence (result);

  remove_flags (self);
  gtk_widget_set_visible (GTK_WIDGET (self), coxa_result_count_safety_flags (result) > 0);
  show_level (self, coxa_result_get_safety_level (result));
  for (guint at = COXA_SAFETY_EMERGENCY; at >= COXA_SAFETY_PRECAUTION; at--)
    for (guint i = 0; i < coxa_result_count_safety_flags (result); i++) {
      const CoxaSafetyFlag *flag = coxa_result_get_safety_flag (result, i);

      if (flag->level == (CoxaSafetyLevel) at)
        add_flag (self, flag);
    }
  gtk_label_set_text (self->consequence, consequence ? consequence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->consequence), consequence != NULL);
  show_actions (self, result);
}
