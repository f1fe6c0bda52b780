/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-topic-row.h"

#include <glib/gi18n-lib.h>

#include "coxa-choice-entry.h"
#include "coxa-patient-text.h"
#include "coxa-topic-text.h"

#define YESNO_CHARS 4
#define NUMBER_CHARS 6

struct _CoxaTopicRow {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkBox *place;
  GtkLabel *name;
  GtkWidget *last_box;
  GtkLabel *last;
  GtkWidget *take_over;
  GtkLabel *message;

  /* owned */
  GDateTime *at;    /* of the visit shown */
  char *kept;       /* what was said before something that cannot be meant was typed, or NULL */
  char *last_text;  /* as it would be said now, or NULL */
  GPtrArray *ticks; /* of GtkCheckButton, one a choice; borrowed from the children */

  /* borrowed */
  const CoxaTopic *topic;
  GtkWidget *editor; /* entry, choice entry, text view, or the box of the ticks */

  gboolean showing;
};

G_DEFINE_FINAL_TYPE (CoxaTopicRow, coxa_topic_row, GTK_TYPE_WIDGET)

enum {
  EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const yesno_ids[] = { "yes", "no", NULL };

static gboolean
is_short (const CoxaTopic *topic)
{
  return topic->kind == COXA_TOPIC_YESNO;
}

static void
show_message (CoxaTopicRow *self, const char *message)
{
  gtk_label_set_text (self->message, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  if (message)
    gtk_widget_add_css_class (self->editor, "error");
  else
    gtk_widget_remove_css_class (self->editor, "error");
}

static char *
dup_typed (CoxaTopicRow *self)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer;

  if (!GTK_IS_TEXT_VIEW (self->editor))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static char *
dup_ticked (CoxaTopicRow *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->ticks, i)))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "", self->topic->values[i]);
  return g_string_free (text, FALSE);
}

/* What is said now. Returns: %FALSE where it cannot be meant */
static gboolean
read_editor (CoxaTopicRow *self, char **text_out, char **message_out)
{
  g_autofree char *typed = NULL;

  *message_out = NULL;
  if (self->ticks->len > 0) {
    *text_out = dup_ticked (self);
    return TRUE;
  }
  typed = dup_typed (self);
  if (COXA_IS_CHOICE_ENTRY (self->editor)) {
    *text_out = g_strdup (coxa_choice_entry_get_id (COXA_CHOICE_ENTRY (self->editor)));
    return *text_out || !*g_strstrip (typed);
  }
  return coxa_topic_text_read (self->topic, typed, self->at, text_out, message_out);
}

static void
refresh_last (CoxaTopicRow *self)
{
  g_autofree char *text = coxa_topic_row_dup_text (self);

  gtk_widget_set_visible (self->take_over,
                          self->last_text && g_strcmp0 (text, self->last_text) != 0);
}

static void
on_edited_cb (CoxaTopicRow *self)
{
  if (self->showing)
    return;
  refresh_last (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
on_leave_cb (CoxaTopicRow *self)
{
  coxa_topic_row_keep (self);
}

static void
set_text (CoxaTopicRow *self, const char *text)
{
  if (self->ticks->len > 0) {
    g_auto (GStrv) values = g_strsplit (text ? text : "", ";", -1);

    for (guint i = 0; i < self->ticks->len; i++)
      gtk_check_button_set_active (
          g_ptr_array_index (self->ticks, i),
          g_strv_contains ((const char *const *) values, self->topic->values[i]));
    return;
  }
  if (COXA_IS_CHOICE_ENTRY (self->editor)) {
    coxa_choice_entry_set_id (COXA_CHOICE_ENTRY (self->editor), text);
  } else {
    g_autofree char *typed = text ? coxa_topic_text_dup_typed (self->topic, text) : g_strdup ("");

    if (GTK_IS_TEXT_VIEW (self->editor))
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), typed, -1);
    else
      gtk_editable_set_text (GTK_EDITABLE (self->editor), typed);
  }
}

/* Advancing from a text that may have several lines needs Control. */
static gboolean
on_key_pressed_cb (CoxaTopicRow *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  gboolean several = GTK_IS_TEXT_VIEW (self->editor);

  if (keyval == GDK_KEY_F7) {
    coxa_topic_row_take_over (self);
    return TRUE;
  }
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return FALSE;
  if (COXA_IS_CHOICE_ENTRY (self->editor) || (several && !(modifiers & GDK_CONTROL_MASK)) ||
      (modifiers & GDK_ALT_MASK) ||
      gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) == self->take_over)
    return FALSE;
  if (coxa_topic_row_keep (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "form.advance", "i",
                                modifiers & GDK_SHIFT_MASK ? -1 : 1);
  return TRUE;
}

