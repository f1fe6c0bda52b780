/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-languages.h"

#include <glib/gi18n-lib.h>

/* In the languages' own words, as the people who read them would look for them. */
static const struct {
  const char *id;
  const char *name;
} language_names[] = {
  { "de", "Deutsch" },   { "el", "Ελληνικά" },   { "en", "English" },    { "es", "Español" },
  { "fr", "Français" },  { "it", "Italiano" },   { "nl", "Nederlands" }, { "pl", "Polski" },
  { "pt", "Português" }, { "uk", "Українська" }, { "vi", "Tiếng Việt" },
};

static const char *
get_name (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (language_names); i++)
    if (g_str_equal (language_names[i].id, id))
      return language_names[i].name;
  return id;
}

static char **
dup_languages (void)
{
  g_autofree char *languages = g_strchomp (g_strdup ("en " COXA_LANGUAGES));

  return g_strsplit (languages, " ", -1);
}

/**
 * coxa_languages_fill:
 *
 * Offers the languages that handouts can be printed in.
 */
void
coxa_languages_fill (AdwComboRow *row)
{
  g_auto (GStrv) languages = dup_languages ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("As in Coxa"));
  for (guint i = 0; languages[i]; i++)
    gtk_string_list_append (names, get_name (languages[i]));
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  g_object_set_data_full (G_OBJECT (row), "coxa-languages", g_steal_pointer (&languages),
                          (GDestroyNotify) g_strfreev);
}

static char **
get_languages (AdwComboRow *row)
{
  return g_object_get_data (G_OBJECT (row), "coxa-languages");
}

/**
 * coxa_languages_select:
 * @language: (nullable): %NULL, or one that is not offered: none of its own
 */
void
coxa_languages_select (AdwComboRow *row, const char *language)
{
  char **languages = get_languages (row);
  guint selected = 0;

  for (guint i = 0; language && languages[i]; i++)
    if (g_str_equal (languages[i], language))
      selected = i + 1;
  adw_combo_row_set_selected (row, selected);
}

/**
 * coxa_languages_get_selected:
 *
 * Returns: (nullable): %NULL for none of its own; lives as long as @row
 */
const char *
coxa_languages_get_selected (AdwComboRow *row)
{
  char **languages = get_languages (row);
  guint selected = adw_combo_row_get_selected (row);

  if (selected == 0 || selected > g_strv_length (languages))
    return NULL;
  return languages[selected - 1];
}
