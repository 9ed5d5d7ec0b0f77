"""From the heads' scores to spans: the best tag sequence, and which pieces belong to one attribution."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
FAR_BELOW = -1e4

# The cost of being alone and of each word of distance, in nats.
# These come from a feasibility trial on PolNeAR dev and were not swept again for this model.
ALONE, FAR, FLOOR = 4.0, 0.03, -3.0
CUE_REACH = 20  # words between two pieces of one cue ("called … a liar"); one cue never spans sentences
BESIDE = 1  # words between a cue without a source and a source of another: "she | later | wrote, adding …"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words [start, end) with one label."""

    start: int
    end: int
    label: str


@dataclass(slots=True)
class Unit:
    """One attribution: word stretches of its source, cue and content."""

    source: list[Stretch]
    cue: list[Stretch]
    content: list[Stretch]

    def stretches(self) -> list[Stretch]:
        """Return all stretches."""
        return self.source + self.cue + self.content


def stretches(scores: Scores, labels: Sequence[str], breaks: Sequence[int]) -> list[Stretch]:
    """Return the stretches of the best BIO sequence; `breaks` are the rows where a paragraph begins."""
    moves = _moves(labels)
    found: list[Stretch] = []
    for begin, stop in pairwise([*breaks, len(scores)]):
        start = -1
        path = _best_path(scores[begin:stop], moves)
        for offset, number in enumerate([*path.tolist(), 0]):
            if start >= 0 and not labels[number].startswith("I-"):
                found.append(Stretch(begin + start, begin + offset, labels[path[start]][2:]))
                start = -1
            if labels[number].startswith("B-"):
                start = offset
    return found


def _moves(labels: Sequence[str]) -> Scores:
    """Return 0 for each move from a row's label to a column's that BIO allows, else a number far below 0."""
    moves = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for row, before in enumerate(labels):
        for column, after in enumerate(labels):
            if after.startswith("I-") and (before == "O" or before[2:] != after[2:]):
                moves[row, column] = FAR_BELOW
    return moves


def _best_path(scores: Scores, moves: Scores) -> NDArray[np.int64]:
    """Return the best label of each row (Viterbi), as if an O came before the first row."""
    best: NDArray[np.int64] = scores.argmax(axis=1)
    before = np.concatenate([[0], best[:-1]])
    if (moves[before, best] == 0).all():
        return best
    total = scores[0] + moves[0]
    back = np.zeros(scores.shape, dtype=np.int64)
    for row in range(1, len(scores)):
        sums = total[:, None] + moves
        back[row] = sums.argmax(axis=0)
        total = sums[back[row], np.arange(scores.shape[1])] + scores[row]
    path = np.zeros(len(scores), dtype=np.int64)
    path[-1] = total.argmax()
    for row in range(len(scores) - 1, 0, -1):
        path[row - 1] = back[row, path[row]]
    return path


def log_softmax(scores: Scores) -> Scores:
    """Return row-wise log probabilities."""
    shifted: Scores = scores - scores.max(axis=-1, keepdims=True)
    sums: Scores = np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return shifted - sums


def bind(found: Sequence[Stretch], scores: Scores) -> Iterator[tuple[int, int]]:
    """Yield (stretch, what it belongs to) by the pointer's log probabilities, in the order of `found`.

    A cue belongs to a cue (usually itself), a source to at most one cue, and a content to a cue, to a
    source without a cue, or to another content.
    """
    by_role = {
        role: [i for i, s in enumerate(found) if s.label == role] for role in ("source", "cue", "content")
    }
    cues = by_role["cue"]
    for i in cues:
        near = [c for c in cues if abs(found[c].start - found[i].start) <= CUE_REACH]
        yield i, max(near, key=lambda c: (scores[i, c], -c))
    pairs = [(scores[i, c] - _distance(found[i], found[c]), i, c) for i in by_role["source"] for c in cues]
    bound: set[int] = set()
    taken: set[int] = set()
    for score, i, c in sorted(pairs, reverse=True):
        if score >= FLOOR and i not in bound and c not in taken:
            bound.add(i)
            taken.add(c)
            yield i, c
    free = [i for i in by_role["source"] if i not in bound]
    for i in by_role["content"]:
        options = [(scores[i, i] - ALONE, i)]
        options += [(scores[i, c] - _distance(found[i], found[c]), c) for c in cues + free]
        options += [(scores[i, c], c) for c in by_role["content"] if c != i]
        yield i, max(options)[1]


def _distance(one: Stretch, other: Stretch) -> float:
    return FAR * max(0, other.start - one.end, one.start - other.end)


def units(found: Sequence[Stretch], belongs: dict[int, int]) -> list[Unit]:
    """Group stretches that belong together, in text order."""
    up = list(range(len(found)))

    def root(i: int) -> int:
        while up[i] != i:
            up[i] = up[up[i]]
            i = up[i]
        return i

    for i, j in belongs.items():
        up[root(i)] = root(j)
    groups: dict[int, Unit] = {}
    for i, stretch in enumerate(found):
        unit = groups.setdefault(root(i), Unit([], [], []))
        getattr(unit, stretch.label).append(stretch)
    _share_sources(list(groups.values()))
    return list(groups.values())


def _share_sources(found: Sequence[Unit]) -> None:
    """Give a cue without a source the one right beside it, though that has a cue: "she wrote, adding …"."""
    ends = {source.end: source for unit in found for source in unit.source}
    begins = {source.start: source for unit in found for source in unit.source}
    for unit in found:
        if unit.source or not unit.content:
            continue
        near = (
            ends.get(cue.start - words) or begins.get(cue.end + words)
            for cue in unit.cue
            for words in range(BESIDE + 1)
        )
        unit.source.extend(islice(filter(None, near), 1))
