/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-props.h"

#include "coxa-numbers.h"
#include "coxa-prop-kinds.h"

struct _CoxaPropKind {
  const char *name;
  guint n_joints;
  guint n_numbers;
  gboolean can_turn;
  CoxaPropDraw *draw;
};

static const CoxaPropKind prop_kinds[] = {
  { "chair", 1, 1, FALSE, coxa_draw_chair },
  { "chairback", 1, 1, TRUE, coxa_draw_held_chair },
  { "chairfront", 0, 1, FALSE, coxa_draw_chair_in_front },
  { "worktop", 1, 1, FALSE, coxa_draw_worktop },
  { "bed", 1, 1, FALSE, coxa_draw_bed },
  { "step", 1, 1, FALSE, coxa_draw_step },
  { "wall", 1, 1, FALSE, coxa_draw_wall },
  { "cushion", 1, 0, FALSE, coxa_draw_cushion },
  { "pillow", 1, 0, FALSE, coxa_draw_pillow },
  { "rollerat", 1, 0, FALSE, coxa_draw_roller },
  { "ball", 1, 3, FALSE, coxa_draw_ball },
  { "stick", 2, 0, FALSE, coxa_draw_stick },
  { "strap", 3, 0, FALSE, coxa_draw_strap },
  { "bandloop", 2, 0, FALSE, coxa_draw_loop },
  { "post", 1, 2, FALSE, coxa_draw_post },
  { "bandpost", 1, 2, FALSE, coxa_draw_band_to_post },
  { "weight", 1, 0, FALSE, coxa_draw_weight },
  { "box", 0, 0, FALSE, coxa_draw_box },
};

static const CoxaPropKind *
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (prop_kinds); i++)
    if (g_str_equal (prop_kinds[i].name, name))
      return &prop_kinds[i];
  return NULL;
}

/* A whole foot is placed by its heel. */
static int
find_anchor (const char *name)
{
  if (g_str_has_prefix (name, "foot_"))
    return g_str_equal (name, "foot_r")   ? (int) COXA_JOINT_HEEL
           : g_str_equal (name, "foot_l") ? (int) COXA_JOINT_HEEL + 1
                                          : -1;
  return coxa_joint_find (name);
}

static gboolean
parse_name (const char *text, CoxaProp *prop)
{
  g_auto (GStrv) words = g_strsplit (text, "#", 2);
  gint64 frame = 0;

  if (!words[0])
    return FALSE;
  if (words[1] && !g_ascii_string_to_signed (words[1], 10, 1, COXA_EXERCISE_FRAMES, &frame, NULL))
    return FALSE;
  prop->only_frame = frame;
  prop->kind = find_kind (words[0]);
  return prop->kind != NULL;
}

static gboolean
parse_words (char **words, CoxaProp *prop)
{
  guint n = g_strv_length (words), used;

  if (n == 0 || !parse_name (words[0], prop))
    return FALSE;
  used = 1 + prop->kind->n_joints + (prop->kind->n_numbers > 0);
  if (prop->kind->can_turn && n == used + 1 && g_str_equal (words[used], "-"))
    prop->turned = TRUE;
  if (n != used + prop->turned)
    return FALSE;
  for (guint i = 0; i < prop->kind->n_joints; i++) {
    int joint = find_anchor (words[1 + i]);

    if (joint < 0)
      return FALSE;
    prop->joints[i] = joint;
  }
  return prop->kind->n_numbers == 0 ||
         coxa_numbers_parse (words[used - 1], prop->numbers, prop->kind->n_numbers);
}

gboolean
coxa_prop_parse (const char *text, CoxaProp *prop_out, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ":", -1);
  CoxaProp prop = { 0 };

  if (!parse_words (words, &prop)) {
    g_set_error (error, COXA_FIGURE_ERROR, COXA_FIGURE_ERROR_POSE, "“%s” is not a known prop",
                 text);
    return FALSE;
  }
  *prop_out = prop;
  return TRUE;
}

void
coxa_prop_draw (const CoxaProp *self, CoxaScene *scene, const CoxaStage *stage)
{
  if (self->only_frame == 0 || self->only_frame == stage->frame + 1)
    self->kind->draw (self, scene, stage);
}
