/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-decision-dialog.h"

#include <glib/gi18n-lib.h>

#include "coxa-decision-text.h"
#include "coxa-patient-text.h"

struct _CoxaDecisionDialog {
  AdwWindow parent_instance;

  /* template */
  GtkLabel *problem;
  AdwPreferencesGroup *flags_group;
  GtkEditable *user;
  GtkEditable *role;
  GtkWidget *override_group;
  GtkEditable *reason;
  AdwPreferencesGroup *grounds_group;
  GtkWidget *clearance_group;
  GtkEditable *cleared_by;
  GtkEditable *cleared_where;
  AdwActionRow *cleared_row;
  GtkSpinButton *cleared_days;
  GtkEditable *finding;
  AdwPreferencesGroup *review_group;
  AdwActionRow *review_row;
  GtkSpinButton *review_days;
  GtkWidget *advice_group;
  GtkSwitch *advised;
  GtkEditable *advice;

  /* borrowed */
  const CoxaResult *result; /* of the page that opened the dialog and closes it */
  GtkEditable *grounds[COXA_N_GROUNDS];

  /* owned */
  GPtrArray *checks; /* of GtkCheckButton, borrowed; one for each flag */
  char **flags;      /* ids, in the order of the checks */

  CoxaDecisionKind kind;
};

G_DEFINE_FINAL_TYPE (CoxaDecisionDialog, coxa_decision_dialog, ADW_TYPE_WINDOW)

