/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-visit.h"

G_BEGIN_DECLS

/**
 * CoxaTextPermission: what of a questionnaire's wording may stand in a free program.
 * @COXA_PERMISSION_FULL: the original wording may
 * @COXA_PERMISSION_OWN: the method is free, the wording is our own
 * @COXA_PERMISSION_TOTAL: no wording at all; the total is entered
 */
typedef enum {
  COXA_PERMISSION_FULL,
  COXA_PERMISSION_OWN,
  COXA_PERMISSION_TOTAL,
} CoxaTextPermission;

/* Where a number comes from; shown beside it (design.md 10.10). */
typedef enum {
  COXA_MARK_PUBLISHED,
  COXA_MARK_PROJECT,    /* a project choice */
  COXA_MARK_UNVERIFIED, /* from memory, no source text was read */
} CoxaMark;

typedef enum {
  COXA_DIRECTION_LOWER_IS_BETTER,
  COXA_DIRECTION_HIGHER_IS_BETTER,
} CoxaDirection;

/**
 * CoxaChangeKind: how a change is told from two scores.
 * @COXA_CHANGE_DIFFERENCE: by their difference
 * @COXA_CHANGE_VALUE: the later score is itself a rating of change
 * @COXA_CHANGE_NONE: not at all; the score is no outcome
 */
typedef enum {
  COXA_CHANGE_DIFFERENCE,
  COXA_CHANGE_VALUE,
  COXA_CHANGE_NONE,
} CoxaChangeKind;

/* What the progress of a visit is judged by (outcomes.md 3). */
typedef enum {
  COXA_DOMAIN_PAIN,
  COXA_DOMAIN_DISABILITY,
  COXA_DOMAIN_GOALS,
  COXA_DOMAIN_RATING,
  COXA_N_DOMAINS,
} CoxaDomain;

#define COXA_DOMAIN_NONE (-1)

/* Which pain of a visit a questionnaire stands for: a CoxaPainKind, or one of these. */
#define COXA_PAIN_NONE (-1)
#define COXA_PAIN_COMPOSITE ((int) COXA_N_PAINS) /* mean of now, best and worst */

typedef enum {
  COXA_RISK_LOW,
  COXA_RISK_MEDIUM,
  COXA_RISK_HIGH,
} CoxaRisk;

extern const char *const coxa_text_permission_ids[];
extern const char *const coxa_mark_ids[];
extern const char *const coxa_direction_ids[];
extern const char *const coxa_change_kind_ids[];
extern const char *const coxa_domain_ids[];
extern const char *const coxa_risk_ids[];

#define COXA_MIC_STEPS_MAX 4
#define COXA_ITEMS_MAX 40

/**
 * CoxaThresholds: when a change is real (MDC) and when it is enough (MIC), in points. NAN where a
 * rule does not exist (outcomes.md 3).
 */
typedef struct {
  CoxaChangeKind kind;
  double mdc; /* real from here on, better or worse */
  CoxaMark mdc_mark;
  double mic;         /* enough from here on, where the percentage is reached too */
  double mic_percent; /* of the baseline */
  double mic_alone;   /* enough without the percentage */
  CoxaMark mic_mark;
  guint n_mic_steps; /* above 0: the MIC depends on the baseline */
  struct {
    double from; /* baseline */
    double mic;
  } mic_steps[COXA_MIC_STEPS_MAX];
  double better_from, better_to; /* baselines that leave room to get measurably better */
  double worse_from, worse_to;   /* ... measurably worse */
  double improved_from;          /* of a rating of change */
  double worsened_to;
  int recall_days; /* a rating of change counts no longer than this; 0: no limit */
} CoxaThresholds;

/**
 * CoxaSumKind: what a total is made of.
 * @COXA_SUM_MEAN: the mean of the answered items
 * @COXA_SUM_PERCENT: 100 x sum / (item_max x answered)
 * @COXA_SUM_TOTAL: the sum; a missing item counts as the mean of the others
 * @COXA_SUM_RATIO: 100 x the second item / the first, at most 100
 */
typedef enum {
  COXA_SUM_MEAN,
  COXA_SUM_PERCENT,
  COXA_SUM_TOTAL,
  COXA_SUM_RATIO,
} CoxaSumKind;

/**
 * CoxaSumRule: how a total follows from the answered items; @items is 0 where the total alone is
 * entered.
 */
typedef struct {
  CoxaSumKind kind;
  int items; /* at most */
  int item_min;
  int item_max;
  int min_answered;
} CoxaSumRule;

/**
 * CoxaRiskRule: low up to @low_max, high from @high_min of the part @part on, else medium. @part
 * is %NULL where the questionnaire has no groups.
 */
typedef struct {
  const char *part; /* id of the subscore */
  int low_max;
  int high_min;
  int rest_max; /* the total cannot exceed the part by more */
} CoxaRiskRule;

