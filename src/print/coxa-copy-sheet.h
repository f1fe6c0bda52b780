/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-handout.h"
#include "coxa-pain-regions.h"
#include "coxa-patient-copy.h"
#include "coxa-questionnaire.h"
#include "coxa-technique.h"
#include "coxa-topic.h"

G_BEGIN_DECLS

/**
 * CoxaCopySheet: the patient's copy to read. All members are borrowed for the call.
 */
typedef struct {
  const CoxaPatientCopy *copy;
  const CoxaRuleset *rules;
  const CoxaQuestionnaireCatalogue *questionnaires; /* or NULL, as are the next three */
  const CoxaTopicCatalogue *topics;
  const CoxaTechniqueCatalogue *techniques;
  const CoxaPainRegions *pain_regions;
  GDateTime *date;
  const char *clinic_name;    /* or NULL */
  const char *clinic_contact; /* or NULL */
  const char *language;       /* of the texts as they are shown; NULL: English */
  CoxaPaper paper;
} CoxaCopySheet;

/* The copy as PDF bytes, without touching a file. @n_boxes_out: letters that no typeface at hand
 * can set, shown as boxes: to be told to whoever asked. */
GBytes *coxa_copy_sheet_print (const CoxaCopySheet *sheet, guint *n_boxes_out, GError **error);

G_END_DECLS
