/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-picture-problems.h"

#include "coxa-command.h"
#include "coxa-illustration.h"

#include <glib/gi18n-lib.h>

/**
 * coxa_picture_problems_print:
 * @exercises: (element-type CoxaExercise)
 *
 * Names the exercises whose picture cannot be drawn, with file, group and key; they keep their
 * text, and sheets show that the picture is missing.
 *
 * Returns: how many there are
 */
guint
coxa_picture_problems_print (const GPtrArray *exercises)
{
  guint n_problems = 0;

  for (guint i = 0; i < exercises->len; i++) {
    g_autoptr (GError) problem = NULL;
    g_autoptr (CoxaIllustration) illustration =
        coxa_illustration_new (g_ptr_array_index (exercises, i), &problem);

    if (illustration != NULL)
      continue;
    if (n_problems++ == 0)
      coxa_command_print ("\n%s\n", _ ("Pictures that cannot be drawn:"));
    coxa_command_print ("%s\n", problem->message);
  }
  return n_problems;
}

guint
coxa_picture_problems_print_all (const CoxaExerciseLibrary *library)
{
  g_autoptr (GPtrArray) exercises = g_ptr_array_new ();

  for (guint i = 0; i < coxa_exercise_library_count (library); i++)
    g_ptr_array_add (exercises, (gpointer) coxa_exercise_library_get (library, i));
  return coxa_picture_problems_print (exercises);
}
