/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-knowledge-banner.h"

#include "coxa-knowledge-text.h"

struct _CoxaKnowledgeBanner {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (CoxaKnowledgeBanner, coxa_knowledge_banner, GTK_TYPE_WIDGET)

static void
coxa_knowledge_banner_dispose (GObject *object)
{
  g_clear_pointer (&COXA_KNOWLEDGE_BANNER (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_knowledge_banner_parent_class)->dispose (object);
}

static void
coxa_knowledge_banner_class_init (CoxaKnowledgeBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_knowledge_banner_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/settings/coxa-knowledge-banner.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_bind_template_child (widget_class, CoxaKnowledgeBanner, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaKnowledgeBanner, label);
}

static void
coxa_knowledge_banner_init (CoxaKnowledgeBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
coxa_knowledge_banner_show (CoxaKnowledgeBanner *self, CoxaKnowledge *knowledge)
{
  g_autofree char *text = coxa_knowledge_text_dup_problems (knowledge);

  gtk_label_set_text (self->label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

const char *
coxa_knowledge_banner_get_text (CoxaKnowledgeBanner *self)
{
  return gtk_label_get_text (self->label);
}
