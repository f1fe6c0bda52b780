/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds for every visit, whatever was measured (patterns.md 4), over thousands of random ones;
 * the same ones at every run. */

#include <math.h>

#include "random-visit.h"
#include "sample-case.h"

#define SEED 20260314
#define VISITS 4000

typedef struct {
  SampleCase sample; /* for its knowledge; its result is the first one */
  CoxaResult *other;
  GRand *rand;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  sample_case_set_up (&self->sample, NULL);
  self->other = coxa_result_new (self->sample.ruleset);
  self->rand = g_rand_new_with_seed (SEED);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_rand_free (self->rand);
  coxa_result_free (self->other);
  sample_case_tear_down (&self->sample, NULL);
}

/* The two judgements that a property compares. */
static void
judge_both (Fixture *self, const RandomVisit *random, CoxaVisit *other)
{
  coxa_judge (self->sample.result, random->patient, random->visit);
  coxa_judge (self->other, random->patient, other);
  g_assert_cmpuint (coxa_result_count (self->other), ==, coxa_result_count (self->sample.result));
}

/* ---- Sameness ---- */

static void
check_same_ids (const char *const *a, const char *const *b)
{
  g_assert_cmpstrv ((char **) a, (char **) b);
}

static void
check_same_finding (const CoxaFinding *a, const CoxaFinding *b)
{
  g_assert_true (a->rule == b->rule);
  g_assert_cmpint (a->zone, ==, b->zone);
  g_assert_true (a->value == b->value || (isnan (a->value) && isnan (b->value)));
  g_assert_true (a->measure == b->measure);
}

static void
check_same_sums (const CoxaPatternResult *a, const CoxaPatternResult *b)
{
  g_assert_true (a->pattern == b->pattern);
  g_assert_cmpstr (coxa_class_ids[a->class], ==, coxa_class_ids[b->class]);
  g_assert_cmpint (a->support, ==, b->support);
  g_assert_cmpint (a->against, ==, b->against);
  g_assert_cmpint (a->measured, ==, b->measured);
  g_assert_cmpint (a->total, ==, b->total);
  g_assert_cmpint (a->suspended, ==, b->suspended);
  check_same_ids (a->caps, b->caps);
  check_same_ids (a->missing, b->missing);
  check_same_ids (a->next, b->next);
  g_assert_cmpuint (a->n_findings, ==, b->n_findings);
}

static void
check_same (const CoxaPatternResult *a, const CoxaPatternResult *b)
{
  check_same_sums (a, b);
  for (guint i = 0; i < a->n_findings; i++)
    check_same_finding (&a->findings[i], &b->findings[i]);
}

static void
check_same_shown (const CoxaResult *a, const CoxaResult *b)
{
  g_assert_cmpuint (coxa_result_count_shown (a), ==, coxa_result_count_shown (b));
  for (guint i = 0; i < coxa_result_count_shown (a); i++) {
    CoxaShown one = coxa_result_get_shown (a, i), other = coxa_result_get_shown (b, i);

    g_assert_true (one.result->pattern == other.result->pattern);
    g_assert_cmpint (one.both, ==, other.both);
    g_assert_cmpint (one.result->class, ==, other.result->class);
  }
  g_assert_cmpint (coxa_result_is_widespread (a), ==, coxa_result_is_widespread (b));
  g_assert_cmpint (coxa_result_get_safety_level (a), ==, coxa_result_get_safety_level (b));
}

static void
check_same_result (Fixture *self)
{
  for (guint p = 0; p < coxa_result_count (self->other); p++)
    check_same (coxa_result_get (self->sample.result, p), coxa_result_get (self->other, p));
  check_same_shown (self->sample.result, self->other);
}

/* ---- Left and right ---- */

/* "left / right" of the side bridges is a published ratio, not a mirrored one; it has no weight. */
static gboolean
has_no_mirror (const CoxaFinding *finding)
{
  return g_str_equal (finding->rule->id, "side_bridge_ratio");
}

