/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf-tools.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

gboolean
pdf_tools_are_here (void)
{
  static const char *const tools[] = { "qpdf", "pdfinfo", "pdffonts", "pdftotext", "pdftoppm" };

  for (guint i = 0; i < G_N_ELEMENTS (tools); i++) {
    g_autofree char *path = g_find_program_in_path (tools[i]);

    if (path == NULL) {
      g_test_skip ("qpdf or poppler's tools are not installed");
      return FALSE;
    }
  }
  return TRUE;
}

static char *
write_file (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int file = g_file_open_tmp ("coxa-XXXXXX.pdf", &path, &error);

  g_assert_no_error (error);
  g_close (file, NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  return path;
}

static GBytes *
run (GBytes *pdf, GPtrArray *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = write_file (pdf);
  g_autoptr (GSubprocess) process = NULL;
  GBytes *output = NULL;

  for (guint i = 0; i + 1 < arguments->len; i++)
    if (strcmp (arguments->pdata[i], "@") == 0)
      arguments->pdata[i] = path;
  process =
      g_subprocess_newv ((const char *const *) arguments->pdata,
                         G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_test_message ("%.*s", (int) g_bytes_get_size (output),
                    (const char *) g_bytes_get_data (output, NULL));
  g_assert_true (g_subprocess_get_successful (process));
  g_unlink (path);
  return output;
}

static GPtrArray *
collect (va_list arguments)
{
  GPtrArray *list = g_ptr_array_new ();
  char *argument;

  while ((argument = va_arg (arguments, char *)) != NULL)
    g_ptr_array_add (list, argument);
  g_ptr_array_add (list, NULL);
  return list;
}

static char *
to_text (GBytes *bytes)
{
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

GBytes *
pdf_tools_run (GBytes *pdf, ...)
{
  g_autoptr (GPtrArray) list = NULL;
  va_list arguments;

  va_start (arguments, pdf);
  list = collect (arguments);
  va_end (arguments);
  return run (pdf, list);
}

char *
pdf_tools_run_text (GBytes *pdf, ...)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GBytes) output = NULL;
  va_list arguments;

  va_start (arguments, pdf);
  list = collect (arguments);
  va_end (arguments);
  output = run (pdf, list);
  return to_text (output);
}

/* Whole, well formed, every font embedded. */
void
pdf_tools_assert_sound (GBytes *pdf)
{
  g_autofree char *check = pdf_tools_run_text (pdf, "qpdf", "--check", "@", NULL);
  g_autofree char *fonts = pdf_tools_run_text (pdf, "pdffonts", "@", NULL);
  g_auto (GStrv) lines = g_strsplit (fonts, "\n", -1);

  g_assert_null (strstr (check, "WARNING"));
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_assert_nonnull (strstr (lines[i], "yes yes yes")); /* embedded, subset, with Unicode map */
}

int
pdf_tools_count_pages (GBytes *pdf)
{
  g_autofree char *info = pdf_tools_run_text (pdf, "pdfinfo", "@", NULL);

  return atoi (strstr (info, "Pages:") + strlen ("Pages:"));
}

/* The words of page @page, from 1, with single spaces. */
char *
pdf_tools_read_page (GBytes *pdf, int page)
{
  g_autofree char *number = g_strdup_printf ("%d", page);
  g_autofree char *text =
      pdf_tools_run_text (pdf, "pdftotext", "-raw", "-f", number, "-l", number, "@", "-", NULL);
  g_autoptr (GRegex) spaces = g_regex_new ("[\\s\u00a0]+", 0, 0, NULL);

  return g_regex_replace_literal (spaces, text, -1, 0, " ", 0, NULL);
}

static double
read_attribute (const char *line, const char *name)
{
  const char *at = strstr (line, name);

  g_assert_nonnull (at);
  return g_ascii_strtod (at + strlen (name), NULL);
}

/* No word stands over the edge of its page. */
void
pdf_tools_assert_inside (GBytes *pdf)
{
  g_autofree char *boxes = pdf_tools_run_text (pdf, "pdftotext", "-bbox", "@", "-", NULL);
  g_auto (GStrv) lines = g_strsplit (boxes, "\n", -1);
  double width = 0, height = 0;
  guint n_words = 0;

  for (guint i = 0; lines[i] != NULL; i++) {
    if (strstr (lines[i], "<page ") != NULL) {
      width = read_attribute (lines[i], "width=\"");
      height = read_attribute (lines[i], "height=\"");
    }
    if (strstr (lines[i], "<word ") == NULL)
      continue;
    n_words++;
    g_assert_cmpfloat (read_attribute (lines[i], "xMin=\""), >=, 12);
    g_assert_cmpfloat (read_attribute (lines[i], "yMin=\""), >=, 12);
    g_assert_cmpfloat (read_attribute (lines[i], "xMax=\""), <=, width - 12);
    g_assert_cmpfloat (read_attribute (lines[i], "yMax=\""), <=, height - 12);
  }
  g_assert_cmpuint (n_words, >, 10);
}
