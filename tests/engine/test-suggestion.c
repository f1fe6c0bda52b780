/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From flagged pattern to exercise (exercises.md 3.5 and 7.4, safety.md 6): the starters of each
 * pattern, what each precaution blocks and warns of, and what always holds. */

#include "coxa-suggestion.h"
#include "sample-case.h"

#include "coxa-data-file.h"

#include <string.h>

typedef struct {
  SampleCase sample;
  CoxaExerciseLibrary *library;
  CoxaNormTable *norms;
  CoxaSuggestionRules *rules;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sample_case_set_up (&self->sample, data);
  self->library = coxa_exercise_library_load (NULL, &error);
  g_assert_no_error (error);
  self->norms = coxa_norm_table_load (self->sample.catalogue, &error);
  g_assert_no_error (error);
  self->rules = coxa_suggestion_rules_load (self->sample.ruleset, self->library, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Case *self, gconstpointer data)
{
  coxa_suggestion_rules_free (self->rules);
  coxa_norm_table_free (self->norms);
  coxa_exercise_library_free (self->library);
  sample_case_tear_down (&self->sample, data);
}

static CoxaSuggestions *
suggest (Case *self)
{
  SampleCase *sample = &self->sample;

  coxa_judge (sample->result, sample->patient, sample->visit);
  return coxa_suggestions_new (self->rules, sample->result, self->norms, sample->patient,
                               sample->visit);
}

static CoxaSuggestions *
suggest_for (Case *self, const char *entered)
{
  sample_case_clear (&self->sample);
  sample_case_enter (&self->sample, entered);
  return suggest (self);
}

static void
set_precautions (Case *self, const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);

  coxa_patient_set_precautions (self->sample.patient, (const char *const *) words);
}

static char *
join (const GPtrArray *suggestions)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < suggestions->len; i++) {
    const CoxaSuggestion *suggestion = g_ptr_array_index (suggestions, i);
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", suggestion->exercise->id);
  }
  return g_string_free (ids, FALSE);
}

static char *
join_advice (const GPtrArray *advice)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < advice->len; i++) {
    const CoxaAdvice *item = g_ptr_array_index (advice, i);
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", item->id);
  }
  return g_string_free (ids, FALSE);
}

static const CoxaSuggestion *
find (const GPtrArray *suggestions, const char *id)
{
  for (guint i = 0; i < suggestions->len; i++) {
    const CoxaSuggestion *suggestion = g_ptr_array_index (suggestions, i);
    if (g_str_equal (suggestion->exercise->id, id))
      return suggestion;
  }
  return NULL;
}

/* What holds whatever was flagged. */
static void
check_always (const CoxaSuggestions *suggestions, int level_max)
{
  static const char *const positions[] = { "supine",        "side-lying", "prone",   "four-point",
                                           "half-kneeling", "kneeling",   "sitting", "standing" };
  g_autoptr (GHashTable) goals = g_hash_table_new (g_str_hash, g_str_equal);
  guint place = 0, n_rolls = 0;

  g_assert_cmpuint (suggestions->suggested->len, <=, 4);
  g_assert_cmpuint (suggestions->advice->len, <=, 3);
  for (guint i = 0; i < suggestions->suggested->len; i++) {
    const CoxaSuggestion *suggestion = g_ptr_array_index (suggestions->suggested, i);
    const CoxaBecause *because = &g_array_index (suggestion->because, CoxaBecause, 0);

    g_assert_cmpuint (suggestion->because->len, >, 0);
    g_assert_true (
        g_strv_contains ((const char *const *) suggestion->exercise->goals, because->goal));
    g_assert_true (g_hash_table_add (goals, (gpointer) because->goal));
    g_assert_cmpint (suggestion->exercise->level, <=, level_max);
    g_assert_false (coxa_precautions_block (suggestion->hits));
    n_rolls += g_str_equal (suggestion->exercise->category, "self-massage");
    while (place < G_N_ELEMENTS (positions) &&
           !g_str_equal (positions[place], suggestion->exercise->position))
      place++;
    g_assert_cmpuint (place, <, G_N_ELEMENTS (positions));
  }
  g_assert_cmpuint (n_rolls, <=, 1);
}

/* ---- Starters ---- */

