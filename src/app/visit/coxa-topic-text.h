/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-technique.h"
#include "coxa-topic.h"
#include "coxa-treatment.h"

G_BEGIN_DECLS

gboolean coxa_topic_text_read (
    const CoxaTopic *topic, const char *typed, GDateTime *at, char **text_out, char **message_out);
char *coxa_topic_text_dup_typed (const CoxaTopic *topic, const char *text);
char *coxa_topic_text_dup (const CoxaTopic *topic, CoxaTopicKind kind, const char *text);
char *coxa_topic_text_dup_treatment (const CoxaTechniqueCatalogue *techniques,
                                     const CoxaTreatment *treatment);
const char *coxa_topic_text_response (CoxaResponse response);

G_END_DECLS
