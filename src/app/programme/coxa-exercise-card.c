/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-exercise-card.h"

#include <glib/gi18n-lib.h>

#include "coxa-dose-editor.h"
#include "coxa-dose.h"
#include "coxa-exercise-pictures.h"
#include "coxa-programme-text.h"

struct _CoxaExerciseCard {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *facts;
  GtkLabel *dose;
  GtkWidget *dose_button;
  CoxaDoseEditor *dose_editor;
  CoxaExercisePictures *pictures;
  GtkWidget *side_box;
  GtkDropDown *side;
  GtkWidget *easier;
  GtkWidget *harder;
  GtkEntry *note;
  GtkWidget *care_box;
  GtkLabel *care;
  GtkWidget *adapted;
  GtkWidget *reason;
  GtkWidget *remove_button;
  GtkWidget *up;
  GtkWidget *down;

  /* borrowed: the page owns the programme and its words, and outlives its cards */
  CoxaKnowledge *knowledge;
  CoxaProgrammeDraft *draft;
  CoxaProgrammeItem *item; /* NULL while the card is filled */
  const CoxaWords *words;
};

G_DEFINE_FINAL_TYPE (CoxaExerciseCard, coxa_exercise_card, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  REMOVED,
  MOVED,
  DROPPED,
  REPLACED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In the order of the drop-down. */
static const CoxaSide sides[] = { COXA_SIDE_CENTRAL, COXA_SIDE_LEFT, COXA_SIDE_RIGHT };

static void
show_dose (CoxaExerciseCard *self)
{
  g_autofree char *dose = coxa_dose_dup_words (self->item, self->words);
  g_autofree char *facts = coxa_programme_text_dup_facts (self->item);

  gtk_label_set_text (self->dose, dose);
  gtk_label_set_text (self->facts, facts);
}

static void
emit_changed (CoxaExerciseCard *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_dose_changed_cb (CoxaExerciseCard *self)
{
  if (!self->item)
    return;
  show_dose (self);
  emit_changed (self);
}

static void
on_side_selected_cb (CoxaExerciseCard *self)
{
  guint selected = gtk_drop_down_get_selected (self->side);

  if (!self->item || selected >= G_N_ELEMENTS (sides) || self->item->side == sides[selected])
    return;
  self->item->side = sides[selected];
  coxa_exercise_pictures_show (self->pictures, self->item->exercise, self->item->side);
  on_dose_changed_cb (self);
}

static void
keep_text (char **text, GtkWidget *entry)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (entry));

  g_free (*text);
  *text = *typed ? g_strdup (typed) : NULL;
}

static void
on_note_changed_cb (CoxaExerciseCard *self)
{
  if (!self->item)
    return;
  keep_text (&self->item->note, GTK_WIDGET (self->note));
  emit_changed (self);
}

static void
on_reason_changed_cb (CoxaExerciseCard *self)
{
  if (!self->item)
    return;
  keep_text (&self->item->reason, self->reason);
  emit_changed (self);
}

static void
on_adapted_toggled_cb (CoxaExerciseCard *self)
{
  if (!self->item)
    return;
  self->item->adapted = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->adapted));
  emit_changed (self);
}

static void
on_easier_clicked_cb (CoxaExerciseCard *self)
{
  g_signal_emit (self, signals[REPLACED], 0, self->item->exercise->regression);
}

static void
on_harder_clicked_cb (CoxaExerciseCard *self)
{
  g_signal_emit (self, signals[REPLACED], 0, self->item->exercise->progression);
}

static void
on_remove_clicked_cb (CoxaExerciseCard *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
on_up_clicked_cb (CoxaExerciseCard *self)
{
  g_signal_emit (self, signals[MOVED], 0, -1);
}

static void
on_down_clicked_cb (CoxaExerciseCard *self)
{
  g_signal_emit (self, signals[MOVED], 0, 1);
}

static GdkContentProvider *
on_drag_prepare_cb (CoxaExerciseCard *self)
{
  return gdk_content_provider_new_typed (COXA_TYPE_EXERCISE_CARD, self);
}

static void
on_drag_begin_cb (CoxaExerciseCard *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self->pictures));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
on_drop_cb (CoxaExerciseCard *self, const GValue *value)
{
  CoxaExerciseCard *card =
      G_VALUE_HOLDS (value, COXA_TYPE_EXERCISE_CARD) ? g_value_get_object (value) : NULL;

  if (!card || card == self)
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, card);
  return TRUE;
}

