/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-patient-copy.h"

#include "coxa-episode.h"
#include "coxa-safety-decision.h"

static void
result_free (gpointer data)
{
  CoxaCopyResult *result = data;

  g_free (result->pattern);
  g_free (result);
}

static void
flag_free (gpointer data)
{
  CoxaCopyFlag *flag = data;

  g_free (flag->id);
  g_free (flag->level);
  g_free (flag->because);
  g_free (flag);
}

CoxaCopyVisit *
coxa_copy_visit_new (CoxaVisit *visit)
{
  CoxaCopyVisit *self = g_new0 (CoxaCopyVisit, 1);

  self->visit = g_object_ref (visit);
  self->results = g_ptr_array_new_with_free_func (result_free);
  self->flags = g_ptr_array_new_with_free_func (flag_free);
  return self;
}

void
coxa_copy_visit_free (CoxaCopyVisit *self)
{
  g_object_unref (self->visit);
  g_free (self->ruleset);
  g_ptr_array_unref (self->results);
  g_ptr_array_unref (self->flags);
  g_free (self);
}

void
coxa_copy_visit_add_result (CoxaCopyVisit *self,
                            const char *pattern,
                            CoxaSide side,
                            CoxaClass class)
{
  CoxaCopyResult *result = g_new0 (CoxaCopyResult, 1);

  result->pattern = g_strdup (pattern);
  result->side = side;
  result->class = class;
  g_ptr_array_add (self->results, result);
}

void
coxa_copy_visit_add_flag (CoxaCopyVisit *self,
                          const char *id,
                          const char *level,
                          const char *because)
{
  CoxaCopyFlag *flag = g_new0 (CoxaCopyFlag, 1);

  flag->id = g_strdup (id);
  flag->level = g_strdup (level);
  flag->because = g_strdup (because);
  g_ptr_array_add (self->flags, flag);
}

static void
item_free (gpointer data)
{
  CoxaCopyItem *item = data;

  g_free (item->exercise);
  g_free (item->title);
  g_free (item->note);
  g_free (item);
}

CoxaCopyProgramme *
coxa_copy_programme_new (guint number, const char *issued_at)
{
  CoxaCopyProgramme *self = g_new0 (CoxaCopyProgramme, 1);

  self->number = number;
  self->issued_at = g_strdup (issued_at);
  self->items = g_ptr_array_new_with_free_func (item_free);
  return self;
}

void
coxa_copy_programme_free (CoxaCopyProgramme *self)
{
  g_free (self->issued_at);
  g_free (self->author);
  g_free (self->language);
  g_ptr_array_unref (self->items);
  g_free (self);
}

void
coxa_copy_programme_add_item (CoxaCopyProgramme *self,
                              const char *exercise,
                              const char *title,
                              CoxaSide side,
                              const CoxaDose *dose,
                              const char *note)
{
  CoxaCopyItem *item = g_new0 (CoxaCopyItem, 1);

  item->exercise = g_strdup (exercise);
  item->title = g_strdup (title);
  item->side = side;
  item->dose = *dose;
  item->note = g_strdup (note);
  g_ptr_array_add (self->items, item);
}

static void
access_free (gpointer data)
{
  CoxaCopyAccess *access = data;

  g_free (access->at);
  g_free (access->initials);
  g_free (access->action);
  g_free (access->kind);
  g_free (access);
}

void
coxa_patient_copy_add_access (CoxaPatientCopy *self,
                              const char *at,
                              const char *initials,
                              const char *action,
                              const char *kind)
{
  CoxaCopyAccess *access = g_new0 (CoxaCopyAccess, 1);

  access->at = g_strdup (at);
  access->initials = g_strdup (initials);
  access->action = g_strdup (action);
  access->kind = g_strdup (kind);
  if (self->accesses == NULL)
    self->accesses = g_ptr_array_new_with_free_func (access_free);
  g_ptr_array_add (self->accesses, access);
}

CoxaPatientCopy *
coxa_patient_copy_new (void)
{
  CoxaPatientCopy *self = g_new0 (CoxaPatientCopy, 1);

  self->episodes = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_episode_free);
  self->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_copy_visit_free);
  self->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_safety_decision_free);
  self->programmes = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_copy_programme_free);
  return self;
}

void
coxa_patient_copy_free (CoxaPatientCopy *self)
{
  g_clear_object (&self->patient);
  g_ptr_array_unref (self->episodes);
  g_ptr_array_unref (self->visits);
  g_ptr_array_unref (self->decisions);
  g_ptr_array_unref (self->programmes);
  g_clear_pointer (&self->accesses, g_ptr_array_unref);
  g_free (self->state_hash);
  g_free (self);
}

/**
 * coxa_patient_copy_dup_file_name:
 *
 * Returns: (transfer full): a name without ending that says number and day, and no name of a
 *   person: file names are seen in task switchers, backups and mail
 */
char *
coxa_patient_copy_dup_file_name (const CoxaPatientCopy *self, GDateTime *now)
{
  const char *number = coxa_patient_get_number (self->patient);
  const char *id = coxa_patient_get_id (self->patient);
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *key = number != NULL && *number != '\0' ? g_strdup (number) : g_strndup (id, 8);

  for (char *at = key; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '-')
      *at = '_';
  return g_strdup_printf ("copy-%s-%s", key, day);
}
