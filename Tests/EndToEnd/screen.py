#!/usr/bin/env python3
"""Measures the screen from outside, through a pseudo-terminal of 200x60, against the bars of docs/screen.md.

  screen.py [BINARY] [--keys N] [--tolerance F] [--idle SECONDS] [--output ansi|curses]

First paint: from the start of the process to the first bytes of the home screen. Then a run that trains with all cores,
with curves and raster on the screen: bytes and processor time of a frame while nobody touches a key; how long keys wait,
from the write of a key to the arrival of the bytes of the cells that it changes. Last the home screen left alone: no
thread may run and no system call be made.

Prints a table and ends with 1 where a bar is missed. A shared machine may be given a tolerance, by which the bars on
time are multiplied; it is named in the table.
"""

import argparse
import ctypes
import fcntl
import os
import platform
import pty
import random
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
COLUMNS, ROWS = 200, 60

parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
parser.add_argument("binary", nargs="?", default=ROOT + "/.build/release/plexus")
parser.add_argument("--keys", type=int, default=500, help="keys to press besides Escape")
parser.add_argument("--tolerance", type=float, default=1, help="factor on the bars on time")
parser.add_argument("--idle", type=float, default=10, help="seconds that the idle program is watched")
parser.add_argument("--frames", type=float, default=10, help="seconds that frames are counted")
parser.add_argument("--output", default="ansi", choices=["ansi", "curses"])
options = parser.parse_args()

sessions = tempfile.mkdtemp(prefix="plexus-screen-")


def prefer_short_turns():
    """Lets this script see bytes as they come: its own waiting for a core is no delay of the program's."""
    call = {"x86_64": 314, "aarch64": 274}.get(platform.machine())
    if call:
        # Size, ordinary policy, not inherited, niceness, priority, turns of 0.1 ms (Linux 6.12; others take no notice).
        wanted = struct.pack("=IIQiIQQQ", 48, 0, 1, os.getpriority(os.PRIO_PROCESS, 0), 0, 100_000, 0, 0)
        ctypes.CDLL(None).syscall(call, 0, wanted, 0)


