/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-colour-choice.h"

#include <glib/gi18n-lib.h>

#include "coxa-initials-chip.h"

/* From the palette of the desktop's icons; told apart by people who see no red or no green, too. */
static const struct {
  const char *colour;
  const char *name;
} colours[] = {
  { "", NC_ ("colour", "None") },          { "#1a5fb4", NC_ ("colour", "Blue") },
  { "#99c1f1", NC_ ("colour", "Sky") },    { "#26a269", NC_ ("colour", "Green") },
  { "#f6d32d", NC_ ("colour", "Yellow") }, { "#e66100", NC_ ("colour", "Orange") },
  { "#a51d2d", NC_ ("colour", "Red") },    { "#813d9c", NC_ ("colour", "Purple") },
  { "#63452c", NC_ ("colour", "Brown") },
};

#define N_COLOURS G_N_ELEMENTS (colours)

struct _CoxaColourChoice {
  GtkWidget parent_instance;

  /* owned */
  char *colour;

  /* borrowed */
  GtkWidget *box;
  GtkToggleButton *buttons[N_COLOURS];
  CoxaInitialsChip *chips[N_COLOURS];
};

G_DEFINE_FINAL_TYPE (CoxaColourChoice, coxa_colour_choice, GTK_TYPE_WIDGET)

static void
on_toggled_cb (CoxaColourChoice *self, GtkToggleButton *button)
{
  for (guint i = 0; i < N_COLOURS; i++)
    if (self->buttons[i] == button && gtk_toggle_button_get_active (button)) {
      g_free (self->colour);
      self->colour = g_strdup (colours[i].colour);
    }
}

static void
add_button (CoxaColourChoice *self, guint i)
{
  const char *name = g_dpgettext2 (GETTEXT_PACKAGE, "colour", colours[i].name);

  self->chips[i] = COXA_INITIALS_CHIP (coxa_initials_chip_new (NULL));
  coxa_initials_chip_show_colour (self->chips[i], colours[i].colour);
  self->buttons[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_child (GTK_BUTTON (self->buttons[i]), GTK_WIDGET (self->chips[i]));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->buttons[i]), name);
  gtk_widget_add_css_class (GTK_WIDGET (self->buttons[i]), "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  if (i > 0)
    gtk_toggle_button_set_group (self->buttons[i], self->buttons[0]);
  g_signal_connect_object (self->buttons[i], "toggled", G_CALLBACK (on_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_flow_box_append (GTK_FLOW_BOX (self->box), GTK_WIDGET (self->buttons[i]));
  gtk_widget_set_focusable (gtk_widget_get_parent (GTK_WIDGET (self->buttons[i])), FALSE);
}

static void
coxa_colour_choice_dispose (GObject *object)
{
  CoxaColourChoice *self = COXA_COLOUR_CHOICE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->colour, g_free);
  G_OBJECT_CLASS (coxa_colour_choice_parent_class)->dispose (object);
}

static void
coxa_colour_choice_class_init (CoxaColourChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_colour_choice_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
coxa_colour_choice_init (CoxaColourChoice *self)
{
  self->box = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->box), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->box), 3);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->box), N_COLOURS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Colour"), -1);
  gtk_widget_add_css_class (self->box, "colour-choice");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->colour = g_strdup ("");
  for (guint i = 0; i < N_COLOURS; i++)
    add_button (self, i);
  gtk_toggle_button_set_active (self->buttons[0], TRUE);
}

/**
 * coxa_colour_choice_show:
 * @colour: "#rrggbb", or ""
 */
void
coxa_colour_choice_show (CoxaColourChoice *self, const char *colour)
{
  for (guint i = 0; i < N_COLOURS; i++)
    gtk_toggle_button_set_active (self->buttons[i],
                                  g_ascii_strcasecmp (colours[i].colour, colour) == 0);
  g_free (self->colour);
  self->colour = g_strdup (colour);
}

void
coxa_colour_choice_set_initials (CoxaColourChoice *self, const char *initials)
{
  g_autoptr (CoxaClinician) shown = coxa_clinician_new ("", "", initials);

  for (guint i = 0; i < N_COLOURS; i++) {
    g_free (shown->colour);
    shown->colour = g_strdup (colours[i].colour);
    coxa_initials_chip_show (self->chips[i], shown);
  }
}

/**
 * coxa_colour_choice_get:
 *
 * Returns: "#rrggbb", or ""
 */
const char *
coxa_colour_choice_get (CoxaColourChoice *self)
{
  return self->colour;
}

/**
 * coxa_colour_choice_suggest:
 *
 * Returns: a colour for the @nth clinician, from 0
 */
const char *
coxa_colour_choice_suggest (guint nth)
{
  return colours[1 + nth % (N_COLOURS - 1)].colour;
}