/**
 * CoxaQuestionnaire:
 *
 * The definition of something one asks with: a rating, a questionnaire, or one subscore of it
 * (@part_of). Every one has a score of its own, except a family of subscores without a total.
 * Owned by its catalogue, immutable. Scores of two ids are never compared.
 */
typedef struct {
  guint index; /* place in the catalogue: the order of questionnaires.ini */
  const char *id;
  const char *name;       /* translated */
  const char *short_name; /* translated; for table rows */
  const char *notice;     /* translated: who owns the wording, what may be done; "" where nobody */
  const char *text;       /* translated: our own wording of the question, or NULL */
  const char *const *items; /* translated; empty where the total alone is entered */
  const char *const *answers; /* translated: words for item_min, item_min + 1, ..., or empty */
  gboolean own_words;         /* the patient names the items */
  gboolean usual;             /* offered first */
  gboolean computed;          /* follows from other entries: not entered by itself */
  gboolean of_clinic;         /* from the clinic's own file */
  const char *unit;         /* "" where it is points */
  CoxaTextPermission permission;
  const char *source;
  const char *checked_on; /* ISO 8601: the day the entry was last held against its reference */
  const char *note;       /* for who reads the file, or NULL */
  gboolean has_total;
  const char *part_of;      /* id, or NULL */
  const char *const *parts; /* ids of the subscores, in their order */
  CoxaDirection direction;
  double min, max;
  CoxaMark range_mark;
  int decimals; /* 0: whole numbers alone are accepted */
  gboolean single_rating;
  gboolean needs_read_all; /* an empty form is no zero until "I have read all" is ticked */
  int pain;                /* COXA_PAIN_NONE, a CoxaPainKind, or COXA_PAIN_COMPOSITE */
  int domain;              /* COXA_DOMAIN_NONE or a CoxaDomain */
  CoxaSumRule sum;
  CoxaRiskRule risk;
  const char *replaced_by; /* id of the scoring that replaced this one, or NULL */
  double reversal;         /* score there = reversal - score here */
  CoxaThresholds thresholds;
  CoxaClinicOwn clinic_own; /* thresholds that the clinic set, or NULL */
} CoxaQuestionnaire;

typedef struct _CoxaQuestionnaireCatalogue CoxaQuestionnaireCatalogue;

CoxaQuestionnaireCatalogue *coxa_questionnaire_catalogue_new (const char *name,
                                                              GBytes *bytes,
                                                              const char *language,
                                                              GError **error);
CoxaQuestionnaireCatalogue *
coxa_questionnaire_catalogue_load (const char *language, GError **error);
CoxaQuestionnaireCatalogue *coxa_questionnaire_catalogue_load_from (const CoxaDataSource *source,
                                                                    const char *language,
                                                                    GError **error);
gboolean coxa_questionnaire_catalogue_add_own (CoxaQuestionnaireCatalogue *self,
                                               const char *path,
                                               const char *language,
                                               GError **error);
void coxa_questionnaire_catalogue_free (CoxaQuestionnaireCatalogue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaQuestionnaireCatalogue, coxa_questionnaire_catalogue_free)

guint coxa_questionnaire_catalogue_count (const CoxaQuestionnaireCatalogue *self);
const CoxaQuestionnaire *
coxa_questionnaire_catalogue_get (const CoxaQuestionnaireCatalogue *self, guint index);
const CoxaQuestionnaire *
coxa_questionnaire_catalogue_find (const CoxaQuestionnaireCatalogue *self, const char *id);

gboolean
coxa_questionnaire_check_total (const CoxaQuestionnaire *self, double total, GError **error);
gboolean
coxa_questionnaire_check_read (const CoxaQuestionnaire *self, gboolean read_all, GError **error);
gboolean coxa_questionnaire_check_part (const CoxaQuestionnaire *self,
                                        double total,
                                        double part,
                                        GError **error);
gboolean coxa_questionnaire_total_from_sum (
    const CoxaQuestionnaire *self, double sum, int n_answered, double *total_out, GError **error);
gboolean coxa_questionnaire_has_items (const CoxaQuestionnaire *self);
char *coxa_questionnaire_dup_item_id (guint place);
int coxa_questionnaire_find_item (const CoxaQuestionnaire *self, const char *item);
gboolean
coxa_questionnaire_check_answer (const CoxaQuestionnaire *self, double value, GError **error);
gboolean coxa_questionnaire_score (const CoxaQuestionnaire *self,
                                   const CoxaScore *score,
                                   double *total_out,
                                   guint *n_missing_out,
                                   GError **error);
gboolean coxa_questionnaire_convert (const CoxaQuestionnaire *self,
                                     double total,
                                     double *total_out,
                                     GError **error);
CoxaRisk coxa_questionnaire_find_risk (const CoxaQuestionnaire *self, double total, double part);
gboolean
coxa_questionnaire_find_total (const CoxaQuestionnaire *self, CoxaVisit *visit, double *total_out);
gboolean coxa_pains_are_ordered (CoxaVisit *visit);

G_END_DECLS
