#!/usr/bin/python3
# SPDX-FileCopyrightText: The Coxa authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The icons have the sizes of their themes, stand alone, and show something at every size in use."""

import sys
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import gi

gi.require_version('GdkPixbuf', '2.0')
from gi.repository import GdkPixbuf  # pylint: disable=wrong-import-position

ROOT = Path(sys.argv.pop(1)) / 'data/icons/hicolor'
SCALABLE = ROOT / 'scalable/apps/org.coxa.Coxa.svg'
SYMBOLIC = ROOT / 'symbolic/apps/org.coxa.Coxa-symbolic.svg'


def local_name(tag):
    return tag.split('}')[-1]


def inked_part(path, size):
    """Share of the pixels that are at least half covered."""
    picture = GdkPixbuf.Pixbuf.new_from_file_at_scale(str(path), size, size, True)
    pixels, stride = picture.get_pixels(), picture.get_rowstride()
    alphas = [pixels[y * stride + 4 * x + 3] for y in range(size) for x in range(size)]
    return sum(alpha >= 128 for alpha in alphas) / len(alphas)


class Icons(unittest.TestCase):
    def check_canvas(self, path, size):
        svg = ElementTree.parse(path).getroot()
        self.assertEqual((svg.get('width'), svg.get('height')), (str(size), str(size)))
        self.assertEqual(svg.get('viewBox'), f'0 0 {size} {size}')

    def test_canvas(self):
        self.check_canvas(SCALABLE, 128)
        self.check_canvas(SYMBOLIC, 16)

    def test_nothing_from_elsewhere(self):
        for path in (SCALABLE, SYMBOLIC):
            for element in ElementTree.parse(path).iter():
                self.assertNotIn(local_name(element.tag), ('image', 'script', 'text', 'foreignObject', 'use'))
                for name, value in element.attrib.items():
                    self.assertNotEqual(local_name(name), 'href')
                    self.assertNotIn('data:', value)

    def test_symbolic_has_one_colour(self):
        colours = {e.get('fill') for e in ElementTree.parse(SYMBOLIC).iter() if local_name(e.tag) == 'path'}
        self.assertEqual(colours, {'#2e3436'})

    def test_something_to_see(self):
        for size in (16, 32, 48, 128):
            with self.subTest(size=size):
                self.assertTrue(0.5 < inked_part(SCALABLE, size) < 0.8)
                self.assertTrue(0.25 < inked_part(SYMBOLIC, size) < 0.6)


if __name__ == '__main__':
    unittest.main()
