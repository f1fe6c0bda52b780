/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-figure-player.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "coxa-figure-view.h"
#include "coxa-playback.h"

#define NATURAL_WIDTH 480

struct _CoxaFigurePlayer {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  CoxaFigureView *view;
  GtkStack *captions;
  GtkLabel *caption1;
  GtkLabel *caption2;
  GtkLabel *caption3;
  GtkWidget *controls;
  GtkWidget *play;

  /* owned */
  CoxaIllustration *illustration; /* NULL until something is shown */

  CoxaPlayback playback;
  CoxaBox shown; /* of the illustration, while it moves */
  gboolean mirrored;
  gboolean playing;
  gboolean loop;
  gboolean animations; /* the desktop allows them */
  guint tick;          /* while it moves, else 0 */
  gint64 last_us;      /* frame time of the tick before, 0: none yet */
  double time_s;
  double moment;
};

G_DEFINE_FINAL_TYPE (CoxaFigurePlayer, coxa_figure_player, GTK_TYPE_WIDGET)

enum {
  PROP_PLAYING = 1,
  PROP_LOOP,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* An exercise whose picture cannot be meant has a plain frame in its place. */
static gboolean
can_move (CoxaFigurePlayer *self)
{
  return self->illustration && !coxa_illustration_is_placeholder (self->illustration);
}

static guint
nearest_frame (CoxaFigurePlayer *self)
{
  return (guint) (self->moment + 0.5);
}

/* Arrows say what will move: where it stands on a frame, as on paper. */
static void
draw (CoxaFigurePlayer *self)
{
  static const char *const names[] = { "1", "2", "3" };
  gboolean still = self->tick == 0 && self->moment == floor (self->moment);

  if (!self->illustration)
    return;
  coxa_figure_view_set_quick (self->view, self->tick != 0);
  coxa_figure_view_take_drawing (
      self->view,
      coxa_illustration_draw_moment (self->illustration, self->moment, self->mirrored, still,
                                     coxa_figure_view_get_look (self->view)),
      &self->shown);
  gtk_stack_set_visible_child_name (self->captions, names[nearest_frame (self)]);
}

static void
set_time (CoxaFigurePlayer *self, double time_s)
{
  double moment = coxa_playback_get_moment (&self->playback, time_s);
  gboolean changed = moment != self->moment;

  self->time_s = time_s;
  self->moment = moment;
  if (changed)
    draw (self);
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CoxaFigurePlayer *self = COXA_FIGURE_PLAYER (widget);
  gint64 now_us = gdk_frame_clock_get_frame_time (clock);
  double time_s = self->time_s + (self->last_us ? (double) (now_us - self->last_us) / 1e6 : 0);
  double duration_s = coxa_playback_get_duration (&self->playback);

  self->last_us = now_us;
  if (time_s < duration_s) {
    set_time (self, time_s);
    return G_SOURCE_CONTINUE;
  }
  set_time (self, self->loop ? fmod (time_s, duration_s) : 0);
  if (!self->loop)
    coxa_figure_player_set_playing (self, FALSE); /* takes the tick away */
  return G_SOURCE_CONTINUE;
}

static void
show_controls (CoxaFigurePlayer *self)
{
  const char *label = self->playing ? _ ("Pause") : _ ("Play");

  gtk_button_set_icon_name (GTK_BUTTON (self->play), self->playing
                                                         ? "media-playback-pause-symbolic"
                                                         : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->play, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_visible (self->play, self->animations);
  gtk_widget_set_visible (self->controls, can_move (self));
}

/* It moves only where somebody can see it. */
static void
update_tick (CoxaFigurePlayer *self)
{
  gboolean moves = self->playing && self->animations && can_move (self) &&
                   gtk_widget_get_mapped (GTK_WIDGET (self));

  if (moves && !self->tick) {
    self->last_us = 0;
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
  } else if (!moves && self->tick) {
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
    self->tick = 0;
  } else {
    return;
  }
  draw (self);
}

/* When motion is no longer wanted, what is half-way goes to the nearest frame. */
static void
on_animations_cb (CoxaFigurePlayer *self)
{
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations",
                &self->animations, NULL);
  show_controls (self);
  update_tick (self);
  if (!self->animations && self->moment != floor (self->moment))
    coxa_figure_player_step (self, 0);
}

static void
toggle (CoxaFigurePlayer *self)
{
  if (self->animations)
    coxa_figure_player_set_playing (self, !self->playing);
  else
    coxa_figure_player_step (self, 1);
}

static void
on_play_clicked_cb (CoxaFigurePlayer *self)
{
  toggle (self);
}

static void
on_previous_clicked_cb (CoxaFigurePlayer *self)
{
  coxa_figure_player_step (self, -1);
}

static void
on_next_clicked_cb (CoxaFigurePlayer *self)
{
  coxa_figure_player_step (self, 1);
}

static void
on_picture_pressed_cb (CoxaFigurePlayer *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  toggle (self);
}

static gboolean
on_key_cb (CoxaFigurePlayer *self,
           guint keyval,
           guint keycode,
           GdkModifierType modifiers,
           GtkEventControllerKey *controller)
{
  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (keyval) {
  case GDK_KEY_space:
  case GDK_KEY_KP_Space:
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    toggle (self);
    return GDK_EVENT_STOP;
  case GDK_KEY_Left:
    coxa_figure_player_step (self, -1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Right:
    coxa_figure_player_step (self, 1);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void
coxa_figure_player_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (coxa_figure_player_parent_class)->map (widget);
  update_tick (COXA_FIGURE_PLAYER (widget));
}

static void
coxa_figure_player_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (coxa_figure_player_parent_class)->unmap (widget);
  update_tick (COXA_FIGURE_PLAYER (widget));
}

static void
coxa_figure_player_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  CoxaFigurePlayer *self = COXA_FIGURE_PLAYER (object);

  if (id == PROP_PLAYING)
    g_value_set_boolean (value, self->playing);
  else if (id == PROP_LOOP)
    g_value_set_boolean (value, self->loop);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
coxa_figure_player_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  CoxaFigurePlayer *self = COXA_FIGURE_PLAYER (object);

  if (id == PROP_PLAYING)
    coxa_figure_player_set_playing (self, g_value_get_boolean (value));
  else if (id == PROP_LOOP)
    self->loop = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
coxa_figure_player_dispose (GObject *object)
{
  CoxaFigurePlayer *self = COXA_FIGURE_PLAYER (object);

  g_clear_pointer (&self->illustration, coxa_illustration_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_figure_player_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (COXA_TYPE_FIGURE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/widgets/coxa-figure-player.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "figure-player");
  gtk_widget_class_bind_template_child (widget_class, CoxaFigurePlayer, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaFigurePlayer, view);
  gtk_widget_class_bind_template_child (widget_class, CoxaFigurePlayer, captions);
  gtk_widget_class_bind_template_child (widget_class, CoxaFigurePlayer, caption1);
  gtk_widget_class_bind_template_child (widget_class, CoxaFigurePlayer, caption2);
  gtk_widget_class_bind_template_child (widget_class, CoxaFigurePlayer, caption3);
  gtk_widget_class_bind_template_child (widget_class, CoxaFigurePlayer, controls);
  gtk_widget_class_bind_template_child (widget_class, CoxaFigurePlayer, play);
  gtk_widget_class_bind_template_callback (widget_class, on_play_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_picture_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_cb);
}

static void
coxa_figure_player_class_init (CoxaFigurePlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = coxa_figure_player_dispose;
  object_class->get_property = coxa_figure_player_get_property;
  object_class->set_property = coxa_figure_player_set_property;
  widget_class->map = coxa_figure_player_map;
  widget_class->unmap = coxa_figure_player_unmap;

  properties[PROP_PLAYING] =
      g_param_spec_boolean ("playing", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOOP] =
      g_param_spec_boolean ("loop", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  bind_template (widget_class);
}

static void
coxa_figure_player_init (CoxaFigurePlayer *self)
{
  self->loop = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  coxa_figure_view_set_natural_width (self->view, NATURAL_WIDTH);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)),
                           "notify::gtk-enable-animations", G_CALLBACK (on_animations_cb), self,
                           G_CONNECT_SWAPPED);
  on_animations_cb (self);
}

GtkWidget *
coxa_figure_player_new (void)
{
  return g_object_new (COXA_TYPE_FIGURE_PLAYER, NULL);
}

/* Who does not see the picture hears what every frame of it shows. */
static void
describe (CoxaFigurePlayer *self, const CoxaExercise *exercise)
{
  GtkLabel *const labels[COXA_EXERCISE_FRAMES] = { self->caption1, self->caption2, self->caption3 };
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < COXA_EXERCISE_FRAMES; i++) {
    const char *caption = i < exercise->picture.n_frames ? exercise->picture.captions[i] : NULL;
    g_autofree char *numbered = g_strdup_printf ("%u. %s", i + 1, caption ? caption : "");

    gtk_label_set_text (labels[i], caption ? numbered : "");
    if (caption)
      g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", numbered);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  exercise->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, all->str,
                                  -1);
}

