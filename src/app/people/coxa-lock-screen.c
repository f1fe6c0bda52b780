/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-lock-screen.h"

struct _CoxaLockScreen {
  AdwBin parent_instance;

  /* template */
  CoxaWhoChooser *chooser;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (CoxaLockScreen, coxa_lock_screen, ADW_TYPE_BIN)

static void
coxa_lock_screen_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (coxa_lock_screen_parent_class)->map (widget);
  coxa_lock_screen_say (COXA_LOCK_SCREEN (widget), "");
  coxa_who_chooser_start (COXA_LOCK_SCREEN (widget)->chooser);
}

static void
coxa_lock_screen_class_init (CoxaLockScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = coxa_lock_screen_map;

  g_type_ensure (COXA_TYPE_WHO_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/people/coxa-lock-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaLockScreen, chooser);
  gtk_widget_class_bind_template_child (widget_class, CoxaLockScreen, note);
}

static void
coxa_lock_screen_init (CoxaLockScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
coxa_lock_screen_new (CoxaDesk *desk)
{
  CoxaLockScreen *self = g_object_new (COXA_TYPE_LOCK_SCREEN, NULL);

  coxa_who_chooser_set_desk (self->chooser, desk);
  return GTK_WIDGET (self);
}

CoxaWhoChooser *
coxa_lock_screen_get_chooser (CoxaLockScreen *self)
{
  return self->chooser;
}

/**
 * coxa_lock_screen_say:
 * @message: what stands in the way of something, "" for nothing
 */
void
coxa_lock_screen_say (CoxaLockScreen *self, const char *message)
{
  gtk_label_set_text (self->note, message);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *message != '\0');
}
