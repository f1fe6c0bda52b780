/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-programme-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "coxa-burden-meter.h"
#include "coxa-exercise-card.h"
#include "coxa-exercise-picker.h"
#include "coxa-finding-text.h"
#include "coxa-handout-flow.h"
#include "coxa-look-setting.h"
#include "coxa-draft-keeper.h"
#include "coxa-draft-text.h"
#include "coxa-programme-draft.h"
#include "coxa-programme-payload.h"
#include "coxa-programme-text.h"
#include "coxa-suggestion-group.h"

struct _CoxaProgrammePage {
  GtkWidget parent_instance;

  /* template */
  AdwToastOverlay *toasts;
  GtkWidget *refusal_box;
  GtkLabel *refusal;
  CoxaSuggestionGroup *suggestions;
  GtkLabel *origin;
  GtkWidget *copy_last;
  CoxaBurdenMeter *meter;
  GtkWidget *pending_box;
  GtkLabel *pending;
  GtkBox *cards_box;
  GtkWidget *empty_hint;
  GtkLabel *no_library;
  GtkWidget *add;
  GtkWidget *print;

  /* owned */
  CoxaKnowledge *knowledge;
  CoxaStore *store;
  CoxaDesk *desk;
  GSettings *settings;
  CoxaPatient *patient;
  CoxaVisit *visit; /* whose findings count, or NULL */
  CoxaWords *words;
  CoxaProgrammeDraft *draft;
  CoxaDraftKeeper *keeper;
  CoxaStoredProgramme *last; /* that was handed out, or NULL */
  CoxaHandoutFlow *flow;
  GCancellable *cancellable; /* of the reading of programmes */

  gboolean refused;
  gboolean stale; /* judged when it comes into sight */
  gboolean can_print;
  gboolean read_only; /* nothing can be stored, so nothing is put together */
};

G_DEFINE_FINAL_TYPE (CoxaProgrammePage, coxa_programme_page, GTK_TYPE_WIDGET)

enum {
  FAILED,
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void show_cards (CoxaProgrammePage *self);

/* Without exercises, or the rules on precautions, there is nothing to choose from. */
static const GError *
find_problem (CoxaProgrammePage *self)
{
  const GError *problem = coxa_knowledge_get_problem (self->knowledge, COXA_PART_EXERCISES);

  return problem ? problem : coxa_knowledge_get_problem (self->knowledge, COXA_PART_SUGGESTIONS);
}

static gboolean
may_hand_out (CoxaProgrammePage *self)
{
  return self->patient && !self->refused && coxa_programme_draft_count (self->draft) > 0;
}

static void
show_actions (CoxaProgrammePage *self)
{
  gboolean ready;

  if (!self->draft)
    return;
  coxa_handout_flow_allow (self->flow, may_hand_out (self) ? self->patient : NULL);
  ready = may_hand_out (self) && !coxa_handout_flow_is_busy (self->flow) && !self->read_only;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.save", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.print", ready && self->can_print);
}

/* ---- What is kept until it is handed out ---- */

/* What was handed out last is in the record already. */
static char *
read_draft (gpointer user_data, GError **error)
{
  CoxaProgrammePage *self = user_data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (CoxaStoredProgramme) programme = NULL;

  if (coxa_programme_draft_count (self->draft) == 0 ||
      (self->last && coxa_programme_draft_says (self->draft, self->last)))
    return NULL;
  programme = coxa_programme_draft_dup_stored (self->draft, "", now, NULL, NULL);
  return coxa_programme_payload_print (programme);
}

/* ---- What is shown beside the exercises ---- */

static void
show_origin (CoxaProgrammePage *self)
{
  gboolean same = self->last && coxa_programme_draft_says (self->draft, self->last);
  g_autofree char *issued = self->last ? coxa_programme_text_dup_issued (self->last) : NULL;
  g_autofree char *text = NULL;

  coxa_draft_keeper_touch (self->keeper);
  gtk_widget_set_visible (GTK_WIDGET (self->origin), issued != NULL);
  gtk_widget_set_visible (self->copy_last, issued && !same);
  if (!issued)
    return;
  /* Translators: %s is "Programme 2, 14 March 2026, AB" */
  text = g_strdup_printf (same ? _ ("As handed out last: %s") : _ ("Handed out last: %s"), issued);
  gtk_label_set_text (self->origin, text);
}

