/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-languages.h"

#include "coxa-sheet-languages.h"

#include <glib/gi18n-lib.h>

/**
 * coxa_languages_fill:
 *
 * Offers the languages that handouts can be printed in, each in its own words.
 */
void
coxa_languages_fill (AdwComboRow *row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) languages = coxa_sheet_languages_load (&error);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (!languages)
    g_error ("%s", error->message);
  gtk_string_list_append (names, _ ("As in Coxa"));
  for (guint i = 0; i < languages->len; i++) {
    const CoxaSheetLanguage *language = g_ptr_array_index (languages, i);

    gtk_string_list_append (names, language->name);
    g_strv_builder_add (ids, language->id);
  }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  g_object_set_data_full (G_OBJECT (row), "coxa-languages", g_strv_builder_end (ids),
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
