/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-json-part.h"

#include "coxa-visit-document.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What a document says is repeated in a message only when it can be nothing but an id. */
#define ID_MAX 64

static gboolean
looks_like_id (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789_-");
  return length > 0 && length <= ID_MAX && text[length] == '\0';
}

/**
 * coxa_json_part_dup_place:
 * @member: (nullable): a member of the part, NULL for the part itself
 *
 * Returns: (transfer full): where it stands, e.g. "measurements[3].value"
 */
char *
coxa_json_part_dup_place (const CoxaJsonPart *self, const char *member)
{
  if (member == NULL)
    return g_strdup (self->place);
  if (*self->place == '\0')
    return g_strdup (member);
  return g_strconcat (self->place, ".", member, NULL);
}

/**
 * coxa_json_part_fail:
 *
 * Sets @error to the place and what is wrong there.
 *
 * Returns: FALSE
 */
gboolean
coxa_json_part_fail (
    const CoxaJsonPart *self, const char *member, GError **error, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_autofree char *place = coxa_json_part_dup_place (self, member);
  g_set_error (error, COXA_EXCHANGE_ERROR, COXA_EXCHANGE_ERROR_INVALID, "%s: %s", place, what);
  return FALSE;
}

/**
 * coxa_json_part_fail_name:
 * @name: a member that should not be there; shown only where it can be nothing but an id
 *
 * Returns: FALSE
 */
gboolean
coxa_json_part_fail_name (const CoxaJsonPart *self,
                          const char *name,
                          GError **error,
                          const char *what)
{
  return coxa_json_part_fail (self, looks_like_id (name) ? name : "?", error, "%s", what);
}

/**
 * coxa_json_part_only:
 * @members: (array zero-terminated=1): those that may be there
 *
 * Returns: whether there are no others
 */
gboolean
coxa_json_part_only (const CoxaJsonPart *self, const char *const *members, GError **error)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, self->object);
  while (json_object_iter_next_ordered (&iter, &name, NULL)) {
    if (g_strv_contains (members, name))
      continue;
    return coxa_json_part_fail_name (self, name, error, _ ("unknown member"));
  }
  return TRUE;
}

gboolean
coxa_json_part_has (const CoxaJsonPart *self, const char *member)
{
  return json_object_has_member (self->object, member);
}

gboolean
coxa_json_part_need (const CoxaJsonPart *self, const char *member, GError **error)
{
  return coxa_json_part_has (self, member) ||
         coxa_json_part_fail (self, member, error, _ ("is missing"));
}

/* NULL when @node is not text. */
const char *
coxa_json_node_get_text (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

gboolean
coxa_json_node_get_number (JsonNode *node, double *number_out)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  GType type = json_node_get_value_type (node);
  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  *number_out = json_node_get_double (node);
  return isfinite (*number_out);
}

static gboolean
is_direction_control (gunichar letter)
{
  return (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
}

static gboolean
is_letter_allowed (gunichar letter, CoxaTextKind kind)
{
  if (kind == COXA_TEXT_NOTES && (letter == '\n' || letter == '\r' || letter == '\t'))
    return TRUE;
  switch (g_unichar_type (letter)) {
  case G_UNICODE_CONTROL:
  case G_UNICODE_SURROGATE:
    return FALSE;
  case G_UNICODE_FORMAT: /* direction, zero width, soft hyphen */
    return kind == COXA_TEXT_NOTES && !is_direction_control (letter);
  case G_UNICODE_LINE_SEPARATOR:
  case G_UNICODE_PARAGRAPH_SEPARATOR:
    return kind == COXA_TEXT_NOTES;
  default:
    return TRUE;
  }
}

static gboolean
check_letters (const CoxaJsonPart *self,
               const char *member,
               const char *text,
               CoxaTextKind kind,
               GError **error)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar letter = g_utf8_get_char (p);
    if (!is_letter_allowed (letter, kind))
      return coxa_json_part_fail (self, member, error,
                                  _ ("holds a control, direction or zero-width character (U+%04X)"),
                                  letter);
  }
  return TRUE;
}

static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

gboolean
coxa_json_part_get_text (const CoxaJsonPart *self,
                         const char *member,
                         CoxaTextKind kind,
                         guint maximum_letters,
                         const char **text_out,
                         GError **error)
{
  if (!coxa_json_part_has (self, member))
    return TRUE;
  const char *text = coxa_json_node_get_text (json_object_get_member (self->object, member));
  if (text == NULL)
    return coxa_json_part_fail (self, member, error, _ ("must be text"));
  if (g_utf8_strlen (text, -1) > (glong) maximum_letters)
    return coxa_json_part_fail (self, member, error, _ ("is longer than %u characters"),
                                maximum_letters);
  if (kind == COXA_TEXT_LINE && is_blank (text))
    return coxa_json_part_fail (self, member, error, _ ("is empty"));
  if (!check_letters (self, member, text, kind, error))
    return FALSE;
  *text_out = text;
  return TRUE;
}

gboolean
coxa_json_part_get_id (const CoxaJsonPart *self,
                       const char *member,
                       const char **id_out,
                       GError **error)
{
  if (!coxa_json_part_has (self, member))
    return TRUE;
  const char *id = coxa_json_node_get_text (json_object_get_member (self->object, member));
  if (id == NULL)
    return coxa_json_part_fail (self, member, error, _ ("must be text"));
  if (!looks_like_id (id))
    return coxa_json_part_fail (self, member, error, _ ("is not an id"));
  *id_out = id;
  return TRUE;
}

