/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A file closed by a passphrase: libsodium's Argon2id makes the key, its secretstream
 * (XChaCha20-Poly1305) carries the content in chunks, so that nothing can be left out, put in or
 * swapped. What comes before the content is not secret but is proven with the first chunk.
 *
 *   magic 8 · format 1 · passes 8 · memory 8 · salt 16 · proof of the key 32 · length of label 2 ·
 * label · header of the stream 24 · chunks of 65536 + 17 bytes, the last one shorter and marked as
 * last
 *
 * Numbers are little-endian. */

#include "coxa-sealed-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#define MAGIC "CoxaSeal"
#define MAGIC_SIZE 8
#define FORMAT 1
#define CHUNK 65536
#define SEALED_CHUNK (CHUNK + crypto_secretstream_xchacha20poly1305_ABYTES)
#define KEY_SIZE crypto_secretstream_xchacha20poly1305_KEYBYTES
#define STREAM_HEADER crypto_secretstream_xchacha20poly1305_HEADERBYTES
#define PROOF_SIZE 32
#define LABEL_LIMIT 4096
#define FIXED_SIZE (MAGIC_SIZE + 1 + 8 + 8 + crypto_pwhash_SALTBYTES + PROOF_SIZE + 2)

/* A header that asks for more was not made by Coxa. */
#define MOST_PASSES 20
#define MOST_MEMORY (1024ULL * 1024 * 1024)

const CoxaSealCost coxa_seal_cost_usual = { 3, 256 * 1024 * 1024 };

G_DEFINE_QUARK (coxa - seal - error - quark, coxa_seal_error)

/* The open part of the file. */
typedef struct {
  CoxaSealCost cost;
  guint8 salt[crypto_pwhash_SALTBYTES];
  guint8 proof[PROOF_SIZE];
  char *label;
} Front;

typedef struct {
  FILE *from, *to;
  guint64 done, total;
  CoxaSealProgress progress;
  gpointer user_data;
  GCancellable *cancellable;
} Copy;

static gboolean
fail_io (const char *path, GError **error)
{
  int code = errno;
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), "%s: %s", name,
               g_strerror (code));
  return FALSE;
}

static gboolean
fail_seal (CoxaSealError kind, const char *path, const char *reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, COXA_SEAL_ERROR, kind, "%s: %s", name, reason);
  return FALSE;
}

static gboolean
fail_damaged (const char *path, GError **error)
{
  return fail_seal (COXA_SEAL_ERROR_DAMAGED, path,
                    _ ("This file was cut off or changed. It was left as it is."), error);
}

static gboolean
fail_not_sealed (const char *path, GError **error)
{
  return fail_seal (COXA_SEAL_ERROR_NOT_SEALED, path,
                    _ ("This is not a backup that this Coxa can read. It was left as it is."),
                    error);
}

static void
put_number (GByteArray *bytes, guint64 number, guint size)
{
  for (guint i = 0; i < size; i++) {
    guint8 byte = number >> (8 * i) & 0xff;

    g_byte_array_append (bytes, &byte, 1);
  }
}

static guint64
get_number (const guint8 *bytes, guint size)
{
  guint64 number = 0;

  for (guint i = 0; i < size; i++)
    number |= (guint64) bytes[i] << (8 * i);
  return number;
}

static GByteArray *
front_to_bytes (const Front *self)
{
  GByteArray *bytes = g_byte_array_new ();
  gsize label_size = strlen (self->label);

  g_byte_array_append (bytes, (const guint8 *) MAGIC, MAGIC_SIZE);
  put_number (bytes, FORMAT, 1);
  put_number (bytes, self->cost.passes, 8);
  put_number (bytes, self->cost.memory, 8);
  g_byte_array_append (bytes, self->salt, sizeof self->salt);
  g_byte_array_append (bytes, self->proof, sizeof self->proof);
  put_number (bytes, label_size, 2);
  g_byte_array_append (bytes, (const guint8 *) self->label, label_size);
  return bytes;
}

