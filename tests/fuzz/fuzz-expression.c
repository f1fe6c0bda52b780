/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Expressions of the rule files: what compiles has a value whatever was read. The first byte says
 * what is known of the readings, the rest is the expression. */

#include "coxa-facts.h"
#include "fuzz.h"

#define READINGS 3

static const CoxaMeasureCatalogue *
get_measures (void)
{
  static CoxaMeasureCatalogue *measures;

  if (!measures)
    measures = coxa_measure_catalogue_load (NULL, NULL);
  return measures;
}

static CoxaRange
make_reading (guint knowledge, guint slot, guint side)
{
  guint bits = (knowledge >> (slot + side) % 7) & 3;

  switch (bits) {
  case 0:
    return coxa_range_unknown ();
  case 1:
    return coxa_range_point (0);
  case 2:
    return coxa_range_point (1);
  default:
    return (CoxaRange){ .lo = 24.3 + slot, .hi = 24.3 + slot, .method = 1 + side };
  }
}

static void
evaluate (const CoxaExpression *expression, guint n_slots, guint knowledge)
{
  g_autofree CoxaRange (*readings)[2] = g_malloc0_n (n_slots + 1, sizeof *readings);

  for (guint slot = 0; slot < n_slots; slot++)
    for (guint side = 0; side < 2; side++)
      readings[slot][side] = make_reading (knowledge, slot, side);
  for (guint side = 0; side < 2; side++) {
    CoxaRange value = coxa_expression_evaluate (expression, readings, side);

    g_assert_true (value.lo <= value.hi);
    g_assert_true (value.lo < INFINITY && value.hi > -INFINITY);
    for (guint i = 0; i < coxa_expression_count_inputs (expression); i++) {
      g_assert_cmpuint (coxa_expression_get_input (expression, i), <, n_slots);
      g_assert_cmpuint (coxa_expression_get_input_side (expression, i, side), <, 2);
    }
  }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (CoxaFactTable) facts = NULL;
  g_autoptr (CoxaExpression) expression = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  CoxaSlots slots;

  if (size == 0)
    return 0;
  facts = coxa_fact_table_new (get_measures ());
  slots = coxa_fact_table_measure_slots (facts);
  text = g_strndup ((const char *) data + 1, size - 1);
  expression = coxa_expression_new (text, &slots, &error);
  g_assert_true ((expression == NULL) == (error != NULL));
  if (!expression)
    return 0;
  evaluate (expression, coxa_fact_table_count (facts), 0);
  evaluate (expression, coxa_fact_table_count (facts), *data);
  return 0;
}
