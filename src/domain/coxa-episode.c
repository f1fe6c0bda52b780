/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-episode.h"

/**
 * coxa_episode_new:
 *
 * Returns: (transfer full): an open episode that was never stored
 */
CoxaEpisode *
coxa_episode_new (const char *id, const char *patient_id, const char *title)
{
  CoxaEpisode *self = g_new0 (CoxaEpisode, 1);

  self->id = g_strdup (id);
  self->patient_id = g_strdup (patient_id);
  self->title = g_strdup (title);
  return self;
}

void
coxa_episode_free (CoxaEpisode *self)
{
  g_free (self->id);
  g_free (self->patient_id);
  g_free (self->title);
  g_free (self->opened_at);
  g_free (self->closed_at);
  g_free (self);
}
