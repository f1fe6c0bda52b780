/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-what-if-panel.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "coxa-finding-text.h"
#include "coxa-value-text.h"

struct _CoxaWhatIfPanel {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkWidget *leave;
  GtkLabel *name;
  GtkLabel *class_badge;
  GtkLabel *agreement;
  GtkLabel *caps;
  GtkBox *sliders_box;
  GtkLabel *others;

  /* owned */
  CoxaPatient *patient;
  CoxaVisit *entered;  /* a copy, never changed */
  CoxaVisit *supposed; /* a copy that the sliders change */
  CoxaResult *before;  /* of @entered */
  CoxaResult *result;  /* of @supposed */
  GPtrArray *sliders;  /* of Slider */

  /* borrowed: from the rule set of the results */
  const CoxaPatternResult *judged_before;
};

/* A measurement that one slider moves. */
typedef struct {
  CoxaWhatIfPanel *panel; /* borrowed */
  CoxaMeasurement entered;
  GtkRange *range; /* borrowed from the panel */
  GtkLabel *value; /* borrowed from the panel */
} Slider;

G_DEFINE_FINAL_TYPE (CoxaWhatIfPanel, coxa_what_if_panel, GTK_TYPE_WIDGET)

enum {
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const CoxaPatternResult *
find_judged (CoxaWhatIfPanel *self, const CoxaResult *result)
{
  return coxa_result_find (result, self->judged_before->pattern->id, self->judged_before->side);
}

static void
show_caps (CoxaWhatIfPanel *self, const CoxaPatternResult *judged)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < COXA_CAPS_MAX && judged->caps[i]; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            coxa_finding_text_cap (judged->caps[i]));
  gtk_label_set_text (self->caps, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->caps), text->len > 0);
}

/* What else would be another class. */
static void
show_others (CoxaWhatIfPanel *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < coxa_result_count (self->result); i++) {
    const CoxaPatternResult *now = coxa_result_get (self->result, i);
    const CoxaPatternResult *was = coxa_result_get (self->before, i);
    g_autofree char *name = NULL;

    if (now->class == was->class ||
        (now->pattern == self->judged_before->pattern && now->side == self->judged_before->side))
      continue;
    name = coxa_finding_text_dup_name (now->pattern, now->side, FALSE);
    g_string_append_printf (text, "%s%s: %s → %s", text->len > 0 ? "\n" : "", name,
                            coxa_finding_text_class (was->class),
                            coxa_finding_text_class (now->class));
  }
  gtk_label_set_text (self->others, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->others), text->len > 0);
}

static void
show_class (CoxaWhatIfPanel *self, const CoxaPatternResult *judged)
{
  const char *now = coxa_finding_text_class (judged->class);
  g_autofree char *agreement = coxa_finding_text_dup_agreement (judged);
  g_autofree char *text =
      judged->class == self->judged_before->class ? g_strdup (now)
                                                  : g_strdup_printf (
                                                        "%s → %s",
                                                        coxa_finding_text_class (
                                                            self->judged_before->class),
                                                        now);

  gtk_label_set_text (self->class_badge, text);
  for (guint i = 0; coxa_class_ids[i]; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->class_badge), coxa_class_ids[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->class_badge), coxa_class_ids[judged->class]);
  gtk_label_set_text (self->agreement, agreement);
}

static void
judge (CoxaWhatIfPanel *self)
{
  const CoxaPatternResult *judged;

  coxa_judge (self->result, self->patient, self->supposed);
  judged = find_judged (self, self->result);
  show_class (self, judged);
  show_caps (self, judged);
  show_others (self);
}

static void
show_value (const Slider *slider, double value)
{
  g_autofree char *now = coxa_value_text_dup (slider->entered.measure, value);
  g_autofree char *entered = coxa_value_text_dup (slider->entered.measure, slider->entered.value);
  g_autofree char *text = value == slider->entered.value
                              ? g_strdup (now)
                              /* Translators: a supposed value, then the one that was measured */
                              : g_strdup_printf (_ ("%s instead of %s"), now, entered);

  gtk_label_set_text (slider->value, text);
}

