/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-questionnaire-section.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "coxa-visit-section.h"

struct _CoxaQuestionnaireSection {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkBox *usual_box;
  GtkBox *more_box;
  GtkExpander *more;
  GtkWidget *window_button;
  GtkLabel *refused;

  /* owned */
  CoxaKnowledge *knowledge;
  GPtrArray *rows; /* of CoxaQuestionnaireRow, as the catalogue has them; children of the boxes */
  char *language;  /* the patient's, or NULL */
  CoxaQuestionnaireCatalogue *spoken; /* in that language, while the window is open */

  /* borrowed */
  CoxaAnswerWindow *window; /* while it is open */

  gboolean showing;
};

static void visit_section_init (CoxaVisitSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CoxaQuestionnaireSection,
                               coxa_questionnaire_section,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (COXA_TYPE_VISIT_SECTION, visit_section_init))

/**
 * coxa_questionnaire_section_find_row:
 *
 * Returns: (nullable) (transfer none): where it is entered
 */
CoxaQuestionnaireRow *
coxa_questionnaire_section_find_row (CoxaQuestionnaireSection *self, const char *questionnaire)
{
  for (guint i = 0; i < self->rows->len; i++) {
    CoxaQuestionnaireRow *row = g_ptr_array_index (self->rows, i);

    if (g_str_equal (coxa_questionnaire_row_get_questionnaire (row)->id, questionnaire))
      return row;
  }
  return NULL;
}

/* Total and subscore come from one form: the subscore counts where they fit. */
static void
check_parts (CoxaQuestionnaireSection *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    CoxaQuestionnaireRow *row = g_ptr_array_index (self->rows, i);
    const CoxaQuestionnaire *whole = coxa_questionnaire_row_get_questionnaire (row);
    CoxaQuestionnaireRow *part_row =
        whole->risk.part ? coxa_questionnaire_section_find_row (self, whole->risk.part) : NULL;
    g_autoptr (CoxaScore) total = NULL, part = NULL;

    if (!part_row)
      continue;
    coxa_questionnaire_row_refuse (part_row, NULL);
    total = coxa_questionnaire_row_dup_score (row);
    part = coxa_questionnaire_row_dup_score (part_row);
    if (total && part && !coxa_questionnaire_check_part (whole, total->total, part->total, NULL))
      coxa_questionnaire_row_refuse (
          part_row, _ ("Total and subscore do not belong to one form: the subscore does not count "
                       "until they fit."));
  }
}

static void
on_row_edited_cb (CoxaQuestionnaireSection *self)
{
  if (self->showing)
    return;
  check_parts (self);
  coxa_visit_section_changed (COXA_VISIT_SECTION (self), NULL);
}

static void
add_row (CoxaQuestionnaireSection *self, const CoxaQuestionnaire *questionnaire)
{
  GtkWidget *row = coxa_questionnaire_row_new (self->knowledge, questionnaire);

  g_ptr_array_add (self->rows, g_object_ref_sink (row));
  g_signal_connect_object (row, "edited", G_CALLBACK (on_row_edited_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (
      questionnaire->usual || questionnaire->of_clinic ? self->usual_box : self->more_box, row);
}

static gboolean
is_entered (const CoxaQuestionnaire *questionnaire)
{
  return questionnaire->has_total && questionnaire->pain == COXA_PAIN_NONE &&
         !questionnaire->computed;
}

static GtkBox *
find_box (CoxaQuestionnaireSection *self, CoxaQuestionnaireRow *row)
{
  const CoxaQuestionnaire *questionnaire = coxa_questionnaire_row_get_questionnaire (row);

  return questionnaire->usual || questionnaire->of_clinic || coxa_questionnaire_row_is_known (row)
             ? self->usual_box
             : self->more_box;
}

/* Those the patient knows stand above, in the order of the catalogue. */
static void
arrange (CoxaQuestionnaireSection *self)
{
  gboolean right = TRUE;

  for (guint i = 0; right && i < self->rows->len; i++)
    right = gtk_widget_get_parent (g_ptr_array_index (self->rows, i)) ==
            GTK_WIDGET (find_box (self, g_ptr_array_index (self->rows, i)));
  for (guint i = 0; !right && i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);

    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (row)), row);
    gtk_box_append (find_box (self, COXA_QUESTIONNAIRE_ROW (row)), row);
  }
}

/* The large window */

static void
on_window_done_cb (CoxaQuestionnaireSection *self, const GPtrArray *scores)
{
  for (guint i = 0; i < scores->len; i++) {
    const CoxaScore *score = g_ptr_array_index (scores, i);
    CoxaQuestionnaireRow *row = coxa_questionnaire_section_find_row (self, score->questionnaire);
    gboolean answered = !isnan (score->total);

    for (guint j = 0; j < score->answers->len; j++)
      answered =
          answered || !isnan (((CoxaItemAnswer *) g_ptr_array_index (score->answers, j))->value);
    if (row && answered)
      coxa_questionnaire_row_put_score (row, score);
  }
  arrange (self);
}