static void
check_mirrored (const CoxaPatternResult *a, const CoxaPatternResult *b)
{
  check_same_sums (a, b);
  for (guint i = 0; i < a->n_findings; i++)
    if (!has_no_mirror (&a->findings[i]))
      check_same_finding (&a->findings[i], &b->findings[i]);
    else
      g_assert_cmpint (a->findings[i].zone == COXA_ZONE_MISSING, ==,
                       b->findings[i].zone == COXA_ZONE_MISSING);
}

static void
test_mirror (Fixture *self, gconstpointer data)
{
  static const CoxaSide mirrored[] = { COXA_SIDE_RIGHT, COXA_SIDE_LEFT, COXA_SIDE_CENTRAL };

  for (guint i = 0; i < VISITS; i++) {
    g_auto (RandomVisit) random = random_visit_new (self->rand, self->sample.catalogue);
    g_autoptr (CoxaVisit) other = random_visit_copy_mirrored (random.visit);

    judge_both (self, &random, other);
    for (guint p = 0; p < coxa_result_count (self->other); p++) {
      const CoxaPatternResult *result = coxa_result_get (self->sample.result, p);

      check_mirrored (result,
                      coxa_result_find (self->other, result->pattern->id, mirrored[result->side]));
    }
    check_same_shown (self->sample.result, self->other);
  }
}

/* ---- The order of entry ---- */

static void
test_order (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < VISITS; i++) {
    g_auto (RandomVisit) random = random_visit_new (self->rand, self->sample.catalogue);
    g_autoptr (CoxaVisit) other = random_visit_copy_shuffled (random.visit, self->rand);

    judge_both (self, &random, other);
    check_same_result (self);
  }
}

/* ---- No value, no claim ---- */

static void
test_empty (Fixture *self, gconstpointer data)
{
  for (int age = COXA_AGE_UNKNOWN; age < 100; age += 4) {
    sample_case_clear (&self->sample);
    coxa_patient_set_birth_date (self->sample.patient, NULL, NULL);
    coxa_visit_set_age (self->sample.visit, age);
    coxa_judge (self->sample.result, self->sample.patient, self->sample.visit);
    g_assert_cmpuint (coxa_result_count (self->sample.result), >, 0);
    g_assert_cmpuint (coxa_result_count_shown (self->sample.result), ==, 0);
    for (guint p = 0; p < coxa_result_count (self->sample.result); p++) {
      const CoxaPatternResult *result = coxa_result_get (self->sample.result, p);

      g_assert_cmpint (result->class, ==, COXA_CLASS_INSUFFICIENT);
      for (guint f = 0; f < result->n_findings; f++)
        if (age == COXA_AGE_UNKNOWN || !g_str_equal (result->findings[f].rule->id, "age"))
          g_assert_cmpint (result->findings[f].zone, ==, COXA_ZONE_MISSING);
    }
  }
}

/* A test that was refused or stopped is as good as none. */
static void
test_not_done (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < VISITS; i++) {
    g_auto (RandomVisit) random = random_visit_new (self->rand, self->sample.catalogue);
    g_autoptr (CoxaVisit) other = random_visit_copy_done (random.visit);

    judge_both (self, &random, other);
    check_same_result (self);
  }
}

static const CoxaFinding *
find_finding (const CoxaPatternResult *result, const CoxaFindingRule *rule)
{
  for (guint i = 0; i < result->n_findings; i++)
    if (result->findings[i].rule == rule)
      return &result->findings[i];
  return NULL;
}

/* What is taken away makes nothing known. */
static void
test_removal (Fixture *self, gconstpointer data)
{
  guint n_lost = 0;

  for (guint i = 0; i < VISITS; i++) {
    g_auto (RandomVisit) random = random_visit_new (self->rand, self->sample.catalogue);
    guint n = coxa_visit_get_n_measurements (random.visit);
    g_autoptr (CoxaVisit) other = NULL;

    if (n == 0)
      continue;
    other = random_visit_copy_without (random.visit,
                                       (guint) g_rand_int_range (self->rand, 0, (gint32) n));
    judge_both (self, &random, other);
    for (guint p = 0; p < coxa_result_count (self->other); p++) {
      const CoxaPatternResult *before = coxa_result_get (self->sample.result, p);
      const CoxaPatternResult *after = coxa_result_get (self->other, p);

      for (guint f = 0; f < after->n_findings; f++) {
        const CoxaFinding *was = find_finding (before, after->findings[f].rule);

        if (was && was->zone == COXA_ZONE_MISSING)
          g_assert_cmpint (after->findings[f].zone, ==, COXA_ZONE_MISSING);
        n_lost += was && was->zone > after->findings[f].zone;
      }
    }
  }
  g_assert_cmpuint (n_lost, >, VISITS / 4);
}