static const struct {
  const char *pattern, *entered, *suggested, *advice;
} starters[] = {
  { "hip-flexor-shortness",
    "thomas_hip L -4; thomas_hip R 16; hip_extension L 3; provokes_extension yes; link_hips_flexed yes",
    "pelvic-tilt edge-of-bed-hip-flexor-stretch bridge",
    "advice-movement-breaks advice-neutral-pelvis" },
  { "early-lumbar-extension",
    "phe_pattern L yes; phe_pattern R no; provokes_extension yes; prone_knee_bend L yes",
    "heel-slide bridge prone-knee-bend", "advice-mindful-movement" },
  { "hip-flexion-limit-lumbar-flexion",
    "hip_flexion L 105; hip_flexion R 125; provokes_flexion yes; waiters_bow yes",
    "knee-to-chest rock-back seated-figure-four-stretch", "advice-bend-lift-carry" },
  { "hip-rotation-limit-lumbar-rotation",
    "hip_ir L 20; hip_er L 30; hip_ir R 36; hip_er R 42; early_pelvic_rotation L yes; early_pelvic_rotation R no; rotation_sport yes; provokes_rotation yes",
    "knee-opener clamshell prone-hip-rotation seated-hip-rotation", "advice-mindful-movement" },
  { "hip-rotation-asymmetry",
    "hip_ir L 20; hip_er L 30; hip_ir R 35; hip_er R 40; provokes_rotation yes; link_rotation_drill L yes",
    "knee-opener clamshell seated-hip-rotation ninety-ninety-switch", "advice-mindful-movement" },
  { "hip-stiffness-hip-spine",
    "hip_ir L 15; hip_ir R 36; hip_flexion L 105; hip_flexion R 125; hip_pain_on_ir L yes; hip_pain_weight_bearing L yes; age 60",
    "figure-of-eight knee-to-chest side-lying-leg-lift sit-to-stand",
    "advice-keep-active advice-flare-up-plan" },
  { "lower-crossed",
    "sex f; thomas_hip L -4; thomas_hip R 8; mmt_hip_extension L 4-; mmt_hip_extension R 5; double_leg_lowering 61",
    "abdominal-brace bridge half-kneeling-hip-flexor-stretch", "advice-neutral-pelvis" },
  { "abductor-weakness-lateral-shift",
    "mmt_hip_abduction L 4-; mmt_hip_abduction R 5; trendelenburg L yes; provokes_standing yes",
    "side-plank-knees clamshell band-side-step", "advice-function-and-sport" },
  { "adductor-shortness", "hip_abduction L 20; hip_abduction R 40; provokes_wide_stance yes",
    "adductor-rock-back butterfly-stretch side-lunge-adductor-stretch", "" },
  { "hamstring-shortness",
    "knee_ext_deficit_passive L 45; knee_ext_deficit_passive R 20; provokes_flexion yes; neurodynamic_positive L no; slr L 55",
    "hamstring-strap-stretch sitting-knee-extension seated-hamstring-stretch",
    "advice-bend-lift-carry" },
  { "trunk-endurance-deficit", "sorensen 40; double_leg_lowering 65",
    "abdominal-brace side-plank-knees bird-dog", "advice-little-and-often" },
  { "lumbar-control-impairment",
    "waiters_bow yes; sit_knee_ext L yes; sit_knee_ext R no; pelvic_tilt_control yes; one_leg_stance L no; one_leg_stance R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no; provokes_flexion yes; provokes_extension no; provokes_rotation no",
    "rock-back sitting-knee-extension hip-hinge-stick", "advice-mindful-movement" },
  { "lumbar-control-impairment",
    "waiters_bow yes; sit_knee_ext L no; sit_knee_ext R no; pelvic_tilt_control yes; one_leg_stance L no; one_leg_stance R no; rocking_back no; rocking_forward yes; prone_knee_bend L no; prone_knee_bend R no; provokes_flexion no; provokes_extension yes; provokes_rotation no",
    "heel-slide dead-bug prone-knee-bend", "advice-mindful-movement" },
  { "lumbar-control-impairment",
    "waiters_bow yes; sit_knee_ext L no; sit_knee_ext R no; pelvic_tilt_control no; one_leg_stance L yes; one_leg_stance R no; rocking_back no; rocking_forward no; prone_knee_bend L yes; prone_knee_bend R no; provokes_flexion no; provokes_extension no; provokes_rotation yes",
    "single-leg-circle knee-opener prone-hip-rotation", "advice-mindful-movement" },
  { "lumbar-control-impairment",
    "waiters_bow yes; sit_knee_ext L no; sit_knee_ext R no; pelvic_tilt_control yes; one_leg_stance L yes; one_leg_stance R no; rocking_back no; rocking_forward no; prone_knee_bend L no; prone_knee_bend R no; provokes_flexion yes; provokes_extension yes; provokes_rotation yes; aberrant_movement yes; link_control_correction yes",
    "heel-slide knee-opener rock-back", "advice-mindful-movement" },
  { "femoral-version-variant", "hip_ir L 50; hip_er L 25; hip_ir R 40; hip_er R 35; craig L 18",
    "knee-opener clamshell", "advice-get-help" },
  { "generalised-hypermobility", "beighton 5", "abdominal-brace side-plank-knees pallof-press",
    "advice-mindful-movement" },
  { "prolonged-sitting-exposure",
    "sitting_h_per_day 9; activity_min_per_week 60; provokes_sitting yes",
    "standing-hip-circle standing-hip-flexor-stretch walking",
    "advice-movement-breaks advice-sitting-and-posture" },
  { "leg-length-difference", "block_test L 22; obliquity_resolves yes", "", "advice-get-help" },
};

