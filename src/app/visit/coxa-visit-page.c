/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "coxa-author.h"
#include "coxa-conflict-flow.h"
#include "coxa-decision-dialog.h"
#include "coxa-draft-text.h"
#include "coxa-goniometer-panel.h"
#include "coxa-patient-text.h"
#include "coxa-preset-button.h"
#include "coxa-result-panel.h"
#include "coxa-retest-preset.h"
#include "coxa-safety-panel.h"
#include "coxa-safety-section.h"
#include "coxa-screening.h"
#include "coxa-sign-bar.h"
#include "coxa-store-acts.h"
#include "coxa-visit-signing.h"
#include "coxa-what-if-panel.h"

struct _CoxaVisitPage {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  CoxaSignBar *sign_bar;
  CoxaSafetyPanel *safety_panel;
  AdwFlap *flap;
  GtkWidget *scroller;
  GtkLabel *title;
  GtkLabel *status_label;
  GtkLabel *draft_label;
  GtkLabel *undo_label;
  GtkInfoBar *draft_bar;
  GtkLabel *draft_problem;
  GtkBox *form_box;
  CoxaPresetButton *preset_button;
  CoxaGoniometerPanel *goniometer_panel;
  GtkStack *findings;
  CoxaResultPanel *result_panel;
  CoxaWhatIfPanel *what_if_panel;

  /* owned */
  CoxaKnowledge *knowledge;
  CoxaStore *store;
  CoxaDesk *desk;
  GSettings *settings; /* NULL until they are set */
  CoxaPatient *patient;
  CoxaVisit *visit;         /* as the form says it now */
  CoxaVisit *last;          /* the one before, or NULL */
  GPtrArray *visits;        /* of CoxaVisit: the patient's, newest first */
  CoxaScreening *screening; /* over them; the result borrows from it */
  CoxaVisitTrend *trend;
  CoxaResult *result;
  char *status;
  char *reason;   /* why the signed visit is amended, or NULL */
  char *initials; /* of the one who amends, or NULL */
  CoxaDraftKeeper *keeper;

  /* borrowed */
  CoxaVisitForm *form;
  CoxaSafetySection *safety_section;
  GtkWindow *decision_dialog; /* while it asks */

  guint64 entries; /* counts the changes, so that saving knows what it saved */
  guint64 saved_entries;
  gboolean saving;
  gboolean resolving; /* asks what holds of two versions */
  gboolean fresh;     /* a new visit that nothing was entered into */
};

G_DEFINE_FINAL_TYPE (CoxaVisitPage, coxa_visit_page, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_DIRTY,
  PROP_SAVING,
  PROP_STATUS,
  PROP_SIGNED,
  N_PROPS,
};

enum {
  JUDGED,
  FAILED,
  DONE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
take_status (CoxaVisitPage *self, char *status)
{
  g_free (self->status);
  self->status = status;
  gtk_label_set_text (self->status_label, status);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRTY]);
}

/* What the form says and the record does not, or nothing. What could not be read back is no draft:
 * better said now than after a crash. */
static char *
read_draft (gpointer user_data, GError **error)
{
  CoxaVisitPage *self = user_data;
  const char *patient = coxa_patient_get_id (self->patient);
  g_autoptr (CoxaVisit) visit = NULL;
  g_autoptr (CoxaVisitDraft) readable = NULL;
  g_autofree char *payload = NULL;

  if (!coxa_visit_page_has_entries (self))
    return NULL;
  visit = coxa_visit_form_dup_visit (self->form);
  coxa_visit_set_patient_id (visit, patient);
  payload = coxa_visit_draft_read_form (self->form, visit, self->reason, self->initials);
  readable = coxa_visit_draft_parse (payload, patient, self->knowledge, error);
  return readable ? g_steal_pointer (&payload) : NULL;
}

static void
show_draft (CoxaVisitPage *self)
{
  GDateTime *kept_at = coxa_draft_keeper_get_kept_at (self->keeper);
  gboolean failed = coxa_draft_keeper_get_state (self->keeper) == COXA_DRAFT_FAILED;
  g_autofree char *time = kept_at ? g_date_time_format (kept_at, "%H:%M") : NULL;
  /* Translators: %s is a time of day */
  g_autofree char *text = time ? g_strdup_printf (_ ("Draft kept %s"), time) : NULL;

  gtk_label_set_text (self->draft_label, text && !failed ? text : "");
  if (failed)
    gtk_label_set_text (self->draft_problem, coxa_draft_keeper_get_problem (self->keeper));
  gtk_info_bar_set_revealed (self->draft_bar, failed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

static void
show_entries (CoxaVisitPage *self)
{
  if (coxa_visit_page_is_dirty (self))
    take_status (self, g_strdup (_ ("Not saved")));
  else if (coxa_visit_get_version (self->visit) > 0)
    take_status (self, g_strdup (_ ("Saved")));
  else
    take_status (self, g_strdup (_ ("New")));
}

/* The focus leaves the form first: what it was in would wait for it. Where nothing can be stored
 * nothing is entered. */
static void
set_usable (CoxaVisitPage *self, gboolean wanted)
{
  gboolean usable = wanted && !coxa_store_is_read_only (self->store);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  /* Nothing else in it takes the keys that scroll. */
  gtk_widget_set_focusable (self->scroller, !usable);
  if (!usable && focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->form)))
    gtk_root_set_focus (root, self->scroller);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), usable);
}

