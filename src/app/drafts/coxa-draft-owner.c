/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-draft-owner.h"

#include "coxa-store-drafts.h"

static gboolean
is_nobodys (const CoxaDraft *draft)
{
  return draft->author && !*draft->author;
}

/* What is in another clinician's draft is nobody else's. */
gboolean
coxa_draft_is_own (CoxaDesk *desk, const CoxaDraft *draft)
{
  const CoxaClinician *clinician = coxa_desk_get_clinician (desk);

  return !draft->author || is_nobodys (draft) ||
         g_strcmp0 (draft->author, clinician ? clinician->id : NULL) == 0;
}

/**
 * coxa_draft_context_new:
 * @draft: one that is the user's own
 *
 * Returns: (transfer full): under whom the record has it
 */
CoxaStoreContext *
coxa_draft_context_new (CoxaDesk *desk, const CoxaDraft *draft)
{
  CoxaStoreContext *context = coxa_desk_new_context (desk);

  if (is_nobodys (draft))
    g_clear_pointer (&context->clinician, g_free);
  return context;
}

typedef struct {
  CoxaDraft *draft;
  CoxaStoreContext *context; /* of nobody */
} Adopting;

static void
on_adopted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Adopting *adopting = user_data;

  /* Where it failed nobody's stays. */
  if (coxa_store_save_draft_finish (COXA_STORE (source), result, NULL))
    coxa_store_remove_draft_async (COXA_STORE (source), adopting->draft, adopting->context, NULL,
                                   NULL, NULL);
  coxa_draft_free (adopting->draft);
  coxa_store_context_free (adopting->context);
}

/**
 * coxa_draft_adopt:
 * @draft: with its payload
 *
 * What was nobody's is the user's from now on.
 */
void
coxa_draft_adopt (CoxaStore *store, CoxaDesk *desk, const CoxaDraft *draft)
{
  g_autoptr (CoxaStoreContext) context = coxa_desk_new_context (desk);
  Adopting *adopting;

  if (!is_nobodys (draft) || !context->clinician || coxa_store_is_read_only (store))
    return;
  adopting = g_new0 (Adopting, 1);
  adopting->draft = coxa_draft_copy (draft);
  adopting->context = coxa_draft_context_new (desk, draft);
  coxa_store_save_draft_async (store, draft, context, NULL, on_adopted_cb, adopting);
}
