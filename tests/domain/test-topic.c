/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-topic.h"

#include <string.h>

#define HEAD "[catalogue]\nversion=1\n"
#define GROUP HEAD "[group one]\ntitle=One\n"

static CoxaDataFile *
read_file (const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  CoxaDataFile *file = coxa_data_file_new (name, bytes, &error);

  g_assert_no_error (error);
  return file;
}

static CoxaTopicCatalogue *
read_topics (const char *history, const char *plan, GError **error)
{
  g_autoptr (CoxaDataFile) first = read_file ("history.ini", history);
  g_autoptr (CoxaDataFile) second = read_file ("plan.ini", plan);

  return coxa_topic_catalogue_new (first, second, NULL, error);
}

static CoxaTopicCatalogue *
load (void)
{
  g_autoptr (GError) error = NULL;
  CoxaTopicCatalogue *catalogue = coxa_topic_catalogue_load_from (NULL, NULL, &error);

  g_assert_no_error (error);
  return catalogue;
}

static void
test_shipped (void)
{
  g_autoptr (CoxaTopicCatalogue) catalogue = load ();
  guint n_handout = 0, n_plan = 0;

  for (guint i = 0; i < coxa_topic_catalogue_count (catalogue); i++) {
    const CoxaTopic *topic = coxa_topic_catalogue_get (catalogue, i);

    g_test_message ("%s", topic->id);
    g_assert_true (coxa_topic_catalogue_find (catalogue, topic->id) == topic);
    g_assert_cmpuint (g_strv_length ((char **) topic->value_names), ==,
                      g_strv_length ((char **) topic->values));
    n_handout += topic->handout;
    n_plan += topic->part == COXA_TOPIC_PLAN;
  }
  g_assert_cmpuint (n_handout, ==, 1);
  g_assert_cmpuint (n_plan, ==, 3);
  g_assert_null (coxa_topic_catalogue_find (catalogue, "nothing"));
}

/* What a pattern reads is a measure, and stands there alone. */
static void
test_no_measure_twice (void)
{
  g_autoptr (CoxaTopicCatalogue) topics = load ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = coxa_data_lookup ("measures.ini", &error);
  const char *measures = g_bytes_get_data (bytes, NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < coxa_topic_catalogue_count (topics); i++) {
    const CoxaTopic *topic = coxa_topic_catalogue_get (topics, i);
    g_autofree char *group = g_strdup_printf ("\n[%s]\n", topic->id);
    g_autofree char *name = g_strdup_printf ("\nname=%s\n", topic->name);

    g_assert_null (strstr (measures, group));
    g_assert_null (strstr (measures, name));
  }
}

static void
test_refused_files (void)
{
  static const struct {
    const char *history;
    const char *message;
  } rows[] = {
    { "[group one]\ntitle=One\n", "history.ini: [catalogue]" },
    { HEAD "[a]\ngroup=one\nkind=yesno\nname=A\n", "no such group" },
    { GROUP "[a]\ngroup=one\nkind=song\nname=A\n", "[a] kind" },
    { GROUP "[a]\ngroup=one\nkind=yesno\n", "[a] name" },
    { GROUP "[a]\ngroup=one\nkind=yesno\nname=A\ncolour=red\n", "[a] colour" },
    { GROUP "[A]\ngroup=one\nkind=yesno\nname=A\n", "[A]" },
    { GROUP "[a]\ngroup=one\nkind=choice\nname=A\n", "values: is missing" },
    { GROUP "[a]\ngroup=one\nkind=choice\nname=A\nvalues=x;y;\nchoice1=X\n", "choice2" },
    { GROUP "[a]\ngroup=one\nkind=choice\nname=A\nvalues=x;x;\nchoice1=X\nchoice2=X\n", "twice" },
    { GROUP "[a]\ngroup=one\nkind=yesno\nname=A\nvalues=x;\nchoice1=X\n", "belongs to choice" },
    { GROUP "[a]\ngroup=one\nkind=line\nname=A\n", "letters" },
    { GROUP "[a]\ngroup=one\nkind=line\nname=A\nletters=10001\n", "letters" },
    { GROUP "[a]\ngroup=one\nkind=number\nname=A\nunit=h\nmin=3\nmax=3\ndecimals=0\n",
      "above min" },
    { GROUP "[a]\ngroup=one\nkind=since\nname=A\n", "max" },
    { GROUP "[a]\ngroup=one\nkind=yesno\nname=A\nhandout=true\n", "handout" },
    { GROUP "[b]\ngroup=one\nkind=yesno\nname=B\n", "plan.ini: [b]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", rows[i].history);
    g_assert_null (
        read_topics (rows[i].history, GROUP "[b]\ngroup=one\nkind=yesno\nname=B\n", &error));
    g_assert_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID);
    g_test_message ("-> %s", error->message);
    g_assert_nonnull (strstr (error->message, rows[i].message));
  }
}

