/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-burden-meter.h"

#include <glib/gi18n-lib.h>

#include "coxa-programme-text.h"

struct _CoxaBurdenMeter {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *sum;
  GtkLevelBar *bar;
  GtkWidget *warning_box;
  GtkLabel *warning;
};

G_DEFINE_FINAL_TYPE (CoxaBurdenMeter, coxa_burden_meter, GTK_TYPE_WIDGET)

static void
coxa_burden_meter_dispose (GObject *object)
{
  g_clear_pointer (&COXA_BURDEN_METER (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_burden_meter_parent_class)->dispose (object);
}

static void
coxa_burden_meter_class_init (CoxaBurdenMeterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_burden_meter_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/programme/coxa-burden-meter.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaBurdenMeter, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaBurdenMeter, sum);
  gtk_widget_class_bind_template_child (widget_class, CoxaBurdenMeter, bar);
  gtk_widget_class_bind_template_child (widget_class, CoxaBurdenMeter, warning_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaBurdenMeter, warning);
}

static void
coxa_burden_meter_init (CoxaBurdenMeter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_sum (guint n_exercises, int session_seconds, int day_seconds)
{
  g_autofree char *exercises = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u exercise", "%u exercises", n_exercises), n_exercises);
  g_autofree char *session = coxa_programme_text_dup_minutes (session_seconds);
  g_autofree char *day = coxa_programme_text_dup_minutes (day_seconds);

  if (session_seconds == day_seconds)
    /* Translators: "4 exercises · 12 min a day" */
    return g_strdup_printf (_ ("%s · %s a day"), exercises, day);
  /* Translators: "4 exercises · each once 9 min · 12 min a day" */
  return g_strdup_printf (_ ("%s · each once %s · %s a day"), exercises, session, day);
}

static char *
dup_warning (const CoxaSuggestionLimits *limits, guint n_exercises, int session_seconds)
{
  if (n_exercises >= (guint) limits->warn_strongly_from)
    return g_strdup_printf (
        g_dngettext (
            GETTEXT_PACKAGE,
            "%u exercise is too much for most people. Keep the %d to %d that matter most.",
            "%u exercises are too many for most people. Keep the %d to %d that matter most.",
            n_exercises),
        n_exercises, limits->suggested_min, limits->suggested_max);
  if (n_exercises >= (guint) limits->warn_from)
    return g_strdup_printf (
        _ ("The more exercises, the fewer are done. Most people keep up %d or %d."),
        limits->suggested_min, limits->suggested_max);
  if (session_seconds > 60 * limits->session_minutes)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "A session takes longer than %d minute.",
                                         "A session takes longer than %d minutes.",
                                         (gulong) limits->session_minutes),
                            limits->session_minutes);
  return NULL;
}

static void
mark (CoxaBurdenMeter *self, gboolean much, gboolean too_much)
{
  gtk_widget_remove_css_class (self->box, "much");
  gtk_widget_remove_css_class (self->box, "too-much");
  if (much || too_much)
    gtk_widget_add_css_class (self->box, too_much ? "too-much" : "much");
}

/**
 * coxa_burden_meter_show:
 * @session_seconds: each exercise once
 * @day_seconds: all sessions of a day on which everything is done
 */
void
coxa_burden_meter_show (CoxaBurdenMeter *self,
                        const CoxaSuggestionLimits *limits,
                        guint n_exercises,
                        int session_seconds,
                        int day_seconds)
{
  g_autofree char *sum = dup_sum (n_exercises, session_seconds, day_seconds);
  g_autofree char *warning = dup_warning (limits, n_exercises, session_seconds);

  gtk_widget_set_visible (GTK_WIDGET (self), n_exercises > 0);
  gtk_label_set_text (self->sum, sum);
  gtk_level_bar_set_max_value (self->bar, limits->warn_strongly_from);
  gtk_level_bar_set_value (self->bar, MIN ((int) n_exercises, limits->warn_strongly_from));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, sum,
                                  -1);
  gtk_label_set_text (self->warning, warning ? warning : "");
  gtk_widget_set_visible (self->warning_box, warning != NULL);
  mark (self, warning != NULL, n_exercises >= (guint) limits->warn_strongly_from);
}

/* Returns: the warning in sight, "" where there is none */
const char *
coxa_burden_meter_get_warning (CoxaBurdenMeter *self)
{
  return gtk_label_get_text (self->warning);
}
