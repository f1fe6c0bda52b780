/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-patient-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "coxa-draft-keeper.h"
#include "coxa-draft-owner.h"
#include "coxa-draft-text.h"
#include "coxa-languages.h"
#include "coxa-patient-likeness.h"
#include "coxa-patient-row.h"
#include "coxa-patient-text.h"

#define ALIKE_MAX 20
#define ALIKE_SHOWN_MAX 4

struct _CoxaPatientEditor {
  AdwWindow parent_instance;

  /* template */
  AdwToastOverlay *toasts;
  GtkButton *save;
  AdwEntryRow *family;
  AdwEntryRow *given;
  AdwEntryRow *birth_date;
  GtkLabel *birth_date_note;
  AdwComboRow *sex;
  AdwEntryRow *number;
  AdwComboRow *language;
  AdwPreferencesGroup *alike_group;
  GtkListBox *alike_list;

  /* owned */
  CoxaStore *store;
  CoxaDesk *desk;
  CoxaPatient *patient; /* the one that is corrected, or NULL */
  GPtrArray *alike;     /* of CoxaPatient, in the order of the list */
  GCancellable *cancellable;
  char *id; /* of the patient, also of one who is new */
  CoxaDraftKeeper *keeper;
};

G_DEFINE_FINAL_TYPE (CoxaPatientEditor, coxa_patient_editor, ADW_TYPE_WINDOW)

enum {
  STORED,
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* Returns FALSE where something was typed that is no date; an empty entry is none, but fine. */
static gboolean
read_birth_date (CoxaPatientEditor *self, char **iso_out)
{
  g_autofree char *typed = dup_text (self->birth_date);

  *iso_out = NULL;
  return *typed == '\0' || coxa_birth_date_parse (typed, coxa_birth_date_locale_order (), iso_out);
}

/* Returns what is wrong with the date, or @otherwise. */
static const char *
birth_date_complaint (CoxaPatientEditor *self, const char *otherwise)
{
  g_autofree char *typed = dup_text (self->birth_date);

  return coxa_birth_date_is_no_day (typed, coxa_birth_date_locale_order ())
             ? _ ("There is no such day.")
             : otherwise;
}

static char *
dup_birth_date_note (const char *iso)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = coxa_patient_text_dup_birth_date (iso);
  int age = coxa_birth_date_age (iso, now);

  if (age == COXA_AGE_UNKNOWN)
    return g_steal_pointer (&day);
  /* Translators: a birth date and the age in years */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s, %d year", "%s, %d years", (gulong) age), day, age);
}

static void
mark (AdwEntryRow *row, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
show_birth_date (CoxaPatientEditor *self)
{
  g_autofree char *iso = NULL;
  g_autofree char *note = NULL;
  gboolean fine = read_birth_date (self, &iso);

  if (iso)
    note = dup_birth_date_note (iso);
  else if (!fine)
    note = g_strdup (birth_date_complaint (
        self, _ ("Type the date with a four-digit year, for example 1982-03-04.")));
  gtk_label_set_text (self->birth_date_note, note ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->birth_date_note), note != NULL);
}

static void
on_alike_activated_cb (CoxaPatientEditor *self, GtkListBoxRow *row)
{
  g_autoptr (CoxaPatient) patient =
      g_object_ref (g_ptr_array_index (self->alike, (guint) gtk_list_box_row_get_index (row)));

  g_signal_emit (self, signals[CHOSEN], 0, patient);
  gtk_window_close (GTK_WINDOW (self));
}

static void
forget_alike (CoxaPatientEditor *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->alike_list, 0)))
    gtk_list_box_remove (self->alike_list, GTK_WIDGET (row));
  g_ptr_array_set_size (self->alike, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->alike_group), FALSE);
}

/* What stands in the form so far, to be compared. */
static CoxaPatient *
dup_typed (CoxaPatientEditor *self)
{
  CoxaPatient *typed = coxa_patient_new ("typed");
  g_autofree char *family = dup_text (self->family);
  g_autofree char *given = dup_text (self->given);
  g_autofree char *number = dup_text (self->number);
  g_autofree char *birth_date = NULL;

  read_birth_date (self, &birth_date);
  coxa_patient_set_family (typed, family);
  coxa_patient_set_given (typed, given);
  coxa_patient_set_number (typed, *number ? number : NULL);
  coxa_patient_set_birth_date (typed, birth_date, NULL);
  return typed;
}

