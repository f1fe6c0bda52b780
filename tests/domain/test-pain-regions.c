/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-data-file.h"
#include "coxa-pain-regions.h"

#define MAP                                                                                 \
  "[catalogue]\nversion=1\n[side left]\ntext=left %s\n[side right]\ntext=%s on the right\n" \
  "[kind ache]\nname=Ache\npattern=dots\n[kind burning]\nname=Burning\npattern=grid\n"      \
  "[body]\noutline=0,1;0.1,0.9;0.1,0;0,0.5;\nback-line1=0,0.1;0.05,0.2;\n"                  \
  "[area groin]\nname=Groin\nfront=0.01,0.5;0.05,0.5;0.05,0.4;\nbelow-knee=false\n"         \
  "[area sacrum]\nname=Sacrum\ncentral=true\nquestion=fever\nback=0,0.6;0.05,0.6;0.05,0.5;0,0.5;\n"

static CoxaPainRegions *
read_map (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return coxa_pain_regions_new ("pain-regions.ini", bytes, NULL, error);
}

static void
test_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaPainRegions) regions = read_map (MAP, &error);
  const CoxaPainRegion *left, *right, *sacrum;

  g_assert_no_error (error);
  g_assert_cmpuint (coxa_pain_regions_count (regions), ==, 3);
  left = coxa_pain_regions_find (regions, "groin_left");
  right = coxa_pain_regions_find (regions, "groin_right");
  sacrum = coxa_pain_regions_find (regions, "sacrum");
  g_assert_cmpstr (left->name, ==, "left Groin");
  g_assert_cmpstr (right->name, ==, "Groin on the right");
  g_assert_cmpint (left->side, ==, COXA_SIDE_LEFT);
  g_assert_cmpint (right->side, ==, COXA_SIDE_RIGHT);
  g_assert_cmpint (sacrum->side, ==, COXA_SIDE_CENTRAL);
  g_assert_cmpfloat (left->outlines[COXA_BODY_FRONT].points[1].x, ==, 0.05);
  g_assert_cmpfloat (right->outlines[COXA_BODY_FRONT].points[1].x, ==, -0.05);
  g_assert_cmpuint (left->outlines[COXA_BODY_BACK].n, ==, 0);
  g_assert_cmpuint (sacrum->outlines[COXA_BODY_BACK].n, ==, 6); /* both halves, the middle once */
  g_assert_cmpstr (sacrum->question, ==, "fever");
  g_assert_null (left->question);
  g_assert_null (coxa_pain_regions_find (regions, "groin"));
  g_assert_cmpuint (coxa_pain_regions_count_symptoms (regions), ==, 2);
  g_assert_cmpstr (coxa_pain_regions_find_symptom (regions, "burning")->name, ==, "Burning");
  g_assert_null (coxa_pain_regions_find_symptom (regions, "itch"));
  g_assert_cmpuint (coxa_pain_regions_count_lines (regions, COXA_BODY_BACK), ==, 2);
  g_assert_cmpuint (coxa_pain_regions_count_lines (regions, COXA_BODY_FRONT), ==, 0);
}

/* Ids in records stay what they were. */
static void
test_shipped (void)
{
  static const char *const ids[] = {
    "low_back_left", "low_back_right", "low_back_centre", "groin_left",     "groin_right",
    "buttock_left",  "sacrum",         "hip_side_right",  "knee_back_left", "sole_right",
  };
  static const char *const kinds[] = { "ache",     "sharp",    "burning",
                                       "tingling", "numbness", "stiffness" };
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaPainRegions) regions = coxa_pain_regions_load (NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_nonnull (coxa_pain_regions_find (regions, ids[i]));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_nonnull (coxa_pain_regions_find_symptom (regions, kinds[i]));
  for (guint i = 0; i < coxa_pain_regions_count (regions); i++) {
    const CoxaPainRegion *region = coxa_pain_regions_get (regions, i);

    g_assert_cmpuint (region->index, ==, i);
    g_assert_cmpuint (region->outlines[0].n + region->outlines[1].n, >=, 3);
  }
}

static void
test_refusals (void)
{
  static const struct {
    const char *from, *to, *fragment;
  } rows[] = {
    { "version=1", "version=2", "[catalogue] version" },
    { "[side left]", "[side up]", "[side up]" },
    { "text=left %s", "text=left", "[side left] text" },
    { "text=left %s", "text=%s left %s", "[side left] text" },
    { "text=left %s", "text=%d", "[side left] text" },
    { "pattern=grid", "pattern=plaid", "[kind burning] pattern" },
    { "pattern=grid", "pattern=dots", "[kind burning] pattern" },
    { "name=Burning\n", "\n", "[kind burning] name" },
    { "outline=0,1;0.1,0.9;0.1,0;0,0.5;", "outline=0,1;", "[body] outline" },
    { "0.1,0.9", "0.1", "[body] outline" },
    { "0.1,0.9", "0.1;0.9", "[body] outline" },
    { "0.1,0.9", "0.6,0.9", "[body] outline" },
    { "0.1,0.9", "0.1,1.1", "[body] outline" },
    { "0.1,0.9", "0.1,0.9x", "[body] outline" },
    { "back-line1=0,0.1;0.05,0.2;", "back-line1=0,0.1;", "[body] back-line1" },
    { "back-line1", "back-line2", "[body] back-line2" },
    { "front=0.01,0.5;0.05,0.5;0.05,0.4;\n", "", "[area groin] front" },
    { "front=0.01,0.5;0.05,0.5;0.05,0.4;", "front=0.01,0.5;0.05,0.5;", "[area groin] front" },
    { "central=true", "central=perhaps", "[area sacrum] central" },
    { "below-knee=false", "below-knee=no", "[area groin] below-knee" },
    { "[area sacrum]", "[area groin_left]", "[area groin_left]" },
    { "[area sacrum]", "[place sacrum]", "[place sacrum]" },
    { "name=Sacrum", "name=Sacrum\ncolour=red", "[area sacrum] colour" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GString) text = g_string_new (MAP);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s -> %s", rows[i].from, rows[i].to);
    g_assert_cmpuint (g_string_replace (text, rows[i].from, rows[i].to, 1), ==, 1);
    g_assert_null (read_map (text->str, &error));
    g_assert_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, rows[i].fragment));
    g_assert_nonnull (strstr (error->message, "pain-regions.ini"));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/pain-regions/read", test_read);
  g_test_add_func ("/domain/pain-regions/shipped", test_shipped);
  g_test_add_func ("/domain/pain-regions/refusals", test_refusals);
  return g_test_run ();
}
