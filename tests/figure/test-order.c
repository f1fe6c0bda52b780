/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-order.h"

typedef struct {
  const char *what;
  CoxaExtent a, b;
  int expected;
} Case;

static void
test_compare (void)
{
  static const Case cases[] = {
    { "crosses behind",
      { { 0, 0, 0 }, { 1, 0, 0 }, 0.05 },
      { { 0.5, -1, 0.1 }, { 0.5, 1, 0.1 }, 0.05 },
      -1 },
    { "crosses before",
      { { 0, 0, 0.2 }, { 1, 0, 0.2 }, 0.05 },
      { { 0.5, -1, 0.1 }, { 0.5, 1, 0.1 }, 0.05 },
      1 },
    { "nearer in the middle, but behind where they meet",
      { { 0, 0, -0.1 }, { 1, 0, 0.9 }, 0.05 },
      { { 0, -1, 0 }, { 0, 1, 0 }, 0.05 },
      -1 },
    { "do not meet",
      { { 0, 0, 0 }, { 1, 0, 0 }, 0.05 },
      { { 0, 0.2, 1 }, { 1, 0.2, 1 }, 0.05 },
      0 },
    { "share a joint",
      { { 0, 0, 0 }, { 1, 0, 0.5 }, 0.05 },
      { { 0, 0, 0 }, { -1, 0, 0.5 }, 0.05 },
      0 },
    { "one behind the other all along",
      { { 0, 0, 0 }, { 1, 0, 0 }, 0.05 },
      { { 0, 0.02, 0.1 }, { 1, 0.02, 0.1 }, 0.05 },
      -1 },
    { "of one family: crosses behind",
      { { 0, 0, 0 }, { 1, 0, 0 }, 0.05, .family = 1 },
      { { 0.5, -1, 0.1 }, { 0.5, 1, 0.1 }, 0.05, .family = 1 },
      0 },
    { "of two families: crosses behind",
      { { 0, 0, 0 }, { 1, 0, 0 }, 0.05, .family = 1 },
      { { 0.5, -1, 0.1 }, { 0.5, 1, 0.1 }, 0.05, .family = 2 },
      -1 },
    { "a mere depth", { { 0, 0, 0 }, { 0, 0, 0 }, 0 }, { { 5, 0, 0.1 }, { 6, 0, 0.1 }, 0.05 }, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].what);
    g_assert_cmpint (coxa_extent_compare (&cases[i].a, &cases[i].b), ==, cases[i].expected);
    g_assert_cmpint (coxa_extent_compare (&cases[i].b, &cases[i].a), ==, -cases[i].expected);
  }
}

/* The one whose middle is farthest comes last here, as it lies over the second. */
static void
test_order (void)
{
  static const CoxaExtent extents[] = {
    { { 0, 0, 0.3 }, { 1, 0, -1.5 }, 0.05 },
    { { 0, -1, 0.1 }, { 0, 1, 0.1 }, 0.05 },
    { { 0, -1, 0 }, { 0, 1, 0 }, 0.05 },
  };
  guint order[3];

  coxa_order_find (extents, 3, order);
  g_assert_cmpuint (order[0], ==, 2);
  g_assert_cmpuint (order[1], ==, 1);
  g_assert_cmpuint (order[2], ==, 0);
}

/* Where depths do not decide, the one that is lifted comes last. */
static void
test_lift (void)
{
  CoxaExtent extents[] = { { { 0, 0, 0 }, { 1, 0, 0 }, 0.05 }, { { 0, 0, 0 }, { 0, 1, 0 }, 0.05 } };
  guint order[2];

  for (guint lifted = 0; lifted < 2; lifted++) {
    extents[lifted].lift = 0.01;
    extents[1 - lifted].lift = 0;
    coxa_order_find (extents, 2, order);
    g_assert_cmpuint (order[1], ==, lifted);
  }
}

/* Three that lie over each other in a ring have no right order; each is painted all the same. */
static void
test_ring (void)
{
  static const CoxaExtent extents[] = {
    { { -1, 0, 0 }, { 1, 0, 0.4 }, 0.02 },
    { { 0.8, -0.5, 0 }, { -0.3, 1, 0.4 }, 0.02 },
    { { 0.3, 1, 0 }, { -0.8, -0.5, 0.4 }, 0.02 },
  };
  guint order[3], seen = 0;

  coxa_order_find (extents, 3, order);
  for (guint i = 0; i < 3; i++)
    seen |= 1u << order[i];
  g_assert_cmpuint (seen, ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/order/compare", test_compare);
  g_test_add_func ("/order/order", test_order);
  g_test_add_func ("/order/lift", test_lift);
  g_test_add_func ("/order/ring", test_ring);
  return g_test_run ();
}