static void
show_meter (CoxaProgrammePage *self)
{
  const CoxaSuggestionRules *rules = coxa_knowledge_get_suggestions (self->knowledge);
  const CoxaSuggestionLimits *limits;

  gtk_widget_set_visible (GTK_WIDGET (self->meter), rules != NULL);
  if (!rules)
    return;
  limits = coxa_suggestion_rules_get_limits (rules);
  coxa_burden_meter_show (self->meter, limits, coxa_programme_draft_count (self->draft),
                          coxa_programme_draft_count_seconds (self->draft, FALSE),
                          coxa_programme_draft_count_seconds (self->draft, TRUE));
}

/* What has to be said before it can be handed out. */
static void
show_pending (CoxaProgrammePage *self)
{
  GString *titles = g_string_new (NULL);
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < coxa_programme_draft_count (self->draft); i++) {
    const CoxaProgrammeItem *item = coxa_programme_draft_get (self->draft, i);

    if (coxa_programme_draft_check (self->draft, item) != COXA_ITEM_READY)
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", item->exercise->title);
  }
  list = g_string_free (titles, FALSE);
  gtk_widget_set_visible (self->pending_box, *list != '\0');
  /* Translators: %s lists exercises */
  text = g_strdup_printf (_ ("Before the handout, see to the precautions: %s"), list);
  gtk_label_set_text (self->pending, text);
}

static GtkWidget *
first_card (CoxaProgrammePage *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self->cards_box));
}

/* The programme, or one of its exercises, is another. */
static void
follow (CoxaProgrammePage *self)
{
  show_origin (self);
  show_meter (self);
  show_pending (self);
  gtk_widget_set_visible (self->empty_hint,
                          coxa_programme_draft_count (self->draft) == 0 && !find_problem (self));
  coxa_suggestion_group_follow (self->suggestions, self->draft);
  for (GtkWidget *card = first_card (self); card; card = gtk_widget_get_next_sibling (card))
    coxa_exercise_card_follow (COXA_EXERCISE_CARD (card));
  show_actions (self);
}

/* A number or a word of an exercise is another; which exercises there are is not. */
static void
on_changed_cb (CoxaProgrammePage *self)
{
  show_origin (self);
  show_meter (self);
  show_pending (self);
}

/* ---- The cards ---- */

static int
index_of (CoxaProgrammePage *self, CoxaExerciseCard *card)
{
  const CoxaProgrammeItem *item = coxa_exercise_card_get_item (card);

  for (guint i = 0; i < coxa_programme_draft_count (self->draft); i++)
    if (coxa_programme_draft_get (self->draft, i) == item)
      return (int) i;
  return -1;
}

static GtkWidget *
card_at (CoxaProgrammePage *self, int index)
{
  GtkWidget *card = first_card (self);

  while (card && index-- > 0)
    card = gtk_widget_get_next_sibling (card);
  return card;
}

