/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-app-fixture.h"
#include "coxa-clinician-editor.h"
#include "coxa-clinician-row.h"
#include "coxa-clinicians-page.h"

#define CHRIS "0b6f7a34-2d52-4f3e-9a0e-5f6f6f2b1c01"
#define DANA "0b6f7a34-2d52-4f3e-9a0e-5f6f6f2b1c02"
#define SECRET "seven tall herons"

typedef struct {
  CoxaAppFixture base;
  GtkWidget *editor;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  coxa_app_fixture_set_up (&fixture->base, data);
  g_settings_reset (fixture->base.settings, "last-clinician");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  coxa_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 0);
  coxa_app_fixture_tear_down (&fixture->base, data);
}

static GObject *
part (Fixture *fixture, const char *id)
{
  return gtk_widget_get_template_child (fixture->editor, COXA_TYPE_CLINICIAN_EDITOR, id);
}

static void
type (Fixture *fixture, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (part (fixture, id)), text);
}

static void
edit (Fixture *fixture, const char *id)
{
  fixture->editor = coxa_clinician_editor_new (fixture->base.store, fixture->base.desk,
                                               id ? coxa_desk_find (fixture->base.desk, id) : NULL);
  gtk_window_present (GTK_WINDOW (fixture->editor));
}

static gboolean
is_done (gpointer data)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) == 0;
}

static void
save (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->editor, "editor.save", NULL);
}

static void
save_well (Fixture *fixture)
{
  save (fixture);
  coxa_test_run_until (is_done, fixture);
}

static gboolean
is_refused (gpointer data)
{
  return gtk_widget_get_visible (GTK_WIDGET (part (data, "problem"))) ||
         gtk_widget_get_visible (GTK_WIDGET (part (data, "passphrase_problem")));
}

static void
save_badly (Fixture *fixture, const char *label, const char *message)
{
  save (fixture);
  coxa_test_run_until (is_refused, fixture);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (part (fixture, label))));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (part (fixture, label))), ==, message);
}

/* The first one who is added works here: who else. */
static void
test_add (Fixture *fixture, gconstpointer data)
{
  const CoxaClinician *here;

  edit (fixture, NULL);
  type (fixture, "name", "Zoë van den Bergh");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (part (fixture, "initials"))), ==, "ZVDB");
  type (fixture, "role", "Student");
  save_well (fixture);
  here = coxa_desk_get_clinician (fixture->base.desk);
  g_assert_nonnull (here);
  g_assert_cmpstr (here->name, ==, "Zoë van den Bergh");
  g_assert_cmpstr (here->initials, ==, "ZVDB");
  g_assert_cmpstr (here->role, ==, "Student");
  g_assert_cmpstr (here->colour, !=, "");
  g_assert_false (here->has_passphrase);
}

/* In place, and before anything is stored. */
static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *name, *initials, *passphrase, *again;
    const char *label, *message;
  } rows[] = {
    { " ", "AB", "", "", "problem", "A name is needed." },
    { "Chris Field", " ", "", "", "problem", "Initials are needed." },
    { "Chris Field", "CF GH", "", "", "problem",
      "Initials have at most 8 characters and no spaces." },
    { "Chris Field", "ABCDEFGHI", "", "", "problem",
      "Initials have at most 8 characters and no spaces." },
    { "Chris Field", "dh", "", "", "problem", "Dana Hill has these initials." },
    { "Chris Field", "CF", "heron", "herons", "passphrase_problem", "The two are not the same." },
    { "Chris Field", "CF", "", "herons", "passphrase_problem", "The two are not the same." },
  };

  coxa_app_fixture_add_clinician (&fixture->base, DANA, "Dana Hill", "DH", NULL);
  coxa_app_fixture_load_desk (&fixture->base);
  edit (fixture, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("row %u", i);
    type (fixture, "name", rows[i].name);
    type (fixture, "initials", rows[i].initials);
    type (fixture, "passphrase", rows[i].passphrase);
    type (fixture, "again", rows[i].again);
    save_badly (fixture, rows[i].label, rows[i].message);
  }
  coxa_app_fixture_load_desk (&fixture->base);
  g_assert_cmpuint (coxa_desk_count_active (fixture->base.desk), ==, 1);
  type (fixture, "initials", "ABCDEFGH");
  type (fixture, "again", "");
  save_well (fixture);
  g_assert_cmpuint (coxa_desk_count_active (fixture->base.desk), ==, 2);
}

