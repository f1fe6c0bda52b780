/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-hardening.h"

#include <glib.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/**
 * coxa_hardening_apply:
 *
 * What is in memory never goes to disk in a core dump, and a full disk or a closed pipe is an
 * error to handle, not a signal to die from.
 */
void
coxa_hardening_apply (void)
{
  static const struct rlimit no_core = { 0, 0 };

  signal (SIGXFSZ, SIG_IGN);
  signal (SIGPIPE, SIG_IGN);
  setrlimit (RLIMIT_CORE, &no_core);
  /* The portals read /proc of a sandboxed program to know it; they could not any more. */
  if (!g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
}
