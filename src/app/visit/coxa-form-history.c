/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-form-history.h"

#include "coxa-measure-cell.h"
#include "coxa-value-text.h"

#define STEPS_MAX 200
#define PAUSE_USEC (1 * G_USEC_PER_SEC) /* words typed without one are one step */

/* One section as it was. */
typedef struct {
  CoxaVisitSection *section; /* borrowed: sections live as long as the form */
  GtkWidget *cell;           /* borrowed; or NULL */
  CoxaCellState cell_state;
  CoxaVisit *visit; /* what the section writes into the visit shown */
  gboolean words;
  gint64 typed_usec;
} Step;

struct _CoxaFormHistory {
  const GPtrArray *sections; /* borrowed */
  CoxaVisit *shown;
  CoxaVisit *last;
  CoxaPatient *patient;
  GHashTable *states; /* CoxaVisitSection -> CoxaVisit: as it is now, where it was changed */
  GQueue undo;        /* of Step, newest first */
  GQueue redo;
  gboolean restoring;
};

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->visit);
  g_free (step);
}

/* @sections: (transfer none): of the form, which outlives the history */
CoxaFormHistory *
coxa_form_history_new (const GPtrArray *sections)
{
  CoxaFormHistory *self = g_new0 (CoxaFormHistory, 1);

  self->sections = sections;
  self->states = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
  return self;
}

static void
forget (CoxaFormHistory *self)
{
  g_queue_clear_full (&self->undo, step_free);
  g_queue_clear_full (&self->redo, step_free);
  g_hash_table_remove_all (self->states);
}

void
coxa_form_history_free (CoxaFormHistory *self)
{
  if (!self)
    return;
  forget (self);
  g_hash_table_unref (self->states);
  g_clear_object (&self->shown);
  g_clear_object (&self->last);
  g_clear_object (&self->patient);
  g_free (self);
}

/* The form shows @visit: nothing before it can be taken back. */
void
coxa_form_history_begin (CoxaFormHistory *self,
                         CoxaVisit *visit,
                         CoxaVisit *last,
                         CoxaPatient *patient)
{
  forget (self);
  g_clear_object (&self->shown);
  self->shown = coxa_visit_copy (visit);
  g_set_object (&self->last, last);
  g_set_object (&self->patient, patient);
}

void
coxa_form_history_set_patient (CoxaFormHistory *self, CoxaPatient *patient)
{
  g_set_object (&self->patient, patient);
}

static CoxaVisit *
get_state (CoxaFormHistory *self, CoxaVisitSection *section)
{
  CoxaVisit *state = g_hash_table_lookup (self->states, section);

  return state ? state : self->shown;
}

static void
read_state (CoxaFormHistory *self, CoxaVisitSection *section)
{
  CoxaVisit *state = coxa_visit_copy (self->shown);

  coxa_visit_section_apply (section, state);
  g_hash_table_insert (self->states, section, state);
}

static Step *
step_new (CoxaFormHistory *self, CoxaVisitSection *section, GtkWidget *cell)
{
  Step *step = g_new0 (Step, 1);

  step->section = section;
  step->cell = COXA_IS_MEASURE_CELL (cell) ? cell : NULL;
  step->visit = g_object_ref (get_state (self, section));
  return step;
}

/* Words typed in one go are one step. */
static gboolean
goes_on (CoxaFormHistory *self, CoxaVisitSection *section, gint64 now_usec)
{
  Step *newest = g_queue_peek_head (&self->undo);

  if (!newest || !newest->words || newest->section != section ||
      now_usec - newest->typed_usec > PAUSE_USEC)
    return FALSE;
  newest->typed_usec = now_usec;
  return TRUE;
}

/**
 * coxa_form_history_note:
 * @cell: (nullable): the CoxaMeasureCell that was changed, where it was one
 * @words: whether it is text that is being typed letter by letter
 * @now_usec: monotonic
 *
 * The user changed @section.
 */
void
coxa_form_history_note (CoxaFormHistory *self,
                        CoxaVisitSection *section,
                        GtkWidget *cell,
                        gboolean words,
                        gint64 now_usec)
{
  if (self->restoring || !self->shown)
    return;
  g_queue_clear_full (&self->redo, step_free);
  if (!words || !goes_on (self, section, now_usec)) {
    Step *step = step_new (self, section, cell);

    if (step->cell)
      step->cell_state = *coxa_measure_cell_get_replaced (COXA_MEASURE_CELL (cell));
    step->words = words;
    step->typed_usec = now_usec;
    g_queue_push_head (&self->undo, step);
    if (self->undo.length > STEPS_MAX)
      step_free (g_queue_pop_tail (&self->undo));
  }
  read_state (self, section);
}

static char *
dup_name (const Step *step)
{
  const CoxaMeasure *measure;
  const char *side;

  if (!step->cell)
    return g_strdup (coxa_visit_section_get_title (step->section));
  measure = coxa_measure_cell_get_measure (COXA_MEASURE_CELL (step->cell));
  side = coxa_value_text_side (measure->sided
                                   ? coxa_measure_cell_get_side (COXA_MEASURE_CELL (step->cell))
                                   : COXA_SIDE_CENTRAL);
  return *side ? g_strdup_printf ("%s, %s", measure->name, side) : g_strdup (measure->name);
}

/* The visit with this section as it was and the others as they are. */
static CoxaVisit *
compose (CoxaFormHistory *self, const Step *step)
{
  CoxaVisit *visit = coxa_visit_copy (step->visit);

  for (guint i = 0; i < self->sections->len; i++)
    if (g_ptr_array_index (self->sections, i) != step->section)
      coxa_visit_section_apply (g_ptr_array_index (self->sections, i), visit);
  return visit;
}

static void
restore (CoxaFormHistory *self, const Step *step)
{
  self->restoring = TRUE;
  if (step->cell) {
    coxa_measure_cell_set_state (COXA_MEASURE_CELL (step->cell), &step->cell_state);
  } else {
    g_autoptr (CoxaVisit) visit = compose (self, step);

    coxa_visit_section_show (step->section, visit, self->last, self->patient);
  }
  read_state (self, step->section);
  self->restoring = FALSE;
}

static CoxaFormStep *
move (CoxaFormHistory *self, GQueue *from, GQueue *to)
{
  Step *step = g_queue_pop_head (from);
  Step *back;
  CoxaFormStep *moved;

  if (!step)
    return NULL;
  back = step_new (self, step->section, step->cell);
  if (back->cell)
    back->cell_state = *coxa_measure_cell_get_state (COXA_MEASURE_CELL (back->cell));
  g_queue_push_head (to, back);
  restore (self, step);
  moved = g_new0 (CoxaFormStep, 1);
  moved->section = step->section;
  moved->cell = step->cell;
  moved->name = dup_name (step);
  step_free (step);
  return moved;
}

/* Takes the last change back. Returns: (nullable): what it was, or NULL when there is none */
CoxaFormStep *
coxa_form_history_undo (CoxaFormHistory *self)
{
  return move (self, &self->undo, &self->redo);
}

/* Makes the change that was taken back last again. */
CoxaFormStep *
coxa_form_history_redo (CoxaFormHistory *self)
{
  return move (self, &self->redo, &self->undo);
}

void
coxa_form_step_free (CoxaFormStep *step)
{
  if (!step)
    return;
  g_free (step->name);
  g_free (step);
}