/* What is signed is read, until it is amended. */
static void
show_signed (CoxaVisitPage *self)
{
  gboolean locked = coxa_visit_page_is_locked (self);

  if (locked)
    gtk_widget_add_css_class (GTK_WIDGET (self->form), "locked");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->form), "locked");
  set_usable (self, !locked);
  coxa_sign_bar_show (self->sign_bar, self->visit, self->reason);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIGNED]);
}

/* In its episode, as things stand now. */
static void
judge_into (CoxaVisitPage *self, CoxaResult *result)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  coxa_visit_trend_tell (self->trend, self->screening, self->visits, self->visit);
  coxa_screening_judge (self->screening, result, self->patient, self->visit,
                        coxa_visit_get_at (self->visit), now);
}

/* The panel of what is entered comes back, and with it the cell that was in hand. */
static void
leave_what_if (CoxaVisitPage *self)
{
  gtk_stack_set_visible_child_name (self->findings, "entered");
  coxa_what_if_panel_close (self->what_if_panel);
}

static void
judge (CoxaVisitPage *self)
{
  judge_into (self, self->result);
  leave_what_if (self);
  coxa_safety_section_set_need (self->safety_section, coxa_screening_get_need (self->screening),
                                coxa_visit_page_count_screen_days (self));
  coxa_safety_panel_show (self->safety_panel, self->result);
  coxa_result_panel_show (self->result_panel, self->knowledge, self->result);
  /* What stood in the way of signing may be gone. */
  coxa_sign_bar_show (self->sign_bar, self->visit, self->reason);
  g_signal_emit (self, signals[JUDGED], 0);
}

/* Patterns were switched on or off. */
static void
on_engine_cb (CoxaVisitPage *self)
{
  CoxaResult *before = self->result;

  /* The panel tells results apart by their address: the old one goes last. */
  self->result = coxa_knowledge_new_result (self->knowledge);
  if (self->patient)
    judge (self);
  coxa_result_free (before);
}

static void
read_form (CoxaVisitPage *self)
{
  g_autoptr (CoxaVisit) visit = coxa_visit_form_dup_visit (self->form);

  g_set_object (&self->visit, visit);
  coxa_goniometer_panel_set_visit (self->goniometer_panel, self->patient, visit, self->last);
}

static void
show_title (CoxaVisitPage *self)
{
  GDateTime *at = coxa_visit_get_at (self->visit);
  g_autofree char *day = coxa_patient_text_dup_day (at);
  g_autofree char *time = g_date_time_format (at, "%H:%M");
  /* Translators: day and time of a visit */
  g_autofree char *title = g_strdup_printf (_ ("Visit, %s, %s"), day, time);

  gtk_label_set_text (self->title, title);
}

/* A visit begins when its first entry is made, not when the patient was looked up. */
static void
begin (CoxaVisitPage *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->fresh = FALSE;
  coxa_visit_set_at (self->visit, now);
  coxa_visit_form_rebase (self->form, self->visit);
  show_title (self);
}

static void
on_form_changed_cb (CoxaVisitPage *self)
{
  if (!self->patient)
    return;
  gtk_label_set_text (self->undo_label, "");
  read_form (self);
  if (self->fresh)
    begin (self);
  self->entries++;
  judge (self);
  show_entries (self);
  coxa_draft_keeper_touch (self->keeper);
}

/* Never what another patient said: the course may be told before or after the visit is opened. */
static void
show_course (CoxaVisitPage *self)
{
  const char *id = self->patient ? coxa_patient_get_id (self->patient) : NULL;

  if (self->visits->len > 0 &&
      g_strcmp0 (coxa_visit_get_patient_id (g_ptr_array_index (self->visits, 0)), id) == 0)
    coxa_visit_form_set_course (self->form, self->visits);
}

/* A section that is shown anew knows of the last visit alone. */
static void
show_earlier (CoxaVisitPage *self)
{
  show_course (self);
  coxa_visit_form_set_visits (self->form, self->visits);
}

/* Said where it is read, until something else is changed. */
static void
on_form_restored_cb (CoxaVisitPage *self, const char *name, gboolean undone)
{
  /* Translators: %s is a measure with its side, or a section of the visit */
  g_autofree char *text = undone ? g_strdup_printf (_ ("Undone: %s"), name)
                                 : g_strdup_printf (_ ("Done again: %s"), name);

  gtk_label_set_text (self->undo_label, text);
  show_earlier (self);
}

/* No judgement reads the note, so it is only read when it is saved. */
static void
on_form_noted_cb (CoxaVisitPage *self)
{
  if (!self->patient)
    return;
  if (self->fresh)
    begin (self);
  self->entries++;
  show_entries (self);
  coxa_draft_keeper_touch (self->keeper);
}

static void
on_measuring_cb (CoxaVisitPage *self, CoxaMeasureCell *cell)
{
  coxa_goniometer_panel_measure (self->goniometer_panel, cell);
  if (cell && coxa_measure_cell_is_typing (cell))
    coxa_draft_keeper_touch (self->keeper);
}

