/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-pain-regions.h"

#include <math.h>
#include <string.h>

#include "coxa-data-file.h"

#define FILE_NAME "pain-regions.ini"
#define LINES_MAX 20
#define HALF_WIDTH_MAX 0.5 /* body heights */

const char *const coxa_body_view_ids[] = { "front", "back", NULL };
const char *const coxa_symptom_pattern_ids[] = { "diagonal",   "vertical", "crosses", "dots",
                                                 "horizontal", "grid",     NULL };

struct _CoxaPainRegions {
  GStringChunk *strings; /* owns every text */
  GPtrArray *points;     /* owns every line */
  GArray *regions;       /* of CoxaPainRegion */
  GArray *symptoms;      /* of CoxaSymptom */
  GHashTable *by_id;     /* region id -> index + 1 */
  CoxaBodyLine body;
  GArray *lines[COXA_N_BODY_VIEWS]; /* of CoxaBodyLine */
};

typedef struct {
  CoxaPainRegions *regions;
  CoxaDataFile *file;
  const char *group;
  const char *language;
  char *formats[COXA_SIDE_RIGHT + 1]; /* owned: "%s, left" */
} Reader;

static const char *
keep (Reader *reader, char *take_text)
{
  g_autofree char *text = take_text;

  return text ? g_string_chunk_insert_const (reader->regions->strings, text) : NULL;
}

static gboolean
parse_coordinate (const char *text, char end, double minimum, double maximum, double *out)
{
  char *rest = NULL;

  *out = g_ascii_strtod (text, &rest);
  return rest != text && *rest == end && *out >= minimum && *out <= maximum;
}

/* @n_min: 3 for a ring, 2 for a line */
static gboolean
read_points (Reader *reader, const char *key, guint n_min, CoxaBodyLine *line_out, GError **error)
{
  g_auto (GStrv) list = coxa_data_file_dup_list (reader->file, reader->group, key);
  guint n = g_strv_length (list);
  g_autofree CoxaBodyPoint *points = g_new (CoxaBodyPoint, n + 1);

  if (n < n_min)
    return coxa_data_file_fail (reader->file, reader->group, key, error, "needs at least %u points",
                                n_min);
  for (guint i = 0; i < n; i++) {
    const char *comma = strchr (list[i], ',');

    if (!comma || !parse_coordinate (list[i], ',', -HALF_WIDTH_MAX, HALF_WIDTH_MAX, &points[i].x) ||
        !parse_coordinate (comma + 1, '\0', 0, 1, &points[i].y))
      return coxa_data_file_fail (reader->file, reader->group, key, error,
                                  "“%s” is not a point x,y on the page", list[i]);
  }
  *line_out = (CoxaBodyLine){ points, n };
  g_ptr_array_add (reader->regions->points, g_steal_pointer (&points));
  return TRUE;
}

static CoxaBodyLine
mirror (Reader *reader, CoxaBodyLine line)
{
  CoxaBodyPoint *points = g_new (CoxaBodyPoint, line.n + 1);

  for (guint i = 0; i < line.n; i++)
    points[i] = (CoxaBodyPoint){ -line.points[i].x, line.points[i].y };
  g_ptr_array_add (reader->regions->points, points);
  return (CoxaBodyLine){ points, line.n };
}

/* Both halves as one ring: what lies on the middle is left out on the way back. */
static CoxaBodyLine
join_halves (Reader *reader, CoxaBodyLine half)
{
  CoxaBodyPoint *points = g_new (CoxaBodyPoint, 2 * half.n + 1);
  guint n = 0, first = 0;

  /* begins where the half leaves the middle, so that the ring does not cross itself */
  for (guint i = 0; i < half.n; i++)
    if (half.points[i].x == 0 && half.points[(i + 1) % half.n].x != 0)
      first = i;
  for (guint i = 0; i < half.n; i++)
    points[n++] = half.points[(first + i) % half.n];
  for (guint i = half.n; i-- > 0;) {
    CoxaBodyPoint point = half.points[(first + i) % half.n];

    if (point.x != 0)
      points[n++] = (CoxaBodyPoint){ -point.x, point.y };
  }
  g_ptr_array_add (reader->regions->points, points);
  return (CoxaBodyLine){ points, n };
}

