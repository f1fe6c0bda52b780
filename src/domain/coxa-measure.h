/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-data-source.h"

G_BEGIN_DECLS

/**
 * CoxaSide:
 * @COXA_SIDE_CENTRAL: the measure has no side
 */
typedef enum {
  COXA_SIDE_LEFT,
  COXA_SIDE_RIGHT,
  COXA_SIDE_CENTRAL,
} CoxaSide;

typedef enum {
  COXA_MEASURE_NUMBER,
  COXA_MEASURE_YESNO,    /* 1 = present */
  COXA_MEASURE_FAILED,   /* 1 = the control test was failed */
  COXA_MEASURE_GRADE,    /* position in the ordered list of values */
  COXA_MEASURE_CHOICE,   /* position in the list of values */
  COXA_MEASURE_COMPUTED, /* derived from others, refused as input */
} CoxaMeasureKind;

typedef enum {
  COXA_MODE_PASSIVE,
  COXA_MODE_ACTIVE,
  COXA_MODE_UNSTATED, /* of norm rows alone */
} CoxaMode;

/**
 * CoxaMeasure:
 *
 * The definition of something a physiotherapist measures, tests or asks. Its id is the vocabulary
 * of code, files, database and tests. Limits are in @unit; a value outside the hard limits is
 * refused, one outside the soft limits is asked about (rom.md 7: engineering judgement, set wide
 * of the confirmed extremes). Owned by its catalogue, immutable.
 */
typedef struct {
  guint index; /* place in the catalogue: the order of measures.ini */
  const char *id;
  CoxaMeasureKind kind;
  const char *unit;             /* "" where there is none */
  gboolean sided;               /* measured left and right */
  const char *const *positions; /* first one is the default */
  const char *const *values;    /* of grades and choices, else empty */
  const char *section;          /* of the visit page, see coxa_measure_sections */
  const char *const *presets;   /* sets of measures it is taken with, see coxa_measure_presets */
  const char *name;             /* translated */
  const char *short_name;       /* translated; for table rows */
  const char *how;              /* translated: how to measure it, one line */
  const char *source;
  CoxaMode mode;             /* it is taken in, unless a reading says otherwise */
  gboolean judged_passive;   /* an active reading does not count for patterns */
  gboolean pelvis_qualifier; /* readings say whether the pelvis was held (modified Thomas) */
  int decimals;              /* shown */
  double hard_min, hard_max;
  double soft_min, soft_max;
  double soft_max_child;    /* below 10 years of age; equals soft_max where none is given */
  CoxaClinicOwn clinic_own; /* soft limits that the clinic set, or NULL */
} CoxaMeasure;

typedef struct _CoxaMeasureCatalogue CoxaMeasureCatalogue;

#define COXA_MEASURE_LIMIT 256 /* no catalogue is longer */

CoxaMeasureCatalogue *
coxa_measure_catalogue_new (const char *name, GBytes *bytes, const char *language, GError **error);
CoxaMeasureCatalogue *coxa_measure_catalogue_load (const char *language, GError **error);
CoxaMeasureCatalogue *coxa_measure_catalogue_load_from (const CoxaDataSource *source,
                                                        const char *language,
                                                        GError **error);
CoxaMeasureCatalogue *coxa_measure_catalogue_ref (CoxaMeasureCatalogue *self);
void coxa_measure_catalogue_unref (CoxaMeasureCatalogue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaMeasureCatalogue, coxa_measure_catalogue_unref)

guint coxa_measure_catalogue_count (const CoxaMeasureCatalogue *self);
const CoxaMeasure *coxa_measure_catalogue_get (const CoxaMeasureCatalogue *self, guint index);
const CoxaMeasure *coxa_measure_catalogue_find (const CoxaMeasureCatalogue *self, const char *id);

gboolean coxa_measure_is_in_preset (const CoxaMeasure *self, const char *preset);
int coxa_measure_find_value (const CoxaMeasure *self, const char *value);
const char *coxa_measure_find_position (const CoxaMeasure *self, const char *position);

/* Ids as files spell them; the lists end with NULL. */
extern const char *const coxa_side_ids[];
extern const char *const coxa_mode_ids[];
extern const char *const coxa_measure_kind_ids[];
extern const char *const coxa_measure_sections[];
extern const char *const coxa_measure_presets[];

G_END_DECLS