static gboolean
read_label (Front *self, FILE *file, gsize size, const char *path, GError **error)
{
  if (size > LABEL_LIMIT)
    return fail_damaged (path, error);
  self->label = g_malloc0 (size + 1);
  if (fread (self->label, 1, size, file) != size || strlen (self->label) != size ||
      !g_utf8_validate (self->label, size, NULL))
    return fail_damaged (path, error);
  return TRUE;
}

static gboolean
front_read (Front *self, FILE *file, const char *path, GError **error)
{
  guint8 bytes[FIXED_SIZE];
  const guint8 *at = bytes + MAGIC_SIZE + 1;
  gsize n = fread (bytes, 1, sizeof bytes, file);

  if (n < MAGIC_SIZE + 1 || memcmp (bytes, MAGIC, MAGIC_SIZE) != 0 || bytes[MAGIC_SIZE] != FORMAT)
    return fail_not_sealed (path, error);
  if (n < sizeof bytes)
    return fail_damaged (path, error);
  self->cost = (CoxaSealCost){ get_number (at, 8), get_number (at + 8, 8) };
  memcpy (self->salt, at + 16, sizeof self->salt);
  memcpy (self->proof, at + 16 + sizeof self->salt, sizeof self->proof);
  if (self->cost.passes < crypto_pwhash_OPSLIMIT_MIN || self->cost.passes > MOST_PASSES ||
      self->cost.memory < crypto_pwhash_MEMLIMIT_MIN || self->cost.memory > MOST_MEMORY)
    return fail_damaged (path, error);
  return read_label (self, file, get_number (bytes + FIXED_SIZE - 2, 2), path, error);
}

