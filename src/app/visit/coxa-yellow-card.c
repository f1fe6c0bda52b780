/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-yellow-card.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
heading_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-information-symbolic"));
  gtk_box_append (GTK_BOX (box), label_new (_ ("Adapt the plan"), "heading"));
  return box;
}

static void
append_names (GtkBox *card, const CoxaResult *result)
{
  for (guint i = 0; i < coxa_result_count_yellow_flags (result); i++) {
    const CoxaYellowFlag *flag = coxa_result_get_yellow_flag (result, i);
    g_autofree char *name = g_strdup_printf ("%s%s", flag->name, flag->project ? " [P]" : "");

    gtk_box_append (card, label_new (name, NULL));
  }
}

/* Several flags share plans; each is said once. */
static void
append_plans (GtkBox *card, const CoxaResult *result)
{
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < coxa_result_count_yellow_flags (result); i++) {
    const char *const *plans = coxa_result_get_yellow_flag (result, i)->plans;

    for (guint n = 0; plans[n]; n++) {
      g_autofree char *line = g_strconcat ("• ", plans[n], NULL);

      if (g_hash_table_add (said, (gpointer) plans[n]))
        gtk_box_append (card, label_new (line, "caption"));
    }
  }
}

/**
 * coxa_yellow_card_new:
 * @result: with yellow flags; read now, not kept
 *
 * Returns: a card with the yellow flags and what may be done about them. It blocks nothing.
 */
GtkWidget *
coxa_yellow_card_new (const CoxaResult *result)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (card, "yellow-card");
  gtk_box_append (GTK_BOX (card), heading_new ());
  append_names (GTK_BOX (card), result);
  append_plans (GTK_BOX (card), result);
  gtk_box_append (
      GTK_BOX (card),
      label_new (_ ("Yellow flags block nothing and clear no other flag."), "dim-label"));
  return card;
}
