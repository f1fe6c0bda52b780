/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-data-source.h"

G_BEGIN_DECLS

/* What can be done with a patient. Owned by its catalogue, as all below. */
typedef struct {
  char *id;
  char *name;    /* translated */
  char **grades; /* weakest first; empty where it has none */
} CoxaTechnique;

typedef struct {
  char *id;
  char *name; /* translated */
  gboolean sided;
} CoxaRegion;

/* What to mind about techniques with a precaution of the patient (safety.md 6). */
typedef struct {
  char **precautions; /* ids; the patient has one of them */
  char **techniques;  /* ids */
  char *text;         /* translated */
  char *source;
  gboolean unverified; /* standard teaching, no source text was read */
} CoxaCaution;

/**
 * CoxaTechniqueCatalogue: treatment.ini.
 */
typedef struct _CoxaTechniqueCatalogue CoxaTechniqueCatalogue;

CoxaTechniqueCatalogue *
coxa_technique_catalogue_new (CoxaDataFile *file, const char *language, GError **error);
CoxaTechniqueCatalogue *coxa_technique_catalogue_load_from (const CoxaDataSource *source,
                                                            const char *language,
                                                            GError **error);
void coxa_technique_catalogue_free (CoxaTechniqueCatalogue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaTechniqueCatalogue, coxa_technique_catalogue_free)

const GPtrArray *coxa_technique_catalogue_get_techniques (const CoxaTechniqueCatalogue *self);
const GPtrArray *coxa_technique_catalogue_get_regions (const CoxaTechniqueCatalogue *self);
const GPtrArray *coxa_technique_catalogue_get_cautions (const CoxaTechniqueCatalogue *self);
const CoxaTechnique *
coxa_technique_catalogue_find (const CoxaTechniqueCatalogue *self, const char *id);
const CoxaRegion *
coxa_technique_catalogue_find_region (const CoxaTechniqueCatalogue *self, const char *id);
GPtrArray *coxa_technique_catalogue_list_cautions (const CoxaTechniqueCatalogue *self,
                                                   const char *technique,
                                                   const char *const *precautions);

G_END_DECLS
