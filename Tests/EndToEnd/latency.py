#!/usr/bin/env python3
"""Measures from outside how long keys wait while a run trains with all cores.

latency.py BINARY [--keys N] [--bar MS]: starts a run in a terminal of 200×60, presses N keys and times each from the
write of the key to the arrival of the text that it brings up. Prints the times; fails if a key waits longer than the bar.
"""

import argparse
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time

parser = argparse.ArgumentParser()
parser.add_argument("binary")
parser.add_argument("--keys", type=int, default=200)
parser.add_argument("--bar", type=float, default=100)
options = parser.parse_args()

child, screen = pty.fork()
if child == 0:
    os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8", PLEXUS_SESSIONS=tempfile.mkdtemp())
    run = ["run", "spike-count", "--preset", "quick", "--set", "epochs=1000"]
    os.execv(options.binary, [options.binary, *run])
fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 200, 0, 0))

ESCAPES = re.compile(rb"\x1b(\[[0-9;?]*[ -/]*[@-~]|[()][A-Z0-9]|[=>78])")


def wait_for(word, seconds):
    """Reads until the text has come; gives the moment, or None."""
    seen = b""
    end = time.perf_counter() + seconds
    while (rest := end - time.perf_counter()) > 0:
        if select.select([screen], [], [], rest)[0]:
            try:
                seen += os.read(screen, 1 << 16)
            except OSError:
                return None
            if word in ESCAPES.sub(b"", seen):
                return time.perf_counter()
    return None


def drain(seconds):
    end = time.perf_counter() + seconds
    while (rest := end - time.perf_counter()) > 0:
        if select.select([screen], [], [], rest)[0]:
            os.read(screen, 1 << 16)


try:
    if not wait_for(b"images/s", 60):
        sys.exit("the run did not begin to train")
    times = []
    for number in range(options.keys):
        # Help is a page of text that nothing else on the screen shows; a remark's prompt is one line.
        key, word = [(b"?", b"Keys"), (b"m", b"note")][number % 2]
        pressed = time.perf_counter()
        os.write(screen, key)
        shown = wait_for(word, 5)
        if shown is None:
            sys.exit(f"key {number + 1}, {key.decode()}: no answer in 5 s")
        times.append((shown - pressed) * 1e3)
        os.write(screen, b"\x1b")
        # Long enough for Escape to be told from the beginning of a sequence, and never in step with the frames.
        drain(0.08 + number % 7 * 0.003)
finally:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)

times.sort()
place = lambda share: times[min(len(times) - 1, int(share * len(times)))]
print(
    f"{len(times)} keys while training on {os.cpu_count()} cores, 200x60: "
    f"p50 {place(0.5):.1f} ms, p99 {place(0.99):.1f} ms, longest {times[-1]:.1f} ms")
sys.exit(0 if times[-1] <= options.bar else f"a key waited longer than {options.bar:g} ms")
