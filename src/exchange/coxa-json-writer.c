/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-json-writer.h"

#include <math.h>

struct _CoxaJsonWriter {
  GString *line;
  gboolean first; /* nothing yet in the innermost object or list */
};

CoxaJsonWriter *
coxa_json_writer_new (void)
{
  CoxaJsonWriter *self = g_new0 (CoxaJsonWriter, 1);
  self->line = g_string_new (NULL);
  self->first = TRUE;
  return self;
}

void
coxa_json_writer_free (CoxaJsonWriter *self)
{
  if (self == NULL)
    return;
  g_string_free (self->line, TRUE);
  g_free (self);
}

static void
append_quoted (GString *line, const char *text)
{
  g_string_append_c (line, '"');
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"' || *p == '\\')
      g_string_append_printf (line, "\\%c", *p);
    else if (*p == '\n')
      g_string_append (line, "\\n");
    else if ((guchar) *p < 0x20 || *p == 0x7f)
      g_string_append_printf (line, "\\u%04x", (guint) *p);
    else
      g_string_append_c (line, *p);
  }
  g_string_append_c (line, '"');
}

static void
begin_value (CoxaJsonWriter *self, const char *name)
{
  if (!self->first)
    g_string_append (self->line, ", ");
  self->first = FALSE;
  if (name == NULL)
    return;
  append_quoted (self->line, name);
  g_string_append (self->line, ": ");
}

static void
open_bracket (CoxaJsonWriter *self, const char *name, char bracket)
{
  begin_value (self, name);
  g_string_append_c (self->line, bracket);
  self->first = TRUE;
}

static void
close_bracket (CoxaJsonWriter *self, char bracket)
{
  g_string_append_c (self->line, bracket);
  self->first = FALSE;
}

void
coxa_json_writer_open_object (CoxaJsonWriter *self, const char *name)
{
  open_bracket (self, name, '{');
}

void
coxa_json_writer_close_object (CoxaJsonWriter *self)
{
  close_bracket (self, '}');
}

void
coxa_json_writer_open_list (CoxaJsonWriter *self, const char *name)
{
  open_bracket (self, name, '[');
}

void
coxa_json_writer_close_list (CoxaJsonWriter *self)
{
  close_bracket (self, ']');
}

void
coxa_json_writer_add_text (CoxaJsonWriter *self, const char *name, const char *text)
{
  begin_value (self, name);
  append_quoted (self->line, text);
}

void
coxa_json_writer_add_optional_text (CoxaJsonWriter *self, const char *name, const char *text)
{
  if (text != NULL)
    coxa_json_writer_add_text (self, name, text);
}

void
coxa_json_writer_add_number (CoxaJsonWriter *self, const char *name, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number)) {
    coxa_json_writer_add_null (self, name);
    return;
  }
  begin_value (self, name);
  if (number == 0.0)
    number = 0.0; /* never "-0" */
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", number);
  if (g_ascii_strtod (buffer, NULL) != number)
    g_ascii_formatd (buffer, sizeof buffer, "%.17g", number);
  g_string_append (self->line, buffer);
}

/* A computed number: differences of decimal readings carry binary noise in their last digits. */
void
coxa_json_writer_add_decimal (CoxaJsonWriter *self, const char *name, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isfinite (number))
    number = g_ascii_strtod (g_ascii_formatd (buffer, sizeof buffer, "%.10g", number), NULL);
  coxa_json_writer_add_number (self, name, number);
}

void
coxa_json_writer_add_flag (CoxaJsonWriter *self, const char *name, gboolean flag)
{
  begin_value (self, name);
  g_string_append (self->line, flag ? "true" : "false");
}

void
coxa_json_writer_add_null (CoxaJsonWriter *self, const char *name)
{
  begin_value (self, name);
  g_string_append (self->line, "null");
}

void
coxa_json_writer_add_texts (CoxaJsonWriter *self,
                            const char *name,
                            const char *const *texts,
                            guint n_texts)
{
  coxa_json_writer_open_list (self, name);
  for (guint i = 0; i < n_texts; i++)
    coxa_json_writer_add_text (self, NULL, texts[i]);
  coxa_json_writer_close_list (self);
}

void
coxa_json_writer_add_written (CoxaJsonWriter *self, const char *name, const char *line)
{
  begin_value (self, name);
  g_string_append (self->line, line);
}

/**
 * coxa_json_writer_dup_line:
 *
 * Returns: (transfer full): what was written, without an end of line
 */
char *
coxa_json_writer_dup_line (CoxaJsonWriter *self)
{
  return g_strdup (self->line->str);
}
