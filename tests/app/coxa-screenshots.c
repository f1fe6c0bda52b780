/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws every page of the window with the sample case into PNG files, so that people can look at
 * them. Usage: coxa-screenshots FOLDER */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <math.h>

#include "coxa-app-fixture.h"
#include "coxa-exercise-browser.h"
#include "coxa-exercise-filter-bar.h"
#include "coxa-figure-player.h"
#include "coxa-goniometer-view.h"
#include "coxa-measure-cell.h"
#include "coxa-preferences.h"
#include "coxa-exercise-card.h"
#include "coxa-flag-card.h"
#include "coxa-programme-draft.h"
#include "coxa-programme-history.h"
#include "coxa-programme-page.h"
#include "coxa-record-page.h"
#include "coxa-restore-dialog.h"
#include "coxa-suggestion-group.h"
#include "coxa-window.h"

#define WIDTH 1280
#define HEIGHT 800
#define LARGE_TEXT_DPI (192 * 1024)
#define USUAL_DPI (96 * 1024)

typedef struct {
  CoxaAppFixture fixture;
  const char *folder;
  CoxaWindow *window;
  GtkWindow *shown; /* what is drawn */
} Studio;

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 900000;

  while (g_get_monotonic_time () < end) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
}

/* Three weeks old, so that its safety screen still counts. */
static CoxaVisitDocument *
load_sample (Studio *studio)
{
  CoxaVisitDocument *sample = coxa_app_fixture_load_sample (&studio->fixture);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) at = g_date_time_add_days (now, -20);

  coxa_visit_set_at (sample->visit, at);
  return sample;
}

static GskRenderer *
renderer_of (Studio *studio)
{
  return gtk_native_get_renderer (GTK_NATIVE (studio->window));
}

static void
shoot (Studio *studio, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.png", studio->folder, name);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderer *renderer;
  int width, height;

  settle ();
  paintable = gtk_widget_paintable_new (GTK_WIDGET (studio->shown));
  width = gdk_paintable_get_intrinsic_width (paintable);
  height = gdk_paintable_get_intrinsic_height (paintable);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  renderer = renderer_of (studio);
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s could not be written", path);
  g_print ("%s %dx%d\n", name, width, height);
}

static void
add_people (Studio *studio)
{
  static const char *const people[][4] = {
    { "Moreno", "Luis", "1969-08-12", "4712" },        { "Nowak", "Żaneta", "1991-01-30", "4713" },
    { "Okafor", "Chidi", "1975-11-02", "4714" },       { "Schmidt", "Jörg", "1958-05-19", "4715" },
    { "Παπαδοπούλου", "Ελένη", "1988-07-07", "4716" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++) {
    g_autofree char *id = g_uuid_string_random ();
    g_autoptr (CoxaPatient) patient = coxa_patient_new (id);
    g_autoptr (GDateTime) at = g_date_time_new_local (2026, 3, 10 - (int) i, 10, 0, 0);
    g_autofree char *visit_id = g_uuid_string_random ();
    g_autoptr (CoxaVisit) visit = coxa_visit_new (visit_id, at);

    coxa_patient_set_family (patient, people[i][0]);
    coxa_patient_set_given (patient, people[i][1]);
    coxa_patient_set_birth_date (patient, people[i][2], NULL);
    coxa_patient_set_number (patient, people[i][3]);
    coxa_app_fixture_save (&studio->fixture, patient, visit);
  }
}

static void
correct_newest (Studio *studio)
{
  GtkWidget *page = coxa_test_find (GTK_WIDGET (studio->window), COXA_TYPE_RECORD_PAGE);
  GtkWidget *list = coxa_test_find (page, GTK_TYPE_LIST_VIEW);
  g_autoptr (CoxaVisit) visit =
      g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))), 0);

  g_signal_emit_by_name (page, "correct", visit);
}

