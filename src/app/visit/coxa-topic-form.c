/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-topic-form.h"

#include <glib/gi18n-lib.h>

#include "coxa-topic-row.h"

#define ANSWERS_PER_LINE 3

struct _CoxaTopicForm {
  GtkWidget parent_instance;

  /* template */
  GtkBox *groups_box;

  /* owned */
  GPtrArray *rows;     /* of CoxaTopicRow, borrowed from the children */
  GPtrArray *headings; /* of GtkLabel, one a row: its heading, or NULL */

  /* borrowed, while the rows are made */
  GtkWidget *answers; /* what short answers go into */

  CoxaTopicPart part;
  gboolean all;
};

G_DEFINE_FINAL_TYPE (CoxaTopicForm, coxa_topic_form, GTK_TYPE_WIDGET)

enum {
  EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static CoxaTopicRow *
get_row (CoxaTopicForm *self, guint index)
{
  return g_ptr_array_index (self->rows, index);
}

static void
on_row_edited_cb (CoxaTopicForm *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static gboolean
is_wanted (CoxaTopicForm *self, CoxaTopicRow *row)
{
  g_autofree char *text = NULL;

  if (self->all || coxa_topic_row_get_topic (row)->brief)
    return TRUE;
  text = coxa_topic_row_dup_text (row);
  return text != NULL;
}

/* A short answer lies in a child of its own of what wraps them. */
static void
set_row_visible (CoxaTopicRow *row, gboolean visible)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (row));

  gtk_widget_set_visible (GTK_WIDGET (row), visible);
  if (GTK_IS_FLOW_BOX_CHILD (parent))
    gtk_widget_set_visible (parent, visible);
}

static void
show_rows (CoxaTopicForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_ptr_array_index (self->headings, i))
      gtk_widget_set_visible (g_ptr_array_index (self->headings, i), FALSE);
  for (guint i = 0, heading = 0; i < self->rows->len; i++) {
    gboolean wanted = is_wanted (self, get_row (self, i));

    if (g_ptr_array_index (self->headings, i))
      heading = i;
    set_row_visible (get_row (self, i), wanted);
    if (wanted && g_ptr_array_index (self->headings, heading))
      gtk_widget_set_visible (g_ptr_array_index (self->headings, heading), TRUE);
  }
}

static GtkWidget *
make_heading (const CoxaTopic *topic)
{
  GtkWidget *heading = gtk_label_new (topic->group_title);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "question-heading");
  return heading;
}

static GtkWidget *
make_answers (void)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), ANSWERS_PER_LINE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 18);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  return flow;
}

static void
place_row (CoxaTopicForm *self, const CoxaTopic *topic, GtkWidget *row)
{
  if (topic->kind != COXA_TOPIC_YESNO) {
    self->answers = NULL;
    gtk_box_append (self->groups_box, row);
    return;
  }
  if (!self->answers) {
    self->answers = make_answers ();
    gtk_box_append (self->groups_box, self->answers);
  }
  gtk_flow_box_insert (GTK_FLOW_BOX (self->answers), row, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (row), FALSE);
}

static void
add_topic (CoxaTopicForm *self, const CoxaTopic *topic, const char *last_group)
{
  GtkWidget *row = coxa_topic_row_new (topic);
  GtkWidget *heading = NULL;

  if (g_strcmp0 (topic->group, last_group) != 0) {
    heading = make_heading (topic);
    gtk_box_append (self->groups_box, heading);
    self->answers = NULL;
  }
  place_row (self, topic, row);
  g_signal_connect_object (row, "edited", G_CALLBACK (on_row_edited_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->headings, heading);
}

static void
coxa_topic_form_dispose (GObject *object)
{
  CoxaTopicForm *self = COXA_TOPIC_FORM (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->headings, g_ptr_array_unref);
  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_topic_form_parent_class)->dispose (object);
}

static void
coxa_topic_form_class_init (CoxaTopicFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_topic_form_dispose;

  signals[EDITED] = g_signal_new ("edited", COXA_TYPE_TOPIC_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-topic-form.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaTopicForm, groups_box);
}

