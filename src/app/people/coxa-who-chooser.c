/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-who-chooser.h"

#include <glib/gi18n-lib.h>

#include "coxa-clinician-row.h"

struct _CoxaWhoChooser {
  AdwBin parent_instance;

  /* template */
  GtkListBox *list;
  GtkWidget *passphrase_box;
  GtkEditable *passphrase;
  GtkLabel *message;
  GtkWidget *enter;

  /* owned */
  CoxaDesk *desk;

  gboolean busy; /* a passphrase is being tried */
};

G_DEFINE_FINAL_TYPE (CoxaWhoChooser, coxa_who_chooser, ADW_TYPE_BIN)

enum { ENTERED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const CoxaClinician *
get_chosen (CoxaWhoChooser *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row ? coxa_desk_find (self->desk, coxa_clinician_row_get_id (COXA_CLINICIAN_ROW (row)))
             : NULL;
}

static void
say (CoxaWhoChooser *self, const char *message)
{
  gboolean wrong = *message != '\0';

  /* An alert is read out when it appears. */
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_label_set_text (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), wrong);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->passphrase), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->passphrase), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->passphrase), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
show_readiness (CoxaWhoChooser *self)
{
  const CoxaClinician *chosen = get_chosen (self);
  gboolean needed = chosen && chosen->has_passphrase;

  gtk_widget_set_visible (self->passphrase_box, needed);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !self->busy);
  gtk_editable_set_editable (self->passphrase, !self->busy); /* keeps the keyboard */
  gtk_widget_set_sensitive (
      self->enter, chosen && !self->busy && (!needed || *gtk_editable_get_text (self->passphrase)));
}

static void
set_busy (CoxaWhoChooser *self, gboolean busy)
{
  self->busy = busy;
  show_readiness (self);
}

static void
on_entered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaWhoChooser) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean entered = coxa_desk_enter_finish (COXA_DESK (source), result, NULL, &error);

  if (!self->desk)
    return;
  gtk_editable_set_text (self->passphrase, "");
  set_busy (self, FALSE);
  if (entered) {
    say (self, "");
    g_signal_emit (self, signals[ENTERED], 0);
    return;
  }
  say (self,
       error ? error->message : _ ("That was not right. Nothing was lost; please try again."));
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
on_enter_cb (CoxaWhoChooser *self)
{
  const CoxaClinician *chosen = get_chosen (self);

  if (!chosen || self->busy)
    return;
  if (chosen->has_passphrase && !*gtk_editable_get_text (self->passphrase)) {
    gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
    return;
  }
  set_busy (self, TRUE);
  coxa_desk_enter_async (self->desk, chosen->id, gtk_editable_get_text (self->passphrase),
                         on_entered_cb, g_object_ref (self));
}

static void
on_selected_cb (CoxaWhoChooser *self)
{
  if (!self->desk)
    return;
  gtk_editable_set_text (self->passphrase, "");
  say (self, "");
  show_readiness (self);
}

static void
on_passphrase_changed_cb (CoxaWhoChooser *self)
{
  show_readiness (self);
}

/* Focus and choice are one, so that the arrows choose. */
static void
on_row_focus_cb (GtkListBoxRow *row, GParamSpec *pspec, CoxaWhoChooser *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (row)))
    gtk_list_box_select_row (self->list, row);
}

static void
show_clinicians (CoxaWhoChooser *self)
{
  const GPtrArray *clinicians = coxa_desk_get_clinicians (self->desk);
  const CoxaClinician *here = coxa_desk_get_clinician (self->desk);
  const CoxaClinician *last = coxa_desk_get_last (self->desk);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; clinicians && i < clinicians->len; i++) {
    const CoxaClinician *clinician = g_ptr_array_index (clinicians, i);
    GtkWidget *shown;

    if (!clinician->active || clinician == here)
      continue;
    shown = coxa_clinician_row_new (clinician);
    g_signal_connect_object (shown, "notify::has-focus", G_CALLBACK (on_row_focus_cb), self, 0);
    gtk_list_box_append (self->list, shown);
    if (clinician == last)
      gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (shown));
  }
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_list_box_get_row_at_index (self->list, 0) != NULL);
  show_readiness (self);
}

static void
coxa_who_chooser_dispose (GObject *object)
{
  CoxaWhoChooser *self = COXA_WHO_CHOOSER (object);

  g_clear_object (&self->desk);
  G_OBJECT_CLASS (coxa_who_chooser_parent_class)->dispose (object);
}

static void
coxa_who_chooser_class_init (CoxaWhoChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_who_chooser_dispose;

  signals[ENTERED] = g_signal_new ("entered", COXA_TYPE_WHO_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/people/coxa-who-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaWhoChooser, list);
  gtk_widget_class_bind_template_child (widget_class, CoxaWhoChooser, passphrase_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaWhoChooser, passphrase);
  gtk_widget_class_bind_template_child (widget_class, CoxaWhoChooser, message);
  gtk_widget_class_bind_template_child (widget_class, CoxaWhoChooser, enter);
  gtk_widget_class_bind_template_callback (widget_class, on_enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_passphrase_changed_cb);
}

static void
coxa_who_chooser_init (CoxaWhoChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
coxa_who_chooser_new (void)
{
  return g_object_new (COXA_TYPE_WHO_CHOOSER, NULL);
}

void
coxa_who_chooser_set_desk (CoxaWhoChooser *self, CoxaDesk *desk)
{
  g_set_object (&self->desk, desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (show_clinicians), self, G_CONNECT_SWAPPED);
  show_clinicians (self);
}

/**
 * coxa_who_chooser_start:
 *
 * Begins anew, with the keyboard at what is asked first.
 */
void
coxa_who_chooser_start (CoxaWhoChooser *self)
{
  say (self, "");
  gtk_editable_set_text (self->passphrase, "");
  coxa_who_chooser_focus (self);
}

void
coxa_who_chooser_focus (CoxaWhoChooser *self)
{
  const CoxaClinician *chosen = get_chosen (self);

  if (chosen && chosen->has_passphrase)
    gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
  else if (chosen)
    gtk_widget_grab_focus (self->enter);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/**
 * coxa_who_chooser_choose:
 * @id: of an active clinician
 */
void
coxa_who_chooser_choose (CoxaWhoChooser *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    if (g_str_equal (coxa_clinician_row_get_id (COXA_CLINICIAN_ROW (row)), id))
      gtk_list_box_select_row (self->list, row);
}

/**
 * coxa_who_chooser_enter:
 *
 * As if the chosen one had typed @passphrase and pressed Enter.
 */
void
coxa_who_chooser_enter (CoxaWhoChooser *self, const char *passphrase)
{
  gtk_editable_set_text (self->passphrase, passphrase);
  on_enter_cb (self);
}

const char *
coxa_who_chooser_get_message (CoxaWhoChooser *self)
{
  return gtk_label_get_text (self->message);
}
