/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* What the rule set, the judge and the result share; not seen outside the engine. */

#include "coxa-data-source.h"
#include "coxa-facts.h"
#include "coxa-ruleset.h"

G_BEGIN_DECLS

#define COXA_FINDINGS_MAX 16 /* of one pattern */
#define COXA_MINIMUM_MAX 6
#define COXA_SLOTS_MAX G_MAXUINT8 /* different readings that the rules look at */
#define COXA_NAMES_MAX 48         /* measures named as missing or next */

/* An interval of values, each end in or out. */
typedef struct {
  double lo, hi;
  gboolean lo_open, hi_open;
  gboolean never;
} CoxaZoneRange;

/* One way to come to a zone: a value and where its zones lie, or conditions instead of ranges. */
typedef struct {
  CoxaExpression *value;
  CoxaZoneRange ranges[5];       /* by CoxaZone */
  CoxaExpression *conditions[5]; /* by CoxaZone, or NULL */
  gboolean yes_no;               /* its zones are yes and no */
  const CoxaMeasure *measure;    /* the one measure it looks at, or NULL */
} CoxaMethod;

#define COXA_INPUTS_MAX 31 /* readings of one finding */

/* A reading that a finding looks at, as what to measure next asks for it. */
typedef struct {
  const char *name;  /* id of the measure, or "age" */
  guint order;       /* of the measure in the catalogue; G_MAXUINT where it is none */
  guint8 slot;
  guint8 side[2];    /* whose reading it is when the left is judged, and the right */
  guint8 method;
  guint8 can_be_asked; /* whether a visit can supply it: all but the sex */
} CoxaInput;

typedef struct {
  CoxaFindingRule rule; /* first: what the world sees */
  CoxaMethod methods[2];
  guint n_methods;
  CoxaInput inputs[COXA_INPUTS_MAX]; /* of all methods */
  guint n_inputs;
  int stands_in_for; /* finding whose place it takes when that one has no value, or -1 */
  const char *cap;   /* id of the cap that holds while it stands in */
} CoxaRule;

/* Findings of which one must have a value: on this side, or on both. */
typedef struct {
  guint32 alternatives; /* a bit for each finding */
  gboolean both_sides;
} CoxaMinimum;

typedef struct {
  CoxaPattern pattern; /* first: what the world sees */
  CoxaRule *rules;
  CoxaMinimum minimum[COXA_MINIMUM_MAX];
  guint n_minimum;
  gboolean needs_link;
  guint32 caps; /* patterns that this one caps while it is possible or likely, a bit for each */
} CoxaPatternRules;

typedef struct {
  const char *id;
  CoxaExpression *when;
  guint32 patterns; /* a bit for each */
} CoxaSuspension;

/* A published rule, shown beside a pattern and never scored. */
typedef struct {
  guint pattern;
  CoxaExpression *when;
  const char *met, *not_met;
} CoxaClassification;

typedef struct {
  CoxaSafetyFlag flag;
  CoxaExpression *when;
} CoxaSafetyRule;

typedef struct {
  CoxaYellowFlag flag;
  CoxaExpression *when;
} CoxaYellowRule;

typedef struct {
  int full_days;             /* a full screen holds so long */
  CoxaExpression *full_when; /* the short form is not enough, by the visit's own answers */
  int old_measurement_days;
} CoxaScreenRules;

typedef struct {
  int likely_percent;   /* of the index */
  int possible_percent; /* of the index */
  int coverage_percent;
  int shown;      /* flags together */
  int widespread; /* possible patterns from which on no single one stands out */
} CoxaClassLimits;

struct _CoxaRuleset {
  gatomicrefcount references;
  CoxaMeasureCatalogue *measures;
  GStringChunk *strings;
  GPtrArray *lists;
  const char *version;
  CoxaClassLimits limits;
  CoxaFactTable *facts;
  CoxaFactTable *answers;
  GArray *patterns;        /* of CoxaPatternRules */
  GArray *suspensions;     /* of CoxaSuspension */
  GArray *classifications; /* of CoxaClassification */
  GArray *questions;       /* of CoxaQuestion */
  GArray *safety;          /* of CoxaSafetyRule */
  GArray *yellow;          /* of CoxaYellowRule */
  CoxaScreenRules screen;
  CoxaDecisionLimits decision_limits;
  CoxaGroundText grounds[COXA_N_GROUNDS];
  GHashTable *refusals;   /* id -> text, both kept */
  CoxaClinicFile *clinic; /* whose values stand among the rules, or NULL */
  gboolean has_patterns;  /* else the engine is off */
  gboolean has_safety;    /* else the screen could not be read */
};

