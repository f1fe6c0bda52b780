/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-norm.h"
#include "coxa-questionnaire.h"
#include "coxa-ruleset.h"
#include "coxa-technique.h"
#include "coxa-topic.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

#define COXA_EXCHANGE_ERROR (coxa_exchange_error_quark ())

typedef enum {
  COXA_EXCHANGE_ERROR_INVALID, /* the message names the place in the document */
} CoxaExchangeError;

GQuark coxa_exchange_error_quark (void);

#define COXA_DOCUMENT_SIZE_MAX (8 * 1024 * 1024)
#define COXA_DOCUMENT_DEPTH_MAX 64

/**
 * CoxaVisitDocument: a visit and, where the document names one, its patient (never NULL; without
 * id and name it stands for an unnamed person).
 */
typedef struct {
  CoxaPatient *patient;
  gboolean names_patient; /* id, or family and given, were there: fit to be stored */
  CoxaVisit *visit;
} CoxaVisitDocument;

CoxaVisitDocument *coxa_visit_document_parse (const char *text,
                                              gssize length,
                                              const CoxaMeasureCatalogue *measures,
                                              const CoxaRuleset *ruleset,
                                              const CoxaQuestionnaireCatalogue *questionnaires,
                                              const CoxaTopicCatalogue *topics,
                                              const CoxaTechniqueCatalogue *techniques,
                                              GError **error);
CoxaVisitDocument *coxa_visit_document_load (const char *path,
                                             const CoxaMeasureCatalogue *measures,
                                             const CoxaRuleset *ruleset,
                                             const CoxaQuestionnaireCatalogue *questionnaires,
                                             const CoxaTopicCatalogue *topics,
                                             const CoxaTechniqueCatalogue *techniques,
                                             GError **error);
void coxa_visit_document_free (CoxaVisitDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaVisitDocument, coxa_visit_document_free)

char *coxa_visit_document_print (CoxaPatient *patient, CoxaVisit *visit);
char *coxa_record_document_print (CoxaPatient *patient,
                                  const GPtrArray *visits,
                                  const GPtrArray *decisions);

/* The result as one line of JSON (visit-format.md). */
char *coxa_result_document_print (const CoxaResult *result,
                                  const CoxaNormTable *norms,
                                  CoxaPatient *patient,
                                  CoxaVisit *visit);

/* The result for people: for, against, not measured, next, evidence. */
char *coxa_result_text_print (CoxaResult *result, const CoxaMeasureCatalogue *measures);

gboolean coxa_json_scan (const char *text, gsize length, GError **error);

G_END_DECLS
