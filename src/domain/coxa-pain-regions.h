/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-data-source.h"
#include "coxa-measurement.h"

G_BEGIN_DECLS

typedef enum {
  COXA_BODY_FRONT,
  COXA_BODY_BACK,
  COXA_N_BODY_VIEWS,
} CoxaBodyView;

/* How a kind of symptom is drawn: told apart without colour. */
typedef enum {
  COXA_PATTERN_DIAGONAL,
  COXA_PATTERN_VERTICAL,
  COXA_PATTERN_CROSSES,
  COXA_PATTERN_DOTS,
  COXA_PATTERN_HORIZONTAL,
  COXA_PATTERN_GRID,
  COXA_N_SYMPTOM_PATTERNS,
} CoxaSymptomPattern;

extern const char *const coxa_body_view_ids[];
extern const char *const coxa_symptom_pattern_ids[];

/* A place on the body: x to the patient's left of the middle, y up from the soles, body heights. */
typedef struct {
  double x, y;
} CoxaBodyPoint;

/* Points in their order; a ring, where an area is meant. */
typedef struct {
  const CoxaBodyPoint *points;
  guint n;
} CoxaBodyLine;

/**
 * CoxaPainRegion: a place that can be marked. Owned by its catalogue, immutable.
 */
typedef struct {
  guint index;      /* from head to foot, the left before the right */
  const char *id;   /* the area's, with "_left" or "_right" where it has sides */
  const char *name; /* translated, with its side */
  const char *area; /* the id of both sides */
  CoxaSide side;    /* COXA_SIDE_CENTRAL where it has none */
  CoxaBodyLine outlines[COXA_N_BODY_VIEWS]; /* n is 0 where that view does not show it */
  const char *question; /* of the safety screen, asked where this is marked, or NULL */
  gboolean below_knee;
} CoxaPainRegion;

/**
 * CoxaSymptom: a kind of what is felt.
 */
typedef struct {
  guint index;
  const char *id;
  const char *name; /* translated */
  CoxaSymptomPattern pattern;
} CoxaSymptom;

/**
 * CoxaPainRegions: the pain map's regions and kinds (pain-regions.ini), with the body they lie on.
 */
typedef struct _CoxaPainRegions CoxaPainRegions;

CoxaPainRegions *
coxa_pain_regions_new (const char *name, GBytes *bytes, const char *language, GError **error);
CoxaPainRegions *coxa_pain_regions_load (const char *language, GError **error);
CoxaPainRegions *
coxa_pain_regions_load_from (const CoxaDataSource *source, const char *language, GError **error);
void coxa_pain_regions_free (CoxaPainRegions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaPainRegions, coxa_pain_regions_free)

guint coxa_pain_regions_count (const CoxaPainRegions *self);
const CoxaPainRegion *coxa_pain_regions_get (const CoxaPainRegions *self, guint index);
const CoxaPainRegion *coxa_pain_regions_find (const CoxaPainRegions *self, const char *id);
guint coxa_pain_regions_count_symptoms (const CoxaPainRegions *self);
const CoxaSymptom *coxa_pain_regions_get_symptom (const CoxaPainRegions *self, guint index);
const CoxaSymptom *coxa_pain_regions_find_symptom (const CoxaPainRegions *self, const char *id);

CoxaBodyLine coxa_pain_regions_get_body (const CoxaPainRegions *self);
guint coxa_pain_regions_count_lines (const CoxaPainRegions *self, CoxaBodyView view);
CoxaBodyLine
coxa_pain_regions_get_line (const CoxaPainRegions *self, CoxaBodyView view, guint index);

G_END_DECLS
