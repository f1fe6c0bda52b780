/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-episode.h"
#include "coxa-place.h"
#include "coxa-programme.h"
#include "coxa-ruleset.h"
#include "coxa-safety-decision.h"
#include "coxa-store-context.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

#define COXA_STORE_ERROR (coxa_store_error_quark ())

/**
 * CoxaStoreError: what the caller can do about it.
 */
typedef enum {
  COXA_STORE_ERROR_EMPTY,     /* a file of 0 bytes: never initialised, offer backups */
  COXA_STORE_ERROR_NOT_OURS,  /* not a database, or another program's */
  COXA_STORE_ERROR_TOO_NEW,   /* written by a newer Coxa */
  COXA_STORE_ERROR_DAMAGED,   /* the file is left as it is */
  COXA_STORE_ERROR_EXISTS,    /* asked to make a file that is there */
  COXA_STORE_ERROR_NOT_FOUND, /* no such file, patient or visit */
  COXA_STORE_ERROR_LOCKED,    /* open elsewhere; the message says by whom and since when */
  COXA_STORE_ERROR_READ_ONLY,
  COXA_STORE_ERROR_NO_SPACE,
  COXA_STORE_ERROR_CONFLICT,   /* someone stored a newer version meanwhile */
  COXA_STORE_ERROR_CONSTRAINT, /* a value that the record refuses */
  COXA_STORE_ERROR_SIGNED,     /* a signed visit: amend it, with a reason */
  COXA_STORE_ERROR_FAILED,
} CoxaStoreError;

GQuark coxa_store_error_quark (void);

/**
 * CoxaStore:
 *
 * The record: patients, episodes, visits and results. All work happens on one thread of its own,
 * in the order it was asked for; what comes back was read or durably written. Nothing here
 * speaks of SQL, ids are made by the caller, each row has a version: a server can stand behind it.
 *
 * Signal "changed" (const char *patient_id, or NULL for all): emitted in the thread-default main
 * context of the opener after something was stored.
 *
 * Signal "clock-went-back": emitted there after something was stored at a time that lies more than
 * five minutes before the entry before it. The history says so too, once. Order never comes from
 * the clock; the date of the visit should be confirmed.
 *
 * Signal "access-changed": emitted there when the record can no longer be written, see
 * coxa_store_get_access(). It never becomes writable again: open it anew.
 *
 * What else the record does is in coxa-store-acts.h (sign, hide, move, merge, archive),
 * coxa-store-history.h (who did what, older versions, the chain), coxa-store-clinicians.h and
 * coxa-store-drafts.h.
 */
#define COXA_TYPE_STORE (coxa_store_get_type ())
G_DECLARE_FINAL_TYPE (CoxaStore, coxa_store, COXA, STORE, GObject)

typedef enum {
  COXA_STORE_OPEN,   /* must be there */
  COXA_STORE_CREATE, /* must not be there */
  COXA_STORE_EITHER,
  COXA_STORE_READ_ONLY, /* must be there; without the lock, beside whoever has it open */
  COXA_STORE_ANYWAY, /* must be there; without the lock if another computer seems to hold it: a
                        person has made sure that nobody works there */
} CoxaStoreIntent;

/**
 * CoxaStoreAccess: whether the record can be written, and why not.
 */
typedef enum {
  COXA_STORE_ACCESS_FULL,
  COXA_STORE_ACCESS_ASKED,  /* read-only was asked for */
  COXA_STORE_ACCESS_PLACE,  /* the file, its folder or its medium cannot be written */
  COXA_STORE_ACCESS_NEWER,  /* a newer Coxa wrote it and lets this one read it */
  COXA_STORE_ACCESS_OLDER,  /* an older Coxa wrote it, and it could not be brought up to date: what
                               is shown was brought up to date in memory alone */
  COXA_STORE_ACCESS_MOVED,  /* since it was opened, the file was moved, removed or replaced */
  COXA_STORE_ACCESS_FAILING, /* since it was opened, writing failed several times in a row */
} CoxaStoreAccess;