static void
on_what_if_left_cb (CoxaVisitPage *self)
{
  leave_what_if (self);
  coxa_visit_form_focus_last (self->form);
}

static void
on_what_if (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaVisitPage *self = COXA_VISIT_PAGE (widget);
  const char *pattern;
  int side;

  g_variant_get (parameter, "(&si)", &pattern, &side);
  if (!self->patient || !coxa_visit_page_keep (self))
    return;
  gtk_stack_set_visible_child_name (self->findings, "what-if");
  if (!coxa_what_if_panel_open (self->what_if_panel, self->knowledge, self->patient, self->visit,
                                pattern, (CoxaSide) side))
    leave_what_if (self);
}

static void
show_preset (CoxaVisitPage *self, CoxaPreset *preset)
{
  coxa_visit_form_set_preset (self->form, preset);
  coxa_preset_button_show (self->preset_button, preset);
}

static void
on_preset_chosen_cb (CoxaVisitPage *self, CoxaPreset *preset)
{
  show_preset (self, preset);
  coxa_visit_form_focus_preset (self->form);
}

static void
on_keep_filled_cb (CoxaVisitPage *self, const char *name)
{
  g_auto (GStrv) places = coxa_visit_form_dup_filled_places (self->form);

  if (!self->settings)
    return;
  coxa_own_presets_keep (self->settings, name, (const char *const *) places);
  g_signal_emit (self, signals[DONE], 0, _ ("Kept as what to measure"));
}

static void
on_presets (GtkWidget *widget, const char *action, GVariant *parameter)
{
  coxa_preset_button_popup (COXA_VISIT_PAGE (widget)->preset_button);
}

/* What it was belongs to the visit that was left. */
static void
begin_presets (CoxaVisitPage *self)
{
  CoxaMeasureCatalogue *measures = coxa_knowledge_get_measures (self->knowledge);
  g_autoptr (CoxaPreset) first = coxa_preset_new_of_catalogue (measures, coxa_measure_presets[0]);

  if (coxa_preset_get_kind (coxa_visit_form_get_preset (self->form)) == COXA_PRESET_RETEST)
    show_preset (self, first);
}

static void
offer_retest (CoxaVisitPage *self)
{
  g_autoptr (CoxaPreset) retest =
      coxa_retest_preset_new (self->knowledge, self->patient, self->visits, self->visit);

  coxa_preset_button_set_retest (self->preset_button, retest);
}

static void
on_jump (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *id;
  int side;

  g_variant_get (parameter, "(&si)", &id, &side);
  coxa_visit_page_jump (COXA_VISIT_PAGE (widget), id, (CoxaSide) side);
}

static void
on_decision_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaVisitPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!coxa_store_add_decision_finish (COXA_STORE (source), result, &error))
    g_signal_emit (self, signals[FAILED], 0, _ ("Not recorded"), error->message);
  else
    g_signal_emit (self, signals[DONE], 0, _ ("Recorded"));
}

static void
add_decision (CoxaVisitPage *self, const CoxaSafetyDecision *decision)
{
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (self->desk);

  coxa_store_add_decision_async (self->store, decision, context, NULL, on_decision_added_cb,
                                 g_object_ref (self));
}

/* A decision that waits until the visit it was made at is in the record. */
typedef struct {
  CoxaVisitPage *page;
  CoxaSafetyDecision *decision;
} Waiting;

static void
on_saved_for_decision_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (CoxaVisitPage) self = waiting->page;
  g_autoptr (CoxaSafetyDecision) decision = waiting->decision;
  g_autoptr (GError) error = NULL;

  g_free (waiting);
  if (coxa_visit_page_save_finish (self, result, &error))
    add_decision (self, decision);
  else
    g_signal_emit (self, signals[FAILED], 0, _ ("Not recorded"), error->message);
}

static void
on_decided_cb (CoxaVisitPage *self, const CoxaSafetyDecision *decided)
{
  g_autoptr (CoxaSafetyDecision) decision = coxa_safety_decision_copy (decided);
  Waiting *waiting;

  decision->patient_id = g_strdup (coxa_patient_get_id (self->patient));
  decision->visit_id = g_strdup (coxa_visit_get_id (self->visit));
  decision->episode = g_strdup (coxa_visit_get_episode (self->visit));
  if (!coxa_visit_page_is_dirty (self) && coxa_visit_get_version (self->visit) > 0) {
    add_decision (self, decision);
    return;
  }
  waiting = g_new0 (Waiting, 1);
  waiting->page = g_object_ref (self);
  waiting->decision = g_steal_pointer (&decision);
  coxa_visit_page_save_async (self, on_saved_for_decision_cb, waiting);
}

static gboolean
find_kind (const char *word, CoxaDecisionKind *kind_out)
{
  for (guint i = 0; coxa_decision_kind_ids[i]; i++)
    if (g_str_equal (coxa_decision_kind_ids[i], word)) {
      *kind_out = (CoxaDecisionKind) i;
      return TRUE;
    }
  return FALSE;
}

