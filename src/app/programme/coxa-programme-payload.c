/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-programme-payload.h"

#include <stddef.h>

typedef struct {
  const char *key;
  size_t offset;
} Number;

static const Number dose_numbers[] = {
  { "sets", offsetof (CoxaDose, sets) },
  { "reps", offsetof (CoxaDose, reps) },
  { "hold-s", offsetof (CoxaDose, hold_s) },
  { "duration-s", offsetof (CoxaDose, duration_s) },
  { "rest-s", offsetof (CoxaDose, rest_s) },
  { "sessions-per-day", offsetof (CoxaDose, sessions_per_day) },
  { "days-per-week", offsetof (CoxaDose, days_per_week) },
};

static void
print_text (GKeyFile *file, const char *group, const char *key, const char *text)
{
  if (text)
    g_key_file_set_string (file, group, key, text);
}

static void
print_item (GKeyFile *file, guint number, const CoxaStoredItem *item)
{
  g_autofree char *group = g_strdup_printf ("%u", number);

  g_key_file_set_string (file, group, "exercise", item->exercise);
  g_key_file_set_string (file, group, "side", coxa_side_ids[item->side]);
  for (guint i = 0; i < G_N_ELEMENTS (dose_numbers); i++)
    g_key_file_set_integer (file, group, dose_numbers[i].key,
                            *(const int *) ((const char *) &item->dose + dose_numbers[i].offset));
  g_key_file_set_boolean (file, group, "both-directions", item->dose.both_directions);
  g_key_file_set_boolean (file, group, "adapted", item->adapted);
  print_text (file, group, "note", item->note);
  print_text (file, group, "met", item->met);
  print_text (file, group, "reason", item->reason);
}

char *
coxa_programme_payload_print (const CoxaStoredProgramme *programme)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  for (guint i = 0; i < programme->items->len; i++)
    print_item (file, i, g_ptr_array_index (programme->items, i));
  return g_key_file_to_data (file, NULL, NULL);
}

static CoxaSide
parse_side (const char *id)
{
  for (guint i = 0; id && coxa_side_ids[i]; i++)
    if (g_str_equal (coxa_side_ids[i], id))
      return (CoxaSide) i;
  return COXA_SIDE_CENTRAL;
}

static CoxaStoredItem *
parse_item (GKeyFile *file, const char *group, GError **error)
{
  g_autofree char *side = g_key_file_get_string (file, group, "side", NULL);
  char *exercise = g_key_file_get_string (file, group, "exercise", error);
  CoxaStoredItem *item;

  if (!exercise)
    return NULL;
  item = g_new0 (CoxaStoredItem, 1);
  item->exercise = exercise;
  item->side = parse_side (side);
  for (guint i = 0; i < G_N_ELEMENTS (dose_numbers); i++)
    *(int *) ((char *) &item->dose + dose_numbers[i].offset) =
        g_key_file_get_integer (file, group, dose_numbers[i].key, NULL);
  item->dose.both_directions = g_key_file_get_boolean (file, group, "both-directions", NULL);
  item->adapted = g_key_file_get_boolean (file, group, "adapted", NULL);
  item->note = g_key_file_get_string (file, group, "note", NULL);
  item->met = g_key_file_get_string (file, group, "met", NULL);
  item->reason = g_key_file_get_string (file, group, "reason", NULL);
  return item;
}

/* Returns: (transfer full) (nullable) */
CoxaStoredProgramme *
coxa_programme_payload_parse (const char *payload, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (CoxaStoredProgramme) programme = NULL;
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_data (file, payload, (gsize) -1, G_KEY_FILE_NONE, error))
    return NULL;
  programme = coxa_stored_programme_new ("");
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i]; i++) {
    CoxaStoredItem *item = parse_item (file, groups[i], error);

    if (!item)
      return NULL;
    g_ptr_array_add (programme->items, item);
  }
  return g_steal_pointer (&programme);
}
