/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-exercise-browser.h"

#include <glib/gi18n-lib.h>

#include "coxa-exercise-detail.h"
#include "coxa-exercise-filter-bar.h"
#include "coxa-exercise-tile.h"
#include "coxa-precaution.h"

struct _CoxaExerciseBrowser {
  AdwWindow parent_instance;

  /* template */
  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  GtkSearchEntry *search;
  CoxaExerciseFilterBar *filter_bar;
  GtkLabel *count;
  GtkWidget *clear;
  GtkStack *stack;
  GtkGridView *grid;
  GtkSingleSelection *selection;
  GtkFilterListModel *filtered;
  GtkStringList *ids;
  GtkCustomFilter *filter;
  GtkWidget *detail_pane;
  CoxaExerciseDetail *detail;
  GtkWidget *add;

  /* owned */
  CoxaKnowledge *knowledge;
  CoxaPatient *patient; /* NULL: nobody is open */
  CoxaExerciseWords *words;
  CoxaExerciseSources *sources;
  CoxaWords *dose_words;

  /* borrowed */
  const CoxaExerciseLibrary *library;
  const CoxaSuggestionRules *rules; /* NULL: refused */
  const CoxaExercise *shown;

  CoxaLook look;

  CoxaExerciseFilter wish; /* lends from search, library */
};

G_DEFINE_FINAL_TYPE (CoxaExerciseBrowser, coxa_exercise_browser, ADW_TYPE_WINDOW)

enum {
  ADD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const CoxaExercise *
exercise_of (CoxaExerciseBrowser *self, gpointer string)
{
  return coxa_exercise_library_find (self->library,
                                     gtk_string_object_get_string (GTK_STRING_OBJECT (string)));
}

static gboolean
fits (gpointer item, gpointer user_data)
{
  CoxaExerciseBrowser *self = user_data;

  return self->library && coxa_exercise_filter_fits (&self->wish, exercise_of (self, item),
                                                     self->words, self->rules);
}

static void
show_count (CoxaExerciseBrowser *self)
{
  guint n = coxa_exercise_browser_count (self);
  gboolean wishes = !coxa_exercise_filter_is_empty (&self->wish);
  g_autofree char *text = g_strdup_printf (ngettext ("%u exercise", "%u exercises", n), n);

  gtk_label_set_text (self->count, text);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
  /* Not to be seen, but there: the line keeps its height. Disabled it takes no focus either. */
  gtk_widget_set_opacity (self->clear, wishes ? 1 : 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "exercises.clear", wishes);
}

static void
on_changed_cb (CoxaExerciseBrowser *self)
{
  if (!self->library)
    return;
  self->wish.search = gtk_editable_get_text (GTK_EDITABLE (self->search));
  coxa_exercise_filter_bar_read (self->filter_bar, &self->wish);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_count (self);
}

/* What speaks against it for this patient, the strictest first; NULL for nothing. */
static char *
dup_warning (CoxaExerciseBrowser *self, gboolean *blocked_out)
{
  g_autoptr (GArray) hits = coxa_precautions_judge (
      self->rules, self->shown, coxa_patient_get_precautions (self->patient), NULL);
  GString *warning;

  *blocked_out = coxa_precautions_block (hits);
  if (hits->len == 0)
    return NULL;
  warning = g_string_new (*blocked_out
                              ? _ ("To be avoided with the precautions of the patient who is open.")
                              : _ ("Care is needed with the precautions of the patient who is "
                                   "open."));
  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (warning, "\n%s", g_array_index (hits, CoxaPrecautionHit, i).text);
  return g_string_free (warning, FALSE);
}

static gboolean
is_avoided (CoxaExerciseBrowser *self)
{
  const char *const *precautions = coxa_patient_get_precautions (self->patient);

  for (guint i = 0; precautions && precautions[i]; i++)
    if (g_strv_contains ((const char *const *) self->shown->avoid_if, precautions[i]))
      return TRUE;
  return FALSE;
}

/* Without the rules the tags of the exercise alone forbid. */
static char *
dup_warning_without_rules (CoxaExerciseBrowser *self, gboolean *blocked_out)
{
  *blocked_out = is_avoided (self);
  return g_strdup (_ ("The rules on precautions could not be read: check the precautions of the "
                      "patient yourself."));
}

static void
show_permission (CoxaExerciseBrowser *self)
{
  gboolean blocked = FALSE;
  g_autofree char *warning = NULL;

  if (self->patient && self->shown)
    warning =
        self->rules ? dup_warning (self, &blocked) : dup_warning_without_rules (self, &blocked);

  coxa_exercise_detail_set_warning (self->detail, warning);
  gtk_widget_set_visible (self->add, self->patient != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "exercises.add",
                                 self->patient && self->shown && !blocked);
}

static void
show_exercise (CoxaExerciseBrowser *self, const CoxaExercise *exercise)
{
  const CoxaExerciseReading reading = { self->library, self->words, self->sources, self->rules,
                                        self->dose_words };

  if (exercise == self->shown)
    return;
  self->shown = exercise;
  coxa_exercise_detail_show (self->detail, exercise, &reading);
  show_permission (self);
}

/* While nothing fits, the exercise that was read stays. */
static void
on_selected_cb (CoxaExerciseBrowser *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  if (item && self->library)
    show_exercise (self, exercise_of (self, item));
}

static void
read_detail (CoxaExerciseBrowser *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
  gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

static void
on_activate_cb (CoxaExerciseBrowser *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  read_detail (self);
}

static void
on_search_activate_cb (CoxaExerciseBrowser *self)
{
  if (coxa_exercise_browser_count (self) > 0)
    read_detail (self);
}

static void
on_opened_cb (CoxaExerciseBrowser *self, const char *exercise)
{
  coxa_exercise_browser_open (self, exercise);
}

static gboolean
on_search_key_cb (CoxaExerciseBrowser *self,
                  guint keyval,
                  guint keycode,
                  GdkModifierType modifiers,
                  GtkEventControllerKey *controller)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;
  return gtk_widget_child_focus (GTK_WIDGET (self->grid), GTK_DIR_TAB_FORWARD);
}

static void
on_stop_search_cb (CoxaExerciseBrowser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
on_tile_setup_cb (CoxaExerciseBrowser *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, coxa_exercise_tile_new ());
}

static void
on_tile_bind_cb (CoxaExerciseBrowser *self, GtkListItem *item)
{
  coxa_exercise_tile_show (COXA_EXERCISE_TILE (gtk_list_item_get_child (item)),
                           exercise_of (self, gtk_list_item_get_item (item)), self->words,
                           &self->look);
}

static void
on_find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaExerciseBrowser *self = COXA_EXERCISE_BROWSER (widget);

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
on_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaExerciseBrowser *self = COXA_EXERCISE_BROWSER (widget);

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_widget_child_focus (GTK_WIDGET (self->grid), GTK_DIR_TAB_FORWARD);
}