static void
test_check (void)
{
  static const struct {
    const char *topic;
    const char *text;
    gboolean good;
  } rows[] = {
    { "onset", "2026-03-14", TRUE },
    { "onset", "2026-03-15", FALSE }, /* the day after the visit */
    { "onset", "1906-03-14", TRUE },
    { "onset", "1890-03-14", FALSE },
    { "onset", "2026-02-29", FALSE },
    { "onset", "2026-2-1", FALSE },
    { "onset", "2026-02-01 ", FALSE },
    { "onset", "P0W", TRUE },
    { "onset", "P5200W", TRUE },
    { "onset", "P5201W", FALSE },
    { "onset", "P99999999999W", FALSE },
    { "onset", "PW", FALSE },
    { "onset", "six weeks", FALSE },
    { "onset", "", FALSE },
    { "next_visit", "2026-03-14", TRUE },
    { "next_visit", "2026-03-13", FALSE },
    { "next_visit", "2029-03-01", TRUE },
    { "next_visit", "2030-03-14", FALSE },
    { "next_visit", "P104W", TRUE },
    { "next_visit", "P105W", FALSE },
    { "onset_manner", "sudden", TRUE },
    { "onset_manner", "loud", FALSE },
    { "onset_manner", "sudden;gradual", FALSE },
    { "occupation_demands", "sitting;driving", TRUE },
    { "occupation_demands", "driving;sitting", FALSE },
    { "occupation_demands", "sitting;sitting", FALSE },
    { "occupation_demands", "sitting;", FALSE },
    { "worse_walking", "yes", TRUE },
    { "worse_walking", "no", TRUE },
    { "worse_walking", "true", FALSE },
    { "sport_h_per_week", "0", TRUE },
    { "sport_h_per_week", "60", TRUE },
    { "sport_h_per_week", "60.5", FALSE },
    { "sport_h_per_week", "-0.5", FALSE },
    { "sport_h_per_week", "1.25", FALSE },
    { "sport_h_per_week", "nan", FALSE },
    { "sport_h_per_week", "1,5", FALSE },
    { "goal", "one line", TRUE },
    { "goal", "two\nlines", FALSE },
    { "imaging", "two\nlines", TRUE },
  };
  g_autoptr (CoxaTopicCatalogue) topics = load ();
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 ("2026-03-14T09:30:00+01:00", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CoxaTopic *topic = coxa_topic_catalogue_find (topics, rows[i].topic);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s: %s", rows[i].topic, rows[i].text);
    g_assert_cmpint (coxa_topic_check (topic, rows[i].text, at, &error), ==, rows[i].good);
    g_assert_cmpint (error == NULL, ==, rows[i].good);
  }
}

static void
test_letters (void)
{
  g_autoptr (CoxaTopicCatalogue) topics = load ();
  g_autoptr (GDateTime) at = g_date_time_new_utc (2026, 3, 14, 9, 30, 0);
  const CoxaTopic *goal = coxa_topic_catalogue_find (topics, "goal");

  for (guint length = 200; length <= 201; length++) {
    g_autoptr (GString) text = g_string_new (NULL);

    while (text->len < 2 * length)
      g_string_append (text, "ż"); /* letters count, not bytes */
    g_assert_cmpint (coxa_topic_check (goal, text->str, at, NULL), ==, length == 200);
  }
}

/* What began six weeks before a visit began longer ago at the next. */
static void
test_later (void)
{
  static const struct {
    const char *topic;
    const char *text;
    int days;
    const char *later;
  } rows[] = {
    { "onset", "P6W", 0, "P6W" },
    { "onset", "P6W", 3, "P6W" },
    { "onset", "P6W", 4, "P7W" },
    { "onset", "P6W", 14, "P8W" },
    { "onset", "P5200W", 14, NULL },
    { "onset", "2026-01-31", 14, "2026-01-31" },
    { "next_visit", "2026-03-20", 6, "2026-03-20" },
    { "next_visit", "2026-03-20", 7, NULL },
    { "next_visit", "P2W", 14, "P2W" },
    { "goal", "walk", 14, "walk" },
  };
  g_autoptr (CoxaTopicCatalogue) topics = load ();
  g_autoptr (GDateTime) from = g_date_time_new_utc (2026, 3, 14, 9, 30, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CoxaTopic *topic = coxa_topic_catalogue_find (topics, rows[i].topic);
    g_autoptr (GDateTime) at = g_date_time_add_days (from, rows[i].days);
    g_autofree char *later = coxa_topic_dup_later (topic, rows[i].text, from, at);

    g_test_message ("%s %s after %d days", rows[i].topic, rows[i].text, rows[i].days);
    g_assert_cmpstr (later, ==, rows[i].later);
  }
}

static void
test_remarks (void)
{
  g_autoptr (GPtrArray) remarks = coxa_remarks_new ();
  g_autoptr (GPtrArray) copy = NULL;

  coxa_remarks_put (remarks, "course", COXA_TOPIC_HISTORY, COXA_TOPIC_CHOICE, "same");
  coxa_remarks_put (remarks, "retests", COXA_TOPIC_PLAN, COXA_TOPIC_LINE, "hip");
  coxa_remarks_put (remarks, "course", COXA_TOPIC_HISTORY, COXA_TOPIC_CHOICE, "worse");
  g_assert_cmpuint (remarks->len, ==, 2);
  g_assert_cmpuint (coxa_remarks_count (remarks, COXA_TOPIC_PLAN), ==, 1);
  g_assert_cmpstr (coxa_remarks_find (remarks, "course")->text, ==, "worse");

  copy = coxa_remarks_copy (remarks);
  g_assert_true (coxa_remarks_equal (copy, remarks));
  coxa_remarks_put (copy, "course", COXA_TOPIC_HISTORY, COXA_TOPIC_CHOICE, "");
  g_assert_false (coxa_remarks_equal (copy, remarks));
  g_assert_null (coxa_remarks_find (copy, "course"));
  coxa_remarks_put (copy, "sport", COXA_TOPIC_HISTORY, COXA_TOPIC_LINE, NULL);
  g_assert_cmpuint (copy->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/topic/shipped", test_shipped);
  g_test_add_func ("/domain/topic/no-measure-twice", test_no_measure_twice);
  g_test_add_func ("/domain/topic/refused-files", test_refused_files);
  g_test_add_func ("/domain/topic/check", test_check);
  g_test_add_func ("/domain/topic/letters", test_letters);
  g_test_add_func ("/domain/topic/later", test_later);
  g_test_add_func ("/domain/topic/remarks", test_remarks);
  return g_test_run ();
}
