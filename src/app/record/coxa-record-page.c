/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-record-page.h"

#include "coxa-read-only.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "coxa-damage-group.h"
#include "coxa-history-window.h"
#include "coxa-move-flow.h"
#include "coxa-privacy-menu.h"
#include "coxa-programme-history.h"
#include "coxa-store-history.h"
#include "coxa-visit-menu.h"
#include "coxa-visit-row.h"
#include "coxa-visit-view.h"

struct _CoxaRecordPage {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkStack *stack;
  AdwLeaflet *leaflet;
  GtkLabel *count;
  GtkCheckButton *open_only;
  GtkCheckButton *with_hidden;
  GListStore *visits;
  GtkSingleSelection *selection;
  GtkWidget *back;
  GtkButton *correct;
  GtkMenuButton *menu;
  CoxaDamageGroup *damages;
  CoxaVisitView *visit_view;
  CoxaProgrammeHistory *programmes;
  CoxaPrivacyMenu *privacy;
  CoxaPrivacyMenu *empty_privacy;

  /* owned */
  CoxaKnowledge *knowledge;
  CoxaStore *store;
  CoxaRecordActs *acts;
  CoxaPatient *patient;
  GPtrArray *shown;  /* of CoxaVisit: those that count, newest first */
  GPtrArray *hidden; /* of CoxaVisit: those entered in error */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CoxaRecordPage, coxa_record_page, GTK_TYPE_WIDGET)

enum {
  CORRECT,
  FAILED,
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_selected_cb (CoxaRecordPage *self)
{
  CoxaVisit *visit = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (GMenuModel) menu = NULL;
  gboolean read_only;

  if (!visit || !self->store)
    return;
  read_only = coxa_store_is_read_only (self->store);
  menu = coxa_visit_menu_new (visit, read_only);
  gtk_menu_button_set_menu_model (self->menu, menu);
  gtk_button_set_label (self->correct, coxa_visit_is_signed (visit) ? _ ("_Amend this visit…")
                                                                    : _ ("C_orrect this visit"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->correct),
                            !read_only && !coxa_visit_is_entered_in_error (visit));
  coxa_visit_view_show (self->visit_view, self->knowledge, self->store, visit);
}

static void
on_activate_cb (CoxaRecordPage *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
on_back_clicked_cb (CoxaRecordPage *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
on_correct_clicked_cb (CoxaRecordPage *self)
{
  CoxaVisit *visit = gtk_single_selection_get_selected_item (self->selection);

  if (visit)
    g_signal_emit (self, signals[CORRECT], 0, visit);
}

static void
on_privacy_failed_cb (CoxaRecordPage *self, const char *title, const char *message)
{
  g_signal_emit (self, signals[FAILED], 0, title, message);
}

static void
on_privacy_done_cb (CoxaRecordPage *self, const char *message)
{
  g_signal_emit (self, signals[DONE], 0, message);
}

static void
on_row_setup_cb (CoxaRecordPage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, coxa_visit_row_new ());
}

static void
on_row_bind_cb (CoxaRecordPage *self, GtkListItem *item)
{
  coxa_visit_row_show (COXA_VISIT_ROW (gtk_list_item_get_child (item)), self->knowledge,
                       self->store, gtk_list_item_get_item (item));
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (coxa_visit_get_at (*(CoxaVisit *const *) b),
                              coxa_visit_get_at (*(CoxaVisit *const *) a));
}

static guint
count_open (CoxaRecordPage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->shown->len; i++)
    n += !coxa_visit_is_signed (g_ptr_array_index (self->shown, i));
  return n;
}

/* How many there are, and how many wait for a signature. */
static void
show_counts (CoxaRecordPage *self)
{
  guint n_open = count_open (self);
  g_autofree char *all = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u visit", "%u visits", self->shown->len), self->shown->len);
  g_autofree char *open = g_strdup_printf (_ ("Only not signed (%u)"), n_open);
  g_autofree char *hidden = g_strdup_printf (_ ("Show entered in error (%u)"), self->hidden->len);

  gtk_label_set_text (self->count, all);
  gtk_check_button_set_label (self->open_only, open);
  gtk_check_button_set_label (self->with_hidden, hidden);
  gtk_widget_set_sensitive (GTK_WIDGET (self->open_only),
                            n_open > 0 || gtk_check_button_get_active (self->open_only));
  gtk_widget_set_visible (GTK_WIDGET (self->with_hidden), self->hidden->len > 0);
}

static GPtrArray *
choose_visits (CoxaRecordPage *self)
{
  gboolean open_only = gtk_check_button_get_active (self->open_only);
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->shown->len; i++) {
    CoxaVisit *visit = g_ptr_array_index (self->shown, i);

    if (!open_only || !coxa_visit_is_signed (visit))
      g_ptr_array_add (chosen, visit);
  }
  if (gtk_check_button_get_active (self->with_hidden))
    for (guint i = 0; i < self->hidden->len; i++)
      g_ptr_array_add (chosen, g_ptr_array_index (self->hidden, i));
  g_ptr_array_sort (chosen, compare_newest_first);
  return chosen;
}

