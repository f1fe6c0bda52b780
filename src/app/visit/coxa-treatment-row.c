/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-treatment-row.h"

#include <glib/gi18n-lib.h>

#include "coxa-choice-entry.h"
#include "coxa-topic-text.h"
#include "coxa-value-text.h"

enum {
  REGION,
  SIDE,
  GRADE,
  MINUTES,
  RESPONSE,
  PAIN_AFTER,
  N_FIELDS,
};

struct _CoxaTreatmentRow {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *number;
  CoxaChoiceEntry *technique;
  GtkWidget *remove;
  GtkFlowBox *fields;
  GtkEntry *note;
  GtkBox *cautions;
  GtkLabel *message;

  /* owned */
  CoxaKnowledge *knowledge;
  char **precautions; /* of the patient, or NULL */
  char *stranger;     /* id of a technique that nobody knows any more, or NULL */

  /* borrowed: REGION, SIDE, GRADE and RESPONSE are choice entries */
  GtkWidget *entries[N_FIELDS];

  gboolean showing;
};

G_DEFINE_FINAL_TYPE (CoxaTreatmentRow, coxa_treatment_row, GTK_TYPE_WIDGET)

enum {
  EDITED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct {
  const char *title;
  int width_chars;
} fields[N_FIELDS] = {
  [REGION] = { N_ ("Region"), 12 },    [SIDE] = { N_ ("Side"), 6 },
  [GRADE] = { N_ ("Grade"), 4 },       [MINUTES] = { N_ ("Minutes"), 5 },
  [RESPONSE] = { N_ ("Response"), 7 }, [PAIN_AFTER] = { N_ ("Pain after"), 5 },
};

static const char *const side_ids[] = { "left", "right", NULL };

static const CoxaTechniqueCatalogue *
get_catalogue (CoxaTreatmentRow *self)
{
  return coxa_knowledge_get_techniques (self->knowledge);
}

static CoxaChoiceEntry *
get_choice (CoxaTreatmentRow *self, int field)
{
  return COXA_CHOICE_ENTRY (self->entries[field]);
}

static void
show_message (CoxaTreatmentRow *self, const char *message)
{
  gtk_label_set_text (self->message, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
}

static void
add_caution (CoxaTreatmentRow *self, const CoxaCaution *caution)
{
  /* Translators: what to mind with a technique; %s is a sentence */
  g_autofree char *text = g_strdup_printf (_ ("Caution. %s"), caution->text);
  g_autofree char *whole =
      caution->unverified ? g_strdup_printf ("%s %s", text, _ ("Not yet checked against a source."))
                          : g_strdup (text);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (whole);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (self->cautions, line);
}

static void
show_cautions (CoxaTreatmentRow *self)
{
  const char *technique = coxa_choice_entry_get_id (self->technique);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cautions))))
    gtk_box_remove (self->cautions, child);
  if (technique) {
    g_autoptr (GPtrArray) cautions = coxa_technique_catalogue_list_cautions (
        get_catalogue (self), technique, (const char *const *) self->precautions);

    for (guint i = 0; i < cautions->len; i++)
      add_caution (self, g_ptr_array_index (cautions, i));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->cautions),
                          gtk_widget_get_first_child (GTK_WIDGET (self->cautions)) != NULL);
}

static void
set_field_visible (CoxaTreatmentRow *self, int field, gboolean visible)
{
  GtkWidget *child = gtk_widget_get_ancestor (self->entries[field], GTK_TYPE_FLOW_BOX_CHILD);

  gtk_widget_set_visible (child, visible);
}

static gboolean
has_field (CoxaTreatmentRow *self, int field)
{
  return gtk_widget_get_visible (
      gtk_widget_get_ancestor (self->entries[field], GTK_TYPE_FLOW_BOX_CHILD));
}

