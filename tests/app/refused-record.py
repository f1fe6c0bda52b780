#!/usr/bin/python3
# SPDX-FileCopyrightText: The Coxa authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are no record of ours: the real window says so in one sentence and leaves them alone.

Usage: refused-record.py COXA, inside on-display.py."""

import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

if "DISPLAY" not in os.environ:
    print("a display is needed")
    sys.exit(77)

import pyatspi  # noqa: E402

PATIENCE_S = 30


def make_empty(path):
    open(path, "wb").close()


def make_text(path):
    with open(path, "wb") as file:
        file.write(b"Dear diary, " * 400)


def make_other_database(path):
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE recipe (name TEXT)")


CASES = [
    (make_empty, "The record file is empty"),
    (make_text, "This is not a Coxa record"),
    (make_other_database, "This is not a Coxa record"),
    (None, "The record file is not there"),
]


def names(node):
    yield node.name
    for i in range(node.childCount):
        child = node.getChildAtIndex(i)
        if child is not None:
            yield from names(child)


def says(pid, text):
    desktop = pyatspi.Registry.getDesktop(0)
    for i in range(desktop.childCount):
        app = desktop.getChildAtIndex(i)
        if app is not None and app.get_process_id() == pid:
            return text in names(app)
    return False


def wait_for(program, text):
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        assert program.poll() is None, "the program ended"
        try:
            if says(program.pid, text):
                return
        except Exception:  # the tree changes under our hands
            pass
        time.sleep(0.05)
    raise SystemExit("waited in vain for: " + text)


def digest(path):
    if not os.path.exists(path):
        return None
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def check(coxa, make, text):
    with tempfile.TemporaryDirectory(prefix="coxa-refused-") as folder:
        path = os.path.join(folder, "record.coxa")
        if make:
            make(path)
        before = digest(path)
        program = subprocess.Popen([coxa, "--record", path],
                                   env=dict(os.environ, G_DEBUG="fatal-warnings"))
        try:
            wait_for(program, text)
        finally:
            program.kill()
            program.wait()
        assert digest(path) == before, text


def check_two_at_once(coxa):
    """A record that is named is the one that opens, also while another Coxa runs."""
    programs = []
    try:
        for path in ["/nowhere/one.coxa", "/nowhere/two.coxa"]:
            programs.append(subprocess.Popen([coxa, "--record", path],
                                             env=dict(os.environ, G_DEBUG="fatal-warnings")))
            wait_for(programs[-1], "The record file is not there")
    finally:
        for program in programs:
            program.kill()
            program.wait()


for make, text in CASES:
    check(sys.argv[1], make, text)
check_two_at_once(sys.argv[1])
print("ok")
