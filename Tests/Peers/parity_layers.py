"""Layers, losses and optimisers held against PyTorch, on random shapes."""

import numpy
import torch
import torch.nn.functional as F

from parity import Case


def single(x: torch.Tensor) -> numpy.ndarray:
    return x.detach().numpy().copy()


def leaf(x: numpy.ndarray) -> torch.Tensor:
    return torch.from_numpy(x.copy()).requires_grad_()


def with_gradients(compute, arrays: dict[str, numpy.ndarray], names: list[str]) -> dict[str, numpy.ndarray]:
    """`y` and the gradients of sum(g·y) of the named arrays."""
    leaves = {name: leaf(arrays[name]) for name in names}
    y = compute(**leaves)
    weight = torch.from_numpy(arrays["g"]) if "g" in arrays else torch.ones_like(y)
    y.backward(weight.reshape(y.shape))
    return {"y": single(y)} | {"d" + name: single(value.grad) for name, value in leaves.items()}


class Shapes:
    """Random shapes and arrays, the same for every run."""

    def __init__(self, seed: int):
        self.random = numpy.random.default_rng(seed)

    def between(self, low: int, high: int) -> int:
        return int(self.random.integers(low, high + 1))

    def normal(self, *shape: int) -> numpy.ndarray:
        return self.random.standard_normal(shape, dtype=numpy.float32)

    def uniform(self, *shape: int) -> numpy.ndarray:
        return self.random.random(shape, dtype=numpy.float32)

    def spikes(self, density: float, *shape: int) -> numpy.ndarray:
        return (self.random.random(shape) < density).astype(numpy.float32)


def linear(shapes: Shapes) -> Case:
    batch, inputs, outputs = shapes.between(1, 70), shapes.between(1, 900), shapes.between(1, 300)
    density = [None, 0.05, 0.2, 0.4][shapes.between(0, 3)]
    x = shapes.normal(batch, inputs) if density is None else shapes.spikes(density, batch, inputs)
    arrays = {"x": x, "w": shapes.normal(inputs, outputs), "g": shapes.normal(batch, outputs)}
    names = ["x", "w"]
    if shapes.between(0, 1):
        arrays["b"] = shapes.normal(outputs)
        names.append("b")
    kind = "dense" if density is None else f"{density:.0%} spikes"
    return Case(
        f"{batch}×{inputs}→{outputs}, {kind}", "linear", {}, arrays,
        lambda: with_gradients(lambda x, w, b=None: F.linear(x, w.T, b), arrays, names))


def activation(shapes: Shapes) -> Case:
    kind = ["relu", "leaky-relu", "tanh", "sigmoid", "softmax"][shapes.between(0, 4)]
    slope = 0.25 * shapes.between(0, 4)
    shape = [shapes.between(1, 20) for _ in range(shapes.between(1, 4))]
    arrays = {"x": 4 * shapes.normal(*shape), "g": shapes.normal(*shape)}
    functions = {
        "relu": F.relu, "leaky-relu": lambda x: F.leaky_relu(x, slope), "tanh": torch.tanh,
        "sigmoid": torch.sigmoid, "softmax": lambda x: F.softmax(x, -1)}
    return Case(
        f"{kind} of {shape}", "activation", {"kind": kind, "slope": slope}, arrays,
        lambda: with_gradients(lambda x: functions[kind](x), arrays, ["x"]))


def batch_norm(shapes: Shapes) -> Case:
    channels = shapes.between(1, 70)
    # Of two or three values a channel, the input gradient is what rounding leaves: no library gets it right.
    axes = [shapes.between(8, 20)] + [shapes.between(1, 12) for _ in range([0, 2, 3][shapes.between(0, 2)])]
    training = bool(shapes.between(0, 1))
    settings = {"training": training, "momentum": 0.1, "epsilon": 1e-5}
    arrays = {
        "x": 2 * shapes.normal(*axes, channels) + shapes.normal(channels), "g": shapes.normal(*axes, channels),
        "scale": shapes.normal(channels), "shift": shapes.normal(channels), "mean": shapes.normal(channels),
        "variance": 0.5 + shapes.uniform(channels)}

    def reference():
        mean, variance = torch.from_numpy(arrays["mean"].copy()), torch.from_numpy(arrays["variance"].copy())

        def compute(x, scale, shift):
            y = F.batch_norm(x.movedim(-1, 1), mean, variance, scale, shift, training, 0.1, 1e-5)
            return y.movedim(1, -1)

        return with_gradients(compute, arrays, ["x", "scale", "shift"]) | {
            "mean": single(mean), "variance": single(variance)}

    kind = "training" if training else "inference"
    return Case(f"{axes}×{channels}, {kind}", "batch-norm", settings, arrays, reference)


