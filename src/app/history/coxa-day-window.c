/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-day-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "coxa-day-record.h"
#include "coxa-list-row.h"
#include "coxa-patient-text.h"
#include "coxa-stored-text.h"
#include "coxa-visit-view.h"

struct _CoxaDayWindow {
  AdwWindow parent_instance;

  /* template */
  GtkAdjustment *days;
  GtkRange *slider;
  GtkEditable *date;
  GtkLabel *problem;
  GtkWidget *earlier;
  GtkWidget *later;
  GtkLabel *day;
  GtkLabel *summary;
  GListStore *visits;
  GtkSingleSelection *selection;
  CoxaVisitView *visit_view;

  /* owned */
  CoxaKnowledge *knowledge;
  CoxaStore *store;
  CoxaPatient *patient;
  CoxaDayRecord *record; /* NULL until the history is read */
};

G_DEFINE_FINAL_TYPE (CoxaDayWindow, coxa_day_window, ADW_TYPE_WINDOW)

/* The day that the slider stands at. */
static GDateTime *
dup_day (CoxaDayWindow *self)
{
  int days = (int) gtk_adjustment_get_value (self->days);

  /* Noon: a change of summer time moves no day. */
  g_autoptr (GDateTime) noon = g_date_time_add_hours (coxa_day_record_get_first (self->record), 12);

  return g_date_time_add_days (noon, days);
}

static int
count_days (CoxaDayWindow *self, GDateTime *day)
{
  g_autoptr (GDateTime) noon =
      g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                             g_date_time_get_day_of_month (day), 12, 0, 0);

  return (int) (g_date_time_difference (noon, coxa_day_record_get_first (self->record)) /
                G_TIME_SPAN_DAY);
}

static void
show_problem (CoxaDayWindow *self, const char *problem)
{
  gtk_label_set_text (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
show_changes_around (CoxaDayWindow *self, GDateTime *day)
{
  g_autoptr (GDateTime) before = coxa_day_record_dup_change (self->record, day, -1);
  g_autoptr (GDateTime) after = coxa_day_record_dup_change (self->record, day, 1);

  gtk_widget_set_sensitive (self->earlier, before != NULL);
  gtk_widget_set_sensitive (self->later, after != NULL);
}

static void
on_days_cb (CoxaDayWindow *self)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *words = NULL;

  if (!self->record)
    return;
  day = dup_day (self);
  iso = g_date_time_format (day, "%Y-%m-%d");
  words = coxa_patient_text_dup_day (day);
  gtk_label_set_text (self->day, words);
  gtk_editable_set_text (self->date, iso);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->slider), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  words, -1);
  show_problem (self, NULL);
  show_changes_around (self, day);
  coxa_day_record_show (self->record, day);
}

static void
go_to (CoxaDayWindow *self, GDateTime *day)
{
  gtk_adjustment_set_value (self->days, count_days (self, day));
}

static void
on_date_activate_cb (CoxaDayWindow *self)
{
  g_autofree char *iso = NULL;
  g_autofree char *noon = NULL;
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  g_autoptr (GDateTime) day = NULL;
  int days;

  if (!self->record)
    return;
  if (coxa_birth_date_parse (gtk_editable_get_text (self->date), coxa_birth_date_locale_order (),
                             &iso) &&
      iso && strlen (iso) == strlen ("2026-03-14")) {
    noon = g_strconcat (iso, "T12:00:00", NULL);
    day = g_date_time_new_from_iso8601 (noon, here);
  }
  if (!day) {
    show_problem (self, _ ("Type the whole date, for example 2026-03-14."));
    return;
  }
  days = count_days (self, day);
  if (days < 0 || days > (int) gtk_adjustment_get_upper (self->days))
    show_problem (self, _ ("The record has nothing of that day: choose one on the slider."));
  else
    go_to (self, day);
}

static void
go_to_change (CoxaDayWindow *self, int direction)
{
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) change = NULL;

  if (!self->record)
    return;
  day = dup_day (self);
  change = coxa_day_record_dup_change (self->record, day, direction);
  if (change)
    go_to (self, change);
}

static void
on_earlier_cb (CoxaDayWindow *self)
{
  go_to_change (self, -1);
}

static void
on_later_cb (CoxaDayWindow *self)
{
  go_to_change (self, 1);
}

static void
on_selected_cb (CoxaDayWindow *self)
{
  CoxaVisit *visit = gtk_single_selection_get_selected_item (self->selection);

  gtk_widget_set_visible (GTK_WIDGET (self->visit_view), visit != NULL);
  if (visit && self->knowledge)
    coxa_visit_view_show_version (self->visit_view, self->knowledge, visit);
}

static char *
dup_summary (CoxaDayWindow *self, guint n)
{
  CoxaPatient *patient = coxa_day_record_get_patient (self->record);
  g_autoptr (GDateTime) day = dup_day (self);
  g_autofree char *count =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u visit", "%u visits", n), n);
  g_autofree char *name = NULL;
  g_autofree char *details = NULL;

  if (!patient)
    return g_strdup (_ ("The patient was not in the record yet."));
  name = coxa_patient_dup_display_name (patient);
  details = coxa_patient_text_dup_summary (patient, day);
  return g_strdup_printf ("%s · %s · %s", name, details, count);
}

