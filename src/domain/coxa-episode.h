/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CoxaEpisode:
 *
 * One course of care for one complaint; visits belong to it. A plain record.
 */
typedef struct {
  char *id;         /* UUID */
  char *patient_id; /* UUID */
  char *title;      /* as the clinician named it, e.g. "Low back pain" */
  char *opened_at;  /* ISO 8601 with offset */
  char *closed_at;  /* or NULL */
  guint version;    /* 0 = never stored */
} CoxaEpisode;

CoxaEpisode *coxa_episode_new (const char *id, const char *patient_id, const char *title);
void coxa_episode_free (CoxaEpisode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaEpisode, coxa_episode_free)

G_END_DECLS
