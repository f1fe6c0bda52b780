/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-knowledge.h"
#include "coxa-look.h"
#include "coxa-patient.h"

G_BEGIN_DECLS

/**
 * CoxaExerciseBrowser:
 *
 * The exercise library to look through: left what is looked for and what fits, right one exercise
 * with its movement. With a patient open, what fits can be added to the programme.
 *
 * Signal "add" (const char *): id of an exercise for the programme of the patient who is open.
 */
#define COXA_TYPE_EXERCISE_BROWSER (coxa_exercise_browser_get_type ())
G_DECLARE_FINAL_TYPE (CoxaExerciseBrowser, coxa_exercise_browser, COXA, EXERCISE_BROWSER, AdwWindow)

GtkWidget *coxa_exercise_browser_new (CoxaKnowledge *knowledge, const CoxaLook *look);
void coxa_exercise_browser_set_patient (CoxaExerciseBrowser *self, CoxaPatient *patient);
void coxa_exercise_browser_open (CoxaExerciseBrowser *self, const char *exercise);
void coxa_exercise_browser_search (CoxaExerciseBrowser *self, const char *text);
void coxa_exercise_browser_tell (CoxaExerciseBrowser *self, const char *message);

const char *coxa_exercise_browser_get_shown (CoxaExerciseBrowser *self);
guint coxa_exercise_browser_count (CoxaExerciseBrowser *self);

G_END_DECLS
