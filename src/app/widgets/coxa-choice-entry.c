/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-choice-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _CoxaChoiceEntry {
  GtkEntry parent_instance;

  /* owned */
  char **ids;
  char **names;
  char *message;
  GtkWidget *popover; /* of the list, while it is shown */

  gboolean own; /* other words are welcome too */
};

G_DEFINE_FINAL_TYPE (CoxaChoiceEntry, coxa_choice_entry, GTK_TYPE_ENTRY)

enum {
  PROP_0,
  PROP_MESSAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
dup_typed (CoxaChoiceEntry *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
}

static int
find_number (CoxaChoiceEntry *self, const char *typed)
{
  char *end;
  guint64 number = g_ascii_strtoull (typed, &end, 10);

  if (!g_ascii_isdigit (*typed) || *end || number < 1 || number > g_strv_length (self->names))
    return -1;
  return (int) number - 1;
}

static gboolean
has_word_like (const char *name, const char *folded)
{
  g_autofree char *low = g_utf8_casefold (name, -1);
  gboolean begins = TRUE;

  for (const char *at = low; *at; at = g_utf8_next_char (at)) {
    if (begins && g_str_has_prefix (at, folded))
      return TRUE;
    begins = !g_unichar_isalnum (g_utf8_get_char (at));
  }
  return FALSE;
}

static gboolean
begins_like (const char *name, const char *folded)
{
  g_autofree char *low = g_utf8_casefold (name, -1);

  return g_str_has_prefix (low, folded);
}

static int
find_exact (CoxaChoiceEntry *self, const char *folded)
{
  for (guint i = 0; self->names[i]; i++) {
    g_autofree char *low = g_utf8_casefold (self->names[i], -1);

    if (g_str_equal (low, folded))
      return (int) i;
  }
  return -1;
}

/* The whole name, else its number, its beginning, a word in it; the first one that fits. */
static int
find_choice (CoxaChoiceEntry *self)
{
  g_autofree char *typed = dup_typed (self);
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  int place;

  if (!*folded)
    return -1;
  place = find_exact (self, folded);
  if (place < 0)
    place = find_number (self, typed);
  for (guint i = 0; place < 0 && self->names[i]; i++)
    if (begins_like (self->names[i], folded))
      place = (int) i;
  for (guint i = 0; place < 0 && self->names[i]; i++)
    if (has_word_like (self->names[i], folded))
      place = (int) i;
  return place;
}

static void
take_message (CoxaChoiceEntry *self, char *message)
{
  if (g_strcmp0 (message, self->message) == 0) {
    g_free (message);
    return;
  }
  g_free (self->message);
  self->message = message;
  if (message)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               message ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

static void
show_choice (CoxaChoiceEntry *self, int place)
{
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self)), self->names[place]))
    gtk_editable_set_text (GTK_EDITABLE (self), self->names[place]);
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
}

static void
step (CoxaChoiceEntry *self, int by)
{
  int n = (int) g_strv_length (self->names);
  int place = find_choice (self);

  if (n == 0)
    return;
  if (place < 0)
    place = by > 0 ? 0 : n - 1;
  else
    place = CLAMP (place + by, 0, n - 1);
  show_choice (self, place);
  gtk_editable_select_region (GTK_EDITABLE (self), 0, -1);
}

static void
on_row_activated_cb (CoxaChoiceEntry *self, GtkListBoxRow *row)
{
  show_choice (self, gtk_list_box_row_get_index (row));
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static GtkWidget *
make_list (CoxaChoiceEntry *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "choice-list");
  for (guint i = 0; self->names[i]; i++) {
    g_autofree char *text = g_strdup_printf ("%u  %s", i + 1, self->names[i]);
    GtkWidget *label = gtk_label_new (text);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_list_box_append (GTK_LIST_BOX (list), label);
  }
  gtk_list_box_select_row (
      GTK_LIST_BOX (list),
      gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), MAX (0, find_choice (self))));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  return list;
}

static void
show_list (CoxaChoiceEntry *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = make_list (self);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (list));

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = gtk_popover_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroller);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (self->popover));
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
on_key_pressed_cb (CoxaChoiceEntry *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  switch (keyval) {
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    if (coxa_choice_entry_keep (self))
      gtk_widget_activate_action (GTK_WIDGET (self), "form.advance", "i",
                                  modifiers & GDK_SHIFT_MASK ? -1 : 1);
    return TRUE;
  case GDK_KEY_Down:
    if (modifiers & GDK_ALT_MASK)
      show_list (self);
    else
      step (self, 1);
    return TRUE;
  case GDK_KEY_Up:
    step (self, -1);
    return TRUE;
  default:
    return FALSE;
  }
}

