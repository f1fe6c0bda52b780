#!/usr/bin/python3
# SPDX-FileCopyrightText: The Coxa authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens a patient in the real program, locks it and comes back, with the keyboard alone. What a
screen reader finds meanwhile names no patient, no key reaches what is behind the lock, and the
history says who did what.

Usage: lock-path.py COXA COXACTL SAMPLE, inside on-display.py."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
PATIENCE_S = 40
NAMES = ("Anna", "Example", "4711")

if not shutil.which("xdotool") or "DISPLAY" not in os.environ:
    print("xdotool and a display are needed")
    sys.exit(SKIPPED)

import pyatspi  # noqa: E402


def wait_for(what, find):
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        try:
            found = find()
        except Exception:  # the tree changes under our hands
            found = None
        if found:
            return found
        time.sleep(0.05)
    raise SystemExit("waited in vain for " + what)


def walk(node):
    yield node
    for i in range(node.childCount):
        child = node.getChildAtIndex(i)
        if child is not None:
            yield from walk(child)


def application(pid):
    desktop = pyatspi.Registry.getDesktop(0)
    apps = [desktop.getChildAtIndex(i) for i in range(desktop.childCount)]
    return next((app for app in apps if app is not None and app.get_process_id() == pid), None)


def words_of(node):
    """What a screen reader may say of it."""
    yield node.name or ""
    yield node.description or ""
    try:
        yield node.queryText().getText(0, -1)
    except NotImplementedError:
        pass


def naming(app):
    """What names the patient, of all that a screen reader finds."""
    return [word for node in walk(app) for word in words_of(node)
            if any(name in word for name in NAMES)]


def find_named(app, name):
    return next((n for n in walk(app) if n.name == name), None)


def focused_name(app):
    return next((n.name for n in walk(app)
                 if n.getState().contains(pyatspi.STATE_FOCUSED) and n.name), "")


def xdotool(*arguments):
    subprocess.run(["xdotool", *arguments], check=True, stdout=subprocess.DEVNULL)


def press(*keys):
    xdotool("key", "--delay", "30", *keys)


def lock_and_return(app):
    wait_for("the search", lambda: focused_name(app) == "Search patients")
    xdotool("type", "--delay", "15", "--", "Example")
    wait_for("the patient in the list", lambda: len(naming(app)) > 1)
    press("Return")
    wait_for("the patient", lambda: find_named(app, "Overview"))
    assert naming(app), "nothing names the patient before the lock"
    press("ctrl+l")
    wait_for("the lock", lambda: find_named(app, "Who works here now?"))
    assert not naming(app), naming(app)
    press("ctrl+n", "ctrl+comma", "ctrl+s", "alt+5", "ctrl+shift+e")
    wait_for("the way back", lambda: "Go on" in focused_name(app))
    assert not naming(app), naming(app)
    assert [window.name for window in app] == ["Coxa"], [window.name for window in app]
    press("Return")
    wait_for("the patient again", lambda: naming(app))
    assert not find_named(app, "Who works here now?")


def main():
    coxa, coxactl, sample = sys.argv[1:4]
    with tempfile.TemporaryDirectory(prefix="coxa-lock-") as folder:
        record = os.path.join(folder, "record.coxa")

        def run(*arguments):
            return subprocess.run([coxactl, "--db", record, *arguments], check=True,
                                  capture_output=True, text=True).stdout

        run("init")
        run("add", sample)
        run("clinicians", "--add", "Chris Field", "--initials", "CF")
        program = subprocess.Popen([coxa, "--record", record],
                                   env=dict(os.environ, G_DEBUG="fatal-warnings"))
        try:
            app = wait_for("the program", lambda: application(program.pid))
            xdotool("search", "--sync", "--onlyvisible", "--name", "^Coxa$", "windowfocus", "--sync")
            lock_and_return(app)
        finally:
            program.send_signal(signal.SIGKILL)
            program.wait()
        opened = [line for line in run("history", "4711").splitlines() if "\topened\t" in line]
        assert len(opened) == 1 and "\tCF\t" in opened[0], opened
        run("check")
    print("ok")


main()
