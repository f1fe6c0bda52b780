/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <locale.h>

#include "coxa-application.h"
#include "coxa-hardening.h"

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  coxa_hardening_apply ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, COXA_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Coxa");

  application = coxa_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