/* Lower case, so that one id has one spelling. */
gboolean
coxa_json_part_dup_uuid (const CoxaJsonPart *self,
                         const char *member,
                         char **uuid_out,
                         GError **error)
{
  if (!coxa_json_part_has (self, member))
    return TRUE;
  const char *uuid = coxa_json_node_get_text (json_object_get_member (self->object, member));
  if (uuid == NULL || !g_uuid_string_is_valid (uuid))
    return coxa_json_part_fail (self, member, error, _ ("is not a UUID"));
  *uuid_out = g_ascii_strdown (uuid, -1);
  return TRUE;
}

gboolean
coxa_json_part_get_number (const CoxaJsonPart *self,
                           const char *member,
                           double minimum,
                           double maximum,
                           double *number_out,
                           GError **error)
{
  double number;
  if (!coxa_json_part_has (self, member))
    return TRUE;
  if (!coxa_json_node_get_number (json_object_get_member (self->object, member), &number))
    return coxa_json_part_fail (self, member, error, _ ("must be a number"));
  if (number < minimum || number > maximum)
    return coxa_json_part_fail (self, member, error, _ ("must lie between %g and %g"), minimum,
                                maximum);
  *number_out = number;
  return TRUE;
}

gboolean
coxa_json_part_get_whole (const CoxaJsonPart *self,
                          const char *member,
                          int minimum,
                          int maximum,
                          int *whole_out,
                          GError **error)
{
  double number = *whole_out;
  if (!coxa_json_part_get_number (self, member, minimum, maximum, &number, error))
    return FALSE;
  if (number != floor (number))
    return coxa_json_part_fail (self, member, error, _ ("must be a whole number"));
  *whole_out = (int) number;
  return TRUE;
}

gboolean
coxa_json_part_get_flag (const CoxaJsonPart *self,
                         const char *member,
                         gboolean *flag_out,
                         GError **error)
{
  if (!coxa_json_part_has (self, member))
    return TRUE;
  JsonNode *node = json_object_get_member (self->object, member);
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return coxa_json_part_fail (self, member, error, _ ("must be true or false"));
  *flag_out = json_node_get_boolean (node);
  return TRUE;
}

static char *
dup_joined (const char *const *ids, guint n_ids)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  for (guint i = 0; i < n_ids; i++) {
    if (*ids[i] == '\0')
      continue;
    g_string_append_printf (joined, "%s%s", joined->len > 0 ? ", " : "", ids[i]);
  }
  return g_strdup (joined->str);
}

gboolean
coxa_json_part_get_choice (const CoxaJsonPart *self,
                           const char *member,
                           const char *const *ids,
                           guint n_ids,
                           int *index_out,
                           GError **error)
{
  if (!coxa_json_part_has (self, member))
    return TRUE;
  const char *id = coxa_json_node_get_text (json_object_get_member (self->object, member));
  if (id == NULL)
    return coxa_json_part_fail (self, member, error, _ ("must be text"));
  for (guint i = 0; i < n_ids; i++) {
    if (*id != '\0' && g_str_equal (id, ids[i])) {
      *index_out = (int) i;
      return TRUE;
    }
  }
  g_autofree char *known = dup_joined (ids, n_ids);
  return coxa_json_part_fail (self, member, error, _ ("is not one of: %s"), known);
}

gboolean
coxa_json_part_get_object (const CoxaJsonPart *self,
                           const char *member,
                           JsonObject **object_out,
                           GError **error)
{
  if (!coxa_json_part_has (self, member))
    return TRUE;
  JsonNode *node = json_object_get_member (self->object, member);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return coxa_json_part_fail (self, member, error, _ ("must be an object"));
  *object_out = json_node_get_object (node);
  return TRUE;
}

gboolean
coxa_json_part_get_list (const CoxaJsonPart *self,
                         const char *member,
                         JsonArray **list_out,
                         GError **error)
{
  if (!coxa_json_part_has (self, member))
    return TRUE;
  JsonNode *node = json_object_get_member (self->object, member);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return coxa_json_part_fail (self, member, error, _ ("must be a list"));
  *list_out = json_node_get_array (node);
  return TRUE;
}

/**
 * coxa_json_part_each:
 *
 * Calls @read for each object of the list @member, in order, until one fails.
 */
gboolean
coxa_json_part_each (const CoxaJsonPart *self,
                     const char *member,
                     CoxaJsonPartFunc read,
                     gpointer user_data,
                     GError **error)
{
  JsonArray *list = NULL;
  if (!coxa_json_part_get_list (self, member, &list, error))
    return FALSE;
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++) {
    g_autofree char *name = g_strdup_printf ("%s[%u]", member, i);
    g_autofree char *place = coxa_json_part_dup_place (self, name);
    JsonNode *node = json_array_get_element (list, i);
    CoxaJsonPart part = { NULL, place };
    if (!JSON_NODE_HOLDS_OBJECT (node))
      return coxa_json_part_fail (&part, NULL, error, _ ("must be an object"));
    part.object = json_node_get_object (node);
    if (!read (&part, user_data, error))
      return FALSE;
  }
  return TRUE;
}
