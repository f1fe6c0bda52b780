#!/usr/bin/python3
# SPDX-FileCopyrightText: The Coxa authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every template is sound XML, is in the resource bundle, and lets all its texts be translated."""

import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(sys.argv.pop(1))
UI = ROOT / 'ui'

# Properties whose text a person reads.
TEXTS = {'label', 'title', 'subtitle', 'description', 'tooltip-text', 'placeholder-text', 'text', 'heading', 'body'}


def templates():
    return sorted(UI.rglob('*.ui'))


def bundled():
    """Every path a bundle under ui/ names; one bundle may lie in a folder below."""
    return {(bundle.parent / (element.text or '').strip()).resolve()
            for bundle in UI.rglob('*.gresource.xml')
            for element in ElementTree.parse(bundle).iter('file')}


def untranslated_texts(path):
    for element in ElementTree.parse(path).iter('property'):
        text = (element.text or '').strip()
        if element.get('name') not in TEXTS or len(element) or not any(c.isalpha() for c in text):
            continue
        if text == 'Coxa':
            continue
        if element.get('translatable') is None and element.get('bind-source') is None:
            yield f'{element.get("name")}: {text}'


class Templates(unittest.TestCase):
    def test_there_are_some(self):
        self.assertTrue(templates())

    def test_sound_xml(self):
        result = subprocess.run(['xmllint', '--noout', *templates()], capture_output=True, text=True, check=False)
        self.assertEqual((result.returncode, result.stderr), (0, ''))

    def test_bundled(self):
        self.assertEqual([str(p) for p in templates() if p.resolve() not in bundled()], [])
        self.assertEqual([str(p) for p in bundled() if p.suffix == '.ui' and not p.exists()], [])

    def test_texts_can_be_translated(self):
        for path in templates():
            with self.subTest(template=str(path.relative_to(ROOT))):
                self.assertEqual(list(untranslated_texts(path)), [])


if __name__ == '__main__':
    unittest.main()