static void
on_window_destroyed_cb (CoxaQuestionnaireSection *self)
{
  self->window = NULL;
  gtk_widget_set_sensitive (self->window_button, TRUE);
}

/* Only what the patient answers alone, and in words that the program may show. */
static gboolean
is_asked_alone (const CoxaQuestionnaire *questionnaire)
{
  return coxa_questionnaire_has_items (questionnaire) ||
         (questionnaire->permission == COXA_PERMISSION_OWN && questionnaire->text &&
          questionnaire->decimals == 0 && !g_str_equal (questionnaire->unit, "stands") &&
          !g_str_equal (questionnaire->unit, "mm"));
}

static void
ask_row (CoxaQuestionnaireSection *self, CoxaQuestionnaireRow *row)
{
  const CoxaQuestionnaire *questionnaire = coxa_questionnaire_row_get_questionnaire (row);
  const CoxaQuestionnaire *spoken =
      self->spoken ? coxa_questionnaire_catalogue_find (self->spoken, questionnaire->id) : NULL;
  g_autoptr (CoxaScore) asked = NULL;

  if (find_box (self, row) != self->usual_box || !is_asked_alone (questionnaire))
    return;
  asked = coxa_questionnaire_row_dup_asked (row);
  coxa_answer_window_ask (self->window, spoken ? spoken : questionnaire, asked);
}

/**
 * coxa_questionnaire_section_open_window:
 *
 * Returns: (transfer none) (nullable): the window in which the patient answers; %NULL where there
 *   is nothing to ask
 */
CoxaAnswerWindow *
coxa_questionnaire_section_open_window (CoxaQuestionnaireSection *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->window)
    return self->window;
  g_clear_pointer (&self->spoken, coxa_questionnaire_catalogue_free);
  if (self->language)
    self->spoken = coxa_questionnaire_catalogue_load_from (
        coxa_knowledge_get_source (self->knowledge), self->language, NULL);
  self->window = COXA_ANSWER_WINDOW (coxa_answer_window_new ());
  g_signal_connect_object (self->window, "done", G_CALLBACK (on_window_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "destroy", G_CALLBACK (on_window_destroyed_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < self->rows->len; i++)
    ask_row (self, g_ptr_array_index (self->rows, i));
  if (GTK_IS_WINDOW (root)) {
    gtk_window_set_transient_for (GTK_WINDOW (self->window), GTK_WINDOW (root));
    gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  }
  gtk_window_fullscreen (GTK_WINDOW (self->window));
  coxa_answer_window_start (self->window);
  gtk_widget_set_sensitive (self->window_button, FALSE);
  gtk_window_present (GTK_WINDOW (self->window));
  return self->window;
}

static void
on_window_clicked_cb (CoxaQuestionnaireSection *self)
{
  coxa_questionnaire_section_open_window (self);
}

/* The interface */

static const char *
coxa_questionnaire_section_get_id (CoxaVisitSection *section)
{
  return "questionnaires";
}

static const char *
coxa_questionnaire_section_get_title (CoxaVisitSection *section)
{
  return _ ("Questionnaires");
}

static void
coxa_questionnaire_section_show (CoxaVisitSection *section,
                                 CoxaVisit *visit,
                                 CoxaVisit *last,
                                 CoxaPatient *patient)
{
  CoxaQuestionnaireSection *self = COXA_QUESTIONNAIRE_SECTION (section);
  g_autoptr (GPtrArray) visits = g_ptr_array_new ();

  if (last)
    g_ptr_array_add (visits, last);
  g_free (self->language);
  self->language = g_strdup (coxa_patient_get_language (patient));
  self->showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++) {
    coxa_questionnaire_row_show (g_ptr_array_index (self->rows, i), visit);
    coxa_questionnaire_row_set_visits (g_ptr_array_index (self->rows, i), visits, visit);
  }
  self->showing = FALSE;
  check_parts (self);
  arrange (self);
}

static void
coxa_questionnaire_section_set_visits (CoxaVisitSection *section,
                                       const GPtrArray *visits,
                                       CoxaVisit *visit)
{
  CoxaQuestionnaireSection *self = COXA_QUESTIONNAIRE_SECTION (section);

  if (visits->len == 0)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    coxa_questionnaire_row_set_visits (g_ptr_array_index (self->rows, i), visits, visit);
  arrange (self);
}

