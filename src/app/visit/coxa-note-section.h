/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"

G_BEGIN_DECLS

/**
 * CoxaNoteSection:
 *
 * The plan, the note in free text, the episode that the visit belongs to, and who examined.
 */
#define COXA_TYPE_NOTE_SECTION (coxa_note_section_get_type ())
G_DECLARE_FINAL_TYPE (CoxaNoteSection, coxa_note_section, COXA, NOTE_SECTION, GtkWidget)

GtkWidget *coxa_note_section_new (CoxaKnowledge *knowledge);

G_END_DECLS
