/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-json-part.h"
#include "coxa-json-writer.h"
#include "coxa-visit-document.h"

G_BEGIN_DECLS

#define COXA_NAME_LETTERS_MAX 200

/**
 * CoxaDocumentReading: what the readers of a document's parts share.
 */
typedef struct {
  const CoxaMeasureCatalogue *measures;
  const CoxaRuleset *ruleset;
  const CoxaQuestionnaireCatalogue *questionnaires;
  CoxaVisit *visit; /* filled in part by part */
  const CoxaTopicCatalogue *topics;
  const CoxaTechniqueCatalogue *techniques;
} CoxaDocumentReading;

CoxaPatient *coxa_document_read_patient (const CoxaJsonPart *document,
                                         CoxaVisit *visit,
                                         const char *fallback_id,
                                         gboolean *named_out,
                                         GError **error);
CoxaVisit *
coxa_document_read_visit (const CoxaJsonPart *document, const char *fallback_id, GError **error);
gboolean coxa_document_read_answers (const CoxaJsonPart *document,
                                     const CoxaDocumentReading *reading,
                                     GError **error);
gboolean coxa_document_read_measurements (const CoxaJsonPart *document,
                                          const CoxaDocumentReading *reading,
                                          GError **error);
gboolean coxa_document_read_contents (const CoxaJsonPart *document,
                                      const CoxaDocumentReading *reading,
                                      GError **error);
void coxa_document_write_contents (CoxaJsonWriter *writer, CoxaVisit *visit);
gboolean
coxa_document_read_score (const CoxaJsonPart *part, gpointer user_data, GError **error);
gboolean coxa_document_read_pain_map (const CoxaJsonPart *document,
                                      const CoxaDocumentReading *reading,
                                      GError **error);
void coxa_document_write_score (CoxaJsonWriter *writer, const CoxaScore *score);
void
coxa_document_write_patient (CoxaJsonWriter *writer, CoxaPatient *patient, int age_years);
void coxa_document_write_decisions (CoxaJsonWriter *writer, const GPtrArray *decisions);
void coxa_document_write_value (CoxaJsonWriter *writer, const CoxaMeasurement *measurement);

G_END_DECLS