static void
coxa_questionnaire_section_apply (CoxaVisitSection *section, CoxaVisit *visit)
{
  CoxaQuestionnaireSection *self = COXA_QUESTIONNAIRE_SECTION (section);

  for (guint i = 0; i < self->rows->len; i++)
    coxa_questionnaire_row_apply (g_ptr_array_index (self->rows, i), visit);
}

static void
coxa_questionnaire_section_add_stops (CoxaVisitSection *section, GPtrArray *stops)
{
  CoxaQuestionnaireSection *self = COXA_QUESTIONNAIRE_SECTION (section);
  gboolean all = gtk_expander_get_expanded (self->more);

  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);

    if (gtk_widget_get_parent (row) == GTK_WIDGET (self->usual_box))
      coxa_questionnaire_row_add_stops (COXA_QUESTIONNAIRE_ROW (row), stops);
  }
  for (guint i = 0; all && i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);

    if (gtk_widget_get_parent (row) == GTK_WIDGET (self->more_box))
      coxa_questionnaire_row_add_stops (COXA_QUESTIONNAIRE_ROW (row), stops);
  }
}

static void
coxa_questionnaire_section_count (CoxaVisitSection *section, guint *filled_out, guint *total_out)
{
  CoxaQuestionnaireSection *self = COXA_QUESTIONNAIRE_SECTION (section);

  for (guint i = 0; i < self->rows->len; i++) {
    CoxaQuestionnaireRow *row = g_ptr_array_index (self->rows, i);
    gboolean filled = coxa_questionnaire_row_is_filled (row);

    *filled_out += filled;
    *total_out +=
        filled || gtk_widget_get_parent (GTK_WIDGET (row)) == GTK_WIDGET (self->usual_box);
  }
}

static GtkWidget *
coxa_questionnaire_section_find (CoxaVisitSection *section, const char *id, CoxaSide side)
{
  CoxaQuestionnaireSection *self = COXA_QUESTIONNAIRE_SECTION (section);
  CoxaQuestionnaireRow *row = coxa_questionnaire_section_find_row (self, id);
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();

  if (!row)
    return NULL;
  if (gtk_widget_get_parent (GTK_WIDGET (row)) == GTK_WIDGET (self->more_box))
    gtk_expander_set_expanded (self->more, TRUE);
  coxa_questionnaire_row_add_stops (row, stops);
  return stops->len > 0 ? g_ptr_array_index (stops, 0) : NULL;
}

static void
visit_section_init (CoxaVisitSectionInterface *iface)
{
  iface->get_id = coxa_questionnaire_section_get_id;
  iface->get_title = coxa_questionnaire_section_get_title;
  iface->show = coxa_questionnaire_section_show;
  iface->set_visits = coxa_questionnaire_section_set_visits;
  iface->apply = coxa_questionnaire_section_apply;
  iface->add_stops = coxa_questionnaire_section_add_stops;
  iface->count = coxa_questionnaire_section_count;
  iface->find = coxa_questionnaire_section_find;
}

static void
coxa_questionnaire_section_dispose (GObject *object)
{
  CoxaQuestionnaireSection *self = COXA_QUESTIONNAIRE_SECTION (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->spoken, coxa_questionnaire_catalogue_free);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (coxa_questionnaire_section_parent_class)->dispose (object);
}

static void
coxa_questionnaire_section_class_init (CoxaQuestionnaireSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_questionnaire_section_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/coxa/Coxa/questionnaires/coxa-questionnaire-section.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionnaireSection, box);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionnaireSection, usual_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionnaireSection, more_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionnaireSection, more);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionnaireSection, window_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaQuestionnaireSection, refused);
  gtk_widget_class_bind_template_callback (widget_class, on_window_clicked_cb);
}

static void
coxa_questionnaire_section_init (CoxaQuestionnaireSection *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
coxa_questionnaire_section_new (CoxaKnowledge *knowledge)
{
  CoxaQuestionnaireSection *self = g_object_new (COXA_TYPE_QUESTIONNAIRE_SECTION, NULL);
  const CoxaQuestionnaireCatalogue *catalogue = coxa_knowledge_get_questionnaires (knowledge);

  self->knowledge = g_object_ref (knowledge);
  for (guint i = 0; catalogue && i < coxa_questionnaire_catalogue_count (catalogue); i++)
    if (is_entered (coxa_questionnaire_catalogue_get (catalogue, i)))
      add_row (self, coxa_questionnaire_catalogue_get (catalogue, i));
  gtk_widget_set_visible (GTK_WIDGET (self->refused), catalogue == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->more), catalogue != NULL);
  gtk_widget_set_sensitive (self->window_button, catalogue != NULL);
  return GTK_WIDGET (self);
}
