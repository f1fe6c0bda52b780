/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-clinician-table.h"

#include "coxa-history-table.h"
#include "coxa-store.h"

#include <glib/gi18n-lib.h>

enum {
  FIND,
  TAKEN,
  INSERT,
  UPDATE,
  LIST,
  SET_VERIFIER,
  READ_VERIFIER,
  COUNT_REFUSALS,
};

static const char *const statements[] = {
  [FIND] = "SELECT key, version FROM clinician WHERE id = ?",
  [TAKEN] = "SELECT count (*) FROM clinician WHERE initials = ? AND id <> ?",
  [INSERT] = "INSERT INTO clinician (name, initials, role, colour, active, changed_at, created_at,"
             " id, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, 1)",
  [UPDATE] = "UPDATE clinician SET name = ?1, initials = ?2, role = ?3, colour = ?4, active = ?5,"
             " changed_at = ?6, version = version + 1 WHERE id = ?7",
  [LIST] = "SELECT id, name, initials, role, colour, active, verifier IS NOT NULL, version"
           " FROM clinician ORDER BY active DESC, name COLLATE NOCASE, key",
  [SET_VERIFIER] = "UPDATE clinician SET verifier = ?2 WHERE id = ?1",
  [READ_VERIFIER] = "SELECT ifnull (verifier, '') FROM clinician WHERE id = ?",
  /* The history only grows, so the number falls by nothing but the right passphrase. */
  [COUNT_REFUSALS] =
      "SELECT count (*) FROM revision WHERE record = ?1 AND action = 'unlock-refused'"
      " AND seq > (SELECT ifnull (max (seq), 0) FROM revision WHERE record = ?1"
      " AND action IN ('unlocked', 'passphrase-set'))",
};

typedef struct {
  gint64 key;
  guint version;
} Place;

static gboolean
find (CoxaConnection *connection, const char *id, Place *place_out, GError **error)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, statements[FIND], error);
  GError *failure = NULL;

  *place_out = (Place){ 0, 0 };
  if (row == NULL)
    return FALSE;
  coxa_statement_bind_text (row, id);
  if (coxa_statement_next (row, &failure))
    *place_out = (Place){ coxa_statement_get_int (row, 0), coxa_statement_get_int (row, 1) };
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
refuse (CoxaStoreError code, const char *sentence, GError **error)
{
  g_set_error_literal (error, COXA_STORE_ERROR, (int) code, sentence);
  return FALSE;
}

static gboolean
fail_not_found (GError **error)
{
  return refuse (COXA_STORE_ERROR_NOT_FOUND,
                 _ ("The clinician is not in this record. Nothing was stored."), error);
}

static gboolean
check (CoxaConnection *connection, const CoxaClinician *clinician, GError **error)
{
  g_autoptr (GError) refusal = NULL;
  g_autoptr (CoxaStatement) taken = NULL;

  if (!coxa_clinician_check (clinician, &refusal))
    return refuse (COXA_STORE_ERROR_CONSTRAINT, refusal->message, error);
  taken = coxa_connection_use (connection, statements[TAKEN], error);
  if (taken == NULL)
    return FALSE;
  coxa_statement_bind_text (taken, clinician->initials);
  coxa_statement_bind_text (taken, clinician->id);
  if (!coxa_statement_next (taken, error))
    return FALSE;
  return coxa_statement_get_int (taken, 0) == 0 ||
         refuse (COXA_STORE_ERROR_CONSTRAINT,
                 _ ("Another clinician has these initials. Nothing was stored."), error);
}

static gboolean
write_row (CoxaWriting *writing, int which, const CoxaClinician *clinician, GError **error)
{
  g_autoptr (CoxaStatement) row =
      coxa_connection_use (writing->connection, statements[which], error);

  if (row == NULL)
    return FALSE;
  coxa_statement_bind_text (row, clinician->name);
  coxa_statement_bind_text (row, clinician->initials);
  coxa_statement_bind_text (row, clinician->role);
  coxa_statement_bind_text (row, clinician->colour);
  coxa_statement_bind_int (row, clinician->active ? 1 : 0);
  coxa_statement_bind_text (row, writing->now);
  coxa_statement_bind_text (row, clinician->id);
  return coxa_statement_run (row, error);
}