static void
on_clear (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaExerciseBrowser *self = COXA_EXERCISE_BROWSER (widget);

  coxa_exercise_filter_bar_clear (self->filter_bar);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  on_find (widget, NULL, NULL);
}

static void
on_add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CoxaExerciseBrowser *self = COXA_EXERCISE_BROWSER (widget);

  if (self->patient && self->shown)
    g_signal_emit (self, signals[ADD], 0, self->shown->id);
}

static void
coxa_exercise_browser_dispose (GObject *object)
{
  CoxaExerciseBrowser *self = COXA_EXERCISE_BROWSER (object);

  self->library = NULL;
  self->shown = NULL;
  g_clear_object (&self->patient);
  G_OBJECT_CLASS (coxa_exercise_browser_parent_class)->dispose (object);
}

static void
coxa_exercise_browser_finalize (GObject *object)
{
  CoxaExerciseBrowser *self = COXA_EXERCISE_BROWSER (object);

  g_clear_pointer (&self->dose_words, coxa_words_free);
  g_clear_pointer (&self->sources, coxa_exercise_sources_free);
  g_clear_pointer (&self->words, coxa_exercise_words_free);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_exercise_browser_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (COXA_TYPE_EXERCISE_DETAIL);
  g_type_ensure (COXA_TYPE_EXERCISE_FILTER_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/exercises/coxa-exercise-browser.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseBrowser, toasts);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseBrowser, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseBrowser, search);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseBrowser, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseBrowser, count);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseBrowser, clear);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseBrowser, stack);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseBrowser, grid);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseBrowser, selection);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseBrowser, filtered);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseBrowser, ids);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseBrowser, filter);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseBrowser, detail_pane);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseBrowser, detail);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseBrowser, add);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_tile_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_tile_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_opened_cb);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint keyval;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_slash, 0, "exercises.find" },
    { GDK_KEY_KP_Divide, 0, "exercises.find" },
    { GDK_KEY_f, GDK_CONTROL_MASK, "exercises.find" },
    { GDK_KEY_Return, GDK_CONTROL_MASK, "exercises.add" },
    { GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "exercises.add" },
    { GDK_KEY_Left, GDK_ALT_MASK, "exercises.back" },
    { GDK_KEY_Escape, 0, "exercises.back" },
    { GDK_KEY_w, GDK_CONTROL_MASK, "window.close" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, keys[i].modifiers,
                                         keys[i].action, NULL);
}