static void
on_leave_cb (CoxaChoiceEntry *self)
{
  coxa_choice_entry_keep (self);
}

static void
on_icon_press_cb (CoxaChoiceEntry *self)
{
  show_list (self);
}

static void
coxa_choice_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_MESSAGE)
    g_value_set_string (value, COXA_CHOICE_ENTRY (object)->message);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
coxa_choice_entry_dispose (GObject *object)
{
  CoxaChoiceEntry *self = COXA_CHOICE_ENTRY (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_choice_entry_parent_class)->dispose (object);
}

static void
coxa_choice_entry_finalize (GObject *object)
{
  CoxaChoiceEntry *self = COXA_CHOICE_ENTRY (object);

  g_strfreev (self->ids);
  g_strfreev (self->names);
  g_free (self->message);
  G_OBJECT_CLASS (coxa_choice_entry_parent_class)->finalize (object);
}

static void
coxa_choice_entry_class_init (CoxaChoiceEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = coxa_choice_entry_get_property;
  object_class->dispose = coxa_choice_entry_dispose;
  object_class->finalize = coxa_choice_entry_finalize;
  properties[PROP_MESSAGE] =
      g_param_spec_string ("message", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
coxa_choice_entry_init (CoxaChoiceEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->ids = g_new0 (char *, 1);
  self->names = g_new0 (char *, 1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self), GTK_ENTRY_ICON_SECONDARY,
                                     "pan-down-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self), GTK_ENTRY_ICON_SECONDARY,
                                   _ ("Show the list (Alt+Down)"));
  g_signal_connect (self, "icon-press", G_CALLBACK (on_icon_press_cb), NULL);
}

/**
 * coxa_choice_entry_new:
 * @own: whether other words than @names may be typed
 */
GtkWidget *
coxa_choice_entry_new (const char *const *ids, const char *const *names, gboolean own)
{
  CoxaChoiceEntry *self = g_object_new (COXA_TYPE_CHOICE_ENTRY, NULL);

  coxa_choice_entry_set_choices (self, ids, names, own);
  return GTK_WIDGET (self);
}

/* What stands in the entry stays. */
void
coxa_choice_entry_set_choices (CoxaChoiceEntry *self,
                               const char *const *ids,
                               const char *const *names,
                               gboolean own)
{
  g_strfreev (self->ids);
  g_strfreev (self->names);
  self->ids = g_strdupv ((char **) ids);
  self->names = g_strdupv ((char **) names);
  self->own = own;
  take_message (self, NULL);
}

/**
 * coxa_choice_entry_set_id:
 * @id: (nullable): one that nobody knows is shown as it is
 */
void
coxa_choice_entry_set_id (CoxaChoiceEntry *self, const char *id)
{
  const char *text = id ? id : "";

  for (guint i = 0; id && self->ids[i]; i++)
    if (g_str_equal (self->ids[i], id))
      text = self->names[i];
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  take_message (self, NULL);
}

/**
 * coxa_choice_entry_get_id:
 *
 * Returns: (nullable): what is meant by what stands there now, where it is of the list
 */
const char *
coxa_choice_entry_get_id (CoxaChoiceEntry *self)
{
  int place = find_choice (self);

  return place < 0 ? NULL : self->ids[place];
}

/**
 * coxa_choice_entry_dup_own:
 *
 * Returns: (transfer full) (nullable): what stands there, where it is not of the list and need not
 *   be
 */
char *
coxa_choice_entry_dup_own (CoxaChoiceEntry *self)
{
  g_autofree char *typed = dup_typed (self);

  return self->own && *typed && find_choice (self) < 0 ? g_steal_pointer (&typed) : NULL;
}

/* Writes out what was typed. Returns: %FALSE where it cannot be meant */
gboolean
coxa_choice_entry_keep (CoxaChoiceEntry *self)
{
  g_autofree char *typed = dup_typed (self);
  int place = find_choice (self);
  g_autofree char *list = NULL;

  if (place >= 0)
    show_choice (self, place);
  if (place >= 0 || !*typed || self->own) {
    take_message (self, NULL);
    return TRUE;
  }
  list = g_strjoinv (", ", self->names);
  take_message (self, *self->names ? g_strdup_printf (_ ("Type one of: %s."), list)
                                   : g_strdup (_ ("There is nothing to choose here.")));
  return FALSE;
}

const char *
coxa_choice_entry_get_message (CoxaChoiceEntry *self)
{
  return self->message;
}
