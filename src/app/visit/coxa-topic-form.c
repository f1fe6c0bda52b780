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
  GPtrArray *places; /* of Place */
  GDateTime *at;     /* of the visit shown, or NULL */

  /* borrowed, while the rows are made */
  GtkWidget *answers; /* what short answers go into */

  gboolean all;
  gboolean complete; /* every row is made */
};

/* A topic that is or can be asked about. */
typedef struct {
  const CoxaTopic *topic;
  CoxaTopicRow *row;  /* borrowed; NULL until needed */
  GtkWidget *heading; /* borrowed; over the row, or NULL */
  char *last;         /* what was said at an earlier visit, or NULL */
  GDateTime *from;    /* when that was */
} Place;

G_DEFINE_FINAL_TYPE (CoxaTopicForm, coxa_topic_form, GTK_TYPE_WIDGET)

enum {
  EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->last);
  g_clear_pointer (&place->from, g_date_time_unref);
  g_free (place);
}

static Place *
get_place (CoxaTopicForm *self, guint index)
{
  return g_ptr_array_index (self->places, index);
}

static char *
dup_text (const Place *place)
{
  return place->row ? coxa_topic_row_dup_text (place->row) : NULL;
}

static void
on_row_edited_cb (CoxaTopicForm *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static gboolean
is_wanted (CoxaTopicForm *self, const Place *place)
{
  g_autofree char *text = NULL;

  if (self->all || place->topic->brief)
    return TRUE;
  text = dup_text (place);
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
  GtkWidget *heading = NULL;

  for (guint i = 0; i < self->places->len; i++) {
    Place *place = get_place (self, i);
    gboolean wanted;

    if (!place->row)
      continue;
    wanted = is_wanted (self, place);
    if (place->heading) {
      heading = place->heading;
      gtk_widget_set_visible (heading, FALSE);
    }
    set_row_visible (place->row, wanted);
    if (wanted && heading)
      gtk_widget_set_visible (heading, TRUE);
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
make_row (CoxaTopicForm *self, Place *place, const char *last_group)
{
  GtkWidget *row = coxa_topic_row_new (place->topic);

  if (g_strcmp0 (place->topic->group, last_group) != 0) {
    place->heading = make_heading (place->topic);
    gtk_box_append (self->groups_box, place->heading);
    self->answers = NULL;
  }
  place_row (self, place->topic, row);
  g_signal_connect_object (row, "edited", G_CALLBACK (on_row_edited_cb), self, G_CONNECT_SWAPPED);
  place->row = COXA_TOPIC_ROW (row);
}

static void
remove_rows (CoxaTopicForm *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups_box))))
    gtk_box_remove (self->groups_box, child);
  for (guint i = 0; i < self->places->len; i++) {
    get_place (self, i)->row = NULL;
    get_place (self, i)->heading = NULL;
  }
}

static void
make_rows (CoxaTopicForm *self, gboolean complete)
{
  const char *group = NULL;

  remove_rows (self);
  self->answers = NULL;
  self->complete = TRUE;
  for (guint i = 0; i < self->places->len; i++) {
    Place *place = get_place (self, i);

    if (!complete && !place->topic->brief) {
      self->complete = FALSE;
      continue;
    }
    make_row (self, place, group);
    group = place->topic->group;
  }
}

static void
show_place (CoxaTopicForm *self, Place *place, const char *text)
{
  if (!place->row || !self->at)
    return;
  coxa_topic_row_show (place->row, text, self->at);
  coxa_topic_row_set_last (place->row, place->last, place->from);
}

/* Most visits never need them all, and a row costs. */
static void
make_all (CoxaTopicForm *self)
{
  g_autofree char **texts = g_new0 (char *, self->places->len + 1);

  if (self->complete)
    return;
  for (guint i = 0; i < self->places->len; i++)
    texts[i] = dup_text (get_place (self, i));
  make_rows (self, TRUE);
  for (guint i = 0; i < self->places->len; i++) {
    show_place (self, get_place (self, i), texts[i]);
    g_free (texts[i]);
  }
}

