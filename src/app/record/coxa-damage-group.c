/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-damage-group.h"

#include <glib/gi18n-lib.h>

#include "coxa-patient-text.h"

struct _CoxaDamageGroup {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkBox *rows;
};

G_DEFINE_FINAL_TYPE (CoxaDamageGroup, coxa_damage_group, GTK_TYPE_WIDGET)

static void
coxa_damage_group_dispose (GObject *object)
{
  g_clear_pointer (&COXA_DAMAGE_GROUP (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (coxa_damage_group_parent_class)->dispose (object);
}

static void
coxa_damage_group_class_init (CoxaDamageGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_damage_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/coxa/Coxa/record/coxa-damage-group.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_bind_template_child (widget_class, CoxaDamageGroup, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaDamageGroup, rows);
}

static void
coxa_damage_group_init (CoxaDamageGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
coxa_damage_group_clear (CoxaDamageGroup *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))))
    gtk_box_remove (self->rows, child);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static char *
dup_what (const CoxaDamage *damage, const GPtrArray *visits)
{
  for (guint i = 0; i < visits->len; i++) {
    CoxaVisit *visit = g_ptr_array_index (visits, i);

    if (g_str_equal (coxa_visit_get_id (visit), damage->id)) {
      g_autofree char *day = coxa_patient_text_dup_day (coxa_visit_get_at (visit));

      return g_strdup_printf (_ ("The visit of %s"), day);
    }
  }
  if (g_str_equal (damage->kind, "patient"))
    return g_strdup (_ ("Name and details of the patient"));
  if (g_str_equal (damage->kind, "visit"))
    return g_strdup (_ ("A visit that is not in the list"));
  return g_strdup (_ ("An episode"));
}

static const char *
or_nothing (const char *hash)
{
  return hash ? hash : _ ("nothing");
}

static GtkWidget *
text_new (const CoxaDamage *damage, const GPtrArray *visits)
{
  g_autofree char *what = dup_what (damage, visits);
  g_autofree char *markup = g_markup_printf_escaped (
      "<b>%s</b>\n<small>%s <tt>%s</tt>\n%s <tt>%s</tt></small>", what, _ ("Stored by Coxa:"),
      or_nothing (damage->stored_hash), _ ("Found in the file:"), or_nothing (damage->found_hash));
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* What is repaired by the button. */
typedef struct {
  CoxaRecordActs *acts;
  CoxaDamage damage;
} Offer;

static void
free_offer (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  g_object_unref (offer->acts);
  g_free (offer->damage.kind);
  g_free (offer->damage.id);
  g_free (offer);
}

static void
on_repair_cb (GtkWidget *button, gpointer user_data)
{
  const Offer *offer = user_data;

  coxa_record_acts_ask_repair (offer->acts, button, &offer->damage);
}

static GtkWidget *
repair_button_new (CoxaRecordActs *acts, const CoxaDamage *damage)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Repair…"));
  Offer *offer = g_new0 (Offer, 1);

  offer->acts = g_object_ref (acts);
  offer->damage.kind = g_strdup (damage->kind);
  offer->damage.id = g_strdup (damage->id);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_repair_cb), offer, free_offer, 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

/**
 * coxa_damage_group_show:
 * @damages: (element-type CoxaDamage)
 * @visits: (element-type CoxaVisit): the patient's, to name them by their day
 */
void
coxa_damage_group_show (CoxaDamageGroup *self,
                        CoxaRecordActs *acts,
                        const GPtrArray *damages,
                        const GPtrArray *visits)
{
  gboolean can_write = !coxa_store_is_read_only (coxa_record_acts_get_store (acts));

  coxa_damage_group_clear (self);
  for (guint i = 0; i < damages->len; i++) {
    const CoxaDamage *damage = g_ptr_array_index (damages, i);
    GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

    gtk_box_append (GTK_BOX (row), text_new (damage, visits));
    /* There is no call that repairs an episode alone. */
    if (can_write && (g_str_equal (damage->kind, "visit") || g_str_equal (damage->kind, "patient")))
      gtk_box_append (GTK_BOX (row), repair_button_new (acts, damage));
    gtk_box_append (self->rows, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), damages->len > 0);
}
