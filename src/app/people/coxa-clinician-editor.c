/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-clinician-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "coxa-colour-choice.h"
#include "coxa-store-clinicians.h"

struct _CoxaClinicianEditor {
  AdwWindow parent_instance;

  /* template */
  GtkWidget *save;
  GtkEditable *name;
  GtkEditable *initials;
  GtkEditable *role;
  GtkLabel *problem;
  CoxaColourChoice *colour;
  GtkEditable *current;
  GtkEditable *passphrase;
  GtkEditable *again;
  GtkWidget *remove_row;
  GtkSwitch *remove;
  GtkLabel *passphrase_problem;
  GtkWidget *active_group;
  GtkSwitch *active;

  /* owned */
  CoxaStore *store;
  CoxaDesk *desk;
  CoxaClinician *clinician; /* as it is stored, or new */
  CoxaClinician *saving;    /* as it will be, while it is being stored */
};

G_DEFINE_FINAL_TYPE (CoxaClinicianEditor, coxa_clinician_editor, ADW_TYPE_WINDOW)

static char *
dup_text (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

static gboolean
is_filled (GtkEditable *row)
{
  return *gtk_editable_get_text (row) != '\0';
}

static void
mark (GtkEditable *row, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
forget_problems (CoxaClinicianEditor *self)
{
  GtkEditable *rows[] = { self->name, self->initials, self->current, self->passphrase,
                          self->again };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    mark (rows[i], FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->passphrase_problem), FALSE);
}

/* Says @message under @row. Returns %FALSE. */
static gboolean
refuse (GtkEditable *row, GtkLabel *place, const char *message)
{
  gtk_label_set_text (place, message);
  gtk_widget_set_visible (GTK_WIDGET (place), TRUE);
  mark (row, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

static const CoxaClinician *
find_namesake (CoxaClinicianEditor *self, const char *initials)
{
  const GPtrArray *clinicians = coxa_desk_get_clinicians (self->desk);
  g_autofree char *folded = g_utf8_casefold (initials, -1);

  for (guint i = 0; clinicians && i < clinicians->len; i++) {
    const CoxaClinician *other = g_ptr_array_index (clinicians, i);
    g_autofree char *theirs = g_utf8_casefold (other->initials, -1);

    if (g_str_equal (theirs, folded) && !g_str_equal (other->id, self->clinician->id))
      return other;
  }
  return NULL;
}

static gboolean
check_initials (CoxaClinicianEditor *self)
{
  const char *initials = self->saving->initials;
  const CoxaClinician *namesake = find_namesake (self, initials);
  g_autofree char *taken = NULL;

  if (!*initials)
    return refuse (self->initials, self->problem, _ ("Initials are needed."));
  if (g_utf8_strlen (initials, -1) > 8 || strchr (initials, ' '))
    return refuse (self->initials, self->problem,
                   _ ("Initials have at most 8 characters and no spaces."));
  if (!namesake)
    return TRUE;
  /* Translators: %s is the name of a clinician */
  taken = g_strdup_printf (_ ("%s has these initials."), namesake->name);
  return refuse (self->initials, self->problem, taken);
}

static void
set_text (char **place, char *take_text)
{
  g_free (*place);
  *place = take_text;
}

/* Reads who it is; says in place what stands in the way. */
static gboolean
read_person (CoxaClinicianEditor *self)
{
  g_autoptr (GError) error = NULL;

  set_text (&self->saving->name, dup_text (self->name));
  set_text (&self->saving->initials, dup_text (self->initials));
  set_text (&self->saving->role, dup_text (self->role));
  set_text (&self->saving->colour, g_strdup (coxa_colour_choice_get (self->colour)));
  self->saving->active = gtk_switch_get_active (self->active);
  if (!*self->saving->name)
    return refuse (self->name, self->problem, _ ("A name is needed."));
  if (!check_initials (self))
    return FALSE;
  return coxa_clinician_check (self->saving, &error) ||
         refuse (self->name, self->problem, error->message);
}

static gboolean
wants_passphrase (CoxaClinicianEditor *self)
{
  return !gtk_switch_get_active (self->remove) &&
         (is_filled (self->passphrase) || is_filled (self->again));
}

static gboolean
read_passphrase (CoxaClinicianEditor *self)
{
  gboolean touched = gtk_switch_get_active (self->remove) || wants_passphrase (self);

  if (touched && self->clinician->has_passphrase && !is_filled (self->current))
    return refuse (self->current, self->passphrase_problem,
                   _ ("To change or remove the passphrase, type the present one first."));
  if (wants_passphrase (self) &&
      !g_str_equal (gtk_editable_get_text (self->passphrase), gtk_editable_get_text (self->again)))
    return refuse (self->again, self->passphrase_problem, _ ("The two are not the same."));
  return TRUE;
}

static void
stop (CoxaClinicianEditor *self)
{
  g_clear_pointer (&self->saving, coxa_clinician_free);
  gtk_widget_set_sensitive (self->save, TRUE);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaClinicianEditor) self = user_data;

  coxa_desk_load_finish (COXA_DESK (source), result, NULL);
  if (self->store)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
finish (CoxaClinicianEditor *self)
{
  coxa_desk_load_async (self->desk, on_loaded_cb, g_object_ref (self));
}

static void
on_passphrase_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaClinicianEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = coxa_store_set_passphrase_finish (COXA_STORE (source), result, &error);

  if (!self->store)
    return;
  if (done) {
    finish (self);
    return;
  }
  refuse (self->passphrase, self->passphrase_problem, error->message);
  stop (self);
}

static void
store_passphrase (CoxaClinicianEditor *self)
{
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (self->desk);
  const char *passphrase =
      wants_passphrase (self) ? gtk_editable_get_text (self->passphrase) : NULL;

  if (passphrase || gtk_switch_get_active (self->remove))
    coxa_store_set_passphrase_async (self->store, self->clinician->id, passphrase, context, NULL,
                                     on_passphrase_set_cb, g_object_ref (self));
  else
    finish (self);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaClinicianEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  guint version = coxa_store_save_clinician_finish (COXA_STORE (source), result, &error);

  if (!self->store)
    return;
  if (version == 0) {
    refuse (self->name, self->problem, error->message);
    stop (self);
    return;
  }
  self->clinician->version = version;
  store_passphrase (self);
}

static void
store_person (CoxaClinicianEditor *self)
{
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (self->desk);

  coxa_store_save_clinician_async (self->store, self->saving, context, NULL, on_saved_cb,
                                   g_object_ref (self));
}

static void
on_verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaClinicianEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean fits = coxa_store_verify_passphrase_finish (COXA_STORE (source), result, NULL, &error);

  if (!self->store)
    return;
  if (fits) {
    store_person (self);
    return;
  }
  gtk_editable_set_text (self->current, "");
  refuse (self->current, self->passphrase_problem,
          error ? error->message : _ ("That was not right. Nothing was changed."));
  stop (self);
}

static void
on_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaClinicianEditor *self = COXA_CLINICIAN_EDITOR (widget);
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (self->desk);
  gboolean needs_current;

  if (self->saving)
    return;
  forget_problems (self);
  self->saving = coxa_clinician_copy (self->clinician);
  if (!read_person (self) || !read_passphrase (self)) {
    stop (self);
    return;
  }
  gtk_widget_set_sensitive (self->save, FALSE);
  needs_current = self->clinician->has_passphrase &&
                  (gtk_switch_get_active (self->remove) || wants_passphrase (self));
  if (needs_current)
    coxa_store_verify_passphrase_async (self->store, self->clinician->id,
                                        gtk_editable_get_text (self->current), context, NULL,
                                        on_verified_cb, g_object_ref (self));
  else
    store_person (self);
}