static void
on_decide (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaVisitPage *self = COXA_VISIT_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  CoxaDecisionKind kind;
  GtkWidget *dialog;

  if (!self->patient || !coxa_visit_page_keep (self) || self->decision_dialog ||
      !find_kind (g_variant_get_string (parameter, NULL), &kind))
    return;
  dialog = coxa_decision_dialog_new (kind, self->result, coxa_visit_get_examiner (self->visit));
  g_set_weak_pointer (&self->decision_dialog, GTK_WINDOW (dialog));
  g_signal_connect_object (dialog, "decided", G_CALLBACK (on_decided_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* It reads the result of this page and this patient. */
static void
close_decision_dialog (CoxaVisitPage *self)
{
  if (self->decision_dialog)
    gtk_window_destroy (self->decision_dialog);
  g_clear_weak_pointer (&self->decision_dialog);
}

static void
on_toggle_panel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaVisitPage *self = COXA_VISIT_PAGE (widget);

  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

static void
coxa_visit_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CoxaVisitPage *self = COXA_VISIT_PAGE (object);

  switch (prop_id) {
  case PROP_DIRTY:
    g_value_set_boolean (value, coxa_visit_page_is_dirty (self));
    break;
  case PROP_SAVING:
    g_value_set_boolean (value, self->saving);
    break;
  case PROP_STATUS:
    g_value_set_string (value, self->status);
    break;
  case PROP_SIGNED:
    g_value_set_boolean (value, self->visit && coxa_visit_is_signed (self->visit));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
coxa_visit_page_dispose (GObject *object)
{
  CoxaVisitPage *self = COXA_VISIT_PAGE (object);

  close_decision_dialog (self);
  if (self->keeper)
    coxa_draft_keeper_end (self->keeper);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->result, coxa_result_free);
  g_clear_pointer (&self->screening, coxa_screening_unref);
  g_clear_pointer (&self->trend, coxa_visit_trend_free);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_object (&self->visit);
  g_clear_object (&self->last);
  g_clear_object (&self->patient);
  g_clear_object (&self->store);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
  g_clear_object (&self->knowledge);
  g_clear_pointer (&self->status, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->initials, g_free);
  G_OBJECT_CLASS (coxa_visit_page_parent_class)->dispose (object);
}

/* Another page, another window, the screen lock: nothing waits for the timer then. */
static void
coxa_visit_page_unmap (GtkWidget *widget)
{
  CoxaVisitPage *self = COXA_VISIT_PAGE (widget);

  if (self->keeper)
    coxa_draft_keeper_flush (self->keeper);
  GTK_WIDGET_CLASS (coxa_visit_page_parent_class)->unmap (widget);
}

static void
coxa_visit_page_class_init (CoxaVisitPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = coxa_visit_page_get_property;
  object_class->dispose = coxa_visit_page_dispose;
  widget_class->unmap = coxa_visit_page_unmap;

  properties[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, flags);
  properties[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE, flags);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, flags);
  properties[PROP_SIGNED] = g_param_spec_boolean ("signed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[JUDGED] = g_signal_new ("judged", COXA_TYPE_VISIT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  signals[FAILED] = g_signal_new ("failed", COXA_TYPE_VISIT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", COXA_TYPE_VISIT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (COXA_TYPE_GONIOMETER_PANEL);
  g_type_ensure (COXA_TYPE_PRESET_BUTTON);
  g_type_ensure (COXA_TYPE_RESULT_PANEL);
  g_type_ensure (COXA_TYPE_SAFETY_PANEL);
  g_type_ensure (COXA_TYPE_SIGN_BAR);
  g_type_ensure (COXA_TYPE_WHAT_IF_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-visit-page.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, sign_bar);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, safety_panel);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, flap);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, title);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, status_label);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, draft_label);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, undo_label);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, draft_problem);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, form_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, preset_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, goniometer_panel);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, findings);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, result_panel);
  gtk_widget_class_bind_template_child (widget_class, CoxaVisitPage, what_if_panel);
  gtk_widget_class_bind_template_callback (widget_class, on_what_if_left_cb);
  gtk_widget_class_install_action (widget_class, "visit.what-if", "(si)", on_what_if);
  gtk_widget_class_install_action (widget_class, "visit.jump", "(si)", on_jump);
  gtk_widget_class_bind_template_callback (widget_class, on_preset_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_filled_cb);
  gtk_widget_class_install_action (widget_class, "visit.presets", NULL, on_presets);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "visit.presets",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "visit.toggle-panel", NULL, on_toggle_panel);
  gtk_widget_class_install_action (widget_class, "visit.decide", "s", on_decide);
  coxa_visit_signing_install (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "visit.toggle-panel", NULL);
}

