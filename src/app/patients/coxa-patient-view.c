/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-patient-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "coxa-conflict-dialog.h"
#include "coxa-decision-text.h"
#include "coxa-draft-bar.h"
#include "coxa-draft-text.h"
#include "coxa-look-alike-text.h"
#include "coxa-overview-page.h"
#include "coxa-own-goal.h"
#include "coxa-patient-acts.h"
#include "coxa-patient-text.h"
#include "coxa-progress-page.h"
#include "coxa-read-only.h"
#include "coxa-record-page.h"
#include "coxa-programme-page.h"
#include "coxa-referral-job.h"
#include "coxa-store-acts.h"
#include "coxa-store-history.h"
#include "coxa-screening.h"
#include "coxa-visit-signing.h"

struct _CoxaPatientView {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkWidget *back;
  GtkLabel *name;
  GtkLabel *details;
  GtkInfoBar *look_alike_bar;
  GtkLabel *look_alike;
  AdwViewStack *pages;
  GtkButton *save;
  GtkButton *sign;
  AdwBin *drafts_bin;
  AdwBin *overview_bin;
  AdwBin *visit_bin;
  AdwBin *progress_bin;
  AdwBin *record_bin;
  AdwBin *programme_bin;

  /* owned */
  CoxaKnowledge *knowledge;
  CoxaStore *store;
  CoxaDesk *desk;
  GSettings *settings;
  CoxaPatient *patient;
  GPtrArray *visits;        /* of CoxaVisit, newest first */
  GPtrArray *decisions;     /* of CoxaSafetyDecision */
  CoxaScreening *screening; /* over both; NULL until it is asked */
  char *summary;            /* who the patient is, in a line */
  GCancellable *cancellable;

  /* borrowed */
  CoxaDraftBar *drafts;
  CoxaOverviewPage *overview_page;
  CoxaVisitPage *visit_page;
  CoxaProgressPage *progress_page;
  CoxaRecordPage *record_page;
  CoxaProgrammePage *programme_page;

  /* owned */
  CoxaRecordActs *acts;
  CoxaPatientActs *patient_acts;

  gboolean read_only;    /* nothing can be stored */
  gboolean handing_over; /* to another clinician, as soon as the draft is kept */
  gboolean opening;      /* the visits are read for a patient who was just opened */
};

G_DEFINE_FINAL_TYPE (CoxaPatientView, coxa_patient_view, GTK_TYPE_WIDGET)

enum {
  FAILED,
  DONE,
  UNDOABLE,
  PAGE_CHANGED,
  GONE,
  DISCARDED,
  CONTINUE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_look_alike_response_cb (CoxaPatientView *self)
{
  gtk_info_bar_set_revealed (self->look_alike_bar, FALSE);
}

static void
on_page_failed_cb (CoxaPatientView *self, const char *title, const char *message)
{
  g_signal_emit (self, signals[FAILED], 0, title, message);
}

static void
on_page_done_cb (CoxaPatientView *self, const char *message)
{
  g_signal_emit (self, signals[DONE], 0, message);
}

static void
on_undoable_cb (CoxaPatientView *self, const char *message)
{
  g_signal_emit (self, signals[UNDOABLE], 0, message);
}

static void
on_undo_act (GtkWidget *widget, const char *action, GVariant *parameter)
{
  coxa_record_acts_undo (COXA_PATIENT_VIEW (widget)->acts);
}

static void
show_save (CoxaPatientView *self)
{
  gboolean saving;
  gboolean dirty;
  gboolean is_signed;
  gboolean can_sign;

  if (!self->box) /* it goes away, and its pages with it */
    return;
  g_object_get (self->visit_page, "saving", &saving, "dirty", &dirty, "signed", &is_signed, NULL);
  can_sign = coxa_patient_view_is_on_visit (self) && !is_signed;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "patient.save",
                                 dirty && !saving && !self->read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "patient.sign",
                                 !is_signed && !saving && !self->read_only);
  gtk_widget_set_visible (GTK_WIDGET (self->sign), can_sign);
  gtk_widget_set_visible (GTK_WIDGET (self->save),
                          coxa_patient_view_is_on_visit (self) &&
                              !coxa_visit_page_is_locked (self->visit_page));
  /* One thing is suggested: to sign, or to store the amendment of what is signed. */
  if (can_sign)
    gtk_widget_remove_css_class (GTK_WIDGET (self->save), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->save), "suggested-action");
  if (coxa_visit_page_has_entries (self->visit_page))
    coxa_draft_bar_set_live (self->drafts,
                             coxa_visit_get_id (coxa_visit_page_get_visit (self->visit_page)));
}

/* The focus leaves first: what it was in would wait for it. */
static void
set_usable (GtkWidget *part, gboolean usable)
{
  GtkRoot *root = gtk_widget_get_root (part);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!usable && focus && gtk_widget_is_ancestor (focus, part))
    gtk_root_set_focus (root, NULL);
  gtk_widget_set_sensitive (part, usable);
}

/* Entries of the very visit that is open, from before: first it is said what becomes of them, or
 * new ones would go over them. */