class Program:
    """The program in a terminal of its own."""

    def __init__(self, *arguments, folder=sessions):
        self.started = time.perf_counter()
        self.child, self.screen = pty.fork()
        if self.child == 0:
            # Before the program starts, so that its first frame has the right size.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.environ.update(
                TERM="xterm-256color", COLORTERM="truecolor", LC_ALL="C.UTF-8", PLEXUS_SESSIONS=folder)
            os.environ.pop("NO_COLOR", None)
            os.execv(options.binary, [options.binary, *arguments, "--output", options.output])

    def read(self, seconds):
        """What comes next and when; nothing after some time."""
        if not select.select([self.screen], [], [], max(0, seconds))[0]:
            return b"", time.perf_counter()
        try:
            data = os.read(self.screen, 1 << 16)
        except OSError:
            sys.exit("the program ended by itself")
        return data, time.perf_counter()

    def read_until(self, pattern, seconds):
        """Reads until the pattern has come; gives the moment its last bytes came, or None."""
        end, seen = time.perf_counter() + seconds, b""
        while (rest := end - time.perf_counter()) > 0:
            data, moment = self.read(rest)
            # A pattern may be cut by the end of a read.
            seen = seen[-64:] + data
            if re.search(pattern, seen):
                return moment
        return None

    def drain(self, seconds):
        """Reads for some time; gives all that came."""
        end, seen = time.perf_counter() + seconds, []
        while (rest := end - time.perf_counter()) > 0:
            seen.append(self.read(rest)[0])
        return b"".join(seen)

    def press(self, key):
        os.write(self.screen, key)
        return time.perf_counter()

    def thread_seconds(self):
        """Processor time of the thread that draws, the first one."""
        with open(f"/proc/{self.child}/task/{self.child}/schedstat") as file:
            return int(file.read().split()[0]) / 1e9

    def schedule(self):
        """How long and how often each thread has run."""
        tasks = f"/proc/{self.child}/task"
        found = {}
        for task in os.listdir(tasks):
            with open(f"{tasks}/{task}/schedstat") as file:
                fields = file.read().split()
                found[task] = (fields[0], fields[2])
        return found

    def end(self):
        try:
            os.kill(self.child, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.waitpid(self.child, 0)
        os.close(self.screen)


rows, failures = [], []


def report(what, value, bar=None, unit="ms", is_time=True):
    allowed = None if bar is None else bar * (options.tolerance if is_time else 1)
    missed = allowed is not None and value > allowed
    if missed:
        failures.append(what)
    text = "" if allowed is None else f"<= {allowed:g} {unit}" + (" MISSED" if missed else "")
    rows.append((what, f"{value:.2f} {unit}" if isinstance(value, float) else f"{value} {unit}", text))


def share(times, part):
    return sorted(times)[min(len(times) - 1, int(part * len(times)))]


def first_paint():
    times = []
    for _ in range(15):
        program = Program()
        moment = program.read_until(rb"Systems", 20)
        if moment is None:
            sys.exit("the home screen did not come")
        times.append((moment - program.started) * 1e3)
        program.end()
    report("first paint, median of 15", share(times, 0.5), 60)
    report("first paint, longest", share(times, 1))


def frames(program):
    """Frames that the run alone brings, while no key is pressed."""
    before, start = program.thread_seconds(), time.perf_counter()
    seen = program.drain(options.frames)
    seconds, spent = time.perf_counter() - start, program.thread_seconds() - before
    count = seen.count(b"\x1b[?2026h") if options.output == "ansi" else None
    if not count:
        report("bytes a second", len(seen) / seconds, unit="B")
        report("processor time of the screen's thread", 100 * spent / seconds, unit="%")
        return
    report("frames a second", count / seconds, 61, unit="/s", is_time=False)
    report("bytes a frame, mean", len(seen) / count, unit="B")
    report("processor time a frame, mean", 1e3 * spent / count, 3)
    report("processor time of the screen's thread", 100 * spent / seconds, unit="%")


# Keys change the left half of the last row: the line of keys, or what is typed there.
TOUCHED = rb"\x1b\[60(;[1-9]?[0-9])?H" if options.output == "ansi" else rb"\x1b\[60(;[1-9]?[0-9])?[Hd]|\x1b\[60d"


def keys(program):
    plain, escape = [], []
    # Opens the line for a remark, types into it, leaves it.
    cycle = [b"m", b"s", b"p", b"i", b"k", b"e", b"\x1b"]
    while len(plain) < options.keys:
        for key in cycle:
            # Never in step with the frames.
            program.drain(random.uniform(0.002, 0.03))
            pressed = program.press(key)
            shown = program.read_until(TOUCHED, 10)
            if shown is None:
                sys.exit(f"key {key!r} after {len(plain)} keys: no answer in 10 s")
            # Only after its answer is the next key pressed, so that Escape is never taken for the beginning of one.
            (escape if key == b"\x1b" else plain).append((shown - pressed) * 1e3)
    name = f"key to screen, {len(plain)} keys while training"
    report(f"{name}, p50", share(plain, 0.5), 5)
    report(f"{name}, p99", share(plain, 0.99), 33)
    report(f"{name}, longest", share(plain, 1))
    report(f"Escape to screen, {len(escape)} times, p50", share(escape, 0.5))
    report(f"Escape to screen, {len(escape)} times, p99", share(escape, 0.99), 60)


def idle(what, folder, bar):
    program = Program(folder=folder)
    program.read_until(rb"Systems", 20)
    # The system's pool of threads ends one 5 s after it has had nothing to do.
    program.drain(7)
    before = program.schedule()
    seen = program.drain(options.idle)
    after = program.schedule()
    ran = [task for task in after if before.get(task) != after[task]]
    during = f"in {options.idle:g} idle seconds, {what}"
    report(f"bytes {during}", len(seen), 0, "B", is_time=False)
    report(f"threads that ran {during}", len(ran), bar, "", is_time=False)
    calls = system_calls(program)
    if calls is not None:
        report(f"system calls {during}", calls, bar, "", is_time=False)
    program.end()


def system_calls(program):
    """Calls that strace sees begin; None where it is missing or may not look."""
    if not shutil.which("strace"):
        return None
    with tempfile.NamedTemporaryFile() as trace:
        watcher = subprocess.Popen(
            ["strace", "-f", "-p", str(program.child), "-o", trace.name], stderr=subprocess.DEVNULL)
        program.drain(options.idle)
        alone = watcher.poll() is not None
        # Who runs in the background may ignore SIGINT, and children inherit that.
        watcher.terminate()
        watcher.wait(timeout=20)
        if alone:
            return None
        lines = open(trace.name).read().splitlines()
    # What a thread waits in was called before: it is the first that is told of it, or comes when strace lets go.
    waiting = {line.split()[0]: line for line in reversed(lines)}.values()
    return sum("<detached ...>" not in line and line not in waiting for line in lines)


prefer_short_turns()
try:
    first_paint()
    run = Program("run", "spike-count", "--preset", "quick", "--set", "epochs=1000")
    if not run.read_until(rb"images/s", 60):
        sys.exit("the run did not begin to train")
    # Until curves and raster have something to show.
    run.drain(4)
    frames(run)
    keys(run)
    run.end()
    idle("no sessions", tempfile.mkdtemp(dir=sessions), 0)
    idle("sessions listed", sessions, 0)
finally:
    shutil.rmtree(sessions, ignore_errors=True)

print(
    f"{COLUMNS}x{ROWS}, output {options.output}, {os.cpu_count()} cores"
    + (f", bars on time times {options.tolerance:g}: a shared machine" if options.tolerance != 1 else ""))
width = max(len(row[0]) for row in rows)
for what, value, bar in rows:
    print(f"  {what:<{width}}  {value:>14}  {bar}")
sys.exit(f"missed: {', '.join(failures)}" if failures else 0)
