/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-retention-page.h"

#include <glib/gi18n-lib.h>

#include "coxa-erase-flow.h"
#include "coxa-patient-text.h"
#include "coxa-store-retention.h"

#define LISTED 200 /* more than anybody decides about in one go */
#define CHILD_AGE 18

struct _CoxaRetentionPage {
  AdwPreferencesPage parent_instance;

  /* template */
  AdwComboRow *place;
  GtkStringList *places;
  GtkSpinButton *years;
  GtkSpinButton *child_until;
  AdwActionRow *said;
  GtkWidget *use;
  AdwPreferencesGroup *dues;

  /* owned */
  CoxaStore *store;
  CoxaDesk *desk;
  GPtrArray *presets; /* of CoxaRetentionPreset; the combo has one more: the clinic's own */
  GPtrArray *rows;    /* borrowed widgets of the group */
};

G_DEFINE_FINAL_TYPE (CoxaRetentionPage, coxa_retention_page, ADW_TYPE_PREFERENCES_PAGE)

static void
say (CoxaRetentionPage *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (self->said, escaped);
}

/* Who is due */

static void
on_erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaRetentionPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!coxa_erase_flow_run_finish (result, &error) && self->store &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
}

static void
on_erase_clicked_cb (CoxaRetentionPage *self, GtkWidget *button)
{
  CoxaPatient *patient = g_object_get_data (G_OBJECT (button), "patient");
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  coxa_erase_flow_run_async (GTK_WINDOW (root), self->store, self->desk, patient, on_erased_cb,
                             g_object_ref (self));
}

static GtkWidget *
erase_button_new (CoxaRetentionPage *self, const CoxaDue *due)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Erase…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !due->hold && !coxa_store_is_read_only (self->store));
  g_object_set_data_full (G_OBJECT (button), "patient", g_object_ref (due->patient),
                          g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_erase_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static void
add_due (CoxaRetentionPage *self, const CoxaDue *due)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = coxa_patient_dup_display_name (due->patient);
  g_autofree char *last = coxa_patient_text_dup_day (due->last_contact);
  g_autofree char *since = coxa_patient_text_dup_day (due->since);
  /* Translators: two days */
  g_autofree char *days = g_strdup_printf (_ ("Last contact %s, due since %s"), last, since);
  g_autofree char *line = due->hold
                              ? g_strdup_printf (_ ("%s. Not to be erased: %s"), days, due->hold)
                              : g_steal_pointer (&days);
  g_autofree char *subtitle = g_markup_escape_text (line, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), erase_button_new (self, due));
  adw_preferences_group_add (self->dues, row);
  g_ptr_array_add (self->rows, row);
}

static void
on_dues_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaRetentionPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dues = coxa_store_list_due_finish (COXA_STORE (source), result, &error);

  if (!self->store)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->dues, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  adw_preferences_group_set_description (
      self->dues, !dues                 ? error->message
                  : dues->len == 0      ? _ ("Nobody is due.")
                  : dues->len == LISTED ? _ ("The first 200, longest without contact first.")
                                        : NULL);
  for (guint i = 0; dues && i < dues->len; i++)
    add_due (self, dues->pdata[i]);
}

static void
list_dues (CoxaRetentionPage *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  coxa_store_list_due_async (self->store, now, LISTED, NULL, on_dues_cb, g_object_ref (self));
}

/* The rule */

static const CoxaRetentionPreset *
get_preset (CoxaRetentionPage *self)
{
  guint selected = adw_combo_row_get_selected (self->place);

  return self->presets && selected < self->presets->len ? self->presets->pdata[selected] : NULL;
}

static void
on_place_selected_cb (CoxaRetentionPage *self)
{
  const CoxaRetentionPreset *preset = get_preset (self);
  g_autofree char *source =
      preset ? g_strdup_printf ("%s. %s.", preset->source, preset->child_source) : NULL;
  g_autofree char *escaped = g_markup_escape_text (source ? source : "", -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->place), escaped);
  gtk_widget_set_sensitive (GTK_WIDGET (self->years), !preset);
  gtk_widget_set_sensitive (GTK_WIDGET (self->child_until), !preset);
  if (!preset)
    return;
  gtk_spin_button_set_value (self->years, preset->rule.years);
  gtk_spin_button_set_value (self->child_until, preset->rule.child_until);
}