static void
on_value_changed_cb (Slider *slider)
{
  CoxaMeasurement supposed = slider->entered;

  supposed.value = gtk_range_get_value (slider->range);
  if (supposed.value != slider->entered.value)
    supposed.n_trials = 0;
  coxa_visit_put_measurement (slider->panel->supposed, &supposed);
  show_value (slider, supposed.value);
  judge (slider->panel);
}

/* Where the class changes; looked for once, when the panel opens. */
static void
add_marks (CoxaWhatIfPanel *self, const Slider *slider, const CoxaFinding *finding)
{
  g_autoptr (GArray) flips = coxa_result_find_flips (self->before, self->judged_before);

  for (guint i = 0; i < flips->len; i++) {
    const CoxaFlip *flip = &g_array_index (flips, CoxaFlip, i);

    if (flip->finding == finding)
      gtk_scale_add_mark (GTK_SCALE (slider->range), flip->value, GTK_POS_BOTTOM,
                          coxa_finding_text_class (flip->class));
  }
}

static void
add_slider (CoxaWhatIfPanel *self, const CoxaFinding *finding, const CoxaMeasurement *measurement)
{
  const CoxaMeasure *measure = measurement->measure;
  double step = measure->decimals > 0 ? 0.1 : 1;
  GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL,
                                               MIN (measure->soft_min, measurement->value),
                                               MAX (measure->soft_max, measurement->value), step);
  GtkWidget *title = gtk_label_new (finding->rule->name);
  GtkWidget *value = gtk_label_new (NULL);
  Slider *slider = g_new0 (Slider, 1);

  *slider = (Slider){ self, *measurement, GTK_RANGE (scale), GTK_LABEL (value) };
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (value, "heading");
  gtk_range_set_value (slider->range, measurement->value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  finding->rule->name, -1);
  add_marks (self, slider, finding);
  show_value (slider, measurement->value);
  g_signal_connect_swapped (scale, "value-changed", G_CALLBACK (on_value_changed_cb), slider);
  gtk_box_append (self->sliders_box, title);
  gtk_box_append (self->sliders_box, value);
  gtk_box_append (self->sliders_box, scale);
  g_ptr_array_add (self->sliders, slider);
}

/* The reading that the finding looks at: of the side that is judged, or the one without a side. */
static const CoxaMeasurement *
find_measurement (CoxaWhatIfPanel *self, const CoxaFinding *finding)
{
  const CoxaMeasure *measure = finding->measure;

  if (!measure || measure->kind != COXA_MEASURE_NUMBER || finding->zone == COXA_ZONE_MISSING)
    return NULL;
  for (guint i = 0; i < coxa_visit_get_n_measurements (self->entered); i++) {
    const CoxaMeasurement *measurement = coxa_visit_get_measurement (self->entered, i);

    if (measurement->measure == measure && measurement->status == COXA_STATUS_DONE &&
        measurement->value == finding->value &&
        (!measure->sided || measurement->side == self->judged_before->side))
      return measurement;
  }
  return NULL;
}

static gboolean
has_slider (CoxaWhatIfPanel *self, const CoxaMeasurement *measurement)
{
  for (guint i = 0; i < self->sliders->len; i++) {
    const Slider *slider = g_ptr_array_index (self->sliders, i);

    if (coxa_measurement_same_place (&slider->entered, measurement))
      return TRUE;
  }
  return FALSE;
}

static void
add_sliders (CoxaWhatIfPanel *self)
{
  for (guint i = 0; i < self->judged_before->n_findings; i++) {
    const CoxaFinding *finding = &self->judged_before->findings[i];
    const CoxaMeasurement *measurement = find_measurement (self, finding);

    if (measurement && !has_slider (self, measurement))
      add_slider (self, finding, measurement);
  }
}