static void
scroll_form (Studio *studio, double part)
{
  GtkWidget *page =
      GTK_WIDGET (coxa_patient_view_get_visit_page (coxa_window_get_patient_view (studio->window)));
  GtkWidget *scroller = coxa_test_find (page, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  gtk_adjustment_set_value (vertical, part * gtk_adjustment_get_upper (vertical));
}

static GtkWidget *
find_programme (Studio *studio)
{
  return coxa_test_find (GTK_WIDGET (studio->window), COXA_TYPE_PROGRAMME_PAGE);
}

/* With precautions: what is hidden, what needs a word before it is handed out, and too many. */
static void
shoot_precautions (Studio *studio, CoxaPatient *patient)
{
  static const char *const precautions[] = { "osteoporosis", "balance-risk", NULL };
  static const char *const exercises[] = { "step-up", "bridge", "clamshell", "heel-slide",
                                           "sit-to-stand" };
  CoxaProgrammePage *page = COXA_PROGRAMME_PAGE (find_programme (studio));
  GtkWidget *group = coxa_test_find (GTK_WIDGET (page), COXA_TYPE_SUGGESTION_GROUP);
  g_autoptr (CoxaPatient) careful = coxa_patient_copy (patient);

  coxa_patient_set_precautions (careful, precautions);
  coxa_programme_page_open (page, careful);
  for (guint i = 0; i < G_N_ELEMENTS (exercises); i++)
    coxa_programme_page_add (page, exercises[i]);
  shoot (studio, "programme-precautions");
  gtk_expander_set_expanded (GTK_EXPANDER (coxa_test_find (group, GTK_TYPE_EXPANDER)), TRUE);
  shoot (studio, "programme-hidden");
  coxa_programme_page_open (page, patient);
}

/* As it was handed out, with a reason and an exercise that was adapted. */
static void
add_programme (Studio *studio, CoxaPatient *patient)
{
  static const char *const precautions[] = { "osteoporosis", "balance-risk", NULL };
  CoxaKnowledge *knowledge = studio->fixture.knowledge;
  const CoxaExerciseLibrary *library = coxa_knowledge_get_exercises (knowledge);
  g_autoptr (CoxaProgrammeDraft) draft = coxa_programme_draft_new (knowledge);
  g_autoptr (CoxaPatient) careful = coxa_patient_copy (patient);
  g_autoptr (CoxaVisitDocument) sample = load_sample (studio);
  g_autoptr (CoxaStoreContext) context = NULL;
  g_autofree char *id = g_uuid_string_random ();

  coxa_patient_set_precautions (careful, precautions);
  coxa_programme_draft_judge (draft, careful, sample->visit);
  coxa_programme_draft_add (draft, coxa_exercise_library_find (library, "step-up"), COXA_SIDE_LEFT,
                            NULL)
      ->adapted = TRUE;
  coxa_programme_draft_add (draft, coxa_exercise_library_find (library, "curl-up"),
                            COXA_SIDE_CENTRAL, "Cleared by her doctor on 10 March");
  coxa_programme_draft_add (draft, coxa_exercise_library_find (library, "bridge"),
                            COXA_SIDE_CENTRAL, NULL);
  context = coxa_store_context_new (NULL, NULL, coxa_visit_get_at (sample->visit));
  coxa_store_add_programme_async (
      studio->fixture.store, coxa_patient_get_id (patient),
      coxa_programme_draft_dup_stored (draft, id, coxa_visit_get_at (sample->visit), "AB", "en"),
      context, NULL, NULL, NULL);
}

static void
shoot_all (Studio *studio)
{
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (CoxaVisitDocument) sample = load_sample (studio);

  shoot (studio, "empty");
  add_people (studio);
  coxa_app_fixture_save (&studio->fixture, sample->patient, sample->visit);
  shoot (studio, "patients");
  coxa_window_open_patient (studio->window, sample->patient);
  shoot (studio, "visit-new");
  correct_newest (studio);
  shoot (studio, "visit-top");
  g_object_set (coxa_test_find (GTK_WIDGET (studio->window), COXA_TYPE_FLAG_CARD), "expanded", TRUE,
                NULL);
  shoot (studio, "visit-flips");
  g_object_set (coxa_test_find (GTK_WIDGET (studio->window), COXA_TYPE_FLAG_CARD), "expanded",
                FALSE, NULL);
  coxa_visit_page_jump (coxa_patient_view_get_visit_page (view), "prone", COXA_SIDE_LEFT);
  shoot (studio, "visit-prone");
  scroll_form (studio, 0.4);
  shoot (studio, "visit-middle");
  coxa_patient_view_show_page (view, "record");
  shoot (studio, "record");
  coxa_patient_view_show_page (view, "programme");
  shoot (studio, "programme-suggested");
  gtk_widget_activate_action (find_programme (studio), "programme.add-suggestion", "i", 0);
  gtk_widget_activate_action (find_programme (studio), "programme.add-suggestion", "i", 1);
  shoot (studio, "programme");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  shoot (studio, "programme-dark");
  coxa_patient_view_show_page (view, "visit");
  shoot (studio, "visit-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_object_set (settings, "gtk-xft-dpi", LARGE_TEXT_DPI, NULL);
  shoot (studio, "visit-large-text");
  coxa_patient_view_show_page (view, "programme");
  shoot (studio, "programme-large-text");
  coxa_patient_view_show_page (view, "record");
  shoot (studio, "record-large-text");
  g_object_set (settings, "gtk-xft-dpi", USUAL_DPI, NULL);
  coxa_patient_view_show_page (view, "visit");
  settle ();
  coxa_visit_page_jump (coxa_patient_view_get_visit_page (view), "fever", COXA_SIDE_CENTRAL);
  shoot (studio, "visit-safety");
  coxa_patient_view_show_page (view, "programme");
  shoot_precautions (studio, sample->patient);
}

static void
shoot_overview (Studio *studio)
{
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autoptr (CoxaVisitDocument) sample = load_sample (studio);
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GDateTime) at = g_date_time_new_now_local ();
  g_autoptr (CoxaVisit) visit = coxa_visit_new (id, at);

  coxa_visit_set_examiner (visit, coxa_visit_get_examiner (sample->visit));
  coxa_visit_set_episode (visit, coxa_visit_get_episode (sample->visit));
  coxa_visit_set_others (visit, COXA_ANSWER_NO);
  coxa_visit_set_pain (visit, COXA_PAIN_NOW, 2);
  coxa_visit_set_pain (visit, COXA_PAIN_BEST, 0);
  coxa_visit_set_pain (visit, COXA_PAIN_AVERAGE, 2);
  coxa_visit_set_pain (visit, COXA_PAIN_WORST, 4);
  for (guint i = 0; i < coxa_visit_get_n_measurements (sample->visit); i++) {
    CoxaMeasurement measurement = *coxa_visit_get_measurement (sample->visit, i);

    if (g_str_equal (measurement.measure->id, "hip_ir"))
      measurement.value += 14;
    coxa_visit_add_measurement (visit, &measurement, NULL);
  }
  coxa_app_fixture_save (&studio->fixture, sample->patient, visit);
  settle ();
  coxa_patient_view_show_page (view, "overview");
  shoot (studio, "overview");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  shoot (studio, "overview-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
shoot_programmes (Studio *studio)
{
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  GtkWidget *card;
  GtkWidget *page = coxa_test_find (GTK_WIDGET (studio->window), COXA_TYPE_RECORD_PAGE);
  GtkWidget *history = coxa_test_find (page, COXA_TYPE_PROGRAMME_HISTORY);

  add_programme (studio, coxa_patient_view_get_patient (view));
  settle ();
  coxa_patient_view_show_page (view, "record");
  settle ();
  card = coxa_test_find (history, GTK_TYPE_EXPANDER);
  gtk_widget_grab_focus (card);
  shoot (studio, "record-programmes");
  coxa_patient_view_show_page (view, "programme");
  settle ();
  gtk_widget_activate_action (find_programme (studio), "programme.copy-last", NULL);
  settle ();
  card = coxa_test_find (find_programme (studio), COXA_TYPE_EXERCISE_CARD);
  gtk_widget_child_focus (gtk_widget_get_next_sibling (card), GTK_DIR_TAB_FORWARD);
  shoot (studio, "programme-copied");
}

static GtkWidget *
make_measuring_picture (CoxaMeasuringPicture *picture, double value, gboolean mirrored)
{
  const CoxaAngleMarks marks = { value, value * 0.7, value * 0.75, value * 1.25 };
  g_autofree char *number = g_strdup_printf ("%.0f°", value);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = coxa_goniometer_view_new ();

  gtk_widget_set_vexpand (view, TRUE);
  gtk_widget_set_hexpand (view, TRUE);
  coxa_goniometer_view_show (COXA_GONIOMETER_VIEW (view), picture, &marks, mirrored, number);
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), gtk_label_new (coxa_measuring_picture_get_id (picture)));
  return box;
}

/* Every measuring picture as large as it is beside the form. */
static void
shoot_measuring_pictures (Studio *studio, const char *name, double value, gboolean mirrored)
{
  const CoxaExerciseLibrary *exercises = coxa_knowledge_get_exercises (studio->fixture.knowledge);
  g_autoptr (CoxaGoniometer) goniometer =
      coxa_goniometer_load (coxa_exercise_library_get_segments (exercises), NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  for (guint i = 0; i < coxa_goniometer_count (goniometer); i++)
    gtk_grid_attach (GTK_GRID (grid),
                     make_measuring_picture (coxa_goniometer_get (goniometer, i), value, mirrored),
                     (int) i % 5, (int) i / 5, 1, 1);
  gtk_window_set_default_size (GTK_WINDOW (window), 1310, 900);
  gtk_window_set_child (GTK_WINDOW (window), grid);
  gtk_window_present (GTK_WINDOW (window));
  studio->shown = GTK_WINDOW (window);
  shoot (studio, name);
  gtk_window_destroy (studio->shown);
  studio->shown = GTK_WINDOW (studio->window);
}

/* As if it were being typed: not kept yet. */
static void
type_value (Studio *studio, const char *text)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (studio->window));

  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_ancestor (focus, COXA_TYPE_MEASURE_CELL)),
                         text);
}

