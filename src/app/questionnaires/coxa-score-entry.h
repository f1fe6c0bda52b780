/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CoxaScoreEntry:
 *
 * A number inside its range, typed from the number pad: `.` and `,` are both decimal. Enter keeps
 * it and goes on ("form.advance"), Escape restores what was kept before. What cannot be meant is
 * refused in place: "message" says why, and what was kept before stays.
 *
 * Signal "edited": the user changed the number.
 * Property "message": why it is refused, or NULL.
 */
#define COXA_TYPE_SCORE_ENTRY (coxa_score_entry_get_type ())
G_DECLARE_FINAL_TYPE (CoxaScoreEntry, coxa_score_entry, COXA, SCORE_ENTRY, GtkEntry)

GtkWidget *coxa_score_entry_new (double minimum, double maximum, int decimals);

void coxa_score_entry_set_value (CoxaScoreEntry *self, double value);
double coxa_score_entry_get_value (CoxaScoreEntry *self);
gboolean coxa_score_entry_keep (CoxaScoreEntry *self);
void coxa_score_entry_refuse (CoxaScoreEntry *self, const char *message);
const char *coxa_score_entry_get_message (CoxaScoreEntry *self);

G_END_DECLS
