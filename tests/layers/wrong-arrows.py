#!/usr/bin/python3
# SPDX-FileCopyrightText: The Coxa authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A wrong arrow between layers does not compile.

    wrong-arrows.py SOURCE BUILD

For each layer the compiler is asked, with the very flags the build uses for that layer's files: every header the
layer may include must compile, every other header must be refused, and refused for being out of reach.
"""

import json
import re
import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# What each layer stands on. Whatever is not named here is out of its reach.
BELOW = {
    'domain': (),
    'engine': ('domain',),
    'figure': ('domain',),
    'store': ('engine', 'domain'),
    'print': ('engine', 'figure', 'domain'),
    'exchange': ('engine', 'domain'),
}

# Libraries with the layers that may use them.
LIBRARIES = {
    'glib.h': tuple(BELOW) + ('app', 'cli'),
    'sqlite3.h': ('store',),
    'hpdf.h': ('print',),
    'json-glib/json-glib.h': ('exchange', 'cli'),
    'gtk/gtk.h': ('app',),
    'adwaita.h': ('app',),
    'cairo.h': ('app',),
}

# These two use every layer, but neither SQL nor libharu, and the command line needs no window.
TOPS = {
    'app': ('sqlite3.h', 'hpdf.h'),
    'cli': ('sqlite3.h', 'hpdf.h', 'gtk/gtk.h', 'adwaita.h'),
}


class Failures(list):
    def check(self, condition, text):
        print('ok' if condition else 'not ok', '-', text)
        if not condition:
            self.append(text)


def layer_flags(source, build):
    """layer -> (folder to compile in, compiler and flags), taken from the first file of each layer."""
    flags = {}
    for entry in json.loads((build / 'compile_commands.json').read_text(encoding='utf-8')):
        path = (Path(entry['directory']) / entry['file']).resolve()
        if source / 'src' not in path.parents:
            continue
        layer = path.relative_to(source / 'src').parts[0]
        words, kept = iter(shlex.split(entry['command'])), []
        for word in words:
            if word in ('-o', '-MF', '-MQ', '-MT', '-c'):
                next(words)
            elif word not in ('-MD', '-MMD'):
                kept.append(word)
        flags.setdefault(layer, (entry['directory'], kept))
    return flags


def compile_probe(flags, headers):
    """What the compiler complains about, or '' if it takes the includes."""
    folder, command = flags
    with tempfile.TemporaryDirectory() as scratch:
        probe = Path(scratch) / 'probe.c'
        probe.write_text(''.join(f'#include "{h}"\n' for h in headers) + 'extern int probe;\n', encoding='utf-8')
        command = [*command, '-w', '-fdiagnostics-color=never', '-fsyntax-only', str(probe)]
        result = subprocess.run(command, cwd=folder, capture_output=True, text=True,
                                env={'PATH': '/usr/bin:/bin', 'LC_ALL': 'C'}, check=False)
    return result.stderr or 'refused' if result.returncode else ''


def out_of_reach(complaint, header):
    """Refused because the header is not found or a wall stands before it, not for an error inside it."""
    name = re.escape(header.split('/')[-1])
    return re.search(rf'{name}: No such file|/walls/[^/]+/{name}:\d+:\d+: error: #error', complaint) is not None


def public_headers(source, layer):
    return sorted(p.name for p in (source / 'src' / layer).glob('*.h'))


def plan(source, flags):
    """(layer, header, allowed) for all that is to be tried."""
    headers = {layer: public_headers(source, layer) for layer in BELOW}
    for layer, below in BELOW.items():
        for other, names in headers.items():
            allowed = other == layer or other in below
            yield from ((layer, name, allowed) for name in names)
        yield from ((layer, name, layer in may) for name, may in LIBRARIES.items())
    for layer, forbidden in TOPS.items():
        if layer in flags:
            yield layer, 'glib.h', True
            yield from ((layer, name, False) for name in forbidden)


def check_includes(source, build, failures):
    flags = layer_flags(source, build)
    for layer in BELOW:
        failures.check(layer in flags, f'{layer} has files in this build')
    cases = [case for case in plan(source, flags) if case[0] in flags]
    with ThreadPoolExecutor() as pool:
        complaints = pool.map(lambda case: compile_probe(flags[case[0]], [case[1]]), cases)
        for (layer, header, allowed), complaint in zip(cases, complaints):
            if allowed:
                failures.check(not complaint, f'{layer} may include {header}')
            else:
                failures.check(out_of_reach(complaint, header), f'{layer} cannot include {header}')
            if complaint and allowed:
                print(complaint)


def check_detours(source, failures):
    """An include by path would walk around every wall."""
    detour = re.compile(r'^\s*#\s*include\s*["<][^">]*(\.\./|^/|/src/)', re.M)
    for path in sorted((source / 'src').rglob('*.[ch]')):
        if detour.search(path.read_text(encoding='utf-8')):
            failures.check(False, f'{path.relative_to(source)} includes by a path through another folder')


def main():
    source, build = (Path(word).resolve() for word in sys.argv[1:3])
    failures = Failures()
    check_includes(source, build, failures)
    check_detours(source, failures)
    for text in failures:
        print('wrong arrow:', text, file=sys.stderr)
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
