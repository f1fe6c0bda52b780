/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts a new record together from what a damaged one still proves. */

#include "coxa-rescue.h"

#include "coxa-check.h"
#include "coxa-migrations.h"
#include "coxa-patient-table.h"
#include "coxa-record-file.h"
#include "coxa-salvage.h"
#include "coxa-store.h"
#include "coxa-workfile.h"
#include "coxa-writing.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

enum {
  COUNT_ID,
  READ_NAMES,
  WRITE_FOLDS,
  INDEX_NAME,
  LINK_MERGED,
};

static const char *const statements[] = {
  [COUNT_ID] = "SELECT count (*) FROM patient WHERE id = ?",
  [READ_NAMES] = "SELECT family || ' ' || given, given || ' ' || family, number FROM patient"
                 " WHERE key = ?",
  [WRITE_FOLDS] = "UPDATE patient SET fold = ?, gfold = ?, nfold = ?, parts = ? WHERE key = ?",
  [INDEX_NAME] = "INSERT INTO patient_name (rowid, parts) VALUES (?, ?)",
  /* The tenth column of a patient's content. */
  [LINK_MERGED] = "UPDATE patient SET merged_into = (SELECT key FROM patient p WHERE p.id ="
                  " json_extract (?, '$.tables.patient.rows[0][9]')) WHERE key = ?",
};

static void
loss_free (gpointer data)
{
  CoxaLoss *loss = data;

  g_free (loss->id);
  g_free (loss->at);
  g_free (loss);
}

void
coxa_rescue_free (CoxaRescue *self)
{
  g_ptr_array_unref (self->losses);
  g_free (self);
}

static void
note_loss (CoxaRescue *self, const CoxaFind *find, CoxaLossKind what, gboolean kept)
{
  CoxaLoss *loss = g_new0 (CoxaLoss, 1);

  loss->what = what;
  loss->kind = coxa_content_ids[find->kind];
  loss->id = g_strdup (find->id);
  loss->at = g_strdup (find->at);
  loss->kept = kept;
  g_ptr_array_add (self->losses, loss);
}

/* The damaged file */

/* SQLite's own first bytes are the same in every record: without them nothing can be read. */
static gboolean
mend_header (CoxaWorkfile *copy)
{
  static const guint8 usual[] = "SQLite format 3\0\x10\0\x01\x01\0\x40\x20\x20";
  guint8 header[100] = { 0 };

  if (pread (copy->fd, header, sizeof header, 0) != sizeof header)
    return FALSE;
  return memcmp (header, usual, sizeof usual - 1) == 0 ||
         pwrite (copy->fd, usual, sizeof usual - 1, 0) == sizeof usual - 1;
}

/* With its journal, so that what a crash left half-written is undone in the copy. */
static CoxaWorkfile *
copy_damaged (const char *path, const char *folder, GError **error)
{
  g_autoptr (CoxaWorkfile) copy = coxa_workfile_new (folder, error);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *beside = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  if (copy == NULL || !coxa_workfile_fill (copy, path, NULL, error))
    return NULL;
  beside = g_strconcat (copy->path, "-journal", NULL);
  if (g_file_get_contents (journal, &bytes, &length, NULL) &&
      !g_file_set_contents_full (beside, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600,
                                 error))
    return NULL;
  mend_header (copy);
  return g_steal_pointer (&copy);
}

static CoxaConnection *
open_copy (const CoxaWorkfile *copy, GError **error)
{
  g_autofree char *resolved = coxa_record_file_resolve (copy->path, error);
  g_autoptr (GError) failure = NULL;
  CoxaConnection *connection;
  gint64 n = 0;

  if (resolved == NULL)
    return NULL;
  connection = coxa_connection_open (resolved, FALSE, &failure);
  if (connection != NULL &&
      coxa_connection_ask_int (connection,
                               "SELECT count (*) FROM sqlite_schema WHERE name = 'revision'", &n,
                               &failure) &&
      n == 1)
    return connection;
  g_clear_pointer (&connection, coxa_connection_free);
  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED,
                       _ ("Nothing can be rescued from this file: its table of contents or its"
                          " history is gone. It was left as it is; look for a backup."));
  return NULL;
}