typedef CoxaZone CoxaZones[COXA_FINDINGS_MAX];

const CoxaPatternRules *coxa_ruleset_get_rules (const CoxaRuleset *self, guint index);

gboolean coxa_ruleset_read_patterns (CoxaRuleset *self,
                                     CoxaDataFile *file,
                                     const char *language,
                                     GError **error);
gboolean coxa_ruleset_read_safety (CoxaRuleset *self,
                                   CoxaDataFile *file,
                                   const char *language,
                                   GError **error);
const char *coxa_ruleset_keep (CoxaRuleset *self, char *take_text);
const char *const *coxa_ruleset_keep_list (CoxaRuleset *self, char **take_list);

/* What a rule came to on one side, and by which of its methods. */
typedef struct {
  CoxaZone zone;
  CoxaRange value;
  const CoxaMethod *method;
} CoxaFound;

CoxaFound coxa_rule_find (const CoxaRule *rule, const CoxaRange (*readings)[2], guint side);
guint32 coxa_rules_choose_counted (const CoxaPatternRules *rules, const CoxaZones zones);

/* The sums and the class of one pattern on one side. */
typedef struct {
  const CoxaRuleset *ruleset;
  const CoxaPatternRules *rules;
  const CoxaZones *zones; /* of the two sides */
  guint side;
  guint32 known[2];   /* findings that have a value on each side, a bit for each */
  guint32 other_caps; /* patterns that cap this one, a bit for each */
} CoxaCase;

typedef struct {
  CoxaClass class;
  int support, against, measured, total; /* half-points */
  const char *caps[COXA_CAPS_MAX + 1];
} CoxaVerdict;

CoxaVerdict coxa_case_classify (const CoxaCase *self);
gboolean coxa_case_has_minimum (const CoxaCase *self, guint minimum);

typedef struct {
  CoxaPatternResult result; /* first: what the world sees */
  CoxaFinding findings[COXA_FINDINGS_MAX];
  const char *missing[COXA_NAMES_MAX + 1]; /* ends with NULL */
  const char *next[COXA_NAMES_MAX + 1];    /* ends with NULL */
} CoxaEntry;

void
coxa_entry_name_missing (CoxaEntry *self, const CoxaCase *judged, const CoxaRange (*readings)[2]);
void coxa_entry_name_next (CoxaEntry *self, const CoxaCase *judged, const CoxaRange (*readings)[2]);

#define COXA_BECAUSE_MAX 16

typedef struct {
  CoxaSafetyFlag flag;
  const char *because[COXA_BECAUSE_MAX + 1]; /* ends with NULL */
  gint64 answered_utc;                       /* of the newest answer behind it; seconds */
} CoxaRaisedFlag;

/* What the earlier visits say about progress, where it can be told. */
typedef struct {
  gboolean worse;
  gboolean unchanged; /* in spite of enough exercise */
} CoxaTrend;

struct _CoxaResult {
  CoxaRuleset *ruleset;
  gboolean engine_off; /* safety alone is judged */
  CoxaRange (*readings)[2];
  CoxaRange (*answers)[2];
  CoxaZones (*zones)[2]; /* for each pattern */
  CoxaFound (*found)[2][COXA_FINDINGS_MAX]; /* for each pattern, like the zones */
  CoxaEntry *entries;
  guint n_entries;
  CoxaShown *shown;
  guint n_shown;
  guint n_possible; /* patterns, both sides counted once */
  CoxaRaisedFlag *flags;
  guint n_flags;
  const CoxaYellowFlag **yellow; /* the raised ones */
  guint n_yellow;
  CoxaSafetyLevel level;
  gboolean screen_complete;
  gboolean screen_outdated;  /* too long ago for a handout of today */
  gboolean old_measurements; /* too old to say anything today */
};

gboolean coxa_screen_is_full (const CoxaRuleset *ruleset, CoxaVisit *visit);
void coxa_result_judge_safety (CoxaResult *self,
                               CoxaPatient *patient,
                               CoxaVisit *visit,
                               const CoxaTrend *trend);
void coxa_result_find_level (CoxaResult *self);
void coxa_result_judge_patterns (CoxaResult *self, CoxaPatient *patient, CoxaVisit *visit);
void coxa_result_choose_shown (CoxaResult *self);
void coxa_result_find_zones (CoxaResult *self, guint pattern);
CoxaCase coxa_result_make_case (const CoxaResult *self, guint pattern, guint side);
CoxaZone coxa_method_find_zone_of (const CoxaMethod *method, CoxaRange value);

G_END_DECLS
