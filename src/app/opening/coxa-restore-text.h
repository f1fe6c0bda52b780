/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "coxa-rescue.h"
#include "coxa-restore.h"

G_BEGIN_DECLS

char *coxa_restore_text_dup_time (const char *iso);
char *coxa_restore_text_dup_preview (const CoxaRestorePreview *preview);
char *coxa_restore_text_dup_missing (const CoxaRestorePreview *preview);
char *coxa_restore_text_dup_rescue (const CoxaRescue *rescue);
char *coxa_restore_text_dup_loss (const CoxaLoss *loss);

G_END_DECLS
