/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-draft-bar.h"

#include <glib/gi18n-lib.h>

#include "coxa-draft-owner.h"
#include "coxa-draft-text.h"
#include "coxa-store-drafts.h"

struct _CoxaDraftBar {
  GtkWidget parent_instance;

  /* owned */
  CoxaStore *store;
  CoxaDesk *desk;
  char *patient;
  char *live;         /* the visit that is in the form now: nothing to offer */
  GHashTable *others; /* other forms of which that is true */
  GPtrArray *drafts;  /* of CoxaDraft, newest first */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CoxaDraftBar, coxa_draft_bar, GTK_TYPE_WIDGET)

enum {
  CONTINUE,
  LOOK,
  DISCARDED,
  FAILED,
  LOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A button of one draft. */
typedef struct {
  CoxaDraftBar *bar; /* borrowed: the button is its child */
  CoxaDraft *draft;
  guint signal;
} Offer;

static void
offer_free (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  coxa_draft_free (offer->draft);
  g_free (offer);
}

/* What was asked for with a draft whose payload is being read. */
typedef struct {
  CoxaDraftBar *bar;
  guint signal;
} Asked;

static void
on_discarded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaDraftBar) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!coxa_store_remove_draft_finish (COXA_STORE (source), result, &error))
    g_signal_emit (self, signals[FAILED], 0, _ ("Not discarded"), error->message);
  coxa_draft_bar_refresh (self);
}

static void
discard (CoxaDraftBar *self, const CoxaDraft *draft)
{
  g_autoptr (CoxaStoreContext) context = coxa_draft_context_new (self->desk, draft);

  coxa_store_remove_draft_async (self->store, draft, context, NULL, on_discarded_cb,
                                 g_object_ref (self));
  g_signal_emit (self, signals[DISCARDED], 0, draft);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (CoxaDraftBar) self = asked->bar;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaDraft) draft = coxa_store_load_draft_finish (COXA_STORE (source), result, &error);

  if (!self->store)
    return;
  if (!draft) {
    g_signal_emit (self, signals[FAILED], 0, _ ("The draft could not be read"), error->message);
    coxa_draft_bar_refresh (self);
  } else if (g_strcmp0 (draft->patient, self->patient) != 0) {
    return; /* another patient is open by now */
  } else if (asked->signal == DISCARDED) {
    discard (self, draft);
  } else {
    if (asked->signal == CONTINUE)
      coxa_draft_adopt (self->store, self->desk, draft);
    g_signal_emit (self, signals[asked->signal], 0, draft);
  }
}

static void
on_clicked_cb (Offer *offer)
{
  CoxaDraftBar *self = offer->bar;
  g_autoptr (CoxaStoreContext) context = coxa_draft_context_new (self->desk, offer->draft);
  Asked *asked = g_new0 (Asked, 1);

  asked->bar = g_object_ref (self);
  asked->signal = offer->signal;
  coxa_store_load_draft_async (self->store, offer->draft, context, NULL, on_loaded_cb, asked);
}

static void
add_button (CoxaDraftBar *self,
            GtkWidget *buttons,
            const CoxaDraft *draft,
            guint signal,
            const char *label,
            const char *what)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  Offer *offer = g_new0 (Offer, 1);
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *word = g_strjoinv ("", parts);
  g_autofree char *name = g_strdup_printf ("%s. %s", word, what);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  offer->bar = self;
  offer->draft = coxa_draft_copy (draft);
  offer->signal = signal;
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_clicked_cb), offer, offer_free,
                         G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), button);
}

static GtkWidget *
row_new (CoxaDraftBar *self, const CoxaDraft *draft, GDateTime *now)
{
  gboolean own = coxa_draft_is_own (self->desk, draft);
  g_autofree char *text = coxa_draft_text_dup_offer (draft, own, now);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (row, "draft-row");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), buttons);
  if (!own)
    return row;
  add_button (self, buttons, draft, CONTINUE, _ ("C_ontinue"), text);
  gtk_widget_add_css_class (gtk_widget_get_first_child (buttons), "suggested-action");
  if (g_str_equal (draft->form, COXA_DRAFT_VISIT))
    add_button (self, buttons, draft, LOOK, _ ("_Look"), text);
  add_button (self, buttons, draft, DISCARDED, _ ("_Discard"), text);
  return row;
}

static void
clear_rows (CoxaDraftBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
}

static gboolean
is_live (CoxaDraftBar *self, const CoxaDraft *draft)
{
  if (coxa_draft_is_own (self->desk, draft) && g_hash_table_contains (self->others, draft->form))
    return TRUE;
  return self->live && g_str_equal (draft->form, COXA_DRAFT_VISIT) &&
         coxa_draft_is_own (self->desk, draft) &&
         g_ascii_strcasecmp (draft->record, self->live) == 0;
}