static gboolean
move_with_key (GtkWidget *widget, GVariant *places, gpointer user_data)
{
  g_signal_emit (widget, signals[MOVED], 0, g_variant_get_int32 (places));
  return TRUE;
}

static gboolean
remove_with_key (GtkWidget *widget, GVariant *unused, gpointer user_data)
{
  g_signal_emit (widget, signals[REMOVED], 0);
  return TRUE;
}

static void
coxa_exercise_card_dispose (GObject *object)
{
  CoxaExerciseCard *self = COXA_EXERCISE_CARD (object);

  self->item = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_exercise_card_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/programme/coxa-exercise-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, title);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, facts);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, dose);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, dose_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, dose_editor);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, pictures);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, side_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, side);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, easier);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, harder);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, note);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, care_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, care);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, adapted);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, reason);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, remove_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, up);
  gtk_widget_class_bind_template_child (widget_class, CoxaExerciseCard, down);
  gtk_widget_class_bind_template_callback (widget_class, on_dose_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_side_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_note_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_adapted_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_easier_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_harder_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_up_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_down_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_begin_cb);
}

static void
coxa_exercise_card_class_init (CoxaExerciseCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_exercise_card_dispose;

  signals[CHANGED] = g_signal_new ("changed", COXA_TYPE_EXERCISE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", COXA_TYPE_EXERCISE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", COXA_TYPE_EXERCISE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[DROPPED] = g_signal_new ("dropped", COXA_TYPE_EXERCISE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, COXA_TYPE_EXERCISE_CARD);
  signals[REPLACED] = g_signal_new ("replaced", COXA_TYPE_EXERCISE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (COXA_TYPE_DOSE_EDITOR);
  g_type_ensure (COXA_TYPE_EXERCISE_PICTURES);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_with_key, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_with_key, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK, remove_with_key,
                                NULL);
}

static void
coxa_exercise_card_init (CoxaExerciseCard *self)
{
  GtkDropTarget *target = gtk_drop_target_new (COXA_TYPE_EXERCISE_CARD, GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
label_for (GtkWidget *widget, const char *what, const char *title)
{
  g_autofree char *label = g_strdup_printf ("%s: %s", title, what);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
label_parts (CoxaExerciseCard *self, const char *title)
{
  label_for (self->remove_button, _ ("Remove"), title);
  label_for (self->up, _ ("Move up"), title);
  label_for (self->down, _ ("Move down"), title);
  label_for (GTK_WIDGET (self->side), _ ("Side"), title);
  label_for (GTK_WIDGET (self->note), _ ("Note for the patient"), title);
  label_for (self->dose_button, _ ("Change dose"), title);
  label_for (self->reason, _ ("Reason to do it all the same"), title);
}

/* ---- Easier, harder ---- */

static const char *
why_not (CoxaExerciseCard *self, const CoxaExercise *exercise)
{
  if (coxa_programme_draft_has (self->draft, exercise))
    return _ ("%s is in the programme already");
  return _ ("%s is hidden by a precaution");
}

static void
offer (CoxaExerciseCard *self, GtkWidget *button, const char *id)
{
  const CoxaExercise *exercise =
      id ? coxa_exercise_library_find (coxa_knowledge_get_exercises (self->knowledge), id) : NULL;
  gboolean possible = coxa_programme_draft_can_become (self->draft, id);
  g_auto (GStrv) parts = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (button, exercise != NULL);
  if (!exercise)
    return;
  parts = g_strsplit (possible ? "%s" : why_not (self, exercise), "%s", 2);
  text = g_strjoinv (exercise->title, parts);
  gtk_widget_set_sensitive (button, possible);
  gtk_widget_set_tooltip_text (button, text);
  label_for (button, text, gtk_button_get_label (GTK_BUTTON (button)));
}

/* ---- Precautions ---- */

static char *
dup_care (CoxaExerciseCard *self, const GArray *hits)
{
  const CoxaSuggestionRules *rules = coxa_knowledge_get_suggestions (self->knowledge);
  g_autofree char *blocks = coxa_programme_text_dup_hits (rules, hits, COXA_PRECAUTION_BLOCK);
  g_autofree char *warnings = coxa_programme_text_dup_hits (rules, hits, COXA_PRECAUTION_WARN);

  if (*blocks && *warnings)
    return g_strconcat (blocks, "\n", warnings, NULL);
  return g_strdup (*blocks ? blocks : warnings);
}

static void
show_care (CoxaExerciseCard *self, const CoxaProgrammeItem *item)
{
  g_autoptr (GArray) hits = coxa_programme_draft_dup_hits (self->draft, item->exercise);
  g_autofree char *care = dup_care (self, hits);
  gboolean blocked = coxa_precautions_block (hits);

  gtk_widget_set_visible (self->care_box, hits->len > 0);
  gtk_label_set_text (self->care, care);
  gtk_widget_set_visible (self->adapted, hits->len > 0 && !blocked);
  gtk_widget_set_visible (self->reason, blocked);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->adapted), item->adapted);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), item->reason ? item->reason : "");
}

