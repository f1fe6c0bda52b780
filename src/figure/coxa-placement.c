/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-placement.h"

#include "coxa-illustration.h"

static gboolean
parse_height (const char *text, double *height_out)
{
  char *end = NULL;

  *height_out = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && *height_out >= 0 && *height_out < 1;
}

/**
 * coxa_rest_parse:
 * @text: (nullable): "joint@height"; %NULL for the floor
 */
gboolean
coxa_rest_parse (const char *text, CoxaRest *rest_out, GError **error)
{
  g_auto (GStrv) words = NULL;

  rest_out->joint = -1;
  rest_out->height = 0;
  if (!text)
    return TRUE;

  words = g_strsplit (text, "@", 2);
  rest_out->joint = coxa_joint_find (words[0] ? words[0] : "");
  if (rest_out->joint >= 0 && words[1] && parse_height (words[1], &rest_out->height))
    return TRUE;
  g_set_error (error, COXA_FIGURE_ERROR, COXA_FIGURE_ERROR_POSE, "“%s” is not joint@height", text);
  return FALSE;
}

double
coxa_skeleton_get_lowest_skin (const CoxaSkeleton *self)
{
  double lowest = G_MAXDOUBLE;

  for (int i = 0; i < COXA_N_JOINTS; i++)
    lowest = MIN (lowest, self->joints[i].y - coxa_joint_get_skin (i));
  return lowest;
}

/**
 * coxa_rest_get_drop:
 *
 * Returns: how far up the skeleton has to be moved to rest
 */
double
coxa_rest_get_drop (const CoxaRest *self, const CoxaSkeleton *skeleton)
{
  if (self->joint < 0)
    return -coxa_skeleton_get_lowest_skin (skeleton);
  return self->height - (skeleton->joints[self->joint].y - coxa_joint_get_skin (self->joint));
}
