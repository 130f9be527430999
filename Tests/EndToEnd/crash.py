#!/usr/bin/env python3
"""Makes the program jump to address 0 in the middle of a run and looks at what it leaves behind.

crash.py BINARY [ARGUMENTS]: starts it in a terminal, waits until the screen shows a run, moves its program counter, and
prints one line of JSON: the signal it died by, the seconds that took, whether the terminal's modes are as they were, and
whether the alternate screen, the mouse and the hidden cursor were taken back.
"""

import ctypes
import fcntl
import json
import os
import platform
import pty
import select
import signal
import sys
import termios
import time

ATTACH, DETACH, GETREGSET, SETREGSET, PRSTATUS = 16, 17, 0x4204, 0x4205, 1
# Where the program counter lies in the kernel's register set.
COUNTER = {"x86_64": 16, "aarch64": 32}[platform.machine()]

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]


class Vector(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


def ptrace(request, address=0, data=None):
    if libc.ptrace(request, child, address, data) < 0:
        sys.exit(f"ptrace: {os.strerror(ctypes.get_errno())}")


def read(seconds):
    """What comes next; None at the end."""
    if not select.select([screen], [], [], seconds)[0]:
        return b""
    try:
        return os.read(screen, 1 << 16)
    except OSError:
        return None


# The other end stays open here, so that the modes can still be read once the program is gone.
screen, other_end = pty.openpty()
child = os.fork()
if child == 0:
    os.setsid()
    fcntl.ioctl(other_end, termios.TIOCSCTTY, 0)
    for descriptor in range(3):
        os.dup2(other_end, descriptor)
    os.closerange(3, 64)
    os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8")
    os.environ.pop("SWIFT_BACKTRACE", None)
    os.execv(sys.argv[1], sys.argv[1:])
found = termios.tcgetattr(other_end)
seen, end = b"", time.monotonic() + 60
while b"images/s" not in seen and time.monotonic() < end:
    seen += read(1) or b""
modes = termios.tcgetattr(other_end)

ptrace(ATTACH)
os.waitpid(child, 0)
registers = (ctypes.c_ulong * 64)()
vector = Vector(ctypes.addressof(registers), ctypes.sizeof(registers))
ptrace(GETREGSET, PRSTATUS, ctypes.addressof(vector))
registers[COUNTER] = 0
if platform.machine() == "x86_64":
    # No system call that was interrupted is to be started again.
    registers[15] = ctypes.c_ulong(-1).value
ptrace(SETREGSET, PRSTATUS, ctypes.addressof(vector))
ptrace(DETACH)

start, left, status = time.monotonic(), b"", 0
while time.monotonic() - start < 30:
    left += read(0.05) or b""
    ended, status = os.waitpid(child, os.WNOHANG)
    if ended:
        break
else:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
seconds = time.monotonic() - start
while chunk := read(0.2):
    left += chunk
print(
    json.dumps({
        "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else None,
        "seconds": seconds,
        "wasRaw": modes != found,
        "modes": termios.tcgetattr(other_end) == found,
        "screen": b"\x1b[?1049l" in left,
        "mouse": b"\x1b[?1000l" in left,
        "cursor": b"\x1b[?25h" in left,
        "report": b"crashed" in left.lower(),
    }))
