/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CoxaDraft:
 *
 * What someone typed and did not store yet. It belongs to one form, one patient, one record (or
 * none) and one author, and is never another's: those four find it. @payload is the form's own
 * text and means nothing here; it is NULL in lists, so that others see that a draft exists and not
 * what is in it.
 */
typedef struct {
  char *form;         /* what kind of form wrote it, e.g. "visit" */
  char *patient;      /* id; the patient need not be stored yet */
  char *record;       /* id of the episode or visit, or "" */
  char *author;       /* id of the clinician, or "" */
  char *initials;     /* of the same */
  char *at;           /* ISO 8601 with offset, filled in when it is saved */
  guint base_version; /* of the record when the typing began; 0 for a new one */
  char *payload;
} CoxaDraft;

CoxaDraft *coxa_draft_new (const char *form,
                           const char *patient,
                           const char *record,
                           guint base_version,
                           const char *payload);
CoxaDraft *coxa_draft_copy (const CoxaDraft *self);
void coxa_draft_free (CoxaDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaDraft, coxa_draft_free)

G_END_DECLS