static void
tell_with_undo (CoxaProgrammePage *self, const char *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "programme.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
on_removed_cb (CoxaProgrammePage *self, CoxaExerciseCard *card)
{
  int index = index_of (self, card);
  g_autofree char *message = NULL;
  GtkWidget *next;

  if (index < 0)
    return;
  /* Translators: %s is the title of an exercise */
  message =
      g_strdup_printf (_ ("Removed: %s"), coxa_exercise_card_get_item (card)->exercise->title);
  gtk_box_remove (self->cards_box, GTK_WIDGET (card));
  coxa_programme_draft_remove (self->draft, (guint) index);
  follow (self);
  next = card_at (self, MIN (index, (int) coxa_programme_draft_count (self->draft) - 1));
  gtk_widget_child_focus (next ? next : self->add, GTK_DIR_TAB_FORWARD);
  tell_with_undo (self, message);
}

static void
move_card (CoxaProgrammePage *self, int from, int to)
{
  GtkWidget *card;

  if (from < 0 || to < 0 || to >= (int) coxa_programme_draft_count (self->draft) || from == to)
    return;
  card = card_at (self, from);
  coxa_programme_draft_move (self->draft, (guint) from, (guint) to);
  gtk_box_reorder_child_after (self->cards_box, card,
                               to == 0 ? NULL : card_at (self, to > from ? to : to - 1));
  follow (self);
}

static void
on_moved_cb (CoxaProgrammePage *self, int places, CoxaExerciseCard *card)
{
  int from = index_of (self, card);

  move_card (self, from, from + places);
}

static void
on_dropped_cb (CoxaProgrammePage *self, CoxaExerciseCard *dropped, CoxaExerciseCard *card)
{
  move_card (self, index_of (self, dropped), index_of (self, card));
}

static void
on_replaced_cb (CoxaProgrammePage *self, const char *exercise, CoxaExerciseCard *card)
{
  int index = index_of (self, card);
  CoxaProgrammeItem *item = coxa_exercise_card_get_item (card);
  g_autofree char *message = NULL;

  if (index < 0 || !coxa_programme_draft_can_become (self->draft, exercise))
    return;
  coxa_programme_draft_become (self->draft, item, exercise);
  /* Translators: %s is the title of an exercise */
  message = g_strdup_printf (_ ("Now: %s"), item->exercise->title);
  show_cards (self);
  gtk_widget_child_focus (card_at (self, index), GTK_DIR_TAB_FORWARD);
  tell_with_undo (self, message);
}

static GtkWidget *
card_new (CoxaProgrammePage *self, CoxaProgrammeItem *item)
{
  GtkWidget *card = coxa_exercise_card_new (self->knowledge, self->draft, item, self->words);

  g_signal_connect_object (card, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "removed", G_CALLBACK (on_removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "moved", G_CALLBACK (on_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "dropped", G_CALLBACK (on_dropped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "replaced", G_CALLBACK (on_replaced_cb), self, G_CONNECT_SWAPPED);
  return card;
}

static void
remove_cards (CoxaProgrammePage *self)
{
  GtkWidget *card;

  while ((card = first_card (self)))
    gtk_box_remove (self->cards_box, card);
}

static void
show_cards (CoxaProgrammePage *self)
{
  CoxaLook look = coxa_look_setting_get (self->settings);

  remove_cards (self);
  for (guint i = 0; i < coxa_programme_draft_count (self->draft); i++) {
    GtkWidget *card = card_new (self, coxa_programme_draft_get (self->draft, i));

    coxa_exercise_card_set_look (COXA_EXERCISE_CARD (card), &look);
    gtk_box_append (self->cards_box, card);
  }
  follow (self);
}

/* ---- Adding ---- */

static const CoxaExercise *
find_exercise (CoxaProgrammePage *self, const char *id)
{
  return find_problem (self)
             ? NULL
             : coxa_exercise_library_find (coxa_knowledge_get_exercises (self->knowledge), id);
}

static gboolean
add (CoxaProgrammePage *self, const char *id, CoxaSide side, const char *reason)
{
  const CoxaExercise *exercise = self->patient ? find_exercise (self, id) : NULL;

  return exercise && coxa_programme_draft_add (self->draft, exercise, side, reason) != NULL;
}

static void
on_chosen_cb (CoxaProgrammePage *self, const char *exercise)
{
  coxa_programme_page_add (self, exercise);
}

static void
on_suggestion_chosen_cb (CoxaProgrammePage *self, const char *id, int side, const char *reason)
{
  if (add (self, id, (CoxaSide) side, reason))
    show_cards (self);
}

/* With the button its focus is gone; what comes next is the handout. */
static void
focus_handout (CoxaProgrammePage *self)
{
  gtk_widget_grab_focus (self->can_print ? self->print : self->add);
}

static void
on_add_suggestion (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaProgrammePage *self = COXA_PROGRAMME_PAGE (widget);

  coxa_programme_draft_remember (self->draft);
  coxa_suggestion_group_choose (self->suggestions, (guint) g_variant_get_int32 (parameter));
}

static void
on_add_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaProgrammePage *self = COXA_PROGRAMME_PAGE (widget);

  coxa_programme_draft_remember (self->draft);
  coxa_suggestion_group_choose_all (self->suggestions);
  focus_handout (self);
}

static void
on_add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaProgrammePage *self = COXA_PROGRAMME_PAGE (widget);
  CoxaLook look = coxa_look_setting_get (self->settings);
  GtkWidget *picker;

  if (!self->patient || find_problem (self))
    return;
  picker = coxa_exercise_picker_new (coxa_knowledge_get_exercises (self->knowledge),
                                     coxa_knowledge_get_suggestions (self->knowledge),
                                     coxa_patient_get_precautions (self->patient));
  coxa_exercise_picker_set_look (COXA_EXERCISE_PICKER (picker), &look);
  g_signal_connect_object (picker, "chosen", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (picker), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (picker));
}

static void
on_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaProgrammePage *self = COXA_PROGRAMME_PAGE (widget);

  remove_cards (self);
  coxa_programme_draft_undo (self->draft);
  show_cards (self);
}

static void
on_redo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaProgrammePage *self = COXA_PROGRAMME_PAGE (widget);

  remove_cards (self);
  coxa_programme_draft_redo (self->draft);
  show_cards (self);
}

