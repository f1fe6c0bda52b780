/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-measure-section.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "coxa-knowledge-text.h"
#include "coxa-measure-row.h"
#include "coxa-preset.h"
#include "coxa-reference.h"
#include "coxa-row-layout.h"
#include "coxa-value-text.h"
#include "coxa-visit-section.h"

struct _CoxaMeasureSection {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *title;
  GtkToggleButton *all_measures;
  GtkWidget *table;
  GtkWidget *header;
  GtkDropDown *instrument;
  GtkLabel *examiner;
  GtkBox *rows_box;

  /* owned */
  CoxaKnowledge *knowledge;
  GPtrArray *places; /* of Place */
  CoxaPreset *preset;
  CoxaVisit *visit; /* as it was shown */
  CoxaVisit *last;  /* whose values stand in grey, or NULL */
  CoxaPatient *patient;

  /* borrowed */
  const char *id; /* of coxa_measure_sections */
};

/* A row that is or can be in the table. */
typedef struct {
  const CoxaMeasure *measure;
  const char *position;
  gboolean has_value;  /* in the visit shown */
  gboolean had_value;  /* in the one before */
  gboolean wanted;     /* somebody went there */
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
    { "strength", N_ ("Strength") },     { "endurance", N_ ("Endurance") },
    { "control", N_ ("Control tests") }, { "links", N_ ("Symptom modification") },
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

/**
 * coxa_measure_section_find_home:
 *
 * Returns: the id of the section where @measure is entered in @position: each has exactly one
 */
const char *
coxa_measure_section_find_home (const CoxaMeasure *measure, const char *position)
{
  return position == measure->positions[0] ? measure->section : section_of_position (position);
}

static void
add_place (CoxaMeasureSection *self, const CoxaMeasure *measure, const char *position)
{
  Place *place;

  if (!g_str_equal (coxa_measure_section_find_home (measure, position), self->id))
    return;
  place = g_new0 (Place, 1);
  place->measure = measure;
  place->position = position;
  g_ptr_array_add (self->places, place);
}

static void
collect_places (CoxaMeasureSection *self)
{
  CoxaMeasureCatalogue *measures = coxa_knowledge_get_measures (self->knowledge);

  for (guint i = 0; i < coxa_measure_catalogue_count (measures); i++) {
    const CoxaMeasure *measure = coxa_measure_catalogue_get (measures, i);

    add_place (self, measure, measure->positions[0]);
    if (measure->kind == COXA_MEASURE_COMPUTED)
      continue;
    for (guint k = 1; measure->positions[0] && measure->positions[k]; k++)
      add_place (self, measure, measure->positions[k]);
  }
}

static const CoxaMeasurement *
find_in_rows (CoxaMeasureSection *self,
              const CoxaMeasure *measure,
              const char *position,
              CoxaSide side)
{
  for (guint i = 0; i < self->places->len; i++) {
    const Place *place = g_ptr_array_index (self->places, i);

    for (guint k = 0; place->row && place->measure == measure && place->position == position &&
                      k < coxa_measure_row_count_cells (place->row);
         k++) {
      CoxaMeasureCell *cell = coxa_measure_row_get_cell (place->row, k);
      const CoxaCellState *state = coxa_measure_cell_get_state (cell);

      if (coxa_measure_cell_get_side (cell) == side && state->filled &&
          state->measurement.status == COXA_STATUS_DONE)
        return &state->measurement;
    }
  }
  return NULL;
}

static const CoxaMeasurement *
find_in_visit (CoxaVisit *visit, const CoxaMeasure *measure, const char *position, CoxaSide side)
{
  for (guint i = 0; visit && i < coxa_visit_get_n_measurements (visit); i++) {
    const CoxaMeasurement *measurement = coxa_visit_get_measurement (visit, i);

    if (measurement->measure == measure && measurement->side == side &&
        measurement->mode == measure->mode && measurement->status == COXA_STATUS_DONE &&
        g_strcmp0 (measurement->position, position) == 0)
      return measurement;
  }
  return NULL;
}

/* A part in another position or with another instrument is no part (patterns.md 9.3). */
static double
add_up (const CoxaMeasurement *a, const CoxaMeasurement *b)
{
  return a && b && a->instrument == b->instrument && a->mode == b->mode ? a->value + b->value : NAN;
}

static const CoxaSumOf *
find_sum (CoxaMeasureSection *self, const CoxaMeasure *measure)
{
  const CoxaChangeRules *rules = coxa_knowledge_get_change (self->knowledge);

  for (guint i = 0; rules && i < coxa_change_rules_count_sums (rules); i++)
    if (coxa_change_rules_get_sum (rules, i)->sum == measure)
      return coxa_change_rules_get_sum (rules, i);
  return NULL;
}

static void
show_computed (CoxaMeasureSection *self, const Place *place)
{
  const CoxaSumOf *sum = find_sum (self, place->measure);
  double now[] = { NAN, NAN };
  double last[] = { NAN, NAN };

  for (guint side = 0; sum && side < G_N_ELEMENTS (now); side++) {
    const char *position = coxa_measure_find_position (sum->of[0], place->position);

    now[side] = add_up (find_in_rows (self, sum->of[0], position, (CoxaSide) side),
                        find_in_rows (self, sum->of[1],
                                      coxa_measure_find_position (sum->of[1], place->position),
                                      (CoxaSide) side));
    last[side] = add_up (find_in_visit (self->last, sum->of[0], position, (CoxaSide) side),
                         find_in_visit (self->last, sum->of[1], position, (CoxaSide) side));
  }
  coxa_measure_row_set_computed (place->row, now, last);
}

static void
show_all_computed (CoxaMeasureSection *self)
{
  for (guint i = 0; i < self->places->len; i++) {
    const Place *place = g_ptr_array_index (self->places, i);

    if (place->row && place->measure->kind == COXA_MEASURE_COMPUTED)
      show_computed (self, place);
  }
}

static void
on_row_edited_cb (CoxaMeasureSection *self, CoxaMeasureCell *cell)
{
  show_all_computed (self);
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
  row = coxa_measure_row_new (self->knowledge, place->measure, place->position);
  place->row = COXA_MEASURE_ROW (row);
  coxa_measure_row_set_instrument (place->row,
                                   (CoxaInstrument) gtk_drop_down_get_selected (self->instrument));
  g_signal_connect_object (row, "edited", G_CALLBACK (on_row_edited_cb), self, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (self->rows_box, row, row_before (self, index));
}

/* A computed row comes with what it is computed from. */
static gboolean
is_in_preset (CoxaMeasureSection *self, const Place *place)
{
  const CoxaSumOf *sum;

  if (place->measure->kind != COXA_MEASURE_COMPUTED)
    return coxa_preset_wants (self->preset, place->measure, place->position);
  sum = find_sum (self, place->measure);
  return sum && coxa_preset_wants (self->preset, sum->of[0],
                                   coxa_measure_find_position (sum->of[0], place->position));
}

/* The first preset also brings back what was measured last time. */
static gboolean
is_wanted (CoxaMeasureSection *self, const Place *place)
{
  return gtk_toggle_button_get_active (self->all_measures) || place->has_value || place->wanted ||
         is_in_preset (self, place) || (place->had_value && coxa_preset_is_first (self->preset)) ||
         (place->row && coxa_measure_row_is_filled (place->row));
}

static void
show_rows (CoxaMeasureSection *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->places->len; i++) {
    Place *place = g_ptr_array_index (self->places, i);
    gboolean wanted = is_wanted (self, place);

    if (wanted)
      ensure_row (self, i);
    if (place->row)
      gtk_widget_set_visible (GTK_WIDGET (place->row), wanted);
    any |= wanted;
  }
  gtk_widget_set_visible (self->table, any);
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
  g_autofree char *mark = g_strconcat (norm->use == COXA_NORM_YES ? "" : "\u00a0?", own, NULL);

  return sd ? g_strdup_printf ("%s\u00a0±\u00a0%s%s", mean, sd, mark)
            : g_strconcat (mean, mark, NULL);
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

static int
age_at (CoxaPatient *patient, CoxaVisit *visit)
{
  return coxa_birth_date_age (coxa_patient_get_birth_date (patient), coxa_visit_get_at (visit));
}

static void
show_row (CoxaMeasureSection *self, Place *place)
{
  int age = age_at (self->patient, self->visit);

  coxa_measure_row_show (place->row, self->visit, self->last, age);
  show_reference (self, place, self->patient, age);
}

static void
show_examiner (CoxaMeasureSection *self, CoxaVisit *visit)
{
  const char *examiner = coxa_visit_get_examiner (visit);
  g_autofree char *text = NULL;

  if (examiner && *examiner)
    /* Translators: %s is the initials of who measures */
    text = g_strdup_printf (_ ("examiner %s"), examiner);
  gtk_label_set_text (self->examiner, text ? text : "");
}

/* A row that a preset brings in shows the visit too. */
static void
show_new_rows (CoxaMeasureSection *self)
{
  for (guint i = 0; i < self->places->len; i++) {
    Place *place = g_ptr_array_index (self->places, i);

    if (place->row || !is_wanted (self, place))
      continue;
    ensure_row (self, i);
    if (self->visit)
      show_row (self, place);
  }
  show_rows (self);
  show_all_computed (self);
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

  g_set_object (&self->visit, visit);
  g_set_object (&self->last, last);
  g_set_object (&self->patient, patient);
  for (guint i = 0; i < self->places->len; i++) {
    Place *place = g_ptr_array_index (self->places, i);

    place->has_value = has_value (visit, place);
    place->had_value = has_value (last, place);
    place->wanted = FALSE;
    if (is_wanted (self, place))
      ensure_row (self, i);
    if (place->row)
      show_row (self, place);
  }
  show_rows (self);
  show_all_computed (self);
  show_examiner (self, visit);
}

static void
coxa_measure_section_set_patient (CoxaVisitSection *section, CoxaVisit *visit, CoxaPatient *patient)
{
  CoxaMeasureSection *self = COXA_MEASURE_SECTION (section);
  int age = age_at (patient, visit);

  g_set_object (&self->patient, patient);
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

    if (!g_str_equal (place->measure->id, id) || place->position != place->measure->positions[0] ||
        place->measure->kind == COXA_MEASURE_COMPUTED)
      continue;
    place->wanted = TRUE;
    show_new_rows (self);
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
    return find_cell (place->row, side);
  }
  return NULL;
}

static void
on_all_measures_toggled_cb (CoxaMeasureSection *self)
{
  show_new_rows (self);
}

/* What is typed next is measured with it. */
static void
on_instrument_cb (CoxaMeasureSection *self)
{
  CoxaInstrument instrument = (CoxaInstrument) gtk_drop_down_get_selected (self->instrument);

  for (guint i = 0; self->places && i < self->places->len; i++) {
    const Place *place = g_ptr_array_index (self->places, i);

    if (place->row)
      coxa_measure_row_set_instrument (place->row, instrument);
  }
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
  g_clear_pointer (&self->preset, coxa_preset_unref);
  g_clear_object (&self->visit);
  g_clear_object (&self->last);
  g_clear_object (&self->patient);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_measure_section_parent_class)->dispose (object);
}

