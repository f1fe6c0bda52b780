/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-chart-card.h"

#include <glib/gi18n-lib.h>

#include "coxa-chart-view.h"

#define CHART_MINIMUM 130
#define CHART_NATURAL 190
#define N_COLUMNS 4

struct _CoxaChartCard {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *verdict;
  CoxaChartView *chart;
  GtkLabel *summary;
  GtkExpander *expander;
  GtkGrid *table;

  /* owned */
  CoxaChartSheet *sheet;

  gboolean filled; /* the table */
};

G_DEFINE_FINAL_TYPE (CoxaChartCard, coxa_chart_card, GTK_TYPE_WIDGET)

static void
add_cell (CoxaChartCard *self, int row, int column, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 2 ? 1 : 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), column == 3);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_set_hexpand (label, column == 3);
  gtk_widget_add_css_class (label, row == 0 ? "dim-label" : "numeric");
  gtk_grid_attach (self->table, label, column, row, 1, 1);
}

static void
fill_table (CoxaChartCard *self)
{
  g_autoptr (GPtrArray) rows = coxa_chart_sheet_list_rows (self->sheet);
  const char *heads[N_COLUMNS] = { _ ("Day"), "", _ ("Value"), _ ("Since the start") };

  self->filled = TRUE;
  for (int column = 0; column < N_COLUMNS; column++)
    add_cell (self, 0, column, heads[column]);
  for (guint i = 0; i < rows->len; i++) {
    char **cells = g_ptr_array_index (rows, i);

    for (int column = 0; column < N_COLUMNS; column++)
      add_cell (self, (int) i + 1, column, cells[column]);
  }
}

/* Most tables are never looked at. */
static void
on_expanded_cb (CoxaChartCard *self)
{
  if (gtk_expander_get_expanded (self->expander) && !self->filled)
    fill_table (self);
}

static void
on_copy_image (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaChartCard *self = COXA_CHART_CARD (widget);
  g_autoptr (GdkTexture) texture = coxa_chart_view_draw_texture (self->chart);

  if (texture)
    gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
}

static void
on_copy_text (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaChartCard *self = COXA_CHART_CARD (widget);
  g_autofree char *text = coxa_chart_sheet_dup_text (self->sheet);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
coxa_chart_card_dispose (GObject *object)
{
  CoxaChartCard *self = COXA_CHART_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->sheet, coxa_chart_sheet_free);
  G_OBJECT_CLASS (coxa_chart_card_parent_class)->dispose (object);
}

static void
coxa_chart_card_class_init (CoxaChartCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_chart_card_dispose;
  g_type_ensure (COXA_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/progress/coxa-chart-card.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaChartCard, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaChartCard, title);
  gtk_widget_class_bind_template_child (widget_class, CoxaChartCard, verdict);
  gtk_widget_class_bind_template_child (widget_class, CoxaChartCard, chart);
  gtk_widget_class_bind_template_child (widget_class, CoxaChartCard, summary);
  gtk_widget_class_bind_template_child (widget_class, CoxaChartCard, expander);
  gtk_widget_class_bind_template_child (widget_class, CoxaChartCard, table);
  gtk_widget_class_bind_template_callback (widget_class, on_expanded_cb);
  gtk_widget_class_install_action (widget_class, "chart.copy-image", NULL, on_copy_image);
  gtk_widget_class_install_action (widget_class, "chart.copy-text", NULL, on_copy_text);
}

static void
coxa_chart_card_init (CoxaChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
tell (guint series, guint point, gpointer data)
{
  return coxa_chart_sheet_dup_point (data, series, point);
}

/**
 * coxa_chart_card_new:
 * @sheet: (transfer full)
 * @days: that the chart shows
 */
GtkWidget *
coxa_chart_card_new (CoxaChartSheet *sheet, const CoxaChartDays *days)
{
  CoxaChartCard *self = g_object_new (COXA_TYPE_CHART_CARD, NULL);
  g_autofree char *title = coxa_chart_sheet_dup_title (sheet);
  g_autofree char *verdict = coxa_chart_sheet_dup_verdict (sheet);
  g_autofree char *summary = coxa_chart_sheet_dup_summary (sheet);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", title, summary);

  self->sheet = sheet;
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->verdict, verdict ? verdict : "");
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), verdict != NULL);
  gtk_label_set_text (self->summary, summary);
  coxa_chart_view_set_heights (self->chart, CHART_MINIMUM, CHART_NATURAL);
  coxa_chart_view_set_teller (self->chart, tell, sheet, NULL);
  coxa_chart_view_take_chart (self->chart, coxa_chart_sheet_draw (sheet, days), spoken);
  return GTK_WIDGET (self);
}

GtkWidget *
coxa_chart_card_get_chart (CoxaChartCard *self)
{
  return GTK_WIDGET (self->chart);
}
