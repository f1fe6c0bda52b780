/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-handout.h"
#include "coxa-ruleset.h"

G_BEGIN_DECLS

/**
 * CoxaReferral: what goes on the letter that a patient takes along in an emergency. All members
 * are borrowed for the call.
 */
typedef struct {
  CoxaPatient *patient;
  CoxaVisit *visit;
  const CoxaResult *result; /* of the visit, judged in its episode */
  GDateTime *date;
  const char *clinic_name;      /* or NULL */
  const char *clinic_contact;   /* or NULL */
  const char *clinician;        /* or NULL */
  const char *emergency_number; /* e.g. "112"; without one nothing is printed */
  gint64 state_seq;             /* head of the record's history; 0: not known */
  const char *state_hash;       /* or NULL */
  CoxaPaper paper;
} CoxaReferral;

/* The letter as PDF bytes. No file is touched. */
GBytes *coxa_referral_print (const CoxaReferral *referral, GError **error);

G_END_DECLS