static void
on_take_over_clicked_cb (CoxaTopicRow *self)
{
  if (coxa_topic_row_take_over (self))
    gtk_widget_grab_focus (coxa_topic_row_get_stop (self));
}

static void
name_editor (CoxaTopicRow *self, GtkWidget *editor)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->topic->name, -1);
  if (self->topic->hint)
    gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    self->topic->hint, -1);
}

static GtkWidget *
make_entry (CoxaTopicRow *self)
{
  GtkWidget *entry = gtk_entry_new ();

  if (self->topic->hint)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), self->topic->hint);
  if (self->topic->letters_max)
    gtk_entry_set_max_length (GTK_ENTRY (entry), (int) self->topic->letters_max);
  if (self->topic->kind == COXA_TOPIC_NUMBER)
    gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), NUMBER_CHARS);
  gtk_widget_set_hexpand (entry, self->topic->kind != COXA_TOPIC_NUMBER);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_edited_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->place, entry);
  return entry;
}

static GtkWidget *
make_choice (CoxaTopicRow *self)
{
  const char *const yesno[] = { _ ("yes"), _ ("no"), NULL };
  gboolean is_yesno = self->topic->kind == COXA_TOPIC_YESNO;
  GtkWidget *entry =
      is_yesno ? coxa_choice_entry_new (yesno_ids, yesno, FALSE)
               : coxa_choice_entry_new (self->topic->values, self->topic->value_names, FALSE);

  if (is_yesno) {
    gtk_editable_set_width_chars (GTK_EDITABLE (entry), YESNO_CHARS);
    gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), YESNO_CHARS);
  }
  gtk_widget_set_hexpand (entry, !is_yesno);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_edited_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->place, entry);
  return entry;
}

static GtkWidget *
make_words (CoxaTopicRow *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_tooltip_text (view, self->topic->hint);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_add_css_class (scroller, "note-view");
  gtk_widget_add_css_class (scroller, "topic-words");
  gtk_widget_set_hexpand (scroller, TRUE);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                           G_CALLBACK (on_edited_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->place, scroller);
  return view;
}

static void
name_tick (CoxaTopicRow *self, GtkWidget *tick, guint place)
{
  /* Translators: a question and one of its answers, for screen readers */
  g_autofree char *name =
      g_strdup_printf (_ ("%s: %s"), self->topic->name, self->topic->value_names[place]);

  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
make_ticks (CoxaTopicRow *self)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 8);
  gtk_widget_set_hexpand (flow, TRUE);
  for (guint i = 0; self->topic->values[i]; i++) {
    GtkWidget *tick = gtk_check_button_new_with_label (self->topic->value_names[i]);

    name_tick (self, tick, i);
    g_signal_connect_object (tick, "toggled", G_CALLBACK (on_edited_cb), self, G_CONNECT_SWAPPED);
    gtk_flow_box_insert (GTK_FLOW_BOX (flow), tick, -1);
    gtk_widget_set_focusable (gtk_widget_get_parent (tick), FALSE);
    g_ptr_array_add (self->ticks, tick);
  }
  gtk_box_append (self->place, flow);
  return flow;
}

static GtkWidget *
make_editor (CoxaTopicRow *self)
{
  switch (self->topic->kind) {
  case COXA_TOPIC_WORDS:
    return make_words (self);
  case COXA_TOPIC_CHOICE:
  case COXA_TOPIC_YESNO:
    return make_choice (self);
  case COXA_TOPIC_CHOICES:
    return make_ticks (self);
  case COXA_TOPIC_LINE:
  case COXA_TOPIC_NUMBER:
  case COXA_TOPIC_SINCE:
  case COXA_TOPIC_UNTIL:
  default:
    return make_entry (self);
  }
}

static void
coxa_topic_row_dispose (GObject *object)
{
  CoxaTopicRow *self = COXA_TOPIC_ROW (object);

  g_clear_pointer (&self->ticks, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->at, g_date_time_unref);
  g_clear_pointer (&self->kept, g_free);
  g_clear_pointer (&self->last_text, g_free);
  G_OBJECT_CLASS (coxa_topic_row_parent_class)->dispose (object);
}

static void
coxa_topic_row_class_init (CoxaTopicRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_topic_row_dispose;

  signals[EDITED] = g_signal_new ("edited", COXA_TYPE_TOPIC_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/visit/coxa-topic-row.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "topic-row");
  gtk_widget_class_bind_template_child (widget_class, CoxaTopicRow, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaTopicRow, place);
  gtk_widget_class_bind_template_child (widget_class, CoxaTopicRow, name);
  gtk_widget_class_bind_template_child (widget_class, CoxaTopicRow, last_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaTopicRow, last);
  gtk_widget_class_bind_template_child (widget_class, CoxaTopicRow, take_over);
  gtk_widget_class_bind_template_child (widget_class, CoxaTopicRow, message);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_take_over_clicked_cb);
}