static void
wait_for_choice (CoxaPatientView *self)
{
  CoxaVisit *visit = coxa_visit_page_get_visit (self->visit_page);
  gboolean waiting =
      visit && !coxa_visit_page_has_entries (self->visit_page) &&
      coxa_draft_bar_find (self->drafts, COXA_DRAFT_VISIT, coxa_visit_get_id (visit));

  set_usable (GTK_WIDGET (coxa_visit_page_get_form (self->visit_page)),
              !waiting && !self->read_only && !coxa_visit_page_is_locked (self->visit_page));
  set_usable (GTK_WIDGET (self->programme_page),
              !coxa_draft_bar_find (self->drafts, COXA_DRAFT_PROGRAMME, ""));
}

static void
show_screen_age (CoxaPatientView *self, int days)
{
  g_autofree char *age = coxa_decision_text_dup_screen_age (days);
  g_autofree char *details = g_strdup_printf ("%s · %s", self->summary, age);

  gtk_label_set_text (self->details, details);
}

/* Returns: (transfer none): over the visits of the record, ready to judge @visit */
static CoxaScreening *
screen (CoxaPatientView *self, CoxaVisit *visit)
{
  if (!self->screening)
    self->screening = coxa_screening_new (coxa_knowledge_get_rules (self->knowledge), self->visits,
                                          self->decisions);
  if (self->visits)
    coxa_visit_trend_tell (coxa_visit_page_get_trend (self->visit_page), self->screening,
                           self->visits, visit);
  return self->screening;
}

static void
show_overview (CoxaPatientView *self)
{
  CoxaScreening *screening =
      self->visits->len > 0 ? screen (self, g_ptr_array_index (self->visits, 0)) : NULL;

  coxa_overview_page_show (self->overview_page, self->patient, self->visits, screening);
  coxa_progress_page_show (self->progress_page, self->patient, self->visits);
}

/* A handout follows what is entered now; where nothing is, the newest visit of the record. */
static void
show_permission (CoxaPatientView *self)
{
  CoxaVisit *visit = coxa_visit_page_get_visit (self->visit_page);
  g_autoptr (CoxaResult) result = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const char *reason = NULL;

  if (!visit || (coxa_visit_is_empty (visit) && self->visits && self->visits->len > 0))
    visit = self->visits && self->visits->len > 0 ? g_ptr_array_index (self->visits, 0) : NULL;
  if (!visit || !self->patient)
    return;
  result = coxa_knowledge_new_result (self->knowledge);
  coxa_screening_judge (screen (self, visit), result, self->patient, visit, now, now);
  coxa_result_allows_handout (result, &reason);
  coxa_programme_page_set_refusal (self->programme_page, reason);
  show_screen_age (self, coxa_screening_count_days (self->screening, now));
  coxa_programme_page_set_visit (self->programme_page, visit, self->screening);
  coxa_programme_page_set_goal (
      self->programme_page,
      coxa_own_goal_find (coxa_knowledge_get_topics (self->knowledge), visit, self->visits));
}

static gboolean
same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) &&
         g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

static CoxaVisit *
new_visit (CoxaPatientView *self, GDateTime *now)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *initials = coxa_desk_dup_initials (self->desk);
  CoxaVisit *visit = coxa_visit_new (id, now);

  coxa_visit_set_patient_id (visit, coxa_patient_get_id (self->patient));
  coxa_visit_set_examiner (visit, *initials ? initials : NULL);
  if (self->visits->len > 0)
    coxa_visit_set_episode (visit, coxa_visit_get_episode (g_ptr_array_index (self->visits, 0)));
  return visit;
}

static CoxaVisit *
visit_before (CoxaPatientView *self, CoxaVisit *visit)
{
  for (guint i = 0; i < self->visits->len; i++) {
    CoxaVisit *other = g_ptr_array_index (self->visits, i);

    if (!g_str_equal (coxa_visit_get_id (other), coxa_visit_get_id (visit)) &&
        g_date_time_compare (coxa_visit_get_at (other), coxa_visit_get_at (visit)) <= 0)
      return other;
  }
  return NULL;
}

static void
open_visit (CoxaPatientView *self, CoxaVisit *visit)
{
  coxa_visit_page_open (self->visit_page, self->patient, visit, visit_before (self, visit));
  coxa_draft_bar_set_live (self->drafts, NULL);
  wait_for_choice (self);
  coxa_draft_bar_refresh (self->drafts);
  show_save (self);
}

/* Goes on with the visit of today, if there is one, else begins a new one. */
static void
open_today (CoxaPatientView *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  CoxaVisit *newest = self->visits->len > 0 ? g_ptr_array_index (self->visits, 0) : NULL;
  g_autoptr (CoxaVisit) visit = NULL;

  if (newest && same_day (coxa_visit_get_at (newest), now))
    visit = g_object_ref (newest);
  else
    visit = new_visit (self, now);
  open_visit (self, visit);
}

