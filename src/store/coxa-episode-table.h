/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-connection.h"
#include "coxa-episode.h"

G_BEGIN_DECLS

gboolean coxa_episode_table_find_or_open (CoxaConnection *connection,
                                          gint64 patient_key,
                                          const char *title,
                                          const char *id_if_new,
                                          const char *opened_at,
                                          gint64 *key_out,
                                          GError **error);
GPtrArray *
coxa_episode_table_list (CoxaConnection *connection, const char *patient_id, GError **error);

G_END_DECLS
