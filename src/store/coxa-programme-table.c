/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-programme-table.h"

#include "coxa-patient-table.h"

#include <glib/gi18n-lib.h>

#define FIRST_SCHEMA 2 /* that has programmes */

enum {
  NEXT_NUMBER,
  INSERT,
  INSERT_ITEM,
  LIST,
};

static const char *const statements[] = {
  [NEXT_NUMBER] = "SELECT ifnull (max (number), 0) + 1 FROM programme WHERE patient = ?",
  [INSERT] = "INSERT INTO programme (patient, id, number, issued_at, author, language, created_at,"
             " version) VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
  [INSERT_ITEM] = "INSERT INTO programme_item (programme, place, exercise, title, side, sets, reps,"
                  " hold_s, duration_s, rest_s, sessions_per_day, days_per_week, both_directions,"
                  " note, met, reason, adapted)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  [LIST] = COXA_SAME_PATIENTS
  "SELECT g.id, g.number, g.issued_at, g.author, g.language, i.exercise, i.title, i.side,"
  " i.sets, i.reps, i.hold_s, i.duration_s, i.rest_s, i.sessions_per_day, i.days_per_week,"
  " i.both_directions, i.note, i.met, i.reason, i.adapted"
  " FROM same CROSS JOIN programme g ON g.patient = same.key"
  " JOIN programme_item i ON i.programme = g.key ORDER BY g.key DESC, i.place",
};

enum {
  ID,
  NUMBER,
  ISSUED_AT,
  AUTHOR,
  LANGUAGE,
  EXERCISE,
  TITLE,
  SIDE,
  FIRST_DOSE,
  NOTE = FIRST_DOSE + 8,
  MET,
  REASON,
  ADAPTED,
};

static gboolean
refuse (CoxaStoreError code, const char *sentence, GError **error)
{
  g_set_error_literal (error, COXA_STORE_ERROR, code, sentence);
  return FALSE;
}

static gboolean
check (const CoxaStoredProgramme *programme, GError **error)
{
  if (!g_uuid_string_is_valid (programme->id))
    return refuse (COXA_STORE_ERROR_CONSTRAINT,
                   _ ("The programme's id is not a UUID. Nothing was stored."), error);
  if (programme->items->len == 0)
    return refuse (COXA_STORE_ERROR_CONSTRAINT,
                   _ ("The programme has no exercise. Nothing was stored."), error);
  return TRUE;
}

static gboolean
find_number (CoxaConnection *connection, gint64 patient_key, guint *number_out, GError **error)
{
  g_autoptr (CoxaStatement) find = coxa_connection_use (connection, statements[NEXT_NUMBER], error);

  if (find == NULL)
    return FALSE;
  coxa_statement_bind_int (find, patient_key);
  if (!coxa_statement_next (find, error))
    return FALSE;
  *number_out = coxa_statement_get_int (find, 0);
  return TRUE;
}

static gboolean
insert (CoxaConnection *connection,
        gint64 patient_key,
        const CoxaStoredProgramme *programme,
        const char *now,
        GError **error)
{
  g_autoptr (CoxaStatement) statement = coxa_connection_use (connection, statements[INSERT], error);

  if (statement == NULL)
    return FALSE;
  coxa_statement_bind_int (statement, patient_key);
  coxa_statement_bind_text (statement, programme->id);
  coxa_statement_bind_int (statement, programme->number);
  coxa_statement_bind_text (statement, programme->issued_at);
  coxa_statement_bind_text (statement, programme->author);
  coxa_statement_bind_text (statement, programme->language);
  coxa_statement_bind_text (statement, now);
  return coxa_statement_run (statement, error);
}