static void
on_record_changed_cb (CoxaDayWindow *self)
{
  const GPtrArray *visits = coxa_day_record_get_visits (self->record);
  CoxaVisit *selected = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *id = selected ? g_strdup (coxa_visit_get_id (selected)) : NULL;
  g_autofree char *summary = dup_summary (self, visits->len);
  guint position = 0;

  gtk_label_set_text (self->summary, summary);
  g_list_store_splice (self->visits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->visits)),
                       visits->pdata, visits->len);
  for (guint i = 0; id && i < visits->len; i++)
    if (g_str_equal (coxa_visit_get_id (g_ptr_array_index (visits, i)), id))
      position = i;
  if (visits->len > 0)
    gtk_single_selection_set_selected (self->selection, position);
  on_selected_cb (self);
}

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
on_row_setup_cb (CoxaDayWindow *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "patient-row");
  gtk_box_append (GTK_BOX (box), label_new ("heading"));
  gtk_box_append (GTK_BOX (box), label_new ("caption"));
  gtk_list_item_set_child (item, box);
}

static void
on_row_bind_cb (CoxaDayWindow *self, GtkListItem *item)
{
  CoxaVisit *visit = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *day = coxa_patient_text_dup_day (coxa_visit_get_at (visit));
  g_autofree char *state = coxa_stored_text_dup_state (visit);
  g_autofree char *spoken = g_strjoin (", ", day, state, NULL);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), day);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), state);
  coxa_list_row_set_name (box, spoken);
}

static void
begin (CoxaDayWindow *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int last = MAX (count_days (self, now), 0);

  g_signal_connect_object (self->record, "changed", G_CALLBACK (on_record_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->record, "failed", G_CALLBACK (show_problem), self,
                           G_CONNECT_SWAPPED);
  gtk_adjustment_set_upper (self->days, last);
  gtk_adjustment_set_value (self->days, last);
  /* It may stand there already. */
  on_days_cb (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->slider), last > 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->slider));
}

static void
on_history_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaDayWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
      coxa_store_list_history_finish (COXA_STORE (source), result, &error);

  if (!self->store)
    return;
  if (!entries) {
    show_problem (self, error->message);
    return;
  }
  self->record = coxa_day_record_new (self->store, coxa_patient_get_id (self->patient), entries);
  if (coxa_day_record_get_first (self->record)) {
    begin (self);
    return;
  }
  g_clear_object (&self->record);
  show_problem (self, _ ("The history has no day to show."));
}

static void
coxa_day_window_dispose (GObject *object)
{
  CoxaDayWindow *self = COXA_DAY_WINDOW (object);

  g_clear_object (&self->record);
  g_clear_object (&self->store);
  g_clear_object (&self->patient);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_day_window_parent_class)->dispose (object);
}

static void
coxa_day_window_class_init (CoxaDayWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_day_window_dispose;

  g_type_ensure (COXA_TYPE_VISIT);
  g_type_ensure (COXA_TYPE_VISIT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/history/coxa-day-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaDayWindow, days);
  gtk_widget_class_bind_template_child (widget_class, CoxaDayWindow, slider);
  gtk_widget_class_bind_template_child (widget_class, CoxaDayWindow, date);
  gtk_widget_class_bind_template_child (widget_class, CoxaDayWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, CoxaDayWindow, earlier);
  gtk_widget_class_bind_template_child (widget_class, CoxaDayWindow, later);
  gtk_widget_class_bind_template_child (widget_class, CoxaDayWindow, day);
  gtk_widget_class_bind_template_child (widget_class, CoxaDayWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, CoxaDayWindow, visits);
  gtk_widget_class_bind_template_child (widget_class, CoxaDayWindow, selection);
  gtk_widget_class_bind_template_child (widget_class, CoxaDayWindow, visit_view);
  gtk_widget_class_bind_template_callback (widget_class, on_days_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_date_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_earlier_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_later_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
coxa_day_window_init (CoxaDayWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
coxa_day_window_new (CoxaKnowledge *knowledge, CoxaRecordActs *acts, CoxaPatient *patient)
{
  CoxaDayWindow *self = g_object_new (COXA_TYPE_DAY_WINDOW, NULL);

  self->knowledge = g_object_ref (knowledge);
  self->store = g_object_ref (coxa_record_acts_get_store (acts));
  self->patient = g_object_ref (patient);
  coxa_record_acts_note_looked (acts, "patient", coxa_patient_get_id (patient),
                                coxa_patient_get_id (patient));
  coxa_store_list_history_async (self->store, coxa_patient_get_id (patient), NULL, on_history_cb,
                                 g_object_ref (self));
  return GTK_WIDGET (self);
}

/* Of CoxaVisit: as they were on the day. */
GListModel *
coxa_day_window_get_model (CoxaDayWindow *self)
{
  return G_LIST_MODEL (self->visits);
}