/* The new record */

static char *
fold_number (const char *number)
{
  g_autofree char *folded = number != NULL ? coxa_store_fold (number) : g_strdup ("");

  return *folded != '\0' ? g_steal_pointer (&folded) : NULL;
}

typedef struct {
  char *fold, *gfold, *nfold, *parts;
} Folds;

static gboolean
read_folds (CoxaConnection *connection, gint64 key, Folds *folds, GError **error)
{
  g_autoptr (CoxaStatement) row = coxa_connection_use (connection, statements[READ_NAMES], error);

  if (row == NULL)
    return FALSE;
  coxa_statement_bind_int (row, key);
  if (!coxa_statement_next (row, error))
    return FALSE;
  folds->fold = coxa_store_fold (coxa_statement_get_text (row, 0));
  folds->gfold = coxa_store_fold (coxa_statement_get_text (row, 1));
  folds->nfold = fold_number (coxa_statement_get_text (row, 2));
  folds->parts = coxa_patient_table_part (folds->fold);
  return TRUE;
}

static gboolean
write_folds (CoxaConnection *connection, gint64 key, const Folds *folds, GError **error)
{
  g_autoptr (CoxaStatement) update =
      coxa_connection_use (connection, statements[WRITE_FOLDS], error);
  g_autoptr (CoxaStatement) name = coxa_connection_use (connection, statements[INDEX_NAME], error);

  if (update == NULL || name == NULL)
    return FALSE;
  coxa_statement_bind_text (update, folds->fold);
  coxa_statement_bind_text (update, folds->gfold);
  coxa_statement_bind_text (update, folds->nfold);
  coxa_statement_bind_text (update, folds->parts);
  coxa_statement_bind_int (update, key);
  coxa_statement_bind_int (name, key);
  coxa_statement_bind_text (name, folds->parts);
  return coxa_statement_run (update, error) && coxa_statement_run (name, error);
}

/* What a patient is searched by follows from the rest. */
static gboolean
index_patient (CoxaConnection *connection, gint64 key, GError **error)
{
  Folds folds = { NULL };
  gboolean indexed =
      read_folds (connection, key, &folds, error) && write_folds (connection, key, &folds, error);

  g_free (folds.fold);
  g_free (folds.gfold);
  g_free (folds.nfold);
  g_free (folds.parts);
  return indexed;
}

static gboolean
has_patient (CoxaConnection *connection, const CoxaFind *find)
{
  g_autoptr (CoxaStatement) row = NULL;

  /* A decision is its visit's, whosever that is by now. */
  if (find->kind == COXA_CONTENT_PATIENT || find->kind == COXA_CONTENT_CLINICIAN ||
      find->kind == COXA_CONTENT_SAFETY_DECISION || find->kind == COXA_CONTENT_ERASURE)
    return TRUE;
  row = coxa_connection_use (connection, statements[COUNT_ID], NULL);
  if (row == NULL)
    return FALSE;
  coxa_statement_bind_text (row, find->patient);
  return coxa_statement_next (row, NULL) && coxa_statement_get_int (row, 0) == 1;
}

static gboolean
write_find (CoxaWriting *writing, const CoxaFind *find, gint64 key)
{
  return coxa_content_write (writing->connection, key, find->content, NULL) &&
         (find->kind == COXA_CONTENT_PATIENT
              ? index_patient (writing->connection, key, NULL)
              : coxa_writing_keep (writing, find->kind, key, COXA_ACTION_RESCUED, NULL, NULL,
                                   NULL));
}