/* Who it is, and what is the same. */
static GtkWidget *
alike_row_new (CoxaPatient *typed, CoxaPatient *patient)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = coxa_patient_row_new ();
  GtkWidget *why =
      gtk_label_new (coxa_patient_likeness_text (coxa_patient_likeness_find (typed, patient)));

  coxa_patient_row_show (COXA_PATIENT_ROW (row), patient);
  gtk_label_set_xalign (GTK_LABEL (why), 0);
  gtk_label_set_wrap (GTK_LABEL (why), TRUE);
  gtk_widget_add_css_class (why, "caption");
  gtk_widget_add_css_class (why, "alike-why");
  gtk_widget_add_css_class (box, "alike-row");
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), why);
  return box;
}

static void
add_alike (CoxaPatientEditor *self, CoxaPatient *typed, CoxaPatient *patient)
{
  GtkWidget *row;

  for (guint i = 0; i < self->alike->len; i++)
    if (g_str_equal (coxa_patient_get_id (patient),
                     coxa_patient_get_id (g_ptr_array_index (self->alike, i))))
      return;
  if (self->alike->len == ALIKE_SHOWN_MAX)
    return;
  row = alike_row_new (typed, patient);
  g_ptr_array_add (self->alike, g_object_ref (patient));
  gtk_list_box_append (self->alike_list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->alike_group), TRUE);
}

static void
on_alike_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaPatientEditor) self = user_data;
  g_autoptr (GPtrArray) found =
      coxa_store_search_patients_finish (COXA_STORE (source), result, NULL);
  g_autoptr (CoxaPatient) typed = NULL;

  if (!found || !self->store)
    return;
  typed = dup_typed (self);
  for (guint i = 0; i < found->len; i++)
    if (coxa_patient_likeness_find (typed, g_ptr_array_index (found, i)) != COXA_LIKENESS_NONE)
      add_alike (self, typed, g_ptr_array_index (found, i));
}

static void
look_for (CoxaPatientEditor *self, const char *query)
{
  coxa_store_search_all_patients_async (self->store, query, ALIKE_MAX, self->cancellable,
                                        on_alike_found_cb, g_object_ref (self));
}

static void
find_alike (CoxaPatientEditor *self)
{
  g_autofree char *family = dup_text (self->family);
  g_autofree char *given = dup_text (self->given);
  g_autofree char *number = dup_text (self->number);
  g_autofree char *birth_date = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  forget_alike (self);
  if (self->patient || !self->store)
    return;
  self->cancellable = g_cancellable_new ();
  if (*family)
    look_for (self, family);
  /* Swapped names are found by the other one. */
  if (*given)
    look_for (self, given);
  if (*number)
    look_for (self, number);
  if (read_birth_date (self, &birth_date) && birth_date && strlen (birth_date) == 10)
    look_for (self, birth_date);
}

static void
touch (CoxaPatientEditor *self)
{
  if (self->keeper)
    coxa_draft_keeper_touch (self->keeper);
}

static void
show_readiness (CoxaPatientEditor *self)
{
  g_autofree char *family = dup_text (self->family);
  g_autofree char *given = dup_text (self->given);

  gtk_widget_set_sensitive (GTK_WIDGET (self->save), *family || *given);
}

static void
on_name_changed_cb (CoxaPatientEditor *self)
{
  mark (self->family, FALSE);
  show_readiness (self);
  find_alike (self);
  touch (self);
}

static void
on_number_changed_cb (CoxaPatientEditor *self)
{
  find_alike (self);
}

static void
on_birth_date_changed_cb (CoxaPatientEditor *self)
{
  mark (self->birth_date, FALSE);
  show_birth_date (self);
  find_alike (self);
  touch (self);
}

static void
on_entry_activated_cb (CoxaPatientEditor *self, AdwEntryRow *row)
{
  if (row == self->number)
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.save", NULL);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static gboolean
is_in_popover (CoxaPatientEditor *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER);
}

