/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-store.h"

static const struct {
  const char *text;
  const char *folded;
} rows[] = {
  { "Łukasz", "lukasz" },
  { "Đorđe", "dorde" },
  { "Søren", "soren" },
  { "Weiß", "weiss" },
  { "WEIẞ", "weiss" },
  { "Işıl", "isil" },
  { "İpek", "ipek" },
  { "Žaneta", "zaneta" },
  { "Z\xcc\x8c"
    "aneta",
    "zaneta" }, /* the same, decomposed */
  { "Αθηνά", "αθηνα" },
  { "Αθήνα", "αθηνα" },
  { "ΑΘΗΝΑ", "αθηνα" },
  { "Γιώργος", "γιωργοσ" },
  { "ΓΙΩΡΓΟΣ", "γιωργοσ" },
  { "Ёлка", "елка" },
  { "Андрей", "андреи" },
  { "Nguyễn", "nguyen" },
  { "Æsa Þórðardóttir", "aesa thordardottir" },
  { "Œuvre", "oeuvre" },
  { "Ħal Ŧ", "hal t" },
  { "ﬁona", "fiona" },
  { "王芳", "王芳" },
  { "O'Brien", "obrien" },
  { "O’Brien", "obrien" },
  { "Anna-Maria", "anna maria" },
  { "Anna\xe2\x80\x91Maria", "anna maria" },
  { "  van  der\tBerg ", "van der berg" },
  { "Example, Anna", "example anna" },
  { "St. John", "st john" },
  { "A\xe2\x80\x8b"
    "da",
    "ada" }, /* zero width space */
  { "\xff"
    "da",
    "\xef\xbf\xbd"
    "da" },
  { "4711/B", "4711/b" },
  { "", "" },
  { " - ", "" },
  { NULL, "" },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *folded = coxa_store_fold (rows[i].text);

    g_test_message ("row %zu", i);
    g_assert_cmpstr (folded, ==, rows[i].folded);
  }
}

/* Folding what is folded changes nothing, so that the record can be verified. */
static void
test_idempotent (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *once = coxa_store_fold (rows[i].text);
    g_autofree char *twice = coxa_store_fold (once);

    g_assert_cmpstr (once, ==, twice);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/fold/table", test_table);
  g_test_add_func ("/store/fold/idempotent", test_idempotent);
  return g_test_run ();
}
