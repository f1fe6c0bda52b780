/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-sign-bar.h"

#include <glib/gi18n-lib.h>

#include "coxa-stored-text.h"

struct _CoxaSignBar {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *text;
  GtkWidget *amend;
  GtkWidget *stop;
  GtkWidget *show;
  GtkWidget *anyway;
};

G_DEFINE_FINAL_TYPE (CoxaSignBar, coxa_sign_bar, GTK_TYPE_WIDGET)

static void
coxa_sign_bar_dispose (GObject *object)
{
  CoxaSignBar *self = COXA_SIGN_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_sign_bar_parent_class)->dispose (object);
}

static void
coxa_sign_bar_class_init (CoxaSignBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_sign_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-sign-bar.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_bind_template_child (widget_class, CoxaSignBar, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaSignBar, icon);
  gtk_widget_class_bind_template_child (widget_class, CoxaSignBar, text);
  gtk_widget_class_bind_template_child (widget_class, CoxaSignBar, amend);
  gtk_widget_class_bind_template_child (widget_class, CoxaSignBar, stop);
  gtk_widget_class_bind_template_child (widget_class, CoxaSignBar, show);
  gtk_widget_class_bind_template_child (widget_class, CoxaSignBar, anyway);
}

static void
coxa_sign_bar_init (CoxaSignBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
say (CoxaSignBar *self, const char *icon, const char *text, const char *css_class)
{
  static const char *const classes[] = { "signed", "amending", "demand" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (self->box, classes[i]);
  gtk_widget_add_css_class (self->box, css_class);
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_label_set_text (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
offer (CoxaSignBar *self, const GtkWidget *one, const GtkWidget *two)
{
  GtkWidget *const buttons[] = { self->amend, self->stop, self->show, self->anyway };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_set_visible (buttons[i], buttons[i] == one || buttons[i] == two);
}

static void
show_amending (CoxaSignBar *self, const char *reason)
{
  g_autofree char *text =
      g_strdup_printf (_ ("You are amending a signed visit. Reason: %s\nSaving makes a new version "
                          "that you sign; the one before stays readable."),
                       reason);

  say (self, "document-edit-symbolic", text, "amending");
  offer (self, self->stop, NULL);
}

static void
show_signed (CoxaSignBar *self, CoxaVisit *visit)
{
  g_autofree char *state = coxa_stored_text_dup_state (visit);
  g_autofree char *text =
      g_strdup_printf (_ ("%s. It can be read here, and amended with a reason."), state);

  say (self, "changes-prevent-symbolic", text, "signed");
  offer (self, self->amend, NULL);
}

/**
 * coxa_sign_bar_show:
 * @visit: as it is stored
 * @reason: (nullable): why it is being amended
 */
void
coxa_sign_bar_show (CoxaSignBar *self, CoxaVisit *visit, const char *reason)
{
  if (!coxa_visit_is_signed (visit))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  else if (reason)
    show_amending (self, reason);
  else
    show_signed (self, visit);
}

/**
 * coxa_sign_bar_demand:
 * @demand: what has to be seen to before the visit is signed
 * @can_go_on: whether it can be signed all the same
 */
void
coxa_sign_bar_demand (CoxaSignBar *self, const char *demand, gboolean can_go_on)
{
  g_autofree char *text = g_strdup_printf (_ ("Not signed yet. %s"), demand);

  say (self, "dialog-warning-symbolic", text, "demand");
  offer (self, self->show, can_go_on ? self->anyway : NULL);
}

void
coxa_sign_bar_clear (CoxaSignBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
