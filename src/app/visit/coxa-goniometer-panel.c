/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-goniometer-panel.h"

#include "coxa-angle-reading.h"
#include "coxa-goniometer-view.h"
#include "coxa-look-setting.h"
#include "coxa-reference.h"

struct _CoxaGoniometerPanel {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  CoxaGoniometerView *view;
  GtkLabel *legend_label;
  GtkWidget *toggle;
  GtkLabel *how_label;

  /* owned */
  CoxaKnowledge *knowledge;
  CoxaGoniometer *goniometer; /* NULL until a cell is measured */
  GSettings *settings;
  CoxaPatient *patient;
  CoxaVisit *visit;
  CoxaVisit *last;
  char *legend;

  /* borrowed */
  CoxaMeasureCell *cell;  /* or NULL; weak */
  CoxaMeasureCell *shown; /* for comparison alone */

  gboolean expanded;
  guint refresh; /* source, while something changed that is not shown yet, else 0 */
};

G_DEFINE_FINAL_TYPE (CoxaGoniometerPanel, coxa_goniometer_panel, GTK_TYPE_WIDGET)

enum {
  PROP_EXPANDED = 1,
  PROP_LEGEND,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* The mannequin's proportions come with the exercises: without these there is no figure. */
static CoxaMeasuringPicture *
find_picture (CoxaGoniometerPanel *self, const CoxaAngleReading *reading)
{
  const CoxaExerciseLibrary *exercises = coxa_knowledge_get_exercises (self->knowledge);

  if (!self->goniometer && exercises)
    self->goniometer = coxa_goniometer_load (coxa_exercise_library_get_segments (exercises), NULL);
  if (!self->goniometer)
    return NULL;
  return coxa_goniometer_find (self->goniometer, reading->measure->id,
                               reading->position ? reading->position : "");
}

/* Of two Thomas tests on one side the one with the pelvis held counts (patterns.md 9.3). */
static const CoxaMeasurement *
find_measurement (CoxaVisit *visit, const CoxaAngleReading *reading, CoxaSide side)
{
  const CoxaMeasurement *found = NULL;

  for (guint i = 0; visit && i < coxa_visit_get_n_measurements (visit); i++) {
    const CoxaMeasurement *measurement = coxa_visit_get_measurement (visit, i);

    if (measurement->measure == reading->measure && measurement->side == side &&
        measurement->mode == reading->measure->mode &&
        g_strcmp0 (measurement->position, reading->position) == 0 &&
        (!found || measurement->pelvis_held))
      found = measurement;
  }
  return found;
}

static const CoxaNorm *
find_norm (CoxaGoniometerPanel *self, const CoxaAngleReading *reading)
{
  CoxaMeasurement measurement;

  coxa_measurement_init (&measurement, reading->measure, reading->side);
  measurement.position = reading->position;
  measurement.pelvis_held = reading->measure->pelvis_qualifier;
  return coxa_norm_choose (coxa_knowledge_get_norms (self->knowledge), &measurement,
                           coxa_patient_get_sex (self->patient),
                           coxa_birth_date_age (coxa_patient_get_birth_date (self->patient),
                                                coxa_visit_get_at (self->visit)));
}

static void
fill_beside (CoxaGoniometerPanel *self, CoxaAngleReading *reading)
{
  if (reading->side != COXA_SIDE_CENTRAL)
    reading->other = find_measurement (
        self->visit, reading, reading->side == COXA_SIDE_LEFT ? COXA_SIDE_RIGHT : COXA_SIDE_LEFT);
  reading->last = find_measurement (self->last, reading, reading->side);
  reading->norm = find_norm (self, reading);
}

static void
show_parts (CoxaGoniometerPanel *self, const CoxaMeasuringPicture *picture, const char *how)
{
  gtk_widget_set_visible (GTK_WIDGET (self->view), picture && self->expanded);
  gtk_widget_set_visible (self->toggle, picture != NULL);
  gtk_label_set_text (self->how_label, how ? how : "");
  gtk_widget_set_visible (GTK_WIDGET (self->how_label), !picture && how && *how);
}

static void
take_legend (CoxaGoniometerPanel *self, char *legend)
{
  g_free (self->legend);
  self->legend = legend;
  gtk_label_set_text (self->legend_label, legend);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  legend, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, legend, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEGEND]);
}

static void
show_reading (CoxaGoniometerPanel *self, const CoxaAngleReading *reading)
{
  CoxaMeasuringPicture *picture = find_picture (self, reading);
  CoxaAngleMarks marks = coxa_angle_reading_get_marks (reading);
  g_autofree char *number = coxa_angle_reading_dup_number (reading);

  show_parts (self, picture, reading->measure->how);
  if (self->expanded)
    coxa_goniometer_view_show (self->view, picture, &marks, reading->side == COXA_SIDE_LEFT,
                               number);
  take_legend (self, coxa_angle_reading_dup_legend (reading, picture));
}

/* What cannot be read yet ("-") leaves the picture as it is. */
static void
show_cell (CoxaGoniometerPanel *self)
{
  CoxaMeasurement typed;
  CoxaAngleReading reading = {
    .measure = coxa_measure_cell_get_measure (self->cell),
    .position = coxa_measure_cell_get_position (self->cell),
    .side = coxa_measure_cell_get_side (self->cell),
  };

  switch (coxa_measure_cell_read (self->cell, &typed)) {
  case COXA_CELL_TEXT_REFUSED:
    if (self->shown == self->cell)
      return;
    break;
  case COXA_CELL_TEXT_VALUE:
    reading.value = &typed;
    break;
  case COXA_CELL_TEXT_EMPTY:
  default:
    break;
  }
  fill_beside (self, &reading);
  show_reading (self, &reading);
}

