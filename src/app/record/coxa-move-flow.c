/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-move-flow.h"

#include "coxa-pair-dialog.h"

/* Which visit is to go elsewhere. */
typedef struct {
  CoxaRecordActs *acts;
  CoxaVisit *visit;
} Moving;

static void
free_moving (gpointer data, GClosure *closure)
{
  Moving *moving = data;

  g_object_unref (moving->acts);
  g_object_unref (moving->visit);
  g_free (moving);
}

static void
on_agreed_cb (CoxaPairDialog *dialog,
              CoxaPatient *to,
              gboolean other_goes_on,
              const char *reason,
              const char *initials,
              gpointer user_data)
{
  const Moving *moving = user_data;

  coxa_record_acts_move (moving->acts, moving->visit, to, reason, initials);
}

/**
 * coxa_move_flow_start:
 * @over: in the window that the dialog belongs to
 * @visit: of @patient
 */
void
coxa_move_flow_start (GtkWidget *over,
                      CoxaKnowledge *knowledge,
                      CoxaRecordActs *acts,
                      CoxaPatient *patient,
                      CoxaVisit *visit)
{
  GtkRoot *root = gtk_widget_get_root (over);
  g_autofree char *author = coxa_record_acts_dup_author (acts, visit);
  GtkWidget *dialog = coxa_pair_dialog_new_move (knowledge, coxa_record_acts_get_store (acts),
                                                 patient, visit, author);
  Moving *moving = g_new0 (Moving, 1);

  moving->acts = g_object_ref (acts);
  moving->visit = g_object_ref (visit);
  g_signal_connect_data (dialog, "agreed", G_CALLBACK (on_agreed_cb), moving, free_moving, 0);
  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}