static void
bind_dose (CoxaStatement *statement, const CoxaDose *dose)
{
  coxa_statement_bind_int (statement, dose->sets);
  coxa_statement_bind_int (statement, dose->reps);
  coxa_statement_bind_int (statement, dose->hold_s);
  coxa_statement_bind_int (statement, dose->duration_s);
  coxa_statement_bind_int (statement, dose->rest_s);
  coxa_statement_bind_int (statement, dose->sessions_per_day);
  coxa_statement_bind_int (statement, dose->days_per_week);
  coxa_statement_bind_int (statement, dose->both_directions ? 1 : 0);
}

static void
read_dose (CoxaStatement *row, CoxaDose *dose)
{
  int column = FIRST_DOSE;

  dose->sets = coxa_statement_get_int (row, column++);
  dose->reps = coxa_statement_get_int (row, column++);
  dose->hold_s = coxa_statement_get_int (row, column++);
  dose->duration_s = coxa_statement_get_int (row, column++);
  dose->rest_s = coxa_statement_get_int (row, column++);
  dose->sessions_per_day = coxa_statement_get_int (row, column++);
  dose->days_per_week = coxa_statement_get_int (row, column++);
  dose->both_directions = coxa_statement_get_int (row, column) != 0;
}

static gboolean
insert_item (CoxaConnection *connection,
             gint64 programme_key,
             guint place,
             const CoxaStoredItem *item,
             GError **error)
{
  g_autoptr (CoxaStatement) statement =
      coxa_connection_use (connection, statements[INSERT_ITEM], error);

  if (statement == NULL)
    return FALSE;
  coxa_statement_bind_int (statement, programme_key);
  coxa_statement_bind_int (statement, place);
  coxa_statement_bind_text (statement, item->exercise);
  coxa_statement_bind_text (statement, item->title);
  coxa_statement_bind_text (statement, coxa_side_ids[item->side]);
  bind_dose (statement, &item->dose);
  coxa_statement_bind_text (statement, item->note);
  coxa_statement_bind_text (statement, item->met != NULL ? item->met : "");
  coxa_statement_bind_text (statement, item->reason);
  coxa_statement_bind_int (statement, item->adapted ? 1 : 0);
  return coxa_statement_run (statement, error);
}

static gboolean
find_patient (CoxaConnection *connection, const char *patient_id, gint64 *key_out, GError **error)
{
  if (!coxa_patient_table_find_key (connection, patient_id, key_out, error))
    return FALSE;
  return *key_out != 0 ||
         refuse (COXA_STORE_ERROR_NOT_FOUND,
                 _ ("The patient is not in this record. Nothing was stored."), error);
}

static gboolean
write_programme (CoxaWriting *writing,
                 const char *patient_id,
                 CoxaStoredProgramme *programme,
                 gint64 *key_out,
                 GError **error)
{
  CoxaConnection *connection = writing->connection;
  gint64 patient_key;

  if (!find_patient (connection, patient_id, &patient_key, error) ||
      !find_number (connection, patient_key, &programme->number, error) ||
      !insert (connection, patient_key, programme, writing->now, error))
    return FALSE;
  *key_out = coxa_connection_last_key (connection);
  for (guint i = 0; i < programme->items->len; i++)
    if (!insert_item (connection, *key_out, i, g_ptr_array_index (programme->items, i), error))
      return FALSE;
  return TRUE;
}

/**
 * coxa_programme_table_add:
 *
 * @programme gets the next number of the patient, which means nothing after a failure.
 */
gboolean
coxa_programme_table_add (CoxaWriting *writing,
                          const char *patient_id,
                          CoxaStoredProgramme *programme,
                          GError **error)
{
  gint64 key;

  return check (programme, error) &&
         write_programme (writing, patient_id, programme, &key, error) &&
         coxa_writing_keep (writing, COXA_CONTENT_PROGRAMME, key, COXA_ACTION_CREATED, NULL, NULL,
                            error);
}

