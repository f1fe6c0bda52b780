/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define COXA_RETENTION_YEARS_MAX 100

/**
 * CoxaRetentionRule: how long a clinic keeps a record. A person decides about each one that is due:
 * the rule erases nothing.
 */
typedef struct {
  int years;       /* after the last contact; 0: nobody has said yet, nothing is ever due */
  int child_age;   /* younger at the last contact: a child; 0: no rule for children */
  int child_until; /* the record of a child is kept at least until this birthday */
} CoxaRetentionRule;

gboolean coxa_retention_rule_check (const CoxaRetentionRule *self, GError **error);
GDateTime *coxa_retention_rule_find_day (const CoxaRetentionRule *self,
                                         GDateTime *last_contact,
                                         const char *birth_date);
gboolean coxa_retention_rule_is_due (const CoxaRetentionRule *self,
                                     GDateTime *last_contact,
                                     const char *birth_date,
                                     GDateTime *now);

/**
 * CoxaRetentionPreset: a rule that a source states (retention.ini).
 */
typedef struct {
  char *id;
  char *title; /* of the place, translated */
  CoxaRetentionRule rule;
  char *source;
  char *child_source;
} CoxaRetentionPreset;

void coxa_retention_preset_free (CoxaRetentionPreset *self);

/* Array of CoxaRetentionPreset, in the order of the file. */
GPtrArray *
coxa_retention_presets_new (const char *name, GBytes *bytes, const char *language, GError **error);
GPtrArray *coxa_retention_presets_load (const char *language, GError **error);
const CoxaRetentionPreset *coxa_retention_presets_find (const GPtrArray *presets, const char *id);

G_END_DECLS
