/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-app-fixture.h"
#include "coxa-store-history.h"
#include "coxa-window.h"

G_BEGIN_DECLS

/**
 * CoxaWindowFixture:
 *
 * The whole window with the sample case in its record, and what a person does in it.
 */
typedef struct {
  CoxaAppFixture base;
  CoxaWindow *window;
  CoxaVisitDocument *sample;
} CoxaWindowFixture;

void coxa_window_fixture_set_up (CoxaWindowFixture *self, gconstpointer data);
void coxa_window_fixture_tear_down (CoxaWindowFixture *self, gconstpointer data);

void coxa_window_fixture_settle (CoxaWindowFixture *self);
CoxaVisitPage *coxa_window_fixture_open (CoxaWindowFixture *self);
CoxaPatient *coxa_window_fixture_add_patient (CoxaWindowFixture *self,
                                              const char *family,
                                              const char *given,
                                              const char *birth_date,
                                              const char *number);
CoxaVisit *coxa_window_fixture_load_visit (CoxaWindowFixture *self, const char *id);
GPtrArray *coxa_window_fixture_list_visits (CoxaWindowFixture *self, const char *patient_id);
GPtrArray *coxa_window_fixture_list_history (CoxaWindowFixture *self, const char *patient_id);

GtkWidget *coxa_test_find_window (GType type);
void coxa_test_give_reason (CoxaWindowFixture *fixture, const char *reason, const char *initials);
gboolean coxa_test_says (GtkWidget *root, const char *part);
GtkWidget *coxa_test_find_button (GtkWidget *root, const char *label);

G_END_DECLS