static gboolean
read_lines (Reader *reader, CoxaBodyView view, GError **error)
{
  GArray *lines = reader->regions->lines[view];

  for (guint i = 1; i <= LINES_MAX; i++) {
    g_autofree char *key = g_strdup_printf ("%s-line%u", coxa_body_view_ids[view], i);
    CoxaBodyLine line, other;

    if (!coxa_data_file_has (reader->file, reader->group, key))
      break;
    if (!read_points (reader, key, 2, &line, error))
      return FALSE;
    other = mirror (reader, line);
    g_array_append_val (lines, line);
    g_array_append_val (lines, other);
  }
  return TRUE;
}

static gboolean
read_body (Reader *reader, GError **error)
{
  CoxaBodyLine half;

  reader->group = "body";
  if (!read_points (reader, "outline", 3, &half, error))
    return FALSE;
  reader->regions->body = join_halves (reader, half);
  return read_lines (reader, COXA_BODY_FRONT, error) && read_lines (reader, COXA_BODY_BACK, error);
}

static gboolean
read_format (Reader *reader, const char *id, GError **error)
{
  CoxaSide side = g_str_equal (id, "left") ? COXA_SIDE_LEFT : COXA_SIDE_RIGHT;
  char *text;
  const char *place;

  if (side == COXA_SIDE_RIGHT && !g_str_equal (id, "right"))
    return coxa_data_file_fail (reader->file, reader->group, NULL, error,
                                "is neither [side left] nor [side right]");
  text = coxa_data_file_dup_text (reader->file, reader->group, "text", reader->language, error);
  if (!text)
    return FALSE;
  reader->formats[side] = text;
  place = strchr (text, '%');
  if (!place || place[1] != 's' || strchr (place + 1, '%'))
    return coxa_data_file_fail (reader->file, reader->group, "text", error,
                                "needs one %%s for the name of the area");
  return TRUE;
}

static gboolean
read_symptom (Reader *reader, const char *id, GError **error)
{
  CoxaSymptom symptom = { .index = reader->regions->symptoms->len };
  int pattern;

  symptom.id = g_string_chunk_insert_const (reader->regions->strings, id);
  symptom.name = keep (reader, coxa_data_file_dup_text (reader->file, reader->group, "name",
                                                        reader->language, error));
  if (!symptom.name || !coxa_data_file_get_choice (reader->file, reader->group, "pattern",
                                                   coxa_symptom_pattern_ids, &pattern, error))
    return FALSE;
  symptom.pattern = pattern;
  for (guint i = 0; i < reader->regions->symptoms->len; i++)
    if (g_array_index (reader->regions->symptoms, CoxaSymptom, i).pattern == symptom.pattern)
      return coxa_data_file_fail (reader->file, reader->group, "pattern", error,
                                  "is that of another kind too");
  g_array_append_val (reader->regions->symptoms, symptom);
  return TRUE;
}

static gboolean
add_region (Reader *reader, CoxaPainRegion region, GError **error)
{
  CoxaPainRegions *self = reader->regions;

  region.index = self->regions->len;
  if (g_hash_table_contains (self->by_id, region.id))
    return coxa_data_file_fail (reader->file, reader->group, NULL, error,
                                "makes the region %s a second time", region.id);
  g_array_append_val (self->regions, region);
  g_hash_table_insert (self->by_id, (char *) region.id, GUINT_TO_POINTER (region.index + 1));
  return TRUE;
}

static gboolean
add_side (Reader *reader, CoxaPainRegion region, const char *name, CoxaSide side, GError **error)
{
  g_auto (GStrv) around = g_strsplit (reader->formats[side], "%s", 2);

  region.side = side;
  region.id = keep (reader, g_strconcat (region.area, "_", coxa_side_ids[side], NULL));
  region.name = keep (reader, g_strconcat (around[0], name, around[1], NULL));
  for (guint view = 0; side == COXA_SIDE_RIGHT && view < COXA_N_BODY_VIEWS; view++)
    region.outlines[view] = mirror (reader, region.outlines[view]);
  return add_region (reader, region, error);
}

