/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-progress-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "coxa-chart-card.h"

#define THREE_MONTHS 91 /* days */

typedef enum {
  RANGE_EPISODE,
  RANGE_MONTHS,
  RANGE_ALL,
} Range;

struct _CoxaProgressPage {
  GtkWidget parent_instance;

  /* template */
  GtkStack *stack;
  GtkToggleButton *episode;
  GtkToggleButton *months;
  GtkToggleButton *all;
  GtkBox *groups;

  /* owned */
  CoxaKnowledge *knowledge;
  CoxaPatient *patient;
  GPtrArray *visits; /* of CoxaVisit, newest first */

  gboolean stale; /* shows something else than @visits */
};

G_DEFINE_FINAL_TYPE (CoxaProgressPage, coxa_progress_page, GTK_TYPE_WIDGET)

static Range
get_range (CoxaProgressPage *self)
{
  return gtk_toggle_button_get_active (self->all)      ? RANGE_ALL
         : gtk_toggle_button_get_active (self->months) ? RANGE_MONTHS
                                                       : RANGE_EPISODE;
}

static gboolean
is_in_range (CoxaVisit *visit, CoxaVisit *newest, Range range)
{
  if (range == RANGE_EPISODE)
    return g_strcmp0 (coxa_visit_get_episode (visit), coxa_visit_get_episode (newest)) == 0;
  return range == RANGE_ALL ||
         coxa_day_of (coxa_visit_get_at (newest)) - coxa_day_of (coxa_visit_get_at (visit)) <=
             THREE_MONTHS;
}

/* Oldest first. */
static GPtrArray *
choose_visits (CoxaProgressPage *self)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);
  CoxaVisit *newest = g_ptr_array_index (self->visits, 0);
  Range range = get_range (self);

  for (guint i = self->visits->len; i-- > 0;) {
    CoxaVisit *visit = g_ptr_array_index (self->visits, i);

    if (is_in_range (visit, newest, range))
      g_ptr_array_add (chosen, g_object_ref (visit));
  }
  return chosen;
}

/* One group of cards that flow into as many columns as there is room for. */
typedef struct {
  CoxaProgressPage *page;
  CoxaProgressMaterial *material;
  CoxaChartDays days;
  GtkFlowBox *flow; /* of the group being filled, or NULL */
} Filling;

static void
begin_group (Filling *filling, const char *title)
{
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "title-4");
  gtk_box_append (filling->page->groups, heading);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 1);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (filling->page->groups, flow);
  filling->flow = GTK_FLOW_BOX (flow);
}

static void
add_sheet (Filling *filling, const char *group, CoxaChartSheet *sheet)
{
  GtkWidget *card;

  if (!filling->flow)
    begin_group (filling, group);
  card = coxa_chart_card_new (sheet, &filling->days);
  gtk_flow_box_append (filling->flow, card);
  /* The keyboard goes to the chart, not to the place it stands in. */
  gtk_widget_set_focusable (gtk_widget_get_parent (card), FALSE);
}

static const CoxaScoreCourse *
find_pain (Filling *filling, CoxaPainKind kind)
{
  for (guint i = 0; i < filling->material->courses->scores->len; i++) {
    const CoxaScoreCourse *course = g_ptr_array_index (filling->material->courses->scores, i);

    if (course->questionnaire->pain == (int) kind)
      return course;
  }
  return NULL;
}

static gboolean
is_of_pain_chart (const CoxaScoreCourse *course)
{
  return course->questionnaire->pain == COXA_PAIN_NOW ||
         course->questionnaire->pain == COXA_PAIN_BEST ||
         course->questionnaire->pain == COXA_PAIN_WORST;
}

static void
add_scores (Filling *filling)
{
  const GPtrArray *scores = filling->material->courses->scores;
  const CoxaScoreCourse *now = find_pain (filling, COXA_PAIN_NOW);
  const CoxaScoreCourse *best = find_pain (filling, COXA_PAIN_BEST);
  const CoxaScoreCourse *worst = find_pain (filling, COXA_PAIN_WORST);
  const char *group = _ ("Pain and questionnaires");

  filling->flow = NULL;
  if (best || worst)
    add_sheet (filling, group, coxa_chart_sheet_new_pain (filling->material, now, best, worst));
  for (guint i = 0; i < scores->len; i++) {
    const CoxaScoreCourse *course = g_ptr_array_index (scores, i);

    if (!(best || worst) || !is_of_pain_chart (course))
      add_sheet (filling, group, coxa_chart_sheet_new_score (filling->material, course));
  }
}

typedef enum {
  KIND_MOVEMENT,
  KIND_STRENGTH,
  KIND_OTHER,
} Kind;

