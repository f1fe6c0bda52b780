/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-day-record.h"

struct _CoxaDayRecord {
  GObject parent_instance;

  /* owned */
  CoxaStore *store;
  char *patient_id;
  GPtrArray *entries;    /* of CoxaHistoryEntry, newest first */
  GHashTable *versions;  /* "id version" -> CoxaVisit or CoxaPatient */
  GPtrArray *wanted;     /* keys of the visits of the day */
  char *wanted_patient;  /* key, or NULL where the patient was not there yet */
  GPtrArray *visits;     /* of CoxaVisit, newest first */
  GDateTime *first;      /* day of the first entry */
  GCancellable *loading; /* what is not kept yet */

  /* borrowed */
  CoxaPatient *patient; /* from the versions */

  guint n_missing;
};

G_DEFINE_FINAL_TYPE (CoxaDayRecord, coxa_day_record, G_TYPE_OBJECT)

enum {
  CHANGED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
coxa_day_record_dispose (GObject *object)
{
  CoxaDayRecord *self = COXA_DAY_RECORD (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (coxa_day_record_parent_class)->dispose (object);
}

static void
coxa_day_record_finalize (GObject *object)
{
  CoxaDayRecord *self = COXA_DAY_RECORD (object);

  g_free (self->patient_id);
  g_free (self->wanted_patient);
  g_ptr_array_unref (self->visits);
  g_ptr_array_unref (self->wanted);
  g_hash_table_unref (self->versions);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->first, g_date_time_unref);
  G_OBJECT_CLASS (coxa_day_record_parent_class)->finalize (object);
}

static void
coxa_day_record_class_init (CoxaDayRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_day_record_dispose;
  G_OBJECT_CLASS (klass)->finalize = coxa_day_record_finalize;

  signals[CHANGED] = g_signal_new ("changed", COXA_TYPE_DAY_RECORD, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", COXA_TYPE_DAY_RECORD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
coxa_day_record_init (CoxaDayRecord *self)
{
  self->versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->wanted = g_ptr_array_new_with_free_func (g_free);
  self->visits = g_ptr_array_new_with_free_func (g_object_unref);
}

static GDateTime *
dup_start (GDateTime *at)
{
  return g_date_time_new_local (g_date_time_get_year (at), g_date_time_get_month (at),
                                g_date_time_get_day_of_month (at), 0, 0, 0);
}

static GDateTime *
dup_entry_day (const CoxaHistoryEntry *entry)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (entry->at, NULL);
  g_autoptr (GDateTime) local = at ? g_date_time_to_local (at) : NULL;

  return local ? dup_start (local) : NULL;
}

static gboolean
changes_something (const CoxaHistoryEntry *entry)
{
  return entry->version > 0 || entry->action == COXA_ACTION_MOVED;
}

static void
find_first (CoxaDayRecord *self)
{
  for (guint i = 0; i < self->entries->len; i++) {
    const CoxaHistoryEntry *entry = g_ptr_array_index (self->entries, i);
    g_autoptr (GDateTime) day = dup_entry_day (entry);

    if (day && changes_something (entry) &&
        (!self->first || g_date_time_compare (day, self->first) < 0)) {
      g_clear_pointer (&self->first, g_date_time_unref);
      self->first = g_steal_pointer (&day);
    }
  }
}

/**
 * coxa_day_record_new:
 * @entries: (transfer none) (element-type CoxaHistoryEntry): of the patient, newest first
 */
CoxaDayRecord *
coxa_day_record_new (CoxaStore *store, const char *patient_id, const GPtrArray *entries)
{
  CoxaDayRecord *self = g_object_new (COXA_TYPE_DAY_RECORD, NULL);

  self->store = g_object_ref (store);
  self->patient_id = g_strdup (patient_id);
  self->entries = g_ptr_array_ref ((GPtrArray *) entries);
  find_first (self);
  return self;
}

/* Returns: (transfer none) (nullable): the first day that has something to show */
GDateTime *
coxa_day_record_get_first (CoxaDayRecord *self)
{
  return self->first;
}

/**
 * coxa_day_record_dup_change:
 * @direction: -1 for the change before @day, 1 for the one after
 *
 * Returns: (transfer full) (nullable): the nearest other day on which something was stored
 */
GDateTime *
coxa_day_record_dup_change (CoxaDayRecord *self, GDateTime *day, int direction)
{
  g_autoptr (GDateTime) from = dup_start (day);
  GDateTime *nearest = NULL;

  for (guint i = 0; i < self->entries->len; i++) {
    const CoxaHistoryEntry *entry = g_ptr_array_index (self->entries, i);
    g_autoptr (GDateTime) other = dup_entry_day (entry);

    if (!other || !changes_something (entry) ||
        direction * g_date_time_compare (other, from) <= 0 ||
        (nearest && direction * g_date_time_compare (other, nearest) >= 0))
      continue;
    g_clear_pointer (&nearest, g_date_time_unref);
    nearest = g_steal_pointer (&other);
  }
  return nearest;
}

/* The version that a record of this patient had then; 0 where it was not here, or had left. */
static guint
find_version (CoxaDayRecord *self, const char *record, GDateTime *until)
{
  for (guint i = 0; i < self->entries->len; i++) {
    const CoxaHistoryEntry *entry = g_ptr_array_index (self->entries, i);
    g_autoptr (GDateTime) at = NULL;

    if (!changes_something (entry) || !g_str_equal (entry->record, record))
      continue;
    at = g_date_time_new_from_iso8601 (entry->at, NULL);
    if (at && g_date_time_compare (at, until) <= 0)
      return entry->version;
  }
  return 0;
}

static char *
make_key (const char *record, guint version)
{
  return g_strdup_printf ("%s %u", record, version);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (coxa_visit_get_at (*(CoxaVisit *const *) b),
                              coxa_visit_get_at (*(CoxaVisit *const *) a));
}

static void
put_together (CoxaDayRecord *self)
{
  g_ptr_array_set_size (self->visits, 0);
  for (guint i = 0; i < self->wanted->len; i++) {
    CoxaVisit *visit = g_hash_table_lookup (self->versions, g_ptr_array_index (self->wanted, i));

    if (visit && !coxa_visit_is_entered_in_error (visit))
      g_ptr_array_add (self->visits, g_object_ref (visit));
  }
  g_ptr_array_sort (self->visits, compare_newest_first);
  self->patient =
      self->wanted_patient ? g_hash_table_lookup (self->versions, self->wanted_patient) : NULL;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A version on its way. */
typedef struct {
  CoxaDayRecord *record;
  char *key;
} Loading;

static Loading *
loading_new (CoxaDayRecord *self, const char *key)
{
  Loading *loading = g_new0 (Loading, 1);

  loading->record = g_object_ref (self);
  loading->key = g_strdup (key);
  self->n_missing++;
  return loading;
}

static void
take_version (Loading *take_loading, GObject *take_object, GError *take_error)
{
  g_autofree Loading *loading = take_loading;
  g_autoptr (CoxaDayRecord) self = loading->record;
  g_autofree char *key = loading->key;
  g_autoptr (GError) error = take_error;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->store) {
    g_clear_object (&take_object);
    return;
  }
  if (take_object)
    g_hash_table_replace (self->versions, g_steal_pointer (&key), take_object);
  else
    g_signal_emit (self, signals[FAILED], 0, error->message);
  if (--self->n_missing == 0)
    put_together (self);
}

static void
on_visit_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  CoxaVisit *visit = coxa_store_load_visit_version_finish (COXA_STORE (source), result, &error);

  take_version (user_data, (GObject *) visit, error);
}

static void
on_patient_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  CoxaPatient *patient =
      coxa_store_load_patient_version_finish (COXA_STORE (source), result, &error);

