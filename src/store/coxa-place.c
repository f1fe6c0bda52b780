/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/vfs.h>

/* As statfs() gives them (linux/magic.h, and the file systems' own sources). */
static const guint32 network_types[] = {
  0x6969,     /* NFS */
  0x517b,     /* SMB */
  0xff534d42, /* CIFS */
  0xfe534d42, /* SMB 2 */
  0x65735546, /* FUSE: sshfs, rclone, cloud drives */
  0x5346414f, /* AFS */
  0x73757245, /* Coda */
  0x00c36400, /* Ceph */
  0x01021997, /* 9P: a folder of the host */
  0x786f4256, /* the same, of VirtualBox */
  0x564c,     /* NCP */
};

/* Folders that these programs make, by the beginning of their name. */
static const char *const synced_names[] = {
  "dropbox",      "nextcloud",    "owncloud", "onedrive",  "google drive",
  "googledrive",  "icloud drive", "icloud",   "syncthing", "pclouddrive",
  "pcloud drive", "mega",         "megasync", "seafile",
};

/* What they leave in a folder that they keep in step. */
static const char *const synced_marks[] = {
  ".dropbox",           ".dropbox.cache",   ".stfolder",     ".owncloudsync.log",
  ".nextcloudsync.log", ".sync_journal.db", ".seafile-data",
};

gboolean
coxa_place_is_network_type (guint32 type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (network_types); i++)
    if (type == network_types[i])
      return TRUE;
  return FALSE;
}

/* "Dropbox", "Dropbox (Clinic)", "OneDrive - Clinic"; not "Dropboxes". */
gboolean
coxa_place_is_synced_name (const char *folder_name)
{
  g_autofree char *lower = g_ascii_strdown (folder_name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (synced_names); i++)
    if (g_str_has_prefix (lower, synced_names[i]) &&
        !g_ascii_isalnum (lower[strlen (synced_names[i])]))
      return TRUE;
  return FALSE;
}

static gboolean
is_synced (const char *folder)
{
  g_autofree char *name = g_path_get_basename (folder);

  for (gsize i = 0; i < G_N_ELEMENTS (synced_marks); i++) {
    g_autofree char *mark = g_build_filename (folder, synced_marks[i], NULL);

    if (g_file_test (mark, G_FILE_TEST_EXISTS))
      return TRUE;
  }
  return coxa_place_is_synced_name (name);
}

/* Up to the root. */
static gboolean
is_below_synced (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  while (!is_synced (folder)) {
    g_autofree char *above = g_path_get_dirname (folder);

    if (g_str_equal (above, folder))
      return FALSE;
    g_free (folder);
    folder = g_steal_pointer (&above);
  }
  return TRUE;
}

/**
 * coxa_record_place_inspect:
 * @path: of a record file; resolved
 *
 * Looks at the file system and the names of the folders above. May wait for a slow share: not for
 * the thread of a window.
 */
CoxaPlace
coxa_record_place_inspect (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  CoxaPlace place = COXA_PLACE_LOCAL;
  struct statfs system;

  if (statfs (folder, &system) == 0 && coxa_place_is_network_type ((guint32) system.f_type))
    place |= COXA_PLACE_NETWORK;
  if (is_below_synced (path))
    place |= COXA_PLACE_SYNCED;
  return place;
}

/**
 * coxa_record_place_warn:
 *
 * Returns: (nullable): a sentence for people; NULL where nothing is to be said
 */
const char *
coxa_record_place_warn (CoxaPlace place)
{
  if (place & COXA_PLACE_SYNCED)
    return _ ("This record lies in a folder that another program synchronises, which can replace it"
              " while it is open. Keep it in a local folder and let the backups go there.");
  if (place & COXA_PLACE_NETWORK)
    return _ (
        "This record lies on a network share or a mounted drive, where two computers may write"
        " it at once. Keep it in a local folder and let the backups go there.");
  return NULL;
}

/**
 * coxa_place_hide_from_search:
 * @folder: the program's own, where records lie
 *
 * Tells the desktop's indexer and picture programs that they have no business there. Where that
 * fails nothing else does.
 */
void
coxa_place_hide_from_search (const char *folder)
{
  static const char *const marks[] = { ".nomedia", ".trackerignore" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    g_autofree char *path = g_build_filename (folder, marks[i], NULL);

    if (!g_file_test (path, G_FILE_TEST_EXISTS))
      g_file_set_contents_full (path, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
  }
}