/* ---- The programme that was handed out last ---- */

static void
take_last (CoxaProgrammePage *self)
{
  guint n_unknown;
  g_autofree char *message = NULL;

  remove_cards (self);
  n_unknown = coxa_programme_draft_take_stored (self->draft, self->last);
  if (n_unknown == 0)
    return;
  message = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u exercise is no longer in the library and was left out.",
                   "%u exercises are no longer in the library and were left out.", n_unknown),
      n_unknown);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (message));
}

/* Its exercises are judged by the precautions and findings of now, so it waits for both. */
static void
begin_with_last (CoxaProgrammePage *self)
{
  if (!self->last || !self->visit || coxa_programme_draft_count (self->draft) > 0 ||
      !coxa_programme_draft_is_untouched (self->draft))
    return;
  coxa_programme_draft_judge (self->draft, self->patient, self->visit);
  take_last (self);
  show_cards (self);
}

static void
on_copy_last (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaProgrammePage *self = COXA_PROGRAMME_PAGE (widget);

  if (!self->last)
    return;
  coxa_programme_draft_remember (self->draft);
  take_last (self);
  show_cards (self);
  tell_with_undo (self, _ ("Copied from the last programme"));
}

static void
on_programmes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaProgrammePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) programmes =
      coxa_store_list_programmes_finish (COXA_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->draft)
    return;
  g_clear_object (&self->cancellable);
  if (!programmes) {
    g_signal_emit (self, signals[FAILED], 0, _ ("The programmes could not be read"),
                   error->message);
    return;
  }
  g_clear_pointer (&self->last, coxa_stored_programme_free);
  if (programmes->len > 0)
    self->last = g_ptr_array_steal_index (programmes, 0);
  begin_with_last (self);
  show_origin (self);
}

static void
read_programmes (CoxaProgrammePage *self)
{
  if (!self->patient)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  coxa_store_list_programmes_async (self->store, coxa_patient_get_id (self->patient),
                                    self->cancellable, on_programmes_cb, g_object_ref (self));
}

static void
on_store_changed_cb (CoxaProgrammePage *self, const char *patient_id)
{
  if (!patient_id ||
      (self->patient && g_str_equal (patient_id, coxa_patient_get_id (self->patient))))
    read_programmes (self);
}

/* ---- The handout ---- */

static gboolean
is_of_day (const CoxaStoredProgramme *programme, GDateTime *now)
{
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  return g_str_has_prefix (programme->issued_at, today);
}

/* Printed again on the same day it is the same programme. */
static CoxaStoredProgramme *
dup_issued (CoxaProgrammePage *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *author = coxa_desk_dup_initials (self->desk);
  g_autofree char *language = coxa_handout_flow_dup_language (self->flow, self->patient);

  if (self->last && coxa_programme_draft_says (self->draft, self->last) &&
      is_of_day (self->last, now))
    return NULL;
  return coxa_programme_draft_dup_stored (self->draft, id, now, *author ? author : NULL, language);
}