static gboolean
read_outlines (Reader *reader, CoxaPainRegion *region, gboolean central, GError **error)
{
  guint n_views = 0;

  for (guint view = 0; view < COXA_N_BODY_VIEWS; view++) {
    CoxaBodyLine half;

    if (!coxa_data_file_has (reader->file, reader->group, coxa_body_view_ids[view]))
      continue;
    if (!read_points (reader, coxa_body_view_ids[view], 3, &half, error))
      return FALSE;
    region->outlines[view] = central ? join_halves (reader, half) : half;
    n_views++;
  }
  return n_views > 0 || coxa_data_file_fail (reader->file, reader->group, "front", error,
                                             "is missing, and so is back");
}

static gboolean
read_area (Reader *reader, const char *id, GError **error)
{
  CoxaPainRegion region = { .side = COXA_SIDE_CENTRAL };
  gboolean central;

  region.id = region.area = g_string_chunk_insert_const (reader->regions->strings, id);
  region.name = keep (reader, coxa_data_file_dup_text (reader->file, reader->group, "name",
                                                       reader->language, error));
  region.question =
      keep (reader, coxa_data_file_dup_optional (reader->file, reader->group, "question"));
  if (!region.name ||
      !coxa_data_file_get_flag (reader->file, reader->group, "central", &central, error) ||
      !coxa_data_file_get_flag (reader->file, reader->group, "below-knee", &region.below_knee,
                                error) ||
      !read_outlines (reader, &region, central, error))
    return FALSE;
  if (central)
    return add_region (reader, region, error);
  if (!reader->formats[COXA_SIDE_LEFT] || !reader->formats[COXA_SIDE_RIGHT])
    return coxa_data_file_fail (reader->file, reader->group, NULL, error,
                                "stands before [side left] and [side right]");
  return add_side (reader, region, region.name, COXA_SIDE_LEFT, error) &&
         add_side (reader, region, region.name, COXA_SIDE_RIGHT, error);
}

static gboolean
read_group (Reader *reader, GError **error)
{
  g_auto (GStrv) words = g_strsplit (reader->group, " ", 2);
  int version;

  if (g_str_equal (reader->group, "catalogue"))
    return coxa_data_file_get_integer (reader->file, reader->group, "version", 1, 1, &version,
                                       error);
  if (g_str_equal (reader->group, "body"))
    return TRUE; /* read before */
  if (words[0] && words[1] && *words[1]) {
    if (g_str_equal (words[0], "side"))
      return read_format (reader, words[1], error);
    if (g_str_equal (words[0], "kind"))
      return read_symptom (reader, words[1], error);
    if (g_str_equal (words[0], "area"))
      return read_area (reader, words[1], error);
  }
  return coxa_data_file_fail (reader->file, reader->group, NULL, error,
                              "is no side, kind or area of the pain map");
}

static gboolean
read_all (Reader *reader, GError **error)
{
  const char *const *groups = coxa_data_file_groups (reader->file);

  if (!read_body (reader, error))
    return FALSE;
  for (guint i = 0; groups[i]; i++) {
    reader->group = groups[i];
    if (!read_group (reader, error))
      return FALSE;
  }
  if (reader->regions->symptoms->len == 0)
    return coxa_data_file_fail (reader->file, "kind", NULL, error, "there is none");
  return coxa_data_file_finish (reader->file, error);
}

static CoxaPainRegions *
read_file (CoxaDataFile *file, const char *language, GError **error)
{
  g_autoptr (CoxaPainRegions) self = g_new0 (CoxaPainRegions, 1);
  Reader reader = { .regions = self, .file = file, .language = language };
  gboolean read;

  self->strings = g_string_chunk_new (4096);
  self->points = g_ptr_array_new_with_free_func (g_free);
  self->regions = g_array_new (FALSE, TRUE, sizeof (CoxaPainRegion));
  self->symptoms = g_array_new (FALSE, TRUE, sizeof (CoxaSymptom));
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint view = 0; view < COXA_N_BODY_VIEWS; view++)
    self->lines[view] = g_array_new (FALSE, FALSE, sizeof (CoxaBodyLine));
  read = read_all (&reader, error);
  for (guint side = 0; side < G_N_ELEMENTS (reader.formats); side++)
    g_free (reader.formats[side]);
  return read ? g_steal_pointer (&self) : NULL;
}

