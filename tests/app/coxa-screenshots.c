/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws every page of the window with the sample case into PNG files, so that people can look at
 * them. Usage: coxa-screenshots FOLDER [PREFIX...], where a prefix chooses groups by name. */

#include <glib/gstdio.h>

#include "studio.h"

static const StudioGroup groups[] = {
  { "visit", shoot_visit, FALSE },        { "contents", shoot_contents, FALSE },
  { "pain", shoot_pain, FALSE },          { "goniometer", shoot_goniometer, TRUE },
  { "safety", shoot_safety, FALSE },      { "overview", shoot_overview, TRUE },
  { "progress", shoot_progress, FALSE },  { "programmes", shoot_programmes, TRUE },
  { "exercises", shoot_exercises, TRUE }, { "record", shoot_record, TRUE },
  { "privacy", shoot_privacy, TRUE },     { "people", shoot_people, TRUE },
  { "settings", shoot_settings, TRUE },   { "opening", shoot_opening, FALSE },
};

typedef struct {
  Studio studio;
  char **prefixes; /* none: all groups */
} Sitting;

static gboolean
is_wanted (const Sitting *sitting, const StudioGroup *group)
{
  for (guint i = 0; sitting->prefixes[i]; i++) {
    if (g_str_has_prefix (group->name, sitting->prefixes[i]))
      return TRUE;
  }
  return !sitting->prefixes[0];
}

static void
on_activate_cb (AdwApplication *application, Sitting *sitting)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink",
                FALSE, NULL);
  sitting->studio.application = application;
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++) {
    if (is_wanted (sitting, &groups[i]))
      studio_run (&sitting->studio, &groups[i]);
  }
}

static int
say_usage (void)
{
  g_printerr ("usage: coxa-screenshots FOLDER [PREFIX...]\ngroups:");
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    g_printerr (" %s", groups[i].name);
  g_printerr ("\n");
  return 2;
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  Sitting sitting = { .studio = { .folder = argc > 1 ? argv[1] : NULL } };

  if (!sitting.studio.folder || g_mkdir_with_parents (sitting.studio.folder, 0755) != 0)
    return say_usage ();
  sitting.prefixes = argv + 2;
  application =
      g_object_new (ADW_TYPE_APPLICATION, "application-id", "org.coxa.Screenshots", "flags",
                    G_APPLICATION_NON_UNIQUE, "resource-base-path", "/org/coxa/Coxa", NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate_cb), &sitting);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