static void
test_starters (Case *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (starters); i++) {
    g_autoptr (CoxaSuggestions) suggestions = suggest_for (self, starters[i].entered);
    g_autofree char *ids = join (suggestions->suggested);

    g_test_message ("%s", starters[i].pattern);
    g_autofree char *advice = join_advice (suggestions->advice);
    g_assert_cmpstr (coxa_result_get_shown (self->sample.result, 0).result->pattern->id, ==,
                     starters[i].pattern);
    g_assert_cmpstr (ids, ==, starters[i].suggested);
    g_assert_cmpstr (advice, ==, starters[i].advice);
    check_always (suggestions, 2);
  }
}

/* ---- Precautions ---- */

static const struct {
  const char *precautions, *exercise, *blocked, *warned; /* the rules that hit, in order */
} precautions[] = {
  { "hip-replacement-posterior", "sit-to-stand", "posterior-flexion", "caution-if" },
  { "hip-replacement-posterior", "hamstring-strap-stretch", "", "" },
  { "hip-replacement-posterior", "standing-outer-hip-stretch", "avoid-if posterior-crossing", "" },
  { "hip-replacement-posterior", "prone-hip-rotation", "avoid-if posterior-turning-in", "" },
  { "hip-replacement-posterior", "clamshell", "lateral-abduction", "caution-if" },
  { "hip-replacement-posterior", "rock-back", "avoid-if posterior-flexion", "posterior-deep-knee" },
  { "hip-replacement-posterior", "hip-hinge-lift", "posterior-flexion",
    "caution-if posterior-load" },
  { "hip-replacement-anterior", "prone-leg-lift", "",
    "caution-if anterior-prone-extension anterior-extension" },
  { "hip-replacement-anterior", "half-kneeling-hip-flexor-stretch", "",
    "caution-if anterior-kneeling-lunge anterior-extension" },
  { "hip-replacement-anterior", "split-squat", "", "caution-if anterior-extension" },
  { "hip-replacement-anterior", "suitcase-carry", "", "anterior-load" },
  { "osteoporosis", "curl-up", "avoid-if osteoporosis-loaded-flexion", "" },
  { "osteoporosis", "cat-camel", "", "caution-if osteoporosis-flexion" },
  { "osteoporosis", "prone-leg-lift", "", "osteoporosis-prone-extension" },
  { "osteoporosis", "step-up", "", "osteoporosis-single-leg" },
  { "pregnancy", "figure-four-stretch", "pregnancy-long-supine",
    "caution-if pregnancy-supine pregnancy-long-hold" },
  { "pregnancy", "heel-slide", "", "caution-if pregnancy-supine" },
  { "pregnancy", "prone-knee-bend", "", "caution-if pregnancy-prone" },
  { "pregnancy", "bridge", "pregnancy-breath", "caution-if pregnancy-supine" },
  { "pregnancy", "step-up", "", "pregnancy-falls" },
  { "pelvic-girdle-pain", "step-up", "", "girdle-single-leg" },
  { "pelvic-girdle-pain", "butterfly-stretch", "", "caution-if girdle-wide-stance" },
  { "pelvic-girdle-pain", "split-squat", "", "girdle-lunge" },
  { "femoroacetabular-impingement", "ninety-ninety-switch", "impingement-turning-in",
    "caution-if impingement-rotation" },
  { "femoroacetabular-impingement", "seated-hip-rotation", "", "caution-if impingement-rotation" },
  { "femoroacetabular-impingement", "figure-of-eight", "", "caution-if" },
  { "femoroacetabular-impingement", "deep-squat-hold", "impingement-deep-squat",
    "caution-if impingement-deep-knee" },
  { "femoroacetabular-impingement", "rock-back", "", "caution-if impingement-deep-knee" },
  { "acute-radiculopathy", "hamstring-strap-stretch", "root-neural-stretch", "caution-if" },
  { "acute-radiculopathy", "curl-up", "", "caution-if root-flexion-unknown" },
  { "acute-radiculopathy flexion-sensitive-back", "curl-up", "root-flexion",
    "caution-if root-flexion-unknown bending-load" },
  { "acute-radiculopathy", "cat-camel", "", "caution-if root-extension-unknown" },
  { "acute-radiculopathy extension-sensitive-back", "cat-camel", "root-extension",
    "caution-if root-extension-unknown arching-extension" },
  { "spondylolisthesis", "cat-camel", "", "slip-extension" },
  { "spondylolisthesis", "knee-roll", "", "slip-twist" },
  { "spondylolisthesis", "prone-leg-lift", "", "caution-if slip-loaded-extension" },
  { "flexion-sensitive-back", "knee-to-chest", "", "bending-flexion" },
  { "flexion-sensitive-back", "curl-up", "", "bending-load" },
  { "extension-sensitive-back", "cat-camel", "", "arching-extension" },
  { "high-blood-pressure-breath-hold", "bridge", "pressure-breath", "caution-if" },
  { "high-blood-pressure-breath-hold", "hip-hinge-lift", "pressure-load", "caution-if" },
  { "clotting-or-skin-risk", "ball-glutes", "avoid-if clot-pressure", "" },
  { "balance-risk", "step-up", "", "caution-if balance-single-leg" },
  { "balance-risk", "cat-camel", "", "balance-head" },
  { "knee-pain-kneeling", "bird-dog", "", "caution-if kneeling" },
  { "knee-pain-loading", "squat", "", "caution-if knee-deep" },
  { "wrist-pain", "bird-dog", "", "caution-if wrist-quadruped" },
  { "shoulder-pain", "bird-dog", "", "caution-if shoulder-quadruped" },
  { "shoulder-pain", "plank", "", "caution-if shoulder-plank" },
  { "neck-pain", "curl-up", "", "caution-if" },
  { "neck-pain", "cat-camel", "", "neck-head" },
  { "prone-intolerance", "prone-knee-bend", "prone-lying", "caution-if" },
  { "supine-intolerance", "bridge", "", "caution-if supine-lying" },
  { "floor-transfer", "bridge", "", "caution-if floor" },
  { "lateral-hip-pain", "standing-outer-hip-stretch", "avoid-if", "side-crossing" },
  { "lateral-hip-pain", "clamshell", "", "caution-if side-lying" },
  { "wrist-pain", "bridge", "", "" },
};

