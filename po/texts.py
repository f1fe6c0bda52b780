#!/usr/bin/python3
# SPDX-FileCopyrightText: The Coxa authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Collects everything a translator should see.

    texts.py files ROOT                   the files that belong into po/POTFILES.in
    texts.py pot ROOT OUTPUT [--keyword]  one template from these files and from the key files
    texts.py renew ROOT [--keyword]       POTFILES.in, po/coxa.pot, and every po/<language>.po
    texts.py complete ROOT [--keyword]    fails if a language of po/LINGUAS lacks what it claims

A language claims by a line in the header of its .po: `X-Coxa-Complete: all`, which is also meant
without the line, or `X-Coxa-Complete: handout`, every text that a patient's sheet can show. A .po holds
what it claims: to go on from the sheet to the program, change the line and run `./dev pot`.
The keywords are the translatable keys of data/clinical; data/clinical/meson.build has the list.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

C_CALL = re.compile(
    r'(?<![A-Za-z0-9_])(?:_|N_|C_|NC_|Q_|ngettext|g_d(?:c|n|p)?gettext2?)'
    r'\s*\(\s*(?:GETTEXT_PACKAGE\s*,\s*)?"')
UI_MARK = re.compile(r'translatable="(?:yes|true|1)"')

C_KEYWORDS = (
    '_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'Q_:1g', 'ngettext:1,2', 'g_dgettext:2', 'g_dcgettext:2',
    'g_dngettext:2,3', 'g_dpgettext2:2c,3')
C_FLAGS = (
    '_:1:pass-c-format', 'N_:1:pass-c-format', 'C_:2:pass-c-format', 'NC_:2:pass-c-format',
    'ngettext:1:pass-c-format', 'ngettext:2:pass-c-format',
    'g_dngettext:2:pass-c-format', 'g_dngettext:3:pass-c-format',
    'g_strdup_printf:1:c-format', 'g_string_printf:2:c-format', 'g_string_append_printf:2:c-format',
    'g_error_new:3:c-format', 'g_set_error:4:c-format', 'g_prefix_error:2:c-format')

# Everything on the sheet that nobody types comes from these; src/print has only error messages of its own.
HANDOUT_FILES = ('data/clinical/exercises.ini', 'data/clinical/handout.ini')
CLAIM = re.compile(r'^"X-Coxa-Complete: *(.*?) *\\n"$', re.M)


def has_match(path, pattern):
    return pattern.search(path.read_text(encoding='utf-8')) is not None


def translatable_files(root):
    """Every file xgettext reads by itself, relative to ROOT and sorted."""
    found = [p for p in (root / 'src').rglob('*.[ch]') if has_match(p, C_CALL)]
    found += [p for p in (root / 'ui').rglob('*.ui') if has_match(p, UI_MARK)]
    for pattern in ('*.desktop.in', '*.metainfo.xml.in', '*.gschema.xml'):
        found += (root / 'data').glob(pattern)
    return sorted(str(p.relative_to(root)) for p in found)


def key_files(root):
    return sorted(str(p.relative_to(root)) for p in (root / 'data/clinical').glob('*.ini'))


def xgettext(root, output, arguments, files):
    command = ['xgettext', '--from-code=UTF-8', '--add-comments=Translators', '--directory', root,
               '--package-name=coxa', '--output', output, '--force-po', *arguments, *files]
    subprocess.run(command, check=True)


def write_knowledge_pot(root, output, keywords, files):
    # Without -L an unknown ending is taken for C, and nothing is found.
    xgettext(root, output, ['--language=Desktop', '--keyword', *keywords], files)


def write_pot(root, output, keywords):
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / 'program.pot'
        knowledge = Path(folder) / 'knowledge.pot'
        arguments = ['--keyword=' + k for k in C_KEYWORDS] + ['--flag=' + f for f in C_FLAGS]
        xgettext(root, program, arguments, translatable_files(root))
        write_knowledge_pot(root, knowledge, keywords, key_files(root))
        subprocess.run(['msgcat', '--use-first', '--output-file', output, program, knowledge], check=True)


def languages(root):
    lines = (root / 'po/LINGUAS').read_text(encoding='utf-8').splitlines()
    return [word for line in lines for word in line.split('#')[0].split()]


def renew(root, keywords):
    potfiles = root / 'po/POTFILES.in'
    potfiles.write_text('\n'.join(translatable_files(root)) + '\n', encoding='utf-8')
    pot = root / 'po/coxa.pot'
    write_pot(root, pot, keywords)
    with tempfile.TemporaryDirectory() as folder:
        handout = Path(folder) / 'handout.pot'
        write_knowledge_pot(root, handout, keywords, HANDOUT_FILES)
        for language in languages(root):
            po = root / f'po/{language}.po'
            subprocess.run(['msgmerge', '--quiet', '--update', '--backup=none', po,
                            handout if claim(po) == 'handout' else pot], check=True)


def claim(po):
    """`all` or `handout`; anything else is a mistake."""
    header = po.read_text(encoding='utf-8').partition('\n\n')[0]
    claims = CLAIM.findall(header) or ['all']
    if len(claims) > 1 or claims[0] not in ('all', 'handout'):
        sys.exit(f'{po.name}: X-Coxa-Complete says “{", ".join(claims)}” where “all” or “handout” belongs')
    return claims[0]


def count_texts(po, *which):
    texts = subprocess.run(['msgattrib', '--no-obsolete', *which, po], check=True,
                           capture_output=True, text=True).stdout
    # The header is itself an entry with an empty msgid.
    return len(re.findall(r'^msgid "(?!"\n\n|"\nmsgstr)', texts, re.M))


def check_language(po, pot):
    """(texts that are claimed, of these not translated, only guessed); a wrong format fails."""
    with tempfile.TemporaryDirectory() as folder:
        merged = Path(folder) / po.name
        subprocess.run(['msgmerge', '--quiet', '--output-file', merged, po, pot], check=True)
        subprocess.run(['msgfmt', '--check', '--output-file', '/dev/null', merged], check=True)
        return count_texts(merged), count_texts(merged, '--untranslated'), count_texts(merged, '--only-fuzzy')


def complete(root, keywords):
    result = 0
    with tempfile.TemporaryDirectory() as folder:
        pots = {'all': Path(folder) / 'coxa.pot', 'handout': Path(folder) / 'handout.pot'}
        write_pot(root, pots['all'], keywords)
        write_knowledge_pot(root, pots['handout'], keywords, HANDOUT_FILES)
        for language in languages(root):
            po = root / f'po/{language}.po'
            part = claim(po)
            total, lacking, guessed = check_language(po, pots[part])
            print(f'{language}: {part}, {total} texts, {lacking} not translated, {guessed} fuzzy')
            result = result or (1 if lacking or guessed else 0)
    return result


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    command, root, rest = sys.argv[1], Path(sys.argv[2]), sys.argv[3:]
    if command == 'files':
        print('\n'.join(translatable_files(root)))
    elif command == 'pot':
        write_pot(root, Path(rest[0]), rest[1:])
    elif command == 'renew':
        renew(root, rest)
    elif command == 'complete':
        return complete(root, rest)
    else:
        sys.exit(__doc__)
    return 0


if __name__ == '__main__':
    sys.exit(main())
