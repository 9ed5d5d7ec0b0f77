"""Windows of the corpora as padded batches, for ever: cut, named and cased anew at each pass."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import corpora
import numpy as np
import torch
from torch import Tensor

from dashboard.extract.model.subwords import (
    CASE_LOWER,
    CASE_MIXED,
    CASE_UPPER,
    Window,
    window_input,
    windows,
)

BATCH_PIECES = 2048  # of one process
# What a window's letters may be turned to: a headline in capitals, a message without any.
RECASED = (CASE_UPPER, CASE_LOWER)
Renamed = Callable[[corpora.Example, random.Random], corpora.Example]
Item = dict[str, Any]  # a window's rows by name, its pairs and whether people made it


class Stream:
    """Windows of a corpus for ever, cut anew at each pass, in batches of like length.

    `renamed` gives an article other names in a share of `swap` of the passes; a share of `recase` of the
    windows loses its capitals or has nothing else.
    """

    def __init__(
        self,
        examples: list[corpora.Example],
        rng: random.Random,
        *,
        renamed: Renamed | None = None,
        swap: float = 0.0,
        recase: float = 0.0,
    ) -> None:
        self.examples = examples
        self.rng = rng
        self.renamed, self.swap, self.recase = renamed, swap, recase
        self.batches = self._batches()

    def next_batch(self) -> dict[str, Tensor]:
        """Return the next batch as padded tensors."""
        return collate(next(self.batches))

    def _batches(self) -> Iterator[list[Item]]:
        while True:
            cut = [item for example in self.examples for item in self._cut(example)]
            self.rng.shuffle(cut)
            batches = []
            for at in range(0, len(cut), 256):
                batches += list(_packed(sorted(cut[at : at + 256], key=lambda item: len(item["ids"]))))
            self.rng.shuffle(batches)
            yield from batches

    def _cut(self, example: corpora.Example) -> Iterator[Item]:
        size = self.rng.choice((200, 300, 400, 400))
        if self.renamed and self.rng.random() < self.swap:
            example = self.renamed(example, self.rng)
        for window in windows(example.words, size=size, context=0, first_size=self.rng.randint(60, size)):
            item = _item(example, window)
            if self.rng.random() < self.recase:
                lettered = (item["case"] >= CASE_LOWER) & (item["case"] <= CASE_MIXED)
                item["case"] = np.where(lettered, self.rng.choice(RECASED), item["case"])
            yield item


def _item(example: corpora.Example, window: Window) -> Item:
    piece = window_input(example.words, window)
    here = slice(window.start, window.end)
    item: Item = {
        "ids": piece.ids,
        "case": piece.case,
        "state": piece.state,
        "pairs": [],
        "gold": example.gold,
    }
    for name in ("role", "name", "tag", "sentence"):
        row = np.full(len(piece.ids), corpora.UNKNOWN, dtype=np.int64)
        row[piece.at] = getattr(example, name)[here]
        item[name] = row
    row = np.full(len(piece.ids), corpora.UNKNOWN, dtype=np.int64)
    anchor = example.anchor[here]
    within = (anchor >= window.start) & (anchor < window.end)
    row[piece.at[within]] = piece.at[anchor[within] - window.start]
    item["link"] = row
    for word in range(window.start, window.end):
        if targets := example.antecedents.get(word):
            inside = [t for t in targets if t >= window.start] or [word]
            item["pairs"].append(
                (int(piece.at[word - window.start]), [int(piece.at[t - window.start]) for t in inside])
            )
    return item


def _packed(items: list[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    for item in items:
        if batch and len(item["ids"]) * (len(batch) + 1) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def collate(items: list[Item]) -> dict[str, Tensor]:
    """Pad a batch; antecedents become rows (window, piece) and a mask over the pieces they may be."""
    length = max(len(item["ids"]) for item in items)

    def padded(name: str, value: int) -> Tensor:
        rows = [np.pad(item[name], (0, length - len(item["ids"])), constant_values=value) for item in items]
        return torch.from_numpy(np.stack(rows))

    batch = {name: padded(name, 0) for name in ("ids", "case", "state")}
    batch |= {name: padded(name, corpora.UNKNOWN) for name in ("role", "name", "tag", "sentence", "link")}
    lengths = torch.tensor([len(item["ids"]) for item in items])
    batch["mask"] = torch.arange(length)[None, :] < lengths[:, None]
    pairs = [(row, here, there) for row, item in enumerate(items) for here, there in item["pairs"]]
    batch["pair_at"] = torch.tensor([pair[:2] for pair in pairs], dtype=torch.long).reshape(-1, 2)
    right = torch.zeros((len(pairs), length), dtype=torch.bool)
    for number, (_, _, there) in enumerate(pairs):
        right[number, there] = True
    batch["pair_right"] = right
    batch["gold"] = torch.tensor(float(items[0]["gold"]))
    return batch