static void
shoot_goniometer (Studio *studio)
{
  static const struct {
    const char *measure;
    CoxaSide side;
    const char *text;
  } shots[] = {
    { "hip_ir", COXA_SIDE_LEFT, "24" },
    { "hip_flexion", COXA_SIDE_LEFT, "105" },
    { "hip_flexion", COXA_SIDE_RIGHT, "128" },
    { "hip_extension", COXA_SIDE_LEFT, "3" },
    { "hip_abduction", COXA_SIDE_RIGHT, "38" },
    { "hip_adduction", COXA_SIDE_LEFT, "22" },
    { "hip_er", COXA_SIDE_LEFT, "40" },
    { "thomas_hip", COXA_SIDE_RIGHT, "-8" },
    { "thomas_knee", COXA_SIDE_RIGHT, "84" },
    { "slr", COXA_SIDE_LEFT, "72" },
    { "knee_ext_deficit_active", COXA_SIDE_LEFT, "28" },
    { "phe_pattern", COXA_SIDE_LEFT, "1" },
    { "pelvic_incl_fwd_bend", COXA_SIDE_CENTRAL, "55" },
  };
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  CoxaVisitPage *page = coxa_patient_view_get_visit_page (view);
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (CoxaVisitDocument) sample = load_sample (studio);

  coxa_window_open_patient (studio->window, sample->patient);
  settle ();
  coxa_patient_view_show_page (view, "visit");
  for (guint i = 0; i < G_N_ELEMENTS (shots); i++) {
    g_autofree char *name = g_strdup_printf ("goniometer-%s-%u", shots[i].measure, shots[i].side);

    coxa_visit_page_jump (page, shots[i].measure, shots[i].side);
    type_value (studio, shots[i].text);
    shoot (studio, name);
  }
  coxa_visit_page_jump (page, "hip_ir", COXA_SIDE_RIGHT);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  shoot (studio, "goniometer-dark");
  gtk_window_set_default_size (GTK_WINDOW (studio->window), WIDTH, 440);
  shoot (studio, "goniometer-low");
  gtk_window_set_default_size (GTK_WINDOW (studio->window), WIDTH, HEIGHT);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_object_set (settings, "gtk-xft-dpi", LARGE_TEXT_DPI, NULL);
  settle ();
  coxa_visit_page_jump (page, "hip_er", COXA_SIDE_RIGHT);
  shoot (studio, "goniometer-large-text");
  gtk_widget_activate_action (GTK_WIDGET (page), "visit.toggle-panel", NULL);
  shoot (studio, "goniometer-large-text-over");
  g_object_set (settings, "gtk-xft-dpi", USUAL_DPI, NULL);
  g_settings_set_boolean (studio->fixture.settings, "show-goniometer", FALSE);
  coxa_visit_page_jump (page, "hip_ir", COXA_SIDE_LEFT);
  shoot (studio, "goniometer-folded");
  g_settings_set_boolean (studio->fixture.settings, "show-goniometer", TRUE);
  shoot_measuring_pictures (studio, "goniometer-all-right", 40, FALSE);
  shoot_measuring_pictures (studio, "goniometer-all-left", -10, TRUE);
}