static void
show_rows (CoxaDraftBar *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  guint shown = 0;

  if (!self->drafts)
    return;
  clear_rows (self);
  for (guint i = 0; i < self->drafts->len; i++) {
    const CoxaDraft *draft = g_ptr_array_index (self->drafts, i);

    if (is_live (self, draft))
      continue;
    gtk_widget_set_parent (row_new (self, draft, now), GTK_WIDGET (self));
    shown++;
  }
  gtk_widget_set_visible (GTK_WIDGET (self), shown > 0);
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaDraftBar) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *drafts = coxa_store_list_drafts_finish (COXA_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->store)
    return;
  if (!drafts) {
    g_signal_emit (self, signals[FAILED], 0, _ ("The drafts could not be read"), error->message);
    return;
  }
  g_ptr_array_unref (self->drafts);
  self->drafts = drafts;
  show_rows (self);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
coxa_draft_bar_dispose (GObject *object)
{
  CoxaDraftBar *self = COXA_DRAFT_BAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  clear_rows (self);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->patient, g_free);
  g_clear_pointer (&self->live, g_free);
  g_clear_pointer (&self->others, g_hash_table_unref);
  g_clear_object (&self->desk);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (coxa_draft_bar_parent_class)->dispose (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, COXA_TYPE_DRAFT_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
coxa_draft_bar_class_init (CoxaDraftBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_draft_bar_dispose;

  signals[CONTINUE] = add_signal ("continue");
  signals[LOOK] = add_signal ("look");
  signals[DISCARDED] = add_signal ("discarded");
  signals[FAILED] = g_signal_new ("failed", COXA_TYPE_DRAFT_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[LOADED] = g_signal_new ("loaded", COXA_TYPE_DRAFT_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
coxa_draft_bar_init (CoxaDraftBar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "draft-bar");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_draft_free);
}

GtkWidget *
coxa_draft_bar_new (CoxaStore *store, CoxaDesk *desk)
{
  CoxaDraftBar *self = g_object_new (COXA_TYPE_DRAFT_BAR, NULL);

  self->store = g_object_ref (store);
  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* Offers the drafts of this patient, and of nobody else. */
void
coxa_draft_bar_show (CoxaDraftBar *self, const char *patient_id)
{
  char *copy = g_strdup (patient_id);

  g_free (self->patient);
  self->patient = copy;
  g_clear_pointer (&self->live, g_free);
  g_hash_table_remove_all (self->others);
  g_ptr_array_set_size (self->drafts, 0);
  show_rows (self);
  coxa_draft_bar_refresh (self);
}

/* Reads again what there is. "loaded" tells when it is there. */
void
coxa_draft_bar_refresh (CoxaDraftBar *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!self->patient || !self->store)
    return;
  self->cancellable = g_cancellable_new ();
  coxa_store_list_drafts_async (self->store, self->patient, self->cancellable, on_listed_cb,
                                g_object_ref (self));
}

/* @record_id: (nullable): of the visit whose draft is in the form now */
void
coxa_draft_bar_set_live (CoxaDraftBar *self, const char *record_id)
{
  char *copy;

  if (!self->store || g_strcmp0 (self->live, record_id) == 0)
    return;
  copy = g_strdup (record_id);
  g_free (self->live);
  self->live = copy;
  show_rows (self);
}

/* @draft: of a form that has one draft for each patient; it is in the form now */
void
coxa_draft_bar_add_live (CoxaDraftBar *self, const CoxaDraft *draft)
{
  if (!self->store || g_strcmp0 (draft->patient, self->patient) != 0 ||
      !g_hash_table_add (self->others, g_strdup (draft->form)))
    return;
  show_rows (self);
}

/* Returns: (nullable) (transfer none): the user's own draft that is offered */
const CoxaDraft *
coxa_draft_bar_find (CoxaDraftBar *self, const char *form, const char *record_id)
{
  for (guint i = 0; self->drafts && i < self->drafts->len; i++) {
    const CoxaDraft *draft = g_ptr_array_index (self->drafts, i);

    if (!is_live (self, draft) && g_str_equal (draft->form, form) &&
        coxa_draft_is_own (self->desk, draft) && g_ascii_strcasecmp (draft->record, record_id) == 0)
      return draft;
  }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child);
  return found;
}

/* Gives the first button the keyboard. Returns: whether there is one */
gboolean
coxa_draft_bar_focus (CoxaDraftBar *self)
{
  GtkWidget *button = find_button (GTK_WIDGET (self));

  return button && gtk_widget_get_visible (GTK_WIDGET (self)) && gtk_widget_grab_focus (button);
}