/* Whole, or not at all. */
static gboolean
put (CoxaWriting *writing, const CoxaFind *find, gint64 key)
{
  CoxaConnection *connection = writing->connection;

  if (find->content == NULL || !has_patient (connection, find) ||
      !coxa_connection_execute (connection, "SAVEPOINT one", NULL))
    return FALSE;
  if (write_find (writing, find, key))
    return coxa_connection_execute (connection, "RELEASE one", NULL);
  coxa_connection_execute (connection, "ROLLBACK TO one; RELEASE one", NULL);
  return FALSE;
}

static void
account (CoxaRescue *self, const CoxaFind *find, gboolean kept)
{
  self->patients += kept && find->kind == COXA_CONTENT_PATIENT;
  self->visits += kept && find->kind == COXA_CONTENT_VISIT;
  if (find->differs)
    note_loss (self, find, COXA_LOSS_CHANGED, kept);
  else if (!kept)
    note_loss (self, find, COXA_LOSS_LOST, FALSE);
  else if (find->content_version < find->version)
    note_loss (self, find, COXA_LOSS_OLDER, TRUE);
}

/* As they were stored: the order of programmes and decisions is that of their keys. */
static int
compare_finds (gconstpointer a, gconstpointer b)
{
  const CoxaFind *p = *(CoxaFind *const *) a, *q = *(CoxaFind *const *) b;

  if (p->first != q->first)
    return p->first < q->first ? -1 : 1;
  return g_strcmp0 (p->id, q->id);
}

static GPtrArray *
list_finds (GHashTable *finds, CoxaContentKind kind)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  CoxaFind *find;

  g_hash_table_iter_init (&iter, finds);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &find))
    if (find->kind == kind)
      g_ptr_array_add (list, find);
  g_ptr_array_sort (list, compare_finds);
  return list;
}

static void
put_kind (CoxaRescue *self, CoxaWriting *writing, GHashTable *finds, CoxaContentKind kind)
{
  g_autoptr (GPtrArray) list = list_finds (finds, kind);

  for (guint i = 0; i < list->len; i++)
    account (self, list->pdata[i], put (writing, list->pdata[i], i + 1));
}

static gboolean
link_merged (CoxaWriting *writing, const CoxaFind *find, gint64 key, GError **error)
{
  g_autoptr (CoxaStatement) update =
      coxa_connection_use (writing->connection, statements[LINK_MERGED], error);

  if (update == NULL)
    return FALSE;
  coxa_statement_bind_text (update, find->content);
  coxa_statement_bind_int (update, key);
  return coxa_statement_run (update, error) &&
         coxa_writing_keep (writing, COXA_CONTENT_PATIENT, key, COXA_ACTION_RESCUED, NULL, NULL,
                            error);
}

/* Who was merged into another can be linked when all are there. */
static gboolean
put_patients (CoxaRescue *self, CoxaWriting *writing, GHashTable *finds, GError **error)
{
  g_autoptr (GPtrArray) list = list_finds (finds, COXA_CONTENT_PATIENT);
  g_autoptr (GArray) kept = g_array_new (FALSE, TRUE, sizeof (gboolean));

  for (guint i = 0; i < list->len; i++) {
    gboolean one = put (writing, list->pdata[i], i + 1);

    account (self, list->pdata[i], one);
    g_array_append_val (kept, one);
  }
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (kept, gboolean, i) && !link_merged (writing, list->pdata[i], i + 1, error))
      return FALSE;
  return TRUE;
}

static gboolean
fill (CoxaRescue *self,
      CoxaConnection *connection,
      GHashTable *finds,
      const CoxaStoreContext *context,
      GError **error)
{
  g_autoptr (CoxaWriting) writing = coxa_writing_begin (connection, context, error);

  /* The rows of a visit come before the visit itself. */
  if (writing == NULL ||
      !coxa_connection_execute (connection, "PRAGMA defer_foreign_keys = ON", error) ||
      !coxa_writing_note (writing, "file", "", NULL, COXA_ACTION_RESCUED, NULL, NULL, error))
    return FALSE;
  put_kind (self, writing, finds, COXA_CONTENT_CLINICIAN);
  if (!put_patients (self, writing, finds, error))
    return FALSE;
  put_kind (self, writing, finds, COXA_CONTENT_EPISODE);
  put_kind (self, writing, finds, COXA_CONTENT_VISIT);
  put_kind (self, writing, finds, COXA_CONTENT_SAFETY_DECISION);
  put_kind (self, writing, finds, COXA_CONTENT_PROGRAMME);
  put_kind (self, writing, finds, COXA_CONTENT_HOLD);
  put_kind (self, writing, finds, COXA_CONTENT_ERASURE);
  return coxa_writing_commit (writing, error);
}