static void
shoot_emergency (Studio *studio)
{
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  GtkWidget *page = coxa_test_find (GTK_WIDGET (studio->window), COXA_TYPE_RECORD_PAGE);
  g_autoptr (CoxaVisitDocument) sample = load_sample (studio);

  coxa_visit_set_answer (sample->visit, "saddle_numbness", COXA_ANSWER_YES);
  g_signal_emit_by_name (page, "correct", sample->visit);
  shoot (studio, "visit-emergency");
  coxa_patient_view_show_page (view, "programme");
  shoot (studio, "programme-refused");
}

#define CLINIC                                                                     \
  "[clinic]\nformat=1\nversion=2026-05\n"                                          \
  "[patterns.ini hip-flexor-shortness/hip_extension]\nmet=<= 2\nborderline=<= 8\n" \
  "reason=Audit of 60 patients of the clinic\nby=A. Kowalska\ndate=2026-05-01\n"   \
  "[reliability.ini hip_flexion coxa_default intra]\nmdc95=8\n"                    \
  "reason=Repeat measurements, two examiners\nby=A. Kowalska\n"

static CoxaKnowledge *
load_clinic (Studio *studio, const char *text)
{
  g_autofree char *path = g_build_filename (studio->fixture.folder, "clinic.ini", NULL);
  CoxaKnowledge *knowledge;

  g_file_set_contents (path, text, -1, NULL);
  knowledge = coxa_knowledge_new (NULL, path, COXA_PARTS_ALL, NULL, NULL);
  g_unlink (path);
  return knowledge;
}

