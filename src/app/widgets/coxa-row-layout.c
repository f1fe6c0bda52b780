/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-row-layout.h"

#define SPACING 6
#define CHILDREN_MAX 8
#define N_FOLDED 2

struct _CoxaRowLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CoxaRowLayout, coxa_row_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The children with their minimum widths. */
typedef struct {
  GtkWidget *children[CHILDREN_MAX];
  int widths[CHILDREN_MAX];
  guint n;
} Columns;

static void
find_columns (GtkWidget *widget, Columns *columns)
{
  columns->n = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && columns->n < CHILDREN_MAX;
       child = gtk_widget_get_next_sibling (child)) {
    if (!gtk_widget_should_layout (child))
      continue;
    columns->children[columns->n] = child;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &columns->widths[columns->n], NULL,
                        NULL, NULL);
    columns->n++;
  }
}

static int
sum_widths (const Columns *columns, guint first, guint end)
{
  int sum = 0;

  for (guint i = first; i < end; i++)
    sum += columns->widths[i] + (i > first ? SPACING : 0);
  return sum;
}

/* Returns: the first column of the second line; their number where there is none */
static guint
find_fold (const Columns *columns, int width)
{
  if (width < 0 || columns->n <= N_FOLDED || sum_widths (columns, 0, columns->n) <= width)
    return columns->n;
  return columns->n - N_FOLDED;
}

static int
width_of (const Columns *columns, guint i, guint fold, int width)
{
  if (i > 0 || width < 0)
    return columns->widths[i];
  return MAX (columns->widths[0], width - sum_widths (columns, 1, fold) - (fold > 1 ? SPACING : 0));
}

static int
measure_line (const Columns *columns, guint first, guint end, guint fold, int width)
{
  int height = 0;

  for (guint i = first; i < end; i++) {
    int minimum;

    gtk_widget_measure (columns->children[i], GTK_ORIENTATION_VERTICAL,
                        width_of (columns, i, fold, width), &minimum, NULL, NULL, NULL);
    height = MAX (height, minimum);
  }
  return height;
}

static GtkSizeRequestMode
coxa_row_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
coxa_row_layout_measure (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  Columns columns;
  guint fold;

  find_columns (widget, &columns);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    fold = columns.n > N_FOLDED ? columns.n - N_FOLDED : columns.n;
    *minimum = MAX (sum_widths (&columns, 0, fold), sum_widths (&columns, fold, columns.n));
    *natural = sum_widths (&columns, 0, columns.n);
    return;
  }
  fold = find_fold (&columns, for_size);
  *minimum = measure_line (&columns, 0, fold, fold, for_size) +
             measure_line (&columns, fold, columns.n, fold, for_size);
  *natural = *minimum;
}

static void
place (const Columns *columns, guint i, int x, int y, int width, int height, int total)
{
  GtkAllocation allocation = { x, y, width, height };

  if (gtk_widget_get_direction (columns->children[i]) == GTK_TEXT_DIR_RTL)
    allocation.x = total - x - width;
  gtk_widget_size_allocate (columns->children[i], &allocation, -1);
}

static void
coxa_row_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  Columns columns;
  guint fold;
  int first_height, x = 0;

  find_columns (widget, &columns);
  fold = find_fold (&columns, width);
  first_height = fold == columns.n ? height : measure_line (&columns, 0, fold, fold, width);
  for (guint i = 0; i < fold; i++) {
    int wide = width_of (&columns, i, fold, width);

    place (&columns, i, x, 0, wide, first_height, width);
    x += wide + SPACING;
  }
  x = width - sum_widths (&columns, fold, columns.n);
  for (guint i = fold; i < columns.n; i++) {
    place (&columns, i, x, first_height, columns.widths[i], height - first_height, width);
    x += columns.widths[i] + SPACING;
  }
}

static void
coxa_row_layout_class_init (CoxaRowLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = coxa_row_layout_get_request_mode;
  layout_class->measure = coxa_row_layout_measure;
  layout_class->allocate = coxa_row_layout_allocate;
}

static void
coxa_row_layout_init (CoxaRowLayout *self)
{
}
