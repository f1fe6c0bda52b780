#!/usr/bin/python3
# SPDX-FileCopyrightText: The Coxa authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From flagged findings to a handout in the real program, with the keyboard alone and in at most
eight key presses; the last of them is that of the toolkit's own dialog, which prints.

Usage: handout-path.py COXA COXACTL SAMPLE, inside on-display.py."""

import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
PATIENCE_S = 40

ALLOWED = 8


def skip(why):
    print(why)
    sys.exit(SKIPPED)


if not shutil.which("xdotool") or "DISPLAY" not in os.environ:
    skip("xdotool and a display are needed")

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
    for i in range(desktop.childCount):
        app = desktop.getChildAtIndex(i)
        if app is not None and app.get_process_id() == pid:
            return app
    return None


def find_named(app, name):
    return next((n for n in walk(app) if n.name == name), None)


def find_window(app, name):
    return next((n for n in app if n.name == name), None)


def focused_name(app):
    for node in walk(app):
        if node.getState().contains(pyatspi.STATE_FOCUSED) and node.name:
            return node.name
    return ""


def xdotool(*arguments):
    subprocess.run(["xdotool", *arguments], check=True, stdout=subprocess.DEVNULL)


def press(*keys):
    xdotool("key", "--delay", "30", *keys)


def focus_window(title):
    xdotool("search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync")


class Keys:
    """Counts what a clinician presses; a key with its modifiers is one press."""

    def __init__(self):
        self.count = 0

    def press(self, key):
        self.count += 1
        press(key)


def open_patient(app):
    """The patient is open when the clinician thinks of a handout: not counted."""
    wait_for("the search", lambda: focused_name(app) == "Search patients")
    xdotool("type", "--delay", "15", "--", "exam")
    wait_for("the patient in the list", lambda: find_named(app, "Example, Anna"))
    press("Return")
    wait_for("the patient", lambda: find_named(app, "Anna Example"))


def hand_out(app):
    keys = Keys()
    keys.press("alt+4")
    wait_for("the suggestions", lambda: focused_name(app).endswith("Add all"))
    keys.press("Return")
    wait_for("the programme", lambda: focused_name(app).endswith("Print"))
    keys.press("Return")
    wait_for("the question for the number", lambda: find_named(app, "Emergency number"))
    focus_window("Which emergency number")
    keys.press("Return")
    wait_for("the printers", lambda: find_window(app, "Print exercises"))
    return keys.count


def write_visit_of_today(sample, folder):
    """A screen that is long ago allows no handout."""
    with open(sample, encoding="utf-8") as file:
        document = json.load(file)
    hour_ago = datetime.datetime.now().astimezone() - datetime.timedelta(hours=1)
    document["visit"]["at"] = hour_ago.isoformat(timespec="seconds")
    path = os.path.join(folder, "visit.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(document, file)
    return path


def main():
    coxa, coxactl, sample = map(os.path.abspath, sys.argv[1:4])
    with tempfile.TemporaryDirectory(prefix="coxa-handout-") as folder:
        record = os.path.join(folder, "record.coxa")
        subprocess.run([coxactl, "--db", record, "init"], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([coxactl, "--db", record, "add",
                        write_visit_of_today(sample, folder)], check=True, stdout=subprocess.DEVNULL)
        program = subprocess.Popen([coxa, "--record", record], cwd=folder,
                                   env=dict(os.environ, G_DEBUG="fatal-warnings", HOME=folder))
        try:
            app = wait_for("the program", lambda: application(program.pid))
            focus_window("^Coxa$")
            open_patient(app)
            presses = hand_out(app)
        finally:
            program.kill()
            program.wait()
    print("key presses:", presses + 1)
    assert presses + 1 <= ALLOWED


main()
