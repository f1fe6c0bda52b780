/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-conflict-dialog.h"

#include <glib/gi18n-lib.h>

#include "coxa-conflict-text.h"

struct _CoxaConflictDialog {
  AdwWindow parent_instance;

  /* template */
  GtkLabel *explanation;
  GtkLabel *left;
  GtkBox *entries;
  GtkButton *save;
  GtkButton *cancel;
  GtkWidget *all;

  /* owned */
  CoxaKnowledge *knowledge;
  CoxaVisitMerge *merge;
  GPtrArray *buttons; /* of GtkCheckButton, borrowed: stored and mine of each entry */

  gboolean decided;
};

G_DEFINE_FINAL_TYPE (CoxaConflictDialog, coxa_conflict_dialog, ADW_TYPE_WINDOW)

static void
show_left (CoxaConflictDialog *self)
{
  guint n = coxa_visit_merge_count_open (self->merge);
  g_autofree char *text = NULL;

  if (n > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry waits for your choice",
                                         "%u entries wait for your choice", n),
                            n);
  gtk_label_set_text (self->left, text ? text : _ ("Every entry has its choice"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), n == 0);
}

/* A choice of one entry. */
typedef struct {
  CoxaConflictDialog *dialog; /* borrowed: the button is its child */
  guint index;
  CoxaMergeChoice choice;
} Option;

static void
option_free (gpointer option, GClosure *closure)
{
  g_free (option);
}

static void
on_toggled_cb (Option *option, GtkCheckButton *button)
{
  if (!gtk_check_button_get_active (button))
    return;
  coxa_visit_merge_choose (option->dialog->merge, option->index, option->choice);
  show_left (option->dialog);
}

static GtkWidget *
wrapping_label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static char *
dup_line (CoxaConflictDialog *self, const char *what, const char *place, const char *json)
{
  g_autofree char *value = coxa_conflict_text_dup_value (self->knowledge, place, json);

  return g_strdup_printf ("%s: %s", what, value);
}

static GtkWidget *
option_new (CoxaConflictDialog *self,
            guint index,
            CoxaMergeChoice choice,
            const char *text,
            const char *title,
            GtkWidget *group)
{
  GtkWidget *button = gtk_check_button_new ();
  const CoxaMergeField *field = coxa_visit_merge_get (self->merge, index);
  g_autofree char *label = g_strdup_printf ("%s. %s", title, text);
  Option *option = g_new0 (Option, 1);

  option->dialog = self;
  option->index = index;
  option->choice = choice;
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), wrapping_label_new (text));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  if (group)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (group));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), field->choice == choice);
  g_signal_connect_data (button, "toggled", G_CALLBACK (on_toggled_cb), option, option_free,
                         G_CONNECT_SWAPPED);
  g_ptr_array_add (self->buttons, button);
  return button;
}

static GtkWidget *
entry_new (CoxaConflictDialog *self, guint index)
{
  const CoxaMergeField *field = coxa_visit_merge_get (self->merge, index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *title = coxa_conflict_text_dup_title (self->knowledge, field->place);
  g_autofree char *base = dup_line (self, _ ("Both began from"), field->place, field->base);
  g_autofree char *stored = dup_line (self, _ ("Stored now"), field->place, field->stored);
  g_autofree char *mine = dup_line (self, _ ("Mine"), field->place, field->mine);
  GtkWidget *heading = wrapping_label_new (title);
  GtkWidget *first = option_new (self, index, COXA_MERGE_STORED, stored, title, NULL);
  GtkWidget *began = wrapping_label_new (base);

  gtk_widget_add_css_class (box, "conflict-entry");
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (began, "dim-label");
  gtk_widget_add_css_class (began, "caption");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), option_new (self, index, COXA_MERGE_MINE, mine, title, first));
  gtk_box_append (GTK_BOX (box), began);
  return box;
}

static void
add_heading (CoxaConflictDialog *self, const char *text)
{
  GtkWidget *label = wrapping_label_new (text);

  gtk_widget_add_css_class (label, "title-4");
  gtk_box_append (self->entries, label);
}

static guint
count_both (CoxaVisitMerge *merge)
{
  guint n = 0;

  for (guint i = 0; i < coxa_visit_merge_count (merge); i++)
    n += coxa_visit_merge_get (merge, i)->both_changed;
  return n;
}

static void
add_entries (CoxaConflictDialog *self, gboolean both_changed)
{
  for (guint i = 0; i < coxa_visit_merge_count (self->merge); i++)
    if (coxa_visit_merge_get (self->merge, i)->both_changed == both_changed)
      gtk_box_append (self->entries, entry_new (self, i));
}

static void
choose_all (CoxaConflictDialog *self, guint which)
{
  for (guint i = which; i < self->buttons->len; i += 2)
    gtk_check_button_set_active (g_ptr_array_index (self->buttons, i), TRUE);
}