static const CoxaClinician *
get_chris (Fixture *fixture)
{
  return coxa_desk_find (fixture->base.desk, CHRIS);
}

/* Set, changed and removed; the last two by whoever knows it. */
static void
test_passphrase (Fixture *fixture, gconstpointer data)
{
  coxa_app_fixture_add_clinician (&fixture->base, CHRIS, "Chris Field", "CF", NULL);
  coxa_app_fixture_load_desk (&fixture->base);
  edit (fixture, CHRIS);
  type (fixture, "passphrase", SECRET);
  type (fixture, "again", SECRET);
  save_well (fixture);
  g_assert_true (get_chris (fixture)->has_passphrase);

  edit (fixture, CHRIS);
  gtk_switch_set_active (GTK_SWITCH (part (fixture, "remove")), TRUE);
  save_badly (fixture, "passphrase_problem",
              "To change or remove the passphrase, type the present one first.");
  type (fixture, "current", "seven tall heron");
  save_badly (fixture, "passphrase_problem", "That was not right. Nothing was changed.");
  g_assert_true (get_chris (fixture)->has_passphrase);
  type (fixture, "current", SECRET);
  save_well (fixture);
  g_assert_false (get_chris (fixture)->has_passphrase);
}

/* Who left stays in the list, and is not asked for initials any more. */
static void
test_inactive (Fixture *fixture, gconstpointer data)
{
  coxa_app_fixture_add_clinician (&fixture->base, CHRIS, "Chris Field", "CF", NULL);
  coxa_app_fixture_add_clinician (&fixture->base, DANA, "Dana Hill", "DH", NULL);
  coxa_app_fixture_load_desk (&fixture->base);
  coxa_desk_set_clinician (fixture->base.desk, CHRIS);
  edit (fixture, DANA);
  gtk_switch_set_active (GTK_SWITCH (part (fixture, "active")), FALSE);
  save_well (fixture);
  g_assert_false (coxa_desk_find (fixture->base.desk, DANA)->active);
  g_assert_cmpstr (coxa_desk_get_clinician (fixture->base.desk)->id, ==, CHRIS);
}

static guint
count_rows (GtkWidget *widget)
{
  guint n = COXA_IS_CLINICIAN_ROW (widget) && gtk_widget_get_mapped (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

/* The page follows the record. */
static void
test_page (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page =
      coxa_clinicians_page_new (fixture->base.store, fixture->base.desk, fixture->base.settings);
  GObject *what_for;

  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  gtk_window_present (GTK_WINDOW (window));
  coxa_test_settle ();
  what_for = gtk_widget_get_template_child (page, COXA_TYPE_CLINICIANS_PAGE, "what_for");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (what_for)));
  g_assert_cmpuint (count_rows (page), ==, 0);
  coxa_app_fixture_add_clinician (&fixture->base, CHRIS, "Chris Field", "CF", NULL);
  coxa_app_fixture_add_clinician (&fixture->base, DANA, "D. <Hill> & Co", "DH", NULL);
  coxa_app_fixture_load_desk (&fixture->base);
  coxa_test_settle ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (what_for)));
  g_assert_cmpuint (count_rows (page), ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/app/clinicians/add", test_add);
  ADD ("/app/clinicians/refusals", test_refusals);
  ADD ("/app/clinicians/passphrase", test_passphrase);
  ADD ("/app/clinicians/inactive", test_inactive);
  ADD ("/app/clinicians/page", test_page);
  return g_test_run ();
}
