/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "../store/record-fixture.h"

#include "coxa-sealed-file.h"

G_BEGIN_DECLS

/* What processes do to a record while something goes wrong, and what must be true afterwards. A
 * second process is the test program again, told what to do by its first argument. */

#define SCENE_PASSPHRASE "correct horse battery"
#define SCENE_MEASUREMENTS 4

/* A record with @n visits of one patient, signed and unsigned. */
void scene_make (Record *record, guint n);
void scene_copy (const char *from, const char *to);
char *scene_name (Record *record, const char *name);

/* Roles: each does its work on the record at @path and tells what is done, a line each, beginning
 * with "ready". */
int scene_save_for_ever (const char *path);
int scene_back_up_for_ever (const char *path);
int scene_restore_for_ever (const char *path);
int scene_upgrade (const char *path);
/* One step, then the end: "done ID" or "failed". */
int scene_save_once (const char *path);
int scene_back_up_once (const char *path, const char *passphrase);
int scene_restore_once (const char *path);
int scene_upgrade_once (const char *path);
gboolean scene_play (int argc, char *argv[], int *status_out);

typedef struct {
  GPid pid;
  int output;
  GString *said;
} Child;

Child child_start (const char *const *argv, const char *const *more_environment);
void child_wait_until_ready (Child *child);
void child_wait_for_lines (Child *child, guint n);
gboolean child_try_kill (Child *child);
void child_kill (Child *child);
int child_wait (Child *child);
void child_clear (Child *child);

/* The record at record->path is sound, each visit whole; says how many there are. */
guint assert_whole_record (Record *record);
/* Those that were told as stored are in it. */
guint assert_all_there (Record *record, const char *said);
/* Every file that has the name of a backup is a good one; says how many there are. */
guint assert_whole_backups (Record *record, const char *folder);
guint count_unfinished (const char *folder);
void empty_folder (const char *folder);

extern const CoxaSealCost scene_cost;

G_END_DECLS
