/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-measure-section.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "coxa-knowledge-text.h"
#include "coxa-measure-row.h"
#include "coxa-reference.h"
#include "coxa-value-text.h"
#include "coxa-visit-section.h"

struct _CoxaMeasureSection {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *title;
  GtkToggleButton *all_measures;
  GtkWidget *table;
  GtkBox *rows_box;

  /* owned */
  CoxaKnowledge *knowledge;
  GPtrArray *places; /* of Place */

  /* borrowed */
  const char *id; /* of coxa_measure_sections */
};

/* A row that is or can be in the table. */
typedef struct {
  const CoxaMeasure *measure;
  const char *position;
  gboolean usual;      /* shown without being asked for */
  gboolean has_values; /* of the visit shown or the one before */
  CoxaMeasureRow *row; /* borrowed; NULL until needed */
} Place;

static void visit_section_init (CoxaVisitSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CoxaMeasureSection,
                               coxa_measure_section,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (COXA_TYPE_VISIT_SECTION, visit_section_init))

static const char *
section_title (const char *id)
{
  static const struct {
    const char *id;
    const char *title;
  } titles[] = {
    { "history", N_ ("History") },       { "standing", N_ ("Standing") },
    { "sitting", N_ ("Sitting") },       { "supine", N_ ("Supine") },
    { "side-lying", N_ ("Side-lying") }, { "prone", N_ ("Prone") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].id, id))
      return g_dgettext (GETTEXT_PACKAGE, titles[i].title);
  return id;
}

static const char *
section_of_position (const char *position)
{
  if (g_str_has_prefix (position, "supine"))
    return "supine";
  if (g_str_has_prefix (position, "seated"))
    return "sitting";
  return "prone";
}

static void
add_place (CoxaMeasureSection *self,
           const CoxaMeasure *measure,
           const char *position,
           gboolean usual)
{
  Place *place = g_new0 (Place, 1);

  place->measure = measure;
  place->position = position;
  place->usual = usual;
  g_ptr_array_add (self->places, place);
}

static void
collect_places (CoxaMeasureSection *self)
{
  CoxaMeasureCatalogue *measures = coxa_knowledge_get_measures (self->knowledge);

  for (guint i = 0; i < coxa_measure_catalogue_count (measures); i++) {
    const CoxaMeasure *measure = coxa_measure_catalogue_get (measures, i);

    if (measure->kind == COXA_MEASURE_COMPUTED)
      continue;
    if (g_str_equal (measure->section, self->id))
      add_place (self, measure, measure->positions[0],
                 coxa_measure_is_in_preset (measure, "hip-screen"));
    for (guint k = 1; measure->positions[0] && measure->positions[k]; k++)
      if (g_str_equal (section_of_position (measure->positions[k]), self->id))
        add_place (self, measure, measure->positions[k], FALSE);
  }
}

static void
on_row_edited_cb (CoxaMeasureSection *self, CoxaMeasureCell *cell)
{
  coxa_visit_section_changed (COXA_VISIT_SECTION (self), cell ? GTK_WIDGET (cell) : NULL);
}

static GtkWidget *
row_before (CoxaMeasureSection *self, guint index)
{
  for (guint i = index; i-- > 0;) {
    const Place *place = g_ptr_array_index (self->places, i);

    if (place->row)
      return GTK_WIDGET (place->row);
  }
  return NULL;
}

