/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-safety-panel.h"

#include <glib/gi18n-lib.h>

#include "coxa-finding-text.h"

struct _CoxaSafetyPanel {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *level;
  GtkBox *flags_box;
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
  gtk_widget_class_bind_template_child (widget_class, CoxaSafetyPanel, level);
  gtk_widget_class_bind_template_child (widget_class, CoxaSafetyPanel, flags_box);
}

static void
coxa_safety_panel_init (CoxaSafetyPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_flag (CoxaSafetyPanel *self, const CoxaSafetyFlag *flag)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("See answer"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>  %s", flag->name, flag->advice);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (flag->because && flag->because[0]) {
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "visit.jump");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(si)", flag->because[0],
                                      (int) COXA_SIDE_CENTRAL);
    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (box), button);
  } else {
    g_object_ref_sink (button);
    g_object_unref (button);
  }
  gtk_box_append (self->flags_box, box);
}

static void
remove_flags (CoxaSafetyPanel *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->flags_box))))
    gtk_box_remove (self->flags_box, child);
}

/**
 * coxa_safety_panel_show:
 *
 * Shows the flags, the gravest level first; nothing where the answers ask for nothing.
 */
void
coxa_safety_panel_show (CoxaSafetyPanel *self, const CoxaResult *result)
{
  CoxaSafetyLevel level = coxa_result_get_safety_level (result);

  remove_flags (self);
  gtk_widget_set_visible (GTK_WIDGET (self), level >= COXA_SAFETY_PRECAUTION);
  gtk_label_set_text (self->level, coxa_finding_text_level (level));
  for (guint i = COXA_SAFETY_PRECAUTION; i <= COXA_SAFETY_EMERGENCY; i++)
    gtk_widget_remove_css_class (self->box, coxa_safety_level_ids[i]);
  gtk_widget_add_css_class (self->box, coxa_safety_level_ids[level]);
  for (guint at = COXA_SAFETY_EMERGENCY; at >= COXA_SAFETY_PRECAUTION; at--)
    for (guint i = 0; i < coxa_result_count_safety_flags (result); i++) {
      const CoxaSafetyFlag *flag = coxa_result_get_safety_flag (result, i);

      if (flag->level == (CoxaSafetyLevel) at)
        add_flag (self, flag);
    }
}
