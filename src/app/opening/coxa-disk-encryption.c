/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-disk-encryption.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#define SERVICE "org.freedesktop.UDisks2"
#define OBJECT "/org/freedesktop/UDisks2"
#define BLOCK "org.freedesktop.UDisks2.Block"
#define ENCRYPTED "org.freedesktop.UDisks2.Encrypted"
#define ANSWER_MS 10000
#define NO_OBJECT "/"

/* What the service says */

static GVariant *
find_interface (GVariant *objects, const char *path, const char *interface)
{
  g_autoptr (GVariant) interfaces =
      g_variant_lookup_value (objects, path, G_VARIANT_TYPE ("a{sa{sv}}"));

  return interfaces ? g_variant_lookup_value (interfaces, interface, G_VARIANT_TYPE_VARDICT) : NULL;
}

/* Returns: (transfer full) (nullable): the path of the block device with this number */
static char *
find_device (GVariant *objects, guint64 device)
{
  GVariantIter iter;
  const char *path;
  GVariant *interfaces;

  g_variant_iter_init (&iter, objects);
  while (g_variant_iter_next (&iter, "{&o@a{sa{sv}}}", &path, &interfaces)) {
    g_autoptr (GVariant) held = interfaces;
    g_autoptr (GVariant) block = g_variant_lookup_value (held, BLOCK, G_VARIANT_TYPE_VARDICT);
    guint64 number;

    if (block && g_variant_lookup (block, "DeviceNumber", "t", &number) && number == device)
      return g_strdup (path);
  }
  return NULL;
}

/* Whether the device names another object there. */
static gboolean
has_object (GVariant *block, const char *property)
{
  g_autofree char *path = NULL;

  return g_variant_lookup (block, property, "o", &path) && !g_str_equal (path, NO_OBJECT);
}

/**
 * coxa_disk_encryption_read:
 * @managed_objects: as the service lists them, a{oa{sa{sv}}}
 * @device: number of the device that holds the file
 *
 * A volume manager between the file system and an encrypted disk hides the disk from the service:
 * what does not lie on a drive of its own is unknown.
 */
CoxaDiskEncryption
coxa_disk_encryption_read (GVariant *managed_objects, guint64 device)
{
  g_autofree char *path = find_device (managed_objects, device);
  g_autoptr (GVariant) encrypted = NULL;
  g_autoptr (GVariant) block = NULL;

  if (!path)
    return COXA_DISK_UNKNOWN;
  encrypted = find_interface (managed_objects, path, ENCRYPTED);
  block = find_interface (managed_objects, path, BLOCK);
  if (encrypted || has_object (block, "CryptoBackingDevice"))
    return COXA_DISK_ENCRYPTED;
  return has_object (block, "Drive") ? COXA_DISK_PLAIN : COXA_DISK_UNKNOWN;
}

/* Asking it */

static void
answer (GTask *task, CoxaDiskEncryption found)
{
  g_task_return_int (task, found);
  g_object_unref (task);
}

static void
on_objects_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) objects = reply ? g_variant_get_child_value (reply, 0) : NULL;
  const guint64 *device = g_task_get_task_data (task);

  answer (task, objects ? coxa_disk_encryption_read (objects, *device) : COXA_DISK_UNKNOWN);
}

static void
ask (GTask *take_task, GDBusConnection *bus)
{
  g_dbus_connection_call (bus, SERVICE, OBJECT, "org.freedesktop.DBus.ObjectManager",
                          "GetManagedObjects", NULL, G_VARIANT_TYPE ("(a{oa{sa{sv}}})"),
                          G_DBUS_CALL_FLAGS_NONE, ANSWER_MS, g_task_get_cancellable (take_task),
                          on_objects_cb, take_task);
}

static void
on_bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus)
    ask (user_data, bus);
  else
    answer (user_data, COXA_DISK_UNKNOWN);
}

void
coxa_disk_encryption_find_async (GDBusConnection *bus,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  GStatBuf place;
  guint64 device;

  if (g_stat (path, &place) != 0) {
    answer (task, COXA_DISK_UNKNOWN);
    return;
  }
  device = place.st_dev;
  g_task_set_task_data (task, g_memdup2 (&device, sizeof device), g_free);
  if (bus)
    ask (task, bus);
  else
    g_bus_get (G_BUS_TYPE_SYSTEM, cancellable, on_bus_cb, task);
}

CoxaDiskEncryption
coxa_disk_encryption_find_finish (GAsyncResult *result)
{
  gssize found = g_task_propagate_int (G_TASK (result), NULL);

  return found > 0 ? (CoxaDiskEncryption) found : COXA_DISK_UNKNOWN;
}
