/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-connection.h"
#include "coxa-measure.h"

G_BEGIN_DECLS

GPtrArray *coxa_check (CoxaConnection *connection, CoxaMeasureCatalogue *measures, GError **error);

G_END_DECLS
