"""The random network whose targets are controlled, as arrays and as the files that Plexus reads."""

import pathlib
import subprocess
import sys

import numpy

NODES = 1_000_000
MEAN_DEGREE = 4
TARGET_SHARE = 0.3


def write(folder: pathlib.Path, nodes: int = NODES) -> dict[str, pathlib.Path]:
    """A uniform random network without loops or repeated edges, `network.npz`, `edges.txt` and `targets.txt`."""
    random = numpy.random.default_rng(1)
    wanted = nodes * MEAN_DEGREE
    drawn = random.integers(0, nodes, (2, wanted + wanted // 50))
    drawn = drawn[:, drawn[0] != drawn[1]]
    _, first = numpy.unique(drawn[0] * nodes + drawn[1], return_index=True)
    tails, heads = drawn[:, numpy.sort(first)[:wanted]].astype(numpy.int32)
    targets = numpy.sort(random.permutation(nodes)[: round(nodes * TARGET_SHARE)]).astype(numpy.int32)
    files = {name: folder / name for name in ("network.npz", "edges.txt", "targets.txt")}
    numpy.savez(files["network.npz"], tails=tails, heads=heads, targets=targets)
    numpy.savetxt(files["edges.txt"], numpy.stack([tails, heads], 1), "%d")
    numpy.savetxt(files["targets.txt"], targets, "%d")
    return files


def bytes_per_edge(plexus: pathlib.Path, files: dict[str, pathlib.Path]) -> float:
    """What `plexus run target-control` needs at its peak over the same command on an empty network."""
    empty = files["edges.txt"].with_name("empty.txt")
    empty.write_text("")
    peak = peak_memory(plexus, [f"edges={files['edges.txt']}", f"targets={files['targets.txt']}"])
    return (peak - peak_memory(plexus, [f"edges={empty}"])) / (NODES * MEAN_DEGREE)


# Starts a program and tells its largest resident memory; of a small process, as a program counts its starter's, too.
STARTER = (
    "import os, sys; pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ); _, status, usage = os.wait4(pid, 0); "
    "print(os.waitstatus_to_exitcode(status), usage.ru_maxrss * 1024)")


def peak_memory(plexus: pathlib.Path, settings: list[str]) -> int:
    """The largest resident memory of a run, bytes."""
    command = [str(plexus), "run", "target-control", "--no-save", "--json", "--threads", "1"]
    for setting in settings:
        command += ["--set", setting]
    done = subprocess.run(
        [sys.executable, "-S", "-E", "-c", STARTER, *command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True, check=True)
    status, peak = map(int, done.stdout.split()[-2:])
    if status != 0:
        raise RuntimeError(f"{' '.join(command)} ended with status {status}")
    return peak
