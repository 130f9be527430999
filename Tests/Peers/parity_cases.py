"""All families of parity cases."""

import parity_images
import parity_layers
import parity_neurons
from parity import Case

MODULES = [parity_layers, parity_images, parity_neurons]
# Cases of each family, each of another shape.
COUNT = 40


def families(count: int = COUNT) -> dict[str, list[Case]]:
    """`count` cases of each family, the same in every run."""
    makers = [entry for module in MODULES for entry in module.MAKERS.items()]
    return {
        name: [maker(parity_layers.Shapes(1000 * number + index)) for index in range(count)]
        for number, (name, maker) in enumerate(makers)}
