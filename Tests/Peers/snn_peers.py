"""Training steps of spiking networks by other libraries, each used as its own documentation recommends.

Leaky integrate-and-fire neurons of leak 1/2, threshold 1 and reset to 0, direct cross entropy of spike counts.
Every library keeps its default surrogate where it offers the neuron; all weights start alike.
"""

import torch
import torch.nn as nn

import torch_network

LEAK, THRESHOLD = 0.5, 1.0


def prepare(library: str, request: dict):
    data = torch_network.Data(request)
    model, logits, after = MAKERS[library](data)
    data.load(list(model.modules()))
    if library == "fused-channels-last":
        model = model.to(memory_format=torch.channels_last)
    return torch_network.training_step(model, data, logits, after), dict


class Rectangle(torch.autograd.Function):
    """A step with a rectangular window in place of its derivative, the cheapest surrogate there is."""

    @staticmethod
    def forward(context, distance):
        context.save_for_backward(distance)
        return (distance > 0).to(distance.dtype)

    @staticmethod
    def backward(context, gradient):
        (distance,) = context.saved_tensors
        return gradient * (distance.abs() < 0.5)


class FusedWindow(torch.autograd.Function):
    """A whole window of neurons with back-propagation through time written by hand, in place where it can be."""

    @staticmethod
    def forward(context, currents):
        membranes, spikes = torch.empty_like(currents), torch.empty_like(currents)
        rest = torch.zeros_like(currents[0])
        for x, membrane, spike in zip(currents, membranes, spikes):
            torch.add(x, rest, alpha=LEAK, out=membrane)
            torch.gt(membrane, THRESHOLD, out=spike)
            torch.addcmul(membrane, membrane, spike, value=-1, out=rest)
        context.save_for_backward(membranes, spikes)
        return spikes

    @staticmethod
    def backward(context, gradients):
        membranes, spikes = context.saved_tensors
        results = torch.empty_like(membranes)
        later = None
        for t in reversed(range(len(membranes))):
            own = results[t]
            torch.sub(membranes[t], THRESHOLD, out=own)
            own.abs_().lt_(0.5).mul_(gradients[t])
            if later is not None:
                own.add_(later - later * spikes[t], alpha=LEAK)
            later = own
        return results


class Window(nn.Module):
    """Layers once on all steps together, then their neurons step by step."""

    def __init__(self, layers: list[nn.Module], steps: int):
        super().__init__()
        self.layers, self.steps = nn.Sequential(*layers), steps

    def forward(self, x):
        y = self.layers(x)
        return FusedWindow.apply(y.view(self.steps, -1, *y.shape[1:])).flatten(0, 1)


def fused(data):
    model = nn.Sequential(*[Window(group, data.steps) for group in torch_network.groups(data.network)])

    def logits(x):
        return model(x.flatten(0, 1)).view(data.steps, -1, 10).sum(0)

    return model, logits, lambda: None


class StepByStep(nn.Module):
    """All layers for one step after another, with neurons that give spikes and the next state."""

    def __init__(self, network: str, neuron, first):
        super().__init__()
        self.layers = nn.ModuleList(nn.Sequential(*group) for group in torch_network.groups(network))
        self.neurons = nn.ModuleList(neuron() for _ in self.layers)
        self.first = first

    def forward(self, x):
        states = [self.first(neuron) for neuron in self.neurons]
        count = 0
        for spikes in x:
            for index, (layer, neuron) in enumerate(zip(self.layers, self.neurons)):
                spikes, states[index] = neuron(layer(spikes), states[index])
            count = count + spikes
        return count


class Neuron(nn.Module):
    def forward(self, x, rest):
        membrane = x if rest is None else torch.add(x, rest, alpha=LEAK)
        spikes = Rectangle.apply(membrane - THRESHOLD)
        return spikes, membrane * (1 - spikes.detach())


def by_step(data):
    model = StepByStep(data.network, Neuron, lambda _: None)
    return model, model, lambda: None


def snntorch(data):
    import snntorch

    model = StepByStep(
        data.network, lambda: snntorch.Leaky(beta=LEAK, threshold=THRESHOLD, reset_mechanism="zero"),
        lambda neuron: neuron.init_leaky())
    return model, model, lambda: None


def norse(data):
    from norse.torch import LIFBoxCell, LIFBoxParameters

    # A time constant of two steps of a millisecond: half the membrane stays.
    parameters = LIFBoxParameters(tau_mem_inv=torch.tensor(500.0))
    model = StepByStep(data.network, lambda: LIFBoxCell(parameters), lambda _: None)
    return model, model, lambda: None


def spikingjelly(data, mode="m"):
    from spikingjelly.activation_based import functional, layer, neuron, surrogate

    populations = torch_network.groups(
        data.network, layer.Linear, layer.Conv2d, layer.AvgPool2d, layer.Flatten)
    modules = []
    for group in populations:
        modules += group
        modules.append(neuron.LIFNode(
            tau=1 / (1 - LEAK), decay_input=False, v_threshold=THRESHOLD, v_reset=0.0,
            surrogate_function=surrogate.ATan(), detach_reset=True))
    model = nn.Sequential(*modules)
    functional.set_step_mode(model, mode)

    def logits(x):
        return model(x).sum(0) if mode == "m" else sum(model(step) for step in x)

    return model, logits, lambda: functional.reset_net(model)


MAKERS = {
    "fused": fused, "fused-channels-last": fused, "by-step": by_step, "snntorch": snntorch, "norse": norse,
    "spikingjelly": spikingjelly, "spikingjelly-by-step": lambda data: spikingjelly(data, "s"),
}
