/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-visit-merge.h"

#include <json-glib/json-glib.h>

enum {
  BASE,
  STORED,
  MINE,
  N_STATES,
};

/* An entry of a document: a plain value, an element of a list that can be told from the others, or
 * a whole list. */
typedef struct {
  char **members;   /* the objects and the member it lies in */
  gboolean element; /* of the list that the last member is */
  JsonNode *nodes[N_STATES];
} Leaf;

struct _CoxaVisitMerge {
  CoxaVisit *stored;
  GHashTable *leaves;    /* place -> Leaf */
  GPtrArray *places;     /* borrowed from @leaves, in the order of the documents */
  GHashTable *whole;     /* places of lists whose elements cannot be told apart */
  GHashTable *qualified; /* places of lists of measurements that hold one place twice, but for the
                            pelvis */
  GPtrArray *fields;     /* of CoxaMergeField */
};

static void
leaf_free (gpointer data)
{
  Leaf *leaf = data;

  g_strfreev (leaf->members);
  for (guint i = 0; i < N_STATES; i++)
    g_clear_pointer (&leaf->nodes[i], json_node_unref);
  g_free (leaf);
}

static void
field_free (gpointer data)
{
  CoxaMergeField *field = data;

  g_free (field->place);
  g_free (field->base);
  g_free (field->stored);
  g_free (field->mine);
  g_free (field);
}

static JsonNode *
read_visit (CoxaVisit *visit)
{
  /* Whose visit it is does not change. */
  g_autoptr (CoxaPatient) nobody = coxa_patient_new ("00000000-0000-4000-8000-000000000000");
  g_autofree char *text = coxa_visit_document_print (nobody, visit);
  JsonNode *node = json_from_string (text, NULL);

  g_assert (node != NULL && JSON_NODE_HOLDS_OBJECT (node));
  json_object_remove_member (json_node_get_object (node), "patient");
  return node;
}

static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static void
append (GString *key, const char *text)
{
  if (!text)
    return;
  if (key->len > 0)
    g_string_append_c (key, '/');
  g_string_append (key, text);
}

/* What tells an element from the others of its list; NULL where nothing does. */
static char *
dup_key (JsonObject *element, gboolean qualified)
{
  static const char *const naming[] = { "measure", "side", "position",      "mode", "id",
                                        "region",  "kind", "questionnaire", NULL };
  GString *key = g_string_new (NULL);

  for (guint i = 0; naming[i]; i++)
    append (key, get_text (element, naming[i]));
  if (qualified && json_object_has_member (element, "pelvis_held"))
    append (key, "pelvis_held");
  return g_string_free (key, key->len == 0);
}

static gboolean
has_distinct_keys (JsonArray *list, gboolean qualified)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < json_array_get_length (list); i++) {
    JsonNode *element = json_array_get_element (list, i);
    char *key = NULL;

    if (JSON_NODE_HOLDS_OBJECT (element))
      key = dup_key (json_node_get_object (element), qualified);
    if (!key || !g_hash_table_add (seen, key))
      return FALSE;
  }
  return TRUE;
}

static char *
dup_place (char **members, const char *key)
{
  g_autofree char *place = g_strjoinv ("/", members);

  return key ? g_strconcat (place, "/", key, NULL) : g_steal_pointer (&place);
}

static char **
dup_members (char **before, const char *member)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (before)
    g_strv_builder_addv (builder, (const char **) before);
  g_strv_builder_add (builder, member);
  return g_strv_builder_end (builder);
}

typedef void (*Visitor) (CoxaVisitMerge *self, char **members, JsonNode *node, int state);

static void
walk (CoxaVisitMerge *self, JsonObject *object, char **before, int state, Visitor visit)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &node)) {
    g_auto (GStrv) members = dup_members (before, member);

    if (JSON_NODE_HOLDS_OBJECT (node))
      walk (self, json_node_get_object (node), members, state, visit);
    else
      visit (self, members, node, state);
  }
}

static void
look_at_list (CoxaVisitMerge *self, char **members, JsonNode *node, int state)
{
  g_autofree char *place = dup_place (members, NULL);

  if (!JSON_NODE_HOLDS_ARRAY (node) || has_distinct_keys (json_node_get_array (node), FALSE))
    return;
  if (has_distinct_keys (json_node_get_array (node), TRUE))
    g_hash_table_add (self->qualified, g_steal_pointer (&place));
  else
    g_hash_table_add (self->whole, g_steal_pointer (&place));
}