static void
coxa_visit_page_init (CoxaVisitPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static CoxaSafetySection *
find_safety_section (CoxaVisitForm *form)
{
  const GPtrArray *sections = coxa_visit_form_get_sections (form);

  for (guint i = 0; i < sections->len; i++)
    if (COXA_IS_SAFETY_SECTION (g_ptr_array_index (sections, i)))
      return g_ptr_array_index (sections, i);
  g_assert_not_reached ();
}

GtkWidget *
coxa_visit_page_new (CoxaKnowledge *knowledge, CoxaStore *store, CoxaDesk *desk)
{
  CoxaVisitPage *self = g_object_new (COXA_TYPE_VISIT_PAGE, NULL);
  GtkWidget *form = coxa_visit_form_new (knowledge);

  self->knowledge = g_object_ref (knowledge);
  self->store = g_object_ref (store);
  self->desk = g_object_ref (desk);
  self->result = coxa_knowledge_new_result (knowledge);
  self->visits = g_ptr_array_new_with_free_func (g_object_unref);
  self->screening = coxa_screening_new (coxa_knowledge_get_rules (knowledge), NULL, NULL);
  self->trend = coxa_visit_trend_new (knowledge);
  self->form = COXA_VISIT_FORM (form);
  self->keeper = coxa_draft_keeper_new (store, desk, COXA_DRAFT_VISIT, read_draft, self);
  g_signal_connect_object (self->keeper, "changed", G_CALLBACK (show_draft), self,
                           G_CONNECT_SWAPPED);
  self->safety_section = find_safety_section (self->form);
  gtk_box_append (self->form_box, form);
  coxa_preset_button_set_measures (self->preset_button, coxa_knowledge_get_measures (knowledge));
  coxa_preset_button_show (self->preset_button, coxa_visit_form_get_preset (self->form));
  coxa_goniometer_panel_set_knowledge (self->goniometer_panel, knowledge);
  g_signal_connect_object (knowledge, "notify::engine", G_CALLBACK (on_engine_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "changed", G_CALLBACK (on_form_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "restored", G_CALLBACK (on_form_restored_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "noted", G_CALLBACK (on_form_noted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "measuring", G_CALLBACK (on_measuring_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * coxa_visit_page_set_settings:
 *
 * Who the figure is, and whether it is wanted.
 */
void
coxa_visit_page_set_settings (CoxaVisitPage *self, GSettings *settings)
{
  g_set_object (&self->settings, settings);
  coxa_preset_button_set_settings (self->preset_button, settings);
  coxa_goniometer_panel_set_settings (self->goniometer_panel, settings);
}

/**
 * coxa_visit_page_open:
 * @visit: (transfer none): a new one, or one to go on with or to correct
 * @last: (nullable): the visit before
 *
 * Shows @visit. What was entered before and not saved stays as a draft.
 */
void
coxa_visit_page_open (CoxaVisitPage *self, CoxaPatient *patient, CoxaVisit *visit, CoxaVisit *last)
{
  self->resolving = FALSE;
  close_decision_dialog (self);
  coxa_draft_keeper_flush (self->keeper);
  coxa_draft_keeper_end (self->keeper);
  g_set_object (&self->patient, patient);
  g_set_object (&self->last, last);
  self->fresh = coxa_visit_get_version (visit) == 0 && coxa_visit_is_empty (visit);
  self->entries = 0;
  self->saved_entries = 0;
  g_clear_pointer (&self->reason, g_free);
  begin_presets (self);
  coxa_visit_form_show (self->form, patient, visit, last);
  show_earlier (self);
  read_form (self);
  show_signed (self);
  judge (self);
  show_title (self);
  show_entries (self);
  offer_retest (self);
  coxa_draft_keeper_begin (self->keeper, coxa_patient_get_id (patient), coxa_visit_get_id (visit),
                           coxa_visit_get_version (visit));
}

/**
 * coxa_visit_page_go_on:
 * @draft: of the visit that is open
 *
 * Shows what was entered before the program ended, to go on with. It is not saved by that.
 */
void
coxa_visit_page_go_on (CoxaVisitPage *self, const CoxaVisitDraft *draft)
{
  if (draft->reason)
    coxa_visit_page_amend (self, draft->reason, draft->initials);
  coxa_visit_page_enter (self, self->visit, draft->visit);
  coxa_visit_draft_show_typed (draft, self->form);
  coxa_visit_signing_ask_reason (self);
}

/**
 * coxa_visit_page_enter:
 * @base: as the record has it: saving corrects this one
 * @visit: the same one with other entries, which count as not saved
 */
void
coxa_visit_page_enter (CoxaVisitPage *self, CoxaVisit *base, CoxaVisit *visit)
{
  g_autoptr (CoxaVisit) stored = coxa_visit_copy (base);

  if (coxa_visit_get_version (stored) == 0)
    coxa_visit_set_at (stored, coxa_visit_get_at (visit));
  self->fresh = FALSE;
  coxa_visit_form_show (self->form, self->patient, visit, self->last);
  show_earlier (self);
  coxa_visit_form_rebase (self->form, stored);
  coxa_draft_keeper_rebase (self->keeper, coxa_visit_get_version (stored));
  show_title (self);
  on_form_changed_cb (self);
  show_signed (self);
}

/**
 * coxa_visit_page_set_course:
 * @visits: (element-type CoxaVisit): the patient's, newest first; not changed later
 * @decisions: (element-type CoxaSafetyDecision): about the patient's safety flags
 *
 * What earlier visits and decisions say: judges the entries again.
 */
void
coxa_visit_page_set_course (CoxaVisitPage *self,
                            const GPtrArray *visits,
                            const GPtrArray *decisions)
{
  CoxaScreening *before = self->screening;

  g_ptr_array_set_size (self->visits, 0);
  for (guint i = 0; i < visits->len; i++)
    g_ptr_array_add (self->visits, g_object_ref (g_ptr_array_index (visits, i)));
  show_course (self);
  self->screening =
      coxa_screening_new (coxa_knowledge_get_rules (self->knowledge), visits, decisions);
  coxa_visit_form_set_visits (self->form, self->visits);
  /* The result borrows from the screening that made it. */
  if (self->patient && self->visit) {
    judge (self);
    offer_retest (self);
  } else {
    g_clear_pointer (&self->result, coxa_result_free);
  }
  if (!self->result)
    self->result = coxa_knowledge_new_result (self->knowledge);
  coxa_screening_unref (before);
}

/**
 * coxa_visit_page_count_screen_days:
 *
 * Returns: how many days before the visit the last full screen of its episode was asked; -1 where
 *   there is none
 */
int
coxa_visit_page_count_screen_days (CoxaVisitPage *self)
{
  return self->visit ? coxa_screening_count_days (self->screening, coxa_visit_get_at (self->visit))
                     : -1;
}

/**
 * coxa_visit_page_get_trend:
 *
 * Returns: (transfer none): for whoever judges a visit beside the page
 */
CoxaVisitTrend *
coxa_visit_page_get_trend (CoxaVisitPage *self)
{
  return self->trend;
}

/**
 * coxa_visit_page_set_patient:
 * @patient: (transfer none): as stored now
 *
 * Who the patient is was changed: judges the entries again. Another one's visit is left alone.
 */
void
coxa_visit_page_set_patient (CoxaVisitPage *self, CoxaPatient *patient)
{
  if (!self->patient ||
      !g_str_equal (coxa_patient_get_id (self->patient), coxa_patient_get_id (patient)))
    return;
  g_set_object (&self->patient, patient);
  coxa_visit_form_set_patient (self->form, patient);
  coxa_goniometer_panel_set_visit (self->goniometer_panel, patient, self->visit, self->last);
  judge (self);
}

/**
 * coxa_visit_page_close:
 *
 * Lets go of patient and visit. What was entered and not saved stays as a draft.
 */
void
coxa_visit_page_close (CoxaVisitPage *self)
{
  self->resolving = FALSE;
  close_decision_dialog (self);
  coxa_draft_keeper_flush (self->keeper);
  coxa_draft_keeper_end (self->keeper);
  g_clear_object (&self->patient);
  g_clear_object (&self->visit);
  g_clear_object (&self->last);
  coxa_goniometer_panel_set_visit (self->goniometer_panel, NULL, NULL, NULL);
  self->entries = 0;
  self->saved_entries = 0;
  g_clear_pointer (&self->reason, g_free);
  coxa_sign_bar_clear (self->sign_bar);
  take_status (self, g_strdup (""));
}

CoxaVisitForm *
coxa_visit_page_get_form (CoxaVisitPage *self)
{
  return self->form;
}

/**
 * coxa_visit_page_get_visit:
 *
 * Returns: (transfer none) (nullable): the visit as the form says it now; its note may
 * be as last saved
 */
CoxaVisit *
coxa_visit_page_get_visit (CoxaVisitPage *self)
{
  return self->visit;
}

CoxaResult *
coxa_visit_page_get_result (CoxaVisitPage *self)
{
  return self->result;
}

gboolean
coxa_visit_page_is_dirty (CoxaVisitPage *self)
{
  return self->entries != self->saved_entries;
}

static gboolean
is_typing (CoxaVisitPage *self)
{
  g_autoptr (GPtrArray) stops = coxa_visit_form_list_stops (self->form);

  for (guint i = 0; i < stops->len; i++) {
    GtkWidget *stop = g_ptr_array_index (stops, i);

    if (COXA_IS_MEASURE_CELL (stop) && coxa_measure_cell_is_typing (COXA_MEASURE_CELL (stop)))
      return TRUE;
  }
  return FALSE;
}

/* Whether anything stands in the form that the record does not have, also in a cell that was not
 * kept. */
gboolean
coxa_visit_page_has_entries (CoxaVisitPage *self)
{
  return self->patient && (coxa_visit_page_is_dirty (self) || is_typing (self));
}

/**
 * coxa_visit_page_get_keeper:
 *
 * Returns: (transfer none): what keeps the entries while they are not saved
 */
CoxaDraftKeeper *
coxa_visit_page_get_keeper (CoxaVisitPage *self)
{
  return self->keeper;
}

/**
 * coxa_visit_page_discard:
 *
 * Gives the entries up: the page shows the visit as it was opened or saved last.
 *
 * Returns: (transfer full) (nullable): they, as a draft that can be put back
 */
CoxaDraft *
coxa_visit_page_discard (CoxaVisitPage *self)
{
  CoxaDraft *draft = coxa_draft_keeper_drop (self->keeper);
  g_autoptr (CoxaVisit) base = coxa_visit_copy (coxa_visit_form_get_base (self->form));

  coxa_draft_keeper_end (self->keeper);
  self->saved_entries = self->entries;
  coxa_visit_page_open (self, self->patient, base, self->last);
  return draft;
}

/**
 * coxa_visit_page_keep:
 *
 * Reads what is still being typed. Returns: %FALSE where a cell refuses it
 */
gboolean
coxa_visit_page_keep (CoxaVisitPage *self)
{
  return !self->patient || coxa_visit_form_keep (self->form);
}

void
coxa_visit_page_jump (CoxaVisitPage *self, const char *id, CoxaSide side)
{
  coxa_visit_form_jump (self->form, id, side);
}

/**
 * coxa_visit_page_is_locked:
 *
 * Returns: whether the visit is signed and only to be read
 */
gboolean
coxa_visit_page_is_locked (CoxaVisitPage *self)
{
  return self->visit && coxa_visit_is_signed (self->visit) && !self->reason;
}

/**
 * coxa_visit_page_dup_author:
 *
 * Returns: (transfer full): whose initials stand under the visit when it is signed now; "" where
 *   they have to be asked for
 */
char *
coxa_visit_page_dup_author (CoxaVisitPage *self)
{
  return coxa_author_dup_initials (self->desk, coxa_visit_get_examiner (self->visit));
}

CoxaSignBar *
coxa_visit_page_get_sign_bar (CoxaVisitPage *self)
{
  return self->sign_bar;
}

/**
 * coxa_visit_page_amend:
 * @reason: (nullable): why; %NULL to leave the signed visit as it is, if nothing was entered
 * @initials: (nullable): of the one who amends it
 *
 * The form can be changed from now on; saving it makes a new version with @reason.
 */
void
coxa_visit_page_amend (CoxaVisitPage *self, const char *reason, const char *initials)
{
  if (!self->visit || !coxa_visit_is_signed (self->visit) ||
      (!reason && coxa_visit_page_is_dirty (self)))
    return;
  g_free (self->reason);
  self->reason = g_strdup (reason);
  g_free (self->initials);
  self->initials = g_strdup (initials);
  show_signed (self);
  if (reason)
    gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

/* What is being stored, and as which state of the form. */
typedef struct {
  CoxaVisit *visit;
  guint64 entries;
  gboolean sign;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->visit);
  g_free (saving);
}

static void
set_saving (CoxaVisitPage *self, gboolean saving)
{
  self->saving = saving;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
}

/* The record has it: there is nothing left to keep. */
static void
drop_saved (CoxaVisitPage *self, guint version)
{
  g_autoptr (CoxaDraft) dropped = coxa_draft_keeper_drop (self->keeper);

  coxa_draft_keeper_rebase (self->keeper, version);
}

/* Only now is it durable, and only now may the page say so. */
static void
note_saved (CoxaVisitPage *self, const Saving *saving)
{
  if (!self->visit ||
      !g_str_equal (coxa_visit_get_id (saving->visit), coxa_visit_get_id (self->visit)))
    return;
  self->saved_entries = saving->entries;
  coxa_visit_form_rebase (self->form, saving->visit);
  coxa_visit_set_version (self->visit, coxa_visit_get_version (saving->visit));
  if (coxa_visit_is_signed (saving->visit)) {
    coxa_visit_set_signed (self->visit, coxa_visit_get_signed_by (saving->visit),
                           coxa_visit_get_signed_at (saving->visit));
    g_clear_pointer (&self->reason, g_free);
  }
  show_signed (self);
  if (coxa_visit_page_has_entries (self))
    coxa_draft_keeper_rebase (self->keeper, coxa_visit_get_version (saving->visit));
  else
    drop_saved (self, coxa_visit_get_version (saving->visit));
  show_entries (self);
}

static void
on_resolved_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CoxaVisitPage *self = COXA_VISIT_PAGE (source);
  g_autoptr (GError) error = NULL;

  if (coxa_visit_page_save_finish (self, result, &error))
    g_signal_emit (self, signals[DONE], 0, _ ("Saved as a new version"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    g_signal_emit (self, signals[FAILED], 0, _ ("Not saved"), error->message);
}

static void
on_resolved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaVisitPage) self = user_data;
  g_autoptr (CoxaVisit) stored = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaVisit) visit = coxa_conflict_flow_ask_finish (result, &stored, &error);

  if (!self->resolving)
    return; /* somebody else works here by now, or with another visit; the draft is still there */
  self->resolving = FALSE;
  if (!visit) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_signal_emit (self, signals[FAILED], 0, _ ("Not saved"), error->message);
    return;
  }
  if (!self->visit || !g_str_equal (coxa_visit_get_id (visit), coxa_visit_get_id (self->visit)))
    return; /* another visit is open by now; the draft is still there */
  coxa_visit_page_enter (self, stored, visit);
  if (coxa_visit_page_is_locked (self)) {
    coxa_visit_signing_ask_reason (self); /* it was signed meanwhile */
    return;
  }
  coxa_visit_page_save_async (self, on_resolved_saved_cb, NULL);
}

/**
 * coxa_visit_page_resolve:
 * @mine: of the visit that is open: what was entered on top of @base_version, which is not what is
 *   stored now
 *
 * Shows both sides, asks what holds and saves it as a new version.
 */
void
coxa_visit_page_resolve (CoxaVisitPage *self, CoxaVisit *mine, guint base_version)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->resolving)
    return;
  self->resolving = TRUE;
  coxa_conflict_flow_ask_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->store,
                                self->knowledge, mine, base_version, on_resolved_cb,
                                g_object_ref (self));
}

/* Someone stored a newer version meanwhile: never the last one wins, never an entry is lost. */
static gboolean
resolve_conflict (CoxaVisitPage *self, const GError *error)
{
  g_autoptr (CoxaVisit) mine = NULL;

  if (!g_error_matches (error, COXA_STORE_ERROR, COXA_STORE_ERROR_CONFLICT) || !self->visit)
    return FALSE;
  mine = coxa_visit_form_dup_visit (self->form);
  coxa_draft_keeper_flush (self->keeper);
  coxa_visit_page_resolve (self, mine, coxa_visit_get_version (self->visit));
  return TRUE;
}

static void
finish_saving (GTask *task, GError *take_error)
{
  CoxaVisitPage *self = g_task_get_source_object (task);

  set_saving (self, FALSE);
  if (!take_error) {
    note_saved (self, g_task_get_task_data (task));
    g_task_return_boolean (task, TRUE);
    return;
  }
  if (self->visit) {
    show_signed (self);
    show_entries (self);
    if (resolve_conflict (self, take_error)) {
      g_clear_error (&take_error);
      g_set_error_literal (&take_error, G_IO_ERROR, G_IO_ERROR_PENDING,
                           _ ("The visit was changed meanwhile: choose first what holds."));
    }
  }
  g_task_return_error (task, take_error);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  coxa_store_save_visits_finish (COXA_STORE (source), result, &error);
  finish_saving (task, error);
}

/* It has its next version now, and says who signed it. */
static void
on_signed_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Saving *saving = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CoxaVisit) visit = coxa_store_load_visit_finish (COXA_STORE (source), result, &error);

  if (visit)
    g_set_object (&saving->visit, visit);
  finish_saving (task, error);
}

