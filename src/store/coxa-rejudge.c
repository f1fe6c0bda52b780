/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every visit of the record judged by other rules, beside what was stored with it. The tables are
 * read side by side in the order of the visits' keys, each row once, by as many threads as there
 * are processors: each has a share of the keys and a connection of its own. */

#include "coxa-rejudge.h"

#include "coxa-measurement-table.h"

#include <glib/gi18n-lib.h>

#define SHARES_MAX 4
#define VISITS_FOR_A_SHARE 500
#define N_SIDES 3

enum {
  COUNT_VISITS,
  FIND_KEY,
  VISITS,
  ANSWERS,
  MEASUREMENTS,
  RESULTS,
};

static const char *const statements[] = {
  [COUNT_VISITS] = "SELECT COUNT(*) FROM visit",
  [FIND_KEY] = "SELECT key FROM visit ORDER BY key LIMIT 1 OFFSET ?",
  [VISITS] = "SELECT v.key, v.id, v.visit_at, v.age_years, v.others, p.birth_date, p.sex,"
             " v.entered_in_error"
             " FROM visit v CROSS JOIN patient p ON p.key = v.patient"
             " WHERE v.key BETWEEN ? AND ? ORDER BY v.key",
  [ANSWERS] = "SELECT a.visit, a.question, a.answer FROM screen_answer a"
              " WHERE a.visit BETWEEN ? AND ? ORDER BY a.visit",
  [MEASUREMENTS] = "SELECT " COXA_MEASUREMENT_COLUMNS ", m.visit FROM measurement m"
                   " WHERE m.visit BETWEEN ? AND ? ORDER BY m.visit",
  [RESULTS] = "SELECT r.visit, r.pattern, r.side, r.class FROM result r"
              " WHERE r.visit BETWEEN ? AND ? ORDER BY r.visit",
};

/* Rows of one table in the order of the visits' keys; stands on the row that is next. */
typedef struct {
  CoxaStatement *rows;
  int key_column;
  gint64 key; /* G_MAXINT64 at the end */
} Stream;

typedef struct {
  CoxaSession *session; /* of the first share; the others open the file themselves */
  CoxaRuleset *ruleset;
  CoxaMeasureCatalogue *measures;
  GCancellable *cancellable;
  GHashTable *places; /* id of a pattern -> its place + 1 */
} Order;

typedef struct {
  const Order *order;
  gint64 first, last; /* keys of visits */
  CoxaRejudgement *counted;
  GError *error;
} Share;

static CoxaRejudgement *
rejudgement_new (CoxaRuleset *ruleset)
{
  CoxaRejudgement *self = g_new0 (CoxaRejudgement, 1);

  self->n_patterns = coxa_ruleset_count_patterns (ruleset);
  self->counts = g_malloc0_n (self->n_patterns + 1, sizeof *self->counts);
  return self;
}

void
coxa_rejudgement_free (CoxaRejudgement *self)
{
  g_free (self->counts);
  g_free (self);
}

static void
add_up (CoxaRejudgement *self, const CoxaRejudgement *share)
{
  self->n_visits += share->n_visits;
  self->n_changed += share->n_changed;
  self->n_unknown += share->n_unknown;
  for (guint p = 0; p < self->n_patterns; p++)
    for (guint then = 0; then <= COXA_CLASS_NONE; then++)
      for (guint now = 0; now <= COXA_CLASS_NONE; now++)
        self->counts[p][then][now] += share->counts[p][then][now];
}

static gboolean
advance (Stream *self, GError **error)
{
  GError *failure = NULL;
  gboolean found = coxa_statement_next (self->rows, &failure);

  self->key = found ? coxa_statement_get_int (self->rows, self->key_column) : G_MAXINT64;
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
start (Stream *self,
       CoxaConnection *connection,
       int which,
       int key_column,
       const Share *share,
       GError **error)
{
  self->rows = coxa_connection_use (connection, statements[which], error);
  self->key_column = key_column;
  if (self->rows == NULL)
    return FALSE;
  coxa_statement_bind_int (self->rows, share->first);
  coxa_statement_bind_int (self->rows, share->last);
  return advance (self, error);
}

static void
stream_clear (Stream *self)
{
  g_clear_pointer (&self->rows, coxa_statement_reset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stream, stream_clear)

/* ---- One visit ---- */

static CoxaVisit *
read_visit (CoxaStatement *row, CoxaPatient *patient, GError **error)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (coxa_statement_get_text (row, 2), NULL);
  CoxaVisit *visit;
  int others, sex;

  if (at == NULL ||
      !coxa_patient_set_birth_date (patient, coxa_statement_get_text (row, 5), NULL)) {
    g_set_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_DAMAGED,
                 _ ("The time of visit %s does not fit."), coxa_statement_get_text (row, 1));
    return NULL;
  }
  if (!coxa_statement_get_choice (row, 4, coxa_answer_ids, &others, error) ||
      !coxa_statement_get_choice (row, 6, coxa_sex_ids, &sex, error))
    return NULL;
  coxa_patient_set_sex (patient, sex);
  visit = coxa_visit_new (coxa_statement_get_text (row, 1), at);
  coxa_visit_set_age (visit, coxa_statement_get_optional_int (row, 3, COXA_AGE_UNKNOWN));
  coxa_visit_set_others (visit, others);
  return visit;
}