static void
coxa_exercise_browser_class_init (CoxaExerciseBrowserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_exercise_browser_dispose;
  G_OBJECT_CLASS (klass)->finalize = coxa_exercise_browser_finalize;

  signals[ADD] = g_signal_new ("add", COXA_TYPE_EXERCISE_BROWSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "exercises.find", NULL, on_find);
  gtk_widget_class_install_action (widget_class, "exercises.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "exercises.clear", NULL, on_clear);
  gtk_widget_class_install_action (widget_class, "exercises.add", NULL, on_add);
  add_keys (widget_class);
}

static void
coxa_exercise_browser_init (CoxaExerciseBrowser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, fits, self, NULL);
}

/* Compiled in: cannot fail in a sound build. */
static void
load (CoxaExerciseBrowser *self)
{
  const char *language = g_get_language_names ()[0];
  g_autoptr (GError) error = NULL;

  self->words = coxa_exercise_words_load (language, &error);
  if (self->words)
    self->sources = coxa_exercise_sources_load (&error);
  if (self->sources)
    self->dose_words = coxa_words_load (language, &error);
  if (!self->dose_words)
    g_error ("%s", error->message);
}

/**
 * coxa_exercise_browser_new:
 * @knowledge: whose exercise library could be read
 * @look: who is in the pictures
 */
GtkWidget *
coxa_exercise_browser_new (CoxaKnowledge *knowledge, const CoxaLook *look)
{
  CoxaExerciseBrowser *self = g_object_new (COXA_TYPE_EXERCISE_BROWSER, NULL);
  const CoxaExerciseLibrary *library = coxa_knowledge_get_exercises (knowledge);

  self->knowledge = g_object_ref (knowledge);
  self->look = *look;
  coxa_figure_player_set_look (coxa_exercise_detail_get_player (self->detail), look);
  self->rules = coxa_knowledge_get_suggestions (knowledge);
  load (self);
  coxa_exercise_filter_bar_set_library (self->filter_bar, library, self->words, self->rules);
  self->library = library;
  for (guint i = 0; i < coxa_exercise_library_count (library); i++)
    gtk_string_list_append (self->ids, coxa_exercise_library_get (library, i)->id);
  on_changed_cb (self);
  on_selected_cb (self);
  show_permission (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return GTK_WIDGET (self);
}

/**
 * coxa_exercise_browser_set_patient:
 * @patient: (nullable): who is open; the precautions are read anew
 */
void
coxa_exercise_browser_set_patient (CoxaExerciseBrowser *self, CoxaPatient *patient)
{
  g_set_object (&self->patient, patient);
  show_permission (self);
}

/**
 * coxa_exercise_browser_open:
 * @exercise: id, of the library
 *
 * Shows it, also where it does not fit what is looked for.
 */
void
coxa_exercise_browser_open (CoxaExerciseBrowser *self, const char *exercise)
{
  const CoxaExercise *found = coxa_exercise_library_find (self->library, exercise);
  GListModel *list = G_LIST_MODEL (self->filtered);

  g_return_if_fail (found != NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (GtkStringObject) item = g_list_model_get_item (list, i);

    if (exercise_of (self, item) == found) {
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (GTK_WIDGET (self->grid), "list.scroll-to-item", "u", i);
    }
  }
  show_exercise (self, found);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

void
coxa_exercise_browser_search (CoxaExerciseBrowser *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
}

/* Says in passing what became of an exercise that was added. */
void
coxa_exercise_browser_tell (CoxaExerciseBrowser *self, const char *message)
{
  g_autofree char *title = g_markup_escape_text (message, -1); /* toasts read markup */

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

/* Returns: (nullable): id of the exercise that is read */
const char *
coxa_exercise_browser_get_shown (CoxaExerciseBrowser *self)
{
  return self->shown ? self->shown->id : NULL;
}

/* Returns: how many exercises fit what is looked for */
guint
coxa_exercise_browser_count (CoxaExerciseBrowser *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
}
