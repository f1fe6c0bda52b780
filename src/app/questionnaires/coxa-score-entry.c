/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-score-entry.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "coxa-value-text.h"

struct _CoxaScoreEntry {
  GtkEntry parent_instance;

  double minimum, maximum;
  int decimals;
  double value; /* kept; NAN where there is none */
  char *message;
};

G_DEFINE_FINAL_TYPE (CoxaScoreEntry, coxa_score_entry, GTK_TYPE_ENTRY)

enum {
  PROP_0,
  PROP_MESSAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint edited_signal;

static void
take_message (CoxaScoreEntry *self, char *message)
{
  if (message)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               message ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  g_free (self->message);
  self->message = message;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

static void
write_value (CoxaScoreEntry *self)
{
  g_autofree char *text = isnan (self->value)
                              ? g_strdup ("")
                              : coxa_value_text_dup_number (self->value, self->decimals);

  gtk_editable_set_text (GTK_EDITABLE (self), text);
}

static char *
dup_range_message (CoxaScoreEntry *self)
{
  g_autofree char *low = coxa_value_text_dup_number (self->minimum, 0);
  g_autofree char *high = coxa_value_text_dup_number (self->maximum, 0);

  if (self->decimals == 0)
    return g_strdup_printf (_ ("Only whole numbers from %s to %s. Nothing was changed."), low,
                            high);
  return g_strdup_printf (_ ("Only numbers from %s to %s. Nothing was changed."), low, high);
}

/* Both decimal signs, and the minus sign of typography. Returns: whether it can be meant */
static gboolean
read_text (CoxaScoreEntry *self, double *value_out)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  g_autoptr (GString) plain = g_string_new (text);
  char *end = NULL;

  *value_out = NAN;
  if (!*text)
    return TRUE;
  g_string_replace (plain, ",", ".", 0);
  g_string_replace (plain, "−", "-", 0);
  if (!g_ascii_isdigit (plain->str[0]) && plain->str[0] != '-' && plain->str[0] != '.')
    return FALSE;
  *value_out = g_ascii_strtod (plain->str, &end);
  return *end == '\0' && isfinite (*value_out) && *value_out >= self->minimum &&
         *value_out <= self->maximum && (self->decimals > 0 || *value_out == floor (*value_out)) &&
         !strpbrk (plain->str, "xXpP");
}

static gboolean
is_same (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

/**
 * coxa_score_entry_keep:
 *
 * Reads what is being typed. Returns: %FALSE where it is refused
 */
gboolean
coxa_score_entry_keep (CoxaScoreEntry *self)
{
  double value;

  if (!read_text (self, &value)) {
    take_message (self, dup_range_message (self));
    return FALSE;
  }
  take_message (self, NULL);
  if (is_same (value, self->value))
    return TRUE;
  self->value = value;
  write_value (self);
  g_signal_emit (self, edited_signal, 0);
  return TRUE;
}

static void
on_activate_cb (CoxaScoreEntry *self)
{
  if (coxa_score_entry_keep (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "form.advance", "i", 1);
}

static void
on_leave_cb (CoxaScoreEntry *self)
{
  coxa_score_entry_keep (self);
}

static gboolean
on_key_cb (CoxaScoreEntry *self, guint key)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  write_value (self);
  take_message (self, NULL);
  return GDK_EVENT_STOP;
}

static void
coxa_score_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_MESSAGE)
    g_value_set_string (value, COXA_SCORE_ENTRY (object)->message);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
coxa_score_entry_finalize (GObject *object)
{
  g_free (COXA_SCORE_ENTRY (object)->message);
  G_OBJECT_CLASS (coxa_score_entry_parent_class)->finalize (object);
}

static void
coxa_score_entry_class_init (CoxaScoreEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = coxa_score_entry_get_property;
  object_class->finalize = coxa_score_entry_finalize;
  properties[PROP_MESSAGE] =
      g_param_spec_string ("message", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  edited_signal = g_signal_new ("edited", COXA_TYPE_SCORE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
coxa_score_entry_init (CoxaScoreEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->value = NAN;
  gtk_entry_set_alignment (GTK_ENTRY (self), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self), 6);
  gtk_entry_set_input_purpose (GTK_ENTRY (self), GTK_INPUT_PURPOSE_NUMBER);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self, "activate", G_CALLBACK (on_activate_cb), NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
coxa_score_entry_new (double minimum, double maximum, int decimals)
{
  CoxaScoreEntry *self = g_object_new (COXA_TYPE_SCORE_ENTRY, NULL);

  self->minimum = minimum;
  self->maximum = maximum;
  self->decimals = decimals;
  return GTK_WIDGET (self);
}

/* @value: NAN for none; the user did not enter it, so nothing is said */
void
coxa_score_entry_set_value (CoxaScoreEntry *self, double value)
{
  self->value = value;
  write_value (self);
  take_message (self, NULL);
}

/* What was kept, NAN where there is none. */
double
coxa_score_entry_get_value (CoxaScoreEntry *self)
{
  return self->value;
}

/* @message: (nullable): why what stands there cannot be, from what is known beside it */
void
coxa_score_entry_refuse (CoxaScoreEntry *self, const char *message)
{
  take_message (self, g_strdup (message));
}

const char *
coxa_score_entry_get_message (CoxaScoreEntry *self)
{
  return self->message;
}