static void
on_initials_changed_cb (CoxaClinicianEditor *self)
{
  g_autofree char *initials = dup_text (self->initials);

  coxa_colour_choice_set_initials (self->colour, initials);
  forget_problems (self);
}

/* "Anna Maria Example" is probably AME. */
static char *
dup_suggestion (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  g_autoptr (GString) initials = g_string_new (NULL);

  for (guint i = 0; words[i] && i < 4; i++)
    if (*words[i])
      g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (words[i])));
  return g_string_free (g_steal_pointer (&initials), FALSE);
}

/* Suggested while the initials are those of the name, or none. */
static void
on_name_changed_cb (CoxaClinicianEditor *self)
{
  g_autofree char *name = dup_text (self->name);
  g_autofree char *before = dup_suggestion (self->clinician->name);
  g_autofree char *suggestion = dup_suggestion (name);
  g_autofree char *initials = dup_text (self->initials);

  forget_problems (self);
  if (self->clinician->version > 0)
    return;
  if (!*initials || g_str_equal (initials, before))
    gtk_editable_set_text (self->initials, suggestion);
  set_text (&self->clinician->name, g_strdup (name));
}

static void
on_typed_cb (CoxaClinicianEditor *self)
{
  forget_problems (self);
}

static void
on_entry_activated_cb (CoxaClinicianEditor *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
on_last_entry_activated_cb (CoxaClinicianEditor *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.save", NULL);
}

static void
coxa_clinician_editor_dispose (GObject *object)
{
  CoxaClinicianEditor *self = COXA_CLINICIAN_EDITOR (object);

  g_clear_object (&self->store);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->clinician, coxa_clinician_free);
  g_clear_pointer (&self->saving, coxa_clinician_free);
  G_OBJECT_CLASS (coxa_clinician_editor_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (COXA_TYPE_COLOUR_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/people/coxa-clinician-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaClinicianEditor, save);
  gtk_widget_class_bind_template_child (widget_class, CoxaClinicianEditor, name);
  gtk_widget_class_bind_template_child (widget_class, CoxaClinicianEditor, initials);
  gtk_widget_class_bind_template_child (widget_class, CoxaClinicianEditor, role);
  gtk_widget_class_bind_template_child (widget_class, CoxaClinicianEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, CoxaClinicianEditor, colour);
  gtk_widget_class_bind_template_child (widget_class, CoxaClinicianEditor, current);
  gtk_widget_class_bind_template_child (widget_class, CoxaClinicianEditor, passphrase);
  gtk_widget_class_bind_template_child (widget_class, CoxaClinicianEditor, again);
  gtk_widget_class_bind_template_child (widget_class, CoxaClinicianEditor, remove_row);
  gtk_widget_class_bind_template_child (widget_class, CoxaClinicianEditor, remove);
  gtk_widget_class_bind_template_child (widget_class, CoxaClinicianEditor, passphrase_problem);
  gtk_widget_class_bind_template_child (widget_class, CoxaClinicianEditor, active_group);
  gtk_widget_class_bind_template_child (widget_class, CoxaClinicianEditor, active);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_initials_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_last_entry_activated_cb);
}

