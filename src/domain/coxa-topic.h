/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-data-source.h"
#include "coxa-remark.h"

G_BEGIN_DECLS

#define COXA_TOPIC_LETTERS_MAX 10000

/**
 * CoxaTopic:
 *
 * What a patient is asked about or a plan is made of, in words and choices; no pattern reads it.
 * Owned by its catalogue, immutable.
 */
typedef struct {
  guint index;
  const char *id;
  CoxaTopicPart part;
  CoxaTopicKind kind;
  const char *group;              /* id of the heading it stands under */
  const char *group_title;        /* translated */
  const char *name;               /* translated */
  const char *hint;               /* translated, or NULL */
  const char *const *values;      /* ids of the choices, else empty */
  const char *const *value_names; /* translated, in the same order */
  const char *unit;               /* "" where there is none */
  int decimals;
  double minimum, maximum; /* of a number; maximum also of weeks */
  guint letters_max;       /* of lines and words */
  gboolean brief;          /* shown also when the rest is folded away */
  gboolean handout;        /* heads the handout where the programme has no goal */
} CoxaTopic;

/**
 * CoxaTopicCatalogue: the topics of history.ini and plan.ini, in their order.
 */
typedef struct _CoxaTopicCatalogue CoxaTopicCatalogue;

CoxaTopicCatalogue *coxa_topic_catalogue_new (CoxaDataFile *history,
                                              CoxaDataFile *plan,
                                              const char *language,
                                              GError **error);
CoxaTopicCatalogue *
coxa_topic_catalogue_load_from (const CoxaDataSource *source, const char *language, GError **error);
void coxa_topic_catalogue_free (CoxaTopicCatalogue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaTopicCatalogue, coxa_topic_catalogue_free)

guint coxa_topic_catalogue_count (const CoxaTopicCatalogue *self);
const CoxaTopic *coxa_topic_catalogue_get (const CoxaTopicCatalogue *self, guint index);
const CoxaTopic *coxa_topic_catalogue_find (const CoxaTopicCatalogue *self, const char *id);

int coxa_topic_find_value (const CoxaTopic *self, const char *value);
gboolean coxa_topic_check (const CoxaTopic *self, const char *text, GDateTime *at, GError **error);
char *
coxa_topic_dup_later (const CoxaTopic *self, const char *text, GDateTime *from, GDateTime *at);

G_END_DECLS
