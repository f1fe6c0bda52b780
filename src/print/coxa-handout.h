/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-look.h"
#include "coxa-patient.h"
#include "coxa-programme.h"

G_BEGIN_DECLS

#define COXA_PRINT_ERROR (coxa_print_error_quark ())

typedef enum {
  COXA_PRINT_ERROR_GLYPH, /* a letter that no font at hand has; the message names the letter */
  COXA_PRINT_ERROR_FONT,  /* Liberation Sans was not found */
  COXA_PRINT_ERROR_FAILED,
} CoxaPrintError;

GQuark coxa_print_error_quark (void);

typedef enum {
  COXA_PAPER_A4,
  COXA_PAPER_LETTER,
} CoxaPaper;

typedef enum {
  COXA_HANDOUT_STANDARD, /* 14 pt headings of the reading text at 11-12 pt, one page for 3 */
  COXA_HANDOUT_LARGE,    /* large print, reflows */
} CoxaHandoutStyle;

/**
 * CoxaHandout: what goes on the sheet. All members are borrowed for the call.
 */
typedef struct {
  CoxaPatient *patient;
  GDateTime *date;
  const char *clinic_name;      /* or NULL */
  const char *clinic_contact;   /* or NULL */
  const char *clinician;        /* or NULL */
  const char *goal;             /* in the patient's own words, or NULL */
  const char *emergency_number; /* e.g. "112" */
  const GPtrArray *items;       /* of CoxaProgrammeItem */
  const char *language;         /* of the fixed words; NULL: English */
  CoxaPaper paper;
  CoxaHandoutStyle style;
  const CoxaLook *look; /* of the figure in the pictures, or NULL */
} CoxaHandout;

/* The sheet as PDF bytes. No file is touched. */
GBytes *coxa_handout_print (const CoxaHandout *handout, GError **error);

/* Contact sheet of all exercises, six a page. */
GBytes *coxa_contact_sheet_print (const CoxaExerciseLibrary *library,
                                  CoxaPaper paper,
                                  const CoxaLook *look,
                                  GError **error);

/* Writes completely, durably, mode 0600, or not at all. */
gboolean coxa_print_write (const char *path, GBytes *pdf, GError **error);

G_END_DECLS
