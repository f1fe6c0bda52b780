/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-look.h"

const CoxaLook coxa_look_default = { COXA_BODY_BROAD, COXA_SKIN_LIGHT };

/* As settings and options spell them. */
const char *const coxa_body_ids[COXA_N_BODIES + 1] = { "slim", "broad", NULL };
const char *const coxa_skin_ids[COXA_N_SKINS + 1] = {
  "light", "beige", "tan", "brown", "dark", NULL
};
