/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-clinic-file.h"
#include "coxa-data-file.h"

G_BEGIN_DECLS

/**
 * CoxaDataSource:
 *
 * Where the knowledge comes from: the files that are compiled in, over them those of a folder
 * (data to be tried out), over both the clinic's own values. Immutable; %NULL stands for what is
 * compiled in alone.
 */
typedef struct _CoxaDataSource CoxaDataSource;

CoxaDataSource *coxa_data_source_new (const char *folder, GError **error);
CoxaDataSource *
coxa_data_source_with_clinic (const CoxaDataSource *self, CoxaClinicFile *clinic, GError **error);
CoxaDataSource *coxa_data_source_ref (CoxaDataSource *self);
void coxa_data_source_unref (CoxaDataSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaDataSource, coxa_data_source_unref)

CoxaClinicFile *coxa_data_source_get_clinic (const CoxaDataSource *self);
gboolean coxa_data_source_has_file (const CoxaDataSource *self, const char *name);
CoxaDataFile *coxa_data_source_open (const CoxaDataSource *self, const char *name, GError **error);

CoxaClinicFile *coxa_clinic_file_load (const char *path, GError **error);

G_END_DECLS
