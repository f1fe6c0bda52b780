/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CoxaPlace: what may go wrong where a record lies.
 * @COXA_PLACE_NETWORK: on a share or a file system in user space: its locks cannot be trusted
 * @COXA_PLACE_SYNCED: in a folder that another program copies to other computers
 */
typedef enum {
  COXA_PLACE_LOCAL = 0,
  COXA_PLACE_NETWORK = 1 << 0,
  COXA_PLACE_SYNCED = 1 << 1,
} CoxaPlace;

CoxaPlace coxa_record_place_inspect (const char *path);
const char *coxa_record_place_warn (CoxaPlace place);

void coxa_place_hide_from_search (const char *folder);

gboolean coxa_place_is_network_type (guint32 type);
gboolean coxa_place_is_synced_name (const char *folder_name);

G_END_DECLS
