/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-disk-encryption.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#define DEVICE 42

/* What the disk service lists, as it writes it. */
#define BLOCK(name, device, drive, backing)                                  \
  "objectpath '/org/freedesktop/UDisks2/block_devices/" name "':"            \
  " {'org.freedesktop.UDisks2.Block': {'DeviceNumber': <uint64 " device ">," \
  " 'Drive': <objectpath '" drive "'>, 'CryptoBackingDevice': <objectpath '" backing "'>}}"
#define DRIVE "/org/freedesktop/UDisks2/drives/one"
#define BELOW "/org/freedesktop/UDisks2/block_devices/sda3"

static const struct {
  const char *what;
  const char *objects;
  CoxaDiskEncryption expected;
} rows[] = {
  { "nothing", "@a{oa{sa{sv}}} {}", COXA_DISK_UNKNOWN },
  { "another disk", "{" BLOCK ("sda1", "41", DRIVE, "/") "}", COXA_DISK_UNKNOWN },
  { "a partition", "{" BLOCK ("sda1", "42", DRIVE, "/") "}", COXA_DISK_PLAIN },
  { "unlocked from another", "{" BLOCK ("dm_0", "42", "/", BELOW) "}", COXA_DISK_ENCRYPTED },
  { "a volume on who knows what", "{" BLOCK ("dm_1", "42", "/", "/") "}", COXA_DISK_UNKNOWN },
  { "encrypted itself",
    "{objectpath '/x': {'org.freedesktop.UDisks2.Block': {'DeviceNumber': <uint64 42>},"
    " 'org.freedesktop.UDisks2.Encrypted': {'HintEncryptionType': <''>}}}",
    COXA_DISK_ENCRYPTED },
};

static GVariant *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  GVariant *objects = g_variant_parse (G_VARIANT_TYPE ("a{oa{sa{sv}}}"), text, NULL, NULL, &error);

  g_assert_no_error (error);
  return objects;
}

static void
test_read (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GVariant) objects = parse (rows[i].objects);

    g_test_message ("%s", rows[i].what);
    g_assert_cmpint (coxa_disk_encryption_read (objects, DEVICE), ==, rows[i].expected);
  }
}

/* A service of our own on a bus of our own */

static const char introspection[] =
    "<node><interface name='org.freedesktop.DBus.ObjectManager'>"
    "<method name='GetManagedObjects'><arg type='a{oa{sa{sv}}}' direction='out'/></method>"
    "</interface></node>";

static void
on_call_cb (GDBusConnection *bus,
            const char *sender,
            const char *path,
            const char *interface,
            const char *method,
            GVariant *parameters,
            GDBusMethodInvocation *invocation,
            gpointer user_data)
{
  g_dbus_method_invocation_return_value (
      invocation, g_variant_new ("(@a{oa{sa{sv}}})", g_variant_ref (user_data)));
}

static void
on_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static CoxaDiskEncryption
find (GDBusConnection *bus, const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;

  coxa_disk_encryption_find_async (bus, path, NULL, on_ready_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  return coxa_disk_encryption_find_finish (result);
}

static GDBusConnection *
connect_to (GTestDBus *daemon)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus =
      g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (daemon),
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);

  g_assert_no_error (error);
  return bus;
}

static void
own_name (GDBusConnection *bus)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
      g_variant_new ("(su)", "org.freedesktop.UDisks2", 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
      NULL);

  g_assert_nonnull (reply);
}

static void
test_service (void)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_autoptr (GTestDBus) daemon = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_autoptr (GDBusConnection) service = NULL;
  g_autoptr (GDBusConnection) client = NULL;
  g_autoptr (GVariant) objects = NULL;
  g_autofree char *text = NULL;
  GStatBuf place;

  g_assert_cmpint (g_stat (g_get_tmp_dir (), &place), ==, 0);
  text = g_strdup_printf ("{objectpath '/sda': {'org.freedesktop.UDisks2.Block': {'DeviceNumber':"
                          " <uint64 %" G_GUINT64_FORMAT ">, 'Drive': <objectpath '" DRIVE "'>}}}",
                          (guint64) place.st_dev);
  objects = parse (text);
  g_test_dbus_up (daemon);
  client = connect_to (daemon);
  g_assert_cmpint (find (client, g_get_tmp_dir ()), ==, COXA_DISK_UNKNOWN); /* no such service */
  service = connect_to (daemon);
  g_dbus_connection_register_object (service, "/org/freedesktop/UDisks2", node->interfaces[0],
                                     &table, objects, NULL, NULL);
  own_name (service);
  g_assert_cmpint (find (client, g_get_tmp_dir ()), ==, COXA_DISK_PLAIN);
  g_assert_cmpint (find (client, "/nowhere/at/all"), ==, COXA_DISK_UNKNOWN);
  g_dbus_connection_close_sync (service, NULL, NULL);
  g_dbus_connection_close_sync (client, NULL, NULL);
  g_test_dbus_down (daemon);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/disk-encryption/read", test_read);
  g_test_add_func ("/app/disk-encryption/service", test_service);
  return g_test_run ();
}