static void
ensure_row (CoxaMeasureSection *self, guint index)
{
  Place *place = g_ptr_array_index (self->places, index);
  GtkWidget *row;

  if (place->row)
    return;
  row = coxa_measure_row_new (place->measure, place->position);
  place->row = COXA_MEASURE_ROW (row);
  g_signal_connect_object (row, "edited", G_CALLBACK (on_row_edited_cb), self, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (self->rows_box, row, row_before (self, index));
}

static void
show_rows (CoxaMeasureSection *self)
{
  gboolean all = gtk_toggle_button_get_active (self->all_measures);
  gboolean any = FALSE;

  for (guint i = 0; i < self->places->len; i++) {
    Place *place = g_ptr_array_index (self->places, i);
    gboolean wanted = all || place->usual || place->has_values;

    if (wanted)
      ensure_row (self, i);
    if (place->row)
      gtk_widget_set_visible (GTK_WIDGET (place->row),
                              wanted || coxa_measure_row_is_filled (place->row));
    any |= place->row && gtk_widget_get_visible (GTK_WIDGET (place->row));
  }
  gtk_widget_set_visible (self->table, any);
}

static void
on_all_measures_toggled_cb (CoxaMeasureSection *self)
{
  show_rows (self);
}

static gboolean
has_value (CoxaVisit *visit, const Place *place)
{
  for (guint i = 0; visit && i < coxa_visit_get_n_measurements (visit); i++) {
    const CoxaMeasurement *measurement = coxa_visit_get_measurement (visit, i);

    if (measurement->measure == place->measure &&
        g_strcmp0 (measurement->position, place->position) == 0)
      return TRUE;
  }
  return FALSE;
}

static char *
dup_reference_hint (const CoxaNorm *norm)
{
  GString *hint = g_string_new (NULL);
  g_autofree char *own = coxa_knowledge_text_dup_own (norm->clinic_own);

  /* Translators: %s names a study */
  g_string_append_printf (hint, _ ("Reference: %s"), norm->source);
  if (norm->use == COXA_NORM_PENDING)
    g_string_append_printf (hint, "\n%s", _ ("Not yet checked against the source."));
  if (norm->use == COXA_NORM_FALLBACK)
    g_string_append_printf (hint, "\n%s", _ ("Used because nothing fits better."));
  if (norm->note && *norm->note)
    g_string_append_printf (hint, "\n%s", norm->note);
  if (own)
    g_string_append_printf (hint, "\n%s", own);
  return g_string_free (hint, FALSE);
}

/* A norm that is not settled carries its mark beside the number, not in the tooltip alone. */
static char *
dup_reference (const CoxaNorm *norm)
{
  g_autofree char *mean = coxa_value_text_dup_number (round (norm->mean), 0);
  g_autofree char *sd = isnan (norm->sd) ? NULL : coxa_value_text_dup_number (round (norm->sd), 0);
  /* Translators: C marks a norm that the clinic set itself */
  const char *own = norm->clinic_own ? _ (" [C]") : "";
  g_autofree char *mark = g_strconcat (norm->use == COXA_NORM_YES ? "" : " ?", own, NULL);

  return sd ? g_strdup_printf ("%s ± %s%s", mean, sd, mark) : g_strconcat (mean, mark, NULL);
}

static void
show_reference (CoxaMeasureSection *self, Place *place, CoxaPatient *patient, int age_years)
{
  CoxaMeasurement measurement;
  const CoxaNorm *norm;
  g_autofree char *text = NULL;
  g_autofree char *hint = NULL;

  coxa_measurement_init (&measurement, place->measure, COXA_SIDE_LEFT);
  measurement.position = place->position;
  measurement.pelvis_held = place->measure->pelvis_qualifier;
  norm = coxa_norm_choose (coxa_knowledge_get_norms (self->knowledge), &measurement,
                           coxa_patient_get_sex (patient), age_years);
  if (!norm) {
    coxa_measure_row_set_reference (place->row, NULL, NULL);
    return;
  }
  text = dup_reference (norm);
  hint = dup_reference_hint (norm);
  coxa_measure_row_set_reference (place->row, text, hint);
}

static const char *
coxa_measure_section_get_id (CoxaVisitSection *section)
{
  return COXA_MEASURE_SECTION (section)->id;
}

static const char *
coxa_measure_section_get_title (CoxaVisitSection *section)
{
  return section_title (COXA_MEASURE_SECTION (section)->id);
}

static void
coxa_measure_section_show (CoxaVisitSection *section,
                           CoxaVisit *visit,
                           CoxaVisit *last,
                           CoxaPatient *patient)
{
  CoxaMeasureSection *self = COXA_MEASURE_SECTION (section);
  int age = coxa_birth_date_age (coxa_patient_get_birth_date (patient), coxa_visit_get_at (visit));

  for (guint i = 0; i < self->places->len; i++) {
    Place *place = g_ptr_array_index (self->places, i);

    place->has_values = has_value (visit, place) || has_value (last, place);
    if (place->has_values || place->usual)
      ensure_row (self, i);
    if (!place->row)
      continue;
    coxa_measure_row_show (place->row, visit, last, age);
    show_reference (self, place, patient, age);
  }
  show_rows (self);
}

static void
coxa_measure_section_set_patient (CoxaVisitSection *section, CoxaVisit *visit, CoxaPatient *patient)
{
  CoxaMeasureSection *self = COXA_MEASURE_SECTION (section);
  int age = coxa_birth_date_age (coxa_patient_get_birth_date (patient), coxa_visit_get_at (visit));

  for (guint i = 0; i < self->places->len; i++) {
    Place *place = g_ptr_array_index (self->places, i);

    if (!place->row)
      continue;
    coxa_measure_row_set_age (place->row, age);
    show_reference (self, place, patient, age);
  }
}

static void
coxa_measure_section_apply (CoxaVisitSection *section, CoxaVisit *visit)
{
  CoxaMeasureSection *self = COXA_MEASURE_SECTION (section);

  for (guint i = 0; i < self->places->len; i++) {
    const Place *place = g_ptr_array_index (self->places, i);

    if (place->row)
      coxa_measure_row_apply (place->row, visit);
  }
}

static void
coxa_measure_section_add_stops (CoxaVisitSection *section, GPtrArray *stops)
{
  CoxaMeasureSection *self = COXA_MEASURE_SECTION (section);

  for (guint i = 0; i < self->places->len; i++) {
    const Place *place = g_ptr_array_index (self->places, i);

    if (!place->row || !gtk_widget_get_visible (GTK_WIDGET (place->row)))
      continue;
    for (guint k = 0; k < coxa_measure_row_count_cells (place->row); k++)
      g_ptr_array_add (stops, coxa_measure_row_get_cell (place->row, k));
  }
}

static void
coxa_measure_section_count (CoxaVisitSection *section, guint *filled_out, guint *total_out)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  coxa_measure_section_add_stops (section, cells);
  *total_out = cells->len;
  for (guint i = 0; i < cells->len; i++)
    *filled_out += coxa_measure_cell_get_state (g_ptr_array_index (cells, i))->filled;
}

