/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-signing.h"

#include <glib/gi18n-lib.h>

#include "coxa-reason-dialog.h"
#include "coxa-visit-page.h"

/* Returns: what the safety screen asks for at these answers, or NULL */
static const char *
describe_safety_demand (CoxaVisitPage *page)
{
  const char *reason = NULL;

  if (coxa_result_allows_handout (coxa_visit_page_get_result (page), &reason))
    return NULL;
  if (g_str_equal (reason, coxa_safety_level_ids[COXA_SAFETY_EMERGENCY]))
    return _ ("The safety screen says emergency: send for help first, or record the clearance.");
  if (g_str_equal (reason, coxa_safety_level_ids[COXA_SAFETY_URGENT]))
    return _ ("The safety screen asks for an urgent referral, or an override with its reason.");
  if (g_str_equal (reason, coxa_safety_level_ids[COXA_SAFETY_REFER]))
    return _ ("The safety screen asks for an acknowledgement, with a day for the follow-up.");
  return NULL;
}

static void
on_signed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CoxaVisitPage *page = COXA_VISIT_PAGE (source);
  g_autoptr (GError) error = NULL;

  if (coxa_visit_page_save_finish (page, result, &error))
    g_signal_emit_by_name (page, "done", _ ("Signed"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    g_signal_emit_by_name (page, "failed", _ ("Not signed"), error->message);
}

static void
on_initials_cb (CoxaVisitPage *page, const char *reason, const char *initials)
{
  coxa_visit_page_sign_async (page, initials, on_signed_cb, NULL);
}

static void
ask_initials (CoxaVisitPage *page)
{
  GtkWidget *dialog = coxa_reason_dialog_new (
      _ ("Who signs?"),
      _ ("The initials stand under the visit for ever. Preferences keep them for the next visits."),
      _ ("_Sign"), NULL);

  coxa_reason_dialog_skip_reason (COXA_REASON_DIALOG (dialog));
  g_signal_connect_object (dialog, "given", G_CALLBACK (on_initials_cb), page, G_CONNECT_SWAPPED);
  coxa_reason_dialog_present (COXA_REASON_DIALOG (dialog), GTK_WIDGET (page));
}

static void
sign (CoxaVisitPage *page)
{
  g_autofree char *initials = coxa_visit_page_dup_author (page);

  if (*initials)
    coxa_visit_page_sign_async (page, initials, on_signed_cb, NULL);
  else
    ask_initials (page);
}

static gboolean
is_signable (CoxaVisitPage *page)
{
  CoxaVisit *visit = coxa_visit_page_get_visit (page);
  CoxaSignBar *bar = coxa_visit_page_get_sign_bar (page);

  if (!visit || coxa_visit_is_signed (visit))
    return FALSE;
  if (!coxa_visit_page_keep (page)) {
    coxa_sign_bar_demand (bar, _ ("An entry needs your attention first."), FALSE);
    return FALSE;
  }
  if (coxa_visit_page_is_dirty (page) || coxa_visit_get_version (visit) > 0)
    return TRUE;
  coxa_sign_bar_demand (bar, _ ("Nothing was entered into this visit."), FALSE);
  return FALSE;
}

/**
 * coxa_visit_signing_start:
 *
 * Signs the visit of @page, or says in place what has to be seen to first. Asks for the initials
 * where nobody is known. The page says "done" or "failed".
 */
void
coxa_visit_signing_start (CoxaVisitPage *page)
{
  const char *demand;

  if (!is_signable (page))
    return;
  demand = describe_safety_demand (page);
  if (demand)
    coxa_sign_bar_demand (coxa_visit_page_get_sign_bar (page), demand, TRUE);
  else
    sign (page);
}

static void
on_sign_anyway (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (is_signable (COXA_VISIT_PAGE (widget)))
    sign (COXA_VISIT_PAGE (widget));
}

static void
on_show_demand (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaVisitPage *page = COXA_VISIT_PAGE (widget);

  /* Keeping puts the focus where an entry is refused. */
  if (!coxa_visit_page_keep (page))
    return;
  coxa_visit_page_jump (page, describe_safety_demand (page) ? "safety" : "history",
                        COXA_SIDE_CENTRAL);
}

/**
 * coxa_visit_signing_ask_reason:
 *
 * Asks why the signed visit of @page is to be amended; then its form can be changed.
 */
void
coxa_visit_signing_ask_reason (CoxaVisitPage *page)
{
  g_autofree char *initials = NULL;
  GtkWidget *dialog;

  if (!coxa_visit_page_is_locked (page))
    return;
  initials = coxa_visit_page_dup_author (page);
  dialog = coxa_reason_dialog_new (
      _ ("Amend this visit?"),
      _ ("It is signed. Your changes become a new version, with your initials and this reason. The "
         "version that was signed stays in the history."),
      _ ("_Amend"), initials);
  g_signal_connect_object (dialog, "given", G_CALLBACK (coxa_visit_page_amend), page,
                           G_CONNECT_SWAPPED);
  coxa_reason_dialog_present (COXA_REASON_DIALOG (dialog), GTK_WIDGET (page));
}

static void
on_amend (GtkWidget *widget, const char *action, GVariant *parameter)
{
  coxa_visit_signing_ask_reason (COXA_VISIT_PAGE (widget));
}

static void
on_stop_amending (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaVisitPage *page = COXA_VISIT_PAGE (widget);

  if (!coxa_visit_page_keep (page) || coxa_visit_page_is_dirty (page))
    g_signal_emit_by_name (page, "done", _ ("There are entries: save them, or take them back."));
  else
    coxa_visit_page_amend (page, NULL, NULL);
}

/**
 * coxa_visit_signing_install:
 *
 * Gives the class of the page the actions of its sign bar.
 */
void
coxa_visit_signing_install (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_action (page_class, "visit.amend", NULL, on_amend);
  gtk_widget_class_install_action (page_class, "visit.stop-amending", NULL, on_stop_amending);
  gtk_widget_class_install_action (page_class, "visit.show-demand", NULL, on_show_demand);
  gtk_widget_class_install_action (page_class, "visit.sign-anyway", NULL, on_sign_anyway);
}