static CoxaStoredItem *
read_item (CoxaStatement *row, GError **error)
{
  CoxaStoredItem *item;
  int side;

  if (!coxa_statement_get_choice (row, SIDE, coxa_side_ids, &side, error))
    return NULL;
  item = g_new0 (CoxaStoredItem, 1);
  item->exercise = g_strdup (coxa_statement_get_text (row, EXERCISE));
  item->title = g_strdup (coxa_statement_get_text (row, TITLE));
  item->side = side;
  read_dose (row, &item->dose);
  item->note = g_strdup (coxa_statement_get_text (row, NOTE));
  item->met = g_strdup (coxa_statement_get_text (row, MET));
  item->reason = g_strdup (coxa_statement_get_text (row, REASON));
  item->adapted = coxa_statement_get_int (row, ADAPTED) != 0;
  return item;
}

static CoxaStoredProgramme *
read_programme (CoxaStatement *row)
{
  CoxaStoredProgramme *programme = coxa_stored_programme_new (coxa_statement_get_text (row, ID));

  programme->number = coxa_statement_get_int (row, NUMBER);
  programme->issued_at = g_strdup (coxa_statement_get_text (row, ISSUED_AT));
  programme->author = g_strdup (coxa_statement_get_text (row, AUTHOR));
  programme->language = g_strdup (coxa_statement_get_text (row, LANGUAGE));
  return programme;
}

/* A row is one item, with the programme it is of. */
static gboolean
read_row (CoxaStatement *row, GPtrArray *programmes, GError **error)
{
  const char *id = coxa_statement_get_text (row, ID);
  CoxaStoredProgramme *programme =
      programmes->len > 0 ? g_ptr_array_index (programmes, programmes->len - 1) : NULL;
  CoxaStoredItem *item = read_item (row, error);

  if (item == NULL)
    return FALSE;
  if (programme == NULL || !g_str_equal (programme->id, id)) {
    programme = read_programme (row);
    g_ptr_array_add (programmes, programme);
  }
  g_ptr_array_add (programme->items, item);
  return TRUE;
}

/* A record that may not be written stays in the format it has. */
static gboolean
has_programmes (CoxaConnection *connection, gboolean *has_out, GError **error)
{
  gint64 version;

  if (!coxa_connection_ask_int (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  *has_out = version >= FIRST_SCHEMA;
  return TRUE;
}

/* Array of CoxaStoredProgramme, the one handed out last first. */
GPtrArray *
coxa_programme_table_list (CoxaConnection *connection, const char *patient_id, GError **error)
{
  g_autoptr (GPtrArray) programmes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_stored_programme_free);
  g_autoptr (CoxaStatement) list = NULL;
  gboolean has;
  GError *failure = NULL;

  if (!has_programmes (connection, &has, error))
    return NULL;
  if (!has)
    return g_steal_pointer (&programmes);
  list = coxa_connection_use (connection, statements[LIST], error);
  if (list == NULL)
    return NULL;
  coxa_statement_bind_text (list, patient_id);
  while (coxa_statement_next (list, &failure))
    if (!read_row (list, programmes, error))
      return NULL;
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_steal_pointer (&programmes);
}

/**
 * coxa_stored_programme_new:
 *
 * Returns: (transfer full): a programme without items; its members are the caller's to fill
 */
CoxaStoredProgramme *
coxa_stored_programme_new (const char *id)
{
  CoxaStoredProgramme *self = g_new0 (CoxaStoredProgramme, 1);

  self->id = g_strdup (id);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_stored_item_free);
  return self;
}

void
coxa_stored_programme_free (CoxaStoredProgramme *self)
{
  g_free (self->id);
  g_free (self->issued_at);
  g_free (self->author);
  g_free (self->language);
  g_ptr_array_unref (self->items);
  g_free (self);
}

void
coxa_stored_item_free (CoxaStoredItem *self)
{
  g_free (self->exercise);
  g_free (self->title);
  g_free (self->note);
  g_free (self->met);
  g_free (self->reason);
  g_free (self);
}