/* A new visit that nothing was entered into is begun by whoever works here now. */
static void
on_desk_changed_cb (CoxaPatientView *self)
{
  CoxaVisit *visit = coxa_visit_page_get_visit (self->visit_page);

  if (coxa_desk_get_clinician (self->desk) && self->patient && self->visits && visit &&
      coxa_visit_get_version (visit) == 0 && !coxa_visit_page_is_dirty (self->visit_page) &&
      coxa_visit_page_keep (self->visit_page) && !coxa_visit_page_is_dirty (self->visit_page))
    open_today (self);
}

static void read_visits (CoxaPatientView *self);

static void
show_anew (CoxaPatientView *self, CoxaPatient *patient)
{
  self->opening = TRUE;
  coxa_visit_page_close (self->visit_page);
  /* Until the visits are read nothing can be entered, least of all into another's form. */
  set_usable (GTK_WIDGET (self->pages), FALSE);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  g_clear_pointer (&self->screening, coxa_screening_unref);
  coxa_patient_view_show_patient (self, patient);
  coxa_draft_bar_show (self->drafts, coxa_patient_get_id (patient));
  read_visits (self);
}

static gboolean
is_left (CoxaDraftKeeper *keeper)
{
  return !coxa_draft_keeper_is_own (keeper) &&
         (coxa_draft_keeper_has_draft (keeper) ||
          coxa_draft_keeper_get_state (keeper) == COXA_DRAFT_FAILED);
}

static gboolean
is_held (CoxaPatientView *self)
{
  return is_left (coxa_visit_page_get_keeper (self->visit_page)) ||
         is_left (coxa_programme_page_get_keeper (self->programme_page));
}

/* What was not saved of the one before is their draft now, and nobody else's: who comes begins
 * anew. Only when the draft is durable does the form let go of it. */
static void
hand_over (CoxaPatientView *self)
{
  CoxaDraftKeeper *visit = coxa_visit_page_get_keeper (self->visit_page);
  CoxaDraftKeeper *programme = coxa_programme_page_get_keeper (self->programme_page);

  if (!self->handing_over || coxa_draft_keeper_is_writing (visit) ||
      coxa_draft_keeper_is_writing (programme))
    return;
  self->handing_over = FALSE;
  if (coxa_draft_keeper_get_state (visit) == COXA_DRAFT_FAILED ||
      coxa_draft_keeper_get_state (programme) == COXA_DRAFT_FAILED) {
    on_page_failed_cb (
        self, _ ("Entries of another clinician could not be kept"),
        _ ("They stay in the form until whoever entered them is here again and saves them."));
    return;
  }
  coxa_visit_page_close (self->visit_page);
  coxa_programme_page_close (self->programme_page);
  show_anew (self, self->patient);
}

static void
take_over (CoxaPatientView *self)
{
  CoxaDraftKeeper *visit = coxa_visit_page_get_keeper (self->visit_page);
  CoxaDraftKeeper *programme = coxa_programme_page_get_keeper (self->programme_page);

  self->handing_over = is_held (self);
  if (self->handing_over) {
    set_usable (GTK_WIDGET (self->pages), FALSE);
    hand_over (self);
    return;
  }
  coxa_draft_keeper_hand_over (visit);
  coxa_draft_keeper_hand_over (programme);
  if (self->visits)
    gtk_widget_set_sensitive (GTK_WIDGET (self->pages), TRUE);
}

/* Who sees a patient that is open already has opened the patient too. */
static void
on_taken_over_cb (CoxaPatientView *self)
{
  if (!self->patient)
    return;
  coxa_desk_note_opened (self->desk, coxa_patient_get_id (self->patient));
  take_over (self);
}

static CoxaVisit *
find_visit (CoxaPatientView *self, const char *id)
{
  for (guint i = 0; self->visits && i < self->visits->len; i++)
    if (g_ascii_strcasecmp (coxa_visit_get_id (g_ptr_array_index (self->visits, i)), id) == 0)
      return g_ptr_array_index (self->visits, i);
  return NULL;
}

/* What was done to the visit elsewhere is seen on its page, unless entries would be lost. */
static void
follow_record (CoxaPatientView *self)
{
  CoxaVisit *shown = coxa_visit_page_get_visit (self->visit_page);
  CoxaVisit *stored;

  if (!shown || coxa_visit_get_version (shown) == 0 || coxa_visit_page_is_dirty (self->visit_page))
    return;
  stored = find_visit (self, coxa_visit_get_id (shown));
  if (!stored)
    open_today (self);
  else if (coxa_visit_get_version (stored) > coxa_visit_get_version (shown))
    open_visit (self, stored);
}

/* Returns: whether the answer is still wanted and is one */
static gboolean
take_answer (CoxaPatientView *self, GPtrArray **place, GPtrArray *take_answer, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->store || !self->patient) {
    g_clear_pointer (&take_answer, g_ptr_array_unref);
    return FALSE;
  }
  if (!take_answer) {
    on_page_failed_cb (self, _ ("The visits could not be read"), error->message);
    return FALSE;
  }
  g_clear_pointer (&self->screening, coxa_screening_unref);
  g_clear_pointer (place, g_ptr_array_unref);
  *place = take_answer;
  return TRUE;
}