static GtkWidget *
find_cell (CoxaMeasureRow *row, CoxaSide side)
{
  for (guint i = 0; i < coxa_measure_row_count_cells (row); i++) {
    CoxaMeasureCell *cell = coxa_measure_row_get_cell (row, i);

    if (coxa_measure_cell_get_side (cell) == side)
      return GTK_WIDGET (cell);
  }
  return GTK_WIDGET (coxa_measure_row_get_cell (row, 0));
}

static GtkWidget *
coxa_measure_section_find (CoxaVisitSection *section, const char *id, CoxaSide side)
{
  CoxaMeasureSection *self = COXA_MEASURE_SECTION (section);

  for (guint i = 0; i < self->places->len; i++) {
    Place *place = g_ptr_array_index (self->places, i);

    if (!g_str_equal (place->measure->id, id) || place->position != place->measure->positions[0])
      continue;
    place->has_values = TRUE;
    show_rows (self);
    return find_cell (place->row, side);
  }
  return NULL;
}

static void
visit_section_init (CoxaVisitSectionInterface *iface)
{
  iface->get_id = coxa_measure_section_get_id;
  iface->get_title = coxa_measure_section_get_title;
  iface->show = coxa_measure_section_show;
  iface->set_patient = coxa_measure_section_set_patient;
  iface->apply = coxa_measure_section_apply;
  iface->add_stops = coxa_measure_section_add_stops;
  iface->count = coxa_measure_section_count;
  iface->find = coxa_measure_section_find;
}

static void
coxa_measure_section_dispose (GObject *object)
{
  CoxaMeasureSection *self = COXA_MEASURE_SECTION (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_measure_section_parent_class)->dispose (object);
}

static void
coxa_measure_section_class_init (CoxaMeasureSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_measure_section_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-measure-section.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureSection, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureSection, title);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureSection, all_measures);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureSection, rows_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureSection, table);
  gtk_widget_class_bind_template_callback (widget_class, on_all_measures_toggled_cb);
}

static void
coxa_measure_section_init (CoxaMeasureSection *self)
{
  self->places = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
has_unusual_places (CoxaMeasureSection *self)
{
  for (guint i = 0; i < self->places->len; i++)
    if (!((const Place *) g_ptr_array_index (self->places, i))->usual)
      return TRUE;
  return FALSE;
}

/**
 * coxa_measure_section_new:
 * @id: one of coxa_measure_sections
 */
GtkWidget *
coxa_measure_section_new (CoxaKnowledge *knowledge, const char *id)
{
  CoxaMeasureSection *self = g_object_new (COXA_TYPE_MEASURE_SECTION, NULL);

  self->knowledge = g_object_ref (knowledge);
  self->id = id;
  gtk_label_set_text (self->title, section_title (id));
  collect_places (self);
  gtk_widget_set_visible (GTK_WIDGET (self->all_measures), has_unusual_places (self));
  show_rows (self);
  return GTK_WIDGET (self);
}

/* Where it stands inside another section. */
void
coxa_measure_section_set_heading (CoxaMeasureSection *self, const char *heading)
{
  gtk_label_set_text (self->title, heading);
  gtk_widget_remove_css_class (GTK_WIDGET (self->title), "title-4");
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
}
