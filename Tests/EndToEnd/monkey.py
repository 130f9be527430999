#!/usr/bin/env python3
"""A monkey at a real terminal: random keys, clicks and sizes while a run trains.

monkey.py BINARY [--events N] [--seed S]: the program must stay alive, answer, and leave the terminal as it found it. It may
quit when a key says so; then it has to end well and is started again. Prints what was done; fails with the reason.
"""

import argparse
import fcntl
import os
import pty
import random
import select
import signal
import struct
import sys
import tempfile
import termios
import time

parser = argparse.ArgumentParser()
parser.add_argument("binary")
parser.add_argument("--events", type=int, default=1500)
parser.add_argument("--seed", type=int, default=1)
options = parser.parse_args()
dice = random.Random(options.seed)
home = tempfile.mkdtemp()
binary = os.path.abspath(options.binary)

KEYS = [chr(code).encode() for code in range(0x20, 0x7F)] + [
    b"\r", b"\t", b"\x1b", b"\x7f", b"\x0c", b"\x10", b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1b[Z", b"\x1b[H",
    b"\x1b[F", b"\x1b[5~", b"\x1b[6~", b"\x1bOP", b"\x1b[1;2A", b"\x1b[1;2B", "é".encode(), b"\x1b[200~0.5\nabc\x1b[201~",
]


class Program:
    def __init__(self):
        self.screen, terminal = pty.openpty()
        self.before = termios.tcgetattr(terminal)
        self.child = os.fork()
        if self.child == 0:
            os.login_tty(terminal)
            os.environ.update(
                TERM="xterm-256color", LC_ALL="C.UTF-8", PLEXUS_SESSIONS=f"{home}/sessions",
                XDG_STATE_HOME=f"{home}/state", XDG_CONFIG_HOME=f"{home}/config")
            os.chdir(home)
            run = ["run", "spike-count", "--preset", "quick", "--set", "epochs=1000"]
            os.execv(binary, [binary, *run])
        os.close(terminal)
        self.resize(34, 120)
        self.tail = b""
        self.is_over = False
        if not self.read(30, until=1000):
            fail("nothing was drawn in 30 s")

    def resize(self, rows, columns):
        fcntl.ioctl(self.screen, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds, until=None):
        """Takes in what comes; gives how many bytes, ending early once there are enough."""
        count = 0
        end = time.monotonic() + seconds
        while (rest := end - time.monotonic()) > 0:
            if select.select([self.screen], [], [], rest)[0]:
                try:
                    data = os.read(self.screen, 1 << 16)
                except OSError:
                    break
                if not data:
                    break
                count += len(data)
                self.tail = (self.tail + data)[-4096:]
                if until and count >= until:
                    break
        return count

    def has_ended(self):
        if self.is_over:
            return True
        pid, status = os.waitpid(self.child, os.WNOHANG)
        if pid == 0:
            return False
        self.is_over = True
        self.read(0.5)
        self.check(status)
        return True

    def check(self, status):
        if os.WIFSIGNALED(status):
            fail(f"it died of signal {os.WTERMSIG(status)}: {self.tail[-600:]!r}")
        if os.WEXITSTATUS(status) not in (0, 130):
            fail(f"it ended with {os.WEXITSTATUS(status)}: {self.tail[-600:]!r}")
        if b"\x1b[?1049l" not in self.tail:
            fail("it ended without leaving the alternate screen")
        if self.before[:4] != termios.tcgetattr(self.screen)[:4]:
            fail("it ended and left the terminal's modes changed")

    def is_leaving(self):
        """Whether the screen was given back: what runs is saved, and then it ends."""
        return self.tail.rfind(b"\x1b[?1049l") > self.tail.rfind(b"\x1b[?1049h")

    def wait(self, why):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if self.has_ended():
                return
            self.read(0.1)
            time.sleep(0.02)
        fail(f"it did not end within 60 s after {why}")


def fail(reason):
    sys.exit(f"seed {options.seed}, event {number}: {reason}")


def mouse():
    button = dice.choice([0, 0, 32, 64, 65])
    place = f"{dice.randint(1, 130)};{dice.randint(1, 40)}"
    return f"\x1b[<{button};{place}M\x1b[<{button & ~32};{place}m".encode()


number = 0
starts = 1
sizes = 0
program = Program()
for number in range(1, options.events + 1):
    if program.has_ended() or program.is_leaving():
        program.wait("it gave the screen back")
        program = Program()
        starts += 1
    kind = dice.random()
    if kind < 0.05:
        program.resize(dice.randint(1, 80), dice.randint(1, 250))
        sizes += 1
    elif kind < 0.08:
        program.resize(34, 120)
    else:
        try:
            os.write(program.screen, mouse() if kind < 0.15 else dice.choice(KEYS))
        except OSError:
            continue
    program.read(0.01)
    if number % 250 == 0 and not program.has_ended() and not program.is_leaving():
        program.resize(34, 120)
        program.read(0.3)
        os.write(program.screen, b"\x0c")
        if program.read(10, until=1000) < 1000:
            fail(f"it no longer draws: {program.tail[-600:]!r}")
if not program.has_ended():
    os.kill(program.child, signal.SIGTERM)
    program.wait("SIGTERM")
print(f"monkey at a terminal: {options.events} events, {sizes} sizes, {starts} starts, seed {options.seed}: alive to the end")
