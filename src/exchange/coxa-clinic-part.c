/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-clinic-part.h"

static void
write_texts (CoxaJsonWriter *writer, const CoxaClinicValue *value)
{
  coxa_json_writer_add_text (writer, "key", value->key);
  coxa_json_writer_add_text (writer, "value", value->value);
  coxa_json_writer_add_text (writer, "published", value->published);
}

/* Beside a finding or a norm: which of its values are the clinic's, and what is published. */
void
coxa_clinic_part_write_own (CoxaJsonWriter *writer, CoxaClinicOwn own)
{
  if (own == NULL)
    return;
  coxa_json_writer_open_list (writer, "clinic_own");
  for (guint i = 0; own[i] != NULL; i++) {
    coxa_json_writer_open_object (writer, NULL);
    write_texts (writer, own[i]);
    coxa_json_writer_close_object (writer);
  }
  coxa_json_writer_close_list (writer);
}

static void
write_value (CoxaJsonWriter *writer, const CoxaClinicValue *value)
{
  coxa_json_writer_open_object (writer, NULL);
  coxa_json_writer_add_text (writer, "file", value->file);
  coxa_json_writer_add_text (writer, "group", value->group);
  write_texts (writer, value);
  coxa_json_writer_add_text (writer, "reason",
                             *value->reason != '\0' ? value->reason : value->source);
  coxa_json_writer_close_object (writer);
}

/* All of the clinic's own values: also those that no finding shows, such as errors. */
void
coxa_clinic_part_write (CoxaJsonWriter *writer, const CoxaClinicFile *clinic)
{
  if (clinic == NULL)
    return;
  coxa_json_writer_open_object (writer, "clinic");
  coxa_json_writer_add_text (writer, "version", coxa_clinic_file_get_version (clinic));
  coxa_json_writer_open_list (writer, "values");
  for (guint i = 0; i < coxa_clinic_file_count (clinic); i++)
    write_value (writer, coxa_clinic_file_get (clinic, i));
  coxa_json_writer_close_list (writer);
  coxa_json_writer_close_object (writer);
}
