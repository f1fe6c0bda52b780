/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"
#include "coxa-visit.h"

G_BEGIN_DECLS

/**
 * CoxaTopicForm:
 *
 * The topics of one part of a visit, under their headings. Those that are not brief are folded
 * away until they are asked for or say something.
 *
 * Signal "edited": the user changed something.
 */
#define COXA_TYPE_TOPIC_FORM (coxa_topic_form_get_type ())
G_DECLARE_FINAL_TYPE (CoxaTopicForm, coxa_topic_form, COXA, TOPIC_FORM, GtkWidget)

void coxa_topic_form_set_topics (CoxaTopicForm *self,
                                 const CoxaTopicCatalogue *topics,
                                 CoxaTopicPart part);
void coxa_topic_form_set_all (CoxaTopicForm *self, gboolean all);
void coxa_topic_form_show (CoxaTopicForm *self, CoxaVisit *visit, CoxaVisit *last);
void coxa_topic_form_set_course (CoxaTopicForm *self, CoxaVisit *visit, const GPtrArray *visits);
void coxa_topic_form_apply (CoxaTopicForm *self, CoxaVisit *visit);
void coxa_topic_form_add_stops (CoxaTopicForm *self, GPtrArray *stops);
void coxa_topic_form_count (CoxaTopicForm *self, guint *filled_out, guint *total_out);
GtkWidget *coxa_topic_form_find (CoxaTopicForm *self, const char *topic);
GtkWidget *coxa_topic_form_find_refused (CoxaTopicForm *self);
guint coxa_topic_form_take_over (CoxaTopicForm *self);
gboolean coxa_topic_form_has_last (CoxaTopicForm *self);

G_END_DECLS