static void
coxa_topic_form_dispose (GObject *object)
{
  CoxaTopicForm *self = COXA_TOPIC_FORM (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->at, g_date_time_unref);
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
  self->places = g_ptr_array_new_with_free_func (place_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Once. */
void
coxa_topic_form_set_topics (CoxaTopicForm *self,
                            const CoxaTopicCatalogue *topics,
                            CoxaTopicPart part)
{
  for (guint i = 0; i < coxa_topic_catalogue_count (topics); i++) {
    const CoxaTopic *topic = coxa_topic_catalogue_get (topics, i);
    Place *place;

    if (topic->part != part)
      continue;
    place = g_new0 (Place, 1);
    place->topic = topic;
    g_ptr_array_add (self->places, place);
  }
  make_rows (self, FALSE);
}

/* Whether those that are not brief are shown, too. */
void
coxa_topic_form_set_all (CoxaTopicForm *self, gboolean all)
{
  self->all = all;
  if (all)
    make_all (self);
  show_rows (self);
}

static void
set_last (Place *place, CoxaVisit *earlier)
{
  const char *text = earlier ? coxa_visit_get_remark (earlier, place->topic->id) : NULL;

  g_clear_pointer (&place->last, g_free);
  g_clear_pointer (&place->from, g_date_time_unref);
  if (!text)
    return;
  place->last = g_strdup (text);
  place->from = g_date_time_ref (coxa_visit_get_at (earlier));
}

/**
 * coxa_topic_form_show:
 * @last: (nullable): the visit before
 */
void
coxa_topic_form_show (CoxaTopicForm *self, CoxaVisit *visit, CoxaVisit *last)
{
  g_clear_pointer (&self->at, g_date_time_unref);
  self->at = g_date_time_ref (coxa_visit_get_at (visit));
  for (guint i = 0; i < self->places->len; i++) {
    Place *place = get_place (self, i);
    const char *text = coxa_visit_get_remark (visit, place->topic->id);

    set_last (place, last);
    if (text && !place->row)
      make_all (self);
    show_place (self, place, text);
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
  for (guint i = 0; i < self->places->len; i++) {
    Place *place = get_place (self, i);

    for (guint k = 0; k < visits->len; k++) {
      CoxaVisit *earlier = g_ptr_array_index (visits, k);

      if (!coxa_visit_get_remark (earlier, place->topic->id) || !is_before (earlier, visit))
        continue;
      set_last (place, earlier);
      if (place->row)
        coxa_topic_row_set_last (place->row, place->last, place->from);
      break;
    }
  }
}

void
coxa_topic_form_apply (CoxaTopicForm *self, CoxaVisit *visit)
{
  for (guint i = 0; i < self->places->len; i++) {
    const CoxaTopic *topic = get_place (self, i)->topic;
    g_autofree char *text = dup_text (get_place (self, i));

    coxa_remarks_put (coxa_visit_get_remarks (visit), topic->id, topic->part, topic->kind, text);
  }
}

static gboolean
is_shown (const Place *place)
{
  return place->row && gtk_widget_get_visible (GTK_WIDGET (place->row));
}

void
coxa_topic_form_add_stops (CoxaTopicForm *self, GPtrArray *stops)
{
  for (guint i = 0; i < self->places->len; i++)
    if (is_shown (get_place (self, i)))
      g_ptr_array_add (stops, coxa_topic_row_get_stop (get_place (self, i)->row));
}

/* Adds to both. */
void
coxa_topic_form_count (CoxaTopicForm *self, guint *filled_out, guint *total_out)
{
  for (guint i = 0; i < self->places->len; i++) {
    g_autofree char *text = dup_text (get_place (self, i));

    *total_out += is_shown (get_place (self, i));
    *filled_out += text != NULL;
  }
}

/* Where @topic is entered, made visible; or NULL. */
GtkWidget *
coxa_topic_form_find (CoxaTopicForm *self, const char *topic)
{
  for (guint i = 0; i < self->places->len; i++) {
    Place *place = get_place (self, i);

    if (!g_str_equal (place->topic->id, topic))
      continue;
    if (!place->row) {
      make_all (self);
      show_rows (self);
    }
    set_row_visible (place->row, TRUE);
    return coxa_topic_row_get_stop (place->row);
  }
  return NULL;
}

/* Where something stands that cannot be meant, or NULL. */
GtkWidget *
coxa_topic_form_find_refused (CoxaTopicForm *self)
{
  for (guint i = 0; i < self->places->len; i++) {
    Place *place = get_place (self, i);

    if (place->row && !coxa_topic_row_keep (place->row))
      return coxa_topic_row_get_stop (place->row);
  }
  return NULL;
}

gboolean
coxa_topic_form_has_last (CoxaTopicForm *self)
{
  for (guint i = 0; i < self->places->len; i++)
    if (get_place (self, i)->last)
      return TRUE;
  return FALSE;
}

/* Where nothing is said yet, says the same as last time. Returns: how many were filled */
guint
coxa_topic_form_take_over (CoxaTopicForm *self)
{
  guint n = 0;

  make_all (self);
  for (guint i = 0; i < self->places->len; i++) {
    g_autofree char *text = dup_text (get_place (self, i));

    if (!text && coxa_topic_row_take_over (get_place (self, i)->row))
      n++;
  }
  show_rows (self);
  return n;
}
