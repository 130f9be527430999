"""Training steps of ordinary networks by PyTorch."""

import torch
import torch.nn as nn

import torch_network


def prepare(library: str, request: dict):
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
    return torch_network.training_step(model, data, model), dict
