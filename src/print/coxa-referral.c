/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The referral letter of an emergency: which answers raised which flags (safety.md 2). It names
 * the patient and the answers, and claims no diagnosis. */

#include "coxa-referral.h"

#include "coxa-sheet-head.h"
#include "coxa-state-line.h"

#include <glib/gi18n-lib.h>

#define INDENT 14.0
#define SIGNATURE_WIDTH 220.0

static const CoxaSheetStyle referral_style = {
  .heading = { 19, 23 },
  .title = { 12.5, 16 },
  .body = { 11, 15 },
  .caption = { 10, 13 },
  .small = { 9, 12 },
  .margin = 56,
  .top = 56,
  .bottom = 48,
  .pad = 6,
  .gap = 14,
};

/* A part of the letter, laid out before anything is drawn. */
typedef struct {
  const char *tag; /* of the PDF's structure */
  CoxaParagraph *paragraph;
  CoxaColour colour;
  double indent;
  double gap; /* above */
} Block;

typedef struct {
  const CoxaReferral *referral;
  CoxaSheet *sheet;
  GArray *blocks; /* of Block */
} Letter;

static void
clear_block (gpointer data)
{
  coxa_paragraph_free (((Block *) data)->paragraph);
}

static void
add (Letter *self,
     const char *tag,
     CoxaType type,
     CoxaFace face,
     CoxaColour colour,
     double indent,
     double gap,
     const char *text)
{
  double width = coxa_sheet_get_width (self->sheet) - indent;
  Block block = { tag, NULL, colour, indent, gap };

  block.paragraph =
      coxa_sheet_wrap (self->sheet, type, width, face, coxa_sheet_clean (self->sheet, text));
  g_array_append_val (self->blocks, block);
}

static void
add_line (Letter *self, const char *text)
{
  add (self, "P", referral_style.body, COXA_FACE_REGULAR, coxa_black, 0, 0, text);
}

static void
add_labelled (Letter *self, const char *label, const char *text)
{
  g_autofree char *line = g_strdup_printf ("%s: %s", label, text);

  if (text && *text)
    add_line (self, line);
}

static char *
dup_day (GDateTime *at)
{
  return g_date_time_format (at, "%-d %B %Y");
}

static void
add_head (Letter *self)
{
  const CoxaReferral *referral = self->referral;
  g_autofree char *day = dup_day (referral->date);

  if (referral->clinic_name)
    add (self, "P", referral_style.caption, COXA_FACE_REGULAR, coxa_grey, 0, 0,
         referral->clinic_name);
  if (referral->clinic_contact)
    add (self, "P", referral_style.caption, COXA_FACE_REGULAR, coxa_grey, 0, 0,
         referral->clinic_contact);
  add (self, "P", referral_style.caption, COXA_FACE_REGULAR, coxa_grey, 0, 0, day);
  add (self, "H1", referral_style.heading, COXA_FACE_BOLD, coxa_black, 0, referral_style.gap,
       _ ("Referral: please assess in hospital today"));
}

static char *
dup_birth_date (CoxaPatient *patient)
{
  const char *birth_date = coxa_patient_get_birth_date (patient);
  g_autofree char *noon = g_strconcat (birth_date ? birth_date : "", "T12:00:00Z", NULL);
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (noon, NULL);

  return at ? dup_day (at) : g_strdup (birth_date);
}

static void
add_patient (Letter *self)
{
  CoxaPatient *patient = self->referral->patient;
  g_autofree char *name = coxa_patient_dup_display_name (patient);
  g_autofree char *birth_date = dup_birth_date (patient);

  add (self, "H2", referral_style.title, COXA_FACE_BOLD, coxa_accent, 0, referral_style.gap,
       _ ("Patient"));
  add_labelled (self, _ ("Name"), name);
  add_labelled (self, _ ("Birth date"), birth_date);
}

/* An answer of an earlier visit is not among those of this one. */
static const char *
describe_answer (CoxaVisit *visit, const char *question)
{
  switch (coxa_visit_get_answer (visit, question)) {
  case COXA_ANSWER_UNSURE:
    return _ ("Unsure");
  case COXA_ANSWER_YES:
    return _ ("Yes");
  case COXA_ANSWER_NO:
  case COXA_ANSWER_NOT_ASKED:
  default:
    return _ ("Yes or unsure at an earlier visit");
  }
}

static void
add_answers (Letter *self, const CoxaSafetyFlag *flag)
{
  const CoxaRuleset *rules = coxa_result_get_ruleset (self->referral->result);

  for (guint i = 0; flag->because[i]; i++) {
    const CoxaQuestion *question = coxa_ruleset_find_question (rules, flag->because[i]);
    g_autofree char *line =
        g_strdup_printf ("• %s: %s", describe_answer (self->referral->visit, flag->because[i]),
                         question ? question->text : flag->because[i]);

    add (self, "P", referral_style.body, COXA_FACE_REGULAR, coxa_black, INDENT, 0, line);
  }
}

static void
add_flag (Letter *self, const CoxaSafetyFlag *flag)
{
  add (self, "H2", referral_style.title, COXA_FACE_BOLD, coxa_accent, 0, referral_style.gap,
       flag->name);
  if (flag->since) {
    g_autofree char *day = dup_day (flag->since);

    add_labelled (self, _ ("First answered on"), day);
  }
  add_answers (self, flag);
}

static gboolean
is_open_emergency (const CoxaSafetyFlag *flag)
{
  return flag->level == COXA_SAFETY_EMERGENCY && !flag->decision;
}