static guint
find_position (const GPtrArray *visits, const char *id)
{
  for (guint i = 0; id && i < visits->len; i++)
    if (g_str_equal (coxa_visit_get_id (g_ptr_array_index (visits, i)), id))
      return i;
  return 0;
}

/* The visit that was looked at stays in sight. */
static void
fill_list (CoxaRecordPage *self)
{
  g_autoptr (GPtrArray) chosen = choose_visits (self);
  CoxaVisit *selected = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *id = selected ? g_strdup (coxa_visit_get_id (selected)) : NULL;

  show_counts (self);
  g_list_store_splice (self->visits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->visits)),
                       chosen->pdata, chosen->len);
  gtk_stack_set_visible_child_name (self->stack,
                                    self->shown->len + self->hidden->len > 0 ? "visits" : "empty");
  if (chosen->len > 0)
    gtk_single_selection_set_selected (self->selection, find_position (chosen, id));
  on_selected_cb (self);
}

static void
on_filter_cb (CoxaRecordPage *self)
{
  if (self->store)
    fill_list (self);
}

static void
on_hidden_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaRecordPage) self = user_data;
  g_autoptr (GPtrArray) hidden =
      coxa_store_list_hidden_visits_finish (COXA_STORE (source), result, NULL);

  if (!hidden || !self->store || (hidden->len == 0 && self->hidden->len == 0))
    return;
  g_ptr_array_unref (self->hidden);
  self->hidden = g_steal_pointer (&hidden);
  if (self->hidden->len == 0)
    gtk_check_button_set_active (self->with_hidden, FALSE);
  fill_list (self);
}

static void
on_damage_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaRecordPage) self = user_data;
  g_autoptr (GPtrArray) damages = coxa_store_find_damage_finish (COXA_STORE (source), result, NULL);

  if (damages && self->store)
    coxa_damage_group_show (self->damages, self->acts, damages, self->shown);
}

static CoxaVisit *
find_visit (CoxaRecordPage *self, GVariant *id)
{
  GPtrArray *const lists[] = { self->shown, self->hidden };

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < lists[l]->len; i++) {
      CoxaVisit *visit = g_ptr_array_index (lists[l], i);

      if (g_str_equal (coxa_visit_get_id (visit), g_variant_get_string (id, NULL)))
        return visit;
    }
  return NULL;
}

static void
on_correct (GtkWidget *widget, const char *action, GVariant *id)
{
  CoxaRecordPage *self = COXA_RECORD_PAGE (widget);
  CoxaVisit *visit = find_visit (self, id);

  if (visit)
    g_signal_emit (self, signals[CORRECT], 0, visit);
}

static void
on_mark (GtkWidget *widget, const char *action, GVariant *id)
{
  CoxaRecordPage *self = COXA_RECORD_PAGE (widget);
  CoxaVisit *visit = find_visit (self, id);

  if (visit)
    coxa_record_acts_ask_mark (self->acts, widget, visit);
}

static void
on_move (GtkWidget *widget, const char *action, GVariant *id)
{
  CoxaRecordPage *self = COXA_RECORD_PAGE (widget);
  CoxaVisit *visit = find_visit (self, id);

  if (visit && self->patient)
    coxa_move_flow_start (widget, self->knowledge, self->acts, self->patient, visit);
}

