#!/usr/bin/python3
# SPDX-FileCopyrightText: The Coxa authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No text escapes the translators: extraction from C, templates, data and key files, and the way back.

    test-texts.py ROOT --keyword=... (the translatable keys of data/clinical)
"""

import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(sys.argv[1])
KEYWORDS = sys.argv[2:]
KEYS = {word.split('=', 1)[1] for word in KEYWORDS}
TEXTS = [sys.executable, str(ROOT / 'po/texts.py')]

C_SOURCE = r'''
const char *a = N_ ("marked only");
int main (void) {
  /* Translators: a hint */
  f (_ ("plain %d"), C_ ("grade", "context"), g_dgettext (GETTEXT_PACKAGE, "of a domain"));
  f (ngettext ("one visit", "many visits", n), g_dngettext (GETTEXT_PACKAGE, "one sheet", "many sheets", n));
  f (g_dpgettext2 (GETTEXT_PACKAGE, "side", "left"), untouched ("not a text"));
}
'''
TEMPLATE = '''<interface><object class="GtkLabel">
<property name="label" translatable="yes">In a template</property><property name="name">no-text</property>
</object></interface>'''
KEY_FILE = '[hip_ir]\nname=Inner rotation\nunit=deg\n'
PO_HEADER = 'Language: xx\\nContent-Type: text/plain; charset=UTF-8\\n'


def messages(pot):
    """(context, msgid, plural) of every entry; long lines are joined."""
    text = re.sub(r'"\n"', '', pot.read_text(encoding='utf-8'))
    entry = re.compile(r'(?:^msgctxt "(.*)"\n)?^msgid "(.*)"\n(?:msgid_plural "(.*)"\n)?', re.M)
    return {tuple(part.replace('\\"', '"') for part in m.groups(default='')) for m in entry.finditer(text)}


def make_pot(root, folder, keywords):
    output = Path(folder) / 'out.pot'
    subprocess.run([*TEXTS, 'pot', root, output, *keywords], check=True)
    return output


def key_file_texts(path):
    """(line number, key, value) of every translatable line, also of empty ones."""
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        key, equals, value = line.partition('=')
        if equals and key.strip() in KEYS:
            yield number, key.strip(), value.strip()


class EveryKind(unittest.TestCase):
    """A small tree with one text of each kind."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for name, text in (('src/app/a.c', C_SOURCE), ('ui/a.ui', TEMPLATE), ('data/clinical/m.ini', KEY_FILE)):
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_text(text, encoding='utf-8')
        self.pot = make_pot(self.root, self.root, ['--keyword=name'])

    def test_found(self):
        self.assertEqual(messages(self.pot) - {('', '', '')}, {
            ('', 'marked only', ''), ('', 'plain %d', ''), ('grade', 'context', ''), ('', 'of a domain', ''),
            ('', 'one visit', 'many visits'), ('', 'one sheet', 'many sheets'), ('side', 'left', ''),
            ('', 'In a template', ''), ('', 'Inner rotation', '')})

    def test_hints_and_formats(self):
        text = self.pot.read_text(encoding='utf-8')
        self.assertIn('#. Translators: a hint', text)
        self.assertRegex(text, r'c-format\nmsgid "plain %d"')


