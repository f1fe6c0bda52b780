/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-record-acts.h"

#include <glib/gi18n-lib.h>

#include "coxa-author.h"
#include "coxa-reason-dialog.h"

/* One thing done, or to be done. */
typedef struct {
  CoxaRecordActs *acts;
  CoxaAction action;
  char *kind;    /* of what is repaired: "visit" or "patient" */
  char *record;  /* id */
  guint version; /* it is done on top of */
  char *other;   /* the patient it goes to, or is merged with */
  char *before;  /* the patient it comes from */
  char *reason;
  char *initials;
  gboolean is_undo;
} Act;

struct _CoxaRecordActs {
  GObject parent_instance;

  /* owned */
  CoxaStore *store;
  CoxaDesk *desk;
  Act *last; /* that can be undone, or NULL */
};

G_DEFINE_FINAL_TYPE (CoxaRecordActs, coxa_record_acts, G_TYPE_OBJECT)

enum {
  FAILED,
  DONE,
  UNDOABLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static Act *
act_new (CoxaRecordActs *self, CoxaAction action, const char *record, guint version)
{
  Act *act = g_new0 (Act, 1);

  act->acts = g_object_ref (self);
  act->action = action;
  act->record = g_strdup (record);
  act->version = version;
  return act;
}

static void
act_free (Act *act)
{
  g_clear_object (&act->acts);
  g_free (act->kind);
  g_free (act->record);
  g_free (act->other);
  g_free (act->before);
  g_free (act->reason);
  g_free (act->initials);
  g_free (act);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

static void
coxa_record_acts_dispose (GObject *object)
{
  CoxaRecordActs *self = COXA_RECORD_ACTS (object);

  g_clear_pointer (&self->last, act_free);
  g_clear_object (&self->desk);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (coxa_record_acts_parent_class)->dispose (object);
}

static void
coxa_record_acts_class_init (CoxaRecordActsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_record_acts_dispose;

  signals[FAILED] = g_signal_new ("failed", COXA_TYPE_RECORD_ACTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", COXA_TYPE_RECORD_ACTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[UNDOABLE] = g_signal_new ("undoable", COXA_TYPE_RECORD_ACTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
coxa_record_acts_init (CoxaRecordActs *self)
{
}

CoxaRecordActs *
coxa_record_acts_new (CoxaStore *store, CoxaDesk *desk)
{
  CoxaRecordActs *self = g_object_new (COXA_TYPE_RECORD_ACTS, NULL);

  self->store = g_object_ref (store);
  self->desk = g_object_ref (desk);
  return self;
}

CoxaStore *
coxa_record_acts_get_store (CoxaRecordActs *self)
{
  return self->store;
}

CoxaDesk *
coxa_record_acts_get_desk (CoxaRecordActs *self)
{
  return self->desk;
}

/**
 * coxa_record_acts_dup_author:
 * @visit: (nullable): that something is done to
 *
 * Returns: (transfer full): the initials it is done under; "" where they have to be asked for
 */
char *
coxa_record_acts_dup_author (CoxaRecordActs *self, CoxaVisit *visit)
{
  return coxa_author_dup_initials (self->desk, visit ? coxa_visit_get_examiner (visit) : NULL);
}

static const char *
describe (const Act *act)
{
  if (act->is_undo)
    return _ ("Undone");
  switch ((int) act->action) {
  case COXA_ACTION_ENTERED_IN_ERROR:
    return _ ("Marked as entered in error, and hidden");
  case COXA_ACTION_RESTORED:
    return _ ("Brought back");
  case COXA_ACTION_MOVED:
    return _ ("Visit moved");
  case COXA_ACTION_ARCHIVED:
    return _ ("Patient archived");
  case COXA_ACTION_UNARCHIVED:
    return _ ("Patient brought back from the archive");
  case COXA_ACTION_MERGED:
    return _ ("Merged: both numbers lead to one patient");
  case COXA_ACTION_UNMERGED:
    return _ ("Two patients again");
  default:
    return _ ("Repaired: it is as it was stored last");
  }
}

static gboolean
is_undoable (const Act *act)
{
  return !act->is_undo &&
         (act->action == COXA_ACTION_ENTERED_IN_ERROR || act->action == COXA_ACTION_RESTORED ||
          act->action == COXA_ACTION_MOVED || act->action == COXA_ACTION_ARCHIVED ||
          act->action == COXA_ACTION_UNARCHIVED || act->action == COXA_ACTION_MERGED);
}

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  CoxaRecordActs *self = act->acts;
  g_autoptr (GError) error = NULL;

  if (!self->store)
    return;
  if (!coxa_store_act_finish (COXA_STORE (source), result, &error)) {
    g_signal_emit (self, signals[FAILED], 0, _ ("Not done"), error->message);
    return;
  }
  g_clear_pointer (&self->last, act_free);
  if (!is_undoable (act)) {
    g_signal_emit (self, signals[DONE], 0, describe (act));
    return;
  }
  g_signal_emit (self, signals[UNDOABLE], 0, describe (act));
  /* What is remembered does not keep the one who remembers. */
  g_clear_object (&act->acts);
  self->last = g_steal_pointer (&act);
}

static void
do_to_patient (CoxaRecordActs *self, const CoxaStoreContext *context, Act *act)
{
  if (act->action == COXA_ACTION_MERGED)
    coxa_store_merge_patients_async (self->store, act->record, act->version, act->other,
                                     act->reason, context, NULL, on_done_cb, act);
  else if (act->action == COXA_ACTION_UNMERGED)
    coxa_store_unmerge_patient_async (self->store, act->record, act->reason, context, NULL,
                                      on_done_cb, act);
  else
    coxa_store_archive_patient_async (self->store, act->record, act->version,
                                      act->action == COXA_ACTION_ARCHIVED, act->reason, context,
                                      NULL, on_done_cb, act);
}

static void
repair (CoxaRecordActs *self, const CoxaStoreContext *context, Act *act)
{
  if (g_strcmp0 (act->kind, "visit") == 0)
    coxa_store_repair_visit_async (self->store, act->record, act->reason, context, NULL, on_done_cb,
                                   act);
  else
    coxa_store_repair_patient_async (self->store, act->record, act->reason, context, NULL,
                                     on_done_cb, act);
}

/* @act: (transfer full) */
static void
perform (Act *act)
{
  CoxaRecordActs *self = act->acts;
  g_autoptr (CoxaStoreContext) context = coxa_author_new_context (self->desk, act->initials);

  switch ((int) act->action) {
  case COXA_ACTION_ENTERED_IN_ERROR:
  case COXA_ACTION_RESTORED:
    coxa_store_mark_visit_async (self->store, act->record, act->version,
                                 act->action == COXA_ACTION_ENTERED_IN_ERROR, act->reason, context,
                                 NULL, on_done_cb, act);
    break;
  case COXA_ACTION_MOVED:
    coxa_store_move_visit_async (self->store, act->record, act->version, act->other, act->reason,
                                 context, NULL, on_done_cb, act);
    break;
  case COXA_ACTION_REPAIRED:
    repair (self, context, act);
    break;
  default:
    do_to_patient (self, context, act);
    break;
  }
}

static void
on_given_cb (CoxaReasonDialog *dialog, const char *reason, const char *initials, gpointer user_data)
{
  const Act *asked = user_data;
  Act *act = act_new (asked->acts, asked->action, asked->record, asked->version);

  act->kind = g_strdup (asked->kind);
  act->reason = g_strdup (reason);
  act->initials = g_strdup (initials);
  perform (act);
}

static void
free_act (gpointer act, GClosure *closure)
{
  act_free (act);
}

/* @take_act: (transfer full) */
static void
ask (Act *take_act, GtkWidget *over, GtkWidget *dialog)
{
  g_signal_connect_data (dialog, "given", G_CALLBACK (on_given_cb), take_act, free_act, 0);
  coxa_reason_dialog_present (COXA_REASON_DIALOG (dialog), over);
}

/**
 * coxa_record_acts_ask_mark:
 *
 * Hides @visit as entered in error, or brings it back, after asking why.
 */
void
coxa_record_acts_ask_mark (CoxaRecordActs *self, GtkWidget *over, CoxaVisit *visit)
{
  gboolean hidden = coxa_visit_is_entered_in_error (visit);
  g_autofree char *author = coxa_record_acts_dup_author (self, visit);
  GtkWidget *dialog;

  if (hidden)
    dialog = coxa_reason_dialog_new (
        _ ("Bring this visit back?"),
        _ ("It is shown and counts again. The history keeps that it was marked as entered in "
           "error."),
        _ ("_Bring back"), author);
  else
    dialog = coxa_reason_dialog_new (
        _ ("Entered in error?"),
        _ ("The visit is hidden and counts nowhere any more. Nothing is deleted: it can be shown "
           "and brought back."),
        _ ("_Entered in error"), author);
  ask (act_new (self, hidden ? COXA_ACTION_RESTORED : COXA_ACTION_ENTERED_IN_ERROR,
                coxa_visit_get_id (visit), coxa_visit_get_version (visit)),
       over, dialog);
}

/**
 * coxa_record_acts_ask_repair:
 *
 * Makes a visit or a patient what was stored last, after asking why.
 */
void
coxa_record_acts_ask_repair (CoxaRecordActs *self, GtkWidget *over, const CoxaDamage *damage)
{
  g_autofree char *author = coxa_record_acts_dup_author (self, NULL);
  Act *act = act_new (self, COXA_ACTION_REPAIRED, damage->id, 0);

  act->kind = g_strdup (damage->kind);
  ask (act, over,
       coxa_reason_dialog_new (_ ("Repair?"),
                               _ ("It becomes what Coxa stored last, as a new version. What stands "
                                  "there now is replaced; the history says that it was repaired."),
                               _ ("_Repair"), author));
}

/**
 * coxa_record_acts_ask_unmerge:
 * @merged_id: of the patient who was merged into another
 * @name: of the same
 */
void
coxa_record_acts_ask_unmerge (CoxaRecordActs *self,
                              GtkWidget *over,
                              const char *merged_id,
                              const char *name)
{
  g_autofree char *author = coxa_record_acts_dup_author (self, NULL);
  g_autofree char *heading = g_strdup_printf (_ ("Undo the merge with %s?"), name);

  ask (act_new (self, COXA_ACTION_UNMERGED, merged_id, 0), over,
       coxa_reason_dialog_new (heading,
                               _ ("Each has again what it had before. What came since stays with "
                                  "the one who went on, and so do the joined precautions."),
                               _ ("_Undo the merge"), author));
}

void
coxa_record_acts_move (CoxaRecordActs *self,
                       CoxaVisit *visit,
                       CoxaPatient *to,
                       const char *reason,
                       const char *initials)
{
  Act *act =
      act_new (self, COXA_ACTION_MOVED, coxa_visit_get_id (visit), coxa_visit_get_version (visit));

  act->other = g_strdup (coxa_patient_get_id (to));
  act->before = g_strdup (coxa_visit_get_patient_id (visit));
  act->reason = g_strdup (reason);
  act->initials = g_strdup (initials);
  perform (act);
}

void
coxa_record_acts_archive (CoxaRecordActs *self, CoxaPatient *patient, gboolean archived)
{
  perform (act_new (self, archived ? COXA_ACTION_ARCHIVED : COXA_ACTION_UNARCHIVED,
                    coxa_patient_get_id (patient), coxa_patient_get_version (patient)));
}

/**
 * coxa_record_acts_merge:
 * @patient: stays readable under the other one
 * @into: goes on
 */
void
coxa_record_acts_merge (CoxaRecordActs *self,
                        CoxaPatient *patient,
                        CoxaPatient *into,
                        const char *reason,
                        const char *initials)
{
  Act *act = act_new (self, COXA_ACTION_MERGED, coxa_patient_get_id (patient),
                      coxa_patient_get_version (patient));

  act->other = g_strdup (coxa_patient_get_id (into));
  act->reason = g_strdup (reason);
  act->initials = g_strdup (initials);
  perform (act);
}

static CoxaAction
find_opposite (CoxaAction action)
{
  switch ((int) action) {
  case COXA_ACTION_ENTERED_IN_ERROR:
    return COXA_ACTION_RESTORED;
  case COXA_ACTION_RESTORED:
    return COXA_ACTION_ENTERED_IN_ERROR;
  case COXA_ACTION_ARCHIVED:
    return COXA_ACTION_UNARCHIVED;
  case COXA_ACTION_UNARCHIVED:
    return COXA_ACTION_ARCHIVED;
  case COXA_ACTION_MERGED:
    return COXA_ACTION_UNMERGED;
  default:
    return action;
  }
}

/**
 * coxa_record_acts_undo:
 *
 * Takes back what was done last. Both stand in the history.
 */
void
coxa_record_acts_undo (CoxaRecordActs *self)
{
  g_autoptr (Act) last = g_steal_pointer (&self->last);
  Act *act;

  if (!last)
    return;
  act = act_new (self, find_opposite (last->action), last->record, last->version + 1);
  act->other = g_strdup (last->before);
  act->reason = g_strdup (_ ("Undone at once"));
  act->initials = g_strdup (last->initials);
  act->is_undo = TRUE;
  perform (act);
}

/**
 * coxa_record_acts_note_looked:
 * @kind: "visit" or "patient"
 *
 * Who looks at the history stands in it too.
 */
void
coxa_record_acts_note_looked (CoxaRecordActs *self,
                              const char *kind,
                              const char *record,
                              const char *patient_id)
{
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (self->desk);

  if (!coxa_store_is_read_only (self->store))
    coxa_store_note_async (self->store, COXA_ACTION_OPENED, kind, record, patient_id,
                           _ ("The history was looked at"), context, NULL, NULL, NULL);
}
