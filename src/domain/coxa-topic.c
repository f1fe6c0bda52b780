/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-topic.h"

#include <math.h>
#include <string.h>

#define YEARS_BACK_MAX 120
#define YEARS_AHEAD_MAX 3
#define DAYS_PER_WEEK 7

struct _CoxaTopicCatalogue {
  GStringChunk *strings;
  GPtrArray *lists;
  GArray *topics;    /* of CoxaTopic */
  GHashTable *by_id; /* id -> index + 1 */
};

typedef struct {
  CoxaTopicCatalogue *catalogue;
  CoxaDataFile *file;
  const char *language;
  CoxaTopicPart part;
  GHashTable *titles; /* of groups seen: id -> title, both kept by the catalogue */
} Reader;

static const char *
keep (CoxaTopicCatalogue *self, char *take_text)
{
  g_autofree char *text = take_text;

  return text ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static const char *const *
keep_list (CoxaTopicCatalogue *self, char **take_list)
{
  g_auto (GStrv) list = take_list;
  guint n = g_strv_length (list);
  const char **kept = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    kept[i] = g_string_chunk_insert_const (self->strings, list[i]);
  g_ptr_array_add (self->lists, kept);
  return kept;
}

/* Of ids in files and documents. */
static gboolean
is_id (const char *text)
{
  if (!g_ascii_islower (*text))
    return FALSE;
  for (; *text; text++)
    if (!g_ascii_islower (*text) && !g_ascii_isdigit (*text) && *text != '_')
      return FALSE;
  return TRUE;
}

static gboolean
read_choices (Reader *reader, CoxaTopic *topic, GError **error)
{
  gboolean wanted = topic->kind == COXA_TOPIC_CHOICE || topic->kind == COXA_TOPIC_CHOICES;
  char **names;

  topic->values =
      keep_list (reader->catalogue, coxa_data_file_dup_list (reader->file, topic->id, "values"));
  if (wanted != (topic->values[0] != NULL))
    return coxa_data_file_fail (reader->file, topic->id, "values", error,
                                wanted ? "is missing" : "belongs to choice and choices alone");
  names = g_new0 (char *, g_strv_length ((char **) topic->values) + 1);
  for (guint i = 0; topic->values[i]; i++) {
    g_autofree char *key = g_strdup_printf ("choice%u", i + 1);

    if (!is_id (topic->values[i]) || coxa_topic_find_value (topic, topic->values[i]) != (int) i) {
      g_strfreev (names);
      return coxa_data_file_fail (reader->file, topic->id, "values", error,
                                  "“%s” is not an id, or there twice", topic->values[i]);
    }
    names[i] = coxa_data_file_dup_text (reader->file, topic->id, key, reader->language, error);
    if (!names[i]) {
      g_strfreev (names);
      return FALSE;
    }
  }
  topic->value_names = keep_list (reader->catalogue, names);
  return TRUE;
}

static gboolean
read_limits (Reader *reader, CoxaTopic *topic, GError **error)
{
  CoxaDataFile *file = reader->file;
  int whole = 0;
  char *unit;

  switch (topic->kind) {
  case COXA_TOPIC_LINE:
  case COXA_TOPIC_WORDS:
    if (!coxa_data_file_get_integer (file, topic->id, "letters", 1, COXA_TOPIC_LETTERS_MAX, &whole,
                                     error))
      return FALSE;
    topic->letters_max = (guint) whole;
    return TRUE;
  case COXA_TOPIC_SINCE:
  case COXA_TOPIC_UNTIL:
    if (!coxa_data_file_get_integer (file, topic->id, "max", 1, 9999, &whole, error))
      return FALSE;
    topic->maximum = whole;
    return TRUE;
  case COXA_TOPIC_NUMBER:
    unit = coxa_data_file_dup_string (file, topic->id, "unit", error);
    if (!unit)
      return FALSE;
    topic->unit = keep (reader->catalogue, unit);
    if (!coxa_data_file_get_number (file, topic->id, "min", &topic->minimum, error) ||
        !coxa_data_file_get_number (file, topic->id, "max", &topic->maximum, error) ||
        !coxa_data_file_get_integer (file, topic->id, "decimals", 0, 1, &topic->decimals, error))
      return FALSE;
    return topic->minimum < topic->maximum ||
           coxa_data_file_fail (file, topic->id, "max", error, "is not above min");
  case COXA_TOPIC_CHOICE:
  case COXA_TOPIC_CHOICES:
  case COXA_TOPIC_YESNO:
  default:
    return TRUE;
  }
}

static gboolean
read_flag (Reader *reader, const char *topic, const char *key, gboolean *flag_out, GError **error)
{
  *flag_out = FALSE;
  return !coxa_data_file_has (reader->file, topic, key) ||
         coxa_data_file_get_flag (reader->file, topic, key, flag_out, error);
}

static gboolean
read_topic (Reader *reader, CoxaTopic *topic, GError **error)
{
  CoxaDataFile *file = reader->file;
  g_autofree char *group = coxa_data_file_dup_string (file, topic->id, "group", error);
  int kind;

  if (!group ||
      !coxa_data_file_get_choice (file, topic->id, "kind", coxa_topic_kind_ids, &kind, error))
    return FALSE;
  topic->kind = (CoxaTopicKind) kind;
  topic->group_title = g_hash_table_lookup (reader->titles, group);
  if (!topic->group_title)
    return coxa_data_file_fail (file, topic->id, "group", error, "no such group above it");
  topic->group = g_string_chunk_insert_const (reader->catalogue->strings, group);
  topic->unit = "";
  topic->name = keep (reader->catalogue,
                      coxa_data_file_dup_text (file, topic->id, "name", reader->language, error));
  if (!topic->name)
    return FALSE;
  topic->hint = keep (reader->catalogue,
                      coxa_data_file_dup_optional_text (file, topic->id, "hint", reader->language));
  if (!read_choices (reader, topic, error) || !read_limits (reader, topic, error) ||
      !read_flag (reader, topic->id, "brief", &topic->brief, error) ||
      !read_flag (reader, topic->id, "handout", &topic->handout, error))
    return FALSE;
  return !topic->handout || topic->kind == COXA_TOPIC_LINE ||
         coxa_data_file_fail (file, topic->id, "handout", error, "belongs to a line alone");
}

static gboolean
read_group (Reader *reader, const char *group, GError **error)
{
  const char *id = group + strlen ("group ");
  const char *title =
      keep (reader->catalogue,
            coxa_data_file_dup_text (reader->file, group, "title", reader->language, error));

  if (!title)
    return FALSE;
  if (!is_id (id))
    return coxa_data_file_fail (reader->file, group, NULL, error, "is not an id");
  g_hash_table_insert (reader->titles, g_strdup (id), (char *) title);
  return TRUE;
}

static gboolean
add_topic (Reader *reader, const char *id, GError **error)
{
  CoxaTopicCatalogue *self = reader->catalogue;
  CoxaTopic topic = { .index = self->topics->len, .part = reader->part };

  if (!is_id (id))
    return coxa_data_file_fail (reader->file, id, NULL, error, "is not an id");
  if (coxa_topic_catalogue_find (self, id))
    return coxa_data_file_fail (reader->file, id, NULL, error, "is there twice");
  topic.id = g_string_chunk_insert_const (self->strings, id);
  if (!read_topic (reader, &topic, error))
    return FALSE;
  g_array_append_val (self->topics, topic);
  g_hash_table_insert (self->by_id, (char *) topic.id, GUINT_TO_POINTER (topic.index + 1));
  return TRUE;
}

static gboolean
read_groups (Reader *reader, GError **error)
{
  const char *const *groups = coxa_data_file_groups (reader->file);
  int version;

  if (!coxa_data_file_get_integer (reader->file, "catalogue", "version", 1, 1, &version, error))
    return FALSE;
  for (guint i = 0; groups[i]; i++) {
    if (g_str_equal (groups[i], "catalogue"))
      continue;
    if (g_str_has_prefix (groups[i], "group ") ? !read_group (reader, groups[i], error)
                                               : !add_topic (reader, groups[i], error))
      return FALSE;
  }
  return coxa_data_file_finish (reader->file, error);
}

static gboolean
read_file (CoxaTopicCatalogue *self,
           CoxaDataFile *file,
           CoxaTopicPart part,
           const char *language,
           GError **error)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader reader = { self, file, language, part, titles };

  return read_groups (&reader, error);
}