/* A closed list: Enter goes on, the arrows choose. */
static gboolean
on_combo_key_cb (CoxaPatientEditor *self,
                 guint keyval,
                 guint keycode,
                 GdkModifierType modifiers,
                 GtkEventControllerKey *controller)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (is_in_popover (self))
    return FALSE;
  switch (keyval) {
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    return gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  case GDK_KEY_Down:
    adw_combo_row_set_selected (
        ADW_COMBO_ROW (row),
        MIN (selected + 1,
             g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row))) - 1));
    return TRUE;
  case GDK_KEY_Up:
    adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected > 0 ? selected - 1 : 0);
    return TRUE;
  default:
    return FALSE;
  }
}

static CoxaPatient *
build_patient (CoxaPatientEditor *self)
{
  CoxaPatient *patient = coxa_patient_new (self->id);

  if (!self->patient)
    return patient;
  coxa_patient_set_clinic (patient, coxa_patient_get_clinic (self->patient));
  coxa_patient_set_precautions (patient, coxa_patient_get_precautions (self->patient));
  coxa_patient_set_version (patient, coxa_patient_get_version (self->patient));
  coxa_patient_set_last_visit (patient, coxa_patient_get_last_visit (self->patient));
  return patient;
}

/* ---- What is typed and not saved ---- */

#define DRAFT_GROUP "patient"

static const char *
none_if_null (const char *text)
{
  return text ? text : "";
}

/* Only what is not as it was, so that it can stand on a patient who was changed since. */
static void
note_text (GKeyFile *file, const char *key, AdwEntryRow *row, const char *before)
{
  g_autofree char *text = dup_text (row);

  if (!g_str_equal (text, none_if_null (before)))
    g_key_file_set_string (file, DRAFT_GROUP, key, text);
}

static void
note_choice (GKeyFile *file, const char *key, const char *chosen, const char *before)
{
  if (g_strcmp0 (chosen, before) != 0)
    g_key_file_set_string (file, DRAFT_GROUP, key, none_if_null (chosen));
}

static char *
read_draft (gpointer user_data, GError **error)
{
  CoxaPatientEditor *self = user_data;
  g_autoptr (CoxaPatient) nobody = coxa_patient_new (self->id);
  CoxaPatient *before = self->patient ? self->patient : nobody;
  g_autoptr (GKeyFile) file = g_key_file_new ();

  note_text (file, "family", self->family, coxa_patient_get_family (before));
  note_text (file, "given", self->given, coxa_patient_get_given (before));
  note_text (file, "birth-date", self->birth_date, coxa_patient_get_birth_date (before));
  note_text (file, "number", self->number, coxa_patient_get_number (before));
  note_choice (file, "sex", coxa_sex_ids[adw_combo_row_get_selected (self->sex)],
               coxa_sex_ids[coxa_patient_get_sex (before)]);
  /* A new patient's language is the clinic's until it is chosen; alone it is nothing to keep. */
  if (self->patient || g_key_file_has_group (file, DRAFT_GROUP))
    note_choice (file, "language", coxa_languages_get_selected (self->language),
                 coxa_patient_get_language (before));
  return g_key_file_has_group (file, DRAFT_GROUP) ? g_key_file_to_data (file, NULL, NULL) : NULL;
}

