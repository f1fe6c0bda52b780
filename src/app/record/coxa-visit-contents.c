/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-contents.h"

#include <glib/gi18n-lib.h>

#include "coxa-topic-text.h"

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkGrid *
add_card (GtkBox *box, const char *title)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "note-card");
  gtk_box_append (box, label_new (title, "title-4"));
  gtk_box_append (box, grid);
  return GTK_GRID (grid);
}

static void
add_line (GtkGrid *grid, int row, const char *name, const char *text)
{
  GtkWidget *label = label_new (name, "dim-label");
  GtkWidget *said = label_new (text, NULL);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_set_hexpand (said, TRUE);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, said, 1, row, 1, 1);
}

static void
add_remark (GtkGrid *grid, int row, const CoxaTopic *topic, const CoxaRemark *remark)
{
  g_autofree char *text = coxa_topic_text_dup (topic, remark->kind, remark->text);

  add_line (grid, row, topic ? topic->name : remark->topic, text);
}

/* In the order of the topics; what nobody knows any more comes last, as it was stored. */
static void
show_remarks (GtkBox *box,
              const CoxaTopicCatalogue *topics,
              CoxaVisit *visit,
              CoxaTopicPart part,
              const char *title)
{
  const GPtrArray *remarks = coxa_visit_get_remarks (visit);
  GtkGrid *grid;
  int row = 0;

  if (coxa_remarks_count (remarks, part) == 0)
    return;
  grid = add_card (box, title);
  for (guint i = 0; i < coxa_topic_catalogue_count (topics); i++) {
    const CoxaTopic *topic = coxa_topic_catalogue_get (topics, i);
    const CoxaRemark *remark = coxa_remarks_find (remarks, topic->id);

    if (remark && remark->part == part)
      add_remark (grid, row++, topic, remark);
  }
  for (guint i = 0; i < remarks->len; i++) {
    const CoxaRemark *remark = g_ptr_array_index (remarks, i);

    if (remark->part == part && !coxa_topic_catalogue_find (topics, remark->topic))
      add_remark (grid, row++, NULL, remark);
  }
}

static void
show_treatments (GtkBox *box, const CoxaTechniqueCatalogue *techniques, CoxaVisit *visit)
{
  const GPtrArray *treatments = coxa_visit_get_treatments (visit);
  GtkGrid *grid;

  if (treatments->len == 0)
    return;
  grid = add_card (box, _ ("Treatment"));
  for (guint i = 0; i < treatments->len; i++) {
    g_autofree char *number = g_strdup_printf ("%u", i + 1);
    g_autofree char *text =
        coxa_topic_text_dup_treatment (techniques, g_ptr_array_index (treatments, i));

    add_line (grid, (int) i, number, text);
  }
}

void
coxa_visit_contents_show (GtkBox *box, CoxaKnowledge *knowledge, CoxaVisit *visit)
{
  const CoxaTopicCatalogue *topics = coxa_knowledge_get_topics (knowledge);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
  show_remarks (box, topics, visit, COXA_TOPIC_HISTORY, _ ("History"));
  show_treatments (box, coxa_knowledge_get_techniques (knowledge), visit);
  show_remarks (box, topics, visit, COXA_TOPIC_PLAN, _ ("Plan"));
}
