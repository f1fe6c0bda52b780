/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The phrases of handout.ini, in its order. A pair -ONE, -OTHER is for one and for several. */
typedef enum {
  COXA_WORD_LANGUAGE,
  COXA_WORD_TITLE,
  COXA_WORD_GOAL,
  COXA_WORD_EXERCISES_ONE,
  COXA_WORD_EXERCISES_OTHER,
  COXA_WORD_TAKES_ONE,
  COXA_WORD_TAKES_OTHER,
  COXA_WORD_DATE,
  COXA_WORD_MONTH_1,
  COXA_WORD_MONTH_2,
  COXA_WORD_MONTH_3,
  COXA_WORD_MONTH_4,
  COXA_WORD_MONTH_5,
  COXA_WORD_MONTH_6,
  COXA_WORD_MONTH_7,
  COXA_WORD_MONTH_8,
  COXA_WORD_MONTH_9,
  COXA_WORD_MONTH_10,
  COXA_WORD_MONTH_11,
  COXA_WORD_MONTH_12,
  COXA_WORD_PAGE,
  COXA_WORD_LARGE_PRINT,
  COXA_WORD_SIDE_LEFT,
  COXA_WORD_SIDE_RIGHT,
  COXA_WORD_SIDE_BOTH,
  COXA_WORD_TIMES_ONE,
  COXA_WORD_TIMES_OTHER,
  COXA_WORD_TIMES_OF,
  COXA_WORD_TIMES_HOLD,
  COXA_WORD_SECONDS_ONE,
  COXA_WORD_SECONDS_OTHER,
  COXA_WORD_MINUTES_ONE,
  COXA_WORD_MINUTES_OTHER,
  COXA_WORD_EACH_SIDE,
  COXA_WORD_EACH_WAY,
  COXA_WORD_ROUNDS_ONE,
  COXA_WORD_ROUNDS_OTHER,
  COXA_WORD_TIMES_A_DAY,
  COXA_WORD_EVERY_DAY,
  COXA_WORD_DAYS_A_WEEK_ONE,
  COXA_WORD_DAYS_A_WEEK_OTHER,
  COXA_WORD_REST,
  COXA_WORD_REST_BETWEEN,
  COXA_WORD_PACE,
  COXA_WORD_FEEL,
  COXA_WORD_WATCH,
  COXA_WORD_EASE,
  COXA_WORD_NOTE,
  COXA_WORD_PICTURE,
  COXA_WORD_PICTURE_PLAIN,
  COXA_WORD_DIARY,
  COXA_WORD_DAY_1,
  COXA_WORD_DAY_2,
  COXA_WORD_DAY_3,
  COXA_WORD_DAY_4,
  COXA_WORD_DAY_5,
  COXA_WORD_DAY_6,
  COXA_WORD_DAY_7,
  COXA_WORD_LETTER_LEFT,
  COXA_WORD_LETTER_RIGHT,
  COXA_WORD_PAIN,
  COXA_WORD_PAIN_FINE_BAND,
  COXA_WORD_PAIN_FINE,
  COXA_WORD_PAIN_ACCEPTABLE_BAND,
  COXA_WORD_PAIN_ACCEPTABLE,
  COXA_WORD_PAIN_MUCH_BAND,
  COXA_WORD_PAIN_MUCH,
  COXA_WORD_EMERGENCY,
  COXA_WORD_EMERGENCY_1,
  COXA_WORD_EMERGENCY_2,
  COXA_WORD_EMERGENCY_3,
  COXA_N_WORDS,
} CoxaWord;

/**
 * CoxaWords: the fixed words of the sheet in one language, whatever the program speaks.
 */
typedef struct _CoxaWords CoxaWords;

CoxaWords *coxa_words_load (const char *language, GError **error);
CoxaWords *coxa_words_new (const char *name, GBytes *bytes, const char *language, GError **error);
void coxa_words_free (CoxaWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaWords, coxa_words_free)

/* The pain that is fine, and the pain that is still acceptable, at most; of 10. */
int coxa_words_get_pain_fine (const CoxaWords *self);
int coxa_words_get_pain_acceptable (const CoxaWords *self);

const char *coxa_words_get (const CoxaWords *self, CoxaWord word);
char *coxa_words_fill (const CoxaWords *self, CoxaWord word, ...) G_GNUC_NULL_TERMINATED;
char *coxa_words_count (const CoxaWords *self, CoxaWord one, int count);

G_END_DECLS
