/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CoxaClinicValue: a threshold that a clinic sets in place of a published one. Texts as in the two
 * files; owned by the clinic's file, immutable.
 */
typedef struct {
  const char *file;      /* e.g. "patterns.ini" */
  const char *group;     /* of that file */
  const char *key;       /* of that group */
  const char *value;     /* the clinic's own */
  const char *published; /* as it stands in @file; NULL until a source has looked it up */
  const char *reason;    /* "" where a source stands alone */
  const char *source;    /* "" where a reason stands alone */
  const char *by;        /* who set it, or "" */
  const char *date;      /* ISO 8601, or "" */
} CoxaClinicValue;

/**
 * CoxaClinicOwn: the clinic's own values of one row, ends with %NULL; itself %NULL where the row
 * stands as published.
 */
typedef const CoxaClinicValue *const *CoxaClinicOwn;

/**
 * CoxaClinicFile:
 *
 * The thresholds that a clinic sets for itself (clinic.ini), read strictly. Thresholds, zones,
 * norms and errors may be set; weights, minimum findings, caps and the safety screen may not.
 */
typedef struct _CoxaClinicFile CoxaClinicFile;

CoxaClinicFile *coxa_clinic_file_new (const char *name, GBytes *bytes, GError **error);
CoxaClinicFile *coxa_clinic_file_ref (CoxaClinicFile *self);
void coxa_clinic_file_unref (CoxaClinicFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaClinicFile, coxa_clinic_file_unref)

const char *coxa_clinic_file_get_name (const CoxaClinicFile *self);
const char *coxa_clinic_file_get_version (const CoxaClinicFile *self);
guint coxa_clinic_file_count (const CoxaClinicFile *self);
const CoxaClinicValue *coxa_clinic_file_get (const CoxaClinicFile *self, guint index);
gboolean coxa_clinic_file_names (const CoxaClinicFile *self, const char *file);
CoxaClinicOwn
coxa_clinic_file_find (const CoxaClinicFile *self, const char *file, const char *group);
gboolean coxa_clinic_file_look_up (CoxaClinicFile *self,
                                   const char *file,
                                   GKeyFile *published,
                                   GError **error);

char *coxa_clinic_own_dup_published (CoxaClinicOwn own);

G_END_DECLS