  take_version (user_data, (GObject *) patient, error);
}

static void
want_visit (CoxaDayRecord *self, const char *id, GDateTime *until)
{
  guint version = find_version (self, id, until);
  char *key;

  if (version == 0)
    return;
  key = make_key (id, version);
  g_ptr_array_add (self->wanted, key);
  if (!g_hash_table_contains (self->versions, key))
    coxa_store_load_visit_version_async (self->store, id, version, self->loading, on_visit_cb,
                                         loading_new (self, key));
}

static void
want_patient (CoxaDayRecord *self, GDateTime *until)
{
  guint version = find_version (self, self->patient_id, until);

  g_clear_pointer (&self->wanted_patient, g_free);
  if (version == 0)
    return;
  self->wanted_patient = make_key (self->patient_id, version);
  if (!g_hash_table_contains (self->versions, self->wanted_patient))
    coxa_store_load_patient_version_async (self->store, self->patient_id, version, self->loading,
                                           on_patient_cb, loading_new (self, self->wanted_patient));
}

/**
 * coxa_day_record_show:
 *
 * Reads the record as it was at the end of @day; then the signal "changed".
 */
void
coxa_day_record_show (CoxaDayRecord *self, GDateTime *day)
{
  g_autoptr (GDateTime) start = dup_start (day);
  g_autoptr (GDateTime) until = g_date_time_add_full (start, 0, 0, 1, 0, 0, -0.001);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  self->n_missing = 0;
  g_ptr_array_set_size (self->wanted, 0);
  want_patient (self, until);
  for (guint i = 0; i < self->entries->len; i++) {
    const CoxaHistoryEntry *entry = g_ptr_array_index (self->entries, i);

    if (g_str_equal (entry->kind, "visit") && g_hash_table_add (seen, entry->record))
      want_visit (self, entry->record, until);
  }
  if (self->n_missing == 0)
    put_together (self);
}

/* Returns: (transfer none): of CoxaVisit, newest first */
const GPtrArray *
coxa_day_record_get_visits (CoxaDayRecord *self)
{
  return self->visits;
}

/* Returns: (transfer none) (nullable): as it was then; NULL where it was not there yet */
CoxaPatient *
coxa_day_record_get_patient (CoxaDayRecord *self)
{
  return self->patient;
}
