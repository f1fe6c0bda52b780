/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-item-check.h"
#include "coxa-knowledge.h"
#include "coxa-screening.h"
#include "coxa-store.h"
#include "coxa-suggestion.h"

G_BEGIN_DECLS

/**
 * CoxaProgrammeDraft: the programme that is put together for a patient, judged by the precautions
 * and findings of now. One step can be taken back, and made again.
 */
typedef struct _CoxaProgrammeDraft CoxaProgrammeDraft;

CoxaProgrammeDraft *coxa_programme_draft_new (CoxaKnowledge *knowledge);
void coxa_programme_draft_free (CoxaProgrammeDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaProgrammeDraft, coxa_programme_draft_free)

void coxa_programme_draft_set_screening (CoxaProgrammeDraft *self, CoxaScreening *screening);
gboolean
coxa_programme_draft_judge (CoxaProgrammeDraft *self, CoxaPatient *patient, CoxaVisit *visit);
CoxaSuggestions *coxa_programme_draft_suggest (CoxaProgrammeDraft *self);

const GPtrArray *coxa_programme_draft_get_items (CoxaProgrammeDraft *self);
guint coxa_programme_draft_count (CoxaProgrammeDraft *self);
CoxaProgrammeItem *coxa_programme_draft_get (CoxaProgrammeDraft *self, guint index);
gboolean coxa_programme_draft_has (CoxaProgrammeDraft *self, const CoxaExercise *exercise);

GArray *coxa_programme_draft_dup_hits (CoxaProgrammeDraft *self, const CoxaExercise *exercise);
CoxaItemStand coxa_programme_draft_check (CoxaProgrammeDraft *self, const CoxaProgrammeItem *item);
gboolean coxa_programme_draft_is_ready (CoxaProgrammeDraft *self);

CoxaProgrammeItem *coxa_programme_draft_add (CoxaProgrammeDraft *self,
                                             const CoxaExercise *exercise,
                                             CoxaSide side,
                                             const char *reason);
void coxa_programme_draft_remove (CoxaProgrammeDraft *self, guint index);
void coxa_programme_draft_move (CoxaProgrammeDraft *self, guint from, guint to);
gboolean coxa_programme_draft_can_become (CoxaProgrammeDraft *self, const char *exercise);
void coxa_programme_draft_become (CoxaProgrammeDraft *self,
                                  CoxaProgrammeItem *item,
                                  const char *exercise);
void coxa_programme_draft_clear (CoxaProgrammeDraft *self);
void coxa_programme_draft_remember (CoxaProgrammeDraft *self);
gboolean coxa_programme_draft_undo (CoxaProgrammeDraft *self);
gboolean coxa_programme_draft_redo (CoxaProgrammeDraft *self);
gboolean coxa_programme_draft_is_untouched (CoxaProgrammeDraft *self);

guint
coxa_programme_draft_take_stored (CoxaProgrammeDraft *self, const CoxaStoredProgramme *stored);
gboolean coxa_programme_draft_says (CoxaProgrammeDraft *self, const CoxaStoredProgramme *stored);
CoxaStoredProgramme *coxa_programme_draft_dup_stored (CoxaProgrammeDraft *self,
                                                      const char *id,
                                                      GDateTime *at,
                                                      const char *author,
                                                      const char *language);

int coxa_programme_draft_count_seconds (CoxaProgrammeDraft *self, gboolean whole_day);

G_END_DECLS