/* Who comes again is seen with what changed first; there is nothing to see at a first visit. */
static void
choose_page (CoxaPatientView *self)
{
  gboolean on_overview =
      g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "overview") == 0;

  if (self->visits->len > 1 && coxa_patient_view_is_on_visit (self))
    coxa_patient_view_show_page (self, "overview");
  else if (self->visits->len <= 1 && on_overview)
    coxa_patient_view_show_page (self, "visit");
}

static void
on_visits_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaPatientView) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *visits = coxa_store_list_visits_finish (COXA_STORE (source), result, &error);

  if (!take_answer (self, &self->visits, visits, error))
    return;
  g_clear_object (&self->cancellable);
  coxa_visit_page_set_course (self->visit_page, self->visits, self->decisions);
  coxa_record_page_set_patient (self->record_page, self->patient, self->settings);
  coxa_record_page_show (self->record_page, self->visits);
  show_overview (self);
  set_usable (GTK_WIDGET (self->pages), !is_held (self));
  if (self->opening) {
    open_today (self);
    coxa_visit_page_jump (self->visit_page, "history", COXA_SIDE_CENTRAL);
    choose_page (self);
    coxa_draft_bar_focus (self->drafts);
  } else {
    follow_record (self);
  }
  self->opening = FALSE;
  show_permission (self);
}

static void
on_decisions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaPatientView) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *decisions = coxa_store_list_decisions_finish (COXA_STORE (source), result, &error);

  take_answer (self, &self->decisions, decisions, error);
}

/* Merged into another, the patient is that other one from now on. */
static void
on_patient_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaPatientView) self = user_data;
  g_autoptr (CoxaPatient) patient =
      coxa_store_load_patient_finish (COXA_STORE (source), result, NULL);

  if (!patient || !self->store || !self->patient)
    return;
  if (!g_str_equal (coxa_patient_get_id (patient), coxa_patient_get_id (self->patient))) {
    if (!coxa_visit_page_is_dirty (self->visit_page))
      coxa_patient_view_open (self, patient);
  } else if (coxa_patient_get_version (patient) > coxa_patient_get_version (self->patient)) {
    coxa_patient_view_show_patient (self, patient);
  }
}

/* The store answers in the order it was asked: with the visits everything is there. */
static void
read_visits (CoxaPatientView *self)
{
  if (!self->patient)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  coxa_store_load_patient_async (self->store, coxa_patient_get_id (self->patient),
                                 self->cancellable, on_patient_cb, g_object_ref (self));
  coxa_store_list_decisions_async (self->store, coxa_patient_get_id (self->patient),
                                   self->cancellable, on_decisions_cb, g_object_ref (self));
  coxa_store_list_visits_async (self->store, coxa_patient_get_id (self->patient), self->cancellable,
                                on_visits_cb, g_object_ref (self));
}

static void
give_up_draft (CoxaDraftKeeper *keeper)
{
  g_autoptr (CoxaDraft) dropped = coxa_draft_keeper_drop (keeper);

  coxa_draft_keeper_end (keeper);
}

/* Nothing may be entered for who is not in the record any more: it would be somebody new. */
static void
leave (CoxaPatientView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (root)
    gtk_root_set_focus (root, NULL);
  give_up_draft (coxa_visit_page_get_keeper (self->visit_page));
  give_up_draft (coxa_programme_page_get_keeper (self->programme_page));
  coxa_draft_bar_show (self->drafts, NULL);
  coxa_visit_page_close (self->visit_page);
  coxa_programme_page_close (self->programme_page);
  set_usable (GTK_WIDGET (self->pages), FALSE);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  g_clear_pointer (&self->screening, coxa_screening_unref);
  g_clear_object (&self->patient);
  g_signal_emit (self, signals[GONE], 0);
}

static void
on_still_there_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaPatientView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaPatient) patient =
      coxa_store_load_patient_finish (COXA_STORE (source), result, &error);

  if (self->store && self->patient &&
      g_error_matches (error, COXA_STORE_ERROR, COXA_STORE_ERROR_NOT_FOUND))
    leave (self);
}

static void
on_store_changed_cb (CoxaPatientView *self, const char *patient_id)
{
  if (!patient_id && self->patient)
    coxa_store_load_patient_async (self->store, coxa_patient_get_id (self->patient), NULL,
                                   on_still_there_cb, g_object_ref (self));
  if (!patient_id ||
      (self->patient && g_str_equal (patient_id, coxa_patient_get_id (self->patient))))
    read_visits (self);
}

static CoxaVisitDraft *
read_draft (CoxaPatientView *self, const CoxaDraft *draft)
{
  g_autoptr (GError) error = NULL;
  CoxaVisitDraft *entries = NULL;

  if (self->visits && g_ascii_strcasecmp (draft->patient, coxa_patient_get_id (self->patient)) == 0)
    entries = coxa_visit_draft_parse (draft->payload, draft->patient, self->knowledge, &error);
  if (error)
    on_page_failed_cb (self, _ ("The draft cannot be read; it stays as it is"), error->message);
  return entries;
}

