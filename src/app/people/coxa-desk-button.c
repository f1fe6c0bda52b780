/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-desk-button.h"

#include <glib/gi18n-lib.h>

#include "coxa-initials-chip.h"
#include "coxa-who-chooser.h"

struct _CoxaDeskButton {
  AdwBin parent_instance;

  /* template */
  GtkMenuButton *button;
  CoxaInitialsChip *chip;
  GtkPopover *popover;
  GtkLabel *who;
  CoxaWhoChooser *chooser;

  /* owned */
  CoxaDesk *desk;
};

G_DEFINE_FINAL_TYPE (CoxaDeskButton, coxa_desk_button, ADW_TYPE_BIN)

static void
show_who (CoxaDeskButton *self)
{
  const CoxaClinician *clinician = coxa_desk_get_clinician (self->desk);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), clinician != NULL);
  if (!clinician)
    return;
  /* Translators: %s is the name of a clinician */
  text = g_strdup_printf (_ ("%s works here now"), clinician->name);
  coxa_initials_chip_show (self->chip, clinician);
  gtk_label_set_text (self->who, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
}

static void
on_popover_shown_cb (CoxaDeskButton *self)
{
  coxa_who_chooser_start (self->chooser);
}

static void
on_entered_cb (CoxaDeskButton *self)
{
  gtk_popover_popdown (self->popover);
}

static void
coxa_desk_button_dispose (GObject *object)
{
  CoxaDeskButton *self = COXA_DESK_BUTTON (object);

  g_clear_object (&self->desk);
  G_OBJECT_CLASS (coxa_desk_button_parent_class)->dispose (object);
}

static void
coxa_desk_button_class_init (CoxaDeskButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_desk_button_dispose;

  g_type_ensure (COXA_TYPE_INITIALS_CHIP);
  g_type_ensure (COXA_TYPE_WHO_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/people/coxa-desk-button.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaDeskButton, button);
  gtk_widget_class_bind_template_child (widget_class, CoxaDeskButton, chip);
  gtk_widget_class_bind_template_child (widget_class, CoxaDeskButton, popover);
  gtk_widget_class_bind_template_child (widget_class, CoxaDeskButton, who);
  gtk_widget_class_bind_template_child (widget_class, CoxaDeskButton, chooser);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entered_cb);
}

static void
coxa_desk_button_init (CoxaDeskButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
coxa_desk_button_set_desk (CoxaDeskButton *self, CoxaDesk *desk)
{
  g_set_object (&self->desk, desk);
  coxa_who_chooser_set_desk (self->chooser, desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (show_who), self, G_CONNECT_SWAPPED);
  show_who (self);
}

void
coxa_desk_button_popup (CoxaDeskButton *self)
{
  gtk_menu_button_popup (self->button);
}