static void
on_signed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Saving *saving = g_task_get_task_data (task);
  GError *error = NULL;

  if (!coxa_store_act_finish (COXA_STORE (source), result, &error))
    finish_saving (task, error);
  else
    coxa_store_load_visit_async (COXA_STORE (source), coxa_visit_get_id (saving->visit), NULL,
                                 on_signed_loaded_cb, g_steal_pointer (&task));
}

static CoxaResult *
judge_for_record (CoxaVisitPage *self)
{
  CoxaResult *result = coxa_knowledge_new_result (self->knowledge);

  judge_into (self, result);
  return result;
}

static Saving *
saving_new (CoxaVisitPage *self, gboolean sign)
{
  Saving *saving = g_new0 (Saving, 1);

  read_form (self);
  coxa_visit_set_patient_id (self->visit, coxa_patient_get_id (self->patient));
  saving->visit = coxa_visit_copy (self->visit);
  saving->entries = self->entries;
  saving->sign = sign;
  return saving;
}

static GPtrArray *
make_entries (CoxaVisitPage *self, const Saving *saving)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_store_entry_free);
  CoxaStoreEntry *entry =
      coxa_store_entry_new (self->patient, saving->visit, judge_for_record (self));

  coxa_store_entry_set_sign (entry, saving->sign);
  coxa_store_entry_set_reason (entry, self->reason);
  g_ptr_array_add (entries, entry);
  return entries;
}

