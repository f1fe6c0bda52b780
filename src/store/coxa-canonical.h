/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Canonical JSON: one way to write each thing, so that equal content has an equal hash. Keys in
 * order (the caller's duty), no white space, numbers exact and shortest, UTF-8 as it is. */

void coxa_canonical_add_text (GString *json, const char *text, gssize length);
void coxa_canonical_add_int (GString *json, gint64 number);
void coxa_canonical_add_real (GString *json, double number);

char *coxa_canonical_hash (const char *text, gssize length);

/**
 * CoxaCanonicalReader:
 *
 * Reads what was written here and nothing else: anything that differs from the canonical form is
 * refused. Each function moves on when it answers TRUE.
 */
typedef struct {
  const char *at;
} CoxaCanonicalReader;

typedef enum {
  COXA_CANONICAL_NULL,
  COXA_CANONICAL_INT,
  COXA_CANONICAL_REAL,
  COXA_CANONICAL_TEXT,
} CoxaCanonicalKind;

typedef struct {
  CoxaCanonicalKind kind;
  gint64 number;
  double real;
  GString *text; /* made when first needed */
} CoxaCanonicalValue;

gboolean coxa_canonical_take (CoxaCanonicalReader *self, const char *token);
gboolean coxa_canonical_read (CoxaCanonicalReader *self, CoxaCanonicalValue *value);

G_END_DECLS
