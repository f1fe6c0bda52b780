/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CoxaClinician:
 *
 * Someone who works with the record: whose initials stand under visits. A plain record. @role is
 * free text ("physiotherapist"), @colour "#rrggbb" or "". Who leaves becomes inactive; what they
 * signed keeps their initials.
 */
typedef struct {
  char *id;       /* UUID */
  char *name;     /* never "" */
  char *initials; /* never "", and nobody else's */
  char *role;
  char *colour;
  gboolean active;
  gboolean has_passphrase; /* read from the record */
  guint version;           /* 0 = never stored */
} CoxaClinician;

CoxaClinician *coxa_clinician_new (const char *id, const char *name, const char *initials);
CoxaClinician *coxa_clinician_copy (const CoxaClinician *self);
void coxa_clinician_free (CoxaClinician *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaClinician, coxa_clinician_free)

gboolean coxa_clinician_check (const CoxaClinician *self, GError **error);

G_END_DECLS
