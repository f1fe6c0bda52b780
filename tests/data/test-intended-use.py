#!/usr/bin/python3
# SPDX-FileCopyrightText: The Coxa authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The statement of intended use stands, word for word, wherever a reader first meets Coxa."""

import html
import re
import sys
import unittest
from pathlib import Path

ROOT = Path(sys.argv.pop(1))
STATEMENT = (
    "Coxa is a record and calculation aid for qualified physiotherapists. It stores measurements entered by the "
    "therapist, compares them with published reference values and points out combinations of findings, with the "
    "rule and the source of each. It does not diagnose, does not decide on treatment, is not meant for emergencies, "
    "for patients' own use, or for use without a therapist's judgement. It has not been assessed as a medical device "
    "in any country; whoever distributes it or puts it into service must check the rules that apply to them.")


def plain_words(path):
    text = html.unescape(path.read_text(encoding='utf-8'))
    text = re.sub(r'^\s*>', ' ', text, flags=re.M)  # quotation marks of Markdown
    return ' '.join(text.split())


class IntendedUse(unittest.TestCase):
    def test_readme(self):
        self.assertIn(STATEMENT, plain_words(ROOT / 'README.md'))

    def test_metainfo(self):
        self.assertIn(STATEMENT, plain_words(ROOT / 'data/org.coxa.Coxa.metainfo.xml.in'))


if __name__ == '__main__':
    unittest.main()
