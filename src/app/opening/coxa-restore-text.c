/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a backup or a rescue gives and what it takes, in sentences. */

#include "coxa-restore-text.h"

#include <glib/gi18n-lib.h>

#include "coxa-patient-text.h"

/* As people here write it; as it is stored where that is no time. */
char *
coxa_restore_text_dup_time (const char *iso)
{
  g_autoptr (GDateTime) at = iso ? g_date_time_new_from_iso8601 (iso, NULL) : NULL;
  g_autoptr (GDateTime) local = at ? g_date_time_to_local (at) : NULL;

  g_autofree char *day = local ? coxa_patient_text_dup_day (local) : NULL;

  return local ? g_strdup_printf ("%s, %02d:%02d", day, g_date_time_get_hour (local),
                                  g_date_time_get_minute (local))
               : g_strdup (iso ? iso : "");
}

static char *
dup_counts (gint64 patients, gint64 visits)
{
  g_autofree char *of_patients =
      g_strdup_printf (ngettext ("%d patient", "%d patients", (gulong) patients), (int) patients);
  g_autofree char *of_visits =
      g_strdup_printf (ngettext ("%d visit", "%d visits", (gulong) visits), (int) visits);

  /* Translators: "12 patients, 40 visits" */
  return g_strdup_printf (_ ("%s, %s"), of_patients, of_visits);
}

/**
 * coxa_restore_text_dup_missing:
 *
 * Returns: (transfer full): what stands in the record and not in the backup
 */
char *
coxa_restore_text_dup_missing (const CoxaRestorePreview *preview)
{
  g_autofree char *until = coxa_restore_text_dup_time (
      *preview->backup->head_at ? preview->backup->head_at : preview->backup->made_at);
  g_autofree char *counts = NULL;

  if (!preview->has_current)
    return g_strdup (_ ("There is no record file whose place it would take."));
  if (!preview->current)
    return g_strdup_printf (_ ("What was stored after %s is missing from it. How much that is"
                               " cannot be said, as the record cannot be read."),
                            until);
  counts = preview->is_earlier_state
               ? dup_counts (preview->newer_patients, preview->newer_visits)
               : dup_counts (preview->current->patients, preview->current->visits);
  if (preview->other_clinic)
    return g_strdup_printf (
        _ ("The record that is there now is another clinic’s (%s), and would be set aside whole."),
        counts);
  if (!preview->is_earlier_state)
    return g_strdup_printf (_ ("It is not an earlier state of the record that is there now (%s):"
                               " what the two have in common cannot be said."),
                            counts);
  if (preview->newer_entries == 0)
    return g_strdup (_ ("Nothing was stored since: nothing would be missing."));
  return g_strdup_printf (_ ("What was stored after %s would be missing or older: %s."), until,
                          counts);
}

/**
 * coxa_restore_text_dup_preview:
 *
 * Returns: (transfer full): what the backup is and holds
 */
char *
coxa_restore_text_dup_preview (const CoxaRestorePreview *preview)
{
  g_autofree char *made = coxa_restore_text_dup_time (preview->backup->made_at);
  g_autofree char *last = coxa_restore_text_dup_time (preview->backup->head_at);
  g_autofree char *counts = dup_counts (preview->backup->patients, preview->backup->visits);

  if (!*last)
    return g_strdup_printf (_ ("Made on %s; it is whole and holds %s."), made, counts);
  return g_strdup_printf (_ ("Made on %s; it is whole and holds %s. Its last entry is of %s."),
                          made, counts, last);
}

static guint
count_losses (const CoxaRescue *rescue, gboolean kept)
{
  guint n = 0;

  for (guint i = 0; i < rescue->losses->len; i++)
    n += ((const CoxaLoss *) rescue->losses->pdata[i])->kept == kept;
  return n;
}

/**
 * coxa_restore_text_dup_rescue:
 *
 * Returns: (transfer full): what came of a rescue, in sentences
 */
char *
coxa_restore_text_dup_rescue (const CoxaRescue *rescue)
{
  g_autofree char *counts = dup_counts (rescue->patients, rescue->visits);
  guint lost = count_losses (rescue, FALSE), older = count_losses (rescue, TRUE);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("The new record holds %s."), counts);
  g_string_append_c (text, ' ');
  if (rescue->losses->len == 0)
    g_string_append (text, _ ("Nothing that the damaged file knows of is missing."));
  if (lost > 0)
    g_string_append_printf (text, ngettext ("%u entry is lost.", "%u entries are lost.", lost),
                            lost);
  if (lost > 0 && older > 0)
    g_string_append_c (text, ' ');
  if (older > 0)
    g_string_append_printf (text,
                            ngettext ("%u entry is there as it was stored before.",
                                      "%u entries are there as they were stored before.", older),
                            older);
  return g_string_free (text, FALSE);
}

static const char *
name_kind (const char *kind)
{
  if (g_strcmp0 (kind, "patient") == 0)
    return _ ("Patient");
  if (g_strcmp0 (kind, "episode") == 0)
    return _ ("Episode");
  if (g_strcmp0 (kind, "visit") == 0)
    return _ ("Visit");
  if (g_strcmp0 (kind, "clinician") == 0)
    return _ ("Clinician");
  return _ ("Entry");
}

static const char *
say_what (const CoxaLoss *loss)
{
  switch (loss->what) {
  case COXA_LOSS_LOST:
    return _ ("lost: it cannot be read");
  case COXA_LOSS_CHANGED:
    return loss->kept ? _ ("damaged; it is there as it was stored")
                      : _ ("lost: it is damaged or was changed outside Coxa");
  case COXA_LOSS_OLDER:
    return _ ("an older version is there; newer ones are lost");
  }
  g_return_val_if_reached ("");
}

/**
 * coxa_restore_text_dup_loss:
 *
 * Returns: (transfer full): one line of the list; who it is about is not known, or not to be read
 */
char *
coxa_restore_text_dup_loss (const CoxaLoss *loss)
{
  g_autofree char *at = loss->at ? coxa_restore_text_dup_time (loss->at) : NULL;

  /* Translators: a kind of entry, its id, what became of it */
  if (!at)
    return g_strdup_printf (_ ("%s %.8s: %s"), name_kind (loss->kind), loss->id, say_what (loss));
  return g_strdup_printf (_ ("%s %.8s, stored on %s: %s"), name_kind (loss->kind), loss->id, at,
                          say_what (loss));
}
