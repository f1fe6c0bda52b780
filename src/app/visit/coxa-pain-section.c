/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-pain-section.h"

#include <glib/gi18n-lib.h>

#include "coxa-cell-text.h"
#include "coxa-measure-cell.h"
#include "coxa-visit-section.h"

#define PAIN_MAX 10

struct _CoxaPainSection {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkBox *scores_box;
  GtkLabel *message;
  GtkBox *map_box;

  /* owned: the regions live in the knowledge */
  CoxaKnowledge *knowledge;

  /* owned: scores are typed as measures are, but no catalogue holds them */
  CoxaMeasure measures[COXA_N_PAINS];

  /* borrowed */
  CoxaMeasureCell *cells[COXA_N_PAINS];
  GtkLabel *last[COXA_N_PAINS];
  CoxaPainMap *map; /* NULL where its regions were refused */
};

static void visit_section_init (CoxaVisitSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CoxaPainSection,
                               coxa_pain_section,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (COXA_TYPE_VISIT_SECTION, visit_section_init))

static const char *
pain_title (CoxaPainKind kind)
{
  switch (kind) {
  case COXA_PAIN_BEST:
    return _ ("Best");
  case COXA_PAIN_WORST:
    return _ ("Worst");
  case COXA_PAIN_AVERAGE:
    return _ ("Average");
  case COXA_PAIN_NOW:
  case COXA_N_PAINS:
  default:
    return _ ("Now");
  }
}

static const char *
pain_name (CoxaPainKind kind)
{
  switch (kind) {
  case COXA_PAIN_BEST:
    return _ ("Pain at its best, 0 to 10");
  case COXA_PAIN_WORST:
    return _ ("Pain at its worst, 0 to 10");
  case COXA_PAIN_AVERAGE:
    return _ ("Pain on average, 0 to 10");
  case COXA_PAIN_NOW:
  case COXA_N_PAINS:
  default:
    return _ ("Pain now, 0 to 10");
  }
}

static void
define_measure (CoxaMeasure *measure, CoxaPainKind kind)
{
  static const char *const none[] = { NULL };

  *measure = (CoxaMeasure){
    .id = coxa_pain_ids[kind],
    .kind = COXA_MEASURE_NUMBER,
    .unit = "",
    .positions = none,
    .values = none,
    .section = "pain",
    .name = pain_name (kind),
    .short_name = pain_title (kind),
    .how = _ ("0 is no pain, 10 the worst pain imaginable."),
    .decimals = COXA_CELL_TEXT_SCORE,
    .hard_max = PAIN_MAX,
    .soft_max = PAIN_MAX,
    .soft_max_child = PAIN_MAX,
  };
}

static void
on_cell_edited_cb (CoxaPainSection *self, CoxaMeasureCell *cell)
{
  coxa_visit_section_changed (COXA_VISIT_SECTION (self), GTK_WIDGET (cell));
}