static void
put_back (GKeyFile *file, const char *key, AdwEntryRow *row)
{
  g_autofree char *text = g_key_file_get_string (file, DRAFT_GROUP, key, NULL);

  if (text)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
show_draft (CoxaPatientEditor *self, const char *payload)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *sex = NULL;
  g_autofree char *language = NULL;

  if (!g_key_file_load_from_data (file, payload, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return;
  put_back (file, "family", self->family);
  put_back (file, "given", self->given);
  put_back (file, "birth-date", self->birth_date);
  put_back (file, "number", self->number);
  sex = g_key_file_get_string (file, DRAFT_GROUP, "sex", NULL);
  for (guint i = 0; sex && coxa_sex_ids[i]; i++)
    if (g_str_equal (coxa_sex_ids[i], sex))
      adw_combo_row_set_selected (self->sex, i);
  language = g_key_file_get_string (file, DRAFT_GROUP, "language", NULL);
  if (language)
    coxa_languages_select (self->language, language);
}

static void
add_toast (CoxaPatientEditor *self, const char *message)
{
  g_autofree char *title = g_markup_escape_text (message, -1); /* toasts read markup */

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

/* Nothing is kept before this: it would go over what was kept before. */
static void
on_draft_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CoxaPatientEditor) self = user_data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (CoxaDraft) draft = coxa_store_load_draft_finish (COXA_STORE (source), result, NULL);
  g_autofree char *when = NULL;
  g_autofree char *message = NULL;

  if (!self->store)
    return;
  coxa_draft_keeper_begin (self->keeper, self->id, "",
                           self->patient ? coxa_patient_get_version (self->patient) : 0);
  if (draft) {
    show_draft (self, draft->payload);
    coxa_draft_adopt (self->store, self->desk, draft);
    when = coxa_draft_text_dup_when (draft, now);
    /* Translators: %s is when */
    message = g_strdup_printf (_ ("Here again: what you typed %s and did not save."), when);
    add_toast (self, message);
  }
  touch (self);
}

static void
begin_draft (CoxaPatientEditor *self, const char *author)
{
  g_autoptr (CoxaDraft) like = coxa_draft_new (COXA_DRAFT_PATIENT, self->id, "", 0, NULL);
  g_autoptr (CoxaStoreContext) context = NULL;

  like->author = g_strdup (author);
  context = coxa_draft_context_new (self->desk, like);
  self->keeper =
      coxa_draft_keeper_new (self->store, self->desk, COXA_DRAFT_PATIENT, read_draft, self);
  coxa_store_load_draft_async (self->store, like, context, NULL, on_draft_cb, g_object_ref (self));
  g_signal_connect_object (self->number, "changed", G_CALLBACK (touch), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sex, "notify::selected", G_CALLBACK (touch), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->language, "notify::selected", G_CALLBACK (touch), self,
                           G_CONNECT_SWAPPED);
}

static void
end_draft (CoxaPatientEditor *self)
{
  g_autoptr (CoxaDraft) dropped = coxa_draft_keeper_drop (self->keeper);

  coxa_draft_keeper_end (self->keeper);
}

/* Escape and the close button never discard. */
static gboolean
coxa_patient_editor_close_request (GtkWindow *window)
{
  coxa_draft_keeper_flush (COXA_PATIENT_EDITOR (window)->keeper);
  return GTK_WINDOW_CLASS (coxa_patient_editor_parent_class)->close_request (window);
}

static gboolean
refuse (CoxaPatientEditor *self, AdwEntryRow *row, const char *message)
{
  mark (row, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  add_toast (self, message);
  return FALSE;
}

/* Reads the form into a patient; says in place what stands in the way. */
static gboolean
read_form (CoxaPatientEditor *self, CoxaPatient *patient)
{
  g_autofree char *family = dup_text (self->family);
  g_autofree char *given = dup_text (self->given);
  g_autofree char *number = dup_text (self->number);
  g_autofree char *birth_date = NULL;
  g_autoptr (GError) error = NULL;

  if (!*family && !*given)
    return refuse (self, self->family, _ ("A name is needed."));
  if (!read_birth_date (self, &birth_date))
    return refuse (
        self, self->birth_date,
        birth_date_complaint (self, _ ("The birth date is not a date with a four-digit year.")));
  coxa_patient_set_family (patient, family);
  coxa_patient_set_given (patient, given);
  coxa_patient_set_number (patient, *number ? number : NULL);
  coxa_patient_set_sex (patient, (CoxaSex) adw_combo_row_get_selected (self->sex));
  if (coxa_languages_get_selected (self->language))
    coxa_patient_set_language (patient, coxa_languages_get_selected (self->language));
  if (!coxa_patient_set_birth_date (patient, birth_date, &error))
    return refuse (self, self->birth_date, error->message);
  if (!coxa_patient_check (patient, &error))
    return refuse (self, self->family, error->message);
  return TRUE;
}

typedef struct {
  CoxaPatientEditor *editor;
  CoxaPatient *patient;
} Storing;

static void
on_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Storing *storing = user_data;
  g_autoptr (CoxaPatientEditor) self = storing->editor;
  g_autoptr (CoxaPatient) patient = storing->patient;
  g_autoptr (GError) error = NULL;

  if (!self->store)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), TRUE);
  if (!coxa_store_save_patient_finish (COXA_STORE (source), result, &error)) {
    add_toast (self, error->message);
    return;
  }
  end_draft (self);
  g_signal_emit (self, signals[STORED], 0, patient);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaPatientEditor *self = COXA_PATIENT_EDITOR (widget);
  g_autoptr (CoxaPatient) patient = build_patient (self);
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (self->desk);
  Storing *storing;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->save)) || !read_form (self, patient))
    return;
  storing = g_new0 (Storing, 1);
  storing->editor = g_object_ref (self);
  storing->patient = g_object_ref (patient);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), FALSE);
  coxa_store_save_patient_async (self->store, patient, context, NULL, on_stored_cb, storing);
}

