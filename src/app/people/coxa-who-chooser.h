/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "coxa-desk.h"

G_BEGIN_DECLS

/**
 * CoxaWhoChooser:
 *
 * The active clinicians who are not at the desk, of whom one comes; with a passphrase where they
 * have one. Says no more than that it was wrong.
 *
 * Signal "entered": one has come.
 */
#define COXA_TYPE_WHO_CHOOSER (coxa_who_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CoxaWhoChooser, coxa_who_chooser, COXA, WHO_CHOOSER, AdwBin)

GtkWidget *coxa_who_chooser_new (void);
void coxa_who_chooser_set_desk (CoxaWhoChooser *self, CoxaDesk *desk);
void coxa_who_chooser_start (CoxaWhoChooser *self);
void coxa_who_chooser_focus (CoxaWhoChooser *self);
void coxa_who_chooser_choose (CoxaWhoChooser *self, const char *id);
void coxa_who_chooser_enter (CoxaWhoChooser *self, const char *passphrase);
const char *coxa_who_chooser_get_message (CoxaWhoChooser *self);

G_END_DECLS
