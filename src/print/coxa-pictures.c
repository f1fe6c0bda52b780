/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-pictures.h"

#include "coxa-painter.h"

#define GAP 10.0        /* points between two frames */
#define CAPTION_GAP 3.0 /* points between a picture and its caption */
/* Points a body height: a person is not larger on one card than on the next. */
#define LARGEST 130.0
#define LARGEST_FILLING 190.0
#define CLEARLY 1.05
#define FOLDED_MORE 1.2 /* of the height beside the text, for pictures in rows */

static void
include_frame (CoxaPictures *self, guint frame)
{
  CoxaBox box = coxa_painter_measure (self->frames[frame]);

  if (frame == 0) {
    self->box = box;
    return;
  }
  self->box.x0 = MIN (self->box.x0, box.x0);
  self->box.y0 = MIN (self->box.y0, box.y0);
  self->box.x1 = MAX (self->box.x1, box.x1);
  self->box.y1 = MAX (self->box.y1, box.y1);
}

static const char *
describe_frame (CoxaSheet *sheet, const char *title, guint frame, const char *caption)
{
  g_autofree char *number = g_strdup_printf ("%u", frame + 1);
  CoxaWord word = *caption != '\0' ? COXA_WORD_PICTURE : COXA_WORD_PICTURE_PLAIN;

  return coxa_sheet_take (sheet, coxa_words_fill (sheet->words, word, "title", title, "number",
                                                  number, "caption", caption, NULL));
}

/* A caption belongs to a picture that is there. */
static const char *
clean_caption (CoxaSheet *sheet, const CoxaExercise *exercise, gboolean placeholder, guint frame)
{
  return coxa_sheet_clean (sheet, placeholder ? "" : exercise->picture.captions[frame]);
}

/* The handout does without a picture that cannot be drawn, not without the exercise. */
static CoxaIllustration *
illustrate (const CoxaExercise *exercise)
{
  CoxaIllustration *illustration = coxa_illustration_new (exercise, NULL);

  return illustration != NULL ? illustration : coxa_illustration_new_placeholder ();
}

CoxaPictures *
coxa_pictures_new (CoxaSheet *sheet,
                   const CoxaExercise *exercise,
                   gboolean mirrored,
                   GError **error)
{
  g_autoptr (CoxaIllustration) illustration = illustrate (exercise);
  gboolean placeholder = coxa_illustration_is_placeholder (illustration);
  CoxaPictures *self = g_new0 (CoxaPictures, 1);
  const char *title;

  self->n_frames = MIN (coxa_illustration_count_frames (illustration), COXA_EXERCISE_FRAMES);
  title = coxa_sheet_clean (sheet, exercise->title);
  for (guint frame = 0; frame < self->n_frames; frame++) {
    self->frames[frame] = coxa_illustration_draw (illustration, frame, mirrored, &sheet->look);
    include_frame (self, frame);
    self->captions[frame] = clean_caption (sheet, exercise, placeholder, frame);
    self->alternatives[frame] = describe_frame (sheet, title, frame, self->captions[frame]);
  }
  return self;
}

void
coxa_pictures_free (CoxaPictures *self)
{
  if (self == NULL)
    return;
  for (guint frame = 0; frame < self->n_frames; frame++)
    coxa_drawing_free (self->frames[frame]);
  g_free (self);
}

static double
wrap_captions (CoxaPictureRow *self, CoxaSheet *sheet)
{
  double tallest = 0;

  for (guint frame = 0; frame < self->pictures->n_frames; frame++) {
    self->captions[frame] = coxa_sheet_wrap (sheet, sheet->style->caption, self->slot,
                                             COXA_FACE_REGULAR, self->pictures->captions[frame]);
    tallest = MAX (tallest, coxa_paragraph_get_height (self->captions[frame]));
  }
  return tallest;
}

static CoxaPictureRow *
make_row (CoxaSheet *sheet, const CoxaPictures *pictures, double width, guint columns)
{
  CoxaPictureRow *self = g_new0 (CoxaPictureRow, 1);

  self->pictures = pictures;
  self->columns = columns;
  self->gap = GAP;
  self->slot = (width - (columns - 1) * GAP) / columns;
  self->captions_height = wrap_captions (self, sheet);
  return self;
}

static guint
count_rows (const CoxaPictureRow *self)
{
  return (MAX (self->pictures->n_frames, 1) + self->columns - 1) / self->columns;
}

static void
scale_row (CoxaPictureRow *self, double most_height, double largest)
{
  const CoxaBox *box = &self->pictures->box;
  guint rows = count_rows (self);

  self->scale = MIN (self->slot / (box->x1 - box->x0), most_height / (box->y1 - box->y0));
  self->scale = MIN (self->scale, largest);
  self->picture_height = self->scale * (box->y1 - box->y0);
  self->height =
      rows * (self->picture_height + CAPTION_GAP + self->captions_height) + (rows - 1) * GAP;
}

