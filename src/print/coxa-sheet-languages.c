/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-sheet-languages.h"

#include "coxa-data-file.h"

#include <string.h>

#define FILE_NAME "handout.ini"
#define GROUP "language"
#define KEY "text"

static void
language_free (CoxaSheetLanguage *language)
{
  g_free (language->id);
  g_free (language->name);
  g_free (language);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const CoxaSheetLanguage *first = *(CoxaSheetLanguage *const *) a;
  const CoxaSheetLanguage *second = *(CoxaSheetLanguage *const *) b;

  return strcmp (first->name, second->name);
}

/* Returns: (nullable): "pl" for "text[pl]", and the language of the source for "text" */
static char *
dup_id (const char *key)
{
  const char *open = strchr (key, '[');

  if (g_str_equal (key, KEY))
    return g_strdup ("en");
  return open && g_str_has_suffix (key, "]") ? g_strndup (open + 1, strlen (open) - 2) : NULL;
}

static void
add_language (GPtrArray *languages, GKeyFile *file, const char *key)
{
  g_autofree char *id = dup_id (key);
  g_autofree char *name = g_key_file_get_string (file, GROUP, key, NULL);
  CoxaSheetLanguage *language;

  if (!id || !name || !*name)
    return;
  language = g_new (CoxaSheetLanguage, 1);
  *language = (CoxaSheetLanguage){ g_steal_pointer (&id), g_steal_pointer (&name) };
  g_ptr_array_add (languages, language);
}

/**
 * coxa_sheet_languages_new:
 * @bytes: of handout.ini, translations merged in
 *
 * Returns: (transfer full): #CoxaSheetLanguage of every language in which the file says its name,
 * by that name
 */
GPtrArray *
coxa_sheet_languages_new (GBytes *bytes, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GPtrArray) languages = g_ptr_array_new_with_free_func ((GDestroyNotify) language_free);
  g_auto (GStrv) keys = NULL;

  if (g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, error))
    keys = g_key_file_get_keys (file, GROUP, NULL, error);
  if (!keys)
    return NULL;
  for (guint i = 0; keys[i]; i++)
    add_language (languages, file, keys[i]);
  g_ptr_array_sort (languages, compare_names);
  return g_steal_pointer (&languages);
}

GPtrArray *
coxa_sheet_languages_load (GError **error)
{
  g_autoptr (GBytes) bytes = coxa_data_lookup (FILE_NAME, error);

  return bytes ? coxa_sheet_languages_new (bytes, error) : NULL;
}

static gboolean
has_language (const GPtrArray *languages, const char *id)
{
  for (guint i = 0; i < languages->len; i++)
    if (g_str_equal (((const CoxaSheetLanguage *) g_ptr_array_index (languages, i))->id, id))
      return TRUE;
  return FALSE;
}

/**
 * coxa_sheet_languages_dup_tag:
 * @locale: (nullable): what was asked for, e.g. "de" or "de_AT.UTF-8"
 *
 * Returns: (transfer full): the language that the texts are really in, as BCP 47 writes it
 */
char *
coxa_sheet_languages_dup_tag (const GPtrArray *languages, const char *locale)
{
  g_auto (GStrv) variants = locale ? g_get_locale_variants (locale) : NULL;

  for (guint i = 0; variants && variants[i]; i++)
    if (has_language (languages, variants[i]))
      return g_strdelimit (g_strdup (variants[i]), "_", '-');
  return g_strdup ("en");
}
