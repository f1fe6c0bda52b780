/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-reading.h"

void
coxa_visit_reading_init (CoxaVisitReading *self, gint64 patient_key, gint64 visit_key)
{
  self->patient_key = patient_key;
  self->visit_key = visit_key;
  self->visits = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->unreadable =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_error_free);
}

void
coxa_visit_reading_clear (CoxaVisitReading *self)
{
  g_clear_pointer (&self->visits, g_hash_table_unref);
  g_clear_pointer (&self->unreadable, g_hash_table_unref);
}

void
coxa_visit_reading_bind (const CoxaVisitReading *self, CoxaStatement *statement)
{
  coxa_statement_bind_optional_int (statement, self->patient_key, 0);
  coxa_statement_bind_optional_int (statement, self->visit_key, 0);
}

CoxaVisit *
coxa_visit_reading_find (const CoxaVisitReading *self, gint64 key)
{
  return g_hash_table_lookup (self->visits, &key);
}

/* The first reason stays. */
void
coxa_visit_reading_note (CoxaVisitReading *self, gint64 key, GError *take_error)
{
  if (g_hash_table_contains (self->unreadable, &key))
    g_error_free (take_error);
  else
    g_hash_table_insert (self->unreadable, g_memdup2 (&key, sizeof key), take_error);
}
