"""What the timed networks learn from: MNIST with its real sparsity, and the weights that all sides start with."""

import gzip
import os
import pathlib

import numpy

from environment import give_up

STEPS = 10
# Samples per batch.
BATCH = {"mlp": 128, "conv": 64}
# Batches that are used in turn.
BATCHES = 8
# The weights of each layer, in Plexus' order of axes: [input, output] or [height, width, input, output].
WEIGHTS = {
    "mlp": [(784, 800), (800, 10)],
    "conv": [(5, 5, 1, 15), (5, 5, 15, 40), (1960, 300), (300, 10)],
}
# What the bound of He's initialisation is multiplied by, so that every population fires.
GAIN = {"mlp": 1.0, "conv": 2.0}
TITLES = {"mlp": "784-800-10", "conv": "15C5-AP2-40C5-AP2-300FC-10"}


def folder() -> pathlib.Path:
    """The folder of MNIST; ends the program where there is none."""
    place = pathlib.Path(os.environ.get("PLEXUS_DATA", "data")) / "mnist"
    if not place.is_dir():
        give_up(f"there is no folder {place}. Set PLEXUS_DATA to the folder that holds mnist/.")
    return place


def read(name: str) -> numpy.ndarray:
    """An IDX file, packed or not."""
    for path in (folder() / f"{name}.gz", folder() / name):
        if path.exists():
            raw = path.read_bytes()
            raw = gzip.decompress(raw) if path.suffix == ".gz" else raw
            axes = raw[3]
            shape = numpy.frombuffer(raw, ">u4", axes, 4)
            return numpy.frombuffer(raw, numpy.uint8, offset=4 + 4 * axes).reshape(shape)
    give_up(f"{folder()} has no {name}.gz. Put MNIST's four files there.")


def write(network: str, spiking: bool, path: pathlib.Path, brightness: float = 1) -> None:
    """Batches `x` [batch, sample, pixel] (of spikes: [batch, step·sample, pixel]), `labels`, weights and biases."""
    random = numpy.random.default_rng(7)
    count = BATCH[network]
    chosen = random.permutation(60_000)[: BATCHES * count].reshape(BATCHES, count)
    images = read("train-images-idx3-ubyte").reshape(-1, 784)[chosen]
    if spiking:
        # Each pixel fires with its brightness, times a factor, as probability, in each step anew.
        chance = random.random((BATCHES, STEPS, count, 784), dtype=numpy.float32)
        x = (chance < brightness / 255 * images[:, None].astype(numpy.float32)).astype(numpy.uint8)
        x = x.reshape(BATCHES, STEPS * count, 784)
    else:
        x = images
    arrays = {"x": x, "labels": read("train-labels-idx1-ubyte")[chosen].astype(numpy.int32)}
    for index, shape in enumerate(WEIGHTS[network]):
        bound = GAIN[network] * (6 / numpy.prod(shape[:-1])) ** 0.5
        arrays[f"w{index}"] = random.uniform(-bound, bound, shape).astype(numpy.float32)
        arrays[f"b{index}"] = numpy.zeros(shape[-1], numpy.float32)
    numpy.savez(path, **arrays)
