"""Processes that compute: Plexus' probe and the workers of the other libraries, all spoken to in JSON lines."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent

# glibc's malloc told to keep freed memory: large results then cost no page faults.
KEPT_MEMORY = {"MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": str(1 << 40), "MALLOC_TOP_PAD_": str(64 << 20)}


class SideError(Exception):
    """A process that ended or could not do what it was asked."""


class Side:
    """A process that answers one JSON line for each it gets."""

    def __init__(self, name: str, command: list[str], threads: int = 1, keeps_memory: bool = False):
        self.name = name
        self.threads = threads
        # A crash then ends with what was wrong, not with a list of libraries.
        environment = dict(os.environ) | {"SWIFT_BACKTRACE": "enable=no"}
        for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
            environment[variable] = str(threads)
        if keeps_memory:
            environment.update(KEPT_MEMORY)
        self._errors = tempfile.TemporaryFile()
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, env=environment, text=True
        )

    def ask(self, what: str, **fields) -> dict:
        """The answer to a request; fields that are None are left out."""
        request = {"ask": what} | {name: value for name, value in fields.items() if value is not None}
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            self._errors.seek(0)
            words = self._errors.read().decode(errors="replace").strip().splitlines()
            raise SideError(f"{self.name} ended at '{what}': {' | '.join(words[-3:])}")
        reply = json.loads(line)
        if not reply["ok"]:
            raise SideError(f"{self.name}: {reply['error']}")
        return reply

    @property
    def seconds(self) -> float:
        """Processor time that the process has taken."""
        fields = pathlib.Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def __enter__(self) -> "Side":
        return self

    def __exit__(self, *_) -> None:
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(timeout=60)
        self._errors.close()


def probe(binary: pathlib.Path, threads: int = 1) -> Side:
    """Plexus."""
    return Side("Plexus", [str(binary)], threads)


def worker(library: str, threads: int = 1, keeps_memory: bool = False) -> Side:
    """Another library, in a Python process of its own."""
    return Side(library, [sys.executable, str(HERE / "worker.py"), library], threads, keeps_memory)