static char *
join_hits (const GArray *hits, CoxaPrecautionEffect effect)
{
  GString *rules = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++) {
    const CoxaPrecautionHit *hit = &g_array_index (hits, CoxaPrecautionHit, i);
    if (hit->effect != effect)
      continue;
    g_assert_cmpuint (strlen (hit->source), >, 0);
    g_assert_cmpuint (strlen (hit->text), >, 0);
    g_string_append_printf (rules, "%s%s", rules->len > 0 ? " " : "", hit->rule);
  }
  return g_string_free (rules, FALSE);
}

static void
test_precautions (Case *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (precautions); i++) {
    const CoxaExercise *exercise =
        coxa_exercise_library_find (self->library, precautions[i].exercise);
    g_auto (GStrv) words = g_strsplit (precautions[i].precautions, " ", -1);
    g_autoptr (GArray) hits =
        coxa_precautions_judge (self->rules, exercise, (const char *const *) words, NULL);
    g_autofree char *blocked = join_hits (hits, COXA_PRECAUTION_BLOCK);
    g_autofree char *warned = join_hits (hits, COXA_PRECAUTION_WARN);

    g_test_message ("%s: %s", precautions[i].precautions, exercise->id);
    g_assert_cmpstr (blocked, ==, precautions[i].blocked);
    g_assert_cmpstr (warned, ==, precautions[i].warned);
    g_assert_cmpint (coxa_precautions_block (hits), ==, *precautions[i].blocked != '\0');
  }
}