static void
coxa_patient_editor_dispose (GObject *object)
{
  CoxaPatientEditor *self = COXA_PATIENT_EDITOR (object);

  if (self->keeper)
    coxa_draft_keeper_end (self->keeper);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->id, g_free);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->desk);
  g_clear_object (&self->patient);
  g_clear_pointer (&self->alike, g_ptr_array_unref);
  G_OBJECT_CLASS (coxa_patient_editor_parent_class)->dispose (object);
}

static void
coxa_patient_editor_class_init (CoxaPatientEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_patient_editor_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = coxa_patient_editor_close_request;

  signals[STORED] = g_signal_new ("stored", COXA_TYPE_PATIENT_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, COXA_TYPE_PATIENT);
  signals[CHOSEN] = g_signal_new ("chosen", COXA_TYPE_PATIENT_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, COXA_TYPE_PATIENT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/patients/coxa-patient-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientEditor, toasts);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientEditor, save);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientEditor, family);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientEditor, given);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientEditor, birth_date);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientEditor, birth_date_note);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientEditor, sex);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientEditor, number);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientEditor, language);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientEditor, alike_group);
  gtk_widget_class_bind_template_child (widget_class, CoxaPatientEditor, alike_list);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_birth_date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_number_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_alike_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_combo_key_cb);
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, on_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "editor.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
coxa_patient_editor_init (CoxaPatientEditor *self)
{
  self->alike = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  coxa_languages_fill (self->language);
}

static void
show_text (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
}

static void
show_patient (CoxaPatientEditor *self, CoxaPatient *patient)
{
  self->patient = g_object_ref (patient);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Change patient"));
  show_text (self->family, coxa_patient_get_family (patient));
  show_text (self->given, coxa_patient_get_given (patient));
  show_text (self->birth_date, coxa_patient_get_birth_date (patient));
  show_text (self->number, coxa_patient_get_number (patient));
  adw_combo_row_set_selected (self->sex, (guint) coxa_patient_get_sex (patient));
  coxa_languages_select (self->language, coxa_patient_get_language (patient));
}

static GtkWidget *
make (CoxaStore *store, CoxaDesk *desk, CoxaPatient *patient, const char *id, const char *author)
{
  CoxaPatientEditor *self = g_object_new (COXA_TYPE_PATIENT_EDITOR, NULL);

  self->id = g_strdup (id);
  if (patient)
    show_patient (self, patient);
  self->store = g_object_ref (store);
  self->desk = g_object_ref (desk);
  show_readiness (self);
  begin_draft (self, author);
  gtk_widget_grab_focus (GTK_WIDGET (self->family));
  return GTK_WIDGET (self);
}

/**
 * coxa_patient_editor_new:
 * @patient: (nullable): the one to correct; %NULL for a new one
 *
 * What was typed about @patient before and not saved is there again.
 */
GtkWidget *
coxa_patient_editor_new (CoxaStore *store, CoxaDesk *desk, CoxaPatient *patient)
{
  g_autofree char *id = g_uuid_string_random ();

  return make (store, desk, patient, patient ? coxa_patient_get_id (patient) : id, NULL);
}

/* Goes on with a new patient who was typed and not saved: the one of the draft. */
GtkWidget *
coxa_patient_editor_new_for_draft (CoxaStore *store, CoxaDesk *desk, const CoxaDraft *draft)
{
  return make (store, desk, NULL, draft->patient, draft->author);
}
