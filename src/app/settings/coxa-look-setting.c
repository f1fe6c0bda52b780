/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-look-setting.h"

CoxaLook
coxa_look_setting_get (GSettings *settings)
{
  return (CoxaLook){ (CoxaBody) g_settings_get_enum (settings, "figure-body"),
                     (CoxaSkin) g_settings_get_enum (settings, "figure-skin") };
}
