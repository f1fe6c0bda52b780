/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-text.h"

static void
test_clean (void)
{
  static const struct {
    const char *text, *clean;
  } rows[] = {
    { NULL, "" },
    { "", "" },
    { "plain", "plain" },
    { "o\314\201", "ó" },         /* composed */
    { "a\314\202\314\201", "ấ" }, /* composed twice */
    { "one\ttwo\rthree", "one two three" },
    { "one\ntwo", "one\ntwo" },
    { "a\342\200\213b", "ab" },             /* zero width space */
    { "a\302\255b", "ab" },                 /* soft hyphen */
    { "\357\273\277a", "a" },               /* byte order mark */
    { "a\342\200\256b", "ab" },             /* right-to-left override */
    { "a\033[1mb", "a[1mb" },               /* control characters */
    { "1\342\200\257000", "1\302\240000" }, /* narrow no-break space */
    { "1\342\200\211000", "1 000" },        /* thin space */
    { "\303", NULL },                       /* not UTF-8 */
    { "a\377", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *clean = coxa_text_clean (rows[i].text);

    g_test_message ("row %u", i);
    g_assert_cmpstr (clean, ==, rows[i].clean);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/text/clean", test_clean);
  return g_test_run ();
}