/* No tag is silent, every avoid-if blocks, every caution-if at least warns, nothing hits without
 * a precaution. */
static void
test_every_precaution (Case *self, gconstpointer data)
{
  const char *const *tags = coxa_exercise_library_get_words (self->library, "precautions");

  for (guint i = 0; tags[i]; i++) {
    const char *const patient[] = { tags[i], NULL };
    guint n_hits = 0;

    g_assert_nonnull (coxa_suggestion_rules_get_precaution_name (self->rules, tags[i]));
    for (guint j = 0; j < coxa_exercise_library_count (self->library); j++) {
      const CoxaExercise *exercise = coxa_exercise_library_get (self->library, j);
      g_autoptr (GArray) hits = coxa_precautions_judge (self->rules, exercise, patient, NULL);
      g_autoptr (GArray) none = coxa_precautions_judge (self->rules, exercise, NULL, NULL);

      n_hits += hits->len;
      g_assert_cmpuint (none->len, ==, 0);
      if (g_strv_contains ((const char *const *) exercise->avoid_if, tags[i]))
        g_assert_true (coxa_precautions_block (hits));
      if (g_strv_contains ((const char *const *) exercise->caution_if, tags[i]))
        g_assert_cmpuint (hits->len, >, 0);
    }
    g_assert_cmpuint (n_hits, >, 0);
  }
}

/* Whatever precaution a patient has, nothing blocked is suggested. */
static void
test_never_blocked (Case *self, gconstpointer data)
{
  const char *const *tags = coxa_exercise_library_get_words (self->library, "precautions");

  for (guint i = 0; tags[i]; i++)
    for (guint j = 0; j < G_N_ELEMENTS (starters); j++) {
      set_precautions (self, tags[i]);
      g_autoptr (CoxaSuggestions) suggestions = suggest_for (self, starters[j].entered);

      check_always (suggestions, 2);
      for (guint k = 0; k < suggestions->blocked->len; k++) {
        const CoxaSuggestion *blocked = g_ptr_array_index (suggestions->blocked, k);
        g_assert_true (coxa_precautions_block (blocked->hits));
        g_assert_null (find (suggestions->suggested, blocked->exercise->id));
      }
    }
}

static void
test_blocked_and_warned (Case *self, gconstpointer data)
{
  const CoxaSuggestion *blocked;

  set_precautions (self, "hip-replacement-posterior");
  g_autoptr (CoxaSuggestions) suggestions = suggest_for (
      self, "hip_flexion L 105; hip_flexion R 125; provokes_flexion yes; waiters_bow yes");
  blocked = find (suggestions->blocked, "rock-back");
  g_assert_nonnull (blocked);
  g_assert_cmpstr (g_array_index (blocked->hits, CoxaPrecautionHit, 0).rule, ==, "avoid-if");
  g_assert_cmpstr (g_array_index (blocked->hits, CoxaPrecautionHit, 0).precaution, ==,
                   "hip-replacement-posterior");
  /* the rule on the property is stricter than the tag */
  blocked = find (suggestions->blocked, "sit-to-stand");
  g_assert_nonnull (blocked);
  g_assert_cmpstr (g_array_index (blocked->hits, CoxaPrecautionHit, 0).rule, ==,
                   "posterior-flexion");

  set_precautions (self, "supine-intolerance");
  g_autoptr (CoxaSuggestions) lying = suggest_for (
      self, "phe_pattern L yes; phe_pattern R no; provokes_extension yes; prone_knee_bend L yes");
  /* the first starter for the goal is warned of, the next is not */
  g_assert_cmpuint (find (lying->suggested, "prone-knee-bend")->rank, ==, 1);
  g_assert_cmpuint (find (lying->suggested, "prone-knee-bend")->hits->len, ==, 0);
  g_assert_cmpuint (find (lying->suggested, "heel-slide")->hits->len, ==, 2);
}

/* ---- What always holds ---- */