static void
take_leaf (CoxaVisitMerge *self, char **members, const char *key, JsonNode *node, int state)
{
  char *place = dup_place (members, key);
  Leaf *leaf = g_hash_table_lookup (self->leaves, place);

  if (!leaf) {
    leaf = g_new0 (Leaf, 1);
    leaf->members = g_strdupv (members);
    leaf->element = key != NULL;
    g_ptr_array_add (self->places, place);
    g_hash_table_insert (self->leaves, place, leaf);
  } else {
    g_free (place);
  }
  leaf->nodes[state] = json_node_ref (node);
}

static void
take_node (CoxaVisitMerge *self, char **members, JsonNode *node, int state)
{
  g_autofree char *place = dup_place (members, NULL);
  gboolean qualified = g_hash_table_contains (self->qualified, place);
  JsonArray *list;

  if (!JSON_NODE_HOLDS_ARRAY (node) || g_hash_table_contains (self->whole, place)) {
    take_leaf (self, members, NULL, node, state);
    return;
  }
  list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list); i++) {
    JsonNode *element = json_array_get_element (list, i);
    g_autofree char *key = dup_key (json_node_get_object (element), qualified);

    take_leaf (self, members, key, element, state);
  }
}

static void
compare (CoxaVisitMerge *self, const char *place, const Leaf *leaf)
{
  g_autofree char *base = leaf->nodes[BASE] ? json_to_string (leaf->nodes[BASE], FALSE) : NULL;
  g_autofree char *stored =
      leaf->nodes[STORED] ? json_to_string (leaf->nodes[STORED], FALSE) : NULL;
  g_autofree char *mine = leaf->nodes[MINE] ? json_to_string (leaf->nodes[MINE], FALSE) : NULL;
  gboolean stored_changed = g_strcmp0 (base, stored) != 0;
  gboolean mine_changed = g_strcmp0 (base, mine) != 0;
  CoxaMergeField *field;

  if (g_strcmp0 (stored, mine) == 0)
    return;
  field = g_new0 (CoxaMergeField, 1);
  field->place = g_strdup (place);
  field->base = g_steal_pointer (&base);
  field->stored = g_steal_pointer (&stored);
  field->mine = g_steal_pointer (&mine);
  field->both_changed = stored_changed && mine_changed;
  if (!field->both_changed)
    field->choice = mine_changed ? COXA_MERGE_MINE : COXA_MERGE_STORED;
  g_ptr_array_add (self->fields, field);
}

static void
read_states (CoxaVisitMerge *self, JsonNode *const *documents)
{
  for (int state = 0; state < N_STATES; state++)
    if (documents[state])
      walk (self, json_node_get_object (documents[state]), NULL, state, look_at_list);
  for (int state = 0; state < N_STATES; state++)
    if (documents[state])
      walk (self, json_node_get_object (documents[state]), NULL, state, take_node);
}

/**
 * coxa_visit_merge_new:
 * @base: (nullable): what both began from; %NULL where that is not known, or where both began anew:
 *   then what one side alone says is an entry of that side
 * @stored: as the record has it now
 * @mine: the same visit as this side says it
 */
CoxaVisitMerge *
coxa_visit_merge_new (CoxaVisit *base, CoxaVisit *stored, CoxaVisit *mine)
{
  CoxaVisitMerge *self;
  JsonNode *documents[N_STATES] = { base ? read_visit (base) : NULL, read_visit (stored),
                                    read_visit (mine) };

  self = g_new0 (CoxaVisitMerge, 1);
  self->stored = coxa_visit_copy (stored);
  self->leaves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, leaf_free);
  self->places = g_ptr_array_new ();
  self->whole = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->qualified = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->fields = g_ptr_array_new_with_free_func (field_free);
  read_states (self, documents);
  for (guint i = 0; i < self->places->len; i++) {
    const char *place = g_ptr_array_index (self->places, i);

    compare (self, place, g_hash_table_lookup (self->leaves, place));
  }
  for (int state = 0; state < N_STATES; state++)
    g_clear_pointer (&documents[state], json_node_unref);
  return self;
}

void
coxa_visit_merge_free (CoxaVisitMerge *self)
{
  if (!self)
    return;
  g_object_unref (self->stored);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->places);
  g_hash_table_unref (self->leaves);
  g_hash_table_unref (self->whole);
  g_hash_table_unref (self->qualified);
  g_free (self);
}

