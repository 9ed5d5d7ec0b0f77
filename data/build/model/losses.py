"""What each head got wrong in a batch."""

import argparse

import torch
from network import FAR_BELOW, Reader
from torch import Tensor
from torch.nn import functional

FEATURES = ("case", "state")
HEADS = ("role", "name", "tag", "sentence", "link", "antecedent")


def of(model: Reader, batch: dict[str, Tensor], options: argparse.Namespace) -> dict[str, Tensor]:
    """Return each head's weighted loss; what a machine annotated in PolNeAR counts less."""
    for feature in options.without:
        batch[feature] = torch.zeros_like(batch[feature])
    sure, named = (1.0, 1.0) if batch["gold"] else (options.silver, options.silver_names)
    parts = _all(model, batch, sure, named)
    wanted = {name: loss for name, loss in parts.items() if name in (options.heads or HEADS)}
    # A batch may ask none of the heads that are trained alone: then it teaches nothing.
    return wanted or {name: loss * 0 for name, loss in parts.items()}


def _all(model: Reader, batch: dict[str, Tensor], sure: float, named: float) -> dict[str, Tensor]:
    x = model.encode(batch["ids"], batch["case"], batch["state"], batch["mask"])
    losses = {}
    for name, head, weight in (
        ("role", model.roles, 1.0),
        ("name", model.names, named),
        ("tag", model.tags, 0.3 * sure),
        ("sentence", model.sentences, 0.3 * sure),
    ):
        known = batch[name] >= 0
        if known.any():
            losses[name] = weight * functional.cross_entropy(head(x[known]).float(), batch[name][known])
    closed = (~batch["mask"])[:, None, :] * FAR_BELOW
    if (known := batch["link"] >= 0).any():
        scores = (model.links(x).float() + closed)[known]
        losses["link"] = 0.3 * functional.cross_entropy(scores, batch["link"][known])
    if len(batch["pair_at"]):
        window, piece = batch["pair_at"].unbind(1)
        scores = (model.antecedents(x).float() + closed)[window, piece]
        later = torch.arange(scores.shape[1])[None, :] > piece[:, None]
        scores = functional.log_softmax(scores + later * FAR_BELOW, dim=1)
        right = torch.logsumexp(scores + ~batch["pair_right"] * FAR_BELOW, dim=1)
        losses["antecedent"] = -0.4 * sure * right.mean()
    return losses
