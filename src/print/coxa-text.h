/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * coxa_text_clean: composed letters (NFC), one kind of space, no invisible characters; line feeds
 * stay, other white space becomes a space. Returns: (nullable): a new string, NULL when @text is
 * not UTF-8. NULL in gives "".
 */
char *coxa_text_clean (const char *text);

G_END_DECLS
