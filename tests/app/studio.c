/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "studio.h"

#include "coxa-measure-cell.h"
#include "coxa-programme-page.h"
#include "coxa-record-page.h"

#define LARGE_TEXT_DPI (192 * 1024)
#define USUAL_DPI (96 * 1024)
#define QUIET_USEC (150 * 1000)            /* without a frame: all is drawn */
#define PATIENCE_USEC (5 * G_USEC_PER_SEC) /* for what never comes to rest */
#define ATTEMPTS 10

/* Waiting */

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* What was asked of the record is answered in its order; what follows from an answer is asked in
 * the next round. */
static void
wait_for_record (Studio *studio)
{
  for (int round = 0; round < 4; round++) {
    g_autoptr (GAsyncResult) result = NULL;

    coxa_store_count_patients_async (studio->fixture.store, NULL, on_done_cb, &result);
    coxa_test_run_until (is_set, &result);
    while (g_main_context_iteration (NULL, FALSE))
      ;
  }
}

static gint64
count_frames (Studio *studio)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (studio->shown);

  return clock ? gdk_frame_clock_get_frame_counter (clock) : -1;
}

/* Until what is shown is mapped and no frame is drawn any more. */
static void
wait_for_frames (Studio *studio)
{
  gint64 begun = g_get_monotonic_time ();
  gint64 since = begun;
  gint64 frame = -2;

  while (since - begun < PATIENCE_USEC && g_get_monotonic_time () - since < QUIET_USEC) {
    gboolean busy = g_main_context_iteration (NULL, FALSE);

    if (busy || frame != count_frames (studio) || !gtk_widget_get_mapped (studio->shown))
      since = g_get_monotonic_time ();
    frame = count_frames (studio);
    if (!busy)
      g_usleep (1000);
  }
}

void
studio_settle (Studio *studio)
{
  wait_for_record (studio);
  wait_for_frames (studio);
}

/* Looks */

void
studio_set_dark (Studio *studio, gboolean dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  studio_settle (studio);
}

/* Twice as large as usual. */
void
studio_set_large (Studio *studio, gboolean large)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", large ? LARGE_TEXT_DPI : USUAL_DPI,
                NULL);
  studio_settle (studio);
}

void
studio_set_size (Studio *studio, int width, int height)
{
  gtk_window_set_default_size (GTK_WINDOW (studio->shown), width, height);
  studio_settle (studio);
}

/* Pictures */

/* Returns: (transfer full) (nullable): nothing while it is being laid out anew */
static GskRenderNode *
draw (Studio *studio, graphene_rect_t *area)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (studio->shown);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);

  graphene_rect_init (area, 0, 0, width, height);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  return gtk_snapshot_free_to_node (snapshot);
}

void
studio_shoot (Studio *studio, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.png", studio->folder, name);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  graphene_rect_t area;

  for (int i = 0; i < ATTEMPTS && !node; i++) {
    gtk_widget_queue_draw (studio->shown);
    studio_settle (studio);
    node = draw (studio, &area);
  }
  if (!node)
    g_error ("%s: nothing was drawn", name);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (studio->window)),
                                         node, &area);
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s could not be written", path);
  g_print ("%s %.0fx%.0f\n", name, area.size.width, area.size.height);
}

/* In light, dark, and with large text. */
void
studio_shoot_looks (Studio *studio, const char *name)
{
  g_autofree char *dark = g_strconcat (name, "-dark", NULL);
  g_autofree char *large = g_strconcat (name, "-large-text", NULL);

  studio_shoot (studio, name);
  studio_set_dark (studio, TRUE);
  studio_shoot (studio, dark);
  studio_set_dark (studio, FALSE);
  studio_set_large (studio, TRUE);
  studio_shoot (studio, large);
  studio_set_large (studio, FALSE);
}

/* In all looks; the window is closed then. */
void
studio_shoot_window (Studio *studio, GtkWindow *window, const char *name)
{
  g_autoptr (GtkWindow) kept = g_object_ref (window);

  gtk_window_present (window);
  studio->shown = GTK_WIDGET (window);
  studio_shoot_looks (studio, name);
  studio->shown = GTK_WIDGET (studio->window);
  gtk_window_close (kept); /* whoever waits for an answer gets one */
  studio_settle (studio);
  gtk_window_destroy (kept);
}

/* What is in the record */

/* Three weeks old, so that its safety screen still counts. */
CoxaVisitDocument *
studio_load_sample (Studio *studio)
{
  CoxaVisitDocument *sample = coxa_app_fixture_load_sample (&studio->fixture);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) at = g_date_time_add_days (now, -20);

  coxa_visit_set_at (sample->visit, at);
  return sample;
}

void
studio_add_people (Studio *studio)
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

void
studio_open_sample (Studio *studio)
{
  g_autoptr (CoxaVisitDocument) sample = studio_load_sample (studio);

  coxa_app_fixture_save (&studio->fixture, sample->patient, sample->visit);
  coxa_window_open_patient (studio->window, sample->patient);
  studio_settle (studio);
}

/* What a person does */

void
studio_correct_newest (Studio *studio)
{
  GtkWidget *page = coxa_test_find (GTK_WIDGET (studio->window), COXA_TYPE_RECORD_PAGE);
  GtkWidget *list = coxa_test_find (page, GTK_TYPE_LIST_VIEW);
  g_autoptr (CoxaVisit) visit =
      g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))), 0);

  g_signal_emit_by_name (page, "correct", visit);
}

/* As if it were being typed: not kept yet. */
void
studio_type_value (Studio *studio, const char *text)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (studio->window));

  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_ancestor (focus, COXA_TYPE_MEASURE_CELL)),
                         text);
}

GtkWidget *
studio_find_programme (Studio *studio)
{
  return coxa_test_find (GTK_WIDGET (studio->window), COXA_TYPE_PROGRAMME_PAGE);
}

GtkWindow *
studio_find_toplevel (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (g_type_is_a (G_OBJECT_TYPE (window), type))
      return window;
  }
  return NULL;
}

/* Every group has a window and a record of its own, so that none depends on another. */
void
studio_run (Studio *studio, const StudioGroup *group)
{
  coxa_app_fixture_set_up (&studio->fixture, NULL);
  studio->window = COXA_WINDOW (
      coxa_window_new (studio->application, studio->fixture.knowledge, studio->fixture.settings));
  studio->shown = GTK_WIDGET (studio->window);
  gtk_window_set_default_size (GTK_WINDOW (studio->window), STUDIO_WIDTH, STUDIO_HEIGHT);
  gtk_window_present (GTK_WINDOW (studio->window));
  coxa_window_set_store (studio->window, studio->fixture.store, studio->fixture.desk);
  studio_settle (studio);
  if (group->sample) {
    studio_add_people (studio);
    studio_open_sample (studio);
  }
  group->shoot (studio);
  gtk_window_destroy (GTK_WINDOW (studio->window));
  studio->window = NULL;
  coxa_test_settle ();
  coxa_app_fixture_tear_down (&studio->fixture, NULL);
}