class ThisTree(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.messages = messages(make_pot(ROOT, cls.folder.name, KEYWORDS))
        cls.msgids = {msgid for _, msgid, _ in cls.messages}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_potfiles_sorted_and_complete(self):
        listed = (ROOT / 'po/POTFILES.in').read_text(encoding='utf-8').splitlines()
        wanted = subprocess.run([*TEXTS, 'files', ROOT], check=True, capture_output=True, text=True).stdout
        self.assertEqual(listed, wanted.splitlines(), 'run ./dev pot')

    def test_one_of_each_kind(self):
        for path, text in (
                ('desktop entry', 'Physiotherapy Record'),
                ('metainfo', 'Hip and low back, from measurement to exercise sheet'),
                ('settings schema', 'Emergency number')):
            with self.subTest(kind=path):
                self.assertIn(text, self.msgids)

    def test_every_plain_text_of_c(self):
        plain = re.compile(r'(?<![A-Za-z0-9_])_\s*\("((?:[^"\\]|\\.)*)"\)')
        for path in (ROOT / 'src').rglob('*.c'):
            for text in plain.findall(path.read_text(encoding='utf-8')):
                self.assertIn(text.replace('\\"', '"'), self.msgids, path)

    def test_every_text_of_the_key_files(self):
        count = 0
        for path in sorted((ROOT / 'data/clinical').glob('*.ini')):
            for number, key, value in key_file_texts(path):
                count += 1
                # gettext would answer an empty text with the header of the catalogue.
                self.assertNotEqual(value, '', f'{path.name}:{number}: {key} is empty: leave the line out')
                if '\\' not in value and '"' not in value:
                    self.assertIn(value, self.msgids, f'{path.name}:{number}')
        self.assertGreater(count, 100)


def po_text(claim, *entries):
    header = PO_HEADER + (f'X-Coxa-Complete: {claim}\\n' if claim else '')
    return f'msgid ""\nmsgstr "{header}"\n'.replace('\\n', '\\n"\n"') + ''.join('\n' + e + '\n' for e in entries)


def translated(msgid, msgstr='zażółć'):
    return f'msgid "{msgid}"\nmsgstr "{msgstr}"'


class Claims(unittest.TestCase):
    """A language is complete in what it claims: a sheet of two texts, a program with one more."""

    STEP, TITLE, PROGRAM = translated('Lie down.'), translated('Your exercises'), translated('%d visits', '%d x')

    def complete(self, po):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for name, text in (
                    ('src/app/a.c', 'f (g_strdup_printf (_ ("%d visits"), n));'),
                    ('data/clinical/exercises.ini', '[bridge]\nstep1=Lie down.\n'),
                    ('data/clinical/handout.ini', '[title]\ntext=Your exercises\n'),
                    ('po/LINGUAS', 'xx\n'), ('po/xx.po', po)):
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text, encoding='utf-8')
            return subprocess.run([*TEXTS, 'complete', root, '--keyword=step1', '--keyword=text'],
                                  capture_output=True, text=True)

    def test_kept(self):
        for part, entries, count in (
                ('handout', (self.STEP, self.TITLE), 2),
                ('handout', (self.STEP, self.TITLE, '#, fuzzy\n' + self.PROGRAM), 2),
                ('all', (self.STEP, self.TITLE, self.PROGRAM), 3),
                ('', (self.STEP, self.TITLE, self.PROGRAM), 3)):
            with self.subTest(part=part, entries=entries):
                result = self.complete(po_text(part, *entries))
                self.assertEqual(result.stdout,
                                 f'xx: {part or "all"}, {count} texts, 0 not translated, 0 fuzzy\n', result.stderr)
                self.assertEqual(result.returncode, 0)

    def test_broken(self):
        wrong_format = translated('%d visits', '%s x')
        for what, po, said in (
                ('a text is missing', po_text('handout', self.STEP), '1 not translated, 0 fuzzy'),
                ('a text is empty', po_text('handout', self.STEP, translated('Your exercises', '')),
                 '1 not translated, 0 fuzzy'),
                ('a text is only guessed', po_text('handout', '#, fuzzy\n' + self.STEP, self.TITLE),
                 '0 not translated, 1 fuzzy'),
                ('the text has changed', po_text('handout', self.TITLE, translated('Sit on a chair.')),
                 '1 not translated, 0 fuzzy'),
                ('the program is missing', po_text('all', self.STEP, self.TITLE), '1 not translated, 0 fuzzy'),
                ('all is meant', po_text('', self.STEP, self.TITLE), '1 not translated, 0 fuzzy'),
                ('another format', po_text('all', self.STEP, self.TITLE, '#, c-format\n' + wrong_format), 'msgstr'),
                ('no end', po_text('handout', self.STEP, self.TITLE)[:-2], 'end-of-file'),
                ('the same twice', po_text('handout', self.STEP, self.STEP, self.TITLE), 'duplicate'),
                ('no such part', po_text('exercises', self.STEP, self.TITLE), 'X-Coxa-Complete says “exercises”'),
                ('two claims', po_text('handout\\nX-Coxa-Complete: all', self.STEP, self.TITLE), 'handout, all')):
            with self.subTest(what):
                result = self.complete(po)
                self.assertNotEqual(result.returncode, 0)
                self.assertIn(said, result.stdout + result.stderr)


class TheWayBack(unittest.TestCase):
    def test_a_measure_in_polish(self):
        source = ROOT / 'data/clinical/measures.ini'
        name = next(value for _, key, value in key_file_texts(source) if key == 'name')
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / 'LINGUAS').write_text('pl\n', encoding='utf-8')
            (Path(folder) / 'pl.po').write_text(
                'msgid ""\nmsgstr "Language: pl\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
                f'msgid "{name}"\nmsgstr "zażółć"\n', encoding='utf-8')
            output = Path(folder) / 'measures.ini'
            subprocess.run(['msgfmt', '--desktop', *KEYWORDS, '-d', folder, '--template', source, '-o', output],
                           check=True)
            self.assertIn(f'name[pl]=zażółć\nname={name}\n', output.read_text(encoding='utf-8'))


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
