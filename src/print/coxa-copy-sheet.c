/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that the record holds about one person, for that person to read. */

#include "coxa-copy-parts.h"

#include "coxa-state-line.h"

#include <glib/gi18n-lib.h>

static const CoxaSheetStyle copy_style = {
  .heading = { 20, 25 },
  .title = { 13, 17 },
  .body = { 10.5, 14.5 },
  .caption = { 9.5, 13 },
  .small = { 9, 12 },
  .margin = 56,
  .top = 56,
  .bottom = 48,
  .pad = 6,
  .gap = 14,
};

char *
coxa_copy_dup_day (GDateTime *at)
{
  return g_date_time_format (at, "%-d %B %Y");
}

/* Of a day or a moment; as it stands where it is neither. "" for NULL. */
char *
coxa_copy_dup_iso_day (const char *iso)
{
  g_autofree char *noon = g_strconcat (iso != NULL ? iso : "", "T12:00:00Z", NULL);
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (iso != NULL ? iso : "", NULL);

  if (at == NULL)
    at = g_date_time_new_from_iso8601 (noon, NULL);
  return at != NULL ? coxa_copy_dup_day (at) : g_strdup (iso != NULL ? iso : "");
}

const char *
coxa_copy_side (CoxaSide side)
{
  switch (side) {
  case COXA_SIDE_LEFT:
    return _ ("left");
  case COXA_SIDE_RIGHT:
    return _ ("right");
  case COXA_SIDE_CENTRAL:
  default:
    return "";
  }
}

static void
add_person (CoxaFlow *flow, const CoxaCopySheet *sheet)
{
  CoxaPatient *patient = sheet->copy->patient;
  g_autofree char *name = coxa_patient_dup_display_name (patient);
  g_autofree char *birth_date = coxa_copy_dup_iso_day (coxa_patient_get_birth_date (patient));
  g_autofree char *made = coxa_copy_dup_day (sheet->date);
  g_autofree char *precautions =
      g_strjoinv (", ", (char **) coxa_patient_get_precautions (patient));

  coxa_flow_add_heading (flow, 1, _ ("Copy of your record"));
  coxa_flow_add_labelled (flow, _ ("Name"), name);
  coxa_flow_add_labelled (flow, _ ("Birth date"), birth_date);
  coxa_flow_add_labelled (flow, _ ("Number"), coxa_patient_get_number (patient));
  coxa_flow_add_labelled (flow, _ ("Precautions"), g_strdelimit (precautions, "_-", ' '));
  coxa_flow_add_labelled (flow, _ ("Copy made on"), made);
  coxa_flow_add_labelled (flow, _ ("Clinic"), sheet->clinic_name);
  coxa_flow_add_labelled (flow, _ ("Contact"), sheet->clinic_contact);
}

static void
take_item (CoxaFlow *flow, char *line)
{
  coxa_flow_add_item (flow, line);
  g_free (line);
}

#define COUNT(one, other, n) g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, one, other, n), n)

static void
add_contents (CoxaFlow *flow, const CoxaPatientCopy *copy)
{
  coxa_flow_add_heading (flow, 2, _ ("What this contains"));
  coxa_flow_add_text (flow, _ ("Everything that the clinic's record holds about you in Coxa:"));
  take_item (flow, COUNT ("%u visit, with what was asked, measured and noted",
                          "%u visits, with what was asked, measured and noted", copy->visits->len));
  take_item (flow, COUNT ("%u decision about safety signs", "%u decisions about safety signs",
                          copy->decisions->len));
  take_item (flow,
             COUNT ("%u programme of exercises that was handed out",
                    "%u programmes of exercises that were handed out", copy->programmes->len));
  if (copy->accesses != NULL)
    take_item (flow, COUNT ("%u entry of who opened or changed the record",
                            "%u entries of who opened or changed the record", copy->accesses->len));
  coxa_flow_add_text (flow,
                      _ ("The same lies beside this file in a form for computer programs (JSON), "
                         "with every answer, every judgement and every number as it was stored."));
  coxa_flow_add_text (flow, _ ("If something is wrong, tell the clinic: it can be corrected, and "
                               "what stood there before stays readable."));
}

static void
add_episodes (CoxaFlow *flow, const GPtrArray *episodes)
{
  for (guint i = 0; i < episodes->len; i++) {
    const CoxaEpisode *episode = g_ptr_array_index (episodes, i);
    g_autofree char *opened = coxa_copy_dup_iso_day (episode->opened_at);
    g_autofree char *closed = coxa_copy_dup_iso_day (episode->closed_at);
    g_autofree char *line =
        episode->closed_at != NULL
            /* Translators: what was treated, then two days */
            ? g_strdup_printf (_ ("%s: %s to %s"), episode->title, opened, closed)
            /* Translators: what is treated, then a day */
            : g_strdup_printf (_ ("%s: since %s"), episode->title, opened);

    if (i == 0)
      coxa_flow_add_heading (flow, 2, _ ("Treated for"));
    coxa_flow_add_item (flow, line);
  }
}

/* Programmes */

static void
append (GString *text, char *take_part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", take_part);
  g_free (take_part);
}

