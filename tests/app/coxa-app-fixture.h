/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-desk.h"
#include "coxa-history.h"
#include "coxa-knowledge.h"
#include "coxa-store.h"
#include "coxa-visit-document.h"

G_BEGIN_DECLS

/**
 * CoxaAppFixture:
 *
 * Knowledge, a record of its own in a folder of its own, and the sample case.
 */
typedef struct {
  char *folder;
  char *path;
  CoxaKnowledge *knowledge;
  CoxaStore *store;
  CoxaDesk *desk;
  GSettings *settings;
} CoxaAppFixture;

void coxa_app_fixture_set_up (CoxaAppFixture *self, gconstpointer data);
void coxa_app_fixture_set_up_with (CoxaAppFixture *self, CoxaKnowledge *take_knowledge);
void coxa_app_fixture_tear_down (CoxaAppFixture *self, gconstpointer data);
CoxaVisitDocument *coxa_app_fixture_load_sample (CoxaAppFixture *self);
void coxa_app_fixture_save (CoxaAppFixture *self, CoxaPatient *patient, CoxaVisit *visit);

void coxa_app_fixture_add_clinician (CoxaAppFixture *self,
                                     const char *id,
                                     const char *name,
                                     const char *initials,
                                     const char *passphrase);
void coxa_app_fixture_save_clinician (CoxaAppFixture *self,
                                      const CoxaClinician *clinician,
                                      const char *passphrase);
void coxa_app_fixture_load_desk (CoxaAppFixture *self);
GPtrArray *coxa_app_fixture_list_history (CoxaAppFixture *self, const char *record);

void coxa_test_run_until (gboolean (*done) (gpointer data), gpointer data);
void coxa_test_settle (void);
GtkWidget *coxa_test_find (GtkWidget *root, GType type);
gboolean coxa_test_press (GtkWidget *widget, guint keyval, GdkModifierType modifiers);

G_END_DECLS