/* Key and proof come from one hash; the proof tells a wrong passphrase from a damaged file. */
static gboolean
derive (const Front *front,
        const char *passphrase,
        guint8 *key,
        guint8 *proof,
        const char *path,
        GError **error)
{
  guint8 both[KEY_SIZE + PROOF_SIZE];

  sodium_mlock (both, sizeof both);
  if (crypto_pwhash (both, sizeof both, passphrase, strlen (passphrase), front->salt,
                     front->cost.passes, front->cost.memory, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    sodium_munlock (both, sizeof both);
    errno = ENOMEM;
    return fail_io (path, error);
  }
  memcpy (key, both, KEY_SIZE);
  memcpy (proof, both + KEY_SIZE, PROOF_SIZE);
  sodium_munlock (both, sizeof both);
  return TRUE;
}

static FILE *
open_to_read (const char *path, guint64 *size_out, GError **error)
{
  FILE *file = g_fopen (path, "rbe");
  GStatBuf place;

  if (!file || fstat (fileno (file), &place) != 0) {
    fail_io (path, error);
    g_clear_pointer (&file, fclose);
    return NULL;
  }
  *size_out = place.st_size;
  return file;
}

/* Readable by its owner alone, and never over anything that is there; an empty file may be. */
static FILE *
open_to_write (const char *path, GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  GStatBuf place;
  FILE *file;

  if (fd >= 0 && (fstat (fd, &place) != 0 || place.st_size > 0 || !S_ISREG (place.st_mode))) {
    g_close (fd, NULL);
    fd = -1;
    errno = EEXIST;
  }
  if (fd < 0 && errno == ELOOP)
    errno = EEXIST;
  file = fd >= 0 ? fdopen (fd, "wb") : NULL;
  if (!file)
    fail_io (path, error);
  return file;
}

static gboolean
report (Copy *self, gsize n, GError **error)
{
  self->done += n;
  if (self->progress)
    self->progress (MIN (self->done, self->total), self->total, self->user_data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
write_all (FILE *file, gconstpointer bytes, gsize n, const char *path, GError **error)
{
  return fwrite (bytes, 1, n, file) == n || fail_io (path, error);
}

/* Durable: after this a power cut does not take it back. Closes the file in any case. */
static gboolean
finish (FILE *file, const char *path, GError **error)
{
  gboolean written = fflush (file) == 0 && fsync (fileno (file)) == 0;
  int code = errno;

  if (fclose (file) != 0 && written) {
    code = errno;
    written = FALSE;
  }
  errno = code;
  return written || fail_io (path, error);
}

static gboolean
read_chunk (FILE *file, guint8 *chunk, gsize size, gsize *n_out, gboolean *last_out)
{
  int next;

  *n_out = fread (chunk, 1, size, file);
  if (ferror (file))
    return FALSE;
  next = *n_out == size ? fgetc (file) : EOF;
  if (ferror (file))
    return FALSE;
  *last_out = next == EOF;
  if (next != EOF)
    ungetc (next, file);
  return TRUE;
}

static gboolean
push_chunks (Copy *copy,
             crypto_secretstream_xchacha20poly1305_state *state,
             GByteArray *front,
             const char *from,
             const char *to,
             GError **error)
{
  g_autofree guint8 *plain = g_malloc (CHUNK), *sealed = g_malloc (SEALED_CHUNK);
  gboolean last = FALSE;

  for (gboolean first = TRUE; !last; first = FALSE) {
    unsigned long long n_sealed;
    gsize n;

    if (!read_chunk (copy->from, plain, CHUNK, &n, &last))
      return fail_io (from, error);
    crypto_secretstream_xchacha20poly1305_push (
        state, sealed, &n_sealed, plain, n, first ? front->data : NULL, first ? front->len : 0,
        last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
    if (!write_all (copy->to, sealed, n_sealed, to, error) || !report (copy, n, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
pull_chunks (Copy *copy,
             crypto_secretstream_xchacha20poly1305_state *state,
             GByteArray *front,
             const char *from,
             const char *to,
             GError **error)
{
  g_autofree guint8 *plain = g_malloc (CHUNK), *sealed = g_malloc (SEALED_CHUNK);
  gboolean last = FALSE;

  for (gboolean first = TRUE; !last; first = FALSE) {
    unsigned long long n_plain;
    guint8 tag;
    gsize n;

    if (!read_chunk (copy->from, sealed, SEALED_CHUNK, &n, &last))
      return fail_io (from, error);
    if (crypto_secretstream_xchacha20poly1305_pull (state, plain, &n_plain, &tag, sealed, n,
                                                    first ? front->data : NULL,
                                                    first ? front->len : 0) != 0 ||
        (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) != last)
      return fail_damaged (from, error);
    if (!write_all (copy->to, plain, n_plain, to, error) || !report (copy, n, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
seal_open_files (
    Copy *copy, Front *front, const guint8 *key, const char *from, const char *to, GError **error)
{
  g_autoptr (GByteArray) bytes = front_to_bytes (front);
  crypto_secretstream_xchacha20poly1305_state state;
  guint8 header[STREAM_HEADER];
  gboolean sealed;

  crypto_secretstream_xchacha20poly1305_init_push (&state, header, key);
  sealed = write_all (copy->to, bytes->data, bytes->len, to, error) &&
           write_all (copy->to, header, sizeof header, to, error) &&
           push_chunks (copy, &state, bytes, from, to, error);
  sodium_memzero (&state, sizeof state);
  return sealed;
}

static gboolean
unseal_open_files (
    Copy *copy, Front *front, const guint8 *key, const char *from, const char *to, GError **error)
{
  g_autoptr (GByteArray) bytes = front_to_bytes (front);
  crypto_secretstream_xchacha20poly1305_state state;
  guint8 header[STREAM_HEADER];
  gboolean unsealed;

  if (fread (header, 1, sizeof header, copy->from) != sizeof header ||
      crypto_secretstream_xchacha20poly1305_init_pull (&state, header, key) != 0)
    return fail_damaged (from, error);
  unsealed = pull_chunks (copy, &state, bytes, from, to, error);
  sodium_memzero (&state, sizeof state);
  return unsealed;
}

typedef gboolean (*Transfer) (
    Copy *copy, Front *front, const guint8 *key, const char *from, const char *to, GError **error);

/* What is half-written when something fails goes again. */
static gboolean
write_new (Copy *copy,
           Front *front,
           const guint8 *key,
           Transfer transfer,
           const char *from,
           const char *to,
           GError **error)
{
  gboolean written;

  copy->to = open_to_write (to, error);
  if (!copy->to)
    return FALSE;
  written = transfer (copy, front, key, from, to, error);
  written = finish (copy->to, to, written ? error : NULL) && written;
  if (!written)
    g_unlink (to);
  return written;
}

/**
 * coxa_seal_file:
 * @sealed_path: not there yet, or an empty file
 * @label: stands in the open, at most 4 KiB; proven, not hidden
 *
 * Writes a sealed copy, durably, mode 0600. When it fails nothing is left behind.
 */
gboolean
coxa_seal_file (const char *plain_path,
                const char *sealed_path,
                const char *label,
                const char *passphrase,
                CoxaSealCost cost,
                CoxaSealProgress progress,
                gpointer user_data,
                GCancellable *cancellable,
                GError **error)
{
  Copy copy = { .progress = progress, .user_data = user_data, .cancellable = cancellable };
  g_autofree char *own_label = g_strdup (label);
  Front front = { .cost = cost, .label = own_label };
  guint8 key[KEY_SIZE];
  gboolean sealed = FALSE;

  g_return_val_if_fail (strlen (label) <= LABEL_LIMIT, FALSE);
  g_return_val_if_fail (passphrase != NULL && *passphrase != '\0', FALSE);

  if (sodium_init () < 0)
    return fail_io (sealed_path, error);
  copy.from = open_to_read (plain_path, &copy.total, error);
  if (!copy.from)
    return FALSE;
  randombytes_buf (front.salt, sizeof front.salt);
  sodium_mlock (key, sizeof key);
  if (derive (&front, passphrase, key, front.proof, sealed_path, error))
    sealed = write_new (&copy, &front, key, seal_open_files, plain_path, sealed_path, error);
  sodium_munlock (key, sizeof key);
  fclose (copy.from);
  return sealed;
}

static gboolean
try_passphrase (
    const Front *front, const char *passphrase, guint8 *key, const char *path, GError **error)
{
  guint8 proof[PROOF_SIZE];

  if (!derive (front, passphrase, key, proof, path, error))
    return FALSE;
  if (sodium_memcmp (proof, front->proof, sizeof proof) == 0)
    return TRUE;
  return fail_seal (COXA_SEAL_ERROR_PASSPHRASE, path,
                    _ ("The passphrase does not fit this backup. Nothing was changed."), error);
}

/**
 * coxa_unseal_file:
 * @plain_path: not there yet, or an empty file
 *
 * Writes the content, durably, mode 0600. When it fails nothing is left behind, and the sealed
 * file is as it was.
 */
gboolean
coxa_unseal_file (const char *sealed_path,
                  const char *plain_path,
                  const char *passphrase,
                  CoxaSealProgress progress,
                  gpointer user_data,
                  GCancellable *cancellable,
                  GError **error)
{
  Copy copy = { .progress = progress, .user_data = user_data, .cancellable = cancellable };
  Front front = { 0 };
  guint8 key[KEY_SIZE];
  gboolean unsealed = FALSE;

  if (sodium_init () < 0)
    return fail_io (sealed_path, error);
  copy.from = open_to_read (sealed_path, &copy.total, error);
  if (!copy.from)
    return FALSE;
  sodium_mlock (key, sizeof key);
  if (front_read (&front, copy.from, sealed_path, error) &&
      try_passphrase (&front, passphrase, key, sealed_path, error))
    unsealed = write_new (&copy, &front, key, unseal_open_files, sealed_path, plain_path, error);
  sodium_munlock (key, sizeof key);
  g_free (front.label);
  fclose (copy.from);
  return unsealed;
}

/**
 * coxa_sealed_file_read_label:
 *
 * Reads what stands in the open, unproven until the file is unsealed.
 *
 * Returns: (transfer full): the label, or %NULL with @error set
 */
char *
coxa_sealed_file_read_label (const char *path, GError **error)
{
  Front front = { 0 };
  guint64 size;
  FILE *file = open_to_read (path, &size, error);
  gboolean read;

  if (!file)
    return NULL;
  read = front_read (&front, file, path, error);
  fclose (file);
  if (!read)
    g_clear_pointer (&front.label, g_free);
  return front.label;
}