static void
shoot_preferences (Studio *studio)
{
  g_autoptr (CoxaKnowledge) knowledge = load_clinic (studio, CLINIC);
  GtkWidget *preferences =
      coxa_preferences_new (studio->fixture.settings, knowledge, "/home/anna/clinic.ini");

  gtk_window_set_default_size (GTK_WINDOW (preferences), 560, 1300);
  gtk_window_present (GTK_WINDOW (preferences));
  studio->shown = GTK_WINDOW (preferences);
  shoot (studio, "preferences");
  gtk_window_destroy (studio->shown);
  studio->shown = GTK_WINDOW (studio->window);
}

/* Patterns off by the user's wish, then since the clinic's own values are refused. */
static void
shoot_patterns_off (Studio *studio)
{
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  g_autoptr (CoxaKnowledge) refused = load_clinic (studio, CLINIC "mdc=8\n");
  GtkWidget *window = coxa_window_new (NULL, refused, studio->fixture.settings);
  g_autoptr (CoxaVisitDocument) sample = load_sample (studio);

  coxa_knowledge_set_engine (studio->fixture.knowledge, FALSE);
  coxa_patient_view_show_page (view, "visit");
  shoot (studio, "patterns-off");
  coxa_knowledge_set_engine (studio->fixture.knowledge, TRUE);

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  coxa_window_set_store (COXA_WINDOW (window), studio->fixture.store, studio->fixture.desk);
  coxa_window_open_patient (COXA_WINDOW (window), sample->patient);
  studio->shown = GTK_WINDOW (window);
  shoot (studio, "clinic-refused");
  gtk_window_destroy (studio->shown);
  studio->shown = GTK_WINDOW (studio->window);
}