/**
 * coxa_topic_catalogue_new:
 * @language: (nullable): of the texts; %NULL for the language of the process
 *
 * Returns: (transfer full): the catalogue, or %NULL with an error naming file, group and key
 */
CoxaTopicCatalogue *
coxa_topic_catalogue_new (CoxaDataFile *history,
                          CoxaDataFile *plan,
                          const char *language,
                          GError **error)
{
  g_autoptr (CoxaTopicCatalogue) self = g_new0 (CoxaTopicCatalogue, 1);

  self->strings = g_string_chunk_new (4096);
  self->lists = g_ptr_array_new_with_free_func (g_free);
  self->topics = g_array_new (FALSE, TRUE, sizeof (CoxaTopic));
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  if (!read_file (self, history, COXA_TOPIC_HISTORY, language, error) ||
      !read_file (self, plan, COXA_TOPIC_PLAN, language, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * coxa_topic_catalogue_load_from:
 * @source: (nullable): %NULL for what is compiled in
 */
CoxaTopicCatalogue *
coxa_topic_catalogue_load_from (const CoxaDataSource *source, const char *language, GError **error)
{
  g_autoptr (CoxaDataFile) history = coxa_data_source_open (source, "history.ini", error);
  g_autoptr (CoxaDataFile) plan =
      history ? coxa_data_source_open (source, "plan.ini", error) : NULL;

  return plan ? coxa_topic_catalogue_new (history, plan, language, error) : NULL;
}

void
coxa_topic_catalogue_free (CoxaTopicCatalogue *self)
{
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->lists);
  g_array_unref (self->topics);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

guint
coxa_topic_catalogue_count (const CoxaTopicCatalogue *self)
{
  return self->topics->len;
}

const CoxaTopic *
coxa_topic_catalogue_get (const CoxaTopicCatalogue *self, guint index)
{
  g_return_val_if_fail (index < self->topics->len, NULL);
  return &g_array_index (self->topics, CoxaTopic, index);
}

const CoxaTopic *
coxa_topic_catalogue_find (const CoxaTopicCatalogue *self, const char *id)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id));

  return place ? coxa_topic_catalogue_get (self, place - 1) : NULL;
}