static void
coxa_topic_form_init (CoxaTopicForm *self)
{
  self->rows = g_ptr_array_new ();
  self->headings = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Once. */
void
coxa_topic_form_set_topics (CoxaTopicForm *self,
                            const CoxaTopicCatalogue *topics,
                            CoxaTopicPart part)
{
  const char *group = NULL;

  self->part = part;
  for (guint i = 0; i < coxa_topic_catalogue_count (topics); i++) {
    const CoxaTopic *topic = coxa_topic_catalogue_get (topics, i);

    if (topic->part != part)
      continue;
    add_topic (self, topic, group);
    group = topic->group;
  }
  show_rows (self);
}

/* Whether those that are not brief are shown, too. */
void
coxa_topic_form_set_all (CoxaTopicForm *self, gboolean all)
{
  self->all = all;
  show_rows (self);
}

/**
 * coxa_topic_form_show:
 * @last: (nullable): the visit before
 */
void
coxa_topic_form_show (CoxaTopicForm *self, CoxaVisit *visit, CoxaVisit *last)
{
  for (guint i = 0; i < self->rows->len; i++) {
    CoxaTopicRow *row = get_row (self, i);
    const char *id = coxa_topic_row_get_topic (row)->id;

    coxa_topic_row_show (row, coxa_visit_get_remark (visit, id), coxa_visit_get_at (visit));
    coxa_topic_row_set_last (row, last ? coxa_visit_get_remark (last, id) : NULL,
                             last ? coxa_visit_get_at (last) : NULL);
  }
  show_rows (self);
}

static gboolean
is_before (CoxaVisit *one, CoxaVisit *visit)
{
  return g_strcmp0 (coxa_visit_get_id (one), coxa_visit_get_id (visit)) != 0 &&
         g_date_time_compare (coxa_visit_get_at (one), coxa_visit_get_at (visit)) <= 0;
}

/**
 * coxa_topic_form_set_course:
 * @visit: the one shown
 * @visits: (element-type CoxaVisit): the patient's, newest first
 *
 * What was said last about a topic may have been said long before the last visit.
 */
void
coxa_topic_form_set_course (CoxaTopicForm *self, CoxaVisit *visit, const GPtrArray *visits)
{
  for (guint i = 0; i < self->rows->len; i++) {
    CoxaTopicRow *row = get_row (self, i);
    const char *id = coxa_topic_row_get_topic (row)->id;

    for (guint k = 0; k < visits->len; k++) {
      CoxaVisit *earlier = g_ptr_array_index (visits, k);
      const char *text = coxa_visit_get_remark (earlier, id);

      if (!text || !is_before (earlier, visit))
        continue;
      coxa_topic_row_set_last (row, text, coxa_visit_get_at (earlier));
      break;
    }
  }
}

void
coxa_topic_form_apply (CoxaTopicForm *self, CoxaVisit *visit)
{
  for (guint i = 0; i < self->rows->len; i++) {
    const CoxaTopic *topic = coxa_topic_row_get_topic (get_row (self, i));
    g_autofree char *text = coxa_topic_row_dup_text (get_row (self, i));

    coxa_remarks_put (coxa_visit_get_remarks (visit), topic->id, topic->part, topic->kind, text);
  }
}

void
coxa_topic_form_add_stops (CoxaTopicForm *self, GPtrArray *stops)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (get_row (self, i))))
      g_ptr_array_add (stops, coxa_topic_row_get_stop (get_row (self, i)));
}

/* Adds to both. */
void
coxa_topic_form_count (CoxaTopicForm *self, guint *filled_out, guint *total_out)
{
  for (guint i = 0; i < self->rows->len; i++) {
    g_autofree char *text = coxa_topic_row_dup_text (get_row (self, i));

    *total_out += gtk_widget_get_visible (GTK_WIDGET (get_row (self, i)));
    *filled_out += text != NULL;
  }
}

/* Where @topic is entered, made visible; or NULL. */
GtkWidget *
coxa_topic_form_find (CoxaTopicForm *self, const char *topic)
{
  for (guint i = 0; i < self->rows->len; i++) {
    CoxaTopicRow *row = get_row (self, i);

    if (!g_str_equal (coxa_topic_row_get_topic (row)->id, topic))
      continue;
    set_row_visible (row, TRUE);
    return coxa_topic_row_get_stop (row);
  }
  return NULL;
}

/* Where something stands that cannot be meant, or NULL. */
GtkWidget *
coxa_topic_form_find_refused (CoxaTopicForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (!coxa_topic_row_keep (get_row (self, i)))
      return coxa_topic_row_get_stop (get_row (self, i));
  return NULL;
}

gboolean
coxa_topic_form_has_last (CoxaTopicForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (coxa_topic_row_has_last (get_row (self, i)))
      return TRUE;
  return FALSE;
}

/* Where nothing is said yet, says the same as last time. Returns: how many were filled */
guint
coxa_topic_form_take_over (CoxaTopicForm *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++) {
    g_autofree char *text = coxa_topic_row_dup_text (get_row (self, i));

    if (!text && coxa_topic_row_take_over (get_row (self, i)))
      n++;
  }
  show_rows (self);
  return n;
}
