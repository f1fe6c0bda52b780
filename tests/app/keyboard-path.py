#!/usr/bin/python3
# SPDX-FileCopyrightText: The Coxa authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new patient and a visit, typed into the real program with the keyboard alone. Right after the
window says "Saved" the program is killed; the record must hold what was typed.

Usage: keyboard-path.py COXA COXACTL, inside on-display.py."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
PATIENCE_S = 40

# Rows of the section Supine and Prone, as they are typed: one value a cell, left then right.
THOMAS = ["-4", "6"]
ROTATIONS = [["24", "31"], ["40", "42"]]


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


def write(text):
    xdotool("type", "--delay", "15", "--", text)


def focus_window(title):
    xdotool("search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync")


def enter_until(app, part):
    for _ in range(60):
        if part in focused_name(app):
            return
        press("Return")
        time.sleep(0.05)
    raise SystemExit("Enter never reached " + part)


def add_patient(app):
    press("ctrl+n")
    wait_for("the form for a patient", lambda: find_named(app, "Family name"))
    focus_window("New patient")
    for text in ["Keyboard", "Kim", "1982-03-04"]:
        write(text)
        press("Return")
    press("Down", "Return")  # female
    press("Return")  # language
    write("77")
    press("Return")
    wait_for("the patient", lambda: find_named(app, "Kim Keyboard"))
    focus_window("^Coxa$")


def open_menu(app):
    press("F10")
    wait_for("the menu", lambda: "Exercise library" in focused_name(app))
    press("Escape")
    press("ctrl+f")
    wait_for("the search", lambda: focused_name(app) == "Search patients")


def visit_pages(app):
    """The keys of the pages work from the search too, where the focus is in none of them."""
    press("ctrl+f")
    wait_for("the search", lambda: focused_name(app) == "Search patients")
    press("alt+4")
    wait_for("the programme", lambda: "safety questions" in focused_name(app))
    press("ctrl+f")
    press("ctrl+e")
    wait_for("the exercises", lambda: find_window(app, "Add exercise"))
    focus_window("Add exercise")
    press("Escape")
    wait_for("their end", lambda: not find_window(app, "Add exercise"))
    focus_window("^Coxa$")
    press("alt+2")


def browse_exercises(app):
    """Found by a word, read, played and added, and the search again."""
    press("ctrl+shift+e")
    wait_for("the exercise library", lambda: find_window(app, "Exercise library"))
    focus_window("Exercise library")
    wait_for("its search", lambda: focused_name(app) == "Search exercises")
    write("shell")
    press("Return")
    wait_for("the moving picture", lambda: focused_name(app) == "Clam")
    press("space", "Right", "ctrl+Return")
    wait_for("the exercise in the programme", lambda: find_named(app, "Added to the programme"))
    press("slash")
    wait_for("the search", lambda: focused_name(app) == "Search exercises")
    press("ctrl+w")
    wait_for("its end", lambda: not find_window(app, "Exercise library"))
    focus_window("^Coxa$")


def go_to_section(app, name, measure):
    press("F8")
    wait_for("the list of sections", lambda: focused_name(app) == "History")
    while focused_name(app) != name:
        press("Down")
        time.sleep(0.05)
    press("Return")
    enter_until(app, measure)


def type_row(values):
    for value in values:
        write(value)
        press("Return")


def take_back():
    """A value kept by mistake, and one still being typed: Control+Z leaves the first cell empty."""
    write("7")
    press("Return", "ctrl+z")
    write("5")
    press("ctrl+z")


def type_visit(app):
    go_to_section(app, "Supine", "Modified Thomas test, hip, left")
    take_back()
    type_row(THOMAS)
    go_to_section(app, "Prone", "Hip internal rotation, left")
    for values in ROTATIONS:
        type_row(values)


def save(app):
    press("ctrl+s")
    wait_for("Saved", lambda: find_named(app, "Saved"))


def check(coxactl, record):
    listed = subprocess.run([coxactl, "--db", record, "patients", "keyboard"], check=True,
                            capture_output=True, text=True).stdout
    assert "Keyboard" in listed, listed
    patient = next(word for word in listed.replace('"', " ").split() if word.count("-") == 4)
    shown = subprocess.run([coxactl, "--db", record, "show", patient], check=True,
                           capture_output=True, text=True).stdout
    stored = {(m["measure"], m["side"]): m
              for m in json.loads(shown)["visits"][0]["measurements"]}
    expected = dict(zip([("thomas_hip", "left"), ("thomas_hip", "right"), ("hip_ir", "left"),
                         ("hip_ir", "right"), ("hip_er", "left"), ("hip_er", "right")],
                        [-4, 6, 24, 31, 40, 42]))
    assert {key: m["value"] for key, m in stored.items()} == expected, shown
    assert stored[("thomas_hip", "left")]["pelvis_held"] is True, shown
    subprocess.run([coxactl, "--db", record, "check"], check=True, stdout=subprocess.DEVNULL)


def main():
    coxa, coxactl = sys.argv[1:3]
    with tempfile.TemporaryDirectory(prefix="coxa-keyboard-") as folder:
        record = os.path.join(folder, "record.coxa")
        subprocess.run([coxactl, "--db", record, "init"], check=True, stdout=subprocess.DEVNULL)
        program = subprocess.Popen([coxa, "--record", record],
                                   env=dict(os.environ, G_DEBUG="fatal-warnings"))
        try:
            app = wait_for("the program", lambda: application(program.pid))
            focus_window("^Coxa$")
            wait_for("the search", lambda: focused_name(app) == "Search patients")
            open_menu(app)
            add_patient(app)
            visit_pages(app)
            browse_exercises(app)
            type_visit(app)
            save(app)
        finally:
            program.send_signal(signal.SIGKILL)
            program.wait()
        check(coxactl, record)
    print("ok")


if __name__ == "__main__":
    main()
