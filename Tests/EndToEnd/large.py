#!/usr/bin/env python3
"""Measures from outside how the workbench copes with a session of ten million events.

large.py BINARY SESSION: replays the session in tmux at 120×40, times the opening and seeks to places all over it from the
key to the screen that shows the place, and reads the peak memory. Fails above 1 s, 100 ms, 300 MB. LargeSessionTests
makes the session (see there); docs/results.md has figures.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

binary, session = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
server = f"plexus-large-{os.getpid()}"
sessions = tempfile.mkdtemp()


def tmux(*arguments):
    command = ["tmux", "-u", "-L", server, "-f", "/dev/null", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def screen():
    return tmux("capture-pane", "-p")


def wait(is_there, seconds=20.0):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        if is_there(screen()):
            return time.perf_counter()
    sys.exit(f"not in {seconds} s:\n{screen()}")


def place(text):
    found = re.search(r"(\d\d):(\d\d):(\d\d)/(\d\d):(\d\d):(\d\d)", text)
    if not found:
        return None
    n = [int(part) for part in found.groups()]
    return n[0] * 3600 + n[1] * 60 + n[2], n[3] * 3600 + n[4] * 60 + n[5]


def memory(program):
    with open(f"/proc/{program}/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:"))


def cpu(program):
    """Milliseconds of CPU that the program has used."""
    with open(f"/proc/{program}/stat") as stat:
        user, system = stat.read().rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) * 1e3 / os.sysconf("SC_CLK_TCK")


try:
    began = time.perf_counter()
    tmux("new-session", "-d", "-x", "120", "-y", "40", "env", "LC_ALL=C.UTF-8", f"PLEXUS_SESSIONS={sessions}",
         binary, "replay", session)
    opened = wait(lambda text: "REPLAY" in text and "loss" in text) - began
    program = int(tmux("display", "-p", "#{pane_pid}"))
    tmux("send-keys", "Space")
    time.sleep(0.3)
    _, duration = place(screen())
    # The cost of asking tmux itself, to be told beside.
    asking = []
    for _ in range(20):
        start = time.perf_counter()
        screen()
        asking.append(time.perf_counter() - start)
    asking.sort()

    chance = random.Random(1)
    seeks = []
    used = cpu(program)
    keys = [str(chance.randrange(10)) for _ in range(60)] + ["G", "g"] * 5
    for key in keys:
        wanted = duration if key == "G" else 0 if key == "g" else duration * int(key) // 10
        now = place(screen())[0]
        if abs(now - wanted) <= 1:
            continue
        start = time.perf_counter()
        tmux("send-keys", key)
        seeks.append(wait(lambda text: abs((place(text) or (-9, 0))[0] - wanted) <= 1) - start)
    seeks.sort()
    used = (cpu(program) - used) / len(seeks)
    peak = memory(program)
finally:
    tmux("kill-server")
    shutil.rmtree(sessions, ignore_errors=True)

print(
    f"open {opened * 1e3:.0f} ms (program start included); {len(seeks)} seeks, key to screen: median "
    f"{seeks[len(seeks) // 2] * 1e3:.0f} ms, longest {seeks[-1] * 1e3:.0f} ms (of which asking tmux takes "
    f"{asking[len(asking) // 2] * 1e3:.0f} ms), {used:.0f} ms of CPU each; peak memory {peak / 1e6:.0f} MB")
sys.exit(0 if opened < 1 and seeks[-1] < 0.1 and peak < 300e6 else "a bar is missed")
