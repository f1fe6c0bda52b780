/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-handout.h"

#include "coxa-card.h"
#include "coxa-diary.h"
#include "coxa-dose.h"
#include "coxa-safety-boxes.h"
#include "coxa-sheet-head.h"
#include "coxa-sheet-languages.h"

#include <glib/gi18n-lib.h>

#define MOST_SLACK 12.0 /* what is left on a page widens each gap by so much at most */
#define STYLE_STEPS 12  /* between the roomiest and the tightest */
#define HEAD_GAP 7.0    /* under the rule of the head */
#define MOST_HEAD 0.4   /* of the page's height */
#define MOST_ITEMS 200

/* The roomiest and the tightest look; the sheet takes the roomiest between them that needs no more
 * pages than the tightest. Reading text is never below 11 pt, large print never below 18. */
static const CoxaSheetStyle standard_styles[] = {
  { .heading = { 27, 32 },
    .title = { 17, 22 },
    .body = { 13.5, 18 },
    .cue = { 13, 17.5 },
    .caption = { 11.5, 14 },
    .small = { 12, 15 },
    .margin = 42,
    .top = 36,
    .bottom = 34,
    .picture_share = 0.50,
    .picture_height = 190,
    .pad = 9,
    .gap = 22,
    .diary_row = 23,
    .diary_weeks = 2 },
  { .heading = { 23, 26 },
    .title = { 14.5, 17.5 },
    .body = { 11, 13 },
    .cue = { 11, 13 },
    .caption = { 9.5, 11 },
    .small = { 10, 12 },
    .margin = 34,
    .top = 24,
    .bottom = 27,
    .picture_share = 0.42,
    .picture_height = 70,
    .pad = 3,
    .gap = 8,
    .diary_row = 15,
    .diary_weeks = 2,
    .cues_in_one = TRUE },
};

static const CoxaSheetStyle large_styles[] = {
  { .heading = { 32, 38 },
    .title = { 23, 28 },
    .body = { 18, 23 },
    .cue = { 18, 23 },
    .caption = { 16, 19.5 },
    .small = { 16, 20 },
    .margin = 40,
    .top = 36,
    .bottom = 34,
    .picture_share = 0,
    .picture_height = 170,
    .pad = 9,
    .gap = 24,
    .diary_row = 29,
    .diary_weeks = 1 },
  { .heading = { 28, 32 },
    .title = { 22, 26 },
    .body = { 18, 21.5 },
    .cue = { 18, 21.5 },
    .caption = { 16, 18.5 },
    .small = { 16, 19 },
    .margin = 34,
    .top = 26,
    .bottom = 28,
    .picture_share = 0,
    .picture_height = 90,
    .pad = 5,
    .gap = 14,
    .diary_row = 25,
    .diary_weeks = 1,
    .cues_in_one = TRUE },
};

/* The pages of the sheet: the cards of each, then the diary's rows, then the boxes. */
typedef struct {
  guint first_card, n_cards;
  guint first_row, n_rows;
  gboolean boxes;
  double used; /* height */
} Page;

typedef struct {
  CoxaSheetStyle style;
  CoxaSheetHead *head;
  GPtrArray *cards; /* of CoxaCard */
  CoxaDiary *diary;
  CoxaSafetyBoxes *boxes;
  GArray *pages; /* of Page */
} Plan;

static void
plan_free (Plan *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->head, coxa_sheet_head_free);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->diary, coxa_diary_free);
  g_clear_pointer (&self->boxes, coxa_safety_boxes_free);
  g_clear_pointer (&self->pages, g_array_unref);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

static gboolean
check_item (const CoxaProgrammeItem *item, guint number, GError **error)
{
  if (coxa_dose_is_printable (&item->dose))
    return TRUE;
  g_set_error (error, COXA_PRINT_ERROR, COXA_PRINT_ERROR_FAILED,
               _ ("The dose of exercise %u is out of range; nothing was printed."), number);
  return FALSE;
}