static gboolean
make_empty (CoxaConnection *connection, const char *clinic, GError **error)
{
  g_autofree char *mark =
      g_strdup_printf ("PRAGMA application_id = %d", COXA_RECORD_APPLICATION_ID);
  g_autofree char *other = clinic == NULL ? g_uuid_string_random () : NULL;
  guint n_steps;
  const CoxaMigration *steps = coxa_migrations_get (&n_steps);

  return coxa_connection_execute (connection, mark, error) &&
         coxa_migrations_run (connection, steps, n_steps, NULL, error) &&
         coxa_clinic_table_create (connection, clinic != NULL ? clinic : other, error);
}

static gboolean
check (CoxaConnection *connection, CoxaMeasureCatalogue *measures, GError **error)
{
  g_autoptr (GPtrArray) problems = coxa_check (connection, measures, error);

  if (problems == NULL || problems->len == 0)
    return problems != NULL;
  g_set_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED,
               _ ("What was rescued does not hold together: %s Nothing was written."),
               (const char *) problems->pdata[0]);
  return FALSE;
}

static CoxaRescue *
build (CoxaConnection *damaged,
       const char *draft,
       CoxaMeasureCatalogue *measures,
       const CoxaStoreContext *context,
       GError **error)
{
  g_autofree char *resolved = coxa_record_file_resolve (draft, error);
  g_autoptr (CoxaConnection) connection =
      resolved != NULL ? coxa_connection_open (resolved, FALSE, error) : NULL;
  g_autoptr (CoxaRescue) self = g_new0 (CoxaRescue, 1);
  g_autoptr (GHashTable) finds = NULL;
  g_autofree char *clinic = NULL;

  self->losses = g_ptr_array_new_with_free_func (loss_free);
  if (connection == NULL)
    return NULL;
  finds = coxa_salvage (damaged);
  clinic = coxa_salvage_find_clinic (damaged, finds);
  if (!make_empty (connection, clinic, error) || !fill (self, connection, finds, context, error) ||
      !check (connection, measures, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * coxa_rescue:
 * @damaged_path: only read
 * @output_path: not there yet
 *
 * Works on a copy. What is written is what the damaged file's history proves: each record as it
 * was stored last, or else as it was before. The new record has a history of its own that says so.
 */
CoxaRescue *
coxa_rescue (const char *damaged_path,
             const char *output_path,
             CoxaMeasureCatalogue *measures,
             const CoxaStoreContext *context,
             GError **error)
{
  g_autofree char *folder = g_path_get_dirname (output_path);
  g_autofree char *draft = coxa_record_file_begin (output_path, error);
  g_autoptr (CoxaWorkfile) copy = NULL;
  g_autoptr (CoxaConnection) damaged = NULL;
  g_autoptr (CoxaRescue) self = NULL;

  if (draft == NULL)
    return NULL;
  copy = copy_damaged (damaged_path, folder, error);
  damaged = copy != NULL ? open_copy (copy, error) : NULL;
  self = damaged != NULL ? build (damaged, draft, measures, context, error) : NULL;
  /* Closed before its file goes. */
  g_clear_pointer (&damaged, coxa_connection_free);
  if (self != NULL && coxa_record_file_place (draft, output_path, error))
    return g_steal_pointer (&self);
  g_unlink (draft);
  return NULL;
}
