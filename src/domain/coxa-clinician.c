/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-clinician.h"

#include "coxa-data-file.h"

#include <string.h>

#define NAME_LENGTH_MAX 200 /* characters */
#define INITIALS_LENGTH_MAX 8

/**
 * coxa_clinician_new:
 *
 * Returns: (transfer full): an active one who was never stored
 */
CoxaClinician *
coxa_clinician_new (const char *id, const char *name, const char *initials)
{
  CoxaClinician *self = g_new0 (CoxaClinician, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->initials = g_strdup (initials);
  self->role = g_strdup ("");
  self->colour = g_strdup ("");
  self->active = TRUE;
  return self;
}

CoxaClinician *
coxa_clinician_copy (const CoxaClinician *self)
{
  CoxaClinician *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->initials = g_strdup (self->initials);
  copy->role = g_strdup (self->role);
  copy->colour = g_strdup (self->colour);
  return copy;
}

void
coxa_clinician_free (CoxaClinician *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->initials);
  g_free (self->role);
  g_free (self->colour);
  g_free (self);
}

static gboolean
is_line (const char *text, glong longest)
{
  if (text == NULL || *text == '\0' || !g_utf8_validate (text, -1, NULL) ||
      g_utf8_strlen (text, -1) > longest)
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

static gboolean
is_colour (const char *colour)
{
  if (*colour == '\0')
    return TRUE;
  if (*colour != '#' || strlen (colour) != 7)
    return FALSE;
  for (int i = 1; i < 7; i++)
    if (!g_ascii_isxdigit (colour[i]))
      return FALSE;
  return TRUE;
}

/**
 * coxa_clinician_check:
 *
 * A name of up to 200 characters, initials of up to 8 without spaces, a colour as "#rrggbb" or
 * none.
 */
gboolean
coxa_clinician_check (const CoxaClinician *self, GError **error)
{
  const char *fault = NULL;

  if (self->id == NULL || !g_uuid_string_is_valid (self->id))
    fault = "the clinician's id is not a UUID";
  else if (!is_line (self->name, NAME_LENGTH_MAX))
    fault = "a clinician needs a name of 1 to 200 characters in one line";
  else if (!is_line (self->initials, INITIALS_LENGTH_MAX) || strchr (self->initials, ' ') != NULL)
    fault = "a clinician needs initials of 1 to 8 characters without spaces";
  else if (!is_colour (self->colour))
    fault = "a colour is written as #rrggbb";
  if (fault == NULL)
    return TRUE;
  g_set_error_literal (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID, fault);
  return FALSE;
}
