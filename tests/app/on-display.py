#!/usr/bin/python3
# SPDX-FileCopyrightText: The Coxa authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command with an X display and a session bus of its own, and ends as it ends.

The server itself picks a free display, so any number of these may run at once, and does not start
anew when its last client leaves, so the next one finds it. Exit status 77 where
there is no Xvfb or dbus-run-session."""

import os
import shutil
import subprocess
import sys

if not shutil.which("Xvfb") or not shutil.which("dbus-run-session"):
    print("1..0 # SKIP Xvfb and dbus-run-session are needed")
    sys.exit(77)

reading, writing = os.pipe()
server = subprocess.Popen(
    ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1200x24", "-nolisten", "tcp",
     "-noreset"],
    pass_fds=[writing], stderr=subprocess.DEVNULL)
os.close(writing)
try:
    with os.fdopen(reading) as pipe:
        display = pipe.readline().strip()
    environment = dict(os.environ, DISPLAY=":" + display)
    environment.pop("XAUTHORITY", None)
    environment.pop("WAYLAND_DISPLAY", None)
    status = subprocess.call(["dbus-run-session", "--", *sys.argv[1:]], env=environment)
finally:
    server.terminate()
    server.wait()
sys.exit(status)