static void
on_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaRetentionPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!coxa_store_retention_finish (COXA_STORE (source), result, &error)) {
    say (self, error->message);
    return;
  }
  say (self, _ ("In use."));
  list_dues (self);
}

static void
on_use_clicked_cb (CoxaRetentionPage *self)
{
  const CoxaRetentionPreset *preset = get_preset (self);
  int child_until = gtk_spin_button_get_value_as_int (self->child_until);
  CoxaRetentionRule rule = { gtk_spin_button_get_value_as_int (self->years),
                             child_until > 0 ? CHILD_AGE : 0, child_until };
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (self->desk);

  coxa_store_set_retention_async (self->store, preset ? preset->id : NULL,
                                  preset ? &preset->rule : &rule, context, NULL, on_set_cb,
                                  g_object_ref (self));
}

static guint
find_place (CoxaRetentionPage *self, const char *id)
{
  for (guint i = 0; i < self->presets->len; i++)
    if (g_strcmp0 (((CoxaRetentionPreset *) self->presets->pdata[i])->id, id) == 0)
      return i;
  return self->presets->len;
}

static void
on_setting_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaRetentionPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CoxaRetentionSetting) setting =
      coxa_store_load_retention_finish (COXA_STORE (source), result, &error);

  if (!self->store)
    return;
  if (!setting) {
    say (self, error->message);
    return;
  }
  adw_combo_row_set_selected (self->place, find_place (self, setting->preset));
  on_place_selected_cb (self);
  gtk_spin_button_set_value (self->years, setting->rule.years);
  gtk_spin_button_set_value (self->child_until, setting->rule.child_until);
  say (self, setting->rule.years > 0 ? _ ("In use.")
                                     : _ ("Nobody has said yet how long records are kept."));
}

static void
fill_places (CoxaRetentionPage *self)
{
  self->presets = coxa_retention_presets_load (g_get_language_names ()[0], NULL);
  if (!self->presets)
    self->presets = g_ptr_array_new ();
  for (guint i = 0; i < self->presets->len; i++)
    gtk_string_list_append (self->places, ((CoxaRetentionPreset *) self->presets->pdata[i])->title);
  gtk_string_list_append (self->places, _ ("The clinic’s own"));
}

static void
coxa_retention_page_dispose (GObject *object)
{
  CoxaRetentionPage *self = COXA_RETENTION_PAGE (object);

  g_clear_object (&self->store);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (coxa_retention_page_parent_class)->dispose (object);
}

static void
coxa_retention_page_finalize (GObject *object)
{
  CoxaRetentionPage *self = COXA_RETENTION_PAGE (object);

  g_clear_pointer (&self->presets, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (coxa_retention_page_parent_class)->finalize (object);
}

static void
coxa_retention_page_class_init (CoxaRetentionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_retention_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = coxa_retention_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/settings/coxa-retention-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaRetentionPage, place);
  gtk_widget_class_bind_template_child (widget_class, CoxaRetentionPage, places);
  gtk_widget_class_bind_template_child (widget_class, CoxaRetentionPage, years);
  gtk_widget_class_bind_template_child (widget_class, CoxaRetentionPage, child_until);
  gtk_widget_class_bind_template_child (widget_class, CoxaRetentionPage, said);
  gtk_widget_class_bind_template_child (widget_class, CoxaRetentionPage, use);
  gtk_widget_class_bind_template_child (widget_class, CoxaRetentionPage, dues);
  gtk_widget_class_bind_template_callback (widget_class, on_place_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_use_clicked_cb);
}

static void
coxa_retention_page_init (CoxaRetentionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  fill_places (self);
}

GtkWidget *
coxa_retention_page_new (CoxaStore *store, CoxaDesk *desk)
{
  CoxaRetentionPage *self = g_object_new (COXA_TYPE_RETENTION_PAGE, NULL);

  self->store = g_object_ref (store);
  self->desk = g_object_ref (desk);
  gtk_widget_set_sensitive (self->use, !coxa_store_is_read_only (store));
  coxa_store_load_retention_async (store, NULL, on_setting_cb, g_object_ref_sink (self));
  list_dues (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (list_dues), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
