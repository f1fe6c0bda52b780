#!/usr/bin/python3
# SPDX-FileCopyrightText: The Coxa authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No text claims a cause or frightens: findings occur together, and that is all that is known.

    test-words.py ROOT --keyword=... (the translatable keys of data/clinical)
"""

import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(sys.argv[1])
KEYWORDS = sys.argv[2:]

NEVER = re.compile(
    r"\b(?:(?:caused by|because of|source of your pain|misaligned|out of alignment|crooked|weak core|unstable spine"
    r"|your back is working too hard|compress(?:es)? your discs)\b|abnormal)", re.I)


def template():
    """Every text of the program and its knowledge, one a line."""
    with tempfile.TemporaryDirectory() as folder:
        pot = Path(folder) / 'coxa.pot'
        subprocess.run([sys.executable, ROOT / 'po/texts.py', 'pot', ROOT, pot, *KEYWORDS], check=True)
        return subprocess.run(['msgcat', '--no-wrap', pot], check=True, capture_output=True, text=True).stdout


class Words(unittest.TestCase):
    def test_the_pattern_itself(self):
        for text in ('Pain caused by the hip', 'because of stiffness', 'Abnormal gait', 'a misaligned pelvis'):
            self.assertRegex(text, NEVER)
        for text in ('because the hip was measured', 'fits with', 'occurs together with'):
            self.assertNotRegex(text, NEVER)

    def test_texts(self):
        texts = [line for line in template().splitlines() if line.startswith(('msgid', '"'))]
        self.assertGreater(len(texts), 100)
        self.assertEqual([line for line in texts if NEVER.search(line)], [])

    def test_readme(self):
        self.assertIsNone(NEVER.search((ROOT / 'README.md').read_text(encoding='utf-8')))


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
