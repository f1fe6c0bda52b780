/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-look-alike-text.h"

#include <glib/gi18n-lib.h>

#include "coxa-likeness.h"
#include "coxa-patient-text.h"

static const char *
reason_text (CoxaLikeness likeness)
{
  if (likeness == COXA_LIKENESS_NAME)
    return _ ("similar name");
  if (likeness == COXA_LIKENESS_BIRTH_DATE)
    return _ ("same birth date");
  return _ ("similar name, same birth date");
}

/**
 * coxa_look_alike_text_dup:
 * @others: (element-type CoxaPatient): who else was opened or is expected today
 *
 * Returns: (transfer full) (nullable): who may be taken for @patient, and why; %NULL for nobody
 */
char *
coxa_look_alike_text_dup (CoxaPatient *patient, const GPtrArray *others)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; patient && i < others->len; i++) {
    CoxaPatient *other = g_ptr_array_index (others, i);
    CoxaLikeness likeness = coxa_patients_find_likeness (patient, other);
    g_autofree char *name = NULL;
    g_autofree char *summary = NULL;

    if (likeness == COXA_LIKENESS_NONE)
      continue;
    name = coxa_patient_dup_display_name (other);
    summary = coxa_patient_text_dup_summary (other, now);
    g_string_append_printf (list, "\n%s · %s (%s)", name, summary, reason_text (likeness));
  }
  if (list->len == 0)
    return NULL;
  /* Translators: a list of other patients follows, each in a line of its own */
  return g_strconcat (_ ("Is this the right patient? Also opened or seen today:"), list->str, NULL);
}
