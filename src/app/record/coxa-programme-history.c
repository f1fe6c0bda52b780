/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-programme-history.h"

#include <glib/gi18n-lib.h>

#include "coxa-programme-text.h"

struct _CoxaProgrammeHistory {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *problem;
  GtkBox *programmes_box;

  /* owned */
  CoxaKnowledge *knowledge;
  CoxaWords *words;
  GCancellable *cancellable;

  guint n_programmes;
};

G_DEFINE_FINAL_TYPE (CoxaProgrammeHistory, coxa_programme_history, GTK_TYPE_WIDGET)

static void
forget_request (CoxaProgrammeHistory *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
empty (CoxaProgrammeHistory *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->programmes_box))))
    gtk_box_remove (self->programmes_box, child);
  self->n_programmes = 0;
}

static void
coxa_programme_history_dispose (GObject *object)
{
  CoxaProgrammeHistory *self = COXA_PROGRAMME_HISTORY (object);

  forget_request (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->words, coxa_words_free);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_programme_history_parent_class)->dispose (object);
}

static void
coxa_programme_history_class_init (CoxaProgrammeHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_programme_history_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/record/coxa-programme-history.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammeHistory, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammeHistory, problem);
  gtk_widget_class_bind_template_child (widget_class, CoxaProgrammeHistory, programmes_box);
}

static void
coxa_programme_history_init (CoxaProgrammeHistory *self)
{
  g_autoptr (GError) error = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->words = coxa_words_load (g_get_language_names ()[0], &error);
  if (!self->words)
    g_error ("%s", error->message); /* compiled in: cannot fail in a sound build */
}

static GtkWidget *
label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

static void
add_programme (CoxaProgrammeHistory *self, const CoxaStoredProgramme *programme)
{
  const CoxaSuggestionRules *rules = coxa_knowledge_get_suggestions (self->knowledge);
  g_autofree char *title = coxa_programme_text_dup_issued (programme);
  GtkWidget *expander = gtk_expander_new (title);
  GtkWidget *items = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (items, "programme-items");
  for (guint i = 0; i < programme->items->len; i++) {
    g_autofree char *text =
        coxa_programme_text_dup_stored_item (rules, coxa_knowledge_get_exercises (self->knowledge),
                                             self->words, g_ptr_array_index (programme->items, i));

    gtk_box_append (GTK_BOX (items), label_new (text));
  }
  gtk_expander_set_child (GTK_EXPANDER (expander), items);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), self->n_programmes == 0);
  gtk_box_append (self->programmes_box, expander);
  self->n_programmes++;
}

static void
on_programmes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaProgrammeHistory) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) programmes =
      coxa_store_list_programmes_finish (COXA_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->knowledge)
    return;
  g_clear_object (&self->cancellable);
  empty (self);
  for (guint i = 0; programmes && i < programmes->len; i++)
    add_programme (self, g_ptr_array_index (programmes, i));
  gtk_label_set_text (self->problem, error ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), error != NULL || self->n_programmes > 0);
}

void
coxa_programme_history_show (CoxaProgrammeHistory *self,
                             CoxaKnowledge *knowledge,
                             CoxaStore *store,
                             const char *patient_id)
{
  forget_request (self);
  g_set_object (&self->knowledge, knowledge);
  self->cancellable = g_cancellable_new ();
  coxa_store_list_programmes_async (store, patient_id, self->cancellable, on_programmes_cb,
                                    g_object_ref (self));
}

guint
coxa_programme_history_count (CoxaProgrammeHistory *self)
{
  return self->n_programmes;
}
