"""Training steps of ordinary networks, and matrix products, by PyTorch."""

import os

import torch
import torch.nn as nn

import torch_network


def prepare(library: str, request: dict):
    if library == "pytorch-product":
        return product(request["settings"]), dict
    data = torch_network.Data(request)
    populations = torch_network.groups(data.network)
    modules = []
    for group in populations:
        modules += group
        modules.append(nn.ReLU())
    model = nn.Sequential(*modules[:-1])
    data.load(list(model.modules()))
    if library == "pytorch-channels-last":
        model = model.to(memory_format=torch.channels_last)
        if data.network == "conv":
            data.x = torch.stack([x.contiguous(memory_format=torch.channels_last) for x in data.x])
    return torch_network.training_step(model, data, model), dict


def product(settings: dict):
    """A product of two matrices into memory that is there."""
    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    rows, columns, depth = settings["rows"], settings["columns"], settings["depth"]
    a, b, c = torch.rand(rows, depth), torch.rand(depth, columns), torch.empty(rows, columns)
    if settings["transposing"] == "first":
        a = a.T.contiguous().T
    if settings["transposing"] == "second":
        b = b.T.contiguous().T

    def step() -> None:
        torch.mm(a, b, out=c)

    return step