/* The visit of the draft as the record has it, or one that says nothing yet. */
static CoxaVisit *
dup_visit_of (CoxaPatientView *self, const CoxaVisitDraft *entries)
{
  CoxaVisit *stored = find_visit (self, coxa_visit_get_id (entries->visit));
  CoxaVisit *visit;

  if (stored)
    return g_object_ref (stored);
  visit = coxa_visit_new (coxa_visit_get_id (entries->visit), coxa_visit_get_at (entries->visit));
  coxa_visit_set_patient_id (visit, coxa_patient_get_id (self->patient));
  return visit;
}

static void
continue_visit (CoxaPatientView *self, const CoxaDraft *draft)
{
  g_autoptr (CoxaVisitDraft) entries = read_draft (self, draft);
  g_autoptr (CoxaVisit) visit = entries ? dup_visit_of (self, entries) : NULL;

  if (!visit)
    return;
  if (draft->base_version > coxa_visit_get_version (visit)) {
    on_page_failed_cb (
        self, _ ("The visit is not here any more"),
        _ ("It was moved or marked as entered in error since. What you entered stays "
           "as a draft: Look shows it."));
    return;
  }
  open_visit (self, visit);
  coxa_patient_view_show_page (self, "visit");
  if (draft->base_version < coxa_visit_get_version (visit)) {
    coxa_visit_page_resolve (self->visit_page, entries->visit, draft->base_version);
    return;
  }
  coxa_visit_page_go_on (self->visit_page, entries);
  wait_for_choice (self);
}

static void
continue_programme (CoxaPatientView *self, const CoxaDraft *draft)
{
  g_autoptr (GError) error = NULL;

  if (!coxa_programme_page_go_on (self->programme_page, draft->payload, &error)) {
    on_page_failed_cb (self, _ ("The draft cannot be read; it stays as it is"), error->message);
    return;
  }
  coxa_draft_bar_add_live (self->drafts, draft);
  wait_for_choice (self);
  coxa_patient_view_show_page (self, "programme");
}

static void
on_draft_continue_cb (CoxaPatientView *self, const CoxaDraft *draft)
{
  if (g_str_equal (draft->form, COXA_DRAFT_VISIT))
    continue_visit (self, draft);
  else if (g_str_equal (draft->form, COXA_DRAFT_PROGRAMME))
    continue_programme (self, draft);
  else
    g_signal_emit (self, signals[CONTINUE], 0, draft);
}

/* What is put together now is on its page: nothing to offer. */
static void
on_programme_kept_cb (CoxaPatientView *self, CoxaDraftKeeper *keeper)
{
  g_autoptr (CoxaDraft) draft = NULL;

  if (!self->patient || coxa_draft_keeper_get_state (keeper) != COXA_DRAFT_KEPT)
    return;
  draft = coxa_draft_new (COXA_DRAFT_PROGRAMME, coxa_patient_get_id (self->patient), "", 0, NULL);
  coxa_draft_bar_add_live (self->drafts, draft);
}

static void
on_draft_look_cb (CoxaPatientView *self, const CoxaDraft *draft)
{
  g_autoptr (CoxaVisitDraft) entries = read_draft (self, draft);
  g_autoptr (CoxaVisit) visit = entries ? dup_visit_of (self, entries) : NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  if (!visit)
    return;
  dialog = coxa_conflict_dialog_new_look (self->knowledge,
                                          coxa_visit_merge_new (visit, visit, entries->visit));
  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_draft_discarded_cb (CoxaPatientView *self, const CoxaDraft *draft)
{
  g_signal_emit (self, signals[DISCARDED], 0, draft);
}

static void
add_draft_bar (CoxaPatientView *self)
{
  GtkWidget *drafts = coxa_draft_bar_new (self->store, self->desk);

  self->drafts = COXA_DRAFT_BAR (drafts);
  adw_bin_set_child (self->drafts_bin, drafts);
  g_signal_connect_object (drafts, "loaded", G_CALLBACK (wait_for_choice), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drafts, "continue", G_CALLBACK (on_draft_continue_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drafts, "look", G_CALLBACK (on_draft_look_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drafts, "discarded", G_CALLBACK (on_draft_discarded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drafts, "failed", G_CALLBACK (on_page_failed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
on_correct_cb (CoxaPatientView *self, CoxaVisit *visit)
{
  /* Text that a cell refuses was never kept, so it does not count as dirty. */
  if (!coxa_visit_page_keep (self->visit_page) || coxa_visit_page_is_dirty (self->visit_page)) {
    on_page_failed_cb (
        self, _ ("Save first"),
        _ ("The page Visit has entries that are not saved. Save them, then open the other visit. Nothing was lost."));
    return;
  }
  open_visit (self, visit);
  coxa_patient_view_show_page (self, "visit");
  coxa_visit_signing_ask_reason (self->visit_page);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaPatientView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (coxa_visit_page_save_finish (COXA_VISIT_PAGE (source), result, &error)) {
    coxa_draft_bar_refresh (self->drafts);
    g_signal_emit (self, signals[DONE], 0, _ ("Saved"));
    return;
  }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    on_page_failed_cb (self, _ ("Not saved"), error->message);
}

static void
on_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  coxa_patient_view_save (COXA_PATIENT_VIEW (widget));
}

static void
on_sign (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaPatientView *self = COXA_PATIENT_VIEW (widget);

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->pages)))
    return;
  /* What is signed is in sight. */
  coxa_patient_view_show_page (self, "visit");
  coxa_visit_signing_start (self->visit_page);
}

static void
on_safety (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaPatientView *self = COXA_PATIENT_VIEW (widget);

  coxa_patient_view_show_page (self, "visit");
  coxa_visit_page_jump (self->visit_page, "safety", COXA_SIDE_CENTRAL);
}

/* What acts on a page is in sight; while the visits are read nothing acts. */
static void
activate_on_page (CoxaPatientView *self, const char *name, GtkWidget *page, const char *action)
{
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->pages)))
    return;
  coxa_patient_view_show_page (self, name);
  gtk_widget_activate_action (page, action, NULL);
}

