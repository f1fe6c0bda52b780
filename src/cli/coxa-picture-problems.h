/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-exercise.h"

G_BEGIN_DECLS

guint coxa_picture_problems_print (const GPtrArray *exercises);
guint coxa_picture_problems_print_all (const CoxaExerciseLibrary *library);

G_END_DECLS
