/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <math.h>

#include <glib.h>

G_BEGIN_DECLS

/**
 * CoxaRange: what is known of a number: it lies between @lo and @hi, both included. A reading
 * that was taken is a point; one that was not is the whole line. Truth is 1, falsehood 0, so an
 * unanswered question is the range 0 to 1, and counting answers is addition. Whatever the
 * readings at hand already decide comes out decided, and nothing else does.
 */
typedef struct {
  double lo, hi;
  guint8 method; /* how it was read: values of two methods are never added (patterns.md 9.3) */
} CoxaRange;

/* Takes the noise of binary fractions out: 39.3 - 24.3 is 15, not a hair less. Whole numbers, most
 * of what is judged, are told without a call; beyond 1e15 there is nothing to take out. */
static inline double
coxa_range_settle (double number)
{
  if (!(fabs (number) < 1e15) || number == (double) (gint64) number)
    return number;
  return rint (number * 1e9) / 1e9;
}

static inline CoxaRange
coxa_range_point (double number)
{
  double settled = coxa_range_settle (number);

  return (CoxaRange){ .lo = settled, .hi = settled };
}

static inline CoxaRange
coxa_range_unknown (void)
{
  return (CoxaRange){ .lo = -INFINITY, .hi = INFINITY };
}

static inline gboolean
coxa_range_is_point (CoxaRange range)
{
  return range.lo == range.hi;
}

static inline gboolean
coxa_range_is_true (CoxaRange range)
{
  return range.lo >= 1;
}

static inline gboolean
coxa_range_is_false (CoxaRange range)
{
  return range.hi <= 0;
}

/**
 * CoxaSlots: turns the names that an expression uses into places in the table of readings.
 * @find_slot: returns the place of @name with @qualifier (between brackets, or %NULL), or -1
 *   with @error set
 */
typedef struct {
  int (*find_slot) (gpointer data, const char *name, const char *qualifier, GError **error);
  int (*find_value) (gpointer data, int slot, const char *value);
  gpointer data;
} CoxaSlots;

/**
 * CoxaExpression: an arithmetic or logical rule of a key file, compiled to a flat list of steps.
 *
 * Names of measures and questions, numbers, `yes`, `no`, `+ - * /`, comparisons, `and`, `or`,
 * `not`, parentheses, and
 *
 * - `other (x)`, `left (x)`, `right (x)`: x as read on that side
 * - `either (x)`: x on the left or on the right
 * - `lower (x)`: the lower of the two sides, of those that are known
 * - `deficit (x)`: by how many per cent of the stronger side this one is weaker, 0 if it is not
 * - `count (a, b, ...)`: how many are true
 * - `abs (x)`, `min (x, y)`, `max (x, y)`
 * - `if (c, a, b)`
 * - `known (x)`: whether x is decided, `exact (x)`: x if it is a point, else unknown
 * - `given (c, x)`: x if c is certainly true, else unknown
 * - `number (x)`: x as a plain number, however it was read
 */
typedef struct _CoxaExpression CoxaExpression;

CoxaExpression *coxa_expression_new (const char *text, const CoxaSlots *slots, GError **error);
void coxa_expression_free (CoxaExpression *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaExpression, coxa_expression_free)

/**
 * coxa_expression_evaluate:
 * @readings: for each slot, left and right
 * @side: 0 left, 1 right
 */
CoxaRange
coxa_expression_evaluate (const CoxaExpression *self, const CoxaRange (*readings)[2], guint side);

guint coxa_expression_count_inputs (const CoxaExpression *self);
guint coxa_expression_get_input (const CoxaExpression *self, guint index);
guint coxa_expression_get_input_side (const CoxaExpression *self, guint index, guint side);

G_END_DECLS