/**
 * coxa_exercise_card_new:
 * @item: (transfer none): of @draft, is changed in place
 *
 * All of them must outlive the card.
 */
GtkWidget *
coxa_exercise_card_new (CoxaKnowledge *knowledge,
                        CoxaProgrammeDraft *draft,
                        CoxaProgrammeItem *item,
                        const CoxaWords *words)
{
  CoxaExerciseCard *self = g_object_new (COXA_TYPE_EXERCISE_CARD, NULL);

  self->knowledge = knowledge;
  self->draft = draft;
  self->words = words;
  gtk_label_set_text (self->title, item->exercise->title);
  gtk_editable_set_text (GTK_EDITABLE (self->note), item->note ? item->note : "");
  gtk_widget_set_visible (self->side_box, item->exercise->unilateral);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (sides[i] == item->side)
      gtk_drop_down_set_selected (self->side, i);
  label_parts (self, item->exercise->title);
  coxa_dose_editor_show (self->dose_editor, item);
  coxa_exercise_pictures_show (self->pictures, item->exercise, item->side);
  show_care (self, item);
  self->item = item;
  coxa_exercise_card_follow (self);
  show_dose (self);
  return GTK_WIDGET (self);
}

/* Who is in the pictures. */
void
coxa_exercise_card_set_look (CoxaExerciseCard *self, const CoxaLook *look)
{
  coxa_exercise_pictures_set_look (self->pictures, look);
  coxa_exercise_pictures_show (self->pictures, self->item->exercise, self->item->side);
}

CoxaProgrammeItem *
coxa_exercise_card_get_item (CoxaExerciseCard *self)
{
  return self->item;
}

/**
 * coxa_exercise_card_follow:
 *
 * The programme has other exercises now: what could take the place of this one changes.
 */
void
coxa_exercise_card_follow (CoxaExerciseCard *self)
{
  offer (self, self->easier, self->item->exercise->regression);
  offer (self, self->harder, self->item->exercise->progression);
}

/**
 * coxa_exercise_card_focus_care:
 *
 * Goes to what has to be said about the precautions before it can be handed out.
 *
 * Returns: %FALSE where nothing has to be said
 */
gboolean
coxa_exercise_card_focus_care (CoxaExerciseCard *self)
{
  CoxaItemStand stand = coxa_programme_draft_check (self->draft, self->item);

  if (stand == COXA_ITEM_READY)
    return FALSE;
  gtk_widget_grab_focus (stand == COXA_ITEM_NEEDS_REASON ? self->reason : self->adapted);
  return TRUE;
}