static void
store (CoxaVisitPage *self, gboolean sign, const char *initials, GTask *task)
{
  g_autoptr (CoxaStoreContext) context = coxa_author_new_context (self->desk, initials);
  Saving *saving;

  if (self->saving || !self->patient || !coxa_visit_page_keep (self)) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING,
                             _ ("An entry needs your attention first. Nothing was lost."));
    g_object_unref (task);
    return;
  }
  saving = saving_new (self, sign);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  set_saving (self, TRUE);
  take_status (self, g_strdup (_ ("Saving…")));
  /* What is signed is what is seen: nothing is typed meanwhile. */
  if (sign || self->reason)
    set_usable (self, FALSE);
  /* Signed as it was stored; it is not judged anew for that. */
  if (sign && !coxa_visit_page_is_dirty (self) && coxa_visit_get_version (self->visit) > 0)
    coxa_store_sign_visit_async (self->store, coxa_visit_get_id (self->visit),
                                 coxa_visit_get_version (self->visit), context, NULL, on_signed_cb,
                                 task);
  else
    coxa_store_save_visits_async (self->store, make_entries (self, saving), context, NULL,
                                  on_saved_cb, task);
}

/**
 * coxa_visit_page_save_async:
 *
 * Stores visit and result. The page may be used meanwhile; what is entered then stays "dirty".
 */
void
coxa_visit_page_save_async (CoxaVisitPage *self, GAsyncReadyCallback callback, gpointer user_data)
{
  store (self, FALSE, self->reason ? self->initials : NULL,
         g_task_new (self, NULL, callback, user_data));
}

gboolean
coxa_visit_page_save_finish (CoxaVisitPage *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * coxa_visit_page_sign_async:
 * @initials: of the one who signs
 *
 * Stores what is not stored yet, and signs it in the same step. Ends with
 * coxa_visit_page_save_finish().
 */
void
coxa_visit_page_sign_async (CoxaVisitPage *self,
                            const char *initials,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  store (self, TRUE, initials, g_task_new (self, NULL, callback, user_data));
}