enum {
  DECIDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* @days: from today */
static GDateTime *
day_from_now (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_add_days (now, days);
}

static void
show_day (AdwActionRow *row, int days)
{
  g_autoptr (GDateTime) day = day_from_now (days);
  g_autofree char *text = coxa_patient_text_dup_day (day);

  adw_action_row_set_subtitle (row, text);
}

static void
on_review_changed_cb (CoxaDecisionDialog *self)
{
  show_day (self->review_row, gtk_spin_button_get_value_as_int (self->review_days));
}

static void
on_cleared_changed_cb (CoxaDecisionDialog *self)
{
  show_day (self->cleared_row, -gtk_spin_button_get_value_as_int (self->cleared_days));
}

static char *
dup_said (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static char *
dup_iso_day (int days)
{
  g_autoptr (GDateTime) day = day_from_now (days);

  return g_date_time_format (day, "%Y-%m-%d");
}

static char **
dup_chosen (CoxaDecisionDialog *self)
{
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_strv_builder_add (chosen, self->flags[i]);
  return g_strv_builder_end (chosen);
}

static void
read_override (CoxaDecisionDialog *self, CoxaSafetyDecision *decision)
{
  decision->reason = dup_said (self->reason);
  for (guint i = 0; i < COXA_N_GROUNDS; i++)
    decision->grounds[i] = dup_said (self->grounds[i]);
  /* Ticked and said: both are asked for. */
  if (gtk_switch_get_active (self->advised))
    decision->advice = dup_said (self->advice);
}

static void
read_clearance (CoxaDecisionDialog *self, CoxaSafetyDecision *decision)
{
  decision->cleared_by = dup_said (self->cleared_by);
  decision->cleared_where = dup_said (self->cleared_where);
  decision->cleared_on = dup_iso_day (-gtk_spin_button_get_value_as_int (self->cleared_days));
  decision->reason = dup_said (self->finding);
}

static CoxaSafetyDecision *
read_form (CoxaDecisionDialog *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *id = g_uuid_string_random ();
  CoxaSafetyDecision *decision = coxa_safety_decision_new (id, self->kind, now);

  g_strfreev (decision->flags);
  decision->flags = dup_chosen (self);
  coxa_safety_decision_note_flags (decision, self->result);
  decision->user = dup_said (self->user);
  decision->role = dup_said (self->role);
  if (self->kind == COXA_DECISION_OVERRIDE)
    read_override (self, decision);
  else if (self->kind == COXA_DECISION_CLEARANCE)
    read_clearance (self, decision);
  if (self->kind != COXA_DECISION_CLEARANCE)
    decision->review_on = dup_iso_day (gtk_spin_button_get_value_as_int (self->review_days));
  return decision;
}

static void
on_decide (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaDecisionDialog *self = COXA_DECISION_DIALOG (widget);
  g_autoptr (CoxaSafetyDecision) decision = read_form (self);
  g_autoptr (GError) refusal = NULL;

  if (!coxa_safety_decision_check (decision, self->result, &refusal)) {
    gtk_label_set_text (self->problem, refusal->message);
    gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
    return;
  }
  g_signal_emit (self, signals[DECIDED], 0, decision);
  gtk_window_close (GTK_WINDOW (self));
}

static void
coxa_decision_dialog_dispose (GObject *object)
{
  CoxaDecisionDialog *self = COXA_DECISION_DIALOG (object);

  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->flags, g_strfreev);
  G_OBJECT_CLASS (coxa_decision_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-decision-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaDecisionDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CoxaDecisionDialog, flags_group);
  gtk_widget_class_bind_template_child (widget_class, CoxaDecisionDialog, user);
  gtk_widget_class_bind_template_child (widget_class, CoxaDecisionDialog, role);
  gtk_widget_class_bind_template_child (widget_class, CoxaDecisionDialog, override_group);
  gtk_widget_class_bind_template_child (widget_class, CoxaDecisionDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, CoxaDecisionDialog, grounds_group);
  gtk_widget_class_bind_template_child (widget_class, CoxaDecisionDialog, clearance_group);
  gtk_widget_class_bind_template_child (widget_class, CoxaDecisionDialog, cleared_by);
  gtk_widget_class_bind_template_child (widget_class, CoxaDecisionDialog, cleared_where);
  gtk_widget_class_bind_template_child (widget_class, CoxaDecisionDialog, cleared_row);
  gtk_widget_class_bind_template_child (widget_class, CoxaDecisionDialog, cleared_days);
  gtk_widget_class_bind_template_child (widget_class, CoxaDecisionDialog, finding);
  gtk_widget_class_bind_template_child (widget_class, CoxaDecisionDialog, review_group);
  gtk_widget_class_bind_template_child (widget_class, CoxaDecisionDialog, review_row);
  gtk_widget_class_bind_template_child (widget_class, CoxaDecisionDialog, review_days);
  gtk_widget_class_bind_template_child (widget_class, CoxaDecisionDialog, advice_group);
  gtk_widget_class_bind_template_child (widget_class, CoxaDecisionDialog, advised);
  gtk_widget_class_bind_template_child (widget_class, CoxaDecisionDialog, advice);
  gtk_widget_class_bind_template_callback (widget_class, on_review_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cleared_changed_cb);
}

static void
coxa_decision_dialog_class_init (CoxaDecisionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_decision_dialog_dispose;

  signals[DECIDED] = g_signal_new ("decided", COXA_TYPE_DECISION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "decision.record", NULL, on_decide);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
coxa_decision_dialog_init (CoxaDecisionDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_flags (CoxaDecisionDialog *self)
{
  const CoxaRuleset *rules = coxa_result_get_ruleset (self->result);

  for (guint i = 0; self->flags[i]; i++) {
    GtkWidget *row = adw_action_row_new ();
    GtkWidget *check = gtk_check_button_new ();

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                   coxa_ruleset_find_flag_name (rules, self->flags[i]));
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
    gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
    adw_preferences_group_add (self->flags_group, row);
    g_ptr_array_add (self->checks, check);
  }
}

static void
add_grounds (CoxaDecisionDialog *self)
{
  const CoxaRuleset *rules = coxa_result_get_ruleset (self->result);

  for (guint i = 0; i < COXA_N_GROUNDS; i++) {
    CoxaGroundText ground = coxa_ruleset_get_ground_text (rules, (CoxaGround) i);
    GtkWidget *row = adw_entry_row_new ();
    /* Translators: a ground, then what to write down about it */
    g_autofree char *title = g_strdup_printf (_ ("%s (%s)"), ground.name, ground.detail);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_preferences_group_add (self->grounds_group, row);
    self->grounds[i] = GTK_EDITABLE (row);
  }
}

static void
show_kind (CoxaDecisionDialog *self)
{
  CoxaDecisionLimits limits =
      coxa_ruleset_get_decision_limits (coxa_result_get_ruleset (self->result));
  gboolean override = self->kind == COXA_DECISION_OVERRIDE;
  int days_max = override ? limits.override_days : limits.follow_up_days;

  gtk_window_set_title (GTK_WINDOW (self), coxa_decision_text_title (self->kind));
  gtk_widget_set_visible (self->override_group, override);
  gtk_widget_set_visible (GTK_WIDGET (self->grounds_group), override);
  gtk_widget_set_visible (self->advice_group, override);
  gtk_widget_set_visible (self->clearance_group, self->kind == COXA_DECISION_CLEARANCE);
  gtk_widget_set_visible (GTK_WIDGET (self->review_group), self->kind != COXA_DECISION_CLEARANCE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->review_row),
                                 override ? _ ("Days until it ends and is reviewed")
                                          : _ ("Days until the follow-up"));
  gtk_spin_button_set_range (self->review_days, 1, days_max);
  gtk_spin_button_set_value (self->review_days, days_max / 2);
  on_review_changed_cb (self);
  on_cleared_changed_cb (self);
}

/**
 * coxa_decision_dialog_new:
 * @result: (transfer none): of the visit, judged in its episode; must outlive the dialog
 * @user: (nullable): who is at work, as far as it is known
 */
GtkWidget *
coxa_decision_dialog_new (CoxaDecisionKind kind, const CoxaResult *result, const char *user)
{
  CoxaDecisionDialog *self = g_object_new (COXA_TYPE_DECISION_DIALOG, NULL);

  self->kind = kind;
  self->result = result;
  self->flags = coxa_result_dup_decidable (result, kind);
  gtk_editable_set_text (self->user, user ? user : "");
  add_flags (self);
  add_grounds (self);
  show_kind (self);
  return GTK_WIDGET (self);
}
