/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-illustration.h"

/* Told apart in grey print by lightness, not by hue. */
static const guint32 ink_colours[COXA_N_INKS] = {
  [COXA_INK_NONE] = 0xffffff,      [COXA_INK_OUTLINE] = 0x262b33,
  [COXA_INK_SKIN] = 0xfaf1e8,      [COXA_INK_SKIN_FAR] = 0xcfc8c2,
  [COXA_INK_TOP] = 0xbedcec,       [COXA_INK_TOP_FAR] = 0x98b9cb,
  [COXA_INK_SHORTS] = 0x566f88,    [COXA_INK_SHORTS_FAR] = 0x42566b,
  [COXA_INK_SHOE] = 0xdfe3e8,      [COXA_INK_SHOE_FAR] = 0xa9afb7,
  [COXA_INK_HAIR] = 0x4b4340,      [COXA_INK_MAT] = 0xe3eee2,
  [COXA_INK_MAT_EDGE] = 0x9bb29b,  [COXA_INK_PROP] = 0xe2d0b7,
  [COXA_INK_PROP_EDGE] = 0x6e573f, [COXA_INK_PROP_SOFT] = 0xb9cdb7,
  [COXA_INK_ARROW] = 0xd13a1c,     [COXA_INK_PROP_SHADE] = 0xc6b094,
  [COXA_INK_BAND] = 0xd88a20,      [COXA_INK_PAPER] = 0xffffff,
  [COXA_INK_NORM] = 0xa9d5b0,      [COXA_INK_NORM_EDGE] = 0x4f6f57,
  [COXA_INK_GHOST] = 0xeef0f2,     [COXA_INK_GHOST_EDGE] = 0xa4abb3,
};

/**
 * coxa_ink_get_rgb:
 * @rgb_out: red, green, blue from 0 to 1
 */
void
coxa_ink_get_rgb (CoxaInk ink, double rgb_out[3])
{
  g_return_if_fail (ink < COXA_N_INKS);

  for (int i = 0; i < 3; i++)
    rgb_out[i] = ((ink_colours[ink] >> (16 - 8 * i)) & 0xff) / 255.0;
}
