/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-draft.h"

#include <glib/gi18n-lib.h>

#include "coxa-measure-cell.h"
#include "coxa-visit-document.h"

/* A line of its own says why something signed is amended, and by whom. */
#define AMENDS "amends"
enum {
  REASON = 1,
  INITIALS,
  N_AMENDS,
};

/* A cell: measure, side, position and what stands in it, separated by tabs. */
enum {
  MEASURE,
  SIDE,
  POSITION,
  TEXT,
  N_COLUMNS,
};

static const char *
none_if_null (const char *text)
{
  return text ? text : "";
}

static void
add_typed (GString *payload, CoxaMeasureCell *cell)
{
  g_autofree char *text = NULL;

  if (!coxa_measure_cell_is_typing (cell))
    return;
  text = g_strescape (gtk_editable_get_text (GTK_EDITABLE (cell)), NULL);
  g_string_append_printf (payload, "\n%s\t%d\t%s\t%s", coxa_measure_cell_get_measure (cell)->id,
                          coxa_measure_cell_get_side (cell),
                          none_if_null (coxa_measure_cell_get_position (cell)), text);
}

static void
add_amends (GString *payload, const char *reason, const char *initials)
{
  g_autofree char *why = g_strescape (reason, NULL);
  g_autofree char *who = g_strescape (none_if_null (initials), NULL);

  g_string_append_printf (payload, "\n" AMENDS "\t%s\t%s", why, who);
}

/**
 * coxa_visit_draft_read_form:
 * @visit: as the form says it now
 * @reason: (nullable): why something signed is amended, by whom: @initials
 *
 * Returns: (transfer full): the payload of a draft. Who the patient is stands beside it, in the
 *   draft
 */
char *
coxa_visit_draft_read_form (CoxaVisitForm *form,
                            CoxaVisit *visit,
                            const char *reason,
                            const char *initials)
{
  g_autoptr (CoxaPatient) patient = coxa_patient_new (coxa_visit_get_patient_id (visit));
  g_autofree char *document = coxa_visit_document_print (patient, visit);
  g_autoptr (GPtrArray) stops = coxa_visit_form_list_stops (form);
  GString *payload = g_string_new (document);

  if (reason)
    add_amends (payload, reason, initials);
  for (guint i = 0; i < stops->len; i++)
    if (COXA_IS_MEASURE_CELL (g_ptr_array_index (stops, i)))
      add_typed (payload, g_ptr_array_index (stops, i));
  return g_string_free (payload, FALSE);
}

static void
read_line (CoxaVisitDraft *self, const char *line)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", N_COLUMNS);

  if (g_strv_length (columns) == N_AMENDS && g_str_equal (columns[0], AMENDS)) {
    g_free (self->reason);
    g_free (self->initials);
    self->reason = g_strcompress (columns[REASON]);
    self->initials = g_strcompress (columns[INITIALS]);
  } else {
    g_ptr_array_add (self->typed, g_strdup (line));
  }
}

static gboolean
fail_other_patient (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("The draft names another patient. It stays as it is."));
  return FALSE;
}

/**
 * coxa_visit_draft_parse:
 * @patient_id: whose draft it must be: entries never go to another patient
 */
CoxaVisitDraft *
coxa_visit_draft_parse (const char *payload,
                        const char *patient_id,
                        CoxaKnowledge *knowledge,
                        GError **error)
{
  g_auto (GStrv) lines = g_strsplit (payload, "\n", -1);
  g_autoptr (CoxaVisitDocument) document = NULL;
  CoxaVisitDraft *self;

  if (!coxa_knowledge_get_rules (knowledge) || !coxa_knowledge_get_questionnaires (knowledge)) {
    g_set_error_literal (
        error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
        _ ("The questions or questionnaires of the draft could not be read. It stays "
           "as it is."));
    return NULL;
  }
  document = coxa_visit_document_parse (
      none_if_null (lines[0]), -1, coxa_knowledge_get_measures (knowledge),
      coxa_knowledge_get_rules (knowledge), coxa_knowledge_get_questionnaires (knowledge),
      coxa_knowledge_get_topics (knowledge), coxa_knowledge_get_techniques (knowledge), error);
  if (!document)
    return NULL;
  if (g_ascii_strcasecmp (none_if_null (coxa_visit_get_patient_id (document->visit)), patient_id) !=
      0) {
    fail_other_patient (error);
    return NULL;
  }
  self = g_new0 (CoxaVisitDraft, 1);
  self->visit = g_object_ref (document->visit);
  self->typed = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 1; lines[i]; i++)
    read_line (self, lines[i]);
  return self;
}

static gboolean
is_cell (GtkWidget *stop, char **columns)
{
  CoxaMeasureCell *cell;

  if (!COXA_IS_MEASURE_CELL (stop))
    return FALSE;
  cell = COXA_MEASURE_CELL (stop);
  return g_str_equal (coxa_measure_cell_get_measure (cell)->id, columns[MEASURE]) &&
         (int) coxa_measure_cell_get_side (cell) == atoi (columns[SIDE]) &&
         g_str_equal (none_if_null (coxa_measure_cell_get_position (cell)), columns[POSITION]);
}

static GtkWidget *
find_cell (GPtrArray *stops, char **columns)
{
  for (guint i = 0; i < stops->len; i++)
    if (is_cell (g_ptr_array_index (stops, i), columns))
      return g_ptr_array_index (stops, i);
  return NULL;
}

/**
 * coxa_visit_draft_show_typed:
 *
 * Puts back what was typed in cells and not kept there, and the focus with it. Returns: whether
 * there was any
 */
gboolean
coxa_visit_draft_show_typed (const CoxaVisitDraft *self, CoxaVisitForm *form)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->typed->len; i++) {
    g_auto (GStrv) columns = g_strsplit (g_ptr_array_index (self->typed, i), "\t", N_COLUMNS);
    g_autoptr (GPtrArray) stops = coxa_visit_form_list_stops (form);
    g_autofree char *text = NULL;
    GtkWidget *cell;

    if (g_strv_length (columns) != N_COLUMNS)
      continue;
    cell = find_cell (stops, columns);
    /* It may stand where only a wish shows it. */
    if (!cell)
      cell = coxa_visit_form_find (form, columns[MEASURE], (CoxaSide) atoi (columns[SIDE]));
    if (!COXA_IS_MEASURE_CELL (cell))
      continue;
    text = g_strcompress (columns[TEXT]);
    gtk_widget_grab_focus (cell);
    gtk_editable_set_text (GTK_EDITABLE (cell), text);
    gtk_editable_set_position (GTK_EDITABLE (cell), -1);
    any = TRUE;
  }
  return any;
}

void
coxa_visit_draft_free (CoxaVisitDraft *self)
{
  if (!self)
    return;
  g_object_unref (self->visit);
  g_ptr_array_unref (self->typed);
  g_free (self->reason);
  g_free (self->initials);
  g_free (self);
}