static void
describe_problem (CoxaFigurePlayer *self, const CoxaExercise *exercise, const GError *problem)
{
  g_autofree char *text = g_strdup_printf (_ ("No picture. %s"), problem->message);

  gtk_label_set_text (self->caption1, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  exercise->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/**
 * coxa_figure_player_show:
 * @exercise: (transfer none): read now, not kept
 * @mirrored: the left side works
 *
 * Shows the first frame; whether it moves from there stays as it was.
 */
void
coxa_figure_player_show (CoxaFigurePlayer *self, const CoxaExercise *exercise, gboolean mirrored)
{
  g_autoptr (GError) problem = NULL;

  g_clear_pointer (&self->illustration, coxa_illustration_free);
  self->illustration = coxa_illustration_new (exercise, &problem);
  if (!self->illustration)
    self->illustration = coxa_illustration_new_placeholder ();
  self->shown = coxa_illustration_get_motion_box (self->illustration);
  self->playback = coxa_playback_new (exercise);
  self->mirrored = mirrored;
  self->time_s = 0;
  self->moment = 0;
  self->last_us = 0;
  if (problem)
    describe_problem (self, exercise, problem);
  else
    describe (self, exercise);
  show_controls (self);
  update_tick (self);
  draw (self);
}

/**
 * coxa_figure_player_set_playing:
 *
 * The wish is kept while the picture is out of sight or the desktop allows no motion.
 */
void
coxa_figure_player_set_playing (CoxaFigurePlayer *self, gboolean playing)
{
  if (self->playing == playing)
    return;
  self->playing = playing;
  show_controls (self);
  update_tick (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

gboolean
coxa_figure_player_get_playing (CoxaFigurePlayer *self)
{
  return self->playing;
}

/**
 * coxa_figure_player_step:
 * @frames: how many frames on from the nearest one, or back; it goes round
 *
 * Stops the movement on a frame.
 */
void
coxa_figure_player_step (CoxaFigurePlayer *self, int frames)
{
  int n = (int) self->playback.n_frames;
  int frame;

  if (!can_move (self))
    return;
  frame = (((int) nearest_frame (self) + frames) % n + n) % n;
  if (self->animations)
    coxa_figure_player_set_playing (self, FALSE);
  self->time_s = frame == 0 ? 0 : self->playback.start_s + self->playback.out_s * frame / (n - 1);
  self->moment = frame;
  draw (self);
}

/* Returns: whether it moves now */
gboolean
coxa_figure_player_is_moving (CoxaFigurePlayer *self)
{
  return self->tick != 0;
}

/* Who is shown from now on. */
void
coxa_figure_player_set_look (CoxaFigurePlayer *self, const CoxaLook *look)
{
  coxa_figure_view_set_look (self->view, look);
  draw (self);
}

/* Returns: what is shown, as coxa_illustration_draw_moment() counts */
double
coxa_figure_player_get_moment (CoxaFigurePlayer *self)
{
  return self->moment;
}
