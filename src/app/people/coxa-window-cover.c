/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-window-cover.h"

/* A window behind the lock, and where its keyboard was. */
typedef struct {
  GtkWindow *window; /* weak, as is the other */
  GtkWidget *focus;
} Behind;

struct _CoxaWindowCover {
  GObject parent_instance;

  /* owned */
  CoxaDesk *desk;
  Behind *own;       /* of the window that is covered, while it is */
  GPtrArray *hidden; /* of Behind, in the order in which they were seen */

  /* borrowed */
  GtkWindow *window;
  GtkStack *stack;
  CoxaLockScreen *screen;

  guint idle;
};

G_DEFINE_FINAL_TYPE (CoxaWindowCover, coxa_window_cover, G_TYPE_OBJECT)

/* Takes the keyboard away from @window: what has it must not lose it by being hidden. */
static Behind *
behind_new (GtkWindow *window)
{
  Behind *behind = g_new0 (Behind, 1);

  g_set_weak_pointer (&behind->window, window);
  g_set_weak_pointer (&behind->focus, gtk_window_get_focus (window));
  gtk_window_set_focus (window, NULL);
  return behind;
}

static void
behind_free (Behind *behind)
{
  g_clear_weak_pointer (&behind->focus);
  g_clear_weak_pointer (&behind->window);
  g_free (behind);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Behind, behind_free)

static void
give_back_focus (const Behind *behind)
{
  if (behind->focus && gtk_widget_get_root (behind->focus) == GTK_ROOT (behind->window))
    gtk_window_set_focus (behind->window, behind->focus); /* selects nothing anew */
}

static gboolean
is_of (gconstpointer behind, gconstpointer window)
{
  return ((const Behind *) behind)->window == window;
}

static void
hide (CoxaWindowCover *self, GtkWindow *window)
{
  if (window == self->window || !gtk_widget_get_visible (GTK_WIDGET (window)))
    return;
  if (!g_ptr_array_find_with_equal_func (self->hidden, window, is_of, NULL))
    g_ptr_array_add (self->hidden, behind_new (window));
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
}

static GPtrArray *
dup_toplevels (void)
{
  GListModel *model = gtk_window_get_toplevels ();
  GPtrArray *windows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (windows, g_list_model_get_item (model, i));
  return windows;
}

static void
hide_others (CoxaWindowCover *self)
{
  g_autoptr (GPtrArray) windows = dup_toplevels ();

  for (guint i = 0; i < windows->len; i++)
    hide (self, g_ptr_array_index (windows, i));
}

/* Those that were closed meanwhile are no toplevels any more. */
static void
show_others (CoxaWindowCover *self)
{
  g_autoptr (GPtrArray) windows = dup_toplevels ();
  g_autoptr (GPtrArray) hidden = g_steal_pointer (&self->hidden);

  self->hidden = g_ptr_array_new_with_free_func ((GDestroyNotify) behind_free);
  for (guint i = 0; i < hidden->len; i++) {
    const Behind *behind = g_ptr_array_index (hidden, i);

    if (!g_ptr_array_find (windows, behind->window, NULL))
      continue;
    gtk_window_present (behind->window);
    give_back_focus (behind);
  }
}

static gboolean
look_again_cb (gpointer data)
{
  CoxaWindowCover *self = data;

  self->idle = 0;
  if (coxa_desk_is_locked (self->desk))
    hide_others (self);
  return G_SOURCE_REMOVE;
}

static void
look_again (CoxaWindowCover *self)
{
  if (!self->idle && coxa_desk_is_locked (self->desk))
    self->idle = g_idle_add_full (G_PRIORITY_HIGH, look_again_cb, self, NULL);
}

/* What was begun before the lock may still end in a dialog: it waits behind the lock too. */
static void
on_toplevels_cb (CoxaWindowCover *self, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

    if (window != self->window)
      g_signal_connect_object (window, "notify::visible", G_CALLBACK (look_again), self,
                               G_CONNECT_SWAPPED);
  }
  look_again (self);
}

