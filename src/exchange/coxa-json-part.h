/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CoxaJsonPart:
 *
 * An object of a document and the place where it stands, so that every complaint can name it.
 * The getters leave what they should fill as it is when the member is not there: the caller sets
 * the default first. They fail on a wrong type or a value outside its limits.
 */
typedef struct {
  JsonObject *object; /* borrowed from the document */
  const char *place;  /* "" for the document itself */
} CoxaJsonPart;

typedef enum {
  COXA_TEXT_LINE,  /* a name: one line, no control, direction or zero-width characters */
  COXA_TEXT_NOTES, /* several lines, only what every editor can show */
} CoxaTextKind;

gboolean coxa_json_part_fail (const CoxaJsonPart *self,
                              const char *member,
                              GError **error,
                              const char *format,
                              ...) G_GNUC_PRINTF (4, 5);
gboolean coxa_json_part_fail_name (const CoxaJsonPart *self,
                                   const char *name,
                                   GError **error,
                                   const char *what);
char *coxa_json_part_dup_place (const CoxaJsonPart *self, const char *member);
gboolean coxa_json_part_only (const CoxaJsonPart *self, const char *const *members, GError **error);
gboolean coxa_json_part_has (const CoxaJsonPart *self, const char *member);
gboolean coxa_json_part_need (const CoxaJsonPart *self, const char *member, GError **error);

gboolean coxa_json_part_get_text (const CoxaJsonPart *self,
                                  const char *member,
                                  CoxaTextKind kind,
                                  guint maximum_letters,
                                  const char **text_out,
                                  GError **error);
gboolean coxa_json_part_get_id (const CoxaJsonPart *self,
                                const char *member,
                                const char **id_out,
                                GError **error);
gboolean coxa_json_part_dup_uuid (const CoxaJsonPart *self,
                                  const char *member,
                                  char **uuid_out,
                                  GError **error);
gboolean coxa_json_part_get_number (const CoxaJsonPart *self,
                                    const char *member,
                                    double minimum,
                                    double maximum,
                                    double *number_out,
                                    GError **error);
gboolean coxa_json_part_get_whole (const CoxaJsonPart *self,
                                   const char *member,
                                   int minimum,
                                   int maximum,
                                   int *whole_out,
                                   GError **error);
gboolean coxa_json_part_get_flag (const CoxaJsonPart *self,
                                  const char *member,
                                  gboolean *flag_out,
                                  GError **error);
gboolean coxa_json_part_get_choice (const CoxaJsonPart *self,
                                    const char *member,
                                    const char *const *ids,
                                    guint n_ids,
                                    int *index_out,
                                    GError **error);
gboolean coxa_json_part_get_object (const CoxaJsonPart *self,
                                    const char *member,
                                    JsonObject **object_out,
                                    GError **error);
gboolean coxa_json_part_get_list (const CoxaJsonPart *self,
                                  const char *member,
                                  JsonArray **list_out,
                                  GError **error);

gboolean coxa_json_node_get_number (JsonNode *node, double *number_out);
const char *coxa_json_node_get_text (JsonNode *node);

/**
 * CoxaJsonPartFunc: reads one object of a list.
 */
typedef gboolean (*CoxaJsonPartFunc) (const CoxaJsonPart *part, gpointer user_data, GError **error);

gboolean coxa_json_part_each (const CoxaJsonPart *self,
                              const char *member,
                              CoxaJsonPartFunc read,
                              gpointer user_data,
                              GError **error);

G_END_DECLS
