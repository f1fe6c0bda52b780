/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-knowledge.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

/**
 * CoxaKnowledgeOptions: where a command takes its knowledge from. Without @clinic it is the user's
 * own file, if there is one.
 */
typedef struct {
  char *folder;
  char *clinic;
  gboolean no_clinic;
  gboolean no_engine;
} CoxaKnowledgeOptions;

void coxa_knowledge_options_clear (CoxaKnowledgeOptions *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CoxaKnowledgeOptions, coxa_knowledge_options_clear)

/* Rows of a table of GOptionEntry. */
#define COXA_KNOWLEDGE_ENTRIES(options)                                               \
  { "clinic",                                                                         \
    0,                                                                                \
    0,                                                                                \
    G_OPTION_ARG_FILENAME,                                                            \
    &(options)->clinic,                                                               \
    N_ ("the clinic's own values; else the user's own file, if any"),                 \
    "FILE" },                                                                         \
      { "no-clinic",                                                                  \
        0,                                                                            \
        0,                                                                            \
        G_OPTION_ARG_NONE,                                                            \
        &(options)->no_clinic,                                                        \
        N_ ("judge by the published values alone"),                                   \
        NULL },                                                                       \
  {                                                                                   \
    "knowledge", 0, 0, G_OPTION_ARG_FILENAME, &(options)->folder,                     \
        N_ ("a folder with knowledge files to use in place of those built in"), "DIR" \
  }
#define COXA_ENGINE_ENTRY(options)                               \
  {                                                              \
    "no-engine", 0, 0, G_OPTION_ARG_NONE, &(options)->no_engine, \
        N_ ("judge no patterns, only the safety screen"), NULL   \
  }

CoxaKnowledge *coxa_knowledge_options_load (const CoxaKnowledgeOptions *self,
                                            guint needs,
                                            const char *language,
                                            GError **error);
CoxaKnowledge *coxa_knowledge_options_load_any (const CoxaKnowledgeOptions *self,
                                                guint parts,
                                                const char *language,
                                                GError **error);

G_END_DECLS
