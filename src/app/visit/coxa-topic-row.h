/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-topic.h"

G_BEGIN_DECLS

/**
 * CoxaTopicRow:
 *
 * What is said about one topic: typed, chosen or ticked. What was said last stands in grey beside
 * it, and comes over with one key (F7) or the button, never by itself.
 *
 * Signal "edited": the user changed it.
 */
#define COXA_TYPE_TOPIC_ROW (coxa_topic_row_get_type ())
G_DECLARE_FINAL_TYPE (CoxaTopicRow, coxa_topic_row, COXA, TOPIC_ROW, GtkWidget)

GtkWidget *coxa_topic_row_new (const CoxaTopic *topic);

const CoxaTopic *coxa_topic_row_get_topic (CoxaTopicRow *self);
void coxa_topic_row_show (CoxaTopicRow *self, const char *text, GDateTime *at);
void coxa_topic_row_set_last (CoxaTopicRow *self, const char *text, GDateTime *from);
char *coxa_topic_row_dup_text (CoxaTopicRow *self);
gboolean coxa_topic_row_keep (CoxaTopicRow *self);
gboolean coxa_topic_row_take_over (CoxaTopicRow *self);
GtkWidget *coxa_topic_row_get_stop (CoxaTopicRow *self);

G_END_DECLS
