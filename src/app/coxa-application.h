/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CoxaApplication:
 *
 * One instance, one record file, one window.
 */
#define COXA_TYPE_APPLICATION (coxa_application_get_type ())
G_DECLARE_FINAL_TYPE (CoxaApplication, coxa_application, COXA, APPLICATION, AdwApplication)

AdwApplication *coxa_application_new (void);

G_END_DECLS