/* How high one picture may be where all rows with their captions share a height. */
static double
share_height (const CoxaPictureRow *self, double height)
{
  guint rows = count_rows (self);

  return (height - (rows - 1) * GAP) / rows - self->captions_height - CAPTION_GAP;
}

/* What no caption leaves room for need not be wrapped. */
static double
get_most_scale (const CoxaPictures *pictures, guint columns, double height)
{
  guint rows = (pictures->n_frames + columns - 1) / columns;

  return (height - (rows - 1) * GAP) / rows / (pictures->box.y1 - pictures->box.y0);
}

/* The pictures beside each other stay unless the other arrangement makes them clearly larger. */
static CoxaPictureRow *
choose_larger (CoxaPictureRow *beside, CoxaPictureRow *other)
{
  CoxaPictureRow *chosen = other->scale > CLEARLY * beside->scale ? other : beside;

  coxa_picture_row_free (chosen == other ? beside : other);
  return chosen;
}

/**
 * coxa_picture_row_new:
 * @most_height: of a picture
 * @room: height that pictures and captions may fill in any case, because the text beside them does
 *
 * They stand in several rows where the text beside them leaves the height for it.
 */
CoxaPictureRow *
coxa_picture_row_new (
    CoxaSheet *sheet, const CoxaPictures *pictures, double width, double most_height, double room)
{
  guint n = MAX (pictures->n_frames, 1);
  CoxaPictureRow *self = make_row (sheet, pictures, width, n);

  scale_row (self, MAX (most_height, share_height (self, room)), LARGEST);
  for (guint columns = n - 1; columns > 0; columns--) {
    CoxaPictureRow *folded;

    if (get_most_scale (pictures, columns, FOLDED_MORE * room) <= CLEARLY * self->scale)
      continue;
    folded = make_row (sheet, pictures, width, columns);
    scale_row (folded, share_height (folded, FOLDED_MORE * room), LARGEST);
    self = choose_larger (self, folded);
  }
  return self;
}

/**
 * coxa_picture_row_new_filling:
 *
 * Beside each other, above each other or in between, whichever makes the pictures largest in that
 * width and height.
 */
CoxaPictureRow *
coxa_picture_row_new_filling (CoxaSheet *sheet,
                              const CoxaPictures *pictures,
                              double width,
                              double height)
{
  CoxaPictureRow *best = NULL;

  for (guint columns = MAX (pictures->n_frames, 1); columns > 0; columns--) {
    CoxaPictureRow *row = make_row (sheet, pictures, width, columns);

    scale_row (row, share_height (row, height), LARGEST_FILLING);
    best = best != NULL ? choose_larger (best, row) : row;
  }
  return best;
}

void
coxa_picture_row_free (CoxaPictureRow *self)
{
  if (self == NULL)
    return;
  for (guint frame = 0; frame < COXA_EXERCISE_FRAMES; frame++)
    coxa_paragraph_free (self->captions[frame]);
  g_free (self);
}

/* A row that is not full stands in the middle. */
static double
get_indent (const CoxaPictureRow *self, guint frame)
{
  guint first = frame - frame % self->columns;
  guint n = MIN (self->pictures->n_frames - first, self->columns);

  return (self->columns - n) * (self->slot + self->gap) / 2;
}

void
coxa_picture_row_draw (const CoxaPictureRow *self, CoxaSheet *sheet, double x, double top)
{
  const CoxaPictures *pictures = self->pictures;
  double pitch = self->picture_height + CAPTION_GAP + self->captions_height + self->gap;
  double middle = (pictures->box.x0 + pictures->box.x1) / 2;

  for (guint frame = 0; frame < pictures->n_frames; frame++) {
    double left = x + frame % self->columns * (self->slot + self->gap) + get_indent (self, frame);
    double floor = top - self->picture_height - frame / self->columns * pitch;

    coxa_pdf_begin_content (sheet->pdf, "Figure", pictures->alternatives[frame]);
    coxa_painter_paint (pictures->frames[frame], &sheet->look, sheet->pdf,
                        left + self->slot / 2 - middle * self->scale,
                        floor - pictures->box.y0 * self->scale, self->scale);
    coxa_pdf_end_content (sheet->pdf);
    coxa_pdf_begin_content (sheet->pdf, "P", NULL);
    coxa_sheet_draw (sheet, self->captions[frame], coxa_grey, COXA_ALIGN_CENTRE, left,
                     floor - CAPTION_GAP, self->slot);
    coxa_pdf_end_content (sheet->pdf);
  }
}
