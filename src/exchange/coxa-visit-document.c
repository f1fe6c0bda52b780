/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-document.h"

#include "coxa-document-parts.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define DOCUMENT_VERSION 1
#define READ_STEP 65536 /* bytes */

static const char *const document_members[] = { "coxa",    "patient",      "visit",  "pain",
                                                "screen",  "measurements", "scores", "pain_map",
                                                "history", "treatment",    "plan",   "notes",
                                                NULL };

/* A document without ids gets ones that follow from its bytes, so that storing the same document
 * twice is seen. The form is that of a version 8 UUID (RFC 9562). */
static char *
derive_id (const char *kind, const char *text, gsize length)
{
  guint8 digest[32];
  gsize digest_length = sizeof digest;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) kind, (gssize) strlen (kind) + 1);
  g_checksum_update (checksum, (const guchar *) text, (gssize) length);
  g_checksum_get_digest (checksum, digest, &digest_length);
  digest[6] = (digest[6] & 0x0f) | 0x80;
  digest[8] = (digest[8] & 0x3f) | 0x80;

  GString *id = g_string_sized_new (36);
  for (guint i = 0; i < 16; i++)
    g_string_append_printf (id, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "",
                            digest[i]);
  return g_string_free (id, FALSE);
}

static gboolean
check_version (const CoxaJsonPart *document, GError **error)
{
  int version = 0;
  if (!coxa_json_part_need (document, "coxa", error) ||
      !coxa_json_part_get_whole (document, "coxa", 0, G_MAXINT, &version, error))
    return FALSE;
  if (version != DOCUMENT_VERSION)
    return coxa_json_part_fail (document, "coxa", error,
                                _ ("documents of version %d cannot be read, only version %d"),
                                version, DOCUMENT_VERSION);
  return TRUE;
}

static gboolean
read_patient_and_visit (const CoxaJsonPart *part,
                        CoxaVisitDocument *self,
                        const char *text,
                        gsize length,
                        GError **error)
{
  g_autofree char *visit_id = derive_id ("visit", text, length);
  g_autofree char *patient_id = derive_id ("patient", text, length);

  self->visit = coxa_document_read_visit (part, visit_id, error);
  if (self->visit == NULL)
    return FALSE;
  self->patient =
      coxa_document_read_patient (part, self->visit, patient_id, &self->names_patient, error);
  if (self->patient == NULL)
    return FALSE;
  coxa_visit_set_patient_id (self->visit, coxa_patient_get_id (self->patient));
  return TRUE;
}

static CoxaVisitDocument *
read_document (const CoxaJsonPart *part,
               const char *text,
               gsize length,
               CoxaDocumentReading *reading,
               GError **error)
{
  g_autoptr (CoxaVisitDocument) self = g_new0 (CoxaVisitDocument, 1);
  if (!check_version (part, error) || !coxa_json_part_only (part, document_members, error) ||
      !read_patient_and_visit (part, self, text, length, error))
    return NULL;

  reading->visit = self->visit;
  if (!coxa_document_read_answers (part, reading, error) ||
      !coxa_document_read_measurements (part, reading, error) ||
      !coxa_document_read_contents (part, reading, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * coxa_visit_document_parse:
 * @text: a visit document (visit-format.md)
 * @length: in bytes, or -1 where @text ends with NUL
 * @ruleset: knows the questions of the safety screen
 * @questionnaires: know which totals there are
 * @topics: know what history and plan may say
 * @techniques: know what a treatment may be
 *
 * Reads strictly: what is unknown, doubtful or outside its limits is refused. Where the document
 * gives the patient or the visit no id, one is derived from its bytes.
 *
 * Returns: (transfer full) (nullable): the document; its measurements borrow from @measures. The
 *   error names the place, and nothing of the patient but measure, side and number
 */
CoxaVisitDocument *
coxa_visit_document_parse (const char *text,
                           gssize length,
                           const CoxaMeasureCatalogue *measures,
                           const CoxaRuleset *ruleset,
                           const CoxaQuestionnaireCatalogue *questionnaires,
                           const CoxaTopicCatalogue *topics,
                           const CoxaTechniqueCatalogue *techniques,
                           GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (measures != NULL && ruleset != NULL && questionnaires != NULL, NULL);
  g_return_val_if_fail (topics != NULL && techniques != NULL, NULL);

  gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;
  if (!coxa_json_scan (text, n_bytes, error))
    return NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize) n_bytes, error))
    return NULL;
  JsonNode *root = json_parser_get_root (parser);
  CoxaJsonPart part = { NULL, "" };
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
    coxa_json_part_fail (&part, "document", error, _ ("must be an object"));
    return NULL;
  }
  part.object = json_node_get_object (root);
  CoxaDocumentReading reading = { measures, ruleset, questionnaires, NULL, topics, techniques };
  return read_document (&part, text, n_bytes, &reading, error);
}

/* Never more than one byte above the limit, so that an endless file does no harm. */
static GByteArray *
read_bytes (FILE *file, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 step[READ_STEP];
  gsize got;

  while (bytes->len <= COXA_DOCUMENT_SIZE_MAX && (got = fread (step, 1, sizeof step, file)) > 0)
    g_byte_array_append (bytes, step, (guint) got);
  if (ferror (file)) {
    g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
    return NULL;
  }
  return g_steal_pointer (&bytes);
}

static GByteArray *
load_bytes (const char *path, GError **error)
{
  FILE *file = fopen (path, "rbe");
  if (file == NULL) {
    g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
    return NULL;
  }
  GByteArray *bytes = read_bytes (file, error);
  fclose (file);
  return bytes;
}

/**
 * coxa_visit_document_load:
 *
 * Reads the file once and completely, then as coxa_visit_document_parse(). The error begins with
 * @path.
 */
CoxaVisitDocument *
coxa_visit_document_load (const char *path,
                          const CoxaMeasureCatalogue *measures,
                          const CoxaRuleset *ruleset,
                          const CoxaQuestionnaireCatalogue *questionnaires,
                          const CoxaTopicCatalogue *topics,
                          const CoxaTechniqueCatalogue *techniques,
                          GError **error)
{
  CoxaVisitDocument *self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (GByteArray) bytes = load_bytes (path, error);
  if (bytes != NULL) {
    gssize length = (gssize) bytes->len;
    g_byte_array_append (bytes, (const guint8 *) "", 1);
    self = coxa_visit_document_parse ((const char *) bytes->data, length, measures, ruleset,
                                      questionnaires, topics, techniques, error);
  }
  if (self == NULL)
    g_prefix_error (error, "%s: ", path);
  return self;
}

void
coxa_visit_document_free (CoxaVisitDocument *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->patient);
  g_clear_object (&self->visit);
  g_free (self);
}