/* Opens somebody with a visit of today, where these are answered with yes. */
static void
open_today (Studio *studio, const char *given, const char *const *yes)
{
  g_autofree char *visit_id = g_uuid_string_random ();
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (CoxaVisit) visit = coxa_visit_new (visit_id, now);
  g_autoptr (CoxaPatient) patient = coxa_patient_new (id);

  coxa_patient_set_family (patient, "Berg");
  coxa_patient_set_given (patient, given);
  coxa_visit_set_others (visit, COXA_ANSWER_NO);
  coxa_visit_set_examiner (visit, "A. Berg");
  for (guint i = 0; yes[i]; i++)
    coxa_visit_set_answer (visit, yes[i], COXA_ANSWER_YES);
  coxa_app_fixture_save (&studio->fixture, patient, visit);
  coxa_window_open_patient (studio->window, patient);
  settle ();
  coxa_patient_view_show_page (coxa_window_get_patient_view (studio->window), "visit");
}

static void
shoot_dialog (Studio *studio, const char *kind, const char *name)
{
  CoxaVisitPage *page =
      coxa_patient_view_get_visit_page (coxa_window_get_patient_view (studio->window));
  GListModel *windows = gtk_window_get_toplevels ();

  gtk_widget_activate_action (GTK_WIDGET (page), "visit.decide", "s", kind);
  settle ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (window == GTK_WINDOW (studio->window) || !gtk_widget_get_mapped (GTK_WIDGET (window)))
      continue;
    gtk_widget_activate_action (GTK_WIDGET (window), "decision.record", NULL);
    studio->shown = window;
    shoot (studio, name);
    gtk_window_destroy (window);
    break;
  }
  studio->shown = GTK_WINDOW (studio->window);
}

static void
shoot_flags (Studio *studio)
{
  static const char *const urgent[] = { "red_eye", "off_work", "fear_of_damage", NULL };
  static const char *const refer[] = { "long_stiffness", NULL };
  static const char *const emergency[] = { "saddle_numbness", "both_legs", NULL };

  open_today (studio, "Ada", refer);
  shoot (studio, "safety-refer");
  shoot_dialog (studio, "acknowledgement", "safety-acknowledge");
  open_today (studio, "Bo", urgent);
  shoot (studio, "safety-urgent");
  shoot_dialog (studio, "override", "safety-override");
  open_today (studio, "Cleo", emergency);
  shoot (studio, "safety-emergency");
  shoot_dialog (studio, "clearance", "safety-clearance");
}

static void
shoot_windows (Studio *studio)
{
  GListModel *windows;

  gtk_widget_activate_action (GTK_WIDGET (studio->window), "win.new-patient", NULL);
  settle ();
  windows = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (window == GTK_WINDOW (studio->window) || !gtk_widget_get_mapped (GTK_WIDGET (window)))
      continue;
    studio->shown = window;
    shoot (studio, "new-patient");
    gtk_window_destroy (window);
    break;
  }
  studio->shown = GTK_WINDOW (studio->window);
  coxa_window_show_problem (studio->window, "The record file is empty",
                            "record.coxa has 0 bytes.\n\nThe file was not changed.");
  shoot (studio, "problem");
}

