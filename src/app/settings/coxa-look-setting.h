/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "coxa-look.h"

G_BEGIN_DECLS

/* Who is in the pictures, as the preferences say. */
CoxaLook coxa_look_setting_get (GSettings *settings);

G_END_DECLS
