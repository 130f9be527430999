"""Spikes and gradients of neurons held against SpikingJelly and snnTorch: spikes identical, gradients as numbers."""

import numpy
import torch
import torch.nn.functional as F

from parity import Case
from parity_layers import Shapes, with_gradients

SURROGATES = ["rectangle", "triangle", "arctangent", "sigmoid"]


def jelly_surrogate(name: str, slope: float):
    from spikingjelly.activation_based import surrogate

    return {
        "rectangle": surrogate.Rect, "triangle": surrogate.PiecewiseQuadratic, "arctangent": surrogate.ATan,
        "sigmoid": surrogate.Sigmoid}[name](alpha=slope)


def jelly_settings(shapes: Shapes) -> dict:
    return {
        "library": "spikingjelly", "leaky": bool(shapes.between(0, 3)), "tau": [1.25, 2.0, 4.0][shapes.between(0, 2)],
        "decays-input": bool(shapes.between(0, 1)), "threshold": [0.5, 1.0][shapes.between(0, 1)],
        "reset": ["hard", "soft"][shapes.between(0, 1)], "reset-potential": [0.0, -0.25][shapes.between(0, 1)],
        "detaches-reset": bool(shapes.between(0, 1)), "surrogate": SURROGATES[shapes.between(0, 3)],
        "slope": [1.0, 2.0][shapes.between(0, 1)]}


def jelly_neuron(settings: dict):
    from spikingjelly.activation_based import neuron

    common = {
        "v_threshold": settings["threshold"],
        "v_reset": settings["reset-potential"] if settings["reset"] == "hard" else None,
        "surrogate_function": jelly_surrogate(settings["surrogate"], settings["slope"]),
        "detach_reset": settings["detaches-reset"], "step_mode": "m"}
    if settings["leaky"]:
        return neuron.LIFNode(tau=settings["tau"], decay_input=settings["decays-input"], **common)
    return neuron.IFNode(**common)


def jelly_words(settings: dict) -> str:
    kind = f"LIF tau {settings['tau']}" if settings["leaky"] else "IF"
    return f"{kind}, {settings['reset']} reset, {settings['surrogate']}"


def torch_settings(shapes: Shapes) -> dict:
    return {
        "library": "snntorch", "beta": [0.5, 0.8, 0.95, 1.0][shapes.between(0, 3)],
        "threshold": [0.5, 1.0][shapes.between(0, 1)], "reset": ["subtract", "zero", "none"][shapes.between(0, 2)],
        "surrogate": ["arctangent", "sigmoid", "fast-sigmoid"][shapes.between(0, 2)],
        "slope": [2.0, 5.0][shapes.between(0, 1)]}


class SnnTorchWindow:
    """snnTorch's neuron over a window of steps."""

    def __init__(self, settings: dict):
        import snntorch
        from snntorch import surrogate

        gradient = {
            "arctangent": lambda slope: surrogate.atan(alpha=slope), "sigmoid": lambda slope: surrogate.sigmoid(slope),
            "fast-sigmoid": lambda slope: surrogate.fast_sigmoid(slope)}[settings["surrogate"]]
        self.neuron = snntorch.Leaky(
            beta=settings["beta"], threshold=settings["threshold"], reset_mechanism=settings["reset"],
            spike_grad=gradient(settings["slope"]))

    def __call__(self, currents):
        membrane, spikes = self.neuron.init_leaky(), []
        for current in currents:
            spike, membrane = self.neuron(current, membrane)
            spikes.append(spike)
        return torch.stack(spikes)


def torch_words(settings: dict) -> str:
    return f"beta {settings['beta']}, reset {settings['reset']}, {settings['surrogate']}"


def single(shapes: Shapes, settings: dict, make, words: str) -> Case:
    """Neurons on currents."""
    steps, batch, width = shapes.between(1, 20), shapes.between(1, 8), shapes.between(1, 70)
    arrays = {
        "x": shapes.normal(steps * batch, width) + 0.3, "g": shapes.normal(steps * batch, width)}

    def compute(x):
        return make(settings)(x.view(steps, batch, width)).flatten(0, 1)

    return Case(
        f"{words}, {steps}×{batch}×{width}", "neuron", settings | {"steps": steps}, arrays,
        lambda: with_gradients(compute, arrays, ["x"]), exact=("y",))


def network(shapes: Shapes, settings: dict, make, words: str) -> Case:
    """Two layers of neurons on the same weights.

    Weights are multiples of 1/16, so that all sums of spikes are exact in any order and spikes can be compared.
    """
    steps, batch = shapes.between(2, 12), shapes.between(1, 6)
    widths = [shapes.between(1, 200), shapes.between(1, 100), shapes.between(1, 20)]
    arrays = {
        "x": shapes.spikes(0.3, steps * batch, widths[0]),
        "w0": (numpy.round(12 * shapes.normal(widths[0], widths[1]) / widths[0] ** 0.5) / 16).astype(numpy.float32),
        "w1": (numpy.round(24 * shapes.normal(widths[1], widths[2]) / widths[1] ** 0.5) / 16).astype(numpy.float32),
        "g": shapes.normal(steps * batch, widths[2])}

    def reference():
        hidden = []

        def compute(x, w0, w1):
            h = make(settings)(F.linear(x, w0.T).view(steps, batch, -1))
            hidden.append(h.detach().flatten(0, 1).numpy())
            return make(settings)(F.linear(h, w1.T)).flatten(0, 1)

        return with_gradients(compute, arrays, ["x", "w0", "w1"]) | {"hidden": hidden[0]}

    return Case(
        f"{words}, {steps}×{batch}, widths {widths}", "spiking-perceptron", settings | {"steps": steps}, arrays,
        reference, exact=("y", "hidden"))


def jelly_single(shapes: Shapes) -> Case:
    settings = jelly_settings(shapes)
    return single(shapes, settings, jelly_neuron, jelly_words(settings))


def jelly_network(shapes: Shapes) -> Case:
    settings = jelly_settings(shapes)
    return network(shapes, settings, jelly_neuron, jelly_words(settings))


def torch_single(shapes: Shapes) -> Case:
    settings = torch_settings(shapes)
    return single(shapes, settings, SnnTorchWindow, torch_words(settings))


def torch_network(shapes: Shapes) -> Case:
    settings = torch_settings(shapes)
    return network(shapes, settings, SnnTorchWindow, torch_words(settings))


MAKERS = {
    "SpikingJelly's IF and LIF": jelly_single, "two layers of SpikingJelly's neurons": jelly_network,
    "snnTorch's Leaky": torch_single, "two layers of snnTorch's neurons": torch_network,
}
