/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-font.h"

#include "coxa-handout.h"

#include <fontconfig/fontconfig.h>
#include <glib/gi18n-lib.h>
#include <hb-ot.h>
#include <hb-subset.h>

#define FAMILY "Liberation Sans"
#define PLANE 0x10000 /* the font has no letter beyond the first plane */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (hb_blob_t, hb_blob_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (hb_face_t, hb_face_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (hb_subset_input_t, hb_subset_input_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (hb_subset_plan_t, hb_subset_plan_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FcPattern, FcPatternDestroy)

typedef struct {
  hb_face_t *face;
  hb_font_t *font;
  double scale;    /* font units to thousandths */
  float *advances; /* by letter, thousandths; 0: not asked yet, -1: not in the font */
  guint16 *codes;  /* by letter, 0: not used yet */
  GArray *used;    /* of CoxaGlyph; the first is "no such letter" */
} Face;

struct _CoxaFont {
  Face faces[COXA_N_FACES];
};

static char *
find_file (CoxaFace face, int *index_out)
{
  g_autoptr (FcPattern) wanted = NULL;
  g_autoptr (FcPattern) found = NULL;
  FcResult result;
  FcChar8 *family, *file;

  wanted = FcPatternBuild (NULL, FC_FAMILY, FcTypeString, FAMILY, FC_SLANT, FcTypeInteger,
                           FC_SLANT_ROMAN, FC_WEIGHT, FcTypeInteger,
                           face == COXA_FACE_BOLD ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR, NULL);
  if (wanted == NULL)
    return NULL;
  FcConfigSubstitute (NULL, wanted, FcMatchPattern);
  FcDefaultSubstitute (wanted);
  found = FcFontMatch (NULL, wanted, &result);
  if (found == NULL || FcPatternGetString (found, FC_FAMILY, 0, &family) != FcResultMatch ||
      FcPatternGetString (found, FC_FILE, 0, &file) != FcResultMatch ||
      FcPatternGetInteger (found, FC_INDEX, 0, index_out) != FcResultMatch ||
      g_strcmp0 ((const char *) family, FAMILY) != 0)
    return NULL;
  return g_strdup ((const char *) file);
}

static gboolean
load_face (Face *self, CoxaFace face, GError **error)
{
  int index = 0;
  g_autofree char *file = find_file (face, &index);
  g_autoptr (hb_blob_t) blob = NULL;
  CoxaGlyph none = { 0 };

  blob = file != NULL ? hb_blob_create_from_file_or_fail (file) : NULL;
  if (blob == NULL) {
    g_set_error (error, COXA_PRINT_ERROR, COXA_PRINT_ERROR_FONT,
                 _ ("The typeface %s is not installed; nothing was printed."), FAMILY);
    return FALSE;
  }
  self->face = hb_face_create (blob, index);
  self->font = hb_font_create (self->face);
  self->scale = 1000.0 / hb_face_get_upem (self->face);
  self->advances = g_new0 (float, PLANE);
  self->codes = g_new0 (guint16, PLANE);
  self->used = g_array_new (FALSE, TRUE, sizeof (CoxaGlyph));
  g_array_append_val (self->used, none);
  return TRUE;
}

CoxaFont *
coxa_font_new (GError **error)
{
  g_autoptr (CoxaFont) self = g_new0 (CoxaFont, 1);

  for (guint face = 0; face < COXA_N_FACES; face++)
    if (!load_face (&self->faces[face], face, error))
      return NULL;
  return g_steal_pointer (&self);
}

void
coxa_font_free (CoxaFont *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < COXA_N_FACES; i++) {
    Face *face = &self->faces[i];

    g_clear_pointer (&face->font, hb_font_destroy);
    g_clear_pointer (&face->face, hb_face_destroy);
    g_clear_pointer (&face->used, g_array_unref);
    g_free (face->advances);
    g_free (face->codes);
  }
  g_free (self);
}

static double
look_up_advance (Face *self, gunichar letter)
{
  hb_codepoint_t glyph;

  if (!hb_font_get_nominal_glyph (self->font, letter, &glyph) || glyph == 0)
    return -1;
  /* a letter without width (a combining accent) is there, but 0 means "not asked yet" */
  return MAX (hb_font_get_glyph_h_advance (self->font, glyph) * self->scale, 1e-6);
}

static double
get_advance (Face *self, gunichar letter)
{
  if (letter >= PLANE)
    return -1;
  if (self->advances[letter] == 0)
    self->advances[letter] = (float) look_up_advance (self, letter);
  return self->advances[letter];
}

static gboolean
runs_leftwards (gunichar letter)
{
  hb_script_t script = hb_unicode_script (hb_unicode_funcs_get_default (), letter);

  return hb_script_get_horizontal_direction (script) == HB_DIRECTION_RTL;
}

static gboolean
check_letter (CoxaFont *self, gunichar letter, GError **error)
{
  char name[7] = "";

  if (letter == '\n')
    return TRUE;
  g_unichar_to_utf8 (letter, name);
  if (letter > 0x7f && runs_leftwards (letter)) {
    g_set_error (
        error, COXA_PRINT_ERROR, COXA_PRINT_ERROR_GLYPH,
        _ ("The letter “%s” (U+%04X) is written from right to left, which the sheet cannot do; nothing was printed."),
        name, letter);
    return FALSE;
  }
  for (guint face = 0; face < COXA_N_FACES; face++) {
    if (get_advance (&self->faces[face], letter) >= 0)
      continue;
    g_set_error (error, COXA_PRINT_ERROR, COXA_PRINT_ERROR_GLYPH,
                 _ ("The letter “%s” (U+%04X) is missing from the typeface; nothing was printed."),
                 name, letter);
    return FALSE;
  }
  return TRUE;
}