static char *
dup_dose (const CoxaDose *dose)
{
  GString *text = g_string_new (NULL);

  if (dose->duration_s > 0)
    /* Translators: rounds, then seconds of each */
    append (text, g_strdup_printf (_ ("%d × %d s"), dose->sets, dose->duration_s));
  else
    append (text, g_strdup_printf ("%d × %d", dose->sets, dose->reps));
  if (dose->hold_s > 0)
    append (text, g_strdup_printf (_ ("hold %d s"), dose->hold_s));
  append (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "once a day", "%d times a day",
                                              (gulong) dose->sessions_per_day),
                                 dose->sessions_per_day));
  append (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day a week", "%d days a week",
                                              (gulong) dose->days_per_week),
                                 dose->days_per_week));
  return g_string_free (text, FALSE);
}

static void
add_item (CoxaFlow *flow, const CoxaCopyItem *item)
{
  g_autofree char *dose = dup_dose (&item->dose);
  g_autofree char *title =
      item->side == COXA_SIDE_CENTRAL
          ? g_strdup (item->title)
          : g_strdup_printf ("%s, %s", item->title, coxa_copy_side (item->side));
  g_autofree char *line = g_strdup_printf ("%s: %s", title, dose);

  coxa_flow_add_item (flow, line);
  coxa_flow_add_labelled (flow, _ ("Note"), item->note);
}

static void
add_programmes (CoxaFlow *flow, const GPtrArray *programmes)
{
  for (guint i = 0; i < programmes->len; i++) {
    const CoxaCopyProgramme *programme = g_ptr_array_index (programmes, i);
    g_autofree char *day = coxa_copy_dup_iso_day (programme->issued_at);
    /* Translators: number of a programme of exercises, then a day */
    g_autofree char *title = g_strdup_printf (_ ("Programme %u of %s"), programme->number, day);

    coxa_flow_add_heading (flow, 2, title);
    coxa_flow_add_labelled (flow, _ ("Handed out by"), programme->author);
    for (guint j = 0; j < programme->items->len; j++)
      add_item (flow, g_ptr_array_index (programme->items, j));
  }
}

static char *
dup_moment (const char *iso)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (iso, NULL);

  return at != NULL ? g_date_time_format (at, "%-d %B %Y, %H:%M") : g_strdup (iso);
}

static void
add_accesses (CoxaFlow *flow, const GPtrArray *accesses)
{
  static const double shares[] = { 0.4, 0.2, 0.2, 0.2 };
  const char *head[] = { _ ("When"), _ ("Who"), _ ("What was done"), _ ("To what") };

  if (accesses == NULL || accesses->len == 0)
    return;
  coxa_flow_add_heading (flow, 2, _ ("Who opened or changed the record"));
  coxa_flow_begin_table (flow, shares, G_N_ELEMENTS (shares));
  coxa_flow_add_row (flow, head, TRUE);
  for (guint i = 0; i < accesses->len; i++) {
    const CoxaCopyAccess *access = g_ptr_array_index (accesses, i);
    g_autofree char *when = dup_moment (access->at);
    const char *cells[] = { when, *access->initials != '\0' ? access->initials : "–",
                            access->action, access->kind };

    coxa_flow_add_row (flow, cells, FALSE);
  }
  coxa_flow_end_table (flow);
}

static void
add_everything (CoxaFlow *flow, const CoxaCopySheet *sheet)
{
  const CoxaPatientCopy *copy = sheet->copy;

  add_person (flow, sheet);
  add_contents (flow, copy);
  add_episodes (flow, copy->episodes);
  for (guint i = 0; i < copy->visits->len; i++) {
    if (i == 0)
      coxa_flow_add_break (flow);
    coxa_copy_add_visit (flow, sheet, g_ptr_array_index (copy->visits, i));
  }
  add_programmes (flow, copy->programmes);
  add_accesses (flow, copy->accesses);
}

static void
add_box_note (CoxaFlow *flow)
{
  guint n = coxa_flow_count_boxes (flow);
  g_autofree char *line = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u letter cannot be printed here and is shown as □. The JSON file holds it.",
                   "%u letters cannot be printed here and are shown as □. The JSON file holds "
                   "them.",
                   n),
      n);

  if (n > 0)
    coxa_flow_add_quiet (flow, line);
}

/**
 * coxa_copy_sheet_print:
 *
 * Returns: the copy, or NULL with %COXA_PRINT_ERROR
 */
GBytes *
coxa_copy_sheet_print (const CoxaCopySheet *copy_sheet, guint *n_boxes_out, GError **error)
{
  const CoxaPatientCopy *copy = copy_sheet->copy;
  g_autofree char *foot = coxa_state_line_dup (copy->state_seq, copy->state_hash);
  g_autoptr (CoxaSheet) sheet = NULL;
  g_autoptr (CoxaFlow) flow = NULL;

  sheet = coxa_sheet_new (copy_sheet->paper, copy_sheet->language, error);
  if (sheet == NULL)
    return NULL;
  sheet->style = &copy_style;
  flow = coxa_flow_new (sheet);
  add_everything (flow, copy_sheet);
  if (n_boxes_out != NULL)
    *n_boxes_out = coxa_flow_count_boxes (flow);
  add_box_note (flow);
  sheet->pdf =
      coxa_pdf_new (sheet->font, sheet->page_width, sheet->page_height, _ ("Copy of your record"),
                    copy_sheet->language != NULL ? copy_sheet->language : "en", copy_sheet->date);
  coxa_flow_draw (flow, foot);
  return coxa_pdf_finish (sheet->pdf, error);
}