static void
coxa_topic_row_init (CoxaTopicRow *self)
{
  self->ticks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
coxa_topic_row_new (const CoxaTopic *topic)
{
  CoxaTopicRow *self = g_object_new (COXA_TYPE_TOPIC_ROW, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *name =
      *topic->unit ? g_strdup_printf ("%s (%s)", topic->name, topic->unit) : g_strdup (topic->name);

  self->topic = topic;
  gtk_label_set_text (self->name, *topic->unit ? name : topic->name);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), is_short (topic));
  self->editor = make_editor (self);
  name_editor (self, self->editor);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  return GTK_WIDGET (self);
}

const CoxaTopic *
coxa_topic_row_get_topic (CoxaTopicRow *self)
{
  return self->topic;
}

/**
 * coxa_topic_row_show:
 * @text: (nullable): what was said at the visit
 * @at: of the visit
 */
void
coxa_topic_row_show (CoxaTopicRow *self, const char *text, GDateTime *at)
{
  self->showing = TRUE;
  g_date_time_ref (at);
  g_clear_pointer (&self->at, g_date_time_unref);
  self->at = at;
  g_free (self->kept);
  self->kept = g_strdup (text);
  set_text (self, text);
  show_message (self, NULL);
  self->showing = FALSE;
  refresh_last (self);
}

/**
 * coxa_topic_row_set_last:
 * @text: (nullable): what was said at an earlier visit
 * @from: (nullable): when that was
 */
void
coxa_topic_row_set_last (CoxaTopicRow *self, const char *text, GDateTime *from)
{
  g_autofree char *words = text ? coxa_topic_text_dup (self->topic, self->topic->kind, text) : NULL;
  g_autofree char *day = from ? coxa_patient_text_dup_day (from) : NULL;
  /* Translators: when something was said last, and what */
  g_autofree char *last = words ? g_strdup_printf (_ ("%s: %s"), day, words) : NULL;
  g_autofree char *name = g_strdup_printf (_ ("Take over: %s"), self->topic->name);

  g_clear_pointer (&self->last_text, g_free);
  if (text && self->at)
    self->last_text = coxa_topic_dup_later (self->topic, text, from, self->at);
  gtk_label_set_text (self->last, last ? last : "");
  gtk_widget_set_visible (self->last_box, last != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->take_over), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  refresh_last (self);
}

/**
 * coxa_topic_row_dup_text:
 *
 * Returns: (transfer full) (nullable): what is said now; what was said before where what stands
 *   there cannot be meant
 */
char *
coxa_topic_row_dup_text (CoxaTopicRow *self)
{
  g_autofree char *message = NULL;
  char *text = NULL;

  if (!self->at)
    return NULL;
  if (!read_editor (self, &text, &message))
    return g_strdup (self->kept);
  if (text && !*text)
    g_clear_pointer (&text, g_free);
  return text;
}

/* Writes out what was typed. Returns: %FALSE where it cannot be meant */
gboolean
coxa_topic_row_keep (CoxaTopicRow *self)
{
  g_autofree char *message = NULL;
  g_autofree char *text = NULL;

  if (!self->at)
    return TRUE;
  if (COXA_IS_CHOICE_ENTRY (self->editor)) {
    gboolean kept = coxa_choice_entry_keep (COXA_CHOICE_ENTRY (self->editor));

    show_message (self, coxa_choice_entry_get_message (COXA_CHOICE_ENTRY (self->editor)));
    return kept;
  }
  if (!read_editor (self, &text, &message)) {
    show_message (self, message);
    return FALSE;
  }
  show_message (self, NULL);
  g_free (self->kept);
  self->kept = g_steal_pointer (&text);
  return TRUE;
}

/* Says the same as last time. Returns: %FALSE where nothing holds any more */
gboolean
coxa_topic_row_take_over (CoxaTopicRow *self)
{
  if (!self->last_text)
    return FALSE;
  set_text (self, self->last_text);
  coxa_topic_row_keep (self);
  on_edited_cb (self);
  return TRUE;
}

/* Where Enter stops. */
GtkWidget *
coxa_topic_row_get_stop (CoxaTopicRow *self)
{
  return self->ticks->len > 0 ? g_ptr_array_index (self->ticks, 0) : self->editor;
}