/* How many entries the two sides do not agree about. */
guint
coxa_visit_merge_count (CoxaVisitMerge *self)
{
  return self->fields->len;
}

const CoxaMergeField *
coxa_visit_merge_get (CoxaVisitMerge *self, guint index)
{
  g_return_val_if_fail (index < self->fields->len, NULL);
  return g_ptr_array_index (self->fields, index);
}

void
coxa_visit_merge_choose (CoxaVisitMerge *self, guint index, CoxaMergeChoice choice)
{
  g_return_if_fail (index < self->fields->len);
  ((CoxaMergeField *) g_ptr_array_index (self->fields, index))->choice = choice;
}

/* How many entries wait for somebody to choose. */
guint
coxa_visit_merge_count_open (CoxaVisitMerge *self)
{
  guint n = 0;

  for (guint i = 0; i < self->fields->len; i++)
    n += coxa_visit_merge_get (self, i)->choice == COXA_MERGE_OPEN;
  return n;
}

static const CoxaMergeField *
find_field (CoxaVisitMerge *self, const char *place)
{
  for (guint i = 0; i < self->fields->len; i++) {
    const CoxaMergeField *field = g_ptr_array_index (self->fields, i);

    if (g_str_equal (field->place, place))
      return field;
  }
  return NULL;
}

static JsonObject *
enter_object (JsonObject *object, const char *member)
{
  if (!json_object_has_member (object, member))
    json_object_set_object_member (object, member, json_object_new ());
  return json_object_get_object_member (object, member);
}

static void
put_leaf (JsonObject *document, const Leaf *leaf, JsonNode *node)
{
  JsonObject *object = document;
  guint n = g_strv_length (leaf->members);
  const char *last = leaf->members[n - 1];

  for (guint i = 0; i + 1 < n; i++)
    object = enter_object (object, leaf->members[i]);
  if (!leaf->element) {
    json_object_set_member (object, last, json_node_copy (node));
    return;
  }
  if (!json_object_has_member (object, last))
    json_object_set_array_member (object, last, json_array_new ());
  json_array_add_element (json_object_get_array_member (object, last), json_node_copy (node));
}

static char *
write_document (CoxaVisitMerge *self)
{
  g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), json_object_new ());
  JsonObject *document = json_node_get_object (root);

  json_object_unref (document); /* the node has it now */
  json_object_set_array_member (document, "measurements", json_array_new ());
  for (guint i = 0; i < self->places->len; i++) {
    const char *place = g_ptr_array_index (self->places, i);
    const Leaf *leaf = g_hash_table_lookup (self->leaves, place);
    const CoxaMergeField *field = find_field (self, place);
    JsonNode *node = leaf->nodes[field && field->choice == COXA_MERGE_MINE ? MINE : STORED];

    if (node)
      put_leaf (document, leaf, node);
  }
  return json_to_string (root, FALSE);
}

/**
 * coxa_visit_merge_dup_visit:
 *
 * What is still open stays as it is stored. Fails where the chosen entries do not fit together; the
 * error says which.
 *
 * Returns: (transfer full) (nullable): the visit, fit to be stored on top of the stored one
 */
CoxaVisit *
coxa_visit_merge_dup_visit (CoxaVisitMerge *self,
                            const CoxaMeasureCatalogue *measures,
                            const CoxaRuleset *ruleset,
                            const CoxaQuestionnaireCatalogue *questionnaires,
                            const CoxaTopicCatalogue *topics,
                            const CoxaTechniqueCatalogue *techniques,
                            GError **error)
{
  g_autofree char *text = write_document (self);
  g_autoptr (CoxaVisitDocument) document = coxa_visit_document_parse (
      text, -1, measures, ruleset, questionnaires, topics, techniques, error);

  if (!document)
    return NULL;
  coxa_visit_set_patient_id (document->visit, coxa_visit_get_patient_id (self->stored));
  coxa_visit_set_version (document->visit, coxa_visit_get_version (self->stored));
  coxa_visit_set_age (document->visit, coxa_visit_get_age (self->stored));
  coxa_visit_set_signed (document->visit, coxa_visit_get_signed_by (self->stored),
                         coxa_visit_get_signed_at (self->stored));
  coxa_visit_set_entered_in_error (document->visit, coxa_visit_is_entered_in_error (self->stored));
  return g_object_ref (document->visit);
}
