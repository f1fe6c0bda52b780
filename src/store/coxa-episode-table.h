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
                                          gboolean *opened_out,
                                          GError **error);
gboolean coxa_episode_table_find_of_visit (CoxaConnection *connection,
                                           gint64 visit_key,
                                           const char *title,
                                           gint64 *key_out,
                                           GError **error);
gboolean coxa_episode_table_read_title (
    CoxaConnection *connection, gint64 visit_key, char **title_out, char **at_out, GError **error);
GPtrArray *coxa_episode_table_list (CoxaConnection *connection, gint64 patient_key, GError **error);

G_END_DECLS