/* Returns: whether an exercise waits for a word about its precautions; the keyboard is there then
 */
static gboolean
go_to_pending (CoxaProgrammePage *self)
{
  for (GtkWidget *card = first_card (self); card; card = gtk_widget_get_next_sibling (card))
    if (coxa_exercise_card_focus_care (COXA_EXERCISE_CARD (card)))
      return TRUE;
  return FALSE;
}

/* Whatever was entered meanwhile counts. */
static void
judge_now (CoxaProgrammePage *self)
{
  if (coxa_programme_draft_judge (self->draft, self->patient, self->visit))
    show_cards (self);
}

static void
start (CoxaProgrammePage *self, gboolean to_printer)
{
  if (!may_hand_out (self))
    return;
  judge_now (self);
  if (coxa_handout_flow_is_busy (self->flow) || go_to_pending (self))
    return;
  coxa_handout_flow_start (self->flow, self->patient, coxa_programme_draft_get_items (self->draft),
                           dup_issued (self), to_printer);
}

static void
on_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  start (COXA_PROGRAMME_PAGE (widget), FALSE);
}

static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  start (COXA_PROGRAMME_PAGE (widget), TRUE);
}

static void
on_flow_failed_cb (CoxaProgrammePage *self, const char *title, const char *message)
{
  g_signal_emit (self, signals[FAILED], 0, title, message);
}

static void
on_flow_done_cb (CoxaProgrammePage *self, const char *message)
{
  g_signal_emit (self, signals[DONE], 0, message);
}

/* ---- The page ---- */

/* Judging and drawing wait until somebody looks. */
static void
refresh (CoxaProgrammePage *self)
{
  gboolean changed;

  if (!self->stale || !self->patient || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->stale = FALSE;
  changed = coxa_programme_draft_judge (self->draft, self->patient, self->visit);
  if (!find_problem (self))
    coxa_suggestion_group_show (self->suggestions, self->knowledge, self->draft);
  if (changed)
    show_cards (self);
  else
    follow (self);
}

static void
set_stale (CoxaProgrammePage *self)
{
  self->stale = TRUE;
  refresh (self);
}

static void
coxa_programme_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (coxa_programme_page_parent_class)->map (widget);
  refresh (COXA_PROGRAMME_PAGE (widget));
}

static void
coxa_programme_page_dispose (GObject *object)
{
  CoxaProgrammePage *self = COXA_PROGRAMME_PAGE (object);

  if (self->keeper)
    coxa_draft_keeper_end (self->keeper);
  g_clear_object (&self->keeper);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->toasts)
    gtk_widget_unparent (GTK_WIDGET (self->toasts));
  self->toasts = NULL;
  if (self->flow)
    g_object_run_dispose (G_OBJECT (self->flow));
  g_clear_object (&self->flow);
  g_clear_pointer (&self->last, coxa_stored_programme_free);
  g_clear_pointer (&self->draft, coxa_programme_draft_free);
  g_clear_pointer (&self->words, coxa_words_free);
  g_clear_object (&self->visit);
  g_clear_object (&self->patient);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  g_clear_object (&self->desk);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_programme_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/programme/coxa-programme-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, toasts);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, refusal_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, refusal);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, suggestions);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, origin);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, copy_last);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, meter);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, pending_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, pending);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, cards_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, empty_hint);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, no_library);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, add);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammePage, print);
  gtk_widget_class_bind_template_callback (widget_class, on_suggestion_chosen_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "programme.add", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "programme.add-suggestion", "i",
                                   on_add_suggestion);
  gtk_widget_class_install_action (widget_class, "programme.add-all", NULL, on_add_all);
  gtk_widget_class_install_action (widget_class, "programme.copy-last", NULL, on_copy_last);
  gtk_widget_class_install_action (widget_class, "programme.undo", NULL, on_undo);
  gtk_widget_class_install_action (widget_class, "programme.redo", NULL, on_redo);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "programme.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "programme.redo",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "programme.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "programme.print", NULL, on_print);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "programme.undo",
                                       NULL);
  for (int i = 0; i < 9; i++) {
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_CONTROL_MASK,
                                         "programme.add-suggestion", "i", i);
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_1 + i, GDK_CONTROL_MASK,
                                         "programme.add-suggestion", "i", i);
  }
}