static void
on_add_exercise (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaPatientView *self = COXA_PATIENT_VIEW (widget);

  activate_on_page (self, "programme", GTK_WIDGET (self->programme_page), "programme.add");
}

static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaPatientView *self = COXA_PATIENT_VIEW (widget);

  activate_on_page (self, "programme", GTK_WIDGET (self->programme_page), "programme.print");
}

/* That the letter left is known; that it could not be noted does not take it back. */
static void
note_letter (CoxaPatientView *self)
{
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (self->desk);
  const char *id = self->patient ? coxa_patient_get_id (self->patient) : NULL;

  if (id && !coxa_store_is_read_only (self->store))
    coxa_store_note_async (self->store, COXA_ACTION_EXPORTED, "letter", id, id, NULL, context, NULL,
                           NULL, NULL);
}

static void
on_letter_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaPatientView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (coxa_referral_job_save_finish (result, &error)) {
    note_letter (self);
    on_page_done_cb (self, _ ("Referral letter saved"));
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    on_page_failed_cb (self, _ ("The letter was not saved"), error->message);
  }
}

/* The foot of the letter names the state of the record; without it the letter goes out all the
 * same. */
static void
on_head_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaPatientView) self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *clinician = coxa_desk_dup_name (self->desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (CoxaHistoryHead) head =
      coxa_store_load_head_finish (COXA_STORE (source), result, NULL);

  if (!self->patient || !coxa_visit_page_get_visit (self->visit_page))
    return;
  pdf = coxa_referral_job_print (self->patient, coxa_visit_page_get_visit (self->visit_page),
                                 coxa_visit_page_get_result (self->visit_page), clinician, head,
                                 self->settings, &error);
  if (!pdf)
    on_page_failed_cb (self, _ ("The letter could not be made"), error->message);
  else
    coxa_referral_job_save_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, pdf,
                                  on_letter_saved_cb, g_object_ref (self));
}

static void
on_refer (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaPatientView *self = COXA_PATIENT_VIEW (widget);

  if (self->patient && coxa_visit_page_get_visit (self->visit_page))
    coxa_store_load_head_async (self->store, NULL, on_head_cb, g_object_ref (self));
}

static void
on_findings (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaPatientView *self = COXA_PATIENT_VIEW (widget);

  if (coxa_patient_view_is_on_visit (self))
    gtk_widget_activate_action (GTK_WIDGET (self->visit_page), "visit.toggle-panel", NULL);
}

static void
on_visible_page_cb (CoxaPatientView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->save), coxa_patient_view_is_on_visit (self));
  if (self->visit_page)
    show_save (self);
  g_signal_emit (self, signals[PAGE_CHANGED], 0);
}

/* Chosen again, the page may still stand behind the folded list. */
static void
on_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  coxa_patient_view_show_page (COXA_PATIENT_VIEW (widget), g_variant_get_string (parameter, NULL));
  on_visible_page_cb (COXA_PATIENT_VIEW (widget));
}

static void
coxa_patient_view_dispose (GObject *object)
{
  CoxaPatientView *self = COXA_PATIENT_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  g_clear_pointer (&self->screening, coxa_screening_unref);
  g_clear_pointer (&self->summary, g_free);
  g_clear_object (&self->patient);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  g_clear_object (&self->acts);
  g_clear_object (&self->patient_acts);
  g_clear_object (&self->desk);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_patient_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/patients/coxa-patient-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientView, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientView, back);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientView, name);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientView, details);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientView, look_alike_bar);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientView, look_alike);
  gtk_widget_class_bind_template_callback (widget_class, on_look_alike_response_cb);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientView, pages);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientView, save);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientView, sign);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientView, drafts_bin);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientView, overview_bin);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientView, visit_bin);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientView, progress_bin);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientView, record_bin);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientView, programme_bin);
  gtk_widget_class_bind_template_callback (widget_class, on_visible_page_cb);
}

