/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define COXA_SEAL_ERROR (coxa_seal_error_quark ())

/**
 * CoxaSealError:
 * @COXA_SEAL_ERROR_NOT_SEALED: not such a file, or of a newer Coxa
 * @COXA_SEAL_ERROR_PASSPHRASE: the passphrase does not fit
 * @COXA_SEAL_ERROR_DAMAGED: cut off or changed
 */
typedef enum {
  COXA_SEAL_ERROR_NOT_SEALED,
  COXA_SEAL_ERROR_PASSPHRASE,
  COXA_SEAL_ERROR_DAMAGED,
} CoxaSealError;

GQuark coxa_seal_error_quark (void);

/**
 * CoxaSealCost: what it takes to try a passphrase (Argon2id); stored in the file.
 */
typedef struct {
  guint64 passes;
  guint64 memory; /* bytes */
} CoxaSealCost;

/* About a second on a clinic's computer. */
extern const CoxaSealCost coxa_seal_cost_usual;

/* @done and @total in bytes; called in the thread that seals. */
typedef void (*CoxaSealProgress) (guint64 done, guint64 total, gpointer user_data);

gboolean coxa_seal_file (const char *plain_path,
                         const char *sealed_path,
                         const char *label,
                         const char *passphrase,
                         CoxaSealCost cost,
                         CoxaSealProgress progress,
                         gpointer user_data,
                         GCancellable *cancellable,
                         GError **error);
gboolean coxa_unseal_file (const char *sealed_path,
                           const char *plain_path,
                           const char *passphrase,
                           CoxaSealProgress progress,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error);
char *coxa_sealed_file_read_label (const char *path, GError **error);

G_END_DECLS
