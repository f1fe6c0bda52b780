/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-patient-acts.h"

#include <glib/gi18n-lib.h>

#include "coxa-day-window.h"
#include "coxa-history-window.h"
#include "coxa-pair-dialog.h"
#include "coxa-store-history.h"

struct _CoxaPatientActs {
  GObject parent_instance;

  /* owned */
  CoxaKnowledge *knowledge;
  CoxaRecordActs *acts;
  CoxaPatient *patient;
  GSimpleActionGroup *group;

  /* borrowed */
  GtkWidget *over; /* weak: it owns this */
};

G_DEFINE_FINAL_TYPE (CoxaPatientActs, coxa_patient_acts, G_TYPE_OBJECT)

static void
coxa_patient_acts_dispose (GObject *object)
{
  CoxaPatientActs *self = COXA_PATIENT_ACTS (object);

  g_clear_weak_pointer (&self->over);
  g_clear_object (&self->group);
  g_clear_object (&self->patient);
  g_clear_object (&self->acts);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_patient_acts_parent_class)->dispose (object);
}

static void
coxa_patient_acts_class_init (CoxaPatientActsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_patient_acts_dispose;
}

static void
coxa_patient_acts_init (CoxaPatientActs *self)
{
}

static void
present (CoxaPatientActs *self, GtkWidget *window)
{
  GtkRoot *root = self->over ? gtk_widget_get_root (self->over) : NULL;

  gtk_window_set_transient_for (GTK_WINDOW (window),
                                GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_history (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CoxaPatientActs *self = user_data;

  if (self->patient)
    present (self, coxa_history_window_new (self->knowledge, self->acts, self->patient, NULL));
}

static void
on_on_day (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CoxaPatientActs *self = user_data;

  if (self->patient)
    present (self, coxa_day_window_new (self->knowledge, self->acts, self->patient));
}

static void
on_archive (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CoxaPatientActs *self = user_data;

  if (self->patient)
    coxa_record_acts_archive (self->acts, self->patient, TRUE);
}

static void
on_unarchive (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CoxaPatientActs *self = user_data;

  if (self->patient)
    coxa_record_acts_archive (self->acts, self->patient, FALSE);
}

static void
on_merge_agreed_cb (CoxaPatientActs *self,
                    CoxaPatient *other,
                    gboolean other_goes_on,
                    const char *reason,
                    const char *initials)
{
  if (other_goes_on)
    coxa_record_acts_merge (self->acts, self->patient, other, reason, initials);
  else
    coxa_record_acts_merge (self->acts, other, self->patient, reason, initials);
}

static void
on_merge (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CoxaPatientActs *self = user_data;
  g_autofree char *author = NULL;
  GtkWidget *dialog;

  if (!self->patient)
    return;
  author = coxa_record_acts_dup_author (self->acts, NULL);
  dialog =
      coxa_pair_dialog_new_merge (coxa_record_acts_get_store (self->acts), self->patient, author);
  g_signal_connect_object (dialog, "agreed", G_CALLBACK (on_merge_agreed_cb), self,
                           G_CONNECT_SWAPPED);
  present (self, dialog);
}

/* Returns: (nullable) (transfer none): id of the one who was merged last, and still is */
static const char *
find_merged (const GPtrArray *entries, const char *patient_id)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++) {
    const CoxaHistoryEntry *entry = g_ptr_array_index (entries, i);

    if (!entry->other || !g_str_equal (entry->record, patient_id) ||
        (entry->action != COXA_ACTION_MERGED && entry->action != COXA_ACTION_UNMERGED) ||
        !g_hash_table_add (seen, entry->other))
      continue;
    if (entry->action == COXA_ACTION_MERGED)
      return entry->other;
  }
  return NULL;
}

/* By their id a merged patient is read as it was stored last: live it leads to the other. */
static void
on_merged_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaPatientActs) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaPatient) merged =
      coxa_store_load_patient_version_finish (COXA_STORE (source), result, &error);
  g_autofree char *name = NULL;

  if (!self->acts || !self->over)
    return;
  if (!merged) {
    g_signal_emit_by_name (self->acts, "failed", _ ("Not done"), error->message);
    return;
  }
  name = coxa_patient_dup_display_name (merged);
  coxa_record_acts_ask_unmerge (self->acts, self->over, coxa_patient_get_id (merged), name);
}

static void
on_history_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaPatientActs) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
      coxa_store_list_history_finish (COXA_STORE (source), result, &error);
  const char *merged;

  if (!self->acts || !self->patient)
    return;
  if (!entries) {
    g_signal_emit_by_name (self->acts, "failed", _ ("Not done"), error->message);
    return;
  }
  merged = find_merged (entries, coxa_patient_get_id (self->patient));
  if (!merged)
    g_signal_emit_by_name (self->acts, "done", _ ("Nobody was merged into this patient."));
  else
    coxa_store_load_patient_version_async (COXA_STORE (source), merged, 0, NULL,
                                           on_merged_loaded_cb, g_steal_pointer (&self));
}

static void
on_unmerge (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CoxaPatientActs *self = user_data;

  if (self->patient)
    coxa_store_list_history_async (coxa_record_acts_get_store (self->acts),
                                   coxa_patient_get_id (self->patient), NULL, on_history_cb,
                                   g_object_ref (self));
}

static void
enable (CoxaPatientActs *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->group), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/**
 * coxa_patient_acts_new:
 * @over: gets the actions; must live longer than they are needed
 */
CoxaPatientActs *
coxa_patient_acts_new (GtkWidget *over, CoxaKnowledge *knowledge, CoxaRecordActs *acts)
{
  static const GActionEntry entries[] = {
    { .name = "history", .activate = on_history },
    { .name = "on-day", .activate = on_on_day },
    { .name = "archive", .activate = on_archive },
    { .name = "unarchive", .activate = on_unarchive },
    { .name = "merge", .activate = on_merge },
    { .name = "unmerge", .activate = on_unmerge },
  };
  CoxaPatientActs *self = g_object_new (COXA_TYPE_PATIENT_ACTS, NULL);

  g_set_weak_pointer (&self->over, over);
  self->knowledge = g_object_ref (knowledge);
  self->acts = g_object_ref (acts);
  self->group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->group), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (over, "person", G_ACTION_GROUP (self->group));
  return self;
}

void
coxa_patient_acts_set_patient (CoxaPatientActs *self, CoxaPatient *patient)
{
  gboolean can_write = !coxa_store_is_read_only (coxa_record_acts_get_store (self->acts));
  gboolean archived = coxa_patient_is_archived (patient);

  g_set_object (&self->patient, patient);
  enable (self, "archive", can_write && !archived);
  enable (self, "unarchive", can_write && archived);
  enable (self, "merge", can_write);
  enable (self, "unmerge", can_write);
}