static gboolean
check (const CoxaHandout *handout, GError **error)
{
  if (handout->items->len == 0 || handout->items->len > MOST_ITEMS) {
    g_set_error (error, COXA_PRINT_ERROR, COXA_PRINT_ERROR_FAILED,
                 _ ("A sheet holds 1 to %d exercises; nothing was printed."), MOST_ITEMS);
    return FALSE;
  }
  if (handout->emergency_number == NULL || *handout->emergency_number == '\0') {
    g_set_error_literal (error, COXA_PRINT_ERROR, COXA_PRINT_ERROR_FAILED,
                         _ ("The emergency number is not set; nothing was printed."));
    return FALSE;
  }
  for (guint i = 0; i < handout->items->len; i++)
    if (!check_item (g_ptr_array_index (handout->items, i), i + 1, error))
      return FALSE;
  return TRUE;
}

static const char *
describe_date (CoxaSheet *sheet, GDateTime *date)
{
  g_autofree char *day = g_strdup_printf ("%d", g_date_time_get_day_of_month (date));
  g_autofree char *year = g_strdup_printf ("%d", g_date_time_get_year (date));
  const char *month =
      coxa_words_get (sheet->words, COXA_WORD_MONTH_1 + g_date_time_get_month (date) - 1);

  return coxa_sheet_take (sheet, coxa_words_fill (sheet->words, COXA_WORD_DATE, "day", day, "month",
                                                  month, "year", year, NULL));
}

static const char *
summarise (CoxaSheet *sheet, const GPtrArray *items)
{
  g_autofree char *count =
      coxa_words_count (sheet->words, COXA_WORD_EXERCISES_ONE, (int) items->len);
  g_autofree char *minutes = NULL;
  int seconds = 0;

  for (guint i = 0; i < items->len; i++)
    seconds += coxa_dose_count_seconds (g_ptr_array_index (items, i));
  minutes = coxa_words_count (sheet->words, COXA_WORD_TAKES_ONE, MAX ((seconds + 59) / 60, 1));
  return coxa_sheet_take (sheet, g_strconcat (count, ", ", minutes, NULL));
}

static GPtrArray *
make_pictures (CoxaSheet *sheet, const GPtrArray *items, GError **error)
{
  g_autoptr (GPtrArray) pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_pictures_free);

  for (guint i = 0; i < items->len; i++) {
    const CoxaProgrammeItem *item = g_ptr_array_index (items, i);
    gboolean mirrored = item->exercise->unilateral && item->side == COXA_SIDE_LEFT;
    CoxaPictures *one = coxa_pictures_new (sheet, item->exercise, mirrored, error);

    if (one == NULL)
      return NULL;
    g_ptr_array_add (pictures, one);
  }
  return g_steal_pointer (&pictures);
}

static double
room_on (const Plan *plan, const CoxaSheet *sheet, guint page)
{
  return sheet->page_height - sheet->style->top - sheet->style->bottom -
         coxa_sheet_head_get_height (plan->head, page) - HEAD_GAP;
}

static Page *
add_page (Plan *plan)
{
  g_array_set_size (plan->pages, plan->pages->len + 1);
  return &g_array_index (plan->pages, Page, plan->pages->len - 1);
}

static gboolean
place_cards (Plan *plan, const CoxaSheet *sheet, GError **error)
{
  guint n = plan->cards->len, first = 0;
  g_autofree double *heights = g_new (double, n);

  for (guint i = 0; i < n; i++)
    heights[i] = coxa_card_get_height (g_ptr_array_index (plan->cards, i));
  while (first < n) {
    double room = room_on (plan, sheet, plan->pages->len);
    guint count = coxa_layout_fill (heights, n, first, sheet->style->gap, room);
    Page *page;

    if (count == 0) {
      g_set_error (
          error, COXA_PRINT_ERROR, COXA_PRINT_ERROR_FAILED,
          _ ("The text of exercise %u does not fit a page; shorten its note. Nothing was printed."),
          first + 1);
      return FALSE;
    }
    page = add_page (plan);
    page->first_card = first;
    page->n_cards = count;
    for (guint i = first; i < first + count; i++)
      page->used += heights[i] + (i > first ? sheet->style->gap : 0);
    first += count;
  }
  return TRUE;
}