/* A page that the stack does not show is told to screen readers all the same, unless it is hidden.
 */
static void
turn (CoxaWindowCover *self, const char *to, const char *from)
{
  gtk_widget_set_visible (gtk_stack_get_child_by_name (self->stack, to), TRUE);
  gtk_stack_set_visible_child_name (self->stack, to);
  gtk_widget_set_visible (gtk_stack_get_child_by_name (self->stack, from), FALSE);
}

static void
uncover (CoxaWindowCover *self)
{
  g_autoptr (Behind) own = g_steal_pointer (&self->own);

  gtk_window_set_focus (self->window, NULL);
  turn (self, "open", "locked");
  if (own)
    give_back_focus (own);
  show_others (self);
}

static void
cover (CoxaWindowCover *self)
{
  self->own = behind_new (self->window);
  turn (self, "locked", "open");
  hide_others (self);
}

/* What goes on behind the lock may ask for the keyboard; a passphrase is not typed into a visit. */
static void
on_focus_cb (CoxaWindowCover *self)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  if (!self->own || !focus || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->screen)))
    return;
  g_set_weak_pointer (&self->own->focus, focus);
  coxa_who_chooser_focus (coxa_lock_screen_get_chooser (self->screen));
}

static void
show_lock (CoxaWindowCover *self)
{
  if (!coxa_desk_is_locked (self->desk))
    uncover (self);
  else if (!self->own)
    cover (self);
}

static void
coxa_window_cover_dispose (GObject *object)
{
  CoxaWindowCover *self = COXA_WINDOW_COVER (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->own, behind_free);
  g_clear_pointer (&self->hidden, g_ptr_array_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (coxa_window_cover_parent_class)->dispose (object);
}

static void
coxa_window_cover_class_init (CoxaWindowCoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_window_cover_dispose;
}

static void
coxa_window_cover_init (CoxaWindowCover *self)
{
  self->hidden = g_ptr_array_new_with_free_func ((GDestroyNotify) behind_free);
}

/* No crossfade: it would show the patient for a while longer. */
static void
wrap_content (CoxaWindowCover *self, AdwApplicationWindow *window)
{
  g_autoptr (GtkWidget) content = g_object_ref (adw_application_window_get_content (window));

  self->stack = GTK_STACK (gtk_stack_new ());
  adw_application_window_set_content (window, NULL);
  gtk_stack_add_named (self->stack, content, "open");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->screen), "locked");
  gtk_widget_set_visible (GTK_WIDGET (self->screen), FALSE);
  adw_application_window_set_content (window, GTK_WIDGET (self->stack));
}

/**
 * coxa_window_cover_new:
 * @window: (transfer none): owns the cover, and has its content
 */
CoxaWindowCover *
coxa_window_cover_new (AdwApplicationWindow *window, CoxaDesk *desk)
{
  CoxaWindowCover *self = g_object_new (COXA_TYPE_WINDOW_COVER, NULL);
  GListModel *toplevels = gtk_window_get_toplevels ();

  self->window = GTK_WINDOW (window);
  self->desk = g_object_ref (desk);
  self->screen = COXA_LOCK_SCREEN (coxa_lock_screen_new (desk));
  wrap_content (self, window);
  g_signal_connect_object (desk, "notify::locked", G_CALLBACK (show_lock), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::focus-widget", G_CALLBACK (on_focus_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (toplevels, "items-changed", G_CALLBACK (on_toplevels_cb), self,
                           G_CONNECT_SWAPPED);
  on_toplevels_cb (self, 0, 0, g_list_model_get_n_items (toplevels));
  if (coxa_desk_is_locked (desk))
    show_lock (self);
  return self;
}

CoxaLockScreen *
coxa_window_cover_get_screen (CoxaWindowCover *self)
{
  return self->screen;
}