static gboolean
read_answers (Stream *answers, gint64 key, CoxaVisit *visit, GError **error)
{
  for (int answer; answers->key == key;) {
    if (!coxa_statement_get_choice (answers->rows, 2, coxa_answer_ids, &answer, error))
      return FALSE;
    coxa_visit_set_answer (visit, coxa_statement_get_text (answers->rows, 1), answer);
    if (!advance (answers, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_measurements (
    Stream *stream, gint64 key, CoxaMeasureCatalogue *measures, CoxaVisit *visit, GError **error)
{
  while (stream->key == key) {
    CoxaMeasurement measurement;

    if (!coxa_measurement_table_read_row (stream->rows, measures, &measurement, error))
      return FALSE;
    coxa_visit_append_measurement (visit, &measurement);
    if (!advance (stream, error))
      return FALSE;
  }
  return TRUE;
}

/* What was stored: a class for each pattern and side. */
static gboolean
read_then (Stream *stream, gint64 key, const Share *share, guint8 (*then)[N_SIDES], GError **error)
{
  for (guint p = 0; p < share->counted->n_patterns; p++)
    for (guint side = 0; side < N_SIDES; side++)
      then[p][side] = COXA_CLASS_NONE;
  while (stream->key == key) {
    guint place = GPOINTER_TO_UINT (
        g_hash_table_lookup (share->order->places, coxa_statement_get_text (stream->rows, 1)));
    int side, class;

    if (!coxa_statement_get_choice (stream->rows, 2, coxa_side_ids, &side, error) ||
        !coxa_statement_get_choice (stream->rows, 3, coxa_class_ids, &class, error))
      return FALSE;
    if (place > 0)
      then[place - 1][side] = class;
    else
      share->counted->n_unknown++;
    if (!advance (stream, error))
      return FALSE;
  }
  return TRUE;
}

/* In an emergency there is no result: then every pattern is judged to nothing. */
static void
compare (CoxaRejudgement *counted, const CoxaResult *result, guint8 (*then)[N_SIDES])
{
  gboolean changed = FALSE;

  for (guint p = 0; p < counted->n_patterns; p++) {
    const CoxaPattern *pattern = coxa_ruleset_get_pattern (coxa_result_get_ruleset (result), p);
    guint first = pattern->central ? COXA_SIDE_CENTRAL : COXA_SIDE_LEFT;
    guint last = pattern->central ? COXA_SIDE_CENTRAL : COXA_SIDE_RIGHT;

    for (guint side = first; side <= last; side++) {
      const CoxaPatternResult *judged = coxa_result_find (result, pattern->id, side);
      guint now = judged != NULL ? judged->class : COXA_CLASS_NONE;

      counted->counts[p][then[p][side]][now]++;
      changed |= then[p][side] != now;
    }
  }
  counted->n_visits++;
  counted->n_changed += changed;
}

/* ---- A share of the visits ---- */

static gboolean
judge_visits (Share *share, CoxaConnection *connection, GError **error)
{
  g_auto (Stream) visits = { NULL }, answers = { NULL }, measured = { NULL }, results = { NULL };
  g_autoptr (CoxaResult) result = coxa_result_new (share->order->ruleset);
  g_autoptr (CoxaPatient) patient = coxa_patient_new ("");
  g_autofree guint8 (*then)[N_SIDES] = g_malloc_n (share->counted->n_patterns + 1, sizeof *then);

  if (!start (&visits, connection, VISITS, 0, share, error) ||
      !start (&answers, connection, ANSWERS, 0, share, error) ||
      !start (&measured, connection, MEASUREMENTS, COXA_MEASUREMENT_N_COLUMNS, share, error) ||
      !start (&results, connection, RESULTS, 0, share, error))
    return FALSE;
  for (; visits.key != G_MAXINT64;) {
    gint64 key = visits.key;
    g_autoptr (CoxaVisit) visit = read_visit (visits.rows, patient, error);

    if (visit == NULL || !read_answers (&answers, key, visit, error) ||
        !read_measurements (&measured, key, share->order->measures, visit, error) ||
        !read_then (&results, key, share, then, error))
      return FALSE;
    if (coxa_statement_get_int (visits.rows, 7) == 0) {
      coxa_judge (result, patient, visit);
      compare (share->counted, result, then);
    }
    if (!advance (&visits, error))
      return FALSE;
  }
  return TRUE;
}

static gpointer
run_share (gpointer data)
{
  Share *share = data;
  g_autoptr (CoxaConnection) connection =
      coxa_connection_open (share->order->session->path, TRUE, &share->error);

  if (connection == NULL || !coxa_connection_begin_read (connection, &share->error))
    return NULL;
  coxa_connection_set_cancellable (connection, share->order->cancellable);
  judge_visits (share, connection, &share->error);
  coxa_connection_roll_back (connection);
  return NULL;
}

/* ---- All of them ---- */

static gboolean
find_key (CoxaConnection *connection, gint64 place, gint64 *key_out, GError **error)
{
  g_autoptr (CoxaStatement) find = coxa_connection_use (connection, statements[FIND_KEY], error);
  GError *failure = NULL;

  if (find == NULL)
    return FALSE;
  coxa_statement_bind_int (find, place);
  *key_out = coxa_statement_next (find, &failure) ? coxa_statement_get_int (find, 0) : G_MAXINT64;
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
divide (const Order *order, Share *shares, guint *n_out, GError **error)
{
  CoxaConnection *connection = order->session->connection;
  gint64 n_visits;

  if (!coxa_connection_ask_int (connection, statements[COUNT_VISITS], &n_visits, error))
    return FALSE;
  *n_out = (guint) CLAMP (n_visits / VISITS_FOR_A_SHARE, 1,
                          MIN (SHARES_MAX, (gint64) g_get_num_processors ()));
  for (guint i = 0; i < *n_out; i++) {
    shares[i] = (Share){ .order = order, .first = G_MININT64, .last = G_MAXINT64 };
    if (i > 0 && !find_key (connection, n_visits * i / *n_out, &shares[i].first, error))
      return FALSE;
    if (i > 0)
      shares[i - 1].last = shares[i].first - 1;
  }
  return TRUE;
}

/* The first share is judged here, on the connection that already reads: the others come to the
 * same state of the record, for nothing can be written meanwhile. */
static void
judge_shares (const Order *order, Share *shares, guint n)
{
  GThread *threads[SHARES_MAX] = { NULL };

  for (guint i = 0; i < n; i++)
    shares[i].counted = rejudgement_new (order->ruleset);
  for (guint i = 1; i < n; i++)
    threads[i] = g_thread_new ("coxa-rejudge", run_share, &shares[i]);
  judge_visits (&shares[0], order->session->connection, &shares[0].error);
  for (guint i = 1; i < n; i++)
    g_thread_join (threads[i]);
}

static CoxaRejudgement *
collect (CoxaRuleset *ruleset, Share *shares, guint n, GError **error)
{
  g_autoptr (CoxaRejudgement) all = rejudgement_new (ruleset);
  GError *failure = NULL;

  for (guint i = 0; i < n; i++) {
    add_up (all, shares[i].counted);
    coxa_rejudgement_free (shares[i].counted);
    if (failure == NULL)
      failure = shares[i].error;
    else
      g_clear_error (&shares[i].error);
  }
  if (failure == NULL)
    return g_steal_pointer (&all);
  g_propagate_error (error, failure);
  return NULL;
}

static GHashTable *
number_patterns (CoxaRuleset *ruleset)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint p = 0; p < coxa_ruleset_count_patterns (ruleset); p++)
    g_hash_table_insert (places, (gpointer) coxa_ruleset_get_pattern (ruleset, p)->id,
                         GUINT_TO_POINTER (p + 1));
  return places;
}

/**
 * coxa_rejudge:
 * @session: within a reading transaction
 *
 * Returns: (transfer full): what changed; nothing is stored
 */
CoxaRejudgement *
coxa_rejudge (CoxaSession *session, CoxaRuleset *ruleset, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) places = number_patterns (ruleset);
  Order order = { session, ruleset, session->measures, cancellable, places };
  Share shares[SHARES_MAX];
  guint n;

  if (!divide (&order, shares, &n, error))
    return NULL;
  judge_shares (&order, shares, n);
  return collect (ruleset, shares, n, error);
}