/* ---- The arithmetic of patterns.md 4, said once more ---- */

typedef struct {
  int support, against, measured, total;
  CoxaZone key;
  gboolean link;
} Sums;

static Sums
add_up (const CoxaPatternResult *result)
{
  Sums sums = { .key = COXA_ZONE_MET };

  for (guint i = 0; i < result->n_findings; i++) {
    const CoxaFinding *finding = &result->findings[i];
    const CoxaFindingRule *rule = finding->rule;
    /* the uncontrolled row takes the key's place (patterns.md 9.4) */
    gboolean stands_in =
        g_str_equal (result->pattern->code, "P01") && g_str_equal (rule->id, "thomas_hip");

    sums.total += 2 * rule->weight_for;
    if (rule->key || stands_in)
      sums.key = MIN (sums.key, finding->zone);
    if (finding->zone == COXA_ZONE_MISSING)
      continue;
    sums.measured += 2 * rule->weight_for;
    sums.support += finding->zone == COXA_ZONE_MET ? 2 * rule->weight_for : 0;
    sums.support += finding->zone == COXA_ZONE_BORDERLINE ? rule->weight_for : 0;
    sums.against += finding->zone == COXA_ZONE_AGAINST ? 2 * rule->weight_against : 0;
    sums.link = sums.link || (rule->link && finding->zone == COXA_ZONE_MET);
  }
  return sums;
}

/* patterns.md 4.4 and 4.5; the caps of 4.6 come as they are. */
static CoxaClass
expect_class (const CoxaPatternResult *result, Sums sums)
{
  gboolean waived =
      g_str_equal (result->pattern->code, "P13") || g_str_equal (result->pattern->code, "P14");
  double index = (double) (sums.support - sums.against) / sums.measured;

  if (result->n_missing > 0 || sums.key == COXA_ZONE_MISSING || sums.measured == 0 ||
      sums.measured < 0.5 * sums.total)
    return COXA_CLASS_INSUFFICIENT;
  if (index < 0.25 - 1e-9 || sums.key < COXA_ZONE_BORDERLINE)
    return COXA_CLASS_UNLIKELY;
  if (index < 0.6 - 1e-9 || sums.key != COXA_ZONE_MET || !(sums.link || waived) ||
      result->pattern->grade == 'D' || result->caps[0])
    return COXA_CLASS_POSSIBLE;
  return COXA_CLASS_LIKELY;
}

static void
check_arithmetic (const CoxaPatternResult *result)
{
  Sums sums = add_up (result);

  g_assert_cmpint (result->total, ==, sums.total);
  g_assert_cmpint (result->against, <=, 2 * sums.total);
  if (result->suspended) {
    g_assert_cmpint (result->class, ==, COXA_CLASS_INSUFFICIENT);
    g_assert_cmpint (result->measured, ==, 0);
    return;
  }
  g_assert_cmpint (result->support, ==, sums.support);
  g_assert_cmpint (result->against, ==, sums.against);
  g_assert_cmpint (result->measured, ==, sums.measured);
  g_assert_cmpint (result->support, <=, result->measured);
  g_assert_cmpstr (coxa_class_ids[result->class], ==, coxa_class_ids[expect_class (result, sums)]);
}

static void
test_arithmetic (Fixture *self, gconstpointer data)
{
  guint n_of_class[] = { 0, 0, 0, 0 };

  for (guint i = 0; i < VISITS; i++) {
    g_auto (RandomVisit) random = random_visit_new (self->rand, self->sample.catalogue);

    coxa_judge (self->sample.result, random.patient, random.visit);
    for (guint p = 0; p < coxa_result_count (self->sample.result); p++) {
      const CoxaPatternResult *result = coxa_result_get (self->sample.result, p);

      check_arithmetic (result);
      n_of_class[result->class]++;
    }
  }
  for (guint class = 0; class < G_N_ELEMENTS (n_of_class); class ++)
    g_assert_cmpuint (n_of_class[class], >, 100);
}

