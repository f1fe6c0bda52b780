/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-preferences.h"

#include "coxa-clinic-group.h"
#include "coxa-exercise-pictures.h"
#include "coxa-languages.h"
#include "coxa-look-setting.h"

#define EXAMPLE "sit-to-stand"

struct _CoxaPreferences {
  AdwPreferencesWindow parent_instance;

  /* template */
  AdwEntryRow *clinic_name;
  AdwEntryRow *clinic_contact;
  AdwEntryRow *emergency_number;
  AdwComboRow *paper;
  AdwComboRow *language;
  GtkSwitch *show_patterns;
  CoxaClinicGroup *clinic;
  AdwComboRow *body;
  AdwComboRow *skin;
  CoxaExercisePictures *example;

  /* owned */
  GSettings *settings;
  CoxaExerciseLibrary *library; /* for the example */
};

G_DEFINE_FINAL_TYPE (CoxaPreferences, coxa_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
on_paper_selected_cb (CoxaPreferences *self)
{
  if (self->settings)
    g_settings_set_enum (self->settings, "paper", (int) adw_combo_row_get_selected (self->paper));
}

static void
on_language_selected_cb (CoxaPreferences *self)
{
  const char *language = self->settings ? coxa_languages_get_selected (self->language) : NULL;

  if (self->settings)
    g_settings_set_string (self->settings, "handout-language", language ? language : "");
}

static void
show_example (CoxaPreferences *self)
{
  const CoxaExercise *exercise =
      self->library ? coxa_exercise_library_find (self->library, EXAMPLE) : NULL;
  CoxaLook look = coxa_look_setting_get (self->settings);

  if (!exercise)
    return;
  coxa_exercise_pictures_set_look (self->example, &look);
  coxa_exercise_pictures_show (self->example, exercise, COXA_SIDE_CENTRAL);
}

static void
on_look_selected_cb (CoxaPreferences *self)
{
  if (!self->settings)
    return;
  g_settings_set_enum (self->settings, "figure-body",
                       (int) adw_combo_row_get_selected (self->body));
  g_settings_set_enum (self->settings, "figure-skin",
                       (int) adw_combo_row_get_selected (self->skin));
  show_example (self);
}

static void
show_look (CoxaPreferences *self, GSettings *settings)
{
  CoxaLook look = coxa_look_setting_get (settings);

  adw_combo_row_set_selected (self->body, look.body);
  adw_combo_row_set_selected (self->skin, look.skin);
}

static void
show_language (CoxaPreferences *self, GSettings *settings)
{
  g_autofree char *language = g_settings_get_string (settings, "handout-language");

  coxa_languages_fill (self->language);
  coxa_languages_select (self->language, language);
}

static void
coxa_preferences_dispose (GObject *object)
{
  CoxaPreferences *self = COXA_PREFERENCES (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->library, coxa_exercise_library_free);
  G_OBJECT_CLASS (coxa_preferences_parent_class)->dispose (object);
}

static void
coxa_preferences_class_init (CoxaPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_preferences_dispose;

  g_type_ensure (COXA_TYPE_CLINIC_GROUP);
  g_type_ensure (COXA_TYPE_EXERCISE_PICTURES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/settings/coxa-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaPreferences, clinic_name);
  gtk_widget_class_bind_template_child (widget_class, CoxaPreferences, clinic_contact);
  gtk_widget_class_bind_template_child (widget_class, CoxaPreferences, emergency_number);
  gtk_widget_class_bind_template_child (widget_class, CoxaPreferences, paper);
  gtk_widget_class_bind_template_child (widget_class, CoxaPreferences, language);
  gtk_widget_class_bind_template_child (widget_class, CoxaPreferences, show_patterns);
  gtk_widget_class_bind_template_child (widget_class, CoxaPreferences, clinic);
  gtk_widget_class_bind_template_child (widget_class, CoxaPreferences, body);
  gtk_widget_class_bind_template_child (widget_class, CoxaPreferences, skin);
  gtk_widget_class_bind_template_child (widget_class, CoxaPreferences, example);
  gtk_widget_class_bind_template_callback (widget_class, on_language_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_look_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_paper_selected_cb);
}

static void
coxa_preferences_init (CoxaPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * coxa_preferences_new:
 * @clinic_path: where the clinic's own values are, or may be
 */
GtkWidget *
coxa_preferences_new (GSettings *settings, CoxaKnowledge *knowledge, const char *clinic_path)
{
  CoxaPreferences *self = g_object_new (COXA_TYPE_PREFERENCES, NULL);

  g_settings_bind (settings, "clinic-name", self->clinic_name, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "clinic-contact", self->clinic_contact, "text",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "emergency-number", self->emergency_number, "text",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "show-patterns", self->show_patterns, "active",
                   G_SETTINGS_BIND_DEFAULT);
  coxa_clinic_group_show (self->clinic, knowledge, clinic_path);
  adw_combo_row_set_selected (self->paper, (guint) g_settings_get_enum (settings, "paper"));
  show_language (self, settings);
  show_look (self, settings);
  self->settings = g_object_ref (settings);
  self->library = coxa_exercise_library_load (g_get_language_names ()[0], NULL);
  show_example (self);
  return GTK_WIDGET (self);
}
