/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* One input, whatever it holds. libFuzzer calls it under this name; replay.c does so for each file
 * of the corpus. Returns: 0 */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