static void
on_history (GtkWidget *widget, const char *action, GVariant *id)
{
  CoxaRecordPage *self = COXA_RECORD_PAGE (widget);
  CoxaVisit *visit = find_visit (self, id);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *window;

  if (!visit || !self->patient)
    return;
  window = coxa_history_window_new (self->knowledge, self->acts, self->patient, visit);
  gtk_window_set_transient_for (GTK_WINDOW (window),
                                GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_menu (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (COXA_RECORD_PAGE (widget)->menu);
}

static void
coxa_record_page_dispose (GObject *object)
{
  CoxaRecordPage *self = COXA_RECORD_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->acts);
  g_clear_object (&self->patient);
  g_clear_object (&self->knowledge);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->hidden, g_ptr_array_unref);
  G_OBJECT_CLASS (coxa_record_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (COXA_TYPE_DAMAGE_GROUP);
  g_type_ensure (COXA_TYPE_PRIVACY_MENU);
  g_type_ensure (COXA_TYPE_PROGRAMME_HISTORY);
  g_type_ensure (COXA_TYPE_VISIT);
  g_type_ensure (COXA_TYPE_VISIT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/record/coxa-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, count);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, open_only);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, with_hidden);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, visits);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, selection);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, back);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, correct);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, menu);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, damages);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, visit_view);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, programmes);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, privacy);
  gtk_widget_class_bind_template_child (widget_class, CoxaRecordPage, empty_privacy);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_correct_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_privacy_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_privacy_done_cb);
}

static void
coxa_record_page_class_init (CoxaRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_record_page_dispose;

  signals[CORRECT] = g_signal_new ("correct", COXA_TYPE_RECORD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, COXA_TYPE_VISIT);
  signals[FAILED] = g_signal_new ("failed", COXA_TYPE_RECORD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", COXA_TYPE_RECORD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "record.correct", "s", on_correct);
  gtk_widget_class_install_action (widget_class, "record.mark", "s", on_mark);
  gtk_widget_class_install_action (widget_class, "record.move", "s", on_move);
  gtk_widget_class_install_action (widget_class, "record.history", "s", on_history);
  gtk_widget_class_install_action (widget_class, "record.menu", NULL, on_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "record.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "record.menu",
                                       NULL);
}

static void
coxa_record_page_init (CoxaRecordPage *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->hidden = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
coxa_record_page_new (CoxaKnowledge *knowledge, CoxaStore *store, CoxaRecordActs *acts)
{
  CoxaRecordPage *self = g_object_new (COXA_TYPE_RECORD_PAGE, NULL);

  self->knowledge = g_object_ref (knowledge);
  self->store = g_object_ref (store);
  self->acts = g_object_ref (acts);
  return GTK_WIDGET (self);
}

/**
 * coxa_record_page_set_patient:
 *
 * Whose visits are shown next. Another one's are shown without the hidden ones again.
 */
void
coxa_record_page_set_patient (CoxaRecordPage *self, CoxaPatient *patient, GSettings *settings)
{
  CoxaDesk *desk = coxa_record_acts_get_desk (self->acts);
  gboolean same = self->patient &&
                  g_str_equal (coxa_patient_get_id (self->patient), coxa_patient_get_id (patient));

  g_set_object (&self->patient, patient);
  coxa_privacy_menu_set_up (self->privacy, self->knowledge, self->store, desk, settings);
  coxa_privacy_menu_set_up (self->empty_privacy, self->knowledge, self->store, desk, settings);
  coxa_privacy_menu_show (self->privacy, patient);
  coxa_privacy_menu_show (self->empty_privacy, patient);
  if (same)
    return;
  g_ptr_array_set_size (self->hidden, 0);
  g_ptr_array_set_size (self->shown, 0);
  gtk_check_button_set_active (self->with_hidden, FALSE);
  gtk_check_button_set_active (self->open_only, FALSE);
  coxa_damage_group_clear (self->damages);
}

/**
 * coxa_record_page_show:
 * @visits: (transfer none): array of CoxaVisit, newest first
 *
 * Shows them, and looks for those entered in error and for damage.
 */
void
coxa_record_page_show (CoxaRecordPage *self, GPtrArray *visits)
{
  const char *patient_id = coxa_patient_get_id (self->patient);

  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < visits->len; i++)
    g_ptr_array_add (self->shown, g_object_ref (g_ptr_array_index (visits, i)));
  fill_list (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  coxa_store_list_hidden_visits_async (self->store, patient_id, self->cancellable, on_hidden_cb,
                                       g_object_ref (self));
  coxa_programme_history_show (self->programmes, self->knowledge, self->store, patient_id);
  coxa_store_find_damage_async (self->store, patient_id, self->cancellable, on_damage_cb,
                                g_object_ref (self));
}

/* Of CoxaVisit: those in the list now. */
GListModel *
coxa_record_page_get_model (CoxaRecordPage *self)
{
  return G_LIST_MODEL (self->visits);
}

/**
 * coxa_record_page_set_read_only:
 *
 * No visit can be corrected, for this reason.
 */
void
coxa_record_page_set_read_only (CoxaRecordPage *self, const char *reason)
{
  coxa_read_only_switch_off (GTK_WIDGET (self->correct), reason);
}
