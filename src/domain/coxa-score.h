/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CoxaItemAnswer: what was answered to one item of a questionnaire.
 */
typedef struct {
  char *item;   /* "item1" ..., as its definition counts them */
  char *words;  /* the patient's own, where the item is named by the patient, or NULL */
  double value; /* NAN: asked, not answered */
} CoxaItemAnswer;

/**
 * CoxaScore: what a visit says about one questionnaire: its total, and the answers that it was
 * made of where they were given on screen. @total is NAN while too few are answered.
 */
typedef struct {
  char *questionnaire;
  double total;
  GPtrArray *answers; /* of CoxaItemAnswer; empty where the total alone was entered */
} CoxaScore;

CoxaScore *coxa_score_new (const char *questionnaire, double total);
CoxaScore *coxa_score_copy (const CoxaScore *self);
void coxa_score_free (CoxaScore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaScore, coxa_score_free)

gboolean coxa_score_has_total (const CoxaScore *self);
const CoxaItemAnswer *coxa_score_find_answer (const CoxaScore *self, const char *item);
void coxa_score_set_answer (CoxaScore *self, const char *item, const char *words, double value);
gboolean coxa_score_equal (const CoxaScore *a, const CoxaScore *b);

G_END_DECLS