static void
test_sample_woman (Case *self, gconstpointer data)
{
  g_autoptr (CoxaSuggestions) suggestions = suggest_for (self, SAMPLE_WOMAN);
  g_autofree char *ids = join (suggestions->suggested);
  const CoxaSuggestion *stretch = find (suggestions->suggested, "edge-of-bed-hip-flexor-stretch");
  const CoxaBecause *because = &g_array_index (stretch->because, CoxaBecause, 0);

  g_assert_cmpstr (ids, ==, "pelvic-tilt heel-slide edge-of-bed-hip-flexor-stretch bridge");
  g_assert_cmpuint (stretch->rank, ==, 1);
  g_assert_cmpint (stretch->sides, ==, COXA_FLAG_LEFT);
  g_assert_cmpstr (because->pattern->id, ==, "hip-flexor-shortness");
  g_assert_cmpstr (because->goal, ==, "lengthen-hip-flexors");
  g_assert_cmpint (because->sides, ==, COXA_FLAG_LEFT);
  g_assert_cmpstr (find (suggestions->suggested, "heel-slide")->trains, ==, "lumbar-extension");
  g_assert_null (stretch->trains);
  g_assert_false (suggestions->irritable);
  g_assert_cmpuint (suggestions->blocked->len, ==, 0);
  check_always (suggestions, 2);
}

static void
test_irritable (Case *self, gconstpointer data)
{
  for (int pain = 6; pain <= 7; pain++) {
    sample_case_clear (&self->sample);
    sample_case_enter (&self->sample, "sorensen 40; double_leg_lowering 65");
    coxa_visit_set_pain (self->sample.visit, COXA_PAIN_NOW, pain);
    g_autoptr (CoxaSuggestions) suggestions = suggest (self);

    g_assert_cmpint (suggestions->irritable, ==, pain == 7);
    g_assert_cmpint (find (suggestions->suggested, "bird-dog") != NULL, ==, pain == 6);
    g_assert_cmpuint (suggestions->suggested->len, >, 0);
    check_always (suggestions, pain == 7 ? 1 : 2);
    g_assert_cmpstr (((const CoxaAdvice *) g_ptr_array_index (suggestions->advice, 0))->id, ==,
                     pain == 7 ? "advice-flare-up-plan" : "advice-little-and-often");
  }
}

static void
test_nothing (Case *self, gconstpointer data)
{
  g_autoptr (CoxaSuggestions) unflagged = suggest_for (self, "");
  g_assert_cmpuint (unflagged->suggested->len, ==, 0);
  g_assert_cmpuint (unflagged->advice->len, ==, 0);

  set_precautions (self, "hip-replacement-posterior");
  sample_case_clear (&self->sample);
  sample_case_enter (&self->sample, SAMPLE_WOMAN);
  coxa_visit_set_answer (self->sample.visit, "saddle_numbness", COXA_ANSWER_YES);
  g_autoptr (CoxaSuggestions) emergency = suggest (self);
  g_assert_cmpint (coxa_result_get_safety_level (self->sample.result), ==, COXA_SAFETY_EMERGENCY);
  g_assert_cmpuint (emergency->suggested->len, ==, 0);
  g_assert_cmpuint (emergency->blocked->len, ==, 0);
  g_assert_cmpuint (emergency->dropped->len, ==, 0);
  g_assert_cmpuint (emergency->advice->len, ==, 0);
}

/* ---- Modifiers ---- */

#define LIMITED_AND_TURNED                                                          \
  "; early_pelvic_rotation L yes; early_pelvic_rotation R no; rotation_sport yes; " \
  "provokes_rotation yes; craig L "