static void
coxa_patient_view_class_init (CoxaPatientViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_patient_view_dispose;

  signals[FAILED] = g_signal_new ("failed", COXA_TYPE_PATIENT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", COXA_TYPE_PATIENT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[UNDOABLE] = g_signal_new ("undoable", COXA_TYPE_PATIENT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[GONE] = g_signal_new ("gone", COXA_TYPE_PATIENT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[PAGE_CHANGED] = g_signal_new ("page-changed", COXA_TYPE_PATIENT_VIEW, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[DISCARDED] = g_signal_new ("discarded", COXA_TYPE_PATIENT_VIEW, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[CONTINUE] = g_signal_new ("continue", COXA_TYPE_PATIENT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "patient.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "patient.sign", NULL, on_sign);
  gtk_widget_class_install_action (widget_class, "patient.undo-act", NULL, on_undo_act);
  gtk_widget_class_install_action (widget_class, "patient.safety", NULL, on_safety);
  gtk_widget_class_install_action (widget_class, "patient.page", "s", on_page);
  gtk_widget_class_install_action (widget_class, "patient.add-exercise", NULL, on_add_exercise);
  gtk_widget_class_install_action (widget_class, "patient.print", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "patient.findings", NULL, on_findings);
  gtk_widget_class_install_action (widget_class, "patient.refer", NULL, on_refer);
}

