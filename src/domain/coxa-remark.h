/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CoxaTopicPart: which part of a visit a topic belongs to.
 * @COXA_TOPIC_HISTORY: what the patient tells
 * @COXA_TOPIC_PLAN: what comes next
 */
typedef enum {
  COXA_TOPIC_HISTORY,
  COXA_TOPIC_PLAN,
  COXA_N_TOPIC_PARTS,
} CoxaTopicPart;

typedef enum {
  COXA_TOPIC_LINE,
  COXA_TOPIC_WORDS,   /* several lines */
  COXA_TOPIC_CHOICE,  /* an id */
  COXA_TOPIC_CHOICES, /* ids between ';', in the order of the topic */
  COXA_TOPIC_YESNO,   /* "yes" or "no" */
  COXA_TOPIC_NUMBER,  /* as g_ascii_dtostr() writes it */
  COXA_TOPIC_SINCE,   /* ISO 8601: a day, "2026-01-31", or about so many weeks ago, "P6W" */
  COXA_TOPIC_UNTIL,   /* likewise, of what is to come */
} CoxaTopicKind;

extern const char *const coxa_topic_part_ids[]; /* "history", "plan" */
extern const char *const coxa_topic_kind_ids[];

/**
 * CoxaRemark: what was said about one topic at a visit. It names part and kind itself, so that it
 * can be read, shown and passed on where nobody knows the topic any more.
 */
typedef struct {
  char *topic; /* id */
  CoxaTopicPart part;
  CoxaTopicKind kind;
  char *text; /* as @kind says; never empty */
} CoxaRemark;

GPtrArray *coxa_remarks_new (void);
GPtrArray *coxa_remarks_copy (const GPtrArray *remarks);
gboolean coxa_remarks_equal (const GPtrArray *a, const GPtrArray *b);
const CoxaRemark *coxa_remarks_find (const GPtrArray *remarks, const char *topic);
void coxa_remarks_put (GPtrArray *remarks,
                       const char *topic,
                       CoxaTopicPart part,
                       CoxaTopicKind kind,
                       const char *text);
guint coxa_remarks_count (const GPtrArray *remarks, CoxaTopicPart part);

gboolean coxa_remark_read_day (const char *text, GDate *day_out);
gboolean coxa_remark_read_weeks (const char *text, guint *weeks_out);

G_END_DECLS