/**
 * coxa_font_check:
 * @text: clean text, see coxa_text_clean()
 *
 * Returns: FALSE with %COXA_PRINT_ERROR_GLYPH, naming the letter, when one of @text cannot be set
 */
gboolean
coxa_font_check (CoxaFont *self, const char *text, GError **error)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!check_letter (self, g_utf8_get_char (at), error))
      return FALSE;
  return TRUE;
}

double
coxa_font_measure (CoxaFace face, double size, const char *text, gsize length, gpointer font)
{
  CoxaFont *self = font;
  double width = 0;

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    width += MAX (get_advance (&self->faces[face], g_utf8_get_char (at)), 0);
  return width * size / 1000.0;
}

const char *
coxa_font_get_name (CoxaFace face)
{
  return face == COXA_FACE_BOLD ? "LiberationSans-Bold" : "LiberationSans";
}

CoxaFaceMetrics
coxa_font_get_metrics (CoxaFont *self, CoxaFace face)
{
  Face *f = &self->faces[face];
  hb_position_t ascent = 0, descent = 0, cap_height = 0;
  hb_codepoint_t glyph = 0;
  hb_glyph_extents_t extents = { 0 };
  CoxaFaceMetrics metrics;

  hb_ot_metrics_get_position_with_fallback (f->font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER,
                                            &ascent);
  hb_ot_metrics_get_position_with_fallback (f->font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER,
                                            &descent);
  if (hb_font_get_nominal_glyph (f->font, 'H', &glyph) &&
      hb_font_get_glyph_extents (f->font, glyph, &extents))
    cap_height = extents.y_bearing;
  metrics = (CoxaFaceMetrics){
    .ascent = ascent * f->scale,
    .descent = descent * f->scale,
    .cap_height = cap_height * f->scale,
    .box = { -544, -303, 1302, 980 },
  };
  return metrics;
}

/* Returns: the letter's code in the PDF, 1 or above; 0 when the font does not have it */
guint
coxa_font_use (CoxaFont *self, CoxaFace face, gunichar letter)
{
  Face *f = &self->faces[face];
  double advance = get_advance (f, letter);
  CoxaGlyph glyph = { .letter = letter, .advance = advance };

  if (advance < 0)
    return 0;
  if (f->codes[letter] != 0)
    return f->codes[letter];

  hb_font_get_nominal_glyph (f->font, letter, &glyph.glyph);
  f->codes[letter] = (guint16) f->used->len;
  g_array_append_val (f->used, glyph);
  return f->codes[letter];
}

const GArray *
coxa_font_get_used (CoxaFont *self, CoxaFace face)
{
  return self->faces[face].used;
}

/* A PDF that maps codes to glyphs itself needs outlines and metrics, nothing else. */
static void
drop_tables (hb_subset_input_t *input)
{
  static const hb_tag_t tables[] = {
    HB_TAG ('G', 'S', 'U', 'B'), HB_TAG ('G', 'P', 'O', 'S'), HB_TAG ('G', 'D', 'E', 'F'),
    HB_TAG ('k', 'e', 'r', 'n'), HB_TAG ('g', 'a', 's', 'p'), HB_TAG ('F', 'F', 'T', 'M'),
    HB_TAG ('O', 'S', '/', '2'), HB_TAG ('p', 'o', 's', 't'), HB_TAG ('n', 'a', 'm', 'e'),
  };
  hb_set_t *drop = hb_subset_input_set (input, HB_SUBSET_SETS_DROP_TABLE_TAG);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    hb_set_add (drop, tables[i]);
}

static hb_subset_input_t *
describe_subset (Face *face)
{
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();

  if (input == NULL)
    return NULL;
  hb_subset_input_set_flags (input, HB_SUBSET_FLAGS_NO_HINTING);
  drop_tables (input);
  for (guint i = 1; i < face->used->len; i++) {
    const CoxaGlyph *glyph = &g_array_index (face->used, CoxaGlyph, i);

    hb_set_add (hb_subset_input_unicode_set (input), glyph->letter);
    hb_set_add (hb_subset_input_glyph_set (input), glyph->glyph);
  }
  return input;
}

static GBytes *
blob_to_bytes (hb_face_t *face)
{
  g_autoptr (hb_blob_t) blob = hb_face_reference_blob (face);
  guint length = 0;
  const char *data = hb_blob_get_data (blob, &length);

  return g_bytes_new (data, length);
}

/**
 * coxa_font_subset:
 * @glyphs_out: as long as coxa_font_get_used(): the glyph of each code in the returned font
 *
 * HarfBuzz takes the letters' parts along (accents of composed letters, at any depth).
 */
GBytes *
coxa_font_subset (CoxaFont *self, CoxaFace face, guint16 *glyphs_out, GError **error)
{
  Face *f = &self->faces[face];
  g_autoptr (hb_subset_input_t) input = describe_subset (f);
  g_autoptr (hb_subset_plan_t) plan = NULL;
  g_autoptr (hb_face_t) subset = NULL;
  const hb_map_t *map;

  plan = input != NULL ? hb_subset_plan_create_or_fail (f->face, input) : NULL;
  subset = plan != NULL ? hb_subset_plan_execute_or_fail (plan) : NULL;
  if (subset == NULL) {
    g_set_error_literal (error, COXA_PRINT_ERROR, COXA_PRINT_ERROR_FONT,
                         _ ("The typeface could not be read; nothing was printed."));
    return NULL;
  }
  map = hb_subset_plan_old_to_new_glyph_mapping (plan);
  for (guint i = 0; i < f->used->len; i++)
    glyphs_out[i] = (guint16) hb_map_get (map, g_array_index (f->used, CoxaGlyph, i).glyph);
  return blob_to_bytes (subset);
}