static gboolean
is_dropped (const CoxaSuggestions *suggestions, const char *goal, const char *by)
{
  for (guint i = 0; i < suggestions->dropped->len; i++) {
    const CoxaDroppedGoal *dropped = &g_array_index (suggestions->dropped, CoxaDroppedGoal, i);
    if (g_str_equal (dropped->flag.goal, goal) && g_str_equal (dropped->by->id, by))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_goal (const CoxaSuggestions *suggestions, const char *goal)
{
  for (guint i = 0; i < suggestions->suggested->len; i++) {
    const CoxaSuggestion *suggestion = g_ptr_array_index (suggestions->suggested, i);
    for (guint j = 0; j < suggestion->because->len; j++)
      if (g_str_equal (g_array_index (suggestion->because, CoxaBecause, j).goal, goal))
        return TRUE;
  }
  return FALSE;
}

/* The goal that pushes into the limited rotation goes, the other stays. */
static void
test_version (Case *self, gconstpointer data)
{
  static const struct {
    const char *entered, *dropped, *kept;
  } rows[] = {
    { "hip_ir L 15; hip_er L 40; hip_ir R 36; hip_er R 42" LIMITED_AND_TURNED "5",
      "increase-hip-internal-rotation", "increase-hip-external-rotation" },
    { "hip_ir L 40; hip_er L 15; hip_ir R 36; hip_er R 42" LIMITED_AND_TURNED "20",
      "increase-hip-external-rotation", "increase-hip-internal-rotation" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CoxaSuggestions) suggestions = suggest_for (self, rows[i].entered);

    g_assert_true (is_dropped (suggestions, rows[i].dropped, "femoral-version-variant"));
    g_assert_false (is_dropped (suggestions, rows[i].kept, "femoral-version-variant"));
    g_assert_false (has_goal (suggestions, rows[i].dropped));
    for (guint j = 0; j < suggestions->suggested->len; j++) {
      const CoxaSuggestion *suggestion = g_ptr_array_index (suggestions->suggested, j);
      g_assert_cmpstr (suggestion->exercise->goals[0], !=, rows[i].dropped);
    }
    check_always (suggestions, 2);
  }
}

#define SITTING "sitting_h_per_day 9; activity_min_per_week 60; provokes_sitting yes; "

/* More range only where a movement is below its reference; else strength, and no long holds. */
static void
test_laxity (Case *self, gconstpointer data)
{
  g_autoptr (CoxaSuggestions) plain = suggest_for (self, SITTING "beighton 2; hip_extension L 40");
  g_autoptr (CoxaSuggestions) lax = suggest_for (self, SITTING "beighton 5; hip_extension L 40");
  g_autoptr (CoxaSuggestions) stiff = suggest_for (self, SITTING "beighton 5; hip_extension L -15");
  g_autoptr (CoxaSuggestions) unsure = suggest_for (self, SITTING "beighton 4; hip_extension L 40");

  g_assert_true (has_goal (plain, "increase-hip-extension"));
  g_assert_false (has_goal (lax, "increase-hip-extension"));
  g_assert_true (is_dropped (lax, "increase-hip-extension", "generalised-hypermobility"));
  g_assert_true (is_dropped (lax, "general-mobility", "generalised-hypermobility"));
  g_assert_true (has_goal (lax, "strengthen-gluteus-medius"));
  g_assert_true (has_goal (stiff, "increase-hip-extension"));
  g_assert_true (is_dropped (stiff, "general-mobility", "generalised-hypermobility"));
  g_assert_true (has_goal (unsure, "increase-hip-extension"));

  const CoxaExercise *hold =
      coxa_exercise_library_find (self->library, "standing-hip-flexor-stretch");
  sample_case_clear (&self->sample);
  sample_case_enter (&self->sample, "beighton 4");
  coxa_judge (self->sample.result, self->sample.patient, self->sample.visit);
  g_autoptr (GArray) hits = coxa_precautions_judge (self->rules, hold, NULL, self->sample.result);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (g_array_index (hits, CoxaPrecautionHit, 0).rule, ==, "laxity-long-hold");
}

/* ---- The file ---- */

static CoxaSuggestionRules *
read_changed (Case *self, const char *from, const char *to, GError **error)
{
  g_autoptr (GBytes) bytes = coxa_data_lookup ("suggestions.ini", NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GString) changed = g_string_new (text);
  g_autoptr (GBytes) read = NULL;

  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  read = g_bytes_new (changed->str, changed->len);
  return coxa_suggestion_rules_new (self->sample.ruleset, self->library, read, NULL, error);
}

/* When no starter trains the flagged compensation, the weakest makes room for one that does. */
static void
test_compensation (Case *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CoxaSuggestionRules *changed = read_changed (
      self, "trained-by=pelvic-tilt;abdominal-brace;heel-slide;", "trained-by=", &error);
  g_assert_no_error (error);
  coxa_suggestion_rules_free (self->rules);
  self->rules = changed;

  g_autoptr (CoxaSuggestions) suggestions = suggest_for (self, SAMPLE_WOMAN);
  guint n_training = 0;
  for (guint i = 0; i < suggestions->suggested->len; i++) {
    const CoxaSuggestion *suggestion = g_ptr_array_index (suggestions->suggested, i);
    n_training += g_strcmp0 (suggestion->trains, "lumbar-extension") == 0;
  }
  g_assert_cmpuint (n_training, >=, 1);
  g_assert_cmpuint (suggestions->suggested->len, ==, 4);
  g_assert_null (find (suggestions->suggested, "heel-slide"));
  check_always (suggestions, 2);
}

static void
test_limits (Case *self, gconstpointer data)
{
  const CoxaSuggestionLimits *limits = coxa_suggestion_rules_get_limits (self->rules);

  g_assert_cmpint (limits->suggested_min, ==, 3);
  g_assert_cmpint (limits->suggested_max, ==, 4);
  g_assert_cmpint (limits->warn_from, ==, 5);
  g_assert_cmpint (limits->warn_strongly_from, ==, 7);
  g_assert_cmpint (limits->session_minutes, ==, 15);

  g_autoptr (CoxaSuggestions) woman = suggest_for (self, SAMPLE_WOMAN);
  g_assert_cmpint (woman->session_seconds, ==, 560);
  g_assert_false (woman->session_is_long);
  g_autoptr (CoxaSuggestions) walker =
      suggest_for (self, "sitting_h_per_day 9; activity_min_per_week 60; provokes_sitting yes");
  g_assert_nonnull (find (walker->suggested, "walking"));
  g_assert_cmpint (walker->session_is_long, ==, walker->session_seconds > 15 * 60);
}

static void
test_strict (Case *self, gconstpointer data)
{
  static const struct {
    const char *from, *to, *message;
  } rows[] = {
    { "suggested-max=4", "suggested-max=2", "suggested-max" },
    { "warn-from=5", "warn-from=4", "warn-from" },
    { "warn-strongly-from=7", "warn-strongly-from=5", "warn-strongly-from" },
    { "categories=breathing;", "categories=", "categories" },
    { "irritable-advice=advice-flare-up-plan", "irritable-advice=advice-x", "irritable-advice" },
    { "[pattern lower-crossed]", "[pattern upper-crossed]", "upper-crossed" },
    { "starters=butterfly-stretch;", "starters=butterfly;", "butterfly" },
    { "advice-items=advice-get-help;", "advice-items=advice-none;", "advice-none" },
    { "compensations=lumbar-extension;", "compensations=arching;", "arching" },
    { "[compensation breath-holding]", "[compensation sighing]", "sighing" },
    { "[movement lengthen-hamstrings]", "[movement grow]", "movement grow" },
    { "measures=slr;", "measures=slrx;", "slrx" },
    { "[precaution wrist-pain]", "[precaution thumb-pain]", "thumb-pain" },
    { "effect=block", "effect=forbid", "effect" },
    { "properties=hip_add_cross;", "properties=crossing;", "crossing" },
    { "precautions=hip-replacement-posterior;\nproperties=hip_ir_load;", "properties=hip_ir_load;",
      "precautions" },
    { "properties=prone;hip_ext_end;\n", "", "properties" },
    { "hip-flexion-above=90", "hip-flexion-above=200", "hip-flexion-above" },
    { "when=hip_ir[prone_hip0] >", "when=hip_ir[prone_hip0] >>", "when" },
    { "from-class=likely", "from-class=sure", "from-class" },
    { "unless-below=true", "unless-above=true", "unless-above" },
    { "source=exercises.md 3.5 and 7\n", "", "source" },
    { "[pattern lower-crossed]", "[pattern ]", "pattern" },
    { "goals=dissociate-hip-rotation;\nstarters=knee-opener;", "goals=nothing;\nstarters=nobody;",
      "nothing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", rows[i].to);
    g_assert_null (read_changed (self, rows[i].from, rows[i].to, &error));
    g_assert_error (error, COXA_DATA_ERROR, COXA_DATA_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, "suggestions.ini"));
    g_assert_nonnull (strstr (error->message, rows[i].message));
  }
}

#define ADD(name, function) \
  g_test_add ("/engine/suggestion/" name, Case, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("starters", test_starters);
  ADD ("precautions", test_precautions);
  ADD ("every-precaution", test_every_precaution);
  ADD ("never-blocked", test_never_blocked);
  ADD ("blocked-and-warned", test_blocked_and_warned);
  ADD ("sample-woman", test_sample_woman);
  ADD ("irritable", test_irritable);
  ADD ("nothing", test_nothing);
  ADD ("version", test_version);
  ADD ("laxity", test_laxity);
  ADD ("compensation", test_compensation);
  ADD ("limits", test_limits);
  ADD ("strict", test_strict);
  return g_test_run ();
}
