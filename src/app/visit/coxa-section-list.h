/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-visit-form.h"

G_BEGIN_DECLS

/**
 * CoxaSectionList:
 *
 * The sections of a visit form with how much of each is filled in.
 * Signal "activated" (string: id of the section): the user wants to go there.
 */
#define COXA_TYPE_SECTION_LIST (coxa_section_list_get_type ())
G_DECLARE_FINAL_TYPE (CoxaSectionList, coxa_section_list, COXA, SECTION_LIST, GtkWidget)

void coxa_section_list_set_form (CoxaSectionList *self, CoxaVisitForm *form);

G_END_DECLS