static void
on_leave_clicked_cb (CoxaWhatIfPanel *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
on_leave (GtkWidget *widget, const char *action, GVariant *parameter)
{
  on_leave_clicked_cb (COXA_WHAT_IF_PANEL (widget));
}

static void
on_reset_clicked_cb (CoxaWhatIfPanel *self)
{
  for (guint i = 0; i < self->sliders->len; i++) {
    const Slider *slider = g_ptr_array_index (self->sliders, i);

    gtk_range_set_value (slider->range, slider->entered.value);
  }
}

static void
coxa_what_if_panel_dispose (GObject *object)
{
  CoxaWhatIfPanel *self = COXA_WHAT_IF_PANEL (object);

  if (self->box)
    coxa_what_if_panel_close (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->sliders, g_ptr_array_unref);
  G_OBJECT_CLASS (coxa_what_if_panel_parent_class)->dispose (object);
}

static void
coxa_what_if_panel_class_init (CoxaWhatIfPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_what_if_panel_dispose;

  signals[LEFT] = g_signal_new ("left", COXA_TYPE_WHAT_IF_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-what-if-panel.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaWhatIfPanel, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaWhatIfPanel, leave);
  gtk_widget_class_bind_template_child (widget_class, CoxaWhatIfPanel, name);
  gtk_widget_class_bind_template_child (widget_class, CoxaWhatIfPanel, class_badge);
  gtk_widget_class_bind_template_child (widget_class, CoxaWhatIfPanel, agreement);
  gtk_widget_class_bind_template_child (widget_class, CoxaWhatIfPanel, caps);
  gtk_widget_class_bind_template_child (widget_class, CoxaWhatIfPanel, sliders_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaWhatIfPanel, others);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reset_clicked_cb);
  gtk_widget_class_install_action (widget_class, "what-if.leave", NULL, on_leave);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "what-if.leave", NULL);
}

static void
coxa_what_if_panel_init (CoxaWhatIfPanel *self)
{
  self->sliders = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * coxa_what_if_panel_open:
 * @visit: (transfer none): as it is entered; copied
 * @pattern: id of the one that is looked at
 *
 * Returns: %FALSE where that pattern has no number to move
 */
gboolean
coxa_what_if_panel_open (CoxaWhatIfPanel *self,
                         CoxaKnowledge *knowledge,
                         CoxaPatient *patient,
                         CoxaVisit *visit,
                         const char *pattern,
                         CoxaSide side)
{
  g_autofree char *name = NULL;

  coxa_what_if_panel_close (self);
  self->patient = coxa_patient_copy (patient);
  self->entered = coxa_visit_copy (visit);
  self->supposed = coxa_visit_copy (visit);
  self->before = coxa_knowledge_new_result (knowledge);
  self->result = coxa_knowledge_new_result (knowledge);
  coxa_judge (self->before, self->patient, self->entered);
  self->judged_before = coxa_result_find (self->before, pattern, side);
  if (!self->judged_before)
    return FALSE;
  name = coxa_finding_text_dup_name (self->judged_before->pattern, side, FALSE);
  gtk_label_set_text (self->name, name);
  add_sliders (self);
  if (self->sliders->len == 0)
    return FALSE;
  judge (self);
  gtk_widget_grab_focus (
      GTK_WIDGET (((const Slider *) g_ptr_array_index (self->sliders, 0))->range));
  return TRUE;
}

/**
 * coxa_what_if_panel_close:
 *
 * Forgets what was supposed.
 */
void
coxa_what_if_panel_close (CoxaWhatIfPanel *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sliders_box))))
    gtk_box_remove (self->sliders_box, child);
  g_ptr_array_set_size (self->sliders, 0);
  self->judged_before = NULL;
  g_clear_pointer (&self->before, coxa_result_free);
  g_clear_pointer (&self->result, coxa_result_free);
  g_clear_object (&self->entered);
  g_clear_object (&self->supposed);
  g_clear_object (&self->patient);
}

guint
coxa_what_if_panel_count_sliders (CoxaWhatIfPanel *self)
{
  return self->sliders->len;
}

GtkRange *
coxa_what_if_panel_get_slider (CoxaWhatIfPanel *self, guint index)
{
  g_return_val_if_fail (index < self->sliders->len, NULL);
  return ((const Slider *) g_ptr_array_index (self->sliders, index))->range;
}

/**
 * coxa_what_if_panel_get_class:
 *
 * Returns: what the combination would be
 */
CoxaClass
coxa_what_if_panel_get_class (CoxaWhatIfPanel *self)
{
  g_return_val_if_fail (self->judged_before != NULL, COXA_CLASS_INSUFFICIENT);
  return find_judged (self, self->result)->class;
}