/**
 * coxa_topic_find_value:
 *
 * Returns: the place of the choice @value, or -1
 */
int
coxa_topic_find_value (const CoxaTopic *self, const char *value)
{
  for (guint i = 0; self->values[i]; i++)
    if (g_str_equal (self->values[i], value))
      return (int) i;
  return -1;
}

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error)
    *error = g_error_new_valist (COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
check_words (const CoxaTopic *self, const char *text, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    return refuse (error, "is not UTF-8");
  if (g_utf8_strlen (text, -1) > (glong) self->letters_max)
    return refuse (error, "must have at most %u letters", self->letters_max);
  if (self->kind == COXA_TOPIC_LINE && strpbrk (text, "\n\r"))
    return refuse (error, "must be one line");
  return TRUE;
}

static gboolean
check_choice (const CoxaTopic *self, const char *value, GError **error)
{
  g_autofree char *list = NULL;

  if (coxa_topic_find_value (self, value) >= 0)
    return TRUE;
  list = g_strjoinv (", ", (char **) self->values);
  return refuse (error, "must be one of %s", list);
}

/* Each once, in the order of the topic. */
static gboolean
check_choices (const CoxaTopic *self, const char *text, GError **error)
{
  g_auto (GStrv) values = g_strsplit (text, ";", -1);
  int last = -1;

  for (guint i = 0; values[i]; i++) {
    int place = coxa_topic_find_value (self, values[i]);

    if (!check_choice (self, values[i], error))
      return FALSE;
    if (place <= last)
      return refuse (error, "must be in the order of the list, each once");
    last = place;
  }
  return TRUE;
}

static gboolean
check_number (const CoxaTopic *self, const char *text, GError **error)
{
  char *end;
  double number = g_ascii_strtod (text, &end);
  double step = self->decimals > 0 ? 10 : 1;

  if (end == text || *end || !isfinite (number))
    return refuse (error, "must be a number");
  if (number < self->minimum || number > self->maximum)
    return refuse (error, "must be from %g to %g", self->minimum, self->maximum);
  return fabs (number * step - round (number * step)) < 1e-9 ||
         refuse (error, "has too many decimals");
}

static void
get_day (GDateTime *at, GDate *day_out)
{
  g_date_clear (day_out, 1);
  g_date_set_dmy (day_out, (GDateDay) g_date_time_get_day_of_month (at),
                  (GDateMonth) g_date_time_get_month (at), (GDateYear) g_date_time_get_year (at));
}

static gboolean
check_day (const CoxaTopic *self, const char *text, GDateTime *at, GError **error)
{
  GDate day, visit;
  guint weeks;
  int days;

  if (coxa_remark_read_weeks (text, &weeks))
    return weeks <= self->maximum ||
           refuse (error, "must be at most %d weeks", (int) self->maximum);
  if (!coxa_remark_read_day (text, &day))
    return refuse (error, "must be a day such as 2026-03-14 or weeks such as P6W");
  get_day (at, &visit);
  days = g_date_days_between (&visit, &day);
  if (self->kind == COXA_TOPIC_SINCE && days > 0)
    return refuse (error, "must not lie after the visit");
  if (self->kind == COXA_TOPIC_SINCE && -days > YEARS_BACK_MAX * 366)
    return refuse (error, "lies more than %d years before the visit", YEARS_BACK_MAX);
  if (self->kind == COXA_TOPIC_UNTIL && days < 0)
    return refuse (error, "must not lie before the visit");
  return self->kind == COXA_TOPIC_SINCE || days <= YEARS_AHEAD_MAX * 366 ||
         refuse (error, "lies more than %d years after the visit", YEARS_AHEAD_MAX);
}

/**
 * coxa_topic_check:
 * @text: what was said, as #CoxaTopicKind has it
 * @at: of the visit
 *
 * Returns: whether it can be meant; the error goes on where a sentence has named the place
 */
gboolean
coxa_topic_check (const CoxaTopic *self, const char *text, GDateTime *at, GError **error)
{
  if (!*text)
    return refuse (error, "is empty");
  switch (self->kind) {
  case COXA_TOPIC_CHOICE:
    return check_choice (self, text, error);
  case COXA_TOPIC_CHOICES:
    return check_choices (self, text, error);
  case COXA_TOPIC_YESNO:
    return g_str_equal (text, "yes") || g_str_equal (text, "no") ||
           refuse (error, "must be yes or no");
  case COXA_TOPIC_NUMBER:
    return check_number (self, text, error);
  case COXA_TOPIC_SINCE:
  case COXA_TOPIC_UNTIL:
    return check_day (self, text, at, error);
  case COXA_TOPIC_LINE:
  case COXA_TOPIC_WORDS:
  default:
    return check_words (self, text, error);
  }
}

/**
 * coxa_topic_dup_later:
 * @text: said at a visit at @from
 * @at: of a later visit
 *
 * Returns: (transfer full) (nullable): the same, as it would be said at @at: what began six weeks
 *   before @from began longer ago now. %NULL where it no longer holds: what was to come is past
 */
char *
coxa_topic_dup_later (const CoxaTopic *self, const char *text, GDateTime *from, GDateTime *at)
{
  GDate before, now;
  int days;
  guint weeks;
  char *later;

  get_day (from, &before);
  get_day (at, &now);
  days = g_date_days_between (&before, &now);
  if (self->kind == COXA_TOPIC_SINCE && coxa_remark_read_weeks (text, &weeks))
    later = g_strdup_printf ("P%dW", MAX (0, (int) weeks + (days + 3) / DAYS_PER_WEEK));
  else
    later = g_strdup (text);
  if (!coxa_topic_check (self, later, at, NULL))
    g_clear_pointer (&later, g_free);
  return later;
}
