/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-order.h"

#define CLEARLY 0.014 /* a difference of depth that counts */

double
coxa_extent_get_depth (const CoxaExtent *self)
{
  return self->lift + (self->radius > 0 ? (self->from.z + self->to.z) / 2 : self->from.z);
}

static double
dot (CoxaVector a, CoxaVector b)
{
  return a.x * b.x + a.y * b.y;
}

/* Where on a line, seen on the page, a point is nearest. */
static double
find_nearest (const CoxaExtent *line, CoxaVector point)
{
  CoxaVector along = coxa_vector_subtract (line->to, line->from);
  double square = dot (along, along);

  if (square < 1e-9)
    return 0.5;
  return CLAMP (dot (coxa_vector_subtract (point, line->from), along) / square, 0, 1);
}

static CoxaVector
get_point (const CoxaExtent *line, double t)
{
  return coxa_vector_between (line->from, line->to, t);
}

/* The places of two lines that lie nearest to each other on the page. */
static void
find_meeting (const CoxaExtent *a, const CoxaExtent *b, CoxaVector *on_a, CoxaVector *on_b)
{
  double best = G_MAXDOUBLE;

  *on_a = a->from;
  *on_b = b->from;

  for (int i = 0; i <= 4; i++) { /* from five starts, as parallel lines meet everywhere */
    CoxaVector p = get_point (a, i / 4.0), q = p;
    CoxaVector gap;

    for (int j = 0; j < 3; j++) {
      q = get_point (b, find_nearest (b, p));
      p = get_point (a, find_nearest (a, q));
    }
    gap = coxa_vector_subtract (p, q);
    if (dot (gap, gap) < best) {
      best = dot (gap, gap);
      *on_a = p;
      *on_b = q;
    }
  }
}

static gboolean
may_meet (const CoxaExtent *a, const CoxaExtent *b)
{
  double reach = a->radius + b->radius;

  return MIN (a->from.x, a->to.x) - MAX (b->from.x, b->to.x) <= reach &&
         MIN (b->from.x, b->to.x) - MAX (a->from.x, a->to.x) <= reach &&
         MIN (a->from.y, a->to.y) - MAX (b->from.y, b->to.y) <= reach &&
         MIN (b->from.y, b->to.y) - MAX (a->from.y, a->to.y) <= reach;
}

/**
 * coxa_extent_compare:
 *
 * Returns: -1 if @a has to be painted before @b, 1 after it, 0 if it does not matter
 */
int
coxa_extent_compare (const CoxaExtent *a, const CoxaExtent *b)
{
  CoxaVector p, q;
  double difference;

  if (a->radius <= 0 || b->radius <= 0) {
    difference = coxa_extent_get_depth (a) - coxa_extent_get_depth (b);
    return difference < 0 ? -1 : difference > 0 ? 1 : 0;
  }
  if (!may_meet (a, b) || (a->family > 0 && a->family == b->family))
    return 0;
  find_meeting (a, b, &p, &q);
  difference = p.z - q.z;
  if (hypot (p.x - q.x, p.y - q.y) > a->radius + b->radius || fabs (difference) < CLEARLY)
    return 0;
  return difference < 0 ? -1 : 1;
}

/**
 * coxa_order_find:
 * @order_out: (out): the parts in the order in which to paint them
 *
 * What lies behind another where both are seen is painted before it; where limbs go round each
 * other and no order is right, the farthest comes first.
 */
void
coxa_order_find (const CoxaExtent *extents, guint n, guint *order_out)
{
  guint64 behind[COXA_ORDER_LIMIT] = { 0 }; /* what has to be painted before */
  guint64 left;

  g_assert (n <= COXA_ORDER_LIMIT);
  left = n == 64 ? ~(guint64) 0 : ((guint64) 1 << n) - 1;
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++) {
      int before = coxa_extent_compare (&extents[i], &extents[j]);

      if (before < 0)
        behind[j] |= (guint64) 1 << i;
      else if (before > 0)
        behind[i] |= (guint64) 1 << j;
    }
  for (guint place = 0; place < n; place++) {
    int best = -1;

    for (guint i = 0; i < n; i++) {
      gboolean free_now = !(behind[i] & left);
      gboolean best_free = best >= 0 && !(behind[best] & left);

      if (!(left >> i & 1) || (best_free && !free_now))
        continue;
      if (best < 0 || free_now > best_free ||
          coxa_extent_get_depth (&extents[i]) < coxa_extent_get_depth (&extents[best]))
        best = (int) i;
    }
    order_out[place] = (guint) best;
    left &= ~((guint64) 1 << best);
  }
}
