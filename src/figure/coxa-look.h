/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  COXA_BODY_SLIM, /* longer hair */
  COXA_BODY_BROAD,
  COXA_N_BODIES,
} CoxaBody;

typedef enum {
  COXA_SKIN_LIGHT,
  COXA_SKIN_BEIGE,
  COXA_SKIN_TAN,
  COXA_SKIN_BROWN,
  COXA_SKIN_DARK,
  COXA_N_SKINS,
} CoxaSkin;

/**
 * CoxaLook: who is in the picture, so that patients see themselves. The bones are the same for
 * all: what touches the floor in one look does so in every other.
 */
typedef struct {
  CoxaBody body;
  CoxaSkin skin;
} CoxaLook;

extern const CoxaLook coxa_look_default;
extern const char *const coxa_body_ids[COXA_N_BODIES + 1];
extern const char *const coxa_skin_ids[COXA_N_SKINS + 1];

G_END_DECLS