static void
add_flags (Letter *self)
{
  const CoxaResult *result = self->referral->result;

  add (self, "P", referral_style.body, COXA_FACE_REGULAR, coxa_black, 0, referral_style.gap,
       _ ("The safety screen of this physiotherapy visit raised the signs below. They are the "
          "patient's own answers, and no diagnosis."));
  for (guint i = 0; i < coxa_result_count_safety_flags (result); i++)
    if (is_open_emergency (coxa_result_get_safety_flag (result, i)))
      add_flag (self, coxa_result_get_safety_flag (result, i));
}

static void
add_foot (Letter *self)
{
  const CoxaReferral *referral = self->referral;
  g_autofree char *number = g_strdup_printf (
      _ ("Emergency number, if it gets worse on the way: %s"), referral->emergency_number);

  add (self, "P", referral_style.body, COXA_FACE_REGULAR, coxa_black, 0, referral_style.gap,
       _ ("Exercise treatment is stopped until a medical assessment clears it. Please tell us "
          "the finding."));
  add (self, "P", referral_style.title, COXA_FACE_BOLD, coxa_black, 0, referral_style.gap, number);
  add (self, "P", referral_style.body, COXA_FACE_REGULAR, coxa_black, 0, 3 * referral_style.gap,
       referral->clinician ? referral->clinician : _ ("Signature"));
}

static void
draw_block (Letter *self, const Block *block, double *top)
{
  double x = referral_style.margin + block->indent;
  double width = coxa_sheet_get_width (self->sheet) - block->indent;

  coxa_pdf_begin_content (self->sheet->pdf, block->tag, NULL);
  *top = coxa_sheet_draw (self->sheet, block->paragraph, block->colour, COXA_ALIGN_LEFT, x,
                          *top - block->gap, width);
  coxa_pdf_end_content (self->sheet->pdf);
}

static gboolean
begins_page (const Letter *self, guint index, double top)
{
  const Block *block = &g_array_index (self->blocks, Block, index);

  return index == 0 ||
         top - block->gap - coxa_paragraph_get_height (block->paragraph) < referral_style.bottom;
}

static double
get_first_top (const Letter *self)
{
  return self->sheet->page_height - referral_style.top;
}

static guint
count_pages (const Letter *self)
{
  double top = 0;
  guint n_pages = 0;

  for (guint i = 0; i < self->blocks->len; i++) {
    const Block *block = &g_array_index (self->blocks, Block, i);

    if (begins_page (self, i, top)) {
      n_pages++;
      top = get_first_top (self);
    }
    top -= block->gap + coxa_paragraph_get_height (block->paragraph);
  }
  return n_pages;
}

static void
draw_signature_rule (Letter *self, double y)
{
  coxa_pdf_begin_content (self->sheet->pdf, NULL, NULL);
  coxa_sheet_draw_rule (self->sheet, coxa_line_grey, 0.7, referral_style.margin, y,
                        referral_style.margin + SIGNATURE_WIDTH, y);
  coxa_pdf_end_content (self->sheet->pdf);
}

/* One page as a rule; many flags go on to the next. */
static void
draw (Letter *self)
{
  g_autofree char *state =
      coxa_state_line_dup (self->referral->state_seq, self->referral->state_hash);
  guint n_pages = count_pages (self), page = 0;
  double top = 0;

  for (guint i = 0; i < self->blocks->len; i++) {
    const Block *block = &g_array_index (self->blocks, Block, i);

    if (begins_page (self, i, top)) {
      coxa_pdf_add_page (self->sheet->pdf);
      coxa_sheet_draw_foot (self->sheet, page++, n_pages, state);
      top = get_first_top (self);
    }
    if (i + 1 == self->blocks->len)
      draw_signature_rule (self, top - block->gap + 2);
    draw_block (self, block, &top);
  }
}

static gboolean
check (const CoxaReferral *referral, GError **error)
{
  const char *number = referral->emergency_number;
  gboolean open = FALSE;

  if (!number || !*number) {
    g_set_error_literal (error, COXA_PRINT_ERROR, COXA_PRINT_ERROR_FAILED,
                         _ ("The emergency number is not set; nothing was printed."));
    return FALSE;
  }
  for (guint i = 0; i < coxa_result_count_safety_flags (referral->result); i++)
    open |= is_open_emergency (coxa_result_get_safety_flag (referral->result, i));
  if (!open)
    g_set_error_literal (error, COXA_PRINT_ERROR, COXA_PRINT_ERROR_FAILED,
                         _ ("No emergency flag stands; nothing was printed."));
  return open;
}

/**
 * coxa_referral_print:
 *
 * Returns: the letter, or NULL with %COXA_PRINT_ERROR_FAILED where no emergency stands or no
 *   emergency number is set, and %COXA_PRINT_ERROR_GLYPH for a letter that cannot be set
 */
GBytes *
coxa_referral_print (const CoxaReferral *referral, GError **error)
{
  g_autoptr (CoxaSheet) sheet = NULL;
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  Letter letter = { referral, NULL, blocks };

  g_return_val_if_fail (referral != NULL && referral->result != NULL, NULL);

  g_array_set_clear_func (blocks, clear_block);
  if (!check (referral, error))
    return NULL;
  sheet = coxa_sheet_new (referral->paper, NULL, error);
  if (sheet == NULL)
    return NULL;
  sheet->style = &referral_style;
  letter.sheet = sheet;
  add_head (&letter);
  add_patient (&letter);
  add_flags (&letter);
  add_foot (&letter);
  if (sheet->error != NULL) {
    g_propagate_error (error, g_steal_pointer (&sheet->error));
    return NULL;
  }
  sheet->pdf = coxa_pdf_new (sheet->font, sheet->page_width, sheet->page_height,
                             _ ("Referral letter"), "en", referral->date);
  draw (&letter);
  return coxa_pdf_finish (sheet->pdf, error);
}