static void
shoot_ways_back (Studio *studio)
{
  g_autofree char *folder = g_dir_make_tmp ("coxa-ways-XXXXXX", NULL);
  g_autofree char *record = g_build_filename (folder, "record.coxa", NULL);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autofree char *plain = g_build_filename (backups, "coxa-20260314-093000Z.coxa", NULL);
  g_autofree char *sealed = g_build_filename (backups, "coxa-20260307-180200Z.coxabackup", NULL);
  GtkWidget *dialog;

  coxa_window_show_problem (studio->window, "The record file is damaged",
                            "The record file is damaged (its pages do not fit together). It was"
                            " left as it is.");
  coxa_window_offer (studio->window, COXA_OFFER_RESTORE | COXA_OFFER_RESCUE);
  coxa_window_show_found_backup (
      studio->window, "The newest good backup: Made on 03/14/26 09:30; it is whole and holds 12"
                      " patients, 48 visits. What was stored after 03/14/26 09:12 would be missing"
                      " or older: 1 patient, 2 visits.");
  shoot (studio, "ways-back");
  coxa_window_show_opening (studio->window,
                            "The record is being opened. One that an older Coxa wrote is copied"
                            " and brought up to date first; with many patients that takes some"
                            " minutes. You can leave it alone.");
  shoot (studio, "opening-long");
  g_mkdir (backups, 0700);
  g_file_set_contents (plain, "not one", -1, NULL);
  g_file_set_contents (sealed, "Coxa sealed", -1, NULL);
  dialog = coxa_restore_dialog_new (GTK_WINDOW (studio->window), record, NULL,
                                    coxa_knowledge_get_measures (studio->fixture.knowledge));
  gtk_window_present (GTK_WINDOW (dialog));
  studio->shown = GTK_WINDOW (dialog);
  shoot (studio, "restore-list");
  coxa_restore_dialog_begin (COXA_RESTORE_DIALOG (dialog), plain);
  coxa_test_settle ();
  shoot (studio, "restore-refused");
  gtk_window_destroy (GTK_WINDOW (dialog));
  studio->shown = GTK_WINDOW (studio->window);
  g_unlink (plain);
  g_unlink (sealed);
  g_rmdir (backups);
  g_rmdir (folder);
}

static CoxaExerciseBrowser *
find_browser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (COXA_IS_EXERCISE_BROWSER (window))
      return COXA_EXERCISE_BROWSER (window);
  }
  return NULL;
}

/* A picture that moves looks different every time. */
static void
shoot_still (Studio *studio, const char *name)
{
  GtkWidget *player = coxa_test_find (GTK_WIDGET (studio->shown), COXA_TYPE_FIGURE_PLAYER);

  coxa_figure_player_step (COXA_FIGURE_PLAYER (player), 0);
  while (coxa_figure_player_get_moment (COXA_FIGURE_PLAYER (player)) != 1)
    coxa_figure_player_step (COXA_FIGURE_PLAYER (player), 1);
  shoot (studio, name);
}

static void
shoot_exercises (Studio *studio)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkSettings *settings = gtk_settings_get_default ();
  CoxaExerciseBrowser *browser;
  GtkWidget *bar;

  gtk_widget_activate_action (GTK_WIDGET (studio->window), "win.exercises", NULL);
  browser = find_browser ();
  bar = coxa_test_find (GTK_WIDGET (browser), COXA_TYPE_EXERCISE_FILTER_BAR);
  studio->shown = GTK_WINDOW (browser);
  settle ();
  coxa_exercise_browser_open (browser, "clamshell");
  shoot_still (studio, "exercises");
  coxa_exercise_filter_bar_choose (COXA_EXERCISE_FILTER_BAR (bar), "goals",
                                   "strengthen-gluteus-medius");
  coxa_exercise_filter_bar_choose (COXA_EXERCISE_FILTER_BAR (bar), "precautions", "pregnancy");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  shoot_still (studio, "exercises-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
  coxa_exercise_browser_search (browser, "handstand");
  shoot_still (studio, "exercises-nothing");
  gtk_widget_activate_action (GTK_WIDGET (browser), "exercises.clear", NULL);
  g_object_set (settings, "gtk-xft-dpi", LARGE_TEXT_DPI, NULL);
  shoot_still (studio, "exercises-large-text");
  g_object_set (settings, "gtk-xft-dpi", USUAL_DPI, NULL);
  gtk_window_set_default_size (studio->shown, 400, 720);
  gtk_widget_activate_action (GTK_WIDGET (browser), "exercises.find", NULL);
  shoot_still (studio, "exercises-narrow-list");
  coxa_exercise_browser_open (browser, "bridge");
  shoot_still (studio, "exercises-narrow");
  gtk_window_destroy (studio->shown);
  studio->shown = GTK_WINDOW (studio->window);
}

/* A course of two months: rotation and pain get better, and one visit measures with another
 * instrument. */
