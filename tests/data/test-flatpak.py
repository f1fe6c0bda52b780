#!/usr/bin/python3
# SPDX-FileCopyrightText: The Coxa authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak asks for a window and nothing else, and every source is pinned."""

import json
import re
import sys
import unittest
from pathlib import Path

ROOT = Path(sys.argv.pop(1))
PERMISSIONS = ['--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--device=dri']


class Flatpak(unittest.TestCase):
    def setUp(self):
        path = ROOT / 'flatpak/org.coxa.Coxa.json'
        self.manifest = json.loads(path.read_text(encoding='utf-8'))

    def test_names(self):
        self.assertEqual(self.manifest['id'], 'org.coxa.Coxa')
        self.assertEqual(self.manifest['command'], 'coxa')
        self.assertEqual(self.manifest['runtime'], 'org.gnome.Platform')
        self.assertEqual(self.manifest['sdk'], 'org.gnome.Sdk')
        self.assertRegex(self.manifest['runtime-version'], r'^\d+$')

    def test_permissions_are_these_and_no_more(self):
        self.assertEqual(self.manifest['finish-args'], PERMISSIONS)

    def test_no_network_while_building(self):
        self.assertNotIn('--share=network', json.dumps(self.manifest))

    def test_modules(self):
        self.assertEqual([module['name'] for module in self.manifest['modules']], ['libharu', 'libsodium', 'coxa'])

    def test_sources_are_pinned(self):
        for module in self.manifest['modules']:
            for source in module['sources']:
                with self.subTest(module=module['name']):
                    self.check_source(source)

    def check_source(self, source):
        if source['type'] == 'dir':
            self.assertEqual(source['path'], '..')
        elif source['type'] == 'archive':
            self.assertTrue(re.fullmatch(r'[0-9a-f]{64}', source['sha256']))
            self.assertTrue(source['url'].startswith('https://'))
        else:
            self.fail(f'sources are archives or this folder, not {source["type"]}')


if __name__ == '__main__':
    unittest.main()
