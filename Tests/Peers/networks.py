"""The random network whose targets are controlled, as arrays and as the files that Plexus reads."""

import pathlib

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
