/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-programme.h"
#include "coxa-ruleset.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

/**
 * CoxaCopyResult: a combination of findings as it was judged when the visit was stored.
 */
typedef struct {
  char *pattern; /* id */
  CoxaSide side;
  CoxaClass class;
} CoxaCopyResult;

/**
 * CoxaCopyFlag: a safety flag as it was raised then.
 */
typedef struct {
  char *id;
  char *level;   /* of coxa_safety_level_ids */
  char *because; /* ids of questions separated by ";" */
} CoxaCopyFlag;

/**
 * CoxaCopyVisit: a visit with what was judged then; never judged anew.
 */
typedef struct {
  CoxaVisit *visit;
  char *ruleset;      /* version of the rules, or NULL where nothing was judged */
  GPtrArray *results; /* of CoxaCopyResult */
  GPtrArray *flags;   /* of CoxaCopyFlag */
} CoxaCopyVisit;

/**
 * CoxaCopyItem: an exercise as it was handed out.
 */
typedef struct {
  char *exercise; /* id */
  char *title;
  CoxaSide side;
  CoxaDose dose;
  char *note; /* or NULL */
} CoxaCopyItem;

/**
 * CoxaCopyProgramme: a programme as it was handed out.
 */
typedef struct {
  guint number;
  char *issued_at; /* ISO 8601 with offset */
  char *author;    /* or NULL */
  char *language;  /* or NULL */
  GPtrArray *items; /* of CoxaCopyItem */
} CoxaCopyProgramme;

/**
 * CoxaCopyAccess: who opened, changed, printed or exported something of the record.
 */
typedef struct {
  char *at;
  char *initials; /* "" where nobody is known */
  char *action;   /* of coxa_action_ids */
  char *kind;
} CoxaCopyAccess;

/**
 * CoxaPatientCopy: everything that the record holds about one person, for the person: GDPR
 * article 15. What was entered in error is part of it, and marked.
 */
typedef struct {
  CoxaPatient *patient;
  GPtrArray *episodes;   /* of CoxaEpisode, oldest first */
  GPtrArray *visits;     /* of CoxaCopyVisit, oldest first */
  GPtrArray *decisions;  /* of CoxaSafetyDecision, oldest first */
  GPtrArray *programmes; /* of CoxaCopyProgramme, oldest first */
  GPtrArray *accesses;   /* of CoxaCopyAccess, oldest first; NULL: not asked for */
  gint64 state_seq;      /* head of the history when it was read; 0: none */
  char *state_hash;      /* "" at 0 */
} CoxaPatientCopy;

CoxaPatientCopy *coxa_patient_copy_new (void);
void coxa_patient_copy_free (CoxaPatientCopy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaPatientCopy, coxa_patient_copy_free)

CoxaCopyVisit *coxa_copy_visit_new (CoxaVisit *visit);
void coxa_copy_visit_free (CoxaCopyVisit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaCopyVisit, coxa_copy_visit_free)

void coxa_copy_visit_add_result (CoxaCopyVisit *self,
                                 const char *pattern,
                                 CoxaSide side,
                                 CoxaClass class);
void coxa_copy_visit_add_flag (CoxaCopyVisit *self,
                               const char *id,
                               const char *level,
                               const char *because);

CoxaCopyProgramme *coxa_copy_programme_new (guint number, const char *issued_at);
void coxa_copy_programme_free (CoxaCopyProgramme *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaCopyProgramme, coxa_copy_programme_free)

void coxa_copy_programme_add_item (CoxaCopyProgramme *self,
                                   const char *exercise,
                                   const char *title,
                                   CoxaSide side,
                                   const CoxaDose *dose,
                                   const char *note);
void coxa_patient_copy_add_access (CoxaPatientCopy *self,
                                   const char *at,
                                   const char *initials,
                                   const char *action,
                                   const char *kind);

char *coxa_patient_copy_dup_file_name (const CoxaPatientCopy *self, GDateTime *now);

G_END_DECLS
