"""Convolutions, poolings and upsampling held against PyTorch, on random shapes; channels stand last here."""

import torch
import torch.nn.functional as F

from parity import Case
from parity_layers import Shapes, with_gradients


def first(x: torch.Tensor) -> torch.Tensor:
    """Channels behind the samples, as PyTorch has them."""
    return x.movedim(-1, 1)


def last(x: torch.Tensor) -> torch.Tensor:
    return x.movedim(1, -1)


def convolution(shapes: Shapes) -> Case:
    rank, groups = shapes.between(2, 3), [1, 1, 2, 3][shapes.between(0, 3)]
    inputs, outputs = groups * shapes.between(1, 9), groups * shapes.between(1, 9)
    kernel = [shapes.between(1, 5) for _ in range(rank)]
    stride = [shapes.between(1, 2)] * rank
    dilation = [shapes.between(1, 2)] * rank
    padding = [shapes.between(0, 2) for _ in range(rank)]
    size = [d * (k - 1) + 1 + shapes.between(0, 10 if rank == 2 else 4) for k, d in zip(kernel, dilation)]
    output = [(n + 2 * p - d * (k - 1) - 1) // s + 1 for n, p, d, k, s in zip(size, padding, dilation, kernel, stride)]
    batch = shapes.between(1, 6)
    density = [None, 0.1][shapes.between(0, 1)]
    shape = [batch, *size, inputs]
    arrays = {
        "x": shapes.normal(*shape) if density is None else shapes.spikes(density, *shape),
        "w": shapes.normal(*kernel, inputs // groups, outputs), "g": shapes.normal(batch, *output, outputs)}
    names = ["x", "w"]
    if shapes.between(0, 1):
        arrays["b"] = shapes.normal(outputs)
        names.append("b")
    function = {2: F.conv2d, 3: F.conv3d}[rank]

    def compute(x, w, b=None):
        weight = w.movedim((-1, -2), (0, 1))
        return last(function(first(x), weight, b, stride, padding, dilation, groups))

    settings = {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}
    return Case(
        f"{shape} by {kernel} to {outputs}, stride {stride[0]}, dilation {dilation[0]}, groups {groups}",
        "convolution", settings, arrays, lambda: with_gradients(compute, arrays, names))


def transposed(shapes: Shapes) -> Case:
    groups = shapes.between(1, 2)
    inputs, outputs = groups * shapes.between(1, 8), groups * shapes.between(1, 8)
    kernel, stride = shapes.between(2, 5), shapes.between(1, 3)
    padding, extra = shapes.between(0, 1), shapes.between(0, stride - 1)
    batch, size = shapes.between(1, 5), [shapes.between(2, 9) for _ in range(2)]
    output = [(n - 1) * stride - 2 * padding + kernel + extra for n in size]
    arrays = {
        "x": shapes.normal(batch, *size, inputs), "w": shapes.normal(kernel, kernel, inputs // groups, outputs),
        "b": shapes.normal(outputs), "g": shapes.normal(batch, *output, outputs)}

    def compute(x, w, b):
        # PyTorch wants [input, output / groups, …], ours is […, input / groups, output].
        parts = [part.permute(2, 3, 0, 1) for part in w.chunk(groups, -1)]
        return last(F.conv_transpose2d(first(x), torch.cat(parts), b, stride, padding, extra, groups))

    settings = {"stride": stride, "padding": padding, "output-padding": extra, "groups": groups}
    return Case(
        f"[{batch}, {size}, {inputs}] by {kernel} to {outputs}, stride {stride}, groups {groups}",
        "transposed-convolution", settings, arrays, lambda: with_gradients(compute, arrays, ["x", "w", "b"]))


def pooling(shapes: Shapes) -> Case:
    rank = shapes.between(2, 3)
    kind = ["maximum", "average", "average-without-padding"][shapes.between(0, 2)]
    kernel = [shapes.between(2, 4)] * rank
    stride = [shapes.between(1, kernel[0])] * rank
    padding = [shapes.between(0, kernel[0] // 2)] * rank
    size = [kernel[0] + shapes.between(0, 8) for _ in range(rank)]
    output = [(n + 2 * padding[0] - kernel[0]) // stride[0] + 1 for n in size]
    batch, channels = shapes.between(1, 4), shapes.between(1, 20)
    arrays = {"x": shapes.normal(batch, *size, channels), "g": shapes.normal(batch, *output, channels)}

    def compute(x):
        if kind == "maximum":
            function = {2: F.max_pool2d, 3: F.max_pool3d}[rank]
            return last(function(first(x), kernel, stride, padding))
        function = {2: F.avg_pool2d, 3: F.avg_pool3d}[rank]
        return last(function(first(x), kernel, stride, padding, count_include_pad=kind == "average"))

    settings = {"kind": kind, "kernel": kernel, "stride": stride, "padding": padding}
    return Case(
        f"{kind} of [{batch}, {size}, {channels}] by {kernel[0]}, stride {stride[0]}, padding {padding[0]}", "pooling",
        settings, arrays, lambda: with_gradients(compute, arrays, ["x"]))


def upsampling(shapes: Shapes) -> Case:
    kind = ["nearest", "bilinear", "bilinear-aligned"][shapes.between(0, 2)]
    rank = shapes.between(2, 3) if kind == "nearest" else 2
    factor = [shapes.between(1, 3) for _ in range(rank)]
    batch, channels = shapes.between(1, 4), shapes.between(1, 20)
    size = [shapes.between(1, 7) for _ in range(rank)]
    arrays = {
        "x": shapes.normal(batch, *size, channels),
        "g": shapes.normal(batch, *[n * f for n, f in zip(size, factor)], channels)}

    def compute(x):
        scale = [float(f) for f in factor]
        if kind == "nearest":
            return last(F.interpolate(first(x), scale_factor=scale, mode="nearest"))
        return last(
            F.interpolate(first(x), scale_factor=scale, mode="bilinear", align_corners=kind == "bilinear-aligned"))

    return Case(
        f"{kind} of [{batch}, {size}, {channels}] by {factor}", "upsampling", {"kind": kind, "factor": factor}, arrays,
        lambda: with_gradients(compute, arrays, ["x"]))


def global_average(shapes: Shapes) -> Case:
    rank, batch, channels = shapes.between(1, 3), shapes.between(1, 6), shapes.between(1, 40)
    size = [shapes.between(1, 9) for _ in range(rank)]
    arrays = {"x": shapes.normal(batch, *size, channels), "g": shapes.normal(batch, channels)}

    def compute(x):
        return x.mean(dim=tuple(range(1, rank + 1)))

    return Case(
        f"[{batch}, {size}, {channels}]", "global-average", {}, arrays, lambda: with_gradients(compute, arrays, ["x"]))


MAKERS = {
    "convolutions (two and three axes, strides, dilation, groups)": convolution,
    "transposed convolution": transposed, "poolings (maximum, average)": pooling,
    "upsampling (nearest, bilinear)": upsampling, "global average": global_average,
}