/* ---- A finding that becomes met, or speaks against ---- */

/* The only finding of the pattern whose zone differs, if it is the only one. */
static const CoxaFinding *
find_only_change (const CoxaPatternResult *before, const CoxaPatternResult *after, CoxaZone *was)
{
  const CoxaFinding *changed = NULL;

  for (guint i = 0; i < after->n_findings; i++) {
    const CoxaFinding *old = find_finding (before, after->findings[i].rule);

    if (!old)
      return NULL;
    if (old->zone == after->findings[i].zone)
      continue;
    if (changed)
      return NULL;
    changed = &after->findings[i];
    *was = old->zone;
  }
  return changed;
}

/* How much the index rose, multiplied by both denominators. */
static int
compare_index (const CoxaPatternResult *before, const CoxaPatternResult *after)
{
  return (after->support - after->against) * before->measured -
         (before->support - before->against) * after->measured;
}

static gboolean
is_capped_by_pattern (Fixture *self, const CoxaPatternResult *result)
{
  for (guint i = 0; result->caps[i]; i++)
    if (coxa_ruleset_find_pattern (self->sample.ruleset, result->caps[i]))
      return TRUE;
  return FALSE;
}

/* With index = (S - O) / M: one more met finding adds its weight to S and perhaps to M, and no
 * index is above 1; one more against takes from S or adds to O. A value on this side can also make
 * the hip joint a partner that caps, so classes are compared where no pattern caps. */
static void
check_change (Fixture *self,
              const CoxaPatternResult *before,
              const CoxaPatternResult *after,
              GHashTable *became_met)
{
  CoxaZone was;
  const CoxaFinding *changed = find_only_change (before, after, &was);

  if (!changed || before->suspended || after->suspended || before->measured == 0)
    return;
  if (changed->zone == COXA_ZONE_MET) {
    g_hash_table_add (became_met, (gpointer) changed->rule);
    g_assert_cmpint (compare_index (before, after), >=, 0);
    if (was != COXA_ZONE_MISSING && changed->rule->weight_for > 0)
      g_assert_cmpint (compare_index (before, after), >, 0);
    if (before->class != COXA_CLASS_INSUFFICIENT && !is_capped_by_pattern (self, after))
      g_assert_cmpint (after->class, <=, before->class);
  }
  if (changed->zone == COXA_ZONE_AGAINST && was != COXA_ZONE_MISSING)
    g_assert_cmpint (compare_index (before, after), <=, 0);
}

static guint
count_weighted (const CoxaRuleset *ruleset)
{
  guint n = 0;
  g_autoptr (CoxaResult) result = coxa_result_new ((CoxaRuleset *) ruleset);
  g_autoptr (CoxaPatient) patient = coxa_patient_new ("0b8e0000-0000-4000-8000-000000000001");
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 ("2026-03-14T09:30:00+01:00", NULL);
  g_autoptr (CoxaVisit) visit = coxa_visit_new ("5c1a0000-0000-4000-8000-000000000001", at);

  coxa_judge (result, patient, visit);
  for (guint p = 0; p < coxa_result_count (result); p++) {
    const CoxaPatternResult *judged = coxa_result_get (result, p);

    for (guint f = 0; judged->side != COXA_SIDE_RIGHT && f < judged->n_findings; f++)
      n += judged->findings[f].rule->weight_for > 0 &&
           !g_str_equal (judged->findings[f].rule->id, "age");
  }
  return n;
}

static guint
count_weighted_seen (GHashTable *rules)
{
  GHashTableIter iter;
  gpointer rule;
  guint n = 0;

  g_hash_table_iter_init (&iter, rules);
  while (g_hash_table_iter_next (&iter, &rule, NULL)) {
    const CoxaFindingRule *seen = rule;

    n += seen->weight_for > 0 && !g_str_equal (seen->id, "age");
  }
  return n;
}

