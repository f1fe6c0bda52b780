/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  char *family;
  const char *given;
  char *birth_date; /* ISO 8601 */
  char *number;
} Person;

/* Puts invented patients without visits into a record that is closed; gives back some of them. */
GArray *many_patients_add (const char *path, guint n_patients);

G_END_DECLS
