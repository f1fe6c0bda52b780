/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-initials-chip.h"

#include <math.h>

struct _CoxaInitialsChip {
  GtkWidget parent_instance;

  /* template */
  GtkLabel *label;

  GdkRGBA colour;
  gboolean coloured;
};

G_DEFINE_FINAL_TYPE (CoxaInitialsChip, coxa_initials_chip, GTK_TYPE_WIDGET)

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/**
 * coxa_initials_chip_is_dark:
 *
 * Returns: whether white is read better on @colour than black, by the contrast of WCAG 2.1
 */
gboolean
coxa_initials_chip_is_dark (const GdkRGBA *colour)
{
  double luminance = 0.2126 * linear ((double) colour->red) +
                     0.7152 * linear ((double) colour->green) +
                     0.0722 * linear ((double) colour->blue);

  return 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.05;
}

static void
coxa_initials_chip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CoxaInitialsChip *self = COXA_INITIALS_CHIP (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  GskRoundedRect outline;

  if (self->coloured) {
    gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height),
                                     height / 2);
    gtk_snapshot_push_rounded_clip (snapshot, &outline);
    gtk_snapshot_append_color (snapshot, &self->colour, &outline.bounds);
    gtk_snapshot_pop (snapshot);
  }
  GTK_WIDGET_CLASS (coxa_initials_chip_parent_class)->snapshot (widget, snapshot);
}

static void
coxa_initials_chip_dispose (GObject *object)
{
  CoxaInitialsChip *self = COXA_INITIALS_CHIP (object);
  GtkWidget *label = GTK_WIDGET (self->label);

  g_clear_pointer (&label, gtk_widget_unparent);
  self->label = NULL;
  G_OBJECT_CLASS (coxa_initials_chip_parent_class)->dispose (object);
}

static void
coxa_initials_chip_class_init (CoxaInitialsChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_initials_chip_dispose;
  widget_class->snapshot = coxa_initials_chip_snapshot;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/people/coxa-initials-chip.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "initials");
  gtk_widget_class_bind_template_child (widget_class, CoxaInitialsChip, label);
}

static void
coxa_initials_chip_init (CoxaInitialsChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * coxa_initials_chip_new:
 * @clinician: (nullable)
 */
GtkWidget *
coxa_initials_chip_new (const CoxaClinician *clinician)
{
  GtkWidget *chip = g_object_new (COXA_TYPE_INITIALS_CHIP, NULL);

  if (clinician)
    coxa_initials_chip_show (COXA_INITIALS_CHIP (chip), clinician);
  return chip;
}

/**
 * coxa_initials_chip_show_colour:
 * @colour: "#rrggbb", or "" for none
 */
void
coxa_initials_chip_show_colour (CoxaInitialsChip *self, const char *colour)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  guint16 ink;

  self->coloured = gdk_rgba_parse (&self->colour, colour);
  ink = self->coloured && coxa_initials_chip_is_dark (&self->colour) ? G_MAXUINT16 : 0;
  if (self->coloured) {
    pango_attr_list_insert (attributes, pango_attr_foreground_new (ink, ink, ink));
    /* The theme's own text is not quite opaque. */
    pango_attr_list_insert (attributes, pango_attr_foreground_alpha_new (G_MAXUINT16));
  }
  gtk_label_set_attributes (self->label, attributes);
  if (self->coloured)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "plain");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "plain");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
coxa_initials_chip_show (CoxaInitialsChip *self, const CoxaClinician *clinician)
{
  gtk_label_set_text (self->label, clinician->initials);
  coxa_initials_chip_show_colour (self, clinician->colour);
}
