/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "coxa-sealed-file.h"

#define PASSPHRASE "correct horse battery staple"

static const CoxaSealCost cheap = { 1, 8192 };

typedef struct {
  char *folder, *plain, *sealed, *back;
} Files;

static void
set_up (Files *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("coxa-seal-XXXXXX", NULL);
  self->plain = g_build_filename (self->folder, "plain", NULL);
  self->sealed = g_build_filename (self->folder, "sealed", NULL);
  self->back = g_build_filename (self->folder, "back", NULL);
}

static void
tear_down (Files *self, gconstpointer data)
{
  g_unlink (self->plain);
  g_unlink (self->sealed);
  g_unlink (self->back);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->plain);
  g_free (self->sealed);
  g_free (self->back);
}

static void
write_plain (Files *self, gsize size)
{
  g_autofree char *content = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    content[i] = (char) (i * 131 + i / 251);
  g_assert_true (g_file_set_contents (self->plain, content, size, NULL));
}

static void
seal (Files *self, gsize size)
{
  g_autoptr (GError) error = NULL;

  write_plain (self, size);
  g_unlink (self->sealed);
  coxa_seal_file (self->plain, self->sealed, "label é", PASSPHRASE, cheap, NULL, NULL, NULL,
                  &error);
  g_assert_no_error (error);
}

static gboolean
unseal (Files *self, const char *passphrase, GError **error)
{
  g_unlink (self->back);
  return coxa_unseal_file (self->sealed, self->back, passphrase, NULL, NULL, NULL, error);
}

static const gsize sizes[] = { 0, 1, 65535, 65536, 65537, 131072, 200000 };

static void
test_there_and_back (Files *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autofree char *before = NULL, *after = NULL, *label = NULL;
    g_autoptr (GError) error = NULL;
    gsize n_before, n_after;
    GStatBuf place;

    seal (self, sizes[i]);
    unseal (self, PASSPHRASE, &error);
    g_assert_no_error (error);
    g_assert_true (g_file_get_contents (self->plain, &before, &n_before, NULL));
    g_assert_true (g_file_get_contents (self->back, &after, &n_after, NULL));
    g_assert_cmpmem (before, n_before, after, n_after);
    label = coxa_sealed_file_read_label (self->sealed, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (label, ==, "label é");
    g_assert_cmpint (g_stat (self->sealed, &place), ==, 0);
    g_assert_cmpint (place.st_mode & 0777, ==, 0600);
    g_assert_cmpint (g_stat (self->back, &place), ==, 0);
    g_assert_cmpint (place.st_mode & 0777, ==, 0600);
  }
}

static const char *const wrong[] = {
  "",
  "Correct horse battery staple",
  "correct horse battery stapl",
  "correct horse battery staple ",
  "x",
};

static void
test_wrong_passphrase (Files *self, gconstpointer data)
{
  seal (self, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (unseal (self, wrong[i], &error));
    g_assert_error (error, COXA_SEAL_ERROR, COXA_SEAL_ERROR_PASSPHRASE);
    g_assert_false (g_file_test (self->back, G_FILE_TEST_EXISTS));
  }
}

/* The same content sealed twice shares nothing but its front. */
static void
test_never_the_same (Files *self, gconstpointer data)
{
  g_autofree char *one = NULL, *other = NULL;
  gsize n, m;

  seal (self, 1000);
  g_assert_true (g_file_get_contents (self->sealed, &one, &n, NULL));
  seal (self, 1000);
  g_assert_true (g_file_get_contents (self->sealed, &other, &m, NULL));
  g_assert_cmpuint (n, ==, m);
  g_assert_cmpint (memcmp (one + n - 500, other + n - 500, 500), !=, 0);
}

/* Every byte counts: whichever is changed, the file is refused and nothing is written. */
static void
test_flipped (Files *self, gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize n;

  seal (self, 300);
  g_assert_true (g_file_get_contents (self->sealed, &content, &n, NULL));
  for (gsize i = 0; i < n; i++) {
    g_autoptr (GError) error = NULL;
    gsize at = i;

    /* The costs' upper bytes only ask for more work than is allowed, or are tried for real. */
    content[at] ^= 1 << (i % 8);
    g_assert_true (g_file_set_contents (self->sealed, content, n, NULL));
    g_assert_false (unseal (self, PASSPHRASE, &error));
    g_assert_nonnull (error);
    g_assert_false (g_file_test (self->back, G_FILE_TEST_EXISTS));
    content[at] ^= 1 << (i % 8);
  }
}