static void
refresh (CoxaGoniometerPanel *self)
{
  gboolean any = self->cell && self->visit;

  if (any)
    show_cell (self);
  self->shown = any ? self->cell : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}

static gboolean
on_refresh_cb (CoxaGoniometerPanel *self)
{
  self->refresh = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* Once before the next frame, however often the text changes until then: replacing a number is
 * taking one away and putting one in. */
static void
queue_refresh (CoxaGoniometerPanel *self)
{
  if (!self->refresh)
    self->refresh =
        g_idle_add_full (GDK_PRIORITY_REDRAW - 10, G_SOURCE_FUNC (on_refresh_cb), self, NULL);
}

static void
set_expanded (CoxaGoniometerPanel *self, gboolean expanded)
{
  if (self->expanded == expanded)
    return;
  self->expanded = expanded;
  queue_refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

static void
on_look_cb (CoxaGoniometerPanel *self)
{
  CoxaLook look = coxa_look_setting_get (self->settings);

  coxa_goniometer_view_set_look (self->view, &look);
}

static void
coxa_goniometer_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  CoxaGoniometerPanel *self = COXA_GONIOMETER_PANEL (object);

  if (id == PROP_EXPANDED)
    g_value_set_boolean (value, self->expanded);
  else if (id == PROP_LEGEND)
    g_value_set_string (value, self->legend);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
coxa_goniometer_panel_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *spec)
{
  if (id == PROP_EXPANDED)
    set_expanded (COXA_GONIOMETER_PANEL (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
coxa_goniometer_panel_dispose (GObject *object)
{
  CoxaGoniometerPanel *self = COXA_GONIOMETER_PANEL (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  g_clear_weak_pointer (&self->cell);
  g_clear_pointer (&self->box, gtk_widget_unparent); /* the view borrows from the goniometer */
  g_clear_pointer (&self->goniometer, coxa_goniometer_free);
  g_clear_object (&self->knowledge);
  g_clear_object (&self->settings);
  g_clear_object (&self->patient);
  g_clear_object (&self->visit);
  g_clear_object (&self->last);
  g_clear_pointer (&self->legend, g_free);
  G_OBJECT_CLASS (coxa_goniometer_panel_parent_class)->dispose (object);
}

static void
coxa_goniometer_panel_class_init (CoxaGoniometerPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = coxa_goniometer_panel_dispose;
  object_class->get_property = coxa_goniometer_panel_get_property;
  object_class->set_property = coxa_goniometer_panel_set_property;

  properties[PROP_EXPANDED] =
      g_param_spec_boolean ("expanded", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LEGEND] =
      g_param_spec_string ("legend", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (COXA_TYPE_GONIOMETER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-goniometer-panel.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "goniometer-panel");
  gtk_widget_class_bind_template_child (widget_class, CoxaGoniometerPanel, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaGoniometerPanel, view);
  gtk_widget_class_bind_template_child (widget_class, CoxaGoniometerPanel, legend_label);
  gtk_widget_class_bind_template_child (widget_class, CoxaGoniometerPanel, toggle);
  gtk_widget_class_bind_template_child (widget_class, CoxaGoniometerPanel, how_label);
}

static void
coxa_goniometer_panel_init (CoxaGoniometerPanel *self)
{
  self->expanded = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
coxa_goniometer_panel_set_knowledge (CoxaGoniometerPanel *self, CoxaKnowledge *knowledge)
{
  g_set_object (&self->knowledge, knowledge);
}

/**
 * coxa_goniometer_panel_set_settings:
 *
 * Follows who the figure is, and remembers whether the picture is wanted.
 */
void
coxa_goniometer_panel_set_settings (CoxaGoniometerPanel *self, GSettings *settings)
{
  g_set_object (&self->settings, settings);
  g_settings_bind (settings, "show-goniometer", self, "expanded", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed::figure-body", G_CALLBACK (on_look_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::figure-skin", G_CALLBACK (on_look_cb), self,
                           G_CONNECT_SWAPPED);
  on_look_cb (self);
}

/**
 * coxa_goniometer_panel_set_visit:
 * @visit: (nullable): as the form says it now; %NULL with no patient
 * @last: (nullable): the visit before
 */
void
coxa_goniometer_panel_set_visit (CoxaGoniometerPanel *self,
                                 CoxaPatient *patient,
                                 CoxaVisit *visit,
                                 CoxaVisit *last)
{
  g_set_object (&self->patient, patient);
  g_set_object (&self->visit, visit);
  g_set_object (&self->last, last);
  queue_refresh (self);
}

/**
 * coxa_goniometer_panel_measure:
 * @cell: (nullable): that has the focus or whose text has changed; of a pain score there is
 *   nothing to show
 *
 * Shows @cell before the next frame.
 */
void
coxa_goniometer_panel_measure (CoxaGoniometerPanel *self, CoxaMeasureCell *cell)
{
  if (cell && coxa_measure_cell_get_measure (cell)->decimals == COXA_CELL_TEXT_SCORE)
    cell = NULL;
  g_set_weak_pointer (&self->cell, cell);
  queue_refresh (self);
}

/**
 * coxa_goniometer_panel_get_legend:
 *
 * Returns: (nullable): what the picture says, in words
 */
const char *
coxa_goniometer_panel_get_legend (CoxaGoniometerPanel *self)
{
  return self->legend;
}