/* The diary and the boxes stay together where a page holds both. */
static void
place_tail (Plan *plan, const CoxaSheet *sheet, guint n_rows)
{
  Page *page = &g_array_index (plan->pages, Page, plan->pages->len - 1);
  double boxes = sheet->style->gap + coxa_safety_boxes_get_height (plan->boxes);
  double diary = sheet->style->gap + coxa_diary_get_height (plan->diary, 0, n_rows);
  guint row = 0;

  if (page->used + diary + boxes > room_on (plan, sheet, plan->pages->len - 1))
    page = add_page (plan);
  while (row < n_rows) {
    double room = room_on (plan, sheet, plan->pages->len - 1) - page->used - sheet->style->gap;
    guint count = MAX (coxa_diary_count_fitting (plan->diary, row, room), 1);

    page->first_row = row;
    page->n_rows = count;
    page->used += sheet->style->gap + coxa_diary_get_height (plan->diary, row, count);
    row += count;
    if (row < n_rows)
      page = add_page (plan);
  }
  if (page->used + boxes > room_on (plan, sheet, plan->pages->len - 1))
    page = add_page (plan);
  page->boxes = TRUE;
  page->used += boxes;
}

static void
lay_out (Plan *plan, CoxaSheet *sheet, const CoxaHandout *handout, const GPtrArray *pictures)
{
  g_autofree char *name = coxa_patient_dup_display_name (handout->patient);
  CoxaSheetHeadTexts texts = {
    .name = name,
    .date = describe_date (sheet, handout->date),
    .summary = summarise (sheet, handout->items),
    .goal = handout->goal,
    .clinic = handout->clinic_name,
    .contact = handout->clinic_contact,
    .clinician = handout->clinician,
  };

  plan->head = coxa_sheet_head_new (sheet, &texts);
  plan->diary = coxa_diary_new (sheet, handout->items);
  plan->boxes = coxa_safety_boxes_new (sheet, handout->emergency_number);
  for (guint i = 0; i < handout->items->len; i++)
    g_ptr_array_add (plan->cards, coxa_card_new (sheet, g_ptr_array_index (handout->items, i),
                                                 g_ptr_array_index (pictures, i), i + 1));
}

static Plan *
make_plan (CoxaSheet *sheet,
           const CoxaHandout *handout,
           const GPtrArray *pictures,
           CoxaSheetStyle style,
           GError **error)
{
  g_autoptr (Plan) plan = g_new0 (Plan, 1);

  plan->style = style;
  sheet->style = &plan->style;
  plan->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_card_free);
  plan->pages = g_array_new (FALSE, TRUE, sizeof (Page));
  lay_out (plan, sheet, handout, pictures);
  if (sheet->error != NULL) {
    g_propagate_error (error, g_steal_pointer (&sheet->error));
    return NULL;
  }
  if (coxa_sheet_head_get_height (plan->head, 0) > MOST_HEAD * sheet->page_height) {
    g_set_error_literal (
        error, COXA_PRINT_ERROR, COXA_PRINT_ERROR_FAILED,
        _ ("The names at the head of the sheet are too long; nothing was printed."));
    return NULL;
  }
  if (!place_cards (plan, sheet, error))
    return NULL;
  place_tail (plan, sheet, handout->items->len);
  return g_steal_pointer (&plan);
}

/* Pages only grow in number from the tightest style to the roomiest, so the last style that keeps
 * their number is found by halving. */
static Plan *
choose_plan (CoxaSheet *sheet,
             const CoxaHandout *handout,
             const GPtrArray *pictures,
             GError **error)
{
  const CoxaSheetStyle *ends =
      handout->style == COXA_HANDOUT_LARGE ? large_styles : standard_styles;
  g_autoptr (Plan) best = make_plan (sheet, handout, pictures, ends[1], error);
  guint roomy = 0, tight = STYLE_STEPS;

  while (best != NULL && roomy < tight) {
    guint middle = (roomy + tight) / 2;
    CoxaSheetStyle style =
        coxa_sheet_style_between (&ends[0], &ends[1], (double) middle / STYLE_STEPS);
    g_autoptr (Plan) plan = make_plan (sheet, handout, pictures, style, NULL);

    if (plan == NULL || plan->pages->len > best->pages->len) {
      roomy = middle + 1;
      continue;
    }
    tight = middle;
    plan_free (best);
    best = g_steal_pointer (&plan);
  }
  if (best != NULL)
    sheet->style = &best->style;
  return g_steal_pointer (&best);
}

