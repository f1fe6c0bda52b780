/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "coxa-knowledge.h"

G_BEGIN_DECLS

/**
 * CoxaKnowledgeBanner:
 *
 * Says at the foot of the window which part of the knowledge was refused, and what is off. Not to
 * be seen where all is sound.
 */
#define COXA_TYPE_KNOWLEDGE_BANNER (coxa_knowledge_banner_get_type ())
G_DECLARE_FINAL_TYPE (CoxaKnowledgeBanner, coxa_knowledge_banner, COXA, KNOWLEDGE_BANNER, GtkWidget)

void coxa_knowledge_banner_show (CoxaKnowledgeBanner *self, CoxaKnowledge *knowledge);
const char *coxa_knowledge_banner_get_text (CoxaKnowledgeBanner *self);

G_END_DECLS
