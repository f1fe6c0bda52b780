/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* "Coxa"; stands in the header of each record file. */
#define COXA_RECORD_APPLICATION_ID 0x436F7861

char *coxa_record_file_resolve (const char *path, GError **error);
gboolean coxa_record_file_inspect (const char *path, int newest_version, GError **error);
gboolean coxa_record_file_is_writable (const char *path);
gboolean coxa_record_file_is_complete (const char *path, gint64 expected_size);
char *coxa_record_file_begin (const char *path, GError **error);
gboolean coxa_record_file_place (const char *draft, const char *path, GError **error);
gboolean coxa_record_file_sync_folder (const char *path);
gboolean coxa_record_file_fail (int code, const char *path, GError **error);

G_END_DECLS
