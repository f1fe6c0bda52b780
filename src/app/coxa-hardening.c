/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-hardening.h"

#include <signal.h>
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
  /* 0 stops files, 1 also a handler that the kernel pipes dumps to. The process stays dumpable:
   * the portals read its /proc to know it, for the file chooser and the printer. */
  static const struct rlimit no_core = { 1, 1 };

  signal (SIGXFSZ, SIG_IGN);
  signal (SIGPIPE, SIG_IGN);
  setrlimit (RLIMIT_CORE, &no_core);
}
