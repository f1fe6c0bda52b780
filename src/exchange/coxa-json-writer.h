/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CoxaJsonWriter:
 *
 * Writes JSON on one line, members in the order they are given. Every value has a name inside an
 * object and none (NULL) inside a list. Numbers are written with as few digits as read back to
 * the same number, whatever the locale; one that is not finite is written as null.
 */
typedef struct _CoxaJsonWriter CoxaJsonWriter;

CoxaJsonWriter *coxa_json_writer_new (void);
void coxa_json_writer_free (CoxaJsonWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaJsonWriter, coxa_json_writer_free)

void coxa_json_writer_open_object (CoxaJsonWriter *self, const char *name);
void coxa_json_writer_close_object (CoxaJsonWriter *self);
void coxa_json_writer_open_list (CoxaJsonWriter *self, const char *name);
void coxa_json_writer_close_list (CoxaJsonWriter *self);

void coxa_json_writer_add_text (CoxaJsonWriter *self, const char *name, const char *text);
void coxa_json_writer_add_optional_text (CoxaJsonWriter *self, const char *name, const char *text);
void coxa_json_writer_add_number (CoxaJsonWriter *self, const char *name, double number);
void coxa_json_writer_add_decimal (CoxaJsonWriter *self, const char *name, double number);
void coxa_json_writer_add_flag (CoxaJsonWriter *self, const char *name, gboolean flag);
void coxa_json_writer_add_null (CoxaJsonWriter *self, const char *name);
void coxa_json_writer_add_texts (CoxaJsonWriter *self,
                                 const char *name,
                                 const char *const *texts,
                                 guint n_texts);

/* @line: a whole value as another writer wrote it. */
void coxa_json_writer_add_written (CoxaJsonWriter *self, const char *name, const char *line);

char *coxa_json_writer_dup_line (CoxaJsonWriter *self);

G_END_DECLS