static gboolean
says_anything (CoxaTreatmentRow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->technique)))
    return TRUE;
  for (int field = 0; field < N_FIELDS; field++)
    if (*gtk_editable_get_text (GTK_EDITABLE (self->entries[field])))
      return TRUE;
  return *gtk_editable_get_text (GTK_EDITABLE (self->note)) != '\0';
}

/* Nothing is asked of an empty row; grades and sides where there are any. */
static void
show_fields (CoxaTreatmentRow *self)
{
  const char *technique_id = coxa_choice_entry_get_id (self->technique);
  const char *region_id = coxa_choice_entry_get_id (get_choice (self, REGION));
  const CoxaTechnique *technique =
      technique_id ? coxa_technique_catalogue_find (get_catalogue (self), technique_id) : NULL;
  const CoxaRegion *region =
      region_id ? coxa_technique_catalogue_find_region (get_catalogue (self), region_id) : NULL;
  const char *const none[] = { NULL };
  const char *const *grades = technique ? (const char *const *) technique->grades : none;

  coxa_choice_entry_set_choices (get_choice (self, GRADE), grades, grades, FALSE);
  set_field_visible (self, GRADE, grades[0] != NULL);
  set_field_visible (self, SIDE, region && region->sided);
  gtk_widget_set_visible (GTK_WIDGET (self->fields), says_anything (self));
  gtk_widget_set_visible (GTK_WIDGET (self->note), says_anything (self));
  gtk_widget_set_visible (self->remove, says_anything (self));
  show_cautions (self);
}

static void
on_edited_cb (CoxaTreatmentRow *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
on_technique_changed_cb (CoxaTreatmentRow *self)
{
  if (self->showing)
    return;
  g_clear_pointer (&self->stranger, g_free);
  show_fields (self);
  on_edited_cb (self);
}

static void
on_region_changed_cb (CoxaTreatmentRow *self)
{
  if (self->showing)
    return;
  show_fields (self);
  on_edited_cb (self);
}

static void
on_message_cb (CoxaTreatmentRow *self, GParamSpec *pspec, CoxaChoiceEntry *entry)
{
  show_message (self, coxa_choice_entry_get_message (entry));
}

static void
on_remove_clicked_cb (CoxaTreatmentRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
on_note_activate_cb (CoxaTreatmentRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.advance", "i", 1);
}

/* Returns: %FALSE where it is not a whole number from @minimum to @maximum; @absent where empty */
static gboolean
read_whole (CoxaTreatmentRow *self, int field, int minimum, int maximum, int absent, int *out)
{
  g_autofree char *typed =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entries[field]))));
  guint64 number;

  *out = absent;
  if (!*typed)
    return TRUE;
  if (!g_ascii_string_to_unsigned (typed, 10, (guint64) minimum, (guint64) maximum, &number, NULL))
    return FALSE;
  *out = (int) number;
  return TRUE;
}

static gboolean
keep_number (CoxaTreatmentRow *self, int field)
{
  int number;
  gboolean minutes = field == MINUTES;
  gboolean kept = minutes ? read_whole (self, field, 1, COXA_TREATMENT_MINUTES_MAX, 0, &number)
                          : read_whole (self, field, 0, 10, 0, &number);

  if (kept)
    gtk_widget_remove_css_class (self->entries[field], "error");
  else
    gtk_widget_add_css_class (self->entries[field], "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entries[field]), GTK_ACCESSIBLE_STATE_INVALID,
                               kept ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  show_message (self, kept      ? NULL
                      : minutes ? _ ("Type whole minutes from 1 to 1440.")
                                : _ ("Type the pain after it, 0 to 10."));
  return kept;
}

static void
on_number_leave_cb (GtkEventController *controller, CoxaTreatmentRow *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (controller);

  keep_number (self, entry == self->entries[MINUTES] ? MINUTES : PAIN_AFTER);
}

static void
on_number_activate_cb (CoxaTreatmentRow *self, GtkWidget *entry)
{
  if (keep_number (self, entry == self->entries[MINUTES] ? MINUTES : PAIN_AFTER))
    gtk_widget_activate_action (GTK_WIDGET (self), "form.advance", "i", 1);
}

static GtkWidget *
make_number (CoxaTreatmentRow *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_entry_set_max_length (GTK_ENTRY (entry), 4);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_number_leave_cb), self, 0);
  gtk_widget_add_controller (entry, focus);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_number_activate_cb), self,
                           G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
