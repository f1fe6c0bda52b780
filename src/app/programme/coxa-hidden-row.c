/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-hidden-row.h"

#include <glib/gi18n-lib.h>

#include "coxa-programme-text.h"

struct _CoxaHiddenRow {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *why;
  GtkEditable *reason;
  GtkWidget *add;

  /* borrowed: of the library */
  const CoxaExercise *exercise;
};

G_DEFINE_FINAL_TYPE (CoxaHiddenRow, coxa_hidden_row, GTK_TYPE_WIDGET)

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_reason (CoxaHiddenRow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
}

static void
on_reason_changed_cb (CoxaHiddenRow *self)
{
  g_autofree char *reason = dup_reason (self);

  gtk_widget_set_sensitive (self->add, *reason != '\0');
}

static void
on_add_cb (CoxaHiddenRow *self)
{
  g_autofree char *reason = dup_reason (self);

  if (*reason && self->exercise)
    g_signal_emit (self, signals[CHOSEN], 0, self->exercise->id, reason);
}

static void
coxa_hidden_row_dispose (GObject *object)
{
  CoxaHiddenRow *self = COXA_HIDDEN_ROW (object);

  self->exercise = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_hidden_row_parent_class)->dispose (object);
}

static void
coxa_hidden_row_class_init (CoxaHiddenRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_hidden_row_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", COXA_TYPE_HIDDEN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/programme/coxa-hidden-row.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaHiddenRow, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaHiddenRow, title);
  gtk_widget_class_bind_template_child (widget_class, CoxaHiddenRow, why);
  gtk_widget_class_bind_template_child (widget_class, CoxaHiddenRow, reason);
  gtk_widget_class_bind_template_child (widget_class, CoxaHiddenRow, add);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_cb);
}

static void
coxa_hidden_row_init (CoxaHiddenRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
label_for (gpointer widget, const char *format, const char *title)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *label = g_strjoinv (title, parts);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/**
 * coxa_hidden_row_new:
 * @exercise: (transfer none): must outlive the row
 * @hits: (transfer none): what forbids it; read now, not kept
 */
GtkWidget *
coxa_hidden_row_new (const CoxaSuggestionRules *rules,
                     const CoxaExercise *exercise,
                     const GArray *hits)
{
  CoxaHiddenRow *self = g_object_new (COXA_TYPE_HIDDEN_ROW, NULL);
  g_autofree char *why = coxa_programme_text_dup_hits (rules, hits, COXA_PRECAUTION_BLOCK);

  self->exercise = exercise;
  gtk_label_set_text (self->title, exercise->title);
  gtk_label_set_text (self->why, why);
  label_for (self->reason, _ ("Reason to add %s all the same"), exercise->title);
  label_for (self->add, _ ("Add %s all the same"), exercise->title);
  return GTK_WIDGET (self);
}

const CoxaExercise *
coxa_hidden_row_get_exercise (CoxaHiddenRow *self)
{
  return self->exercise;
}

/* Returns: what is typed so far */
const char *
coxa_hidden_row_get_reason (CoxaHiddenRow *self)
{
  return gtk_editable_get_text (self->reason);
}

void
coxa_hidden_row_set_reason (CoxaHiddenRow *self, const char *reason)
{
  gtk_editable_set_text (self->reason, reason);
}
