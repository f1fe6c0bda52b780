/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CoxaDecisionKind: what a person decided about raised flags (safety.md 2 and 3).
 * @COXA_DECISION_OVERRIDE: to go on at level urgent, for a while and with a reason
 * @COXA_DECISION_CLEARANCE: a physician has assessed it; the only one that opens an emergency
 * @COXA_DECISION_ACKNOWLEDGEMENT: seen at level refer, to be followed up
 */
typedef enum {
  COXA_DECISION_OVERRIDE,
  COXA_DECISION_CLEARANCE,
  COXA_DECISION_ACKNOWLEDGEMENT,
} CoxaDecisionKind;

/* What an override may stand on; at least one with its detail (safety.md 3). */
typedef enum {
  COXA_GROUND_DOCTOR_CONTACTED, /* who, and at what time */
  COXA_GROUND_RESULT_KNOWN,     /* which */
  COXA_GROUND_LONG_STANDING,    /* since when */
  COXA_GROUND_DECLINED,         /* what was explained */
  COXA_N_GROUNDS,
} CoxaGround;

extern const char *const coxa_decision_kind_ids[];
extern const char *const coxa_ground_ids[];

/**
 * CoxaSafetyDecision:
 *
 * What a named person decided about flags of one episode. Once stored it is never changed or
 * removed. A plain record; texts are %NULL where nothing was said.
 */
typedef struct {
  char *id;         /* UUID */
  char *patient_id; /* UUID */
  char *visit_id;   /* UUID of the visit it was made at */
  char *episode;    /* title; NULL where the visit has none */
  CoxaDecisionKind kind;
  GDateTime *at; /* when it was made, by the clock of the computer */
  char *user;
  char *role;
  char **flags;   /* ids of the flags it is about */
  char **known;   /* ids of every flag that stood then */
  char **answers; /* ids of the questions behind @known that were answered yes or unsure */
  char *reason;   /* of an override in the user's words; of a clearance what was found */
  char *grounds[COXA_N_GROUNDS];
  char *cleared_by;
  char *cleared_where;
  char *cleared_on; /* ISO 8601 date */
  char *review_on;  /* ISO 8601 date: an override ends; an acknowledged flag is followed up */
  char *advice;     /* the safety-net advice that was given */
} CoxaSafetyDecision;

CoxaSafetyDecision *coxa_safety_decision_new (const char *id, CoxaDecisionKind kind, GDateTime *at);
CoxaSafetyDecision *coxa_safety_decision_copy (const CoxaSafetyDecision *self);
void coxa_safety_decision_free (CoxaSafetyDecision *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaSafetyDecision, coxa_safety_decision_free)

gboolean coxa_safety_decision_is_about (const CoxaSafetyDecision *self, const char *flag);
gboolean coxa_safety_decision_has_expired (const CoxaSafetyDecision *self, GDateTime *now);
char *coxa_safety_decision_dup_at_text (const CoxaSafetyDecision *self);
gboolean coxa_safety_decision_count_days (const char *day, GDateTime *from, int *days_out);

G_END_DECLS
