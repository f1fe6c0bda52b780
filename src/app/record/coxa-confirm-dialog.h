/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CoxaConfirmWords: what the dialog says.
 */
typedef struct {
  const char *heading;
  const char *body;
  const char *label;    /* of the entry */
  const char *accept;   /* with an underscore */
  const char *expected; /* what has to be typed, or NULL: any reason */
  gboolean destructive;
} CoxaConfirmWords;

/* Asks for a reason; "" never comes out. Nothing is called when it is cancelled. */
typedef void (*CoxaConfirmFunc) (const char *reason, gpointer user_data);
GtkWidget *coxa_confirm_dialog_ask (GtkWindow *parent,
                                   const CoxaConfirmWords *words,
                                   CoxaConfirmFunc func,
                                   gpointer user_data,
                                   GDestroyNotify free_data);

G_END_DECLS