void coxa_store_open_async (const char *path,
                            CoxaStoreIntent intent,
                            CoxaMeasureCatalogue *measures,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
CoxaStore *coxa_store_open_finish (GAsyncResult *result, GError **error);

void coxa_store_close_async (CoxaStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean coxa_store_close_finish (CoxaStore *self, GAsyncResult *result, GError **error);

const char *coxa_store_get_path (CoxaStore *self);
gboolean coxa_store_is_read_only (CoxaStore *self);
CoxaStoreAccess coxa_store_get_access (CoxaStore *self);
const char *coxa_store_explain_access (CoxaStore *self);
CoxaPlace coxa_store_get_place (CoxaStore *self);

/* Whether the open file still has its name and still holds what this session stored last:
 * NOT_FOUND when it was moved, removed or replaced. To be asked when the window is looked at
 * again. */
void coxa_store_check_place_async (CoxaStore *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean coxa_store_check_place_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* Patients whose name, birth date or number fits; all by name when the query is empty. Prefix
 * matches come first. Without the archived; the name or number of one who was merged into another
 * finds that other. Array of CoxaPatient. */
void coxa_store_search_patients_async (CoxaStore *self,
                                       const char *query,
                                       guint limit,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* The same with the archived. */
void coxa_store_search_all_patients_async (CoxaStore *self,
                                           const char *query,
                                           guint limit,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
GPtrArray *
coxa_store_search_patients_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* All of them, also the archived and the merged. */
void coxa_store_count_patients_async (CoxaStore *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gint64 coxa_store_count_patients_finish (CoxaStore *self, GAsyncResult *result, GError **error);

void coxa_store_load_patient_async (CoxaStore *self,
                                    const char *patient_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
CoxaPatient *coxa_store_load_patient_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* Stores on top of the version the object carries, and gives it the new one. */
void coxa_store_save_patient_async (CoxaStore *self,
                                    CoxaPatient *patient,
                                    const CoxaStoreContext *context,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean coxa_store_save_patient_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* All visits of a patient with what they hold, newest first, without those entered in error. Array
 * of CoxaVisit. One whose rows cannot be read comes as it was stored last, marked as damaged; for
 * the others ask coxa_store_find_damage_async() once they are on the screen. */
void coxa_store_list_visits_async (CoxaStore *self,
                                   const char *patient_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *coxa_store_list_visits_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* Those entered in error, which are hidden elsewhere. */
void coxa_store_list_hidden_visits_async (CoxaStore *self,
                                          const char *patient_id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
GPtrArray *
coxa_store_list_hidden_visits_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* One visit as it stands now, hidden or not, with the mark of damage: after a CONFLICT this is
 * theirs, and the version one began with is in the history. */
void coxa_store_load_visit_async (CoxaStore *self,
                                  const char *visit_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
CoxaVisit *coxa_store_load_visit_finish (CoxaStore *self, GAsyncResult *result, GError **error);

void coxa_store_list_episodes_async (CoxaStore *self,
                                     const char *patient_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *coxa_store_list_episodes_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/**
 * CoxaStoreEntry: a visit to store with its patient and its result. The patient is created when
 * its id is not in the record; when it is, only the visit is stored and the patient is left as
 * it is. The episode is found by its title among the patient's open ones, or opened.
 */
typedef struct {
  CoxaPatient *patient;
  CoxaVisit *visit;
  CoxaResult *result; /* or NULL; handed over: the caller does not judge with it again */
  gboolean sign;      /* signed by the author in the same step */
  char *reason;       /* or NULL; a signed visit is changed with a reason alone: an amendment */
} CoxaStoreEntry;

CoxaStoreEntry *
coxa_store_entry_new (CoxaPatient *patient, CoxaVisit *visit, CoxaResult *take_result);
void coxa_store_entry_free (CoxaStoreEntry *self);
void coxa_store_entry_set_sign (CoxaStoreEntry *self, gboolean sign);
void coxa_store_entry_set_reason (CoxaStoreEntry *self, const char *reason);

/* All of the entries in one transaction, or none. Takes the array (of CoxaStoreEntry, with its
 * free function). A visit with version 0 must be new (CONFLICT even if it is there with the same
 * content: saved twice is stored once); else it is stored on top of that version, and its old
 * result goes. The visits of the entries get their new versions, patients that were created too.
 *
 * A signed visit stays as it is (SIGNED), unless the entry has a reason: then it is amended by the
 * author, who signs the new version. The older one stays readable. A visit that was changed outside
 * Coxa is not stored over (DAMAGED). */
void coxa_store_save_visits_async (CoxaStore *self,
                                   GPtrArray *take_entries,
                                   const CoxaStoreContext *context,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean coxa_store_save_visits_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/**
 * CoxaStoredResult: a judgement as it was stored with its visit; never judged anew in place.
 */
typedef struct {
  char *pattern;
  CoxaSide side;
  CoxaClass class;
  int support, against, measured, total; /* half-points */
  char *caps;                            /* ids separated by ";" */
  char *ruleset;                         /* version of the rules */
} CoxaStoredResult;

void coxa_stored_result_free (CoxaStoredResult *self);

void coxa_store_load_results_async (CoxaStore *self,
                                    const char *visit_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *coxa_store_load_results_finish (CoxaStore *self, GAsyncResult *result, GError **error);

#define COXA_CLASS_NONE (COXA_CLASS_INSUFFICIENT + 1) /* not judged, or an emergency */

/**
 * CoxaRejudgement: what the visits of the record were judged to be when they were stored, and what
 * they would be by other rules.
 */
typedef struct {
  guint n_visits;
  guint n_changed; /* visits of which any class would be another */
  guint n_unknown; /* stored results of patterns that the rules do not have */
  guint n_patterns;
  /* for each pattern of the rules: how often, over visits and sides, by class then and now */
  guint (*counts)[COXA_CLASS_NONE + 1][COXA_CLASS_NONE + 1];
} CoxaRejudgement;

void coxa_rejudgement_free (CoxaRejudgement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaRejudgement, coxa_rejudgement_free)

/* Judges every visit by @ruleset and compares with what is stored; stores nothing. */
void coxa_store_rejudge_async (CoxaStore *self,
                               CoxaRuleset *ruleset,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
CoxaRejudgement *coxa_store_rejudge_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* What was decided about the safety flags of a patient, in the order it was decided. Array of
 * CoxaSafetyDecision. */
void coxa_store_list_decisions_async (CoxaStore *self,
                                      const char *patient_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *coxa_store_list_decisions_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* Stores a decision (copied) with its visit, for ever: there is no call that changes or removes
 * one. The visit must be in the record. Check it first (coxa_safety_decision_check()). */
void coxa_store_add_decision_async (CoxaStore *self,
                                    const CoxaSafetyDecision *decision,
                                    const CoxaStoreContext *context,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean coxa_store_add_decision_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/**
 * CoxaStoredItem: an exercise as it was handed out. It names its exercise by id, which the library
 * of today may no longer have.
 */
typedef struct {
  char *exercise; /* id */
  char *title;    /* as it was then */
  CoxaSide side;
  CoxaDose dose;
  char *note;       /* or NULL */
  char *met;        /* precautions, as coxa_item_dup_met() writes them */
  char *reason;     /* why it was done though a precaution forbade it, or NULL */
  gboolean adapted; /* to the precautions that warned */
} CoxaStoredItem;

/**
 * CoxaStoredProgramme: a programme as it was handed out; never changed in place.
 */
typedef struct {
  char *id;         /* UUID */
  guint number;     /* of the patient's programmes, from 1; given when it is stored */
  char *issued_at;  /* ISO 8601 with offset */
  char *author;     /* or NULL */
  char *language;   /* of the handout, or NULL */
  GPtrArray *items; /* of CoxaStoredItem */
} CoxaStoredProgramme;

CoxaStoredProgramme *coxa_stored_programme_new (const char *id);
void coxa_stored_programme_free (CoxaStoredProgramme *self);
void coxa_stored_item_free (CoxaStoredItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaStoredProgramme, coxa_stored_programme_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaStoredItem, coxa_stored_item_free)

/* Keeps a programme that was handed out, as the next of its patient; saved twice it is refused. */
void coxa_store_add_programme_async (CoxaStore *self,
                                     const char *patient_id,
                                     CoxaStoredProgramme *take_programme,
                                     const CoxaStoreContext *context,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean coxa_store_add_programme_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* All programmes of a patient, the one handed out last first. Array of CoxaStoredProgramme. */
void coxa_store_list_programmes_async (CoxaStore *self,
                                       const char *patient_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *
coxa_store_list_programmes_finish (CoxaStore *self, GAsyncResult *result, GError **error);

/* Verifies the file: pages, indexes, foreign keys, schema, values, the chain of the history, and
 * that each record is what was stored last. An empty array means sound, else one sentence for each
 * problem; sentences name records by their ids alone. */
void coxa_store_check_async (CoxaStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *coxa_store_check_finish (CoxaStore *self, GAsyncResult *result, GError **error);

char *coxa_store_fold (const char *text);

G_END_DECLS
