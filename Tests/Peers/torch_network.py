"""The timed networks as PyTorch modules that start with given weights."""

import os

import numpy
import torch
import torch.nn as nn
import torch.nn.functional as F

RATE = 1e-3


class Data:
    """The batches of one network and the weights it starts with; see data.write."""

    def __init__(self, request: dict):
        torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
        settings = request["settings"]
        self.network = settings["network"]
        self.steps = settings["steps"]
        with numpy.load(request["input"]) as arrays:
            self.arrays = dict(arrays)
        x = torch.from_numpy(self.arrays["x"]).float()
        if self.steps == 1:
            x /= 255
        pixels = (1, 28, 28) if self.network == "conv" else (784,)
        # [batch, step, sample, pixel…], or without steps.
        shape = (x.shape[0], self.steps, x.shape[1] // self.steps) if self.steps > 1 else x.shape[:2]
        self.x = x.reshape(*shape, *pixels)
        self.labels = torch.from_numpy(self.arrays["labels"].astype(numpy.int64))
        self._next = 0

    def batch(self) -> tuple[torch.Tensor, torch.Tensor]:
        index = self._next
        self._next = (index + 1) % len(self.x)
        return self.x[index], self.labels[index]

    def load(self, modules: list[nn.Module]) -> None:
        """Puts the weights into the layers that have any, in their order."""
        layers = [module for module in modules if isinstance(module, (nn.Linear, nn.Conv2d))]
        for index, layer in enumerate(layers):
            weight = torch.from_numpy(self.arrays[f"w{index}"])
            if isinstance(layer, nn.Conv2d):
                weight = weight.permute(3, 2, 0, 1)
            elif layer.in_features == 1960:
                # Plexus flattens [height, width, channel], PyTorch [channel, height, width].
                weight = weight.reshape(7, 7, 40, 300).permute(3, 2, 0, 1).reshape(300, 1960)
            else:
                weight = weight.T
            with torch.no_grad():
                layer.weight.copy_(weight)
                layer.bias.copy_(torch.from_numpy(self.arrays[f"b{index}"]))


def groups(network: str, linear=nn.Linear, conv=nn.Conv2d, pool=nn.AvgPool2d, flatten=nn.Flatten) -> list[list[nn.Module]]:
    """The layers between two populations of neurons, population by population."""
    if network == "mlp":
        return [[linear(784, 800)], [linear(800, 10)]]
    return [
        [conv(1, 15, 5, padding=2)], [pool(2), conv(15, 40, 5, padding=2)],
        [pool(2), flatten(), linear(1960, 300)], [linear(300, 10)]]


def training_step(model: nn.Module, data: Data, logits, after=lambda: None):
    """One step: gradients to nothing, forward, cross entropy, backward, Adam, and what comes after."""
    optimiser = torch.optim.Adam(model.parameters(), lr=RATE)

    def step() -> None:
        x, labels = data.batch()
        optimiser.zero_grad(set_to_none=True)
        F.cross_entropy(logits(x), labels).backward()
        optimiser.step()
        after()

    return step