static void
test_change (Fixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) became_met = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < 5 * VISITS; i++) {
    g_auto (RandomVisit) random = random_visit_new (self->rand, self->sample.catalogue);
    guint n = coxa_visit_get_n_measurements (random.visit);
    guint place = n > 0 ? (guint) g_rand_int_range (self->rand, 0, (gint32) n) : 0;
    g_autoptr (CoxaVisit) other = NULL;

    if (n == 0)
      continue;
    other = random_visit_copy_with_value (
        random.visit, place,
        random_visit_draw_value (self->rand,
                                 coxa_visit_get_measurement (random.visit, place)->measure));
    judge_both (self, &random, other);
    for (guint p = 0; p < coxa_result_count (self->other); p++)
      check_change (self, coxa_result_get (self->sample.result, p),
                    coxa_result_get (self->other, p), became_met);
  }
  g_test_message ("%u of %u findings became met alone", count_weighted_seen (became_met),
                  count_weighted (self->sample.ruleset));
  g_assert_cmpuint (count_weighted_seen (became_met), >=,
                    count_weighted (self->sample.ruleset) * 9 / 10);
}

/* ---- Flip points ---- */

static int
find_place (CoxaVisit *visit, const CoxaFinding *finding, CoxaSide side)
{
  for (guint i = 0; i < coxa_visit_get_n_measurements (visit); i++) {
    const CoxaMeasurement *measurement = coxa_visit_get_measurement (visit, i);

    if (measurement->measure == finding->measure && measurement->status == COXA_STATUS_DONE &&
        (measurement->side == side || measurement->side == COXA_SIDE_CENTRAL) &&
        measurement->value == finding->value)
      return (int) i;
  }
  return -1;
}

static CoxaClass
judge_with (Fixture *self,
            const RandomVisit *random,
            const CoxaPatternResult *judged,
            guint place,
            double value)
{
  g_autoptr (CoxaVisit) other = random_visit_copy_with_value (random->visit, place, value);

  coxa_judge (self->other, random->patient, other);
  return coxa_result_find (self->other, judged->pattern->id, judged->side)->class;
}

/* A visit with the flip value in it is judged to the class that was announced; one step before
 * it, still to the present class. */
static gboolean
check_flip (Fixture *self,
            const RandomVisit *random,
            const CoxaPatternResult *judged,
            const CoxaFlip *flip)
{
  const CoxaFinding *finding = flip->finding;
  int place = finding->measure ? find_place (random->visit, finding, judged->side) : -1;
  double step, nearer;

  if (place < 0)
    return FALSE;
  g_assert_cmpint (judge_with (self, random, judged, (guint) place, flip->value), ==, flip->class);
  step = pow (10, -finding->measure->decimals);
  nearer = flip->value + (flip->value > finding->value ? -step : step);
  if ((nearer - finding->value) * (flip->value - finding->value) > 0)
    g_assert_cmpint (judge_with (self, random, judged, (guint) place, nearer), ==, judged->class);
  return TRUE;
}

static void
test_flips (Fixture *self, gconstpointer data)
{
  guint n_checked = 0;

  for (guint i = 0; i < VISITS / 20; i++) {
    g_auto (RandomVisit) random = random_visit_new (self->rand, self->sample.catalogue);

    coxa_judge (self->sample.result, random.patient, random.visit);
    for (guint p = 0; p < coxa_result_count (self->sample.result); p++) {
      const CoxaPatternResult *judged = coxa_result_get (self->sample.result, p);
      g_autoptr (GArray) flips = coxa_result_find_flips (self->sample.result, judged);

      for (guint f = 0; f < flips->len; f++)
        n_checked += check_flip (self, &random, judged, &g_array_index (flips, CoxaFlip, f));
    }
  }
  g_assert_cmpuint (n_checked, >, 100);
}

#define ADD(name, function) \
  g_test_add ("/engine/properties/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("mirror", test_mirror);
  ADD ("order", test_order);
  ADD ("empty", test_empty);
  ADD ("not-done", test_not_done);
  ADD ("removal", test_removal);
  ADD ("arithmetic", test_arithmetic);
  ADD ("change", test_change);
  ADD ("flips", test_flips);
  return g_test_run ();
}
