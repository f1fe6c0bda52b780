/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-remark.h"

#include <string.h>

const char *const coxa_topic_part_ids[] = { "history", "plan", NULL };
const char *const coxa_topic_kind_ids[] = { "line",   "words", "choice", "choices", "yesno",
                                            "number", "since", "until",  NULL };

static void
remark_free (gpointer data)
{
  CoxaRemark *remark = data;

  g_free (remark->topic);
  g_free (remark->text);
  g_free (remark);
}

/**
 * coxa_remarks_new:
 *
 * Returns: (transfer full) (element-type CoxaRemark): none yet
 */
GPtrArray *
coxa_remarks_new (void)
{
  return g_ptr_array_new_with_free_func (remark_free);
}

GPtrArray *
coxa_remarks_copy (const GPtrArray *remarks)
{
  GPtrArray *copy = coxa_remarks_new ();

  for (guint i = 0; i < remarks->len; i++) {
    const CoxaRemark *remark = g_ptr_array_index (remarks, i);

    coxa_remarks_put (copy, remark->topic, remark->part, remark->kind, remark->text);
  }
  return copy;
}

static int
find_place (const GPtrArray *remarks, const char *topic)
{
  for (guint i = 0; i < remarks->len; i++)
    if (g_str_equal (((const CoxaRemark *) g_ptr_array_index (remarks, i))->topic, topic))
      return (int) i;
  return -1;
}

/**
 * coxa_remarks_find:
 *
 * Returns: (nullable) (transfer none): what was said about @topic
 */
const CoxaRemark *
coxa_remarks_find (const GPtrArray *remarks, const char *topic)
{
  int place = find_place (remarks, topic);

  return place < 0 ? NULL : g_ptr_array_index (remarks, (guint) place);
}

/* Whether both say the same, in whatever order. */
gboolean
coxa_remarks_equal (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++) {
    const CoxaRemark *one = g_ptr_array_index (a, i);
    const CoxaRemark *other = coxa_remarks_find (b, one->topic);

    if (!other || !g_str_equal (one->text, other->text))
      return FALSE;
  }
  return TRUE;
}

/**
 * coxa_remarks_put:
 * @text: (nullable): %NULL or empty takes away what was said
 */
void
coxa_remarks_put (
    GPtrArray *remarks, const char *topic, CoxaTopicPart part, CoxaTopicKind kind, const char *text)
{
  int place = find_place (remarks, topic);
  CoxaRemark *remark;

  if (!text || !*text) {
    if (place >= 0)
      g_ptr_array_remove_index (remarks, (guint) place);
    return;
  }
  remark = g_new0 (CoxaRemark, 1);
  remark->topic = g_strdup (topic);
  remark->part = part;
  remark->kind = kind;
  remark->text = g_strdup (text);
  if (place < 0) {
    g_ptr_array_add (remarks, remark);
    return;
  }
  remark_free (remarks->pdata[place]);
  remarks->pdata[place] = remark;
}

guint
coxa_remarks_count (const GPtrArray *remarks, CoxaTopicPart part)
{
  guint n = 0;

  for (guint i = 0; i < remarks->len; i++)
    n += ((const CoxaRemark *) g_ptr_array_index (remarks, i))->part == part;
  return n;
}

static gboolean
read_digits (const char **text, guint n_min, guint n_max, guint *number_out)
{
  guint n = 0;

  *number_out = 0;
  for (; g_ascii_isdigit (**text) && n < n_max; n++)
    *number_out = *number_out * 10 + (guint) g_ascii_digit_value (*(*text)++);
  return n >= n_min;
}

static gboolean
take (const char **text, char letter)
{
  return **text == letter && (*text)++;
}

/* Whether @text is an ISO 8601 day, "2026-01-31". */
gboolean
coxa_remark_read_day (const char *text, GDate *day_out)
{
  guint year, month, day;

  if (!read_digits (&text, 4, 4, &year) || !take (&text, '-') ||
      !read_digits (&text, 2, 2, &month) || !take (&text, '-') ||
      !read_digits (&text, 2, 2, &day) || *text || !month || month > 12 || !year ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (day_out, 1);
  g_date_set_dmy (day_out, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/* Whether @text is an ISO 8601 duration in weeks, "P6W". */
gboolean
coxa_remark_read_weeks (const char *text, guint *weeks_out)
{
  return take (&text, 'P') && read_digits (&text, 1, 5, weeks_out) && take (&text, 'W') && !*text;
}
