/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fonts as composite fonts whose codes we number ourselves (ISO 32000-1, 9.7): libharu's own
 * loader loses parts of composed letters and writes a wrong ToUnicode map. */

#include "coxa-pdf-private.h"

void
coxa_pdf_start_fonts (CoxaPdf *self)
{
  for (guint face = 0; face < COXA_N_FACES; face++) {
    HPDF_Dict font = coxa_pdf_new_dict (self);

    self->fonts[face] = font;
    HPDF_Dict_AddName (font, "Type", "Font");
    HPDF_Dict_AddName (font, "Subtype", "Type0");
    HPDF_Dict_AddName (font, "Encoding", "Identity-H");
  }
}

static void
append_utf16 (GString *map, gunichar letter)
{
  if (letter < 0x10000) {
    g_string_append_printf (map, "%04X", letter);
    return;
  }
  letter -= 0x10000;
  g_string_append_printf (map, "%04X%04X", 0xd800 + (letter >> 10), 0xdc00 + (letter & 0x3ff));
}

/* Which letter each code stands for, so that text can be copied, searched and read aloud. */
static HPDF_Dict
make_unicode_map (CoxaPdf *self, const GArray *used)
{
  g_autoptr (GString) map = g_string_new ("/CIDInit /ProcSet findresource begin\n"
                                          "12 dict begin begincmap\n"
                                          "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) "
                                          "/Supplement 0>> def\n"
                                          "/CMapName /Adobe-Identity-UCS def\n"
                                          "/CMapType 2 def\n"
                                          "1 begincodespacerange <0000> <FFFF> "
                                          "endcodespacerange\n");

  for (guint i = 1; i < used->len; i++) {
    /* at most 100 entries a section */
    if (i % 100 == 1)
      g_string_append_printf (map, "%u beginbfchar\n", MIN (100, used->len - i));
    g_string_append_printf (map, "<%04X> <", i);
    append_utf16 (map, g_array_index (used, CoxaGlyph, i).letter);
    g_string_append (map, ">\n");
    if (i % 100 == 0 || i + 1 == used->len)
      g_string_append (map, "endbfchar\n");
  }
  g_string_append (map, "endcmap CMapName currentdict /CMap defineresource pop end end\n");
  return coxa_pdf_new_stream (self, map->str, map->len);
}

static HPDF_Array
make_widths (CoxaPdf *self, const GArray *used)
{
  HPDF_Array widths = HPDF_Array_New (self->doc->mmgr);
  HPDF_Array list = HPDF_Array_New (self->doc->mmgr);

  HPDF_Array_AddNumber (widths, 1);
  HPDF_Array_Add (widths, list);
  for (guint i = 1; i < used->len; i++)
    HPDF_Array_AddNumber (list, (int) (g_array_index (used, CoxaGlyph, i).advance + 0.5));
  return widths;
}

static HPDF_Dict
make_glyph_map (CoxaPdf *self, const guint16 *glyphs, guint n)
{
  g_autofree guint16 *map = g_new (guint16, n);

  for (guint i = 0; i < n; i++)
    map[i] = GUINT16_TO_BE (glyphs[i]);
  return coxa_pdf_new_stream (self, map, n * sizeof *map);
}

static HPDF_Array
make_box (CoxaPdf *self, const double *box)
{
  HPDF_Array array = HPDF_Array_New (self->doc->mmgr);

  for (guint i = 0; i < 4; i++)
    HPDF_Array_AddNumber (array, (int) box[i]);
  return array;
}

static HPDF_Dict
make_descriptor (CoxaPdf *self, CoxaFace face, const char *name, GBytes *file)
{
  CoxaFaceMetrics metrics = coxa_font_get_metrics (self->font, face);
  HPDF_Dict descriptor = coxa_pdf_new_dict (self);
  gsize length;
  gconstpointer data = g_bytes_get_data (file, &length);
  HPDF_Dict stream = coxa_pdf_new_stream (self, data, length);

  HPDF_Dict_AddNumber (stream, "Length1", (int) length);
  HPDF_Dict_AddName (descriptor, "Type", "FontDescriptor");
  HPDF_Dict_AddName (descriptor, "FontName", name);
  HPDF_Dict_AddNumber (descriptor, "Flags", 4); /* not limited to Latin */
  HPDF_Dict_Add (descriptor, "FontBBox", make_box (self, metrics.box));
  HPDF_Dict_AddNumber (descriptor, "ItalicAngle", 0);
  HPDF_Dict_AddNumber (descriptor, "Ascent", (int) metrics.ascent);
  HPDF_Dict_AddNumber (descriptor, "Descent", (int) metrics.descent);
  HPDF_Dict_AddNumber (descriptor, "CapHeight", (int) metrics.cap_height);
  HPDF_Dict_AddNumber (descriptor, "StemV", face == COXA_FACE_BOLD ? 140 : 80);
  HPDF_Dict_Add (descriptor, "FontFile2", stream);
  return descriptor;
}

static HPDF_Dict
make_system_info (CoxaPdf *self)
{
  HPDF_Dict info = HPDF_Dict_New (self->doc->mmgr);

  HPDF_Dict_Add (info, "Registry", HPDF_String_New (self->doc->mmgr, "Adobe", NULL));
  HPDF_Dict_Add (info, "Ordering", HPDF_String_New (self->doc->mmgr, "Identity", NULL));
  HPDF_Dict_AddNumber (info, "Supplement", 0);
  return info;
}

static void
embed_face (CoxaPdf *self, CoxaFace face, const guint16 *glyphs, GBytes *file)
{
  const GArray *used = coxa_font_get_used (self->font, face);
  g_autofree char *name = g_strdup_printf ("COX%s+%s", face == COXA_FACE_BOLD ? "BLD" : "REG",
                                           coxa_font_get_name (face));
  HPDF_Dict font = self->fonts[face];
  HPDF_Array descendants = HPDF_Array_New (self->doc->mmgr);
  HPDF_Dict descendant = coxa_pdf_new_dict (self);

  HPDF_Dict_AddName (font, "BaseFont", name);
  HPDF_Dict_Add (font, "ToUnicode", make_unicode_map (self, used));
  HPDF_Dict_Add (font, "DescendantFonts", descendants);
  HPDF_Array_Add (descendants, descendant);

  HPDF_Dict_AddName (descendant, "Type", "Font");
  HPDF_Dict_AddName (descendant, "Subtype", "CIDFontType2");
  HPDF_Dict_AddName (descendant, "BaseFont", name);
  HPDF_Dict_Add (descendant, "CIDSystemInfo", make_system_info (self));
  HPDF_Dict_Add (descendant, "W", make_widths (self, used));
  HPDF_Dict_Add (descendant, "CIDToGIDMap", make_glyph_map (self, glyphs, used->len));
  HPDF_Dict_Add (descendant, "FontDescriptor", make_descriptor (self, face, name, file));
}

/* Last step before saving: now the letters used are known. */
gboolean
coxa_pdf_embed_fonts (CoxaPdf *self, GError **error)
{
  for (guint face = 0; face < COXA_N_FACES; face++) {
    guint n = coxa_font_get_used (self->font, face)->len;
    g_autofree guint16 *glyphs = g_new0 (guint16, n);
    g_autoptr (GBytes) file = coxa_font_subset (self->font, face, glyphs, error);

    if (file == NULL)
      return FALSE;
    embed_face (self, face, glyphs, file);
  }
  return TRUE;
}