static double
draw_cards (const Plan *plan, CoxaSheet *sheet, const Page *page, double top, double slack)
{
  double x = sheet->style->margin;

  for (guint i = 0; i < page->n_cards; i++) {
    const CoxaCard *card = g_ptr_array_index (plan->cards, page->first_card + i);

    if (i > 0) {
      double middle = top - (sheet->style->gap + slack) / 2;

      coxa_pdf_begin_content (sheet->pdf, NULL, NULL);
      coxa_sheet_draw_rule (sheet, coxa_line_grey, 0.7, x, middle, sheet->page_width - x, middle);
      coxa_pdf_end_content (sheet->pdf);
      top -= sheet->style->gap + slack;
    }
    coxa_card_draw (card, sheet, x, top);
    top -= coxa_card_get_height (card);
  }
  return top;
}

static void
draw_tail (const Plan *plan, CoxaSheet *sheet, const Page *page, double top, double slack)
{
  double x = sheet->style->margin;

  if (page->n_rows > 0) {
    top -= page->n_cards > 0 ? sheet->style->gap + slack : 0;
    coxa_diary_draw (plan->diary, sheet, page->first_row, page->n_rows, x, top);
    top -= coxa_diary_get_height (plan->diary, page->first_row, page->n_rows);
  }
  if (page->boxes)
    coxa_safety_boxes_draw (
        plan->boxes, sheet, x,
        top - (page->n_rows > 0 || page->n_cards > 0 ? sheet->style->gap + slack : 0));
}

static void
draw_page (const Plan *plan, CoxaSheet *sheet, guint index)
{
  const Page *page = &g_array_index (plan->pages, Page, index);
  guint n_gaps = page->n_cards + (page->n_rows > 0) + page->boxes;
  double left_over = room_on (plan, sheet, index) - page->used;
  double slack = CLAMP (left_over / MAX (n_gaps, 1), 0, MOST_SLACK);
  double top = sheet->page_height - sheet->style->top -
               coxa_sheet_head_get_height (plan->head, index) - HEAD_GAP;

  coxa_pdf_add_page (sheet->pdf);
  coxa_sheet_head_draw (plan->head, sheet, index);
  top = draw_cards (plan, sheet, page, top, slack);
  draw_tail (plan, sheet, page, top, slack);
  coxa_sheet_draw_foot (sheet, index, plan->pages->len,
                        coxa_words_get (sheet->words, COXA_WORD_LARGE_PRINT));
}

/**
 * coxa_handout_print:
 * @handout: with 1 exercise or more, each with a dose within reason
 *
 * Lays the whole sheet out before the first line is drawn. Returns: the PDF, or NULL with
 * %COXA_PRINT_ERROR_GLYPH for a letter that cannot be set and %COXA_PRINT_ERROR_FAILED for a text
 * that does not fit its page. No message holds the patient's data but that letter.
 */
GBytes *
coxa_handout_print (const CoxaHandout *handout, GError **error)
{
  g_autoptr (CoxaSheet) sheet = NULL;
  g_autoptr (GPtrArray) languages = NULL;
  g_autoptr (GPtrArray) pictures = NULL;
  g_autoptr (Plan) plan = NULL;
  g_autofree char *tag = NULL;

  g_return_val_if_fail (handout != NULL && handout->patient != NULL, NULL);
  g_return_val_if_fail (handout->date != NULL && handout->items != NULL, NULL);

  if (!check (handout, error))
    return NULL;
  sheet = coxa_sheet_new (handout->paper, handout->language, error);
  if (sheet != NULL && handout->look != NULL)
    sheet->look = *handout->look;
  pictures = sheet != NULL ? make_pictures (sheet, handout->items, error) : NULL;
  plan = pictures != NULL ? choose_plan (sheet, handout, pictures, error) : NULL;
  languages = plan != NULL ? coxa_sheet_languages_load (error) : NULL;
  if (languages == NULL)
    return NULL;

  tag = coxa_sheet_languages_dup_tag (languages, handout->language);
  sheet->pdf = coxa_pdf_new (sheet->font, sheet->page_width, sheet->page_height,
                             coxa_words_get (sheet->words, COXA_WORD_TITLE), tag, handout->date);
  for (guint page = 0; page < plan->pages->len; page++)
    draw_page (plan, sheet, page);
  return coxa_pdf_finish (sheet->pdf, error);
}
