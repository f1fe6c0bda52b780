/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many of the days, weeks and months that have a backup keep their newest one. */
#define COXA_GENERATIONS_DAYS 7
#define COXA_GENERATIONS_WEEKS 4
#define COXA_GENERATIONS_MONTHS 12

char *coxa_generation_name (GDateTime *made_at, gboolean sealed);
GDateTime *coxa_generation_parse (const char *name);
char *coxa_generations_find_newest (const char *folder);
GPtrArray *coxa_generations_list_old (const char *const *names);

G_END_DECLS
