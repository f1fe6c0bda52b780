/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-measure-cell.h"

#include "coxa-app-fixture.h"

static CoxaMeasureCell *
cell_new (CoxaAppFixture *fixture, const char *id)
{
  const CoxaMeasure *measure =
      coxa_measure_catalogue_find (coxa_knowledge_get_measures (fixture->knowledge), id);
  GtkWidget *cell = coxa_measure_cell_new (measure, COXA_SIDE_LEFT, measure->positions[0]);

  return COXA_MEASURE_CELL (g_object_ref_sink (cell));
}

static void
on_edited_cb (CoxaMeasureCell *cell, guint *count)
{
  (*count)++;
}

static gboolean
type_text (CoxaMeasureCell *cell, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (cell), text);
  return coxa_measure_cell_keep (cell);
}

static void
test_hard_limit (CoxaAppFixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaMeasureCell) cell = cell_new (fixture, "hip_flexion");
  guint edited = 0;

  g_signal_connect (cell, "edited", G_CALLBACK (on_edited_cb), &edited);
  g_assert_true (type_text (cell, "120"));
  g_assert_cmpuint (edited, ==, 1);
  g_assert_false (type_text (cell, "1100"));
  g_assert_nonnull (coxa_measure_cell_get_message (cell));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_false (type_text (cell, "1100"));
  g_assert_cmpuint (edited, ==, 1);
  g_assert_cmpfloat (coxa_measure_cell_get_state (cell)->measurement.value, ==, 120);
  g_assert_true (type_text (cell, "121"));
  g_assert_null (coxa_measure_cell_get_message (cell));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
}

static void
test_soft_limit_asks (CoxaAppFixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaMeasureCell) cell = cell_new (fixture, "hip_flexion");

  g_assert_true (type_text (cell, "150"));
  g_assert_false (type_text (cell, "151"));
  g_assert_nonnull (coxa_measure_cell_get_message (cell));
  g_assert_cmpfloat (coxa_measure_cell_get_state (cell)->measurement.value, ==, 150);
  /* Leaving the cell is no answer, and another unusual value is asked about again. */
  g_assert_false (coxa_measure_cell_keep (cell));
  gtk_editable_set_text (GTK_EDITABLE (cell), "152");
  g_assert_false (coxa_measure_cell_confirm (cell));
  g_assert_true (coxa_measure_cell_confirm (cell));
  g_assert_cmpfloat (coxa_measure_cell_get_state (cell)->measurement.value, ==, 152);
  g_assert_null (coxa_measure_cell_get_message (cell));
}

static void
test_child_has_wider_limit (CoxaAppFixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaMeasureCell) cell = cell_new (fixture, "hip_flexion");

  coxa_measure_cell_set_age (cell, 9);
  g_assert_true (type_text (cell, "160"));
  g_assert_false (type_text (cell, "161"));
}

static void
test_emptied (CoxaAppFixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaMeasureCell) cell = cell_new (fixture, "thomas_hip");

  g_assert_true (type_text (cell, "-4"));
  g_assert_true (coxa_measure_cell_get_state (cell)->measurement.pelvis_held);
  g_assert_true (type_text (cell, ""));
  g_assert_false (coxa_measure_cell_get_state (cell)->filled);
  g_assert_true (coxa_measure_cell_get_replaced (cell)->filled);
  g_assert_cmpfloat (coxa_measure_cell_get_replaced (cell)->measurement.value, ==, -4);
}

/* Trials and other details of a stored value survive as long as nobody types over it. */
static void
test_untouched_keeps_details (CoxaAppFixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaMeasureCell) cell = cell_new (fixture, "hip_flexion");
  const double trials[] = { 110, 111, 111 };
  CoxaCellState state = { .filled = TRUE };

  coxa_measurement_init (&state.measurement, coxa_measure_cell_get_measure (cell), COXA_SIDE_LEFT);
  g_assert_true (coxa_measurement_set_trials (&state.measurement, trials, 3, NULL));
  coxa_measure_cell_set_state (cell, &state);
  g_assert_true (coxa_measure_cell_keep (cell));
  g_assert_cmpuint (coxa_measure_cell_get_state (cell)->measurement.n_trials, ==, 3);
  g_assert_true (type_text (cell, "112"));
  g_assert_cmpuint (coxa_measure_cell_get_state (cell)->measurement.n_trials, ==, 0);
}

static void
test_label (CoxaAppFixture *fixture, gconstpointer data)
{
  g_autoptr (CoxaMeasureCell) cell = cell_new (fixture, "hip_ir");

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Hip internal rotation, left, prone, hip straight, degrees");
}

#define ADD(path, function)                                                  \
  g_test_add (path, CoxaAppFixture, NULL, coxa_app_fixture_set_up, function, \
              coxa_app_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/app/measure-cell/hard-limit", test_hard_limit);
  ADD ("/app/measure-cell/soft-limit-asks", test_soft_limit_asks);
  ADD ("/app/measure-cell/child-has-wider-limit", test_child_has_wider_limit);
  ADD ("/app/measure-cell/emptied", test_emptied);
  ADD ("/app/measure-cell/untouched-keeps-details", test_untouched_keeps_details);
  ADD ("/app/measure-cell/label", test_label);
  return g_test_run ();
}