static void
coxa_programme_page_class_init (CoxaProgrammePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_programme_page_dispose;
  widget_class->map = coxa_programme_page_map;

  signals[FAILED] = g_signal_new ("failed", COXA_TYPE_PROGRAMME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", COXA_TYPE_PROGRAMME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (COXA_TYPE_BURDEN_METER);
  g_type_ensure (COXA_TYPE_SUGGESTION_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
coxa_programme_page_init (CoxaProgrammePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The dialog that takes a finished PDF reaches no printer from inside a sandbox. */
  self->can_print = !g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
  gtk_widget_set_visible (self->print, self->can_print);
}

/* The page says why nothing can be chosen. */
static void
show_library (CoxaProgrammePage *self)
{
  const GError *problem = find_problem (self);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->no_library), problem != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.add", !problem && !self->read_only);
  if (!problem)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->suggestions), FALSE);
  text = g_strdup_printf (_ ("The exercises could not be read, so none can be chosen: %s"),
                          problem->message);
  gtk_label_set_text (self->no_library, text);
}

GtkWidget *
coxa_programme_page_new (CoxaKnowledge *knowledge,
                         CoxaStore *store,
                         CoxaDesk *desk,
                         GSettings *settings)
{
  CoxaProgrammePage *self = g_object_new (COXA_TYPE_PROGRAMME_PAGE, NULL);
  g_autoptr (GError) error = NULL;

  self->knowledge = g_object_ref (knowledge);
  self->store = g_object_ref (store);
  self->desk = g_object_ref (desk);
  self->settings = g_object_ref (settings);
  self->words = coxa_words_load (g_get_language_names ()[0], &error);
  if (!self->words)
    g_error ("%s", error->message); /* compiled in: cannot fail in a sound build */
  self->draft = coxa_programme_draft_new (knowledge);
  self->keeper = coxa_draft_keeper_new (store, desk, COXA_DRAFT_PROGRAMME, read_draft, self);
  self->flow = coxa_handout_flow_new (GTK_WIDGET (self), knowledge, store, desk, settings);
  g_signal_connect_object (self->flow, "failed", G_CALLBACK (on_flow_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flow, "done", G_CALLBACK (on_flow_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flow, "notify::busy", G_CALLBACK (show_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::figure-body", G_CALLBACK (show_cards), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::figure-skin", G_CALLBACK (show_cards), self,
                           G_CONNECT_SWAPPED);
  show_library (self);
  show_actions (self);
  return GTK_WIDGET (self);
}

/**
 * coxa_programme_page_open:
 *
 * Begins with the programme that @patient got last. What is being put together for the same patient
 * stays; precautions may have come since.
 */
void
coxa_programme_page_open (CoxaProgrammePage *self, CoxaPatient *patient)
{
  gboolean same = self->patient &&
                  g_str_equal (coxa_patient_get_id (self->patient), coxa_patient_get_id (patient));

  if (!same)
    coxa_draft_keeper_flush (self->keeper);
  g_set_object (&self->patient, patient);
  if (!same) {
    coxa_draft_keeper_begin (self->keeper, coxa_patient_get_id (patient), "", 0);
    remove_cards (self);
    coxa_programme_draft_clear (self->draft);
    g_clear_pointer (&self->last, coxa_stored_programme_free);
    g_clear_object (&self->visit);
    coxa_handout_flow_set_goal (self->flow, NULL);
  }
  show_actions (self);
  read_programmes (self);
  set_stale (self);
}

/* Forgets who is shown; what was put together and not handed out stays as a draft. */
void
coxa_programme_page_close (CoxaProgrammePage *self)
{
  coxa_draft_keeper_flush (self->keeper);
  coxa_draft_keeper_end (self->keeper);
  g_clear_object (&self->patient);
}

/**
 * coxa_programme_page_go_on:
 * @payload: of a draft of the patient who is open
 *
 * Shows a programme that was put together and not handed out.
 */
gboolean
coxa_programme_page_go_on (CoxaProgrammePage *self, const char *payload, GError **error)
{
  g_autoptr (CoxaStoredProgramme) programme = coxa_programme_payload_parse (payload, error);

  if (!programme)
    return FALSE;
  coxa_programme_draft_remember (self->draft);
  coxa_programme_draft_judge (self->draft, self->patient, self->visit);
  remove_cards (self);
  coxa_programme_draft_take_stored (self->draft, programme);
  show_cards (self);
  return TRUE;
}

/* Returns: (transfer none): what keeps the programme until it is handed out */
CoxaDraftKeeper *
coxa_programme_page_get_keeper (CoxaProgrammePage *self)
{
  return self->keeper;
}

/**
 * coxa_programme_page_set_visit:
 * @visit: (nullable): whose findings suggestions follow from
 * @screening: (nullable): that the handout's gate judged it by
 */
void
coxa_programme_page_set_visit (CoxaProgrammePage *self, CoxaVisit *visit, CoxaScreening *screening)
{
  coxa_programme_draft_set_screening (self->draft, screening);
  g_set_object (&self->visit, visit);
  if (self->patient)
    begin_with_last (self);
  set_stale (self);
}

/* What the patient wants to achieve, in their own words, or NULL: it heads the handout. */
void
coxa_programme_page_set_goal (CoxaProgrammePage *self, const char *goal)
{
  coxa_handout_flow_set_goal (self->flow, goal);
}

/**
 * coxa_programme_page_set_refusal:
 * @reason: (nullable): as coxa_result_allows_handout() names it, %NULL where a handout is allowed
 */
void
coxa_programme_page_set_refusal (CoxaProgrammePage *self, const char *reason)
{
  gboolean emergency = g_strcmp0 (reason, coxa_safety_level_ids[COXA_SAFETY_EMERGENCY]) == 0;

  self->refused = reason != NULL;
  /* In an emergency no exercise is given at all (safety.md 2). */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.add",
                                 !emergency && !find_problem (self) && !self->read_only);
  gtk_widget_set_visible (self->refusal_box, self->refused);
  gtk_widget_set_visible (GTK_WIDGET (self->suggestions), !emergency && !find_problem (self));
  if (reason)
    gtk_label_set_text (self->refusal, coxa_finding_text_refusal (reason));
  show_actions (self);
}

/**
 * coxa_programme_page_add:
 * @exercise: id
 *
 * What a precaution forbids is added with a reason alone: the page asks for it.
 */
void
coxa_programme_page_add (CoxaProgrammePage *self, const char *exercise)
{
  const CoxaExercise *chosen = find_exercise (self, exercise);

  if (self->read_only)
    return;
  coxa_programme_draft_remember (self->draft);
  if (add (self, exercise, COXA_SIDE_CENTRAL, NULL))
    show_cards (self);
  else if (chosen && self->patient && !coxa_programme_draft_has (self->draft, chosen))
    coxa_suggestion_group_ask_reason (self->suggestions, chosen);
}

/**
 * coxa_programme_page_set_read_only:
 *
 * Nothing can be stored any more, so nothing is put together either.
 */
void
coxa_programme_page_set_read_only (CoxaProgrammePage *self)
{
  static const char *const actions[] = { "programme.add", "programme.add-suggestion",
                                         "programme.add-all", "programme.copy-last",
                                         "programme.undo" };

  self->read_only = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], FALSE);
  show_actions (self);
}

guint
coxa_programme_page_count (CoxaProgrammePage *self)
{
  return coxa_programme_draft_count (self->draft);
}

/**
 * coxa_programme_page_get_item:
 *
 * Returns: (transfer none): as it is now
 */
CoxaProgrammeItem *
coxa_programme_page_get_item (CoxaProgrammePage *self, guint index)
{
  return coxa_programme_draft_get (self->draft, index);
}