def spectral_norm(shapes: Shapes) -> Case:
    inputs, outputs = shapes.between(2, 200), shapes.between(2, 200)
    vector = shapes.normal(outputs)
    arrays = {
        "w": shapes.normal(inputs, outputs), "vector": vector / numpy.linalg.norm(vector),
        "g": shapes.normal(inputs, outputs)}

    def compute(w):
        # One step of power iteration on constants, then the singular value as a function of the weight.
        with torch.no_grad():
            left = F.normalize(w @ torch.from_numpy(arrays["vector"]), dim=0)
            right = F.normalize(w.T @ left, dim=0)
            left = F.normalize(w @ right, dim=0)
        return w / (left @ (w @ right))

    return Case(
        f"{inputs}×{outputs}", "spectral-norm", {}, arrays, lambda: with_gradients(compute, arrays, ["w"]))


def loss(shapes: Shapes) -> Case:
    kind = ["cross-entropy", "binary-cross-entropy", "mean-square", "pearson"][shapes.between(0, 3)]
    batch, width = shapes.between(1, 100), shapes.between(2, 60)
    arrays = {"x": 3 * shapes.normal(batch, width)}
    if kind == "cross-entropy":
        arrays["labels"] = shapes.random.integers(0, width, batch).astype(numpy.int32)
        target = torch.from_numpy(arrays["labels"].astype(numpy.int64))
    else:
        arrays["target"] = shapes.uniform(batch, width)
        target = torch.from_numpy(arrays["target"])

    def pearson(x):
        a, b = x - x.mean(1, keepdim=True), target - target.mean(1, keepdim=True)
        return (1 - F.cosine_similarity(a, b, dim=1)).mean()

    functions = {
        "cross-entropy": lambda x: F.cross_entropy(x, target),
        "binary-cross-entropy": lambda x: F.binary_cross_entropy_with_logits(x, target),
        "mean-square": lambda x: F.mse_loss(x, target), "pearson": pearson}
    return Case(
        f"{kind} of {batch}×{width}", "loss", {"kind": kind}, arrays,
        lambda: with_gradients(functions[kind], arrays, ["x"]))


def optimiser(shapes: Shapes) -> Case:
    shape = [shapes.between(1, 40) for _ in range(2)]
    steps, rate = shapes.between(3, 8), 0.01 * shapes.between(1, 10)
    decay = [0.0, 0.01][shapes.between(0, 1)]
    arrays = {"w": shapes.normal(*shape)} | {f"g{i}": shapes.normal(*shape) for i in range(steps)}
    if shapes.between(0, 1):
        momentum = [0.0, 0.5, 0.9][shapes.between(0, 2)]
        nesterov = momentum > 0 and bool(shapes.between(0, 1))
        settings = {"kind": "sgd", "momentum": momentum, "nesterov": nesterov}
        name = f"SGD, momentum {momentum}{', Nesterov' if nesterov else ''}"

        def make(parameters):
            return torch.optim.SGD(parameters, rate, momentum, weight_decay=decay, nesterov=nesterov)
    else:
        settings = {"kind": "adam", "beta1": 0.9, "beta2": 0.99}
        name = "AdamW" if decay else "Adam"

        def make(parameters):
            return torch.optim.AdamW(parameters, rate, (0.9, 0.99), weight_decay=decay)

    def reference():
        w = leaf(arrays["w"])
        own, results = make([w]), {}
        for step in range(steps):
            w.grad = torch.from_numpy(arrays[f"g{step}"])
            own.step()
            results[f"w{step}"] = single(w)
        return results

    return Case(
        f"{name}, decay {decay}, {shape}", "optimiser", settings | {"rate": rate, "decay": decay, "steps": steps},
        arrays, reference)


def moving_average(shapes: Shapes) -> Case:
    steps, width, decay = shapes.between(3, 10), shapes.between(1, 100), 0.9
    arrays = {f"w{i}": shapes.normal(width) for i in range(steps)}

    def reference():
        model = torch.nn.Linear(1, width, bias=False)
        average = torch.optim.swa_utils.AveragedModel(
            model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(decay))
        for step in range(steps):
            with torch.no_grad():
                model.weight.copy_(torch.from_numpy(arrays[f"w{step}"])[:, None])
            average.update_parameters(model)
        return {"average": single(average.module.weight)[:, 0]}

    return Case(f"{steps} values of {width}", "average", {"decay": decay, "steps": steps}, arrays, reference)


MAKERS = {
    "Linear": linear, "activations (ReLU, leaky, tanh, sigmoid, softmax)": activation, "BatchNorm": batch_norm,
    "SpectralNorm": spectral_norm, "losses (cross entropy, binary, mean square, Pearson)": loss,
    "optimisers (SGD, Adam, AdamW)": optimiser, "exponential moving average": moving_average,
}