static void
coxa_measure_section_class_init (CoxaMeasureSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_measure_section_dispose;

  g_type_ensure (COXA_TYPE_ROW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-measure-section.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureSection, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureSection, title);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureSection, all_measures);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureSection, header);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureSection, instrument);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureSection, examiner);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureSection, rows_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaMeasureSection, table);
  gtk_widget_class_bind_template_callback (widget_class, on_all_measures_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_instrument_cb);
}

static void
coxa_measure_section_init (CoxaMeasureSection *self)
{
  self->places = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * coxa_measure_section_set_preset:
 *
 * Shows what @preset wants, and what is filled in; nothing of what is typed changes.
 */
void
coxa_measure_section_set_preset (CoxaMeasureSection *self, CoxaPreset *preset)
{
  coxa_preset_ref (preset);
  g_clear_pointer (&self->preset, coxa_preset_unref);
  self->preset = preset;
  gtk_toggle_button_set_active (self->all_measures, FALSE);
  for (guint i = 0; i < self->places->len; i++)
    ((Place *) g_ptr_array_index (self->places, i))->wanted = FALSE;
  show_new_rows (self);
}

/**
 * coxa_measure_section_set_header:
 *
 * Names the columns, or leaves it to the table above.
 */
void
coxa_measure_section_set_header (CoxaMeasureSection *self, gboolean shown)
{
  gtk_widget_set_visible (self->header, shown);
}

/**
 * coxa_measure_section_is_shown:
 *
 * Returns: whether any row is
 */
gboolean
coxa_measure_section_is_shown (CoxaMeasureSection *self)
{
  return gtk_widget_get_visible (self->table);
}

/**
 * coxa_measure_section_add_filled:
 *
 * Adds the places that have a value, as presets keep them.
 */
void
coxa_measure_section_add_filled (CoxaMeasureSection *self, GPtrArray *places)
{
  for (guint i = 0; i < self->places->len; i++) {
    const Place *place = g_ptr_array_index (self->places, i);

    if (place->row && coxa_measure_row_is_filled (place->row))
      g_ptr_array_add (places, coxa_preset_dup_place (place->measure, place->position));
  }
}

static GtkStringList *
list_instruments (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; coxa_instrument_ids[i]; i++)
    gtk_string_list_append (list, coxa_value_text_instrument ((CoxaInstrument) i));
  return list;
}

/* Where no angle is read nobody asks for the goniometer. */
static gboolean
reads_angles (CoxaMeasureSection *self)
{
  for (guint i = 0; i < self->places->len; i++) {
    const Place *place = g_ptr_array_index (self->places, i);

    if (g_str_equal (place->measure->unit, "deg"))
      return TRUE;
  }
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
  g_autoptr (GtkStringList) instruments = list_instruments ();

  self->knowledge = g_object_ref (knowledge);
  self->id = id;
  self->preset = coxa_preset_new_of_catalogue (coxa_knowledge_get_measures (knowledge),
                                               coxa_measure_presets[0]);
  gtk_label_set_text (self->title, section_title (id));
  gtk_drop_down_set_model (self->instrument, G_LIST_MODEL (instruments));
  collect_places (self);
  gtk_widget_set_visible (GTK_WIDGET (self->instrument), reads_angles (self));
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