static gboolean
check_place (CoxaWriting *writing,
             const CoxaClinician *clinician,
             const Place *place,
             GError **error)
{
  if (clinician->version != 0 && place->key == 0)
    return fail_not_found (error);
  if (clinician->version != place->version)
    return refuse (COXA_STORE_ERROR_CONFLICT,
                   _ ("The clinician was changed by someone else meanwhile. Nothing was stored."),
                   error);
  return place->key == 0 ||
         coxa_history_table_check_intact (writing->connection, COXA_CONTENT_CLINICIAN, place->key,
                                          clinician->id, error);
}

/* Stores on top of the version that @clinician carries, 0 for a new one, and gives it the next. */
gboolean
coxa_clinician_table_save (CoxaWriting *writing, CoxaClinician *clinician, GError **error)
{
  gboolean created = clinician->version == 0;
  Place place;

  if (!check (writing->connection, clinician, error) ||
      !find (writing->connection, clinician->id, &place, error) ||
      !check_place (writing, clinician, &place, error) ||
      !write_row (writing, created ? INSERT : UPDATE, clinician, error) ||
      !find (writing->connection, clinician->id, &place, error))
    return FALSE;
  clinician->version = place.version;
  return coxa_writing_keep (writing, COXA_CONTENT_CLINICIAN, place.key,
                            created ? COXA_ACTION_CREATED : COXA_ACTION_CHANGED, NULL, NULL, error);
}

static CoxaClinician *
read_row (CoxaStatement *row)
{
  CoxaClinician *clinician =
      coxa_clinician_new (coxa_statement_get_text (row, 0), coxa_statement_get_text (row, 1),
                          coxa_statement_get_text (row, 2));

  g_free (clinician->role);
  g_free (clinician->colour);
  clinician->role = g_strdup (coxa_statement_get_text (row, 3));
  clinician->colour = g_strdup (coxa_statement_get_text (row, 4));
  clinician->active = coxa_statement_get_int (row, 5) != 0;
  clinician->has_passphrase = coxa_statement_get_int (row, 6) != 0;
  clinician->version = coxa_statement_get_int (row, 7);
  return clinician;
}

/* Array of CoxaClinician: the active ones by name, then the others. */
GPtrArray *
coxa_clinician_table_list (CoxaConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) clinicians =
      g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_clinician_free);
  g_autoptr (CoxaStatement) rows = coxa_connection_use (connection, statements[LIST], error);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (coxa_statement_next (rows, &failure))
    g_ptr_array_add (clinicians, read_row (rows));
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_steal_pointer (&clinicians);
}

/* Said in the history; the verifier itself is not kept there: an old one would only help a thief.
 */
gboolean
coxa_clinician_table_set_verifier (CoxaWriting *writing,
                                   const char *id,
                                   const char *verifier,
                                   GError **error)
{
  g_autoptr (CoxaStatement) set =
      coxa_connection_use (writing->connection, statements[SET_VERIFIER], error);

  if (set == NULL)
    return FALSE;
  coxa_statement_bind_text (set, id);
  coxa_statement_bind_text (set, verifier);
  if (!coxa_statement_run (set, error))
    return FALSE;
  if (coxa_connection_n_changed (writing->connection) != 1)
    return fail_not_found (error);
  return coxa_writing_note (writing, coxa_content_ids[COXA_CONTENT_CLINICIAN], id, NULL,
                            COXA_ACTION_PASSPHRASE_SET, NULL, NULL, error);
}

/* "" where no passphrase was set. */
char *
coxa_clinician_table_read_verifier (CoxaConnection *connection, const char *id, GError **error)
{
  g_autoptr (CoxaStatement) row =
      coxa_connection_use (connection, statements[READ_VERIFIER], error);
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  coxa_statement_bind_text (row, id);
  if (coxa_statement_next (row, &failure))
    return g_strdup (coxa_statement_get_text (row, 0));
  if (failure != NULL)
    g_propagate_error (error, failure);
  else
    fail_not_found (error);
  return NULL;
}

/* Wrong passphrases since the last right one. */
gboolean
coxa_clinician_table_count_refusals (CoxaConnection *connection,
                                     const char *id,
                                     guint *n_out,
                                     GError **error)
{
  g_autoptr (CoxaStatement) row =
      coxa_connection_use (connection, statements[COUNT_REFUSALS], error);

  if (row == NULL)
    return FALSE;
  coxa_statement_bind_text (row, id);
  if (!coxa_statement_next (row, error))
    return FALSE;
  *n_out = coxa_statement_get_int (row, 0);
  return TRUE;
}