/**
 * coxa_pain_regions_new:
 * @name: the file's name, for messages
 * @language: (nullable): of the names; %NULL for the language of the process
 *
 * Returns: (transfer full): the regions, or %NULL with an error naming file, group and key
 */
CoxaPainRegions *
coxa_pain_regions_new (const char *name, GBytes *bytes, const char *language, GError **error)
{
  g_autoptr (CoxaDataFile) file = coxa_data_file_new (name, bytes, error);

  return file ? read_file (file, language, error) : NULL;
}

/**
 * coxa_pain_regions_load_from:
 * @source: (nullable): %NULL for what is compiled in
 */
CoxaPainRegions *
coxa_pain_regions_load_from (const CoxaDataSource *source, const char *language, GError **error)
{
  g_autoptr (CoxaDataFile) file = coxa_data_source_open (source, FILE_NAME, error);

  return file ? read_file (file, language, error) : NULL;
}

CoxaPainRegions *
coxa_pain_regions_load (const char *language, GError **error)
{
  return coxa_pain_regions_load_from (NULL, language, error);
}

void
coxa_pain_regions_free (CoxaPainRegions *self)
{
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->points);
  g_array_unref (self->regions);
  g_array_unref (self->symptoms);
  g_hash_table_unref (self->by_id);
  for (guint view = 0; view < COXA_N_BODY_VIEWS; view++)
    g_array_unref (self->lines[view]);
  g_free (self);
}

guint
coxa_pain_regions_count (const CoxaPainRegions *self)
{
  return self->regions->len;
}

const CoxaPainRegion *
coxa_pain_regions_get (const CoxaPainRegions *self, guint index)
{
  g_return_val_if_fail (index < self->regions->len, NULL);
  return &g_array_index (self->regions, CoxaPainRegion, index);
}

/**
 * coxa_pain_regions_find:
 *
 * Returns: (nullable): the region, or %NULL where @id is unknown
 */
const CoxaPainRegion *
coxa_pain_regions_find (const CoxaPainRegions *self, const char *id)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id));

  return place ? coxa_pain_regions_get (self, place - 1) : NULL;
}

guint
coxa_pain_regions_count_symptoms (const CoxaPainRegions *self)
{
  return self->symptoms->len;
}

const CoxaSymptom *
coxa_pain_regions_get_symptom (const CoxaPainRegions *self, guint index)
{
  g_return_val_if_fail (index < self->symptoms->len, NULL);
  return &g_array_index (self->symptoms, CoxaSymptom, index);
}

/**
 * coxa_pain_regions_find_symptom:
 *
 * Returns: (nullable): the kind, or %NULL where @id is unknown
 */
const CoxaSymptom *
coxa_pain_regions_find_symptom (const CoxaPainRegions *self, const char *id)
{
  for (guint i = 0; i < self->symptoms->len; i++)
    if (g_str_equal (coxa_pain_regions_get_symptom (self, i)->id, id))
      return coxa_pain_regions_get_symptom (self, i);
  return NULL;
}

/* The whole outline, a ring; the same from both sides. */
CoxaBodyLine
coxa_pain_regions_get_body (const CoxaPainRegions *self)
{
  return self->body;
}

guint
coxa_pain_regions_count_lines (const CoxaPainRegions *self, CoxaBodyView view)
{
  return self->lines[view]->len;
}

/* What helps to find one's way: drawn thin, not closed. */
CoxaBodyLine
coxa_pain_regions_get_line (const CoxaPainRegions *self, CoxaBodyView view, guint index)
{
  g_return_val_if_fail (index < self->lines[view]->len, (CoxaBodyLine){ 0 });
  return g_array_index (self->lines[view], CoxaBodyLine, index);
}
