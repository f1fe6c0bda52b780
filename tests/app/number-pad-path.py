#!/usr/bin/python3
# SPDX-FileCopyrightText: The Coxa authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole set of 24 numbers, pain and safety, typed into the real program with real keys as from a
number pad, and found in the record. Counts the keys: a number may cost its digits and three more.

Usage: number-pad-path.py COXA COXACTL, inside on-display.py."""

import importlib.util
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

spec = importlib.util.spec_from_file_location(
    "keyboard_path", os.path.join(os.path.dirname(os.path.abspath(__file__)), "keyboard-path.py"))
path = importlib.util.module_from_spec(spec)
spec.loader.exec_module(path)

KEYS_BESIDE_DIGITS = 3

# The hip screen in its order: the start of the spoken name, what is typed left and right.
SCREEN = [
    ("hip_flexion", "Hip flexion", "118", "124"),
    ("hip_abduction", "Hip abduction", "44", "46+3"),
    ("hip_adduction", "Hip adduction", "24", "26"),
    ("thomas_hip", "Modified Thomas test, hip", "-4", "6"),
    ("thomas_knee", "Modified Thomas test, knee", "72", "84"),
    ("faber_height", "Figure-of-four test", "12,5", "14"),
    ("slr", "Straight leg raise", "78", "71"),
    ("knee_ext_deficit_passive", "Passive knee extension deficit", "30", "28"),
    ("hip_extension", "Hip extension", "3", "11"),
    ("hip_ir", "Hip internal rotation", "24", "31*"),
    ("hip_er", "Hip external rotation", "40", "42"),
    ("craig", "Craig", "16", "/"),
]
PAIN = {"now": "4", "best": "2", "worst": "7", "average": "5"}
ANSWERED = 3

keysyms = {"-": "KP_Subtract", "+": "KP_Add", "*": "KP_Multiply", "/": "KP_Divide", ",": "comma"}
keys_pressed = 0


def press(*keys):
    global keys_pressed
    keys_pressed += len(keys)
    path.xdotool("key", "--delay", "20", *keys)


def type_on_pad(text):
    press(*[keysyms.get(letter, letter) for letter in text])


def go_to(app, section):
    press("F8")
    path.wait_for("the list of sections", lambda: path.focused_name(app) == "History")
    for _ in range(30):
        if path.focused_name(app) == section:
            break
        press("Down")
        time.sleep(0.05)
    press("Return")


def choose_hip_screen(app):
    press("ctrl+m")
    path.wait_for("the presets", lambda: "Hip and low back" in path.focused_name(app))
    press("Down")
    path.wait_for("the hip screen", lambda: "24 numbers" in path.focused_name(app))
    press("Return")
    path.wait_for("its first cell", lambda: path.focused_name(app).startswith("Hip flexion, left"))


def expect_cell(app, name, side):
    def right_one():
        focused = path.focused_name(app)
        return focused.lower().startswith(name.lower()) and ", " + side in focused
    path.wait_for("%s, %s (now: %s)" % (name, side, path.focused_name(app)), right_one)


def type_screen(app):
    """Returns how many keys it took beside the digits, at most, for one number."""
    worst = 0
    for measure, name, left, right in SCREEN:
        for side, value in (("left", left), ("right", right)):
            expect_cell(app, name, side)
            before = keys_pressed
            type_on_pad(value)
            press("KP_Enter")
            worst = max(worst, keys_pressed - before - sum(c.isdigit() for c in value))
    return worst


def type_pain(app):
    go_to(app, "Pain")
    for value in PAIN.values():
        path.wait_for("a pain score", lambda: path.focused_name(app).startswith("Pain"))
        type_on_pad(value)
        press("KP_Enter")


def answer_safety(app):
    go_to(app, "Safety")
    for _ in range(ANSWERED):
        press("n", "Return")
        time.sleep(0.1)


def refuse_and_go_on(app):
    """1100 degrees is refused in place; the hand stays, and the next digits replace it."""
    expect_cell(app, "Hip flexion", "left")
    type_on_pad("1100")
    press("KP_Enter")
    path.wait_for("the refusal", lambda: any("possible here" in n.name for n in path.walk(app)))
    expect_cell(app, "Hip flexion", "left")
    press("Escape")


def check(coxactl, record):
    run = dict(check=True, capture_output=True, text=True)
    listed = subprocess.run([coxactl, "--db", record, "patients", "keyboard"], **run).stdout
    patient = next(word for word in listed.replace('"', " ").split() if word.count("-") == 4)
    shown = json.loads(subprocess.run([coxactl, "--db", record, "show", patient], **run).stdout)
    visit = shown["visits"][0]
    stored = {(m["measure"], m["side"]): m for m in visit["measurements"]}
    assert len(stored) == 24, stored
    for measure, _, left, right in SCREEN:
        for side, typed in (("left", left), ("right", right)):
            found = stored[(measure, side)]
            if typed == "/":
                assert found["status"] == "not_testable", found
                continue
            number = typed.rstrip("*").split("+")[0].replace(",", ".")
            assert found["value"] == float(number), found
            assert found.get("compensation_seen", False) == typed.endswith("*"), found
            assert found.get("pain") == (int(typed.split("+")[1]) if "+" in typed else None), found
    assert visit["pain"] == {kind: int(value) for kind, value in PAIN.items()}, visit["pain"]
    answers = list(visit["screen"]["answers"].values())
    assert answers.count("no") >= ANSWERED, answers
    subprocess.run([coxactl, "--db", record, "check"], check=True, stdout=subprocess.DEVNULL)


def main():
    coxa, coxactl = sys.argv[1:3]
    with tempfile.TemporaryDirectory(prefix="coxa-number-pad-") as folder:
        record = os.path.join(folder, "record.coxa")
        subprocess.run([coxactl, "--db", record, "init"], check=True, stdout=subprocess.DEVNULL)
        program = subprocess.Popen([coxa, "--record", record],
                                   env=dict(os.environ, G_DEBUG="fatal-warnings"))
        try:
            app = path.wait_for("the program", lambda: path.application(program.pid))
            path.focus_window("^Coxa$")
            path.wait_for("the search", lambda: path.focused_name(app) == "Search patients")
            path.add_patient(app)
            press("alt+1")
            answer_safety(app)
            type_pain(app)
            choose_hip_screen(app)
            refuse_and_go_on(app)
            begun = keys_pressed
            worst = type_screen(app)
            print("24 numbers: %d keys, at most %d beside the digits of one"
                  % (keys_pressed - begun, worst))
            assert worst <= KEYS_BESIDE_DIGITS, worst
            path.save(app)
        finally:
            program.send_signal(signal.SIGKILL)
            program.wait()
        check(coxactl, record)
    print("ok")


main()
