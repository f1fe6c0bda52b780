/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-menu.h"

#include <glib/gi18n-lib.h>

static void
add (GMenu *menu, const char *label, const char *action, CoxaVisit *visit)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", coxa_visit_get_id (visit));
  g_menu_append_item (menu, item);
}

/**
 * coxa_visit_menu_new:
 *
 * Returns: (transfer full): what fits @visit as it stands; only its history where nothing can be
 *   written
 */
GMenuModel *
coxa_visit_menu_new (CoxaVisit *visit, gboolean read_only)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();
  g_autoptr (GMenu) trail = g_menu_new ();
  gboolean hidden = coxa_visit_is_entered_in_error (visit);

  if (!hidden)
    add (acts, coxa_visit_is_signed (visit) ? _ ("_Amend…") : _ ("C_orrect"), "record.correct",
         visit);
  add (acts, hidden ? _ ("_Bring back…") : _ ("_Entered in error…"), "record.mark", visit);
  if (!hidden)
    add (acts, _ ("_Move to another patient…"), "record.move", visit);
  add (trail, _ ("_History of this visit"), "record.history", visit);
  if (!read_only)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (trail));
  return G_MENU_MODEL (menu);
}
