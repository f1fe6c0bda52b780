/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CoxaChoiceEntry:
 *
 * One of a list, typed: the beginning of a word of its name or its number in the list is enough.
 * Up and Down step through the list, Alt+Down and the icon show it, Enter goes on
 * ("form.advance"). Where the list may be left, other words are kept as they are.
 *
 * Property "message": why what was typed is refused, or %NULL.
 */
#define COXA_TYPE_CHOICE_ENTRY (coxa_choice_entry_get_type ())
G_DECLARE_FINAL_TYPE (CoxaChoiceEntry, coxa_choice_entry, COXA, CHOICE_ENTRY, GtkEntry)

GtkWidget *coxa_choice_entry_new (const char *const *ids, const char *const *names, gboolean own);

void coxa_choice_entry_set_choices (CoxaChoiceEntry *self,
                                    const char *const *ids,
                                    const char *const *names,
                                    gboolean own);
void coxa_choice_entry_set_id (CoxaChoiceEntry *self, const char *id);
const char *coxa_choice_entry_get_id (CoxaChoiceEntry *self);
char *coxa_choice_entry_dup_own (CoxaChoiceEntry *self);
gboolean coxa_choice_entry_keep (CoxaChoiceEntry *self);
const char *coxa_choice_entry_get_message (CoxaChoiceEntry *self);

G_END_DECLS
