/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8). */

#include "coxa-pdf-private.h"

static CoxaTag *
innermost (CoxaTags *tags)
{
  return &g_array_index (tags->open, CoxaTag, tags->open->len - 1);
}

static void
open_tag (CoxaPdf *self, const char *type)
{
  CoxaTags *tags = &self->tags;
  CoxaTag tag = { coxa_pdf_new_dict (self), HPDF_Array_New (self->doc->mmgr) };

  HPDF_Dict_AddName (tag.dict, "S", type);
  HPDF_Dict_Add (tag.dict, "K", tag.kids);
  if (tags->open->len > 0) {
    HPDF_Dict_Add (tag.dict, "P", innermost (tags)->dict);
    HPDF_Array_Add (innermost (tags)->kids, tag.dict);
  } else {
    HPDF_Dict_Add (tag.dict, "P", tags->root);
    HPDF_Dict_Add (tags->root, "K", tag.dict);
  }
  g_array_append_val (tags->open, tag);
}

void
coxa_pdf_start_tags (CoxaPdf *self, const char *language)
{
  CoxaTags *tags = &self->tags;
  HPDF_Dict marked = HPDF_Dict_New (self->doc->mmgr);
  HPDF_Dict viewer = HPDF_Dict_New (self->doc->mmgr);
  HPDF_Dict parents = coxa_pdf_new_dict (self);

  tags->open = g_array_new (FALSE, FALSE, sizeof (CoxaTag));
  tags->root = coxa_pdf_new_dict (self);
  tags->page_numbers = HPDF_Array_New (self->doc->mmgr);
  HPDF_Dict_AddName (tags->root, "Type", "StructTreeRoot");
  HPDF_Dict_Add (parents, "Nums", tags->page_numbers);
  HPDF_Dict_Add (tags->root, "ParentTree", parents);

  HPDF_Dict_Add (self->doc->catalog, "MarkInfo", marked);
  HPDF_Dict_AddBoolean (marked, "Marked", HPDF_TRUE);
  HPDF_Dict_Add (self->doc->catalog, "ViewerPreferences", viewer);
  HPDF_Dict_AddBoolean (viewer, "DisplayDocTitle", HPDF_TRUE);
  HPDF_Dict_Add (self->doc->catalog, "Lang", HPDF_String_New (self->doc->mmgr, language, NULL));
  HPDF_Dict_Add (self->doc->catalog, "StructTreeRoot", tags->root);
  open_tag (self, "Document");
}

/* A page lists the tag of each of its contents in the parent tree. */
void
coxa_pdf_tag_page (CoxaPdf *self)
{
  CoxaTags *tags = &self->tags;

  tags->page_tags = HPDF_Array_New (self->doc->mmgr);
  tags->n_contents = 0;
  HPDF_Array_AddNumber (tags->page_numbers, tags->n_pages);
  HPDF_Array_Add (tags->page_numbers, tags->page_tags);
  HPDF_Dict_AddNumber (self->page, "StructParents", tags->n_pages);
  HPDF_Dict_AddName (self->page, "Tabs", "S");
  tags->n_pages++;
}

void
coxa_pdf_clear_tags (CoxaPdf *self)
{
  g_clear_pointer (&self->tags.open, g_array_unref);
}

void
coxa_pdf_begin_group (CoxaPdf *self, const char *type)
{
  if (self->failure == NULL)
    open_tag (self, type);
}

void
coxa_pdf_end_group (CoxaPdf *self)
{
  if (self->failure == NULL && self->tags.open->len > 1)
    g_array_set_size (self->tags.open, self->tags.open->len - 1);
}

/**
 * coxa_pdf_begin_content:
 * @type: (nullable): "H1", "P", "Figure" ...; NULL: decoration, which a screen reader skips
 * @alternative: (nullable): what a picture shows, in words
 */
void
coxa_pdf_begin_content (CoxaPdf *self, const char *type, const char *alternative)
{
  CoxaTags *tags = &self->tags;
  CoxaTag *tag;

  if (self->failure != NULL || self->page == NULL)
    return;
  tags->in_content = type != NULL;
  if (type == NULL) {
    g_string_append (self->content, "/Artifact BMC\n");
    return;
  }
  open_tag (self, type);
  tag = innermost (tags);
  if (alternative != NULL)
    HPDF_Dict_Add (tag->dict, "Alt", coxa_pdf_new_string (self, alternative));
  HPDF_Dict_Add (tag->dict, "Pg", self->page);
  HPDF_Array_AddNumber (tag->kids, tags->n_contents);
  HPDF_Array_Add (tags->page_tags, tag->dict);
  g_string_append_printf (self->content, "/%s <</MCID %d>> BDC\n", type, tags->n_contents);
  tags->n_contents++;
}

void
coxa_pdf_end_content (CoxaPdf *self)
{
  if (self->failure != NULL || self->page == NULL)
    return;
  g_string_append (self->content, "EMC\n");
  if (self->tags.in_content)
    coxa_pdf_end_group (self);
  self->tags.in_content = FALSE;
}
