/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row to choose the language of a handout; first comes none of its own. */
void coxa_languages_fill (AdwComboRow *row);
void coxa_languages_select (AdwComboRow *row, const char *language);
const char *coxa_languages_get_selected (AdwComboRow *row);

G_END_DECLS