static void
show_message (CoxaPainSection *self)
{
  const char *text = NULL;

  for (guint i = 0; i < COXA_N_PAINS && !text; i++)
    text = coxa_measure_cell_get_message (self->cells[i]);
  gtk_label_set_text (self->message, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_score (CoxaPainSection *self, CoxaPainKind kind)
{
  GtkWidget *score = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cell;

  define_measure (&self->measures[kind], kind);
  cell = coxa_measure_cell_new (&self->measures[kind], COXA_SIDE_CENTRAL, NULL);
  self->cells[kind] = COXA_MEASURE_CELL (cell);
  self->last[kind] = GTK_LABEL (label_new (NULL, "dim-label"));
  gtk_editable_set_width_chars (GTK_EDITABLE (cell), 3);
  gtk_widget_set_hexpand (cell, FALSE);
  gtk_box_append (GTK_BOX (score), label_new (pain_title (kind), "pain-title"));
  gtk_box_append (GTK_BOX (score), GTK_WIDGET (self->last[kind]));
  gtk_box_append (GTK_BOX (score), cell);
  gtk_box_append (self->scores_box, score);
  g_signal_connect_object (cell, "edited", G_CALLBACK (on_cell_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "notify::message", G_CALLBACK (show_message), self,
                           G_CONNECT_SWAPPED);
}

static const char *
coxa_pain_section_get_id (CoxaVisitSection *section)
{
  return "pain";
}

static const char *
coxa_pain_section_get_title (CoxaVisitSection *section)
{
  return _ ("Pain");
}

static void
show_score (CoxaPainSection *self, CoxaPainKind kind, CoxaVisit *visit, CoxaVisit *last)
{
  int pain = coxa_visit_get_pain (visit, kind);
  int last_pain = last ? coxa_visit_get_pain (last, kind) : COXA_PAIN_NOT_ASKED;
  CoxaCellState state = { .filled = pain != COXA_PAIN_NOT_ASKED };
  g_autofree char *text =
      last_pain == COXA_PAIN_NOT_ASKED ? NULL : g_strdup_printf ("%d", last_pain);

  coxa_measurement_init (&state.measurement, &self->measures[kind], COXA_SIDE_CENTRAL);
  state.measurement.value = pain;
  coxa_measure_cell_set_state (self->cells[kind], &state);
  gtk_label_set_text (self->last[kind], text ? text : "");
}

static void
coxa_pain_section_show (CoxaVisitSection *section,
                        CoxaVisit *visit,
                        CoxaVisit *last,
                        CoxaPatient *patient)
{
  for (guint kind = 0; kind < COXA_N_PAINS; kind++)
    show_score (COXA_PAIN_SECTION (section), (CoxaPainKind) kind, visit, last);
  if (COXA_PAIN_SECTION (section)->map)
    coxa_pain_map_show (COXA_PAIN_SECTION (section)->map, visit);
}

static void
coxa_pain_section_set_visits (CoxaVisitSection *section, const GPtrArray *visits, CoxaVisit *visit)
{
  CoxaPainSection *self = COXA_PAIN_SECTION (section);

  if (self->map)
    coxa_pain_map_set_visits (self->map, visits, visit);
}

static void
coxa_pain_section_apply (CoxaVisitSection *section, CoxaVisit *visit)
{
  CoxaPainSection *self = COXA_PAIN_SECTION (section);

  for (guint kind = 0; kind < COXA_N_PAINS; kind++) {
    const CoxaCellState *state = coxa_measure_cell_get_state (self->cells[kind]);

    coxa_visit_set_pain (visit, (CoxaPainKind) kind,
                         state->filled ? (int) state->measurement.value : COXA_PAIN_NOT_ASKED);
  }
  if (self->map)
    coxa_pain_map_apply (self->map, visit);
}

static void
coxa_pain_section_add_stops (CoxaVisitSection *section, GPtrArray *stops)
{
  for (guint kind = 0; kind < COXA_N_PAINS; kind++)
    g_ptr_array_add (stops, COXA_PAIN_SECTION (section)->cells[kind]);
  if (COXA_PAIN_SECTION (section)->map)
    g_ptr_array_add (stops, coxa_pain_map_get_entry (COXA_PAIN_SECTION (section)->map));
}

static void
coxa_pain_section_count (CoxaVisitSection *section, guint *filled_out, guint *total_out)
{
  CoxaPainMap *map = COXA_PAIN_SECTION (section)->map;

  *total_out = COXA_N_PAINS + (map ? 1 : 0);
  *filled_out = map && coxa_pain_map_count (map) > 0;
  for (guint kind = 0; kind < COXA_N_PAINS; kind++)
    *filled_out += coxa_measure_cell_get_state (COXA_PAIN_SECTION (section)->cells[kind])->filled;
}

static void
visit_section_init (CoxaVisitSectionInterface *iface)
{
  iface->get_id = coxa_pain_section_get_id;
  iface->get_title = coxa_pain_section_get_title;
  iface->show = coxa_pain_section_show;
  iface->set_visits = coxa_pain_section_set_visits;
  iface->apply = coxa_pain_section_apply;
  iface->add_stops = coxa_pain_section_add_stops;
  iface->count = coxa_pain_section_count;
}

static void
coxa_pain_section_dispose (GObject *object)
{
  CoxaPainSection *self = COXA_PAIN_SECTION (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->map = NULL;
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_pain_section_parent_class)->dispose (object);
}

static void
coxa_pain_section_class_init (CoxaPainSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_pain_section_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-pain-section.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainSection, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainSection, scores_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainSection, message);
  gtk_widget_class_bind_template_child (widget_class, CoxaPainSection, map_box);
}

static void
coxa_pain_section_init (CoxaPainSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint kind = 0; kind < COXA_N_PAINS; kind++)
    add_score (self, (CoxaPainKind) kind);
}

static void
on_map_changed_cb (CoxaPainSection *self)
{
  coxa_visit_section_changed (COXA_VISIT_SECTION (self), NULL);
}

GtkWidget *
coxa_pain_section_new (CoxaKnowledge *knowledge)
{
  CoxaPainSection *self = g_object_new (COXA_TYPE_PAIN_SECTION, NULL);
  const CoxaPainRegions *regions = coxa_knowledge_get_pain_regions (knowledge);

  self->knowledge = g_object_ref (knowledge);
  gtk_widget_set_visible (GTK_WIDGET (self->map_box), regions != NULL);
  if (!regions)
    return GTK_WIDGET (self);
  self->map = COXA_PAIN_MAP (coxa_pain_map_new (regions));
  gtk_box_append (self->map_box, GTK_WIDGET (self->map));
  g_signal_connect_object (self->map, "changed", G_CALLBACK (on_map_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* Returns: (nullable): NULL where the regions were refused */
CoxaPainMap *
coxa_pain_section_get_map (CoxaPainSection *self)
{
  return self->map;
}