static void
on_choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  choose_all (COXA_CONFLICT_DIALOG (widget),
              g_str_equal (g_variant_get_string (parameter, NULL), "mine") ? 1 : 0);
}

static void
on_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaConflictDialog *self = COXA_CONFLICT_DIALOG (widget);

  if (!self->merge || coxa_visit_merge_count_open (self->merge) > 0)
    return;
  self->decided = TRUE;
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
coxa_conflict_dialog_finalize (GObject *object)
{
  CoxaConflictDialog *self = COXA_CONFLICT_DIALOG (object);

  g_clear_pointer (&self->merge, coxa_visit_merge_free);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_conflict_dialog_parent_class)->finalize (object);
}

static void
coxa_conflict_dialog_class_init (CoxaConflictDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = coxa_conflict_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-conflict-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaConflictDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, CoxaConflictDialog, left);
  gtk_widget_class_bind_template_child (widget_class, CoxaConflictDialog, entries);
  gtk_widget_class_bind_template_child (widget_class, CoxaConflictDialog, save);
  gtk_widget_class_bind_template_child (widget_class, CoxaConflictDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, CoxaConflictDialog, all);
  gtk_widget_class_install_action (widget_class, "conflict.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "conflict.choose", "s", on_choose);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "conflict.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
coxa_conflict_dialog_init (CoxaConflictDialog *self)
{
  self->buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static CoxaConflictDialog *
make (CoxaKnowledge *knowledge, CoxaVisitMerge *take_merge)
{
  CoxaConflictDialog *self = g_object_new (COXA_TYPE_CONFLICT_DIALOG, NULL);

  self->knowledge = g_object_ref (knowledge);
  self->merge = take_merge;
  return self;
}

/**
 * coxa_conflict_dialog_new:
 * @take_merge: (transfer full)
 */
GtkWidget *
coxa_conflict_dialog_new (CoxaKnowledge *knowledge, CoxaVisitMerge *take_merge)
{
  CoxaConflictDialog *self = make (knowledge, take_merge);
  guint both = count_both (self->merge);

  if (both > 0)
    add_heading (self, _ ("Changed on both sides: choose"));
  add_entries (self, TRUE);
  if (both < coxa_visit_merge_count (self->merge))
    add_heading (self, _ ("Changed on one side: taken over, unless you choose otherwise"));
  add_entries (self, FALSE);
  show_left (self);
  return GTK_WIDGET (self);
}

static void
add_look (CoxaConflictDialog *self, const CoxaMergeField *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *title = coxa_conflict_text_dup_title (self->knowledge, field->place);
  g_autofree char *stored = dup_line (self, _ ("In the record"), field->place, field->stored);
  g_autofree char *mine = dup_line (self, _ ("Entered, not saved"), field->place, field->mine);
  GtkWidget *heading = wrapping_label_new (title);
  GtkWidget *old = wrapping_label_new (stored);

  gtk_widget_add_css_class (box, "conflict-entry");
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (old, "dim-label");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), wrapping_label_new (mine));
  gtk_box_append (GTK_BOX (box), old);
  gtk_box_append (self->entries, box);
}

/**
 * coxa_conflict_dialog_new_look:
 * @take_merge: (transfer full): of the record as it is, and a draft as mine
 *
 * Shows what the draft says beside the record; there is nothing to choose.
 */
GtkWidget *
coxa_conflict_dialog_new_look (CoxaKnowledge *knowledge, CoxaVisitMerge *take_merge)
{
  CoxaConflictDialog *self = make (knowledge, take_merge);
  guint n = coxa_visit_merge_count (self->merge);

  gtk_window_set_title (GTK_WINDOW (self), _ ("Entries that are not saved"));
  gtk_label_set_text (self->explanation, n > 0 ? _ ("What was entered, beside the record. Nothing "
                                                    "is changed by looking.")
                                               : _ ("The record says the same."));
  gtk_button_set_label (self->cancel, _ ("_Close"));
  gtk_widget_set_visible (GTK_WIDGET (self->save), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->left), FALSE);
  gtk_widget_set_visible (self->all, FALSE);
  for (guint i = 0; i < n; i++)
    add_look (self, coxa_visit_merge_get (self->merge, i));
  return GTK_WIDGET (self);
}

/* Whether it ends with every entry chosen and "Save as new version". */
gboolean
coxa_conflict_dialog_is_decided (CoxaConflictDialog *self)
{
  return self->decided;
}

/**
 * coxa_conflict_dialog_get_merge:
 *
 * Returns: (transfer none): with the choices as they stand
 */
CoxaVisitMerge *
coxa_conflict_dialog_get_merge (CoxaConflictDialog *self)
{
  return self->merge;
}
