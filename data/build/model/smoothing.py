"""Outliers of the activations moved into the weights, so that int8 rounds away less.

A few of the encoder's channels are ten times as large as the others; one scale for all would round those
to nothing. Each channel is divided by a factor before a product and its weights are multiplied by it: the
product is the same. After SmoothQuant (Xiao et al., ICML 2023).
"""

from collections.abc import Iterable
from functools import partial

import torch
from network import Reader
from torch import Tensor, nn

from dashboard.extract.model.subwords import Input

SMOOTHED = ("mix", "widen")  # the products whose input comes from a layer's normalisation
ALPHA = 0.7  # how much of the outliers goes over; see the table in data/accuracy.md


@torch.no_grad()
def smooth(reader: Reader, inputs: Iterable[Input]) -> None:
    """Change the weights of SMOOTHED and note the factors as `factor` on each of them."""
    largest: dict[nn.Linear, Tensor] = {}
    products = [getattr(layer, part) for layer in reader.layers for part in SMOOTHED]
    hooks = [product.register_forward_pre_hook(partial(_note, largest)) for product in products]
    for given in inputs:
        ids, case, state = (torch.from_numpy(row)[None] for row in (given.ids, given.case, given.state))
        reader.encode(ids, case, state, None)
    for hook in hooks:
        hook.remove()
    for product in products:
        widest = product.weight.abs().amax(0).clamp(min=1e-5)
        factor = largest[product].clamp(min=1e-4) ** ALPHA / widest ** (1 - ALPHA)
        factor = factor / factor.median()
        product.weight.mul_(factor)
        product.register_buffer("factor", 1 / factor)


def _note(largest: dict[nn.Linear, Tensor], product: nn.Linear, given: tuple[Tensor, ...]) -> None:
    size = given[0].abs().reshape(-1, given[0].shape[-1]).amax(0)
    largest[product] = torch.maximum(largest[product], size) if product in largest else size