make_choice (CoxaTreatmentRow *self)
{
  const char *const none[] = { NULL };
  GtkWidget *entry = coxa_choice_entry_new (none, none, FALSE);

  g_signal_connect_object (entry, "notify::message", G_CALLBACK (on_message_cb), self,
                           G_CONNECT_SWAPPED);
  return entry;
}

static void
add_field (CoxaTreatmentRow *self, int field)
{
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, fields[field].title));
  gboolean number = field == MINUTES || field == PAIN_AFTER;
  GtkWidget *entry = number ? make_number (self) : make_choice (self);

  self->entries[field] = entry;
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), fields[field].width_chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), fields[field].width_chars);
  gtk_box_append (GTK_BOX (place), title);
  gtk_box_append (GTK_BOX (place), entry);
  gtk_flow_box_insert (self->fields, place, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (place), FALSE);
  g_signal_connect_object (entry, "changed",
                           field == REGION ? G_CALLBACK (on_region_changed_cb)
                                           : G_CALLBACK (on_edited_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
coxa_treatment_row_dispose (GObject *object)
{
  CoxaTreatmentRow *self = COXA_TREATMENT_ROW (object);

  self->showing = TRUE; /* no more signals of the entries */
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->precautions, g_strfreev);
  g_clear_pointer (&self->stranger, g_free);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_treatment_row_parent_class)->dispose (object);
}

static void
coxa_treatment_row_class_init (CoxaTreatmentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_treatment_row_dispose;

  signals[EDITED] = g_signal_new ("edited", COXA_TYPE_TREATMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", COXA_TYPE_TREATMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (COXA_TYPE_CHOICE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-treatment-row.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaTreatmentRow, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaTreatmentRow, number);
  gtk_widget_class_bind_template_child (widget_class, CoxaTreatmentRow, technique);
  gtk_widget_class_bind_template_child (widget_class, CoxaTreatmentRow, remove);
  gtk_widget_class_bind_template_child (widget_class, CoxaTreatmentRow, fields);
  gtk_widget_class_bind_template_child (widget_class, CoxaTreatmentRow, note);
  gtk_widget_class_bind_template_child (widget_class, CoxaTreatmentRow, cautions);
  gtk_widget_class_bind_template_child (widget_class, CoxaTreatmentRow, message);
  gtk_widget_class_bind_template_callback (widget_class, on_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_technique_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_note_activate_cb);
}

static void
coxa_treatment_row_init (CoxaTreatmentRow *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int field = 0; field < N_FIELDS; field++)
    add_field (self, field);
  self->showing = FALSE;
}

static void
offer_techniques (CoxaTreatmentRow *self)
{
  const GPtrArray *techniques = coxa_technique_catalogue_get_techniques (get_catalogue (self));
  g_autofree const char **ids = g_new0 (const char *, techniques->len + 1);
  g_autofree const char **names = g_new0 (const char *, techniques->len + 1);

  for (guint i = 0; i < techniques->len; i++) {
    const CoxaTechnique *technique = g_ptr_array_index (techniques, i);

    ids[i] = technique->id;
    names[i] = technique->name;
  }
  coxa_choice_entry_set_choices (self->technique, ids, names, TRUE);
}

static void
offer_regions (CoxaTreatmentRow *self)
{
  const GPtrArray *regions = coxa_technique_catalogue_get_regions (get_catalogue (self));
  g_autofree const char **ids = g_new0 (const char *, regions->len + 1);
  g_autofree const char **names = g_new0 (const char *, regions->len + 1);

  for (guint i = 0; i < regions->len; i++) {
    const CoxaRegion *region = g_ptr_array_index (regions, i);

    ids[i] = region->id;
    names[i] = region->name;
  }
  coxa_choice_entry_set_choices (get_choice (self, REGION), ids, names, FALSE);
}

