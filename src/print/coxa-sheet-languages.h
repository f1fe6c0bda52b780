/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CoxaSheetLanguage: one that a sheet can be printed in.
 * @id: e.g. "pl"
 * @name: in itself, as the people who read it would look for it
 */
typedef struct {
  char *id;
  char *name;
} CoxaSheetLanguage;

GPtrArray *coxa_sheet_languages_load (GError **error);
GPtrArray *coxa_sheet_languages_new (GBytes *bytes, GError **error);
char *coxa_sheet_languages_dup_tag (const GPtrArray *languages, const char *locale);

G_END_DECLS