static void
add_course (Studio *studio, CoxaVisitDocument *sample)
{
  static const struct {
    int days_ago, worst, rmdq;
    double gain;
  } course[] = {
    { 60, 8, 14, 0 }, { 46, 7, 12, 2 }, { 32, 6, 9, 7 }, { 18, 4, 7, 9 }, { 4, 3, 6, 14 },
  };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  for (guint i = 0; i < G_N_ELEMENTS (course); i++) {
    g_autofree char *id = g_uuid_string_random ();
    g_autoptr (GDateTime) at = g_date_time_add_days (now, -course[i].days_ago);
    g_autoptr (CoxaVisit) visit = coxa_visit_new (id, at);

    coxa_visit_set_examiner (visit, coxa_visit_get_examiner (sample->visit));
    coxa_visit_set_episode (visit, "Hip and back");
    coxa_visit_set_others (visit, COXA_ANSWER_NO);
    coxa_visit_set_pain (visit, COXA_PAIN_NOW, course[i].worst / 2);
    coxa_visit_set_pain (visit, COXA_PAIN_BEST, course[i].worst / 4);
    coxa_visit_set_pain (visit, COXA_PAIN_AVERAGE, course[i].worst / 2 + 1);
    coxa_visit_set_pain (visit, COXA_PAIN_WORST, course[i].worst);
    coxa_visit_add_score (visit, "rmdq", course[i].rmdq);
    for (guint j = 0; j < coxa_visit_get_n_measurements (sample->visit); j++) {
      CoxaMeasurement measurement = *coxa_visit_get_measurement (sample->visit, j);

      if (g_str_equal (measurement.measure->unit, "deg"))
        measurement.value +=
            floor (course[i].gain * (measurement.side == COXA_SIDE_LEFT ? 1 : 0.3));
      if (i == 2 && g_str_equal (measurement.measure->id, "hip_ir"))
        measurement.instrument = COXA_INSTRUMENT_INCLINOMETER;
      coxa_visit_add_measurement (visit, &measurement, NULL);
    }
    coxa_app_fixture_save (&studio->fixture, sample->patient, visit);
  }
}

static void
shoot_progress (Studio *studio)
{
  CoxaPatientView *view = coxa_window_get_patient_view (studio->window);
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (CoxaVisitDocument) sample = load_sample (studio);

  add_course (studio, sample);
  coxa_window_open_patient (studio->window, sample->patient);
  settle ();
  coxa_patient_view_show_page (view, "progress");
  shoot (studio, "progress");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  shoot (studio, "progress-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_object_set (settings, "gtk-xft-dpi", LARGE_TEXT_DPI, NULL);
  shoot (studio, "progress-large-text");
  g_object_set (settings, "gtk-xft-dpi", USUAL_DPI, NULL);
}

static void
on_activate_cb (AdwApplication *application, Studio *studio)
{
  coxa_app_fixture_set_up (&studio->fixture, NULL);
  studio->window = COXA_WINDOW (
      coxa_window_new (application, studio->fixture.knowledge, studio->fixture.settings));
  studio->shown = GTK_WINDOW (studio->window);
  gtk_window_set_default_size (studio->shown, WIDTH, HEIGHT);
  gtk_window_present (studio->shown);
  coxa_window_set_store (studio->window, studio->fixture.store, studio->fixture.desk);
  shoot_all (studio);
  shoot_exercises (studio);
  shoot_preferences (studio);
  shoot_overview (studio);
  shoot_programmes (studio);
  shoot_emergency (studio);
  shoot_patterns_off (studio);
  shoot_flags (studio);
  shoot_progress (studio);
  shoot_goniometer (studio);
  shoot_windows (studio);
  shoot_ways_back (studio);
  gtk_window_destroy (GTK_WINDOW (studio->window));
  settle ();
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  Studio studio = { .folder = argc > 1 ? argv[1] : NULL };

  if (!studio.folder || g_mkdir_with_parents (studio.folder, 0755) != 0) {
    g_printerr ("usage: coxa-screenshots FOLDER\n");
    return 2;
  }
  application =
      g_object_new (ADW_TYPE_APPLICATION, "application-id", "org.coxa.Screenshots", "flags",
                    G_APPLICATION_NON_UNIQUE, "resource-base-path", "/org/coxa/Coxa", NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate_cb), &studio);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