GtkWidget *
coxa_treatment_row_new (CoxaKnowledge *knowledge)
{
  CoxaTreatmentRow *self = g_object_new (COXA_TYPE_TREATMENT_ROW, NULL);
  const char *const sides[] = { coxa_value_text_side (COXA_SIDE_LEFT),
                                coxa_value_text_side (COXA_SIDE_RIGHT), NULL };
  const char *const responses[] = { coxa_topic_text_response (COXA_RESPONSE_BETTER),
                                    coxa_topic_text_response (COXA_RESPONSE_SAME),
                                    coxa_topic_text_response (COXA_RESPONSE_WORSE), NULL };

  self->knowledge = g_object_ref (knowledge);
  offer_techniques (self);
  offer_regions (self);
  coxa_choice_entry_set_choices (get_choice (self, SIDE), side_ids, sides, FALSE);
  coxa_choice_entry_set_choices (get_choice (self, RESPONSE), coxa_response_ids + 1, responses,
                                 FALSE);
  show_fields (self);
  return GTK_WIDGET (self);
}

static void
name_widget (GtkWidget *widget, guint number, const char *title)
{
  /* Translators: for screen readers: the number of a treatment and what is asked of it */
  g_autofree char *name = g_strdup_printf (_ ("Treatment %u, %s"), number, title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Its place in the list, from 1. */
void
coxa_treatment_row_set_number (CoxaTreatmentRow *self, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  gtk_label_set_text (self->number, text);
  name_widget (GTK_WIDGET (self->technique), number, _ ("technique"));
  for (int field = 0; field < N_FIELDS; field++) {
    const char *title = g_dgettext (GETTEXT_PACKAGE, fields[field].title);
    g_autofree char *lower = g_utf8_strdown (title, -1);

    name_widget (self->entries[field], number, lower);
  }
  name_widget (GTK_WIDGET (self->note), number, _ ("note"));
  name_widget (self->remove, number, _ ("remove"));
}

/* @precautions: (nullable): ids, of the patient */
void
coxa_treatment_row_set_precautions (CoxaTreatmentRow *self, const char *const *precautions)
{
  g_strfreev (self->precautions);
  self->precautions = g_strdupv ((char **) precautions);
  show_cautions (self);
}

static void
show_number (CoxaTreatmentRow *self, int field, int number, int absent)
{
  g_autofree char *text = number == absent ? g_strdup ("") : g_strdup_printf ("%d", number);

  gtk_editable_set_text (GTK_EDITABLE (self->entries[field]), text);
}

static void
show_technique (CoxaTreatmentRow *self, const CoxaTreatment *treatment)
{
  g_clear_pointer (&self->stranger, g_free);
  if (treatment->technique &&
      !coxa_technique_catalogue_find (get_catalogue (self), treatment->technique))
    self->stranger = g_strdup (treatment->technique);
  if (treatment->own)
    gtk_editable_set_text (GTK_EDITABLE (self->technique), treatment->own);
  else
    coxa_choice_entry_set_id (self->technique, treatment->technique);
}

void
coxa_treatment_row_show (CoxaTreatmentRow *self, const CoxaTreatment *treatment)
{
  self->showing = TRUE;
  show_technique (self, treatment);
  coxa_choice_entry_set_id (get_choice (self, REGION), treatment->region);
  coxa_choice_entry_set_id (get_choice (self, SIDE), treatment->side == COXA_SIDE_CENTRAL
                                                         ? NULL
                                                         : coxa_side_ids[treatment->side]);
  show_fields (self);
  coxa_choice_entry_set_id (get_choice (self, GRADE), treatment->grade);
  show_number (self, MINUTES, treatment->minutes, 0);
  coxa_choice_entry_set_id (get_choice (self, RESPONSE),
                            treatment->response == COXA_RESPONSE_NOT_SAID
                                ? NULL
                                : coxa_response_ids[treatment->response]);
  show_number (self, PAIN_AFTER, treatment->pain_after, COXA_PAIN_NOT_ASKED);
  gtk_editable_set_text (GTK_EDITABLE (self->note), treatment->note ? treatment->note : "");
  show_fields (self);
  show_message (self, NULL);
  self->showing = FALSE;
}

static void
read_choices (CoxaTreatmentRow *self, CoxaTreatment *treatment)
{
  const char *side = coxa_choice_entry_get_id (get_choice (self, SIDE));
  const char *response = coxa_choice_entry_get_id (get_choice (self, RESPONSE));

  treatment->region = g_strdup (coxa_choice_entry_get_id (get_choice (self, REGION)));
  if (side && has_field (self, SIDE))
    treatment->side = g_str_equal (side, "left") ? COXA_SIDE_LEFT : COXA_SIDE_RIGHT;
  if (has_field (self, GRADE))
    treatment->grade = g_strdup (coxa_choice_entry_get_id (get_choice (self, GRADE)));
  for (int i = COXA_RESPONSE_BETTER; response && coxa_response_ids[i]; i++)
    if (g_str_equal (coxa_response_ids[i], response))
      treatment->response = (CoxaResponse) i;
}

/**
 * coxa_treatment_row_dup_treatment:
 *
 * Returns: (transfer full) (nullable): what the row says; %NULL where it names nothing that was
 * done
 */
CoxaTreatment *
coxa_treatment_row_dup_treatment (CoxaTreatmentRow *self)
{
  g_autoptr (CoxaTreatment) treatment = coxa_treatment_new ();
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note))));

  treatment->technique =
      g_strdup (self->stranger ? self->stranger : coxa_choice_entry_get_id (self->technique));
  if (!treatment->technique)
    treatment->own = coxa_choice_entry_dup_own (self->technique);
  if (!treatment->technique && !treatment->own)
    return NULL;
  read_choices (self, treatment);
  read_whole (self, MINUTES, 1, COXA_TREATMENT_MINUTES_MAX, 0, &treatment->minutes);
  read_whole (self, PAIN_AFTER, 0, 10, COXA_PAIN_NOT_ASKED, &treatment->pain_after);
  treatment->note = *note ? g_steal_pointer (&note) : NULL;
  return g_steal_pointer (&treatment);
}

