/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-connection.h"

G_BEGIN_DECLS

GPtrArray *coxa_patient_search (
    CoxaConnection *connection, const char *query, guint limit, gboolean archived, GError **error);

G_END_DECLS