static void
test_cut_off (Files *self, gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize n;

  seal (self, 140000);
  g_assert_true (g_file_get_contents (self->sealed, &content, &n, NULL));
  for (gsize length = 0; length < n; length = length < 200 ? length + 1 : length + 4099) {
    g_autoptr (GError) error = NULL;

    g_assert_true (g_file_set_contents (self->sealed, content, length, NULL));
    g_assert_false (unseal (self, PASSPHRASE, &error));
    g_assert_true (error->domain == COXA_SEAL_ERROR && error->code != COXA_SEAL_ERROR_PASSPHRASE);
  }
}

static void
test_chunks (Files *self, gconstpointer data)
{
  const gsize chunk = 65536 + 17;
  g_autofree char *content = NULL, *changed = NULL;
  g_autoptr (GError) error = NULL;
  gsize n, first;

  seal (self, 3 * 65536 + 10);
  g_assert_true (g_file_get_contents (self->sealed, &content, &n, NULL));
  first = n - (3 * chunk + 10 + 17);

  /* swapped */
  changed = g_memdup2 (content, n);
  memcpy (changed + first, content + first + chunk, chunk);
  memcpy (changed + first + chunk, content + first, chunk);
  g_assert_true (g_file_set_contents (self->sealed, changed, n, NULL));
  g_assert_false (unseal (self, PASSPHRASE, &error));
  g_assert_error (error, COXA_SEAL_ERROR, COXA_SEAL_ERROR_DAMAGED);
  g_clear_error (&error);

  /* one left out */
  memcpy (changed, content, n);
  memmove (changed + first, content + first + chunk, n - first - chunk);
  g_assert_true (g_file_set_contents (self->sealed, changed, n - chunk, NULL));
  g_assert_false (unseal (self, PASSPHRASE, &error));
  g_assert_error (error, COXA_SEAL_ERROR, COXA_SEAL_ERROR_DAMAGED);
  g_clear_error (&error);

  /* something behind the last one */
  g_clear_pointer (&changed, g_free);
  changed = g_malloc0 (n + 100);
  memcpy (changed, content, n);
  g_assert_true (g_file_set_contents (self->sealed, changed, n + 100, NULL));
  g_assert_false (unseal (self, PASSPHRASE, &error));
  g_assert_error (error, COXA_SEAL_ERROR, COXA_SEAL_ERROR_DAMAGED);
}

/* Neither way writes over a file that is there. */
static void
test_there_already (Files *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  seal (self, 10);
  g_assert_false (
      coxa_seal_file (self->plain, self->sealed, "", PASSPHRASE, cheap, NULL, NULL, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (self->back, "mine", -1, NULL));
  g_assert_false (
      coxa_unseal_file (self->sealed, self->back, PASSPHRASE, NULL, NULL, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST);
  g_assert_true (g_file_get_contents (self->back, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "mine");
}

static void
stop_half_way (guint64 done, guint64 total, gpointer data)
{
  g_assert_cmpuint (done, <=, total);
  if (done >= total / 2)
    g_cancellable_cancel (data);
}

static void
test_cancelled (Files *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  write_plain (self, 400000);
  g_assert_false (coxa_seal_file (self->plain, self->sealed, "", PASSPHRASE, cheap, stop_half_way,
                                  cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (self->sealed, G_FILE_TEST_EXISTS));
}

static void
test_full_disk (Files *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS)) {
    g_test_skip ("no /dev/full");
    return;
  }
  write_plain (self, 10);
  g_assert_cmpint (symlink ("/dev/full", self->sealed), ==, 0);
  g_assert_false (
      coxa_seal_file (self->plain, self->sealed, "", PASSPHRASE, cheap, NULL, NULL, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST); /* nor through a link */
}

static void
test_not_sealed (Files *self, gconstpointer data)
{
  const char *const contents[] = { "", "x", "SQLite format 3", "CoxaSeal", "CoxaSeal\2" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_true (g_file_set_contents (self->sealed, contents[i], -1, NULL));
    g_assert_null (coxa_sealed_file_read_label (self->sealed, &error));
    g_assert_error (error, COXA_SEAL_ERROR, COXA_SEAL_ERROR_NOT_SEALED);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/store/sealed-file/" name, Files, NULL, set_up, function, tear_down)
  ADD ("there-and-back", test_there_and_back);
  ADD ("wrong-passphrase", test_wrong_passphrase);
  ADD ("never-the-same", test_never_the_same);
  ADD ("flipped", test_flipped);
  ADD ("cut-off", test_cut_off);
  ADD ("chunks", test_chunks);
  ADD ("there-already", test_there_already);
  ADD ("cancelled", test_cancelled);
  ADD ("full-disk", test_full_disk);
  ADD ("not-sealed", test_not_sealed);
  return g_test_run ();
}