/* Where something stands that cannot be meant, or NULL. */
GtkWidget *
coxa_treatment_row_find_refused (CoxaTreatmentRow *self)
{
  g_autoptr (CoxaTreatment) treatment = coxa_treatment_row_dup_treatment (self);

  if (!self->stranger)
    coxa_choice_entry_keep (self->technique);
  if (!treatment && says_anything (self)) {
    show_message (self, _ ("Say what was done, or remove this treatment."));
    return GTK_WIDGET (self->technique);
  }
  for (int field = 0; field < N_FIELDS; field++) {
    gboolean number = field == MINUTES || field == PAIN_AFTER;

    if (has_field (self, field) &&
        !(number ? keep_number (self, field) : coxa_choice_entry_keep (get_choice (self, field))))
      return self->entries[field];
  }
  return NULL;
}

gboolean
coxa_treatment_row_is_empty (CoxaTreatmentRow *self)
{
  return !says_anything (self);
}

void
coxa_treatment_row_add_stops (CoxaTreatmentRow *self, GPtrArray *stops)
{
  g_ptr_array_add (stops, self->technique);
  if (coxa_treatment_row_is_empty (self))
    return;
  for (int field = 0; field < N_FIELDS; field++)
    if (has_field (self, field))
      g_ptr_array_add (stops, self->entries[field]);
  g_ptr_array_add (stops, self->note);
}
