#!/usr/bin/python3
# SPDX-FileCopyrightText: The Coxa authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A visit is typed into the real program with real keys, and the program is killed at random
moments. Each time it starts again, what was typed is offered: at most the last second is
gone, never a saved value, and never does anything stand in another patient's form.

COXA_KILLS says how often, COXA_SEED which moments.

Usage: draft-path.py COXA COXACTL, inside on-display.py."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
PATIENCE_S = 40
KILLS = int(os.environ.get("COXA_KILLS", "3"))
LOSS_S = 1.0

# Left and right hip, in the order of the section Prone.
ROWS = ["hip_ir", "hip_er"]
PATIENTS = [("Anders", "10000000-0000-4000-8000-000000000001"),
            ("Bertram", "10000000-0000-4000-8000-000000000002")]


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


def find_offer(app):
    return next((n for n in walk(app) if n.name.startswith("Continue.")), None)


def focused_name(app):
    for node in walk(app):
        if node.getState().contains(pyatspi.STATE_FOCUSED) and node.name:
            return node.name
    return ""


def xdotool(*arguments):
    subprocess.run(["xdotool", *arguments], check=True, stdout=subprocess.DEVNULL)


def press(*keys):
    xdotool("key", "--delay", "20", *keys)


def write(text):
    xdotool("type", "--delay", "10", "--", text)


def focus_window(title):
    xdotool("search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync")


def press_until(app, key, part):
    for _ in range(60):
        if part in focused_name(app):
            return
        press(key)
        time.sleep(0.02)
    raise SystemExit("%s never reached %s" % (key, part))


def run(coxactl, record, *arguments):
    return subprocess.run([coxactl, "--db", record, *arguments], check=True, capture_output=True,
                          text=True).stdout


def add_patients(coxactl, record, folder):
    for number, (family, patient) in enumerate(PATIENTS):
        path = os.path.join(folder, "visit.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"coxa": 1,
                       "patient": {"id": patient, "family": family, "given": "Kim",
                                   "birth_date": "1982-03-04", "sex": "f"},
                       "visit": {"id": "20000000-0000-4000-8000-00000000000%d" % number,
                                 "at": "2026-01-10T09:30:00+01:00"},
                       "measurements": []}, file)
        run(coxactl, record, "add", path)


def stored_values(coxactl, record, patient):
    """Of all visits, newest first: measure and side to value."""
    visits = json.loads(run(coxactl, record, "show", patient))["visits"]
    values = {}
    for visit in visits:
        for m in visit["measurements"]:
            values.setdefault((m["measure"], m["side"]), m["value"])
    return values


class Program:
    def __init__(self, coxa, record):
        self.process = subprocess.Popen([coxa, "--record", record],
                                        env=dict(os.environ, G_DEBUG="fatal-warnings"))
        self.app = wait_for("the program", lambda: application(self.process.pid))
        focus_window("^Coxa$")
        wait_for("the search", lambda: focused_name(self.app) == "Search patients")

    def kill(self):
        if self.process.returncode == -signal.SIGKILL:
            return
        assert self.process.poll() is None, "it ended by itself"
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def open_patient(self, family):
        press("ctrl+f")
        wait_for("the search", lambda: focused_name(self.app) == "Search patients")
        press("ctrl+a")
        write(family)
        wait_for(family, lambda: next((n for n in walk(self.app)
                                       if n.name.startswith(family + ",")), None))
        press("Return")
        wait_for("the patient", lambda: find_named(self.app, "Kim " + family))
        press("alt+1")
        wait_for("the form", lambda: focused_name(self.app) not in ("", "Search patients"))

    def go_on(self):
        """Only the keyboard: Control+D goes to what is offered, Enter takes it."""
        wait_for("the offer", lambda: find_offer(self.app))
        press("ctrl+d")
        wait_for("the button", lambda: focused_name(self.app).startswith("Continue."))
        press("Return")
        wait_for("the entries", lambda: not find_offer(self.app))

    def go_to(self, section, cell):
        press("F8")
        wait_for("the sections", lambda: focused_name(self.app) == "History")
        press_until(self.app, "Down", section)
        press("Return")
        press_until(self.app, "Return", cell)

    def save(self):
        press("ctrl+s")
        wait_for("Saved", lambda: find_named(self.app, "Saved"))


CELLS = [(row, side) for row in ROWS for side in ("left", "right")]


def type_and_die(program, chance):
    """Types values until a random moment. Returns what was typed and when, with what may be lost."""
    end = time.monotonic() + chance.uniform(0.3, 3.0)
    typed = []
    for cell in CELLS:
        if time.monotonic() > end:
            break
        value = chance.randint(10, 40)
        write(str(value))
        press("Return")
        typed.append((time.monotonic(), cell, value))
        time.sleep(chance.uniform(0, 0.4))
    rest = end - time.monotonic()
    if rest > 0:
        time.sleep(rest)
    died = time.monotonic()
    program.kill()
    # What the keyboard handed over may not have been read yet: the clock starts when it was typed.
    return {cell: value for at, cell, value in typed if died - at > LOSS_S + 0.5}, \
           {cell: value for _, cell, value in typed}


def go_on_and_save(program, must):
    """What the kill before left: offered to its patient alone, and then saved."""
    program.open_patient(PATIENTS[1][0])
    assert not find_offer(program.app), "offered to another patient"
    program.open_patient(PATIENTS[0][0])
    if must or find_offer(program.app):
        program.go_on()
        program.save()
        return True
    return False


def check_record(coxactl, record, must, typed, saved):
    """Returns what is saved now: all that had to be there, and nothing that nobody typed."""
    stored = stored_values(coxactl, record, PATIENTS[0][1])
    for cell, value in must.items():
        assert stored.get(cell) == value, (cell, value, stored)
    for cell, value in saved.items():
        assert stored.get(cell) in (value, typed.get(cell)), (cell, value, stored)
    for cell, value in stored.items():
        assert value in (typed.get(cell), saved.get(cell)), (cell, value, typed, saved)
    other = stored_values(coxactl, record, PATIENTS[1][1])
    assert other == {}, "entries of one patient are in another's record: %s" % other
    run(coxactl, record, "check")
    return stored


def main():
    coxa, coxactl = sys.argv[1:3]
    seed = int(os.environ.get("COXA_SEED", time.time_ns() % 100000))
    print("COXA_SEED=%d" % seed, flush=True)
    chance = random.Random(seed)
    offered = 0
    must, typed, saved = {}, {}, {}
    with tempfile.TemporaryDirectory(prefix="coxa-drafts-") as folder:
        record = os.path.join(folder, "record.coxa")
        run(coxactl, record, "init")
        add_patients(coxactl, record, folder)
        for turn in range(KILLS + 1):
            program = Program(coxa, record)
            try:
                if turn > 0:
                    offered += go_on_and_save(program, must)
                else:
                    program.open_patient(PATIENTS[0][0])
                before, typed_before = must, typed
                if turn < KILLS:
                    program.go_to("Prone", "Hip internal rotation, left")
                    must, typed = type_and_die(program, chance)
            finally:
                program.kill()
            saved = check_record(coxactl, record, before, typed_before, saved)
            print("turn %d: %d typed, %d saved" % (turn, len(typed), len(saved)), flush=True)
    assert offered > 0, "no draft was ever there: nothing was shown"
    print("ok: %d of %d kills left a draft" % (offered, KILLS))


main()
