/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-store.h"

G_BEGIN_DECLS

/* A programme that was not handed out yet, as text to be kept as a draft and read again. */
char *coxa_programme_payload_print (const CoxaStoredProgramme *programme);
CoxaStoredProgramme *coxa_programme_payload_parse (const char *payload, GError **error);

G_END_DECLS