static void
coxa_clinician_editor_class_init (CoxaClinicianEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_clinician_editor_dispose;

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, on_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "editor.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
coxa_clinician_editor_init (CoxaClinicianEditor *self)
{
  g_autofree char *id = g_uuid_string_random ();

  self->clinician = coxa_clinician_new (id, "", "");
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_stored (CoxaClinicianEditor *self)
{
  const CoxaClinician *clinician = self->clinician;

  gtk_window_set_title (GTK_WINDOW (self), _ ("Change clinician"));
  gtk_editable_set_text (self->name, clinician->name);
  gtk_editable_set_text (self->initials, clinician->initials);
  gtk_editable_set_text (self->role, clinician->role);
  coxa_colour_choice_show (self->colour, clinician->colour);
  gtk_switch_set_active (self->active, clinician->active);
  gtk_widget_set_visible (self->active_group, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->current), clinician->has_passphrase);
  gtk_widget_set_visible (self->remove_row, clinician->has_passphrase);
}

/**
 * coxa_clinician_editor_new:
 * @clinician: (nullable): the one to change; %NULL for a new one
 */
GtkWidget *
coxa_clinician_editor_new (CoxaStore *store, CoxaDesk *desk, const CoxaClinician *clinician)
{
  CoxaClinicianEditor *self = g_object_new (COXA_TYPE_CLINICIAN_EDITOR, NULL);
  const GPtrArray *clinicians = coxa_desk_get_clinicians (desk);

  self->store = g_object_ref (store);
  self->desk = g_object_ref (desk);
  if (clinician) {
    coxa_clinician_free (self->clinician);
    self->clinician = coxa_clinician_copy (clinician);
    show_stored (self);
  } else {
    coxa_colour_choice_show (self->colour,
                             coxa_colour_choice_suggest (clinicians ? clinicians->len : 0));
  }
  gtk_widget_set_sensitive (self->save, !coxa_store_is_read_only (store));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  return GTK_WIDGET (self);
}
