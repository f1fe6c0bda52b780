/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-passphrase.h"

#include "coxa-store.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

struct _CoxaPassphrase {
  gsize length;
  char text[];
};

CoxaPassphrase *
coxa_passphrase_new (const char *text)
{
  gsize length = strlen (text);
  CoxaPassphrase *self;

  /* Needed once in a process, harmless afterwards, from any thread. */
  if (sodium_init () < 0)
    g_error ("libsodium could not be started");
  /* sodium_malloc() puts a guard page right behind: room for alignment too. */
  self = sodium_malloc ((sizeof *self + length + 15) & ~(gsize) 15);
  if (self == NULL)
    g_error ("no memory for a passphrase");
  self->length = length;
  memcpy (self->text, text, length);
  return self;
}

void
coxa_passphrase_free (CoxaPassphrase *self)
{
  sodium_free (self);
}

/**
 * coxa_passphrase_make_verifier:
 *
 * Argon2id with libsodium's limits for people who wait (64 MiB); takes some tenths of a second.
 *
 * Returns: (transfer full): text that names the method, its limits and the salt
 */
char *
coxa_passphrase_make_verifier (const CoxaPassphrase *self, GError **error)
{
  char verifier[crypto_pwhash_STRBYTES];

  if (crypto_pwhash_str_alg (verifier, self->text, self->length, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                             crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) == 0)
    return g_strdup (verifier);
  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_FAILED,
                       _ ("There is not enough memory to set a passphrase. Nothing was stored."));
  return NULL;
}

/* As slow as making the verifier was: that is the brake on guessing. */
gboolean
coxa_passphrase_fits (const CoxaPassphrase *self, const char *verifier)
{
  char text[crypto_pwhash_STRBYTES] = { 0 };

  if (strlen (verifier) >= sizeof text)
    return FALSE;
  memcpy (text, verifier, strlen (verifier));
  return crypto_pwhash_str_verify (text, self->text, self->length) == 0;
}
