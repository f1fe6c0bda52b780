/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-illustration.h"

/* Shorts go with the skin, so that a grey printer tells them apart. */
typedef struct {
  guint32 near, far, hair, shorts, shorts_far;
} SkinColours;

static const SkinColours skin_colours[COXA_N_SKINS] = {
  [COXA_SKIN_LIGHT] = { 0xf9e2d2, 0xd3bbaa, 0x6a4a35, 0x5b7797, 0x435a76 },
  [COXA_SKIN_BEIGE] = { 0xefcdae, 0xcaa88a, 0x43332c, 0x5b7797, 0x435a76 },
  [COXA_SKIN_TAN] = { 0xd9ab82, 0xb48965, 0x3a2c27, 0x567192, 0x3f5672 },
  [COXA_SKIN_BROWN] = { 0xb48059, 0x906243, 0x2b2322, 0x425a7a, 0x30435e },
  [COXA_SKIN_DARK] = { 0x8f6043, 0x6f4830, 0x241e1e, 0xa9bed4, 0x8599b0 },
};

/* Told apart in grey print by lightness, not by hue. */
static const guint32 ink_colours[COXA_N_INKS] = {
  [COXA_INK_NONE] = 0xffffff,       [COXA_INK_OUTLINE] = 0x262b33,
  [COXA_INK_TOP] = 0xa9d3e6,        [COXA_INK_TOP_FAR] = 0x7fabc1,
  [COXA_INK_SHOE] = 0xf1f3f5,       [COXA_INK_SHOE_FAR] = 0xb9bfc6,
  [COXA_INK_SOLE] = 0x9aa5b1,       [COXA_INK_SOLE_FAR] = 0x7f8994,
  [COXA_INK_MAT] = 0xe3eee2,        [COXA_INK_MAT_EDGE] = 0x9bb29b,
  [COXA_INK_PROP] = 0xe2d0b7,       [COXA_INK_PROP_EDGE] = 0x6e573f,
  [COXA_INK_PROP_SOFT] = 0xb9cdb7,  [COXA_INK_ARROW] = 0xd13a1c,
  [COXA_INK_PROP_SHADE] = 0xc6b094, [COXA_INK_BAND] = 0xd88a20,
  [COXA_INK_PAPER] = 0xffffff,      [COXA_INK_NORM] = 0xa9d5b0,
  [COXA_INK_NORM_EDGE] = 0x4f6f57,  [COXA_INK_GHOST] = 0xeef0f2,
  [COXA_INK_GHOST_EDGE] = 0xa4abb3, [COXA_INK_BODY] = 0xf4f2ef,
  [COXA_INK_BODY_EDGE] = 0x4a5058,  [COXA_INK_BODY_LINE] = 0xa9a6a1,
  [COXA_INK_BODY_FOCUS] = 0x1c71d8, [COXA_INK_REGION_EDGE] = 0xdad6d0,
  [COXA_INK_PAIN_1] = 0xfbd9c0,     [COXA_INK_PAIN_2] = 0xf4a582,
  [COXA_INK_PAIN_3] = 0xdd6a4e,     [COXA_INK_PAIN_MARK] = 0x5b1a12,
};

static guint32
find_colour (CoxaInk ink, const CoxaLook *look)
{
  const SkinColours *skin = &skin_colours[look->skin];

  switch (ink) {
  case COXA_INK_SKIN:
    return skin->near;
  case COXA_INK_SKIN_FAR:
    return skin->far;
  case COXA_INK_HAIR:
    return skin->hair;
  case COXA_INK_SHORTS:
    return skin->shorts;
  case COXA_INK_SHORTS_FAR:
    return skin->shorts_far;
  default:
    return ink_colours[ink];
  }
}

/**
 * coxa_ink_get_rgb:
 * @look: (nullable): whose skin and hair, %NULL for the default
 * @rgb_out: red, green, blue from 0 to 1
 */
void
coxa_ink_get_rgb (CoxaInk ink, const CoxaLook *look, double rgb_out[3])
{
  guint32 colour;

  g_return_if_fail (ink < COXA_N_INKS);
  if (!look)
    look = &coxa_look_default;
  g_return_if_fail (look->skin < COXA_N_SKINS);

  colour = find_colour (ink, look);
  for (int i = 0; i < 3; i++)
    rgb_out[i] = ((colour >> (16 - 8 * i)) & 0xff) / 255.0;
}
