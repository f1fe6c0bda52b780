/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CoxaDiskEncryption: whether the disk below a file is encrypted, as far as the disk service
 * (UDisks2) can tell. Where there is no such service, no such disk or no leave to ask it: unknown,
 * about which nothing is said.
 */
typedef enum {
  COXA_DISK_UNKNOWN,
  COXA_DISK_PLAIN,
  COXA_DISK_ENCRYPTED,
} CoxaDiskEncryption;

/* @bus: (nullable): NULL for the system bus */
void coxa_disk_encryption_find_async (GDBusConnection *bus,
                                      const char *path,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
CoxaDiskEncryption coxa_disk_encryption_find_finish (GAsyncResult *result);

CoxaDiskEncryption coxa_disk_encryption_read (GVariant *managed_objects, guint64 device);

G_END_DECLS
