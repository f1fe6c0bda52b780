/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-clinic-file.h"

G_BEGIN_DECLS

#define COXA_DATA_ERROR (coxa_data_error_quark ())

/**
 * CoxaDataError:
 * @COXA_DATA_ERROR_INVALID: a key file says something that cannot be meant; the message names
 *   file, group and key
 * @COXA_DATA_ERROR_CLINIC: the same, and it is the clinic's own file that says it
 */
typedef enum {
  COXA_DATA_ERROR_INVALID,
  COXA_DATA_ERROR_CLINIC,
} CoxaDataError;

GQuark coxa_data_error_quark (void);

/**
 * CoxaDataFile:
 *
 * A key file of `data/clinical/`, read strictly: each error names file, group and key, and a key
 * that nobody asked for is an error too (coxa_data_file_finish()).
 */
typedef struct _CoxaDataFile CoxaDataFile;

CoxaDataFile *coxa_data_file_new (const char *name, GBytes *bytes, GError **error);
void coxa_data_file_free (CoxaDataFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaDataFile, coxa_data_file_free)

void coxa_data_file_set_clinic (CoxaDataFile *self, const char *file, CoxaClinicFile *clinic);
CoxaClinicFile *coxa_data_file_get_clinic (CoxaDataFile *self);
CoxaClinicOwn coxa_data_file_get_own (CoxaDataFile *self, const char *group);
const char *coxa_data_file_get_name (CoxaDataFile *self);
GKeyFile *coxa_data_file_get_keys (CoxaDataFile *self);

GBytes *coxa_data_lookup (const char *name, GError **error);

const char *const *coxa_data_file_groups (CoxaDataFile *self);
gboolean coxa_data_file_has (CoxaDataFile *self, const char *group, const char *key);

char *
coxa_data_file_dup_string (CoxaDataFile *self, const char *group, const char *key, GError **error);
char *coxa_data_file_dup_optional (CoxaDataFile *self, const char *group, const char *key);
char *coxa_data_file_dup_text (
    CoxaDataFile *self, const char *group, const char *key, const char *language, GError **error);
char *coxa_data_file_dup_optional_text (CoxaDataFile *self,
                                        const char *group,
                                        const char *key,
                                        const char *language);
char **coxa_data_file_dup_list (CoxaDataFile *self, const char *group, const char *key);
gboolean coxa_data_file_get_number (
    CoxaDataFile *self, const char *group, const char *key, double *number_out, GError **error);
gboolean coxa_data_file_get_optional_number (CoxaDataFile *self,
                                             const char *group,
                                             const char *key,
                                             double fallback,
                                             double *number_out,
                                             GError **error);
gboolean coxa_data_file_get_integer (CoxaDataFile *self,
                                     const char *group,
                                     const char *key,
                                     int minimum,
                                     int maximum,
                                     int *integer_out,
                                     GError **error);
gboolean coxa_data_file_get_optional_integer (CoxaDataFile *self,
                                              const char *group,
                                              const char *key,
                                              int minimum,
                                              int maximum,
                                              int absent,
                                              int *integer_out,
                                              GError **error);
gboolean coxa_data_file_get_choice (CoxaDataFile *self,
                                    const char *group,
                                    const char *key,
                                    const char *const *choices,
                                    int *index_out,
                                    GError **error);
gboolean coxa_data_file_get_flag (
    CoxaDataFile *self, const char *group, const char *key, gboolean *flag_out, GError **error);
gboolean coxa_data_file_finish (CoxaDataFile *self, GError **error);

gboolean coxa_data_file_fail (
    CoxaDataFile *self, const char *group, const char *key, GError **error, const char *format, ...)
    G_GNUC_PRINTF (5, 6);

G_END_DECLS