static Kind
kind_of (const CoxaMeasure *measure)
{
  if (g_str_equal (measure->unit, "deg") || g_str_equal (measure->unit, "cm"))
    return KIND_MOVEMENT;
  return g_str_has_prefix (measure->unit, "N") || g_str_has_prefix (measure->unit, "kg")
             ? KIND_STRENGTH
             : KIND_OTHER;
}

/* Both sides of a measure stand in one chart; it comes where the first of them does. */
static void
add_course (Filling *filling, const char *group, guint index)
{
  const GPtrArray *courses = filling->material->courses->measures;
  const CoxaCourse *course = g_ptr_array_index (courses, index);
  const CoxaCourse *left =
      coxa_courses_find (filling->material->courses, course->measure, COXA_SIDE_LEFT);
  const CoxaCourse *right =
      coxa_courses_find (filling->material->courses, course->measure, COXA_SIDE_RIGHT);

  if (left && right) {
    for (guint i = 0; i < index; i++)
      if (((const CoxaCourse *) g_ptr_array_index (courses, i))->measure == course->measure)
        return;
    add_sheet (filling, group, coxa_chart_sheet_new_course (filling->material, left, right));
  } else {
    add_sheet (filling, group, coxa_chart_sheet_new_course (filling->material, course, NULL));
  }
}

static void
add_courses (Filling *filling, Kind kind, const char *group)
{
  const GPtrArray *courses = filling->material->courses->measures;

  filling->flow = NULL;
  for (guint i = 0; i < courses->len; i++) {
    const CoxaCourse *course = g_ptr_array_index (courses, i);

    if (kind_of (course->measure) == kind)
      add_course (filling, group, i);
  }
}

static void
empty_groups (CoxaProgressPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))))
    gtk_box_remove (self->groups, child);
}

static void
fill (CoxaProgressPage *self)
{
  CoxaChangeKnowledge change = coxa_knowledge_get_change_knowledge (self->knowledge);
  gboolean readable = change.rules && change.questionnaires && change.norms;
  g_autoptr (GPtrArray) chosen = NULL;
  Filling filling = { .page = self };

  self->stale = FALSE;
  empty_groups (self);
  gtk_stack_set_visible_child_name (self->stack, !readable                ? "refused"
                                                 : self->visits->len == 0 ? "empty"
                                                                          : "charts");
  if (!readable || self->visits->len == 0)
    return;
  chosen = choose_visits (self);
  filling.material = coxa_progress_material_new (self->knowledge, chosen, self->patient);
  filling.days =
      (CoxaChartDays){ filling.material->courses->first_day, filling.material->courses->last_day };
  add_scores (&filling);
  add_courses (&filling, KIND_MOVEMENT, _ ("Movement"));
  add_courses (&filling, KIND_STRENGTH, _ ("Strength"));
  add_courses (&filling, KIND_OTHER, _ ("Endurance and other values"));
  coxa_progress_material_unref (filling.material);
}

static void
fill_if_seen (CoxaProgressPage *self)
{
  if (self->stale && self->visits && gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

static void
on_range_cb (CoxaProgressPage *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->stale = TRUE;
  fill_if_seen (self);
}

static void
coxa_progress_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (coxa_progress_page_parent_class)->map (widget);
  fill_if_seen (COXA_PROGRESS_PAGE (widget));
}

static void
coxa_progress_page_dispose (GObject *object)
{
  CoxaProgressPage *self = COXA_PROGRESS_PAGE (object);

  if (self->stack)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_object (&self->patient);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_progress_page_parent_class)->dispose (object);
}

static void
coxa_progress_page_class_init (CoxaProgressPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_progress_page_dispose;
  widget_class->map = coxa_progress_page_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/progress/coxa-progress-page.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgressPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgressPage, episode);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgressPage, months);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgressPage, all);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgressPage, groups);
  gtk_widget_class_bind_template_callback (widget_class, on_range_cb);
}

static void
coxa_progress_page_init (CoxaProgressPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
coxa_progress_page_new (CoxaKnowledge *knowledge)
{
  CoxaProgressPage *self = g_object_new (COXA_TYPE_PROGRESS_PAGE, NULL);

  self->knowledge = g_object_ref (knowledge);
  return GTK_WIDGET (self);
}

/**
 * coxa_progress_page_show:
 * @visits: (element-type CoxaVisit): as stored, newest first
 */
void
coxa_progress_page_show (CoxaProgressPage *self, CoxaPatient *patient, const GPtrArray *visits)
{
  g_set_object (&self->patient, patient);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  self->visits = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < visits->len; i++)
    g_ptr_array_add (self->visits, g_object_ref (g_ptr_array_index (visits, i)));
  self->stale = TRUE;
  fill_if_seen (self);
}