static void
coxa_patient_view_init (CoxaPatientView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_pages (CoxaPatientView *self)
{
  GtkWidget *overview_page = coxa_overview_page_new (self->knowledge);
  GtkWidget *visit_page = coxa_visit_page_new (self->knowledge, self->store, self->desk);
  GtkWidget *record_page = coxa_record_page_new (self->knowledge, self->store, self->acts);
  GtkWidget *programme_page =
      coxa_programme_page_new (self->knowledge, self->store, self->desk, self->settings);

  self->overview_page = COXA_OVERVIEW_PAGE (overview_page);
  self->progress_page = COXA_PROGRESS_PAGE (coxa_progress_page_new (self->knowledge));
  self->visit_page = COXA_VISIT_PAGE (visit_page);
  coxa_visit_page_set_settings (self->visit_page, self->settings);
  self->record_page = COXA_RECORD_PAGE (record_page);
  self->programme_page = COXA_PROGRAMME_PAGE (programme_page);
  adw_bin_set_child (self->overview_bin, overview_page);
  adw_view_stack_set_visible_child_name (self->pages, "visit");
  adw_bin_set_child (self->visit_bin, visit_page);
  adw_bin_set_child (self->progress_bin, GTK_WIDGET (self->progress_page));
  adw_bin_set_child (self->record_bin, record_page);
  adw_bin_set_child (self->programme_bin, programme_page);
  g_signal_connect_object (visit_page, "notify", G_CALLBACK (show_save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (visit_page, "judged", G_CALLBACK (show_permission), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (visit_page, "failed", G_CALLBACK (on_page_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (visit_page, "done", G_CALLBACK (on_page_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (record_page, "failed", G_CALLBACK (on_page_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (record_page, "done", G_CALLBACK (on_page_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (record_page, "correct", G_CALLBACK (on_correct_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (coxa_programme_page_get_keeper (self->programme_page), "changed",
                           G_CALLBACK (on_programme_kept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (programme_page, "failed", G_CALLBACK (on_page_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (programme_page, "done", G_CALLBACK (on_page_done_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
coxa_patient_view_new (CoxaKnowledge *knowledge,
                       CoxaStore *store,
                       CoxaDesk *desk,
                       GSettings *settings)
{
  CoxaPatientView *self = g_object_new (COXA_TYPE_PATIENT_VIEW, NULL);

  self->knowledge = g_object_ref (knowledge);
  self->store = g_object_ref (store);
  self->desk = g_object_ref (desk);
  self->settings = g_object_ref (settings);
  self->acts = coxa_record_acts_new (store, desk);
  self->patient_acts = coxa_patient_acts_new (GTK_WIDGET (self), knowledge, self->acts);
  g_signal_connect_object (self->acts, "failed", G_CALLBACK (on_page_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->acts, "done", G_CALLBACK (on_page_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->acts, "undoable", G_CALLBACK (on_undoable_cb), self,
                           G_CONNECT_SWAPPED);
  add_draft_bar (self);
  add_pages (self);
  g_signal_connect_object (coxa_visit_page_get_keeper (self->visit_page), "changed",
                           G_CALLBACK (hand_over), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (coxa_programme_page_get_keeper (self->programme_page), "changed",
                           G_CALLBACK (hand_over), self, G_CONNECT_SWAPPED);
  show_save (self);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "taken-over", G_CALLBACK (on_taken_over_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * coxa_patient_view_get_patient:
 *
 * Returns: (transfer none) (nullable): the patient who is open
 */
CoxaPatient *
coxa_patient_view_get_patient (CoxaPatientView *self)
{
  return self->patient;
}

CoxaVisitPage *
coxa_patient_view_get_visit_page (CoxaPatientView *self)
{
  return self->visit_page;
}

GtkWidget *
coxa_patient_view_get_back_button (CoxaPatientView *self)
{
  return self->back;
}

gboolean
coxa_patient_view_is_on_visit (CoxaPatientView *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "visit") == 0;
}

/**
 * coxa_patient_view_is_on_today:
 *
 * Returns: %FALSE where the visits could not be read, or the page Visit shows one of another day
 */
gboolean
coxa_patient_view_is_on_today (CoxaPatientView *self)
{
  CoxaVisit *visit = coxa_visit_page_get_visit (self->visit_page);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return self->visits && visit && same_day (coxa_visit_get_at (visit), now);
}

/**
 * coxa_patient_view_show_patient:
 *
 * Shows who @patient is, after a change; what is entered stays.
 */
void
coxa_patient_view_show_patient (CoxaPatientView *self, CoxaPatient *patient)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = coxa_patient_dup_display_name (patient);

  g_free (self->summary);
  self->summary = coxa_patient_text_dup_summary (patient, now);
  if (coxa_patient_is_archived (patient)) {
    g_autofree char *who = self->summary;

    self->summary = g_strdup_printf ("%s · %s", who, _ ("archived"));
  }
  g_set_object (&self->patient, patient);
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->details, self->summary);
  coxa_visit_page_set_patient (self->visit_page, patient);
  coxa_patient_acts_set_patient (self->patient_acts, patient);
  coxa_programme_page_open (self->programme_page, patient);
  if (self->visits)
    show_overview (self);
}

/**
 * coxa_patient_view_open:
 *
 * Shows @patient with a visit of today. Entries of the patient before stay as that one's draft.
 */
void
coxa_patient_view_open (CoxaPatientView *self, CoxaPatient *patient)
{
  self->handing_over = FALSE;
  show_anew (self, patient);
  coxa_desk_note_opened (self->desk, coxa_patient_get_id (patient));
}

/* Writes at once what was entered and not saved: the screen is locked, the window closes. */
void
coxa_patient_view_flush_drafts (CoxaPatientView *self)
{
  coxa_draft_keeper_flush (coxa_visit_page_get_keeper (self->visit_page));
  coxa_draft_keeper_flush (coxa_programme_page_get_keeper (self->programme_page));
}

/* Reads again what is offered. */
void
coxa_patient_view_refresh_drafts (CoxaPatientView *self)
{
  coxa_draft_bar_refresh (self->drafts);
}

/* Returns: whether there is a draft to choose about; it has the keyboard then */
gboolean
coxa_patient_view_focus_drafts (CoxaPatientView *self)
{
  return coxa_draft_bar_focus (self->drafts);
}

/**
 * coxa_patient_view_focus_page:
 *
 * Gives the page in sight the keyboard, unless it has it.
 */
void
coxa_patient_view_focus_page (CoxaPatientView *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->pages);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!page || (focus && gtk_widget_is_ancestor (focus, page)))
    return;
  /* Into the form, past the buttons above it. */
  if (coxa_patient_view_is_on_visit (self))
    page = GTK_WIDGET (coxa_visit_page_get_form (self->visit_page));
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/**
 * coxa_patient_view_show_page:
 *
 * Shows @page and gives it the keyboard.
 */
void
coxa_patient_view_show_page (CoxaPatientView *self, const char *page)
{
  adw_view_stack_set_visible_child_name (self->pages, page);
  coxa_patient_view_focus_page (self);
}

/**
 * coxa_patient_view_save:
 *
 * Stores the visit if something was entered, also what is still being typed.
 */
void
coxa_patient_view_save (CoxaPatientView *self)
{
  if (!coxa_visit_page_keep (self->visit_page)) {
    coxa_patient_view_show_page (self, "visit");
    g_signal_emit (self, signals[DONE], 0, _ ("An entry needs your attention first."));
  } else if (coxa_visit_page_is_dirty (self->visit_page)) {
    coxa_visit_page_save_async (self->visit_page, on_saved_cb, g_object_ref (self));
  }
}

/**
 * coxa_patient_view_add_exercise:
 * @exercise: id
 *
 * Returns: whether the programme took it
 */
gboolean
coxa_patient_view_add_exercise (CoxaPatientView *self, const char *exercise)
{
  guint before = coxa_programme_page_count (self->programme_page);

  coxa_programme_page_add (self->programme_page, exercise);
  return coxa_programme_page_count (self->programme_page) > before;
}

/**
 * coxa_patient_view_set_read_only:
 * @reason: why nothing can be stored, for the tooltips of what is off
 */
void
coxa_patient_view_set_read_only (CoxaPatientView *self, const char *reason)
{
  self->read_only = TRUE;
  coxa_read_only_switch_off (GTK_WIDGET (coxa_visit_page_get_form (self->visit_page)), reason);
  gtk_widget_action_set_enabled (GTK_WIDGET (self->visit_page), "visit.decide", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self->visit_page), "visit.amend", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self->visit_page), "visit.sign-anyway", FALSE);
  coxa_programme_page_set_read_only (self->programme_page);
  coxa_record_page_set_read_only (self->record_page, reason);
  show_save (self);
  coxa_read_only_explain (GTK_WIDGET (self), reason);
}

/**
 * coxa_patient_view_warn_look_alike:
 * @others: (element-type CoxaPatient): who else was opened or is expected today
 *
 * Names those who may be taken for the patient that is open.
 */
void
coxa_patient_view_warn_look_alike (CoxaPatientView *self, const GPtrArray *others)
{
  g_autofree char *text = coxa_look_alike_text_dup (self->patient, others);

  gtk_label_set_text (self->look_alike, text ? text : "");
  gtk_info_bar_set_revealed (self->look_alike_bar, text != NULL);
}
